"""The plan as people read it: what the dry run prints is what `--send` carries out.

Persons show by their ids: a log is public, and names add nothing there.
"""

from collections.abc import Iterator
from textwrap import shorten

from generator.agenda import Agenda
from generator.ledger.lines import EventKind
from generator.mail.due import Change, DueNotice, Notice
from generator.mail.plan import Mail, MailPlan
from generator.mail.results import Outcome
from generator.mail.words import WEEK_IN_SHORT, is_appointment, title_of
from generator.wording.dates import numeric_day, plural
from generator.wording.occurrences import LOG, When, told_day, when

_MAILS = ("письмо", "письма", "писем")


def listing(agenda: Agenda, plan: MailPlan) -> str:
    return "\n".join(_lines(agenda, plan))


def _lines(agenda: Agenda, plan: MailPlan) -> Iterator[str]:
    count = plural(len(plan.mails), *_MAILS)
    yield f"Сегодня {numeric_day(plan.today)}. К отправке: {count}."
    for number, mail in enumerate(plan.mails, start=1):
        yield from _mail(agenda, mail, f"{number}.")
    for mails, why in (
        (plan.postponed, "Сверх предела, в следующий раз"),
        (plan.held, "Сегодня этим людям уже писали, завтра"),
        (plan.resting, "Сегодня выходной, в ближайший рабочий день"),
        (plan.unaddressed, "Нет адреса почты, не отправить"),
    ):
        if mails:
            yield f"{why}: {plural(len(mails), *_MAILS)}."
        for mail in mails:
            yield from _mail(agenda, mail, "—")
    if plan.refused:
        people = ", ".join(sorted({each.person for each in plan.refused}))
        yield f"Сегодня почтовый сервер отказался принять, попробуем в другой день: {people}."


def _mail(agenda: Agenda, mail: Mail, mark: str) -> Iterator[str]:
    again = " (повтор: неизвестно, дошло ли)" if mail.again else ""
    yield f"{mark} {mail.person}{again}"
    for notice in mail.notices:
        yield f"     {_notice(agenda, notice)}"
    if mail.summary:
        yield f"     {WEEK_IN_SHORT} на неделю с {numeric_day(mail.summary.monday)}"
    told = dict.fromkeys(each.person for each in mail.unreached)
    if told:
        yield f"     кому не дошло: {', '.join(told)}"


def _notice(agenda: Agenda, notice: Notice) -> str:
    title = shorten(title_of(agenda, notice.key), 70, placeholder="…")
    said = f"{_day(notice).with_left(agenda.today)}: {title} [{notice.key}]"
    leads = [each.lead for each in notice.reminders if each.lead is not None]
    if leads:
        said += f" — напоминание {_leads(leads)}"
    if notice.change is Change.MOVED:
        said += f" — {_changed(notice)}, раньше {told_day(notice.key, notice.was, LOG).day}"
    elif notice.change is Change.LATE:
        said += " — срок прошёл, напоминание не дошло"
    elif notice.is_gone:
        said += " — отменено" if notice.change is Change.WITHDRAWN else " — больше не за этим человеком"
    return said


def _changed(notice: Notice) -> str:
    is_date = isinstance(notice, DueNotice) and is_appointment(notice.occurrence)
    return "дата изменилась" if is_date else "срок изменился"


def _day(notice: Notice) -> When:
    if isinstance(notice, DueNotice):
        return when(notice.occurrence, LOG)
    return told_day(notice.key, notice.was, LOG)


def _leads(leads: list[int]) -> str:
    before = [str(lead) for lead in leads if lead >= 0]
    after = [str(-lead) for lead in leads if lead < 0]
    parts = [f"за {', '.join(before)} дн."] if before else []
    parts += [f"через {', '.join(after)} дн. после срока"] if after else []
    return ", ".join(parts)


_RESULTS = {
    EventKind.SENT: "отправлено",
    EventKind.REFUSED: "сервер отказал, попробуем в другой день, всего до трёх раз",
    EventKind.DEFERRED: "не отправлено, в следующий раз",
    EventKind.UNKNOWN: "неизвестно, дошло ли",
}


def report(outcome: Outcome) -> str:
    """What became of the mails; those that went out aren't named."""
    lines = [
        f"{result.mail.person}: {_RESULTS[result.delivery.kind]}"
        + (f" (код {result.delivery.code})" if result.delivery.code else "")
        for result in outcome.results
        if result.delivery.kind is not EventKind.SENT
    ]
    lines.append(f"Отправлено {outcome.count(EventKind.SENT)} из {len(outcome.plan.mails)}.")
    if outcome.trouble:
        lines.append(f"Отправка остановлена — {outcome.trouble}.")
    return "\n".join(lines)
