"""`cyclogram district check`: the district's file and its schools in folders, all problems at once."""

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.district.samples import DISTRICT_TEXT
from tests.samples import SCHOOL_TEXT

FOLDER = Path("schools/sosh-3")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the district's file and the school in a folder lie."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / FOLDER / "content").mkdir(parents=True)
    Path("district.yaml").write_text(DISTRICT_TEXT, "utf-8")
    (FOLDER / "schedule.yaml").write_text(SCHOOL_TEXT, "utf-8")
    return tmp_path


def checked(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    status = main(["district", "check", "--today", "2026-11-21", *options])
    return status, capsys.readouterr().out.splitlines()


def test_a_district_without_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(capsys) == (0, ["district.yaml: ошибок нет"])


def test_mistakes_of_schools_stand_with_their_files_and_lines(capsys: pytest.CaptureFixture[str]) -> None:
    (FOLDER / "schedule.yaml").write_text(
        SCHOOL_TEXT.replace("date: 2027-03-15", "date: 2027-02-30"), "utf-8"
    )
    (FOLDER / "content" / "note.md").write_text("пишите: school@example.org", "utf-8")
    (FOLDER / "archive").mkdir()
    (FOLDER / "archive" / "2025-2026.yaml").write_text("[", "utf-8")
    status, lines = checked(capsys)
    assert status == 1
    assert [line.split(" ")[0] for line in lines] == [
        "schools/sosh-3/schedule.yaml:43:15:",
        "schools/sosh-3/archive/2025-2026.yaml:1:2:",
        "schools/sosh-3/content/note.md:1:9:",
        "district.yaml:",
    ]


def test_private_data_on_the_districts_own_pages_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "content").mkdir()
    (folder / "content" / "note.md").write_text("пишите: imc@example.org", "utf-8")
    status, lines = checked(capsys)
    assert (status, lines[0].split(" ")[0]) == (1, "content/note.md:1:9:")


def test_a_folder_without_a_schedule_is_told_at_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    (FOLDER / "schedule.yaml").unlink()
    assert checked(capsys) == (
        1,
        [
            "district.yaml:5:43: ошибка: в папке «schools/sosh-3» нет графика. "
            "Положите график сюда: schools/sosh-3/schedule.yaml",
            "district.yaml: ошибок — 1, предупреждений — 0",
        ],
    )


def test_a_link_out_of_a_schools_folder_is_told_at_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (FOLDER / "content" / "a.md").symlink_to(tmp_path / "district.yaml")
    assert checked(capsys) == (
        1,
        [
            "district.yaml:5:43: ошибка: ссылка «schools/sosh-3/content/a.md» ведёт из папки школы. "
            "Положите туда сам файл",
            "district.yaml: ошибок — 1, предупреждений — 0",
        ],
    )


def test_a_school_whose_schedule_calls_it_otherwise_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    text = SCHOOL_TEXT.replace("name: Школа № 0", "name: Школа № 0\n  id: sosh-4")
    (FOLDER / "schedule.yaml").write_text(text, "utf-8")
    status, lines = checked(capsys)
    assert (status, lines[0]) == (
        1,
        "district.yaml:5:43: ошибка: в графике из папки «schools/sosh-3» код школы другой: sosh-4. "
        "Код должен быть один",
    )


def test_mistakes_of_the_districts_own_file_come_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("district.yaml").write_text("district: {}\n", "utf-8")
    (FOLDER / "schedule.yaml").unlink()
    assert checked(capsys)[1] == [
        "district.yaml:1:1: ошибка: не хватает ключа «schools» (школы). Добавьте в файл строку «schools: …»",
        "district.yaml:1:11: ошибка: не хватает ключа «name» (название). "
        "Добавьте в этот блок строку «name: …»",
        "district.yaml: ошибок — 2, предупреждений — 0",
    ]


def test_problems_come_for_programs_too(capsys: pytest.CaptureFixture[str]) -> None:
    (FOLDER / "schedule.yaml").unlink()
    (problem,) = json.loads("\n".join(checked(capsys, "--format", "json")[1]))
    assert (problem["file"], problem["line"], problem["code"]) == ("district.yaml", 5, "no-such-school")


def test_the_file_may_lie_elsewhere_and_its_schools_with_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder.parent)
    path = Path(folder.name) / "district.yaml"
    assert checked(capsys, "--district", str(path)) == (0, [f"{path.as_posix()}: ошибок нет"])


def test_a_file_that_is_not_there_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["district", "check", "--district", "nowhere.yaml"]) == 2
    assert capsys.readouterr().err == "cyclogram: файла «nowhere.yaml» нет: проверьте имя и папку\n"


def test_the_day_may_be_given_before_or_behind_the_act() -> None:
    for words in (["district", "--today", "2026-11-21", "check"], ["district", "check"]):
        assert main(words) == 0


def test_the_example_of_a_district_has_no_mistakes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(Path(__file__).parents[2] / "examples" / "district")
    assert checked(capsys) == (0, ["district.yaml: ошибок нет"])
