"""What can be wrong with the content, as values: where it is, what it is, how to mend it.

Nothing here prints or exits. The wording of every code, in every language of the interface,
lies in ``messages.py``.
"""

from __future__ import annotations

import json
import locale
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal
from unicodedata import east_asian_width

from mkdocs_playbooks.messages import MESSAGES, PHRASES

Severity = Literal["error", "warning"]
Language = Literal["en", "ja"]


@dataclass(frozen=True)
class Place:
    """A stretch of one line of a file; line and column count from 1, width in characters."""

    path: str
    line: int = 1
    column: int = 1
    width: int = 1


@dataclass(frozen=True)
class Diagnostic:
    """One problem. ``details`` fill the gaps of the code's message.

    A detail named ``suggestion`` (the likely right word) or ``allowed`` (all right words) makes the
    help line; without either the code's own help is shown.
    """

    code: str
    place: Place
    severity: Severity = "error"
    details: Mapping[str, str] = field(default_factory=dict)

    def message(self, language: Language = "en") -> str:
        return self._fill(MESSAGES[self.code][language][0])

    def help(self, language: Language = "en") -> str:
        phrases = PHRASES[language]
        hints = (("suggestion", "did-you-mean"), ("allowed", "allowed"))
        if known := [phrases[phrase] for detail, phrase in hints if self.details.get(detail)]:
            return self._fill(phrases["and"].join(known))
        return self._fill(MESSAGES[self.code][language][1])

    def _fill(self, wording: str) -> str:
        """``wording`` with its gaps filled, on one line; what was typed cannot act on a terminal."""
        return wording.format_map({gap: _ACTING.sub("\ufffd", words) for gap, words in self.details.items()})

    def as_dict(self, language: Language = "en") -> dict[str, str | int]:
        """The problem as plain data: path, line, column, severity, code, message, help."""
        return {
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "severity": self.severity,
            "code": self.code,
            "message": self.message(language),
            "help": self.help(language),
        }


LANGUAGE_VARIABLE = "PLAYBOOKS_LANG"


def interface_language() -> Language:
    """The language of messages: that of ``PLAYBOOKS_LANG``, else of the system, else English."""
    variables = (LANGUAGE_VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")
    names = [os.environ.get(name, "") for name in variables]
    first = next((name for name in (*names, locale.getlocale()[0] or "") if name), "")
    return "ja" if first.lower().startswith("ja") else "en"


def closest(word: str, choices: Iterable[str]) -> str:
    """The choice that ``word`` was most likely meant to be, or an empty string."""
    matches = get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return matches[0] if matches else ""


class Guess:
    """``closest`` for the wrong words of one file. Looking takes a while; past some dozens the file is
    no playbook at all, and the rest is told without a likely word.
    """

    def __init__(self) -> None:
        self._left = MOST_GUESSES

    def __call__(self, word: str, choices: Iterable[str]) -> str:
        self._left -= 1
        return closest(word, choices) if self._left >= 0 else ""


MOST_GUESSES = 50


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each problem once, by file and place."""
    unique = {(d.code, d.place, tuple(sorted(d.details.items()))): d for d in diagnostics}
    return sorted(unique.values(), key=lambda d: (d.place.path, d.place.line, d.place.column, d.code))


def count(diagnostics: Iterable[Diagnostic], severity: Severity) -> int:
    return sum(d.severity == severity for d in diagnostics)


def as_json(diagnostics: Iterable[Diagnostic], language: Language = "en") -> str:
    return json.dumps([d.as_dict(language) for d in diagnostics], ensure_ascii=False, indent=2)


def as_text(
    diagnostics: Iterable[Diagnostic],
    lines: Mapping[str, Sequence[str]],
    language: Language = "en",
    paint: bool = False,
) -> str:
    """The problems for a terminal, each with its line, a caret and help; ``lines`` by path."""
    return "\n\n".join(_block(d, lines.get(d.place.path, ()), language, paint) for d in diagnostics)


_ACTING = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What would act on a terminal or turn the order of letters there instead of being seen."""


def _block(d: Diagnostic, lines: Sequence[str], language: Language, paint: bool) -> str:
    red, blue, bold, plain = ("\33[31m", "\33[34m", "\33[1m", "\33[0m") if paint else ("",) * 4
    colour = red if d.severity == "error" else blue
    place = f"{d.place.path}:{d.place.line}:{d.place.column}"
    block = [f"{bold}{place}{plain}: {colour}{d.severity}[{d.code}]{plain}: {d.message(language)}"]
    if d.place.line <= len(lines):
        number = str(d.place.line)
        line = _ACTING.sub("\ufffd", lines[d.place.line - 1].replace("\t", " "))
        before, marked = line[: d.place.column - 1], line[d.place.column - 1 :][: d.place.width]
        block.append(f"{blue}{number} |{plain} {line}")
        carets = "^" * max(1, _cells(marked))
        block.append(f"{' ' * len(number)} {blue}|{plain} {' ' * _cells(before)}{colour}{carets}{plain}")
    if text := d.help(language):
        block.append(f"  {PHRASES[language]['help']}: {text}")
    return "\n".join(block)


def _cells(text: str) -> int:
    """Columns of a terminal that ``text`` fills; a full-width character fills two."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
