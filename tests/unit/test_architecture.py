"""The house rules that no reviewer has to watch: who may import, read, print and exit."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "mkdocs_playbooks"
SOURCE = Path(__file__).parents[2] / "scripts" / PACKAGE
KINDS_BELOW = frozenset(f"kinds.{file.stem}" for file in (SOURCE / "kinds").glob("[a-z]*.py"))
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"__init__"}),
    frozenset(
        {
            "messages",
            "text",
            "inline",
            "phrases",
            "publish",
            "catalogue_format",
            "printing",
            "script_file",
            "spelling",
            "parallel",
            "unchanged",
            "cache",
        }
    ),
    frozenset({"compiled", "last_site"}),
    frozenset({"diagnostics", "parts", "templates", "markdown_text", "site_files"}),
    frozenset({"quiz", "role_play", "offline"}),
    frozenset({"model", "words"}),
    KINDS_BELOW | {"slips", "examples", "document"},
    frozenset({"kinds", "source", "reference"}),
    frozenset({"library", "validate"}),
    frozenset({"own_kinds"}),
    frozenset({"schema", "known"}),
    frozenset({"load"}),
    frozenset(
        {
            "twins",
            "stage_map",
            "stage_check",
            "lint",
            "quiz_rules",
            "scaffold",
            "terms",
            "furigana",
            "brand",
            "asked",
        }
    ),
    frozenset({"checks", "report", "learning", "field_labels", "revision", "store"}),
    frozenset({"pages"}),
    frozenset({"markdown_values"}),
    frozenset({"markdown_parts"}),
    frozenset(
        {"sheets", "kits", "walks", "as_markdown", "catalogue", "checklist_table", "feed", "embeds", "moved"}
    ),
    frozenset({"render", "search", "llms"}),
    frozenset({"questions", "readings", "search_files", "tools", "export"}),
    frozenset({"gather", "sidebar"}),
    frozenset({"press", "ready_page"}),
    frozenset({"frames"}),
    frozenset({"build"}),
    frozenset({"plugin"}),
    frozenset({"framer"}),
    frozenset({"live"}),
    frozenset({"host"}),
    frozenset({"server"}),
    frozenset({"command_words"}),
    frozenset({"cli"}),
    frozenset({"start", "manual"}),
    frozenset({"__main__"}),
)
"""A module imports only from rows above its own; nothing imports its neighbour."""

KNOW_MKDOCS = {"framer", "frames", "host", "plugin", "ready_page", "server", "sidebar"}
HOSTS = {"mkdocs", "material", "properdocs", "zensical"}
READING = {"open", "read_text", "read_bytes", "scandir"}
WRITING = {
    "write_text",
    "write_bytes",
    "touch",
    "mkdir",
    "mkdtemp",
    "copytree",
    "copy",
    "rmtree",
    "unlink",
    "rename",
}
PRINTING = {"print", "echo", "secho", "input"}
MODULES = {
    file.relative_to(SOURCE).with_suffix("").as_posix().replace("/__init__", "").replace("/", "."): file
    for file in sorted(SOURCE.rglob("*.py"))
}
BLOCKED = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"mkdocs", "material"}:
            raise ImportError(f"{name} is blocked")
sys.meta_path.insert(0, Blocker())
assert not [name for name in sys.modules if name.partition(".")[0] in {"mkdocs", "material"}]
"""


