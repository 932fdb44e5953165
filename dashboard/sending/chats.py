"""群: the chats into which digests go; bound by a key that is never shown, or made by the assistant."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.sending import groups
from actions.sending.groups import InspectionGroup
from dashboard.frame.access import GROUP, Part, the
from dashboard.frame.forms import once, said
from policy.screening.webhook_key import hide_key

blueprint = Part("chats", __name__)
NAMED = 12  # members named before a group is made


@blueprint.shows("/chats", *GROUP)
def show(context: Context) -> ResponseReturnValue:
    """Names, kinds and states; never an address."""
    rows = groups.listing(context)
    return render_template("chats.html", rows=rows, kinds=groups.KINDS, own=groups.own_groups(context))


def _own(context: Context) -> tuple[InspectionGroup, str]:
    own = {str(each.id): each for each in groups.own_groups(context)}
    kind = request.form.get("kind", "")
    group = own.get(request.form.get("group", ""))
    if group is None or kind not in groups.KINDS:
        raise UserError("请选择派驻组和群的种类。")
    return group, kind


@blueprint.takes("/chats", *GROUP)
def add(context: Context) -> ResponseReturnValue:
    """Bind the chat behind a webhook's address, or ask for a new one with the liaisons."""
    if request.form.get("act") == "make" and request.form.get("confirmed") != "yes":
        return _preview(context)
    key, name = hide_key(f"绑定群 {request.form.get('address', '')}")[1], said("name", 50)

    def act() -> str:
        group, kind = _own(context)
        if request.form.get("act") == "make":
            row = groups.make(context, group, kind, name)
            flash(f"“{row.name}”正在建立，成员{len(row.members)}人；如未能建立，会在聊天中告知原因。")
        elif not key:
            raise UserError("请填写群机器人的完整地址，在企业微信群设置的“消息推送”中复制。")
        else:
            row = groups.bind(context, group, kind, key, name)
            flash(f"已绑定“{row.name}”，已向群内发送一条说明；如群内未收到，会在聊天中告知原因。")
        return url_for("page.chats.show")

    return once(context, act)


def _preview(context: Context) -> ResponseReturnValue:
    """A group that the assistant makes is shown with its members first."""
    group, kind = _own(context)
    people = groups.people_of(context, group, kind)
    names = "、".join(name for _userid, name in people[:NAMED]) + ("等" if len(people) > NAMED else "")
    name = said("name", 50)
    return render_template(
        "confirm.html", title=f"建立{groups.KINDS[kind]}", to=f"{group.name}成员{len(people)}人：{names}",
        text=f"将由助手建立“{name or groups.KINDS[kind]}”，成员为以上各位，并在群内发送一条说明。",
        fields={"act": "make", "group": str(group.id), "kind": kind, "name": name}, back=url_for("page.chats.show"),
        lead="请核对", button="确认建群",
    )  # fmt: skip


@blueprint.does("/chats/<int(max=2147483647):chat_id>/unbind", *GROUP)
def unbind(context: Context, chat_id: int) -> str:
    """Nothing is sent into it any more."""
    row = the(next((each for each in groups.listing(context) if each.id == chat_id), None))
    groups.unbind(context, row)
    flash(f"“{row.name}”已解绑，不再向群内发送。")
    return url_for("page.chats.show")
