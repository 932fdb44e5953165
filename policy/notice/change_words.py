"""«周五的党组会换到二楼», «推迟半小时», «不是周三，是周四下午三点», «议题再加一项：……»: a change of a meeting in everyday words.

What is read are values: the day and the kind that name the meeting apart from what becomes of it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from policy.notice.items import read_item
from policy.notice.meeting import meeting_type
from policy.notice.model import Item
from policy.notice.place import meeting_place
from policy.notice.place_words import looks_like_place
from policy.text.ask import Ask
from policy.text.compare import chinese_number, fold, tidy
from policy.when import Calendar, read_day, read_when
from policy.when.clock import clocks

LONGEST: Final = 120  # characters: a longer text is a notice, not a word about one
CalledOff = Literal["cancelled", "postponed"]
CANCELLED: Final[CalledOff] = "cancelled"
POSTPONED: Final[CalledOff] = "postponed"


@dataclass(frozen=True)
class MeetingChange:
    """What becomes of a meeting. `days` and `kind` name it; `hours` is a clock time of its day, likeliest first.

    `minutes` and `later` (days) move it from where it is; `unused` are the clauses that say something else.
    """

    days: tuple[date, ...] = ()
    kind: str | None = None
    called_off: CalledOff | None = None
    reason: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    day: date | None = None
    hours: tuple[time, ...] = ()
    moments: tuple[str, ...] = ()  # ISO choices, where the new time may be read in two ways
    minutes: int = 0
    later: int = 0
    place: str | None = None
    place_open: bool = False  # the place no longer holds, the new one will follow
    scope: tuple[str, ...] = ()  # who comes, too
    added: tuple[Item, ...] = ()
    dropped: tuple[int, ...] = ()
    unused: tuple[str, ...] = ()
    named: bool = False  # a meeting is spoken of, not only a time or a place

    @property
    def moves(self) -> bool:
        """Whether the time changes."""
        return bool(self.starts_at or self.day or self.hours or self.moments or self.minutes or self.later)

    @property
    def says_something(self) -> bool:
        """Whether anything changes at all."""
        place = self.place or self.place_open
        return bool(self.called_off or self.moves or place or self.scope or self.added or self.dropped)


_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_MEETING = re.compile(r"会(?!计|员|费|籍|不会|议?纪要|[后上前]|同|面|议室|商室|议厅|场)|议题|议程|会场")
_ROOM = re.compile(r"会场|会议室|地点")
_QUESTION = re.compile(
    r"[?？]|[吗么呢]\s*[。!]?$|怎么|如何|什么|哪|谁|咋|啥|多久|几[天点号个]|多少|能不能|可不可以|要不要|是不是|是否|有没有|会不会|需不需要"
)
_LEAD = re.compile(
    r"^(?:(?:请|麻烦|帮忙|帮我|您好|你好|另外|对了|不好意思|抱歉|更正(?:一下)?|通知(?:一下)?|改一下|说明一下|补充(?:一下)?)[\s:,、]*)+"
)
_CORRECTS = re.compile(r"^\s*(?:更正|改一下|纠正)")
_CLAUSES = re.compile(r"[,;。\n!]")
_BLANKS = re.compile(r"\s+")
_END = re.compile(r"(?:(?:再|才)?(?:召开|举行|开会|开|进行)|了|吧|啦|哈|的)+$")

_NOT_BUT = re.compile(
    r"(?P<head>[^,;。]{0,20}?)不是(?P<old>[^,;。]{1,16}?)[,、;]?\s*(?:而是|而?应该?是|改?为|是)(?P<new>[^;。]{1,40})"
)
_BUT_NOT = re.compile(
    r"(?P<head>[^,;。]{0,24}?)(?:时间|地点)?(?:应?该?是|改?为|改[到成在])(?P<new>[^,;。]{1,30})[,;]\s*(?:而)?不是(?P<old>[^,;。]{1,16})"
)
_WRONG = re.compile(
    r"(?P<head>[^,;。]{0,24}?)(?:会议)?(?:时间|地点)?(?:有误|有错|错了|不对)[,;。]?\s*(?:应为|应该?是|正确的?是|是|改?为)(?P<new>[^;。]{1,40})"
)
_LABEL = re.compile(r"(?P<head>.{0,24}?)(?:会议)?(?:时间|地点|会场)(?:更正|变更|调整|改)?(?:为|是|:)\s*(?P<tail>.+)")
_TO = re.compile(
    r"(?P<head>.{0,30}?)(?:会议)?(?:时间|地点|会场|会议室|地方)?(?:临时|统一|都|就|要|拟)?(?:提前|推迟|延后|延期|推后|顺延|往[前后][推提挪延]?"
    r"|[改换挪移调放推延]|调整|变更?|更改)(?:期|个时间)?(?:到|至|在|成|为|去)(?P<tail>.+)"
)
_OTHER_PLACE = re.compile(
    r"(?P<head>.{0,24}?)(?:会场|地点|会议室)?(?:[改换挪移]|变更|调整)(?:个|一下)?(?:地点|会场|地方|会议室)?[\s:]*(?P<tail>.{2,30})"
)
_SHIFT = re.compile(
    rf"(?P<head>.{{0,30}}?)(?:再|要|得)?(?P<way>提前|往前[提推挪]?|早|推迟|延后|推后|往后[推延挪拖]?|顺延|延期|延|晚)(?:开|到)?\s*"
    rf"(?P<n>半|{_N})?(?P<unit>个半小时|个小时|小时|个?钟头|分钟?|刻钟|天|日|周|个?星期|个?礼拜)(?P<tail>.{{0,8}})"
)
_UNITS = {"小时": 60, "钟头": 60, "分": 1, "分钟": 1, "刻钟": 15}
_CALLED_OFF = re.compile(
    r"取消|作罢|停开|撤销|(?:暂时?|先|就|都)?不(?:再|用)?(?:召开|举行|开)(?!始|展)|开不[成了]|(?:暂)?缓开?|延期|推迟|延后|往后[推延放挪]|改期|改天|择期|另行(?:通知|安排)"
)
_LATER = re.compile(r"另行|择期|改天")
_PUT_OFF = re.compile(r"先不|暂|缓|延|推|往后|改期|改天|择期|另行")
_ADD = re.compile(
    r"(?P<head>.{0,24}?)(?:(?:议题|议程)(?:里|中|上)?(?:再|又|还|另外?)*(?:要|得|想)?(?:增?加|新增|增补|补充?|添)(?:上|进)?"
    rf"|(?:再|又|还|另外?|要)*(?:增?加|新增|增补|添)(?:上)?(?={_N}?[个项条]|议题|议程))"
    rf"(?:{_N})?[个项条]?(?:议题|议程|事项|内容)?[\s:]*(?:研究|审议|讨论)?(?:一下)?[\s:]*(?P<item>.{{2,200}})"
)
_DROP = re.compile(
    rf"(?P<head>.{{0,24}}?)(?:去掉?|删[掉去除]?|取消|撤[掉下]?|拿掉|减去|不(?:上|研究|议))(?:议题)?第(?P<n>{_N})[项个条](?:议题)?"
    rf"|(?P<head2>.{{0,24}}?)第(?P<n2>{_N})[项个条](?:议题)?(?:这[次回]|本次|就|先|暂|都|要)*(?:去掉|删[掉去除]|不(?:上会?|研究|议|讨论|要)了?|取消|撤[掉下]|拿掉|暂缓)"
)
_PLACE_OPEN = re.compile(
    r"(?P<head>.{0,24}?)(?:会议)?(?:地点|地方|会场|会议室|在哪开)(?:先|暂时?|还|就|再|都)*"
    r"(?:等(?:候)?通知|待[定通]知?|另行?(?:通知|定|安排|告知)|未定|没定|(?:等|以后)?定了?(?:以后|后)?再(?:说|报|告诉|通知).{0,4}|不定)(?:了|吧)?"
)
_SCOPE = re.compile(
    r"(?P<head>.{0,16}?)(?:参[会加]|列席|出席|参会范围|来开会)(?:的|人员|范围|单位|人)*(?:里|中)?(?:再|还|另外?|也|要)*"
    r"(?:增?加|添|补)(?:上|进|个|一下)?[\s:]*(?P<who>[^\d]{2,60})"
)
_REASON = re.compile(
    r"^.{0,12}(?:来不了|到不了|不在|有事|出差|外出|请假|生病|冲突|撞[了上]|占[了用]|有人用|要?去.{1,8}开会|赶不[上到回]|回不来|没空|走不开|临时).{0,4}$"
)
_FILLER = re.compile(
    r"[的了把将那这个我们咱局里原定本次此的,、\s]|原来|刚才|之前|通知|安排|日程|临时|上午|下午|早上|晚上|时间|地点|会场|会议室|开"
)


def read_change(text: str, at: datetime, calendar: Calendar) -> MeetingChange | None:
    """None when the text changes no meeting: a question, a long text, or words about something else."""
    folded = fold(text).strip()
    if len(folded) > LONGEST or _QUESTION.search(folded):
        return None
    corrects = _CORRECTS.match(folded) is not None
    said = _LEAD.sub("", folded)
    start = MeetingChange(named=_MEETING.search(said) is not None or _ROOM.search(said) is not None)
    change, rest = _turned(said, start, at, calendar)
    for clause in _cut(rest, _CLAUSES):
        change = _read_clause(clause, change, at, calendar, corrects=corrects)
    if not change.says_something:
        return None
    change = _named_apart(change, at, calendar)
    spoken_of = change.named or all(_REASON.search(each) for each in change.unused)
    return change if spoken_of else None


def _cut(text: str, marks: re.Pattern[str]) -> list[str]:
    return [each.strip() for each in marks.split(text) if each.strip()]


def _read_clause(
    clause: str, change: MeetingChange, at: datetime, calendar: Calendar, *, corrects: bool
) -> MeetingChange:
    """The change with what a clause says; on a phone a blank often stands where a comma belongs."""
    read = _clause(clause, change, at, calendar, corrects=corrects)
    if read is not None:
        return read
    parts = _cut(clause, _BLANKS)
    if len(parts) > 1:
        apart = change
        for part in parts:
            apart = _clause(part, apart, at, calendar, corrects=corrects) or replace(
                apart, unused=(*apart.unused, part)
            )
        if len(apart.unused) - len(change.unused) < len(parts):
            return apart
    return replace(change, unused=(*change.unused, clause))


def _turned(said: str, change: MeetingChange, at: datetime, calendar: Calendar) -> tuple[MeetingChange, str]:
    """«不是周三，是周四下午三点» and «……为4点，不是3点», «时间有误，应为……»: what was said wrongly names the meeting by its old day."""
    for pattern in (_NOT_BUT, _BUT_NOT, _WRONG):
        found = pattern.search(said)
        if found is None:
            continue
        turned = _new(found["new"], _name(found["head"], change, at, calendar), at, calendar)
        if turned is not None:
            turned = replace(turned, days=turned.days or _days(found.groupdict().get("old") or "", at, calendar))
            return turned, f"{said[: found.start()]},{said[found.end() :]}"
    return change, said


def _clause(
    clause: str, change: MeetingChange, at: datetime, calendar: Calendar, *, corrects: bool
) -> MeetingChange | None:
    """The change with what one clause says; None when it says nothing of that kind."""
    for read in (_dropped, _added, _joined, _opened, _shifted, _moved):
        found = read(clause, change, at, calendar)
        if found is not None:
            return found
    labelled = _LABEL.fullmatch(clause) if corrects else None
    if labelled and (found := _new(labelled["tail"], _name(labelled["head"], change, at, calendar), at, calendar)):
        return found
    return _called_off(clause, change, at, calendar)


def _moved(clause: str, change: MeetingChange, at: datetime, calendar: Calendar) -> MeetingChange | None:
    for pattern in (_TO, _OTHER_PLACE):
        found = pattern.fullmatch(clause)
        if found is None or not _of_meeting(found["head"], change):
            continue
        if pattern is _OTHER_PLACE and not looks_like_place(_END.sub("", found["tail"])):
            continue
        new = _new(found["tail"], _name(found["head"], change, at, calendar), at, calendar)
        if new is not None:
            return new
    return None


def _new(words: str, change: MeetingChange, at: datetime, calendar: Calendar) -> MeetingChange | None:
    """The new time, the new place, or both."""
    said = _END.sub("", words.strip())
    if looks_like_place(said):
        return replace(change, place=tidy(said).removeprefix("在"))
    day, hours = read_day(said, at, calendar, "future"), clocks(said)
    place = meeting_place(said) if hours or day else None
    change = replace(change, place=place or change.place)
    if day is None and hours:
        return replace(change, hours=hours[0].options)
    read = read_when(said, at, calendar)
    if read.ask is not None:
        return replace(change, moments=read.ask.choices) if read.ask.choices else None
    if read.starts_at is not None:
        return replace(change, starts_at=read.starts_at, ends_at=read.ends_at)
    return replace(change, day=read.day) if read.day is not None else None


def _shifted(clause: str, change: MeetingChange, at: datetime, calendar: Calendar) -> MeetingChange | None:
    found = _SHIFT.fullmatch(clause)
    if found is None or _END.sub("", found["tail"]) or not _of_meeting(found["head"], change):
        return None
    unit = found["unit"].removeprefix("个")
    half = unit.startswith("半")
    unit = unit.removeprefix("半")
    n = 0.5 if found["n"] == "半" else float(chinese_number(found["n"] or "一") or 1) + (0.5 if half else 0)
    sign = -1 if found["way"].startswith(("提前", "往前", "早")) else 1
    change = _name(found["head"], change, at, calendar)
    if unit in _UNITS:
        return replace(change, minutes=round(sign * n * _UNITS[unit]))
    if n != int(n):
        return None  # «推迟半天»: no hour follows from it
    return replace(change, later=sign * int(n) * (7 if unit in ("周", "星期", "礼拜") else 1))


def _dropped(clause: str, change: MeetingChange, at: datetime, calendar: Calendar) -> MeetingChange | None:
    found = _DROP.match(clause)
    position = chinese_number(found["n"] or found["n2"]) if found else None
    if found is None or position is None or not _of_meeting(found["head"] or found["head2"] or "", change):
        return None
    named = _name(found["head"] or found["head2"] or "", change, at, calendar)
    return replace(named, dropped=(*change.dropped, position))


def _added(clause: str, change: MeetingChange, at: datetime, calendar: Calendar) -> MeetingChange | None:
    found = _ADD.fullmatch(clause)
    if found is None or not _of_meeting(found["head"], change):
        return None
    item, _ask = read_item(tidy(found["item"]).strip(" ：:"))
    return replace(_name(found["head"], change, at, calendar), added=(*change.added, item))


def _joined(clause: str, change: MeetingChange, at: datetime, calendar: Calendar) -> MeetingChange | None:
    """«参会的加上畜牧站和农机站»."""
    found = _SCOPE.fullmatch(clause)
    if found is None or not _of_meeting(found["head"], change):
        return None
    named = _name(found["head"], change, at, calendar)
    return replace(named, scope=(*change.scope, tidy(_END.sub("", found["who"]))))


def _opened(clause: str, change: MeetingChange, at: datetime, calendar: Calendar) -> MeetingChange | None:
    """«地点另行通知»: of a meeting whose place was told before."""
    found = _PLACE_OPEN.fullmatch(clause)
    if found is None or not _of_meeting(found["head"], change):
        return None
    return replace(_name(found["head"], change, at, calendar), place_open=True)


def _called_off(clause: str, change: MeetingChange, at: datetime, calendar: Calendar) -> MeetingChange | None:
    found = _CALLED_OFF.search(clause)
    apart = clause[: found.start()] + clause[found.end() :] if found else ""
    if found is None or not (_MEETING.search(clause) or change.named or not _bare(apart)):
        return None
    called = _MEETING.search(clause) is not None
    if not called and "开" not in found[0] and (_bare(apart) or not change.named or _LATER.match(found[0])):
        return None  # «取消布置 教育局», «整改延期», «时间另行通知»: something else than a meeting
    state: CalledOff = "postponed" if _PUT_OFF.search(found[0]) else "cancelled"
    return replace(_name(apart, change, at, calendar), called_off=state)


def _named_apart(change: MeetingChange, at: datetime, calendar: Calendar) -> MeetingChange:
    """A clause that only names the meeting («明天的党组会，……») is no leftover; what is left over says why."""
    unused = list(change.unused)
    for clause in change.unused:
        if _MEETING.search(clause) and not _bare(_MEETING.sub("", clause).replace("党组", "").replace("党委", "")):
            change = _name(clause, change, at, calendar)
            unused.remove(clause)
    if change.called_off:
        reasons = [re.sub(r"^(?:因为?|由于|原因是?:?)", "", each) for each in unused]
        return replace(change, reason=tidy("，".join(reasons)), unused=())
    return replace(change, unused=tuple(unused))


def _name(head: str, change: MeetingChange, at: datetime, calendar: Calendar) -> MeetingChange:
    """What stands before the verb names the meeting: its day, its kind."""
    return replace(
        change,
        days=change.days or _days(head, at, calendar),
        kind=change.kind or (meeting_type(head) if head else None),
    )


def _days(words: str, at: datetime, calendar: Calendar) -> tuple[date, ...]:
    """The days that the words may mean; a bare weekday may be today's, too."""
    day = read_day(words, at, calendar, "future") if words else None
    if isinstance(day, Ask):
        return tuple(date.fromisoformat(each[:10]) for each in day.choices)
    if day is None:
        return ()
    week_before = day - timedelta(days=7)
    return (week_before, day) if week_before == at.date() and not re.search(r"下[个]?(?:周|星期)", words) else (day,)


def _of_meeting(head: str, change: MeetingChange) -> bool:
    """Whether what stands before the verb can be a meeting: it is called one, or nothing else is named."""
    return _MEETING.search(head) is not None or not _bare(head)


def _bare(head: str) -> str:
    """What is left of words without days, hours and filling."""
    rest = _FILLER.sub("", head)
    rest = re.sub(
        r"(?:下|本|这|上)?个?(?:周|星期|礼拜)[一二三四五六日天]|[今明后]天|\d{1,2}月|\d{1,2}[日号]|20\d\d-\d{1,5}",
        "",
        rest,
    )
    return re.sub(rf"{_N}(?:点半?|:\d\d)", "", rest)
