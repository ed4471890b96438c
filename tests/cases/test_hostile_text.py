"""Whatever an author types into a text field shows as typed and never becomes code."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from filled import Data, filled
from mkdocs_playbooks.kinds import KINDS

HOSTILE = (
    """<script>alert(1)</script><img src=x onerror=alert(1)></title></textarea></style>"""
    """{: onclick="alert(1)" } {{7*7}} {% raw %} {%% --8<-- "mkdocs.yml" """
    """&amp; &lt;b&gt; ${alert(1)} <!-- ' " ]]> \\u003c"""
)
SITE_TITLE, NAME, ABOUT = f"site {HOSTILE}", f"name {HOSTILE}", f"about {HOSTILE}"
NOT_ON_ITS_PAGE = {"search_words"}
LOCALES = ("ja", "en")


@pytest.fixture(scope="module")
def playbooks() -> dict[str, Data]:
    """A playbook of every kind with a different hostile text in every text field."""
    numbers = count(1)
    made = {
        kind: filled(model, lambda: f"text-{next(numbers)}- {HOSTILE}", f"hostile-{kind}")
        for kind, model in KINDS.items()
    }
    for playbook in made.values():
        playbook["stages"] = ["acquaintance"]
    for question in made["decision"]["questions"]:
        question["yes"], question["no"] = [outcome["id"] for outcome in made["decision"]["outcomes"]]
    gates = [gate["id"] for gate in made["stage"]["gates"]]
    made["tactic"]["from_gate"], made["tactic"]["to_gate"] = gates
    return made


@pytest.fixture(scope="module")
def hostile(
    playbooks: dict[str, Data],
    run: Callable[..., subprocess.CompletedProcess[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The built site of the hostile playbooks."""
    root = tmp_path_factory.mktemp("hostile") / "site"
    assert run("init", root).returncode == 0
    for file in root.glob("playbooks/*/*/*.yml"):
        file.unlink()
    settings = {"name": NAME, "title": SITE_TITLE, "description": ABOUT}
    _dump(root / "playbooks" / "site.yml", {"locales": dict.fromkeys(LOCALES, settings)})
    _dump(root / "playbooks" / "sources" / "S1.yml", _source())
    for locale in LOCALES:
        for kind, playbook in playbooks.items():
            _dump(root / "playbooks" / locale / kind / f"hostile-{kind}.yml", playbook)
    result = run("build", root, "--strict")
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_every_kind_shows_as_typed(
    hostile: Path, playbooks: dict[str, Data], page: Page, kind: str
) -> None:
    dialogs = _dialogs(page)
    for locale in LOCALES:
        page.goto((hostile / locale / kind / f"hostile-{kind}.html").as_uri())
        shown = _text(page, "article")
        texts = list(_texts(playbooks[kind]))
        assert len(texts) > 30
        assert [text for text in texts if text not in shown] == []
        assert page.locator("article script, article img, article [onclick]").count() == 0
    assert not dialogs


@pytest.mark.parametrize("kind", KINDS)
def test_titles_show_as_typed_around_the_page(
    hostile: Path, playbooks: dict[str, Data], page: Page, kind: str
) -> None:
    dialogs = _dialogs(page)
    title, summary = playbooks[kind]["title"], playbooks[kind]["summary"]
    page.goto((hostile / "en" / kind / f"hostile-{kind}.html").as_uri())
    assert page.title() == f"{title} - {SITE_TITLE}"
    assert page.locator("meta[name=description]").get_attribute("content") == summary
    assert title in _text(page, "nav.md-nav--primary")
    assert SITE_TITLE in _text(page, "header")
    assert NAME in _text(page, "header")
    assert SITE_TITLE in _text(page, "footer")
    assert not dialogs


def test_no_page_of_a_hostile_site_runs_what_was_typed(hostile: Path, page: Page) -> None:
    dialogs = _dialogs(page)
    addresses = [file for file in sorted(hostile.rglob("*.html")) if file.name != "404.html"]
    assert len(addresses) > 2 * 2 * len(KINDS)
    for file in addresses:
        page.goto(file.as_uri())
        assert page.locator("img[src=x], [onclick], [onerror]").count() == 0, file
    assert not dialogs


def test_the_settings_and_sources_show_as_typed(hostile: Path, page: Page) -> None:
    dialogs = _dialogs(page)
    page.goto((hostile / "index.html").as_uri())
    root = _text(page, "main")
    assert all(text in root for text in (SITE_TITLE, NAME, ABOUT))
    assert page.title() == f"{SITE_TITLE} / {SITE_TITLE}"
    page.goto((hostile / "ja" / "index.html").as_uri())
    assert page.title() == SITE_TITLE
    assert SITE_TITLE in _text(page, "h1")
    assert page.locator("meta[name=description]").get_attribute("content") == ABOUT
    page.goto((hostile / "ja" / "sources" / "S1.html").as_uri())
    shown = _text(page, "article")
    assert [text for text in _texts(_source()) if text not in shown] == []
    assert not dialogs


def test_the_list_of_sources_shows_titles_as_typed(hostile: Path, page: Page) -> None:
    page.goto((hostile / "en" / "sources" / "index.html").as_uri())
    assert f"title {HOSTILE}" in _text(page, "article")


def _source() -> Data:
    def both(text: str) -> dict[str, str]:
        return dict.fromkeys(LOCALES, f"{text} {HOSTILE}")

    return {
        "author": both("author"),
        "title": both("title"),
        "published": f"published {HOSTILE}",
        "note": both("note"),
        "claims": [{"id": "S1-01", "weight": "A", "home": "hostile-lesson", "text": both("claim")}],
    }


def _texts(data: Any) -> Iterator[str]:
    """Every hostile text that must stand on the page."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in NOT_ON_ITS_PAGE:
                yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
    elif HOSTILE in str(data):
        yield str(data)


def _text(page: Page, selector: str) -> str:
    """All text below an element with its white space as one reads it."""
    return " ".join((page.locator(selector).first.text_content() or "").split())


def _dialogs(page: Page) -> list[str]:
    seen: list[str] = []

    def note(dialog: Any) -> None:
        seen.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    return seen


def _dump(file: Path, data: Data) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=_WithoutAliases, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")


class _WithoutAliases(yaml.SafeDumper):
    """Writes a value that stands twice twice, for playbooks know no YAML aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True
