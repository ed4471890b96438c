"""Wheel and sdist, built once from a source that is then gone: what they hold, and a user's first hour."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tarfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from zipfile import ZipFile

import pytest
from packaging_tools import QUIET_PIP, build, environment, run

from mkdocs_playbooks import __version__

pytestmark = pytest.mark.xdist_group("packaging")  # one worker, so that everything is built once
PYTHONS = os.environ.get("PYTHONS", sys.executable).split()
"""The interpreters to try it with; `make pythons` names all that are on the machine."""


@pytest.fixture(scope="module", params=PYTHONS, ids=lambda python: Path(python).parts[-3:][0])
def installed(
    wheel: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    """The programs of a new environment that holds the wheel and what the lock file names, no more."""
    home = tmp_path_factory.mktemp("environment")
    programs = environment(home, request.param)
    install = (programs / "python", "-m", "pip", "install", *QUIET_PIP)
    run(*install, "--require-hashes", "--requirement", repository / "requirements" / "site.lock", cwd=home)
    run(*install, "--no-deps", wheel, cwd=home)
    return programs


def test_the_lock_file_holds_everything_the_wheel_needs(installed: Path, tmp_path: Path) -> None:
    run(installed / "python", "-m", "pip", "--disable-pip-version-check", "check", cwd=tmp_path)


def test_the_installed_package_is_not_the_repository(
    installed: Path, repository: Path, tmp_path: Path
) -> None:
    show = "import mkdocs_playbooks as m, sys; print(m.__file__, *sys.path, sep='\\n')"
    paths = run(installed / "python", "-c", show, cwd=tmp_path).splitlines()
    assert Path(paths[0]).is_relative_to(installed.parent)
    assert not [path for path in paths if Path(path).is_relative_to(repository)]


def test_the_installed_command_says_the_right_version(installed: Path, tmp_path: Path) -> None:
    assert __version__ in run(installed / "playbooks", "--version", cwd=tmp_path)
    show = "import importlib.metadata as m; print(m.version('mkdocs-playbooks'))"
    assert run(installed / "python", "-c", show, cwd=tmp_path).strip() == __version__


def test_a_site_is_made_checked_and_built_with_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    run(installed / "playbooks", "init", "site of one's own", cwd=tmp_path)
    root = tmp_path / "site of one's own"
    run(installed / "playbooks", "check", "--strict", cwd=root)
    run(installed / "playbooks", "build", "--strict", cwd=root)
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


def test_a_user_s_first_hour(installed: Path, tmp_path: Path) -> None:
    """A site, its check, a new playbook with a mistake in it, the report, the help, the pages as served."""
    playbooks = installed / "playbooks"
    run(playbooks, "init", "my-site", cwd=tmp_path)
    root = tmp_path / "my-site"
    assert "0 errors, 0 warnings" in run(playbooks, "check", "--strict", cwd=root)
    made = run(playbooks, "new", "tactic", "open-day", cwd=root).split()
    assert [Path(file).as_posix() for file in made] == [
        f"playbooks/{at}/tactic/open-day.yml" for at in ("ja", "en")
    ]
    assert "0 errors" in run(playbooks, "check", cwd=root)

    mine = root / "playbooks/en/tactic/open-day.yml"
    right = mine.read_text(encoding="utf-8")
    mine.write_text(right.replace("summary:", "sumary:", 1), encoding="utf-8")
    told = run(playbooks, "--lang", "en", "check", cwd=root, status=1)
    assert "error[unknown-field]" in told and "did you mean `summary`?" in told
    mine.write_text(right, encoding="utf-8")

    assert "Overdue reviews" in run(playbooks, "--lang", "en", "report", "--on", "2099-01-01", cwd=root)
    assert "--pdf FILE" in run(playbooks, "print", "--help", cwd=root)
    assert '"title": "tactic"' in run(playbooks, "schema", "tactic", cwd=root)
    with _served(playbooks, root) as address:
        page = urllib.request.urlopen(f"{address}en/tactic/open-day.html", timeout=10).read().decode("utf-8")
        assert 'class="pb-head__title"' in page
        assert urllib.request.urlopen(f"{address}en/assets/playbooks/playbooks.css", timeout=10).status == 200


def test_an_upgrade_keeps_every_file_of_the_site(
    installed: Path, distributions: Path, tmp_path: Path
) -> None:
    """A later release, with another version and another template, finds the site as its people left it."""
    run(installed / "playbooks", "init", "own", cwd=tmp_path)
    root = tmp_path / "own"
    own = {
        "templates/kinds/recovery/page.html.j2": '{% extends "!kinds/recovery/page.html.j2" %}'
        '{% block lead %}{{ super() }}<p class="ours">ours</p>{% endblock %}',
        "templates/own.css": ".ours { font-weight: 700; }",
        "templates/labels/en.yml": "page: {now: {title: Right now}}",
    }
    for path, text in own.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    run(installed / "playbooks", "build", "--strict", cwd=root)
    before = _files_of(root)

    later = _later_release(distributions, tmp_path)
    packages = tmp_path / "later"
    run(
        installed / "python",
        "-m",
        "pip",
        "install",
        *QUIET_PIP,
        "--no-deps",
        "--target",
        packages,
        later,
        cwd=tmp_path,
    )
    new = (installed / "python", "-m", "mkdocs_playbooks")
    assert "9.9.9" in run(*new, "--version", cwd=root, packages=packages)
    run(*new, "build", "--strict", cwd=root, packages=packages)

    assert _files_of(root) == before
    page = (root / "site/en/recovery/late-delivery.html").read_text(encoding="utf-8")
    assert '<p class="ours">ours</p>' in page and "Right now" in page
    assert "a later footer" in page
    assert ".ours { font-weight: 700; }" in (root / "site/en/assets/playbooks/playbooks.css").read_text(
        "utf-8"
    )


def test_plain_mkdocs_finds_the_plugin_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    run(installed / "playbooks", "init", "own", cwd=tmp_path)
    run(installed / "mkdocs", "build", "--strict", cwd=tmp_path / "own")
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
    assert "playbooks = mkdocs_playbooks.start:main" in entry_points
    assert "playbooks = mkdocs_playbooks.plugin:PlaybooksPlugin" in entry_points
    assert f"\nVersion: {__version__}\n" in contents[f"{folder}/METADATA"].decode("utf-8")


def test_the_typed_package_says_so(wheel: Path) -> None:
    """The classifier ``Typing :: Typed`` holds only with this file (PEP 561)."""
    assert "mkdocs_playbooks/py.typed" in _contents(wheel)


def test_the_sdist_builds_the_same_wheel(distributions: Path, wheel: Path, tmp_path: Path) -> None:
    (sdist,) = distributions.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    build(tmp_path / f"mkdocs_playbooks-{__version__}", tmp_path / "out", "--wheel")
    (again,) = (tmp_path / "out").glob("*.whl")
    assert again.name == wheel.name
    assert _contents(again) == _contents(wheel)


def _later_release(distributions: Path, tmp_path: Path) -> Path:
    """A wheel of the same source as another version, with one template changed."""
    (sdist,) = distributions.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    source = tmp_path / f"mkdocs_playbooks-{__version__}"
    for path, old, new in (
        ("scripts/mkdocs_playbooks/__init__.py", f'"{__version__}"', '"9.9.9"'),
        (
            "templates/theme/partials/footer.html",
            "{{ config.site_name }}",
            "{{ config.site_name }} a later footer",
        ),
    ):
        text = (source / path).read_text(encoding="utf-8")
        assert old in text
        (source / path).write_text(text.replace(old, new), encoding="utf-8")
    build(source, tmp_path / "release", "--wheel")
    (wheel,) = (tmp_path / "release").glob("*.whl")
    return wheel


def _files_of(root: Path) -> dict[str, bytes]:
    """Everything in a site's folder that its people keep, by path."""
    made = {root / "site", root / ".playbooks"}
    files = (file for file in root.rglob("*") if file.is_file() and not made & set(file.parents))
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


@contextmanager
def _served(playbooks: Path, root: Path) -> Iterator[str]:
    """Where `playbooks serve` serves the site, once it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    command = [str(playbooks), "serve", "--address", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        for _ in range(300):
            assert server.poll() is None, server.stderr and server.stderr.read().decode()
            try:
                urllib.request.urlopen(address, timeout=10).close()
                break
            except URLError:
                time.sleep(0.2)
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=30)


def _contents(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
