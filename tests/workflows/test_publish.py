"""`publish.yml`: what people find on the site after a push."""

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.workflows.runner import CODE, GitHub, Run, Runner

TODAY = int(datetime(2026, 11, 21, 9, tzinfo=UTC).timestamp())
DAY = 24 * 60 * 60


def published(school: GitHub, event: str, commit: str, *, day: int = 0, **inputs: Any) -> Run:
    return Runner(school, event, commit, TODAY + day * DAY, inputs).workflow("publish.yml")


def memory(school: GitHub) -> dict[str, Any]:
    data = json.loads((school.published / "calendar" / "feeds.json").read_text("utf-8"))
    return dict(data["events"])


def test_a_push_is_built_on_the_memory_of_the_published_site(school: GitHub, schedule: str) -> None:
    run = published(school, "push", school.push({"schedule.yaml": f"{schedule}\n"}))
    assert run.results == {"build": "success", "pages": "success", "own-host": "skipped"}, run.log
    assert "памяти календарей на сайте ещё нет: это первая сборка" in run.log
    before = memory(school)

    moved = schedule.replace("2027-03-15", "2027-03-22")
    run = published(school, "push", school.push({"schedule.yaml": moved}), day=1)
    assert run.results == {"build": "success", "pages": "success", "own-host": "skipped"}, run.log
    after = memory(school)
    assert after.keys() == before.keys()
    changed = {key for key in after if after[key] != before[key]}
    assert changed == {"2026/cyclogram/upload/vtoraya/highest", "2026/attestation/vtoraya/highest"}
    assert {after[key]["revision"]["sequence"] for key in changed} == {1}


def test_a_run_that_waited_publishes_what_came_since(school: GitHub, schedule: str) -> None:
    waiting = school.push({"schedule.yaml": f"{schedule}\n"})
    school.push({"schedule.yaml": schedule.replace("2027-03-15", "2027-03-22")})
    published(school, "schedule", waiting)
    assert memory(school)["2026/attestation/vtoraya/highest"]["day"] == "2027-03-22"


def test_the_pages_know_their_address_and_their_repository(school: GitHub, schedule: str) -> None:
    published(school, "push", school.push({"schedule.yaml": f"{schedule}\n"}))
    page = (school.published / "teachers" / "vtoraya" / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{school.variables["SITE_URL"]}teachers/vtoraya/">' in page
    assert 'href="https://github.example/school/plan/blob/main/schedule.yaml' in page


def test_the_editor_is_on_the_site_and_the_file_beside_it_where_the_school_says_so(
    school: GitHub, schedule: str
) -> None:
    published(school, "push", school.push({"schedule.yaml": f"{schedule}\n"}))
    edit = school.published / "edit"
    assert ((edit / "parts.json").exists(), (edit / "schedule.yaml").exists()) == (True, False)
    school.variables["EDITOR_FILE"] = "on"
    published(school, "push", school.push({"schedule.yaml": schedule}), day=1)
    assert (edit / "schedule.yaml").read_text("utf-8") == schedule


def test_a_site_that_does_not_answer_stops_the_build_unless_it_is_the_first(
    school: GitHub, schedule: str
) -> None:
    school.variables["SITE_URL"] = "http://127.0.0.1:1/"
    commit = school.push({"schedule.yaml": f"{schedule}\n"})
    run = published(school, "push", commit)
    assert run.results == {"build": "failure", "pages": "skipped", "own-host": "skipped"}
    assert [line.split("::")[1] for line in run.annotations] == ["error title=Память календарей"]
    run = published(school, "workflow_dispatch", commit, first=True)
    assert run.results == {"build": "success", "pages": "success", "own-host": "skipped"}, run.log


def test_a_host_of_its_own_gets_the_same_site_and_pages_can_be_off(school: GitHub, schedule: str) -> None:
    school.variables |= {
        "PAGES": "off",
        "DEPLOY_HOST": "host.example.org",
        "DEPLOY_USER": "plan",
        "DEPLOY_PATH": "www",
    }
    school.secrets = {"DEPLOY_KEY": "not a real key", "DEPLOY_KNOWN_HOSTS": "host.example.org ssh-ed25519 x"}
    run = published(school, "push", school.push({"schedule.yaml": f"{schedule}\n"}))
    assert run.results == {"build": "success", "pages": "skipped", "own-host": "success"}, run.log
    assert (school.folder / "own-host" / "calendar" / "all.ics").exists()
    *_, source, target, key_mode, hosts_mode = (
        (school.folder / "own-host.arguments").read_text().split("\n")[:-1]
    )
    assert (source, target) == ("site/", "plan@host.example.org:www/")
    assert (key_mode, hosts_mode) == ("600", "600")
    assert (school.folder / "own-host.key").read_text() == "not a real key\n"


DEPLOY = next(
    step["run"]
    for step in yaml.safe_load((CODE / ".github/workflows/publish.yml").read_text("utf-8"))["jobs"][
        "own-host"
    ]["steps"]
    if step["name"] == "Отправка"
)


def deployed_to(path: str, folder: Path) -> tuple[int, str | None]:
    """The exit code, and where rsync was told to delete what is too much; None: it wasn't called."""
    stub = folder / "rsync"
    stub.write_text('#!/bin/sh\nfor last; do :; done\nprintf %s "$last" > target\n')
    stub.chmod(0o755)
    named = {"DEPLOY_HOST": "host.example.org", "DEPLOY_USER": "plan", "DEPLOY_PATH": path}
    done = subprocess.run(
        ["bash", "-e", "-c", DEPLOY],
        cwd=folder,
        env=named | {"DEPLOY_KEY": "", "DEPLOY_KNOWN_HOSTS": "", "PATH": f"{folder}:{os.environ['PATH']}"},
        capture_output=True,
        check=False,
    )
    target = folder / "target"
    return done.returncode, target.read_text() if target.exists() else None


HOMES = [
    "~",
    "~/",
    "~/www",
    "~plan",
    "/home",
    "/home/plan",
    "/home/plan/",
    "/home/plan/.",
    "/root",
    "/Users/plan",
]
HOSTS = ["", "/", "//", ".", "./", "/srv", "..", "www/..", "www/../..", "../www", " ", "/ ", "www /"]


@pytest.mark.parametrize("path", [*HOMES, *HOSTS])
def test_what_would_delete_a_home_or_a_host_is_refused_before_anything_is_sent(
    path: str, tmp_path: Path
) -> None:
    assert deployed_to(path, tmp_path) == (1, None)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("www", "www/"),
        ("www/", "www/"),
        ("./www", "./www/"),
        ("www//plan/", "www/plan/"),
        ("/srv/www", "/srv/www/"),
        ("/home/plan/www", "/home/plan/www/"),
        ("/root/www", "/root/www/"),
    ],
)
def test_a_folder_of_the_site_alone_is_sent_to(path: str, target: str, tmp_path: Path) -> None:
    assert deployed_to(path, tmp_path) == (0, f"plan@host.example.org:{target}")


def test_the_status_page_shows_when_the_schedule_last_changed(school: GitHub, schedule: str) -> None:
    published(school, "push", school.push({"schedule.yaml": f"{schedule}\n"}))
    page = (school.published / "status" / "index.html").read_text("utf-8")
    assert "неизвестно" not in page
    assert "ещё не включены" in page
