import pytest

from generator.checks import finding
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


MANY = [f"metodist-{number:04}-shkola" for number in range(5_000)]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("sokolov", "возможно, «sokolova»"),
        ("zokolova", "возможно, «sokolova»"),
        ("skolova", "возможно, «sokolova»"),
        ("metodist-0777-shkoka", "возможно, «metodist-0777-shkola»"),
        ("q", f"есть: {', '.join(MANY[:12])} …"),
    ],
)
def test_a_near_miss_is_found_among_many_names(word: str, hint: str) -> None:
    assert suggestion(word, [*MANY, "sokolova"]) == hint


@pytest.mark.parametrize(("known", "at_once"), [(MANY, finding.NEAREST), (MANY[:90], 90)])
def test_many_wrong_words_are_compared_with_a_few_names_each_and_only_the_first_of_them(
    known: list[str], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []
    monkeypatch.setattr(finding, "nearest", lambda word, names: compared.append((word, len(names))))
    meant = finding.Suggestions(known)
    words = [f"x{number}" for number in range(finding.MOST_SOUGHT + 1)]
    assert {meant.of(word) for word in [*words, *words]} == {f"есть: {', '.join(MANY[:12])} …"}
    assert [word for word, _ in compared] == words[:-1]
    assert {number for _, number in compared} == {at_once}
