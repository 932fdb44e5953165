"""An entry of the ledger that every leader keeps: «记台账 …», or what was done in plain words, shown before it is filed."""

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from actions.people import colleagues
from actions.talk import dialogue
from handlers.ledger.file import Unowned, begins_with, file_for, read_of_leader, refuse, register_entry
from handlers.ledger.offer import OFFER, RECORD, dated, offer_beside, say_entry, without_request
from handlers.talk import question
from handlers.talk.how import how_to
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, act
from handlers.talk.ways import Meant
from policy.ledger.definition import LedgerDefinition, in_force

_DONE: Final = re.compile(  # told as done: «去看了大坝», «上周五参加主题党日»
    r"[一-龥](?:了|完(?![成善整])|过(?![去来]))|刚|昨[天晚]|前[天晚]|上个?(?:周|星期|礼拜|月)"
)
_OTHER: Final = "其他"  # the way of an entry that names none (ledgers/performance.yaml)


@dataclass(frozen=True)
class _Told:
    """What is to be recorded in the ledger that every leader keeps, in plain words."""

    definition: LedgerDefinition
    words: str
    bidden: bool


def _ledger_alone(desk: Desk, _message: Message) -> tuple[LedgerDefinition, str] | None:
    """«记台账» and nothing behind it."""
    kept = (each for each in in_force(desk.context.rules.ledgers, desk.context.today) if each.kept_by)
    return next(((each, "") for each in kept), None)


def _told(desk: Desk, message: Message) -> _Told | None:
    """«刚跟办公室5个同志谈了谈心，记一笔» without the request; None while another question waits, which it would put aside."""
    if dialogue.pending(desk.context) is not None and not question.is_open(desk, OFFER):
        return None
    alone, text = _ledger_alone(desk, message), colleagues.in_full(desk.context, message.text)
    bids, words = RECORD.search(text), without_request(text)
    whose = [each for each in colleagues.names(desk.context) if bids and each in bids[0]]  # «替张局记一条：……»
    return _Told(alone[0], "".join([*whose[:1], words]), bids is not None) if alone else None


@act(
    "file_entry",
    match=begins_with(kept=True),
    meant=_told,
    clicked=_ledger_alone,
    roles=DEPARTMENT,
    usage="记台账 ……",
    summary="登记一条履责记录",
    examples=("记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险",),
)
def file_entry(desk: Desk, message: Message, found: Any) -> Reply:
    """«记台账 …» is filed; what was said in plain words is offered, or asked for what it lacks."""
    if not isinstance(found, _Told):
        return register_entry(desk, message, found)
    if refused := refuse(desk, found.definition):
        return refused
    leaders, read = read_of_leader(desk, found.definition, dated(found.words), message.at)
    if not found.bidden and read.values.get("way") == _OTHER and not _DONE.search(found.words):  # «值班表周五给您»
        return replace(how_to(desk, Meant(("file_entry",), True, 1.0)), forgotten=True)
    if read.problem or read.ask is not None or read.missing:
        return file_for(desk, found.definition, leaders, read)
    if len(leaders) == 1:
        return offer_beside(desk, found.definition, leaders, read)
    asked = file_for(desk, found.definition, leaders, read)  # whose it is, is asked in any case
    return replace(asked, text=f"{say_entry(desk, Unowned(found.definition.key, read.values))}\n{asked.text}")
