"""Read one YAML file strictly, into plain data.

All scalars stay text (``9:00`` is not 540, ``NO`` is not false); the models turn text into what they
want. There are no aliases, no tags and no second documents: what is written is what is there.
The file is read as a flat stream of events, so deep nesting cannot exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import yaml

from mkdocs_playbooks.diagnostics import Diagnostic, Place, Severity
from mkdocs_playbooks.document import DEEPEST_NESTING, FASTEST, Data, Document, place_of, text_of, thrown_away

LARGEST_FILE = 256 * 1024  # bytes; the largest real playbook is about 20 KB


def read(file: Path, path: str) -> Document:
    """The document in ``file``; its problems, if any, lie in ``diagnostics``."""
    return parse(opened(file, path))


def opened(file: Path, path: str) -> Document:
    """The same, as text alone so far."""
    document = Document(path)
    try:
        document.text = _decode(file, path)
    except _StopError as stop:
        document.diagnostics.append(stop.diagnostic)
    return document


def parse(document: Document) -> Document:
    """The same, with the data in its text, if it could be opened."""
    if not document.diagnostics:
        try:
            _check_characters(document.text, document.path)
            document.data = _compose(document)
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


def _compose(document: Document) -> Data:
    """The text as data; if PyYAML's parser in C stumbles, the one in Python finds out where and why.

    Both yield the same events for a text that is right, the one in C 20 times faster. It words what is
    wrong in another way, and not on every machine is it there.
    """
    try:
        return _Composer(document).compose(yaml.parse(document.text, Loader=FASTEST))
    except (yaml.YAMLError, ValueError, OverflowError):
        document.diagnostics.clear()
    try:
        return _Composer(document).compose(yaml.parse(document.text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        _syntax_error(document, error)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML lets errors of chr() and of its character reader through as they are.
        raise _StopError("bad-yaml", Place(document.path), problem=str(error)) from error


@dataclass
class _Open:
    """A mapping or list that is still being filled; ``key`` waits for its value."""

    value: dict[str, Data] | list[Data]
    key: str | None = None
    last: str = ""
    """The last key of a mapping, by the name that its way has in the document."""
    thrown_away: bool = False
    """Whether the key came before, so that what it holds is read for its problems alone."""


class _Composer:
    """Builds plain data from the event stream of a YAML text."""

    def __init__(self, document: Document) -> None:
        self._document = document
        # What one look at the whole text rules out is not looked for in each of its values.
        self._escapes = "\\" in document.text
        self._surprises = self._escapes or _CUT.search(document.text) or _INVISIBLE.search(document.text)

    def compose(self, events: Iterator[yaml.Event]) -> dict[str, Data]:
        root: Data = None
        started = False
        stack: list[_Open] = []
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                if event.anchor is not None or getattr(event, "tag", None) is not None:
                    self._refuse(event)
                parent = stack[-1] if stack else None
                value: Data
                if isinstance(event, yaml.ScalarEvent):
                    if self._escapes:
                        self._refuse_signs(event)
                    if parent and parent.key is None and isinstance(parent.value, dict):
                        self._set_key(stack, parent.value, event)
                        continue
                    if self._surprises:
                        self._warn(event)
                    value = text_of(event)
                else:
                    if len(stack) >= DEEPEST_NESTING:
                        self._stop("nesting-too-deep", event, limit=str(DEEPEST_NESTING))
                    value = {} if isinstance(event, yaml.MappingStartEvent) else []
                    stack.append(_Open(value))
                if parent:
                    self._add(parent, value, event)
                else:
                    root = value
            elif isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.DocumentStartEvent):
                if started:
                    self._stop("second-document", event)
                started = True
        if root is None:
            raise _StopError("empty-file", Place(self._document.path))
        if not isinstance(root, dict):
            raise _StopError("not-a-mapping", self._document.place(()))
        return root

    def _refuse(self, event: yaml.NodeEvent) -> NoReturn:
        """Stop at what YAML allows and a playbook does not."""
        if event.anchor is not None:  # an alias has one, too
            self._stop("alias", event)
        self._stop("tag", event, tag=str(getattr(event, "tag", "")))

    def _refuse_signs(self, event: yaml.ScalarEvent) -> None:
        """Stop at a sign that only an escape in a quoted text can bring in; the file itself was searched."""
        if found := _UNSHOWABLE.search(event.value):
            self._stop("control-character", event, character=f"U+{ord(found[0]):04X}")

    def _warn(self, event: yaml.ScalarEvent) -> None:
        """Point at what is allowed but seldom meant."""
        end = event.end_mark
        line = self._document.lines[end.line] if end and not event.style else ""
        if end and (cut := _CUT.match(line, end.column)):
            self._report("cut-at-hash", event, "warning", rest=cut["rest"])
        if found := _INVISIBLE.search(event.value):
            self._report("invisible-character", event, "warning", character=f"U+{ord(found[0]):04X}")

    def _set_key(self, stack: list[_Open], mapping: dict[str, Data], event: yaml.ScalarEvent) -> None:
        parent = stack[-1]
        parent.key = parent.last = event.value
        parent.thrown_away = event.value in mapping
        if parent.thrown_away:
            way = [o.last if isinstance(o.value, dict) else len(o.value) - 1 for o in stack[:-1]]
            first = self._document.key((*way, event.value))
            self._report("duplicate-key", event, "error", field=event.value, first=str(first.line))
            parent.last = thrown_away(event)

    def _add(self, parent: _Open, value: Data, event: yaml.Event) -> None:
        if isinstance(parent.value, list):
            parent.value.append(value)
        elif parent.key is None:
            self._stop("complex-key", event)
        else:
            if not parent.thrown_away:
                parent.value[parent.key] = value
            parent.key = None

    def _report(self, code: str, event: yaml.Event, severity: Severity, **details: str) -> None:
        place = place_of(self._document.path, event)
        self._document.diagnostics.append(Diagnostic(code, place, severity, details))

    def _stop(self, code: str, event: yaml.Event, **details: str) -> NoReturn:
        raise _StopError(code, place_of(self._document.path, event), **details)


def _syntax_error(document: Document, error: yaml.MarkedYAMLError) -> NoReturn:
    """Stop with what most likely made PyYAML stumble."""
    path, lines = document.path, document.lines
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
            start = _open_quote(document, start)
            raise _StopError("unclosed-quote", start)
        raise _StopError("special-character", start, character=found["sign"])
    raise _StopError("bad-yaml", place, problem=problem)


def _open_quote(document: Document, below: Place) -> Place:
    """The nearest text above that starts with a quote and has none to close it, else ``below``."""
    for number in range(below.line - 1, 0, -1):
        found = _SPECIAL_START.match(document.lines[number - 1])
        if found and found["sign"] in "\"'" and found["rest"].count(found["sign"]) % 2 == 0:
            return Place(below.path, number, found.start("sign") + 1)
    return below


_SPECIAL_START = re.compile(r"[ -]*(?:[a-z_]+: +)?(?P<sign>[\"'\[{*&])(?P<rest>.*)")
"""A line whose text starts with a sign that means something to YAML."""
