"""The store of what was made before: whatever happens to its files, wrong bytes never come out of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cache import MOST_PACKS, Cache, key_of
from generator.cache.bounds import MOST_KEPT

KEY, OTHER = key_of("page"), key_of("other")
CONTENTS = st.dictionaries(st.binary(min_size=20, max_size=20), st.binary(max_size=400), max_size=12)


@contextmanager
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name) / "build" / "cache"


def keep(where: Path, contents: dict[bytes, bytes], **options: int) -> None:
    with Cache(where, **options) as cache:
        for key, data in contents.items():
            cache.put(key, data)


def kept(where: Path, *keys: bytes) -> list[bytes | None]:
    with Cache(where) as cache:
        return [cache.get(key) for key in keys]


def packs(where: Path) -> list[Path]:
    return sorted(where.glob("*.pack"))


def used_at(where: Path, moment: int) -> None:
    for path in packs(where):
        os.utime(path, (moment, moment))


def test_parts_of_a_key_do_not_run_into_each_other() -> None:
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("abc", "")}) == 4
    assert key_of("б") == key_of("б".encode())


@given(CONTENTS)
def test_what_was_kept_is_found_in_the_session_and_after_it(contents: dict[bytes, bytes]) -> None:
    with folder() as where:
        with Cache(where) as cache:
            for key, data in contents.items():
                cache.put(key, data)
            assert {key: cache.get(key) for key in contents} == contents
        assert kept(where, *contents) == list(contents.values())
        assert kept(where, key_of("never kept")) == [None]


@given(CONTENTS, st.data())
def test_a_spoilt_or_cut_pack_gives_the_right_bytes_or_none(
    contents: dict[bytes, bytes], data: st.DataObject
) -> None:
    contents[KEY] = b"x" * 1000
    with folder() as where:
        keep(where, contents)
        (pack,) = packs(where)
        whole = pack.read_bytes()
        place = data.draw(st.integers(0, len(whole) - 1))
        cut = whole[:place]
        pack.write_bytes(
            data.draw(st.sampled_from([cut, cut + bytes([whole[place] ^ 1]) + whole[place + 1 :]]))
        )
        for found, right in zip(kept(where, *contents), contents.values(), strict=True):
            assert found in (right, None)
        keep(where, contents)
        assert kept(where, *contents) == list(contents.values())


def test_a_spoilt_entry_leaves_the_others_of_its_pack(tmp_path: Path) -> None:
    keep(tmp_path, {KEY: b"spoilt", OTHER: b"whole"})
    (pack,) = packs(tmp_path)
    pack.write_bytes(pack.read_bytes().replace(b"spoilt", b"spoils"))
    assert kept(tmp_path, KEY, OTHER) == [None, b"whole"]


def test_what_a_session_keeps_is_found_by_others_when_it_has_ended(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put(KEY, b"half")
        assert kept(tmp_path, KEY) == [None]
        assert [path.suffix for path in tmp_path.iterdir()] == [".new"]
    assert kept(tmp_path, KEY) == [b"half"]


def test_what_killed_sessions_left_is_removed_a_day_later(tmp_path: Path) -> None:
    fresh, old = tmp_path / "fresh.new", tmp_path / "old.new"
    for half in (fresh, old):
        half.write_bytes(b"half")
    os.utime(old, (0, 0))
    keep(tmp_path, {OTHER: b"whole"})
    assert sorted(tmp_path.iterdir()) == sorted([fresh, *packs(tmp_path)])


def test_sessions_side_by_side_keep_what_each_made(tmp_path: Path) -> None:
    with Cache(tmp_path) as one, Cache(tmp_path) as two:
        one.put(KEY, b"of both")
        two.put(KEY, b"of both")
        two.put(OTHER, b"of the second")
    assert kept(tmp_path, KEY, OTHER) == [b"of both", b"of the second"]


def test_the_folder_may_vanish_at_any_moment(tmp_path: Path) -> None:
    where = tmp_path / "cache"
    keep(where, {KEY: b"kept"})
    with Cache(where) as cache:
        cache.put(OTHER, b"new")
        for path in where.iterdir():
            path.unlink()
        where.rmdir()
        assert cache.get(OTHER) == b"new"
    assert kept(where, KEY, OTHER) == [None, None]


def test_without_a_folder_nothing_is_kept() -> None:
    with Cache(None) as cache:
        cache.put(KEY, b"data")
        assert cache.get(KEY) is None
        assert cache.made(KEY, lambda: b"made") == b"made"


def test_a_folder_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in its place")
    with Cache(tmp_path / "cache") as cache:
        assert cache.made(KEY, lambda: b"made") == b"made"
        assert cache.get(KEY) is None


def test_a_full_disk_ends_the_keeping_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, {KEY: b"kept"})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.cache.pack.Writing.add", full)
    with Cache(tmp_path) as cache:
        assert cache.made(OTHER, lambda: b"made") == b"made"
        assert cache.get(KEY) == b"kept"
    assert [path.suffix for path in tmp_path.iterdir()] == [".pack"]


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    calls: list[str] = []

    def made() -> bytes:
        calls.append("made")
        return b""

    for _ in range(2):
        with Cache(tmp_path) as cache:
            assert cache.made(KEY, made) == b""
    assert calls == ["made"]


def test_the_packs_longest_unused_give_way(tmp_path: Path) -> None:
    old, used = os.urandom(4000), os.urandom(4000)
    keep(tmp_path, {KEY: old})
    keep(tmp_path, {OTHER: used})
    used_at(tmp_path, 1_000_000_000)
    with Cache(tmp_path, limit=9000) as cache:
        assert cache.get(OTHER) == used
        cache.put(key_of("new"), os.urandom(4000))
    assert kept(tmp_path, KEY, OTHER) == [None, used]


def test_many_packs_in_use_are_joined_into_one(tmp_path: Path) -> None:
    contents = {key_of(str(number)): b"%d" % number for number in range(MOST_PACKS + 1)}
    for key, data in contents.items():
        keep(tmp_path, {key: data, key_of("beside", key): data})
    with Cache(tmp_path) as cache:
        assert [cache.get(key) for key in contents] == list(contents.values())
    assert len(packs(tmp_path)) == 1
    beside = [key_of("beside", key) for key in contents]
    assert kept(tmp_path, *contents, *beside) == [*contents.values(), *contents.values()]


def test_packs_joined_keep_only_what_is_in_use_where_all_would_be_too_much(tmp_path: Path) -> None:
    keys = [key_of(str(number)) for number in range(MOST_PACKS + 1)]
    for key in keys:
        keep(tmp_path, {key: b"small", key_of("beside", key): os.urandom(1000)})
    with Cache(tmp_path, limit=15_000) as cache:
        assert [cache.get(key) for key in keys] == [b"small"] * len(keys)
    assert kept(tmp_path, *keys) == [b"small"] * len(keys)
    assert kept(tmp_path, *(key_of("beside", key) for key in keys)) == [None] * len(keys)


def test_packs_out_of_use_are_bounded_in_number(tmp_path: Path) -> None:
    for number in range(MOST_KEPT + 3):
        keep(tmp_path, {key_of(str(number)): b""})
    assert len(packs(tmp_path)) == MOST_KEPT
