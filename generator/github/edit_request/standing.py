"""Whose edits are taken: of those who may write to the repository, and what one of them has accepted.

Only the author and those who may write can change an issue's text. So the text of an author who may write is
always theirs; a stranger's is accepted as it was when the label was set, and an edit of theirs takes it off.
"""

from dataclasses import dataclass

from generator.github.edit_request.issue import ACCEPTED, Event, Issue, fingerprint


@dataclass(frozen=True, slots=True)
class Standing:
    """`accepted` is kept in our comment; `was_taken_off`: it was accepted, and then rewritten."""

    is_taken: bool
    accepted: str | None = None
    was_taken_off: bool = False


def standing(issue: Issue, event: Event, held: str | None, *, author_may: bool, sender_may: bool) -> Standing:
    """`held` is what had been accepted before this event."""
    if author_may:
        return Standing(is_taken=True)
    accepted = _accepted(event, held) if sender_may else held
    if ACCEPTED in issue.labels and accepted == fingerprint(issue.body):
        return Standing(is_taken=True, accepted=accepted)
    return Standing(is_taken=False, was_taken_off=held is not None and held != fingerprint(issue.body))


def _accepted(event: Event, held: str | None) -> str | None:
    """After what somebody did who may write: setting the label accepts the text of that moment, and their
    own edit of an accepted text leaves it accepted."""
    if event.action == "labeled" and event.label == ACCEPTED:
        return fingerprint(event.body)
    if event.action == "edited" and held == fingerprint(event.body_before):
        return fingerprint(event.body)
    return held
