"""A school of its own, as `cyclogram new-school` makes it: its workflows, which call those of a program's
release in another repository, do all that the program's own do."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.commands.new_school import example_school
from generator.file_names import SCHEDULE
from generator.new_school import Engine, school_files
from tests.issue_forms import issue_body
from tests.workflows.conftest import Issues, Quiet, serving
from tests.workflows.hub import hub_of
from tests.workflows.runner import GitHub, Run, Runner, git
from tests.workflows.test_remind import ALL_WELL, PEOPLE, Post, ledger, post

__all__ = ["post"]

pytestmark = pytest.mark.once

ENGINE = Engine("rayon/cyclogram", "v2.0.1")
DAY = datetime(2027, 3, 3, 6, tzinfo=UTC)
CALLED_WELL = {f"remind / {name}": result for name, result in ALL_WELL.items()} | {"remind": "success"}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> GitHub:
    """The repository of the program with its release, which has no school of its own. Nobody changes it."""
    folder = tmp_path_factory.mktemp("program")
    (folder / "desk").mkdir()
    program = GitHub(folder, folder / "never", name=ENGINE.repository)
    program.create({})
    git(program.desk, "tag", "-a", ENGINE.tag, "-m", "release")
    git(program.desk, "push", "-q", "origin", ENGINE.tag)
    # What came after the release is no school's concern yet.
    program.push({"generator/cli.py": "raise SystemExit('not released')\n"})
    return program


@pytest.fixture
def school(
    program: GitHub, schedule: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GitHub]:
    """A repository of data alone, and the server that shows its site."""
    for name, data in school_files(example_school(), ENGINE, 2026).items():
        (tmp_path / "desk" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "desk" / name).write_bytes(data)
    machine, published = tmp_path_factory.getbasetemp() / "machine", tmp_path / "published"
    with serving(partial(Quiet, directory=str(published))) as url:
        others = {program.name: program}
        school = GitHub(tmp_path, machine, {"SITE_URL": f"{url}/"}, published=published, others=others)
        school.begin({SCHEDULE: schedule})
        yield school


def run(school: GitHub, workflow: str, event: str, **more: Any) -> Run:
    commit = more.pop("commit", None) or git(school.desk, "rev-parse", "origin/main")
    return Runner(school, event, commit, int(DAY.timestamp()), **more).workflow(workflow)


def test_an_edit_is_checked_and_what_it_changes_is_told(school: GitHub, schedule: str) -> None:
    commit = school.propose({SCHEDULE: schedule.replace("2027-03-15", "2027-03-22")})
    done = run(school, "check.yml", "pull_request", commit=commit)
    assert done.results == {"check / schedule": "success", "check": "success"}, done.log
    assert "| Аттестация на высшую категорию | 15.03.2027, пн | 22.03.2027, пн |" in done.summary
    assert (done.artifacts["site"] / "teachers" / "vtoraya" / "index.html").exists()
    git(school.desk, "switch", "-q", "main")
    commit = school.propose({SCHEDULE: schedule.replace("2027-03-15", "2027-02-30")}, "wrong")
    done = run(school, "check.yml", "pull_request", commit=commit)
    assert done.results == {"check / schedule": "failure", "check": "failure"}
    assert [each.split(",")[:2] for each in done.annotations] == [["::error file=schedule.yaml", "line=27"]]


def test_reminders_are_mailed_once_the_site_is_published_and_nothing_of_the_program_gets_in(
    school: GitHub, post: Post, issues: Issues
) -> None:
    assert set(run(school, "remind.yml", "schedule").results.values()) == {"skipped", "success"}
    assert post.mails == []
    school.variables["REMINDERS"] = "on"
    for _ in range(2):
        done = run(school, "remind.yml", "schedule")
        assert done.results == CALLED_WELL, done.log
        assert [recipient for recipient, _ in post.mails] == [PEOPLE["vtoraya"]]
    assert {line["event"] for line in ledger(school)} == {"intent", "sent", "run"}
    assert issues.log == []
    page = (school.published / "index.html").read_text("utf-8")
    assert "Обновлено 3 марта 2027 г." in page
    assert 'href="https://github.example/school/plan' in page
    assert git(school.remote, "ls-tree", "--name-only", "main").split() == [
        ".github",
        ".gitignore",
        "README.md",
        "content",
        "schedule.yaml",
    ]


def test_a_failure_is_told_in_the_schools_repository_even_without_packages(
    school: GitHub, post: Post, issues: Issues
) -> None:
    break_packages(school)
    school.variables["REMINDERS"] = "on"
    done = run(school, "remind.yml", "schedule")
    assert (done.results["remind / remind"], done.results["remind / report"]) == ("failure", "success")
    assert issues.log == ["POST /repos/school/plan/issues"]


def test_mail_secrets_may_lie_in_the_schools_environment(school: GitHub, post: Post) -> None:
    school.environments["mail"], school.secrets = school.secrets, {}
    done = run(school, "setup-check.yml", "workflow_dispatch")
    assert done.results == {"setup-check / doctor": "success", "setup-check": "success"}, done.log
    assert "- ✓ Работа на GitHub «напоминания» есть" in done.summary.splitlines()
    assert [recipient for recipient, _ in post.mails] == [PEOPLE["pervaya"]]


def test_the_first_publication_and_the_daily_one(school: GitHub) -> None:
    done = run(school, "publish.yml", "workflow_dispatch", inputs={"first": True, "allow-loss": False})
    assert done.results["publish / pages"] == "success", done.log
    assert (school.published / "calendar" / "all.ics").exists()
    assert run(school, "daily.yml", "schedule").results == {"daily / publish": "skipped", "daily": "success"}
    school.variables["DAILY"] = "on"
    done = run(school, "daily.yml", "schedule")
    assert done.results["daily / publish / pages"] == "success", done.log


def test_a_form_becomes_a_request_of_the_school(school: GitHub) -> None:
    answers = {"teacher": "Вторая П. О. (vtoraya)", "category": "высшая", "date": "22.03.2027"}
    with hub_of(school) as hub:
        event = hub.opens("sokolova", issue_body("move.yml", answers))
        done = run(school, "request.yml", "issues", payload=event)
        assert done.results == {"request / request": "success", "request": "success"}, done.log
        assert git(school.remote, "diff", "--name-only", "main", "pravka/1") == SCHEDULE
        assert hub.said(1).startswith("**Готово: запрос #2.**")


def break_packages(school: GitHub) -> None:
    """Of the same release, in a copy of the program's repository."""
    whole = school.others[ENGINE.repository]
    broken = replace(whole, folder=school.folder / "broken")
    shutil.copytree(whole.folder, broken.folder)
    git(broken.desk, "remote", "set-url", "origin", str(broken.remote))
    git(broken.desk, "reset", "-q", "--hard", ENGINE.tag)
    broken.commit({"no-packages": ""}, "Сломано")
    git(broken.desk, "tag", "-f", ENGINE.tag)
    git(broken.desk, "push", "-q", "-f", "origin", ENGINE.tag)
    school.others[ENGINE.repository] = broken


