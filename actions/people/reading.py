"""Where somebody reads: 微信 shows no cards (wecom-contract.md §3.2)."""

from actions.common.context import Context
from actions.common.trail import record


def read_in_wechat(context: Context, *, wechat: bool) -> None:
    """The person sees text alone, or cards too, from the next message on."""
    context.me.member.on_wechat = wechat
    record(context, "on_wechat" if wechat else "on_wecom")
