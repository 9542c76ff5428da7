"""A row's items: parted by signs in the official table, bare everywhere else."""

from typing import Any

import pytest

from generator.schedule.items import item_as_written, item_text, table_items
from generator.schedule.plan import Item, item_from_text

NOTED = {"text": "карта урока", "note": "по должности"}


def items(*values: Any) -> list[Item]:
    return [Item.model_validate(item_from_text(value)) for value in values]


@pytest.mark.parametrize(
    ("value", "written", "bare"),
    [
        ("заявление", "заявление", "заявление"),
        ("заявление;", "заявление;", "заявление"),
        ("заявление ;", "заявление;", "заявление"),
        ("заявление.", "заявление.", "заявление"),
        ("заявление…", "заявление…", "заявление…"),
        ("заявление...", "заявление...", "заявление..."),
        ("заявление?", "заявление?", "заявление?"),
        ("справки и др.", "справки и др.", "справки и др."),
        ("отчёт в 2 экз.", "отчёт в 2 экз.", "отчёт в 2 экз."),
        (";", ";", ";"),
        (".", ".", "."),
        (NOTED, "карта урока (по должности)", "карта урока (по должности)"),
        (NOTED | {"text": "карта урока;"}, "карта урока (по должности);", "карта урока (по должности)"),
    ],
)
def test_an_item_keeps_its_sign_in_the_file_only(value: Any, written: str, bare: str) -> None:
    (item,) = items(value)
    assert (item_as_written(item), item_text(item)) == (written, bare)


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ((), ()),
        (("один",), ("один",)),
        (("один;",), ("один;",)),
        (("один", "два"), ("один;", "два")),
        (("один;", "два.", "три."), ("один;", "два.", "три.")),
        (("один,", "два:", "три!", "четыре?", "пять…", "шесть..."),) * 2,
        (
            ("справки и др.", NOTED, NOTED),
            ("справки и др.;", "карта урока (по должности);", "карта урока (по должности)"),
        ),
    ],
)
def test_in_the_table_every_item_but_the_last_ends_with_a_sign(
    values: tuple[Any, ...], texts: tuple[str, ...]
) -> None:
    assert table_items(items(*values)) == texts


def test_the_papers_own_sign_stands_before_each_item() -> None:
    assert table_items(items("один", "два."), "–") == ("– один;", "– два.")
