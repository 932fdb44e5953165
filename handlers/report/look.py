"""审核 交通局 台账 11月: what came in, with last period's beside it, before the desk says its word on it."""

from actions.common import states
from actions.overview.worktable import say_report
from actions.report import contents
from actions.report.submit import Obligation, latest_receipt
from handlers.report.desk import of_what_came
from handlers.report.desk_words import names_report, spoken_for
from handlers.talk.message import Desk, Reply
from handlers.talk.open_question import OFFERED
from policy.text.write import say_day, say_moment
from policy.words.offers import Choice

_SHOWN = 8  # entries of a report


_names = names_report("审核")


@of_what_came(
    "审核",
    "look_at_report",
    words="审核|审阅",
    also=lambda desk, message: None if message.text.strip().startswith("审核通过") else _names(desk, message),
    meant=spoken_for("审核"),
    usage="审核 交通局 台账 11月",
    summary="看报来的内容和上期情况",
)
def look_at(desk: Desk, obligation: Obligation, _rest: str = "") -> Reply:
    """What it carries, when it came and how last period's was; from now on it counts as looked at."""
    context, receipt = desk.context, latest_receipt(obligation)
    if receipt is None:
        return Reply(f"{states.name_of(obligation)}已撤回，目前没有可审核的内容。")
    contents.note_opened(context, receipt.number)
    command = say_report(context, obligation)
    late = "" if receipt.on_time else "，晚于截止日期"
    if waits := states.allows(obligation, "accept"):
        desk.context.read[OFFERED] = tuple(Choice(word, f"{word} {command}") for word in ("审核通过", "退回"))
    lines = [
        f"{states.name_of(obligation)}（编号 {receipt.number}）：{obligation.state.word}",
        f"{say_moment(context.local(receipt.submitted_at))}收到{late}，{contents.content(context, obligation)}",
        f"内容：{receipt.text}" if receipt.text else "",
        *_carried(desk, obligation),
        _before(desk, obligation),
        f"请回复“审核通过 {command}”，或“退回 {command} 原因……”。" if waits else "",
    ]
    return Reply("\n".join(line for line in lines if line))


def _carried(desk: Desk, obligation: Obligation) -> list[str]:
    """Its entries, or its items' progress, the first of them."""
    entries = [
        f"· {say_day(each.happened_on)} {each.owner.name} {each.text}"
        for each in contents.carried(desk.context, obligation.submissions)
    ]
    told = [
        f"· {each.entry.number} {each.entry.text}：{each.text}"
        for each in contents.carried_progress(desk.context, obligation.submissions)
    ]
    lines = entries or told
    more = [f"（其余{len(lines) - _SHOWN}条请在页面查看）"] if len(lines) > _SHOWN else []
    return lines[:_SHOWN] + more


def _before(desk: Desk, obligation: Obligation) -> str:
    earlier = contents.previous(desk.context, obligation)
    return (
        f"上期（{earlier.label}）：{contents.content(desk.context, earlier)}。"
        if earlier and earlier.submissions
        else ""
    )
