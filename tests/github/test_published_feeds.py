"""The calendars' memory from the published site: absent is fine, unreachable is not."""

from pathlib import Path

import pytest

from generator.github import published_feeds
from tests.github.conftest import Web

MEMORY = b'{"version": 1}\n'


@pytest.fixture
def site(web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    monkeypatch.setenv("SITE_URL", f"{web.url}/plan/")
    return web


def test_the_published_memory_lands_in_the_file(
    site: Web, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.answers = {"/plan/calendar/feeds.json": (200, MEMORY)}
    target = tmp_path / "build" / "published_feeds.json"
    assert published_feeds.main([str(target)]) == 0
    assert target.read_bytes() == MEMORY
    assert capsys.readouterr().out == "память календарей: 15 байт\n"


@pytest.mark.parametrize("status", [404, 410])
def test_a_site_without_a_memory_is_the_first_build(
    site: Web, tmp_path: Path, capsys: pytest.CaptureFixture[str], status: int
) -> None:
    site.answers = {"/plan/calendar/feeds.json": (status, b"")}
    target = tmp_path / "published_feeds.json"
    assert published_feeds.main([str(target)]) == 0
    assert not target.exists()
    assert capsys.readouterr().out == "памяти календарей на сайте ещё нет: это первая сборка\n"


@pytest.mark.parametrize("status", [403, 500, 503])
def test_a_site_that_fails_stops_the_publishing(
    site: Web, tmp_path: Path, capsys: pytest.CaptureFixture[str], status: int
) -> None:
    site.answers = {"/plan/calendar/feeds.json": (status, b"")}
    assert published_feeds.main([str(tmp_path / "published_feeds.json")]) == 1
    assert capsys.readouterr().err == (
        f"::error title=Память календарей::{site.url}/plan/calendar/feeds.json: ответ {status}. "
        "Если сайта по этому адресу ещё нет, запустите «Публикация» вручную с отметкой «Первая публикация»\n"
    )


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.1:1/", "http://127.0.0.1:1/calendar/feeds.json: не открывается (URLError)"),
        ("", "адрес сайта «» не начинается с https://"),
        ("file:///etc", "адрес сайта «file:///etc» не начинается с https://"),
    ],
)
def test_an_address_that_does_not_open_stops_the_publishing(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    address: str,
    said: str,
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    assert published_feeds.main([str(tmp_path / "published_feeds.json")]) == 1
    assert capsys.readouterr().err.startswith(f"::error title=Память календарей::{said}. Если сайта")


def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert published_feeds.main([]) == 2
    assert capsys.readouterr().err == "использование: python -m generator.github.published_feeds ФАЙЛ\n"
