"""Work in a process beside this one, on the other core.

Linux forks: the process has everything at once. Where threads run, it forks a process that has none, only
the modules that the work needs. On other systems a process begins from nothing, which takes a second. What
dies is no harm: its work is done here.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext

Result = TypeVar("Result")


class Beside(Generic[Result]):
    """`work` is a function of a module, and its arguments can be pickled. What `gives_way` takes what others
    leave of the cores, where the system has that."""

    def __init__(self, work: Callable[..., Result], *arguments: object, gives_way: bool = False) -> None:
        self._work, self._arguments = work, arguments
        context = _context(work)
        self._end, end = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(end, gives_way, work, arguments), daemon=True)
        self._process.start()
        end.close()

    def is_done(self, seconds: float) -> bool:
        """Waits so long at most."""
        return self._end.poll(seconds)

    def stop(self) -> None:
        """Nobody wants the result any more."""
        self._process.kill()
        self._process.join()
        self._end.close()

    def result(self) -> Result:
        """Waits for it. Raises what the work raises."""
        try:
            is_done, found = self._end.recv()
        except EOFError:
            return self._work(*self._arguments)
        finally:
            self._end.close()
            self._process.join()
        if is_done:
            result: Result = found
            return result
        raise found


def can_fork() -> bool:
    """Then a process beside costs next to nothing, and its arguments needn't be copied."""
    return sys.platform == "linux" and threading.active_count() == 1


def _context(work: Callable[..., object]) -> "ForkContext | ForkServerContext | SpawnContext":
    if sys.platform != "linux":
        return get_context("spawn")
    if can_fork():
        return get_context("fork")
    context = get_context("forkserver")
    context.set_forkserver_preload([work.__module__])
    return context


def _work(
    end: Connection, gives_way: bool, work: Callable[..., object], arguments: tuple[object, ...]
) -> None:
    # Ctrl+C ends who wants the result, and with him this.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if gives_way and sys.platform != "win32":
        os.nice(10)
    try:
        result: tuple[bool, object] = (True, work(*arguments))
    except Exception as error:
        result = (False, error)
    end.send(result)
    end.close()
