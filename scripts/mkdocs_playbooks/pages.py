"""Which pages a site has: Library -> plans, in the order of the navigation.

Addresses never change: ``<kind>/<id>.html`` for a playbook, ``<kind>/index.html`` for a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from mkdocs_playbooks.library import Library, Playbook, Source
from mkdocs_playbooks.lint import promises_call
from mkdocs_playbooks.model import STAGES, Item, StageName
from mkdocs_playbooks.report import TOPICS, report
from mkdocs_playbooks.stage_check import first_tactic, stage_checks
from mkdocs_playbooks.templates import Labels

HOME = "index.html"
NOW = "now.html"
LEARN = "learn.html"
PRINT = "print/index.html"
RUNS = "runs.html"
COVERAGE = "stages/index.html"
SOURCES = "sources/index.html"
REPORT = "report.html"
TALK = "talk.html"
STAGE_CHECK = "stage-check.html"
CALL_BACK = "call-back.html"
GRAB_BAG = "print/grab-bag.html"
WALKS = "print/walk/"
FIND = "find.html"


Values = Callable[[], dict[str, Any]]


@dataclass(frozen=True)
class Plan:
    """One page to be rendered."""

    address: str
    """Path inside the language's folder, with forward slashes."""
    template: str
    title: str
    description: str
    section: str = ""
    """Title of the navigation section it stands in; empty at the top level."""
    values: Values = dict
    """Gives what the template shows besides the Library; which pages there are is known without."""
    playbook: Playbook | None = None


def playbook_address(playbook: Playbook) -> str:
    return f"{playbook.kind}/{playbook.id}.html"


def markdown_address(playbook: Playbook) -> str:
    """Where it lies as Markdown, beside its page."""
    return f"{playbook.kind}/{playbook.id}.md"


def embed_address(playbook: Playbook) -> str:
    """Where it stands as a card for a frame."""
    return f"embed/{playbook.id}.html"


def sheet_address(playbook: Playbook) -> str:
    """Where its checklist stands alone, for paper."""
    return f"print/{playbook.id}.html"


def has_kit(playbook: Playbook) -> bool:
    """Whether it can be acted out: a case is written for it, or its card answers what customers say."""
    content = playbook.content
    return bool(content.role_play or (content.call_card and content.objections))


def walk_address(playbook: Playbook) -> str:
    """Where the questions of a decision stand as one list, for paper."""
    return f"{WALKS}{playbook.id}.html"


def kit_address(playbook: Playbook) -> str:
    """Where its role-play kit stands; in a folder of its own, so never at the address of a sheet."""
    return f"print/role-play/{playbook.id}.html"


def plan(library: Library, locale: str, labels: Labels) -> list[Plan]:
    """Every page of one language."""
    return [
        *_doors(library, locale, labels),
        _runs(library, locale, labels),
        *_on_a_call(library, locale, labels),
        *_playbooks(library, locale, labels),
        *_lists(library, locale, labels),
        _report(library, locale, labels),
        _find(library, locale, labels),
    ]


def _doors(library: Library, locale: str, labels: Labels) -> Iterator[Plan]:
    for address, name in ((HOME, "home"), (NOW, "now"), (LEARN, "learn"), (PRINT, "print")):
        description = labels(f"page.{name}.about")
        if name == "home":
            description = library.settings.locales[locale].description
        values = partial({"now": _now, "learn": _learn}.get(name, _nothing), library, locale)
        title = labels(f"page.{name}.title")
        yield Plan(address, f"pages/{name}.html.j2", title, description, values=values)


def _now(library: Library, locale: str) -> dict[str, Any]:
    """The recoveries by how soon the customer must hear from us, then all other call cards."""
    recoveries = library.of(locale, "recovery")
    others = [p for p in library.of(locale) if p.content.call_card and p.kind != "recovery"]
    return {"urgent": recoveries, "others": others}


def _on_a_call(library: Library, locale: str, labels: Labels) -> Iterator[Plan]:
    """What helps while a customer is on the line, besides the call cards."""
    for address, name, values in (
        (TALK, "talk", _nothing),
        (CALL_BACK, "call-back", _promising_rows),
        (STAGE_CHECK, "stage-check", _stage_check),
    ):
        title, about = labels(f"page.{name}.title"), labels(f"page.{name}.about")
        section = labels("page.on-a-call.title")
        template = f"pages/{name}.html.j2"
        yield Plan(address, template, title, about, section, partial(values, library, locale))


