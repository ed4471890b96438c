"""Put a finished site in its place in one move, so that a reader never meets half of one."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def staging_folder(site: Path) -> Path:
    """A new empty folder beside ``site``, on the same disk, to build into."""
    site.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))


def swap_in(staging: Path, site: Path) -> None:
    """Make the finished ``staging`` folder the site; the old site goes only when the new one stands."""
    staging.chmod(0o755)  # mkdtemp makes folders that only their owner can read
    if not site.exists():
        os.replace(staging, site)
        return
    old = staging_folder(site)
    os.replace(site, old / "old")
    try:
        os.replace(staging, site)
    except OSError:
        os.replace(old / "old", site)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
