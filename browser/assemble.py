"""Python and the core's libraries for the browser: `python -m browser.assemble NODE_MODULES OUT`.

Pyodide comes from npm; the libraries are the wheels of `requirements.txt`, of the same versions and by the
same hashes as those that build the site, for the browser's platform. What the editor doesn't need is cut off.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

from generator.commands.editor_files import zipped

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.txt"
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
# PyYAML has no wheel for browsers; what is Python in that for Linux works there, too.
PLATFORMS = ("pyemscripten_2026_0_wasm32", "manylinux2014_x86_64")
TARGET = ("--python-version", "314", "--implementation", "cp", "--abi", "cp314", "--abi", "none")

Wanted = Callable[[str], bool]


def _all_but(*left_out: str) -> Wanted:
    return lambda name: not name.startswith(left_out)


def _babel(name: str) -> bool:
    """Russian only."""
    kept = ("babel/global.dat", "babel/locale-data/root.dat", "babel/locale-data/ru.dat")
    return name in kept or bool(re.fullmatch(r"babel/(localtime/)?\w+\.py", name))


def _holidays(name: str) -> bool:
    """Russia only."""
    kept = r"holidays/(\w+|(calendars|groups|mixins|deprecations)/\w+|countries/(__init__|russia))\.py"
    return bool(re.fullmatch(kept, name)) or name.startswith("holidays/locale/ru/LC_MESSAGES/RU.")


LIBRARIES: dict[str, Wanted] = {
    "annotated-types": _all_but(),
    "babel": _babel,
    "holidays": _holidays,
    "pydantic": _all_but("pydantic/v1/", "pydantic/mypy.py"),
    "pydantic-core": _all_but(),
    "python-dateutil": _all_but("dateutil/zoneinfo/"),
    "pyyaml": lambda name: bool(re.fullmatch(r"yaml/\w+\.py", name)),
    "six": _all_but(),
    "typing-extensions": _all_but(),
    "typing-inspection": _all_but(),
    "tzdata": _all_but(),
}
# Fetched by the page when somebody chooses a workbook.
EXCEL: dict[str, Wanted] = {"python-calamine": _all_but()}


def main() -> None:
    modules, out = map(Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    for name in PYODIDE:
        (out / name).write_bytes((modules / "pyodide" / name).read_bytes())
    (out / "pyodide-lock.json").write_text(
        without_packages((modules / "pyodide" / "pyodide-lock.json").read_text())
    )
    with tempfile.TemporaryDirectory() as folder:
        wheels = downloaded([*LIBRARIES, *EXCEL], Path(folder))
        (out / "libraries.zip").write_bytes(zipped(_files(wheels, LIBRARIES)))
        (out / "excel.zip").write_bytes(zipped(_files(wheels, EXCEL)))


def without_packages(lock: str) -> str:
    """Pyodide's list of what it could fetch from elsewhere: nothing."""
    return json.dumps(json.loads(lock) | {"packages": {}}, separators=(",", ":"))


def locked(lock: str, names: list[str]) -> str:
    """The lines of a lock that are about these packages."""
    blocks = re.split(r"\n(?=\S)", lock)
    found = {re.split(r"[=\[ ]", block)[0]: block for block in blocks}
    return "\n".join(re.sub(r"(?m)^ *#.*$", "", found[name]) for name in names)


def downloaded(names: list[str], folder: Path) -> dict[str, Path]:
    """The wheels by the names of their packages; nothing is resolved, nothing is built."""
    requirements = folder / "requirements.txt"
    requirements.write_text(locked(LOCK.read_text("utf-8"), names), "utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--only-binary", ":all:", *TARGET, "--dest", str(folder)]
    for platform in PLATFORMS:
        command += ["--platform", platform]
    subprocess.run([*command, "--requirement", str(requirements)], check=True)  # noqa: S603
    found = {each.name.split("-")[0].replace("_", "-").lower(): each for each in folder.glob("*.whl")}
    return {name: found[name] for name in names}


def _files(wheels: dict[str, Path], wanted: dict[str, Wanted]) -> dict[str, bytes]:
    return dict(file for name, keeps in wanted.items() for file in _kept(wheels[name], keeps))


def _kept(wheel: Path, keeps: Wanted) -> Iterator[tuple[str, bytes]]:
    """With the package's name and version, which some look up, and its licence."""
    with ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith(".dist-info/METADATA"):
                yield name, archive.read(name).partition(b"\n\n")[0] + b"\n"
            elif _is_licence(name) or (keeps(name) and not _is_for_others(name)):
                yield name, archive.read(name)


def _is_licence(name: str) -> bool:
    return bool(re.search(r"\.dist-info/(licenses/)*(LICEN[CS]E|COPYING|NOTICE)[^/]*$", name))


def _is_for_others(name: str) -> bool:
    """Folders, stubs, and whatever else of a wheel installers and type checkers read."""
    return name.endswith(("/", ".pyi", "/py.typed")) or ".dist-info/" in name


if __name__ == "__main__":
    main()
