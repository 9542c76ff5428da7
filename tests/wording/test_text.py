"""Texts in one line, and their first letters."""

import pytest

from generator.wording.text import capitalise, decapitalise, sorting


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
