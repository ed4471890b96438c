"""Read a site's ``playbooks/`` folder: every file that is right becomes part of the Library,
everything that is wrong becomes a diagnostic. All problems are found in one run.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mkdocs_playbooks.diagnostics import Diagnostic, Place, closest
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.model import (
    VALUE_REFERENCE,
    Id,
    Library,
    Line,
    Loc,
    Playbook,
    Settings,
    Source,
    SourceContent,
)
from mkdocs_playbooks.source import Data, Document, read

SETTINGS = "playbooks/site.yml"
RESERVED = ("sources", "schema")
"""Folders of ``playbooks/`` that hold no language."""


@dataclass
class Loaded:
    """What a folder holds: the Library, the documents by path, and what is wrong so far."""

    library: Library
    documents: dict[str, Document] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    broken: set[tuple[str, str]] = field(default_factory=set)
    """(locale, id) of playbooks that exist but could not be accepted."""


def load(root: Path) -> Loaded:
    """Everything in ``root/playbooks``; ``root`` is the folder of ``mkdocs.yml``."""
    documents: dict[str, Document] = {}
    settings = _settings(root, documents)
    if settings is None:
        problems = [d for document in documents.values() for d in document.diagnostics]
        return Loaded(Library(Settings.model_construct(locales={})), documents, problems)
    playbooks: dict[tuple[str, str], Playbook] = {}
    sources: dict[str, Source] = {}
    broken: set[tuple[str, str]] = set()
    for place in _files(root, settings):
        document = documents[place.path] = place.read(root)
        if place.kind == "":
            continue
        if place.kind == "source":
            content = _validate(document, SourceContent)
            if content:
                sources[place.id] = Source(place.id, place.path, content)
            continue
        document.data = _insert_values(document, settings.values)
        playbook = _validate(document, KINDS[place.kind])
        key = (place.locale, place.id)
        if key in playbooks or key in broken:
            _report_second(document, documents, playbooks, key)
        elif playbook:
            playbooks[key] = Playbook(place.kind, place.locale, place.id, place.path, playbook)
        if playbook is None:
            broken.add(key)
    problems = [d for document in documents.values() for d in document.diagnostics]
    return Loaded(Library(settings, playbooks, sources), documents, problems, broken)


# --- Files ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _FilePlace:
    """A YAML file and what its folder says it is; ``kind`` is empty where none may lie."""

    path: str
    kind: str = ""
    locale: str = ""
    id: str = ""

    def read(self, root: Path) -> Document:
        file = root / self.path
        folder = (root / "playbooks").resolve()
        if not file.resolve().is_relative_to(folder):
            return Document(self.path, diagnostics=[Diagnostic("link-out", Place(self.path))])
        document = read(file, self.path) if self.kind else Document(self.path)
        if not self.kind:
            document.diagnostics.append(Diagnostic("misplaced-file", Place(self.path)))
        elif not re.fullmatch(Id.pattern or "", self.id) and self.kind != "source":
            name = PurePosixPath(self.path).name
            document.diagnostics.append(Diagnostic("bad-file-name", Place(self.path), details={"name": name}))
            document.data = None
        return document


def _files(root: Path, settings: Settings) -> Iterator[_FilePlace]:
    """Every YAML file of the playbooks folder but the settings, in the order of the paths."""
    folder = root / "playbooks"
    for file in sorted((*folder.rglob("*.yml"), *folder.rglob("*.yaml"))):
        path = file.relative_to(root).as_posix()
        if path == SETTINGS or not file.is_file():
            continue
        parts = file.relative_to(folder).parts
        is_yml = file.suffix == ".yml"
        if is_yml and len(parts) == 2 and parts[0] == "sources":
            yield _FilePlace(path, "source", id=file.stem)
        elif is_yml and len(parts) == 3 and parts[0] in settings.locales and parts[1] in KINDS:
            yield _FilePlace(path, parts[1], parts[0], file.stem)
        else:
            yield _FilePlace(path)


def _report_second(
    document: Document,
    documents: dict[str, Document],
    playbooks: dict[tuple[str, str], Playbook],
    key: tuple[str, str],
) -> None:
    first = (
        playbooks[key].path
        if key in playbooks
        else next(
            p for p in documents if p.startswith(f"playbooks/{key[0]}/") and p.endswith(f"/{key[1]}.yml")
        )
    )
    details = {"id": key[1], "other": first}
    document.diagnostics.append(Diagnostic("duplicate-id", Place(document.path), details=details))


def _settings(root: Path, documents: dict[str, Document]) -> Settings | None:
    if not (root / SETTINGS).is_file():
        documents[SETTINGS] = Document(SETTINGS, diagnostics=[Diagnostic("no-settings", Place(SETTINGS))])
        return None
    documents[SETTINGS] = document = read(root / SETTINGS, SETTINGS)
    return _validate(document, Settings)


# --- Values -----------------------------------------------------------------------------------

_VALUE = re.compile(VALUE_REFERENCE)


def _insert_values(document: Document, values: Mapping[Id, Line]) -> Data:
    """The document's data with every ((name)) replaced by the site's value of that name."""

    def insert(data: Data, loc: Loc) -> Data:
        if isinstance(data, dict):
            return {key: insert(value, (*loc, key)) for key, value in data.items()}
        if isinstance(data, list):
            return [insert(value, (*loc, index)) for index, value in enumerate(data)]
        if data is None:
            return None
        for name in _VALUE.findall(data):
            if Id(name) not in values:
                details = {"name": name, "suggestion": closest(name, values)}
                place = document.find(loc, f"(({name}))")
                document.diagnostics.append(Diagnostic("unknown-value", place, details=details))
        return _VALUE.sub(lambda found: values.get(Id(found[1]), found[0]), data)

    return insert(document.data, ())


# --- Data to models ---------------------------------------------------------------------------


Model = TypeVar("Model", bound=BaseModel)


def _validate(document: Document, model: type[Model]) -> Model | None:
    """The document as ``model``, or None with the reasons added to its diagnostics."""
    if document.data is None:
        return None
    try:
        return model.model_validate(_without_nulls(document.data))
    except ValidationError as invalid:
        document.diagnostics += _explain(document, model, invalid.errors())
        return None


def _without_nulls(data: Data) -> Data:
    """An optional field left blank counts as not written."""
    if isinstance(data, dict):
        return {k: _without_nulls(v) for k, v in data.items() if v is not None}
    if isinstance(data, list):
        return [_without_nulls(v) for v in data]
    return data


def _explain(document: Document, model: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[Diagnostic]:
    missing = {tuple(e["loc"]) for e in errors if e["type"] == "missing"}
    renamed: set[Loc] = set()
    for error in errors:
        loc: Loc = tuple(error["loc"])
        if error["type"] == "extra_forbidden":
            fields = _fields(model, loc[:-1])
            # A field that is missing right here is the likeliest meaning of an unknown one.
            absent = [f for f in fields if (*loc[:-1], f) in missing]
            suggestion = closest(str(loc[-1]), absent) or closest(
                str(loc[-1]), [f for f in fields if (*loc[:-1], f) not in document.keys]
            )
            if suggestion:
                renamed.add((*loc[:-1], suggestion))
            details = {"field": str(loc[-1]), "suggestion": suggestion}
            if not suggestion:
                details["allowed"] = ", ".join(fields)
            yield Diagnostic("unknown-field", document.key(loc), details=details)
    for error in errors:
        loc = tuple(error["loc"])
        deeper = any(len(e["loc"]) > len(loc) and tuple(e["loc"])[: len(loc)] == loc for e in errors)
        # An entry with a problem of its own is counted as absent; saying so as well would mislead.
        if error["type"] == "too_short" and deeper:
            continue
        if error["type"] != "extra_forbidden" and loc not in renamed:
            yield _diagnose(document, model, loc, error)


_PLAIN_CODES = {
    "missing": "missing-field",
    "too_short": "too-few",
    "too_long": "too-many",
    "string_type": "expected-text",
    "tuple_type": "expected-list",
    "dict_type": "expected-fields",
    "model_type": "expected-fields",
    "model_attributes_type": "expected-fields",
    "literal_error": "not-allowed",
    "bool_parsing": "bad-switch",
    "bool_type": "bad-switch",
    "date_type": "bad-date",
    "date_parsing": "bad-date",
    "date_from_datetime_parsing": "bad-date",
    "date_from_datetime_inexact": "bad-date",
}
"""Our code for each of pydantic's error types; our own types carry our code already."""


