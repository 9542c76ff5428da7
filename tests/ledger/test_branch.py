"""A bare repository plays the remote; two clones play two runs."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.git import public
from generator.ledger.branch import BranchLedger
from generator.ledger.ledger import LedgerBusy, LedgerUnwritable
from generator.ledger.lines import Event, EventKind, NotALedger
from tests.mail.past import event, lead
from tests.mail.school import UPLOAD, UPLOAD_DUE

STARTED = date(2026, 11, 4)
EVENTS = tuple(event(EventKind.SENT, lead(UPLOAD, "alfa", number, UPLOAD_DUE)) for number in range(4))
WITNESS = "refs/notes/cyclogram/ledger"


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def remote(tmp_path: Path, needs_tool: Callable[[str], str]) -> Path:
    needs_tool("git")
    folder = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(folder))
    return folder


@pytest.fixture
def clones(tmp_path: Path, remote: Path) -> tuple[Path, Path]:
    one, other = tmp_path / "one", tmp_path / "other"
    git(tmp_path, "clone", "--quiet", str(remote), str(one))
    (one / "schedule.yaml").write_text("school: {}\n")
    git(one, "add", ".")
    git(one, "commit", "--quiet", "-m", "Start")
    git(one, "push", "--quiet", "origin", "HEAD:main")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{remote}", str(other))
    return one, other


def ledger_in(clone: Path) -> BranchLedger:
    return BranchLedger(clone, "origin", "ledger", "cyclogram@school.example.org")


def opened(clone: Path) -> BranchLedger:
    ledger = ledger_in(clone)
    if ledger.history() is None:
        ledger.begin(STARTED)
    return ledger


def written(clone: Path, *events: Event) -> None:
    ledger = opened(clone)
    ledger.append(events)
    ledger.flush()


def events_in(clone: Path) -> tuple[Event, ...]:
    history = ledger_in(clone).history()
    assert history is not None
    return history.events


def test_what_one_clone_writes_the_other_reads(clones: tuple[Path, Path]) -> None:
    one, other = clones
    assert ledger_in(other).history() is None
    written(one, *EVENTS[:2])
    written(other, *EVENTS[2:])
    assert events_in(one) == events_in(other) == EVENTS


def test_the_branch_is_an_orphan_that_only_grows(clones: tuple[Path, Path], remote: Path) -> None:
    written(clones[0], *EVENTS[:2])
    written(clones[0], *EVENTS[2:])
    assert git(remote, "ls-tree", "--name-only", "ledger") == "ledger.jsonl"
    assert git(remote, "rev-list", "--count", "ledger") == "3"
    assert git(remote, "show", "--numstat", "--format=", "ledger") == "2\t0\tledger.jsonl"
    assert git(remote, "rev-parse", "ledger") == git(remote, "rev-parse", WITNESS)
    assert git(remote, "log", "-1", "--format=%an %ae", "ledger") == "cyclogram cyclogram@school.example.org"


def test_the_work_tree_and_its_branches_stay_as_they_were(clones: tuple[Path, Path]) -> None:
    one, _ = clones

    def seen() -> tuple[str, str]:
        return git(one, "status", "--porcelain=v2", "--branch"), git(one, "for-each-ref", "refs/heads")

    before = seen()
    written(one, *EVENTS)
    assert seen() == before


def test_of_two_racing_runs_one_is_refused(clones: tuple[Path, Path]) -> None:
    written(clones[0])
    one, other = opened(clones[0]), opened(clones[1])
    one.append(EVENTS[:1])
    one.flush()
    other.append(EVENTS[1:2])
    with pytest.raises(LedgerBusy):
        other.flush()
    assert events_in(clones[0]) == EVENTS[:1]


def test_of_two_first_runs_one_is_refused(clones: tuple[Path, Path]) -> None:
    one, other = ledger_in(clones[0]), ledger_in(clones[1])
    assert (one.history(), other.history()) == (None, None)
    one.begin(STARTED)
    with pytest.raises(LedgerBusy):
        other.begin(STARTED)


def test_two_runs_that_write_the_same_at_the_same_moment_are_told_apart(clones: tuple[Path, Path]) -> None:
    written(clones[0])
    one, other = opened(clones[0]), opened(clones[1])
    for ledger in (one, other):
        ledger.append(EVENTS)
    one.flush()
    with pytest.raises(LedgerBusy):
        other.flush()


def test_results_are_rescued_behind_what_another_run_wrote(clones: tuple[Path, Path]) -> None:
    written(clones[0])
    one, other = opened(clones[0]), opened(clones[1])
    one.append(EVENTS[:1])
    one.flush()
    other.append(EVENTS[1:2])
    other.rescue()
    assert events_in(clones[0]) == EVENTS[:2]


def refuse_pushes(remote: Path, script: str = "exit 1") -> Path:
    hook = remote / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{script}\n")
    hook.chmod(0o755)
    return hook


def test_a_refused_push_is_said_and_changes_nothing(clones: tuple[Path, Path], remote: Path) -> None:
    written(clones[0])
    ledger = opened(clones[0])
    hook = refuse_pushes(remote)
    ledger.append(EVENTS[:1])
    with pytest.raises(LedgerUnwritable, match="не сохраняется"):
        ledger.flush()
    hook.unlink()
    assert events_in(clones[1]) == ()


def test_a_push_that_landed_and_was_reported_as_failed_has_succeeded(
    clones: tuple[Path, Path], remote: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A git that pushes and then reports failure, as a connection lost at the end does."""
    written(clones[0])
    real = subprocess.run(["which", "git"], check=True, capture_output=True, text=True).stdout.strip()
    wrapper = tmp_path / "bin" / "git"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\n{real} "$@" || exit $?\ncase " $* " in *" push "*) exit 128;; esac\n')
    wrapper.chmod(0o755)
    monkeypatch.setenv("PATH", f"{wrapper.parent}:/usr/bin:/bin")
    written(clones[0], *EVENTS)
    assert events_in(clones[0]) == EVENTS


