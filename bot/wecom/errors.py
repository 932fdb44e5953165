"""WeCom's error codes as classes of action (wecom-contract.md §5): one table, and unknown codes give up."""

import re

from scheduler.deliver.channels import DroppedError, RefusedError, RetryError, SendError, WaitError

MINUTE, TEN_MINUTES = 60.0, 600.0  # seconds

STALE_TOKEN = frozenset({40014, 42001})
"""The token died early: ask for a new one once, then fail."""

DONE_BEFORE = frozenset({("appchat/create", 86215), ("message/update_template_card", 60140)})
"""The chatid is taken: ours are random, so an earlier call whose answer was lost made it. The card's code is used up: as before."""

BAD_CREDENTIALS = frozenset({40001, 40013, 40091, 41002, 41004})
"""Asking again gets the IP banned for an hour (§3.1)."""

_BUSY = frozenset({-1, 6000})
_RATE = frozenset({45009, 45033, 45035, 45036})
_TARGET = frozenset({40003, 40031, 40050, 46004, 49008, 50002, 60011, 60021, 60030, 60111, 81013, 86001, 86003, 86008})
# A group chat that cannot be reached or made any more (§3.6, §3.7).
_GROUP = frozenset({48002, 86006, 86007, 86216, 93000, 93001, 93004, 93006, 93008})
# What an operator mends in the console: pushes wait for it rather than being lost.
_SETTING = BAD_CREDENTIALS | {40056, 48001, 48006, 48010, 48011, 50003, 60020, 60031, 301002}
_WORDS = {
    40001: "应用的 Secret 不正确",
    40056: "agentid 不正确",
    48001: "应用未获得该接口的权限",
    48002: "应用的可见范围不是整个企业，不能建群",
    48006: "应用因长期未使用被停用",
    48010: "TLS 版本过低",
    48011: "应用因活跃度低被限制",
    50003: "应用已停用",
    60020: "本机 IP 不在企业可信IP之内",
    60111: "成员不在通讯录或不可见",
    81013: "全部接收人不在应用可见范围",
    86007: "群成员中有不可见的账号",
    86216: "群成员中有不可见的账号",
    93000: "群机器人地址无效",
    93004: "群机器人已停用",
    93008: "群机器人已不在群内",
    301002: "Secret 与 agentid 不属于同一应用",
}
_HINT = re.compile(r"hint: \[([\w-]+)\]")


def error_of(code: int, errmsg: str = "") -> SendError:
    """The error that a code stands for. Of errmsg only the hint's number is kept: the rest may quote what was sent."""
    found = _HINT.search(errmsg)
    reason = f"企业微信返回 {code}"
    if code in _WORDS:
        reason += f"（{_WORDS[code]}）"
    if found:
        reason += f" hint {found[1]}"
    if code in _BUSY:
        return RetryError(reason)
    if code in _RATE:
        return WaitError(reason, MINUTE)
    if code in STALE_TOKEN:
        return WaitError(reason, MINUTE, alert=True)
    if code in _SETTING:
        return WaitError(reason, TEN_MINUTES, alert=True)
    if code in _TARGET | _GROUP:
        return DroppedError(reason)
    return RefusedError(reason)
