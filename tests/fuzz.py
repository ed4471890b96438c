"""Run the properties of tests/unit/test_properties.py with fresh files for some minutes and count.

python tests/fuzz.py --minutes 30
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

os.environ["HYPOTHESIS_PROFILE"] = "fuzz"
sys.path.insert(0, str(Path(__file__).parent / "unit"))

import promises
from hypothesis import seed
from small_sites import Sites
from test_properties import PROPERTIES


@dataclass
class Run:
    """What one property has seen so far."""

    tally: promises.Tally = field(default_factory=promises.Tally)
    exceptions: list[str] = field(default_factory=list)
    seconds: float = 0.0
    """Given to it so far; every property gets as much as the others."""


def main() -> int:
    options = _options()
    runs = {name: Run() for name in PROPERTIES}
    told = time.monotonic()
    end = told + options.minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        sites = Sites(Path(folder))
        while time.monotonic() < end:
            name = min(runs, key=lambda name: runs[name].seconds)
            _round(name, runs[name], sites, options.keep)
            if time.monotonic() > told + 60:
                told = time.monotonic()
                _print(runs)
    _print(runs)
    for name, run in runs.items():
        if options.keep and run.tally.slowest_file[0]:
            _keep(options.keep / f"slowest of {name}", *run.tally.slowest_file)
    return any(run.exceptions for run in runs.values())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--keep", type=Path, help="a folder for the slowest and the failed files")
    return parser.parse_args()


def _round(name: str, run: Run, sites: Sites, keep: Path | None) -> None:
    """Some hundred files of one property; a failure is printed with the smallest file that shows it."""
    number = random.SystemRandom().getrandbits(64)
    promises.TALLY = run.tally
    start = time.monotonic()
    try:
        seed(number)(PROPERTIES[name])(sites)
    except (Exception, BaseExceptionGroup) as error:
        run.exceptions.append(repr(error)[:300])
        print(f"--- {name}, seed {number}", *traceback.format_exception(error, limit=-6), flush=True)
        if keep:
            _keep(keep / f"failed-{number}", *run.tally.last_file)
    run.seconds += time.monotonic() - start


def _keep(folder: Path, path: str, raw: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / path.replace("/", "-")).write_bytes(raw)


def _print(runs: dict[str, Run]) -> None:
    print(f"{'property':18}{'tried':>8}{'accepted':>10}{'refused':>9}{'exceptions':>12}{'slowest s':>11}")
    for name, run in runs.items():
        tally = run.tally
        tried = tally.accepted + tally.refused + len(run.exceptions)
        counts = f"{tried:8}{tally.accepted:10}{tally.refused:9}{len(run.exceptions):12}"
        print(f"{name:18}{counts}{tally.slowest:11.2f}")
    print(f"peak memory: {promises.peak_memory() >> 20} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
