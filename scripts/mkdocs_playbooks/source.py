"""Read one YAML file strictly, keeping the line and column of every key and value.

All scalars stay text (``9:00`` is not 540, ``NO`` is not false); the models turn text into what they
want. There are no aliases, no tags and no second documents: what is written is what is there.
The file is read as a flat stream of events, so deep nesting cannot exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import yaml

from mkdocs_playbooks.diagnostics import Diagnostic, Place, Severity
from mkdocs_playbooks.model import Loc

LARGEST_FILE = 256 * 1024  # bytes; the largest real playbook is about 20 KB
DEEPEST_NESTING = 20  # the models need 7

Data = dict[str, "Data"] | list["Data"] | str | None


@dataclass
class Document:
    """One YAML file as plain data, with the place of every key and value by its way (``Loc``)."""

    path: str
    lines: tuple[str, ...] = ()
    data: Data = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    values: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)

    def place(self, loc: Loc) -> Place:
        """Where the value at ``loc`` stands, else its nearest parent; a list or mapping is at its key."""
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values.get(loc, Place(self.path))

    def key(self, loc: Loc) -> Place:
        """Where the field name of the value at ``loc`` stands."""
        return self.keys.get(loc) or self.place(loc)

    def find(self, loc: Loc, words: str) -> Place:
        """Where ``words`` stand in the text at ``loc``, or where the text starts."""
        start = self.place(loc)
        for number, line in enumerate(self.lines[start.line - 1 :], start.line):
            first = line.find(words, start.column - 1 if number == start.line else 0)
            if first >= 0:
                return Place(self.path, number, first + 1, len(words))
        return start


def read(file: Path, path: str) -> Document:
    """The document in ``file``; its problems, if any, lie in ``diagnostics``."""
    document = Document(path)
    try:
        text = _decode(file, path)
        document.lines = tuple(re.split(r"\r\n|\r|\n", text))
        _check_characters(text, path)
        document.data = _Composer(document, text).compose()
    except _StopError as stop:
        document.diagnostics.append(stop.diagnostic)
    return document


class _StopError(Exception):
    """The file cannot be read any further."""

    def __init__(self, code: str, place: Place, **details: str) -> None:
        self.diagnostic = Diagnostic(code, place, details=details)


# --- Bytes to text ----------------------------------------------------------------------------


def site_url(root: Path) -> str:
    """``site_url`` of ``mkdocs.yml``, where readers find the site; empty if it is not there."""
    try:
        document = yaml.compose((root / "mkdocs.yml").read_text(encoding="utf-8-sig"), yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):  # MkDocs tells what is wrong with its file
        return ""
    entries = document.value if isinstance(document, yaml.MappingNode) else []
    return next((str(v.value) for k, v in entries if k.value == "site_url" and v.tag == _PLAIN), "")


_PLAIN = "tag:yaml.org,2002:str"


def _decode(file: Path, path: str) -> str:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise _StopError("file-too-large", Place(path), limit=f"{LARGEST_FILE // 1024} KB")
        raw = file.read_bytes()
    except OSError as error:
        raise _StopError("unreadable", Place(path), reason=error.strerror or str(error)) from error
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _StopError("wrong-encoding", Place(path), encoding="UTF-16")
    try:
        # Some editors add a mark at every saving; PyYAML would drop one more and count columns without it.
        return raw.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _StopError("wrong-encoding", Place(path, line), encoding=_guess(raw)) from error


def _guess(raw: bytes) -> str:
    for codec, name in (("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP")):
        try:
            raw.decode(codec)
        except UnicodeDecodeError:
            continue
        return name
    return "no encoding we know"


_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Control characters, line separators that only some programs know, and halves of characters."""

