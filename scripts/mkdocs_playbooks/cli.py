"""The command ``playbooks``: the only place that prints and exits.

Exit codes: 0 all is well, 1 something is wrong with the content, 2 the command was used wrongly.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from mkdocs_playbooks import __version__, command_words, export, readings, scaffold, schema, unchanged
from mkdocs_playbooks.diagnostics import (
    LANGUAGE_VARIABLE,
    Diagnostic,
    Language,
    Place,
    as_json,
    as_text,
    closest,
    interface_language,
)
from mkdocs_playbooks.gather import Gathered, gather
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Playbook
from mkdocs_playbooks.lint import OVERDUE
from mkdocs_playbooks.model import STAGES
from mkdocs_playbooks.own_kinds import own_kinds
from mkdocs_playbooks.printing import PrintingError, chromium, install_command, to_pdf
from mkdocs_playbooks.report import TOPICS, report
from mkdocs_playbooks.sheets import Sheets
from mkdocs_playbooks.source import site_url
from mkdocs_playbooks.templates import Labels

SITE = click.argument(
    "folder", metavar="[DIR]", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
STRICT = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="playbooks")
@click.option(
    "--lang", type=click.Choice(["en", "ja"]), help="Language of messages; else that of your system."
)
@click.pass_context
def main(context: click.Context, lang: Language | None) -> None:
    """Sales playbooks in YAML, made into a training site with checklists.

    \b
    playbooks init my-site     make a small site of your own
    playbooks check            find every mistake, with its place and how to mend it
    playbooks serve            read the site while you write; it reloads by itself
    playbooks build            write the finished site to site/
    playbooks print            print checklists as a PDF
    """  # noqa: D301  # click wants the control character itself
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A Windows console of code page 932 cannot show every character; better an escape than a crash.
            stream.reconfigure(errors="backslashreplace")
    if lang:
        os.environ[LANGUAGE_VARIABLE] = lang  # MkDocs, which we start, shall speak it too
    # A command is over in seconds, and what it reads is needed to its end: looking for garbage among
    # thousands of playbooks takes a third of the time and finds none.
    gc.disable()
    context.obj = interface_language()


@main.command()
@SITE
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Text or JSON.")
@STRICT
@click.pass_obj
def check(language: Language, folder: Path, form: str, strict: bool) -> None:
    """Find every mistake in the playbooks of DIR (the folder of mkdocs.yml).

    Overdue reviews are told as well, but time alone fails nothing, not even with --strict: see `report`.
    """
    gathered = gather(_site(folder), date.today())
    if form == "json":
        click.echo(as_json(gathered.diagnostics, language))
    else:
        _show(gathered, language)
        click.echo(command_words.summary(gathered, language))
    sys.exit(_failed(gathered, strict))


@main.command()
@SITE
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Where to write; else DIR/site."
)
@STRICT
@click.pass_obj
def build(language: Language, folder: Path, out: Path | None, strict: bool) -> None:
    """Build the site of DIR. If anything is wrong, the site that was there stays as it was.

    What does not change is not made again: it is kept in your folder for caches, or in the one that
    PLAYBOOKS_CACHE names. Deleting it costs time only; PLAYBOOKS_CACHE= keeps nothing.
    """
    root = _site(folder)
    target = (out or root / "site").resolve()
    before = unchanged.inputs(root, target)
    _progress(command_words.CHECKING[language])
    gathered = gather(root)
    _show(gathered, language)
    if _failed(gathered, strict):
        _stop(command_words.summary(gathered, language))
    _progress(command_words.BUILDING[language])
    from mkdocs_playbooks import host  # MkDocs is loaded by those who need it

    try:
        stands_alone = host.build(gathered, target, strict)
    except KeyboardInterrupt:
        sys.exit(130)
    summary, page = command_words.summary(gathered, language), _clickable(target / "index.html")
    if stands_alone and not gathered.diagnostics and target == root / "site":
        unchanged.record(root, target, before, f"{summary}\n{command_words.UNCHANGED[language]}\n{page}")
    click.echo(f"{summary}\n{page}")


@main.command()
@SITE
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
@click.pass_obj
def serve(language: Language, folder: Path, address: str) -> None:
    """Serve the site of DIR and reload the page whenever a file changes."""
    host, _, port = address.rpartition(":")
    if not (host and port.isdecimal()):
        raise click.BadParameter(f"{address}; write it as 127.0.0.1:8000", param_hint="--address")
    gathered = gather(_site(folder))
    _show(gathered, language)
    if not gathered.ok:
        _stop(command_words.summary(gathered, language))
    from mkdocs_playbooks import server  # MkDocs is loaded by those who need it

    def ready(url: str) -> None:
        click.echo(command_words.SERVING[language].format(url=url))

    def tell(changed: Gathered) -> None:
        _show(changed, language)
        stays = "" if changed.ok else f"; {command_words.STAYS[language]}"
        click.echo(f"{datetime.now():%H:%M:%S} {command_words.summary(changed, language)}{stays}")

    try:
        server.serve(gathered, host.strip("[]"), int(port), ready, tell)
    except KeyboardInterrupt:
        sys.exit(0)
    except OSError as error:
        _stop(command_words.NOT_SERVED[language].format(address=address, reason=error.strerror or error))


@main.command("print")
@click.argument("ids", nargs=-1)
@click.option("--pdf", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Where to write.")
@click.option(
    "--site",
    "folder",
    metavar="DIR",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The site's folder; else this one.",
)
@click.option("--locale", metavar="CODE", help="Language of the sheets; else the site's main language.")
@click.option("--kind", "kinds", metavar="KIND", multiple=True, help="Only sheets of this kind.")
@click.option(
    "--stage", "stages", multiple=True, type=click.Choice(STAGES), help="Only sheets of this stage."
)
@click.pass_obj
def print_sheets(
    language: Language,
    ids: tuple[str, ...],
    pdf: Path,
    folder: Path,
    locale: str | None,
    kinds: tuple[str, ...],
    stages: tuple[str, ...],
) -> None:
    """Print the checklists IDS as one PDF, each on a sheet of its own; without IDS all of them.

    \b
    playbooks print --pdf pack.pdf                                every checklist, with a cover
    playbooks print --kind recovery --pdf recoveries.pdf          the recovery checklists
    playbooks print sincere-first-response --pdf sheet.pdf        a single sheet

    It uses the Chromium, Chrome or Edge on this machine; CHROMIUM names another program.
    """  # noqa: D301  # click wants the control character itself
    root = _site(folder)
    gathered = _sound(root, language)
    program = chromium()
    if program is None:
        _stop(command_words.NO_BROWSER[language].format(command=install_command()))
    sheets = _sheets(gathered, locale)
    for kind in kinds:
        _known(kind, gathered.library.kinds, "--kind")
    chosen = _chosen(sheets.of(*kinds), ids, stages)
    _progress(command_words.PRINTING[language])
    try:
        with _refusals(language):
            printed = to_pdf(sheets.pack(chosen), program, pdf)
    except PrintingError as error:
        _stop(command_words.NOT_PRINTED[language].format(reason=error))
    if printed.outlined:
        click.echo(command_words.OUTLINED[language].format(command=install_command()), err=True)
    sheet_count = command_words.counted(len(chosen), "sheet", language)
    page_count = command_words.counted(printed.pages, "page", language)
    told = command_words.PRINTED[language].format(sheets=sheet_count, pages=page_count, file=_clickable(pdf))
    click.echo(told)


@main.command("export")
@SITE
@click.option(
    "--to", type=click.Path(path_type=Path), required=True, help="A new or empty folder to write into."
)
@click.pass_obj
def export_site(language: Language, folder: Path, to: Path) -> None:
    """Write the site of DIR as ordinary Markdown with a mkdocs.yml that needs nothing of ours.

    Every page keeps its address and every step its id. MkDocs, ProperDocs and Zensical build it with
    Material's theme: see docs/exit.md.
    """
    root = _site(folder)
    gathered = _sound(root, language)
    with _refusals(language):
        files = export.export(gathered.library, root, to, site_url(root))
    file_count = command_words.counted(len(files), "file", language)
    click.echo(command_words.EXPORTED[language].format(files=file_count, folder=_clickable(to)))


@main.command("report")
@SITE
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Text or JSON.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Report as of this day; else today.")
@click.option("--fail-on", default="", metavar="TOPICS", help=f"Exit 1 if one is found: {', '.join(TOPICS)}.")
@click.pass_obj
def show_report(language: Language, folder: Path, form: str, on: datetime | None, fail_on: str) -> None:
    """List what needs care: overdue reviews, uncovered claims, twins that lag, gaps."""
    root = _site(folder)
    gathered = _sound(root, language)
    wanted = [topic for topic in fail_on.split(",") if topic]
    if unknown := [topic for topic in wanted if topic not in TOPICS]:
        raise click.BadParameter(
            f"{', '.join(unknown)}; choose from {', '.join(TOPICS)}", param_hint="--fail-on"
        )
    found = report(gathered.library, on.date() if on else date.today())
    labels = Labels(root, language, tuple(gathered.library.kinds))
    text = found.as_text(lambda topic: labels(f"page.report.topics.{topic}"))
    click.echo(found.as_json() if form == "json" else text)
    sys.exit(any(found.of(topic) for topic in wanted))


@main.command(epilog=f"Kinds: {', '.join(KINDS)}, and those that the site declares.")
@click.argument("kind")
@click.argument("id")
@click.argument(
    "folder", metavar="[DIR]", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.pass_obj
def new(language: Language, kind: str, id: str, folder: Path) -> None:
    """Start a playbook of KIND, in every language of the site in DIR.

    ID becomes the file name and the address of the page and never changes afterwards.
    """
    root = _site(folder)
    library = gather(root).library
    _known(kind, library.kinds, "KIND")
    with _refusals(language):
        files = scaffold.new(root, kind, id, library.locales)
    for file in files:
        click.echo(_clickable(file))


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_obj
def init(language: Language, folder: Path) -> None:
    """Make a small working site of your own in DIR."""
    with _refusals(language):
        files = scaffold.init(folder)
    click.echo(f"{len(files)} files in {folder}\nnext:\n  cd {folder}\n  playbooks serve")


@main.command("schema")
@click.argument("name", metavar="[KIND]", required=False)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Write all schemas to this folder."
)
@click.pass_obj
def show_schema(language: Language, name: str | None, out: Path | None) -> None:
    """Print the JSON Schema of KIND, or write all with --out. A site's own kinds are told in its folder."""
    own = own_kinds(Path(), ())
    models = {**schema.MODELS, **own.kinds}
    if out:
        with _refusals(language):
            files = schema.write(out, models)
        click.echo("\n".join(map(_clickable, files)))
    elif name:
        _known(name, models, "KIND")
        click.echo(schema.as_text(name, models), nl=False)
    else:
        click.echo("\n".join(models))


