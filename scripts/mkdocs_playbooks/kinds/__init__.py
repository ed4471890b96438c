"""The kinds of playbook. A new kind is one module here, one line below and one template folder."""

from mkdocs_playbooks.kinds.decision import Decision
from mkdocs_playbooks.kinds.glossary import Glossary
from mkdocs_playbooks.kinds.lesson import Lesson
from mkdocs_playbooks.kinds.meeting import Meeting
from mkdocs_playbooks.kinds.path import Path
from mkdocs_playbooks.kinds.recovery import Recovery
from mkdocs_playbooks.kinds.signals import Signals
from mkdocs_playbooks.kinds.stage import Stage
from mkdocs_playbooks.kinds.tactic import Tactic
from mkdocs_playbooks.model import Content

KINDS: dict[str, type[Content]] = {
    "stage": Stage,
    "recovery": Recovery,
    "tactic": Tactic,
    "meeting": Meeting,
    "signals": Signals,
    "decision": Decision,
    "lesson": Lesson,
    "path": Path,
    "glossary": Glossary,
}
"""Every kind by the name of its folder, in the order of the navigation."""
