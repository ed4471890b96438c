"""The reference pages made from the code: ``python -m mkdocs_playbooks.manual docs/reference``.

Kinds and their fields come from the models, commands from click, diagnostics from ``reference.py``.
"""

from __future__ import annotations

import inspect
import sys
import types
import typing
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel

from mkdocs_playbooks import reference
from mkdocs_playbooks.cli import main
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Settings, SourceContent
from mkdocs_playbooks.model import Content
from mkdocs_playbooks.own_kinds import OwnKind
from mkdocs_playbooks.text import (
    ClaimRef,
    Clock,
    Colour,
    Duration,
    FieldName,
    FontFile,
    GateRef,
    Id,
    Line,
    PartRef,
    PictureFile,
    Prose,
    Ref,
)

MADE = "<!-- Made by `make reference` from {}; do not edit. -->"
KINDS_HEAD = f"""\
# Kinds and fields

{MADE.format("the models")}

What may stand in a playbook, field by field. A field in **bold** must be there. How to write one is told in
the [authors' guide](../authors.md); what is refused, in [diagnostics](diagnostics.md). Editors offer the same
while you type. A site can declare [kinds of its own](../your-own.md#a-kind-of-your-own).

| Written | What may stand there |
|---|---|
"""
COMMANDS_HEAD = f"""\
# Commands

{MADE.format("the command line")}

Exit codes of every command: 0, all is well; 1, something is wrong with the content and nothing was changed;
2, the command was used wrongly.
"""
WORDS: dict[type, tuple[str, str]] = {
    Line: ("line", "one line of text, shown exactly as typed"),
    Prose: ("text", "`**bold**`, `` `code` `` and `[links](playbook-id)`; a blank line starts a paragraph"),
    Id: ("id", "a permanent name: small letters, digits and single hyphens"),
    Ref: ("playbook", "the id of another playbook"),
    GateRef: ("gate", "the id of a gate"),
    PartRef: ("part", "the id of a step, row, gate, sign or term of the same file"),
    ClaimRef: ("claim", "the number of a claim, as `S1-60`, or `ours`"),
    Duration: ("duration", "a length of time, as `10 minutes` or `6 months`"),
    Clock: ("time", "a time of day, as `8:30`"),
    Colour: ("colour", 'a colour, as `"#17587e"`'),
    PictureFile: ("picture", "the name of an SVG, PNG or ICO file in `brand/`"),
    FontFile: ("font", "the name of a WOFF2 file in `brand/`"),
    FieldName: ("field name", "small letters, digits and underscores"),
}
"""What each sort of text is called, and what may stand in it."""
WIDTH = 96
"""Columns of the help of a command."""
PLAIN: dict[object, str] = {bool: "`true` or `false`", int: "whole number", str: "text"}


def kinds_page() -> str:
    """Every kind and every part of a playbook with its fields."""
    written = "\n".join(f"| {name} | {about} |" for name, about in WORDS.values())
    day = "| day | a day, as `2026-11-21` |"
    pages = [
        f"{KINDS_HEAD}{written}\n{day}\n",
        _section("Fields of every kind", "Every playbook has these; a kind adds its own.", Content),
        *(_section(f"`{kind}`", _about(model), model, Content.model_fields) for kind, model in KINDS.items()),
        _section("`site.yml`", "What holds for the whole site.", Settings),
        _section("`sources/`", "A text that playbooks rest on.", SourceContent),
        _section("`kind.yml`", "A kind that a site declares.", OwnKind),
        "## Parts\n",
        *map(_part, _parts()),
    ]
    return "\n".join(pages).rstrip() + "\n"


def commands_page() -> str:
    """Every command with its arguments and options, as ``--help`` shows them."""
    return "\n".join(
        (COMMANDS_HEAD, *(_command(*named) for named in [("", main), *sorted(main.commands.items())]))
    )


def write(folder: Path) -> list[Path]:
    """Write all reference pages to ``folder`` and return the files."""
    files = [reference.write(folder)]
    for name, text in (("kinds.md", kinds_page()), ("commands.md", commands_page())):
        file = folder / name
        file.write_text(text, encoding="utf-8", newline="\n")
        files.append(file)
    return files


# --- Fields -----------------------------------------------------------------------------------


def _about(model: type[BaseModel]) -> str:
    """The manual of a kind: what its module says first."""
    return inspect.getdoc(sys.modules[model.__module__]) or ""


def _section(title: str, about: str, model: type[BaseModel], known: Collection[str] = ()) -> str:
    """The fields of a file but those that are known already and stand there in the same way."""
    names = [n for n in model.model_fields if n not in known or _differs(model, n)]
    return f"## {title}\n\n{about}\n\n{_table(model, names)}"


def _differs(model: type[BaseModel], name: str) -> bool:
    mine, common = model.model_fields[name], Content.model_fields[name]
    return mine.is_required() != common.is_required() or mine.annotation != common.annotation


def _part(model: type[BaseModel]) -> str:
    about = f"{inspect.cleandoc(model.__doc__)}\n\n" if model.__doc__ else ""
    return f"### {model.__name__}\n\n{about}{_table(model, list(model.model_fields))}"


def _table(model: type[BaseModel], names: list[str]) -> str:
    rows = "\n".join(_row(model, name) for name in names)
    return f"| Field | Written | What it is for |\n|---|---|---|\n{rows}\n"


def _row(model: type[BaseModel], name: str) -> str:
    field = model.model_fields[name]
    shown = f"**`{name}`**" if field.is_required() else f"`{name}`"
    return f"| {shown} | {_type(field.annotation)} | {' '.join((field.description or '').split())} |"


def _type(annotation: Any) -> str:
    """How a field is written, in words."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return "day" if "date" in str(inner[0]) else _type(inner[0])
    if origin in (typing.Union, types.UnionType):
        return _type(next(a for a in inner if a is not type(None)))
    if origin is tuple:
        return f"list of {_type(inner[0])}"
    if origin is dict:
        return f"{_type(inner[1])} by {_type(inner[0])}"
    if origin is typing.Literal:
        return ", ".join(f"`{choice}`" for choice in inner)
    if annotation in WORDS:
        return WORDS[annotation][0]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return PLAIN.get(annotation, "day")


def _parts() -> list[type[BaseModel]]:
    """Every model that stands inside a file, by name."""
    found: dict[str, type[BaseModel]] = {}
    open: list[type[BaseModel]] = [*KINDS.values(), Settings, SourceContent, OwnKind]
    while open:
        for field in open.pop().model_fields.values():
            for part in _models(field.annotation):
                if part.__name__ not in found:
                    found[part.__name__] = part
                    open.append(part)
    return [found[name] for name in sorted(found)]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _models(inner)


# --- Commands ---------------------------------------------------------------------------------


def _command(name: str, command: click.Command) -> str:
    title = f"playbooks {name}".strip()
    # What a command inherits from ``playbooks``, and keeps once it was started in this process.
    names = main.context_settings["help_option_names"]
    shape = {"terminal_width": WIDTH, "max_content_width": WIDTH, "help_option_names": names}
    with click.Context(command, info_name=title, **shape) as context:
        return f"## {name or 'playbooks'}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
