"""A second build of the same says so and does nothing; any change at all is built."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from folder_bytes import folder_bytes

SAID = "nothing has changed"
Edit = Callable[[Path], object]


def build(root: Path, *options: str) -> str:
    command = [sys.executable, "-m", "mkdocs_playbooks", "build", str(root), *options]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=root).stdout


@pytest.fixture
def built(small_site: Path) -> Path:
    assert SAID not in build(small_site)
    return small_site


def playbook(root: Path) -> Path:
    return next(iter(sorted((root / "playbooks/en").rglob("*.yml"))))


def retitle(root: Path) -> None:
    file = playbook(root)
    text = file.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    file.write_text(text.replace(title, "title: Another title"), encoding="utf-8")


def own_template(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates/own.css").write_text(".own {}", encoding="utf-8")


def test_nothing_is_done_and_the_site_stays_as_it_is(built: Path) -> None:
    before = folder_bytes(built / "site")
    stands = (built / "site").stat().st_ino
    answer = build(built)
    assert SAID in answer
    assert (built / "site").stat().st_ino == stands
    assert folder_bytes(built / "site") == before


@pytest.mark.parametrize(
    "edit",
    [
        retitle,
        own_template,
        lambda root: (root / "site/index.html").write_text("gone", encoding="utf-8"),
        lambda root: (root / "site/en/index.html").unlink(),
        lambda root: (root / ".playbooks/last-build.json").write_text("{", encoding="utf-8"),
        lambda root: (root / ".playbooks/last-build.json").write_text('{"inputs": 7}', encoding="utf-8"),
        lambda root: (root / ".playbooks/last-build.json").unlink(),
        lambda root: (
            (root / "docs/en").mkdir(parents=True, exist_ok=True)
            or (root / "docs/en/own.md").write_text("# Own", encoding="utf-8")
        ),
    ],
    ids=["title", "template", "overwritten", "deleted", "broken", "foreign", "no record", "own page"],
)
def test_any_change_is_built(built: Path, edit: Edit) -> None:
    edit(built)
    assert SAID not in build(built)
    assert SAID in build(built)


def test_options_and_other_plugins_always_build(built: Path) -> None:
    assert SAID not in build(built, "--strict")
    config = built / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("  - playbooks", "  - playbooks\n  - search"), "utf-8"
    )
    assert SAID not in build(built)
    assert SAID not in build(built)


def test_a_warning_is_told_by_every_build(built: Path) -> None:
    file = playbook(built)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("owner: ", "owner: \u200b", 1), encoding="utf-8")
    assert "1 warning" in build(built)
    assert "1 warning" in build(built)


def test_the_record_is_not_for_the_repository_of_the_site(built: Path) -> None:
    assert (built / ".playbooks/.gitignore").read_text(encoding="utf-8").splitlines()[-1] == "*"
    assert set(json.loads((built / ".playbooks/last-build.json").read_text())) == {
        "asked",
        "inputs",
        "said",
        "site",
    }
