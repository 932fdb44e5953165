"""By when a department says that it will report, or asks whether that will do: «台账今晚10点前给，行吗», «清单后天交»."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from actions.common import departments
from actions.report import periods, submit
from handlers.report.extension import Wish, wish_for
from handlers.report.receipt import already, title_of
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, act
from policy.notice import looks_like_notice
from policy.report.report_words import ReportWords, read_report_words, report_command
from policy.text.asking import is_question
from policy.text.write import say_day
from policy.when import read_day

_LONGEST: Final = 40  # characters: what is longer tells more than a day
_LATER: Final = re.compile(
    r"今[天晚日](?=.{0,6}(?:晚|下午|点|内|之?前|给|补|[报交][^了]{0,3}[行可成]))|今晚|晚上|下午|[一-龥\d]点(?:半|钟)?之?前|明[天早晚]|后天|下?周|星期|礼拜|\d[日号天]|月底"
)
_GIVES: Final = re.compile(r"(?:[给送](?!达|来|到)|[报交](?!通|告|齐|来)|发(?!现|给我)|弄完|弄好|写完|补上)(?![了过])")
_ASKS_LEAVE: Final = re.compile(r"(?:可不可以|能不能|可以|行不行|成不成|行|好|成)(?:吗|么|不|嘛)?[。？?]*$")


_BIDS: Final = re.compile(
    r"(?:我要)?(?:报送|上报|提交|布置|补?记|登记|交办)|.*\n|.*晚[半一二两三几\d]{1,2}[天日]", re.DOTALL
)  # done now, a report in full, an entry, or more time is asked for
_CANNOT: Final = re.compile(
    r"[^，,。]*(?:[报交送给]|弄|写)不[上了完出齐好][^，,。]*"
)  # «25号交不上»: that day is none of a promise
_PAPER: Final = re.compile(r"纸质|书面|纸的")


@dataclass(frozen=True)
class Promise:
    """Which report, and by what day."""

    words: ReportWords
    day: date


def _by_when(desk: Desk, message: Message) -> Promise | None:
    text = message.text.strip()
    if len(text) > _LONGEST or desk.context.me.is_group_side:
        return None
    told = _CANNOT.sub("", text)
    if _BIDS.match(text) or not _LATER.search(told) or not _GIVES.search(told) or looks_like_notice(text):
        return None
    words = read_report_words(text, desk.context.obligations)
    if words.settings is None or (is_question(text) and not _ASKS_LEAVE.search(text)):
        return None
    said = "，".join(each for each in re.split("[，,。；;]", told) if _LATER.search(each)).replace(words.period, "", 1)
    day = read_day(said, message.at, desk.context.rules.calendar, "future") or message.at.date()
    return Promise(words, day) if isinstance(day, date) else None


@act("promise_report", match=_by_when, roles=DEPARTMENT)
def promise_report(desk: Desk, message: Message, found: Promise) -> Reply:
    """Within the date nothing has to be asked for; a later day is an extension, whose reason is asked for."""
    settings = found.words.settings
    assert settings is not None  # the matcher asks for it
    named = departments.mentioned(desk.context, message.text)
    where = periods.reporter(named[0] if len(named) == 1 else departments.own(desk.context)[0], settings)
    row = periods.find_obligation(desk.context, where, settings, found.words.period, message.at)
    if submit.is_in(row):
        return Reply(already(desk, row))
    paper = _PAPER.search(message.text) is not None
    then = (
        f"将纸质材料送{desk.context.rules.office_name}"
        if paper
        else f"回复“{report_command(settings.short, row.label)}”"
    )
    when = "以其登记的实际收到日期认定" if paper else "以实际收到时间认定"
    if row.due_at < message.at:
        return Reply(f"收悉。{where.name}{title_of(row)}{say_day(row.due_on)}已截止，请尽快{then}，{when}。")
    if found.day > row.due_on:
        return wish_for(desk, Wish(where.name, settings.kind, found.words.period, ""))
    return Reply(
        f"可以。{where.name}{title_of(row)}{say_day(row.due_on)}截止，当日24时前报送即为按时，无需申请延期；"
        f"届时请{then}，{when}。"
    )
