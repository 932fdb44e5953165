"""The command line (design «Fixed: command line»)."""

import sys
from pathlib import Path

import click

from bot.commands import audit, backup, data, look, paper, serving, setup, wecom
from bot.commands.plainly import fail, plainly
from bot.config import load_config


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
    context.obj = path if context.invoked_subcommand == "setup" else load_config(path)


for module in (audit, backup, data, look, paper, serving, setup, wecom):
    for command in module.COMMANDS:
        cli.add_command(command)
