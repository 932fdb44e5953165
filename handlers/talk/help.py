"""帮助: written from the registry, by role: what is said every day first, the rest by topic."""

from dataclasses import replace
from typing import Any, Final

from handlers.talk.how import how_to
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import Act, act, acts, plainly
from handlers.talk.welcome import welcome_text

_TOPICS: Final = {
    "meeting": "会议", "matter": "事项", "report": "报送", "ledger": "台账", "qa": "问答", "people": "人员",
    "overview": "查询", "sending": "发送", "publication": "发文", "talk": "其他",
}  # fmt: skip
ALL: Final = "全部"

_DEPARTMENT_DAILY: Final = (
    "report_meeting", "submit_report", "file_entry", "my_todo", "reschedule", "list_entries", "ask_compilation",
)  # fmt: skip
_DESK_DAILY: Final = (
    "who_missing", "overdue", "remind", "record_paper", "return_report", "meetings", "my_todo", "ask_compilation",
)  # fmt: skip


@act(
    "greeting",
    words=r"(?:(?:[你您]们?|大家|早上|上午|中午|下午|晚上)好|早安?|嗨|哈喽|喂|[你您]?在(?:[吗么嘛不]|不在|线吗)|有人[吗在没]*|hi|hello)[呀啊哈哇，,。！!.？?~～]*",
    meant=plainly,
)
def greet(desk: Desk, _message: Message, _found: Any) -> Reply:
    """«你好»: who answers here and three things to say; on first contact the welcome says so by itself."""
    return Reply("" if desk.context.me.member.greeted_at is None else welcome_text(desk))


@act(
    "help",
    meant=plainly,
    words=r"(?:帮助|help|怎么用|如何使用|使用说明|用法|菜单|功能|[?？]+)\s*(?P<topic>\S{0,6}?)[。.？?]*",
    usage="帮助",
    summary="查看用法，也可“帮助 会议”",
    examples=("帮助", "帮助 会议"),
)
def show_help(desk: Desk, _message: Message, found: Any) -> Reply:
    """What the person's roles say every day, and the topics; «帮助 会议» a topic, «帮助 全部» everything, in pages."""
    mine = [each for each in acts() if each.usage and each.is_open_to(desk) and each.name != "help"]
    topic = found["topic"]
    if topic in (*_TOPICS.values(), ALL):
        wanted = [each for each in mine if topic in (ALL, _topic(each))]
        return Reply(paged(desk, f"{topic}用法：", _lines(wanted)) if wanted else "您的岗位没有这一类用法。")
    open_acts = (each.name for each in acts() if each.is_open_to(desk))
    if topic and (near := desk.ways.search(topic, open_acts, desk.context.me.roles, widely=True)):
        return how_to(desk, replace(near, sure=False))
    daily = _DESK_DAILY if desk.context.me.is_group_side else _DEPARTMENT_DAILY
    first = [each for name in daily for each in mine if each.name == name] or mine
    topics = [f"“帮助 {name}”" for name in _TOPICS.values() if any(_topic(each) == name for each in mine)]
    office = desk.context.rules.office
    more = f"更多请回复{''.join(topics)}，或“帮助 {ALL}”。"
    return Reply(
        "\n".join(["您可以这样说：", *_lines(first), more, f"请勿发送涉密内容和举报材料。需要人工请联系{office}。"])
    )


def _topic(each: Act) -> str:
    return _TOPICS[each.room]


def _lines(wanted: list[Act]) -> list[str]:
    return [f"· {each.usage}　{each.summary}" for each in wanted]
