from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event

from generator.feeds.event import STATUS, FeedEvent, Mark, event_lines, feed_events
from generator.feeds.ical import Text, lines_of
from tests.feeds.school import school
from tests.samples import Edit


def event(key: str, edit: Edit = lambda data: None) -> FeedEvent:
    return next(each for each in feed_events(school(edit)) if each.key == key)


def test_a_step_names_its_teacher_by_initials_and_its_feeds() -> None:
    step = event("2026/cyclogram/upload/vtoraya/highest")
    assert step.summary == "Загрузка материалов — Вторая\u00a0П.\u00a0О."
    assert step.feeds == (
        "calendar/all.ics",
        "calendar/teachers/vtoraya.ics",
        "calendar/plans/cyclogram.ics",
        "calendar/roles/teacher.ics",
    )


def test_the_description_says_why_that_day_and_what_to_prepare() -> None:
    step = event("2026/cyclogram/upload/vtoraya/highest")
    assert step.description.split("\n") == [
        "Цель: Показать работу",
        "Педагог: Вторая Проба Образцовна, учитель физики",
        "За 10 дней до 15 марта 2027 г. — 5 марта, пятница.",
        "Что подготовить:",
        "— заявление; опись, справка",
        "— папка C:\\News (если есть)",
        "Ответственные: Педагог",
        "https://school.example.org/attestation/teachers/vtoraya/#2026/cyclogram/upload/vtoraya/highest",
    ]


def test_a_school_that_shows_initials_shows_no_full_name() -> None:
    found = feed_events(school(lambda data: data["school"].update(names="initials")))
    assert [each.key for each in found if "Образцовна" in each.summary + each.description] == []


def test_the_attestation_itself_is_an_event_of_its_teacher() -> None:
    attestation = event("2026/attestation/vtoraya/highest")
    assert attestation.summary == "Аттестация на высшую категорию — Вторая\u00a0П.\u00a0О."
    assert attestation.feeds == (
        "calendar/all.ics",
        "calendar/teachers/vtoraya.ics",
        "calendar/roles/teacher.ics",
    )


def test_month_only_dates_are_marked_approximate() -> None:
    step = event("2026/cyclogram/upload/tretya/first")
    assert step.mark is Mark.APPROXIMATE
    assert step.summary == "≈ Загрузка материалов — Третья\u00a0П.\u00a0О."
    assert "Ориентировочно, за 10 дней до начала апреля 2027 года" in step.description
    assert (step.day, step.last_day) == (date(2027, 3, 22), None)


def test_a_month_only_attestation_is_an_event_of_the_whole_month_that_says_so() -> None:
    attestation = event("2026/attestation/tretya/first")
    assert (attestation.day, attestation.last_day) == (date(2027, 4, 1), date(2027, 4, 30))
    assert attestation.mark is Mark.APPROXIMATE
    assert attestation.summary == (
        "Аттестация на первую категорию — Третья\u00a0П.\u00a0О. — в апреле 2027 года, день не назначен"
    )
    assert "Планируется в апреле 2027 года; день ещё не назначен." in attestation.description.split("\n")
    lines = event_lines(attestation, "school.example.org", ZoneInfo("Europe/Moscow"))
    assert [line for line in lines if line.startswith((b"DT", b"TRANSP", b"STATUS"))] == [
        b"DTSTART;VALUE=DATE:20270401",
        b"DTEND;VALUE=DATE:20270501",
        b"STATUS:TENTATIVE",
        b"TRANSP:TRANSPARENT",
    ]


def test_a_month_only_attestation_with_its_decision_no_longer_waits_for_a_day() -> None:
    def edit(data: dict[str, Any]) -> None:
        data["teachers"][1]["attestations"][0]["result"] = {"date": "2027-04-18"}

    assert event("2026/attestation/tretya/first", edit).summary == (
        "✓ Аттестация на первую категорию — Третья\u00a0П.\u00a0О. — в апреле 2027 года"
    )


def test_done_work_stays_with_a_mark_and_its_day() -> None:
    def edit(data: dict[str, Any]) -> None:
        data["teachers"][0]["attestations"][0]["done"] = {"upload": "2027-03-01"}

    step = event("2026/cyclogram/upload/vtoraya/highest", edit)
    assert step.summary == "✓ Загрузка материалов — Вторая\u00a0П.\u00a0О."
    assert "Выполнено: 1 марта 2027 г." in step.description.split("\n")


def test_a_result_is_told_as_a_decision() -> None:
    def edit(data: dict[str, Any]) -> None:
        data["teachers"][0]["attestations"][0]["result"] = {"date": "2027-03-18"}

    assert "Решение: 18 марта 2027 г." in event("2026/attestation/vtoraya/highest", edit).description


def test_undated_and_year_long_work_is_left_out() -> None:
    activities = {each.key.split("/")[2] for each in feed_events(school()) if "/attestation/" not in each.key}
    assert activities == {"upload", "accounts", "watch", "meeting"}


def test_a_row_is_called_by_its_short_title_and_its_own_opens_the_description() -> None:
    step = event(
        "2026/cyclogram/watch/2027-02",
        lambda data: data["plans"][0]["activities"][2].update(title="Контроль за всем", short="Контроль"),
    )
    assert (step.summary, step.description.split("\n")[0]) == ("Контроль", "Контроль за всем")


def test_a_shortened_title_stands_in_full_in_the_description() -> None:
    title = "Оформление заявки и подача данных на педагогов для открытия личных кабинетов"
    step = event(
        "2026/cyclogram/watch/2027-02",
        lambda data: data["plans"][0]["activities"][2].update(title=title),
    )
    assert step.description.split("\n")[0] == title


TEXTS = st.text(st.sampled_from("аb:;,\\N\n\r\t\x07«» "), max_size=90)
URLS = st.none() | st.just("https://school.example.org/teachers/a/#2026/cyclogram/upload/a/first")
WHOLE_DAYS = st.builds(
    FeedEvent,
    key=st.just("2026/cyclogram/upload/a/first"),
    label=TEXTS,
    summary=TEXTS,
    description=TEXTS,
    day=st.dates(date(1950, 1, 1), date(2199, 1, 1)),
    feeds=st.just(()),
    last_day=st.none() | st.dates(date(1950, 1, 1), date(2199, 1, 1)),
    place=st.none() | TEXTS.filter(bool),
    url=URLS,
    mark=st.sampled_from(Mark),
)


@given(WHOLE_DAYS)
def test_an_event_is_written_as_the_library_writes_one(event: FeedEvent) -> None:
    expected = Event()
    expected.add("UID", f"{event.key}@школа.example.org/a")
    expected.add("SUMMARY", Text(event.summary))
    expected.add("DESCRIPTION", Text(event.description))
    expected.add("STATUS", STATUS[event.mark])
    if event.url:
        expected.add("URL", event.url)
    if event.place:
        expected.add("LOCATION", Text(event.place))
    expected.add("DTSTART", event.day)
    expected.add("DTEND", (event.last_day or event.day) + timedelta(days=1))
    expected.add("TRANSP", "TRANSPARENT")
    expected.add("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
    found = event_lines(event, "школа.example.org/a", ZoneInfo("Europe/Moscow"))
    assert found == lines_of(expected)
