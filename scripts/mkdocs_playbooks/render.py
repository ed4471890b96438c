"""Library -> pages. The only user of Jinja: Python decides what a page holds, templates show it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_playbooks import inline, learning, pages
from mkdocs_playbooks.kinds.glossary import Term
from mkdocs_playbooks.kinds.path import Task
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.model import STAGES
from mkdocs_playbooks.own_kinds import OwnContent
from mkdocs_playbooks.parts import Marked, Sourced
from mkdocs_playbooks.quiz import Asked, mixed
from mkdocs_playbooks.sheets import Sheets
from mkdocs_playbooks.stage_map import StageMap, stage_map
from mkdocs_playbooks.templates import Labels, environment
from mkdocs_playbooks.terms import uses
from mkdocs_playbooks.twins import behind, twins

OWN_KIND = "own-kind.html.j2"
"""The page of a kind that the site declares without a template."""


@dataclass(frozen=True)
class Heading:
    """A heading of a page, for its table of contents."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class Page:
    """One finished page, without the frame of the site around it."""

    locale: str
    address: str
    """Path inside the language's folder, with forward slashes."""
    title: str
    description: str
    section: str
    """Title of the navigation section it stands in; empty at the top level."""
    body: str | Callable[[], str]
    """Its HTML, or what reads it when somebody wants it."""
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    """Every id on the page that a link can point to."""
    scripts: tuple[str, ...]
    """Names of the scripts that it loads beside those of every page."""
    source: str
    """Path of the YAML file it was made from, or empty."""
    reviewed_on: date
    """Day of the last review; of a list, the latest of the site."""
    twins: tuple[tuple[str, str], ...]
    """(language, address from this page) of the same page in the other languages."""
    digest: str = ""
    """Changes with everything above, if it is known."""

    @property
    def html(self) -> str:
        """What stands on it."""
        return self.body if isinstance(self.body, str) else self.body()


@dataclass(frozen=True)
class Citation:
    """One mark after a statement: the claim it rests on, or that it is ours."""

    label: str
    title: str
    href: str
    anchor: str
    """Id of this place, for the first citation of a claim on the page; else empty."""


class Renderer:
    """Makes the pages of a site, one by one."""

    def __init__(
        self, library: Library, root: Path, labels: Mapping[str, Labels], sheets: Mapping[str, Sheets]
    ) -> None:
        """``labels`` and ``sheets`` are those of every language."""
        self._library = library
        self._sheets = sheets
        self._jinja = environment(root)
        self._labels = labels
        self.plans = {locale: pages.plan(library, locale, words) for locale, words in labels.items()}
        """What there is to be rendered, by language and in the order of the navigation."""
        self._addresses = {locale: {p.address for p in plans} for locale, plans in self.plans.items()}

    def page(self, locale: str, plan: pages.Plan) -> Page:
        """One finished page."""
        view = View(self._library, locale, self._labels[locale], plan, self._sheets[locale])
        return self._page(locale, plan, _html(self._jinja, plan, view))

    def _page(self, locale: str, plan: pages.Plan, html: str) -> Page:
        return Page(
            locale=locale,
            address=plan.address,
            title=plan.title,
            description=plan.description,
            section=plan.section,
            body=html,
            headings=_headings(html),
            anchors=frozenset(_ID.findall(html)),
            scripts=tuple(name for name, marks in _SCRIPTS.items() if marks.search(html)),
            source=plan.playbook.path if plan.playbook else "",
            reviewed_on=(plan.playbook.content if plan.playbook else self._library).reviewed_on,
            twins=tuple(self._twins(locale, plan)),
        )

    def _twins(self, locale: str, plan: pages.Plan) -> Iterator[tuple[str, str]]:
        for other, known in self._addresses.items():
            if other != locale:
                twin = plan.playbook and self._library.find(other, plan.playbook.id)
                addresses = {twin and pages.playbook_address(twin)} if plan.playbook else known
                target = plan.address if plan.address in addresses else pages.HOME
                start = posixpath.dirname(posixpath.join(locale, plan.address))
                yield other, posixpath.relpath(posixpath.join(other, target), start)

    def blank(self, locale: str, plan: pages.Plan) -> Page:
        """A page as the navigation knows it, with nothing on it yet."""
        return self._page(locale, plan, "")


def language_choice(library: Library, root: Path) -> str:
    """The page at the root of the site, which offers its languages."""
    template = environment(root).get_template("root/index.html.j2")
    return template.render(settings=library.settings)


