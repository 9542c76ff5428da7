"""The last good copies: kept with their day, and not there where they can't be read."""

import json
from datetime import date
from pathlib import Path

import pytest

from generator.district.copies import LAST, Copies, Copy
from tests.district.samples import a_teacher, entry, school
from tests.samples import TODAY

ONE = school("sosh-1", a_teacher(1, "2027-03-15"))


def test_a_copy_is_what_was_read_with_its_day(tmp_path: Path) -> None:
    copies = Copies(tmp_path / "data")
    copies.keep([("sosh-1", ONE)], TODAY)
    assert copies.of(entry(1)) == Copy(ONE, TODAY)
    assert copies.of(entry(2)) is None
    assert copies.read_last_time == {"sosh-1"}


def test_the_copy_of_a_school_that_was_not_read_stays(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    copies.keep([("sosh-1", ONE)], TODAY)
    copies.keep([], date(2026, 11, 22))
    assert copies.of(entry(1)) == Copy(ONE, TODAY)
    assert copies.read_last_time == frozenset()


def test_the_same_day_gives_the_same_files(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    copies.keep([("sosh-1", ONE)], TODAY)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    copies.keep([("sosh-1", ONE)], TODAY)
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()} == before
    assert sorted(before) == [LAST, "sosh-1.json"]


@pytest.mark.parametrize(
    "spoil", [b"", b"\xff", b"{}", b'{"read": "2026-11-21", "summary": {}}', b"[" * 9_999]
)
def test_a_spoilt_file_is_not_there(tmp_path: Path, spoil: bytes) -> None:
    copies = Copies(tmp_path)
    copies.keep([("sosh-1", ONE)], TODAY)
    for path in tmp_path.iterdir():
        path.write_bytes(spoil)
    assert (copies.of(entry(1)), copies.read_last_time) == (None, frozenset())


def test_the_copy_of_another_school_is_not_taken(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    copies.keep([("sosh-1", ONE)], TODAY)
    (tmp_path / "sosh-1.json").rename(tmp_path / "sosh-2.json")
    assert copies.of(entry(2)) is None


def test_a_copy_is_one_json_that_people_can_read(tmp_path: Path) -> None:
    Copies(tmp_path).keep([("sosh-1", ONE)], TODAY)
    found = json.loads((tmp_path / "sosh-1.json").read_text("utf-8"))
    assert (found["read"], found["summary"]["school"]["id"]) == ("2026-11-21", "sosh-1")
