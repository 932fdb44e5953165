"""报送: which report a department wants to send, of which period and whose; what is not said is asked (M3)."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.report import obligations, periods, submit
from handlers.report.desk_words import settings_of
from handlers.report.hand_in import paper_sent, take_in, text_report
from handlers.report.receipt import already, title_of
from handlers.report.sheet import rows_of, show
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import opened
from handlers.talk.question import DROP, YES, answers, ask, chosen_department, repeat
from handlers.talk.registry import DEPARTMENT, Order, act
from handlers.talk.slots import report_of
from policy.report.report_words import ReportWords, read_report_words
from policy.report.spoken import says_only_empty, speaks_of_nothing, without_postponed
from policy.text.asking import is_question
from policy.text.write import say_day
from policy.time.settings import ObligationSettings

_ZERO = re.compile(r"(?:^|\s|[，,])(?:无|没有|零报告?|零)(?:内容|事项)?[（(]?无?[)）]?$")
_PAPER = re.compile(r"纸质|书面")
LONGEST_WORD = 10  # characters: what is longer is the report itself, not a word on how it comes
_ON_PAPER = re.compile(
    r"(?:纸质|书面).{0,8}(?:[送交报]|过去)(?:过?去|到|来|了|给|[。]?$)"
)  # says that it comes so, and is not the report
_ZERO_WORD = "无"  # how a zero report is asked for
_PAPER_WORD = "纸质"
_OF_OTHERS = re.compile(
    r"^(?:那就?|就|请|麻烦|帮我)*(?:提醒|催|让|叫)(?:一下)?(?![我你您])[一-龥]{2,4}?(?:把|抓紧|赶紧|尽快|快点|去)"
)  # «提醒王敏把台账报了»: somebody else is to report
_TEXT_SHOWN = 60  # characters of a report in words, while it is asked about
_QUESTION = re.compile(r"[?？吗]|怎么|什么|如何|多少|哪|几[天号日]")
_FIRST = re.compile(r"(?:我要)?(?:报送|上报|提交)(?!\w{1,4}[：:])(?P<rest>.*)", re.DOTALL)  # «报送单位：» heads a form
_LAST = re.compile(r"(?P<rest>.{2,20}?)\s*(?:报送|上报)[。]?")
_SPEAKS_OF_REPORT = re.compile("报|交|纸质|书面")  # without one of these nothing fits the following
# In passing: only with the name of what is owed and of nobody else's department before it.
_CASUAL = re.compile(
    r"(?:我们?|现在|请)?(?:报|交(?!通))(?:一下|上)?(?P<what>.{2,16})|(?P<named>.{2,16}?)(?:报|交)(?:一下|上|个(?P<none>无|没有|零))了?[吧哈]?[。]?"
    r"|(?P<paper>.{2,12}?(?:(?:纸质|书面).{0,4}(?:送|交|报)|(?:送|交|报).{0,2}(?:纸质|书面)).{0,6})"
)


def _asks_to_report(desk: Desk, message: Message) -> ReportWords | None:
    """«报送 台账 11月», and «台账11月报送» or «交一下台账» where an obligation is named; a question is no report."""
    text = message.text.strip()
    if _QUESTION.search(text):
        return None
    first, last = _FIRST.fullmatch(text), _LAST.fullmatch(text)
    found = first or last
    if found:
        words = _named_ahead(desk, found["rest"], read_report_words(found["rest"], desk.context.obligations))
        return words if first or words.settings else None
    speaks = _SPEAKS_OF_REPORT.search(text)  # else nobody needs to know what is owed: most texts are about other things
    casual = _CASUAL.fullmatch(without_postponed(text, desk.context.obligations)) if speaks else None
    if casual is None:
        return None
    said = casual["what"] or casual["named"] or casual["paper"]
    words = read_report_words(f"{said}{_ZERO_WORD if casual['none'] else ''}", desk.context.obligations)
    of_another = casual["named"] and departments.resolve_any(desk.context, words.before) is not None
    ours = not words.before or (of_another and not desk.context.me.is_group_side)
    if casual["paper"]:
        words = replace(words, rest=_PAPER_WORD)
    return words if words.settings and ours else None


def _named_ahead(desk: Desk, said: str, words: ReportWords) -> ReportWords:
    """What is named only within its own content is not what is reported: «报送 年度总结 ……研究“三重一大”事项21项» of 年度工作总结."""
    within = " " in words.before or len(words.before) > LONGEST_WORD
    if words.settings is None or not within or departments.mentioned(desk.context, words.before):
        return words
    head, *rest = said.split(maxsplit=1)
    fits = [each for each in desk.context.obligations if len(head) > 2 and _is_part(head, each.title)]
    one = fits[0] if len(fits) == 1 else None
    return ReportWords("", one, "", " ".join(rest) if one else said)


def _is_part(words: str, title: str) -> bool:
    """Whether the characters stand in the title in this order."""
    left = iter(title)
    return all(char in left for char in words)


@dataclass(frozen=True)
class Wanted:
    """A report as it was asked for; `kind` is empty while it is not known which, `said_at` dates the period's words."""

    before: str
    kind: str
    period: str
    rest: str
    said_at: datetime

    def bare(self) -> "Wanted":
        """`_everyday` reads names and periods, and of the rest whether it is empty or on paper."""
        return self


