"""Subjects as a phone lists them, and as they are read back from the bytes of a mail."""

from collections.abc import Iterable
from datetime import date
from email import message_from_bytes
from email.header import decode_header, make_header
from typing import Any

import pytest

from generator.agenda import Agenda
from generator.mail.coordinator import Unreached, WeekSummary, WhyUnreached
from generator.mail.due import Change, DueNotice, GoneNotice, Notice
from generator.mail.plan import Mail
from generator.mail.subjects import SUBJECT_LIMIT, subject
from tests.mail import school
from tests.mail.composing import composer_of
from tests.mail.school import ACCOUNTS, ATTESTATION, TODAY, UPLOAD, agenda, planned
from tests.mail.year import mails_of_a_year, sample
from tests.samples import activity

DAY = date(2026, 11, 20)
PAST = date(2026, 11, 25)
WEEK = WeekSummary(date(2027, 3, 1), (), ())


def rows(raw: dict[str, Any]) -> None:
    raw["plans"][0]["activities"] += [
        activity(
            {"date": "2026-12-15", "time": "15:00"}, id="meeting", title="Совещание", responsible=["head"]
        ),
        activity({"month": "ноябрь"}, id="watch", title="Контроль подготовки", responsible=["head"]),
        activity({"by_schedule_of": "МБУ ИМЦ"}, id="visit", title="Выезд", responsible=["head"]),
        activity(
            {"days_before": "15"},
            id="request",
            title="Оформление заявки и подача данных на педагогов для открытия личных кабинетов",
            responsible=["head"],
        ),
        activity(
            {"days_before": "15"},
            id="letters",
            title="Оформление заявки и подача данных на педагогов для открытия личных кабинетов",
            short="Заявка в ЛК",
            responsible=["head"],
        ),
    ]


MONTH_ONLY = planned(0, "2026-12")
MEETING, WATCH, VISIT, REQUEST, LETTERS = (
    f"2026/cyclogram/{each}"
    for each in (
        "meeting/2026-12-15",
        "watch/2026-11",
        "visit/year",
        "request/alfa/highest",
        "letters/alfa/highest",
    )
)


def said(
    person: str,
    *notices: str | tuple[str, Change],
    today: date = TODAY,
    changes: Iterable[school.Change] = (),
    **more: Any,
) -> str:
    found = agenda(today, rows, *changes)
    told = [_notice(found, *((each,) if isinstance(each, str) else each)) for each in notices]
    return subject(found, Mail(person, "<m@example.org>", tuple(told), (), **more))


def _notice(found: Agenda, key: str, change: Change = Change.NONE) -> Notice:
    if change in (Change.WITHDRAWN, Change.HANDED_OVER):
        return GoneNotice(key=key, reminders=(), change=change, was=DAY)
    return DueNotice(key=key, reminders=(), occurrence=found.by_key[key], change=change, was=DAY)


def unreached(*people: str) -> tuple[Unreached, ...]:
    return tuple(
        Unreached(person, trouble, (UPLOAD,))
        for person in people
        for trouble in (WhyUnreached.REFUSED, WhyUnreached.UNKNOWN)
    )


