"""A server with the sites of schools, for a test each."""

from collections.abc import Iterator

import pytest

from tests.district.server import Sites, serving


@pytest.fixture
def sites() -> Iterator[Sites]:
    with serving() as found:
        yield found
