"""All ways to build give one site, and a build that fails changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import corpus
from folder_bytes import folder_bytes
from mkdocs_playbooks import parallel

Run = Callable[..., subprocess.CompletedProcess[str]]
Break = Callable[[Path], None]
QUIET = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
LESSON = Path("lesson/why-repeaters-pay.yml")


def mkdocs(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run plain ``mkdocs build`` as a user does in the site's folder."""
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    return subprocess.run(command, cwd=root, env=QUIET, capture_output=True, encoding="utf-8", check=False)


def test_every_command_builds_the_same_bytes(copy_of_repository: Path, run: Run) -> None:
    root = copy_of_repository
    built = []
    for command in (
        lambda: run("build", root),
        lambda: run("build", root, "--strict"),
        lambda: mkdocs(root),
        lambda: mkdocs(root, "--strict"),
    ):
        result = command()
        assert result.returncode == 0, result.stdout + result.stderr
        built.append(folder_bytes(root / "site"))
    assert {"index.html", "ja/index.html", "en/recovery/sincere-first-response.html"} <= set(built[0])
    for other in built[1:]:
        assert list(other) == list(built[0])
        assert [path for path in other if other[path] != built[0][path]] == []
    assert _names(root) == [".playbooks", "docs", "mkdocs.yml", "playbooks", "site"]


def test_a_build_removes_the_pages_that_are_gone(copy_of_repository: Path, run: Run) -> None:
    root = copy_of_repository
    stale = root / "site" / "en" / "lesson" / "gone.html"
    stale.parent.mkdir(parents=True)
    stale.write_text("old", encoding="utf-8")
    (root / "site" / "index.html").write_text("old", encoding="utf-8")
    assert run("build", root).returncode == 0
    assert not stale.exists()
    assert (root / "site" / "en" / LESSON.with_suffix(".html")).is_file()


def bad_yaml(root: Path) -> None:
    (root / "playbooks" / "ja" / LESSON).write_text("title: [never closed\n", encoding="utf-8")


def bad_field(root: Path) -> None:
    file = root / "playbooks" / "en" / LESSON
    file.write_text(file.read_text(encoding="utf-8").replace("takeaway:", "takaway:"), encoding="utf-8")


def page_template_that_raises(root: Path) -> None:
    _write(root / "templates" / "pages" / "now.html.j2", "{{ no_such_name }}")


def theme_template_that_raises(root: Path) -> None:
    _write(root / "templates" / "theme" / "partials" / "footer.html", "{{ 1 // 0 }}")


def theme_template_that_raises_in_the_second_language(root: Path) -> None:
    text = "{% if config.theme.language == 'en' %}{{ 1 // 0 }}{% endif %}"
    _write(root / "templates" / "theme" / "partials" / "footer.html", text)


def theme_template_with_a_syntax_error(root: Path) -> None:
    _write(root / "templates" / "theme" / "partials" / "footer.html", "{% if %}")


@pytest.mark.parametrize("command", ["playbooks", "mkdocs"])
@pytest.mark.parametrize(
    "spoil",
    [
        bad_yaml,
        bad_field,
        page_template_that_raises,
        theme_template_that_raises,
        theme_template_that_raises_in_the_second_language,
        theme_template_with_a_syntax_error,
    ],
)
def test_a_failed_build_leaves_the_old_site_whole(
    small_site: Path, run: Run, spoil: Break, command: str
) -> None:
    root = small_site
    _write(root / "playbooks" / "ja" / LESSON, _lesson("ja"))
    _write(root / "playbooks" / "en" / LESSON, _lesson("en"))
    old, names = _old_site(root)
    spoil(root)
    result = run("build", root) if command == "playbooks" else mkdocs(root)
    assert result.returncode != 0
    assert folder_bytes(root / "site") == old
    assert [name for name in _names(root) if name != "templates"] == names


@pytest.mark.parametrize("command", ["playbooks", "mkdocs"])
def test_a_missing_twin_fails_a_strict_build_only(small_site: Path, run: Run, command: str) -> None:
    root = small_site
    old, names = _old_site(root)
    _write(root / "playbooks" / "ja" / LESSON, _lesson("ja"))
    strict = run("build", root, "--strict") if command == "playbooks" else mkdocs(root, "--strict")
    assert strict.returncode == 1
    assert "missing-twin" in strict.stdout + strict.stderr
    assert "Traceback" not in strict.stderr
    assert folder_bytes(root / "site") == old
    assert _names(root) == names

    lenient = run("build", root) if command == "playbooks" else mkdocs(root)
    assert lenient.returncode == 0, lenient.stdout + lenient.stderr
    assert (root / "site" / "ja" / LESSON.with_suffix(".html")).is_file()
    assert _names(root) == names


@pytest.mark.parametrize("command", ["playbooks", "mkdocs"])
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_a_warning_of_mkdocs_itself_fails_a_strict_build_in_every_language(
    small_site: Path, run: Run, locale: str, command: str
) -> None:
    old, names = _old_site(small_site)
    _write(small_site / "docs" / locale / "broken.md", "# Broken\n\n[nowhere](nowhere.md)\n")
    result = (
        run("build", small_site, "--strict") if command == "playbooks" else mkdocs(small_site, "--strict")
    )
    assert result.returncode == 1
    assert "nowhere.md" in result.stdout + result.stderr
    assert folder_bytes(small_site / "site") == old
    assert _names(small_site) == names


def test_a_first_build_that_fails_leaves_no_site_behind(small_site: Path, run: Run) -> None:
    names = _names(small_site)
    theme_template_that_raises_in_the_second_language(small_site)
    assert run("build", small_site).returncode != 0
    assert [name for name in _names(small_site) if name != "templates"] == names


def test_a_large_build_that_fails_half_way_leaves_nothing_behind(tmp_path: Path, run: Run) -> None:
    """The page of all sheets is made while copies of the process write the search index."""
    root = corpus.write(tmp_path / "big", parallel.FEWEST + 50)
    _write(root / "templates/pages/print.html.j2", "{{ no_such_name.x }}")
    names = _names(root)
    for _ in range(3):
        assert run("build", root).returncode != 0
    assert _names(root) == names


def test_without_any_stream_a_command_does_its_work(small_site: Path) -> None:
    """A service may start it so, and Windows without a console does."""
    command = f'"{sys.executable}" -m mkdocs_playbooks build "{small_site}" >&- 2>&-'
    assert subprocess.run(command, shell=True, check=False).returncode == 0
    assert (small_site / "site/ja/index.html").is_file()


def _old_site(root: Path) -> tuple[dict[str, bytes], list[str]]:
    """A small site standing from before, and the names in the folder around it."""
    _write(root / "site" / "index.html", "old root")
    _write(root / "site" / "ja" / "recovery" / "old.html", "old page")
    return folder_bytes(root / "site"), _names(root)


def _names(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _lesson(locale: str) -> str:
    return f"""\
title: A lesson in {locale}
summary: One line
stages: [customer]
search_words: [lesson]
owner: Sales
reviewed_on: 2026-11-21
review_every: 1 year
takeaway: One sentence
why:
  - text: A reason
    sources: [ours]
"""
