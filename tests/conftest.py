"""What all tests share: no wall-clock limits, and tools that a machine may lack."""

from collections.abc import Callable

import pytest
from hypothesis import settings

from tests.tools import program

settings.register_profile("project", deadline=None)
settings.load_profile("project")

# Folders whose files take minutes go first, or one process would still have such a file when the others have
# nothing left.
LONG = ("workflows", "site", "mail", "district", "editor")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(
        key=lambda item: next((LONG.index(part) for part in item.path.parts if part in LONG), len(LONG))
    )


@pytest.fixture(scope="session")
def needs_tool() -> Callable[[str], str]:
    """Finds a program; without it the test is skipped, in CI it fails."""
    return program
