"""What holds for every file an author can lay into a site, right or wrong."""

from __future__ import annotations

import json
import re
import resource
import string
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from builds import built

from mkdocs_playbooks import inline
from mkdocs_playbooks.build import Build
from mkdocs_playbooks.diagnostics import Diagnostic, Language, as_json, as_text
from mkdocs_playbooks.gather import Gathered, gather
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.messages import MESSAGES, PHRASES
from mkdocs_playbooks.model import walk
from mkdocs_playbooks.press import ASSETS
from mkdocs_playbooks.text import Line, Prose

MOST_MEMORY = 300 << 20
"""Bytes by which one file may raise the peak of the process."""
MOST_SECONDS = 10
"""Of processor time for one file, so that other work on the machine does not count."""
LANGUAGES: tuple[Language, ...] = ("en", "ja")
MAY_BE_EMPTY = {"suggestion", "allowed", "meaning", "value"}
"""Gaps of a message that stay empty when there is nothing to say, or when that is what was typed."""


@dataclass
class Tally:
    """What became of the files that were tried."""

    accepted: int = 0
    refused: int = 0
    slowest: float = 0.0
    slowest_file: tuple[str, bytes] = ("", b"")
    last_file: tuple[str, bytes] = ("", b"")


TALLY = Tally()


def keep_the_promises(root: Path, path: str, raw: bytes) -> Gathered:
    """Lay ``raw`` into the site ``root`` as the file ``path`` and see all promises kept."""
    TALLY.last_file = path, raw
    (root / path).write_bytes(raw)
    memory, start = peak_memory(), time.process_time()
    gathered = gather(root)
    for diagnostic in gathered.diagnostics:
        _is_told(diagnostic)
        _has_a_place(diagnostic, gathered)
    for language in LANGUAGES:
        told = json.loads(as_json(gathered.diagnostics, language))
        assert len(told) == len(gathered.diagnostics)
        text = as_text(gathered.diagnostics, gathered.lines, language, paint=True)
        text.encode("utf-8")
        assert not re.search(r"[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]", text)
    if gathered.ok:
        _all_is_shown(gathered.library, *built(gathered))
    seconds = time.process_time() - start
    if seconds > TALLY.slowest:
        TALLY.slowest, TALLY.slowest_file = seconds, (path, raw)
    TALLY.accepted += gathered.ok
    TALLY.refused += not gathered.ok
    assert seconds < MOST_SECONDS
    assert peak_memory() - memory < MOST_MEMORY
    return gathered


def peak_memory() -> int:
    """Bytes that this process has held at most so far."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


# --- What is wrong is told --------------------------------------------------------------------


def _is_told(diagnostic: Diagnostic) -> None:
    """In words without a missing gap, one line each."""
    assert diagnostic.code in MESSAGES
    for language in LANGUAGES:
        wordings = [*MESSAGES[diagnostic.code][language], *PHRASES[language].values()]
        used = {gap for wording in wordings[:2] for _, gap, _, _ in string.Formatter().parse(wording) if gap}
        empty = {gap for gap in used - MAY_BE_EMPTY if not diagnostic.details[gap].strip()}
        if diagnostic.code in ("unknown-field", "duplicate-key", "no-labels"):
            empty -= {"field", "locale"}  # a name may be typed as an empty text
        assert not empty, diagnostic
        assert diagnostic.message(language)
        assert len((diagnostic.message(language) + diagnostic.help(language)).splitlines()) == 1, diagnostic


def _has_a_place(diagnostic: Diagnostic, gathered: Gathered) -> None:
    place = diagnostic.place
    lines = gathered.lines.get(place.path, ())
    if not lines:  # the file is not there, or its bytes are no text
        file = gathered.root / place.path
        raw = file.read_bytes() if file.exists() else b""
        assert 1 <= place.line <= raw.count(b"\n") + 1 and place.column == 1, diagnostic
        return
    assert 1 <= place.line <= len(lines), diagnostic
    line = lines[place.line - 1]
    assert 1 <= place.column <= len(line) + 1, diagnostic
    field = diagnostic.details.get("field", "")
    if diagnostic.code == "unknown-field" and re.fullmatch("[a-z_]+", field):
        assert field in line[place.column - 1 :], diagnostic
    assert 1 <= place.width <= max(1, len(line) - place.column + 2), diagnostic


# --- What is right is shown -------------------------------------------------------------------


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def words(html: str) -> str:
    """What a reader sees of ``html``, with single spaces."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return " ".join("".join(parser.found).split())


def _search_file(files: dict[str, str], locale: str, name: str) -> dict[str, Any]:
    text = files[f"{locale}/{ASSETS}/search/{name}.js"]
    made: dict[str, Any] = json.loads(text.partition("]=")[2].removesuffix(";\n"))
    return made


def _all_is_shown(library: Library, made: Build, files: dict[str, str]) -> None:
    pages = {(page.locale, page.address): page for page in made.pages}
    for playbook in library.playbooks.values():
        page = pages[playbook.locale, f"{playbook.kind}/{playbook.id}.html"]
        shown = words(page.html)
        assert [text for text in _texts(library, playbook) if text not in shown] == []
        assert {id for _, id in playbook.ids()} <= page.anchors
        first, rest = (_search_file(files, playbook.locale, name)["pages"] for name in ("first", "rest"))
        (number,) = [number for number, row in enumerate(first) if row[0] == page.address]
        found = [word for text in (first[number][5], rest[number][0]) for word in text.split("\n") if word]
        assert found == list(playbook.content.search_words)
    for locale, settings in library.settings.locales.items():
        for source in library.sources.values():
            shown = words(pages[locale, f"sources/{source.id}.html"].html)
            content = source.content
            texts: list[str] = [content.author[locale], content.title[locale]]
            texts += [c.text[locale] for c in content.claims]
            texts += [content.published or "", *(c.id for c in content.claims)]
            texts += (
                _paragraphs(content.note[locale], _titles(library, locale)) if locale in content.note else []
            )
            assert [text for text in texts if " ".join(text.split()) not in shown] == []
        choice = words(files["index.html"])
        texts = [settings.name, settings.title, settings.description]
        assert [text for text in texts if " ".join(text.split()) not in choice] == []


def _texts(library: Library, playbook: Playbook) -> Iterator[str]:
    """Every text that a reader should meet on the page, as it looks there."""
    for loc, value in walk(playbook.content):
        if type(value) is Line and loc[0] != "search_words":
            yield " ".join(value.split())
        elif type(value) is Prose:
            yield from _paragraphs(value, _titles(library, playbook.locale))


def _titles(library: Library, locale: str) -> Callable[[str], str]:
    """What stands for a link without words of its own."""

    def title(target: str) -> str:
        linked = library.find(locale, target.partition("#")[0])
        return linked.content.title if linked else target

    return title


def _paragraphs(prose: Prose, title: Callable[[str], str]) -> list[str]:
    parts = inline.paragraphs(prose)
    found = [words(inline.render(part, lambda target: (target, title(target)))) for part in parts]
    # Markup takes signs away and moves targets into addresses; letters and digits stay.
    kept = Counter("".join([*found, *inline.link_targets(prose)]))
    assert Counter(filter(str.isalnum, prose)) <= kept, prose
    return found
