"""A folder over HTTP on the loopback, compressed as hosts do it, with a count of what was sent."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

PACKED = {".html", ".js", ".css", ".json", ".svg"}


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


def packed_size(path: Path) -> int:
    """Bytes of a file as it is sent; nothing for a folder."""
    return len(_packed(path)) if path.is_file() else 0


class Served:
    """A running server: its address, and when it sent how many compressed bytes of which path."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.sent: list[tuple[float, str, int]] = []

    def bytes_until(self, moment: float, parts: Sequence[str]) -> int:
        """What was sent of the paths that have one of ``parts`` in them; ``moment`` as of ``time.time``."""
        return sum(n for at, path, n in self.sent if at <= moment and any(part in path for part in parts))


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # as any real server: else a second answer waits 40 ms for the first

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                self.send_error(404)
                return
            packed = path.suffix in PACKED
            body = _packed(path) if packed else path.read_bytes()
            state.sent.append((time.time(), self.path, len(body)))
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            self.send_header("Content-Length", str(len(body)))
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *a: Handler(*a, directory=str(folder)))
    state = Served(f"http://127.0.0.1:{server.server_address[1]}")
    Thread(target=server.serve_forever, daemon=True).start()
    yield state
    server.shutdown()
    server.server_close()
