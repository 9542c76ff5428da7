import multiprocessing
import os
import threading

import pytest

from generator.beside import Beside
from generator.outcome import Failure


def twice(number: int) -> tuple[int, int]:
    return 2 * number, os.getpid()


def failing(message: str) -> None:
    raise Failure(2, message)


def dying_in(process: int) -> int:
    """Ends any process but that one."""
    if os.getpid() != process:
        os._exit(9)
    return 1


@pytest.fixture(params=["alone", "beside a thread"])
def threads(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process with threads is not forked."""
    number = 1 if request.param == "alone" else 2
    monkeypatch.setattr(threading, "active_count", lambda: number)


@pytest.mark.usefixtures("threads")
def test_work_is_done_in_another_process() -> None:
    found, process = Beside(twice, 21).result()
    assert found == 42
    assert process != os.getpid()


def test_what_went_wrong_there_is_raised_here() -> None:
    with pytest.raises(Failure, match="бумаги не сделаны") as raised:
        Beside(failing, "бумаги не сделаны").result()
    assert raised.value.code == 2


def test_the_work_of_a_process_that_died_is_done_here() -> None:
    assert Beside(dying_in, os.getpid()).result() == 1


def niceness() -> int:
    return os.nice(0)


@pytest.mark.skipif(not hasattr(os, "nice"), reason="Windows has no such thing")
def test_work_can_give_way_to_what_others_do() -> None:
    here = niceness()
    assert Beside(niceness, gives_way=True).result() > here
    assert niceness() == here


def waiting() -> None:
    threading.Event().wait(60)


@pytest.mark.usefixtures("threads")
def test_work_that_nobody_wants_any_more_is_ended() -> None:
    beside = Beside(waiting)
    assert not beside.is_done(0)
    beside.stop()
    assert multiprocessing.active_children() == []
