"""Programs that a machine may lack: without one its tests are skipped, in CI they fail."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest

CACHE = Path(__file__).parents[1] / "build" / "npm"


def missing(what: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"CI lacks {what}")
    pytest.skip(f"needs {what}")


def program(name: str) -> str:
    # Servers stand where only root looks.
    return shutil.which(name) or shutil.which(name, path="/usr/sbin") or missing(name)


def npm_packages(lock: Path) -> Path:
    """The folder with what a package-lock.json locks, installed once for all runs; a rename makes it safe for
    several at once. No package runs a script of its own."""
    target = CACHE / hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    if not target.exists():
        npm = program("npm")
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(lock.with_name(name), folder)
            command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            if subprocess.run(command, cwd=folder, capture_output=True).returncode:
                missing(f"what {lock.parent.name} names, which npm could not install")
            shutil.copytree(folder, f"{folder}-ready")
        try:
            Path(f"{folder}-ready").rename(target)
        except OSError:
            shutil.rmtree(f"{folder}-ready")
    return target
