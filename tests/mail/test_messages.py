"""Mails as a mail program reads them."""

import re
from collections.abc import Sequence
from datetime import date
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import icalendar
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ledger.lines import EventKind
from generator.mail.messages import Composer, sample_mail
from generator.mail.plan import Mail, make_plan
from generator.templates import BadTemplate
from tests.mail import school
from tests.mail.composing import TEMPLATES, composer_of
from tests.mail.past import event, lead, record
from tests.mail.school import ACCOUNTS, ADDRESSES, DAY, TODAY, UPLOAD, UPLOAD_DUE, agenda, planned, with_key

RESPONSE = re.compile(r"https?://[^\s\"'<>)]+")


def composer(
    today: date = UPLOAD_DUE, *changes: school.Change, templates: Sequence[Path] = TEMPLATES
) -> Composer:
    return composer_of(agenda(today, *changes), ADDRESSES, templates)


def first_mail(found: Composer, *told: object, person: str = "alfa") -> Mail:
    plan = make_plan(found.agenda, record(*told), ADDRESSES, 400)  # type: ignore[arg-type]
    return next(mail for mail in plan.mails if mail.person == person)


def received(message: EmailMessage) -> EmailMessage:
    return message_from_bytes(message.as_bytes(), policy=policy.default)


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_the_headers_are_those_of_an_automatic_mail() -> None:
    found = composer()
    message = received(found.message(first_mail(found)))
    raw = message_from_bytes(found.message(first_mail(found)).as_bytes())
    headers = {name: str(make_header(decode_header(value))) for name, value in raw.items()}
    assert {name: value for name, value in headers.items() if name not in ("Message-ID", "Content-Type")} == {
        "From": "Школа № 0 <school@example.org>",
        "To": "Первая Альфа Образцовна <alfa@example.org>",
        "Reply-To": "zavuch@example.org",
        "Subject": "До 21 ноября (сб): загрузка материалов и ещё 1 аттестация",
        "Date": "Sat, 21 Nov 2026 07:17:00 +0300",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": "<mailto:zavuch@example.org?subject=unsubscribe>",
        "MIME-Version": "1.0",
    }
    assert message["Message-ID"] == first_mail(found).message_id


def test_text_html_and_calendar_each_have_their_part() -> None:
    found = composer()
    parts = [
        (part.get_content_type(), part.get_filename()) for part in found.message(first_mail(found)).walk()
    ]
    assert parts == [
        ("multipart/mixed", None),
        ("multipart/alternative", None),
        ("text/plain", None),
        ("text/html", None),
        ("text/calendar", "attestation.ics"),
    ]


def test_the_plain_text_reads_well_alone() -> None:
    found = composer()
    assert text_of(found.message(first_mail(found))) == (
        "Уважаемая Альфа Образцовна!\n"
        "\n"
        "Загрузка материалов\n"
        "Показать работу\n"
        "Срок: 21 ноября 2026 г., рабочая суббота (сегодня)\n"
        "Почему: за 10 дней до 1 декабря 2026 г.\n"
        "Что подготовить:\n"
        "— заявление\n"
        "— технологическая карта\n"
        "Уже сделали? Ответьте на это письмо словом «сделано».\n"
        f"Подробнее: https://school.example.org/attestation/teachers/alfa/#{UPLOAD}\n"
        "\n"
        "Дальше:\n"
        "1 декабря, вт\n"
        "— аттестация на высшую категорию\n"
        "Ваша страница: https://school.example.org/attestation/teachers/alfa/\n"
        "\n"
        "-- \n"
        "Школа № 0\n"
        "Весь график: https://school.example.org/attestation/\n"
        "Сроки в календаре телефона: https://school.example.org/attestation/subscribe/\n"
        "Письмо отправила программа. На него можно ответить — ответ прочтут в школе.\n"
        "Ответственный за аттестацию может отключить напоминания.\n"
    )


def test_the_calendar_holds_the_items_under_the_uids_of_the_feeds() -> None:
    found = composer()
    (attached,) = found.message(first_mail(found)).iter_attachments()
    assert attached.get_params()[1:] == [("charset", "utf-8"), ("method", "PUBLISH")]  # type: ignore[index]
    calendar = icalendar.Calendar.from_ical(attached.get_content())
    assert [str(each["UID"]) for each in calendar.walk("VEVENT")] == [
        f"{UPLOAD}@school.example.org/attestation",
        f"{school.ATTESTATION}@school.example.org/attestation",
    ]
    assert calendar["METHOD"] == "PUBLISH"