def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """Everything a module imports anywhere in it, by full dotted name."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(module: str) -> set[str]:
    """The modules of this package that ``module`` imports."""
    found: set[str] = set()
    for name in imports(module):
        if name.partition(".")[0] == PACKAGE:
            parts = name.split(".")[1:]
            known = [".".join(parts[:n]) for n in range(len(parts), 0, -1) if ".".join(parts[:n]) in MODULES]
            found.add(known[0] if known else "__init__")
    return found


def calls(module: str) -> set[str]:
    """Names of all functions and methods that are called."""
    called = [node.func for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]
    names = {function.id for function in called if isinstance(function, ast.Name)}
    return names | {function.attr for function in called if isinstance(function, ast.Attribute)}


def calling(words: set[str]) -> set[str]:
    return {module for module in MODULES if calls(module) & words}


def layer(module: str) -> int:
    return next(number for number, row in enumerate(LAYERS) if module in row)


def test_every_module_has_its_row() -> None:
    assert set(MODULES) == {module for row in LAYERS for module in row}


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_one_way(module: str) -> None:
    upwards = {name for name in own_imports(module) if layer(name) >= layer(module)}

    assert not upwards


def test_the_command_reaches_mkdocs_in_one_place() -> None:
    assert {module for module in MODULES if "plugin" in own_imports(module)} == {"framer", "host"}
    assert {module for module in MODULES if "host" in own_imports(module)} == {"cli", "server"}
    assert {module for module in MODULES if "server" in own_imports(module)} == {"cli"}
    assert {module for module in MODULES if "cli" in own_imports(module)} == {"start", "manual"}


def test_only_the_plugin_and_what_serves_it_import_mkdocs() -> None:
    assert {module for module in MODULES if any(n.partition(".")[0] in HOSTS for n in imports(module))} == (
        KNOW_MKDOCS
    )


def test_only_few_modules_know_jinja_and_yaml() -> None:
    assert {module for module in MODULES if any(n.startswith("jinja2") for n in imports(module))} == {
        "compiled",
        "frames",
        "plugin",
        "render",
        "templates",
    }
    assert {module for module in MODULES if any(n.partition(".")[0] == "yaml" for n in imports(module))} == {
        "document",
        "export",
        "source",
        "templates",
    }


def test_content_is_read_by_source_and_templates_by_those_who_use_them() -> None:
    assert calling(READING) == {
        "cache",
        "host",
        "last_site",
        "printing",
        "publish",
        "scaffold",
        "server",
        "site_files",  # which opens what it writes
        "source",
        "templates",
        "unchanged",
    }


def test_only_those_who_make_files_write() -> None:
    assert calling(WRITING) <= {
        "cache",
        "export",
        "last_site",
        "live",
        "manual",
        "plugin",
        "printing",
        "publish",
        "readings",
        "reference",
        "scaffold",
        "schema",
        "server",
        "site_files",
        "unchanged",
    }


def test_only_the_command_prints_and_exits() -> None:
    assert calling(PRINTING) == {"cli", "start"}
    assert calling({"exit", "abort", "SystemExit"}) == {"cli"}
    assert calling({"_exit"}) == {"parallel", "start"}  # the end of a copy of the process, and of the process
    streams = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr")
    }
    assert streams == {"cli", "start"}


def test_no_module_keeps_state() -> None:
    """Nothing is assigned by ``global``, and what stands at the top of a module is never changed."""
    assert [m for m in MODULES for node in ast.walk(tree(m)) if isinstance(node, ast.Global)] == []


def test_every_module_imports_where_mkdocs_cannot_be_imported() -> None:
    above = {module for module in MODULES if own_imports(module) & KNOW_MKDOCS} - {"cli"}
    others = set(MODULES) - {"__init__", "__main__"} - KNOW_MKDOCS - above
    names = [f"{PACKAGE}.{module}" for module in sorted(others)]
    code = f"{BLOCKED}\nimport {', '.join([PACKAGE, *names])}"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert len(names) > 20
    assert result.returncode == 0, result.stderr.decode()


def test_the_plugin_does_not_import_there_so_the_block_works() -> None:
    code = f"{BLOCKED}\nimport {PACKAGE}.plugin"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert result.returncode == 1
    assert b"ImportError: mkdocs" in result.stderr and b"is blocked" in result.stderr


def test_the_command_checks_a_site_where_mkdocs_cannot_be_imported(repository: Path) -> None:
    code = f"{BLOCKED}\nimport runpy\nrunpy.run_module('{PACKAGE}', run_name='__main__', alter_sys=True)"
    command = [sys.executable, "-c", code, "--lang", "en", "check", str(repository)]
    result = subprocess.run(command, capture_output=True, check=False)

    assert result.returncode == 0, result.stdout.decode() + result.stderr.decode()
    assert b"0 errors" in result.stdout
