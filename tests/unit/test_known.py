"""What is known from before changes nothing that is found, whatever was edited in between."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_playbooks import known
from mkdocs_playbooks.document import Document
from mkdocs_playbooks.gather import Gathered, gather
from mkdocs_playbooks.source import parse

Edit = Callable[[Path], object]


@pytest.fixture
def root(copy_of_repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site of this repository, read once."""
    monkeypatch.setenv("PLAYBOOKS_CACHE", str(tmp_path / "cache"))
    gather(copy_of_repository).hand_over()
    return copy_of_repository


def afresh(root: Path, monkeypatch: pytest.MonkeyPatch) -> Gathered:
    with monkeypatch.context() as context:
        context.setenv("PLAYBOOKS_CACHE", "")
        return gather(root)


def finds_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> Gathered:
    found, expected = gather(root), afresh(root, monkeypatch)
    assert found.diagnostics == expected.diagnostics
    assert found.library.playbooks == expected.library.playbooks
    assert found.lines == expected.lines
    return found


def _rewrite(path: str, pattern: str, replacement: str) -> Edit:
    def edit(root: Path) -> None:
        file = root / path
        text, times = re.subn(pattern, replacement, file.read_text(encoding="utf-8"), count=1)
        assert times
        file.write_text(text, encoding="utf-8")

    return edit


ID = "failure-to-fan"
RECOVERY = f"playbooks/ja/recovery/{ID}.yml"
STAGE = "playbooks/ja/stage/stage-1-acquaintance.yml"
EDITS: dict[str, Edit] = {
    "more words": _rewrite(RECOVERY, r"(?m)^(summary: )", r"\1もう少し"),
    "a value that is cut": _rewrite(RECOVERY, r"(?m)^summary: .*$", "summary: 失敗を #1 にする手順"),
    "an unseen sign": _rewrite(RECOVERY, r"(?m)^(summary: )", "\\1\u200b"),
    "a broken file": _rewrite(RECOVERY, r"(?m)^summary: ", "summary = "),
    "an unknown field": _rewrite(RECOVERY, r"(?m)^summary: ", "sumary: "),
    "a twin that lags": _rewrite(RECOVERY, r"(?m)^( +)- id: (.*)$", r"\1- id: \2\n\1  meaning: 9"),
    "another id of a step": _rewrite(RECOVERY, r"(?m)^( +)- id: (.*)$", r"\1- id: other-\2"),
    "another gate": _rewrite(STAGE, r"id: gate-(\d)", r"id: gate-9\1"),
    "a file that is gone": lambda root: (root / RECOVERY).unlink(),
    "its name too long": lambda root: (root / RECOVERY).rename((root / RECOVERY).with_stem("x" * 101)),
    "another place": lambda root: (root / RECOVERY).rename(root / "playbooks/ja/lesson" / f"{ID}.yml"),
    "twice there": lambda root: shutil.copy(root / RECOVERY, root / "playbooks/ja/lesson" / f"{ID}.yml"),
    "another value": _rewrite("playbooks/site.yml", r"(?m)^(values:.*\n(?:.*\n)??  [a-z-]+: ).*$", r"\1x"),
    "a claim that is gone": _rewrite("playbooks/sources/S1.yml", r"id: S1-(\d+)", r"id: S1-9\1"),
    "no sources": lambda root: shutil.rmtree(root / "playbooks/sources"),
    "one language less": lambda root: shutil.rmtree(root / "playbooks/en"),
}


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_the_same_is_found(name: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    EDITS[name](root)
    finds_the_same(root, monkeypatch).hand_over()
    finds_the_same(root, monkeypatch)


def test_so_it_is_after_many(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(17)
    for name in chance.sample(sorted(EDITS), len(EDITS)):
        try:
            EDITS[name](root)
        except (OSError, AssertionError):  # what it would change is gone or changed already
            continue
        finds_the_same(root, monkeypatch).hand_over()


def test_one_edit_parses_one_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def noted(document: Document) -> Document:
        parsed.append(document.path)
        return parse(document)

    monkeypatch.setattr("mkdocs_playbooks.load.parse", noted)
    EDITS["more words"](root)
    gather(root)
    assert [path for path in parsed if path.count("/") == 3] == [RECOVERY]


def test_another_program_knows_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gathered = gather(root)
    path = next(iter(gathered.library.playbooks.values())).path
    assert gathered.loaded.known.playbook(gathered.loaded.documents[path])
    monkeypatch.setattr(known, "program", lambda: "another one")
    gathered = gather(root)
    assert not gathered.loaded.known.playbook(gathered.loaded.documents[path])


def test_a_spoilt_file_is_none(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = (tmp_path / "cache").glob("*/playbooks.kept")
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 1
    file.write_bytes(whole)
    finds_the_same(root, monkeypatch)
