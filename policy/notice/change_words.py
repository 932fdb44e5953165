"""«周五的党组会换到二楼», «推迟半小时», «不是周三，是周四下午三点», «议题再加一项：……»: a change of a meeting in everyday words.

What is read are values: the day and the kind that name the meeting apart from what becomes of it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from policy.notice import change_patterns as wording
from policy.notice.change import CalledOff, Field, MeetingChange, bare, days_named, name_meeting, of_meeting
from policy.notice.clauses import matter_likeness, only_tells_sum
from policy.notice.items import read_agenda, read_item
from policy.notice.place import meeting_place
from policy.notice.place_words import looks_like_place, plain_place
from policy.text.asking import is_question
from policy.text.compare import chinese_number, fold, tidy
from policy.text.denied import before_denial, may_change
from policy.text.lazy import lazily
from policy.when import Calendar, read_day, read_when
from policy.when.clock import clocks
from policy.when.model import Frame

_CHANGES: Final = "取改换推延停撤加"  # what changes a meeting, by the verb's first character
LONGEST: Final = 120  # characters: a longer text is a notice, not a word about one


def read_change(text: str, at: datetime, calendar: Calendar) -> MeetingChange | None:
    """None when the text changes no meeting: a question, a long text, or words about something else."""
    frame = Frame(at, calendar)
    folded = wording.UNDECIDED.sub("", fold(text).strip())
    if len(folded) > LONGEST or is_question(folded):
        return None
    corrects = wording.CORRECTS.match(folded) is not None
    said = wording.REPORTED.sub("", wording.LEAD.sub("", folded))
    if away := wording.AWAY.fullmatch(said):  # «人也变了，书记不参加»
        return MeetingChange(scope=(away["who"],), named=True)
    not_off = wording.NOT_OFF.match(said)
    said = wording.STILL.sub("", not_off["new"] if not_off else said)
    named = wording.MEETING.search(said) or wording.ROOM.search(said) or not_off
    start = MeetingChange(named=named is not None)
    change, rest = _turned(*_several_added(said, start), frame)
    for clause in _cut(wording.ADDS.sub(lambda found: f"{found[1] or found[2]}:", rest), wording.CLAUSES):
        kept = before_denial(clause, _CHANGES)  # «4号的会不取消了»: only which meeting
        if kept is not None and _put_back(clause, change, frame) is None:  # «不推了» puts back
            change = name_meeting(kept, change, frame)
        else:
            change = _read_clause(clause, change, frame, corrects=corrects)
    if not change.says_something:
        return None
    if change.called_off and (change.starts_at or change.day or change.moments or change.hours):
        change = replace(change, called_off=None)  # «周五开不成了，挪到下周二上午九点半»
    change = _named_apart(change, frame)
    spoken_of = change.named or change.about or change.back or change.starts_at or change.same_hour
    return change if spoken_of or all(map(wording.REASON.search, change.unused)) else None


def leaves_as_it_is(text: str) -> bool:
    """Whether a meeting is spoken of that may be changed, or is not to be: «那个会有可能要推», «水利局那个会先别改»."""
    said = fold(text)
    spoken = len(said) <= LONGEST and not is_question(said) and wording.MEETING.search(said) is not None
    return spoken and (may_change(said) or before_denial(said, _CHANGES) is not None)


def _cut(text: str, marks: re.Pattern[str]) -> list[str]:
    return [each.strip() for each in marks.split(text) if each.strip()]


def _read_clause(clause: str, change: MeetingChange, frame: Frame, *, corrects: bool) -> MeetingChange:
    """The change with what a clause says; on a phone a blank often stands where a comma belongs."""
    read = _clause(clause, change, frame, corrects=corrects)
    if read is not None:
        return read
    parts = _cut(clause, wording.BLANKS)
    if len(parts) > 1:
        apart = change
        for part in parts:
            apart = _clause(part, apart, frame, corrects=corrects) or replace(apart, unused=(*apart.unused, part))
        if len(apart.unused) - len(change.unused) < len(parts):
            return apart
    return replace(change, unused=(*change.unused, clause))


def _several_added(said: str, change: MeetingChange) -> tuple[str, MeetingChange]:
    """«议题再加两项，一是职称评审，二是……»: what follows is an agenda of as many items, and all of it is read."""
    found = wording.ADDS_SEVERAL.search(said)
    number = chinese_number(found["n"]) if found else None
    if found is None or number is None or number < 2 or not of_meeting(found["head"], change):
        return said, change
    items = read_agenda(f"研究:{said[found.end() :]}").items
    return (said[: found.start()], replace(change, added=items, named=True)) if len(items) == number else (said, change)


def _turned(said: str, change: MeetingChange, frame: Frame) -> tuple[MeetingChange, str]:
    """«不是周三，是周四下午三点» and «……为4点，不是3点», «时间有误，应为……»: what was said wrongly names the meeting by its old day."""
    for pattern in (wording.NOT_BUT, wording.BUT_NOT, wording.WRONG):
        found = pattern.search(said)
        if not found or read_agenda(found["new"]).items or wording.DEED.search(found["new"]):
            continue  # «周五不对是周四……研究……»: a notice with a slip
        if (
            _SLIP.search(found[0])
            and pattern is wording.WRONG
            and not of_meeting(_WRITES.sub("", found["head"]), change)
        ):
            continue  # «批复号写错了，是18号»
        turned = _new(found["new"], name_meeting(found["head"], change, frame), frame)
        if turned is not None:
            turned = replace(turned, days=turned.days or days_named(found.groupdict().get("old") or "", frame))
            return turned, f"{said[: found.start()]},{said[found.end() :]}"
    return change, said


def _clause(clause: str, change: MeetingChange, frame: Frame, *, corrects: bool) -> MeetingChange | None:
    """The change with what one clause says; None when it says nothing of that kind."""
    for read in (_same, _dropped, _added, _sum_beside, _joined_or_opened, _shifted, _moved, _put_back):
        found = read(clause, change, frame)
        if found is not None:
            return found
    labelled = wording.LABEL.fullmatch(clause) if corrects else None
    if labelled and (found := _new(labelled["tail"], name_meeting(labelled["head"], change, frame), frame)):
        return found
    return _called_off(clause, change, frame)


def _moved(clause: str, change: MeetingChange, frame: Frame) -> MeetingChange | None:
    for pattern in (wording.TO, wording.OTHER):
        found = pattern.fullmatch(clause)
        head = (found["head"] or "") if found else ""
        head = "" if looks_like_place(head) else head  # «三楼会议室改二楼»
        if found is None or not of_meeting(head, change):
            continue
        words = found["tail"] or found["then"]
        tail = wording.END.sub("", words)
        if pattern is wording.OTHER and not looks_like_place(tail) and bare(tail):  # «改一下材料», «改三点意见»
            continue
        new = _new(words, name_meeting(head, change, frame), frame)
        if new is not None:
            return new
    return None


def _new(words: str, change: MeetingChange, frame: Frame) -> MeetingChange | None:
    """The new time, the new place, or both."""
    said = wording.END.sub("", words.strip())
    if same := wording.SAME_HOUR.search(said):  # «18号同一时间»
        said, change = said[: same.start()], replace(change, same_hour=bool(same["hour"] or same["that"]))
    if looks_like_place(said):
        return replace(change, place=plain_place(tidy(said)))
    day, hours = read_day(said, frame.now, frame.calendar, "future"), clocks(said)
    place = meeting_place(said) if hours or day else None
    change = replace(change, place=place or change.place)
    if day is None and hours:
        return replace(change, hours=hours[0].options)
    read = read_when(said, frame.now, frame.calendar)
    if read.ask is not None:
        return replace(change, moments=read.ask.choices) if read.ask.choices else None
    if read.starts_at is not None:
        return replace(change, starts_at=read.starts_at, ends_at=read.ends_at)
    return replace(change, day=read.day) if read.day is not None else None


def _shifted(clause: str, change: MeetingChange, frame: Frame) -> MeetingChange | None:
    found = wording.SHIFT.fullmatch(clause)
    if found is None or wording.END.sub("", found["tail"]) or not of_meeting(found["head"], change):
        return None
    if _NOT.search(found["head"]):
        return None  # «那个会没赶上提前三天，……»: says why it was late, and moves nothing
    unit = found["unit"].removeprefix("个")
    half = unit.startswith("半")
    unit = unit.removeprefix("半")
    n = 0.5 if found["n"] == "半" else float(chinese_number(found["n"] or "一") or 1) + (0.5 if half else 0)
    sign = -1 if found["way"].startswith(("提前", "往前", "早")) else 1
    change = name_meeting(found["head"], change, frame)
    if unit in wording.UNITS:
        return replace(change, minutes=round(sign * n * wording.UNITS[unit]))
    if n != int(n):
        return None  # «推迟半天»: no hour follows from it
    return replace(change, later=sign * int(n) * (7 if unit in ("周", "星期", "礼拜") else 1))


_SLIP: Final = lazily(r"错|误|不对")
_WRITES: Final = lazily(r"[我写说报发记填弄搞打]+$")
_NOT: Final = lazily(r"没|未|不(?!好意思)")


def _dropped(clause: str, change: MeetingChange, frame: Frame) -> MeetingChange | None:
    found = wording.DROP.match(clause)
    by_name = None if found else wording.DROP_NAMED.fullmatch(clause)
    if by_name and not wording.MEETING.fullmatch(by_name["what"]):
        if by_name["what"].endswith("会"):  # «我们那个会先不上了»: the whole of it, until later
            return replace(name_meeting(by_name["what"], change, frame), called_off="postponed")
        return replace(change, dropped_named=by_name["what"])
    position = chinese_number(found["n"] or found["n2"]) if found else None
    if found is None or position is None or not of_meeting(found["head"] or found["head2"] or "", change):
        return None
    named = name_meeting(found["head"] or found["head2"] or "", change, frame)
    return replace(named, dropped=(*change.dropped, position))


def _added(clause: str, change: MeetingChange, frame: Frame) -> MeetingChange | None:
    found = wording.ADD.fullmatch(clause)
    if found is None or not of_meeting(found["head"], change):
        return None
    if found["loose"] and matter_likeness(found["item"]) < 0:
        return None  # «还有一项没填», «还要研究一下再报»
    item, _ask = read_item(tidy(found["item"]).strip(" ：:"))
    return replace(name_meeting(found["head"], change, frame), added=(*change.added, item))


def _sum_beside(clause: str, change: MeetingChange, _frame: Frame) -> MeetingChange | None:
    """«再加一项：购置执法车3辆，58万»: the sum is that of the matter before it."""
    if not change.added or change.added[-1].amount_yuan is not None or not only_tells_sum(clause):
        return None
    item, _ask = read_item(f"{change.added[-1].text}，{clause}")
    return replace(change, added=(*change.added[:-1], item))


def _joined_or_opened(clause: str, change: MeetingChange, frame: Frame) -> MeetingChange | None:
    """«参会的加上畜牧站和农机站»; «地点另行通知» of a meeting whose place was told before."""
    joined = wording.SCOPE.fullmatch(clause)
    found = joined or wording.PLACE_OPEN.fullmatch(clause)
    if found is None or not of_meeting(found["head"], change):
        return None
    named = name_meeting(found["head"], change, frame)
    if joined is None:
        return replace(named, place_open=True)
    return replace(named, scope=(*change.scope, tidy(wording.END.sub("", joined["who"]))))


def _same(clause: str, change: MeetingChange, _frame: Frame) -> MeetingChange | None:
    """«钟点不变»: on the new day; «其他不变» says nothing more."""
    found = wording.SAME.fullmatch(clause)
    return replace(change, same_hour=change.same_hour or bool(found["hour"] or found["that"])) if found else None


def _put_back(clause: str, change: MeetingChange, frame: Frame) -> MeetingChange | None:
    """«还是原来那天吧», «改回原来的会议室»: what it was before it was changed last."""
    found = wording.BACK.fullmatch(wording.END.sub("", clause))
    head = found["head"] or "" if found else ""
    if found is None or not of_meeting(head, change):
        return None
    field: Field = "place" if found["what"] in ("地方", "地点", "会议室", "会场") else "starts_at"
    return replace(name_meeting(head, change, frame), back=field)


def _called_off(clause: str, change: MeetingChange, frame: Frame) -> MeetingChange | None:
    found = wording.CALLED_OFF.search(clause)
    apart = clause[: found.start()] + clause[found.end() :] if found else ""
    if found is None or not (wording.MEETING.search(clause) or change.named or not bare(apart)):
        return None
    called = wording.MEETING.search(clause) is not None
    if not called and "开" not in found[0] and (bare(apart) or not change.named or wording.LATER.match(found[0])):
        return None  # «取消布置 教育局», «整改延期», «时间另行通知»: something else than a meeting
    state: CalledOff = "postponed" if wording.PUT_OFF.search(found[0]) else "cancelled"
    return replace(name_meeting(apart, change, frame), called_off=state)


def _moved_after_all(change: MeetingChange, unused: Sequence[str], frame: Frame) -> MeetingChange | None:
    """«往后挪挪，周四下午三点», «…，局长定了周四下午三点»: a clause that is a time and nothing else says to when."""
    said = next((each for each in unused if not _TIME_WORDS.sub("", _DECIDED.sub("", each))), None)
    when = _DECIDED.sub("", said) if said else ""
    new = _new(when, replace(change, called_off=None), frame) if when else None
    if new is None:
        return None
    new = replace(new, unused=tuple(each for each in unused if each != said))
    if new.starts_at is None or not _A_WEEKDAY.match(when):
        return new
    both = (new.starts_at, new.starts_at + timedelta(days=7))  # of which week is not said
    return replace(new, starts_at=None, ends_at=None, moments=tuple(f"{each:%Y-%m-%dT%H:%M}" for each in both))


_DECIDED: Final = lazily(r"^[一-龥]{0,5}?(?:[定改说]了?[在到成为是]?)")
_A_WEEKDAY: Final = lazily(r"\s*(?:周|星期|礼拜)[一二三四五六日天]")
_TIME_WORDS: Final = lazily(
    r"[\d一二三四五六七八九十两零:点时分半刻上下午早晚中今明后大周星期礼拜月日号天本这个的整吧开\s]"
)


def _named_apart(change: MeetingChange, frame: Frame) -> MeetingChange:
    """A clause that only names the meeting («明天的党组会，……») is no leftover; what is left over says why."""
    unused = list(change.unused)
    for clause in change.unused:
        if wording.MEETING.search(clause) and not bare(re.sub("党[组委]", "", wording.MEETING.sub("", clause))):
            change = name_meeting(clause, change, frame)
            unused.remove(clause)
    if change.called_off == "postponed" and (moved := _moved_after_all(change, unused, frame)):
        return moved
    if change.called_off:
        reasons = [re.sub(r"^(?:因为?|由于|原因是?:?)", "", each) for each in unused]
        return replace(change, reason=tidy("，".join(reasons)), unused=())
    return replace(change, unused=tuple(unused))
