"""Posts as lists have them."""

import pytest

from generator.editing.staff_list.posts import is_pedagogue, is_post, is_same_post, post_of


@pytest.mark.parametrize(
    ("post", "subject", "written"),
    [
        ("Уч. нач. кл.", "", "учитель начальных классов"),
        ("Учитель нач.классов", "", "учитель начальных классов"),
        ("УЧИТЕЛЬ МАТЕМАТИКИ", "", "учитель математики"),
        ("учитель физики, 18 ч.", "", "учитель физики"),
        ("Учитель физики (1,0 ставки)", "", "учитель физики"),
        ("уч. рус.яз. и лит-ры", "", "учитель русского языка и литературы"),
        ("уч. англ. яз.", "", "учитель английского языка"),
        ("Учитель ИЗО", "", "учитель изобразительного искусства"),
        ("Педагог - психолог", "", "педагог-психолог"),
        ("соц. педагог", "", "социальный педагог"),
        ("ПДО", "", "педагог дополнительного образования"),
        ("педагог доп. образования", "", "педагог дополнительного образования"),
        ("зам. директора по УВР", "", "заместитель директора по УВР"),
        ("учитель", "Физика", "учитель физики"),
        ("Учитель", "Русский язык / литература", "учитель русского языка и литературы"),
        ("", "Математика", "учитель математики"),
        ("учитель", "робототехника", "учитель (робототехника)"),
        ("воспитатель", "Физика", "воспитатель"),
        ("учитель химии", "Физика", "учитель химии"),
        ("", "", ""),
    ],
)
def test_a_post_is_written_in_full(post: str, subject: str, written: str) -> None:
    assert post_of(post, subject) == written
    assert post_of(written) == written


@pytest.mark.parametrize(
    ("listed", "known", "same"),
    [
        ("педагог — психолог", "педагог-психолог", True),
        ("Учитель  физики", "учитель физики", True),
        ("учитель", "учитель физики", True),
        ("учитель физики", "учитель химии", False),
        ("воспитатель", "воспитатель группы", False),
    ],
)
def test_the_list_may_say_less_than_the_schedule(listed: str, known: str, same: bool) -> None:
    assert is_same_post(listed, known) is same


@pytest.mark.parametrize(
    ("post", "pedagogue"),
    [
        ("учитель физики", True),
        ("учитель-логопед", True),
        ("воспитатель", True),
        ("методист", True),
        ("педагог-библиотекарь", True),
        ("директор, учитель истории", True),
        ("помощник воспитателя", False),
        ("младший воспитатель", False),
        ("заместитель директора по воспитательной работе", False),
        ("библиотекарь", False),
    ],
)
def test_who_is_attested_as_a_pedagogue(post: str, pedagogue: bool) -> None:
    assert is_pedagogue(post) is pedagogue


@pytest.mark.parametrize(
    ("text", "yes"), [("методист 1", True), ("0000 123456", False), ("д. 12345", False), ("—", False)]
)
def test_numbers_of_documents_are_no_posts(text: str, yes: bool) -> None:
    assert is_post(text) is yes
