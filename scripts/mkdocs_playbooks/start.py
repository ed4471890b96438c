"""Where ``playbooks`` begins: a build with nothing to do is answered before anything is loaded."""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs_playbooks import unchanged


def main() -> None:
    """Run the command with the arguments of this process."""
    if answer := _nothing_to_do(sys.argv[1:]):
        print(answer)
        return
    from mkdocs_playbooks.cli import main as command

    command(prog_name="playbooks")


def _nothing_to_do(arguments: list[str]) -> str:
    """The answer to ``build`` or ``build DIR`` if the site is as that would make it; else nothing."""
    if arguments[:1] != ["build"] or len(arguments) > 2:
        return ""
    root = Path(*arguments[1:]).resolve()
    return unchanged.said(root, root / "site")
