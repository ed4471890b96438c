"""One YAML file as plain data, and where in the file each key and value stands."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from mkdocs_playbooks.diagnostics import Diagnostic, Place
from mkdocs_playbooks.model import Loc

Data = dict[str, "Data"] | list["Data"] | str | None

FASTEST: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's parser in C; it can be built without."""

DEEPEST_NESTING = 20  # the models need 7


@dataclass
class Document:
    """A file's text and the plain data in it, with what is wrong so far.

    Places are found by reading the text once more, when something is to be said about it: of thousands of
    files hardly any needs it.
    """

    path: str
    text: str = ""
    data: Data = None
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(re.split(r"\r\n|\r|\n", self.text)) if self.text else ()

    @cached_property
    def digest(self) -> str:
        """What changes with its path and with every letter of its text."""
        return hashlib.sha256(f"{self.path}\n{self.text}".encode()).hexdigest()

    def place(self, loc: Loc) -> Place:
        """Where the value at ``loc`` stands, else its nearest parent; a list or mapping is at its key."""
        values = self._places.values
        while loc and loc not in values:
            loc = loc[:-1]
        return values.get(loc, Place(self.path))

    def has_key(self, loc: Loc) -> bool:
        """Whether the field name of the value at ``loc`` was written."""
        return loc in self._places.keys

    def key(self, loc: Loc) -> Place:
        """Where the field name of the value at ``loc`` stands."""
        return self._places.keys.get(loc) or self.place(loc)

    def find(self, loc: Loc, words: str) -> Place:
        """Where ``words`` stand in the text at ``loc``, or where the text starts."""
        start = self.place(loc)
        for number, line in enumerate(self.lines[start.line - 1 :], start.line):
            first = line.find(words, start.column - 1 if number == start.line else 0)
            if first >= 0:
                return Place(self.path, number, first + 1, len(words))
        return start

    @cached_property
    def _places(self) -> _Places:
        places = _Places(self.path)
        # What stands before an error is known, and more is not asked for.
        with suppress(yaml.YAMLError, ValueError, OverflowError):
            places.add(yaml.parse(self.text, Loader=FASTEST))
        return places


def text_of(event: yaml.ScalarEvent) -> str | None:
    """What a value says: always text, or nothing at all."""
    return None if not event.style and event.value in _NULLS else str(event.value)


_NULLS = ("", "~", "null", "Null", "NULL")


def place_of(path: str, event: yaml.Event) -> Place:
    """Where an event of PyYAML starts, as wide as it is on that line."""
    start, end = event.start_mark, event.end_mark
    assert start and end  # an event that was parsed from text has both
    width = end.column - start.column if start.line == end.line else 1
    return Place(path, start.line + 1, start.column + 1, max(1, width))


def thrown_away(event: yaml.Event) -> str:
    """The name, in ways, of a key that came before; no file can hold it."""
    return f"{getattr(event, 'value', '')}\0{event.start_mark.line if event.start_mark else 0}"


class _Places:
    """The place of every key and value, by its way."""

    def __init__(self, path: str) -> None:
        self.values: dict[Loc, Place] = {}
        self.keys: dict[Loc, Place] = {}
        self._path = path

    def add(self, events: Iterator[yaml.Event]) -> None:
        """Everything up to the end of the document, or to where it goes deeper than a playbook may."""
        stack: list[_Open] = []
        for event in events:
            if isinstance(event, yaml.DocumentEndEvent) or len(stack) > DEEPEST_NESTING:
                return
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                parent = stack[-1] if stack else None
                if parent and parent.waits_for_key:
                    self._add_key(parent, event)
                else:
                    loc = self._add_value(parent, event)
                    if isinstance(event, yaml.CollectionStartEvent):
                        stack.append(_Open(loc, isinstance(event, yaml.MappingStartEvent)))

    def _add_key(self, parent: _Open, event: yaml.NodeEvent) -> None:
        loc = (*parent.loc, getattr(event, "value", ""))
        if loc in self.keys:
            loc = (*parent.loc, thrown_away(event))
        else:
            self.keys[loc] = place_of(self._path, event)
        parent.way = loc

    def _add_value(self, parent: _Open | None, event: yaml.NodeEvent) -> Loc:
        loc = parent.next() if parent else ()
        is_text = isinstance(event, yaml.ScalarEvent) and text_of(event) is not None
        key = None if is_text else self.keys.get(loc)
        self.values[loc] = key or place_of(self._path, event)
        return loc


@dataclass
class _Open:
    """A mapping or list that is being read; ``way`` leads to the value that comes next in a mapping."""

    loc: Loc
    is_mapping: bool
    way: Loc | None = None
    count: int = 0

    @property
    def waits_for_key(self) -> bool:
        return self.is_mapping and self.way is None

    def next(self) -> Loc:
        """The way of the value that comes now."""
        way = self.way or (*self.loc, self.count)
        self.way, self.count = None, self.count + 1
        return way
