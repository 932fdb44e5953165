"""The command line (design «Fixed: command line»): exit code 0, or 2 with one clear line on stderr."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click
from sqlalchemy.exc import SQLAlchemyError

from actions.checklist_rows import ImportRowsError
from actions.errors import UserError
from actions.members import RowError
from bot import explain as explaining
from bot.assistant import make_assistant
from bot.checklists import load_checklist
from bot.clock import SystemClock
from bot.config import Config, ConfigError, load_config, require_secrets
from bot.demo import run_demo
from bot.files import load_compilation, load_members, preview_compilation
from bot.prepare import prepare, prepared_assistant
from bot.serve import serve
from bot.terminal import say, warn
from documents.compilation_file import CompilationFileError
from documents.list_xlsx import ListFileError
from documents.tables import TableError
from scheduler import preview as planning

MISTAKES = (CompilationFileError, ConfigError, ImportRowsError, ListFileError, RowError, TableError, UserError)


def fail(message: str) -> None:
    """End with exit code 2 and one line on stderr."""
    warn(message)
    sys.exit(2)


def plainly(command: Callable[..., None]) -> Callable[..., None]:
    """A user's mistake ends a command with one line, never with a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except MISTAKES as error:
            fail(str(error))
        except SQLAlchemyError as error:
            fail(f"database: {type(error).__name__}: {str(error.__cause__ or error).splitlines()[0]}")

    return run


def main() -> None:
    """Entry of `python -m bot`."""
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        fail(error.format_message())
    except click.Abort:
        sys.exit(130)


@click.group()
@click.option("--config", "path", default="config.yaml", type=click.Path(path_type=Path), help="configuration file")
@click.pass_context
@plainly
def cli(context: click.Context, path: Path) -> None:
    """履责助手: an enterprise-WeChat assistant for resident inspection groups."""
    context.obj = load_config(path)


@cli.command("init-db")
@click.pass_obj
@plainly
def init_db(config: Config) -> None:
    """Create or upgrade the tables and load the shipped compilation; safe to run again."""
    prepare(make_assistant(config))
    say("database ready")


@cli.command("import-members")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
@plainly
def import_members(config: Config, file: Path) -> None:
    """Import the member list (.csv or .xlsx); all or nothing."""
    assistant = make_assistant(config)
    prepare(assistant)
    with assistant.database.write() as session:
        done = load_members(assistant.context(session), file)
    say(f"members: {done.members}, departments: {done.departments}, inspection groups: {done.groups}")


@cli.command("import-qa")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="say which questions would change; changes nothing")
@click.pass_obj
@plainly
def import_qa(config: Config, file: Path, preview: bool) -> None:
    """Import a compilation (.yaml, .xlsx, .docx or .md); a changed answer becomes a new version."""
    assistant = make_assistant(config)
    prepare(assistant)
    if preview:
        with assistant.database.read() as session:
            for kind, numbers in asdict(preview_compilation(assistant.context(session), file)).items():
                say(f"{kind}: {', '.join(map(str, numbers)) or 'none'}")
        return
    with assistant.database.write() as session:
        done = load_compilation(assistant.context(session), file)
    repealed = f", {len(done.repealed)} repealed" if done.repealed else ""
    say(f"answers: {len(done.new)} new, {len(done.changed)} changed{repealed}")


@cli.command("import-checklist")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "userid", required=True, help="in whose name: a liaison's or the office's account")
@click.option("--preview", is_flag=True, help="say what would change; changes nothing")
@click.pass_obj
@plainly
def import_checklist(config: Config, file: Path, userid: str, preview: bool) -> None:
    """Import a year's checklist (.xlsx); all or nothing, a changed item keeps its earlier version."""
    assistant = make_assistant(config)
    prepare(assistant)
    with assistant.database.write() as session:
        context = assistant.context(session, userid)
        if context.actor is None:
            raise ConfigError(f"--as: no such member: {userid}")
        plan = load_checklist(context, file, preview)
        counts = (len(plan.new), len(plan.changed), plan.unchanged, len(plan.missing))
        for line in plan.lines if preview else []:
            say(line)
    say("items: {} new, {} changed, {} unchanged, {} not in the file".format(*counts))


def read_moment(config: Config, text: str | None, option: str) -> datetime:
    """An ISO time of an option; without an offset it is local; raises ConfigError naming the option."""
    if text is None:
        return SystemClock(config.zone).now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"{option}: not a time such as 2026-11-22T10:00: {text}") from error
    return moment.astimezone(config.zone) if moment.tzinfo else moment.replace(tzinfo=config.zone)


@cli.command()
@click.option("--now", "now_text", help="the time at which the messages are sent, ISO")
@click.option("--as", "userid", help="who sends them; default: the liaison of the first department")
@click.pass_obj
@plainly
def explain(config: Config, now_text: str | None, userid: str | None) -> None:
    """Say what each line of stdin would do, as JSON; changes nothing."""
    now = read_moment(config, now_text, "--now")
    assistant = explaining.explaining_assistant(config, explaining.StoppedClock(now))
    sender = userid or explaining.first_liaison(assistant)
    lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    for result in explaining.explain(assistant, sender, lines):
        say(json.dumps(result, ensure_ascii=False))


@cli.command()
@click.option("--from", "first", required=True, help="ISO time")
@click.option("--to", "last", required=True, help="ISO time")
@click.pass_obj
@plainly
def preview(config: Config, first: str, last: str) -> None:
    """Print every push that would go out in a time, as JSON; sends and changes nothing."""
    begin, end = read_moment(config, first, "--from"), read_moment(config, last, "--to")
    if end < begin:
        raise ConfigError("--to: earlier than --from")
    assistant = explaining.explaining_assistant(config, SystemClock(config.zone))
    for note in planning.notes(assistant.rules, begin, end):
        warn(note)
    with assistant.database.read() as session:
        for planned in planning.preview(session, assistant.rules, begin, end):
            say(json.dumps(planned, ensure_ascii=False))


@cli.command("all")
@click.pass_obj
@plainly
def serve_all(config: Config) -> None:
    """Web and scheduler in one process; prepares the database by itself."""
    require_secrets(config)
    assistant = make_assistant(config)
    prepare(assistant)
    serve(assistant, web=True, clockwork=True)


@cli.command()
@click.pass_obj
@plainly
def web(config: Config) -> None:
    """Callbacks and pages only."""
    serve(prepared_assistant(config), web=True, clockwork=False)


@cli.command()
@click.pass_obj
@plainly
def scheduler(config: Config) -> None:
    """Reminders and delivery only."""
    serve(prepared_assistant(config), web=False, clockwork=True)


@cli.command()
@click.option("--port", default=8090, show_default=True, help="port of the simulator's page")
@click.option("--now", "now_text", help="the demo's time at its start, ISO; default: the real time")
@click.pass_obj
@plainly
def demo(config: Config, port: int, now_text: str | None) -> None:
    """The assistant and the simulator side by side, with a demo organisation; Ctrl-C stops both."""
    run_demo(config, port, read_moment(config, now_text, "--now"))
