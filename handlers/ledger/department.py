"""Which department an entry is for: named in front or anywhere in the text, or the only one that comes into question."""

import re
from dataclasses import dataclass
from datetime import datetime

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.ledger import entries
from handlers.talk import question
from handlers.talk.message import Desk, Reply
from policy.ledger.definition import LedgerDefinition

MOST_CHOICES = 6
PLACE = "entry_department"
_LABELLED = re.compile(r"(?:^|\s)单位\s*[：:]\s*(?P<name>\S{2,14})")
_FIRST = re.compile(r"(?P<name>[^\s：:，,。；;]{2,14})[\s：:，,]+")


@dataclass(frozen=True)
class Unplaced:
    """An entry whose department is asked for: what was said of it, and when; its names are the department's."""

    ledger: str
    words: str
    at: datetime


def find_department(
    desk: Desk, definition: LedgerDefinition, words: str, at: datetime
) -> tuple[Department, str] | Reply:
    """The department and the words without it, or a question. Raises UserError when it is another's department."""
    allowed = entries.departments_of(desk.context, definition.write)
    if not allowed:
        raise UserError(f"您的岗位暂不登记{definition.title}，如需帮助请联系{desk.context.rules.office}。")
    found = _LABELLED.search(words) or _FIRST.match(words + " ")
    if found:
        named = departments.resolve_among(allowed, found["name"])
        if isinstance(named, Department):
            begins = found["name"].startswith(named.name)  # «教育局食堂采购未比价，……»: only the name is its name
            end = found.start("name") + len(named.name) if begins else found.end()
            return named, (words[: found.start()] + words[end:]).strip(" ：:，,。；;的\n")
        other = departments.resolve_any(desk.context, found["name"])
        if other is not None and other.name == found["name"]:
            raise UserError(f"您可登记{_names(allowed)}的{definition.title}；{other.name}的请由该单位或派驻组登记。")
        if named and _FIRST.match(words):  # «交通巨 …»
            kept = Unplaced(definition.key, (words[: found.start()] + words[found.end() :]).strip(), at)
            return question.ask_department(desk, PLACE, found["name"], named, kept)
    inside = [each for each in allowed if each.name in words]
    if len(inside) == 1:
        return inside[0], words
    if len(allowed) == 1:
        return allowed[0], words
    if len(inside or allowed) <= MOST_CHOICES:
        choices = {each.name: each.name for each in inside or allowed}
        kept = Unplaced(definition.key, words, at)
        return question.ask(desk, PLACE, "请问是哪个单位？", choices, kept, field="department")
    raise UserError(f"请写明单位后重发，如“{definition.words[0]} {allowed[0].name} ……”。")


def _names(allowed: list[Department]) -> str:
    return "、".join(each.name for each in allowed[:3]) + ("等单位" if len(allowed) > 3 else "")
