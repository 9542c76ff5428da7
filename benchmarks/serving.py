"""How soon an edit of one line shows in the preview: `python -m benchmarks.serving`.

Counted from the write of the schedule to the page with the edit, as a browser gets it; the server itself
waits for a build that goes on. Seconds on the wall of this machine, so it should have nothing else to do.
"""

import argparse
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

from benchmarks.schools import ROOT, TODAY, school

TARGETS = {60: 1.0, 1000: 2.0}
EDITS = 5


def shown_after(teachers: int) -> float:
    """Seconds from an edit of a teacher's name to the page that has it; the median of some."""
    text = school(teachers).decode()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "schedule.yaml").write_text(text, "utf-8")
        with preview(folder) as address:
            found = [edit(folder, address, text, f"Новая{'абвгд'[number]}") for number in range(EDITS)]
    return sorted(found)[EDITS // 2]


@contextmanager
def preview(folder: Path) -> Iterator[str]:
    """The preview's address, once it is shown."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "--address", address, "--today", TODAY.isoformat()]
    server = subprocess.Popen(
        command,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    try:
        assert any("Serving on" in line for line in server.stderr)
        Thread(target=server.stderr.read, daemon=True).start()
        yield f"http://{address}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def edit(folder: Path, address: str, text: str, surname: str) -> float:
    path = f"{address}/attestation/teachers/teacher-1/"
    (epoch,) = re.findall(r"livereload\((\d+), \d+\)", read(path))
    begun = time.perf_counter()
    edited = re.sub(r"(id: teacher-1\n  name: )\S+", rf"\g<1>{surname}", text)
    (folder / "schedule.yaml").write_text(edited, "utf-8")
    # As the script in the page: the answer comes when there is something new.
    while surname not in read(path):
        epoch = read(f"{address}/livereload/{epoch}/1")
    return time.perf_counter() - begun


def read(address: str) -> str:
    text: str = urlopen(address).read().decode()
    return text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teachers", type=int, nargs="*", default=list(TARGETS))
    is_late = False
    for number in parser.parse_args().teachers:
        took, target = shown_after(number), TARGETS.get(number, 2.0)
        is_late = is_late or took > target
        print(f"{number} teachers: an edit shows after {took:.2f} s (target {target} s)", flush=True)
    return int(is_late)


if __name__ == "__main__":
    raise SystemExit(main())
