"""What is said about reports in passing: is it in, why was it returned, a zero report, a few days more."""

import re
from dataclasses import replace
from typing import Any

from actions.common.states import ReportState
from actions.overview import status
from actions.report import submit
from handlers.report.due_date import ask_extension
from handlers.report.submit import Wanted, report_wanted
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import DROP, YES, answers, ask
from handlers.talk.registry import DEPARTMENT, act, plainly
from policy.report.report_words import ReportWords, read_report_words

_NOTHING = re.compile(
    r"(?:我们?(?:局|单位)?)?(\S.{1,15}?)[\s，,]*(?:无|零报告?|(?:还是)?(?:没有?(?:啥|什么)?|啥也没有?|什么(?:都|也)没有?)(?:新的?|别的)?"
    r"(?:东西|内容|事项?|情况)?(?:可以?|要|好|需要)?(?:报送?)?的?)[了吧啊呀呢哦]?[。]?"
)


@act(
    "why_returned",
    meant=plainly,
    words=r"(?P<what>\S{0,8}?)(?:为什么|为啥|怎么)(?:被|给|又)?(?:我们)?退回?(?:来)?了?[。？?]*|(?:查看)?退回(?:的)?(?:原因|理由|意见)[。？?]*",
    roles=DEPARTMENT,
    examples=("退回原因",),
)
def why_returned(desk: Desk, _message: Message, _found: Any) -> Reply:
    """The desk's reasons for every report that waits to be sent again."""
    context = desk.context
    lines = []
    for row in status.open_obligations(context, context.me.department_ids):
        receipt = submit.latest_receipt(row) if row.state == ReportState.RETURNED else None
        if receipt is not None and receipt.returned_reason:
            lines.append(f"{row.label}{row.title}（编号 {receipt.number}）：{receipt.returned_reason}")
    return Reply("\n".join(["已退回待重报：", *lines]) if lines else "目前没有退回待重报的材料。")


def _zero(desk: Desk, message: Message) -> ReportWords | None:
    """«三重一大四季度无», «我们局这个月没啥可报»: what is owed or its period alone, and that there is nothing."""
    found = _NOTHING.fullmatch(message.text.strip()) if message.kind == "text" else None
    words = read_report_words(found[1], desk.context.obligations) if found else None
    if words is None or words.before or words.rest:
        return None
    return words if words.settings or (words.period and "报" in message.text) else None


@act("zero_aside", match=_zero, roles=DEPARTMENT)
def zero_aside(desk: Desk, message: Message, found: Any) -> Reply:
    """Asked about first: a zero report is a report."""
    wanted = Wanted("", found.settings.kind if found.settings else "", found.period, "无", message.at)
    if not found.settings:
        return report_wanted(desk, wanted)
    question = f"是否报送{found.period}{found.settings.short}（零报告）？"
    return ask(desk, "zero_report", question, {"是": YES, "否": DROP}, wanted, field="confirm")


@answers("zero_report", roles=DEPARTMENT)
def zero_report(desk: Desk, wanted: Wanted, _yes: str) -> Reply:
    """«是»: reported as if it had been asked for in full."""
    return report_wanted(desk, wanted)


_MORE = re.compile(r"晚.{0,3}[天日]|宽限|缓[几两]?天|延[期后]?几天|推迟几天|晚点[报交]")


def _more_time(desk: Desk, message: Message) -> ReportWords | None:
    text = message.text.strip()
    if message.kind != "text" or len(text) > 30 or not _MORE.search(text):
        return None
    words = read_report_words(text, desk.context.obligations)
    return words if words.settings and not words.before else None


@act("more_time", match=_more_time, roles=DEPARTMENT)
def more_time(desk: Desk, message: Message, found: Any) -> Reply:
    """«台账能不能晚几天，局里迎检»: asked about with its reason; without one it is said how to ask. The office decides."""
    office, short = desk.context.rules.office_name, found.settings.short
    reason = "，".join(each for each in re.split(r"[，,。；;]", found.rest) if each and not _MORE.search(each))
    if not reason:
        text = f"如需延期，请写明原因，回复“延期 {short} 原因”，由{office}答复；答复前仍按原定日期。"
        return Reply(text, "ask_extension")
    wanted = Wanted("", found.settings.kind, found.period, reason, message.at)
    asked = f"是否申请延期报送{found.period}{short}，原因：{reason}？"
    return replace(
        ask(desk, "extension_wanted", asked, {"是": YES, "否": DROP}, wanted, field="confirm"), action="ask_extension"
    )


@answers("extension_wanted", roles=DEPARTMENT)
def extension_wanted(desk: Desk, wanted: Wanted, _yes: str) -> Reply:
    """«是»: asked for as if it had been said in full."""
    settings = next(each for each in desk.context.obligations if each.kind == wanted.kind)
    message = Message(desk.context.userid, wanted.rest, wanted.said_at)
    return ask_extension(desk, message, ReportWords("", settings, wanted.period, wanted.rest))
