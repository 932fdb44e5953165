"""Who reads in 微信 sees no cards: «我用微信看» turns them off, «我用企业微信看» on again."""

from typing import Any

from actions.talk.cards import read_in_wechat
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import act


@act(
    "on_wechat",
    words="(?:我|本人)?(?:平时|一般)?(?:是)?(?:用|在|从)微信(?:里|上)?看(?:消息|通知)?的?[。]?|(?:关闭|不要|不用)(?:卡片|按钮)[。]?",
    examples=("我用微信看",),
)
def on_wechat(desk: Desk, _message: Message, _found: Any) -> Reply:
    """From now on text alone."""
    read_in_wechat(desk.context, wechat=True)
    return Reply("好的，今后只发文字，不再另发带按钮的卡片。如改回企业微信查看，请回复“我用企业微信看”。")


@act(
    "on_wecom",
    words="(?:我|本人)?(?:改)?(?:用|在|从)企业微信(?:里|上)?看(?:消息|通知)?的?[。]?|(?:打开|恢复|要)(?:卡片|按钮)[。]?",
    examples=("我用企业微信看",),
)
def on_wecom(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Cards again."""
    read_in_wechat(desk.context, wechat=False)
    return Reply("好的，可点选办理的事项将附带按钮卡片。")