def _diagnose(document: Document, model: type[BaseModel], loc: Loc, error: ErrorDetails) -> Diagnostic:
    code = _PLAIN_CODES.get(error["type"], error["type"])
    context = error.get("ctx", {})
    if loc and loc[-1] == "[key]":
        loc = loc[:-1]
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    limit = context.get("min_length", context.get("max_length", context.get("limit", "")))
    value = context.get("value", error["input"])
    details = {"field": name, "value": str(value)[:60], "limit": str(limit)}
    if code == "missing-field":
        if loc in document.keys:
            return Diagnostic("empty-value", document.keys[loc], details={"field": name})
        details["meaning"] = _meaning(model, loc)
    if code == "not-allowed":
        expected = str(context.get("expected", ""))
        allowed = re.findall(r"'([^']*)'", expected)
        details["suggestion"] = closest(str(value), allowed)
        details["allowed"] = ", ".join(allowed)
    return Diagnostic(code, document.place(loc), details=details)


def _meaning(model: type[BaseModel], loc: Loc) -> str:
    owner = _owner(model, loc[:-1])
    text = owner.model_fields[str(loc[-1])].description if owner else None
    return f": {text}" if text else ""


def _fields(model: type[BaseModel], loc: Loc) -> list[str]:
    owner = _owner(model, loc)
    return list(owner.model_fields) if owner else []


def _owner(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model that holds the fields at ``loc`` inside ``model``."""
    annotation: Any = model
    for part in loc:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            annotation = annotation.model_fields[str(part)].annotation
        else:
            annotation = typing.get_args(annotation)[1 if isinstance(part, str) else 0]
        annotation = _bare(annotation)
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return annotation if is_model else None


def _bare(annotation: Any) -> Any:
    """The annotation without ``Annotated`` and without the ``None`` of an optional field."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _bare(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return _bare(next(a for a in typing.get_args(annotation) if a is not type(None)))
    return annotation
