"""The list of mails of one run. The dry run prints it, `--send` carries the same list out."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from generator.addresses import Site
from generator.agenda import Agenda
from generator.ledger.lines import Reminder, ReminderKind
from generator.ledger.state import LedgerState
from generator.mail.coordinator import (
    Unreached,
    WeekSummary,
    WhyUnreached,
    coordinators,
    is_named_in,
    monday_of,
    report_reminder,
    summary_of,
    summary_reminder,
    unreached,
)
from generator.mail.doubtful import doubtful_notices
from generator.mail.due import Change, Due, Notice


@dataclass(frozen=True, slots=True)
class Mail:
    """One digest to one person; `again`: it may have arrived and goes out once more as it was."""

    person: str
    message_id: str
    notices: tuple[Notice, ...]
    reminders: tuple[Reminder, ...]
    summary: WeekSummary | None = None
    unreached: tuple[Unreached, ...] = ()
    again: bool = False

    @property
    def nearest(self) -> date:
        """The nearest deadline, which decides who comes first where not all can be mailed."""
        days = [notice.day for notice in self.notices if notice.day]
        days += [reminder.due for reminder in self.reminders if reminder.due]
        return min(days, default=date.max)

    @property
    def is_late(self) -> bool:
        """Whether it tells what should have been told before."""
        return any(notice.change is Change.LATE for notice in self.notices)

    @property
    def order(self) -> tuple[date, str, str]:
        return (self.nearest, self.person, self.message_id)


@dataclass(frozen=True, slots=True)
class MailPlan:
    """The mails of one run.

    `mails` go out now, nearest deadlines first; the others are due as well, and don't. `postponed`: beyond
    the limit, `held`: the person had a mail today already, `resting`: today is a day off, `unaddressed`:
    there is no address. `refused` are reminders that were refused today and go again on another day.
    """

    today: date
    mails: tuple[Mail, ...] = ()
    postponed: tuple[Mail, ...] = ()
    held: tuple[Mail, ...] = ()
    resting: tuple[Mail, ...] = ()
    refused: tuple[Reminder, ...] = ()
    unaddressed: tuple[Mail, ...] = ()
    unreached: tuple[Unreached, ...] = ()


@dataclass(slots=True)
class _Draft:
    """What is gathered for one mail."""

    notices: list[Notice] = field(default_factory=list)
    extra: list[Reminder] = field(default_factory=list)
    message_id: str | None = None


def make_plan(agenda: Agenda, record: LedgerState, addressed: Collection[str], limit: int) -> MailPlan:
    """`addressed` are the ids of those who have an address."""
    mails, troubles = _all_mails(agenda, record, addressed)
    ready = sorted((mail for mail in mails if mail.person in addressed), key=lambda mail: mail.order)
    everything = MailPlan(
        today=agenda.today,
        refused=tuple(each for each in record.attempts if record.is_resting(each, agenda.today)),
        unaddressed=tuple(mail for mail in mails if mail.person not in addressed),
        unreached=troubles,
    )
    if not agenda.workdays.is_working(agenda.today):
        return replace(everything, resting=tuple(ready))
    held = [mail for mail in ready if _can_wait(mail, record, agenda.today)]
    going = [mail for mail in ready if not _can_wait(mail, record, agenda.today)]
    return replace(everything, mails=tuple(going[:limit]), postponed=tuple(going[limit:]), held=tuple(held))


def _all_mails(
    agenda: Agenda, record: LedgerState, addressed: Collection[str]
) -> tuple[list[Mail], tuple[Unreached, ...]]:
    """Everything that is due, and whom no mail reaches, of which the coordinators' mails tell."""
    due = Due(agenda, record)
    fresh = {person: _Draft(notices) for person, notices in due.fresh().items()}
    again = {place: _Draft(found) for place, found in doubtful_notices(due).items()}
    told = [reminder for draft in (*fresh.values(), *again.values()) for reminder in _told_in(draft)]
    troubles = unreached(due, addressed, told)
    _inform_coordinators(agenda, record, troubles, fresh, again)
    for person, draft in fresh.items():
        if person in addressed and not _waits(person, draft, record, agenda.today):
            draft.notices = due.with_company(person, draft.notices)
    write = _Writer(agenda, record, troubles)
    return [*write.again(again), *write.fresh(fresh)], troubles