def said(today: date, *story: object, person: str = "alfa", change: school.Change | None = None) -> str:
    found = composer(today, *([change] if change else []))
    return text_of(found.message(first_mail(found, *story, person=person)))


TOLD = event(EventKind.SENT, lead(UPLOAD, "alfa", 14, UPLOAD_DUE), UPLOAD_DUE - 14 * DAY)


def test_a_moved_deadline_says_what_it_was_and_what_it_is() -> None:
    text = said(UPLOAD_DUE - 13 * DAY, TOLD, change=planned(0, "2026-12-02"))
    assert (
        "Срок: 22 ноября 2026 г., рабочее воскресенье (через 14 дней)\n"
        "Срок изменился, раньше было назначено на 21 ноября 2026 г.\n" in text
    )


def test_an_overdue_deadline_says_so() -> None:
    text = said(UPLOAD_DUE + DAY, change=with_key(tracking="on"))
    assert "Срок: 21 ноября 2026 г., рабочая суббота (просрочено на 1 день)\n" in text


def test_a_working_saturday_is_said_to_be_one() -> None:
    works = with_key(calendar={"shift": "none", "workdays": ["2026-11-21"]})
    text = said(UPLOAD_DUE, change=works)
    assert "Срок: 21 ноября 2026 г., рабочая суббота (сегодня)\n" in text
    summary = said(date(2026, 11, 16), person="zavuch", change=works)
    assert "— 21 ноября, рабочая суббота: Загрузка материалов — Первая Альфа Образцовна\n" in summary


def test_a_withdrawn_deadline_says_so() -> None:
    text = said(UPLOAD_DUE - 13 * DAY, TOLD, change=school.without_activity(0))
    assert (
        "Больше не за вами:\n"
        "— Мероприятие, которого больше нет в графике: отменено, было назначено на 21 ноября 2026 г.\n"
        in text
    )


def test_who_no_longer_answers_reads_so() -> None:
    due = date(2026, 11, 11)
    story = event(EventKind.SENT, lead(school.ACCOUNTS, "director", 7, due), TODAY)
    text = said(TODAY + DAY, story, person="director", change=school.held_by(1, "zavuch"))
    assert (
        "— Открытие кабинетов (Первая Альфа Образцовна): за это теперь отвечаете не вы, было назначено на"
        in text
    )


def test_the_coordinator_reads_the_week_and_whom_no_mail_reached() -> None:
    monday = date(2026, 11, 16)
    found = composer(monday)
    plan = make_plan(found.agenda, record(started=monday), ("zavuch",), 400)
    (mail,) = plan.mails
    assert text_of(found.message(mail)).partition("\n\n-- ")[0] == (
        "Уважаемая Проба Образцовна!\n"
        "\n"
        "Сроки всей школы на неделю 16–22 ноября\n"
        "— 21 ноября, рабочая суббота: Загрузка материалов — Первая Альфа Образцовна\n"
        "\n"
        "Напоминание не дошло — передайте, пожалуйста, сами:\n"
        "— Первая Альфа Образцовна: нет адреса почты (Загрузка материалов)"
    )


def test_after_an_outage_the_person_reads_what_passed_and_the_coordinator_a_list() -> None:
    monday = date(2026, 11, 30)
    found = composer(monday)
    plan = make_plan(found.agenda, record(runs=[date(2026, 11, 5)]), school.EVERYBODY, 400)
    to_director, to_alfa, to_coordinator = plan.mails
    assert [mail.person for mail in plan.mails] == ["director", "alfa", "zavuch"]
    texts = [text_of(found.message(mail)) for mail in plan.mails]
    assert "Срок: 11 ноября 2026 г., среда (19 дней назад)\n" in texts[0]
    assert [text.count("\nСрок прошёл, а напоминание вовремя не дошло\n") for text in texts] == [1, 1, 0]
    assert texts[2].partition("\n\n-- ")[0].partition("Напоминание пришло")[2] == (
        " после срока — спросите, всё ли сделано:\n"
        "— Первая Альфа Образцовна: Загрузка материалов, 21 ноября\n"
        "— Главный Пример Примерович: Открытие кабинетов, 11 ноября"
    )
    assert "Кому напоминание пришло поздно: Первая, Главный" in found.message(to_coordinator)["Subject"]
    assert [mail.is_late for mail in (to_director, to_coordinator, to_alfa)] == [True, False, True]


