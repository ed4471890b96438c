"""What stands in ``playbooks.json``: the models are its manual, and their JSON Schema is published beside it.

``format`` rises when a field goes or changes its meaning; new fields may come at any time.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

FORMAT = 1


class Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Named(Record):
    id: str
    title: str


class Pair(Record):
    phrase: str
    """What not to say."""
    instead: str
    """What to say instead."""


class CardRecord(Record):
    """What to say while the customer is on the line."""

    url: str
    say: list[str]
    ask: list[str]
    avoid: list[Pair]
    stop_if: list[str]
    """When to stop and hand over."""
    sources: list[str]


class PartRecord(Record):
    """A step, gate, sign, question, outcome, day, task or term."""

    id: str
    """Permanent within its playbook."""
    field: str
    """Where it stands: steps, gates, signs, questions, outcomes, days, terms ..."""
    url: str
    """Its place on the page."""
    title: str
    texts: dict[str, list[str]]
    """All its other texts by field, such as text, because, say, evidence, definition."""
    leads_to: list[str]
    """Ids that it names: of playbooks, or of questions and outcomes of a decision (yes, then no)."""
    meaning: int
    """Rises when what it says has changed, not for better wording."""
    sources: list[str]


class Branch(Record):
    when: str
    then: str


class ItemRecord(Record):
    """One row of a checklist."""

    id: str
    """Permanent within its playbook."""
    url: str
    action: str
    role: str | None
    because: str | None
    blank: str | None
    """Label of a write-in blank."""
    critical: bool
    """Must never be left out."""
    fairness: Literal["outcome", "process", "person"] | None
    """What the customer will judge by it."""
    branch: Branch | None
    """A case that changes what to do."""
    stop: str | None
    """Do not go on before this holds."""
    meaning: int
    sources: list[str]


class SectionRecord(Record):
    id: str
    url: str
    title: str
    within_minutes: int | None
    """Time limit, counted from the start."""
    items: list[ItemRecord]


class ChecklistRecord(Record):
    url: str
    sheet: str
    """Address of the sheet to print."""
    version: str
    """Changes with the words; it is printed on the sheet."""
    mode: Literal["read-do", "do-confirm"]
    goal: str
    sections: list[SectionRecord]
    completion: str
    """What to report when the last row is ticked."""
    sign_off: list[str]
    """Roles that sign."""


class ObjectionRecord(Record):
    url: str
    they_say: str
    we_say: list[str]
    sources: list[str]


class PlaybookRecord(Record):
    id: str
    """Permanent, and the same in every language."""
    kind: str
    url: str
    """Its page."""
    markdown: str
    """The same as Markdown."""
    embed: str
    """The same as a card for a frame."""
    twins: dict[str, str]
    """Its page in the other languages."""
    formerly: list[str]
    """Ids it had before."""
    title: str
    summary: str
    stages: list[str]
    search_words: list[str]
    owner: str
    reviewed_on: date
    next_review: date
    revision: str
    """Changes when a part is added, goes, or has its meaning raised; not for better wording."""
    triggers: list[str]
    """What customers say when it is needed; of a tactic, when to use it."""
    first_response_minutes: int | None
    """Time until the customer must have heard from us."""
    call_card: CardRecord | None
    parts: list[PartRecord]
    """Everything with an id, in the order of the page, apart from rows and quiz."""
    checklist: ChecklistRecord | None
    objections: list[ObjectionRecord]
    texts: dict[str, list[str]]
    """All other texts by field, such as definition, why, cautions, exit_tests, example."""
    related: list[str]
    """Ids of playbooks to read next."""
    sources: list[str]
    """Claims it rests on."""


class ClaimRecord(Record):
    id: str
    url: str
    weight: Literal["A", "B", "C"]
    """A must be visible in a playbook, B is a reason or support, C is context."""
    text: str
    home: str
    """The playbook that must cover it."""


class SourceRecord(Record):
    id: str
    url: str
    author: str
    title: str
    published: str | None
    claims: list[ClaimRecord]


class CatalogueFile(Record):
    """Addresses are absolute where the site's address is set, else relative to this file."""

    format: Literal[1]
    locale: str
    title: str
    description: str
    languages: dict[str, str]
    """Address of this file in the other languages."""
    kinds: list[Named]
    stages: list[Named]
    playbooks: list[PlaybookRecord]
    sources: list[SourceRecord]


def schema_text() -> str:
    """The JSON Schema of the file."""
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(draft | CatalogueFile.model_json_schema(), ensure_ascii=False, indent=1) + "\n"
