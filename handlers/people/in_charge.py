"""分管: the leader whom the reminders of a duty reach; said, in everyday words, and taken back."""

from typing import Any

from actions.common import departments
from actions.people import changes
from handlers.people.changes import NAME, department_of, of_known
from handlers.people.post_words import MEMBER, named_in
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import OFFICE, act
from handlers.talk.slots import Slot, Wants

_BODY = r"(?P<place>\S{2,14}?(?:局|委|办|院|厅|中心|站|所))的?"
_IN_CHARGE = [
    of_known(rf"{words}[。]?")
    for words in (
        rf"分管[\s：:]+(?P<place>\S{{2,20}})\s+(?P<name>{NAME})(?:同志)?(?:\s+(?P<duty>\S{{1,20}}?))?",
        rf"{_BODY}\s*(?P<duty>\S{{1,20}}?)(?:的|以后|今后|往后|现在|都|就)*[归由](?P<name>{NAME})(?:同志)?来?分?管了?",  # «交通局的台账归张伟管»
        rf"{_BODY}\s*由?(?P<name>{NAME})(?:同志)?来?分管(?P<duty>\S{{1,20}}?)(?:工作|了)?",
        rf"由?(?P<name>{NAME})(?:同志)?来?分管{_BODY}(?P<duty>\S{{1,20}}?)(?:工作|了)?",
    )
]


def _place(desk: Desk, message: Message) -> list[str]:
    """The department that is named, else that of the leader."""
    if named := departments.mentioned(desk.context, message.text):
        return [each.name for each in named]
    known = (changes.find(desk.context, name) for name in named_in(desk, message.text))
    return list(dict.fromkeys(post.department.name for each in known for post in each.posts if post.department))


def _duties(desk: Desk, message: Message) -> list[str]:
    return [each.short for each in desk.context.obligations if each.short in message.text][:1]


_WHERE = Slot(
    "place", _place, "请问是哪个单位？", lambda desk: [each.name for each in departments.visible(desk.context)]
)
_DUTY = Slot("duty", _duties)


@act(
    "put_in_charge",
    meant=Wants(_WHERE, MEMBER, _DUTY),
    at_once=True,
    match=lambda desk, message: next(filter(None, (said(desk, message) for said in _IN_CHARGE)), None),
    roles=OFFICE | {"inspector"},
    usage="分管 交通局 张伟 台账",
    summary="定分管领导：该项提醒发给这位班子成员",
    examples=("分管 交通局 张伟", "分管 交通局 张伟 台账"),
)
def put_in_charge(desk: Desk, _message: Message, found: Any) -> Reply:
    """A duty is the short name of an obligation, or free; without one it is all that names no other leader."""
    department, duty = department_of(desk, found["place"]), found["duty"] or ""
    person = changes.find(desk.context, found["name"], department.name)
    changes.put_in_charge(desk.context, department, person.member, duty)
    what = f"分管{duty}" if duty else "为分管领导"
    return Reply(f"已登记：{department.name}{person.member.name}同志{what}，有关提醒发给该同志。")


@act(
    "take_out_of_charge",
    meant=Wants(_WHERE, MEMBER, _DUTY),
    at_once=True,
    words=rf"(?:取消|不再|撤销)分管[\s：:]+(?P<place>\S{{2,20}})\s+(?P<name>{NAME})(?:同志)?(?:\s+(?P<duty>\S{{1,20}}?))?[。]?",
    roles=OFFICE | {"inspector"},
    usage="取消分管 交通局 张伟 台账",
    summary="取消一项分管；不写事项即全部取消",
)
def take_out_of_charge(desk: Desk, _message: Message, found: Any) -> Reply:
    """Who is reminded instead is said at once."""
    department, duty = department_of(desk, found["place"]), found["duty"] or ""
    person = changes.find(desk.context, found["name"], department.name)
    reader = changes.take_out_of_charge(desk.context, department, person.member, duty)
    now = f"{duty or '有关'}提醒今后发给{reader}同志" if reader else "该单位目前没有班子成员接收提醒"
    return Reply(f"已取消：{department.name}{person.member.name}同志{f'分管{duty}' if duty else '分管'}。{now}。")