def _told_in(draft: _Draft) -> list[Reminder]:
    """Each once, in the ledger's order."""
    named = {reminder for notice in draft.notices for reminder in notice.reminders}
    return sorted({*named, *draft.extra}, key=lambda reminder: reminder.order)


def _inform_coordinators(
    agenda: Agenda,
    record: LedgerState,
    troubles: Iterable[Unreached],
    fresh: dict[str, _Draft],
    again: dict[tuple[str, str], _Draft],
) -> None:
    """Adds the summary of the week and whom no mail reaches, each once."""
    summary = summary_of(agenda)
    worth = bool(summary.week or summary.overdue) and monday_of(agenda.today) >= record.started
    broken = [each for each in troubles if each.trouble is not WhyUnreached.DELAYED]
    for person in coordinators(agenda):
        wanted = [summary_reminder(agenda, person)] if worth else []
        wanted += [report_reminder(agenda, each, person) for each in broken if each.person != person]
        for reminder in dict.fromkeys(wanted):
            if record.is_in_doubt(reminder):
                place = (person, record.attempts[reminder].message_id)
                again.setdefault(place, _Draft()).extra.append(reminder)
            elif reminder not in record.settled and not record.is_resting(reminder, agenda.today):
                fresh.setdefault(person, _Draft()).extra.append(reminder)


@dataclass(frozen=True, slots=True)
class _Writer:
    """The maker of mails from drafts, each with its Message-ID."""

    agenda: Agenda
    record: LedgerState
    troubles: tuple[Unreached, ...]

    def fresh(self, drafts: dict[str, _Draft]) -> Iterator[Mail]:
        for person, draft in drafts.items():
            seeds = [self._seed(each) for each in _told_in(draft)]
            yield self._mail(person, message_id(person, seeds, self.agenda.site), draft)

    def again(self, drafts: dict[tuple[str, str], _Draft]) -> Iterator[Mail]:
        for (person, same_id), draft in drafts.items():
            yield self._mail(person, same_id, draft, again=True)

    def _mail(self, person: str, own_id: str, draft: _Draft, *, again: bool = False) -> Mail:
        kinds = {each.kind for each in draft.extra}
        reports = [each for each in draft.extra if each.kind is ReminderKind.UNREACHED]
        with_summary = ReminderKind.SUMMARY in kinds
        return Mail(
            person=person,
            message_id=own_id,
            notices=tuple(sorted(draft.notices, key=lambda notice: notice.order)),
            reminders=tuple(_told_in(draft)),
            summary=summary_of(self.agenda) if with_summary else None,
            unreached=tuple(
                each
                for each in self.troubles
                if with_summary or any(is_named_in(each, report) for report in reports)
            ),
            again=again,
        )

    def _seed(self, reminder: Reminder) -> str:
        """A notice that comes a second time, after the date moved to and fro, is another mail."""
        turn = self.record.news_told.get((reminder.key, reminder.person), 0) if reminder.lead is None else 0
        return f"{reminder.kind} {reminder.key} {reminder.lead} {reminder.due} {turn}"


def message_id(person: str, seeds: Iterable[str], site: Site) -> str:
    """The same for the same reminders, whenever they go out (RFC 5322, section 3.6.4)."""
    digest = sha256("\n".join([site.identity, person, *seeds]).encode()).hexdigest()
    return f"<{digest[:32]}@{site.host}>"


def _can_wait(mail: Mail, record: LedgerState, today: date) -> bool:
    return not mail.again and _waits(mail.person, mail, record, today)


def _waits(person: str, told: Mail | _Draft, record: LedgerState, today: date) -> bool:
    """One mail a person a day: a second one waits, unless that were too late."""
    had_one = record.mailed.get(person) == today
    return had_one and all(each.day is None or each.day > today for each in told.notices)
