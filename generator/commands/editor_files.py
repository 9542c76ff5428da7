"""The editor's files for the site: what `make editor` has gathered, our own Python, the page's script.

A wheel brings none of what runs Python in a browser: where the folder isn't there, the page says so and shows
the forms.
"""

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.addresses import EDIT_PAGE
from generator.site.tree import overlaid

# Rooms of which a browser runs nothing.
_NOT_IN_BROWSERS = ("commands", "documents", "feeds", "github", "ledger", "mail", "shipped")
# Loaded when the page is opened; the other parts when somebody needs them.
_AT_ONCE = (
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
    "libraries.zip",
    "core.zip",
)
_VERSION = b"__VERSION__"


def editor_files(gathered: Path, scripts: list[Path], schedule: bytes | None) -> dict[str, bytes]:
    """By their names on the site; nothing where `make editor` wasn't run. `schedule` is published beside them
    where it may be."""
    if not (gathered / "pyodide.asm.wasm").exists():
        return {}
    files = {**overlaid([gathered]), "core.zip": core(), **overlaid(scripts)}
    if schedule is not None:
        files["schedule.yaml"] = schedule
    files["parts.json"] = _parts(files, has_schedule=schedule is not None)
    version = _digest({name: data for name, data in files.items() if name != "schedule.yaml"})
    files["offline.js"] = files["offline.js"].replace(_VERSION, version.encode())
    return {f"{EDIT_PAGE}{name}": data for name, data in files.items()}


def weight(files: Mapping[str, bytes]) -> int:
    """Bytes that are loaded when the page is opened, as they are stored."""
    return sum(len(files[f"{EDIT_PAGE}{name}"]) for name in _AT_ONCE)


def _parts(files: Mapping[str, bytes], *, has_schedule: bool) -> bytes:
    """What the page loads, with sizes for its progress bar."""
    sizes = {name: len(files[name]) for name in _AT_ONCE}
    return json.dumps({"atOnce": sizes, "hasSchedule": has_schedule}, separators=(",", ":")).encode()


def _digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        whole.update(f"{name}\0{hashlib.sha256(data).hexdigest()}\n".encode())
    return whole.hexdigest()[:16]


def core() -> bytes:
    """The package itself, as the browser imports it: the page can't disagree with the build."""
    package = Path(__file__).resolve().parents[1]
    files = {
        path.relative_to(package.parent).as_posix(): path.read_bytes()
        for path in sorted(package.rglob("*.py"))
        if path.relative_to(package).parts[0] not in _NOT_IN_BROWSERS
    }
    return zipped(files)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The same bytes whatever the day and the order."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), files[name], ZIP_DEFLATED, 9)
    return out.getvalue()
