"""From saving a file to its page being served: an author's wait, here and with the peers' servers."""

from __future__ import annotations

import os
import signal
import socket
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

MARK = "計測{}番"
PATIENCE = 300  # seconds


def wait_to_see(command: list[str], folder: Path, files: list[Path], before: str, page: str) -> list[float]:
    """Milliseconds from saving each of ``files`` until what was written into it is served.

    ``command`` serves at the address that fills its gap; a mark is written behind ``before`` in the file,
    and sought in ``page``, whose gap is filled with the name of the file.
    """
    waits = []
    with _serving(command, folder, page.format(files[0].stem)) as address:
        for number, file in enumerate(files):
            text, mark = file.read_text(encoding="utf-8"), MARK.format(number)
            assert text.count(before) >= 1, file
            start = time.perf_counter()
            file.write_text(text.replace(before, f"{before}{mark}", 1), encoding="utf-8")
            _until(f"{address}/{page.format(file.stem)}", mark)
            waits.append((time.perf_counter() - start) * 1000)
            time.sleep(1)
    return waits


def median(waits: list[float]) -> str:
    return f"{statistics.median(waits):.0f} ({min(waits):.0f} to {max(waits):.0f})"


@contextmanager
def _serving(command: list[str], folder: Path, page: str) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    filled = [part.format(address=address) for part in command]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        filled,
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _until(f"http://{address}/{page}", "</html>")
        time.sleep(2)
        yield f"http://{address}"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _until(address: str, words: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:
                if words in answer.read().decode("utf-8"):
                    return
        except (URLError, ConnectionError):
            time.sleep(0.1)  # not there yet
        time.sleep(0.005)
    raise SystemExit(f"{words} was never served at {address}")
