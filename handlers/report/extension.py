"""延期: more time for a report, asked for by a department and granted, refused or given unasked by the desk."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from actions.common import departments, states
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.report import dates, periods
from actions.report.owed import open_obligations
from handlers.report.desk_words import (
    MORE_TIME,
    DeskWords,
    Spoken,
    about_report,
    more_days,
    names_report,
    obligation_of,
    settings_of,
    spoken_for,
    the_one_that_waits,
    with_department,
)
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask, chosen_department, confirm, own_words
from handlers.talk.registry import DEPARTMENT, GROUP, act
from handlers.talk.slots import report_of
from policy.notice.fits import is_no_answer
from policy.report.report_words import ReportWords, names_of, read_report_words, read_verdicts
from policy.text.ask import Ask
from policy.text.asking import is_question
from policy.text.write import say_day
from policy.when import read_day

LONGEST_REASON = 200
_AS_IT_WAS = "好的，未同意延期。"


def coming_day(desk: Desk, words: str, at: datetime, example: str) -> date:
    """The coming day that is named; raises UserError where there is none or two."""
    found = read_day(words, at, desk.context.rules.calendar, "future")
    if isinstance(found, Ask):
        raise UserError(f"{found.text}请连同日期重发，如“{example}”。")
    if found is None:
        raise UserError(f"请写明日期，如“{example}”。")
    return found


_NO_REPORT: Final = re.compile(r"会|议题|不(?:能|准|许|同意|批|行)|别|申请|想")
_named = names_report("同意延期")


def _puts_off(desk: Desk, message: Message) -> Any:
    """The command, or «给水利局缓一天»: one department in view and how much more time, and no meeting."""
    if _NO_REPORT.search(message.text) or is_question(message.text) or not MORE_TIME.search(message.text):
        return _named(desk, message)
    return _of_one(desk, message, "同意延期") or _named(desk, message)


def _stays(desk: Desk, message: Message) -> Any:
    """The command, or «水利局台账想晚几天那个，不行»."""
    denied = MORE_TIME.search(message.text) and [yes for _whose, yes in read_verdicts(message.text)] == [False]
    return _of_one(desk, message, "不同意延期") if denied else names_report("不同意延期")(desk, message)


def _of_one(desk: Desk, message: Message, verb: str) -> Spoken | None:
    """What the desk says so of one department."""
    if not desk.context.me.has(*GROUP):
        return None
    spoken: Spoken = spoken_for(verb)(desk, message)
    return spoken if len(spoken.names) == 1 else None


@act(
    "grant_extension",
    match=_puts_off,
    meant=spoken_for("同意延期"),
    at_once=True,
    roles=GROUP,
    usage="同意延期 交通局 台账 11月28日",
    summary="同意一个单位延期；“不同意延期 交通局 台账”则不变",
)
def grant_extension(desk: Desk, message: Message, found: Any) -> Reply:
    """«…台账 11月28日»: the date that is named is the new one, not a period."""
    if isinstance(found, Spoken):
        whose = [chosen_department(desk, each).id for each in found.names] if len(found.names) == 1 else []
        return the_one_that_waits(desk, found, open_obligations(desk.context, whose))
    due_on = coming_day(desk, _behind(message.text, found), message.at, "同意延期 交通局 台账 11月28日")
    return with_department(desk, "同意延期", found, message.at, due_on)


def _behind(text: str, found: ReportWords) -> str:
    """What stands behind the report's name: a period perhaps, and the day."""
    names = names_of(found.settings) if found.settings else ()
    return next((text.partition(name)[2] for name in names if name in text), text)


