"""Where ``playbooks`` begins: a build with nothing to do is answered before anything is loaded."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from mkdocs_playbooks import unchanged


def main() -> None:
    """Run the command with the arguments of this process."""
    if answer := _nothing_to_do(sys.argv[1:]):
        print(answer)
        return
    from mkdocs_playbooks.cli import main as command

    try:
        command(prog_name="playbooks")
    except SystemExit as end:
        _leave_at_once(end)


def _nothing_to_do(arguments: list[str]) -> str:
    """The answer to ``build`` or ``build DIR`` if the site is as that would make it; else nothing."""
    if arguments[:1] != ["build"] or len(arguments) > 2:
        return ""
    root = Path(*arguments[1:]).resolve()
    return unchanged.said(root, root / "site")


def _leave_at_once(end: SystemExit) -> None:
    """End the process as Python would, without putting thousands of playbooks away one by one."""
    with suppress(OSError):  # of a full disk or a reader who left, Python tells in its own way
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        if end.code is None or isinstance(end.code, int):
            os._exit(end.code or 0)
    raise end
