"""Courtesies: «收到», «好嘞，太感谢了», «辛苦啦»: they acknowledge and say nothing more (domain.md «How people really write»)."""

from typing import Final

from policy.text.lazy import lazily

_TO: Final = r"(?:您|你们?|大家|各位|同志们?|老师|领导|主任|科长|支持|提醒|告知|了|啦|咯|喽|啊|哈|呀|哦|噢|嘞)*"
_COURTESY: Final = lazily(
    r"(?:(?:已|均|都)?(?:收[到悉]|知悉)|好的?[呀嘞咧吧哒滴]?|嗯+|哦+|okay|ok|已阅|(?:我?这?就?)?(?:知道|明白|了解|清楚|懂|晓得|有数|记住|记下)[了啦]?"
    rf"|(?:太|非常|十分|多|真是?|实在)*(?:感谢|谢谢?){_TO}|(?:那就?|又|太|给?您|让您|你们?|大家|各位)*(?:辛苦|麻烦|费心|打扰|受累|有劳){_TO}"
    r"|那?就先?这样[吧了]?|👌|🙏|👍|\[(?:抱拳|强|OK|握手|玫瑰)\]"
    r"|(?:我们?)?(?:马上|立刻|立即|这就|尽快|抓紧)(?:就|去|来)*(?:办|弄|写|补|落实|处理)?|[，,。.！!、~～\s])+"
)
LONGEST: Final = 40
"""Characters: whatever is longer says something."""


def is_courtesy(text: str) -> bool:
    """Whether a text is nothing but courtesies. «知道», «明白» alone are some; «可以» and «行» may be an answer and are none."""
    said = text.strip()
    return 0 < len(said) <= LONGEST and _COURTESY.fullmatch(said.lower()) is not None
