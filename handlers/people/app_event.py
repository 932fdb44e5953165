"""What WeCom says of the app itself: it will be switched off as unused, it has been, it works again (contract §2.2)."""

from datetime import datetime
from typing import Any

from actions.running import alerts
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import Order, act
from policy.text.write import say_moment

KINDS = {
    "event:inactive_alert": "inactive",
    "event:close_inactive_agent": alerts.CLOSED,
    "event:reopen_inactive_agent": "",
}
CLOSED = "请在管理后台「应用管理」中重新启用，待发消息保留一天。"


@act("app_event", order=Order.REFLEX, match=lambda _desk, message: KINDS.get(message.kind) is not None)
def app_event(desk: Desk, message: Message, _found: Any) -> Reply:
    """Told to the admins, not to whoever stands in the event as its sender."""
    context = desk.context
    cause = KINDS[message.kind]
    if cause == "inactive":
        effect = _effect(desk, message.text)
        text = f"停用时间{say_moment(effect)}，请组织成员使用，或在管理后台「应用管理」中申请保留。"
        alerts.note(context.session, cause, text, context.now, effect)
    elif cause == alerts.CLOSED:
        alerts.note(context.session, cause, CLOSED, context.now)
    else:
        alerts.end(context.session, ["inactive", alerts.CLOSED], context.now)
    return Reply("")


def _effect(desk: Desk, seconds: str) -> datetime:
    """EffectTime, in unix seconds; one that cannot be read is now."""
    try:
        return datetime.fromtimestamp(int(seconds), desk.context.rules.zone)
    except (ValueError, OverflowError, OSError):
        return desk.context.now