def _everyday(desk: Desk, message: Message) -> Wanted:
    """«11月台账没有，报无», «现在报11月台账»: whose, which, of what period, and that there is nothing or that it came on paper."""
    named = departments.mentioned(desk.context, message.text)
    spoken = report_of(desk, message, named)
    others = departments.elsewhere(desk.context, message.text)
    before = others[0] if others else named[0].name if len(named) == 1 else ""
    rest = _ZERO_WORD if spoken.empty else _PAPER_WORD if spoken.paper else ""
    return Wanted(before, spoken.settings.kind if spoken.settings else "", spoken.period, rest, message.at)


@act(
    "submit_report",
    match=_asks_to_report,
    meant=_everyday,
    roles=DEPARTMENT,
    usage="报送 台账 11月",
    summary="报送台账、清单、三重一大；没有内容请加“无”",
    examples=("报送 台账 11月", "报送 清单 四季度", "报送 三重一大 四季度 无"),
)
def submit_report(desk: Desk, message: Message, found: Any) -> Reply:
    """«报送 台账 11月»: what is on file goes in; without anything the sender is asked how."""
    if isinstance(found, Wanted):
        if _OF_OTHERS.search(message.text):
            return Reply("本条未报送。请转告本人办理，或回复“交办 姓名 日期前 事项”在本单位布置，到期前由本助手提醒。")
        bids = "报" in message.text and not is_question(message.text)
        return report_wanted(desk, found) if bids or not found.rest else ask_first(desk, found)
    words: ReportWords = found
    return report_wanted(
        desk, Wanted(words.before, words.settings.kind if words.settings else "", words.period, words.rest, message.at)
    )


def ask_first(desk: Desk, wanted: Wanted) -> Reply:
    """What was told rather than bid, or asked: shown as it would go in, and done after «是»."""
    if not wanted.kind:
        return _which_report(desk, wanted)
    where = _whose(desk, wanted)
    if isinstance(where, Reply):
        return where
    row = periods.find_obligation(desk.context, where, settings_of(desk, wanted.kind), wanted.period, wanted.said_at)
    if submit.is_in(row):
        return Reply(already(desk, row), forgotten=True)
    how = {_ZERO_WORD: "零报告", _PAPER_WORD: "已送纸质"}.get(wanted.rest) or f"内容“{wanted.rest[:_TEXT_SHOWN]}”"
    question = f"是否报送{where.name}{title_of(row)}（{how}，{say_day(row.due_on)}截止）？"
    return ask(desk, "zero_report", question, {"是": YES, "否": DROP}, wanted, field="confirm")


@answers("zero_report", roles=DEPARTMENT)
def zero_report(desk: Desk, wanted: Wanted, _yes: str) -> Reply:
    """«是»: reported as if it had been asked for in full."""
    return report_wanted(desk, wanted)


def report_wanted(desk: Desk, wanted: Wanted) -> Reply:
    """Send in what is wanted; which report and whose is asked for where it is not said."""
    if not wanted.kind:
        return _which_report(desk, wanted)
    where = _whose(desk, wanted)
    return where if isinstance(where, Reply) else _report_of(desk, where, wanted)


