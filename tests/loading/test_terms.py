"""The terms of the law in a school's content."""

from pathlib import Path

import pytest

from generator.loading.terms import WrongTerms, read_terms
from generator.schedule.terms import Terms

SHIPPED = Path(__file__).parents[2] / "content" / "terms.yaml"


def test_what_comes_with_the_package_are_the_terms_of_the_program() -> None:
    terms = read_terms(SHIPPED.read_text(encoding="utf-8"), "terms.yaml")
    assert (terms.fit_again.years, terms.fit_after_hired.years) == (5, 2)
    assert terms.exempt_from_fit.categories == Terms().exempt_from_fit.categories
    assert {terms.fit_again.edition, terms.exempt_from_fit.edition} == {"проверьте редакцию"}


@pytest.mark.parametrize("text", ["", "# пусто\n"])
def test_what_is_not_written_is_as_the_program_has_it(text: str) -> None:
    assert read_terms(text, "terms.yaml") == Terms()


def test_a_school_may_change_one_of_them() -> None:
    terms = read_terms("fit_again: {years: 3}\n", "terms.yaml")
    assert (terms.fit_again.years, terms.fit_after_hired.years) == (3, 2)


KEYS = "ключи: fit_again, fit_after_hired, exempt_from_fit"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fit_again: [", "terms.yaml:1:13: файл не читается: проверьте отступы, двоеточия и кавычки"),
        ("fit_again: {years: пять}\n", f"terms.yaml: «fit_again.years» не подходит; {KEYS}"),
        ("fit_again: {years: 0}\n", f"terms.yaml: «fit_again.years» не подходит; {KEYS}"),
        ("every: {years: 5}\n", f"terms.yaml: «every» не подходит; {KEYS}"),
        ("- 5\n", f"terms.yaml: «файл» не подходит; {KEYS}"),
    ],
)
def test_a_slip_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(WrongTerms) as told:
        read_terms(text, "terms.yaml")
    assert str(told.value) == message
