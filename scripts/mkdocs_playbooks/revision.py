"""What a playbook means now, as a token that better wording does not change; questions do not count."""

from __future__ import annotations

import hashlib

from mkdocs_playbooks.library import Playbook
from mkdocs_playbooks.parts import Marked
from mkdocs_playbooks.quiz_rules import QUESTIONS
from mkdocs_playbooks.text import Id


def revision(playbook: Playbook) -> str:
    """Six hexadecimal digits that change when a part is added, goes, or has its meaning raised."""
    meanings = {part.id: part.meaning for _, part in playbook.marked}
    ids = sorted(id for loc, id in playbook.ids() if loc[0] not in QUESTIONS)
    parts = "\n".join(f"{id}:{meanings.get(Id(id), 1)}" for id in ids)
    return hashlib.sha256(parts.encode()).hexdigest()[:6]


def raised(playbook: Playbook) -> list[Marked]:
    """The parts whose meaning was raised since they were written, in the order of the page."""
    return [part for loc, part in playbook.marked if part.meaning > 1 and loc[0] not in QUESTIONS]
