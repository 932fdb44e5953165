"""人员调整 one by one, by the office: the same acts as in chat, each shown and confirmed."""

from collections.abc import Callable

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.departments import Department, visible
from actions.common.errors import UserError
from actions.people import changes, colleagues, handover, supervised
from actions.people.changes import Newcomer, Person
from actions.people.members import ROLE_TITLES, WITHOUT_DEPARTMENT
from dashboard.frame.access import Part
from dashboard.frame.forms import confirmed, said

blueprint = Part("staff", __name__)
FIELDS = ("act", "post", "department", "role", "name", "account", "duty")
ROLES = {role: title for role, title in ROLE_TITLES.items() if role not in WITHOUT_DEPARTMENT}


@blueprint.shows("/members/change", "office")
def show(context: Context) -> ResponseReturnValue:
    """One form for each kind of change."""
    return render_template(
        "staff.html",
        people=colleagues.offered(context),
        departments=[each.name for each in visible(context)],
        roles=ROLES,
        titles=ROLE_TITLES,
    )


@blueprint.does("/members/change", "office")
def change(context: Context) -> str:
    """Shown first; done when confirmed."""
    shown, done = _planned(context, request.form.get("act", ""))
    fields = {name: request.form.get(name, "") for name in FIELDS}
    confirmed("人员调整", shown, url_for("page.staff.show"), fields, lead="请核对", button="确认办理")
    done()
    flash(f"已办理：{shown}")
    return url_for("page.people.members")


def _planned(context: Context, act: str) -> tuple[str, Callable[[], object]]:
    """What it is in words, and how it is done; raises UserError for what cannot be."""
    if act == "add":
        where, new = _newcomer(context, _department(context))
        return f"增加{where.name}{ROLES[new.role]}{new.name}（账号{new.account}），今日起生效。", lambda: changes.add(
            context, where, new
        )
    person = _person(context)
    if act == "replace":
        return _replace(context, person)
    if act == "transfer":
        target, role = _department(context), _role()
        return (
            f"{person.member.name}由{person.said}调任{target.name}{ROLES[role]}，今日起生效。{_behind(context, person)}",
            lambda: changes.transfer(context, person, target, role),
        )
    if act == "retire":
        return (
            f"停用{person.member.name}（{person.said}），今日起不再提醒，也不能办理；已登记的内容保留。{_behind(context, person)}",
            lambda: changes.retire(context, person),
        )
    if act == "charge":
        led, duty = person.posts[0].department, said("duty", 20)
        if led is None:
            raise UserError("请选择一位班子成员。")
        what = f"分管{duty}" if duty else "为分管领导"
        return f"{led.name}{person.member.name}{what}。", lambda: changes.put_in_charge(
            context, led, person.member, duty
        )
    raise UserError("请选择要办理的调整。")


def _replace(context: Context, person: Person) -> tuple[str, Callable[[], object]]:
    """By a colleague, or by somebody new, who then has an account."""
    name, post = said("name", 10), person.posts[0]
    known = changes.colleague(context, person, name)
    if known is not None:
        shown = f"由{name}接替{person.member.name}任{person.said}，今日起生效，名下待办和提醒随之转移。"
        return shown, lambda: changes.replace(context, person, known)
    if post.department is None:
        raise UserError(f"没有找到同组的“{name}”，请核对姓名。")
    where, new = _newcomer(context, post.department, post.role)
    return (
        f"由{name}（新增，账号{new.account}）接替{person.member.name}任{person.said}，今日起生效，名下待办和提醒随之转移。",
        lambda: changes.replace(context, person, changes.add(context, where, new)),
    )


def _newcomer(context: Context, where: Department, role: str = "") -> tuple[Department, Newcomer]:
    new = Newcomer(where.name, role or _role(), said("name", 10), said("account", 64))
    if not new.name or not new.account:
        raise UserError("请填写姓名和企业微信账号；账号见企业微信管理后台“通讯录”。")
    account = changes.check_newcomer(context, where, new)
    return where, Newcomer(new.department, new.role, new.name, account)


def _behind(context: Context, person: Person) -> str:
    entries, alone = changes.left_open(context, person), changes.without_liaison(context, person)
    undone = "、".join(row.number for row in handover.without_posts(context, person.posts))
    return (
        (f"名下待办{entries}项将无人负责。" if entries else "")
        + (f"{'、'.join(alone)}将没有联络员。" if alone else "")
        + (f"正在办理的交接 {undone} 将一并撤销。" if undone else "")
    )


def _person(context: Context) -> Person:
    place, name = colleagues.said(said("post", 60))
    if not name:
        raise UserError("请填写一位同志的单位和姓名。")
    return changes.find(context, name, place)


def _department(context: Context) -> Department:
    words = said("department", 60)
    if not words:
        raise UserError("请填写单位。")
    return supervised.find(context, words)


def _role() -> str:
    role = request.form.get("role", "")
    if role not in ROLES:
        raise UserError("请选择岗位。")
    return role
