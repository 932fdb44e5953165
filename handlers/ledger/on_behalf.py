"""代登 交通局 台账 今天高飞……: the office records a leader's entry that was told by telephone or on paper."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actions.common.departments import Department
from actions.common.errors import UserError
from actions.ledger import entries, filing
from actions.ledger.leaders import leaders
from handlers.ledger.view import already_filed, receipt
from handlers.talk.message import Desk, Reply
from handlers.talk.question import DROP, answers, ask
from handlers.talk.registry import OFFICE
from policy.ledger.definition import LedgerDefinition, in_force
from policy.ledger.reading import read_entry


@dataclass(frozen=True)
class Told:
    """An entry that the office was told, of which department, without its owner."""

    ledger: str
    department: int
    values: dict[str, Any]


def kept_for(desk: Desk, report: str) -> LedgerDefinition | None:
    """The register that every leader keeps and that goes with this kind of report."""
    known = in_force(desk.context.rules.ledgers, desk.context.today)
    return next((each for each in known if each.kept_by and each.report == report), None)


def entry_for(desk: Desk, definition: LedgerDefinition, department: Department, words: str, at: datetime) -> Reply:
    """Ask whose entry it is, unless that stands ahead («张伟 今天……»); the month's ledger stays as it is. Raises UserError where it cannot be an entry."""
    context = desk.context
    choices = {each.name: each.key for each in leaders(context, [department.id])}
    owner, _, rest = words.partition(" ")
    words = rest.strip() if owner in choices else words
    read = read_entry(definition, words, entries.reading_of(context, definition, [department], at))
    if read.problem:
        raise UserError(f"{read.problem}本条尚未登记。")
    if read.ask is not None or read.missing:
        raise UserError(
            "请写明日期和内容后重发，如“代登 交通局 台账 11月16日 检查工地安全”；只登记纸质台账请写明“纸质”。"
        )
    if not choices:
        raise UserError(f"{department.name}暂无班子成员名单，请先补充名单后重发。")
    kept = Told(definition.key, department.id, read.values)
    if owner in choices:
        return entry_on_behalf(desk, kept, choices[owner])
    text = f"{department.name}{definition.title}：{words}。请问记在哪位同志名下（不影响本期台账报送）？"
    return ask(desk, "entry_on_behalf", text, choices | {"不登记": DROP}, kept, field="owner", dropped="好的，未登记。")


@answers("entry_on_behalf", roles=OFFICE)
def entry_on_behalf(desk: Desk, kept: Told, key: str) -> Reply:
    """Filed under the leader, marked 代填."""
    definition = entries.definition_of(desk.context, kept.ledger)
    leader = next((each for each in leaders(desk.context, [kept.department]) if each.key == key), None)
    if definition is None or leader is None:
        raise UserError("该同志已不在班子成员名单中，本条未登记，请重发。")
    if same := filing.same_entry(desk.context, definition, leader.department, kept.values, leader.member):
        return Reply(already_filed(same.number), "repeated")
    row = filing.file(desk.context, definition, leader.department, kept.values, leader.member)
    return Reply(f"已代登，责任人{leader.name}同志。\n{receipt(desk, definition, row)}")
