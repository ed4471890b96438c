"""All content of a site: the playbooks of every language, the sources they rest on, the settings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import Field

from mkdocs_playbooks.inline import link_targets
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.model import STAGES, Content, Gate, Loc, walk
from mkdocs_playbooks.parts import Marked, Part
from mkdocs_playbooks.text import ClaimRef, Colour, FontFile, Id, Line, PictureFile, Prose, Ref
from mkdocs_playbooks.words import Reading

NAMES = ("title", "action", "sign", "ask", "term", "text")
"""The fields that name a part which has an id."""


@dataclass(frozen=True)
class Playbook:
    """One YAML file: where it lies and what it holds."""

    kind: str
    locale: str
    id: str
    path: str
    """Path from the site's folder, with forward slashes."""
    content: Content

    @cached_property
    def parts(self) -> tuple[tuple[Loc, object], ...]:
        """Every part and text of it with the way to it, in reading order; walked once, asked for often."""
        return tuple((_same(loc), part) for loc, part in walk(self.content))

    @cached_property
    def marked(self) -> tuple[tuple[Loc, Marked], ...]:
        """The parts that have a permanent name and a revision of their meaning, with the way to each."""
        return tuple((loc, part) for loc, part in self.parts if isinstance(part, Marked))

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Ids of the playbooks it links to, each once, and whatever else its links name."""
        named = [value for _, value in self.parts if type(value) is Ref]
        prose = [value for _, value in self.parts if isinstance(value, Prose)]
        written = [target.partition("#")[0] for text in prose for target in link_targets(text)]
        return tuple(sorted({*named, *written} - {self.id}))

    @cached_property
    def outline(self) -> str:
        """Digest of all that the rules for other playbooks ask of this one, but for the meanings that its
        twins ask.
        """
        content = self.content
        gates = [getattr(content, name, None) for name in ("gates", "from_gate", "to_gate")]
        asked = sorted(self.steps), content.stages, content.formerly, gates
        return hashlib.sha256(repr(asked).encode()).hexdigest()

    def __getstate__(self) -> dict[str, object]:
        """Without what is found again sooner than it is read."""
        return {name: value for name, value in self.__dict__.items() if name not in _FOUND_AGAIN}

    def ids(self) -> list[tuple[Loc, str]]:
        """Every id declared inside (steps, rows, gates ...) with the way to it, in reading order."""
        return [
            (loc, str(value))
            for loc, value in self.parts
            if loc and loc[-1] == "id" and isinstance(value, Id)
        ]

    @cached_property
    def steps(self) -> dict[str, Loc]:
        """What a link can point to on its page, with the way to it; looking up takes no time."""
        return {id: loc for loc, id in self.ids()}

    @cached_property
    def version(self) -> str:
        """Six hexadecimal digits that change with the words of its checklist; empty without one."""
        checklist = self.content.checklist
        if checklist is None:
            return ""
        words = f"{self.content.title}\n{checklist.model_dump_json()}"
        return hashlib.sha256(words.encode()).hexdigest()[:6]

    def name_of(self, id: str) -> str:
        """What the step, row, gate ... with this id is called on its page."""
        way = self.steps[id][:-1]
        part = next(part for loc, part in self.parts if loc == way)
        return next(str(getattr(part, field)) for field in NAMES if hasattr(part, field))

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims it cites, each once, in reading order."""
        return tuple(dict.fromkeys(v for _, v in self.parts if isinstance(v, ClaimRef) and v != "ours"))


_FOUND_AGAIN = {"parts", "marked", "steps"}


@cache
def _same(loc: Loc) -> Loc:
    """The one tuple that stands for a way: thousands of playbooks have the same ways to their parts."""
    return loc


class Claim(Part):
    """One statement of a source, in our own words."""

    id: ClaimRef
    """Number of the claim, as S1-60; it begins with the name of the file."""
    weight: Literal["A", "B", "C"]
    """A must be visible in a playbook, B is a reason or support, C is context."""
    home: Id
    """The playbook that must cover it."""
    text: dict[str, Line]
    """The claim in each language."""


class SourceContent(Part):
    """A text that playbooks rest on, as the claims we took from it."""

    author: dict[str, Line]
    """Who wrote it, in each language."""
    title: dict[str, Line]
    """What it is called, in each language."""
    published: Line | None = None
    """Year or day of publication."""
    note: dict[str, Prose] = Field(default_factory=dict)
    """What the reader should know about it, in each language."""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    """What it says, one statement each."""


