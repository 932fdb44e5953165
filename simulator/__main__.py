"""Command line: python -m simulator --help."""

from __future__ import annotations

import signal
import threading
from pathlib import Path

import click

from simulator.contacts import read_members
from simulator.server import SimulatorServer, SimulatorSettings


def _webhooks(pairs: tuple[str, ...]) -> dict[str, str]:
    broken = [pair for pair in pairs if "=" not in pair]
    if broken:
        raise click.BadParameter(f"{broken[0]!r} is not KEY=NAME", param_hint="--webhook")
    return {key: name for key, _, name in (pair.partition("=") for pair in pairs)}


def read_walk(path: Path) -> tuple[tuple[str, str, str], ...]:
    """The steps of the file: who, the words, and what is seen then."""
    lines = (line.split("|") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple((who, words, seen) for who, words, seen in lines)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8090, show_default=True)
@click.option("--callback", required=True, help="The bot's callback address.")
@click.option("--corp-id", required=True)
@click.option("--agent-id", default=1000002, show_default=True)
@click.option("--secret", envvar="WECOM_SECRET", required=True)
@click.option("--token", envvar="WECOM_TOKEN", required=True)
@click.option("--aes-key", envvar="WECOM_AES_KEY", required=True)
@click.option("--members", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="Folder that keeps the chats.")
@click.option("--bot-url", help="Where the demo bot's /demo/clock is; shows the clock bar.")
@click.option("--webhook", multiple=True, help="KEY=NAME of a group with a webhook; may be repeated.")
@click.option(
    "--walk",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Steps shown beside the chats: «userid|words|what is seen» a line.",
)
@click.option("--duplicate-rate", default=0.0, show_default=True, help="Share of callbacks delivered twice.")
def main(
    host: str,
    port: int,
    callback: str,
    corp_id: str,
    agent_id: int,
    secret: str,
    token: str,
    aes_key: str,
    members: Path,
    data: Path | None,
    bot_url: str | None,
    webhook: tuple[str, ...],
    walk: Path | None,
    duplicate_rate: float,
) -> None:
    """Run a stand-in 企业微信 with a chat page until it is told to stop."""
    try:
        users, posts = read_members(members)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--members") from error
    settings = SimulatorSettings(
        corp_id=corp_id,
        agent_id=agent_id,
        secret=secret,
        token=token,
        aes_key=aes_key,
        callback_url=callback,
        users=users,
        posts=posts,
        webhooks=_webhooks(webhook),
        data_dir=data,
        bot_url=bot_url.rstrip("/") if bot_url else None,
        walk=read_walk(walk) if walk else (),
        duplicate_rate=duplicate_rate,
    )
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with SimulatorServer(settings, host, port) as server:
        click.echo(f"simulator: {server.url}")
        stop.wait()


if __name__ == "__main__":
    main()
