"""Whose edits are taken."""

from datetime import UTC, datetime
from typing import Any

import pytest

from generator.github.edit_request.issue import Event, Issue, fingerprint, marked, own_comment
from generator.github.edit_request.standing import Standing, standing

FIRST, SECOND = "перенести на март", "перенести на май"


def event(action: str, body: str = FIRST, before: str = FIRST, label: str = "") -> Event:
    return Event(action, 1, "somebody", label, body, before)


def issue(body: str = FIRST, *labels: str) -> Issue:
    return Issue(1, body, "author", frozenset(labels), True, datetime(2027, 3, 1, tzinfo=UTC))


@pytest.mark.parametrize("action", ["opened", "edited", "reopened", "labeled"])
def test_whoever_may_write_is_taken_at_their_word(action: str) -> None:
    found = standing(issue(), event(action), None, author_may=True, sender_may=False)
    assert found == Standing(is_taken=True)


@pytest.mark.parametrize("action", ["opened", "edited", "reopened"])
def test_a_stranger_waits_whoever_touches_the_issue(action: str) -> None:
    found = standing(issue(), event(action), None, author_may=False, sender_may=True)
    assert found == Standing(is_taken=False)


def test_the_label_accepts_the_text_of_that_moment() -> None:
    set_now = event("labeled", label="принять")
    taken = standing(issue(FIRST, "принять"), set_now, None, author_may=False, sender_may=True)
    assert taken == Standing(is_taken=True, accepted=fingerprint(FIRST))
    # Rewritten between the label and the run.
    late = standing(issue(SECOND, "принять"), set_now, None, author_may=False, sender_may=True)
    assert late == Standing(is_taken=False)


def test_another_label_accepts_nothing() -> None:
    other = event("labeled", label="правка")
    found = standing(issue(FIRST, "принять"), other, None, author_may=False, sender_may=True)
    assert found == Standing(is_taken=False)


def test_an_accepted_text_is_taken_again_when_the_issue_is_reopened() -> None:
    held = fingerprint(FIRST)
    found = standing(issue(FIRST, "принять"), event("reopened"), held, author_may=False, sender_may=False)
    assert found == Standing(is_taken=True, accepted=held)


def test_it_is_taken_no_more_once_somebody_has_taken_the_label_off() -> None:
    found = standing(issue(FIRST), event("reopened"), fingerprint(FIRST), author_may=False, sender_may=True)
    assert found == Standing(is_taken=False)


@pytest.mark.parametrize("may", [False, True])
def test_an_edit_of_an_accepted_text_is_accepted_from_whoever_may_write(may: bool) -> None:
    edit, held = event("edited", SECOND, FIRST), fingerprint(FIRST)
    found = standing(issue(SECOND, "принять"), edit, held, author_may=False, sender_may=may)
    if may:
        assert found == Standing(is_taken=True, accepted=fingerprint(SECOND))
    else:
        assert found == Standing(is_taken=False, was_taken_off=True)


def test_a_stranger_cannot_slip_an_edit_under_one_of_somebody_who_may() -> None:
    """Two edits in a row: what was there before the second had never been accepted."""
    edit = event("edited", SECOND + "!", SECOND)
    found = standing(
        issue(SECOND + "!", "принять"), edit, fingerprint(FIRST), author_may=False, sender_may=True
    )
    assert found == Standing(is_taken=False, was_taken_off=True)


def test_only_our_own_comment_counts() -> None:
    text = marked("Готово", fingerprint(FIRST))
    comments: list[dict[str, Any]] = [
        {"id": 1, "user": {"login": "github-actions"}, "body": text},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "Журнал"},
        {"id": 3, "user": None, "body": text},
        {"id": 4, "user": {"login": "github-actions[bot]"}, "body": text},
    ]
    found = own_comment(comments)
    assert found is not None
    assert (found.id, found.accepted) == (4, fingerprint(FIRST))
    assert own_comment(comments[:3]) is None


def test_line_ends_alone_make_no_other_text() -> None:
    """A browser writes them anew at each edit."""
    assert fingerprint("а\r\nб") == fingerprint("а\nб")
    assert fingerprint("а б") != fingerprint("а\nб")
