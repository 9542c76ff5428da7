"""Next year's file: what follows the year, what stays behind, what is proposed; in files of any hand."""

import re
from copy import deepcopy
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing import edits
from generator.editing.new_year import days_left_out, next_year
from generator.editing.proposals import planned_month, proposed
from generator.loading.load import load
from generator.schedule.choices import Category
from generator.schedule.model import Schedule
from generator.schedule.terms import Terms
from tests.editing.expected import dump, expected
from tests.editing.handwriting import Hand
from tests.editing.stories import school

TODAY = date(2027, 8, 1)
BOM = b"\xef\xbb\xbf"


def read(data: bytes, today: date = TODAY) -> Schedule:
    loaded = load(data, "schedule.yaml", today)
    assert loaded.schedule, (loaded.problems, data.decode("utf-8-sig"))
    return loaded.schedule


def turned(data: bytes, today: date = TODAY) -> bytes:
    return next_year(data, read(data, today), Terms(), today)


HEAD = """\
# График на 2026-2027 учебный год
school: {name: Школа № 0}
"""
YEAR = "school_year: {start: 2026-09-01, end: 2027-05-31}   # не забудьте\n"
NEXT = "school_year: {start: 2027-09-01, end: 2028-05-31}   # не забудьте\n"
ROLES = """\
roles:
  - {id: head, title: Руководитель, people: [t1]}
  - {id: teacher, title: Педагог}
"""


def rows(*lines: str) -> str:
    body = "".join(f"        {line}\n" for line in lines)
    return f"""\
plans:
  - id: plan
    title: План
    activities:
      - id: step
        title: Шаг
{body}        responsible: [teacher]
"""


def teachers(*blocks: str) -> str:
    body = "".join(
        f"  - id: t{number}\n    name: Первая Проба\n    position: учитель\n{block}"
        for number, block in enumerate(blocks, start=1)
    )
    return f"teachers:\n{body}" if blocks else ""


def after(middle: str) -> str:
    """What becomes of a part of the file; the year and its title are as everywhere."""
    text = turned(f"{HEAD}{YEAR}{middle}".encode()).decode()
    head = f"{HEAD.replace('2026-2027', '2027-2028')}{NEXT}"
    assert text.startswith(head)
    return text.removeprefix(head)


PLAIN = f"{ROLES}{rows('when: {days_before: 10}')}"


def test_days_of_the_year_keep_the_form_that_they_have() -> None:
    text = HEAD + "school_year:\n  end: '31.05.2027'\n  start: 01.09.2026\n" + ROLES.replace("t1", "")
    assert "school_year:\n  end: '31.05.2028'\n  start: 01.09.2027\n" in turned(text.encode()).decode()


@pytest.mark.parametrize(
    ("before", "then"),
    [
        (
            "calendar: {week: 6, days_off: [2027-04-21], workdays: [2027-04-24, 2027-05-15]}\n",
            "# В 2026-2027 году было days_off: 2027-04-21; workdays: 2027-04-24, 2027-05-15. "
            "Впишите новые дни.\ncalendar: {week: 6, days_off: [], workdays: []}\n",
        ),
        (
            "# наш\ncalendar:\n  days_off:\n    - 21.04.2027   # город\n  week: 5\n",
            "# наш\n# В 2026-2027 году было days_off: 21.04.2027. Впишите новые дни.\n"
            "calendar:\n  days_off: []\n  week: 5\n",
        ),
        ("calendar: {days_off: 2027-04-21}\n", None),
        ("calendar: {week: 6, days_off: []}\n", "calendar: {week: 6, days_off: []}\n"),
    ],
)
def test_days_off_are_left_out_with_a_word(before: str, then: str | None) -> None:
    wanted = (
        then or "# В 2026-2027 году было days_off: 2027-04-21. Впишите новые дни.\ncalendar: {days_off: []}\n"
    )
    plain = PLAIN.replace("t1", "")
    assert after(before + plain) == wanted + plain


