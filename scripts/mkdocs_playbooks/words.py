"""What the site knows about words beyond its pages: how they are read, and which mean the same."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mkdocs_playbooks.parts import Part
from mkdocs_playbooks.text import Line, Text


class Reading(Text):
    """How a word is read: hiragana; a space parts two ways to read it."""

    pattern = r"[ぁ-ゖー]+( [ぁ-ゖー]+)*"
    code = "bad-reading"


class Readings(Part):
    """``playbooks/words/readings.yml``: how words with kanji are read."""

    readings: dict[Line, Reading]
    """How each word is read, in hiragana; verbs as in a dictionary (謝る: あやまる)."""


class Synonyms(Part):
    """``playbooks/words/synonyms.yml``: words that find each other's pages, in any language."""

    groups: tuple[Annotated[tuple[Line, ...], Field(min_length=2)], ...]
    """Words that mean the same, one group a row; a word stands in one group only."""


WORDS: dict[str, type[Readings] | type[Synonyms]] = {"readings": Readings, "synonyms": Synonyms}
"""Every file of ``playbooks/words/`` by its name."""
