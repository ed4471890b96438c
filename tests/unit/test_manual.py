"""``manual``: the reference pages of kinds and commands are those that the code would make now."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_playbooks.cli import main
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.manual import commands_page, kinds_page, write
from mkdocs_playbooks.model import Content

PAGES = ("kinds.md", "commands.md", "diagnostics.md")


def test_the_committed_pages_are_those_that_would_be_made(repository: Path, tmp_path: Path) -> None:
    written = {file.name: file.read_text(encoding="utf-8") for file in write(tmp_path / "new")}
    folder = repository / "docs/reference"
    committed = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}

    assert sorted(written) == sorted(PAGES)
    assert written == committed, "run `make reference`"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_stands_in_its_section(kind: str) -> None:
    page = kinds_page()
    section = page[page.index(f"## `{kind}`") :].partition("\n## ")[0]

    for name, field in KINDS[kind].model_fields.items():
        if name not in Content.model_fields:
            shown = f"| **`{name}`** |" if field.is_required() else f"| `{name}` |"
            assert shown in section


def test_every_link_of_the_page_of_kinds_leads_to_a_heading() -> None:
    page = kinds_page()
    parts = {line.removeprefix("### ").lower() for line in page.splitlines() if line.startswith("### ")}
    links = {part.partition(")")[0] for part in page.split("](#")[1:]}

    assert len(links) > 20
    assert links == parts


def test_every_command_and_each_of_its_options_is_on_the_page_of_commands() -> None:
    page = commands_page()
    for title, command in main.commands.items():
        section = page.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
        options = [name for each in command.params for name in each.opts if name.startswith("-")]
        assert [name for name in options if name not in section] == []