def test_a_form_is_answered_where_the_programs_packages_do_not_install(school: GitHub) -> None:
    break_packages(school)
    with hub_of(school) as hub:
        event = hub.opens("sokolova", issue_body("move.yml", {"teacher": "vtoraya"}))
        done = run(school, "request.yml", "issues", payload=event)
        assert done.results == {"request / request": "failure", "request": "failure"}
        assert hub.said(1).startswith("**Ответить на обращение сейчас не вышло**")


def test_the_next_school_year_is_proposed(school: GitHub) -> None:
    with hub_of(school) as hub:
        done = run(school, "new-year.yml", "workflow_dispatch", inputs={"year": "2027-2028"})
        assert done.results == {"new-year / request": "success", "new-year": "success"}, done.log
        assert [pull["title"] for pull in hub.pulls.values()] == ["Новый учебный год 2027-2028"]


def test_a_lost_ledger_is_brought_back(school: GitHub, post: Post, issues: Issues) -> None:
    school.variables["REMINDERS"] = "on"
    run(school, "remind.yml", "schedule")
    git(school.remote, "update-ref", "-d", "refs/heads/reminders-ledger")
    inputs = {"what": "вернуть последнюю сохранную копию", "word": "восстановить"}
    done = run(school, "restore.yml", "workflow_dispatch", inputs=inputs)
    assert done.results["restore"] == "success", done.log
    assert "Сделано: напоминания уйдут при следующем запуске." in done.summary
