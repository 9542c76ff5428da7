"""The readers; on a machine that lacks one its tests are skipped, in CI they fail."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.feeds.readers import HERE, Program, Reader, read_with_ical, read_with_ics
from tests.tools import missing, npm_packages, program

SYSTEM_PYTHON = Path("/usr/bin/python3")


@pytest.fixture(scope="session", params=["ical", "ics", "icaljs", "libical"])
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    in_process = {"ical": read_with_ical, "ics": read_with_ics}
    if request.param in in_process:
        yield in_process[request.param]
        return
    running = Program(icaljs() if request.param == "icaljs" else libical())
    yield running
    running.close()


def icaljs() -> list[str | Path]:
    return [program("node"), HERE / "icaljs.mjs", npm_packages(HERE / "package-lock.json")]


def libical() -> list[str | Path]:
    script = HERE / "libical.py"
    probe = "import gi; gi.require_version('ICalGLib', '3.0')"
    if (
        not SYSTEM_PYTHON.exists()
        or subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True).returncode
    ):
        missing("Debian's packages gir1.2-ical-3.0 and python3-gi for libical")
    return [SYSTEM_PYTHON, script]
