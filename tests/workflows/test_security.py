"""What no workflow may do, read from the files."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / ".github" / "workflows"
WORKFLOWS = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.yml"))}
DOCUMENTS = {name: yaml.safe_load(text) for name, text in WORKFLOWS.items()}
JOBS = {f"{name}/{key}": job for name, document in DOCUMENTS.items() for key, job in document["jobs"].items()}
PUSHES = (
    "district-remind.yml/remind",
    "new-year.yml/request",
    "remind.yml/remind",
    "request.yml/request",
    "restore.yml/restore",
)
# What only this project's repository has.
OF_THE_PROGRAM = {"code.yml", "release.yml"}
STEPS = [(name, step) for name, job in JOBS.items() for step in job.get("steps", [])]


def test_these_are_the_workflows() -> None:
    assert list(WORKFLOWS) == [
        "check.yml",
        "code.yml",
        "daily.yml",
        "district-check.yml",
        "district-remind.yml",
        "district.yml",
        "new-year.yml",
        "publish.yml",
        "release.yml",
        "remind.yml",
        "request.yml",
        "restore.yml",
        "setup-check.yml",
    ]


def test_each_job_has_the_least_that_it_needs() -> None:
    assert {name: document["permissions"] for name, document in DOCUMENTS.items()} == {
        "check.yml": {},
        "code.yml": {},
        "daily.yml": {},
        "district-check.yml": {},
        "district-remind.yml": {},
        "district.yml": {},
        "new-year.yml": {},
        "publish.yml": {},
        "release.yml": {},
        "remind.yml": {},
        "request.yml": {},
        "restore.yml": {},
        "setup-check.yml": {},
    }
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "check.yml/schedule": {"contents": "read"},
        "code.yml/changed": {"contents": "read"},
        "code.yml/tests": {"contents": "read"},
        "code.yml/code": {},
        "daily.yml/publish": {"actions": "read", "contents": "read", "pages": "write", "id-token": "write"},
        "district-check.yml/check": {"contents": "read"},
        "district-remind.yml/remind": {"contents": "write"},
        "district-remind.yml/report": {"contents": "read", "issues": "write"},
        "district.yml/groups": {"contents": "read"},
        "district.yml/schools": {"contents": "read"},
        "district.yml/build": {"actions": "read", "contents": "read"},
        "district.yml/pages": {"pages": "write", "id-token": "write"},
        "district.yml/report": {"contents": "read", "issues": "write"},
        "new-year.yml/request": {"contents": "write", "pull-requests": "write"},
        "publish.yml/build": {"contents": "read"},
        "publish.yml/pages": {"pages": "write", "id-token": "write"},
        "publish.yml/own-host": {"actions": "read"},
        "release.yml/release": {"contents": "write"},
        "remind.yml/remind": {"contents": "write"},
        "remind.yml/publish": {"actions": "read", "contents": "read", "pages": "write", "id-token": "write"},
        "remind.yml/report": {"contents": "read", "issues": "write"},
        "request.yml/request": {"contents": "write", "issues": "write", "pull-requests": "write"},
        "restore.yml/restore": {"contents": "write"},
        "setup-check.yml/doctor": {"contents": "read"},
    }


def test_only_the_jobs_that_mail_or_upload_see_a_secret() -> None:
    with_secrets = {name for name, job in JOBS.items() if "secrets." in yaml.safe_dump(job)}
    mailing = {"district-remind.yml/remind", "remind.yml/remind", "setup-check.yml/doctor"}
    assert with_secrets == {
        "publish.yml/own-host",
        "daily.yml/publish",
        "remind.yml/publish",
        *mailing,
    }
    assert {name for name, job in JOBS.items() if "secrets.SMTP_" in yaml.safe_dump(job)} == mailing
    for name in mailing:
        assert JOBS[name]["environment"] == {
            "name": "${{ github.ref == 'refs/heads/main' && 'mail' || 'mail-other-branches' }}",
            "deployment": False,
        }


def test_a_pull_request_starts_nothing_but_the_check() -> None:
    starts = {
        name: set(document[True]) for name, document in DOCUMENTS.items()
    }  # YAML 1.1 reads `on` as true
    assert starts == {
        "check.yml": {"pull_request", "push", "workflow_call"},
        "code.yml": {"pull_request", "push"},
        "daily.yml": {"schedule", "workflow_call"},
        "district-check.yml": {"workflow_call"},
        "district-remind.yml": {"workflow_call"},
        "district.yml": {"workflow_call"},
        "new-year.yml": {"workflow_dispatch", "workflow_call"},
        "publish.yml": {"push", "workflow_dispatch", "workflow_call"},
        "release.yml": {"push"},
        "remind.yml": {"schedule", "workflow_dispatch", "workflow_call"},
        "request.yml": {"issues", "workflow_call"},
        "restore.yml": {"workflow_dispatch", "workflow_call"},
        "setup-check.yml": {"workflow_dispatch", "workflow_call"},
    }


def test_a_request_is_checked_again_when_its_text_changes() -> None:
    """Whether a loss was on purpose stands there; the first three are what GitHub takes by itself."""
    types = DOCUMENTS["check.yml"][True]["pull_request"]["types"]
    assert types == ["opened", "synchronize", "reopened", "edited"]


@pytest.mark.parametrize(("name", "step"), [each for each in STEPS if "run" in each[1]])
def test_nothing_is_pasted_into_a_script(name: str, step: dict[str, Any]) -> None:
    assert "${{" not in step["run"]


@pytest.mark.parametrize(("name", "step"), [each for each in STEPS if "uses" in each[1]])
def test_actions_are_pinned_by_commit_and_leave_no_token_behind(name: str, step: dict[str, Any]) -> None:
    assert re.fullmatch(r"actions/[a-z-]+(/[a-z]+)?@[0-9a-f]{40}", step["uses"])
    if step["uses"].startswith("actions/checkout@"):
        pushes = name in PUSHES and step["with"].get("path") in ("school", "district")
        assert step["with"]["persist-credentials"] is pushes


PROGRAM = {
    "repository": "${{ job.workflow_repository }}",
    "ref": "${{ job.workflow_sha }}",
    "path": "engine",
    "persist-credentials": False,
}


def test_the_program_is_of_the_commit_that_the_workflow_is_of_and_lies_beside_the_school() -> None:
    found = {
        name: [step["with"] for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        for name, job in JOBS.items()
        if name.split("/")[0] not in OF_THE_PROGRAM and "steps" in job
    }
    assert {name: steps for name, steps in found.items() if steps and PROGRAM not in steps} == {}
    beside = {name: [step["path"] for step in steps if step != PROGRAM] for name, steps in found.items()}
    assert {name: paths for name, paths in beside.items() if paths not in (["school"], ["district"])} == {
        "district.yml/pages": [],
        "district-remind.yml/report": [],
        "publish.yml/pages": [],
        "publish.yml/own-host": [],
        "remind.yml/report": [],
    }


def test_the_program_is_tested_on_every_python_that_it_is_for() -> None:
    assert JOBS["code.yml/tests"]["strategy"]["matrix"] == {"python": ["3.11", "3.12", "3.13", "3.14"]}


@pytest.mark.parametrize(
    ("name", "step"), [each for each in STEPS if each[1].get("uses", "").startswith("actions/setup-python@")]
)
def test_downloads_of_packages_are_kept_as_long_as_the_lock_stays(name: str, step: dict[str, Any]) -> None:
    lock = "requirements*.txt" if name.startswith("code.yml/") else "engine/requirements*.txt"
    if name.startswith("release.yml/"):
        # Nothing that another run has left gets into a release.
        assert step["with"] == {"python-version": "3.13"}
        return
    kept = {key: step["with"][key] for key in ("cache", "cache-dependency-path")}
    assert kept == {"cache": "pip", "cache-dependency-path": lock}


def test_reminders_run_several_times_a_day_at_odd_minutes_of_the_school() -> None:
    slots = DOCUMENTS["remind.yml"][True]["schedule"]
    assert [slot["timezone"] for slot in slots] == ["Europe/Moscow"] * 3
    minutes, hours = zip(*(slot["cron"].split()[:2] for slot in slots), strict=True)
    assert all(int(minute) % 2 and int(minute) % 5 for minute in minutes)
    assert len(set(hours)) == 3


def test_the_site_is_renewed_once_a_day_of_the_school_by_a_file_that_does_nothing_else() -> None:
    (slot,) = DOCUMENTS["daily.yml"][True]["schedule"]
    assert (slot["timezone"], slot["cron"].split()[2:]) == ("Europe/Moscow", ["*", "*", "*"])
    assert list(DOCUMENTS["daily.yml"]["jobs"]) == ["publish"]
    assert {name for name, document in DOCUMENTS.items() if "schedule" in document[True]} == {
        "daily.yml",
        "remind.yml",
    }


def test_nothing_touches_the_ledger_beside_a_run_that_mails() -> None:
    groups = {name: DOCUMENTS[name]["concurrency"] for name in ("remind.yml", "restore.yml")}
    assert list(groups.values()) == [{"group": "reminders", "queue": "max"}] * 2
