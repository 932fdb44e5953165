"""Commands that fill the database: init-db, import-members, import-qa, import-entries, import-checklist."""

import base64
from pathlib import Path

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.ledger.bring_in import source_of
from actions.people.member_import import import_members as bring_in
from actions.qa import edit
from actions.qa.review import remarks
from bot.assistant import make_assistant
from bot.commands.plainly import plainly, say
from bot.commands.prepare import prepare
from bot.config import Config, ConfigError
from bot.files import bring_in as bring_in_file
from bot.files import read_members
from bot.seal_key import note_export, seal_key
from documents.compilation_file import read_compilation
from storage.models import COMMISSION, InspectionGroup


@click.command("init-db")
@click.pass_obj
@plainly
def init_db(config: Config) -> None:
    """Create or upgrade the tables and load the shipped compilation; safe to run again."""
    prepare(make_assistant(config))
    say("database ready")


@click.command("import-members")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="say what would change; changes nothing")
@click.option("--remove", is_flag=True, help="take those off who are not in the file, in the groups that it names")
@click.pass_obj
@plainly
def import_members(config: Config, file: Path, preview: bool, remove: bool) -> None:
    """Import the member list (.csv or .xlsx): adds and changes; all or nothing. Departures are listed and kept."""
    assistant = make_assistant(config)
    prepare(assistant)
    rows = read_members(file)
    with assistant.database.read() if preview else assistant.database.write() as session:
        done = bring_in(assistant.context(session), rows, remove=remove)
    for line in done.lines if preview else done.departures:
        say(line)
    say(f"members: {done.members}, departments: {done.departments}, inspection groups: {done.groups}")


@click.command("import-qa")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--group", help="the inspection group whose compilation this is")
@click.option("--commission", is_flag=True, help="the commission's: answers the groups that have none of their own")
@click.option("--preview", is_flag=True, help="say which questions would change; changes nothing")
@click.pass_obj
@plainly
def import_qa(config: Config, file: Path, group: str | None, commission: bool, preview: bool) -> None:
    """Import a compilation (.yaml, .xlsx, .docx or .md); a changed answer becomes a new version."""
    assistant = make_assistant(config)
    prepare(assistant)
    read = read_compilation(file)
    with assistant.database.read() if preview else assistant.database.write() as session:
        context, holder = assistant.context(session), _holder(session, group, commission)
        if preview:
            for line in (*edit.compare(context, read.entries, read.source, holder)[0].lines, *read.notes):
                say(line)
            return
        done = edit.load(context, read.entries, read.source, holder)
        session.flush()
        told = remarks(context, holder) if done.new or done.changed else []
    for line in (*read.notes, *told):
        say(line)
    repealed = f", {len(done.repealed)} repealed" if done.repealed else ""
    say(f"answers: {len(done.new)} new, {len(done.changed)} changed{repealed}")


def _holder(session: Session, group: str | None, commission: bool) -> int:
    """Whose compilation is meant: the group named, the commission, or the one group that there is."""
    groups = {each.name: each.id for each in session.scalars(select(InspectionGroup).order_by(InspectionGroup.id))}
    names = "、".join(groups) or "none yet"
    if group and commission:
        raise ConfigError("--group and --commission: only one of them")
    if group:
        if group not in groups:
            raise ConfigError(f"--group: no such inspection group: {group}; there are: {names}")
        return groups[group]
    if not commission and len(groups) > 1:
        raise ConfigError(f"--group NAME or --commission: whose compilation is it? Inspection groups: {names}")
    return COMMISSION if commission or not groups else next(iter(groups.values()))


@click.command("import-entries")
@click.argument("register")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "userid", required=True, help="in whose name: a liaison's or the office's account")
@click.option("--preview", is_flag=True, help="say what would change; changes nothing")
@click.pass_obj
@plainly
def import_entries(config: Config, register: str, file: Path, userid: str, preview: bool) -> None:
    """Import what exists (.xlsx) into a register, by key or name («整改»), or `counts`; all or nothing, twice is once."""
    assistant = make_assistant(config)
    prepare(assistant)
    with assistant.database.write() as session:
        context = assistant.context(session, userid)
        if context.actor is None:
            raise ConfigError(f"--as: no such member: {userid}")
        plan = bring_in_file(context, source_of(context, register), file, preview)
        for line in plan.lines if preview else []:
            say(line)
        say(plan.summary)


@click.command("import-checklist")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "userid", required=True, help="in whose name: a liaison's or the office's account")
@click.option("--preview", is_flag=True, help="say what would change; changes nothing")
@click.pass_context
def import_checklist(command: click.Context, file: Path, userid: str, preview: bool) -> None:
    """Import a year's checklist (.xlsx), of one department or of all: `import-entries checklist`."""
    command.invoke(import_entries, register="checklist", file=file, userid=userid, preview=preview)


@click.group("key")
def key() -> None:
    """The key of what is stored as ciphertext."""


@key.command("export")
@click.pass_obj
@plainly
def export_key(config: Config) -> None:
    """Print the key, to be kept away from the database's backups: without it a restored database cannot be read."""
    say(base64.b64encode(seal_key(config)).decode())
    note_export(config)


COMMANDS = (key, init_db, import_members, import_qa, import_entries, import_checklist)
