"""A site whose playbooks have every field filled in, made from the models themselves."""

from __future__ import annotations

import types
import typing
from datetime import date
from typing import Any

import samples
from pydantic import BaseModel

from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Library, Playbook, Settings
from mkdocs_playbooks.text import ClaimRef, Clock, Duration, GateRef, Id, Line, PartRef, Prose, Ref


def filled_site() -> Library:
    """One playbook of every kind in English, called like its kind."""
    playbooks = {}
    for kind, model in KINDS.items():
        path = f"playbooks/en/{kind}/{kind}.yml"
        playbooks["en", kind] = Playbook(kind, "en", kind, path, model.model_validate(_filled(model, kind)))
    return Library(Settings.model_validate(samples.settings("en")), playbooks)


def _filled(annotation: Any, way: str) -> Any:
    """A value for ``annotation`` in which every text is unique; ``way`` is where it stands."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _filled(arguments[0], way)
    if origin in (typing.Union, types.UnionType):
        return _filled(next(a for a in arguments if a is not type(None)), way)
    if origin is typing.Literal:
        return arguments[0]
    if origin is tuple:
        return [_filled(arguments[0], f"{way}-{n}") for n in ("one", "two", "three")]
    if issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return {name: _filled(field.annotation, f"{way}-{name.replace('_', '-')}") for name, field in fields}
    simple = {ClaimRef: "ours", Clock: "8:30", Duration: "6 months", Ref: "stage", bool: True, int: 2}
    simple |= {date: "2026-11-21", GateRef: "stage-gates-one-id", Id: way}
    if way.endswith(("-yes", "-no")):
        simple[Id] = "decision-outcomes-one-id"
    simple |= {PartRef: f"{way.partition('-')[0]}-checklist-sections-one-id"}
    simple |= {Line: f"Line {way} & <b>", Prose: f"**Prose** {way} & <b>\n\nSecond {way}"}
    return simple[annotation]
