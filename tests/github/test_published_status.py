"""What the published site says of the reminders: silence isn't taken for a no."""

from pathlib import Path

import pytest

from generator.github import published_status
from tests.github.conftest import Web


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "build" / "status.json"


@pytest.fixture
def site(web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    monkeypatch.setenv("SITE_URL", f"{web.url}/plan/")
    return web


def test_the_status_of_the_site_lands_in_the_file(site: Web, target: Path) -> None:
    site.answers = {"/plan/data/status.json": (200, b'{"reminded": null}')}
    assert published_status.main([str(target)]) == 0
    assert target.read_bytes() == b'{"reminded": null}'


def test_a_site_that_has_none_leaves_no_file(
    site: Web, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert published_status.main([str(target)]) == 0
    assert target.exists() is False
    assert capsys.readouterr().out == "сайт ещё не сообщал, уходили ли напоминания\n"


def test_a_site_that_fails_leaves_an_empty_file_and_a_warning(
    site: Web, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.answers = {"/plan/data/status.json": (503, b"")}
    assert published_status.main([str(target)]) == 0
    assert target.read_bytes() == b""
    assert capsys.readouterr().err == (
        f"::warning title=Опубликованный сайт::{site.url}/plan/data/status.json: ответ 503\n"
    )


def test_wrong_arguments_are_said() -> None:
    assert published_status.main([]) == 2
