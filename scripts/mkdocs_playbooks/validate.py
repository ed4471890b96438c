"""Plain data -> model: every reason why a file cannot be accepted, at the place where it stands."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mkdocs_playbooks.diagnostics import Diagnostic, closest
from mkdocs_playbooks.document import Document
from mkdocs_playbooks.model import Loc

Model = TypeVar("Model", bound=BaseModel)


def validate(document: Document, model: type[Model]) -> Model | None:
    """The document as ``model``, or None with the reasons added to its diagnostics."""
    if document.data is None:
        return None
    try:
        return model.model_validate(document.data)
    except ValidationError as invalid:
        document.diagnostics += _explain(document, model, invalid.errors())
        return None


def _explain(document: Document, model: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[Diagnostic]:
    unknown = [tuple(e["loc"]) for e in errors if e["type"] == "extra_forbidden"]
    missing = {tuple(e["loc"]) for e in errors if e["type"] == "missing"}
    meant: set[Loc] = set()
    for number, loc in enumerate(unknown):
        fields = _fields(model, loc[:-1])
        # Looking for the likely name takes a while; past some dozens the file is no playbook at all.
        suggestion = _likely(loc, fields, missing, document) if number < MOST_SUGGESTIONS else ""
        meant.add((*loc[:-1], suggestion))
        allowed = "" if suggestion else ", ".join(fields)
        details = {"field": str(loc[-1]), "suggestion": suggestion, "allowed": allowed}
        yield Diagnostic("unknown-field", document.key(loc), details=details)
    for error in errors:
        loc = tuple(error["loc"])
        # The field that was meant is not missing, and a list is not too short for an entry that is wrong.
        if loc in meant or error["type"] == "extra_forbidden":
            continue
        if error["type"] == "too_short" and any(tuple(e["loc"])[:-1][: len(loc)] == loc for e in errors):
            continue
        yield _diagnose(document, model, loc, error)


def _likely(loc: Loc, fields: list[str], missing: set[Loc], document: Document) -> str:
    """The field that was meant by an unknown one: first among those missing there, then among all unused."""
    absent = [f for f in fields if (*loc[:-1], f) in missing]
    unused = [f for f in fields if not document.has_key((*loc[:-1], f))]
    return closest(str(loc[-1]), absent) or closest(str(loc[-1]), unused)


MOST_SUGGESTIONS = 50

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
    "int_type": "bad-revision",
    "int_parsing": "bad-revision",
    "int_parsing_size": "bad-revision",
    "greater_than_equal": "bad-revision",
    "less_than_equal": "bad-revision",
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
        if document.has_key(loc):
            return Diagnostic("empty-value", document.key(loc), details={"field": name})
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
