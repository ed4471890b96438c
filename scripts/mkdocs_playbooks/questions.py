"""Library -> all questions of one language as a plain script, loaded when a session starts."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs_playbooks.learning import cards
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.pages import LEARN, Plan
from mkdocs_playbooks.render import View
from mkdocs_playbooks.script_file import script_file
from mkdocs_playbooks.sheets import Sheets
from mkdocs_playbooks.templates import Labels, environment

_INDENT = re.compile(r"\s*\n\s*")


def script(library: Library, root: Path, locale: str, labels: Labels, sheets: Sheets) -> str:
    """``pbQuestions``: by ``playbook/question`` the question as on its page, seen from the learn page."""
    view = View(library, locale, labels, Plan(LEARN, "", "", ""), sheets)
    template = environment(root).get_template("components/quiz/alone.html.j2")
    words = view.for_templates()
    found = {
        card.key: _INDENT.sub("\n", template.render(words, card=card)).strip()
        for playbook in library.of(locale)
        for card in cards(playbook)
    }
    return script_file("pbQuestions", found)
