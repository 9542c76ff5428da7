"""When a run must not mail, and what it only warns of: pure, each with the sentence that people read."""

from datetime import datetime, timedelta

from generator.agenda import Agenda
from generator.ledger.lines import History
from generator.ledger.state import LedgerState
from generator.wording.dates import plural

# Fewer deadlines than these may well vanish by one honest edit.
FEW_ENOUGH = 10


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
    prefix = f"{agenda.schedule.start_year}/"
    coming = {key for (key, _), day in record.told.items() if day and day >= agenda.today}
    known = {key for key in coming if key.startswith(prefix)}
    return len(known - agenda.by_key.keys()), len(known)


def damage(history: History) -> str | None:
    """A few lines that can't be read don't stop a run; more of them are no ledger."""
    if not history.damaged:
        return None
    numbers = ", ".join(str(number) for number in history.damaged)
    return f"В журнале отправки не читаются строки: {numbers}; они пропущены."