_INVISIBLE = re.compile(r"[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What changes the order of the letters or fills no space; the joiner of emoji (U+200D) may stay."""


def _check_characters(text: str, path: str) -> None:
    if found := _UNSHOWABLE.search(text):
        before = re.split(r"\r\n|\r|\n", text[: found.start()])
        place = Place(path, len(before), len(before[-1]) + 1)
        raise _StopError("control-character", place, character=f"U+{ord(found[0]):04X}")


# --- Text to data -----------------------------------------------------------------------------

_CUT = re.compile(r"\s+(?P<rest>#\S.{0,28})")
"""What is not meant as a remark; that is written with a space: # like this."""

_NULLS = ("", "~", "null", "Null", "NULL")
_THROWN_AWAY = "\0"  # no file can hold it


class _Composer:
    """Builds plain data from the event stream of a YAML text."""

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._text = text

    def compose(self) -> Data:
        try:
            return self._compose(yaml.parse(self._text, Loader=yaml.SafeLoader))
        except yaml.MarkedYAMLError as error:
            self._syntax_error(error)
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # PyYAML lets errors of chr() and of its character reader through as they are.
            raise _StopError("bad-yaml", Place(self._document.path), problem=str(error)) from error

    def _compose(self, events: Iterator[yaml.Event]) -> Data:
        roots: list[Data] = []
        stack: list[_Open] = []
        for event in events:
            self._refuse(event, len(stack), bool(roots))
            parent = stack[-1] if stack else None
            if isinstance(event, yaml.MappingStartEvent):
                mapping: dict[str, Data] = {}
                stack.append(_Open(mapping, self._add(parent, roots, mapping, event)))
            elif isinstance(event, yaml.SequenceStartEvent):
                sequence: list[Data] = []
                stack.append(_Open(sequence, self._add(parent, roots, sequence, event)))
            elif isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.ScalarEvent):
                if parent and isinstance(parent.value, dict) and parent.key is None:
                    self._set_key(parent, event)
                else:
                    self._warn(event)
                    null = event.style is None and event.value in _NULLS
                    self._add(parent, roots, None if null else event.value, event)
        if not roots or roots[0] is None:
            raise _StopError("empty-file", Place(self._document.path))
        if not isinstance(roots[0], dict):
            raise _StopError("not-a-mapping", self._document.values[()])
        return roots[0]

    def _refuse(self, event: yaml.Event, depth: int, started: bool) -> None:
        """Stop at what YAML allows and a playbook does not."""
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.DocumentStartEvent) and started:
            raise _StopError("second-document", self._place(event))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _StopError("alias", self._place(event))
        if tag is not None:
            raise _StopError("tag", self._place(event), tag=tag)
        if isinstance(event, yaml.CollectionStartEvent) and depth >= DEEPEST_NESTING:
            raise _StopError("nesting-too-deep", self._place(event), limit=str(DEEPEST_NESTING))
        if isinstance(event, yaml.ScalarEvent) and (found := _UNSHOWABLE.search(event.value)):
            # Only an escape in a quoted text can bring one in; the file itself was searched before.
            raise _StopError("control-character", self._place(event), character=f"U+{ord(found[0]):04X}")

    def _warn(self, event: yaml.ScalarEvent) -> None:
        """Point at what is allowed but seldom meant."""
        end = event.end_mark
        line = self._document.lines[end.line] if end and event.style is None else ""
        if end and (cut := _CUT.match(line, end.column)):
            self._report("cut-at-hash", event, "warning", rest=cut["rest"])
        if found := _INVISIBLE.search(event.value):
            self._report("invisible-character", event, "warning", character=f"U+{ord(found[0]):04X}")

    def _set_key(self, parent: _Open, event: yaml.ScalarEvent) -> None:
        assert isinstance(parent.value, dict)
        loc = (*parent.loc, event.value)
        if event.value in parent.value:
            first = self._document.keys[loc]
            self._report("duplicate-key", event, "error", field=event.value, first=str(first.line))
            # Keep reading into a throw-away place so that later problems are reported as well.
            parent.key = f"{event.value}{_THROWN_AWAY}{self._place(event).line}"
            return
        parent.key = event.value
        self._document.keys[loc] = self._place(event)

    def _add(self, parent: _Open | None, roots: list[Data], value: Data, event: yaml.Event) -> Loc:
        loc: Loc = ()
        if parent is None:
            roots.append(value)
        elif isinstance(parent.value, list):
            loc = (*parent.loc, len(parent.value))
            parent.value.append(value)
        elif parent.key is None:
            raise _StopError("complex-key", self._place(event))
        else:
            loc = (*parent.loc, parent.key)
            if _THROWN_AWAY not in parent.key:
                parent.value[parent.key] = value
            parent.key = None
        is_text = isinstance(event, yaml.ScalarEvent) and value is not None
        key = self._document.keys.get(loc)
        self._document.values[loc] = self._place(event) if is_text or key is None else key
        return loc

    def _place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        assert start and end  # an event that was parsed from text has both
        same_line = start.line == end.line
        width = end.column - start.column if same_line else 1
        return Place(self._document.path, start.line + 1, start.column + 1, max(1, width))

    def _report(self, code: str, event: yaml.Event, severity: Severity, **details: str) -> None:
        self._document.diagnostics.append(Diagnostic(code, self._place(event), severity, details))

    def _syntax_error(self, error: yaml.MarkedYAMLError) -> NoReturn:
        """Stop with what most likely made PyYAML stumble."""
        path, lines = self._document.path, self._document.lines
        mark = error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        problem = error.problem or error.context or ""
        if "\t" in line[: place.column]:
            raise _StopError("tab-indent", Place(path, place.line, line.index("\t") + 1))
        if "end of stream" in problem and (quote := error.context_mark):
            raise _StopError("unclosed-quote", Place(path, quote.line + 1, quote.column + 1))
        if "mapping values are not allowed" in problem:
            raise _StopError("colon-in-text", place)
        if "cannot start any token" in problem:
            raise _StopError("special-character", place, character=line[place.column - 1 : place.column])
        opened = error.context_mark
        if "flow" in (error.context or "") and opened and opened.line < place.line - 1:
            # A list or mapping in brackets that was opened above and never closed.
            raise _StopError("bad-yaml", place, problem=problem)
        if found := _SPECIAL_START.match(line):
            start = Place(path, place.line, found.start("sign") + 1)
            if found["sign"] in "\"'" and place.column == found.end("sign") + 1:
                # What opens a text here closed one that was left open above.
                start = self._open_quote(start)
                raise _StopError("unclosed-quote", start)
            raise _StopError("special-character", start, character=found["sign"])
        raise _StopError("bad-yaml", place, problem=problem)

    def _open_quote(self, below: Place) -> Place:
        """The nearest text above that starts with a quote and has none to close it, else ``below``."""
        for number in range(below.line - 1, 0, -1):
            found = _SPECIAL_START.match(self._document.lines[number - 1])
            if found and found["sign"] in "\"'" and found["rest"].count(found["sign"]) % 2 == 0:
                return Place(below.path, number, found.start("sign") + 1)
        return below


_SPECIAL_START = re.compile(r"[ -]*(?:[a-z_]+: +)?(?P<sign>[\"'\[{*&])(?P<rest>.*)")
"""A line whose text starts with a sign that means something to YAML."""


@dataclass
class _Open:
    """A mapping or list that is still being filled; ``key`` waits for its value."""

    value: dict[str, Data] | list[Data]
    loc: Loc
    key: str | None = None
