"""A glossary: terms with their reading and meaning."""

from typing import Annotated

from pydantic import Field

from mkdocs_playbooks.model import Content
from mkdocs_playbooks.parts import Sourced
from mkdocs_playbooks.text import Id, Line, Prose, Ref


class Term(Sourced):
    id: Id
    """Permanent name; links depend on it, so never change it."""
    term: Line
    """The word."""
    reading: Line | None = None
    """How it is read: kana in Japanese, nothing in English."""
    also: tuple[Line, ...] = ()
    """Other ways to write or say it; pages that use them count as using the term."""
    definition: Prose
    """What it means."""
    used_in: tuple[Ref, ...] = ()
    """Playbooks it belongs to although the word does not occur there; the others are found."""


class Glossary(Content):
    terms: Annotated[tuple[Term, ...], Field(min_length=1)]
    """The words, in the order of the page."""
