"""A file of version 1.0 becomes one of today, and means what it meant."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editing.apply import new_errors
from generator.editing.refused import Refused
from generator.editing.upgrade import Upgraded, upgraded
from generator.loading import load
from tests.test_broken import BROKEN

TODAY = date(2027, 3, 1)
CORRECT = """\
school: {name: Школа № 0}
school_year: {start: 2026-09-01, end: 2027-05-31}
roles:
  - {id: teacher, title: Педагог}
plans:
  - id: cyclogram
    title: Циклограмма
    activities:
      - id: upload
        title: Загрузка
        when: {days_before: 10}
        responsible: [teacher]
      - id: watch
        title: Контроль
        when: {month: март}
        responsible: [teacher]
teachers:
  - id: vtoraya
    name: Вторая Проба Образцовна
    position: учитель физики
"""


def of(text: str) -> tuple[str, tuple[str, ...]]:
    found = upgraded(text.encode(), TODAY)
    return found.data.decode(), found.told


def changed(old: str, new: str) -> tuple[str, str]:
    """The correct file with one place as version 1.0 took it, and as it is to be."""
    assert CORRECT.count(old) == 1
    return CORRECT.replace(old, new), CORRECT


REMOVED = "ключ «{}» убран, после него ничего не написано"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "position: учитель физики",
            "position: учитель физики\n    gender:",
            "строка 21: " + REMOVED.format("gender"),
        ),
        ("{name: Школа № 0}", "{name: Школа № 0, full_name: }", "строка 1: " + REMOVED.format("full_name")),
        ("{month: март}", "{month: март, note: }", "строка 15: " + REMOVED.format("note")),
        (
            "position: учитель физики",
            "position: учитель физики\n    # Её решение.\n    attestations:",
            "строка 22: " + REMOVED.format("attestations"),
        ),
        (
            "when: {month: март}\n",
            "when: {month: март}\n        done:\n          2027-03:\n",
            "строка 17: " + REMOVED.format("2027-03"),
        ),
    ],
)
def test_a_key_with_nothing_behind_it_goes(old: str, new: str, told: str) -> None:
    text, wanted = changed(old, new)
    after, sentences = of(text)
    # A comment stays, and a space before a bracket.
    assert after.replace("    # Её решение.\n", "").replace(" }", "}") == wanted
    assert sentences == (told,)


COMMENT = "всё после знака # и раньше было пояснением; если это часть текста, возьмите его в кавычки"


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("Циклограмма #1", "Циклограмма  # 1"),
        ("Циклограмма  #1", "Циклограмма  # 1"),
        ("Циклограмма\t#1", "Циклограмма\t # 1"),
        ("Циклограмма # 1", "Циклограмма  # 1"),
    ],
)
def test_what_was_a_comment_looks_like_one(written: str, becomes: str) -> None:
    after, told = of(CORRECT.replace("Циклограмма", written))
    assert after == CORRECT.replace("Циклограмма", becomes)
    assert told == (f"строка 7: {COMMENT}",)
    assert [each.code for each in load(after.encode(), "", TODAY).problems] == []


def test_a_comment_where_a_value_was_meant_is_never_lost() -> None:
    """Both may be what somebody wanted to say; the check goes on asking."""
    text = CORRECT.replace(
        "title: Контроль", "title: Контроль\n        goal: #1 в списке\n        short:  # потом"
    )
    after, told = of(text)
    assert after == text.replace(": #1", ":  # 1")
    assert told == (f"строка 15: {COMMENT}",)
    assert [each.code for each in load(after.encode(), "", TODAY).problems] == ["empty-key", "empty-key"]


def test_no_wrong_file_becomes_more_wrong_and_what_is_done_is_done() -> None:
    for path in sorted(BROKEN.glob("*.yaml")):
        before = load(path.read_bytes(), "", TODAY)
        if before.root is None:
            continue
        found = upgraded(path.read_bytes(), TODAY)
        assert upgraded(found.data, TODAY) == Upgraded(found.data, ()), path.name
        after = load(found.data, "", TODAY)
        assert new_errors(before.problems, after.problems) == [], path.name


def test_the_changes_are_told_in_the_order_of_the_lines() -> None:
    text = CORRECT.replace("title: Загрузка", "title: Загрузка #1\n        goal:\n        short:")
    after, told = of(text)
    assert after == CORRECT.replace("title: Загрузка", "title: Загрузка  # 1")
    assert told == (
        f"строка 10: {COMMENT}",
        "строка 11: " + REMOVED.format("goal"),
        "строка 12: " + REMOVED.format("short"),
    )


@pytest.mark.parametrize("sign", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_of_today_stays_byte_for_byte(sign: str, newline: str) -> None:
    data = (sign + CORRECT.replace("\n", newline)).encode()
    assert upgraded(data, TODAY).data == data
    assert upgraded(data, TODAY).told == ()


def test_mistakes_are_left_to_people() -> None:
    text = CORRECT.replace("{month: март}", "{month: мартобрь}") + "  - gender:\n"
    assert of(text) == (text, ())


def test_a_key_behind_a_question_mark_is_refused() -> None:
    with pytest.raises(Refused, match=r"знак «\?» перед ключом \(строка 21\)"):
        of(f"{CORRECT}    ? gender\n")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_added_of_the_old_ways_goes_again(data: st.DataObject) -> None:
    """Empty keys behind any of these lines, and a comment too near to a value."""
    texts = CORRECT.splitlines()
    for key, line in (("gender", 19), ("short", 13), ("goal", 9), ("short_title", 6)):
        if data.draw(st.booleans(), label=key):
            indent = len(texts[line]) - len(texts[line].lstrip())
            texts[line] += f"\n{' ' * indent}{key}:"
    if data.draw(st.booleans(), label="comment"):
        texts[12] += data.draw(st.sampled_from([" #прежде", "  #1", "   # всё"]))
    text = "\n".join(texts) + "\n"
    after, _ = of(text)
    assert load(after.encode(), "", TODAY).problems == ()
    assert load(after.encode(), "", TODAY).schedule == load(CORRECT.encode(), "", TODAY).schedule
    assert of(after) == (after, ())
