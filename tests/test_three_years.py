"""Three school years of one school, with two turns of the year: every deadline is told and stands in the
calendars, none is told twice, and none is told to be off.

Each turn comes while the old year still has deadlines ahead. Mail goes every day, calendars are built every
week and on both sides of a turn, from the memory of the build before.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from generator.agenda import Agenda
from generator.editing.new_year import next_year
from generator.feeds.build import CANCELLED, build_feeds
from generator.ledger.lines import Event, EventKind, History, Reminder, ReminderKind, of_mail
from generator.ledger.state import state_from
from generator.loading import load
from generator.mail.due import GoneNotice
from generator.mail.plan import make_plan
from generator.mail.refusals import unknown_to_this_year, vanished
from generator.occurrences.occurrence import Dated
from generator.schedule.model import Schedule
from generator.schedule.terms import Terms
from tests.samples import agenda_from

DAY = timedelta(days=1)
FIRST, LAST = date(2026, 8, 3), date(2029, 8, 20)
# A deadline of June and a report in July are still to come at the first; a report in August at the second.
TURNS = (date(2027, 6, 10), date(2028, 8, 1))

SCHOOL = """\
school: {name: Школа № 0}
school_year: {start: 2026-09-01, end: 2027-05-31}
calendar: {days_off: [2027-04-21]}
reminders: {days_before: [14, 7, 1], together: 7}
roles:
  - {id: coordinator, title: Ответственный, people: [pervaya]}
  - {id: head, title: Руководитель, people: [glavnaya, pyataya]}
  - {id: teacher, title: Педагог}
staff:
  - {id: pervaya, name: Первая Проба Образцовна, position: заместитель директора}
  - {id: glavnaya, name: Главная Проба Образцовна, position: директор}
plans:
  - id: plan
    title: План на 2026-2027 год
    activities:
      - {id: upload, title: Загрузка, when: {days_before: 10}, responsible: [teacher]}
      - {id: report, title: Справка, when: {days_after: 20}, responsible: [head]}
      - {id: watch, title: Контроль, when: {month: [сентябрь, май, июнь]}, responsible: [coordinator]}
      - {id: lists, title: Списки, when: [{month: октябрь}, {month: июль, day: 10}], responsible: [head]}
      - {id: meeting, title: Совещание, when: {date: 2026-12-15, time: "15:00"}, responsible: [head]}
teachers:
  - id: vtoraya
    name: Вторая Проба Образцовна
    position: учитель физики
    category: {name: первая, until: 2028-05-10}
    attestations:
      - for: высшая
        date: 2027-06-24
  - id: tretya
    name: Третья Проба Образцовна
    position: учитель музыки
    attestations:
      - for: первая
        date: 2027-03-15
        result: {date: 2027-03-18}
  - {id: pyataya, name: Пятая Проба Образцовна, position: учитель, status: left}
"""
ONE_MORE = """\
    attestations:
      - for: соответствие
        date: {}
"""


@cache
def file_of(year: int) -> str:
    """What the coordinator has in each year: the turned file, and one attestation more."""
    if year == 2026:
        return SCHOOL
    before = file_of(year - 1).encode()
    today = TURNS[year - 2027]
    schedule = load(before, "", today).schedule
    assert schedule
    text = next_year(before, schedule, Terms(), today).decode()
    day = {2027: "2028-07-20", 2028: "2029-04-04"}[year]
    place = "    position: учитель физики\n"
    assert place in text
    return text.replace(place, place + ONE_MORE.format(day))


@cache
def agenda_of(year: int) -> Agenda:
    return agenda_from(file_of(year))


def year_on(day: date) -> int:
    return 2026 + sum(turn <= day for turn in TURNS)


def agenda_on(day: date) -> Agenda:
    year = year_on(day)
    last: Schedule | None = agenda_of(year - 1).schedule if year > 2026 else None
    return replace(agenda_of(year), today=day, last_year=last)


def days() -> Iterator[date]:
    yield from (FIRST + number * DAY for number in range((LAST - FIRST).days))


@dataclass
class Story:
    told: list[tuple[date, Reminder]] = field(default_factory=list)
    off: list[str] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    lost: set[tuple[object, ...]] = field(default_factory=set)

    def run(self, today: date) -> None:
        agenda = agenda_on(today).with_last_year()
        record = state_from(History(FIRST, tuple(self.events)))
        self.lost.add((vanished(agenda, record)[0], unknown_to_this_year(agenda, record)))
        for mail in make_plan(agenda, record, agenda.schedule.people, 10_000).mails:
            self.told += [(today, each) for each in mail.reminders]
            self.off += [each.key for each in mail.notices if isinstance(each, GoneNotice)]
            moment = datetime.combine(today, time(6), UTC)
            self.events += of_mail(EventKind.SENT, mail.reminders, mail.message_id, today, moment)


@cache
def story() -> Story:
    found = Story()
    for day in days():
        found.run(day)
    return found


def dated() -> list[Dated]:
    """Every deadline of the three years whose reminders begin after the school did."""
    return [
        each
        for year in (2026, 2027, 2028)
        for each in agenda_of(year).occurrences
        if isinstance(each, Dated) and each.due > FIRST + 15 * DAY and not each.done
    ]


def test_each_turn_leaves_deadlines_ahead_and_the_years_are_three() -> None:
    assert [agenda_of(year).schedule.start_year for year in (2026, 2027, 2028)] == [2026, 2027, 2028]
    ahead = [
        sorted(each.key for each in dated() if each.key.startswith(f"{turn.year - 1}/") and each.due >= turn)
        for turn in TURNS
    ]
    assert ahead == [
        [
            "2026/attestation/vtoraya/highest",
            "2026/plan/lists/2027-07/2",
            "2026/plan/report/vtoraya/highest",
            "2026/plan/upload/vtoraya/highest",
            "2026/plan/watch/2027-06",
        ],
        ["2027/plan/report/vtoraya/fit"],
    ]


def test_everybody_is_told_of_every_deadline_before_its_day() -> None:
    told = {
        (each.key, each.person)
        for day, each in story().told
        if each.kind is ReminderKind.LEAD and each.due and day <= each.due
    }
    assert told == {(each.key, person) for each in dated() for person in each.people}


def test_nobody_is_told_twice() -> None:
    counted = Counter(each for _, each in story().told)
    assert [each for each, number in counted.items() if number > 1] == []


def test_nobody_is_told_that_anything_moved_or_is_off() -> None:
    kinds = {each.kind for _, each in story().told}
    assert (story().off, kinds) == ([], {ReminderKind.LEAD, ReminderKind.SUMMARY})
    assert story().lost == {(0, None)}


def test_no_event_of_a_calendar_is_cancelled_and_each_stands_there_on_its_day() -> None:
    memory: bytes | None = None
    missing, cancelled, due = [], 0, {each.key: each.due for each in dated()}
    for day in days():
        near = day.weekday() == 0 or {day - DAY, day, day + DAY} & {*TURNS}
        if not near:
            continue
        feeds = build_feeds(agenda_on(day), memory)
        memory = feeds["calendar/feeds.json"]
        whole = feeds["calendar/all.ics"].replace(b"\r\n ", b"")
        cancelled += sum(data.count(CANCELLED) for data in feeds.values())
        week = [
            key for key, its in due.items() if day <= its < day + 7 * DAY and year_of(key) <= year_on(day)
        ]
        missing += [key for key in week if f"UID:{key}@".encode() not in whole]
    assert (missing, cancelled) == ([], 0)


def year_of(key: str) -> int:
    return int(key[:4])
