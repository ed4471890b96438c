"""Wheel and sdist, built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from packaging_tools import build


@pytest.fixture(scope="session")
def distributions(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist; the source they were built from is gone."""
    out, source = (tmp_path_factory.mktemp(name) for name in ("distributions", "source"))
    for name in ("scripts", "templates"):
        shutil.copytree(repository / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(repository / name, source)
    build(source, out, "--wheel", "--sdist")
    shutil.rmtree(source)
    return out


@pytest.fixture(scope="session")
def wheel(distributions: Path) -> Path:
    (wheel,) = distributions.glob("*.whl")
    return wheel
