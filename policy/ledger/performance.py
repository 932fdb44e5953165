"""An entry of the 履责台账 as people say it: the day, the way of performing, with whom, and what was done."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from policy.fields.people import read_people, without_names
from policy.text.ask import Ask
from policy.text.compare import tidy
from policy.text.write import say_day
from policy.when import Calendar, read_day

WAYS: Final = ("研究部署", "检查督促", "廉政谈话", "提醒谈话", "约谈", "教育学习", "报告", "其他")
TALKS: Final = frozenset({"廉政谈话", "提醒谈话", "约谈"})
COMMAND: Final = re.compile(
    r"\s*(?:请|帮我)?(?:(?:补?\s*(?:登?记|填)|补)(?:录|一?下|一笔|一条|个)?\s*(?:履责)?台[账帐]|记[账帐](?=[\s：:]))\s*[：:，,]?\s*"
)

# The word that comes first in the text names the way; the weak words count only when no other is found.
_STRONG: Final = {
    "廉政谈话": r"廉[政洁][^，。；]{0,2}谈话|谈了?[^，。；]{0,4}廉[政洁]|谈廉",
    "提醒谈话": r"提醒谈话|谈话提醒|(?:进行|作|做)了?提醒|提醒[^，。；]{1,8}同志",
    "约谈": r"约谈",
    "检查督促": r"检查|督导|督促|督查|督办|抽查|走访|调研|查看|暗访|听取[^，。；]{0,20}汇报|过问|协调推进",
    "教育学习": r"学习|党课|警示教育|廉政教育|教育(?!局)|培训|观看|参观",
    "报告": r"(?:向|给)[^，。；]{1,16}(?:报告|汇报)|述责|述职|述廉",
    "研究部署": r"研究|部署|安排|专题会|动员|制定|审定|签订",
}
_WEAK: Final = {"研究部署": r"主持|召开|会议", "报告": r"报告|汇报"}
LEADING_DAY: Final = re.compile(
    r"^(?:于|在)?\s*(?:(?:20\d\d|\d\d|今|去)年)?\s*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?\s*"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]?|\d{1,2}[./-]\d{1,2}(?:[日号])?|20\d\d[./-]\d{1,2}[./-]\d{1,2}|上个?月\d{1,2}[日号]|今天|今日|昨天|昨日|\d{1,2}[日号]"
    r"|大?前天|(?:本|这|上)?(?:周|星期|礼拜)[一二三四五六日天]|今早|今晚|明天|明日|后天)"
    r"\s*(?:[（(](?:周|星期)[一二三四五六日天][)）])?\s*(?:上午|下午|中午|早上|晚上|一早)?\s*[，,、：:]?\s*"
)
_DEADLINE: Final = re.compile(r"(?:\d{1,2}月)?\d{1,2}[日号](?:之|以)?前|月底前|年底前")
_HEAD: Final = 24  # characters in which the day of the entry stands; a later one belongs to what was done
_LONG_AGO: Final = timedelta(days=180)


@dataclass(frozen=True)
class EntryText:
    """One entry as read, without persons' names. Without `day` there is an `ask` on «date»."""

    day: date | None
    ask: Ask | None
    way: str
    people: str | None
    content: str

    @property
    def missing(self) -> tuple[str, ...]:
        """What is worth adding: whom a talk was held with."""
        return ("people",) if self.way in TALKS and self.people is None else ()


def split_entry(text: str, now: datetime, calendar: Calendar, names: Iterable[str] = ()) -> EntryText:
    """Split what follows «记台账». `now` is aware; `names` are persons' names that must not be kept.

    A day that is unclear, missing or still to come gives an Ask; its choices are ISO days up to today.
    """
    words = tidy(COMMAND.sub("", text, count=1)).strip()
    day = _read_day(words, now, calendar)
    content = without_names(LEADING_DAY.sub("", words, count=1), names).strip(" ，,、；;：:\n")
    ask = day if isinstance(day, Ask) else None
    return EntryText(None if isinstance(day, Ask) else day, ask, way_of(content), read_people(content), content)


def way_of(content: str) -> str:
    """履责方式: what the text names first (列 of the usual registers, regulations §4.3)."""
    for table in (_STRONG, _WEAK):
        found = [(match.start(), way) for way, words in table.items() if (match := re.search(words, content))]
        if found:
            return min(found, key=lambda each: each[0])[1]
    if re.search(r"谈话|谈心|谈了", content):
        return "提醒谈话" if re.search(r"提醒|提示|叮嘱", content) else "廉政谈话"
    return "其他"


def _read_day(words: str, now: datetime, calendar: Calendar) -> date | Ask:
    head = _DEADLINE.sub("", words[:_HEAD])
    today = now.date()
    found = read_day(head, now, calendar, "past")
    recent = tuple((today - timedelta(days=n)).isoformat() for n in (0, 1))
    if isinstance(found, Ask):
        past = tuple(choice for choice in found.choices if choice <= today.isoformat())
        return Ask("date", found.text, past or recent)
    if found is None:
        return Ask("date", "请问这项工作是哪一天开展的？", recent)
    if found > today:
        return Ask("date", f"{say_day(found)}尚未到来，台账记已经开展的工作。请问是哪一天开展的？", recent)
    if today - found > _LONG_AGO and "年" not in head:
        return Ask(
            "date",
            f"按过去的日期读作{found.year}年{say_day(found)}，请问是哪一天开展的？",
            (found.isoformat(), *recent),
        )
    return found
