"""The teachers' pages in a real browser: what follows the clock, what is ticked, sorted, printed."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.site.built import Built
from tests.site.visits import DESK, PHONE, Visit

IVANOVA = "teachers/ivanova/"


@pytest.fixture(scope="module")
def address(sample: Built, served: Callable[[Built], str]) -> str:
    return served(sample)


def opened(seen: Visit, address: str, day: str) -> Any:
    seen.page.clock.set_fixed_time(f"{day}T09:00:00+03:00")
    seen.page.goto(address)
    return seen.page


def hero(page: Any) -> list[str]:
    shown = page.locator(".hero :is(h2, .next-step, .help, [data-all-past]):visible").all_inner_texts()
    return [" ".join(text.split()) for text in shown]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (
            "2026-12-31",
            [
                "Следующий шаг",
                "5 марта 2027 года, пятница через 64 дня Загрузка материалов За 10 дней до аттестации",
                "Делают другие Соколова Е. В. — открытие ЛК, не позже 20 февраля",
            ],
        ),
        (
            "2027-03-05",
            [
                "Следующий шаг",
                "5 марта 2027 года, пятница сегодня Загрузка материалов За 10 дней до аттестации",
            ],
        ),
        (
            "2027-03-11",
            [
                "Следующий шаг",
                "15 марта 2027 года, понедельник через 4 дня Аттестация на высшую категорию Планируемый день",
            ],
        ),
        ("2027-03-16", ["Следующий шаг", "Все сроки прошли."]),
    ],
)
def test_the_next_step_follows_the_readers_clock(
    visit: Callable[..., Visit], address: str, day: str, told: list[str]
) -> None:
    """Of a site that was built in November."""
    assert hero(opened(visit(viewport=PHONE), address + IVANOVA, day)) == told


def test_without_javascript_the_day_stands_there_without_a_claim_about_today(
    visit: Callable[..., Visit], address: str
) -> None:
    seen = visit(viewport=PHONE, java_script_enabled=False)
    seen.page.goto(address + IVANOVA)
    assert hero(seen.page) == [
        "Что делает педагог",
        "5 марта 2027 года, пятница Загрузка материалов За 10 дней до аттестации",
        "Делают другие Соколова Е. В. — открытие ЛК, не позже 20 февраля",
    ]
    assert seen.page.locator(".tick input").count() == 0
    assert seen.page.locator(".tick li").first.is_visible()


def test_what_is_ticked_stays_on_this_device(visit: Callable[..., Visit], address: str) -> None:
    seen = visit(viewport=PHONE)
    seen.page.goto(address + IVANOVA)
    boxes = seen.page.locator(".tick input")
    boxes.nth(1).check()
    boxes.nth(2).check()
    boxes.nth(2).uncheck()
    seen.page.reload()
    assert [box.is_checked() for box in boxes.all()] == [False, True, False, False]
    seen.page.goto(address + "teachers/zadachkin/")
    assert not any(box.is_checked() for box in boxes.all())
    assert (seen.hosts, seen.complaints) == ({"127.0.0.1"}, [])


@pytest.mark.parametrize("spoilt", ["{", "5", '{"a": 1}', "null"])
def test_what_a_browser_kept_wrongly_is_forgotten(
    visit: Callable[..., Visit], address: str, spoilt: str
) -> None:
    seen = visit(viewport=PHONE)
    seen.page.goto(address + IVANOVA)
    seen.page.evaluate("text => localStorage.setItem(`cyclogram:ticks:${location.pathname}`, text)", spoilt)
    seen.page.reload()
    assert [box.is_checked() for box in seen.page.locator(".tick input").all()] == [False] * 4
    assert seen.complaints == []


def test_a_browser_that_keeps_nothing_still_ticks(visit: Callable[..., Visit], address: str) -> None:
    seen = visit(viewport=PHONE)
    seen.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    seen.page.goto(address + IVANOVA)
    seen.page.locator(".tick input").first.check()
    assert seen.page.locator(".tick input").first.is_checked()


def test_a_link_to_a_step_of_a_decided_attestation_opens_its_fold(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit(viewport=PHONE).page
    page.goto(address + "teachers/bukvareva/#2026/cyclogram/upload-materials/bukvareva/highest")
    page.locator("li:target").wait_for(state="visible")
    assert page.locator("li:target .what").inner_text() == "Загрузка материалов"


def surnames(page: Any) -> list[str]:
    """Of rows that aren't hidden; those far below are laid out later, and have no inner text until then."""
    return [text.split()[0] for text in page.locator("#people tr:not([hidden]) > th > a").all_text_contents()]


