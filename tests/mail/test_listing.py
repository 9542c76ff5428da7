"""The plan as people read it, in full."""

from datetime import date
from typing import Any

from generator.ledger.lines import EventKind, Reminder, ReminderKind
from generator.mail.coordinator import Unreached, WhyUnreached, summary_of
from generator.mail.delivery import Delivery
from generator.mail.due import Change, DueNotice, GoneNotice, Notice
from generator.mail.listing import listing, report
from generator.mail.plan import Mail, MailPlan
from generator.mail.results import Outcome, Result
from tests.mail.past import lead
from tests.mail.school import ACCOUNTS, ATTESTATION, TODAY, UPLOAD, UPLOAD_DUE, agenda, planned
from tests.mail.school import Change as Edit

AGENDA = agenda()
MOVED = Reminder(ReminderKind.MOVED, UPLOAD, "alfa", due=UPLOAD_DUE)


def mail(person: str, *notices: Notice, **more: object) -> Mail:
    return Mail(person, f"<{person}@example.org>", notices, (), **more)  # type: ignore[arg-type]


def of(key: str, *reminders: Reminder, change: Change = Change.NONE, was: date | None = None) -> Notice:
    return DueNotice(key=key, reminders=reminders, occurrence=AGENDA.by_key[key], change=change, was=was)


def gone(key: str, change: Change, was: date | None = None) -> Notice:
    return GoneNotice(key=key, reminders=(), change=change, was=was)


def leads(*days: int) -> tuple[Reminder, ...]:
    return tuple(lead(UPLOAD, "alfa", each, UPLOAD_DUE) for each in days)


def test_an_empty_plan_is_one_line() -> None:
    assert listing(AGENDA, MailPlan(TODAY)) == "Сегодня 04.11.2026. К отправке: 0 писем."


def test_each_mail_is_listed_with_what_it_tells_and_why() -> None:
    plan = MailPlan(
        TODAY,
        mails=(
            mail("alfa", of(UPLOAD, *leads(14, 0, -1)), of(ATTESTATION, *leads(-7)), again=True),
            mail(
                "director",
                of(ACCOUNTS, MOVED, *leads(7), change=Change.MOVED, was=date(2026, 11, 9)),
                of(UPLOAD, MOVED, change=Change.MOVED),
                gone(ACCOUNTS, Change.WITHDRAWN, was=date(2026, 11, 9)),
                gone(ACCOUNTS, Change.HANDED_OVER, was=date(2026, 11, 9)),
                gone("2026/cyclogram/gone/year", Change.WITHDRAWN),
            ),
            mail(
                "zavuch",
                summary=summary_of(AGENDA),
                unreached=(
                    Unreached("alfa", WhyUnreached.REFUSED, (UPLOAD,)),
                    Unreached("alfa", WhyUnreached.UNKNOWN, (UPLOAD,)),
                    Unreached("beta", WhyUnreached.NO_ADDRESS, (UPLOAD,)),
                ),
            ),
        ),
        postponed=(mail("beta"),),
        held=(mail("alfa"), mail("beta")),
        unaddressed=(mail("beta"),),
    )
    upload, accounts = f"Загрузка материалов [{UPLOAD}]", f"Открытие кабинетов [{ACCOUNTS}]"
    assert listing(AGENDA, plan).splitlines() == [
        "Сегодня 04.11.2026. К отправке: 3 письма.",
        "1. alfa (повтор: неизвестно, дошло ли)",
        f"     21.11.2026, через 17 дней: {upload} — напоминание за 14, 0 дн., через 1 дн. после срока",
        f"     01.12.2026, через 27 дней: Аттестация на высшую категорию [{ATTESTATION}]"
        " — напоминание через 7 дн. после срока",
        "2. director",
        f"     11.11.2026, через 7 дней: {accounts} — напоминание за 7 дн."
        " — срок изменился, раньше 09.11.2026",
        f"     21.11.2026, через 17 дней: {upload} — срок изменился, раньше без даты",
        f"     09.11.2026, через 5 дней: {accounts} — отменено",
        f"     09.11.2026, через 5 дней: {accounts} — больше не за этим человеком",
        "     без даты: Мероприятие, которого больше нет в графике [2026/cyclogram/gone/year] — отменено",
        "3. zavuch",
        "     сроки всей школы на неделю с 02.11.2026",
        "     кому не дошло: alfa, beta",
        "Сверх предела, в следующий раз: 1 письмо.",
        "— beta",
        "Сегодня этим людям уже писали, завтра: 2 письма.",
        "— alfa",
        "— beta",
        "Нет адреса почты, не отправить: 1 письмо.",
        "— beta",
    ]


def test_a_long_title_is_cut_between_words() -> None:
    title = "Заполнение " * 6 + "знак"
    long, longer = (agenda(TODAY, entitled(each)) for each in (title, f"{title}и"))
    assert len(title) == 70
    plan = MailPlan(TODAY, (mail("alfa", of(UPLOAD)),))
    assert [listing(each, plan).splitlines()[2].partition(": ")[2] for each in (long, longer)] == [
        f"{title} [{UPLOAD}]",
        f"{title[:65].rstrip()}… [{UPLOAD}]",
    ]


def entitled(title: str) -> Edit:
    def change(raw: dict[str, Any]) -> None:
        raw["plans"][0]["activities"][0]["title"] = title

    return change


def test_a_report_names_only_those_whom_no_mail_reached() -> None:
    results = (
        Result(mail("alfa"), Delivery(EventKind.SENT, 250)),
        Result(mail("beta"), Delivery(EventKind.REFUSED, 550)),
        Result(mail("director"), Delivery(EventKind.DEFERRED)),
        Result(mail("zavuch"), Delivery(EventKind.UNKNOWN)),
    )
    plan = MailPlan(TODAY, mails=(*(result.mail for result in results), mail("gamma")))
    assert report(Outcome(plan, results, "журнал занят")).splitlines() == [
        "beta: сервер отказал, попробуем в другой день, всего до трёх раз (код 550)",
        "director: не отправлено, в следующий раз",
        "zavuch: неизвестно, дошло ли",
        "Отправлено 1 из 5.",
        "Отправка остановлена — журнал занят.",
    ]
    alone = MailPlan(TODAY, mails=(results[0].mail,))
    assert report(Outcome(alone, results[:1])) == "Отправлено 1 из 1."


def test_of_a_month_only_attestation_no_day_is_listed() -> None:
    """Also of one that is off: a first that was told may have stood for the month."""
    found = agenda(date(2026, 11, 30), planned(0, "2026-12"))
    due = DueNotice(key=ATTESTATION, reminders=(), occurrence=found.by_key[ATTESTATION])
    off = gone(ATTESTATION, Change.WITHDRAWN, was=date(2026, 12, 1))
    title = f"Аттестация на высшую категорию [{ATTESTATION}]"
    assert listing(found, MailPlan(TODAY, (mail("alfa", due, off),))).splitlines()[2:] == [
        f"     в декабре 2026 года, день не назначен: {title}",
        f"     в декабре 2026 года: {title} — отменено",
    ]
