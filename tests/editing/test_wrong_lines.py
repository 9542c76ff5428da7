"""What whoever writes a wrong line is told: the column, the mistake, what to write instead."""

from datetime import date
from pathlib import Path

import pytest

from generator.editing import edits
from generator.editing.apply import apply_edits, fingerprint
from generator.editing.lines import MOST_LINES, Numbered, read_edits
from generator.outcome import problem_line
from tests.editing.test_verbs import SCHEDULE

TODAY = date(2026, 11, 26)


def told(text: str, schedule: str = SCHEDULE) -> list[str]:
    """The problems as they are printed, without «правка:1:1: ошибка: »."""
    wanted, problems = read_edits(text, "правка", TODAY)
    if not problems:
        applied = apply_edits(schedule.encode(), wanted, file="f", source_name="правка", today=TODAY)
        assert applied.data == schedule.encode()
        problems = list(applied.problems)
    return [problem_line(each).removeprefix("правка:").replace(" ошибка:", "") for each in problems]


# A line, and below it what is said.
CASES = (Path(__file__).parent / "wrong_lines.txt").read_text("utf-8").split("\n\n")


@pytest.mark.parametrize("case", CASES)
def test_a_wrong_line_is_refused_with_what_to_write(case: str) -> None:
    line, *expected = case.strip().splitlines()
    assert told(line) == expected


def test_every_wrong_line_is_told_at_once() -> None:
    wrong = ["выходной завтра", "", "роль", "имя никто Кто"]
    assert [each.split(":")[0] for each in told("\n".join(wrong[:3]))] == ["1", "3"]
    assert [each.split(":")[0] for each in told("убрать кто-то\nимя никто Кто")] == ["1", "2"]


def test_nothing_is_changed_where_one_of_several_is_refused() -> None:
    assert told("выходной 2027-04-22\nотменить abvgdova первая")[0].startswith("2:1: у педагога")


def test_the_edit_that_brings_the_error_is_blamed() -> None:
    lines = ["выходной 2027-04-22", "сделано order 2026-09 2026-09-30", "выходной 2027-04-23"]
    assert [each.split(":")[0] for each in told("\n".join(lines))] == ["2"]


def test_thousands_of_lines_are_refused() -> None:
    assert told("выходной 2027-04-22\n" * (MOST_LINES + 1)) == [
        f"1:1: правок больше {MOST_LINES}: так много за раз не бывает. Пришлите их частями"
    ]


def test_an_edit_made_on_another_text_is_refused() -> None:
    wanted, _ = read_edits("выходной 2027-04-22", "правка", TODAY)
    data = SCHEDULE.encode()
    for seen, codes in ((fingerprint(data), []), (fingerprint(data + b"\n"), ["other-text"])):
        applied = apply_edits(data, wanted, file="f", source_name="правка", today=TODAY, seen=seen)
        assert [each.code for each in applied.problems] == codes


def test_a_file_with_mistakes_elsewhere_can_be_edited() -> None:
    wrong = SCHEDULE.replace("week: 5", "week: 9")
    wanted, _ = read_edits("выходной 2027-04-22", "правка", TODAY)
    applied = apply_edits(wrong.encode(), wanted, file="f", source_name="правка", today=TODAY)
    assert (applied.problems, applied.after.schedule) == ((), None)
    assert applied.data.decode() == wrong.replace("[2027-04-21]       #", "[2027-04-21, 2027-04-22]  #")


def test_a_file_that_is_no_yaml_is_refused_with_its_own_mistake() -> None:
    wanted, _ = read_edits("выходной 2027-04-22", "правка", TODAY)
    applied = apply_edits(b"a: [1", wanted, file="f", source_name="правка", today=TODAY)
    assert [each.code for each in applied.problems] == ["bracket"]


def test_an_address_in_a_line_is_never_repeated() -> None:
    address = "kto-to" + "@" + "pochta.example"
    assert told(f"{address} x")[0].startswith("1:1: «…» - такой правки нет.")
    assert told(f"имя {address} Кто")[0].startswith("1:1: «…» - такого человека в графике нет.")


@pytest.mark.parametrize("sign", ["\x0b", "\x1b", "\u2028", "\ud800"])
def test_a_sign_that_no_file_may_have_is_refused_with_its_column(sign: str) -> None:
    assert told(f"имя abvgdova «Но{sign}вая»") == [
        f"1:17: невидимый служебный символ (код {ord(sign)}), которому здесь не место. "
        "Удалите его: сотрите это место и наберите заново"
    ]


def test_such_a_sign_in_an_edit_of_a_program_is_refused_too() -> None:
    wanted = [Numbered(edits.Rename("abvgdova", "Но\x1bвая"), 3)]
    applied = apply_edits(SCHEDULE.encode(), wanted, file="f", source_name="правка", today=TODAY)
    assert [(each.code, each.position.line) for each in applied.problems] == [("refused-edit", 3)]
