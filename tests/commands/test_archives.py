"""A school that has turned the year: what build, check and remind make of its archive."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest

from generator import outcome
from generator.cli import main
from generator.commands.archives import past_years
from generator.project import Project, open_agenda
from tests.samples import NEXT_YEAR_TEXT, SCHOOL_TEXT

SHIPPED = Path(__file__).parents[2]
TODAY = "2027-06-10"
ARCHIVE = "archive/2026-2027"
# The attestation in April is over; vtoraya's is still ahead.
OLD = SCHOOL_TEXT.replace("2027-03-15", "2027-06-25")
NEW = NEXT_YEAR_TEXT.split("    attestations:")[0] + (
    "  - id: tretya\n    name: Третья Проба Образцовна\n    position: учитель музыки\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONTACTS", raising=False)
    (tmp_path / "archive").mkdir()
    (tmp_path / "schedule.yaml").write_text(NEW, encoding="utf-8")
    (tmp_path / f"{ARCHIVE}.yaml").write_text(OLD, encoding="utf-8")
    return tmp_path


def cyclogram(command: str, *more: str) -> int:
    return main([command, "--today", TODAY, *more])


def pages_of(folder: Path) -> dict[str, str]:
    assert cyclogram("build", "--builder", "none", "--out", "pages") == outcome.OK
    out = folder / "pages"
    return {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in out.rglob("*.md")}


OF_THE_SCHEDULE = re.compile(r"(?:index|(?:teachers|months|roles|plans)/.*)\.md")


def test_a_past_year_has_all_pages_of_its_schedule_and_nothing_else(folder: Path) -> None:
    pages = pages_of(folder)
    own = {name.removeprefix(f"{ARCHIVE}/") for name in pages if name.startswith(ARCHIVE)}
    (folder / "schedule.yaml").write_text(OLD, encoding="utf-8")
    (folder / f"{ARCHIVE}.yaml").unlink()
    then = {name for name in pages_of(folder) if OF_THE_SCHEDULE.fullmatch(name)}
    assert own - {f"{ARCHIVE}.md"} == then - {"index.md"}
    assert f"{ARCHIVE}.md" in pages
    assert not list((folder / "pages" / "calendar").glob("**/archive*"))


def test_every_page_of_the_archive_says_so_and_stays_out_of_every_search(folder: Path) -> None:
    archived = {name: text for name, text in pages_of(folder).items() if name.startswith(ARCHIVE)}
    line = re.compile(
        r'^# .*\n\n<p class="note past">Архив: 2026/2027 учебный год\. '
        r'<a href="([./]+)">Нынешний график</a></p>$',
        re.MULTILINE,
    )
    for name, text in archived.items():
        meta = text.split("---\n")[1]
        assert 'search: {"exclude": true}\nrobots: "noindex"\n' in meta
        assert [urljoin(address_of(name), link) for link in line.findall(text)] == ["/"], name
        assert "webcal://" not in text


def address_of(name: str) -> str:
    path = name.removesuffix(".md").removesuffix("index")
    return f"/{path}/".replace("//", "/")


def test_every_link_of_the_archive_leads_to_a_page(folder: Path) -> None:
    pages = pages_of(folder)
    out = folder / "pages"
    papers = {f"/{path.relative_to(out).as_posix()}" for path in (out / "papers").iterdir()}
    addresses = {address_of(name) for name in pages} | papers
    lost = {
        (name, link)
        for name, text in pages.items()
        for link in re.findall(r' href="([./][^":#]*)', unescape(text))
        if not link.endswith((".ics", ".docx", ".xlsx")) and urljoin(address_of(name), link) not in addresses
    }
    assert lost == set()


def test_the_home_page_and_the_months_lead_to_the_archive(folder: Path) -> None:
    pages = pages_of(folder)
    (folder / f"{ARCHIVE}.yaml").unlink()
    line = "Прошлые годы: <a"
    assert {name for name, text in pages.items() if line in text} == {"index.md", "months/index.md"}
    assert [name for name, text in pages_of(folder).items() if line in text] == []


def test_nothing_of_the_past_is_edited_or_printed_from_its_pages(folder: Path) -> None:
    archived = [text for name, text in pages_of(folder).items() if name.startswith(ARCHIVE)]
    unfit = re.compile(r"^edit:|^change:|issues/new|papers/", re.MULTILINE)
    assert [found[0] for text in archived if (found := unfit.search(text))] == []


def test_calendars_go_on_with_what_is_ahead_and_link_to_the_archive(folder: Path) -> None:
    pages_of(folder)
    feed = (folder / "pages/calendar/teachers/vtoraya.ics").read_bytes().replace(b"\r\n ", b"").decode()
    assert re.findall(r"^UID:(2.*)@", feed, re.MULTILINE) == [
        "2026/cyclogram/upload/vtoraya/highest",
        "2026/attestation/vtoraya/highest",
    ]
    assert re.findall(r"^URL:https://school.example.org/attestation/(archive.*)\r$", feed, re.MULTILINE) == [
        f"{ARCHIVE}/teachers/vtoraya/#2026/cyclogram/upload/vtoraya/highest",
        f"{ARCHIVE}/teachers/vtoraya/#2026/attestation/vtoraya/highest",
    ]


def test_mail_goes_on_and_leads_to_the_archive(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cyclogram("remind", "--preview", "mails") == outcome.OK
    assert "Загрузка материалов" in capsys.readouterr().out
    [mail] = (folder / "mails").glob("*-vtoraya.html")
    links = re.findall(r'href="https://school.example.org/attestation/([^"]*)"', mail.read_text("utf-8"))
    assert links == [f"{ARCHIVE}/teachers/vtoraya/", "", "subscribe/"]


def test_who_does_not_want_to_appear_now_is_not_in_the_archive_either(folder: Path) -> None:
    hidden = NEW.replace("name: Вторая", "public: no\n    name: Вторая")
    (folder / "schedule.yaml").write_text(hidden, encoding="utf-8")
    assert [name for name, text in pages_of(folder).items() if "vtoraya" in text or "Вторая" in text] == []
    assert "vtoraya" not in "".join(path.name for path in (folder / "pages").rglob("*"))


def test_errors_of_an_archived_file_are_told_by_check_and_stop_a_build(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / f"{ARCHIVE}.yaml").write_text(OLD.replace("высшая", "лучшая"), encoding="utf-8")
    assert cyclogram("check") == outcome.SCHEDULE_ERRORS
    told = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[:2] for line in told if ARCHIVE in line] == [
        [f"{ARCHIVE}.yaml:{OLD[: OLD.index('высшая')].count(chr(10)) + 1}:14", "ошибка"]
    ]
    assert cyclogram("build", "--builder", "none") == outcome.SCHEDULE_ERRORS
    assert capsys.readouterr().err.splitlines()[-1] == (f"cyclogram: в графике есть ошибки: {ARCHIVE}.yaml")


def test_warnings_about_the_past_are_told_to_nobody(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    late = OLD.replace("limits: {attestations_per_month: 5}", "limits: {attestations_per_month: 1}").replace(
        "date: 2027-04", "date: 2027-06"
    )
    (folder / f"{ARCHIVE}.yaml").write_text(late, encoding="utf-8")
    assert cyclogram("check") == outcome.OK
    assert ARCHIVE not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [(OLD, "2025-2026", "2026-2027"), (NEW, "2027-2028", "2027-2028"), (OLD, "old", "2026-2027")],
)
def test_a_file_stands_under_the_name_of_its_past_year(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, name: str, year: str
) -> None:
    (folder / f"{ARCHIVE}.yaml").rename(folder / f"archive/{name}.yaml")
    (folder / f"archive/{name}.yaml").write_text(text, encoding="utf-8")
    assert cyclogram("remind") == outcome.WRONG_USAGE
    assert capsys.readouterr().err == (
        f"cyclogram: в archive/{name}.yaml — график на {year} учебный год: "
        "назовите файл по его году, и год должен быть прошлым\n"
    )


def test_the_latest_year_comes_first_and_without_an_archive_there_is_none(folder: Path) -> None:
    project = Project(Path("schedule.yaml"), shipped=SHIPPED)
    before = re.sub("202[67]-", lambda year: f"{int(year[0][:4]) - 1}-", OLD)
    (folder / "archive/2025-2026.yaml").write_text(before, encoding="utf-8")
    agenda = open_agenda(project)
    assert [each.start_year for each in past_years(project, agenda)] == [2026, 2025]
    for path in (folder / "archive").iterdir():
        path.unlink()
    (folder / "archive").rmdir()
    assert past_years(project, agenda) == []
