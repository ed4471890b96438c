"""Symbolic links out of a site's folders are refused: nothing from elsewhere is published or run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from folder_bytes import folder_bytes

Run = Callable[..., subprocess.CompletedProcess[str]]
SECRET = "the customers' secret"
PLACES = (
    "playbooks/en/lesson/out.yml",
    "playbooks/en/lesson",
    "playbooks/sources/S1.yml",
    "docs/en/out.md",
    "docs/en/out.txt",
    "docs/ja/folder",
    "docs/folder",
    "templates/pages/now.html.j2",
    "templates/components",
    "templates/theme",
)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the site with files that are nobody's business."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "file").write_text(SECRET, encoding="utf-8")
    (folder / "page.md").write_text(f"# {SECRET}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("place", PLACES)
def test_a_link_out_is_refused_by_name_and_nothing_is_built(
    small_site: Path, outside: Path, run: Run, place: str
) -> None:
    target = outside / "file" if Path(place).suffix else outside
    link = small_site / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)
    checked = run("--lang", "en", "check", small_site)
    assert checked.returncode == 1
    assert f"{place}:1:1: error[link-out]: a symbolic link out of the {place.partition('/')[0]} folder" in (
        checked.stdout
    )
    assert checked.stdout.count("error[") == 1
    built = run("build", small_site)
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    assert not (small_site / "site").exists()


@pytest.mark.parametrize("place", ["docs/en/out.md", "templates/theme", "playbooks/en/lesson"])
def test_plain_mkdocs_refuses_a_link_out_too(small_site: Path, outside: Path, place: str) -> None:
    link = small_site / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside / "page.md" if link.suffix else outside)
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=small_site,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 1
    assert "link-out" in built.stderr
    assert not (small_site / "site").exists()


def test_a_relative_link_that_climbs_out_is_refused(small_site: Path, outside: Path, run: Run) -> None:
    (small_site / "docs" / "en" / "out.md").symlink_to("../../../outside/page.md")
    assert (small_site / "docs" / "en" / "out.md").read_text(encoding="utf-8") == f"# {SECRET}\n"
    assert "error[link-out]" in run("check", small_site).stdout


def test_a_link_inside_a_folder_is_followed(small_site: Path, run: Run) -> None:
    (small_site / "docs" / "en" / "again.md").symlink_to("about.md")
    assert run("build", small_site).returncode == 0
    site = folder_bytes(small_site / "site")
    assert "en/again.html" in site


def test_a_link_in_a_circle_is_told_without_a_traceback(small_site: Path, run: Run) -> None:
    circle = small_site / "playbooks" / "en" / "recovery" / "circle.yml"
    circle.symlink_to(circle)
    checked = run("check", small_site)
    assert checked.returncode == 1
    assert "playbooks/en/recovery/circle.yml:1:1: error[unreadable]" in checked.stdout
    assert "Traceback" not in checked.stderr
