"""Playbooks with every field filled, made from the models themselves."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

from pydantic import BaseModel

from mkdocs_playbooks.text import ClaimRef, Clock, Duration, GateRef, Id, Line, PartRef, Prose, Ref

Data = dict[str, Any]
Texts = Callable[[], str]
FIXED: dict[type, object] = {
    date: "2026-11-21",
    bool: "true",
    int: "1",
    ClaimRef: "ours",
    Clock: "8:30",
    Duration: "2 hours",
}


def filled(model: type[BaseModel], text: Texts, playbook: str) -> Data:
    """Data for ``model`` with every field filled; each text comes from ``text``.

    References name ``playbook``; those to gates stay out, for gates belong to other files.
    """
    ids = (f"id-{number}" for number in count(1))
    return typing.cast(Data, _value(model, text, playbook, ids))


def _value(annotation: Any, text: Texts, playbook: str, ids: typing.Iterator[str]) -> object:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _value(arguments[0], text, playbook, ids)
    if origin in (typing.Union, types.UnionType):
        return _value(next(a for a in arguments if a is not type(None)), text, playbook, ids)
    if origin is tuple:
        return [_value(arguments[0], text, playbook, ids) for _ in range(3)]
    if origin is typing.Literal:
        return arguments[0]
    if annotation in FIXED:
        return FIXED[annotation]
    if annotation in (Line, Prose):
        return text()
    if annotation is Ref:
        return playbook
    if annotation is PartRef:
        return "id-1"  # the first section of the checklist, which stands before all questions
    if annotation is Id:
        return next(ids)
    assert isinstance(annotation, type) and issubclass(annotation, BaseModel), annotation
    fields = {name: field.annotation for name, field in annotation.model_fields.items()}
    return {
        name: _value(kind, text, playbook, ids)
        for name, kind in fields.items()
        if GateRef not in (kind, *typing.get_args(kind))
    }
