"""The list of normative acts that a school keeps."""

from datetime import date
from pathlib import Path

import pytest

from generator.site.pages.acts import Act, WrongActs, read_acts

KEYS = "title, number, date, status, edition, note, url"
CONTENT = Path(__file__).parents[3] / "content" / "acts.yaml"


def test_an_act_may_have_a_title_alone() -> None:
    assert read_acts("acts:\n  - title: Закон\n", "acts.yaml") == (Act(title="Закон"),)


def test_every_key_is_read_as_text_but_for_the_date() -> None:
    text = (
        'acts:\n  - {title: "Нет", number: 196, date: 24.03.2023, status: да, url: "https://example.org/a"}\n'
    )
    (act,) = read_acts(text, "acts.yaml")
    assert (act.title, act.number, act.date, act.status) == ("Нет", "196", date(2023, 3, 24), "да")


@pytest.mark.parametrize("text", ["", "# пусто\n", "acts:\n", "acts: []\n"])
def test_an_empty_list_is_fine(text: str) -> None:
    assert read_acts(text, "acts.yaml") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("acts:\n  - title: [\n", "acts.yaml:3:1: файл не читается: проверьте отступы, двоеточия и кавычки"),
        ("acts: Закон\n", "acts.yaml: после «acts:» ожидался список, каждый акт — с дефиса"),
        (
            "acts:\n  - title: Закон\n  - titel: Указ\n",
            f"acts.yaml: акт № 2: «title» не подходит; ключи: {KEYS}",
        ),
        (
            "acts:\n  - {title: Закон, url: example.org}\n",
            f"acts.yaml: акт № 1: «url» не подходит; ключи: {KEYS}",
        ),
        (
            "acts:\n  - просто слова\n",
            f"acts.yaml: акт № 1: «запись» не подходит; ключи: {KEYS}",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, message: str) -> None:
    with pytest.raises(WrongActs) as wrong:
        read_acts(text, "acts.yaml")
    assert str(wrong.value) == message


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "https://a b"])
def test_a_link_is_a_web_address(address: str) -> None:
    with pytest.raises(WrongActs):
        read_acts(f'acts:\n  - {{title: Закон, url: "{address}"}}\n', "acts.yaml")


def test_the_list_that_schools_start_from_is_read_whole() -> None:
    text = CONTENT.read_text("utf-8")
    assert len(read_acts(text, "acts.yaml")) == text.count("- title:") > 5
