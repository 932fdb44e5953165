"""Commands that put something in place at WeCom: create-menu."""

import click

from bot.assistant import make_assistant
from bot.commands.plainly import plainly
from bot.commands.terminal import say
from bot.config import Config, ConfigError, require_secrets
from bot.wecom.app_menu import app_menu
from scheduler.deliver.channels import SendError


@click.command("create-menu")
@click.pass_obj
@plainly
def create_menu(config: Config) -> None:
    """Put the menu at the foot of the app's chat: it opens the page. Replaces the menu that is there."""
    from bot.background import make_client

    if config.server.public_url is None:
        raise ConfigError("server.public_url: not set; the menu opens the page")
    require_secrets(config)
    client = make_client(make_assistant(config))
    try:
        client.create_menu(app_menu(config.server.public_url))
    except SendError as error:
        raise ConfigError(f"wecom: menu/create: {error.reason}") from error
    finally:
        client.close()
    say("menu in place")


COMMANDS = (create_menu,)
