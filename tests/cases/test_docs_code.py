"""What the guides tell to type works: blocks marked ``<!-- try NAME -->`` are run, others are well formed.

Marked blocks of one name in one file are one session in one folder, in their order:
``<!-- try NAME -->`` before a console block runs each line that begins with ``$`` and compares what it
prints (a line ``...`` stands for any lines); ``<!-- try NAME: FILE -->`` writes the block to a file, and a
second block for the same file adds to it; ``<!-- try NAME $ COMMAND -->`` does what the text says in words.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from jinja2 import Environment

from command import playbooks

REPOSITORY = Path(__file__).parents[2]
PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]
WRITTEN = [page for page in PAGES if page.parent.name != "reference"]  # made from the code, with bad examples
IN_THE_CHECKOUT = "tutorial"
"""Sessions of this name run in the site of this repository, all others in an empty folder."""
FENCE = re.compile(
    r"(?:^(?P<marks>(?:[ ]*<!-- try [^\n]+ -->\n)+))?^[ ]*```(?P<language>\w+)\n(?P<text>.*?)^[ ]*```$"
    r"|^[ ]*<!-- try (?P<hidden>[^\n]+) -->$",
    re.MULTILINE | re.DOTALL,
)
MODELINE = "# yaml-language-server:"


@dataclass(frozen=True)
class Block:
    """A fenced block, or a command that the text tells in words."""

    page: Path
    language: str
    text: str
    session: str = ""
    file: str = ""


def blocks(page: Path) -> Iterator[Block]:
    for found in FENCE.finditer(page.read_text(encoding="utf-8")):
        marks = re.findall(r"<!-- try (.+?) -->", found["marks"] or f"<!-- try {found['hidden']} -->")
        for mark in marks:
            session, words, command = mark.partition(" $ ")
            if words:
                yield Block(page, "console", f"$ {command}\n", session)
        if found["language"]:
            session, _, file = (marks[-1] if found["marks"] and " $ " not in marks[-1] else "").partition(
                ": "
            )
            yield Block(page, found["language"], dedent(found["text"]), session, file)


def sessions() -> list[tuple[str, list[Block]]]:
    """Every session by page and name, with its blocks in order."""
    marked = [block for page in WRITTEN for block in blocks(page) if block.session]
    found = []
    for (page, name), together in groupby(marked, key=lambda block: (block.page, block.session)):
        found.append((f"{page.relative_to(REPOSITORY).as_posix()}: {name}", list(together)))
    return found


SESSIONS = sessions()


@pytest.mark.parametrize("steps", [s for _, s in SESSIONS], ids=[name for name, _ in SESSIONS])
def test_what_a_guide_tells_to_type_works(steps: list[Block], tmp_path: Path) -> None:
    folder = tmp_path
    if steps[0].session == IN_THE_CHECKOUT:
        folder = tmp_path / "project"
        for name in ("playbooks", "docs"):
            shutil.copytree(REPOSITORY / name, folder / name)
        shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    written: set[str] = set()
    language = "ja" if steps[0].page.name.endswith(".ja.md") else "en"
    for step in steps:
        if step.file:
            _write(folder / step.file, step.text, anew=step.file not in written)
            written.add(step.file)
        else:
            folder = _type(step, folder, language)


def _write(file: Path, text: str, anew: bool) -> None:
    """Put ``text`` below the line that names the schema, or at the end of what the guide wrote before."""
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    first = before.partition("\n")[0] + "\n" if before.startswith(MODELINE) else ""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{first if anew else before}{text}", encoding="utf-8", newline="\n")


def _type(block: Block, folder: Path, language: str) -> Path:
    """Run the commands of a console block, and return the folder one is in afterwards."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        line, _, expected = part.partition("\n")
        program, *arguments = shlex.split(line)
        if program == "cd":
            folder = folder / arguments[0]
        elif program == "rm":
            (folder / arguments[0]).unlink()
        elif program == "sed":
            file, old, new = arguments
            text = (folder / file).read_text(encoding="utf-8")
            assert old in text, line
            (folder / file).write_text(text.replace(old, new), encoding="utf-8", newline="\n")
        elif program == "grep":
            assert " ".join(arguments[1:]) in (folder / arguments[0]).read_text(encoding="utf-8"), line
        else:
            assert program == "playbooks", line
            _compare(
                playbooks(*arguments, cwd=folder, env=os.environ | {"PLAYBOOKS_LANG": language}),
                line,
                expected,
            )
    return folder


def _compare(result: subprocess.CompletedProcess[str], line: str, expected: str) -> None:
    told = result.stdout + result.stderr
    assert result.returncode == (1 if "error[" in expected else 0), f"{line}\n{told}"
    if expected:
        # How many playbooks this repository holds is not the guide's business.
        pattern = re.escape(re.sub(r"\d+(?= playbooks read)|(?<=プレイブック)\d+", "#", expected))
        pattern = re.sub(r"^\\\.\\\.\\\.\\?\n", r"(?:.*\\n)*?", pattern, flags=re.MULTILINE)
        told = re.sub(r"\d+(?= playbooks read)|(?<=プレイブック)\d+", "#", told)
        assert re.fullmatch(pattern, told), f"{line}\n{told}"


def test_sessions_were_found_in_every_guide_that_has_steps() -> None:
    names = {name for name, _ in SESSIONS}

    assert names == {
        "README.md: start",
        "docs/authors.md: tutorial",
        "docs/authors.ja.md: tutorial",
        "docs/your-own.md: own",
    }
    assert sum(len(steps) for _, steps in SESSIONS) > 30


@pytest.mark.parametrize("page", WRITTEN, ids=[page.relative_to(REPOSITORY).as_posix() for page in WRITTEN])
def test_every_block_of_a_guide_is_well_formed(page: Path) -> None:
    parsers = {"yaml": yaml.safe_load, "json": json.loads, "python": ast.parse, "jinja": Environment().parse}
    for block in blocks(page):
        if block.language in parsers:
            parsers[block.language](block.text)


def test_every_link_of_a_guide_to_a_file_leads_somewhere() -> None:
    links = [
        (page, target)
        for page in PAGES
        if page.parent.parent.name != "docs" or page.parent.name in ("reference", "decisions")
        for target in re.findall(
            r"\]\(([^)\s]+)\)", re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
        )
        if not re.match(r"[a-z]+:|#", target)
    ]
    lost = [
        (page.name, target) for page, target in links if not (page.parent / target.partition("#")[0]).exists()
    ]

    assert len(links) > 30
    assert lost == []
