"""What needs care: overdue reviews, uncovered claims, twins that lag, gaps and long checklists."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date

from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.model import RELATIONSHIP_STAGES
from mkdocs_playbooks.twins import behind, twins

LONG = 9  # rows; more are hard to keep in mind between two pauses
TOPICS = ("overdue", "uncovered", "missing-twins", "stale-twins", "stages-without-tactic", "long-checklists")
"""What a report looks at, in its order; also what `--fail-on` takes."""


@dataclass(frozen=True)
class Finding:
    """One thing that needs care."""

    topic: str
    path: str
    what: str
    owner: str = ""
    days: int = 0
    """Days overdue; 0 where time does not matter."""


@dataclass(frozen=True)
class Report:
    """All findings, and how far the claims of the sources are covered."""

    findings: tuple[Finding, ...]
    covered: int
    claims: int

    def of(self, topic: str) -> list[Finding]:
        return [f for f in self.findings if f.topic == topic]

    def as_json(self) -> str:
        """The report as plain data: covered, claims, findings."""
        findings = [asdict(finding) for finding in self.findings]
        data = {"covered": self.covered, "claims": self.claims, "findings": findings}
        return json.dumps(data, ensure_ascii=False, indent=2)

    def as_text(self, title: Callable[[str], str]) -> str:
        """The report for a terminal; ``title`` names a topic, and ``covered``."""
        lines = []
        for topic in TOPICS:
            lines.append(f"{title(topic)}: {len(self.of(topic))}")
            for finding in self.of(topic):
                days = f" (+{finding.days})" if finding.days else ""
                lines.append(f"  {finding.path}: {finding.what}{days} {finding.owner}".rstrip())
        lines.append(f"{title('covered')}: {self.covered}/{self.claims}")
        return "\n".join(lines)


def report(library: Library, today: date) -> Report:
    """Everything that needs care on the day ``today``."""
    uncovered = list(_uncovered(library))
    everything = [p for locale in library.locales for p in library.of(locale)]
    findings = [
        *sorted(_overdue(everything, today), key=lambda f: (-f.days, f.path)),
        *uncovered,
        *(f for p in everything for f in _twins(library, p)),
        *_stages_without_tactic(library),
        *(f for p in everything for f in _long_checklist(p)),
    ]
    findings.sort(key=lambda f: TOPICS.index(f.topic))
    lost = {f.what.partition(" ")[0] for f in uncovered}
    return Report(tuple(findings), len(library.claims) - len(lost), len(library.claims))


def _overdue(playbooks: list[Playbook], today: date) -> Iterator[Finding]:
    for p in playbooks:
        due = p.content.next_review
        if due < today:
            days = (today - due).days
            yield Finding("overdue", p.path, f"{p.content.title}: {due}", p.content.owner, days)


def _uncovered(library: Library) -> Iterator[Finding]:
    """Claims that their home playbook does not cite, in any of the languages."""
    for source in library.sources.values():
        for claim in source.content.claims:
            for locale in library.locales:
                home = library.find(locale, claim.home)
                if home is None or claim.id not in home.claims:
                    yield Finding("uncovered", source.path, f"{claim.id} {claim.home} ({locale})")


def _twins(library: Library, playbook: Playbook) -> Iterator[Finding]:
    there = {twin.locale for twin in twins(library, playbook)} | {playbook.locale}
    for locale in library.locales:
        if locale not in there:
            yield Finding("missing-twins", playbook.path, locale, playbook.content.owner)
    for id, twin in behind(library, playbook).items():
        yield Finding("stale-twins", playbook.path, f"{id} < {twin.path}", playbook.content.owner)


def _stages_without_tactic(library: Library) -> Iterator[Finding]:
    for locale in library.locales:
        used = {stage for p in library.of(locale, "tactic") for stage in p.content.stages}
        for stage in RELATIONSHIP_STAGES:
            if stage not in used:
                yield Finding("stages-without-tactic", f"playbooks/{locale}/tactic", stage)


def _long_checklist(playbook: Playbook) -> Iterator[Finding]:
    if checklist := playbook.content.checklist:
        rows = sum(len(section.items) for section in checklist.sections)
        if rows > LONG:
            yield Finding("long-checklists", playbook.path, str(rows), playbook.content.owner)
