"""The archive that a .docx is, the same bytes for the same parts."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The first day that an archive can name.
_NO_CLOCK = (1980, 1, 1, 0, 0, 0)
# Where Word keeps the company, the manager and the minutes spent: a template's own, and nobody's business.
_APP = "docProps/app.xml"
_EMPTY_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def steady(data: bytes, instead: Mapping[str, Iterable[bytes]] | None = None) -> bytes:
    """The archive written anew: a fixed date, names in order, nothing of whoever made the template. `instead`
    are the pieces of parts that take the place of what is in it."""
    written, others = BytesIO(), {_APP: [_EMPTY_APP], **(instead or {})}
    with ZipFile(BytesIO(data)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            part = ZipInfo(name, _NO_CLOCK)
            part.compress_type = ZIP_DEFLATED
            # The system that wrote it, which the library would name after the machine.
            part.create_system = 0
            with new.open(part, "w") as file:
                for piece in others.get(name) or [old.read(name)]:
                    file.write(piece)
    return written.getvalue()
