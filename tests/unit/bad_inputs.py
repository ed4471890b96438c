"""One bad input, and the ways in which it comes into a small site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import samples

GOOD = """\
title: Notes
summary: About notes
stages: [customer]
search_words: [notes]
owner: Sales
reviewed_on: 2026-11-21
review_every: 100 years
takeaway: Write it down.
why:
  - text: Memory fades.
    sources: [ours]
"""
LESSON = "playbooks/en/lesson/notes.yml"
Write = Callable[[Path], None]


class Case(NamedTuple):
    """One bad input: its number, what was typed, how it comes into the site, what must be found."""

    number: int
    typed: str
    write: Write
    codes: set[str]
    accepted: bool = False
    """Whether a page is made all the same: no problem, or a warning."""

    def __str__(self) -> str:
        return f"{self.number} {self.typed}"


def whole(content: str | bytes, path: str = LESSON) -> Write:
    """The file holds ``content``."""

    def write(root: Path) -> None:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))

    return write


def swapped(old: str, new: str) -> Write:
    """The good file with ``new`` in the place of ``old``."""
    assert GOOD.count(old) == 1, old
    return whole(GOOD.replace(old, new))


def takeaway(value: str) -> Write:
    return swapped("Write it down.", value)


def named(*names: str) -> Write:
    """Good files of these names."""

    def write(root: Path) -> None:
        (root / LESSON).unlink()
        for name in names:
            (root / "playbooks/en/lesson" / name).write_text(GOOD, encoding="utf-8")

    return write


def laid_out(files: dict[str, samples.Fields | str], *locales: str) -> Write:
    def write(root: Path) -> None:
        (root / LESSON).unlink()
        samples.site(root, files, locales or ("en",))

    return write


def linked_out(root: Path) -> None:
    (root / "secret.yml").write_text(GOOD, encoding="utf-8")
    (root / "playbooks/en/lesson/other.yml").symlink_to(root / "secret.yml")


def error(number: int, typed: str, write: Write, *codes: str) -> Case:
    return Case(number, typed, write, set(codes))


def warning(number: int, typed: str, write: Write, *codes: str) -> Case:
    return Case(number, typed, write, set(codes), accepted=True)


def fine(number: int, typed: str, write: Write) -> Case:
    return Case(number, typed, write, set(), accepted=True)
