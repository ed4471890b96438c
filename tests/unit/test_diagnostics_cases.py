"""Every code has a folder in ``tests/diagnostics/`` with a bad file and the exact text that is shown for it.

``bad.yml`` becomes ``playbooks/en/lesson/bad.yml`` of a site in English; ``site/`` is laid over that site.
The expected texts are written and reviewed by hand: no switch writes them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_playbooks.cli import main
from mkdocs_playbooks.diagnostics import Diagnostic
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.messages import MESSAGES, PHRASES
from mkdocs_playbooks.scaffold import RefusedError, new

CASES = Path(__file__).parents[1] / "diagnostics"
FOLDERS = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
WARNINGS = {
    "critical-last",
    "cut-at-hash",
    "invisible-character",
    "long-call-card",
    "loose-call-back",
    "missing-twin",
    "one-sided-recovery",
    "overdue-review",
    "sellers-exit-test",
    "twin-behind",
    "two-actions",
}
COMMANDS = {
    "cannot-write": ["schema", "--out", "mkdocs.yml/schema"],
    "folder-not-empty": ["init", "playbooks"],
}
"""Codes that ``check`` never gives, and the command that does."""
REFUSALS = {*COMMANDS, "no-starter"}
CHECKED = set(FOLDERS) - REFUSALS
BAD = "playbooks/en/lesson/bad.yml"
SETTINGS = """\
locales:
  en:
    name: English
    title: Sales playbooks
    description: What to say and do
"""
AS_ANYBODY = """
import ctypes, os, sys
if sys.platform == "linux" and os.geteuid() == 0:
    drop_from_bounding_set, override_permissions, search_anywhere = 24, 1, 2
    for right in override_permissions, search_anywhere:
        assert ctypes.CDLL(None).prctl(drop_from_bounding_set, right, 0, 0, 0) == 0
os.execv(sys.executable, [sys.executable, "-m", "mkdocs_playbooks", *sys.argv[1:]])
"""
"""Run the command without root's right to read every file."""


def _repeat(times: int) -> Callable[[Path], None]:
    """Make a file long by one of its lines, which nobody wants to review."""

    def write(root: Path) -> None:
        lines = (root / BAD).read_text(encoding="utf-8").splitlines(keepends=True)
        assert sum("again and again" in line for line in lines) == 1
        text = "".join(line * (times if "again and again" in line else 1) for line in lines)
        (root / BAD).write_text(text, encoding="utf-8")

    return write


def _move_out(root: Path) -> None:
    (root / BAD).rename(root / "outside.yml")
    (root / BAD).symlink_to(root / "outside.yml")


PREPARATIONS: dict[str, Callable[[Path], None]] = {
    "file-too-large": _repeat(40_000),
    "too-long": _repeat(2_000),
    "link-out": _move_out,
    "no-settings": lambda root: (root / "playbooks/site.yml").unlink(),
    "unreadable": lambda root: (root / BAD).chmod(0),
}
"""What no file in a repository can hold."""


def _site(code: str, root: Path) -> Path:
    (root / BAD).parent.mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Case\n", encoding="utf-8")
    (root / "playbooks/site.yml").write_text(SETTINGS, encoding="utf-8")
    case = CASES / code
    if (case / "bad.yml").exists():
        shutil.copy(case / "bad.yml", root / BAD)
    if (case / "site").exists():
        shutil.copytree(case / "site", root, dirs_exist_ok=True)
    if code in PREPARATIONS:
        PREPARATIONS[code](root)
    return root


OUR_WORDS: dict[str, str | None] = {"LC_ALL": "C", "PLAYBOOKS_LANG": None}
"""English, and what ``--lang`` sets for a process is gone after the test."""


def _check(root: Path, *options: str) -> tuple[str, int]:
    """What ``playbooks check`` prints, and its exit status."""
    result = CliRunner(env=OUR_WORDS).invoke(main, [*options, "check", str(root)])
    return result.output, result.exit_code


def _refused(code: str, root: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> tuple[str, int]:
    """What the command prints that cannot do its work in ``root``, and its exit status."""
    monkeypatch.chdir(root)
    if code == "no-starter":
        with pytest.raises(RefusedError) as refused:
            new(root, "letter", "thanks", ("en",))
        return f"{refused.value}\n", 1
    result = CliRunner(env=OUR_WORDS).invoke(main, ["--lang", language, *COMMANDS[code]])
    return result.output, result.exit_code


def _check_as_anybody(root: Path) -> tuple[str, int]:
    command = [sys.executable, "-c", AS_ANYBODY, "--lang", "en", "check", str(root)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return result.stdout + result.stderr, result.returncode


@pytest.mark.parametrize("code", sorted(CHECKED))
def test_a_bad_file_gives_exactly_the_expected_text(code: str, tmp_path: Path) -> None:
    check = _check_as_anybody if code == "unreadable" else _check
    text, status = check(_site(code, tmp_path / "site"))

    assert text == (CASES / code / "expected.txt").read_text(encoding="utf-8")
    assert status == (0 if code in WARNINGS else 1)


@pytest.mark.parametrize("code", sorted(REFUSALS))
def test_a_command_that_cannot_do_its_work_gives_exactly_the_expected_text(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, status = _refused(code, _site(code, tmp_path / "site"), monkeypatch, "en")

    assert text == (CASES / code / "expected.txt").read_text(encoding="utf-8")
    assert status == 1


@pytest.mark.parametrize("code", sorted(COMMANDS))
def test_a_command_that_cannot_do_its_work_says_so_in_japanese(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, status = _refused(code, _site(code, tmp_path / "site"), monkeypatch, "ja")

    assert f"error[{code}]: " in text and "ヒント: " in text
    assert status == 1


@pytest.mark.parametrize("code", FOLDERS)
def test_a_case_shows_its_own_code_and_nothing_else(code: str) -> None:
    expected = (CASES / code / "expected.txt").read_text(encoding="utf-8")
    severity = "warning" if code in WARNINGS else "error"
    heads = [line for line in expected.splitlines() if re.search(r": (error|warning)\[", line)]

    assert heads
    assert all(f": {severity}[{code}]: " in head for head in heads)


@pytest.mark.parametrize("code", sorted(CHECKED - {"unreadable"}))
def test_the_japanese_text_fills_the_same_gaps_in_other_words(code: str, tmp_path: Path) -> None:
    for diagnostic in gather(_site(code, tmp_path / "site"), date(2026, 11, 21)).diagnostics:
        _assert_told_in_japanese(diagnostic)


def _assert_told_in_japanese(diagnostic: Diagnostic) -> None:
    for told in (diagnostic.message, diagnostic.help):
        assert told("ja") != told("en")
        assert any(ord(character) > 0x3000 for character in told("ja"))
        assert "{" not in told("ja") + told("en")


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    assert set(FOLDERS) == set(MESSAGES)


def test_every_wording_exists_in_both_languages_and_differs() -> None:
    for code, wording in MESSAGES.items():
        assert set(wording) == {"en", "ja"}, code
        assert wording["en"][0] and wording["ja"][0], code
        assert wording["en"][0] != wording["ja"][0], code
        assert bool(wording["en"][1]) == bool(wording["ja"][1]), code
    assert set(PHRASES["en"]) == set(PHRASES["ja"])


def test_the_command_speaks_japanese_when_asked(tmp_path: Path) -> None:
    text, status = _check(_site("bad-id", tmp_path / "site"), "--lang", "ja")

    assert "`Call_Back` は id に使えません" in text
    assert "ヒント: 半角の小文字・数字・ハイフンで書いてください。" in text
    assert status == 1
