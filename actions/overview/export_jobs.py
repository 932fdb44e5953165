"""What is too long for an answer, exports and acts for many: asked for as a row, done by a scheduler, told to whoever asked."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete

from actions.common.context import Context
from actions.common.numbers import next_number
from actions.common.scope import mine
from actions.common.trail import record
from storage.models import Job
from storage.states import JobState

KEPT = timedelta(days=3)  # a file, as WeCom keeps an uploaded one
WAITING = (JobState.QUEUED, JobState.RUNNING)
ACTS = "acts"  # the view of a job that does acts for many

__all__ = ["Job"]


def pending(context: Context, view: str, asked: Mapping[str, Any]) -> Job | None:
    """The same export, or acts, of the same person while it is not finished."""
    query = mine(context, Job).where(Job.view == view, Job.state.in_(WAITING))
    return next((row for row in context.session.scalars(query.order_by(Job.id)) if row.asked == dict(asked)), None)


def ask(context: Context, view: str, asked: Mapping[str, Any], title: str, rows: int) -> Job:
    """Put it in the line; asked for again while it is not finished it is the same one."""
    known = pending(context, view, asked)
    if known is not None:
        return known
    row = Job(
        number=next_number(context), userid=context.me.userid, view=view, asked=dict(asked), title=title,
        next_try_at=context.now, made_at=context.now, rows_total=rows,
    )  # fmt: skip
    context.session.add(row)
    context.session.flush()
    record(context, "ask_export", row.number)
    return row


def unit_of(job: Job) -> str:
    """What the job counts: 项 of acts, 份 of files in one, 条 of records."""
    return "项" if job.view == ACTS else "份" if job.view.endswith(".zip") else "条"


def newest(context: Context) -> list[Job]:
    """The person's own exports that are still kept, newest first."""
    query = mine(context, Job).where(Job.made_at > context.now - KEPT)
    return list(context.session.scalars(query.order_by(Job.id.desc()).limit(5)))


def fetch(context: Context, number: str) -> Job | None:
    """A finished export of this very person, while it is kept."""
    query = mine(context, Job).where(Job.number == number, Job.state == JobState.DONE)
    row = context.session.scalar(query)
    return row if row is not None and row.content is not None and row.made_at > context.now - KEPT else None


def forget(context: Context) -> int:
    """Remove files that nobody can fetch any more; returns how many."""
    gone = delete(Job).where(Job.finished_at < context.now - KEPT).returning(Job.id)
    return len(context.session.execute(gone).all())