@pytest.mark.parametrize(
    ("before", "then"),
    [
        (["when: {month: август}", "done: {2026-08: 2026-08-24}   # успели"], ["when: {month: август}"]),
        (
            ["when: {by_schedule_of: МБУ ИМЦ, date: 2027-02-10}"],
            [
                "# В 2026-2027 году день был 2027-02-10. Когда новый станет известен, допишите date.",
                "when: {by_schedule_of: МБУ ИМЦ}",
            ],
        ),
        (
            ['when: {date: 2026-12-15, time: "15:00", minutes: 30, place: актовый зал}   # все'],
            [
                "# В 2026-2027 году было {date: 2026-12-15, time: 15:00, minutes: 30, place: актовый зал}. "
                "Назначьте день и впишите так же вместо by_schedule_of.",
                f"when: {{by_schedule_of: школы}}{' ' * 51}# все",
            ],
        ),
        (
            ["when:", "  date: 2026-12-15", "  time: '15:00'", "  place: |", "    актовый", "    зал # 2"],
            [
                '# В 2026-2027 году было {date: 2026-12-15, time: 15:00, place: "актовый зал # 2"}. '
                "Назначьте день и впишите так же вместо by_schedule_of.",
                "when:",
                "  by_schedule_of: школы",
            ],
        ),
        (
            ["when:", "  - {month: август}", "  - date: [15.12.2026, 16.12.2026]", "    note: сбор"],
            [
                "when:",
                "  - {month: август}",
                "  # В 2026-2027 году было {date: [15.12.2026, 16.12.2026]}. "
                "Назначьте день и впишите так же вместо by_schedule_of.",
                "  - by_schedule_of: школы",
                "    note: сбор",
            ],
        ),
        (
            ["when: {every: month, text: весь 2026/2027 г.}"],
            ["when: {every: month, text: весь 2027/2028 г.}"],
        ),
    ],
)
def test_days_that_no_rule_gives_are_left_out_with_a_word(before: list[str], then: list[str]) -> None:
    text = after(ROLES.replace("t1", "") + rows(*before))
    assert text == ROLES.replace("t1", "") + rows(*then)


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("на 2026-2027 год", "на 2027-2028 год"),
        ("на 2026/27 год", "на 2027/28 год"),
        ("на 2026–2027 и 2026 — 2027", "на 2027–2028 и 2027 — 2028"),
        ("приказ от 01.09.2026-2027", "приказ от 01.09.2026-2027"),
        ("на 2025-2026 и 2027-2028", "на 2025-2026 и 2027-2028"),
        ("№ 2026-20271", "№ 2026-20271"),
    ],
)
def test_years_in_titles_follow(before: str, then: str) -> None:
    plain = PLAIN.replace("t1", "")
    assert after(plain.replace("title: План", f"title: План {before}")) == plain.replace(
        "title: План", f"title: План {then}"
    )


def test_who_left_goes_and_leaves_the_role_to_others() -> None:
    left = "    status: left\n"
    text = after(PLAIN.replace("[t1]", "[t1, t2]") + teachers(left, "", left))
    assert text == PLAIN.replace("[t1]", "[t2]") + teachers("", "").replace("t1", "tx").replace(
        "  - id: tx\n    name: Первая Проба\n    position: учитель\n", ""
    )


RESULT = """\
    attestations:
      - for: высшая
        date: 2027-03-15
        done: {step: 2027-03-01}
        result: {date: 2027-03-18, order: № 55}
"""


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("", "    category: {name: высшая, granted: 2027-03-18}\n"),
        (
            "    category: {name: первая, granted: 2022-05-20, until: 2027-05-20}   # была\n",
            "    category: {name: высшая, granted: 2027-03-18}                      # была\n",
        ),
        (
            "    category: {name: высшая, granted: 2027-03-20}\n",
            "    category: {name: высшая, granted: 2027-03-20}\n",
        ),
    ],
)
def test_a_result_becomes_the_category(before: str, then: str) -> None:
    assert after(PLAIN + teachers(before + RESULT)) == PLAIN + teachers(then)


PROPOSED = """\
    # По перспективному плану: на высшую — категория действует до 20.05.2028. \
Чтобы взять, сотрите решётку в начале каждой строки ниже.
#    attestations:
#      - for: высшая
#        date: {date}
"""


