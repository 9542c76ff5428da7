"""The editor in a real browser: the table, the keys, the ways in and out; and its answers are the command
line's."""

import json
import random
import re
import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.loading import load
from tests.editor import asking
from tests.editor.asking import NOON, SAMPLE
from tests.editor.test_properties import carried_out
from tests.editor.typing import some_cells
from tests.site.built import Built
from tests.site.conftest import ROOT, build
from tests.site.editing import ASK, Editor, clock
from tests.site.test_axe import axe, findings, violations
from tests.site.visits import DESK, PHONE, Visit
from tests.test_broken import TODAY as BROKEN_TODAY
from tests.test_broken import contents
from tests.tools import missing, program

pytestmark = pytest.mark.once

__all__ = ["axe"]
BOOK = Path(__file__).parents[1] / "editing" / "staff_list" / "files" / "staff.ods"
SITE = {"url": "", "repository": None, "file": "schedule.yaml"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sample with the editor, and its file beside it."""
    program("npm")
    done = subprocess.run(
        ["make", "--no-print-directory", "editor"], cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        missing(f"what `make editor` gathers: {done.stderr}")
    folder = tmp_path_factory.mktemp("editor")
    return build(folder, ROOT / "tests" / "sample.yaml", "--editor", "build/editor", EDITOR_FILE="on")


@pytest.fixture(scope="module")
def address(site: Built, served: Callable[[Built], str]) -> str:
    return f"{served(site)}edit/"


@pytest.fixture(scope="module")
def opened(browser: Any, address: str) -> Iterator[Visit]:
    """The page, with the editor started once for all."""
    context = browser.new_context(viewport=DESK, permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(clock())
    visit = Visit(context.new_page())
    visit.page.goto(address)
    Editor(visit.page).start()
    yield visit
    context.close()


@pytest.fixture
def editor(opened: Visit) -> Iterator[Editor]:
    """Nothing of an earlier test is in it; nothing went wrong, and no other host was asked."""
    editor = Editor(opened.page)
    yield editor
    assert (opened.complaints, opened.hosts) == ([], {"127.0.0.1"})
    editor.again()


@pytest.fixture
def elsewhere(visit: Callable[..., Visit]) -> Callable[..., Visit]:
    """A browser that was never here, with the clock of the tests."""

    def open_page(**settings: Any) -> Visit:
        found = visit(**settings)
        found.page.add_init_script(clock())
        return found

    return open_page


def test_nothing_is_loaded_before_somebody_asks_for_it(elsewhere: Callable[..., Visit], address: str) -> None:
    page = elsewhere().page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert [each for each in asked if "/run-" in each or "schedule.yaml" in each] == []
    said = page.locator("#start .note").first.inner_text()
    assert re.fullmatch(r"Один раз загрузится \d,\d МБ, дальше редактор работает и без интернета", said)


def test_a_day_that_is_typed_moves_the_steps_and_says_why_and_for_whom(editor: Editor) -> None:
    assert editor.days("ivanova/highest") == ["20 фев", "5 мар", "10 мар"]
    editor.type("ivanova/highest:date", "14 апреля 2027")
    assert editor.at("ivanova/highest:date").input_value() == "14.04.2027"
    assert editor.days("ivanova/highest") == ["25 мар", "2 апр", "9 апр"]
    assert editor.at("ivanova/highest:done/upload-materials").get_attribute("title") == (
        "2 апреля, пятница: за 10 дней до 14 апреля 2027 г.; 4 апреля — воскресенье, поэтому срок раньше"
    )
    assert editor.effects.split("\n")[0] == "Иванова М. П."
    assert "15 мар → 14 апр" in editor.effects
    assert editor.lines == ["перенести ivanova высшая 2027-04-14"]


def test_a_step_is_done_by_a_press_and_undone_by_another(editor: Editor) -> None:
    step = editor.at("myachiev/fit:done/upload-materials")
    editor.press(step)
    assert (step.get_attribute("aria-pressed"), editor.lines) == (
        "true",
        ["сделано myachiev соответствие upload-materials 2026-11-24"],
    )
    editor.press(step)
    assert (step.get_attribute("aria-pressed"), editor.lines) == ("false", [])


def test_a_category_is_chosen_from_those_of_the_format(editor: Editor) -> None:
    options = editor.at("azbukina:held").locator("option").all_inner_texts()
    assert options == ["—", "соответствие", "первая", "высшая", "педагог-методист", "педагог-наставник"]
    editor.choose("azbukina:held", "первая")
    assert editor.lines == ["категория azbukina первая"]


def test_a_mistake_is_told_at_its_field_and_holds_the_sending_back(editor: Editor) -> None:
    editor.type("ivanova/highest:date", "31.04.2027")
    editor.type("zabotina/fit:date", "04.03.2027")
    at = "ivanova/highest:date"
    assert editor.problem(at) == asking.answer({at: "31.04.2027"})["faults"][at]
    assert editor.at(at).get_attribute("aria-invalid") == "true"
    assert editor.page.locator("#send-line button").get_attribute("aria-disabled") == "true"
    editor.page.locator("#wrong a").click()
    assert editor.page.evaluate("document.activeElement.dataset.at") == at
    editor.type(at, "30.04.2027")
    assert editor.problem(at) == ""
    assert editor.page.locator("#send-line a").inner_text() == "Отправить 2 правки"


def test_keys_undo_and_do_again(editor: Editor) -> None:
    editor.type("ivanova/highest:date", "14.04.2027")
    editor.type("ivanova/highest:date", "15.04.2027")
    for key, day in (("Control+z", "14.04.2027"), ("Control+z", "15.03.2027"), ("Control+y", "14.04.2027")):
        editor.after(lambda key=key: editor.page.keyboard.press(key))
        assert editor.at("ivanova/highest:date").input_value() == day
    editor.press(editor.page.locator("#undo"))
    assert (editor.lines, editor.page.locator("#undo").is_disabled()) == ([], True)


def test_enter_and_arrows_go_up_and_down_as_in_excel(editor: Editor) -> None:
    editor.at("ivanova/highest:date").focus()
    focused = []
    for key in ("Enter", "ArrowDown", "ArrowUp"):
        editor.page.keyboard.press(key)
        focused.append(editor.page.evaluate("document.activeElement.dataset.at"))
    assert focused == ["azbukina/first:date", "bukvareva/highest:date", "azbukina/first:date"]


def test_a_day_is_picked_from_a_month_with_the_days_off_greyed(editor: Editor) -> None:
    editor.at("ivanova/highest:date").click()
    month = editor.page.locator(".cal")
    month.get_by_role("button", name="следующий месяц").click()
    editor.page.get_by_role("button", name="21 апреля, среда, выходной в школе").wait_for()
    off = month.locator("button.off").all_inner_texts()
    assert off == ["3", "4", "10", "11", "17", "18", "21", "24", "25"]
    editor.press(month.get_by_role("button", name="14 апреля, среда"))
    assert editor.at("ivanova/highest:date").input_value() == "14.04.2027"
    reasons = editor.page.locator(".live .note").all_inner_texts()
    assert reasons[0] == "за 20 дней до 14 апреля 2027 г."
    editor.page.keyboard.press("Escape")
    assert month.count() == 0


def test_what_an_open_row_has_more_is_edited_there(editor: Editor) -> None:
    editor.page.get_by_role("button", name="Подробнее: Тишина").click()
    editor.choose("tishina:status", "в отпуске")
    assert editor.lines == ["состояние tishina on_leave"]
    editor.press(editor.page.get_by_role("button", name="Ещё одна аттестация"))
    editor.choose("tishina/+:for", "высшая")
    assert editor.problem("tishina/+:date").startswith("не заполнено")
    editor.page.keyboard.press("Escape")


def test_a_block_from_excel_becomes_new_people(editor: Editor) -> None:
    block = "Примерова Зоя Ивановна\tучитель химии\tвысшая\t\tпервая\t28.04.2027\r\n"
    editor.paste("+1:name", f"{block}Образцов Лев Львович\tпсихолог\r\n")
    assert editor.days("+1/+") == ["8 апр", "16 апр", "23 апр"]
    assert editor.at("+2:position").input_value() == "психолог"
    assert editor.lines == [
        "добавить «Примерова Зоя Ивановна» «учитель химии»",
        "категория «Примерова Зоя Ивановна» высшая",
        "запланировать «Примерова Зоя Ивановна» первая 2027-04-28",
        "добавить «Образцов Лев Львович» психолог",
    ]


def test_a_column_of_days_moves_the_rows_below(editor: Editor) -> None:
    editor.paste("zvukova/highest:date", "14.05.2027\n24.05.2027\n")
    assert editor.lines == [
        "перенести zvukova высшая 2027-05-14",
        "перенести risunkova первая 2027-05-24",
    ]


def test_a_staff_list_is_read_here_by_the_rules_of_the_import(editor: Editor) -> None:
    expected = asking.ask("staff", SAMPLE, BOOK.read_bytes(), name=BOOK.name)
    editor.after(lambda: editor.page.set_input_files("#book", BOOK))
    editor.page.locator("#told p").first.wait_for()
    assert editor.lines == expected["lines"]
    assert editor.page.locator("#told p").all_text_contents() == list(filter(None, expected["told"]))


def test_a_file_that_is_no_list_says_so_and_changes_nothing(editor: Editor, tmp_path: Path) -> None:
    wrong = tmp_path / "список.xlsx"
    wrong.write_bytes(b"PK\x03\x04 and no more")
    editor.page.set_input_files("#book", wrong)
    editor.page.locator("#told p").wait_for()
    expected = asking.ask("staff", SAMPLE, wrong.read_bytes(), name=wrong.name)["problem"]
    assert (editor.page.locator("#told").inner_text(), editor.lines) == (expected, [])


def test_sending_opens_the_issue_with_the_lines_and_the_text_they_were_made_on(editor: Editor) -> None:
    editor.type("ivanova/highest:date", "14.04.2027")
    link = editor.page.locator("#send-line a")
    sending = asking.answer({"ivanova/highest:date": "14.04.2027"})["sending"]
    assert (link.get_attribute("href"), link.get_attribute("target")) == (sending["address"], "_blank")


def test_what_no_address_holds_is_copied_and_the_two_clicks_are_told(editor: Editor) -> None:
    people = "".join(f"Образцов{'а' * number} Зоя Ивановна\tучитель физики\n" for number in range(1, 31))
    editor.paste("+1:name", people)
    editor.page.locator("#send-line a").evaluate(
        "link => link.addEventListener('click', e => e.preventDefault())"
    )
    editor.page.locator("#send-line a").click()
    assert editor.page.locator("#sent li").all_inner_texts() == [
        "щёлкните в поле «Правки» и нажмите Ctrl+V",
        "нажмите Create",
    ]
    assert editor.page.evaluate("navigator.clipboard.readText()").splitlines() == editor.lines


def test_the_new_file_can_be_taken_away(editor: Editor, tmp_path: Path) -> None:
    editor.type("ivanova/highest:date", "14.04.2027")
    assert editor.downloaded(tmp_path) == asking.text({"ivanova/highest:date": "14.04.2027"})


def test_the_draft_is_on_this_device_only_and_starting_again_removes_it(editor: Editor) -> None:
    editor.type("ivanova/highest:date", "14.04.2027")
    kept = editor.kept()
    assert kept is not None
    assert kept["cells"] == {"ivanova/highest:date": "14.04.2027"}
    editor.again()
    assert (editor.kept(), editor.lines) == (None, [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_wcag_forbids_nothing_of_it(opened: Visit, editor: Editor, axe: str, scheme: str) -> None:
    """With a row open, a mistake, a new row, on a desk and on a phone."""
    page = opened.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    editor.paste("+1:name", "Примерова Зоя Ивановна\tучитель химии\n")
    editor.type("zabotina/fit:date", "31.04.2027")
    editor.at("ivanova/highest:date").click()
    page.locator(".cal").wait_for()
    found = []
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        found += [*findings(violations(page, axe))]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size(DESK)
    page.keyboard.press("Escape")
    assert found == []


def test_it_opens_without_a_network_once_it_was_open(elsewhere: Callable[..., Visit], address: str) -> None:
    page = elsewhere().page
    page.goto(address)
    Editor(page).start()
    page.locator("#editor[data-offline=yes]").wait_for(timeout=60_000)
    Editor(page).type("ivanova/highest:date", "14.04.2027")
    page.context.set_offline(True)
    page.reload()
    Editor(page).start()
    assert Editor(page).days("ivanova/highest") == ["25 мар", "2 апр", "9 апр"]


def test_where_no_file_is_published_the_page_asks_for_one(
    elsewhere: Callable[..., Visit], address: str
) -> None:
    page = elsewhere(viewport=PHONE).page

    def without_file(route: Any) -> None:
        parts = json.loads(route.fetch().text())
        route.fulfill(json=parts | {"hasSchedule": False})

    page.route("**/parts.json", without_file)
    page.goto(address)
    page.locator("#open").click()
    page.locator("#source").wait_for(timeout=120_000)
    wrong = SAMPLE.replace(b"2027-03-15", b"2027-03-35")
    page.set_input_files("#file", {"name": "schedule.yaml", "mimeType": "text/yaml", "buffer": wrong})
    told = asking.answer(data=wrong)["problems"][0]
    assert page.locator("#problems li").inner_text() == f"Строка {told['line']}: {told['sentences']}"
    page.set_input_files("#file", {"name": "schedule.yaml", "mimeType": "text/yaml", "buffer": SAMPLE})
    Editor(page).settle(1)
    assert Editor(page).days("ivanova/highest") == ["20 фев", "5 мар", "10 мар"]


def test_an_old_browser_gets_a_sentence_and_the_forms(elsewhere: Callable[..., Visit], address: str) -> None:
    page = elsewhere().page
    page.add_init_script("delete window.Worker")
    page.goto(address)
    page.locator("#open").click()
    page.locator("#cannot").wait_for()
    assert page.locator("#cannot").inner_text().startswith("Этот браузер не открывает редактор")
    assert page.locator("#forms + ul a").count() == 9


def asked(editor: Editor, questions: list[tuple[bytes, dict[str, str]]], moment: Any) -> list[Any]:
    """The answers of the browser's core, and the new texts."""
    editor.page.evaluate(clock(moment))
    wanted = [
        [b64encode(data).decode(), {"lines": [], "cells": cells, "seen": None}] for data, cells in questions
    ]
    found: list[Any] = editor.page.evaluate(ASK, [wanted, SITE])
    editor.page.evaluate(clock())
    return found


def test_of_every_wrong_file_it_says_what_the_command_line_says(editor: Editor) -> None:
    files = contents()
    noon = NOON.replace(year=BROKEN_TODAY.year, month=BROKEN_TODAY.month, day=BROKEN_TODAY.day)
    answers = asked(editor, [(data, {}) for data in files.values()], noon)
    said = {
        name: [(each["line"], each["column"], each["code"], each["sentences"]) for each in found["problems"]]
        for name, (found, _) in zip(files, answers, strict=True)
    }
    expected = {
        name: [
            (*each.position, each.code, each.sentences)
            for each in load(data, "schedule.yaml", BROKEN_TODAY).problems
        ]
        for name, data in files.items()
    }
    assert {name for name in files if said[name] != expected[name]} == set()


def test_of_any_edits_its_lines_give_the_text_that_it_shows(editor: Editor) -> None:
    chosen = random.Random(16)
    cells = [some_cells(chosen) for _ in range(12)]
    for typed, (found, text) in zip(
        cells, asked(editor, [(SAMPLE, each) for each in cells], NOON), strict=True
    ):
        assert (found["lines"], found["faults"]) == (
            (native := asking.answer(typed))["lines"],
            native["faults"],
        )
        assert carried_out(SAMPLE, found["lines"]) == text.encode()
