"""What the hand-written pages and the schedule's own comments tell the coordinator is true."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.commands.previous import since
from generator.editing.forms import FORMS
from generator.editing.lines import read_edits
from generator.loading import Loaded, load
from generator.occurrences.workdays import WorkCalendar
from generator.schedule.choices import Shift
from generator.schedule.model import Calendar, Schedule
from generator.schedule.months import MONTHS
from generator.wording.dates import weekday
from tests.samples import EMPTIED_TEXT, NEXT_YEAR_TEXT, SCHOOL_TEXT, school_with, steps

ROOT = Path(__file__).parents[1]
HELP = ROOT / "content" / "help"
TODAY = date(2026, 11, 21)
CORRECT = (ROOT / "tests/broken/correct.yaml").read_text(encoding="utf-8")
STATE = WorkCalendar(Calendar(), [2026, 2027])
SAMPLE = (ROOT / "tests" / "sample.yaml").read_text(encoding="utf-8")


def loaded(text: str) -> Loaded:
    return load(text.encode(), "schedule.yaml", TODAY)


def understood(text: str) -> Schedule:
    """The schedule, where nothing at all is wrong with it."""
    found = loaded(text)
    assert found.problems == ()
    assert found.schedule
    return found.schedule


def cells(page: str, columns: int) -> list[list[str]]:
    """Rows of the page's tables that have so many columns, headings left out."""
    lines = (HELP / page).read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in lines if line[:1] == "|"]
    ruled = {number + 1 for number, row in enumerate(rows) if set(row[0]) == {"-"}}
    return [
        row
        for number, row in enumerate(rows, start=1)
        if len(row) == columns and number not in ruled and number + 1 not in ruled
    ]


def numeric(text: str) -> date:
    day, month, year = map(int, text.split("."))
    return date(year, month, day)


def test_the_sample_has_nothing_wrong_and_every_row_of_both_papers() -> None:
    assert [len(plan.activities) for plan in understood(SAMPLE).plans] == [9, 17]


def test_the_commented_template_is_a_teacher_once_the_signs_are_removed() -> None:
    template = re.findall(r"^#(  - id: primerova\n(?:#    .*\n)+)", SAMPLE, re.MULTILINE)
    assert len(template) == 1
    added = understood(SAMPLE + template[0].replace("\n#", "\n")).teachers[-1]
    assert added.name == "Примерова Зинаида Фоминична"


def test_the_block_in_the_help_is_a_teacher() -> None:
    page = (HELP / "index.md").read_text(encoding="utf-8")
    block = re.findall(r"```yaml\n(  - id: .*?)```", page, re.DOTALL)
    assert len(block) == 1
    assert understood(CORRECT + block[0]).teachers[-1].id == "primerova"


EXAMPLES = cells("dates.md", 3)


@pytest.mark.parametrize("row", [row for row in EXAMPLES if "за" in row[0]], ids=lambda row: row[0])
def test_the_worked_examples_come_out_as_told(row: list[str]) -> None:
    planned, distance = re.findall(r"(\S+), за (\d+) дней", row[0])[0]
    nominal = numeric(planned) - timedelta(days=int(distance))
    assert row[2].startswith(f"по счёту {nominal:%d.%m.%Y}, {weekday(nominal)}")
    assert STATE.shift(nominal, Shift.PREVIOUS) == numeric(row[1])


@pytest.mark.parametrize("row", [row for row in EXAMPLES if row[0] in MONTHS], ids=lambda row: row[0])
def test_the_months_come_out_as_told(row: list[str]) -> None:
    assert [each.due for each in steps(school_with({"month": row[0]}))] == [numeric(row[1])]


def test_no_example_is_left_out() -> None:
    assert len(EXAMPLES) == 8 + 6


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> str:
    """All that the check says of broken files, and of two that have lost something since."""
    old = tmp_path_factory.mktemp("school") / "old.yaml"
    old.write_text(SCHOOL_TEXT, encoding="utf-8")
    schedules = (loaded(text).schedule for text in (EMPTIED_TEXT, NEXT_YEAR_TEXT))
    lost = [since(str(old), old, each, TODAY, on_purpose=False)[0].message for each in schedules if each]
    outputs = [path.read_text(encoding="utf-8") for path in (ROOT / "tests/broken").glob("*.txt")]
    return "\n".join([*lost, *outputs])


@pytest.mark.parametrize("row", cells("index.md", 2), ids=lambda row: row[0][:40])
def test_the_messages_in_the_help_are_those_of_the_check(row: list[str], messages: str) -> None:
    assert row[0] in messages


def test_the_other_examples_come_out_as_told() -> None:
    assert STATE.add_working_days(date(2027, 3, 15), -5) == date(2027, 3, 5)
    assert STATE.shift(date(2026, 10, 24), Shift.PREVIOUS) == date(2026, 10, 23)
    assert STATE.shift(date(2026, 10, 31), Shift.PREVIOUS) == date(2026, 10, 30)
    assert [STATE.shift(date(2027, *day), Shift.PREVIOUS) for day in ((3, 12), (3, 22), (3, 27))] == [
        date(2027, 3, 12),
        date(2027, 3, 22),
        date(2027, 3, 26),
    ]
    six = WorkCalendar(Calendar(week=6), [2027])
    assert six.shift(date(2027, 4, 4), Shift.PREVIOUS) == date(2027, 4, 3)


def test_the_lines_of_edits_in_the_help_can_be_done() -> None:
    text = (HELP / "edit.md").read_text(encoding="utf-8")
    (lines,) = re.findall("```\n(.*?)```", text, re.DOTALL)
    wanted, problems = read_edits(lines, "edit.md", TODAY)
    assert (len(wanted), problems) == (4, [])


def test_the_help_tells_where_every_form_is() -> None:
    """Those that are opened for more than one purpose by each of them."""
    told = [words for row in cells("edit.md", 2) for words in row[0].split(", ")]
    assert sorted(told) == sorted(
        [
            *("отметить шаг педагога сделанным", "отметить работу всей школы"),
            *("перенести аттестацию", "запланировать аттестацию", "записать решение"),
            *("отпуск", "увольнение", "возвращение", "добавить педагога", "сменить ответственного"),
            *("свой выходной или рабочий день", "вернуть как было", "другое"),
        ]
    )
    by_their_titles = {words for form in FORMS for words in form.title.casefold().split(", ")}
    assert by_their_titles - set(told) == {"отметить сделанное", "перенести или запланировать аттестацию"}
