"""Lines as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.words import NotALine, line_of, words_of


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", []),
        ("   ", []),
        ("# всё это пояснение", []),
        ("убрать ivanova  # пояснение", ["убрать", "ivanova"]),
        ("имя  ivanova\t«Петрова Мария  Петровна»", ["имя", "ivanova", "Петрова Мария Петровна"]),
        ('имя "Петрова ""младшая"""', ["имя", 'Петрова "младшая"']),
        ("имя «Школа «Лад» № 1»", ["имя", "Школа «Лад» № 1"]),
        ("имя “Петрова Мария”", ["имя", "Петрова Мария"]),
        ("имя „Петрова Мария“", ["имя", "Петрова Мария"]),
        ("имя „Петрова Мария”", ["имя", "Петрова Мария"]),
        ('имя ""', ["имя", ""]),
        ("№5 класс#1", ["№5", "класс#1"]),
    ],
)
def test_words_are_parted_by_spaces_and_kept_together_by_quotes(line: str, words: list[str]) -> None:
    assert [word.text for word in words_of(line)] == words


def test_quotes_the_wrong_way_round_go_into_others() -> None:
    assert line_of(["имя", "А » и «"]) == 'имя "А » и «"'


def test_columns_count_from_one() -> None:
    assert [word.column for word in words_of("имя «А Б» в")] == [1, 5, 11]


@pytest.mark.parametrize(
    ("line", "column"), [("имя «А", 5), ("имя «А «Б»", 5), ('имя "А ""', 5), ("имя «А»Б", 8)]
)
def test_quotes_that_don_t_close_are_told(line: str, column: int) -> None:
    with pytest.raises(NotALine) as wrong:
        words_of(line)
    assert wrong.value.column == column


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), min_size=1))
def test_any_words_survive_a_line(words: list[str]) -> None:
    assert [word.text for word in words_of(line_of(words))] == [" ".join(word.split()) for word in words]
