"""Many jobs done by all processors of the machine, where that is possible and pays."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, TypeVar

Result = TypeVar("Result")

FEWEST = 100  # not fewer than twice ALONE
"""Jobs from which on a process more is worth its start and the way back of its results."""
ALONE = 50
"""So many of the first and of the last jobs are parts of one: few long ones stand there."""
PARTS = 100
"""Into how many the others are parted at most; a byte numbers all."""


def in_parallel(jobs: Sequence[Callable[[], Result]]) -> Generator[Result]:
    """What every job gives, in their order, each as soon as it is there.

    Other processes do the jobs, each the next ones that nobody has begun. They begin as copies of this
    one, so that nothing has to be handed over but the results; Windows cannot copy a process, macOS not
    safely, and a process with threads must not be copied: there, and for few jobs, this one does all.
    """
    count = _processes()
    if count == 1 or len(jobs) < FEWEST:
        for job in jobs:
            yield job()
        return
    yield jobs[0]()  # compiles templates and loads parsers, once for all copies
    size = -(-len(jobs) // PARTS)
    last = len(jobs) - ALONE
    starts = [*range(1, ALONE), *range(ALONE, last, size), *range(last, len(jobs) + 1)]
    parts = list(map(range, starts, starts[1:]))
    unbegun, numbers = os.pipe()
    os.write(numbers, bytes(range(len(parts))))  # who is done takes the next byte, until none is left
    os.close(numbers)
    copies = dict(_copy(partial(_work, jobs, parts, unbegun)) for _ in range(count))
    results: dict[int, Result] = {}
    errors: list[Exception] = []
    next_one = 1
    try:
        while copies:
            heard = wait(list(copies))
            for copy in [copy for copy in copies if copy in heard]:
                try:
                    told: object = copy.recv()
                except (EOFError, OSError):  # the latter if it was killed while it told something
                    _, status = os.waitpid(copies.pop(copy), 0)
                    told = RuntimeError("a process that helped was killed") if status else {}
                if isinstance(told, dict):
                    results |= told
                elif isinstance(told, Exception):
                    errors.append(told)
                    os.read(unbegun, 2 * ALONE + PARTS)  # nothing more is begun, and what was is waited for
            while next_one in results:
                yield results.pop(next_one)
                next_one += 1
    finally:  # also when nobody wants the rest: then nothing more is begun, and what was is waited for
        os.read(unbegun, 2 * ALONE + PARTS)
        os.close(unbegun)
        for copy in copies:  # a copy that tells something goes on only when nobody can hear it
            copy.close()
        for id in copies.values():
            os.waitpid(id, 0)
    if errors:
        raise errors[0]


def in_background(job: Callable[[], object]) -> Callable[[], None]:
    """Do a job while this process goes on, where that is possible.

    What is given has to be called: it waits for the end of the job and raises what went wrong with it.
    """
    if _processes() == 1:
        job()
        return _nothing

    def run(there: Connection) -> None:
        job()
        there.send(None)

    copy, id = _copy(run)

    def finish() -> None:
        told: object = RuntimeError("a process that helped was killed")
        with suppress(EOFError, OSError):
            told = copy.recv()
        copy.close()
        os.waitpid(id, 0)
        if isinstance(told, Exception):
            raise told

    return finish


def _nothing() -> None:
    """Wait for nothing."""


def _processes() -> int:
    """How many can do jobs at once."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _copy(run: Callable[[Connection], None]) -> tuple[Connection, int]:
    """A copy of this process that does ``run``: what it tells, or the error that ended it, and its number."""
    here, there = Pipe(duplex=False)
    id = os.fork() if sys.platform != "win32" else -1
    if id == 0:
        status = 1
        try:
            here.close()
            try:
                run(there)
            except OSError as problem:  # the disk's, which who runs the program can mend
                there.send(problem)
            except BaseException:  # whatever it is, the process that waits must hear of it
                there.send(RuntimeError(traceback.format_exc()))
            status = 0
        finally:
            os._exit(status)  # nothing of ours that waits for the end of the process happens twice
    there.close()
    return here, id


def _work(jobs: Sequence[Callable[[], Any]], parts: Sequence[range], unbegun: int, there: Connection) -> None:
    """Tell what jobs give, by their number and part by part."""
    while part := os.read(unbegun, 1):
        there.send({number: jobs[number]() for number in parts[part[0]]})
