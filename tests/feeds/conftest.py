"""The readers; on a machine that lacks one its tests are skipped, in CI they fail."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.feeds.readers import HERE, Program, Reader, read_with_ical, read_with_ics

CACHE = Path(__file__).parents[2] / "build" / "readers"
SYSTEM_PYTHON = Path("/usr/bin/python3")


def missing(what: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"CI lacks {what}")
    pytest.skip(f"needs {what}")


@pytest.fixture(scope="session", params=["ical", "ics", "icaljs", "libical"])
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    in_process = {"ical": read_with_ical, "ics": read_with_ics}
    if request.param in in_process:
        yield in_process[request.param]
        return
    program = Program(icaljs() if request.param == "icaljs" else libical())
    yield program
    program.close()


def icaljs() -> list[str | Path]:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        missing("node and npm for ical.js")
    return [node, HERE / "icaljs.mjs", _installed(npm)]


def _installed(npm: str) -> Path:
    """ical.js as locked, installed once for all runs; a rename makes it safe for several at once."""
    lock = (HERE / "package-lock.json").read_bytes()
    target = CACHE / hashlib.sha256(lock).hexdigest()[:16]
    if not target.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(HERE / name, folder)
            done = subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=folder, capture_output=True)
            if done.returncode:
                missing("ical.js, which npm could not install")
            shutil.copytree(folder, f"{folder}-ready")
        try:
            Path(f"{folder}-ready").rename(target)
        except OSError:
            shutil.rmtree(f"{folder}-ready")
    return target


def libical() -> list[str | Path]:
    script = HERE / "libical.py"
    probe = "import gi; gi.require_version('ICalGLib', '3.0')"
    if (
        not SYSTEM_PYTHON.exists()
        or subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True).returncode
    ):
        missing("Debian's packages gir1.2-ical-3.0 and python3-gi for libical")
    return [SYSTEM_PYTHON, script]
