"""What is fetched from the published site, whatever it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.addresses import FEED_MEMORY, STATUS_DATA
from generator.github import published, published_feeds, published_status
from tests.github.conftest import Web


@pytest.mark.parametrize(
    ("main", "path", "title"),
    [
        (published_feeds.main, FEED_MEMORY, "error title=Память календарей"),
        (published_status.main, STATUS_DATA, "warning title=Опубликованный сайт"),
    ],
)
def test_a_file_of_more_than_64_mb_is_not_taken_and_named_by_its_address(
    web: Web,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    main: Callable[[list[str]], int],
    path: str,
    title: str,
) -> None:
    monkeypatch.setenv("SITE_URL", web.url)
    monkeypatch.setattr(published, "MOST_BYTES", 3)
    web.answers = {f"/{path}": (200, b"long")}
    main([str(tmp_path / "file")])
    said = f"::{title}::{web.url}/{path}: больше 64 МБ, такого файла на сайте быть не может"
    assert capsys.readouterr().err.rstrip("\n").partition(". Если сайта")[0] == said


def test_a_file_of_as_much_as_may_be_is_taken(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "MOST_BYTES", 4)
    web.answers = {"/file": (200, b"long")}
    assert published.fetch(web.url, "file") == b"long"
