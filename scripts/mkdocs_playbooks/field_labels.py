"""What a field of a playbook is called where no template of its kind says so."""

from __future__ import annotations

from mkdocs_playbooks.library import Playbook
from mkdocs_playbooks.templates import Labels

OTHERWISE = {
    "avoid": "field.avoid-points",
    "evidence": "field.evidence-points",
    "call_card": "field.call-card",
    "quiz": "quiz.title",
    "scenarios": "quiz.scenarios",
    "role_play": "learn.role-play.one",
    "takeaway": "tools.takeaway",
    "from_gate": "tools.from-gate",
    "to_gate": "tools.to-gate",
}
"""Labels by field, where they are not ``field.<name>``."""


def field_label(labels: Labels, playbook: Playbook, name: str) -> str:
    """The heading of a field: what its kind calls it, else what all do."""
    if name in labels.group(f"kind.{playbook.kind}").get("fields", {}):
        return labels(f"kind.{playbook.kind}.fields.{name}")
    return labels(OTHERWISE.get(name, f"field.{name}"))
