"""Slips of a Japanese keyboard and of pasted text that YAML reads as something else.

``　title:``, ``title：x``, ``－ x``: YAML takes them for text or for a new field and complains about
something that puzzles the author. Where a problem stands on such a line (or right below it, where
YAML often notices only then), the slip is what is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_playbooks.diagnostics import Diagnostic, Place

SLIPS = (
    ("full-width-space", re.compile(r"\s*?(?P<slip>\u3000)")),
    ("no-break-space", re.compile(r" *(?P<slip>\u00a0)")),
    ("full-width-colon", re.compile(r"[\s-]*[A-Za-z_]+(?P<slip>：)")),
    ("full-width-space", re.compile(r"[\s-]*[A-Za-z_]+:(?P<slip>\u3000)")),
    ("full-width-dash", re.compile(r"\s*(?P<slip>[－−ー–—])")),
    ("missing-space", re.compile(r"[\s-]*[a-z_]+(?P<slip>:)[^\s:/]")),
    ("missing-space", re.compile(r"\s*(?P<slip>-)[^\s-]")),
    ("full-width-bracket", re.compile(r"[\s-]*[A-Za-z_]+: *(?P<slip>[［｛])")),
    ("full-width-quote", re.compile(r"[\s-]*(?:[A-Za-z_]+:)? *(?P<slip>[＂＇])")),
)
"""Code of each slip and how a line with it begins."""

PUZZLING = {
    "bad-yaml",
    "colon-in-text",
    "expected-fields",
    "expected-list",
    "expected-text",
    "not-a-mapping",
    "special-character",
    "unclosed-quote",
    "unknown-field",
}
"""Codes that a slip can bring about."""


def explain(problem: Diagnostic, lines: Sequence[str]) -> Diagnostic:
    """The slip behind ``problem``, or ``problem`` itself."""
    if problem.code not in PUZZLING:
        return problem
    line = problem.place.line
    # A list or mapping stands at its field name; its own text begins on the next line.
    below = (line + 1,) if problem.code.startswith("expected-") else ()
    for number in (line, line - 1, *below):
        if not 1 <= number <= len(lines):
            continue
        for code, beginning in SLIPS:
            if found := beginning.match(lines[number - 1]):
                return Diagnostic(code, Place(problem.place.path, number, found.start("slip") + 1))
    return problem