MOVED, WITHDRAWN, HANDED_OVER = Change.MOVED, Change.WITHDRAWN, Change.HANDED_OVER


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (said("alfa", UPLOAD), "До 21 ноября (сб): загрузка материалов"),
        (said("alfa", ATTESTATION), "1 декабря (вт): аттестация на высшую категорию"),
        (said("director", MEETING), "15 декабря (вт) в 15:00: совещание"),
        (said("director", WATCH), "До 30 ноября (пн): контроль подготовки"),
        (said("director", ACCOUNTS), "Первая: открытие кабинетов до 11 ноября"),
        (said("director", LETTERS), "Первая: заявка в ЛК до 16 ноября"),
        (said("director", REQUEST), "Первая: оформление заявки и подача данных… до 16 ноября"),
        (said("alfa", ACCOUNTS), "До 11 ноября (ср): открытие кабинетов"),
        (said("director", ATTESTATION), "Первая: аттестация на высшую категорию 1 декабря"),
    ],
)
def test_one_thing_is_told_with_its_day_and_of_others_first_whose_it_is(shown: str, expected: str) -> None:
    assert shown == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (said("alfa", UPLOAD, changes=[MONTH_ONLY]), "До ≈ 21 ноября: загрузка материалов"),
        (said("director", LETTERS, changes=[MONTH_ONLY]), "Первая: заявка в ЛК до ≈ 16 ноября"),
        (
            said("alfa", ATTESTATION, changes=[MONTH_ONLY]),
            "В декабре, день не назначен: аттестация на высшую категорию",
        ),
        (
            said("director", ATTESTATION, changes=[MONTH_ONLY]),
            "Первая: аттестация на высшую категорию, в декабре, день не назначен",
        ),
        (
            said("alfa", (ATTESTATION, MOVED), changes=[MONTH_ONLY]),
            "Теперь в декабре, день не назначен: аттестация на высшую категорию",
        ),
    ],
)
def test_what_counts_from_a_month_is_marked_and_the_attestation_has_no_day(shown: str, expected: str) -> None:
    assert shown == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (said("alfa", UPLOAD, today=PAST), "Срок прошёл 21 ноября (сб): загрузка материалов"),
        (said("director", LETTERS, today=PAST), "Первая: заявка в ЛК, срок прошёл 16 ноября"),
        (said("alfa", (UPLOAD, MOVED)), "Новый срок 21 ноября (сб): загрузка материалов"),
        (said("director", (LETTERS, MOVED)), "Первая: заявка в ЛК, новый срок 16 ноября"),
        (said("director", (MEETING, MOVED)), "Новая дата 15 декабря (вт) в 15:00: совещание"),
        (said("alfa", (ATTESTATION, MOVED)), "Новая дата 1 декабря (вт): аттестация на высшую категорию"),
        (
            said("director", (ATTESTATION, MOVED)),
            "Первая: аттестация на высшую категорию, новая дата 1 декабря",
        ),
        (said("director", (VISIT, MOVED)), "Новый срок не назначен: выезд"),
        (said("alfa", (UPLOAD, WITHDRAWN)), "Отменено: загрузка материалов"),
        (said("director", (LETTERS, WITHDRAWN)), "Отменено: Первая — заявка в ЛК"),
        (said("director", (LETTERS, HANDED_OVER)), "Передано другому: Первая — заявка в ЛК"),
        (said("alfa", (ATTESTATION, WITHDRAWN)), "Отменено: аттестация на высшую категорию"),
        (
            said("alfa", ("2026/cyclogram/gone/year", WITHDRAWN)),
            "Отменено: мероприятие, которого больше нет в графике",
        ),
        (
            said("director", ("2026/cyclogram/letters/ushedshaya/first", WITHDRAWN)),
            "Отменено: заявка в ЛК",
        ),
    ],
)
def test_news_say_what_has_become_of_it(shown: str, expected: str) -> None:
    assert shown == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (said("alfa", UPLOAD, ATTESTATION), "До 21 ноября (сб): загрузка материалов и ещё 1 аттестация"),
        (
            said("director", ACCOUNTS, LETTERS, REQUEST, WATCH),
            "Первая: открытие кабинетов до 11 ноября и ещё 3 срока",
        ),
        (
            said("director", REQUEST, LETTERS, WATCH, MEETING),
            "Первая: оформление заявки… до 16 ноября и ещё 3 даты",
        ),
        (
            said("director", (LETTERS, WITHDRAWN), (ACCOUNTS, WITHDRAWN), (WATCH, WITHDRAWN)),
            "Отменено: Первая — заявка в ЛК и ещё 2 срока",
        ),
        (
            said("director", (ACCOUNTS, WITHDRAWN), (LETTERS, HANDED_OVER)),
            "Отменено: Первая — открытие кабинетов. Передано другому: Первая — заявка в ЛК",
        ),
        (
            said("alfa", UPLOAD, (ATTESTATION, WITHDRAWN)),
            "До 21 ноября (сб): загрузка… Отменено: 1 аттестация",
        ),
    ],
)
def test_of_several_things_the_first_is_told_in_full_and_the_rest_is_counted(
    shown: str, expected: str
) -> None:
    assert shown == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (said("zavuch", summary=WEEK), "Сроки всей школы на неделю 1–7 марта"),
        (said("zavuch", unreached=unreached("alfa")), "Кому не дошло напоминание: Первая"),
        (said("zavuch", unreached=unreached("alfa", "beta")), "Кому не дошло напоминание: Первая, Второй"),
        (
            said("zavuch", unreached=unreached("alfa", "beta", "director", "zavuch")),
            "Кому не дошло напоминание: Первая, Второй и ещё 2",
        ),
        (
            said("zavuch", summary=WEEK, unreached=unreached("alfa")),
            "Сроки всей школы на неделю 1–7 марта. Кому не дошло напоминание: Первая",
        ),
        (
            said("zavuch", WATCH, summary=WEEK),
            "До 30 ноября (пн): контроль подготовки. Сроки всей школы",
        ),
        (
            said("zavuch", LETTERS, summary=WEEK),
            "Первая: заявка в ЛК до 16 ноября. Сроки всей школы",
        ),
        (
            said("zavuch", LETTERS, WATCH, summary=WEEK, unreached=unreached("alfa", "beta")),
            "Первая: заявка в ЛК до 16 ноября и ещё 1 срок. Не дошло до 2 человек",
        ),
        (
            said("zavuch", REQUEST, unreached=unreached("beta")),
            "Первая: оформление… до 16 ноября. Кому не дошло: Второй",
        ),
    ],
)
def test_what_only_the_coordinator_is_told_stands_last(shown: str, expected: str) -> None:
    assert shown == expected


