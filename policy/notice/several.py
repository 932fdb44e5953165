"""Several meetings in one message: two pairs of kind and time, numbered or not, in one line or several."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from policy.notice.model import LONGEST, Notice
from policy.notice.place import meeting_place
from policy.notice.reader import read_notice
from policy.notice.words import WORDS
from policy.text.ask import ask_between
from policy.text.compare import any_of, chinese_number, fold
from policy.text.lazy import lazily
from policy.when import Calendar, Times, When

MOST = 5  # meetings of one message; a calendar of more is no notice
_BREAKS = (
    lazily(r"\n\s*(?=\S)"),
    lazily(r"[;。]\s*"),
    lazily(r",\s*(?:另外?|还有|同时)?"),
)
_MARK = lazily(r"\s*(?:[(]?\d{1,2}[)、.](?!\d)|[一二三四五六七八九]、|[①-⑨])\s*")
_KIND = lazily(WORDS["kinds told apart"] + r"[^,。;\n\d]{0,10}?会(?:议(?!室|题))?")
_NO_MEETING = lazily(r"(?:的|相关|有关)*" + WORDS["no meeting"])
_VERB = lazily(any_of("研究 审议 讨论 听取 传达 学习 通报 根据 按照"))
_SAID = lazily(r"(?P<n>[两俩二三四2-4])\s*(?:个|场|次)?会(?!议室|议?[材纪])")  # 两个会挨着开
_SHARED = lazily(r"(?:都|均|全部?)(?:在|安排在)")


def read_notices(text: str, now: datetime, calendar: Calendar) -> tuple[Notice, ...]:
    """One notice, or as many as the message announces; what is moved or called off is one.

    Days that do not adjoin (11月24日、26日上午9点) are as many meetings with one agenda. A meeting is never read as an
    item of another one's agenda.
    """
    text = text[:LONGEST]
    found = Times.of(text, now, calendar)
    whole, times = read_notice(text, now, calendar, found), found.starts()
    if whole.change is not None or not len(times) > 1:
        return (whole,)
    if all(time.span == times[0].span for time in times):
        return tuple(_at(whole, time) for time in times) if len(times) <= MOST else (whole,)
    said = _SAID.search(fold(text))
    each = said is not None and chinese_number(said["n"].replace("俩", "两")) == len(times)
    pieces = _pieces(fold(text), times, each=each)
    if not 1 < len(pieces) <= MOST:
        return (_asked(whole, times, now) if said else whole,)
    said_of = zip(_with_words(text, [start for start, _ in pieces]), pieces, strict=True)
    notices = [_at(read_notice(words, now, calendar), when) for words, (_, when) in said_of]
    if len({(each.type, each.starts_at, each.day) for each in notices}) < len(notices):
        return (whole,)
    return tuple(_completed(each, whole, text) for each in notices)


def _at(notice: Notice, when: When) -> Notice:
    """The notice with this time in place of its own."""
    asks = tuple(ask for ask in notice.asks if ask.field != "starts_at")
    asks = (when.ask, *asks) if when.ask else asks
    return replace(notice, starts_at=when.starts_at, day=when.day, ends_at=when.ends_at, asks=asks)


def _asked(notice: Notice, times: Sequence[When], now: datetime) -> Notice:
    """The notice of one of several meetings that cannot be told apart: which of the times is its own."""
    choices = [f"{time.starts_at:%Y-%m-%dT%H:%M}" for time in times if time.starts_at]
    ask = ask_between("starts_at", "会议时间", "文中写有几次会议", choices, now.date())
    return _at(notice, When(ask=ask))


def _pieces(folded: str, times: Sequence[When], *, each: bool) -> list[tuple[int, When]]:
    """Where the words begin of every time that has a kind of meeting of its own; a time without one belongs to the piece before, but where `each` is said to be one."""
    pieces: list[tuple[int, When]] = []
    spans = [time.span or (0, 0) for time in times]  # Times.starts gives them
    for index, time in enumerate(times):
        begin = _boundary(folded, spans[index - 1][1], spans[index][0]) if index else 0
        end = len(folded)
        if index + 1 < len(times):
            end = _boundary(folded, spans[index][1], spans[index + 1][0]) or spans[index + 1][0]
        if begin is not None and (each or _meets(folded, begin, spans[index], end)):
            pieces.append((begin, time))
    return pieces


def _boundary(folded: str, floor: int, start: int) -> int | None:
    """Where the words of the meeting at `start` begin, behind `floor`; None when nothing parts it from the one before."""
    for pattern in _BREAKS:
        found = list(pattern.finditer(folded, floor, start))
        if found:
            return found[-1].end()
    return None


def _meets(folded: str, begin: int, span: tuple[int, int], end: int) -> bool:
    """Whether a kind of meeting stands with the time, and is no matter of an agenda (12月3日总结会的筹备)."""
    if begin and _VERB.search(folded, begin, span[0]):
        return False
    kind = _KIND.search(folded, begin, end)
    if kind is None or _NO_MEETING.match(folded, kind.end()):
        return False
    return not _VERB.search(folded, span[1], kind.start())


def _with_words(text: str, starts: Sequence[int]) -> list[str]:
    """The words of each meeting; a clause behind that begins with another one's kind belongs to that one."""
    spans = list(pairwise([*starts, len(text)]))
    kinds = [found[0] if (found := _KIND.search(fold(text), *span)) else "" for span in spans]
    words = [_MARK.sub("", text[start:end], count=1) if start else text[:end] for start, end in spans]
    for index, said in enumerate(words):
        kept: list[str] = []
        for clause in re.split(r"(?<=[，,；;。\n])", said):
            other = next((n for n, kind in enumerate(kinds) if n != index and kind and clause.startswith(kind)), None)
            if other is None or not kept:
                kept.append(clause)
            else:
                words[other] += f"，{clause}"
        words[index] = "".join(kept)
    return words


def _completed(notice: Notice, whole: Notice, text: str) -> Notice:
    """What the message says once for all, where a part does not say it itself: department, contact, why it is late; the place where it says «都在»."""
    shared = meeting_place(text[found.start() :]) if (found := _SHARED.search(text)) else None
    said = {
        each: getattr(notice, each) or getattr(whole, each) for each in ("contact", "scope", "department", "reason")
    }
    return replace(notice, place=notice.place or shared, sources=(), **said)  # sources: of a part, not of the message