@about_report("同意延期")
def grant(desk: Desk, department: Department, said: DeskWords) -> Reply:
    """More time until the day named; the day is asked for where none is, and shown first what nobody had asked for."""
    obligation = obligation_of(desk, department, said)
    due_on = said.day or (obligation.due_on + timedelta(said.days) if said.days else None)
    if due_on is None:
        text = f"同意{dates.name_of(obligation)}延期，请问延到哪一天？如“{say_day(obligation.due_on + timedelta(days=3))}”。"
        kept = Granting(department.name, said)
        return ask(desk, "extension_day", text, kept=kept, field="date", dropped=_AS_IT_WAS)
    earlier = said.spoken and due_on <= obligation.due_on
    if earlier and due_on.day > obligation.due_on.day:  # «29号» of what is due on 25 December
        due_on = obligation.due_on + timedelta(due_on.day - obligation.due_on.day)
    if said.spoken and (obligation.extension_reason is None or earlier) and due_on > obligation.due_on:
        asked = "" if obligation.extension_reason else "未申请延期，"
        text = f"{dates.name_of(obligation)}{asked}将由{say_day(obligation.due_on)}延至{say_day(due_on)}，并告知该单位联络员。"
        kept = Granting(department.name, replace(said, day=due_on, spoken=False))
        return confirm(desk, "unasked_extension", text, kept, dropped=_AS_IT_WAS)
    dates.grant_extension(desk.context, obligation, due_on)
    return Reply(f"已同意：{dates.name_of(obligation)}延期至{say_day(due_on)}，提醒随之调整，已告知联络员。")


@dataclass(frozen=True)
class Granting:
    """Whose report may come later; the day is asked for."""

    department: str
    said: DeskWords


@answers("unasked_extension", roles=GROUP)
def unasked_extension(desk: Desk, kept: Granting, _yes: str) -> Reply:
    """«确认»: more time for a report for which nobody asked it."""
    return grant(desk, chosen_department(desk, kept.department), kept.said)


def _named_day(desk: Desk, _kept: Granting, message: Message) -> date | None:
    found = read_day(message.text, message.at, desk.context.rules.calendar, "future")
    return found if isinstance(found, date) else None


@own_words("extension_day", _named_day, roles=GROUP)
def extension_day(desk: Desk, kept: Granting, day: date) -> Reply:
    """The day was asked for; all else stands as it was said."""
    return grant(desk, chosen_department(desk, kept.department), replace(kept.said, day=day))


@act(
    "refuse_extension",
    match=_stays,
    meant=spoken_for("不同意延期"),
    at_once=True,
    roles=GROUP,
    examples=("不同意延期 交通局 台账",),
)
def refuse_extension(desk: Desk, message: Message, found: Any) -> Reply:
    """The date stays, and the department is told."""
    if isinstance(found, Spoken):
        return the_one_that_waits(desk, found)
    return with_department(desk, "不同意延期", found, message.at)


@about_report("不同意延期")
def _refuse(desk: Desk, department: Department, said: DeskWords) -> Reply:
    obligation = obligation_of(desk, department, said)
    if said.spoken and obligation.extension_reason is None:
        return Reply(f"{dates.name_of(obligation)}未申请延期，仍于{say_day(obligation.due_on)}截止，未作办理。")
    dates.refuse_extension(desk.context, obligation)
    return Reply(f"已答复{obligation.department.name}：暂不延期，仍于{say_day(obligation.due_on)}前报送。")


def _asks_extension(desk: Desk, message: Message) -> ReportWords | None:
    text = message.text.strip()
    found = re.fullmatch(r"(?:申请)?延期[\s：:]*(?P<rest>.+)", text, re.DOTALL)
    words = read_report_words(found["rest"], desk.context.obligations) if found else None
    return words if words and words.settings else None


_UNTIL: Final = re.compile(
    r"(?:想|希望|请|申请|能否|能不能|可否)*(?:延期?|缓|拖|推迟?|晚|宽限)(?:报|交)?(?:到|至)(?P<day>\S{1,8}?[日号天])(?:再?[报交])?"
)
_DAY_ALONE: Final = re.compile(
    r"(?:延|晚|推迟)?(?:到|至)?\S{2,12}?[日号天期一二三四五六](?:之?前)?(?:吧|行吗|可以吗|报|交)*[。]?"
)
_LATER: Final = (  # how more time is wished for: no reason for it
    r"(?:我们?|想|希望|需要?|请求?|申请|打算|可能|恐怕|能不能|能否|可不可以|可否|能|要)*(?:再|多|给)*(?:晚|缓|延[期后迟]?|推迟|往后推|宽限|拖)"
    r"(?:点儿?|些)?(?:[报交])?(?:[几两一二三四五六七八九十\d]+个?(?:天|日|周|星期|工作日))?(?:[报交])?(?:到|至)?(?:再?[报交])?(?:行不行|行吗|可以吗|好吗|吗)?"
)


