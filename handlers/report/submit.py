"""报送: a department reports for a period; nothing on file is asked about, gaps are confirmed (M3)."""

import re
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.report import obligations, periods, submit
from actions.report.submit import Draft, Obligation
from actions.talk import dialogue
from handlers.report.receipt import already, contents, receipt, title_of
from handlers.talk.asking import ask_again, confirms
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, Order, act
from policy.report.report_words import ReportWords, read_report_words
from policy.text.write import say_day
from policy.time.settings import ObligationSettings

ZERO = re.compile(r"(?:^|\s|[，,])(?:无|没有|零报告?|零)(?:内容|事项)?[（(]?无?[)）]?$")
PAPER = re.compile(r"纸质|书面")
GAPS_SHOWN = 8
HOW_TO_FILL = {
    "ledger": "先用“记台账 ……”登记履责记录再报送；",
    "checklist": "先用“记清单 ……”登记清单（或请综合科导入）再报送；",
}
_QUESTION = re.compile(r"[?？吗]|怎么|什么|如何|多少|哪|几[天号日]")
_FIRST = re.compile(r"(?:我要)?(?:报送|上报|提交)(?P<rest>.*)", re.DOTALL)
_LAST = re.compile(r"(?P<rest>.{2,20}?)\s*(?:报送|上报)[。]?")
# In passing: only with the name of what is owed and of nobody else's department before it.
_CASUAL = re.compile(
    r"(?:我们?|现在|请)?(?:报|交)(?:一下|上)?(?P<what>.{2,16})|(?P<named>.{2,16}?)(?:报|交)(?:一下|上)了?[。]?"
    r"|(?P<paper>.{2,12}?(?:(?:纸质|书面).{0,4}(?:送|交|报)|(?:送|交|报).{0,2}(?:纸质|书面)).{0,6})"
)


def _asks_to_report(desk: Desk, message: Message) -> ReportWords | None:
    """«报送 台账 11月», and «台账11月报送» or «交一下台账» where an obligation is named; a question is no report."""
    text = message.text.strip()
    if message.kind != "text" or _QUESTION.search(text):
        return None
    first, last = _FIRST.fullmatch(text), _LAST.fullmatch(text)
    found = first or last
    if found:
        words = read_report_words(found["rest"], desk.context.obligations)
        return words if first or words.settings else None
    casual = _CASUAL.fullmatch(text)
    if casual is None:
        return None
    words = read_report_words(next(filter(None, casual.groups())), desk.context.obligations)
    return words if words.settings and not words.before else None


@act(
    "submit_report",
    match=_asks_to_report,
    roles=DEPARTMENT,
    usage="报送 台账 11月",
    summary="报送台账、清单、三重一大；没有内容请加“无”",
    examples=("报送 台账 11月", "报送 清单 四季度", "报送 三重一大 四季度 无"),
)
def submit_report(desk: Desk, _message: Message, found: Any) -> Reply:
    """«报送 台账 11月»: what is on file goes in; without anything the sender is asked how."""
    words: ReportWords = found
    if words.settings is None:
        return _which_report(desk, words)
    where = _whose(desk, words)
    if isinstance(where, Reply):
        return where
    obligation = periods.find_obligation(desk.context, where, words.settings, words.period)
    if submit.is_in(obligation):
        return Reply(already(desk, obligation))
    if PAPER.search(words.rest):
        return _paper(desk, obligation)
    return _report(desk, submit.draft(desk.context, obligation), words.settings, bool(ZERO.search(words.rest)))


def _which_report(desk: Desk, words: ReportWords) -> Reply:
    """«报送» alone: which of the three."""
    settings = desk.context.obligations
    if words.before and len(words.before) > 4 and not departments.LIKE_A_NAME.search(words.before):
        known = "、".join(each.short for each in settings)
        raise UserError(f"请写明报送哪一项（{known}），如“{periods.example(desk.context, settings[0])}”。")
    commands = {f"{each.short}": f"报送 {words.before} {each.short} {words.period}" for each in settings}
    return ask_again(desk, "kind", "请问报送哪一项？", commands)


