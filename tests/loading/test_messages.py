"""How mistakes are told together; the words of each stand in tests/broken."""

from generator.loading.file_kind import SCHEDULE_FILE
from generator.loading.messages import shape_problems
from generator.loading.mistakes import judge
from generator.loading.nodes import Mapping
from tests.loading.trees import changed


def told(root: Mapping) -> list[tuple[int, str, str | None]]:
    problems = shape_problems(judge(root, SCHEDULE_FILE).mistakes, "f.yaml")
    return [(each.position.line, each.message, each.hint) for each in problems]


def test_what_one_block_lacks_is_told_in_one_message() -> None:
    root = changed("    name: Иванова Мария Петровна\n    position: учитель начальных классов\n", "")
    assert told(root) == [
        (
            34,
            "не хватает ключей «name» (фамилия, имя, отчество), «position» (должность)",
            "добавьте в этот блок строки «name: …», «position: …»",
        )
    ]


def test_a_key_with_nothing_behind_it_is_not_lacking() -> None:
    assert told(changed("name: Иванова Мария Петровна", "name:")) == [
        (35, "после «name» (фамилия, имя, отчество) ничего не написано", "напишите значение: name: …")
    ]


def test_a_reason_for_leave_is_not_repeated() -> None:
    (problem,) = told(changed("position: учитель физики", "position: учитель физики\n    status: болеет"))
    assert problem[1] == "такое значение здесь не годится"
