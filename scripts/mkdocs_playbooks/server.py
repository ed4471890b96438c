"""The server for authors: MkDocs' own, which reloads open pages, over files that are made when asked for."""

from __future__ import annotations

import gc
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from watchdog import events
from watchdog.observers import Observer

from mkdocs_playbooks.gather import Gathered
from mkdocs_playbooks.host import warnings_told
from mkdocs_playbooks.live import Live

QUIET = 0.02
"""Seconds without a further change after which a file that is being saved counts as saved."""
CHANGES = [
    events.FileModifiedEvent,
    events.FileCreatedEvent,
    events.FileDeletedEvent,
    events.FileMovedEvent,
]
"""That a file was opened, which we do ourselves, is none."""


def serve(
    gathered: Gathered, host: str, port: int, ready: Callable[[str], None], tell: Callable[[Gathered], None]
) -> None:
    """Serve the site until the process is told to end; open pages reload when their content changes.

    ``ready`` hears the address once it answers, ``tell`` all content that is read anew. Raises ``OSError``
    if the address cannot be had.
    """
    folder = Path(tempfile.mkdtemp(prefix="playbooks-"))
    # A service manager's TERM ends it as Ctrl+C does, and its temporary folder goes.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with warnings_told():
            mount = urlsplit(load_config(str(gathered.root / "mkdocs.yml")).site_url or "/").path
            server = _Server(lambda: None, host, port, str(folder), mount)
            live = Live(gathered, folder, server.url, tell)
            server.ready = ready
            server.builder, server.build_delay = live.refresh, QUIET
            server.error_handler = lambda code: _error_page(live, folder, code)
            server.set_app(_made_when_asked(live, server))
            server.watch(
                str(gathered.root), recursive=False
            )  # `mkdocs.yml`, which may be written as a new file
            for watched in live.folders():
                server.watch(str(watched))
            gc.freeze()
            gc.enable()  # a server runs for hours
            try:
                server.serve()  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
            finally:
                server.shutdown()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Server(LiveReloadServer):
    """MkDocs' server with the system's own observer: its own looks at all files twice a second."""

    ready: Callable[[str], None]

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.observer = _Changes()

    def server_activate(self) -> None:
        super().server_activate()
        self.ready(self.url)


class _Changes(Observer):  # type: ignore[misc,valid-type]  # which class it is, the system decides
    def schedule(self, handler: Any, path: str, *, recursive: bool = False, **_: Any) -> Any:
        return super().schedule(handler, path, recursive=recursive, event_filter=CHANGES)


def _made_when_asked(live: Live, server: LiveReloadServer) -> Callable[..., Iterable[bytes]]:
    def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if path.startswith(server.mount_path):
            inside = path.removeprefix(server.mount_path)
            live.ensure(f"{inside}index.html" if inside.endswith("/") else inside)
        return server.serve_request(environ, start_response)

    return app


def _error_page(live: Live, folder: Path, code: int) -> bytes | None:
    path = f"{live.locales[0]}/{code}.html"
    live.ensure(path)
    return (folder / path).read_bytes() if (folder / path).is_file() else None
