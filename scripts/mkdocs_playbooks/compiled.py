"""Templates as Python has compiled them, kept for the next build: to compile takes longer than a page."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from mkdocs_playbooks import cache
from mkdocs_playbooks.unchanged import machine


def keep_compiled(environment: Environment) -> None:
    """Let an environment compile a template only if it is another one than the last time."""
    if folder := cache.folder():
        # Jinja compares the text of a template; what becomes of it rests on these, too.
        rests_on = f"{machine()}{sorted(environment.extensions)}"
        environment.bytecode_cache = _Compiled(folder / "templates", rests_on.encode())


class _Compiled(BytecodeCache):
    def __init__(self, folder: Path, rests_on: bytes) -> None:
        self._folder = folder
        self._rests_on = rests_on

    def load_bytecode(self, bucket: Bucket) -> None:
        kept = cache.read(self._folder / bucket.key)
        if kept and kept.startswith(self._rests_on):
            bucket.bytecode_from_string(kept.removeprefix(self._rests_on))

    def dump_bytecode(self, bucket: Bucket) -> None:
        cache.write(self._folder / bucket.key, self._rests_on + bucket.bytecode_to_string())
