"""What all tests share: no wall-clock limits, and tools that a machine may lack."""

from collections.abc import Callable

import pytest
from hypothesis import settings

from tests.tools import program

settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def needs_tool() -> Callable[[str], str]:
    """Finds a program; without it the test is skipped, in CI it fails."""
    return program
