"""What all tests share: no wall-clock limits, and tools that a machine may lack."""

import os
import shutil
from collections.abc import Callable

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def needs_tool() -> Callable[[str], str]:
    """Finds a program; without it the test is skipped, in CI it fails."""

    def find(name: str) -> str:
        # Servers stand where only root looks.
        found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
        if found is None and os.environ.get("CI"):
            pytest.fail(f"CI lacks {name}")
        if found is None:
            pytest.skip(f"needs {name}")
        return found

    return find
