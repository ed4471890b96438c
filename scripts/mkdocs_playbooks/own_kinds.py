"""Kinds that a site declares in ``templates/kinds/<kind>/``: fields in ``kind.yml``, words in ``labels.yml``.

A kind of one's own is data, never code. Its files are read as strictly as playbooks, and what is wrong
in them is reported at its place. Its page is ``page.html.j2`` in the same folder, else ``own-kind.html.j2``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, create_model

from mkdocs_playbooks.diagnostics import Diagnostic, Place
from mkdocs_playbooks.document import Document
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.model import Content, Point, Step
from mkdocs_playbooks.parts import Part
from mkdocs_playbooks.source import read
from mkdocs_playbooks.text import Clock, Day, Duration, FieldName, Id, Line, Prose, Ref
from mkdocs_playbooks.validate import validate

FOLDER = "templates/kinds"
Type = Literal["line", "text", "day", "time", "duration", "playbook", "lines", "points", "steps", "playbooks"]
SINGLE: Mapping[Type, Any] = MappingProxyType(
    {"line": Line, "text": Prose, "day": Day, "time": Clock, "duration": Duration, "playbook": Ref}
)
LISTS: Mapping[Type, Any] = MappingProxyType(
    {"lines": Line, "points": Point, "steps": Step, "playbooks": Ref}
)
MEANT: Mapping[str, Type | None] = MappingProxyType(
    {
        "triggers": "lines",
        "use_when": "lines",
        "purpose": "line",
        "first_response_due": "duration",
        "gates": None,
        "terms": None,
    }
)
"""Fields of the packaged kinds that sheets and lists look for, with the one type they may have elsewhere."""
TAKEN = {*KINDS, "print", "stages", "sources", "source", "site", "words", "readings", "synonyms", "schema"}
TAKEN |= {"assets", "embed", "kind", "search"}
"""Names that a folder, an address or a schema has already."""


class OwnField(Part):
    """One field of a kind."""

    type: Type
    """What is written there: a line, a text with markup, a day, a time, a duration, the id of a playbook, or
    a list of lines, points, steps or playbooks."""
    about: Line
    """What the author should write there; editors show it."""
    required: bool = False
    """Whether a playbook may not be without it."""


class OwnKind(Part):
    """``kind.yml``: the fields a kind has besides those of every kind."""

    fields: Annotated[dict[FieldName, OwnField], Field(min_length=1)]
    """The fields by name, in the order of the page."""


class OwnContent(Content):
    """A playbook of a kind that the site declares."""

    types: ClassVar[Mapping[str, Type]] = MappingProxyType({})
    """Its own fields, in the order of the page."""

    def own(self) -> Iterator[tuple[str, Type, Any]]:
        """Name, type and value of each field that was filled in, in the order of the page."""
        for name, type in self.types.items():
            if value := getattr(self, name):
                yield name, type, value


@dataclass
class OwnKinds:
    """What a site's folder of kinds holds."""

    kinds: dict[str, type[Content]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Kinds that are there but could not be accepted."""
    documents: dict[str, Document] = field(default_factory=dict)


def own_kinds(root: Path, locales: Collection[str]) -> OwnKinds:
    """The kinds that the site in ``root`` declares, with words in each of its languages."""
    found = OwnKinds()
    for file in sorted((root / FOLDER).glob("*/kind.yml")):
        kind, folder = file.parent.name, f"{FOLDER}/{file.parent.name}"
        document = found.documents[f"{folder}/kind.yml"] = read(file, f"{folder}/kind.yml")
        model = _model(document, kind)
        words = read(file.parent / "labels.yml", f"{folder}/labels.yml")
        if model:
            found.documents[words.path] = words
            _check_words(words, model, locales)
        if model and not words.diagnostics:
            found.kinds[kind] = model
        else:
            found.broken.add(kind)
    return found


def _model(document: Document, kind: str) -> type[OwnContent] | None:
    """The model that ``kind.yml`` declares, or None with the reasons added to its diagnostics."""
    declared = validate(document, OwnKind)
    if kind in TAKEN:
        _tell(document, "name-taken", Place(document.path), kind)
    elif not re.fullmatch(Id.pattern or "", kind):
        _tell(document, "bad-file-name", Place(document.path), kind)
    for name, own in declared.fields.items() if declared else ():
        if name in Content.model_fields or hasattr(OwnContent, name) or MEANT.get(name, own.type) != own.type:
            _tell(document, "name-taken", document.key(("fields", name)), name)
    if declared is None or document.diagnostics:
        return None
    fields: dict[str, Any] = {name: _field(own) for name, own in declared.fields.items()}
    model = create_model(kind, __base__=OwnContent, **fields)
    model.types = MappingProxyType({str(name): own.type for name, own in declared.fields.items()})
    return model


def _field(own: OwnField) -> tuple[Any, Any]:
    """Type and default of a field, as pydantic takes them."""
    about: dict[str, Any] = {"description": own.about}
    if own.type in SINGLE:
        single = SINGLE[own.type]
        return (single, Field(**about)) if own.required else (single | None, Field(default=None, **about))
    many = tuple.__class_getitem__((LISTS[own.type], ...))
    return many, Field(min_length=1, **about) if own.required else Field(default=(), **about)


def _check_words(document: Document, model: type[OwnContent], locales: Collection[str]) -> None:
    """Add to the diagnostics of ``labels.yml`` what it lacks: each language names the kind and its fields."""
    headings = create_model("Headings", __base__=Part, **dict.fromkeys(model.types, (Line, ...)))  # type: ignore[call-overload]  # names are known at run time only
    words = create_model(
        "Words",
        __base__=Part,
        one=(Line, Field(description="What one playbook of this kind is called.")),
        many=(Line, Field(description="What all of them are called, in the navigation.")),
        about=(Line, Field(description="What they are for, in one line.")),
        fields=(headings, Field(description="The heading of each field.")),
    )
    more = set(document.data) - set(locales) if isinstance(document.data, dict) else set()
    languages = dict.fromkeys(locales, (words, ...)) | dict.fromkeys(more, (words | None, None))
    validate(document, create_model("Labels", __base__=Part, **languages))  # type: ignore[call-overload]  # as above


def _tell(document: Document, code: str, place: Place, name: str) -> None:
    document.diagnostics.append(Diagnostic(code, place, details={"name": name}))
