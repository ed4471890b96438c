"""A build that is killed, finds no room or may not write leaves the site that was there, whole."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.corpus import write
from folder_bytes import folder_bytes
from mkdocs_playbooks.publish import staging_folder

Run = Callable[..., subprocess.CompletedProcess[str]]
Tree = dict[str, bytes]
SEED = 20261121
KILLS = int(os.environ.get("KILLS", "20"))  # `make killtest` takes 100
BUILD = [sys.executable, "-m", "mkdocs_playbooks", "build"]
AS_ANYBODY = """
import ctypes, os, sys
if sys.platform == "linux" and os.geteuid() == 0:
    drop_from_bounding_set, override_permissions, search_anywhere = 24, 1, 2
    for right in override_permissions, search_anywhere:
        assert ctypes.CDLL(None).prctl(drop_from_bounding_set, right, 0, 0, 0) == 0
os.execv(sys.executable, [sys.executable, "-m", "mkdocs_playbooks", *sys.argv[1:]])
"""
"""Run the command without root's right to write everywhere."""
HEEDING_CTRL_C = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from mkdocs_playbooks.__main__ import main
main()
"""
"""Run the command even where whoever started the tests told them to ignore Ctrl+C, as a shell tells jobs."""
SWAP_AGAIN_AND_AGAIN = """
import shutil, sys
from pathlib import Path
from mkdocs_playbooks import publish
site, way, *trees = map(Path, sys.argv[1:])
if way.name == "two-moves":  # as where folders cannot be exchanged in one step
    publish._exchange = lambda one, other: False
print("ready", flush=True)
while True:
    for tree in trees:
        staging = publish.staging_folder(site)
        shutil.copytree(tree, staging, dirs_exist_ok=True)
        publish.swap_in(staging, site)
