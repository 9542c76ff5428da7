"""Schools in folders are dealt to the jobs of a matrix."""

from pathlib import Path

import pytest

from generator.github.school_groups import MOST_GROUPS, dealt, main
from tests.district.samples import DISTRICT_TEXT


@pytest.mark.parametrize(
    ("number", "groups", "largest"), [(0, 0, 0), (1, 1, 1), (5, 1, 5), (6, 2, 3), (100, 20, 5), (205, 20, 11)]
)
def test_every_school_is_in_one_of_a_few_groups(number: int, groups: int, largest: int) -> None:
    schools = [f"sosh-{n}" for n in range(number)]
    found = [group.split(" ") for group in dealt(schools)]
    assert sorted(each for group in found for each in group) == sorted(schools)
    assert (len(found), max(map(len, found), default=0)) == (groups, largest)
    assert len(found) <= MOST_GROUPS


@pytest.mark.parametrize("text", [DISTRICT_TEXT, DISTRICT_TEXT[: DISTRICT_TEXT.index("school_year")]])
def test_only_schools_in_folders_are_dealt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    file = tmp_path / "district.yaml"
    file.write_text(text, "utf-8")
    assert main([str(file)]) == 0
    assert capsys.readouterr().out == 'groups=["sosh-3"]\n'


@pytest.mark.parametrize("text", ["schools: нет", None])
def test_a_file_that_cannot_be_read_has_no_groups(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    file = tmp_path / "district.yaml"
    if text:
        file.write_text(text, "utf-8")
    assert main([str(file)]) == 0
    assert capsys.readouterr().out == "groups=[]\n"
