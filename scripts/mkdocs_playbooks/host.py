"""Runs MkDocs in this process, on content that was read already: the only way to a build."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.__main__ import ColorFormatter
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_playbooks.gather import Gathered
from mkdocs_playbooks.plugin import PlaybooksPlugin
from mkdocs_playbooks.ready_page import is_alone


def build(gathered: Gathered, site: Path, strict: bool) -> bool:
    """Write the whole site to ``site``; whether it came from the site's own folder alone.

    MkDocs tells its warnings on the error stream. Raises ``click.ClickException`` if it fails.
    """
    with warnings_told():
        config = load_config(str(gathered.root / "mkdocs.yml"), strict=strict, site_dir=str(site))
        for plugin in config.plugins.values():
            if isinstance(plugin, PlaybooksPlugin):
                plugin.gathered = gathered
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        except KeyboardInterrupt:  # which MkDocs tells no plugin
            config.plugins.on_build_error(error=RuntimeError("interrupted"))
            raise
        finally:
            config.plugins.on_shutdown()
        return _stands_alone(config)


@contextmanager
def warnings_told() -> Iterator[None]:
    """What MkDocs warns of goes to the error stream, and nothing else."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's word to people who run MkDocs themselves
    told = logging.StreamHandler()
    told.setFormatter(ColorFormatter())
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.WARNING)
    log.addHandler(told)
    try:
        yield
    finally:
        log.removeHandler(told)


def _stands_alone(config: MkDocsConfig) -> bool:
    """Whether nothing but the site's folder and our packages has a say in what is built."""
    text = Path(config.config_file_path).read_text(encoding="utf-8-sig")
    elsewhere = config.theme.custom_dir or "INHERIT" in text or "!ENV" in text
    return is_alone(config) and not elsewhere
