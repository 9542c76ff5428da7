"""The editor's files for the site: what `make editor` has gathered, our own Python, the page's script.

A wheel brings none of what runs Python in a browser: where the folder isn't there, the page says so and shows
the forms.
"""

import gzip
import hashlib
import io
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.addresses import EDIT_PAGE
from generator.agenda import Agenda
from generator.cache import Cache, key_of
from generator.file_names import EDITOR, SCHEDULE
from generator.project import Project, read_bytes
from generator.schedule.choices import Appearance, Names
from generator.site.tree import overlaid

# Rooms of which a browser runs nothing.
_NOT_IN_BROWSERS = (
    "cache",
    "commands",
    "district",
    "documents",
    "feeds",
    "github",
    "ledger",
    "mail",
    "shipped",
)
# Loaded when the page is opened; the other parts when somebody needs them.
_AT_ONCE = (
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
    "libraries.zip",
    "core.zip",
)
_SCRIPTS = ("pyodide.mjs", "pyodide.asm.mjs")
_RUNTIME, _WORKER, PARTS = "pyodide.asm.wasm", "worker.js", "parts.json"
# The repository's variable.
PUBLISH_FILE = "EDITOR_FILE"


def editor_of(project: Project, agenda: Agenda, gathered: Path | None) -> dict[str, bytes]:
    """Nothing where no folder is named; says so where `make editor` wasn't run."""
    if gathered is None:
        return {}
    if not (gathered / _RUNTIME).exists():
        print(f"Редактора на сайте не будет: в папке «{gathered}» его нет (make editor, нужен npm)")
        return {}
    return editor_files(gathered, project.folders(EDITOR), published_schedule(project, agenda))


def published_schedule(project: Project, agenda: Agenda) -> bytes | None:
    """The file itself, where the school has said so and nobody's name is shortened or hidden on the site."""
    if os.environ.get(PUBLISH_FILE, "") != "on":
        return None
    schedule = agenda.schedule
    hides = any(each.public not in (None, Appearance.FULL) for each in schedule.teachers)
    if schedule.school.names is not Names.FULL or hides:
        print(f"{PUBLISH_FILE}=on не действует: в графике есть имена, которых сайт целиком не показывает")
        return None
    return read_bytes(project.schedule)


def editor_files(gathered: Path, scripts: Iterable[Path], schedule: bytes | None) -> dict[str, bytes]:
    """By their names on the site; `schedule` is published beside them. What runs lies in a folder named by
    its content, so that a browser may keep it for good."""
    pages = overlaid(scripts)
    running = {**overlaid([gathered]), "core.zip": core(), _WORKER: pages.pop(_WORKER)}
    folder = f"run-{_digest(running)}/"
    parts = _parts(running, folder, has_schedule=schedule is not None)
    files = pages | {f"{folder}{name}": data for name, data in running.items()} | {PARTS: parts}
    if schedule is not None:
        files[SCHEDULE] = schedule
    return {f"{EDIT_PAGE}{name}": data for name, data in files.items()}


def _parts(running: Mapping[str, bytes], folder: str, *, has_schedule: bool) -> bytes:
    """What the page loads, with sizes for its progress bar."""
    sizes = {name: len(running[name]) for name in _AT_ONCE}
    others = sorted(running.keys() - sizes.keys())
    parts = {"folder": folder, "atOnce": sizes, "others": others, "hasSchedule": has_schedule}
    return json.dumps(parts, separators=(",", ":")).encode()


def weight(files: Mapping[str, bytes], cache: Cache) -> int:
    """Bytes that travel when the page is opened, packed as hosts pack them; 0 without an editor. Packing
    takes about a second, so the number is kept."""
    loaded = [data for name, data in files.items() if name.rpartition("/")[2] in (*_AT_ONCE, *_SCRIPTS)]

    def packed() -> bytes:
        return str(sum(len(gzip.compress(data)) for data in loaded)).encode()

    return int(cache.made(key_of("the editor's weight", *loaded), packed))


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
