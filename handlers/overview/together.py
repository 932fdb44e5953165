"""发送 全部, 审核通过 1-8, 代登 …: one word of the desk for many things that wait, shown first and done after one 确认."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from actions.common.errors import UserError
from actions.ledger import entries, review
from actions.overview import together
from actions.overview.worktable import Kind, Waiting
from actions.report import periods
from handlers.ledger.review import entry_in_full
from handlers.publication.wish import wish_of
from handlers.report.look import look_at
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask, confirm, kept_of
from handlers.talk.registry import GROUP, Matcher, Order, act, plainly
from policy.text.selection import Selection, read_selection

SHOWN: Final = 10  # of a list whose numbers may be named
_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "发送": ("release_all", "发送 全部"),
    "审核通过": ("accept_all", "审核通过 全部 台账 11月"),
    "办结": ("close_all", "办结 全部"),
    "代登": ("record_all_papers", "代登 全部"),
    "可领": ("all_ready", "可领 全部"),
    "已回电": ("all_called", "已回电 全部"),
}
_DOING: Final = {"可领": "告知可领", "已回电": "登记回电"}  # how the act is called where that is not its word


@dataclass(frozen=True)
class Shown:
    """What stands in the list on the screen (kind, key), in its order."""

    keys: list[tuple[str, str]]


@dataclass(frozen=True)
class Many:
    """What is to be done to which things (kind, key)."""

    verb: str
    keys: list[tuple[str, str]]


def _selects(verb: str) -> Matcher:
    """Matches «发送 除交通局外», «除了水利局都发», «全部发送»; single things and 代登 of named departments are other acts."""
    first, last = ("(?:发送|发出)", "发(?:送|出去?)?") if verb == "发送" else (verb, verb)
    pattern = re.compile(
        rf"(?:请|帮我)?{first}(?P<after>.+)|(?P<before>(?:全部|所有|除).*?|\S{{2,12}}?(?:全部|都)){last}[。]?",
        re.DOTALL,
    )

    def match(desk: Desk, message: Message) -> Selection | None:
        found = pattern.fullmatch(message.text.strip()) if message.kind == "text" and desk.context.actor else None
        if found is not None and wish_of(desk, message) is not None:
            return None  # «发通知 各单位 ……» sends something new
        wanted = read_selection(found["after"] or found["before"]) if found else None
        return None if wanted is not None and (wanted.names or wanted.places) and verb == "代登" else wanted

    return match


def _several(selects: Matcher) -> Matcher:
    """«发送 2026-0131、2026-0132»: several numbers are no command for the first of them."""

    def match(desk: Desk, message: Message) -> Selection | None:
        wanted = selects(desk, message)
        return wanted if wanted and wanted.numbers else None

    return match


def _on_many(verb: str) -> None:
    name, example = _NAMES[verb]

    @act(
        name,
        match=_selects(verb),
        roles=GROUP,
        usage=example,
        summary=f"多项一并{_DOING.get(verb, verb)}，列出后确认一次",
        examples=(example,),
    )
    def many(desk: Desk, _message: Message, found: Any) -> Reply:
        """Shown with its names; nothing happens before 确认."""
        return _show(desk, verb, found)

    act(f"{name}_numbered", match=_several(_selects(verb)), order=Order.VERB, roles=GROUP)(many)


for _verb in _NAMES:
    _on_many(_verb)


def _show(desk: Desk, verb: str, wanted: Selection) -> Reply:
    found = together.waiting_for(desk.context, verb)
    chosen = _on_screen(desk, found, wanted.places) if wanted.places else together.chosen(desk.context, found, wanted)
    doing = _DOING.get(verb, verb)
    if not chosen:
        return Reply(f"没有符合条件的待办：目前等候{doing}的共{len(found)}项，回复“待办”查看。")
    lines = [f"{place}. {each.what}" for place, each in enumerate(chosen, 1)]
    kept = Many(verb, [(each.kind.value, each.key) for each in chosen])
    text = "\n".join([f"将{doing}{len(chosen)}项：", *lines]) + "\n"
    return confirm(desk, "confirm_many", text, kept, verb=doing, dropped=f"好的，未{doing}。")


def _on_screen(desk: Desk, found: list[Waiting], places: tuple[int, ...]) -> list[Waiting]:
    """The things at these places of the list that was shown last."""
    shown = kept_of(desk, "to_review", Shown)
    if shown is None:
        raise UserError("序号须对应刚才列出的清单，请先回复“待审核”，再写明序号。")
    if beyond := [place for place in places if not 1 <= place <= len(shown.keys)]:
        raise UserError(f"清单共{len(shown.keys)}项，没有第{beyond[0]}项，请核对后重发。")
    known = {(each.kind.value, each.key): each for each in found}
    return [known[key] for place in places if (key := shown.keys[place - 1]) in known]


@answers("confirm_many", roles=GROUP)
def confirm_many(desk: Desk, kept: Many, _yes: str) -> Reply:
    """«确认»: each is done by itself."""
    settled = together.settle(desk.context, kept.verb, kept.keys)
    left = [f"未办{len(settled.left)}项：", *settled.left] if settled.left else []
    return Reply("\n".join([f"已{_DOING.get(kept.verb, kept.verb)}{len(settled.done)}项。", *left]))


@act(
    "entries_to_review",
    meant=plainly,
    words=r"(?:查看)?待审核?(?:事项|列表|清单|材料)?[。]?",
    roles=GROUP,
    usage="待审核",
    summary="看待审核的报送和登记，可“审核通过 1-8”",
    examples=("待审核",),
)
def to_review(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Reports and entries that wait for the person's review, one line of content each, oldest first; the first ten."""
    found = together.waiting_for(desk.context, "审核通过")
    return _list(desk, found) if found else Reply("目前没有待审核的报送和登记。")


def _list(desk: Desk, found: list[Waiting]) -> Reply:
    shown = found[:SHOWN]
    more = f"，先列{SHOWN}项" if len(found) > SHOWN else ""
    text = f"待审核{len(found)}项{more}。回复序号看内容；“审核通过 1-{len(shown)}”“审核通过 全部”列出后一并通过："
    choices = {f"{each.what}{_hints(desk, each)}": f"{each.kind.value}:{each.key}" for each in shown}
    return ask(desk, "to_review", text, choices, Shown([(each.kind.value, each.key) for each in shown]), aside=True)


def _hints(desk: Desk, each: Waiting) -> str:
    found = entries.find(desk.context, each.key) if each.kind is Kind.ENTRY else None
    hints = review.hints(desk.context, found[1], found[0]) if found else []
    return f"　提示：{'、'.join(hints)}" if hints else ""


@answers("to_review", roles=GROUP)
def open_one(desk: Desk, kept: Shown, key: str) -> Reply:
    """One of them in full; the list stays, so that its numbers hold."""
    kind, _, name = key.partition(":")
    shown = _in_full(desk, Kind(kind), name)
    known = {(each.kind.value, each.key): each for each in together.waiting_for(desk.context, "审核通过")}
    _list(desk, [known[pair] for pair in kept.keys if pair in known])
    return shown


def _in_full(desk: Desk, kind: Kind, key: str) -> Reply:
    if kind is Kind.REPORT:
        return look_at(desk, periods.by_id(desk.context, int(key)))
    found = entries.find(desk.context, key)
    if found is None:
        raise UserError(f"{key} 已不在您的范围内。")
    return entry_in_full(desk, *found)
