"""JSON Schema of every kind of file, for completion and errors in editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Settings, SourceContent
from mkdocs_playbooks.own_kinds import OwnKind
from mkdocs_playbooks.words import WORDS

MODELS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {**KINDS, "source": SourceContent, "site": Settings, "kind": OwnKind, **WORDS}
)
"""Every kind of file an author writes, by the name of its schema."""


def schema(name: str, models: Mapping[str, type[BaseModel]] = MODELS) -> dict[str, Any]:
    """The JSON Schema of one kind of file."""
    model = models[name]
    draft = {"$schema": "http://json-schema.org/draft-07/schema#", "title": name}
    return draft | {k: v for k, v in model.model_json_schema().items() if k != "title"}


def as_text(name: str, models: Mapping[str, type[BaseModel]] = MODELS) -> str:
    return json.dumps(schema(name, models), ensure_ascii=False, indent=2) + "\n"


def write(folder: Path, models: Mapping[str, type[BaseModel]] = MODELS) -> list[Path]:
    """Write all schemas into ``folder``; the modeline of every YAML file points there."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{name}.json" for name in models]
    for file in files:
        file.write_text(as_text(file.stem, models), encoding="utf-8", newline="\n")
    return files
