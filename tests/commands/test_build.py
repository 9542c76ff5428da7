"""`cyclogram build`: what it says of mistakes in files beside the schedule."""

import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from generator import outcome
from generator.cli import main
from generator.commands import build
from generator.site.builder import refuse_to_empty
from tests.samples import SCHOOL_TEXT

ROOT = Path(__file__).parents[2]


@pytest.fixture
def schedule(tmp_path: Path) -> Path:
    path = tmp_path / "schedule.yaml"
    path.write_text(SCHOOL_TEXT, encoding="utf-8")
    return path


def built(schedule: Path, out: Path, *more: str) -> int:
    return main(["build", "--schedule", str(schedule), "--out", str(out), "--builder", "none", *more])


def test_a_folder_that_is_a_file_is_said_to_be_unfit(
    schedule: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    out = tmp_path / "file" / "pages"
    assert built(schedule, out) == outcome.WRONG_USAGE
    assert capsys.readouterr().err == f"cyclogram: в папку «{out}» не записать: Not a directory\n"


def test_without_acts_the_list_is_empty(tmp_path: Path) -> None:
    assert build.acts_text(tmp_path / "acts.yaml") == ""


def test_before_the_first_publication_there_is_no_memory(
    schedule: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "feeds.json"
    assert built(schedule, tmp_path / "pages", "--previous", str(missing)) == outcome.OK
    assert f"{missing}: прежней публикации нет" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("published", "said"),
    [(None, "null"), ('{"reminded": null}', "null"), ('{"reminded": "2026-11-20"}', '"2026-11-20"')],
)
def test_the_site_says_when_reminders_ran_also_where_the_ledger_is_lost(
    schedule: Path, tmp_path: Path, published: str | None, said: str
) -> None:
    status, data = tmp_path / "status.json", tmp_path / "pages" / "data" / "status.json"
    if published:
        status.write_text(published)
    branch = ("--ledger-branch", "ledger", "--published-status", str(status))
    assert built(schedule, tmp_path / "pages", *branch) == outcome.OK
    assert data.read_text() == f'{{"reminded": {said}}}\n'


def test_a_site_that_cannot_be_asked_is_not_made_to_forget(
    schedule: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = tmp_path / "status.json"
    status.touch()
    branch = ("--ledger-branch", "ledger", "--published-status", str(status))
    assert built(schedule, tmp_path / "pages", *branch) == outcome.WRONG_USAGE
    assert capsys.readouterr().err == (
        "cyclogram: сборка остановлена: опубликованный сайт не ответил, уходили ли напоминания, "
        "а журнала нет; повторите позже\n"
    )


def test_own_acts_win_and_the_page_leads_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schedule: Path
) -> None:
    """A list that comes with the package stands in no file of the school's repository."""
    monkeypatch.chdir(tmp_path)

    def acts() -> tuple[bool, list[str]]:
        assert built(schedule, tmp_path / "pages") == outcome.OK
        text = unescape((tmp_path / "pages" / "acts" / "index.md").read_text("utf-8"))
        return '/content/acts.yaml#L1">' in text, re.findall("<li><b>([^<]*)</b>", text)

    leads, titles = acts()
    assert (leads, "Свой акт" in titles, titles != []) == (False, False, True)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "acts.yaml").write_text("acts: [{title: Свой акт}]", "utf-8")
    assert acts() == (True, ["Свой акт"])


def test_own_macros_are_used_by_the_shipped_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schedule: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    templates = tmp_path / "site_templates" / "pages"
    templates.mkdir(parents=True)
    macros = {"block": "calendar, link, heading", "ways": "calendar", "address": "calendar, id"}
    text = "".join(
        f"{{% macro {name}({given}) %}}<p>{name}</p>{{% endmacro %}}" for name, given in macros.items()
    )
    (templates / "_subscribe.md.j2").write_text(text, "utf-8")
    assert built(schedule, tmp_path / "pages") == outcome.OK
    assert (tmp_path / "pages" / "teachers" / "vtoraya.md").read_text("utf-8").count("<p>block</p>") == 1


def everything_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.parametrize("site", [".", "..", "work", "mine", "mine/thesis.txt", "pages"])
def test_a_folder_that_holds_something_else_is_not_emptied_for_the_site(
    schedule: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    site: str,
) -> None:
    for name in ("work", "mine", "pages"):
        (tmp_path / name).mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("труд")
    (tmp_path / "work" / "schedule.yaml").write_bytes(schedule.read_bytes())
    monkeypatch.chdir(tmp_path / "work" if site in (".", "..") else tmp_path)
    before = everything_in(tmp_path)
    command = ["build", "--schedule", str(tmp_path / "work" / "schedule.yaml"), "--site", site, "--out"]
    assert main([*command, str(tmp_path / "pages" / "built")]) == outcome.WRONG_USAGE
    assert (everything_in(tmp_path), capsys.readouterr().err) == (
        before,
        f"cyclogram: «{site}» — не папка прежнего сайта, а при сборке из неё удалилось бы всё: "
        "укажите новую или пустую\n",
    )


@pytest.mark.parametrize("left", [None, "404.html", "assets"])
def test_a_new_folder_and_an_earlier_site_are_built_into(tmp_path: Path, left: str | None) -> None:
    site = tmp_path / "site"
    if left:
        site.mkdir()
        (site / left).touch()
    refuse_to_empty(site, (tmp_path, tmp_path / "schedule.yaml"))
    assert site.exists() is (left is not None)


def pages_in(folder: Path, schedule: Path, seed: str, *more: str) -> dict[str, bytes]:
    """Built by a process of its own, in a folder of its own."""
    folder.mkdir(exist_ok=True)
    where = ["--schedule", str(schedule), "--out", "out", "--builder", "none", "--today", "2026-11-21"]
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "build", *where, *more]
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    out = folder / "out"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_pages_repeat_whatever_is_kept_and_the_hash_seed_and_the_folder(tmp_path: Path) -> None:
    schedule = tmp_path / "schedule.yaml"
    schedule.write_bytes((ROOT / "tests" / "sample.yaml").read_bytes())
    fresh = pages_in(tmp_path / "one", schedule, "1", "--fresh", "--jobs", "1")
    kept = tmp_path / "two"
    assert pages_in(kept, schedule, "2", "--jobs", "2") == fresh
    assert pages_in(kept, schedule, "3", "--jobs", "3") == fresh
    shutil.rmtree(kept / "out")
    assert pages_in(kept, schedule, "4") == fresh


def test_calendars_made_beside_the_pages_are_the_same(
    schedule: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule.write_bytes((ROOT / "schedule.yaml").read_bytes())
    day = ("--today", "2026-11-21", "--fresh")
    assert built(schedule, tmp_path / "alone", "--jobs", "1", *day) == outcome.OK
    monkeypatch.setattr(build, "is_worth_a_process", lambda *_: True)
    monkeypatch.setattr(build, "can_fork", lambda: True)
    assert built(schedule, tmp_path / "beside", "--jobs", "2", *day) == outcome.OK
    calendars = [
        {path.name: path.read_bytes() for path in (tmp_path / name / "calendar").rglob("*.*")}
        for name in ("alone", "beside")
    ]
    assert calendars[0] == calendars[1] != {}
    empty = tmp_path / "feeds.json"
    empty.write_text("[]")
    assert built(schedule, tmp_path / "other", "--previous", str(empty), *day) == outcome.WRONG_USAGE
    assert "feeds.json" in capsys.readouterr().err
