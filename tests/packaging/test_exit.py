"""The exit door, with the builders that somebody may go to: every page and every step is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from packaging_tools import QUIET_PIP, environment, run

from command import playbooks
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.pages import playbook_address

pytestmark = pytest.mark.xdist_group("packaging")
MATERIAL, PROPERDOCS, ZENSICAL = "mkdocs-material==9.8.2", "properdocs==1.6.7", "zensical==0.0.73"
BUILDERS = {
    "mkdocs": ([MATERIAL], ("mkdocs", "build", "--strict")),
    "properdocs": (
        [PROPERDOCS, MATERIAL],
        ("properdocs", "build", "--strict", "--config-file", "mkdocs.yml"),
    ),
    "zensical": ([ZENSICAL], ("zensical", "build", "--strict")),
}


@pytest.fixture(scope="module")
def library(repository: Path) -> Library:
    return gather(repository).library


@pytest.mark.parametrize("name", BUILDERS)
def test_another_builder_makes_every_page_and_every_step(
    name: str, repository: Path, library: Library, tmp_path: Path
) -> None:
    packages, (program, *arguments) = BUILDERS[name]
    programs = environment(tmp_path / "environment")
    run(programs / "python", "-m", "pip", "install", *QUIET_PIP, *packages, cwd=tmp_path)
    assert playbooks("export", "--to", tmp_path / "tree", repository).returncode == 0
    run(programs / program, *arguments, cwd=tmp_path / "tree")

    site = tmp_path / "tree" / "site"
    lost = []
    steps = 0
    for playbook in library.playbooks.values():
        page = (site / playbook.locale / playbook_address(playbook)).read_text(encoding="utf-8")
        there = set(re.findall(r'\sid="?([^"\s>]+)', page))
        lost += [f"{playbook.path}#{id}" for id in playbook.steps if id not in there]
        steps += len(playbook.steps)
    assert lost == []
    assert len(library.playbooks) == 80 and steps > 1000
    written = {file.relative_to(tmp_path / "tree" / "docs") for file in (tmp_path / "tree").rglob("*.md")}
    built = {file.relative_to(site).with_suffix(".md") for file in site.rglob("*.html")}
    assert written - built == set()


def test_the_plugin_runs_unchanged_under_properdocs(wheel: Path, repository: Path, tmp_path: Path) -> None:
    programs = environment(tmp_path / "environment")
    run(programs / "python", "-m", "pip", "install", *QUIET_PIP, PROPERDOCS, wheel, cwd=tmp_path)
    run(programs / "playbooks", "init", "my-site", cwd=tmp_path)
    root = tmp_path / "my-site"
    run(programs / "playbooks", "build", "--out", tmp_path / "by-mkdocs", cwd=root)
    run(programs / "properdocs", "build", "-f", "mkdocs.yml", "-d", tmp_path / "by-properdocs", cwd=root)
    made = [
        {file.relative_to(tmp_path / name) for file in (tmp_path / name).rglob("*") if file.is_file()}
        for name in ("by-mkdocs", "by-properdocs")
    ]
    assert made[0] == made[1]
    assert Path("ja/recovery/late-delivery.html") in made[0]
