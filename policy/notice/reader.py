"""The whole notice from its parts."""

from dataclasses import replace
from datetime import datetime

from policy.notice import meeting, people
from policy.notice.items import read_agenda
from policy.notice.model import LONGEST, Notice
from policy.notice.place import meeting_place
from policy.notice.sources import find_sources, find_unused
from policy.notice.tables import without_tables
from policy.text.ask import ask_between
from policy.text.compare import fold
from policy.text.lazy import lazily
from policy.when import Calendar, Times, When
from policy.when.clock import BARE_PERIOD

_ORNAMENT = lazily(
    r"(?m)^\s*([▶►➢➤◆◇●■★☆▲△○※])(?=\s*(?:时间|(?:20\d\d年)?[\d一二三四五六七八九十]{1,3}月|[本下这]*个?(?:周|星期|礼拜)|[明后]天))"
)

_SLASHES = lazily(r"(?<=[\d一-龥])[/／](?=[一-龥])(?![年月次人台套平])")
# «明天下午3点半党组会……（更新：时间往后推一天）»
_MOVED_ON = lazily(
    r"时间(?:统一|都|再|要)?(?:往[前后][推提挪延]?|提前|推迟|延后|顺延)(?:[\d一二两三四五六七八九十半]{1,3})个?(?:半?小时|钟头|分钟|刻钟|天|日|周|星期)"
)


def _outside(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The text without the matters: «取消部分证明事项» on the agenda calls no meeting off."""
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text


def _without_time(text: str, when: When) -> str:
    """The text with a line break behind its time: «明早九点水利局党组会» names 水利局, not «明早九点水利局»."""
    start = text.find(when.text) if when.text else -1
    if start < 0:
        return text
    end = start + len(when.text)
    period = BARE_PERIOD.match(text, end)
    return f"{text[:end]}\n{text[period.end() if period else end :]}"


def _undecorated(text: str) -> str:
    """The text with blanks for a mark that stands before its time as well as before its other lines."""
    mark = _ORNAMENT.search(text)
    text = text.replace("→", "，")
    text = _SLASHES.sub("，", text) if len(_SLASHES.findall(text)) > 2 else text  # 12月8日14:30/局党组会/五楼/车辆购置
    return text.replace(mark[1], " ") if mark else text


def read_notice(text: str, now: datetime, calendar: Calendar, times: Times | None = None) -> Notice:
    """Everything that a notice says. `now` is aware; the times are in its zone, and `times` where they are found already.

    Nothing is guessed: what may be read in two ways is in `asks`, what is not written is None. A notice that only
    calls off or moves a meeting without a new time has none.
    """
    text = _undecorated(text[:LONGEST])
    if (plain := without_tables(text)) != text:
        return replace(read_notice(plain, now, calendar), sources=(), unused=())  # of another text's characters
    place = meeting_place(text)
    agenda = read_agenda(text, place)
    when = (times or Times.of(text, now, calendar)).start(agenda=agenda.spans)
    change = meeting.change(_outside(text, agenda.spans))
    if change == "cancelled":
        when = When(text=when.text)
    elif when.starts_at and (moved := _MOVED_ON.search(fold(text))):
        ask = ask_between("starts_at", "会议时间", f"文中又写“{moved[0]}”", [], now.date())
        when = replace(when, starts_at=None, day=when.starts_at.date(), ask=ask)
    kind = meeting.meeting_type(text)
    unit = people.department(_without_time(text, when))
    notice = Notice(
        type=kind,
        preparatory=meeting.preparatory(kind),
        starts_at=when.starts_at,
        day=when.day,
        ends_at=when.ends_at,
        place=place if place != unit else None,  # «水库管理所6月29日开会»: who meets, and not where
        items=agenda.items,
        contact=people.contact(text),
        scope=people.scope(text),
        department=unit,
        reason=None if change else meeting.late_reason(text),
        change=change,
    )
    asks = (when.ask, *agenda.asks) if when.ask else agenda.asks
    sources = find_sources(text, starts_at=when.span, items=agenda.spans, place=notice.place, contact=notice.contact)
    unused = find_unused(text, sources, changes=change is not None)
    return replace(notice, asks=asks, sources=sources, unused=unused)
