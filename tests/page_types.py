"""A page of each type that the site has, by its address in a language."""

from __future__ import annotations

from pathlib import Path

from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.pages import has_kit

REPOSITORY = Path(__file__).parents[1]
LIBRARY = gather(REPOSITORY).library
PLAYBOOKS = [LIBRARY.of("ja", kind)[-1] for kind in KINDS]
FIXED = """
    index now learn print/index runs talk call-back stage-check find report how-to-use stages/index
    stages/customer sources/index sources/S1 recovery/index print/sincere-first-response
    print/walk/complaint-triage print/grab-bag embed/sincere-first-response
"""
TYPES = [
    *(f"{name}.html" for name in FIXED.split()),
    *(f"{playbook.kind}/{playbook.id}.html" for playbook in PLAYBOOKS),
    f"print/role-play/{next(p.id for p in LIBRARY.of('ja') if has_kit(p))}.html",
]
