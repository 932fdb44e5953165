"""Group chats for digests: 绑定群 with a webhook, 建群 by the app, 群名单, 解绑群. A key is never said back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from actions.common.errors import UserError
from actions.common.states import ChatState
from actions.sending import groups
from actions.sending.groups import ChatGroup, InspectionGroup
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.question import answers, confirm
from handlers.talk.registry import GROUP, act, plainly
from handlers.talk.slot_kinds import one_of
from handlers.talk.slots import Slot, Wants
from policy.screening.webhook_key import HIDDEN

KIND = {"联络员": "liaisons", "综合": "mixed"}
_CHANNELS = {"webhook": "群机器人", "appchat": "助手所建", "robot": "智能机器人"}
_EXAMPLE = "绑定群 群机器人地址 联络员"
_SHOWN, _LONGEST_NAME = 12, 50
_TELLS = {
    "liaisons": "截止日后可列出未报单位并提醒其联络员",
    "mixed": "只发日期和份数，不列单位，不提醒个人",
}


@dataclass(frozen=True)
class WantedChat:
    """A group chat that is to be made: of which inspection group, of which kind, called what."""

    group: int
    kind: str
    name: str


def _own_group(desk: Desk, words: str) -> tuple[InspectionGroup, str]:
    """The inspection group meant, and the words left over as the chat's name."""
    own = groups.own_groups(desk.context)
    named = [group for group in own if group.name in words]
    if len(own) > 1 and len(named) != 1:
        raise UserError(f"请在最后写明派驻组：{'、'.join(group.name for group in own)}。")
    name = words.replace(named[0].name, "") if named and len(own) > 1 else words
    name = " ".join(name.split()).strip("。“”\"'")
    if len(name) > _LONGEST_NAME:
        raise UserError(f"群名最长{_LONGEST_NAME}字，请缩短后重发。")
    return (named or own)[0], name


_ONE_KIND = one_of("kind", "请问是联络员群还是综合群？", {"联络员": "", "综合": "领导|班子"})


def _bound_so(desk: Desk, message: Message) -> Mapping[str, str]:
    """The kind that is named; the address stands beside the text, and whatever lacks is said."""
    return {"words": " ".join(_ONE_KIND.read(desk, message)[:1])}


@act(
    "bind_group",
    meant=_bound_so,
    at_once=True,
    words=r"绑定群(?:聊|机器人)?[\s：:]*(?P<words>.*)",
    roles=GROUP,
    usage="绑定群 群机器人地址 联络员",
    summary="把群机器人所在的群用于发布报送进度，种类写“联络员”或“综合”",
    examples=(_EXAMPLE,),
)
def bind_group(desk: Desk, message: Message, found: Any) -> Reply:
    """The key came beside the text and is in no stored message."""
    if not message.secret:
        raise UserError(f"请附上群机器人的完整地址或密钥，如“{_EXAMPLE}”。地址在企业微信群设置的“消息推送”中查看。")
    words = found["words"].replace(HIDDEN, " ").strip()
    said = next((each for each in KIND if words.startswith(each)), None)
    if said is None:
        raise UserError(f"请在地址后写明群的种类“联络员”或“综合”后重发，如“{_EXAMPLE}”。")
    group, name = _own_group(desk, words.removeprefix(said).removeprefix("群"))
    row = groups.bind(desk.context, group, KIND[said], message.secret, name)
    return Reply(
        f"已绑定“{row.name}”（{groups.KINDS[row.kind]}）：{_TELLS[row.kind]}。已向群内发送一条说明，"
        "如群内未收到，会在此告知原因。密钥不显示、不记录在消息中，请您也在手机上删除该条消息。"
    )


@act(
    "make_group",
    meant=Wants(_ONE_KIND),
    words=r"建群[\s：:]*(?P<kind>联络员|综合)群?(?P<name>.*)",
    roles=GROUP,
    usage="建群 联络员",
    summary="由助手建立本组各单位的联络员群或综合群，列出成员后确认",
    examples=("建群 联络员", "建群 综合"),
)
def make_group(desk: Desk, _message: Message, found: Any) -> Reply:
    """Shown with its members; nothing is made before 确认."""
    group, name = _own_group(desk, found["name"].strip())
    kind = KIND[found["kind"]]
    people = groups.people_of(desk.context, group, kind)
    names = "、".join(each for _, each in people[:_SHOWN]) + ("等" if len(people) > _SHOWN else "")
    question = f"将建立{groups.KINDS[kind]}，成员{len(people)}人：{names}。{_TELLS[kind]}。"
    wanted = WantedChat(group.id, kind, name)
    return confirm(desk, "confirm_make_group", question, wanted, dropped="好的，未建群。")


@answers("confirm_make_group", roles=GROUP)
def confirm_make_group(desk: Desk, kept: WantedChat, _yes: str) -> Reply:
    """«确认»: the scheduler makes it."""
    group = next((each for each in groups.own_groups(desk.context) if each.id == kept.group), None)
    if group is None:
        raise UserError("您已不在该派驻组，未建群。")
    chat = groups.make(desk.context, group, kept.kind, kept.name)
    return Reply(f"“{chat.name}”正在建立，成员{len(chat.members)}人；如未能建立，会在此告知原因。")


@act(
    "list_groups",
    meant=plainly,
    words=r"(?:查看)?(?:群|群聊|群名单|群列表|群聊名单|有哪些群)[。？?]?",
    roles=GROUP,
    usage="群名单",
    summary="看已绑定和建立的群",
)
def list_groups(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Names, kinds and states; never an address."""
    rows = groups.listing(desk.context)
    if not rows:
        return Reply(f"目前没有绑定的群。可回复“建群 联络员”，或“{_EXAMPLE}”。")
    return Reply(paged(desk, f"本组的群{len(rows)}个：", [_line(row) for row in rows]))


def _line(row: ChatGroup) -> str:
    many = f"{len(row.members)}人，" if row.members else ""
    why = f"：{row.reason}" if row.reason else ""
    state = "" if row.state == ChatState.ACTIVE else f"，{row.state.word}"
    return f"{row.name}（{groups.KINDS[row.kind]}，{many}{_CHANNELS[row.channel]}{state}{why}）"


def _called(desk: Desk) -> list[str]:
    return [row.name for row in groups.listing(desk.context)]


@act(
    "unbind_group",
    meant=Wants(
        Slot(
            "name",
            lambda desk, message: [name for name in _called(desk) if name in message.text],
            "请问是哪个群？",
            _called,
            none="目前没有绑定的群。",
        )
    ),
    at_once=True,
    words=r"解绑群?[\s：:]*(?P<name>.*?)[。]?",
    roles=GROUP,
    usage="解绑群 群名",
    summary="不再向一个群发送消息",
    examples=("解绑群 联络员群",),
)
def unbind_group(desk: Desk, _message: Message, found: Any) -> Reply:
    """The group itself stays; nothing is sent into it any more."""
    row = groups.find(desk.context, found["name"].strip("“”\"' "))
    groups.unbind(desk.context, row)
    return Reply(f"已解绑“{row.name}”，不再向该群发送消息。")
