"""JSON Schema of every kind of file, for completion and errors in editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Settings, SourceContent
from mkdocs_playbooks.words import WORDS

MODELS: dict[str, type[BaseModel]] = {**KINDS, "source": SourceContent, "site": Settings, **WORDS}
"""Every kind of file an author writes, by the name of its schema."""


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file."""
    model = MODELS[name]
    draft = {"$schema": "http://json-schema.org/draft-07/schema#", "title": name}
    return draft | {k: v for k, v in model.model_json_schema().items() if k != "title"}


def as_text(name: str) -> str:
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def write(folder: Path) -> list[Path]:
    """Write all schemas into ``folder``; the modeline of every YAML file points there."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{name}.json" for name in MODELS]
    for file in files:
        file.write_text(as_text(file.stem), encoding="utf-8", newline="\n")
    return files
