"""The same content gives the same bytes: on any day, on any machine, from any place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from folder_bytes import folder_bytes

Run = Callable[..., subprocess.CompletedProcess[str]]
Tree = dict[str, bytes]
SITECUSTOMIZE = '''
"""Python reads this at its start: the clock is two years ahead, folders list their files backwards."""
import copyreg, datetime, os, time

AHEAD = datetime.timedelta(days=731, hours=7)
real_time, real_scandir, real_listdir = time.time, os.scandir, os.listdir
time.time = lambda: real_time() + AHEAD.total_seconds()
time.time_ns = lambda: int(time.time() * 1e9)


class AlsoTheRealOnes(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__mro__[1])


class Date(datetime.date, metaclass=AlsoTheRealOnes):
    today = classmethod(lambda cls: datetime.datetime.now().date())


class DateTime(datetime.datetime, metaclass=AlsoTheRealOnes):
    now = classmethod(lambda cls, tz=None: super(DateTime, cls).now(tz) + AHEAD)
    today = classmethod(lambda cls: cls.now())
    utcnow = classmethod(lambda cls: cls.now(datetime.timezone.utc).replace(tzinfo=None))


class Listing:
    def __init__(self, entries):
        self.entries = iter(entries)

    __iter__ = __enter__ = lambda self: self
    __next__ = lambda self: next(self.entries)
    close = __exit__ = lambda self, *error: None


def scandir(path="."):
    with real_scandir(path) as entries:
        return Listing(sorted(entries, key=lambda entry: entry.name, reverse=True))


# A real day on its way between two processes of a build cannot be found under its name any more.
copyreg.pickle(datetime.date, lambda day: (Date, (day.year, day.month, day.day)))
datetime.date, datetime.datetime = Date, DateTime
os.scandir = scandir
os.listdir = lambda path=".": sorted(real_listdir(path), reverse=True)
'''


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Environment of another machine on another day."""
    folder = tmp_path_factory.mktemp("customized")
    (folder / "sitecustomize.py").write_text(SITECUSTOMIZE, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


@pytest.fixture(scope="module")
def content(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, never built in place."""
    root = tmp_path_factory.mktemp("content") / "root"
    assert run("init", root).returncode == 0
    return root


@pytest.fixture(scope="module")
def usual(content: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return _built(run, content, tmp_path_factory.mktemp("usual") / "site", PYTHONHASHSEED="0")


def test_the_other_machine_of_these_tests_is_another_one(elsewhere: dict[str, str], tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).touch()
    show = """if True:
        import datetime, os, pathlib, time
        print(datetime.date.today().year, datetime.datetime.now().year, time.localtime(time.time()).tm_year)
        print(*os.listdir(), *(e.name for e in os.scandir()), *(p.name for p in pathlib.Path().rglob("*")))
    """
    command = [sys.executable, "-c", show]
    printed = subprocess.check_output(command, cwd=tmp_path, env=os.environ | elsewhere, text=True)
    years, names = (line.split() for line in printed.splitlines())
    assert {int(year) - date.today().year for year in years} <= {2, 3}
    assert names == ["b", "a"] * 3


@pytest.mark.parametrize("seed", ["1", "4294967295"])
def test_another_hash_seed_gives_the_same_bytes(
    content: Path, usual: Tree, run: Run, tmp_path: Path, seed: str
) -> None:
    _same(_built(run, content, tmp_path / "site", PYTHONHASHSEED=seed), usual)


@pytest.mark.parametrize("epoch", ["0", "1790000000"])
def test_another_build_date_gives_the_same_bytes(
    content: Path, usual: Tree, run: Run, tmp_path: Path, epoch: str
) -> None:
    _same(_built(run, content, tmp_path / "site", SOURCE_DATE_EPOCH=epoch), usual)


def test_another_day_and_another_order_of_files_give_the_same_bytes(
    content: Path, usual: Tree, run: Run, tmp_path: Path, elsewhere: dict[str, str]
) -> None:
    _same(_built(run, content, tmp_path / "site", **elsewhere), usual)


def test_files_created_in_reverse_and_later_give_the_same_bytes(
    content: Path, usual: Tree, run: Run, tmp_path: Path
) -> None:
    for number, file in enumerate(sorted((f for f in content.rglob("*") if f.is_file()), reverse=True)):
        copy = tmp_path / "another place" / file.relative_to(content)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
        os.utime(copy, (number * 1e6, number * 1e6))
    _same(_built(run, tmp_path / "another place", tmp_path / "site"), usual)


def test_another_working_directory_gives_the_same_bytes(
    content: Path, usual: Tree, run: Run, tmp_path: Path
) -> None:
    assert run("build", "root", "--out", tmp_path / "first", cwd=content.parent).returncode == 0
    assert run("build", "--out", tmp_path / "second", cwd=content).returncode == 0
    _same(folder_bytes(tmp_path / "first"), usual)
    _same(folder_bytes(tmp_path / "second"), usual)


def test_another_language_of_the_machine_and_another_clock_give_the_same_bytes(
    content: Path, usual: Tree, run: Run, tmp_path: Path
) -> None:
    settings = {"LC_ALL": "C", "LANG": "C", "PLAYBOOKS_LANG": "ja", "TZ": "Pacific/Kiritimati"}
    _same(_built(run, content, tmp_path / "site", **settings), usual)


def test_the_whole_site_of_this_repository_has_the_same_bytes_elsewhere(
    copy_of_repository: Path, site: Path, run: Run, tmp_path: Path, elsewhere: dict[str, str]
) -> None:
    again = _built(run, copy_of_repository, tmp_path / "site", PYTHONHASHSEED="7", **elsewhere)
    _same(again, folder_bytes(site))


def _built(run: Run, root: Path, out: Path, **settings: str) -> Tree:
    result = run("build", root, "--out", out, env=os.environ | settings)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder_bytes(out)


def _same(one: Tree, other: Tree) -> None:
    assert {"index.html", "ja/sitemap.xml.gz", "en/assets/playbooks/search/first.js"} <= set(one)
    assert [path for path in sorted(one | other) if one.get(path) != other.get(path)] == []
