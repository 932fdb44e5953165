"""«错了，是85万», «准数出来了，三百八十六万五»: the sum of a matter that is on file, put right without its number (M1)."""

import re
from typing import Final, NamedTuple

from actions.meeting import search
from actions.meeting.report import MeetingNotice
from handlers.meeting.amend import amend_meeting
from handlers.meeting.changes import MAY_CHANGE
from handlers.meeting.everyday import candidates
from handlers.talk import question
from handlers.talk.commands import Said
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import Order, act
from policy.meeting.matter_match import is_called
from policy.money import read_money
from policy.text.asking import is_question
from policy.text.compare import chinese_number

_LONGEST: Final = 40  # characters: a longer text says more than a sum
_CORRECTS: Final = re.compile(
    r"^(?:金额|资金|经费|预算|总价)(?:[是为]|一共)|错|手滑|不对|不是|更正|应该?[是为]|准数|确切|准确|最[后终]|定下来|定了|改(?:[成为到]|(?=\s*[\d一二三四五六七八九十]))|调[到成整]|[变换](?:更[为成]|[为成])|[多少]写|核[准定实]"
)
_NTH: Final = re.compile(r"第(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})[个项条](?:议题|事项)?")
_TURNS: Final = re.compile(r"\s*(?:应该?)?(?:[改调变换]|[更变][正更])[成为到整]")  # behind a sum: it was so
_AROUND: Final = re.compile(
    r"财务|会计|实际|不好意思|对不起|抱歉|手滑|准数|出来|金额|资金|经费|预算|费用|数额|数字|总价|价[格钱]|更正|应该|应为|[准确]确?切?数|准确|确切|最[后终]|核[准定实]|[多少]写|会?上?研究|一?个?[零0]|刚才|[上前]面"
    r"|[嗯会我们了的是就吧啊呢那这个哈呀错不对写打定改成为到调整一下项其实说钱在给报算笔款从由变更换，,。.、；;！!\s]"
)


class Corrected(NamedTuple):
    """The meeting, the place of its matter, and the sum as it was said."""

    meeting: MeetingNotice
    position: int
    sum: str


def _corrected(desk: Desk, message: Message) -> Corrected | None:
    text = message.text.strip()
    if not desk.context.me.has(*MAY_CHANGE):
        return None
    if len(text) > _LONGEST or not _CORRECTS.search(text) or is_question(text):
        return None
    amounts = read_money(text).amounts
    new = [each for each in amounts if not (text[: each.start].endswith("不是") or _TURNS.match(text[each.end :]))]
    if len(new) != 1:
        return None
    old = {each.yuan for each in amounts if each is not new[0]}
    rest = "".join(_between(text, [(each.start, each.end) for each in amounts]))
    nth, named = _NTH.search(rest), _AROUND.sub("", _NTH.sub("", rest))
    position = chinese_number(nth["n"]) if nth else None
    found = [
        (row, item.position)
        for row in _meetings(desk)
        for item in row.items
        if item.amount_yuan
        and position in (None, item.position)
        and (not named or is_called(item.text, named))
        and (not old or item.amount_yuan in old)
    ]
    return Corrected(*found[0], new[0].text) if len(found) == 1 else None


def _between(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """What stands outside the spans."""
    starts = [0, *(end for _, end in spans)]
    return [text[start:end] for start, end in zip(starts, [*(start for start, _ in spans), len(text)], strict=True)]


def _meetings(desk: Desk) -> list[MeetingNotice]:
    """The one asked about, else the one spoken of last, else all that may be changed."""
    rows = list(candidates(desk))
    asked = [row for row in rows if row.number == question.about(desk)]
    last = search.last_spoken_of(desk.context, rows)
    return asked or ([last] if last else rows)


@act("sum_corrected", match=_corrected, order=Order.CHANGE, roles=MAY_CHANGE)
def sum_corrected(desk: Desk, message: Message, found: Corrected) -> Reply:
    """As «更正 编号 第1项金额：85万»."""
    said = Said("更正", found.meeting.number, f"第{found.position}项金额：{found.sum}", found.meeting)
    return amend_meeting(desk, message, said)
