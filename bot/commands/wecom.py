"""Commands that speak with WeCom: create-menu, sync-members."""

import csv
from pathlib import Path

import click

from actions.people.address_book import Seen, propose
from actions.people.members import COLUMNS, OPTIONAL
from bot.assistant import make_assistant
from bot.commands.plainly import plainly, say
from bot.config import Config, ConfigError, require_secrets
from scheduler.deliver.channels import SendError


@click.command("create-menu")
@click.pass_obj
@plainly
def create_menu(config: Config) -> None:
    """Put the menu at the foot of the app's chat, in the place of the one that is there; with a page it opens that, too."""
    from bot.background import make_client
    from bot.wecom.app_menu import app_menu

    require_secrets(config)
    client = make_client(make_assistant(config))
    try:
        client.create_menu(app_menu(config.server.public_url))
    except SendError as error:
        raise ConfigError(f"wecom: menu/create: {error.reason}") from error
    finally:
        client.close()
    say("menu in place")


@click.command("sync-members")
@click.option("--out", type=click.Path(path_type=Path), help="write those who are in no list as rows to fill in (.csv)")
@click.pass_obj
@plainly
def sync_members(config: Config, out: Path | None) -> None:
    """Say how the member list differs from what the app sees of the address book. Changes nothing: fill in 角色, then import-members."""
    from bot.background import make_client

    require_secrets(config)
    assistant = make_assistant(config)
    client = make_client(assistant)
    try:
        seen = [Seen(*each) for each in client.list_visible()]
    except SendError as error:
        raise ConfigError(f"wecom: address book: {error.reason}") from error
    finally:
        client.close()
    if not seen:
        raise ConfigError(
            "wecom: address book: no department in 可见范围 can be listed; put departments into it, not single members"
        )
    with assistant.database.read() as session:
        found = propose(assistant.context(session), seen)
    for line in found.lines:
        say(line)
    if out is not None:
        with out.open("w", encoding="utf-8-sig", newline="") as file:
            rows = csv.writer(file)
            rows.writerow((*COLUMNS, *OPTIONAL))
            rows.writerows((each.userid, each.name, each.department, "", "", "") for each in found.new)
    say(
        f"seen: {len(seen)}, in no list: {len(found.new)}, other name: {len(found.renamed)}, not seen: {len(found.unseen)}"
    )


COMMANDS = (create_menu, sync_members)
