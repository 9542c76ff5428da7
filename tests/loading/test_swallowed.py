"""What YAML would take in silence for something else than was meant, and what is as it should be."""

import pytest

from generator.loading.reading import read

Told = list[tuple[str, tuple[int, int]]]


def told(text: str, *, warnings: bool = False) -> Told:
    """The codes and places of the errors, or of the warnings."""
    problems = read(text, "f.yaml").problems
    return [(each.code, each.position) for each in problems if each.is_error != warnings]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: Приказ #5 о загрузке", (1, 15)),
        ("title: Приказ #(5)", (1, 15)),
        ("title: Приказ\t#5", (1, 15)),
        ("title: 'Приказ' #5", (1, 17)),
        ("title: #5", (1, 8)),
        ("title: #5\n", (1, 8)),
        ("items:\n  - #5", (2, 5)),
        ("items: #5\n  - a", (1, 8)),
        ("people: [head, teacher] #5", (1, 25)),
        ("a: {b: [c]} #5", (1, 13)),
        ("title: Приказ\n  о загрузке #5\nb: 1", (2, 14)),
        ("title: Приказ #пояснение", (1, 15)),
    ],
)
def test_a_sign_without_a_space_behind_it_cuts_a_value_and_is_told(text: str, place: tuple[int, int]) -> None:
    assert told(text) == [("cut-value", place)]
    assert told(text, warnings=True) == []


@pytest.mark.parametrize("sign", ["# 5 о загрузке", "# 5"])
def test_a_sign_with_a_number_behind_a_text_may_cut_it(sign: str) -> None:
    assert told(f"title: Приказ {sign}", warnings=True) == [("cut-value", (1, 15))]
    assert told(f"title: Приказ {sign}") == []


@pytest.mark.parametrize(
    "text",
    [
        "title: Приказ # о загрузке",
        "title: Приказ   # 5 или 6",
        "week: 5 # 5 или 6",
        "title: Приказ#5",
        "title: Приказ № 5",
        "title: 'Приказ #5'",
        'title: "Приказ #5"',
        "title: Приказ ## раздел",
        "title: Приказ #----",
        "title: Приказ #─────",
        "title: Приказ #",
        "title: Приказ #\nb: 1",
        "#5\ntitle: Приказ",
        "  #title: Приказ\ntitle: Приказ",
        "title: |\n  Приказ #5\n  о загрузке\n",
        "title: |\n  Приказ\n#5\nb: 1",
        "title: >\n  Приказ # 5\n",
        "people: [head, # заведующий\n  teacher]  # педагог",
        "items:  # список\n  - a",
    ],
)
def test_a_comment_is_a_comment_and_a_quoted_sign_a_sign(text: str) -> None:
    assert read(text, "f.yaml").problems == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("title: Приказ #5 о", '"Приказ #5 о"'),
        ("title: Приказ «О» #5", '"Приказ «О» #5"'),
        ('title: Приказ "О" #5', "'Приказ \"О\" #5'"),
        ("title: #5 о", '"#5 о"'),
    ],
)
def test_the_quoted_form_to_write_is_shown(text: str, form: str) -> None:
    (problem,) = read(text, "f.yaml").problems
    assert (problem.hint or "").partition(";")[0] == (
        f"если это часть текста, возьмите его в кавычки: {form}"
    )


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("title: А\n  - Б", "joined-line", (2, 3)),
        ("title: А\n  -\n  Б", "joined-line", (2, 3)),
        ("items:\n  - один\n    - два\n    - три", "joined-line", (3, 5)),
        ("title: А\n  goal:Б", "joined-key", (2, 3)),
        ("title: А\n  goal Б", "joined-key", (2, 3)),
        ("title: А\n  goal", "joined-key", (2, 3)),
        ("title: |\n  А\n  goal: Б\nb: 1", "joined-key", (3, 3)),
        ("title: >\n  А\n  - goal: Б", "joined-key", (3, 3)),
        ("title: >\n  А\n  - goal: Б\n", "joined-key", (3, 3)),
        ('title: "А\n  goal: Б"', "quote", (1, 8)),
        ("title: 'А\ngoal: Б'", "quote", (1, 8)),
        ("title: 'А\n\ngoal:\n  - Б'", "quote", (1, 8)),
    ],
)
def test_an_item_or_key_that_goes_on_with_the_value_above_is_told(
    text: str, code: str, place: tuple[int, int]
) -> None:
    assert told(text) == [(code, place)]


@pytest.mark.parametrize("line", ["— два", "– два", "• два", "* два", "2. два", "12) два"])
def test_a_sign_of_a_list_in_word_may_be_an_item(line: str) -> None:
    assert told(f"items:\n  - один\n    {line}", warnings=True) == [("joined-line", (3, 5))]


@pytest.mark.parametrize(
    "text",
    [
        "title: Загрузка материалов\n  в личный кабинет\n  педагога",
        "items:\n  - один\n    два",
        "title: Загрузка\n  -материалов",
        "title: Загрузка\n  2026 года",
        "title: Загрузка\n  goals Б",
        "title: Загрузка\n  цель:Б",
        "title: Загрузка\n  https://example.org",
        'title: "Загрузка\n  - материалов"',
        'title: "Загрузка\n  goal"',
        "title: |\n  Надо:\n  - один\n  - два\n  goal\n",
        "title: |\n  А\n\n\ngoal: Б",
    ],
)
def test_a_long_text_may_stand_in_several_lines(text: str) -> None:
    assert read(text, "f.yaml").problems == []


def test_a_key_inside_a_value_is_told_alone() -> None:
    assert read("title: А\n  goal:Б\n  ", "f.yaml").root is None
    assert read("title: А\n  - Б", "f.yaml").root is not None
