"""`audit verify`: whether the trail is as it was written."""

from datetime import datetime

import click

from actions.running.audit import remove_before, verify
from bot.assistant import make_assistant
from bot.commands.plainly import fail, plainly, say
from bot.config import Config


@click.group()
def audit() -> None:
    """The trail of who did what."""


@audit.command("verify")
@click.option("--head", help="a link noted earlier (log, admin's message): must still be the last or in the chain")
@click.pass_obj
@plainly
def verify_trail(config: Config, head: str | None) -> None:
    """Walk the hash chain; exit code 2 with the first place that does not hold."""
    with make_assistant(config).database.read() as session:
        found = verify(session, head)
    if found.broken:
        fail(f"{found.broken}（此前{found.linked}环相符，{found.waiting}条待入链）")
    say(f"linked: {found.linked}, waiting to be linked: {found.waiting}, head: {found.head}")


@audit.command("remove")
@click.option("--before", required=True, type=click.DateTime(["%Y-%m"]), help="what is older than this month goes")
@click.pass_obj
@plainly
def remove(config: Config, before: datetime) -> None:
    """Remove whole months from the front of the trail, never of the last year; their last link stays as a checkpoint."""
    assistant = make_assistant(config)
    with assistant.database.write() as session:
        removed = remove_before(assistant.context(session), before.date())
    say(f"removed: {removed} rows older than {before:%Y-%m}")


COMMANDS = (audit,)
