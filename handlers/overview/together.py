"""发送 全部, 审核通过 1-8, 代登 …: one word of the desk for many things that wait, shown first and done after one 确认."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from actions.common.errors import UserError
from actions.overview import later, together
from actions.overview.together import Step
from actions.overview.waiting import Waiting
from actions.overview.worktable import worktable
from handlers.overview.remind import in_line, remind_named, say_whom, whom_of_many
from handlers.overview.remind_words import Urging
from handlers.overview.to_review import Shown
from handlers.overview.together_words import SAID_OF_MANY, Line, act_a_line, among, by_place, selects
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, confirm, kept_of
from handlers.talk.registry import GROUP, Matcher, Order, act
from policy.text.write import say_day
from policy.when import read_day

_DOING: Final = {"可领": "告知可领", "已回电": "登记回电"}  # how the act is called where that is not its word


@dataclass(frozen=True)
class Many:
    """What is to be done, step by step, and who is to be reminded after it."""

    steps: list[Step]
    urging: Urging | None = None


def _meant(verb: str) -> Matcher:
    """`meant` of one act for many: it is shown before it is done."""
    return lambda desk, message: Line(verb, among(desk, verb, message.text))


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
        match=selects(verb),
        meant=_meant(verb),
        roles=GROUP,
        usage=example,
        summary=f"多项一并{_DOING.get(verb, verb)}，列出后确认一次",
    )
    def many(desk: Desk, message: Message, found: Any) -> Reply:
        """Shown with its names; nothing happens before 确认."""
        return _show(desk, [found], message.at)

    act(f"{name}_numbered", match=_several(selects(verb)), order=Order.VERB, roles=GROUP)(many)


for _verb in SAID_OF_MANY:
    _on_many(_verb)


@act(
    "return_several",
    match=by_place,
    order=Order.VERB,
    roles=GROUP,
)
def return_several(desk: Desk, message: Message, found: Any) -> Reply:
    """Shown with whoever reads the reason; nothing happens before 确认."""
    return _show(desk, [found], message.at)


@act(
    "several_acts",
    match=act_a_line,
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
