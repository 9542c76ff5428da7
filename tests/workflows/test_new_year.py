"""`new-year.yml`: a button makes a request of the next school year."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from generator.editing.forms import SETTING
from generator.github.new_year_request import main
from tests.workflows.conftest import SCHEDULE
from tests.workflows.hub import Hub, hub_of
from tests.workflows.runner import GitHub, Run, Runner, git

# The attestation in April is over, that of July isn't.
AUGUST = int(datetime(2027, 7, 1, 6, tzinfo=UTC).timestamp())
BRANCH = "novyy-god/2027-2028"
WELL, RED = {"request": "success"}, {"request": "failure"}


@pytest.fixture
def schedule() -> str:
    return SCHEDULE.replace("2027-03-15", "2027-07-20")


@pytest.fixture
def hub(school: GitHub, schedule: str) -> Iterator[Hub]:
    school.push({"schedule.yaml": schedule})
    with hub_of(school) as found:
        yield found


def pressed(hub: Hub, year: str = "2027-2028") -> Run:
    commit = git(hub.school.desk, "rev-parse", "origin/main")
    return Runner(hub.school, "workflow_dispatch", commit, AUGUST, {"year": year}).workflow("new-year.yml")


def file(hub: Hub, path: str) -> str:
    return git(hub.school.remote, "show", f"{BRANCH}:{path}")


def test_the_new_schedule_and_the_archive_are_proposed_together(hub: Hub, schedule: str) -> None:
    run = pressed(hub)
    assert run.results == WELL, run.log
    changed = git(hub.school.remote, "diff", "--name-only", "main", BRANCH).split()
    assert changed == ["archive/2026-2027.yaml", "schedule.yaml"]
    assert file(hub, "archive/2026-2027.yaml") == schedule.strip()
    assert "school_year: {start: 2027-09-01, end: 2028-05-31}" in file(hub, "schedule.yaml")
    pull = hub.pulls[1]
    assert (pull["title"], pull["head"]["ref"]) == ("Новый учебный год 2027-2028", BRANCH)
    parts = [line for line in pull["body"].splitlines() if line.startswith("#")]
    assert parts[:2] == ["### Новый учебный год", "### Остаются от 2026/2027: 2 срока"]
    assert "| 20.07.2027, вт | Аттестация на высшую категорию | Вторая Проба Образцовна |" in pull["body"]
    assert ("@@" in pull["body"], "Записано" in pull["body"]) == (False, False)


def test_a_second_press_renews_the_request(hub: Hub) -> None:
    pressed(hub)
    hub.pulls[1]["body"] = "прежнее"
    assert pressed(hub).results == WELL
    assert list(hub.pulls) == [1]
    assert hub.pulls[1]["body"].startswith("**Что сделать.**")


def test_a_branch_of_that_name_in_a_fork_is_not_ours(hub: Hub) -> None:
    hub.add_pull(BRANCH, "prohozhy/plan", title="чужой", body="чужой")
    assert pressed(hub).results == WELL
    assert (hub.pulls[1]["title"], hub.pulls[1]["body"]) == ("чужой", "чужой")
    assert hub.pulls[2]["title"] == "Новый учебный год 2027-2028"


def test_what_somebody_has_put_right_in_the_request_is_never_lost(hub: Hub) -> None:
    pressed(hub)
    desk = hub.school.desk
    git(desk, "fetch", "--quiet", "origin")
    git(desk, "switch", "--quiet", "--create", "hand", f"origin/{BRANCH}")
    git(desk, "commit", "--quiet", "--allow-empty", "--message", "Своей рукой")
    git(desk, "push", "--quiet", "origin", f"HEAD:{BRANCH}")
    before = git(hub.school.remote, "rev-parse", BRANCH)
    run = pressed(hub)
    assert (run.results, git(hub.school.remote, "rev-parse", BRANCH)) == (RED, before)
    assert f"в ветку {BRANCH} кто-то внёс правки своей рукой: доделайте их там" in run.log


def test_once_it_is_merged_a_press_says_that_it_was_done(hub: Hub) -> None:
    pressed(hub)
    git(hub.school.remote, "update-ref", "refs/heads/main", BRANCH)
    git(hub.school.desk, "fetch", "--quiet", "origin")
    run = pressed(hub)
    assert run.results == WELL
    assert "schedule.yaml — уже график на 2027-2028 учебный год: менять нечего." in run.log
    assert list(hub.pulls) == [1]


@pytest.mark.parametrize("year", ["2028-2029", "--help", "$(date)", ""])
def test_another_year_proposes_nothing(hub: Hub, year: str) -> None:
    assert pressed(hub, year).results == RED
    assert hub.pulls == {}


def test_where_runs_may_not_open_requests_the_setting_is_named(hub: Hub) -> None:
    hub.requests_allowed = False
    run = pressed(hub)
    assert run.results == RED
    assert f"compare/main...novyy-god/2027-2028?expand=1 сами; чтобы впредь — {SETTING}" in run.log


def test_it_is_told_how_it_is_called_and_where(capsys: pytest.CaptureFixture[str], tmp_path: object) -> None:
    assert main([]) == 2
    assert capsys.readouterr().err == "использование: python -m generator.github.new_year_request ФАЙЛ\n"
