import pytest

from generator.checks.finding import Finding, day_text, once_if_many, suggestion
from tests.samples import TODAY


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("sokolov", ["sokolova", "petrov"], "возможно, «sokolova»"),
        ("SOKOLOVA", ["sokolova", "petrov"], "возможно, «sokolova»"),
        ("sоkolova", ["sokolova"], "наберите латиницей «sokolova»: среди букв есть русские («о»)"),
        ("zzz", ["b", "a"], "есть: a, b"),
        (
            "zzz",
            [f"id-{number:02}" for number in range(13)],
            f"есть: {', '.join(f'id-{n:02}' for n in range(12))} …",
        ),
        (
            "zzz",
            [f"id-{number:02}" for number in range(12)],
            f"есть: {', '.join(f'id-{n:02}' for n in range(12))}",
        ),
        ("zzz", [], "пока не описан ни один"),
    ],
)
def test_a_near_miss_gets_its_word_and_anything_else_the_choice(
    word: str, known: list[str], hint: str
) -> None:
    assert suggestion(word, known) == hint


@pytest.mark.parametrize("number", [1, 3])
def test_a_few_findings_alike_stay(number: int) -> None:
    findings = [Finding(("roles", index), "code", "одно и то же") for index in range(number)]
    assert list(once_if_many(findings)) == findings


def test_many_findings_alike_become_one_with_their_number() -> None:
    findings = [Finding(("roles", index), "code", "одно и то же") for index in range(4)]
    other = Finding(("staff", 0), "code", "другое")
    assert list(once_if_many([*findings, other])) == [
        Finding(("roles", 0), "code", "одно и то же (таких мест: 4)"),
        other,
    ]


def test_days_are_written_as_people_write_them() -> None:
    assert day_text(TODAY) == "21.11.2026"


def test_more_different_findings_than_anybody_reads_are_not_looked_for() -> None:
    findings = (Finding(("roles", index), "code", f"{index}") for index in range(10_000))
    assert len(list(once_if_many(findings))) == 501
    assert next(findings).message == "501"


def test_among_too_many_names_no_near_miss_is_looked_for() -> None:
    names = ["sokolova", *(f"{number:04}" for number in range(1, 5_000))]
    assert suggestion("sokolov", names) == "возможно, «sokolova»"
    assert suggestion("sokolov", [*names, "more"]).startswith("есть: 0001, 0002, ")
