"""What git tells, from real repositories."""

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from generator.git import GitFailed, changed_files, file_at
from generator.ledger.lines import Ran, header, lines_of
from generator.liveness import LastTimes, last_run, last_times

BRANCH = "reminders-ledger"
LEDGER = header(date(2026, 11, 19)) + lines_of(
    [Ran(date(2026, 11, day), datetime(2026, 11, day, 6, tzinfo=UTC)) for day in (19, 21, 20)], 1
)


def run(folder: Path, *arguments: str, given: bytes = b"", when: str = "2026-11-20T22:30:00+00:00") -> str:
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    environment = {
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
    }
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, input=given, check=True, capture_output=True, env=environment
    )
    return done.stdout.decode().strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone whose remote has a ledger."""
    remote, folder = tmp_path / "remote.git", tmp_path / "clone"
    run(tmp_path, "init", "-q", "--bare", "-b", "main", str(remote))
    run(tmp_path, "clone", "-q", str(remote), str(folder))
    (folder / "schedule.yaml").write_text("before\n")
    run(folder, "add", "-A")
    run(folder, "commit", "-q", "-m", "schedule")
    (folder / "other.md").write_text("x")
    run(folder, "add", "-A")
    run(folder, "commit", "-q", "-m", "other", when="2026-11-21T12:00:00+00:00")
    return folder


def put_ledger(folder: Path, content: bytes) -> None:
    blob = run(folder, "hash-object", "-w", "--stdin", given=content)
    tree = run(folder, "mktree", given=f"100644 blob {blob}\tledger.jsonl\n".encode())
    commit = run(folder, "commit-tree", tree, "-m", "ledger")
    run(folder, "push", "-q", "origin", f"{commit}:refs/heads/{BRANCH}")


def test_the_schedule_changed_on_the_day_of_the_school_s_zone(clone: Path) -> None:
    """22:30 UTC is the next day in Moscow; a later commit of another file doesn't count."""
    schedule = clone / "schedule.yaml"
    assert last_times(schedule, BRANCH, "Europe/Moscow") == LastTimes(changed=date(2026, 11, 21))
    assert last_times(schedule, BRANCH, "America/New_York") == LastTimes(changed=date(2026, 11, 20))


def test_the_last_run_is_the_newest_day_in_the_ledger_of_the_remote(clone: Path) -> None:
    put_ledger(clone, LEDGER)
    assert last_run(clone, BRANCH) == date(2026, 11, 21)


def test_without_leave_to_fetch_the_checkout_s_own_copy_counts(clone: Path) -> None:
    put_ledger(clone, LEDGER)
    run(clone, "fetch", "-q", "origin")
    run(clone, "remote", "set-url", "origin", str(clone / "nowhere"))
    assert last_run(clone, BRANCH) == date(2026, 11, 21)


def test_a_ledger_that_is_none_or_is_not_there_tells_nothing(clone: Path) -> None:
    schedule = clone / "schedule.yaml"
    assert last_times(schedule, BRANCH, "UTC").reminded is None
    put_ledger(clone, b"something else\n")
    assert last_times(schedule, BRANCH, "UTC").reminded is None


def test_a_folder_without_git_tells_nothing(tmp_path: Path) -> None:
    assert last_times(tmp_path / "schedule.yaml", BRANCH, "UTC") == LastTimes()


def test_a_file_as_an_older_commit_has_it(clone: Path) -> None:
    assert file_at(clone, "HEAD^1", "schedule.yaml") == b"before\n"
    assert file_at(clone, "HEAD^1", "other.md") is None
    assert changed_files(clone, "HEAD^1") == ["other.md"]
    with pytest.raises(GitFailed):
        file_at(clone, "no-such-commit", "schedule.yaml")


def test_a_name_that_looks_like_an_option_is_none(clone: Path) -> None:
    with pytest.raises(GitFailed):
        file_at(clone, "--help", "schedule.yaml")
    with pytest.raises(GitFailed):
        changed_files(clone, "--output=x")
    assert run(clone, "status", "--porcelain") == ""