@dataclass(frozen=True)
class Source:
    """One file of ``playbooks/sources/``."""

    id: str
    path: str
    content: SourceContent


class LocaleSettings(Part):
    name: Line
    """The language's own name for itself, for the language switch."""
    title: Line
    """Name of the site in this language."""
    description: Line
    """What the site is for, in one line."""


class Brand(Part):
    """What the site looks like to those who know the company; the files lie in ``brand/``."""

    logo: PictureFile | None = None
    """Picture before the site's name: SVG or PNG."""
    favicon: PictureFile | None = None
    """Picture on the browser's tab: SVG, PNG or ICO."""
    colour: Colour | None = None
    """Colour of links, buttons and stages, as #17587e."""
    accent: Colour | None = None
    """Colour of what is urgent, as #b8361b."""
    font: FontFile | None = None
    """Typeface of the pages: a WOFF2 file."""
    font_bold: FontFile | None = None
    """The same typeface in bold."""

    def files(self) -> dict[str, str]:
        """The names of the files it uses, by field."""
        named = (self.logo, self.favicon, self.font, self.font_bold)
        fields = ("logo", "favicon", "font", "font_bold")
        return {field: str(name) for field, name in zip(fields, named, strict=True) if name}


class Settings(Part):
    """``playbooks/site.yml``: what holds for the whole site."""

    locales: Annotated[dict[str, LocaleSettings], Field(min_length=1)]
    """Languages of the site by code; the first is the main one."""
    values: dict[Id, Line] = Field(default_factory=dict)
    """Values used in several playbooks, written there as ((name))."""
    brand: Brand = Brand()
    """Logo, colours and typeface of the company."""


@dataclass(frozen=True)
class Library:
    """All content of a site that passed its own checks, ready to render."""

    settings: Settings
    playbooks: Mapping[tuple[str, str], Playbook] = field(default_factory=dict)
    """By (locale, id)."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """By id."""
    readings: Mapping[Line, Reading] = field(default_factory=dict)
    """How words with kanji are read, from ``playbooks/words/``."""
    synonyms: tuple[tuple[Line, ...], ...] = ()
    """Groups of words that mean the same."""
    kinds: Mapping[str, type[Content]] = field(default_factory=lambda: KINDS)
    """Every kind by the name of its folder, in the order of the navigation; the site's own come last."""

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(self.settings.locales)

    def of(self, locale: str, kind: str | None = None) -> list[Playbook]:
        """The playbooks of one language (and kind), by rank and then by id."""
        return list(self._groups.get((locale, kind), ()))

    def find(self, locale: str, id: str) -> Playbook | None:
        return self.playbooks.get((locale, id))

    def gates(self, locale: str) -> list[Gate]:
        """All gates of one language, from the first contact on."""
        staged = [p for p in self.of(locale, "stage") if getattr(p.content, "gates", ())]
        staged.sort(key=lambda p: STAGES.index(p.content.stages[0]))
        return [gate for p in staged for gate in getattr(p.content, "gates", ())]

    def former_ids(self, playbook: Playbook) -> tuple[Id, ...]:
        """The ids that a playbook had before, each once; what one language says holds for all."""
        everywhere = (self.find(locale, playbook.id) for locale in self.locales)
        return tuple(dict.fromkeys(id for twin in everywhere if twin for id in twin.content.formerly))

    def linking_to(self, playbook: Playbook) -> list[Playbook]:
        """The playbooks of its language that link to this one, each once."""
        return list(self._linking.get((playbook.locale, playbook.id), ()))

    @cached_property
    def _groups(self) -> dict[tuple[str, str | None], list[Playbook]]:
        """The playbooks of each language, and of each kind in it."""
        groups: dict[tuple[str, str | None], list[Playbook]] = {}
        for playbook in sorted(self.playbooks.values(), key=lambda p: (p.content.rank(), p.id)):
            for kind in (None, playbook.kind):
                groups.setdefault((playbook.locale, kind), []).append(playbook)
        return groups

    @cached_property
    def _linking(self) -> dict[tuple[str, str], list[Playbook]]:
        """The playbooks that link to each."""
        found: dict[tuple[str, str], list[Playbook]] = {}
        for locale in self.locales:
            for playbook in self._groups.get((locale, None), ()):
                for target in playbook.links:
                    found.setdefault((locale, target), []).append(playbook)
        return found

    @cached_property
    def reviewed_on(self) -> date:
        """Day of the latest review of all."""
        return max((p.content.reviewed_on for p in self.playbooks.values()), default=date.min)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {c.id: c for s in self.sources.values() for c in s.content.claims}
