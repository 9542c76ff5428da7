"""Work in a process beside this one, on the other core.

Linux forks: the process has everything at once. Where threads run, or on other systems, it begins from
nothing and what it needs is copied there, which takes a second. A process that dies is no harm: its work is
done here.
"""

import sys
import threading
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Beside(Generic[Result]):
    """`work` is a function of a module, and its arguments can be pickled."""

    def __init__(self, work: Callable[..., Result], *arguments: object) -> None:
        self._work, self._arguments = work, arguments
        context = get_context("fork") if can_fork() else get_context("spawn")
        self._end, end = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(end, work, arguments), daemon=True)
        self._process.start()
        end.close()

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
    return sys.platform == "linux" and threading.active_count() == 1


def _work(end: Connection, work: Callable[..., object], arguments: tuple[object, ...]) -> None:
    try:
        result: tuple[bool, object] = (True, work(*arguments))
    except Exception as error:
        result = (False, error)
    end.send(result)
    end.close()