@main.command("readings")
@SITE
@click.option("--locale", default="ja", show_default=True, help="Language whose words are read in kana.")
@click.pass_obj
def add_readings(language: Language, folder: Path, locale: str) -> None:
    """Add a reading for each new word with kanji to playbooks/words/readings.yml; correct it there.

    Rows that are there stay as they are. Needs the extra: pip install "mkdocs-playbooks[readings]"
    """
    root = _site(folder)
    gathered = _sound(root, language)
    try:
        with _refusals(language):
            file, added = readings.write(root, gathered.library, locale)
    except ImportError:
        raise click.UsageError(
            'install what reads Japanese: pip install "mkdocs-playbooks[readings]"'
        ) from None
    click.echo(f"{_clickable(file)}: +{added}")


# --- What the commands share ------------------------------------------------------------------


def _site(folder: Path) -> Path:
    if not (folder / "mkdocs.yml").is_file():
        raise click.UsageError(f"there is no mkdocs.yml in {folder}; `playbooks init` makes a site")
    return folder.resolve()


def _sound(root: Path, language: Language) -> Gathered:
    """The content of the site, or the end of the command where it has errors."""
    gathered = gather(root)
    if not gathered.ok:
        _show(gathered, language)
        _stop(command_words.summary(gathered, language))
    return gathered


