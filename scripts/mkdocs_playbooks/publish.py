"""Put a finished site in its place in one move, so that a reader never meets half of one."""

from __future__ import annotations

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
        staging.replace(site)
        return
    old = staging_folder(site)
    site.replace(old / "old")
    try:
        staging.replace(site)
    except OSError:
        (old / "old").replace(site)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