@pytest.mark.parametrize(
    ("name", "gender", "greeting"),
    [
        ("Тестова Анна Ивановна", None, "Уважаемая Анна Ивановна!"),
        ("Тестов Али Вели оглы", None, "Уважаемый Али Вели оглы!"),
        ("Тест Робин", None, "Здравствуйте, Робин!"),
        ("Тест Робин", "female", "Уважаемая Робин!"),
    ],
)
def test_the_greeting_is_in_the_right_gender(name: str, gender: str | None, greeting: str) -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["teachers"][0] |= {"name": name} | ({"gender": gender} if gender else {})

    assert said(UPLOAD_DUE, change=change).splitlines()[0] == greeting


def hostile(text: str) -> school.Change:
    def change(raw: dict[str, Any]) -> None:
        raw["teachers"][0]["name"] = f"Проба {text}"
        raw["school"]["name"] = text
        raw["plans"][0]["activities"][0] |= {"title": text, "goal": text, "items": [text]}

    return change


@pytest.mark.parametrize(
    "text",
    [
        "x\r\nBcc: all@example.org",
        "x\n\n.\r\nQUIT",
        "<script>alert(1)</script>",
        "/etc/passwd",
        "👩‍🏫 урок 🎼",
        "{{ mail.subject }} {% raw %}",
        "=?utf-8?b?QmNj?=",
        '"><img src=https://tracker.example.org/x.png>',
        "\u202egnp.exe",
        "a" * 1990,
        "я" * 1990,
    ],
)
def test_hostile_texts_stay_texts(text: str) -> None:
    found = composer(UPLOAD_DUE, hostile(text))
    message = received(found.message(first_mail(found)))
    assert set(message.keys()) == {
        "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted", "List-Unsubscribe",
        "MIME-Version", "Content-Type",
    }  # fmt: skip
    shown = " ".join(text.replace("\u202e", " ").split())
    assert shown in text_of(message)
    html = BeautifulSoup(text_of(message, "html"), "html.parser")
    assert html.find_all(["script", "img", "link", "iframe"]) == []
    assert shown in " ".join(html.get_text(" ").split())
    assert len(list(message.walk())) == 5


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip() != ""))
def test_any_title_makes_a_mail_that_can_be_read_back(text: str) -> None:
    found = composer(UPLOAD_DUE, hostile(f"a{text}b"))
    data = found.message(first_mail(found)).as_bytes()
    assert data.isascii()
    assert max(len(line) for line in data.split(b"\r\n")) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_html_needs_nothing_from_elsewhere_and_links_to_the_site_only() -> None:
    found = composer()
    html = text_of(found.message(first_mail(found)), "html")
    assert {url.split("/")[2] for url in RESPONSE.findall(html)} == {"school.example.org"}
    assert re.findall(r"url\(|@import|<link|src=", html) == []


def test_the_same_mail_has_the_same_bytes() -> None:
    one, other = composer(), composer()
    assert one.message(first_mail(one)).as_bytes() == other.message(first_mail(other)).as_bytes()


def test_without_a_coordinators_address_answers_go_to_the_sender() -> None:
    found = composer(UPLOAD_DUE, school.held_by(0))
    assert found.message(first_mail(found))["Reply-To"] == "school@example.org"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("digest.html", "{% for %}"),
        ("digest.txt", "{{ mail.greetin }}"),
        ("digest.txt", "{{ mail.items + 1 }}"),
        ("digest.html", "{% include 'missing.html' %}"),
    ],
)
def test_a_broken_template_is_named(tmp_path: Path, name: str, source: str) -> None:
    (tmp_path / name).write_text(source, "utf-8")
    found = composer(templates=[tmp_path, *TEMPLATES])
    with pytest.raises(BadTemplate, match=f"шаблон {name}, строка 1, не получается показать"):
        found.message(first_mail(found))


EVERYTHING = (
    *("рок изменился", "отменено", "отвечаете не вы"),
    *("Сроки всей школы", "Напоминание не дошло", "Напоминание пришло после срока"),
)


def test_the_sample_holds_everything_a_mail_can() -> None:
    found = composer(TODAY, with_key(tracking="on"))
    mail = sample_mail(found.agenda)
    assert mail is not None
    text = text_of(found.message(mail))
    assert [words for words in EVERYTHING if words not in text] == []


MONTH_ONLY = planned(0, "2026-12")
TOLD_OF_THE_MONTH = event(EventKind.SENT, lead(school.ATTESTATION, "alfa", 14, date(2026, 12, 1)), TODAY)