def _stage_check(library: Library, locale: str) -> dict[str, Any]:
    return {"checks": stage_checks(library, locale), "first": first_tactic(library, locale)}


def _promising_rows(library: Library, locale: str) -> dict[str, Any]:
    """The playbooks with a call card, each with the row of its checklist that promises a call."""
    found: list[tuple[Playbook, Item | None]] = []
    for playbook in library.of(locale):
        if playbook.content.call_card:
            checklist = playbook.content.checklist
            items = [item for section in checklist.sections for item in section.items] if checklist else []
            found.append((playbook, next((i for i in items if promises_call(locale, i.action)), None)))
    return {"rows": found}


def _learn(library: Library, locale: str) -> dict[str, Any]:
    """The playbooks that can be acted out."""
    return {"kits": [p for kind in library.kinds for p in library.of(locale, kind) if has_kit(p)]}


def _nothing(library: Library, locale: str) -> dict[str, Any]:
    return {}


def _runs(library: Library, locale: str, labels: Labels) -> Plan:
    """All runs that the reader's browser keeps, and the checklists to begin one with."""
    lists = [p for kind in library.kinds for p in library.of(locale, kind) if p.content.checklist]
    title, about = labels("page.runs.title"), labels("page.runs.about")
    return Plan(RUNS, "pages/runs.html.j2", title, about, values=partial(dict, lists=lists))


def _playbooks(library: Library, locale: str, labels: Labels) -> Iterator[Plan]:
    for kind in library.kinds:
        playbooks = library.of(locale, kind)
        if not playbooks:
            continue
        section, about = labels(f"kind.{kind}.many"), labels(f"kind.{kind}.about")
        values: Values = partial(dict, kind=kind, playbooks=playbooks)
        yield Plan(f"{kind}/index.html", "pages/kind.html.j2", section, about, section, values)
        for p in playbooks:
            template = f"kinds/{kind}/page.html.j2"
            title, summary = p.content.title, p.content.summary
            yield Plan(playbook_address(p), template, title, summary, section, playbook=p)


def _lists(library: Library, locale: str, labels: Labels) -> Iterator[Plan]:
    everything = [p for kind in library.kinds for p in library.of(locale, kind)]
    section = labels("page.coverage.title")
    table = {stage: [p for p in everything if stage in p.content.stages] for stage in STAGES}
    about = labels("page.coverage.about")
    yield Plan(COVERAGE, "pages/coverage.html.j2", section, about, section, partial(dict, table=table))
    for stage in STAGES:
        title = labels(f"stage.{stage}")
        values: Values = partial(dict, stage=stage, playbooks=table[stage])
        about = labels("page.stage.about", stage=title)
        yield Plan(f"stages/{stage}.html", "pages/stage.html.j2", title, about, section, values)
    if library.sources:
        section, about = labels("page.sources.title"), labels("page.sources.about")
        yield Plan(SOURCES, "pages/sources.html.j2", section, about, section)
        for id, source in sorted(library.sources.items()):
            title = f"{id} {source.content.title[locale]}"
            values = partial(_source, source, everything)
            yield Plan(f"sources/{id}.html", "pages/source.html.j2", title, about, section, values)


def _report(library: Library, locale: str, labels: Labels) -> Plan:
    """What needs care. Whether a review is overdue is told by the reader's clock, not by the day of the
    build: the same content gives the same bytes on any day.
    """

    def values() -> dict[str, Any]:
        reviews = sorted(library.of(locale), key=lambda p: (p.content.next_review, p.id))
        return {"report": report(library, date.min), "topics": TOPICS[1:], "reviews": reviews}

    about = labels("page.report.about")
    return Plan(REPORT, "pages/report.html.j2", labels("page.report.title"), about, values=values)


def _find(library: Library, locale: str, labels: Labels) -> Plan:
    """What the search box finds at once, to be read without a script."""
    everything = [p for kind in library.kinds for p in library.of(locale, kind)]
    title, about = labels("page.find.title"), labels("page.find.about")
    return Plan(FIND, "pages/find.html.j2", title, about, values=partial(dict, everything=everything))


def _source(source: Source, playbooks: list[Playbook]) -> dict[str, Any]:
    """A source, and the playbooks that cite each claim of any."""
    uses: dict[str, list[Playbook]] = {}
    for playbook in playbooks:
        for claim in playbook.claims:
            uses.setdefault(claim, []).append(playbook)
    return {"source": source, "uses": uses}


def stage_address(stage: StageName) -> str:
    return f"stages/{stage}.html"
