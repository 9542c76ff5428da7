"""The spoiling of files is repeatable, and what would be wrong is seen."""

from pathlib import Path
from random import Random

import pytest

from generator.mail import contacts
from tests.fuzz import targets
from tests.fuzz.slips import ADDRESS, OF_BYTES, SLIPS, spoilt
from tests.fuzz.targets import TARGETS, Ended, complaints, examined

PICKED = pytest.mark.parametrize("name", TARGETS)


@PICKED
def test_a_number_always_gives_the_same_file(name: str) -> None:
    sample = TARGETS[name].samples[0]
    files = [spoilt(sample, Random(f"{name} {number}")) for number in range(20)]
    assert files == [spoilt(sample, Random(f"{name} {number}")) for number in range(20)]
    assert len(set(files)) > 10


@PICKED
def test_a_sound_file_gives_no_complaint(name: str, tmp_path: Path) -> None:
    for sample in TARGETS[name].samples:
        assert examined(TARGETS[name], sample.encode(), tmp_path / "school") == []


@pytest.mark.parametrize("text", ["", "\n", "x", "a: b", "a: 1\na: 2\n"])
def test_every_slip_takes_any_text(text: str) -> None:
    for number in range(20):
        for slip in SLIPS:
            slip(text, Random(number))
        for change in OF_BYTES:
            change(text.encode(), Random(number))


@pytest.mark.parametrize(
    ("ended", "complaint"),
    [
        (Ended("check", 0, "x", ""), None),
        (Ended("check", 3, "", "x"), None),
        (Ended("check", None, "", "", "Traceback …"), "check: traceback\nTraceback …"),
        (Ended("check", 4, "x", ""), "check: exit status 4"),
        (Ended("check", 1, "", "\n"), "check: exit status 1 without a word"),
        (Ended("check", 0, f"<{ADDRESS}>", ""), f"check: an address is repeated\n<{ADDRESS}>"),
    ],
)
def test_what_no_command_may_do_is_a_complaint(ended: Ended, complaint: str | None) -> None:
    assert list(complaints(ended)) == ([complaint] if complaint else [])


def test_a_command_that_raises_or_tells_an_address_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = f"{ADDRESS}: pervaya\n".encode()
    assert examined(TARGETS["contacts"], wrong, tmp_path / "school") == []
    monkeypatch.setattr(contacts, "_shown", lambda person: person)
    (found,) = examined(TARGETS["contacts"], wrong, tmp_path / "school")
    assert found.startswith("remind --preview mails: an address is repeated")
    monkeypatch.setattr(contacts, "_shown", lambda person: 1 / 0)
    (found,) = examined(TARGETS["contacts"], wrong, tmp_path / "school")
    assert found.splitlines()[-1] == "ZeroDivisionError: division by zero"


def test_a_date_that_is_lost_on_the_way_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "promised", lambda schedule: 1000)
    sound = TARGETS["schedule"].samples[0].encode()
    assert examined(TARGETS["schedule"], sound, tmp_path / "school") == ["agenda tells 9 of 1000"]