def test_two_people_of_one_surname_have_their_initials() -> None:
    def namesakes(raw: dict[str, Any]) -> None:
        raw["teachers"][1]["name"] = "Первая Гамма Образцовна"

    assert said("director", LETTERS, changes=[namesakes]) == "Первая А. О.: заявка в ЛК до 16 ноября"


@pytest.mark.parametrize(
    ("slug", "shown"),
    [
        ("fit", "на соответствие"),
        ("first", "на первую категорию"),
        ("highest", "на высшую категорию"),
        ("methodist", "«педагог-методист»"),
        ("mentor", "«педагог-наставник»"),
    ],
)
def test_every_attestation_is_called_by_what_tells_it_from_the_others(slug: str, shown: str) -> None:
    key = f"2026/attestation/alfa/{slug}"
    assert said("alfa", (key, WITHDRAWN)) == f"Отменено: аттестация {shown}"


SETTINGS: dict[str, list[tuple[str, str]]] = {
    "as it is": [],
    "with initials": [("names: full ", "names: initials ")],
    "many reminders": [("days_before: [14, 7, 1]", "days_before: [30, 14, 7, 3, 1, 0]")],
    "six days a week": [("  week: 5 ", "  week: 6 ")],
    "months only": [("date: 2027-03-15", "date: 2027-03"), ("date: 2027-01-20", "date: 2027-01")],
}


@pytest.fixture(scope="module", params=SETTINGS)
def year(request: pytest.FixtureRequest) -> list[tuple[Agenda, Mail]]:
    return list(mails_of_a_year(sample(*SETTINGS[request.param])))


def test_of_a_years_subjects_one_in_twenty_at_most_is_longer_than_a_phone_shows(
    year: list[tuple[Agenda, Mail]],
) -> None:
    shown = [subject(found, mail) for found, mail in year]
    longer = [each for each in shown if len(each) > SUBJECT_LIMIT]
    assert len(longer) * 20 <= len(shown), longer


def test_every_header_of_a_year_is_read_back_letter_by_letter(year: list[tuple[Agenda, Mail]]) -> None:
    distinct = {(subject(found, mail), mail.person): (found, mail) for found, mail in year}
    for found, mail in distinct.values():
        addresses = {person: f"{person}@example.org" for person in found.schedule.people}
        raw = message_from_bytes(composer_of(found, addresses).composed(mail))
        read = {name: str(make_header(decode_header(value))) for name, value in raw.items()}
        name = found.schedule.people[mail.person].name
        assert (read["Subject"], read["To"], read["From"], read["Message-ID"]) == (
            subject(found, mail),
            f"{name} <{mail.person}@example.org>",
            "Школа № 0 <school@example.org>",
            mail.message_id,
        )
        names = [part.get_filename() for part in raw.walk() if part.get_content_type() == "text/calendar"]
        assert names in ([], ["attestation.ics"])
