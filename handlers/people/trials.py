"""«试运行 交通局 至12月31日», «结束试运行 交通局»: one department's trial, shown and confirmed."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.common.errors import UserError
from actions.people import trials
from handlers.people import department_slots as slots
from handlers.people.departments import MAY, NOTHING, read_first
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, confirm
from handlers.talk.registry import act
from handlers.talk.slots import Slot, Wants
from policy.text.write import say_day
from policy.time.months import last_day
from policy.when import read_day

_NAMES = r"(?P<names>[^\s\d，。至到]{2,}(?:[、，,\s][^\s\d，。至到]{2,})*?)"


@dataclass(frozen=True)
class Trial:
    """Which departments, by name, and the last day; None: it ends."""

    names: tuple[str, ...]
    last: date | None


_UNTIL = re.compile(r"(?:到|至|截至)\s*(?P<last>[^\s，。,]+?)(?:为止|止|结束|再说)?[。]?$")


def _on_trial(desk: Desk, message: Message) -> list[str]:
    """The departments that a sentence names, «各单位» for all."""
    named = slots.named_in(desk, message.text)
    names = named or [word for word in trials.EVERYBODY if word in message.text][:1]
    return ["、".join(names)] if names else []


def _until(desk: Desk, message: Message) -> list[str]:
    """«…到年底», «三个月» is asked about."""
    found = _UNTIL.search(message.text)
    said = found["last"] if found else message.text
    end = last_day(said, message.at.date())
    day = end[1] if end else read_day(said, message.at, desk.context.rules.calendar, "future")
    return [say_day(day)] if isinstance(day, date) and day >= message.at.date() else []


_WHOSE = Slot("names", _on_trial, "请问是哪个单位？", slots.reach)


@act(
    "begin_trial",
    meant=Wants(_WHOSE, Slot("last", _until, "请问试运行到哪一天？如“12月31日”")),
    words=rf"(?:单位)?试运行[\s：:]+{_NAMES}(?:[\s，,]*(?:到|至|截至)\s*(?P<last>\S+?)(?:为止|止|结束)?)?[。]?",
    roles=MAY,
    usage="试运行 交通局 至12月31日",
    summary="一个单位先试运行：照常登记，期间提醒只发联络员，到期自动转正常",
    examples=("试运行 交通局 至12月31日", "试运行 各单位 至12月31日"),
)
def begin_trial(desk: Desk, message: Message, found: Any) -> Reply:
    """With its end: a trial without one would stay for ever."""
    if not found["last"]:
        raise UserError("请写明试运行到哪一天，如“试运行 交通局 至12月31日”。")
    said = last_day(found["last"], message.at.date())
    return _show(desk, found["names"], said[1] if said else read_first(desk, found["last"], message.at))


@act(
    "end_trial",
    meant=Wants(_WHOSE),
    words=rf"(?:结束|停止|取消)试运行[\s：:]+{_NAMES}[。]?",
    roles=MAY,
    usage="结束试运行 交通局",
    summary="提前结束一个单位的试运行",
)
def end_trial(desk: Desk, _message: Message, found: Any) -> Reply:
    """Before its day."""
    return _show(desk, found["names"], None)


def _show(desk: Desk, words: str, last: date | None) -> Reply:
    rows = trials.meant(desk.context, re.split(r"[、，,\s]+", words))
    kept = Trial(tuple(each.name for each in rows), last)
    return confirm(desk, "confirm_trial", trials.shown(desk.context, rows, last), kept, dropped=NOTHING)


@answers("confirm_trial", roles=MAY)
def confirm_trial(desk: Desk, kept: Trial, _yes: str) -> Reply:
    """As it was shown."""
    trials.set_trial(desk.context, trials.meant(desk.context, kept.names), kept.last)
    done = "试运行已登记" if kept.last else "试运行已结束"
    return Reply(f"{done}：{'、'.join(kept.names)}，已告知联络员。回复“进度”查看各单位情况。")
