"""Whether a text plans an inspection that nobody is to know of: its date and target must not be kept (domain.md M17)."""

from datetime import datetime
from typing import Final

from policy.notice import looks_like_notice, tells_of_past
from policy.text.lazy import lazily
from policy.when import Days, read_days
from policy.when.model import Calendar

_UNANNOUNCED: Final = lazily(
    r"突击(?:性|式)?(?:检查|抽查|督查|看|查)|突查|暗访|飞行检查|四不两直|不(?:打招呼|发通知|通知)(?:的|就|去|来|直接|地)*(?:\S{0,6}?)(?:检查|查|看)"
)
_DONE: Final = lazily(
    r"(?:检查|访|查|抽查|督查)(?:了|过|完|出|结束|发现|情况|结果|通报|问题|中)|已|上[周月]|昨[天日]|前[天日]|刚"
)
_BACK: Final = 240  # days: one without a year that lies farther back is one to come


def plans_unannounced(text: str, now: datetime, calendar: Calendar) -> bool:
    """«下周去教育局突击检查», «12月3日到水利局暗访»; False for what is over, and for what a department's notice says."""
    if not _UNANNOUNCED.search(text) or _DONE.search(text) or looks_like_notice(text) or tells_of_past(text):
        return False
    days = read_days(text, now, calendar, back=_BACK)
    return not isinstance(days, Days) or days.last >= now.date()
