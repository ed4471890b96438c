"""A built site over HTTP, as a plain web server shows it; its files may change and the server may go."""

from __future__ import annotations

from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit


class SiteServer:
    """Serves ``folder``, which may be replaced at any time; ``off`` and ``on`` keep the address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.instead: dict[str, Path] = {}
        """Files to be served in place of those of the folder, by path."""
        self.asked: list[str] = []
        """Paths asked for since somebody last looked."""
        self._port = 0
        self.on()
        self.address = f"http://127.0.0.1:{self._port}"

    def on(self) -> None:
        self._server = _Quiet(("127.0.0.1", self._port), self._handler)
        self._port = self._server.server_port
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def off(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self, *arguments: object) -> SimpleHTTPRequestHandler:
        return _Handler(self, *arguments)


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that is closed in the middle of an answer is no fault."""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, site: SiteServer, *arguments: object) -> None:
        self._site = site
        super().__init__(*arguments)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        name = unquote(urlsplit(path).path).lstrip("/")
        name += "index.html" if not name or name.endswith("/") else ""
        self._site.asked.append(name)
        return str(self._site.instead.get(name, self._site.folder / name))

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""