def _known(kind: str, kinds: Collection[str], hint: str) -> None:
    """Stop if there is no such kind in this site."""
    if kind not in kinds:
        raise click.BadParameter(f"{kind}; choose from {', '.join(kinds)}", param_hint=hint)


def _show(gathered: Gathered, language: Language) -> None:
    if gathered.diagnostics:
        colour = bool(sys.stdout and sys.stdout.isatty()) and "NO_COLOR" not in os.environ
        click.echo(as_text(gathered.diagnostics, gathered.lines, language, colour) + "\n")


@contextmanager
def _refusals(language: Language) -> Iterator[None]:
    """Stop with a clear line where nothing can or may be written."""
    try:
        yield
    except scaffold.RefusedError as refused:
        _stop(as_text([refused.diagnostic], {}, language))
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        problem = Diagnostic("cannot-write", Place(str(error.filename or ".")), details=details)
        _stop(as_text([problem], {}, language))


def _failed(gathered: Gathered, strict: bool) -> bool:
    return not gathered.ok or (strict and any(d.code != OVERDUE for d in gathered.diagnostics))


def _progress(doing: str) -> None:
    """Say what is going on, to people only: pipes and logs stay quiet."""
    if sys.stderr and sys.stderr.isatty():
        click.echo(f"{doing} …", err=True)


def _clickable(file: Path) -> str:
    """The path as terminals make it clickable: relative where that is shorter."""
    try:
        return str(file.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(file)


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(1)


# --- Which sheets to print ---------------------------------------------------------------------


def _sheets(gathered: Gathered, locale: str | None) -> Sheets:
    library = gathered.library
    chosen = locale or library.locales[0]
    if chosen not in library.locales:
        raise click.BadParameter(f"{chosen}; choose from {', '.join(library.locales)}", param_hint="--locale")
    labels = Labels(gathered.root, chosen, tuple(gathered.library.kinds))
    return Sheets(library, gathered.root, chosen, labels, site_url(gathered.root))


def _chosen(known: list[Playbook], ids: tuple[str, ...], stages: tuple[str, ...]) -> list[Playbook]:
    """The playbooks to print, those named in the order they were named."""
    by_id = {p.id: p for p in known if not stages or set(stages) & set(p.content.stages)}
    for id in ids:
        if id not in by_id:
            guess = closest(id, by_id)
            hint = f"; did you mean {guess}?" if guess else ""
            raise click.BadParameter(f"no checklist `{id}`{hint}", param_hint="IDS")
    if not by_id:
        raise click.UsageError("there is no such checklist")
    return [by_id[id] for id in ids or by_id]
