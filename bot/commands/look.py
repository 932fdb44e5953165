"""Commands that look and change nothing: explain, preview, doctor."""

import io
import json
import sys

import click

from bot import explain as explaining
from bot.assistant import make_assistant
from bot.clock import SystemClock
from bot.commands.plainly import plainly, read_moment, say, warn
from bot.config import Config, ConfigError
from scheduler.plan import preview as planning


@click.command()
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


@click.command()
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
    with assistant.database.read() as session:
        assistant.learnt.refresh(session)
        for note in planning.notes(assistant.rules, begin, end):
            warn(note)
        for planned in planning.preview(session, assistant.rules, begin, end):
            say(json.dumps(planned, ensure_ascii=False))


@click.command()
@click.pass_obj
@plainly
def doctor(config: Config) -> None:
    """Say what is well and what is not, one finding a line; exit code 2 with the keys that need mending."""
    from bot.doctor import examine  # its crypto loads WeCom's library, which the others do not need

    wrong = []
    for finding in examine(make_assistant(config)):
        say(str(finding))
        wrong += [finding.key] if finding.level == "bad" else []
    if wrong:
        raise ConfigError(f"doctor: {len(wrong)} to mend: {', '.join(wrong)}")


COMMANDS = (explain, preview, doctor)