@pytest.mark.parametrize(("until", "month"), [("2028-05-20", "2028-01"), ("20.05.2028", "01.2028")])
def test_the_perspective_plan_proposes_in_comments(until: str, month: str) -> None:
    category = f"    category: {{name: высшая, until: {until}}}\n"
    assert after(PLAIN + teachers(category)) == PLAIN + teachers(category + PROPOSED.replace("{date}", month))


def test_teachers_in_brackets_have_the_edit_proposed() -> None:
    one = "{id: t1, name: Первая Проба, position: учитель, category: {name: высшая, until: 2028-05-20}}"
    said = "# По перспективному плану: на высшую — категория действует до 20.05.2028 (t1). Правкой:\n"
    wanted = f"{said}#    запланировать t1 высшая 2028-01\n"
    for before in (f"teachers:\n  - {one}\n", f"teachers: [\n  {one}]\n"):
        assert after(PLAIN + before) == PLAIN + before + wanted


def test_what_nobody_took_gives_way_to_the_words_of_the_next_year() -> None:
    text = (
        HEAD
        + YEAR
        + "calendar: {days_off: [2027-04-21]}\n"
        + PLAIN
        + teachers("    category: {name: высшая, until: 2029-05-20}\n", "    category: {name: высшая}\n")
    )
    first = turned(text.encode())
    second = turned(first, date(2028, 8, 1))
    third = turned(second, date(2029, 8, 1))
    proposal = "# По перспективному плану: на {}. Чтобы взять, сотрите решётку в начале каждой строки ниже."
    assert words(first) == ["# В 2026-2027 году было days_off: 2027-04-21. Впишите новые дни."]
    assert words(second) == [
        proposal.format("высшую — категория действует до 20.05.2029"),
        *("#    attestations:", "#      - for: высшая", "#        date: 2029-01"),
    ]
    assert words(third) == [
        proposal.format("соответствие — прежний срок кончился 20.05.2029"),
        *("#    attestations:", "#      - for: соответствие", "#        date: 2029-09"),
    ]


def words(data: bytes) -> list[str]:
    """The comments on lines of their own, but for the file's first."""
    return [line.strip() for line in data.decode().splitlines()[1:] if line.strip().startswith("#")]


def test_a_whole_file_in_brackets_has_its_words_outside_them() -> None:
    held = "category: {name: высшая, until: 2028-05-20}"
    text = (
        "{school: {name: Ш}, school_year: {start: 2026-09-01, end: 2027-05-31}, "
        "calendar: {days_off: 2027-04-21}, roles: [{id: teacher, title: П}],\n"
        f"teachers: [{{id: t1, name: Первая Проба, position: у, {held}}}]}}\n"
    )
    assert turned(text.encode()).decode() == (
        "# В 2026-2027 году было days_off: 2027-04-21. Впишите новые дни.\n"
        + text.replace("2027-05-31", "2028-05-31")
        .replace("2026-09-01", "2027-09-01")
        .replace("days_off: 2027-04-21", "days_off: []")
        + "# По перспективному плану: на высшую — категория действует до 20.05.2028 (t1). Правкой:\n"
        "#    запланировать t1 высшая 2028-01\n"
    )


def test_no_line_end_is_changed() -> None:
    text = f"{HEAD}{YEAR}{PLAIN}{teachers(RESULT)}".replace("\n", "\r\n")
    assert b"\n" not in turned(text.encode()).replace(b"\r\n", b"")


@st.composite
def schools(draw: st.DrawFn) -> dict[str, Any]:
    """Those of the edits, with days of their own in every place that has some."""
    data = draw(school())
    data["plans"][0]["title"] = draw(st.sampled_from(["План", "План на 2026-2027 год", "2026/27"]))
    row = data["plans"][0]["activities"][0]
    fixed = draw(
        st.sampled_from(
            [
                {"date": "2026-12-15"},
                {"date": ["15.12.2026", "16.12.2026"], "note": "сбор"},
                {"date": "2026-12-15", "time": "15:00", "minutes": "30", "place": "зал: 2"},
                {"by_schedule_of": "ИМЦ", "date": "2027-02-10"},
                {"by_schedule_of": "ИМЦ"},
            ]
        )
    )
    row["when"] = draw(st.sampled_from([fixed, [{"every": "month"}, fixed], row["when"]]))
    if fixed in (row["when"], []):
        row.pop("done", None)
    data["roles"][0]["people"] += [each["id"] for each in data["teachers"][:1]]
    return data


