"""Texts in one line, and their first letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.wording.text import capitalise, decapitalise, listed, sentence, shorten, sorting


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("Заместитель руководителя", "заместитель руководителя", "Заместитель руководителя"),
        ("ОО и педагоги", "ОО и педагоги", "ОО и педагоги"),
        ("педагог", "педагог", "Педагог"),
        ("", "", ""),
    ],
)
def test_first_letters(text: str, lower: str, upper: str) -> None:
    assert (decapitalise(text), capitalise(text)) == (lower, upper)


def test_names_are_sorted_with_yo_among_ye() -> None:
    names = ["Жукова", "Ёлкина", "Егорова", "ежова", "Елкина", "Аистова"]
    assert sorted(names, key=sorting) == ["Аистова", "Егорова", "ежова", "Елкина", "Ёлкина", "Жукова"]


@pytest.mark.parametrize(
    ("title", "limit", "short"),
    [
        ("Контроль", 30, "Контроль"),
        ("Контроль.", 8, "Контроль"),
        ("Две\n строки", 30, "Две строки"),
        ("Инструктаж (" + "Перечень законов " * 5 + ")", 30, "Инструктаж…"),
        ("Я" * 200, 30, "Я" * 29 + "…"),
        ("Загрузка аттестационных материалов в ЛК", 30, "Загрузка аттестационных…"),
        ("Загрузка аттестационных материалов", 24, "Загрузка аттестационных…"),
        ("Подача документов в комиссию и архив", 20, "Подача документов…"),
        ("Подача документов, заявлений", 20, "Подача документов…"),
        ("Подача документов и в комиссию", 22, "Подача документов…"),
        ("Итоги — справка о результатах", 10, "Итоги…"),
        ("Помощь с (для педагогов)", 15, "Помощь…"),
        ("По заявлению", 5, "По з…"),
        ("По (далее — аттестация)", 10, "По…"),
    ],
)
def test_a_title_is_cut_behind_a_word_that_can_end_it(title: str, limit: int, short: str) -> None:
    assert shorten(title, limit) == short


@given(st.text("а по,.—(«яФ \n"), st.integers(2, 40))
def test_a_shortened_title_is_one_line_within_its_limit(title: str, limit: int) -> None:
    short = shorten(title, limit)
    assert (len(short) <= limit, "\n" in short) == (True, False)


def test_a_long_list_says_how_many_more_there_are() -> None:
    assert listed(list("абвгд"), 5) == "а, б, в, г, д"
    assert listed(list("абвгдеж"), 5) == "а, б, в, г, д и ещё 2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ""), ("За 5 дней", "За 5 дней."), ("до 15 марта 2027 г.", "до 15 марта 2027 г.")],
)
def test_a_sentence_ends_in_one_full_stop(text: str, expected: str) -> None:
    assert sentence(text) == expected
