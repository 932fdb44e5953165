"""What is said about reports in passing: is it in, why was it returned, a zero report, a few days more."""

import re
from dataclasses import replace
from typing import Any

from actions.common import departments
from actions.common.states import ReportState, name_of
from actions.overview import status
from actions.report import periods, submit
from actions.report.submit import Obligation
from handlers.report.extension import ask_extension, wishes
from handlers.report.receipt import already, title_of
from handlers.report.submit import Wanted, ask_first, report_wanted
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, act, plainly
from policy.report.report_words import ReportWords, read_report_words, report_command
from policy.text.asking import asked_how
from policy.text.write import say_day

_NOTHING = re.compile(
    r"(?:我们?(?:局|单位)?)?(?P<what>\S.{1,15}?)?[\s，,]*(?:无|零报告?|(?:还是)?(?:没有?(?:啥|什么)?|啥也没有?|什么(?:都|也)没有?)(?:新的?|别的)?"
    r"(?:东西|内容|事项?|情况)?(?:可以?|要|好|需要)?(?P<verb>报送?|[记写填])?的?)[了吧啊呀呢哦]?[。]?"
)


def _asks_nothing(desk: Desk, message: Message) -> ReportWords | None:
    """«没啥可写的咋整», «这个月台账没有内容怎么报»: asked how, where there is nothing."""
    asked = asked_how(message.text)
    found = _NOTHING.fullmatch(asked) if asked else None
    words = _nothing(desk, found) if found else None
    return words if words and words.settings else None


@act("how_to_report_nothing", match=_asks_nothing, roles=DEPARTMENT)
def how_to_report_nothing(desk: Desk, message: Message, found: ReportWords) -> Reply:
    """Nothing is made up for it: an empty report is a report."""
    settings = found.settings
    assert settings is not None  # the matcher asks for it
    where = periods.reporter(departments.own(desk.context)[0], settings)
    row = periods.find_obligation(desk.context, where, settings, found.period, message.at)
    if submit.is_in(row):
        return Reply(already(desk, row))
    return Reply(
        f"没有内容的不必凑写。{where.name}{title_of(row)}（{say_day(row.due_on)}截止）全无内容的，"
        f"请回复“{report_command(settings.short, row.label, '无')}”，即为零报告。"
    )


_LATEST = re.compile(
    r"(?P<what>\S{0,16}?)[的是]?(?:最[晚迟]|截止)(?:到|是|在|得|要|能|时间|日期)*(?:哪一?天|几月几[号日]|几[号日]|何时|什么时候|啥时候)"
    r"(?:之?前)?(?:上报|报送|提交|[交报送])?(?:上去)?[呢呀啊]?[?？。]*"
)
_MORE_TIME = re.compile(r"(?<!最)晚(?!.{0,2}哪).{0,3}[天日]|宽限|缓[几两]?天|延[期后]?几天|推迟几天|晚点[报交]")
_LONGEST_WISH = 60  # characters


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
    """«三重一大四季度无», «我们局这个月没啥可报»: what is owed or its period alone, and that there is nothing; what is 记 is the ledger."""
    found = _NOTHING.fullmatch(message.text.strip())
    return _nothing(desk, found) if found else None


def _nothing(desk: Desk, found: re.Match[str]) -> ReportWords | None:
    words = read_report_words(found["what"] or "", desk.context.obligations)
    if words.before or words.rest:
        return None
    if not words.settings and found["verb"] in ("记", "写"):
        kept = (each for each in desk.context.obligations if each.kind == "ledger")
        return replace(words, settings=next(kept, None))
    return words if words.settings or (words.period and found["verb"]) else None


@act("zero_aside", match=_zero, roles=DEPARTMENT)
def zero_aside(desk: Desk, message: Message, found: Any) -> Reply:
    """Asked about first: a zero report is a report."""
    wanted = Wanted("", found.settings.kind if found.settings else "", found.period, "无", message.at)
    if not found.settings:
        return report_wanted(desk, wanted)
    return ask_first(desk, wanted)


def _more_time(desk: Desk, message: Message) -> ReportWords | None:
    text = message.text.strip()
    if len(text) > _LONGEST_WISH or not _MORE_TIME.search(text):
        return None
    if desk.context.me.is_group_side:
        return None  # the desk's «水利局台账想晚几天那个，不行» decides on such a wish
    wish = wishes(desk, message)
    return wish if wish.settings else None


@act("more_time", match=_more_time, roles=DEPARTMENT)
def more_time(desk: Desk, message: Message, found: ReportWords) -> Reply:
    """«台账晚两天行不行，系统搬家»: goes to the office, which decides; the reason is asked for where none is said."""
    return replace(ask_extension(desk, message, found), action="ask_extension")


def _asks_latest(desk: Desk, message: Message) -> list[Obligation] | None:
    """What is owed of the kind that is named, or of all where nothing is named."""
    found = _LATEST.fullmatch(message.text.strip())
    if found is None or not desk.context.me.has(*DEPARTMENT):
        return None
    words = read_report_words(departments.OURS.sub("", found["what"]), desk.context.obligations)
    if words.before.strip("我们咱的"):
        return None  # «12月1日的会最晚什么时候报»
    rows = status.open_obligations(desk.context, desk.context.me.department_ids)
    return [row for row in rows if words.settings is None or row.kind == words.settings.kind]


@act("latest_day", match=_asks_latest, roles=DEPARTMENT)
def latest_day(_desk: Desk, _message: Message, found: list[Obligation]) -> Reply:
    """The day by which one's own reports are due, an extension included."""
    lines = [f"{name_of(row)}：{say_day(row.due_on)}截止" for row in found]
    return Reply("\n".join(lines) if lines else "本单位目前没有待报的这一项。")