def test_a_branch_that_vanished_stops_the_run_and_can_be_brought_back(
    clones: tuple[Path, Path], remote: Path
) -> None:
    written(clones[0], *EVENTS)
    git(remote, "update-ref", "-d", "refs/heads/ledger")
    with pytest.raises(NotALedger, match="пропала") as raised:
        ledger_in(clones[1]).history()
    for command in str(raised.value).partition("Верните её: ")[2].split(" && "):
        git(clones[1], *command.split()[1:])
    assert events_in(clones[0]) == EVENTS


def replaced(clone: Path, content: str, *parents: str) -> None:
    """Puts another file on the branch, as somebody's own commit would."""
    (clone / "ledger.jsonl").write_text(content)
    blob = git(clone, "hash-object", "-w", "ledger.jsonl")
    tree = subprocess.run(
        ["git", "-C", str(clone), "mktree"],
        input=f"100644 blob {blob}\tledger.jsonl\n",
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    commit = git(clone, "commit-tree", tree, *parents, "-m", "By hand")
    git(clone, "push", "--quiet", "--force", "origin", f"{commit}:refs/heads/ledger")


@pytest.mark.parametrize("on_top", [True, False])
def test_a_branch_that_lost_lines_stops_the_run(
    clones: tuple[Path, Path], remote: Path, on_top: bool
) -> None:
    written(clones[0], *EVENTS)
    lines = git(remote, "show", "ledger:ledger.jsonl").splitlines()
    parents = ("-p", git(remote, "rev-parse", "ledger")) if on_top else ()
    replaced(clones[0], "\n".join(lines[:-1]) + "\n", *parents)
    with pytest.raises(NotALedger, match="переписана"):
        ledger_in(clones[1]).history()


def test_a_branch_without_its_witness_stops_the_run(clones: tuple[Path, Path], remote: Path) -> None:
    """Cut short or not: nobody can tell any more."""
    written(clones[0], *EVENTS)
    git(remote, "update-ref", "-d", WITNESS)
    lines = git(remote, "show", "ledger:ledger.jsonl").splitlines()
    for content in ("\n".join(lines), "\n".join(lines[:-1])):
        replaced(clones[0], f"{content}\n")
        with pytest.raises(NotALedger, match="пропала контрольная отметка") as raised:
            ledger_in(clones[1]).history()
        assert "Actions → «Восстановить журнал отправки»" in str(raised.value)


def test_a_branch_of_something_else_is_never_written_to(clones: tuple[Path, Path]) -> None:
    ledger = BranchLedger(clones[0], "origin", "main", "cyclogram@school.example.org")
    with pytest.raises(NotALedger, match=r"нет файла ledger\.jsonl"):
        ledger.history()


def test_a_remote_that_is_not_there_is_said_without_its_credentials(clones: tuple[Path, Path]) -> None:
    git(clones[0], "remote", "set-url", "origin", "https://robot:verborgen-7@localhost:1/school.git")
    with pytest.raises(LedgerUnwritable, match="не читается") as raised:
        ledger_in(clones[0]).history()
    assert "verborgen-7" not in str(raised.value)


def test_a_folder_without_a_repository_is_said(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnwritable, match="не читается"):
        ledger_in(tmp_path).history()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("fatal: 'https://robot:s3cr3t@example.org/a.git'", "fatal: 'https://example.org/a.git'"),
        ("git@example.org: denied", "example.org: denied"),
        ("<teacher@example.org> unknown", "<example.org> unknown"),
    ],
)
def test_addresses_in_gits_words_are_not_shown(words: str, shown: str) -> None:
    assert public(words) == shown
