"""What may have arrived: it goes once more, as it was, while it still holds. Pure."""

from generator.agenda import Agenda
from generator.ledger.lines import Reminder, ReminderKind
from generator.mail.due import Change, Due, GoneNotice, Notice, departure, due_notice

PersonAndMail = tuple[str, str]


def doubtful_notices(due: Due) -> dict[PersonAndMail, list[Notice]]:
    """What is in doubt and still worth telling, by person and Message-ID of the mail."""
    found: dict[PersonAndMail, list[Notice]] = {}
    by_occurrence: dict[tuple[str, str, str], list[Reminder]] = {}
    for reminder, attempt in due.record.attempts.items():
        if attempt.doubts and _still_holds(reminder, due):
            place = (reminder.person, attempt.message_id, reminder.key)
            by_occurrence.setdefault(place, []).append(reminder)
    for (person, message_id, key), reminders in by_occurrence.items():
        found.setdefault((person, message_id), []).append(_as_it_was(key, reminders, due))
    return found


def _still_holds(reminder: Reminder, due: Due) -> bool:
    if due.record.is_resting(reminder, due.agenda.today):
        return False
    if reminder.kind is ReminderKind.WITHDRAWN:
        return _is_gone(due.agenda, reminder)
    occurrence = due.agenda.by_key.get(reminder.key)
    if occurrence is None or occurrence.done or reminder.person not in occurrence.people:
        return False
    if reminder.due != occurrence.due or occurrence.is_silent:
        return False
    if reminder.kind is ReminderKind.LEAD:
        return not due.record.is_covered(reminder)
    return reminder.kind is ReminderKind.MOVED


def _is_gone(agenda: Agenda, reminder: Reminder) -> bool:
    """Whether it is off still: what came back, or is done, isn't told as off."""
    occurrence = agenda.by_key.get(reminder.key)
    if occurrence and (occurrence.done or reminder.person in occurrence.people):
        return False
    return departure(agenda, reminder.key, reminder.person) is not None


def _as_it_was(key: str, reminders: list[Reminder], due: Due) -> Notice:
    news = next((each for each in reminders if each.kind is not ReminderKind.LEAD), None)
    if news is None:
        return due_notice(due.agenda.by_key[key], tuple(reminders), due.lateness(reminders))
    if news.kind is ReminderKind.WITHDRAWN:
        change = departure(due.agenda, key, news.person)
        assert change is not None, "_still_holds leaves out what came back"
        return GoneNotice(key=key, reminders=tuple(reminders), change=change, was=news.due)
    was = due.record.attempts[news].was
    return due_notice(due.agenda.by_key[key], tuple(reminders), Change.MOVED, was)
