"""Files are written over what stands there."""

from pathlib import Path

import pytest

from generator.site.files import write_over


@pytest.mark.parametrize("before", [b"", b"old", b"much more than is written now", b"as much!!"])
def test_a_file_holds_what_was_written_last(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(before)
    write_over(path, b"new bytes")
    assert path.read_bytes() == b"new bytes"


def test_a_new_file_is_as_any_program_makes_it(tmp_path: Path) -> None:
    write_over(tmp_path / "ours", b"")
    (tmp_path / "theirs").write_bytes(b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "theirs").stat().st_mode