def _whose(desk: Desk, words: ReportWords) -> Department | Reply:
    """The sender's own department; with several posts it is asked, another's is refused."""
    own = departments.own(desk.context)
    said, rest = words.before, words.rest.split(" ")[0]
    if not said and departments.LIKE_A_NAME.search(rest):
        said = rest
    if said:
        named = departments.resolve(desk.context, said)
        if isinstance(named, Department) and named in own:
            return named
        if departments.LIKE_A_NAME.search(said) or isinstance(named, Department):
            names = "、".join(department.name for department in own)
            raise UserError(
                f"您可为{names}报送；{said}请由该单位联络员报送。如有疑问请联系{desk.context.rules.office}。"
            )
    settings = words.settings
    by_itself = [each for each in own if settings is None or obligations.reports_itself(each, settings)] or own
    if len(by_itself) == 1:
        return by_itself[0]
    short = settings.short if settings else ""
    commands = {each.name: f"报送 {each.name} {short} {words.period} {words.rest}".strip() for each in by_itself}
    return ask_again(desk, "department", f"您在几个单位任职，请问为哪个单位报送{short}？", commands)


def _report(desk: Desk, draft: Draft, settings: ObligationSettings, zero: bool) -> Reply:
    if draft.count == 0:
        if zero:
            return Reply(receipt(desk, draft, "zero"))
        if draft.obligation.state == submit.ANNOUNCED:
            return _paper(desk, draft.obligation)
        return _nothing_on_file(desk, draft.obligation, settings)
    if draft.gaps or zero:
        question = f"{title_of(draft.obligation)}现有{contents(draft)}{_but(draft, zero)}"
        dialogue.ask(desk.context, "confirm_report", question, {"obligation": draft.obligation.id}, ["确认", "取消"])
        asked = Reply(question, "ask", {"ask": {"field": "confirm", "text": question, "choices": ["确认", "取消"]}})
        return asked.plus(_page(desk, draft.obligation))
    return Reply(receipt(desk, draft, "entries"))


def _page(desk: Desk, obligation: Obligation) -> str:
    """Where the report can be filled in and sent with files."""
    return desk.link("在页面中填写、附文件", f"/reports/{obligation.id}")


def _but(draft: Draft, zero: bool) -> str:
    """What speaks against reporting it as it is: nothing was meant to be there, or something is still missing."""
    if zero:
        return "，与“无”不符。请回复“确认”按现有内容报送，或“取消”。"
    lacks, how = _lacking(draft)
    shown = "、".join(draft.gaps[:GAPS_SHOWN]) + (f"等{len(draft.gaps)}项" if len(draft.gaps) > GAPS_SHOWN else "")
    return f"；{shown}{lacks}。请回复“确认”报送，或先用“{how}”补记。"


def _lacking(draft: Draft) -> tuple[str, str]:
    """What the gaps are, and the words that fill them."""
    if draft.items:
        return "本期尚无进展", "清单进展"
    return ("本期尚无进展", "三重一大进展") if draft.matters else ("尚无记录", "记台账 ……")


@act("confirm_report", match=confirms("confirm_report"), order=Order.ANSWER, roles=DEPARTMENT)
def confirm_report(desk: Desk, _message: Message, found: Any) -> Reply:
    """«确认» after gaps were shown: the report goes in as it is now."""
    row, yes = found
    dialogue.close(desk.context)
    if not yes:
        return Reply("好的，暂不报送。补记后请再回复“报送”。")
    obligation = periods.by_id(desk.context, row.state["obligation"])
    if submit.is_in(obligation):
        return Reply(already(desk, obligation))
    return Reply(receipt(desk, submit.draft(desk.context, obligation), "entries"))


def _nothing_on_file(desk: Desk, obligation: Obligation, settings: ObligationSettings) -> Reply:
    """Nothing to send: zero report, paper, or later; and how entries come in."""
    words = periods.period_words(desk.context, obligation)
    command = f"报送 {obligation.department.name} {settings.short} {words}"
    how = HOW_TO_FILL.get(obligation.kind, "")
    question = (
        f"{title_of(obligation)}暂无可报送的记录（{say_day(obligation.due_on)}截止）。{how}"
        f"有材料的请送纸质到{desk.context.rules.office_name}。请问："
    )
    choices = {"零报告（无）": f"{command} 无", "纸质已送": f"{command} 纸质已送", "稍后报送": ""}
    return ask_again(desk, "report", question, choices).plus(_page(desk, obligation))


def _paper(desk: Desk, obligation: Obligation) -> Reply:
    if not submit.announce_paper(desk.context, obligation):
        return Reply(f"{title_of(obligation)}已记为纸质已送，待{desk.context.rules.office_name}登记收到日期。")
    return Reply(
        f"好的，已转告{desk.context.rules.office_name}：{title_of(obligation)}已送纸质。"
        "待其登记实际收到日期后报送完成，届时会告知您编号。"
    )