def test_the_list_is_filtered_by_surname_and_by_what_ends(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit(viewport=PHONE), address + "teachers/", "2026-11-24")
    everybody = surnames(page)
    page.get_by_label("Фамилия").fill("букварев")
    assert surnames(page) == ["Букварёва"]
    page.get_by_label("Фамилия").fill("никто")
    assert page.locator("#none-found").inner_text() == "Никого не нашлось."
    page.get_by_label("Фамилия").fill("")
    page.get_by_label("категория действует").check()
    assert surnames(page) == ["Словарёв"]
    page.get_by_label("категория действует").uncheck()
    assert surnames(page) == everybody
    assert len(everybody) == 17


def test_the_list_is_sorted_by_a_press_and_back_by_another(visit: Callable[..., Visit], address: str) -> None:
    page = opened(visit(viewport=DESK), address + "teachers/", "2026-11-25")
    by_name = surnames(page)
    press = page.get_by_role("button", name="Следующий шаг")
    press.click()
    assert surnames(page)[:3] == ["Мячиев", "Нотина", "Словарёв"]
    assert page.locator("#people th[aria-sort]").all_inner_texts() == ["Следующий шаг"]
    press.click()
    assert surnames(page)[:2] == ["Рисункова", "Звукова"]
    assert surnames(page)[-1] in {
        "Пробиркина",
        "Тетрадкина",
        "Перелётов",
        "Ладушкина",
        "Букварёва",
        "Азбукина",
    }
    page.get_by_role("button", name="Педагог").click()
    assert surnames(page) == by_name


def test_without_javascript_the_list_is_a_plain_table(visit: Callable[..., Visit], address: str) -> None:
    seen = visit(viewport=DESK, java_script_enabled=False)
    seen.page.goto(address + "teachers/")
    assert seen.page.locator("#people thead th").all_inner_texts() == [
        "Педагог",
        "Категория",
        "Аттестация",
        "Шаги педагога",
    ]
    assert not seen.page.locator(".filters").is_visible()
    assert len(surnames(seen.page)) == 17


PAGES = re.compile(r"^Pages: +(\d+)$", re.MULTILINE)
SIZE = re.compile(r"^Page size: +([\d.]+) x ([\d.]+)", re.MULTILINE)


@pytest.mark.parametrize("name", ["ivanova", "zadachkin", "globusova", "bukvareva", "probirkina"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_teachers_page_prints_on_one_upright_sheet(
    visit: Callable[..., Visit], address: str, tmp_path: Path, name: str, scheme: str
) -> None:
    if shutil.which("pdfinfo") is None:
        pytest.skip("needs poppler")
    page = visit(viewport=DESK, color_scheme=scheme).page
    page.goto(f"{address}teachers/{name}/")
    page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    told = subprocess.run(
        ["pdfinfo", str(tmp_path / "page.pdf")], capture_output=True, text=True, check=True
    ).stdout
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "page.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert PAGES.findall(told) == ["1"]
    assert [[round(float(side)) for side in size] for size in SIZE.findall(told)] == [[595, 842]]
    assert "Ознакомл" in text
    assert "Сведения на 21 ноября 2026 г." in text
    assert [each for each in ("Следующий шаг", "Добавить", "через ", "Поиск") if each in text] == []
