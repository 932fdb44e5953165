"""Exports and acts for many as job rows: one is claimed, made in the eyes of whoever asked, and told of once (design: decision 1)."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from actions.common.actor import find_actor
from actions.common.context import Context, Rules
from actions.common.pushes import queue
from actions.overview import export_views, later
from actions.overview.export_jobs import ACTS, KEPT, unit_of
from documents.exported import file_name, render, rows_of
from scheduler.deliver.channels import Channels, SendError
from scheduler.run.clock import Clock
from storage.engine import Database
from storage.models import Job
from storage.states import JobState

log = structlog.get_logger()

REASON = "export_ready"
MOST_BYTES = 20 * 1024 * 1024  # of a file message (§3.8)
TRIES = 5
PAUSE = timedelta(minutes=1)  # before another try, when WeCom does not take the file
SAY_SECONDS = 1.0  # between two notes of the progress


@dataclass(frozen=True)
class _Made:
    name: str
    content: bytes
    rows: int
    safe: bool


class Jobs:
    """One worker's way of doing exports, one after the other; any number of workers may."""

    def __init__(self, database: Database, rules: Rules, clock: Clock, channels: Channels, worker: str) -> None:
        self._database = database
        self._rules = rules
        self._clock = clock
        self._channels = channels
        self._worker = worker

    def run_all(self) -> None:
        """Do what waits."""
        while self.run():
            pass

    def run(self) -> bool:
        """Do one job that waits; False when there is none. Raises what the database raises: the job stays ours."""
        with self._database.write() as session:
            job_id = self._claim(session)
        if job_id is None:
            return False
        if self._is_hopeless(job_id):
            self._fail(job_id, "")
            return True
        try:
            if self._acts(job_id):
                return True
            made = self._make(job_id)
            media_id = self._upload(made)
        except SendError as error:
            self._put_off(job_id, error.reason)
        except (LookupError, PermissionError):
            self._fail(job_id, "该内容已不在您的权限范围内。")
        except Exception as error:  # a fault of ours must be told to whoever waits; its words may quote a text
            log.error("export_failed", kind=type(error).__name__)
            self._fail(job_id, "")
        else:
            self._finish(job_id, made, media_id)
        return True

    def _claim(self, session: Session) -> int | None:
        now = self._clock.now()
        free = (
            select(Job.id).where(Job.state == JobState.QUEUED, Job.next_try_at <= now)
            .order_by(Job.id).limit(1).with_for_update(skip_locked=True)
        )  # fmt: skip
        own = select(Job.id).where(Job.state == JobState.RUNNING, Job.claimed_by == self._worker).limit(1)
        job_id = session.scalar(own) or session.scalar(free)  # an own one: the database was away when it was finished
        if job_id is not None:
            taken = {
                "state": JobState.RUNNING,
                "claimed_by": self._worker,
                "attempts": Job.attempts + 1,
            }
            session.execute(update(Job).where(Job.id == job_id).values(**taken))
        return job_id

    def _is_hopeless(self, job_id: int) -> bool:
        """Whether it has been begun so often that it seems to end the processes that do it."""
        with self._database.read() as session:
            return session.get_one(Job, job_id).attempts > TRIES

    def _acts(self, job_id: int) -> bool:
        """Do acts for many, each portion with its note of progress in one transaction; False where it is an export."""
        going = True
        while going:
            with self._database.write() as session:
                job = self._own(session, job_id)
                if job is None or job.view != ACTS:
                    return job is None
                context = self._context(session, job.userid, job.made_at)
                if context.actor is None:
                    raise PermissionError(job.view)
                going = later.portion(context, job)
                if not going:
                    job.state, job.claimed_by, job.finished_at = JobState.DONE, None, context.now
                    later.tell(context, job, REASON)
        log.info("acts_done")
        return True

    def _make(self, job_id: int) -> _Made:
        with self._database.read() as session:
            job = session.get_one(Job, job_id)
            context = self._context(session, job.userid)
            if context.actor is None:
                raise PermissionError(job.view)
            view = export_views.view(context, job.view, job.asked)
            total, safe = rows_of(view), export_views.is_safe(context, job.view)
        said = time.monotonic()

        def progress(done: int) -> None:
            nonlocal said
            if time.monotonic() - said > SAY_SECONDS:
                said = time.monotonic()
                self._note(job_id, rows_done=done, rows_total=total)

        return _Made(file_name(view), render(view, progress), total, safe)

    def _upload(self, made: _Made) -> str | None:
        """WeCom's name of the file where it is sent as a message; None where the page hands it out."""
        if self._rules.public_url is not None or len(made.content) > MOST_BYTES:
            return None
        return self._channels.upload(made.name, made.content)

    def _finish(self, job_id: int, made: _Made, media_id: str | None) -> None:
        """The result and the push about it, both or none; a worker that was taken for dead in the meantime writes nothing."""
        with self._database.write() as session:
            job = self._own(session, job_id)
            if job is None:
                return
            context = self._context(session, job.userid)
            job.state, job.claimed_by, job.finished_at = JobState.DONE, None, context.now
            job.title, job.rows_done, job.rows_total = made.name, made.rows, made.rows
            head = f"“{made.name}”已生成，共{made.rows}{unit_of(job)}（编号 {job.number}）"
            if media_id is not None:
                self._tell(context, job, f"{head}，文件随后发送。")
                queue(
                    context,
                    [job.userid],
                    f"{media_id} {made.name}",
                    REASON,
                    subject=job.number,
                    channel="file",
                    safe=made.safe,
                )
            elif self._rules.public_url is not None:
                job.content = made.content
                address = f"{self._rules.public_url.rstrip('/')}/exports/jobs/{job.number}"
                self._tell(
                    context,
                    job,
                    f"{head}，请在此下载：\n{address}\n{KEPT.days}天内有效，需在企业微信中打开，仅限本人。",
                )
            else:
                self._tell(
                    context,
                    job,
                    f"{head}，文件超过20MB，无法发送，请缩小范围重新导出，或联系{self._rules.office}打印领取。",
                )
        log.info("export_done", rows=made.rows, bytes=len(made.content))

    def _put_off(self, job_id: int, reason: str) -> None:
        with self._database.write() as session:
            job = self._own(session, job_id)
            if job is None:
                return
            if job.attempts < TRIES:
                job.state, job.claimed_by, job.reason = JobState.QUEUED, None, reason
                job.next_try_at = self._clock.now() + PAUSE
                return
        self._fail(job_id, "")

    def _fail(self, job_id: int, why: str) -> None:
        with self._database.write() as session:
            job = self._own(session, job_id)
            if job is not None:
                context = self._context(session, job.userid)
                job.state, job.claimed_by, job.finished_at = JobState.FAILED, None, context.now
                way = why or f"请稍后重新导出，或联系{self._rules.office}打印领取。"
                failed = f"“{job.title}”（编号 {job.number}）未能生成。{way}"
                if job.view == ACTS:
                    failed = f"{job.title}（编号 {job.number}）中断，已办理{job.rows_done}/{job.rows_total}项，其余请回复“待办”查看后重新办理。"
                self._tell(context, job, failed)

    def _tell(self, context: Context, job: Job, text: str) -> None:
        queue(context, [job.userid], text, REASON, subject=job.number)

    def _own(self, session: Session, job_id: int) -> Job | None:
        """The job while the claim is ours."""
        query = select(Job).where(Job.id == job_id, Job.state == JobState.RUNNING, Job.claimed_by == self._worker)
        return session.scalar(query.with_for_update())

    def _note(self, job_id: int, **values: int) -> None:
        with self._database.write() as session:
            session.execute(update(Job).where(Job.id == job_id, Job.claimed_by == self._worker).values(**values))

    def _context(self, session: Session, userid: str, said_at: datetime | None = None) -> Context:
        now = self._clock.now()
        actor = find_actor(session, userid, now.date())
        return Context(session, now, self._rules, actor, userid, received_at=said_at)


def release(session: Session, dead: Iterable[str]) -> None:
    """Give back the jobs of dead workers."""
    orphaned = update(Job).where(Job.state == JobState.RUNNING, Job.claimed_by.in_(list(dead)))
    session.execute(orphaned.values(state=JobState.QUEUED, claimed_by=None))