def year_later(data: dict[str, Any]) -> dict[str, Any]:
    """What the model is to be, without any text."""
    data = deepcopy(data)
    for decision in _decisions(data):
        data = expected(data, decision)
    left = {each["id"] for each in data["teachers"] if each["status"] == "left"}
    data["teachers"] = [each | {"attestations": []} for each in data["teachers"] if each["id"] not in left]
    for role in data["roles"]:
        role["people"] = [each for each in role["people"] if each not in left]
    data["school_year"] = {"start": date(2027, 9, 1), "end": date(2028, 5, 31)}
    data["calendar"] |= {"days_off": [], "workdays": []}
    plan = data["plans"][0]
    for old, new in (("2026-2027", "2027-2028"), ("2026/27", "2027/28")):
        plan["title"] = plan["title"].replace(old, new)
    for row in plan["activities"]:
        row["done"] = {}
        row["when"] = [_without_day(each) for each in row["when"]]
    return data


def _without_day(timing: dict[str, Any]) -> dict[str, Any]:
    if "date" not in timing:
        return timing
    kept = {key: timing[key] for key in ("note", "text")}
    return kept | {"by_schedule_of": timing.get("by_schedule_of", "школы"), "date": None}


def _decisions(data: dict[str, Any]) -> list[edits.Decide]:
    found = [
        edits.Decide(teacher["id"], Category(each["for"]), each["result"]["date"], each["result"]["order"])
        for teacher in data["teachers"]
        for each in teacher["attestations"]
        if each["result"] and not _has_it(teacher, each["for"])
    ]
    return sorted(found, key=lambda decision: decision.day)


def _has_it(teacher: dict[str, Any], category: str) -> bool:
    held = teacher["category"] or []
    return any(
        each["name"] == category and each["granted"] and each["granted"] >= date(2026, 8, 1) for each in held
    )


@given(schools(), st.integers(0, 2**32))
def test_a_file_of_any_hand_loads_to_the_next_year(plain: dict[str, Any], seed: int) -> None:
    data = Hand(Random(seed)).file(plain)
    new = turned(data)
    assert dump(read(new)) == year_later(dump(read(data))), new.decode("utf-8-sig")
    assert new.startswith(BOM) == data.startswith(BOM)
    assert days_left_out(read(new)) == []


@given(schools(), st.integers(0, 2**32))
def test_whoever_takes_all_proposals_has_what_the_perspective_plan_has(
    plain: dict[str, Any], seed: int
) -> None:
    new = turned(Hand(Random(seed)).file(plain))
    schedule = read(new)
    wanted = {
        prospect.teacher.id: [(turn.category, planned_month(schedule, turn)) for turn in turns]
        for _, prospect, turns in proposed(schedule, Terms())
    }
    text = new.decode("utf-8-sig")
    in_brackets = {each for each in wanted if re.search(rf"\({each}\)\. Правкой:", text)}
    taken = read(re.sub(r"^#(?= +(?:attestations:|- for: |date: ))", "", text, flags=re.MULTILINE).encode())
    found = {
        each.id: [(planned.for_, planned.date) for planned in each.attestations]
        for each in taken.teachers
        if each.attestations
    }
    assert found == {name: turns for name, turns in wanted.items() if name not in in_brackets}


@given(schools(), st.integers(0, 2**32))
def test_the_turns_of_three_years_follow_one_another(plain: dict[str, Any], seed: int) -> None:
    data = Hand(Random(seed)).file(plain)
    for year in (2027, 2028, 2029):
        data = turned(data, date(year, 8, 1))
        assert read(data).start_year == year
