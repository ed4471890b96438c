"""What is made when it is asked for is what a build makes, byte for byte, after whatever an author does."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from folder_bytes import folder_bytes
from mkdocs_playbooks import source
from mkdocs_playbooks.document import Document
from mkdocs_playbooks.gather import Gathered, gather
from mkdocs_playbooks.live import Live

ADDRESS = "http://127.0.0.1:8000/"
NOT_FOR_AUTHORS = re.compile(r"(sw|version)\.js|.*/sitemap\.xml(\.gz)?")
"""What only a site for readers has: the worker for reading offline, and what search engines get."""
Edit = Callable[[Path, random.Random], None]


def _playbooks(root: Path) -> list[Path]:
    return sorted((root / "playbooks" / "ja").glob("*/*.yml"))


def _more_words(root: Path, chance: random.Random) -> None:
    file = chance.choice(_playbooks(root))
    _rewrite(file, r"(?m)^(summary: \"?)", rf"\g<1>{chance.random()} & <b> ")


def _other_title(root: Path, chance: random.Random) -> None:
    file = chance.choice(_playbooks(root))
    _rewrite(file, r"(?m)^(title: \"?)", rf"\g<1>{chance.random()} ")


def _other_value(root: Path, chance: random.Random) -> None:
    _rewrite(root / "playbooks" / "site.yml", r"\"8:[0-9]+\"", f'"8:{chance.randrange(10, 60)}"')


def _new_playbook(root: Path, chance: random.Random) -> None:
    for locale in ("ja", "en"):
        file = root / "playbooks" / locale / "lesson" / "why-repeaters-pay.yml"
        shutil.copy(file, file.with_name(f"lesson-{chance.randrange(1000)}.yml"))


def _gone(root: Path, chance: random.Random) -> None:
    for file in (root / "playbooks").glob("*/lesson/lesson-*.yml"):
        file.unlink()


def _own_style(root: Path, chance: random.Random) -> None:
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates" / "own.css").write_text(f":root {{ --own: {chance.random()}; }}\n", encoding="utf-8")


def _own_page(root: Path, chance: random.Random) -> None:
    (root / "docs" / "ja").mkdir(exist_ok=True)
    (root / "docs" / "ja" / "own.md").write_text(f"# {chance.random()}\n\n## Two\n", encoding="utf-8")


def _other_name(root: Path, chance: random.Random) -> None:
    _rewrite(root / "playbooks" / "site.yml", r"title: ", f"title: {chance.randrange(100)} ")


def _mistake(root: Path, chance: random.Random) -> None:
    _rewrite(chance.choice(_playbooks(root)), r"\A", "title: [never closed\n")


def _mended(root: Path, chance: random.Random) -> None:
    for file in _playbooks(root):
        _rewrite(file, r"\Atitle: \[never closed\n", "")


ROUNDS: tuple[tuple[Edit, ...], ...] = (
    (_more_words,),
    (_more_words, _other_title, _more_words),
    (_other_value, _new_playbook, _own_style, _other_name),
    (_mistake, _other_title, _mended, _gone, _own_page),
)


def _rewrite(file: Path, pattern: str, replacement: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(pattern, replacement, text, count=1), encoding="utf-8")


def test_after_any_edits_every_file_is_that_of_a_build(copy_of_repository: Path, tmp_path: Path) -> None:
    root, chance = copy_of_repository, random.Random(1)
    told: list[Gathered] = []
    live = Live(gather(root), tmp_path / "live", ADDRESS, told.append)
    for number, edits in enumerate(ROUNDS):
        for edit in edits:
            edit(root, chance)
            live.refresh()
        built = tmp_path / f"built-{number}"
        build(load_config(str(root / "mkdocs.yml"), site_dir=str(built), site_url=ADDRESS))
        wanted = {path for path in folder_bytes(built) if not NOT_FOR_AUTHORS.fullmatch(path)}
        for path in sorted(wanted):
            live.ensure(path)
        files, made = folder_bytes(built), folder_bytes(tmp_path / "live")

        assert [path for path in sorted(wanted) if made.get(path) != files[path]] == []
        assert [path for path in made if path.endswith(".html") and path not in wanted] == []
    assert [not gathered.ok for gathered in told].count(True) == 2  # the mistake, and the title beside it


def test_one_edit_reads_one_file(
    copy_of_repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_of_repository
    live = Live(gather(root), tmp_path / "live", ADDRESS, lambda _: None)
    file = root / "playbooks/ja/recovery/failure-to-fan.yml"
    live.ensure("ja/recovery/failure-to-fan.html")
    opened: list[Path] = []

    def noted(path: Path, name: str) -> Document:
        opened.append(path)
        return source.opened(path, name)

    monkeypatch.setattr("mkdocs_playbooks.load.opened", noted)
    _rewrite(file, r"(?m)^(summary: \"?)", r"\g<1>ABCDEF ")
    live.ensure("ja/recovery/failure-to-fan.html")

    assert opened == [file]
    assert "ABCDEF" in (tmp_path / "live/ja/recovery/failure-to-fan.html").read_text(encoding="utf-8")
