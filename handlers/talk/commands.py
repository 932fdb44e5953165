"""Verb, number, rest: a command is read once, and what its number is decides whose it is (adr/0009).

An act says its words and the kinds of things that they are about:

    @verb("close_entry", "办结|销号", LedgerEntry, roles=GROUP)
    def close_entry(desk: Desk, message: Message, found: Said) -> Reply: ...

The same word may stand for another act with another kind: «撤回 2026-0123» is an entry's, an opinion's or a report's.
No act looks at a number by itself, and no order of files decides.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any

from actions.common.errors import UserError
from actions.common.numbers import NUMBER, read_number
from actions.talk import dialogue
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import FINDERS, Kind, find, not_found
from handlers.talk.registry import EVERY_ROLE, Matcher, Order, Run, act
from policy.notice import looks_like_notice
from policy.text.asking import is_question
from policy.text.lazy import lazily

ABOUT = "about_number"  # the act that takes a number for which no other act is
MOVES = r"改期|改时间|改[到至]|(?:会议)?时间(?:改|调整?|推迟|提前|挪|换)[到为至成]|(?:推迟|延后|提前)(?:[到至]|\s*(?=20\d\d))"  # a meeting, a department's or the group's
SHOW = "查看|看看|看一?下|看|查一?下|查|详情"
_NOUN = "会议|编号|意见|事项|登记|记录|台账|报送|交接单?|申请"
_POLITE = r"(?:请|麻烦)?(?:帮忙|帮我)?(?:把|将|关于|对)?\s*(?:派驻组)?"
_HEAD = lazily(rf"{_POLITE}\s*")
_NAMED = lazily(rf"{_POLITE}(?:{_NOUN}|会议(?:情况|详情))?[\s：:，,第]*")
_BETWEEN = lazily(rf"[\s：:，,的了]*(?:{_NOUN})?[\s：:，,第]*")
_BEHIND = lazily(r"号?\s*的?(?:会议(?![室纪议材]))?的?[\s：:，,]*")
_WHAT = lazily(
    r"(?:时间|地点|议题|情况|内容|进度|结果|参会人员)?(?:现在|目前)?(?:是?(?:什么|啥|哪个|哪一?次)(?:会议?|事情?|内容|情况|东西)?|有哪些|在哪里?|是?几点"
    r"|怎么?样|如何|咋样|(?:办|处理|进行|走)?到哪(?:一?步|里|儿)|谁(?:来|去)?参[加会]|派谁[来去]?|审(?:核|批)?(?:好|完|通过)?了?(?:没有?|吗)|办(?:好|完|结)了?(?:没有?|吗))?"
    r"了?呢?[?？。]*"
)
_WHETHER = lazily(
    r"[了过完好]?(?:吗|么|没有?|不)[呢啊]?[?？。]*|[了过完好]?[?？]+"
)  # «2026-0123 取消了吗» takes nothing back
_WITHOUT = lazily(r"(?:(?:请|麻烦)?(?:帮忙|帮我)?(?:把|将)\s*)?(?:会议)?\s*")
_RULE = lazily(r"需要|是否|哪|谁")  # beside a command's word these ask for the rule
_LAST = lazily(r"(?:^|[，,；;。\s])(?P<clause>[^，,；;。\s]{2,8}?)(?:一下|掉)?了?(?:吧|嘛)?[。.]?$")
_SHORT = lazily(r"(?P<before>[一-龥]{0,6}\s*)(?P<number>0\d{3})号?(?=$|[\s：:，,。])")  # «0123», «取消0123»
_WITHIN = lazily(r"(?<![\d〔号.-])(?P<number>0\d{3})号?(?![\d室楼:：点时.-])")  # «事项0077办完了»
_EDGE = " ：:，,\n"
_READ = "command_read"


@dataclass(frozen=True)
class Said:
    """A command's word, the number that it names, the rest of the message, and what has the number."""

    word: str
    number: str | None
    rest: str
    item: Any = field(default=None, compare=False)


