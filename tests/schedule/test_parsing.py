import difflib

import pytest

from generator.schedule import parsing
from generator.schedule.parsing import nearest


@pytest.mark.parametrize(
    ("word", "names", "meant"),
    [
        ("tittle", ["title", "text"], "title"),
        ("  АПРЕЛ ", ["апрель", "август"], "апрель"),
        ("берёза", ["береза", "берет"], "береза"),
        ("abcdefghijkl", ["abcdefgxxxxx"], None),
        ("abcdefghij", ["abcdefxxxx"], "abcdefxxxx"),
        ("title", [], None),
        ("", [""], ""),
    ],
)
def test_a_misspelt_word_finds_the_name_that_shares_six_tenths_of_its_letters(
    word: str, names: list[str], meant: str | None
) -> None:
    assert nearest(word, names) == meant


def test_a_misspelt_word_finds_the_nearest_of_several_names_in_any_order() -> None:
    names = ["month", "months", "mouth"]
    assert {nearest("monthh", names), nearest("monthh", names[::-1])} == {"month"}


def test_what_was_meant_by_a_word_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []

    def look(word: str, *_: object, **__: object) -> list[str]:
        looked.append(word)
        return []

    monkeypatch.setattr(difflib, "get_close_matches", look)
    assert {nearest("не-месяц-вовсе", ["май"]) for _ in range(100)} == {None}
    assert looked == ["не-месяц-вовсе"]


def test_what_was_meant_by_a_wrong_month_is_looked_for_only_when_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = []
    monkeypatch.setattr(parsing, "nearest", lambda word, _: looked.append(word))
    with pytest.raises(parsing.NotAMonth) as caught:
        parsing.parse_month("маи")
    assert (str(caught.value), looked) == ("«маи» — не месяц", [])
    assert (caught.value.hint, looked) == ("напишите название, например «сентябрь»", ["маи"])