class View:
    """What templates can ask for, seen from one page."""

    def __init__(
        self, library: Library, locale: str, labels: Labels, plan: pages.Plan, sheets: Sheets
    ) -> None:
        self.library = library
        self.locale = locale
        self.t = labels
        self.address = plan.address
        self.duration = labels.duration
        self.sheets = sheets
        self._playbook = plan.playbook
        self._cited: set[str] = set()
        self._late = behind(library, plan.playbook) if plan.playbook else {}

    def for_templates(self) -> dict[str, object]:
        """All that can be asked, by name."""
        return {name: getattr(self, name) for name in dir(self) if not name.startswith("_")} | {
            "pages": pages
        }

    def url(self, address: str, anchor: str = "") -> str:
        """The way from this page to another page of the same language."""
        path = _way(posixpath.dirname(self.address), address)
        return f"{path}#{anchor}" if anchor else path

    def find(self, id: str) -> Playbook:
        playbook = self.library.find(self.locale, id)
        if playbook is None:  # checks.py has refused every unknown id
            raise LookupError(id)
        return playbook

    def playbook_url(self, id: str, anchor: str = "") -> str:
        return self.url(pages.playbook_address(self.find(id)), anchor)

    def prose(self, text: str) -> Markup:
        """A text field as paragraphs of HTML."""
        parts = [inline.render(part, self._resolve) for part in inline.paragraphs(text)]
        return Markup("").join(Markup("<p>{}</p>").format(part) for part in parts)

    def phrase(self, text: str) -> Markup:
        """A text field as HTML without paragraphs."""
        parts = [inline.render(part, self._resolve) for part in inline.paragraphs(text)]
        return Markup("<br>").join(parts)

    def plain(self, text: str) -> str:
        """A text field without its markup."""
        return inline.plain(text, lambda id: self.find(id).content.title)

    def citations(self, sourced: Sourced) -> list[Citation]:
        """The marks of a statement, claims first."""
        return [self._citation(id) for id in sorted(sourced.sources, key=lambda id: id == "ours")]

    def term_uses(self, term: Term) -> list[Playbook]:
        """The playbooks that use a term of the glossary on this page."""
        return self._term_uses[term.id]

    def mixed(self, id: str, count: int) -> list[int]:
        """The order in which the reader gets the lines of the question ``id``."""
        return mixed(id, count)

    def deck(self) -> dict[str, Any]:
        """Every question there is in this language, and what its answer rests on."""
        return learning.deck(self.library, self.locale)

    def answer_rests_on(self, playbook: Playbook, question: Asked) -> str:
        """What an answer rests on, for the browser to keep with it."""
        return learning.answer_rests_on(playbook, question)

    def tick_rests_on(self, path: Playbook, task: Task) -> str:
        """What a ticked task rests on, for the browser to keep with it."""
        return learning.tick_rests_on(self.library, path, task)

    def used_in(self, playbook: Playbook) -> list[Playbook]:
        """The playbooks that link to this one."""
        return self.library.linking_to(playbook)

    def is_behind(self, part: object) -> bool:
        """Whether the twin's meaning of this part was raised and not followed here."""
        return isinstance(part, Marked) and part.id in self._late

    def languages_without(self, playbook: Playbook) -> list[str]:
        """Names of the site's languages in which this playbook is not there."""
        there = {playbook.locale, *(twin.locale for twin in twins(self.library, playbook))}
        return [str(s.name) for code, s in self.library.settings.locales.items() if code not in there]

    def gate_link(self, id: str) -> Markup:
        """The gate's title as a link to its place."""
        for playbook in self.library.of(self.locale, "stage"):
            for gate in getattr(playbook.content, "gates", ()):
                if gate.id == id:
                    href = self.playbook_url(playbook.id, id)
                    return Markup('<a class="pb-way__gate" href="{}">{}</a>').format(href, gate.title)
        raise LookupError(id)

    def stage_map(self) -> StageMap:
        return stage_map(self.library, self.locale)

    @cached_property
    def _term_uses(self) -> dict[str, list[Playbook]]:
        return uses(self.library, self._playbook) if self._playbook else {}

    def _citation(self, id: str) -> Citation:
        if id == "ours":
            return Citation(self.t("citation.ours"), self.t("citation.ours-title"), "", "")
        claim = self.library.claims.get(id)
        source = id.partition("-")[0]
        anchor = "" if id in self._cited else id
        self._cited.add(id)
        href = self.url(f"sources/{source}.html", id) if claim else ""
        return Citation(id, claim.text[self.locale] if claim else "", href, anchor)

    def _resolve(self, target: str) -> tuple[str, str]:
        if ":" in target:
            return target, target
        id, _, step = target.partition("#")
        return self.playbook_url(id, step), self.find(id).content.title


@lru_cache(maxsize=65536)  # a list has the same ways as the next one
def _way(folder: str, address: str) -> str:
    # posixpath.relpath looks where the process stands first, which takes ten times as long.
    here, there = folder.split("/") if folder else [], address.split("/")
    while here and there[1:] and here[0] == there[0]:
        del here[0], there[0]
    return "/".join([".."] * len(here) + there)


def _html(jinja: Environment, plan: pages.Plan, view: View) -> str:
    shown = {"plan": plan, "playbook": plan.playbook, "kinds": list(view.library.kinds), "stages": STAGES}
    # A kind that the site declares needs no template of its own.
    own = plan.playbook and isinstance(plan.playbook.content, OwnContent)
    template = jinja.select_template([plan.template, OWN_KIND] if own else [plan.template])
    return template.render(view.for_templates() | plan.values() | shown)


# Our own templates write every attribute in double quotes, and Jinja escapes those in texts; a parser of HTML
# takes longer over a page than all of its making.
_ID = re.compile(r'\sid="([^"]+)"')
# A checklist or quiz lies further down its page and is not here: components/near/ brings the desk to it.
_SCRIPTS = {
    "desk": re.compile(r"\sdata-pb-(desk|overview|path)[\s=>]"),
    "tools": re.compile(r"\sdata-pb-(call-back|pack|stage-check|talk)[\s=>]"),
}
_HEADING = re.compile(r'<h([12])\b[^>]*?\sid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)


def _headings(html: str) -> tuple[Heading, ...]:
    """The headings of a page that have an id."""
    return tuple(
        Heading(int(level), id, " ".join(Markup(inner).striptags().split()))
        for level, id, inner in _HEADING.findall(html)
    )
