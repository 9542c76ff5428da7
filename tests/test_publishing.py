"""A finished site gets to where people read it, whole or not at all."""

import os
from pathlib import Path

import pytest

from generator.publishing import NotPublished, is_site_folder, publish
from tests.site.built import contents
from tests.workflows.test_publish import HOMES, HOSTS


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "teachers").mkdir(parents=True)
    (folder / "index.html").write_text("1")
    (folder / "teachers" / "index.html").write_text("1")
    return folder


def test_the_site_turns_to_a_copy_in_one_step_and_the_copy_before_stays_for_who_reads_it(
    site: Path, tmp_path: Path
) -> None:
    target = tmp_path / "www" / "attestation"
    for number in range(1, 5):
        (site / "index.html").write_text(str(number))
        publish(site, str(target))
        assert contents(target) == contents(site)
        assert target.is_symlink()
    assert sorted(each.name for each in target.parent.iterdir()) == [
        ".attestation.1",
        ".attestation.2",
        "attestation",
    ]
    assert (target.parent / ".attestation.1" / "index.html").read_text() == "3"


def test_what_went_away_from_the_site_goes_from_its_copy(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    for _ in range(2):
        publish(site, str(target))
    (site / "teachers" / "index.html").unlink()
    publish(site, str(target))
    assert list(contents(target)) == ["index.html"]


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_not_ours_is_never_touched(kind: str, site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("важно", "utf-8")
    target = tmp_path / "www"
    if kind == "folder":
        other.rename(target)
    elif kind == "file":
        target.write_text("важно", "utf-8")
    else:
        target.symlink_to("other")
    before = contents(tmp_path)
    with pytest.raises(NotPublished, match="не то, что публиковала эта программа"):
        publish(site, str(target))
    assert contents(tmp_path) == before


def test_a_folder_that_cannot_be_written_is_told_and_the_old_site_stays(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    publish(site, str(target))
    before = contents(target)
    (tmp_path / ".www.2").write_text("")
    with pytest.raises(NotPublished, match="www"):
        publish(site, str(target))
    assert contents(target) == before


@pytest.fixture
def rsync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name that keeps its command line."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "rsync").write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "{folder}/arguments"\nexit "${{FAILS:-0}}"\n'
    )
    (folder / "rsync").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder / "arguments"


def test_another_machine_gets_the_site_with_rsync_new_things_first(site: Path, rsync: Path) -> None:
    publish(site, "plan@host.example.org:www/attestation/")
    assert rsync.read_text().splitlines() == [
        "--recursive",
        "--compress",
        "--delay-updates",
        "--delete-after",
        "--chmod=D755,F644",
        "--",
        f"{site}/",
        "plan@host.example.org:www/attestation/",
    ]


def test_an_upload_that_fails_is_told(site: Path, rsync: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAILS", "23")
    with pytest.raises(NotPublished, match="код 23"):
        publish(site, "host.example.org:www")
    monkeypatch.setenv("PATH", str(site))
    with pytest.raises(NotPublished, match="нет rsync"):
        publish(site, "host.example.org:www")


@pytest.mark.parametrize("folder", [*HOMES, *HOSTS])
def test_what_would_delete_a_home_or_a_host_is_refused_before_anything_is_sent(
    folder: str, site: Path, rsync: Path
) -> None:
    assert not is_site_folder(folder)
    with pytest.raises(NotPublished, match="удалилось бы чужое"):
        publish(site, f"host.example.org:{folder}")
    assert not rsync.exists()


@pytest.mark.parametrize(
    "folder", ["www", "www/attestation/", "/srv/www", "/home/plan/www", "/root/www", "./www"]
)
def test_the_folder_of_one_site_is_taken(folder: str) -> None:
    assert is_site_folder(folder)


def test_a_host_is_no_option_of_rsync(site: Path, rsync: Path) -> None:
    with pytest.raises(NotPublished):
        publish(site, "-e touch stolen:www")
    assert not rsync.exists()
