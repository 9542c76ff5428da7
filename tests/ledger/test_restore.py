"""A ledger that was lost, cut short or rewritten on a bare remote, and what can be brought back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.ledger.ledger import LedgerBusy, LedgerUnwritable
from generator.ledger.lines import NotALedger, Ran
from generator.ledger.restore import Found, RestorableLedger
from tests.ledger.test_branch import (
    EVENTS,
    WITNESS,
    clones,
    events_in,
    git,
    ledger_in,
    refuse_pushes,
    remote,
    replaced,
    written,
)
from tests.mail.past import MOMENT

__all__ = ["clones", "remote"]

BRANCH = "refs/heads/ledger"
RAN = date(2026, 11, 9)
ANEW = "тогда остаётся «начать заново»"


def restorable(clone: Path) -> RestorableLedger:
    return RestorableLedger(clone, "origin", "ledger", "cyclogram@school.example.org")


@pytest.fixture
def kept(clones: tuple[Path, Path], remote: Path) -> str:
    """The commit of a whole ledger: two events and a run."""
    written(clones[0], *EVENTS[:2])
    ledger = ledger_in(clones[0])
    assert ledger.history() is not None
    ledger.append([Ran(RAN, MOMENT)])
    ledger.flush()
    return git(remote, "rev-parse", "ledger")


def cut(clone: Path, remote: Path, *parents: str) -> None:
    lines = git(remote, "show", "ledger:ledger.jsonl").splitlines()
    replaced(clone, "\n".join(lines[:-2]) + "\n", *parents)


def gone(*names: str) -> Callable[[Path, Path], None]:
    def damage(clone: Path, remote: Path) -> None:
        for name in names:
            git(remote, "update-ref", "-d", name)

    return damage


def test_a_whole_ledger_is_left_alone(clones: tuple[Path, Path], kept: str) -> None:
    ledger = restorable(clones[1])
    assert ledger.last_whole(RAN) == Found("Журнал отправки цел: возвращать нечего.")
    assert ledger.is_whole() is True


DAMAGES = {
    "the branch is gone": (gone(BRANCH), "Целый журнал помнит контрольная отметка"),
    "the branch is cut": (cut, "Целый журнал помнит контрольная отметка"),
    "the branch is another file": (
        lambda clone, remote: replaced(clone, "x"),
        "Целый журнал помнит контрольная отметка",
    ),
    "the witness is gone": (gone(WITNESS), "Контрольная отметка пропала, а журнал на ветке цел"),
}


@pytest.mark.parametrize("case", DAMAGES)
def test_the_last_whole_copy_is_brought_back(
    clones: tuple[Path, Path], remote: Path, kept: str, case: str
) -> None:
    damage, said = DAMAGES[case]
    damage(clones[0], remote)
    damaged = git(remote, "for-each-ref", "--format=%(refname) %(objectname)")
    with pytest.raises(NotALedger):
        ledger_in(clones[1]).history()
    ledger = restorable(clones[1])
    assert ledger.is_whole() is False
    assert ledger.last_whole(RAN) == Found(f"{said}: 2 записи, последняя отправка 09.11.2026.", kept)
    assert git(remote, "for-each-ref", "--format=%(refname) %(objectname)") == damaged
    ledger.bring_back(kept)
    assert events_in(clones[1]) == EVENTS[:2]
    assert [git(remote, "rev-parse", name) for name in (BRANCH, WITNESS)] == [kept, kept]


def test_what_was_there_before_is_kept_aside(clones: tuple[Path, Path], remote: Path, kept: str) -> None:
    cut(clones[0], remote)
    damaged = git(remote, "rev-parse", "ledger")
    ledger = restorable(clones[1])
    ledger.last_whole(None)
    ledger.bring_back(kept)
    assert git(remote, "rev-parse", f"refs/notes/cyclogram/before/ledger/{damaged[:12]}") == damaged


def test_a_branch_that_was_cut_on_top_of_its_history_is_not_trusted_without_its_witness(
    clones: tuple[Path, Path], remote: Path, kept: str
) -> None:
    cut(clones[0], remote, "-p", kept)
    git(remote, "update-ref", "-d", WITNESS)
    with pytest.raises(NotALedger) as raised:
        restorable(clones[1]).last_whole(None)
    assert str(raised.value) == f"из журнала отправки убирали строки: верить ему нельзя, {ANEW}"


def test_a_branch_that_was_cut_with_its_history_is_told_by_the_published_site(
    clones: tuple[Path, Path], remote: Path, kept: str
) -> None:
    cut(clones[0], remote)
    git(remote, "update-ref", "-d", WITNESS)
    with pytest.raises(NotALedger) as raised:
        restorable(clones[1]).last_whole(RAN)
    assert str(raised.value) == (
        f"по опубликованному сайту, напоминания уходили 09.11.2026, а журнал об этом дне не знает; {ANEW}"
    )


def test_where_both_are_gone_there_is_nothing_to_bring_back(
    clones: tuple[Path, Path], remote: Path, kept: str
) -> None:
    gone(BRANCH, WITNESS)(clones[0], remote)
    with pytest.raises(NotALedger) as raised:
        restorable(clones[1]).last_whole(RAN)
    assert str(raised.value) == (
        f"нет ни журнала отправки, ни его контрольной отметки: возвращать нечего, {ANEW}"
    )


@pytest.mark.parametrize("line", ["rubbish\n", "rubbish\n" * 9], ids=["a line", "many"])
def test_a_ledger_with_lines_that_cannot_be_read_is_not_sealed(
    clones: tuple[Path, Path], remote: Path, kept: str, line: str
) -> None:
    replaced(clones[0], git(remote, "show", "ledger:ledger.jsonl") + "\n" + line)
    git(remote, "update-ref", "-d", WITNESS)
    with pytest.raises(NotALedger, match=f"не читаются строки.*; {ANEW}"):
        restorable(clones[1]).last_whole(None)


def test_a_new_ledger_takes_the_place_of_whatever_is_there(
    clones: tuple[Path, Path], remote: Path, kept: str
) -> None:
    cut(clones[0], remote)
    ledger = restorable(clones[1])
    assert ledger.is_whole() is False
    ledger.bring_back(ledger.new(date(2026, 11, 10), EVENTS[3:]))
    history = ledger_in(clones[0]).history()
    assert history is not None
    assert (history.started, history.events) == (date(2026, 11, 10), EVENTS[3:])
    assert git(remote, "rev-list", "--count", "ledger") == "1"
    # Days before it began are nothing that it should know of.
    git(remote, "update-ref", "-d", WITNESS)
    assert restorable(clones[0]).last_whole(RAN).commit == git(remote, "rev-parse", "ledger")


def test_a_run_that_came_between_is_not_overwritten(
    clones: tuple[Path, Path], remote: Path, kept: str
) -> None:
    git(remote, "update-ref", "-d", WITNESS)
    ledger = restorable(clones[1])
    ledger.last_whole(None)
    replaced(clones[0], git(remote, "show", "ledger:ledger.jsonl") + "\n", "-p", kept)
    with pytest.raises(LedgerBusy):
        ledger.bring_back(kept)


def test_a_remote_that_refuses_or_is_not_there_is_said(
    clones: tuple[Path, Path], remote: Path, kept: str, tmp_path: Path
) -> None:
    git(remote, "update-ref", "-d", WITNESS)
    ledger = restorable(clones[1])
    ledger.last_whole(None)
    refuse_pushes(remote)
    with pytest.raises(LedgerUnwritable, match="не сохраняется"):
        ledger.bring_back(kept)
    elsewhere = restorable(tmp_path)
    for asked in (lambda: elsewhere.last_whole(None), elsewhere.is_whole):
        with pytest.raises(LedgerUnwritable, match="не читается"):
            asked()
    with pytest.raises(LedgerUnwritable, match="не сохраняется"):
        elsewhere.bring_back(kept)
    with pytest.raises(LedgerUnwritable, match="не сохраняется"):
        elsewhere.new(RAN, ())
