"""A large site is made in other ways than a small one; its pages must be the same byte for byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from bench import corpus
from folder_bytes import folder_bytes
from mkdocs_playbooks import frames, parallel, sidebar
from mkdocs_playbooks.ready_page import ReadyPage

SETTINGS = """
site_name: 'Titles & <b>tags</b>'
site_url: https://example.com/sub/
repo_url: https://example.com/repo
edit_uri: edit/main/
use_directory_urls: false
plugins: [playbooks]
theme:
  name: material
  font: false
  features: [navigation.prune, navigation.indexes, content.action.edit]
"""

ONE_PROCESS = """
import sys
from mkdocs_playbooks import parallel
from mkdocs_playbooks.__main__ import main

parallel.FEWEST = sys.maxsize
main()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A section longer than a sidebar, with titles that want escaping and a second language."""
    root = corpus.write(tmp_path / "big", sidebar.LONGEST + 5)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    settings = root / "playbooks/site.yml"
    settings.write_text(
        "locales:\n"
        "  ja: {name: 日本語, title: 大きなサイト, description: 計測用}\n"
        "  en: {name: English, title: Big site, description: For measuring}\n",
        encoding="utf-8",
    )
    first = root / "playbooks/ja/recovery/case-0000.yml"
    lines = first.read_text(encoding="utf-8").splitlines()
    first.write_text("\n".join(["title: \"A & B <i>'C'</i> {{ 7 }} pb7slot-id7pb\"", *lines[1:]]), "utf-8")
    twin = root / "playbooks/en/recovery"
    twin.mkdir(parents=True)
    (twin / first.name).write_text(first.read_text(encoding="utf-8"), "utf-8")
    return root


def made(root: Path, name: str) -> dict[str, bytes]:
    site = root.parent / name
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(site)))
    return folder_bytes(site)


def test_a_joined_page_is_the_theme_s_own_byte_for_byte(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    joined = made(root, "joined")
    filled: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(frames.Frame, "filled", lambda _, page, twins: filled.append(page.url) or "joined")
        made(root, "none")
    assert len(filled) == sidebar.LONGEST + 5

    monkeypatch.setattr(ReadyPage, "is_framed", False)
    assert made(root, "whole") == joined


def test_several_processes_make_the_same_site_as_one(tmp_path: Path) -> None:
    root = corpus.write(tmp_path / "big", parallel.FEWEST + 20)
    many = [sys.executable, "-m", "mkdocs_playbooks", "build", str(root), "--out", str(tmp_path / "many")]
    one = [sys.executable, "-c", ONE_PROCESS, *many[3:-1], str(tmp_path / "one")]
    for command in (many, one):
        subprocess.run(command, check=True, capture_output=True)
    assert folder_bytes(tmp_path / "many") == folder_bytes(tmp_path / "one")