@dataclass(frozen=True)
class Verb:
    """How an act is said with a number, and what kinds of things it is done to; none: whatever has a number.

    `bare` are its words that may come without a number: before more words (`freely`), or by themselves (`alone`).
    """

    act: str
    words: re.Pattern[str]
    kinds: tuple[Kind, ...]
    roles: frozenset[str]
    bare: re.Pattern[str]
    freely: bool
    alone: bool
    shown: bool

    @property
    def place(self) -> tuple[bool, int, str]:
        """Which of several takes a number that is nothing in view: what 帮助 shows, then by the order of kinds."""
        return not self.shown, min((_KINDS.index(kind) for kind in self.kinds), default=len(_KINDS)), self.act


_KINDS = tuple(FINDERS)
_VERBS: list[Verb] = []


def verb(
    name: str,
    words: str,
    *kinds: Kind,
    without: str = "",
    alone: bool = False,
    also: Matcher | None = None,
    unknown: bool = False,
    roles: frozenset[str] = EVERY_ROLE,
    **more: Any,
) -> Callable[[Run], Run]:
    """Register an act that is said with a number; the function gets a `Said` whose `item` is of one of the kinds.

    `words` is a pattern. `without` is one of those words that mean the act without a number, too: `Said.number` is None
    then. `alone` says whether they, or else `words`, may stand by themselves. `also` claims what is said in another form
    altogether, and what it finds is what the function gets. A number that is nothing in view reaches the function only
    with `unknown`, its `item` being None. `more` goes to `act`.
    """
    bare = lazily(f"(?:{without or words})")
    shown = bool(more.get("examples") or more.get("usage"))
    _VERBS.append(Verb(name, lazily(f"(?:{words})"), kinds, roles, bare, bool(without), alone, shown))

    def match(desk: Desk, message: Message) -> Any:
        chosen = read_command(desk, message)
        return chosen[1] if chosen is not None and chosen[0] == name else also and also(desk, message)

    def register(run: Run) -> Run:
        @wraps(run)
        def checked(desk: Desk, message: Message, found: Any) -> Reply:
            if isinstance(found, Said) and found.number and found.item is None and not unknown:
                raise UserError(not_found(found.number))
            return run(desk, message, found)

        act(name, match=match, order=Order.VERB, roles=roles, among=None if also else _named, **more)(checked)
        return run

    return register


def _named(desk: Desk, message: Message) -> tuple[str, ...]:
    chosen = read_command(desk, message)
    return () if chosen is None else (chosen[0],)


def verbs_of(kind: Kind, roles: frozenset[str]) -> list[Verb]:
    """The acts that these roles may do to things of this kind, or to whatever has a number."""
    return [each for each in _VERBS if (kind in each.kinds or not each.kinds) and each.roles & roles]


def kinds_of(act_name: str) -> tuple[Kind, ...]:
    """The kinds of things that the act is done to by their number; none for an act that names no number, or any."""
    return next((each.kinds for each in _VERBS if each.act == act_name), ())


def read_command(desk: Desk, message: Message) -> tuple[str, Said] | None:
    """The act that a message names by verb and number, and what it says; None where it is said otherwise. Read once."""
    known: dict[str, tuple[str, Said] | None] = desk.context.read.setdefault(_READ, {})
    if message.text not in known:
        text = with_year(desk, message)
        known[message.text] = _numbered(desk, text) or _without(text, desk.context.me.roles)
    return known[message.text]


def with_year(desk: Desk, message: Message) -> str:
    """«取消0123» → «取消2026-0123»; among other words, and alone while a question is open, only if something has that number:
    «0830» may be its answer.
    """
    text = message.text.strip()
    short = _SHORT.match(text) or (_WITHIN.search(text) if not NUMBER.search(text) else None)
    if short is None:
        return text
    number = f"{message.at.year}-{short['number']}"
    before = short.groupdict().get("before")
    known = before is not None and (before.strip() or dialogue.pending(desk.context) is None)
    return (
        f"{text[: short.start('number')]}{number}{text[short.end() :]}" if known or find(desk.context, number) else text
    )


