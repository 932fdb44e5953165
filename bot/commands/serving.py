"""Commands that run until they are stopped: all, web, scheduler, aibot, demo. The web server is imported for them alone."""

import click

from bot.assistant import make_assistant
from bot.commands.plainly import plainly, read_moment
from bot.commands.prepare import prepare, prepared_assistant, require_servable
from bot.config import Config, require_robot


@click.command("all")
@click.pass_obj
@plainly
def serve_all(config: Config) -> None:
    """Web, scheduler and, where one is configured, the robot in one process; prepares the database by itself."""
    from bot.serve import serve

    require_servable(config)
    if config.aibot.bot_id:
        require_robot(config)
    assistant = make_assistant(config)
    prepare(assistant)
    serve(assistant, web=True, clockwork=True, robot=bool(config.aibot.bot_id))


@click.command()
@click.pass_obj
@plainly
def web(config: Config) -> None:
    """Callbacks and pages only."""
    from bot.serve import serve

    serve(prepared_assistant(config), web=True, clockwork=False)


@click.command()
@click.pass_obj
@plainly
def scheduler(config: Config) -> None:
    """Reminders and delivery only."""
    from bot.serve import serve

    serve(prepared_assistant(config), web=False, clockwork=True)


@click.command()
@click.pass_obj
@plainly
def aibot(config: Config) -> None:
    """The robot's long connection only: it needs no public address. Of several such processes one holds it."""
    from bot.serve import serve

    serve(prepared_assistant(config, require_robot), robot=True)


@click.command()
@click.option("--port", default=8090, show_default=True, help="port of the simulator's page")
@click.option(
    "--now",
    "now_text",
    help="the demo's time at its start, ISO, with nothing before it; default: a working morning with three months of life",
)
@click.pass_obj
@plainly
def demo(config: Config, port: int, now_text: str | None) -> None:
    """The assistant and the simulator side by side, with a demo organisation; Ctrl-C stops both."""
    from bot.commands.demo import run_demo

    run_demo(config, port, read_moment(config, now_text, "--now") if now_text else None)


COMMANDS = (serve_all, web, scheduler, aibot, demo)