@pytest.mark.parametrize("today", [date(2026, 11, 24), date(2026, 11, 30)])
def test_a_month_only_attestation_is_told_without_a_day_or_a_count_of_days(today: date) -> None:
    text = said(today, change=MONTH_ONLY)
    assert text.partition("Аттестация на высшую категорию\n")[2].splitlines()[:2] == [
        "Когда: в декабре 2026 года, день не назначен",
        f"Подробнее: https://school.example.org/attestation/teachers/alfa/#{school.ATTESTATION}",
    ]


def test_a_month_only_attestation_has_its_month_large_and_below_it_that_the_day_is_not_set() -> None:
    found = composer(date(2026, 11, 24), MONTH_ONLY)
    page = BeautifulSoup(found.render(first_mail(found))[1].html, "html.parser")
    (month,) = page.find_all("div", class_="day")
    below = month.find_next_sibling("div")
    assert (month.get_text(), below and below.get_text()) == ("в декабре 2026 года", "день не назначен")
    assert "in-words" in month["class"]


def test_an_attestation_is_on_its_day_and_its_mail_says_so_once() -> None:
    text = said(date(2026, 11, 24))
    assert text.partition("Аттестация на высшую категорию\n")[2].splitlines()[:2] == [
        "Когда: 1 декабря 2026 г., вторник (через 7 дней)",
        f"Подробнее: https://school.example.org/attestation/teachers/alfa/#{school.ATTESTATION}",
    ]


def test_among_later_things_a_month_only_attestation_has_its_month() -> None:
    assert "\nв декабре 2026 года, день не назначен\n— аттестация на высшую категорию\n" in said(
        date(2026, 11, 17), change=MONTH_ONLY
    )


def done_link(found: Composer, mail: Mail) -> dict[str, list[str]]:
    """Recipient, subject and body of the answer."""
    page = BeautifulSoup(found.render(mail)[1].html, "html.parser")
    (link,) = [str(each["href"]) for each in page.find_all("a", href=True) if "mailto" in str(each["href"])]
    address, _, query = link.removeprefix("mailto:").partition("?")
    return {"to": [address], **parse_qs(query)}


def test_the_answer_that_it_is_done_is_filled_in() -> None:
    found = composer()
    assert done_link(found, first_mail(found)) == {
        "to": ["zavuch@example.org"],
        "subject": ["Сделано: загрузка материалов"],
        "body": [f"Первая А. О.: загрузка материалов — сделано. [{UPLOAD}]"],
    }


def test_nobody_is_asked_whether_an_attestation_is_done() -> None:
    found = composer(date(2026, 11, 25))
    mail = first_mail(found)
    assert [each.key for each in mail.notices] == [school.ATTESTATION]
    assert "mailto:" not in found.render(mail)[1].html


@pytest.mark.parametrize(
    ("person", "link"), [("alfa", "teachers/alfa/"), ("director", f"teachers/alfa/#{ACCOUNTS}")]
)
def test_one_link_leads_to_the_readers_own_page_or_to_the_thing_itself(person: str, link: str) -> None:
    found = composer(date(2026, 11, 10))
    page = BeautifulSoup(found.render(first_mail(found, person=person))[1].html, "html.parser")
    (button,) = page.find_all("a", class_="button")
    assert button["href"] == f"https://school.example.org/attestation/{link}"


def test_a_month_that_gets_its_day_was_no_day_before() -> None:
    text = said(date(2026, 11, 20), TOLD_OF_THE_MONTH, change=planned(0, "2026-12-15"))
    assert "Дата изменилась, раньше было назначено на декабрь 2026 года\n" in text


def test_a_day_that_becomes_a_month_is_no_day_any_more() -> None:
    told = event(EventKind.SENT, lead(school.ATTESTATION, "alfa", 14, date(2026, 12, 15)), TODAY)
    text = said(date(2026, 11, 20), told, change=MONTH_ONLY)
    assert (
        "в декабре 2026 года, день не назначен\n"
        "— аттестация на высшую категорию "
        "(дата изменилась, раньше было назначено на 15 декабря 2026 г.)\n"
    ) in text


def test_a_withdrawn_attestation_of_a_month_was_set_for_no_day() -> None:
    def without(raw: dict[str, Any]) -> None:
        raw["teachers"][0]["attestations"] = []

    text = said(date(2026, 11, 20), TOLD_OF_THE_MONTH, change=without)
    assert "— Аттестация на высшую категорию: отменено, было назначено на декабрь 2026 года\n" in text


def test_the_coordinators_week_has_no_day_of_a_month_only_attestation() -> None:
    text = said(date(2026, 11, 30), person="zavuch", change=MONTH_ONLY)
    assert (
        "— в декабре 2026 года, день не назначен: Аттестация на высшую категорию — Первая Альфа Образцовна\n"
        in text
    )