def _report_of(desk: Desk, where: Department, wanted: Wanted) -> Reply:
    settings = settings_of(desk, wanted.kind)
    obligation = periods.find_obligation(desk.context, where, settings, wanted.period, wanted.said_at)
    if submit.is_in(obligation):
        return Reply(already(desk, obligation), forgotten=True).plus(repeat(desk))  # its withdrawal may wait for a word
    if rows := rows_of(desk, obligation, wanted.rest):
        return show(desk, obligation, rows)
    if len(wanted.rest) > LONGEST_WORD and not _ON_PAPER.search(wanted.rest):
        return text_report(desk, obligation, wanted.rest)
    if _PAPER.search(wanted.rest):
        return paper_sent(desk, obligation)
    return take_in(desk, submit.draft(desk.context, obligation), bool(_ZERO.search(wanted.rest)))


def _which_report(desk: Desk, words: Wanted) -> Reply:
    """«报送» alone: which of the three."""
    settings = desk.context.obligations
    if words.before and len(words.before) > 4 and not departments.LIKE_A_NAME.search(words.before):
        known = "、".join(each.short for each in settings)
        raise UserError(f"请写明报送哪一项（{known}），如“{periods.example(desk.context, settings[0])}”。")
    choices = {_with_period(desk, words, each): each.kind for each in settings}
    return ask(desk, "report_kind", "请问报送哪一项？", choices, words, field="kind")


def _with_period(desk: Desk, words: Wanted, settings: ObligationSettings) -> str:
    """«11月台账»: what would go in, where one department of the person's reports by itself."""
    own = [each for each in departments.own(desk.context) if obligations.reports_itself(each, settings)]
    if len(own) != 1:
        return settings.short
    try:
        row = periods.find_obligation(desk.context, own[0], settings, words.period, words.said_at)
    except UserError:  # no such period of this kind
        return settings.short
    return f"{row.label}{settings.short}"


_ALONE = re.compile(
    r"(?:我们?)?(?:这个?月|本月|本期)?(?:是|报)?(?:零报告?|(?:没有?|无|零)(?:内容|事项|记录|可报的?))[了的。]?"
)


def _nothing(desk: Desk, message: Message) -> Wanted | None:
    """«零报告», «我们台账也是零报» with nothing asked; which, where it is not said, is asked then."""
    if not desk.context.me.has(*DEPARTMENT) or opened(desk) is not None:
        return None
    if _ALONE.fullmatch(message.text.strip()):
        return Wanted("", "", "", _ZERO_WORD, message.at)
    if not speaks_of_nothing(message.text):
        return None  # what may be owed is not looked up for any other message
    own = [form for each in departments.own(desk.context) for form in departments.forms(each.name)]
    return _everyday(desk, message) if says_only_empty(message.text, desk.context.obligations, own) else None


@act("zero_alone", match=_nothing, order=Order.NOTICE, roles=DEPARTMENT)
def zero_alone(desk: Desk, message: Message, found: Wanted) -> Reply:
    """Nothing to report: of what, is asked; what is told rather than bid is shown first."""
    if not found.kind:
        return _which_report(desk, found)
    return replace(submit_report(desk, message, found), action="submit_report")


@answers("report_kind", roles=DEPARTMENT)
def report_kind(desk: Desk, wanted: Wanted, kind: str) -> Reply:
    """Which report was asked for."""
    return report_wanted(desk, replace(wanted, kind=kind))


def _whose(desk: Desk, words: Wanted) -> Department | Reply:
    """The sender's own department; with several posts it is asked, another's is refused."""
    own = departments.own(desk.context)
    said, rest = words.before, words.rest.split(" ")[0]
    if not said and departments.LIKE_A_NAME.search(rest):
        said = rest
    if said:
        named = departments.resolve(desk.context, said)
        if isinstance(named, Department) and named in own:
            return named
        ours = departments.OURS.fullmatch(said)
        if not ours and (departments.LIKE_A_NAME.search(said) or isinstance(named, Department)):
            names = "、".join(department.name for department in own)
            raise UserError(
                f"您可为{names}报送；{said}请由该单位联络员报送。如有疑问请联系{desk.context.rules.office}。"
            )
    settings = settings_of(desk, words.kind)
    by_itself = [each for each in own if obligations.reports_itself(each, settings)] or own
    if len(by_itself) == 1:
        return by_itself[0]
    question = f"您在几个单位任职，请问为哪个单位报送{settings.short}？"
    return ask(desk, "report_whose", question, {each.name: each.name for each in by_itself}, words, field="department")


@answers("report_whose", roles=DEPARTMENT)
def report_whose(desk: Desk, wanted: Wanted, department: str) -> Reply:
    """Whose report was asked for."""
    return _report_of(desk, chosen_department(desk, department), wanted)
