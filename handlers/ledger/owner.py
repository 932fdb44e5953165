"""Whose an entry is in a ledger that every leader keeps: the leader who writes, or the one whom a liaison names."""

import re
from dataclasses import dataclass

from actions.common import departments
from actions.common.context import Context
from actions.common.errors import UserError
from actions.ledger.leaders import Leader, leaders
from actions.people import colleagues
from policy.fields.days import LEADING_DAY
from policy.screening.words import NAME
from policy.text.lazy import lazily

_TITLE = r"(?:副?(?:局长|主任|书记|厅长|院长|处长|组长|部长)|党组成员)?(?:同志)?"
NO_LEADER = "该同志已不在贵单位班子成员名单中，本条未登记，请重发。"

# «李四 昨天检查»: a name apart in front, which is nobody of the leadership.
_STRANGER = lazily(rf"^(?P<name>{NAME}){_TITLE}[\s，,：:]*(?={LEADING_DAY.pattern.removeprefix('^')})")


@dataclass(frozen=True)
class Owner:
    """Those who may be meant (one when it is clear), and the words without the person."""

    leaders: tuple[Leader, ...]
    words: str


def find_owner(context: Context, words: str) -> Owner:
    """Raises UserError when the entry would be another person's and the sender is no liaison."""
    own = leaders(context, context.me.department_ids)
    mine = [leader for leader in own if leader.member.id == context.me.member.id]
    helped = {department.id for department in departments.reporting(context, ("liaison",))}
    where, words = _departments(context, colleagues.in_full(context, words))
    candidates = [leader for leader in own if leader.department.id in where]
    named, rest = _named(candidates, words)
    if named:
        allowed = [each for each in named if each in mine or each.department.id in helped]
        if not allowed:
            raise UserError("您可登记本人的履责记录；其他同志的记录请由本人或联络员登记。")
        return Owner(tuple(allowed), rest)
    if stranger := _STRANGER.search(words):
        raise UserError(f"成员名单中没有班子成员“{stranger['name']}”，请核对姓名后重发；登记本人的记录不必写姓名。")
    chosen = [each for each in candidates if each in mine] or [
        each for each in candidates if each.department.id in helped
    ]
    if not chosen:
        raise UserError(f"成员名单中暂无贵单位班子成员，无法登记履责记录，请联系{context.rules.office}补充名单。")
    return Owner(tuple(chosen), words)


def begins_with_leader(context: Context, words: str) -> bool:
    """Whether a leader of the sender's departments stands first, or right behind the day: «11月18日胡局到灌区检查…»."""
    own = leaders(context, context.me.department_ids)
    return bool(_named(list(own), colleagues.in_full(context, words))[0])


def leader_of(context: Context, key: str) -> Leader:
    """The leader of a choice that was shown; raises UserError when it is one no more."""
    found = next((each for each in leaders(context, context.me.department_ids) if each.key == key), None)
    if found is None:
        raise UserError(NO_LEADER)
    return found


def _departments(context: Context, words: str) -> tuple[set[int], str]:
    """The own departments whose entry it can be: the one written in front («交通局 张伟 今天…»), or those that «我们局» means."""
    for department in departments.own(context):
        if re.match(rf"{re.escape(department.name)}\s", words):
            return {department.id}, words[len(department.name) :].strip()
    return {each.id for each in departments.own_called(context, words)}, words


def _named(candidates: list[Leader], words: str) -> tuple[list[Leader], str]:
    """Leaders whose name stands first, or right behind the day: «张伟 今天…», «今天张伟副局长到…»."""
    day = LEADING_DAY.match(words)
    lead, rest = (words[: day.end()], words[day.end() :]) if day else ("", words)
    named = [leader for leader in candidates if rest.startswith(leader.name)]
    if not named:
        return [], words
    return named, lead + re.sub(rf"^{re.escape(named[0].name)}{_TITLE}[\s，,：:]*", "", rest)
