import pytest

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
