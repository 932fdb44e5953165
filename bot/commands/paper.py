"""export-all, drill: the week's work on paper, for the days on which the assistant cannot be used and for trying that out before."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import click

from actions.common.context import Context
from actions.common.trail import record
from actions.report.obligations import open_periods
from actions.running import week
from actions.running.week_rows import Planned
from bot.assistant import make_assistant
from bot.commands.plainly import plainly, say
from bot.commands.prepare import require_current
from bot.config import Config
from documents.exported import paper_docx
from documents.sheets import make_book
from scheduler.plan.preview import preview

_DAYS = click.option("--days", default=7, show_default=True, type=click.IntRange(1, 31), help="how many days it is for")


@click.command("export-all")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_DAYS
@click.pass_obj
@plainly
def export_all(config: Config, file: Path, days: int) -> None:
    """Write one Excel workbook from which a person runs the work: reminders, reports, meetings, entries, people, answers."""
    _write(config, file, days, "export_all", lambda context, planned, _last: make_book(week.sheets(context, planned)))


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_DAYS
@click.pass_obj
@plainly
def drill(config: Config, file: Path, days: int) -> None:
    """Write the week's work on paper (.docx): day by day whom to call and what to say, and lines for what comes in."""
    _write(
        config,
        file,
        days,
        "drill",
        lambda context, planned, last: paper_docx(week.paper(context, planned, last.date())),
    )


def _write(
    config: Config, file: Path, days: int, act: str, draw: Callable[[Context, list[Planned], datetime], bytes]
) -> None:
    assistant = make_assistant(config)
    require_current(assistant)
    with assistant.database.write() as session:
        context = assistant.context(session)
        open_periods(context)
        last = context.now + timedelta(days=days)
        planned = [
            Planned(datetime.fromisoformat(each["at"]), each["to"], each["text"])
            for each in preview(session, assistant.rules, context.now, last)
        ]
        content = draw(context, planned, last)
        record(context, act)
    file.write_bytes(content)
    file.chmod(0o600)
    say(f"{file}: {len(planned)} messages planned until {last:%Y-%m-%d}")


COMMANDS = (export_all, drill)
