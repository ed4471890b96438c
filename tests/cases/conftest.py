"""The hostile site, built once, and a page that notes every dialog."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from every_field import Data
from hostile_site import hostile_playbooks, write
from playwright.sync_api import Dialog, Page


@pytest.fixture(scope="session")
def hostile_data() -> dict[str, Data]:
    """The hostile playbooks by kind."""
    return hostile_playbooks()


@pytest.fixture(scope="session")
def hostile(
    hostile_data: dict[str, Data],
    run: Callable[..., subprocess.CompletedProcess[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The built site of the hostile playbooks."""
    root = tmp_path_factory.mktemp("hostile") / "site"
    assert run("init", root).returncode == 0
    write(root, hostile_data)
    result = run("build", root)
    assert result.returncode == 0, result.stdout + result.stderr
    assert ", 0 errors, " in result.stdout
    return root / "site"


@pytest.fixture
def wary(page: Page) -> Iterator[Page]:
    """A page that fails the test on any dialog, besides script errors and foreign requests."""
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    yield page
    assert not dialogs, dialogs
