"""发送 全部, 审核通过 1-8, 代登 …: one word of the desk for many things that wait, shown first and done after one 确认."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from actions.common import departments
from actions.common.errors import UserError
from actions.overview import later, together
from actions.overview.together import Step
from actions.overview.waiting import Waiting
from actions.overview.worktable import worktable
from handlers.overview.remind import Urging, in_line, remind_named, say_whom, whom_of_many
from handlers.overview.to_review import Shown
from handlers.publication.wish import wish_of
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, confirm, kept_of
from handlers.talk.registry import GROUP, Matcher, Order, act
from policy.report.report_words import read_report_words, read_verdicts
from policy.text.asking import is_question
from policy.text.selection import Selection, read_selection
from policy.text.write import say_day
from policy.when import read_day

MOST_LINES: Final = 12  # of one message
SAID_OF_MANY: Final[Mapping[str, tuple[str, str]]] = {  # verb: the act's name, how it is said
    "发送": ("release_all", "发送 全部"),
    "审核通过": ("accept_all", "审核通过 全部 台账 11月"),
    "办结": ("close_all", "办结 全部"),
    "代登": ("record_all_papers", "代登 全部"),
    "可领": ("all_ready", "可领 全部"),
    "已回电": ("all_called", "已回电 全部"),
    "同意延期": ("extend_all", "同意延期 全部"),
    "不同意延期": ("extend_none", "不同意延期 全部"),
}
_DOING: Final = {"可领": "告知可领", "已回电": "登记回电"}  # how the act is called where that is not its word
_RETURNED: Final = re.compile(
    r"退回\s*(?P<places>第?\d{1,2}(?:[、，,和]\d{1,2})*)[项条个号]?[\s，,：:]+(?P<reason>\D.*)"
)


@dataclass(frozen=True)
class Many:
    """What is to be done, step by step, and who is to be reminded after it."""

    steps: list[Step]
    urging: Urging | None = None


@dataclass(frozen=True)
class Line:
    """One act for many: the verb, what it selects, and the words of a return."""

    verb: str
    wanted: Selection
    words: str = ""


_EVERY_FIRST: Final = re.compile(
    r"\s*(?:全|所有|一律|其余|其他|各|每|除)"
)  # else it is what the paper says: «全部完成整改»


def _read(verb: str, text: str) -> Selection | None:
    """What «发送 除交通局外», «除了水利局都发», «全部发送» select; None for single things and 代登 of named departments."""
    first, last = ("(?:发送|发出)", "发(?:送|出去?)?") if verb == "发送" else (verb, verb)
    found = re.fullmatch(
        rf"(?:请|帮我)?{first}(?P<after>.+)|(?P<before>(?:全部|所有|除).*?|\S{{2,12}}?(?:全部|都)){last}[。]?",
        text,
        re.DOTALL,
    )
    if found is None:
        return None
    wanted = read_selection(said := found["after"] or found["before"])
    for_all = wanted is not None and wanted.every and _EVERY_FIRST.match(said)
    return wanted if verb != "代登" or for_all else None


# In everyday words only the two that are said so daily, and only where many are meant or a place of the list is named.
_EVERYDAY: Final[Mapping[str, re.Pattern[str]]] = {
    "审核通过": re.compile(r"^(?!.*(?:销|[办了]结)).*(?:(?:审核)?通过|没问题|过了)"),
    "同意延期": re.compile(r"(?:延期?|缓|推迟|晚).*(?:同意|批准?|准了|可以)|(?:同意|批准?).*(?:延期?|缓|推迟|晚)"),
}
_MANY: Final = re.compile(r"[都全]|所有|一律|统一|一并|[两二三四五六七八九\d]+家")
_REFUSES: Final = re.compile(r"不|别|没|未|暂|先")
_AT_PLACE: Final = re.compile(
    r"(?:审核)?通过\s*第?(?P<places>\d{1,2}(?:[、，,和~到-]\d{1,2})*)[条项个号]?[。]?"
    r"|第?(?P<before>\d{1,2}(?:[、，,和~到-]\d{1,2})*)[条项个号]?(?:都|可以|没问题)*[，,]?(?:审核)?通过[吧了]?[。]?"
)
_LONGEST: Final = 40  # characters of a sentence that settles many


def _among(desk: Desk, verb: str, text: str) -> Selection:
    """Those that a sentence names, all but those that it leaves out, else all."""
    names = tuple(each.name for each in departments.mentioned(desk.context, text))
    wanted = read_selection(text)
    said_but = "、".join(wanted.but) if wanted else ""
    but = tuple(each.name for each in departments.mentioned(desk.context, said_but)) if said_but else ()
    names = tuple(each for each in names if each not in but)
    rest = text if verb == "同意延期" else _kind_in(desk, text)
    return Selection(every=not names, but=but, names=names, rest=rest)


def _meant(verb: str) -> Matcher:
    """`meant` of one act for many: it is shown before it is done."""
    return lambda desk, message: Line(verb, _among(desk, verb, message.text))


def _everyday(desk: Desk, verb: str, text: str) -> Selection | None:
    """«三家延期都同意，统一到28号» of the desk: of those named, else of all; «通过1» of the list on the screen."""
    if len(text) > _LONGEST or is_question(text) or not desk.context.me.has(*GROUP):
        return None
    shown = kept_of(desk, "to_review", Shown)
    at = _AT_PLACE.fullmatch(text) if verb == "审核通过" and shown is not None else None
    if at is not None:
        among = read_selection(f"{at['places'] or at['before']} ")
        return among or Selection(places=(int(at["places"] or at["before"]),))
    if not _EVERYDAY[verb].search(text) or not _MANY.search(text) or _REFUSES.search(text):
        return None
    return _among(desk, verb, text)


def _kind_in(desk: Desk, text: str) -> str:
    settings = read_report_words(text, desk.context.obligations).settings
    return settings.short if settings else ""


def _selects(verb: str) -> Matcher:
    """Matches one act for many."""

    def match(desk: Desk, message: Message) -> Line | None:
        text = message.text.strip()
        wanted = _read(verb, text) or (_everyday(desk, verb, text) if verb in _EVERYDAY else None)
        if wanted is None or (verb == "发送" and wish_of(desk, message) is not None):
            return None  # «发通知 各单位 ……» sends something new
        return Line(verb, wanted)

    return match


def _several(selects: Matcher) -> Matcher:
    """«发送 2026-0131、2026-0132»: several numbers are no command for the first of them."""

    def match(desk: Desk, message: Message) -> Line | None:
        line: Line | None = selects(desk, message)
        return line if line and line.wanted.numbers else None

    return match


def _on_many(verb: str) -> None:
    name, example = SAID_OF_MANY[verb]

    @act(
        name,
        match=_selects(verb),
        meant=_meant(verb),
        roles=GROUP,
        usage=example,
        summary=f"多项一并{_DOING.get(verb, verb)}，列出后确认一次",
    )
    def many(desk: Desk, message: Message, found: Any) -> Reply:
        """Shown with its names; nothing happens before 确认."""
        return _show(desk, [found], message.at)

    act(f"{name}_numbered", match=_several(_selects(verb)), order=Order.VERB, roles=GROUP)(many)


for _verb in SAID_OF_MANY:
    _on_many(_verb)


def _returns(text: str) -> Line | None:
    found = _RETURNED.fullmatch(text)
    wanted = read_selection(found["places"]) if found else None
    return Line("退回", wanted, found["reason"].strip()) if found and wanted and wanted.places else None


def _by_place(desk: Desk, message: Message) -> Line | None:
    """«退回 2、5 措施空泛» of the list on the screen."""
    line = _returns(message.text.strip())
    return line if line and kept_of(desk, "to_review", Shown) else None


@act(
    "return_several",
    match=_by_place,
    order=Order.VERB,
    roles=GROUP,
)
def return_several(desk: Desk, message: Message, found: Any) -> Reply:
    """Shown with whoever reads the reason; nothing happens before 确认."""
    return _show(desk, [found], message.at)


def _lines(desk: Desk, message: Message) -> list[Line] | None:
    """Several acts for many, one a line, or verdicts on what waits; None unless every line is one."""
    said = [line.strip() for line in message.text.splitlines() if line.strip()]
    if len(said) == 1:
        return _verdicts(desk, said[0])
    if not 1 < len(said) <= MOST_LINES:
        return None
    found = [_line(desk, each) for each in said]
    return [each for each in found if each] if all(found) else None


def _verdicts(desk: Desk, text: str) -> list[Line] | None:
    """«交通局的准，教育局的不准»: of each request for more time its own verdict."""
    found = read_verdicts(text) if desk.context.me.has(*GROUP) else []
    named = [(departments.mentioned(desk.context, whose), yes) for whose, yes in found]
    if not named or any(len(each) != 1 for each, _ in named):
        return None
    if len(named) == 1 and ("延期" in text or not _waits(desk, named[0][0][0].name)):
        return None  # one that is called so, or that nobody asked for, is settled by its own act
    return [Line("同意延期" if yes else "不同意延期", Selection(names=(each[0].name,))) for each, yes in named]


def _waits(desk: Desk, department: str) -> bool:
    return any(each.department == department for each in worktable(desk.context, {*together.DOES["同意延期"]}))


def _line(desk: Desk, text: str) -> Line | None:
    if line := _returns(text):
        return line
    if text.startswith("催办") and whom_of_many(desk, text):
        return Line("催办", Selection(), text)
    return next((Line(verb, wanted) for verb in SAID_OF_MANY if (wanted := _read(verb, text)) is not None), None)


@act(
    "several_acts",
    match=_lines,
    order=Order.VERB,
    roles=GROUP,
)
def several_acts(desk: Desk, message: Message, found: Any) -> Reply:
    """All that is to be done, shown together; nothing happens before 确认."""
    return _show(desk, found, message.at)


def _show(desk: Desk, lines: list[Line], at: datetime) -> Reply:
    kinds = {kind for line in lines for kind in together.DOES.get(line.verb, ())}
    found, text, steps, urging = worktable(desk.context, kinds), [], list[Step](), None
    for line in lines:
        if line.verb == "催办":
            urging = whom_of_many(desk, line.words)
            continue
        chosen = _chosen(desk, line, found)
        taken = {(step.kind, step.key) for step in steps}
        chosen = [each for each in chosen if (each.kind.value, each.key) not in taken]
        made = [_step(desk, line, each, at) for each in chosen]
        text += _told(desk, line.verb, chosen, made)
        steps += made
    if urging is not None and urging.names:
        text.append(say_whom(desk, urging))
    if not text:
        waits = sum(each.kind in together.DOES[lines[0].verb] for each in found) if lines[0].verb != "催办" else 0
        return Reply(f"没有符合条件的待办：目前等候{_doing(lines[0].verb)}的共{waits}项，回复“待办”查看。")
    verb = _doing(lines[0].verb) if len(lines) == 1 else "办理"
    kept = Many(steps, urging if urging and urging.names else None)
    return confirm(desk, "confirm_many", "\n".join(text) + "\n", kept, verb=verb, dropped=f"好的，未{verb}。")


def _doing(verb: str) -> str:
    return _DOING.get(verb, verb)


def _told(desk: Desk, verb: str, chosen: list[Waiting], steps: list[Step]) -> list[str]:
    """What is shown of one act: each thing, the day that is granted, the reason and who reads it."""
    lines = [f"将{_doing(verb)}{len(chosen)}项："] if chosen else []
    for place, (each, step) in enumerate(zip(chosen, steps, strict=True), 1):
        more = f"；延期至{say_day(date.fromisoformat(step.words))}" if verb == "同意延期" else ""
        if verb == "退回":
            more = f"；告知{together.readers(desk.context, each)}：{step.words}"
        lines.append(f"{place}. {each.what}{more}")
    return lines


def _chosen(desk: Desk, line: Line, found: list[Waiting]) -> list[Waiting]:
    among = [each for each in found if each.kind in together.DOES[line.verb]]
    if line.wanted.places:
        return _on_screen(desk, among, line.wanted.places)
    wanted = replace(line.wanted, rest="") if line.verb == "同意延期" else line.wanted
    return together.chosen(desk.context, among, wanted)


def _step(desk: Desk, line: Line, each: Waiting, at: datetime) -> Step:
    """With the reason that was said, or the day: the one that is named, else the one that the department asked for."""
    words = line.words
    if line.verb == "同意延期":
        day = read_day(line.wanted.rest, at, desk.context.rules.calendar, "future") if line.wanted.rest else None
        words = day.isoformat() if isinstance(day, date) else each.wish
        if not words:
            raise UserError(f"{each.department}的申请未写明延期到哪一天，请写明后重发，如“同意延期 全部 12月4日”。")
    return Step(line.verb, each.kind.value, each.key, words)


def _on_screen(desk: Desk, found: list[Waiting], places: tuple[int, ...]) -> list[Waiting]:
    """The things at these places of the list that was shown last."""
    shown = kept_of(desk, "to_review", Shown)
    if shown is None:
        raise UserError("序号须对应刚才列出的清单，请先回复“待审核”，再写明序号。")
    if beyond := [place for place in places if not 1 <= place <= len(shown.keys)]:
        raise UserError(f"清单共{len(shown.keys)}项，没有第{beyond[0]}项，请核对后重发。")
    known = {(each.kind.value, each.key): each for each in found}
    return [known[key] for place in places if (key := shown.keys[place - 1]) in known]


@answers("confirm_many", roles=GROUP, version=2)
def confirm_many(desk: Desk, kept: Many, _yes: str) -> Reply:
    """«确认»: each is done by itself; more than somebody can wait for, by a job that tells when it is through."""
    names = kept.urging.names if kept.urging else []
    if len(kept.steps) + len(names) > later.AT_ONCE:
        verbs = dict.fromkeys([_doing(step.verb) for step in kept.steps] + (["催办"] if names else []))
        return in_line(
            later.ask(desk.context, "、".join(verbs), kept.steps, *((kept.urging.of, names) if kept.urging else ()))
        )
    lines: list[str] = []
    left: list[str] = []
    for verb, steps in groupby(kept.steps, key=lambda step: step.verb):
        settled = together.settle(desk.context, list(steps))
        lines.append(f"已{_doing(verb)}{len(settled.done)}项。")
        left += settled.left
    if left:
        lines += [f"未办{len(left)}项：", *left]
    if kept.urging is not None:
        lines.append(remind_named(desk, kept.urging))
    return Reply("\n".join(lines))