@dataclass(frozen=True)
class Wish:
    """An extension that a department asks for: whose, of which report, why, and until when or for how many days; empty where it is not said."""

    before: str
    kind: str
    period: str
    reason: str
    until: date | None = None
    days: int = 0


def wishes(desk: Desk, message: Message) -> ReportWords:
    """«我局5月台账想晚几天，系统搬家»: what is left beside the report and the wish is the reason."""
    named = departments.mentioned(desk.context, message.text)
    spoken = report_of(desk, message, named, without=_LATER)
    return ReportWords(named[0].name if len(named) == 1 else "", spoken.settings, spoken.period, spoken.rest)


@act(
    "ask_extension",
    match=_asks_extension,
    meant=wishes,
    roles=DEPARTMENT,
    usage="延期 台账 11月 原因",
    summary="申请一项报送延期，由综合科答复",
    examples=("延期 台账 11月 主要负责人外出学习",),
)
def ask_extension(desk: Desk, message: Message, found: ReportWords) -> Reply:
    """The department asks; until the office answers, the date stays. What is not said is asked for."""
    reason, until = found.rest, None
    if said := _UNTIL.search(message.text):  # «想延到29号，系统在升级»
        day = read_day(said["day"], message.at, desk.context.rules.calendar, "future")
        if isinstance(day, date):
            reason, until = reason.replace(said[0] if said[0] in reason else said["day"], "", 1).strip("，, "), day
    kind = found.settings.kind if found.settings else ""
    return wish_for(desk, Wish(found.before, kind, found.period, reason, until, more_days(message.text)))


def wish_for(desk: Desk, wish: Wish) -> Reply:
    """Ask the office; which report, and why, is asked for where it is not said."""
    context = desk.context
    own = departments.own(context)
    named = departments.resolve(context, wish.before) if wish.before else own[0]
    if not isinstance(named, Department) or named not in own:
        raise UserError(f"您可为{'、'.join(each.name for each in own)}申请，请核对单位后重发。")
    if not wish.kind:
        choices = {each.short: each.kind for each in context.obligations}
        return ask(desk, "extension_of", "请问哪一项报送需要延期？", choices, wish, field="kind")
    settings = settings_of(desk, wish.kind)
    where = periods.reporter(named, settings)
    obligation = periods.find_obligation(context, where, settings, wish.period)
    states.check(obligation, "postpone")
    until = wish.until or (obligation.due_on + timedelta(wish.days) if wish.days else None)
    if not wish.reason:
        wished = f"至{say_day(until)}" if until else ""
        text = f"{dates.name_of(obligation)}（{say_day(obligation.due_on)}截止）申请延期{wished}，请说明原因，如“主要负责人外出学习”。"
        return ask(desk, "extension_reason", text, kept=wish, field="reason", dropped="好的，未申请延期。")
    reason = wish.reason[:LONGEST_REASON] + (f"，拟{say_day(until)}报送" if until else "")
    dates.ask_extension(context, obligation, reason)
    return Reply(
        f"已转{context.rules.office_name}：{dates.name_of(obligation)}申请延期（{reason}）。"
        f"答复前仍按{say_day(obligation.due_on)}截止。"
    )


@answers("extension_of", roles=DEPARTMENT)
def extension_of(desk: Desk, wish: Wish, kind: str) -> Reply:
    """Which report was asked for."""
    return wish_for(desk, replace(wish, kind=kind))


def _reason(desk: Desk, wish: Wish, message: Message) -> Wish | None:
    """Words: not «1» or «是», no question, no command, no report and no leave of one's own; or the day until when."""
    said, calendar = message.text.strip(), desk.context.rules.calendar
    day = read_day(said, message.at, calendar, "future") if _DAY_ALONE.fullmatch(said) else None
    if isinstance(day, date):
        return replace(wish, until=day)
    report = report_of(desk, message)
    if report.settings is not None and (report.empty or report.paper):
        return None
    words = re.search(r"[一-龥]{2}", said) and not is_no_answer(said, message.at, calendar)
    return replace(wish, reason=said) if words else None


@own_words("extension_reason", _reason, roles=DEPARTMENT)
def extension_reason(desk: Desk, _wish: Wish, said: Wish) -> Reply:
    """The reason was asked for; all else stands as it was said. A day is kept, and the reason asked for again."""
    return wish_for(desk, said)
