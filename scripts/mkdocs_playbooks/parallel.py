"""One piece of work done by all processors of the machine, where that is possible and pays."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Other = TypeVar("Other")

FEWEST = 100
"""Items from which on a process more is worth its start and the way back of its results."""


def in_parallel(
    work: Callable[[Item], Result], items: Sequence[Item], meanwhile: Callable[[], Other]
) -> tuple[list[Result], Other]:
    """``work`` on every item, in their order, and what ``meanwhile`` gives.

    Other processes do the work while this one does the rest. They begin as copies of this one, so that
    nothing has to be handed over but the results; Windows cannot copy a process, macOS not safely, and a
    process with threads must not be copied: there, and for few items, this process does everything.
    """
    count = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if count == 1 or len(items) < FEWEST or threading.active_count() > 1:
        return [work(item) for item in items], meanwhile()
    first, rest = work(items[0]), items[1:]  # compiles templates and loads parsers, once for all copies
    copies = [_Copy(work, rest[start::count]) for start in range(count)]
    other = meanwhile()
    results: list[Any] = list(rest)
    for start, copy in enumerate(copies):
        results[start::count] = copy.results()
    return [first, *results], other


class _Copy:
    """A copy of this process that does a share of the work."""

    def __init__(self, work: Callable[[Item], Result], share: Sequence[Item]) -> None:
        read, write = os.pipe()
        self._id = os.fork() if sys.platform != "win32" else -1
        if self._id == 0:
            os.close(read)
            with os.fdopen(write, "wb") as pipe:
                _work(work, share, pipe)
            os._exit(0)  # nothing of ours that waits for the end of the process happens twice
        os.close(write)
        self._pipe = os.fdopen(read, "rb")

    def results(self) -> list[Any]:
        with self._pipe:
            done, error = pickle.load(self._pipe)
        os.waitpid(self._id, 0)
        if error:
            raise error
        return list(done)


def _work(work: Callable[[Item], Result], share: Sequence[Item], pipe: BinaryIO) -> None:
    done: list[Result] = []
    error: Exception | None = None
    try:
        done = [work(item) for item in share]
    except OSError as problem:  # the disk's, which who runs the program can mend
        error = problem
    except BaseException:  # whatever it is, the process that waits must hear of it
        error = RuntimeError(traceback.format_exc())
    pickle.dump((done, error), pipe, protocol=pickle.HIGHEST_PROTOCOL)
