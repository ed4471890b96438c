"""The exit door: whole or not at all, and nothing that was typed becomes code in what it builds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from every_field import Data
from hostile_site import SITE_TITLE, shown, write
from playwright.sync_api import Page

from folder_bytes import folder_bytes
from mkdocs_playbooks.kinds import KINDS

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def built(hostile_data: dict[str, Data], run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported hostile site, built by MkDocs and Material alone."""
    folder = tmp_path_factory.mktemp("hostile-export")
    assert run("init", folder / "site").returncode == 0
    write(folder / "site", hostile_data)
    assert run("export", "--to", folder / "tree", folder / "site").returncode == 0
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder / "tree", check=True)
    return folder / "tree" / "site"


def test_no_page_of_an_exported_hostile_site_runs_what_was_typed(built: Path, wary: Page) -> None:
    pages = [file for file in sorted(built.rglob("*.html")) if file.name != "404.html"]
    assert len(pages) > 2 * 2 * len(KINDS)
    for file in pages:
        wary.goto(file.as_uri())
        assert wary.locator("img[src=x], [onclick], [onerror], [onload], article script").count() == 0, file


@pytest.mark.parametrize("kind", KINDS)
def test_titles_show_as_typed(built: Path, hostile_data: dict[str, Data], wary: Page, kind: str) -> None:
    wary.goto((built / "en" / kind / f"hostile-{kind}.html").as_uri())
    assert hostile_data[kind]["title"] in shown(wary, "article h1")
    assert SITE_TITLE in shown(wary, "header")


def test_what_is_there_is_left_alone(small_site: Path, run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "notes.txt").write_text("mine", encoding="utf-8")
    result = run("export", "--to", mine, small_site)
    assert result.returncode == 1
    assert "mine" in result.stderr and "Traceback" not in result.stderr
    assert folder_bytes(mine) == {"notes.txt": b"mine"}
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_an_empty_folder_will_do_and_hand_written_pages_come_along(
    small_site: Path, run: Run, tmp_path: Path
) -> None:
    (small_site / "docs" / "ja").mkdir(parents=True, exist_ok=True)
    (small_site / "docs" / "ja" / "own.md").write_text("# 自分のページ\n", encoding="utf-8")
    (tmp_path / "tree").mkdir()
    result = run("export", "--to", tmp_path / "tree", small_site)
    assert result.returncode == 0, result.stderr
    made = folder_bytes(tmp_path / "tree")
    assert made["docs/ja/own.md"] == "# 自分のページ\n".encode()
    assert {"mkdocs.yml", "docs/index.md", "docs/en/now.md", "docs/ja/recovery/late-delivery.md"} <= set(made)


def test_content_with_mistakes_is_not_exported(small_site: Path, run: Run, tmp_path: Path) -> None:
    (small_site / "playbooks" / "ja" / "recovery" / "late-delivery.yml").write_text("title: [", "utf-8")
    result = run("export", "--to", tmp_path / "tree", small_site)
    assert result.returncode == 1
    assert "late-delivery.yml:" in result.stdout
    assert not (tmp_path / "tree").exists()
