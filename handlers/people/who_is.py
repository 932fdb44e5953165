"""Who holds a post, within the person's scope: names, and the desk's own telephone (domain.md «First contact»)."""

import re
from typing import Final

from actions.common import departments
from actions.common.departments import Department
from actions.people.colleagues import holders
from actions.people.members import ROLE_TITLES
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask, chosen_department, own_words
from handlers.talk.registry import ANYONE, act

_MOST: Final = 8  # choices
_POST: Final = r"(?:联络员|主要负责人|一把手|班子成员|分管领导|领导)"
_ASKED: Final = re.compile(
    rf"(?:\S{{2,14}}?的?{_POST}(?:是谁|是哪位|有哪些|都有谁)|(?:谁|哪位)是\S{{2,14}}?的?{_POST}|\S{{2,14}}?\s*(?:谁|哪位)(?:来)?分管\S{{0,12}}|\S{{2,20}}?(?:是|由)谁分管)[?？。]?"
)


def _of_department(desk: Desk, message: Message) -> list[Department] | None:
    if not _ASKED.fullmatch(message.text.strip()):
        return None
    return _where(desk, message)


def _where(desk: Desk, message: Message) -> list[Department] | None:
    """The departments that are named; «我们单位» is where one holds a post, whatever it is."""
    if named := departments.mentioned(desk.context, message.text):
        return named
    mine = {post.department.id: post.department for post in desk.context.me.posts if post.department}
    return list(mine.values()) if departments.OURS.search(message.text) else None


def _meant(desk: Desk, message: Message) -> list[Department]:
    return _where(desk, message) or departments.own(desk.context)


@act(
    "who_is",
    match=_of_department,
    meant=_meant,
    roles=ANYONE | {"staff", "discipline"},
    usage="交通局联络员是谁",
    summary="看一个单位的联络员和负责同志",
)
def who_is(desk: Desk, _message: Message, found: list[Department]) -> Reply:
    """The people of each department by post; telephones are not kept here, the desk has them."""
    if not found:
        known = departments.visible(desk.context)
        choices = {each.name: each.name for each in known} if len(known) <= _MOST else {}
        return ask(desk, "who_is_where", "请问是哪个单位？", choices, field="department")
    lines = []
    for department in found:
        by_role: dict[str, list[str]] = {}
        for post in holders(desk.context, department):
            duties = "、".join(post.duties)
            mark = f"分管{duties}" if duties else "分管" if post.in_charge else ""
            by_role.setdefault(post.role, []).append(f"{post.member.name}同志{f'（{mark}）' if mark else ''}")
        said = [f"{ROLE_TITLES[role]}{'、'.join(names)}" for role, names in by_role.items()]
        said += ["暂无联络员"] if said and "liaison" not in by_role else []
        lines.append(f"{department.name}：{'；'.join(said) or '名单中暂无人员'}。")
    phone = (
        "联系电话请在企业微信通讯录中查看" if desk.context.me.is_group_side else f"也可联系{desk.context.rules.office}"
    )
    return Reply("\n".join([*lines, f"{phone}。"]))


@answers("who_is_where", roles=ANYONE)
def who_is_where(desk: Desk, _nothing: None, name: str) -> Reply:
    """The department was asked for."""
    return who_is(desk, Message(desk.context.userid, "", desk.context.said_at), [chosen_department(desk, name)])


own_words(
    "who_is_where",
    lambda desk, _nothing, message: (
        found[0].name if (found := departments.mentioned(desk.context, message.text)) else None
    ),
    roles=ANYONE,
)(who_is_where)