"""


# --- Killed -----------------------------------------------------------------------------------


def test_a_build_killed_at_any_moment_leaves_the_whole_old_or_the_whole_new_site(
    small_site: Path, run: Run
) -> None:
    root, chance = small_site, random.Random(SEED)
    names = _names(root)
    trees: list[Tree] = []
    for version in (0, 1):
        _set_version(root, version)
        began = time.monotonic()
        assert run("build", root).returncode == 0
        took = time.monotonic() - began
        trees.append(folder_bytes(root / "site"))
    assert trees[0] != trees[1]

    standing, killed, moved = 1, 0, 0
    for _ in range(5 * KILLS):  # a build may be done before its kill, and counts for nothing
        moment, began = took * chance.random(), time.monotonic()
        _set_version(root, 1 - standing)
        if _killed_build(root, moment) == -signal.SIGKILL:
            killed += 1
        else:
            took = min(took, time.monotonic() - began)
        after = folder_bytes(root / "site")
        assert after in trees, f"killed after {moment:.3f} s: {_difference(after, trees[standing])}"
        moved += trees.index(after) != standing
        standing = trees.index(after)
        _a_day_later(root)
        if killed == KILLS:
            break
    assert killed == KILLS
    print(f"\n{killed} kills at moments within {took:.2f} s, {moved} new sites, 0 broken sites")

    assert run("build", root).returncode == 0
    assert _names(root) == sorted([*names, ".playbooks", "site"])


@pytest.mark.parametrize("moment", [0.1, 0.5, 1.0])
def test_a_build_that_is_interrupted_ends_at_once_and_leaves_nothing_behind(
    tmp_path: Path, moment: float
) -> None:
    root = write(tmp_path / "large", 600)
    names = _names(root)
    command = [sys.executable, "-c", HEEDING_CTRL_C, "build", str(root)]
    with subprocess.Popen(command, start_new_session=True) as build:
        while _names(root) == names:  # it reads and checks, and has not begun to write
            time.sleep(0.01)
        time.sleep(moment)
        os.killpg(build.pid, signal.SIGINT)  # as Ctrl+C does, to all processes of the terminal
        started = time.monotonic()
        status = build.wait(timeout=30)

    assert status == 130
    assert time.monotonic() - started < 10
    assert _names(root) == names


@pytest.mark.parametrize("way", ["one-step", "two-moves"])
def test_a_kill_around_the_swap_leaves_one_whole_site(tmp_path: Path, way: str) -> None:
    chance = random.Random(SEED)
    trees = [_tree(tmp_path / name, name) for name in ("one", "two")]
    contents = [folder_bytes(tree) for tree in trees]
    site = tmp_path / "out" / "site"
    shutil.copytree(trees[0], site)
    command = [sys.executable, "-c", SWAP_AGAIN_AND_AGAIN, str(site), way, *map(str, trees)]
    for _ in range(KILLS):
        with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as swapping:
            assert swapping.stdout and swapping.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0, 0.1))
            os.killpg(swapping.pid, signal.SIGKILL)
        if way == "two-moves":
            staging_folder(site)  # what the next build does first
        assert folder_bytes(site) in contents


# --- No room, no right ------------------------------------------------------------------------


@pytest.mark.parametrize("room", [0, 10_000, 300_000])
def test_a_full_disk_gives_one_clear_line_and_the_old_site_stays(
    small_site: Path, run: Run, room: int
) -> None:
    """No file may grow beyond ``room`` bytes: writing fails as it does on a full disk."""
    old, names = _old_site(small_site)
    limit = (room, room)
    result = run("build", small_site, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    _is_refused(result, "cannot be written")
    assert folder_bytes(small_site / "site") == old
    assert _names(small_site) == names


def test_a_folder_without_the_right_to_write_gives_one_clear_line(small_site: Path) -> None:
    old, names = _old_site(small_site)
    small_site.chmod(0o555)
    try:
        command = [sys.executable, "-c", AS_ANYBODY, "build", str(small_site)]
        result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    finally:
        small_site.chmod(0o755)
    _is_refused(result, "Permission denied")
    assert folder_bytes(small_site / "site") == old
    assert _names(small_site) == names


def test_a_file_where_a_folder_is_needed_gives_one_clear_line(small_site: Path, run: Run) -> None:
    file = small_site / "notes.txt"
    file.write_text("mine", encoding="utf-8")
    names = _names(small_site)
    _is_refused(run("build", small_site, "--out", file / "site"), "cannot be written")
    assert file.read_text(encoding="utf-8") == "mine"
    assert _names(small_site) == names


@pytest.mark.parametrize("target", ["playbooks", "playbooks/ja", ".github", "letters", "docs"])
def test_a_folder_that_is_no_site_is_never_replaced(small_site: Path, run: Run, target: str) -> None:
    (small_site / "letters").mkdir()
    (small_site / "letters" / "to-a-customer.txt").write_text("mine", encoding="utf-8")
    before = folder_bytes(small_site)
    result = run("build", small_site, "--out", small_site / target)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert folder_bytes(small_site) == before


def test_a_file_called_as_the_site_is_never_replaced(small_site: Path, run: Run) -> None:
    (small_site / "site").write_text("mine", encoding="utf-8")
    names = _names(small_site)
    _is_refused(run("build", small_site), "is not a site")
    assert (small_site / "site").read_text(encoding="utf-8") == "mine"
    assert _names(small_site) == names


def test_a_folder_of_ones_own_beside_the_site_stays_for_ever(small_site: Path, run: Run) -> None:
    own = small_site / ".site-backup"
    shutil.copytree(small_site / "playbooks", own)
    _a_day_later(small_site)
    assert run("build", small_site).returncode == 0
    assert folder_bytes(own) == folder_bytes(small_site / "playbooks")


# --- Two at once ------------------------------------------------------------------------------


def test_two_builds_at_once_into_one_site_do_not_mix(small_site: Path, run: Run, tmp_path: Path) -> None:
    roots = [tmp_path / "first", tmp_path / "second"]
    trees = []
    for version, root in enumerate(roots):
        shutil.copytree(small_site, root)
        _set_version(root, version)
        assert run("build", root).returncode == 0
        trees.append(folder_bytes(root / "site"))
    assert trees[0] != trees[1]
    shared = tmp_path / "shared" / "site"
    shutil.copytree(roots[0] / "site", shared)
    for _ in range(3):
        both = [subprocess.Popen([*BUILD, str(root), "--out", str(shared)]) for root in roots]
        assert [build.wait() for build in both] == [0, 0]
        assert folder_bytes(shared) in trees
        assert _names(shared.parent) == ["site"]


# --- Tools ------------------------------------------------------------------------------------


def _set_version(root: Path, version: int) -> None:
    """Change something that stands on every page."""
    settings = root / "playbooks" / "site.yml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    titles = [f"    title: Version {version}" if line.startswith("    title:") else line for line in lines]
    assert titles.count(f"    title: Version {version}") == 2
    settings.write_text("\n".join(titles) + "\n", encoding="utf-8")


def _killed_build(root: Path, moment: float) -> int:
    """Start a build, kill it and all it started after ``moment`` seconds; its exit code."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([*BUILD, str(root)], start_new_session=True, **quiet) as build:
        try:
            build.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            os.killpg(build.pid, signal.SIGKILL)
    return build.returncode


def _a_day_later(root: Path) -> None:
    """Make everything beside the site two days old."""
    then = time.time() - 2 * 24 * 60 * 60
    for path in root.glob(".*"):
        os.utime(path, (then, then))


def _tree(folder: Path, text: str) -> Path:
    for number in range(20):
        (folder / f"{number}").mkdir(parents=True)
        (folder / f"{number}" / "index.html").write_text(text, encoding="utf-8")
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def _old_site(root: Path) -> tuple[Tree, list[str]]:
    """A small site standing from before, and the names in the folder around it."""
    _tree(root / "site", "old")
    return folder_bytes(root / "site"), _names(root)


def _names(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


def _is_refused(result: subprocess.CompletedProcess[str], reason: str) -> None:
    assert result.returncode == 1
    lines = [line for line in result.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, result.stderr
    assert reason in lines[0]


def _difference(one: Tree, other: Tree) -> list[str]:
    return [path for path in sorted(one | other) if one.get(path) != other.get(path)][:10]
