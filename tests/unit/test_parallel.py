"""``in_parallel``: the same results in the same order, however many processes there are."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import os, sys
from mkdocs_playbooks.parallel import in_parallel

def work(number):
    if number == {bad}:
        raise {error}("number %d" % number)
    return number * number, os.getpid()

results, other = in_parallel(work, list(range({count})), lambda: "meanwhile")
assert [square for square, _ in results] == [n * n for n in range({count})], results
assert other == "meanwhile"
print(len({{process for _, process in results}}))
"""


def run(count: int, bad: int = -1, error: str = "ValueError") -> subprocess.CompletedProcess[str]:
    """In a process of its own: one that has threads is never copied, and pytest's may have some."""
    script = SCRIPT.format(count=count, bad=bad, error=error)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_results_come_in_the_order_of_the_items_from_all_processes() -> None:
    done = run(1001)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 1


def test_a_few_items_are_not_worth_another_process() -> None:
    assert run(20).stdout.strip() == "1"


def test_an_error_in_another_process_is_told_here_with_its_place() -> None:
    done = run(1001, bad=700)
    assert done.returncode == 1
    assert "ValueError: number 700" in done.stderr
    assert "in work" in done.stderr


def test_an_error_of_the_disk_stays_one_on_its_way_here() -> None:
    told = run(1001, bad=700, error="OSError").stderr.splitlines()[-1]
    assert told == "OSError: number 700"