def _numbered(desk: Desk, text: str) -> tuple[str, Said] | None:
    readings = [reading for reading in _readings(text) if reading[1]]
    if not readings:
        return None
    found = find(desk.context, readings[0][0].number or "")
    mine = [(said, [each for each in verbs if each.roles & desk.context.me.roles]) for said, verbs in readings]
    if found is None:
        foremost = (
            readings[0] if not NUMBER.match(text) else (readings[0][0], [])
        )  # «同意 2026-0001» is another role's act
        said, verbs = next((pair for pair in mine if pair[1]), foremost)
        return min((each.place for each in verbs), default=(False, 0, ABOUT))[2], said
    pairs = ((said, each) for said, verbs in (mine if _shows(readings[0]) else [*mine, *readings]) for each in verbs)
    fits = next((pair for pair in pairs if not pair[1].kinds or found.kind in pair[1].kinds), None)
    if fits is None:
        said = readings[0][0]  # of another kind and of another role: its words may mean what can be done to this
        return (ABOUT, said) if not said.rest or any(verbs for _, verbs in mine) else None
    said, chosen = fits
    return chosen.act, replace(said, item=found.item)


def _shows(reading: tuple[Said, list[Verb]]) -> bool:
    """Whether it is only to be looked at: whoever may not see the whole is told what it is."""
    return re.fullmatch(f"(?:{SHOW})?", reading[0].word) is not None


def _readings(text: str) -> Iterator[tuple[Said, list[Verb]]]:
    """«办结 2026-0123 …», «2026-0123 办结 …», «2026-0123 …，办结吧», each with the verbs that its longest word stands for."""
    at = NUMBER.search(text)
    if at is None:
        return
    number, behind = read_number(at[0]), _end(_BEHIND, text, at.end())
    start, end, verbs = _longest(text, 0, lambda end: bool(_BETWEEN.fullmatch(text, end, at.start())))
    if verbs:
        yield Said(text[start:end], number, text[behind:].strip(_EDGE)), verbs
    if not _NAMED.fullmatch(text, 0, at.start()):
        return
    if _WHAT.fullmatch(text, behind):
        yield Said("", number, ""), [each for each in _VERBS if each.words.fullmatch("查看")]
        return
    start, end, verbs = _longest(text, behind, lambda _end: True)
    if verbs and _WHETHER.fullmatch(text, end):
        return
    if verbs:
        yield Said(text[start:end], number, text[end:].strip(_EDGE)), verbs
    elif last := _LAST.search(text, behind):
        start, end, verbs = _longest(text, last.start("clause"), lambda end: end == last.end("clause"))
        yield Said(text[start:end], number, text[behind:start].strip(_EDGE)), verbs


def _end(pattern: re.Pattern[str], text: str, start: int = 0) -> int:
    """Where what the pattern takes from `start` on ends."""
    found = pattern.match(text, start)
    return found.end() if found else start


def _longest(text: str, start: int, fits: Callable[[int], bool]) -> tuple[int, int, list[Verb]]:
    """The longest word of a verb that stands at `start`, or behind «请», from where to where, and the verbs that have it."""
    found = [
        (at.end() - first, first, at.end(), each)
        for first in {start, _end(_HEAD, text, start)}
        for each in _VERBS
        if (at := each.words.match(text, first)) and fits(at.end())
    ]
    if not found:
        return start, start, []
    _, first, end, _ = max(found, key=lambda each: each[:3])
    return first, end, sorted((each[3] for each in found if each[1:3] == (first, end)), key=lambda each: each.place)


def _without(text: str, roles: Collection[str]) -> tuple[str, Said] | None:
    """«改期 12月2日上午9点»: told, not asked, and no notice that begins with such a word. What another role says counts only where
    the word stands apart: «意见采纳，……» of a department gives no opinion.
    """
    start = _end(_WITHOUT, text)
    found = [(at.end(), each) for each in _VERBS if (at := each.bare.match(text, start))]
    for end, each in sorted(found, key=lambda pair: -pair[0]):
        rest = text[end:].strip(_EDGE)
        if not each.roles & set(roles) and rest and text[end : end + 1] not in _EDGE:
            continue
        tells = each.freely and not is_question(rest) and not _RULE.search(rest)
        if (tells if rest else each.alone) and not looks_like_notice(text):
            return each.act, Said(text[start:end], None, rest)
    return None
