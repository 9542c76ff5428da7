"""When a run must not mail, and what it only warns of: pure, each with the sentence that people read."""

from datetime import date, datetime, timedelta

from generator.agenda import Agenda
from generator.ledger.lines import History
from generator.ledger.state import LedgerState
from generator.wording.dates import plural
from generator.wording.occurrences import LOG, told_day
from generator.wording.text import listed

# Fewer deadlines than these may well vanish by one honest edit.
FEW_ENOUGH = 10
# Nobody reads more keys in one sentence.
MOST_NAMED = 10


class DeadlinesVanished(Exception):
    """A schedule without most of the deadlines that people were told of; the message is for people."""


def still_running(record: LedgerState, now: datetime, patience: timedelta) -> str | None:
    """Where nothing tells a run that goes on from one that died, but for how long it is silent."""
    since = record.unfinished_since
    if since is None or abs(now - since) >= patience:
        return None
    minutes = plural(int(patience.total_seconds()) // 60, "минуту", "минуты", "минут")
    return f"другая отправка ещё идёт или только что оборвалась: повторите через {minutes}"


def most_vanished(agenda: Agenda, record: LedgerState) -> str | None:
    """A schedule that lost most of what people were told of is rather a mistake than a plan."""
    gone, known = vanished(agenda, record)
    if gone < FEW_ENOUGH or gone * 2 <= known:
        return None
    return f"из графика пропало {gone} из {known} сроков, о которых люди уже знают"


def vanished(agenda: Agenda, record: LedgerState) -> tuple[int, int]:
    """How many of the coming deadlines that people were told of the schedule has no longer, of how many."""
    known = {key for _, key in _coming(agenda, record) if key.startswith(agenda.key_prefixes)}
    return len(known - agenda.by_key.keys()), len(known)


def still_open_of_other_years(agenda: Agenda, record: LedgerState) -> tuple[tuple[date, str], ...]:
    """Day and key of what people were told of, is still to come and begins with a school year that
    the agenda doesn't know, so that neither this run nor `vanished` knows it."""
    return tuple(
        sorted((day, key) for day, key in _coming(agenda, record) if not key.startswith(agenda.key_prefixes))
    )


def _coming(agenda: Agenda, record: LedgerState) -> set[tuple[date, str]]:
    """Day and key of what people were told of and is still to come."""
    return {(day, key) for (key, _), day in record.told.items() if day and day >= agenda.today}


def unknown_to_this_year(agenda: Agenda, record: LedgerState) -> str | None:
    """A new year's schedule that came while the old year still had deadlines."""
    found = still_open_of_other_years(agenda, record)
    if not found:
        return None
    named = listed([f"{key} ({told_day(key, day, LOG).day})" for day, key in found], MOST_NAMED)
    return (
        f"Люди знают о сроках другого учебного года, которые ещё впереди ({len(found)}): {named}. "
        "В графике их нет: об их переносе или отмене никто не узнает."
    )


def damage(history: History) -> str | None:
    """A few lines that can't be read don't stop a run; more of them are no ledger."""
    if not history.damaged:
        return None
    numbers = ", ".join(str(number) for number in history.damaged)
    return f"В журнале отправки не читаются строки: {numbers}; они пропущены."
