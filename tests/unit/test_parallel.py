"""``in_parallel``: the same results in the same order, however many processes there are."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import os, signal, sys, time
from functools import partial
from mkdocs_playbooks.parallel import in_parallel

def work(number):
    if number == {bad}:
        {then}
    return number * number, os.getpid()

results = list(in_parallel([partial(work, number) for number in range({count})]))
assert [square for square, _ in results] == [n * n for n in range({count})], results
print(len({{process for _, process in results}}))
"""


def run(count: int, bad: int = -1, then: str = "pass") -> subprocess.CompletedProcess[str]:
    """In a process of its own: one that has threads is never copied, and pytest's may have some."""
    script = SCRIPT.format(count=count, bad=bad, then=then)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_results_come_in_the_order_of_the_jobs_from_all_processes() -> None:
    done = run(1001)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 1


def test_a_few_jobs_are_not_worth_another_process() -> None:
    assert run(20).stdout.strip() == "1"


def test_an_error_in_another_process_is_told_here_with_its_place() -> None:
    done = run(1001, 700, 'raise ValueError("number 700")')
    assert done.returncode == 1
    assert "ValueError: number 700" in done.stderr
    assert "in work" in done.stderr


def test_an_error_of_the_disk_stays_one_on_its_way_here() -> None:
    done = run(1001, 700, 'raise OSError(28, "disk full", "page.html")')
    assert done.stderr.splitlines()[-1] == "OSError: [Errno 28] disk full: 'page.html'"


def test_after_an_error_nothing_more_is_begun_and_what_was_is_waited_for() -> None:
    waits = "raise OSError\n    time.sleep(0.02); print(number, flush=True)"
    done = run(400, 10, waits)
    assert done.returncode == 1
    assert 0 < len(done.stdout.splitlines()) < 300


def test_a_process_that_is_killed_is_no_reason_to_wait_for_ever() -> None:
    done = run(1001, 700, "os.kill(os.getpid(), signal.SIGTERM)")
    assert done.returncode == 1 or done.returncode == -15  # the latter with one processor
    assert "was killed" in done.stderr or done.returncode == -15


@pytest.mark.parametrize("job", ["partial(time.sleep, 0.001)", "partial(bytes, 1_000_000)"])
def test_who_wants_no_more_results_leaves_no_process_behind(job: str) -> None:
    """Also if it is just telling more than a pipe holds."""
    script = (
        "import os, time\n"
        "from functools import partial\n"
        "from mkdocs_playbooks.parallel import in_parallel\n"
        f"results = in_parallel([{job}] * 2000)\n"
        "next(results); next(results); time.sleep(0.5); results.close()\n"
        "try: os.waitpid(-1, os.WNOHANG)\n"
        "except ChildProcessError: print('none left')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "none left", done.stderr


def beside(then: str, end: str = "finish()") -> subprocess.CompletedProcess[str]:
    """A job that does ``then`` beside this process, which does ``end``."""
    script = (
        "import os, signal, time\n"
        "from mkdocs_playbooks.parallel import in_background\n"
        f"def job():\n    {then}\n"
        "finish = in_background(job)\n"
        f"{end}\n"
        "try: os.waitpid(-1, os.WNOHANG)\n"
        "except ChildProcessError: print('none left')\n"
    )
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_a_job_beside_is_done_when_it_was_waited_for() -> None:
    done = beside("time.sleep(0.2); print('done', flush=True)")
    assert done.stdout.split("\n") == ["done", "none left", ""], done.stderr


def test_what_goes_wrong_beside_is_told_to_who_waits() -> None:
    assert "ValueError: beside" in beside('raise ValueError("beside")').stderr
    done = beside('raise OSError(28, "disk full", "page.html")')
    assert done.stderr.splitlines()[-1] == "OSError: [Errno 28] disk full: 'page.html'"
    done = beside("os.kill(os.getpid(), signal.SIGTERM)")
    assert "was killed" in done.stderr or done.returncode == -15  # the latter with one processor


def test_after_an_error_beside_no_process_is_left() -> None:
    end = "try: finish()\nexcept RuntimeError: pass"
    assert beside("raise KeyError", end).stdout.strip() == "none left"
