"""«那个会是几号来着», «多少钱来着», «谁要我打电话»: one reader for questions about what was told.

What is asked for, and of which kind of thing, is read of the words (policy/words/asked.py); the things are those in this person's
view, singled out by the department, day, person and content that the words name. A follow-up means what was spoken of last.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from actions.common import departments
from actions.common.departments import Department
from actions.common.numbers import read_number
from actions.talk import dialogue, spoken_of
from handlers.overview.told_kinds import BY_ROW, ENTRY, MEETING, NAMELESS, REPORT, Kind, kind_of
from handlers.qa.meaning import meaning, search
from handlers.talk.answering import fits_closely
from handlers.talk.commands import with_year
from handlers.talk.follow_on import LOOKS
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.next_acts import READS
from handlers.talk.numbered import find
from handlers.talk.open_question import repeat
from handlers.talk.paging import paged
from handlers.talk.registry import ANYONE, Order, act
from handlers.talk.told_apart import hits_of, named_most
from handlers.talk.ways import CERTAIN, SURE, Meant
from policy.notice import looks_like_notice
from policy.report.statistic_words import read_named_span
from policy.retrieval import Found
from policy.retrieval.ways import UNIT
from policy.text.lazy import lazily
from policy.text.write import say_day
from policy.time.months import Span
from policy.when import read_day
from policy.words.asked import OF_ONE, About, Asked, Which, read_asked, says_beside

_CERTAIN: Final = 0.95  # confidence from which a question that points at nothing on file is the compilation's
_BESIDE: Final = (
    2  # characters beside what points and asks, from which on something else than the last thing is spoken of
)
_MANY: Final = 6  # of so many things no single value is told, unless one of them was pointed at
_WEEK: Final = lazily(r"(上|本|这|下)个?(?:周|星期|礼拜)(?![一二三四五六日天])")
_THAT: Final = r"(?:[那这][个次回条笔件份场]|[上下][次回一]|刚才|昨天|前天)[^，,。]{0,2}"
_BY: Final = lazily(r"谁[^，,。]{0,6}的")
_THAT_ENTRY: Final = lazily(r"那[条笔](?![^，,。]{0,4}(?:提醒|发|通知))")
_NAMED: Final = lazily(r"台[账帐]|履责|谈|清单|三重一大|总结|布置|退")  # beside «记的», «报了»: that, and no meeting
_MINE: Final = lazily(r"我(?!们|局|组)|本人")


class Told(NamedTuple):
    """What is asked for, the kind of thing, and those that are meant; `named` is what singled them out: «交通局11月»."""

    about: About
    kind: Kind
    rows: Sequence[Any]
    named: str = ""


def _asks(desk: Desk, message: Message) -> Told | None:
    asked = read_asked(message.text)
    if asked is None or not desk.context.me.has(*ANYONE):
        return None
    told = None if looks_like_notice(message.text) else _read(desk, message, asked, desk.lately)
    if told is None or fits_closely(desk, message):
        return None
    beside = says_beside(message.text)
    bare = asked.wants_value and not beside and kind_of(message.text) is None  # «几点，在哪» of what was just told
    if told.rows and (
        bare or (asked.wants_value and read_number(message.text)) or (asked.about in OF_ONE and len(beside) <= _BESIDE)
    ):
        return told
    if not asked.definite and dialogue.pending(desk.context) is not None:  # «下午，谁凌晨开会» answers it
        return None
    one = asked.single and told.rows and (asked.about is not About.STATE or (_at(message, told) and not asked.bids))
    if one and (_at(message, told) or not _answered(desk, message)):
        return told
    return None if _better(desk, message, asked, told) else told


def _at(message: Message, told: Told) -> bool:
    """Whether the words point at a thing of this kind, and not at a notion: «那个会是几号», not «这个词怎么讲»."""
    return lazily(rf"来着|{_THAT}(?:{told.kind.words})").search(message.text) is not None


def _answered(desk: Desk, message: Message) -> bool:
    found = search(desk, message)
    return found is not None and found.question is not None


def _better(desk: Desk, message: Message, asked: Asked, told: Told) -> bool:
    """Whether another act is surely meant, that shows a list or does what only seems a question; or the compilation answers."""
    found = meaning(desk, message)
    if isinstance(found, Meant) and found.sure:
        one = len(told.rows) == 1 and told.about in told.kind.tells
        needed = _CERTAIN if one and asked.wants_value else CERTAIN if one else SURE
        shows = found.names[0] in (LOOKS | READS if told.kind.lists is None or not told.rows else told.kind.lists)
        if found.how or asked.bids or (shows and found.confidence >= needed):
            return True
    if not told.rows and not asked.definite:
        return True
    if len(told.rows) > _MANY and told.about not in (About.COUNT, About.WHO, About.WHAT):
        return True
    sure = (told.rows or asked.which is Which.LAST) and (told.named or _at(message, told))
    return isinstance(found, Found) and found.question is not None and (not sure or found.confidence >= _CERTAIN)


def _read(desk: Desk, message: Message, asked: Asked, lately: Sequence[str]) -> Told | None:
    if (number := read_number(with_year(desk, message))) is not None:
        return _of_number(desk, asked, number)
    text = departments.without_names(desk.context, message.text, UNIT)  # «交通局» hands nothing in
    kind = kind_of(_BY.sub("", text) if asked.about is About.BY else text)
    by_last = _loosely(message.text, asked, kind)
    if by_last and (known := _by_content(desk, message, asked) or _spoken_of(desk, message, asked, lately)) is not None:
        return known
    if kind is None and (asked.pointed or asked.nth or "来着" in message.text):
        if not _THAT_ENTRY.search(message.text):
            return None
        kind = ENTRY
    if kind is None:
        return None
    if not _tells(kind, asked.about) or not desk.context.me.has(*kind.roles):
        return None
    return _meant(desk, message, kind, asked)


def _loosely(text: str, asked: Asked, kind: Kind | None) -> bool:
    """Whether what was spoken of last may be meant: no kind that can tell it is named, or one by a word of all of them («记的», «报了»)."""
    if kind is None or not _tells(kind, asked.about):
        return (
            not says_beside(text)
            or asked.pointed
            or asked.nth > 0
            or "来着" in text
            or (asked.definite and asked.wants_value)
        )
    weakly = (kind is ENTRY and asked.definite) or (kind is REPORT and (asked.pointed or asked.about in OF_ONE))
    return weakly and not _NAMED.search(text)


def _tells(kind: Kind, about: About) -> bool:
    return about in kind.tells or about is About.COUNT


def _of_number(desk: Desk, asked: Asked, number: str) -> Told | None:
    found = find(desk.context, number)
    kind = BY_ROW.get(found.kind) if found else None
    if found is None or kind is None or asked.about not in kind.tells:
        return None
    return Told(asked.about, kind, [found.item.obligation if kind.title == "报送" else found.item])


def _by_content(desk: Desk, message: Message, asked: Asked) -> Told | None:
    """«办公设备那个»: of the kinds that people just call «那个» the one of which the words name most."""
    text = departments.without_names(desk.context, message.text, UNIT)
    best, most = None, 1  # one pair of characters names nothing, nor does a department alone
    for kind in NAMELESS:
        rows = list(kind.rows(desk.context)) if _tells(kind, asked.about) else []
        hits = hits_of(text, [*map(kind.said, rows), ""])[:-1]
        if max(hits, default=0) > most:
            most = max(hits)
            best = Told(asked.about, kind, [row for row, hit in zip(rows, hits, strict=True) if hit == most])
    return best


def _spoken_of(desk: Desk, message: Message, asked: Asked, lately: Sequence[str]) -> Told | None:
    """What the question just before was about, or what the person did something to last."""
    before = read_asked(lately[0]) if lately else None
    if before is not None:
        told = _read(desk, replace(message, text=lately[0]), before, lately[1:])
        if told is not None and told.rows:
            rows = [told.rows[asked.nth - 1]] if 0 < asked.nth <= len(told.rows) else told.rows
            return Told(asked.about, told.kind, rows) if _tells(told.kind, asked.about) else None
    if len(says_beside(message.text)) > _BESIDE:
        return None
    if (
        lately and not asked.nth and kind_of(lately[0]) is MEETING and _tells(MEETING, asked.about)
    ):  # «下周有什么会», «几点，在哪»
        return _meant(desk, replace(message, text=lately[0]), MEETING, asked)
    number = spoken_of.last_number(desk.context)
    return _of_number(desk, asked, number) if number and not asked.nth else None


def _meant(desk: Desk, message: Message, kind: Kind, asked: Asked) -> Told:
    """Those in view that the words single out: by department, day, what they are, whose, and content."""
    context, text = desk.context, message.text
    rows, days = list(kind.rows(context)), _days(desk, message)
    where = _departments(desk, text)
    if where and any(kind.where(row) is not None for row in rows):
        rows = [row for row in rows if kind.where(row) in {each.id for each in where}]
    if days is not None:
        own = [row for row in rows if (day := kind.day(row)) is not None and days.holds(day)]
        rows = own or [row for row in rows if days.holds(context.local(kind.told(row)).date())]
    chosen = [holds for words, holds in kind.only.items() if lazily(words).search(text)] or [kind.living]
    rows = [row for row in rows if all(holds(context, row) for holds in chosen)]
    rows = [row for row in rows if _names(desk, text, kind.who(row))] or rows
    marks = named_most(text, [kind.said(row) for row in rows])
    rows = [row for row, hit in zip(rows, marks, strict=True) if hit] or rows
    named = "、".join(each.name for each in where) + (days.label if days else "")
    return Told(asked.about, kind, _which(desk, kind, asked, rows), named)


def _departments(desk: Desk, text: str) -> list[Department]:
    """Those that are named, be it by the first words of a name alone («水利那个会»)."""
    if named := departments.mentioned(desk.context, text):
        return named
    return [
        each
        for each in departments.visible(desk.context)
        if len(each.name) > 2 and lazily(rf"(?:^|[给对跟约催，,]){each.name[:2]}(?=[那这上今去有开报的])").search(text)
    ]


def _names(desk: Desk, text: str, name: str) -> bool:
    """«张伟», «张局», «老张»; «我» is the person."""
    if name and name == desk.context.me.name and _MINE.search(text):
        return True
    return bool(name) and (name in text or lazily(rf"{name[0]}[局总处科主书]|[老小]{name[0]}").search(text) is not None)


def _days(desk: Desk, message: Message) -> Span | None:
    """The week, month, year or day that is named."""
    today = message.at.date()
    if week := _WEEK.search(message.text):
        first = today - timedelta(days=today.weekday()) + timedelta(days={"上": -7, "下": 7}.get(week[1], 0))
        return Span(first, first + timedelta(days=6), f"{week[1]}周")
    span, _rest = read_named_span(message.text, today)
    if span is not None:
        return span
    read = {read_day(message.text, message.at, desk.context.rules.calendar, way) for way in ("past", "future")}
    days = sorted(day for day in read if isinstance(day, date))
    return Span(days[0], days[-1], say_day(days[0])) if days and (days[-1] - days[0]).days <= 7 else None


def _which(desk: Desk, kind: Kind, asked: Asked, rows: list[Any]) -> list[Any]:
    """The last told, the next to come, the greatest; of «那个» what was spoken of last, where it is among them."""
    today, most = desk.context.today, kind.most
    if not rows or (asked.about is About.COUNT and About.COUNT not in kind.tells):
        return rows
    if asked.which is Which.NEXT:
        coming = [(day, row) for row in rows if (day := kind.day(row)) is not None and day >= today]
        return [min(coming, key=lambda each: each[0])[1]] if coming else rows
    if asked.which is Which.MOST and most is not None:
        return [max(rows, key=lambda row: most(desk.context, row))]
    if asked.which is Which.LAST:
        return [max(rows, key=kind.told)]
    last = spoken_of.last_number(desk.context) if asked.pointed else None
    return [row for row in rows if last and kind.number(row) == last] or rows


@act("told", match=_asks, order=Order.NOTICE, roles=ANYONE)
def told(desk: Desk, _message: Message, found: Told) -> Reply:
    """The value first, then whose it is; of several a line each, and where the rest is seen."""
    return Reply(_say(desk, found)).plus(repeat(desk))


def _say(desk: Desk, found: Told) -> str:
    context, kind, rows = desk.context, found.kind, found.rows
    if not rows:
        return f"没有查到{found.named}{'的' if found.named else '这样的'}{kind.title}。可回复“{kind.see}”查看。"
    say = kind.tells.get(found.about)
    title = f"{found.named}{kind.title}{len(rows)}{kind.measure}："
    if say is None or (found.about is About.COUNT and len(rows) > 1):
        return paged(desk, title, [kind.line(context, row) for row in rows])
    if len(rows) == 1:
        number = kind.number(rows[0])
        more = f"回复“查看 {number}”看全部。" if number else ""
        return f"{say(context, rows[0]).rstrip('。')}。\n{kind.line(context, rows[0])}。{more}"
    return paged(desk, title, [_both(kind.line(context, row), say(context, row)) for row in rows])


def _both(line: str, value: str) -> str:
    return line if value in line else f"{line}：{value}"
