"""The wheel builds a site on its own, far from its source."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from mkdocs_playbooks import __version__

pytestmark = pytest.mark.xdist_group("packaging")  # one worker, so that everything is built once
QUIET_PIP = ("--quiet", "--disable-pip-version-check", "--no-input")


@pytest.fixture(scope="module")
def distributions(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist, each built from the repository."""
    out = tmp_path_factory.mktemp("distributions")
    _build(repository, out, "--wheel", "--sdist")
    return out


@pytest.fixture(scope="module")
def wheel(distributions: Path) -> Path:
    (wheel,) = distributions.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment that holds the wheel and what the lock file names, no more."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    install = (programs / "python", "-m", "pip", "install", *QUIET_PIP)
    _run(*install, "--require-hashes", "--requirement", repository / "requirements" / "site.lock", cwd=home)
    _run(*install, "--no-deps", wheel, cwd=home)
    return programs


def test_the_lock_file_holds_everything_the_wheel_needs(installed: Path, tmp_path: Path) -> None:
    _run(installed / "python", "-m", "pip", "--disable-pip-version-check", "check", cwd=tmp_path)


def test_the_installed_package_is_not_the_repository(
    installed: Path, repository: Path, tmp_path: Path
) -> None:
    show = "import mkdocs_playbooks as m, sys; print(m.__file__, *sys.path, sep='\\n')"
    paths = _run(installed / "python", "-c", show, cwd=tmp_path).splitlines()
    assert Path(paths[0]).is_relative_to(installed.parent)
    assert not [path for path in paths if Path(path).is_relative_to(repository)]


def test_the_installed_command_says_the_right_version(installed: Path, tmp_path: Path) -> None:
    assert __version__ in _run(installed / "playbooks", "--version", cwd=tmp_path)
    show = "import importlib.metadata as m; print(m.version('mkdocs-playbooks'))"
    assert _run(installed / "python", "-c", show, cwd=tmp_path).strip() == __version__


def test_a_site_is_made_checked_and_built_with_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    _run(installed / "playbooks", "init", "site of one's own", cwd=tmp_path)
    root = tmp_path / "site of one's own"
    _run(installed / "playbooks", "check", "--strict", cwd=root)
    _run(installed / "playbooks", "build", "--strict", cwd=root)
    written = [
        file.relative_to(root / "playbooks").with_suffix(".html")
        for locale in ("ja", "en")
        for file in (root / "playbooks" / locale).rglob("*.yml")
    ]
    assert len(written) == 10
    home = [Path("index.html"), Path("ja/index.html"), Path("en/now.html")]
    assets = [
        Path(f"{locale}/assets/playbooks/playbooks.{end}") for locale in ("ja", "en") for end in ("css", "js")
    ]
    assert not [path for path in (*written, *home, *assets) if not (root / "site" / path).stat().st_size]


def test_plain_mkdocs_finds_the_plugin_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    _run(installed / "playbooks", "init", "own", cwd=tmp_path)
    _run(installed / "mkdocs", "build", "--strict", cwd=tmp_path / "own")
    assert (tmp_path / "own" / "site" / "en" / "recovery" / "late-delivery.html").is_file()


def test_the_wheel_holds_the_package_with_every_template_and_nothing_else(
    wheel: Path, repository: Path
) -> None:
    source = repository / "scripts" / "mkdocs_playbooks"
    expected = {f"mkdocs_playbooks/{f.relative_to(source).as_posix()}" for f in source.rglob("*.py")}
    templates = repository / "templates"
    expected |= {
        f"mkdocs_playbooks/templates/{file.relative_to(templates).as_posix()}"
        for file in templates.rglob("*")
        if file.is_file()
    }
    names = {name for name in _contents(wheel) if ".dist-info/" not in name}
    assert names - {"mkdocs_playbooks/py.typed"} == expected


def test_the_wheel_names_its_license_and_commands(wheel: Path) -> None:
    contents = _contents(wheel)
    folder = f"mkdocs_playbooks-{__version__}.dist-info"
    assert f"{folder}/licenses/LICENSE" in contents
    entry_points = contents[f"{folder}/entry_points.txt"].decode("utf-8")
    assert "playbooks = mkdocs_playbooks.cli:main" in entry_points
    assert "playbooks = mkdocs_playbooks.plugin:PlaybooksPlugin" in entry_points
    assert f"\nVersion: {__version__}\n" in contents[f"{folder}/METADATA"].decode("utf-8")


def test_the_typed_package_says_so(wheel: Path) -> None:
    """The classifier ``Typing :: Typed`` holds only with this file (PEP 561)."""
    assert "mkdocs_playbooks/py.typed" in _contents(wheel)


def test_the_sdist_builds_the_same_wheel(distributions: Path, wheel: Path, tmp_path: Path) -> None:
    (sdist,) = distributions.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    _build(tmp_path / f"mkdocs_playbooks-{__version__}", tmp_path / "out", "--wheel")
    (again,) = (tmp_path / "out").glob("*.whl")
    assert again.name == wheel.name
    assert _contents(again) == _contents(wheel)


def _build(source: Path, out: Path, *what: str) -> None:
    _run(sys.executable, "-m", "build", "--no-isolation", *what, "--outdir", out, source, cwd=out.parent)


def _contents(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _run(*command: str | Path, cwd: Path) -> str:
    """What a command printed; it runs without the settings that could show it the repository."""
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    result = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout
