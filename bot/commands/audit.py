"""`audit verify`: whether the trail is as it was written."""

import click

from actions.running.audit import verify
from bot.assistant import make_assistant
from bot.commands.plainly import fail, plainly
from bot.commands.terminal import say
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


COMMANDS = (audit,)
