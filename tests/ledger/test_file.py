import multiprocessing
import os
import signal
from datetime import date
from pathlib import Path

import pytest

from generator.ledger.file import FileLedger
from generator.ledger.ledger import LedgerBusy, LedgerUnwritable
from generator.ledger.lines import Event, EventKind, NotALedger
from tests.mail.past import event, lead
from tests.mail.school import UPLOAD, UPLOAD_DUE

STARTED = date(2026, 11, 4)
EVENTS = tuple(event(EventKind.SENT, lead(UPLOAD, "alfa", number, UPLOAD_DUE)) for number in range(4))


def written(path: Path, *events: Event) -> None:
    ledger = FileLedger(path)
    with ledger.locked():
        if ledger.history() is None:
            ledger.begin(STARTED)
        ledger.append(events)
        ledger.flush()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "ledger.jsonl"


def test_a_new_ledger_says_when_it_began(path: Path) -> None:
    assert FileLedger(path).history() is None
    written(path)
    history = FileLedger(path).history()
    assert history is not None
    assert (history.started, history.events) == (STARTED, ())


def test_runs_append_one_after_the_other(path: Path) -> None:
    written(path, *EVENTS[:2])
    written(path, *EVENTS[2:])
    history = FileLedger(path).history()
    assert history is not None
    assert history.events == EVENTS


def test_a_half_written_line_is_survived_and_what_follows_is_kept(path: Path) -> None:
    written(path, EVENTS[0])
    with path.open("ab") as file:
        file.write(b'{"v":1,"n":3,"event":"se')
    written(path, EVENTS[1])
    written(path, EVENTS[2])
    history = FileLedger(path).history()
    assert history is not None
    assert (history.events, history.damaged) == (EVENTS[:3], (3,))


def test_a_ledger_that_vanished_stops_the_run(path: Path) -> None:
    written(path, *EVENTS)
    path.unlink()
    with pytest.raises(NotALedger, match="пропал"):
        FileLedger(path).history()


def test_a_ledger_that_lost_its_last_lines_stops_the_run(path: Path) -> None:
    written(path, *EVENTS)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    with pytest.raises(NotALedger, match="короче"):
        FileLedger(path).history()


def test_a_ledger_that_was_emptied_stops_the_run(path: Path) -> None:
    written(path, *EVENTS)
    path.write_bytes(b"")
    with pytest.raises(NotALedger):
        FileLedger(path).history()


def test_a_ledger_that_was_rewritten_stops_the_run(path: Path) -> None:
    written(path, *EVENTS)
    path.write_bytes(path.read_bytes().replace(b'"alfa"', b'"beta"', 1))
    with pytest.raises(NotALedger, match="изменён"):
        FileLedger(path).history()


@pytest.mark.parametrize(
    "seal",
    [
        "",
        "[]",
        "{}",
        '{"bytes": Infinity, "sha256": ""}',
        '{"bytes": 1e999, "sha256": ""}',
        "[" * 99999,
        "\ufeff",
    ],
    ids=lambda seal: seal[:20],
)
def test_a_seal_that_cannot_be_read_stops_the_run(path: Path, seal: str) -> None:
    written(path, *EVENTS)
    path.with_name("ledger.jsonl.seal").write_text(seal, "utf-8")
    with pytest.raises(NotALedger, match="испорчена"):
        FileLedger(path).history()


def test_an_empty_file_is_no_ledger(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with pytest.raises(NotALedger, match="пуст"):
        FileLedger(path).history()


def test_a_second_run_at_the_same_time_stops(path: Path) -> None:
    written(path)
    with FileLedger(path).locked(), pytest.raises(LedgerBusy), FileLedger(path).locked():
        pass


def test_two_first_runs_do_not_both_begin(path: Path) -> None:
    first, second = FileLedger(path), FileLedger(path)
    with first.locked(), second.locked():
        assert (first.history(), second.history()) == (None, None)
        first.begin(STARTED)
        with pytest.raises(LedgerBusy):
            second.begin(STARTED)


def _hold(path: Path, ready: object) -> None:
    with FileLedger(path).locked():
        ready.set()  # type: ignore[attr-defined]
        signal.pause()


def test_a_killed_run_leaves_no_lock_behind(path: Path) -> None:
    written(path)
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    process = context.Process(target=_hold, args=(path, ready))
    process.start()
    assert ready.wait(30)
    with pytest.raises(LedgerBusy), FileLedger(path).locked():
        pass
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    written(path, EVENTS[0])


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ledger = FileLedger(tmp_path / "file" / "ledger.jsonl")
    with ledger.locked(), pytest.raises(LedgerUnwritable, match="не создаётся"):
        ledger.begin(STARTED)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(NotALedger, match="не читается"):
        FileLedger(tmp_path).history()


def test_nothing_but_the_ledger_and_its_seal_is_left(path: Path) -> None:
    written(path, *EVENTS)
    assert sorted(each.name for each in path.parent.iterdir()) == ["ledger.jsonl", "ledger.jsonl.seal"]
