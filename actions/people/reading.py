"""Where somebody reads: 微信 shows no cards (wecom-contract.md §3.2)."""

from actions.common.context import Context


def read_in_wechat(context: Context, *, wechat: bool) -> None:
    """The person sees text alone, or cards too, from the next message on."""
    context.me.member.on_wechat = wechat
