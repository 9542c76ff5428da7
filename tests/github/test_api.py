"""GitHub's API when it has a bad day: what is asked again, how often, and what never is."""

from typing import Any

import pytest

from generator.github.api import LONGEST_PAUSE, PAGE, PAUSES, ApiError, Repository
from tests.github.conftest import Web

HERE = "/repos/school/plan"


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def repository(web: Web, pauses: list[float]) -> Repository:
    return Repository(web.url, "school/plan", "not-a-real-token", pauses.append)


@pytest.mark.parametrize(
    ("method", "status", "attempts"),
    [
        ("GET", 500, 3),
        ("GET", 502, 3),
        ("PATCH", 504, 3),
        ("DELETE", 503, 3),
        ("POST", 503, 3),
        ("POST", 429, 3),
        # It may have been done all the same.
        ("POST", 500, 1),
        ("POST", 502, 1),
        ("GET", 403, 1),
        ("GET", 404, 1),
        ("GET", 422, 1),
    ],
)
def test_what_may_pass_is_asked_three_times(
    web: Web, repository: Repository, pauses: list[float], method: str, status: int, attempts: int
) -> None:
    web.answers = {f"{HERE}/x": (status, b"{}")}
    with pytest.raises(ApiError) as failed:
        repository.call(method, "/x")
    assert failed.value.status == status
    assert len(web.requests) == attempts
    assert pauses == list(PAUSES)[: attempts - 1]


def test_a_server_that_is_not_there_is_asked_three_times_but_creates_nothing_twice(
    pauses: list[float],
) -> None:
    nowhere = Repository("http://127.0.0.1:1", "school/plan", "token", pauses.append)
    for method, count in (("GET", 2), ("POST", 0)):
        pauses.clear()
        with pytest.raises(ApiError, match="GitHub не ответил как ожидалось") as failed:
            nowhere.call(method, "/x")
        assert (failed.value.status, len(pauses)) == (None, count)


@pytest.mark.parametrize(
    ("status", "headers", "expected"),
    [
        (403, {"Retry-After": "7"}, [7.0, 7.0]),
        (403, {"Retry-After": "9999"}, [LONGEST_PAUSE] * 2),
        (403, {"X-RateLimit-Remaining": "0"}, list(PAUSES)),
        (429, {"Retry-After": "Wed, 21 Oct 2027 07:28:00 GMT"}, list(PAUSES)),
        (403, {"X-RateLimit-Remaining": "11"}, []),
    ],
)
def test_a_limit_is_waited_for_as_long_as_github_asks_within_reason(
    web: Web, repository: Repository, pauses: list[float], status: int, headers: dict[str, str], expected: Any
) -> None:
    web.answers, web.headers = {f"{HERE}/x": (status, b"{}")}, headers
    with pytest.raises(ApiError) as failed:
        repository.call("POST", "/x", {})
    assert pauses == expected
    meaning = "слишком много запросов подряд" if expected else "не хватает прав"
    assert meaning in str(failed.value)


def test_an_answer_without_a_body_is_none(web: Web, repository: Repository) -> None:
    web.answers = {f"{HERE}/x": (204, b"")}
    assert repository.call("DELETE", "/x") is None


def test_a_list_is_read_page_by_page(web: Web, repository: Repository) -> None:
    full = b"[" + b",".join([b"1"] * PAGE) + b"]"
    web.answers = {
        f"{HERE}/x?state=open&per_page={PAGE}&page=1": (200, full),
        f"{HERE}/x?state=open&per_page={PAGE}&page=2": (200, b"[2]"),
    }
    assert list(repository.pages("/x?state=open")) == [1] * PAGE + [2]
    assert len(web.requests) == 2
