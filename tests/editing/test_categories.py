"""What a decision and a category do to what is held."""

from datetime import date

import pytest

from generator.editing.apply import apply_edits
from generator.editing.lines import read_edits

TODAY = date(2026, 11, 26)


def held_after(held: str, line: str, category: str) -> str:
    """What stands behind `category:`; the teacher is attested for that category."""
    text = (
        "school: {name: Ш}\nschool_year: {start: 2026-09-01, end: 2027-05-31}\nteachers:\n"
        f"  - id: a\n    name: А Б В\n    position: физик\n{held and f'    category: {held}'}\n"
        f"    attestations: [{{for: {category}, date: 2027-03-15}}]\n"
    )
    wanted, problems = read_edits(line, "правка", TODAY)
    assert problems == []
    applied = apply_edits(text.encode(), wanted, file="f", source_name="правка", today=TODAY)
    assert applied.problems == ()
    found = [each for each in applied.data.decode().splitlines() if each.startswith("    category:")]
    return found[0].removeprefix("    category: ") if found else ""


NEW = "granted: 2027-03-18}"


@pytest.mark.parametrize(
    ("held", "category", "after"),
    [
        ("", "первая", f"{{name: первая, {NEW}"),
        ("{name: соответствие, until: 2027-05-20}", "первая", f"{{name: первая, {NEW}"),
        ("{name: первая, granted: 2022-05-20}", "высшая", f"{{name: высшая, {NEW}"),
        ("{name: первая, granted: 2022-05-20}", "первая", f"{{name: первая, {NEW}"),
        ("{name: высшая}", "первая", f"[{{name: высшая}}, {{name: первая, {NEW}]"),
        ("{name: высшая}", "соответствие", "{name: высшая}"),
        ("{name: соответствие}", "соответствие", f"{{name: соответствие, {NEW}"),
        ("{name: высшая}", "педагог-методист", f"[{{name: высшая}}, {{name: педагог-методист, {NEW}]"),
        ("[{name: соответствие}, {name: первая}]", "высшая", f"[{{name: высшая, {NEW}]"),
        ("[{name: первая}, {name: первая}]", "первая", f"[{{name: первая, {NEW}]"),
        (
            "[{name: педагог-методист}, {name: первая}]",
            "высшая",
            f"[{{name: педагог-методист}}, {{name: высшая, {NEW}]",
        ),
        ("[]", "высшая", f"[{{name: высшая, {NEW}]"),
    ],
)
def test_a_decision_replaces_the_lower_ones(held: str, category: str, after: str) -> None:
    assert held_after(held, f"решение a {category} 2027-03-18", category) == after


@pytest.mark.parametrize(
    ("held", "line", "after"),
    [
        (
            "{name: высшая, granted: 2024-01-01}",
            "категория a первая 2026-09-01",
            "{name: первая, granted: 2026-09-01}",
        ),
        (
            "{name: высшая}",
            "категория a соответствие 2026-09-01",
            "{name: соответствие, granted: 2026-09-01}",
        ),
        (
            "[{name: первая}, {name: педагог-наставник}]",
            "нет-категории a первая",
            "[{name: педагог-наставник}]",
        ),
        ("[{name: первая}]", "нет-категории a первая", ""),
        ("{until: 2027-01-01, name: первая}", "категория a первая", "{name: первая}"),
    ],
)
def test_a_category_is_what_is_held(held: str, line: str, after: str) -> None:
    assert held_after(held, line, "высшая") == after


def test_an_unknown_category_of_the_file_is_left_alone() -> None:
    text = (
        "school: {name: Ш}\nschool_year: {start: 2026-09-01, end: 2027-05-31}\nteachers:\n"
        "  - {id: a, name: А Б В, position: физик, category: [{name: вторая}]}\n"
    )
    wanted, _ = read_edits("категория a первая", "правка", TODAY)
    applied = apply_edits(text.encode(), wanted, file="f", source_name="правка", today=TODAY)
    assert applied.problems == ()
    assert applied.data.decode() == text.replace("{name: вторая}]", "{name: вторая}, {name: первая}]")
