"""Acts for more things than are done while somebody waits: a job does them, a portion at a time, and tells whoever confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from actions.common.context import Context
from actions.common.pushes import queue
from actions.overview import export_jobs, together
from actions.overview.export_jobs import ACTS, Job
from actions.overview.together import Step
from actions.publication import urge as answers_urge
from actions.report import urge
from actions.report.urge import Asked

AT_ONCE: Final = 60  # things: some 10 ms each on a quiet machine, and WeCom waits five seconds for an answer
PORTION: Final = 20  # things of one transaction: nobody else waits long to write
MOST_SAID: Final = 20  # things of which the message says why they are left


def ask(context: Context, title: str, steps: Sequence[Step], of: Asked = urge.ALL, names: Sequence[str] = ()) -> Job:
    """Put the steps in the line, and after them the reminding of these departments."""
    asked = {"steps": [asdict(each) for each in steps], "kind": of.kind, "periods": list(of.periods)}
    return export_jobs.ask(context, ACTS, {**asked, "names": list(names)}, title, len(steps) + len(names))


def portion(context: Context, job: Job) -> bool:
    """Do the next things of the job in this transaction; False once there is nothing left."""
    asked = job.asked
    steps, names = asked["steps"][job.rows_done :][:PORTION], []
    if not steps:
        names = asked["names"][job.rows_done - len(asked["steps"]) :][:PORTION]
    settled = together.settle(context, [Step(**each) for each in steps])
    unreached = _remind(context, Asked(asked["kind"], tuple(asked["periods"])), names)
    left = [*settled.left, *(f"{each}名单中暂无联络员" for each in unreached)]
    done = asked.get("done", 0) + len(settled.done) + len(names) - len(unreached)
    job.asked = {**asked, "done": done, "left": [*asked.get("left", ()), *left]}
    job.rows_done += len(steps) + len(names)
    return bool(steps or names)


def _remind(context: Context, of: Asked, names: Sequence[str]) -> list[str]:
    """Remind these departments of reports, and of answers where no kind was named; gives those whom nobody could be."""
    unreached = urge.remind_all(context, of, names)[1]
    for row, left in answers_urge.owed(context) if of == urge.ALL else ():
        if any(each.unit in names for each in left):
            answers_urge.urge(context, row, names)
    return unreached


def tell(context: Context, job: Job, reason: str) -> None:
    """Push what was done and what was left, with the reason of each."""
    asked: Mapping[str, Any] = job.asked
    left = asked.get("left", ())
    lines = [f"{job.title}（编号 {job.number}）已办理{asked.get('done', 0)}项。"]
    if left:
        more = [f"……另{len(left) - MOST_SAID}项，请回复“待办”查看。"] if len(left) > MOST_SAID else []
        lines += [f"未办{len(left)}项：", *left[:MOST_SAID], *more]
    queue(context, [job.userid], "\n".join(lines), reason, subject=job.number)
