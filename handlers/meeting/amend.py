"""补充, 更正, 说明 by the department; 认可 by the group (M1)."""

import re

from actions.common import states
from actions.common.errors import UserError
from actions.meeting import changes as meeting_changes
from actions.meeting.report import MeetingNotice
from actions.meeting.telling import tell_desk
from actions.meeting.words import RECEIPT_END, say_verdict
from handlers.meeting.answer_words import UNUSED, UNUSED_SAID, read_answer
from handlers.meeting.changes import MAY_CHANGE, moved
from handlers.meeting.fields import read_values
from handlers.meeting.moved import carry_out
from handlers.meeting.questions import Waiting, next_question, say_filled, say_question, waiting
from handlers.meeting.which import pick
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, GROUP
from policy.notice.change_words import read_change
from policy.text.ask import Ask
from policy.text.asking import is_question
from policy.text.compare import chinese_number

_AMENDED = r"(?:会议)?(?:地点|议题|联系人|参会范围|第\s*\d+\s*项).{0,8}?(?:[改换][成为到在至]|[为成])."
_SUM = r"(?:第\s*[\d一二三四五六七八九十]+\s*项|议题\s*[\d一二三四五六七八九十]+)的?(?:金额|钱|经费|费用)(?:应?该?[是为]|[写填报]错)."
_SPOKEN = re.compile(rf"(?:请|麻烦)?(?:帮忙|帮我)?(?:把|将)?\s*(?P<rest>(?:{_AMENDED}|{_SUM}).*)", re.DOTALL)
_OF_ITEM = re.compile(r"(?:议题|第)\s*(?P<n>\d+|[一二三四五六七八九十]+)\s*项?(?:的?(?=金额|钱|经费|费用))")
_WRONGLY = re.compile(
    r"(?:金额|钱|经费|费用)[写填报]?错了?[，,]?\s*(?:应该?)?[是为]?|(?:金额|钱|经费|费用)(?:应该?)?[是为]"
)
_NOT_SO = re.compile(r"[，,]?\s*不是\s*[\d.]+\s*[万亿]?元?(?=$|[，,。；;])")
_FILL = re.compile(r"^补?(?:一?[下个]|充)?(?P<field>地点|联系人|参会范围|议题)[，,]\s*")
_WORDS = r"(?:补充(?!问法)|更正|修改(?!问答))(?!.*\d\s*(?:人次|件))"  # «更正 约谈 7人次» is a count's


def _spoken(_desk: Desk, message: Message) -> Said | None:
    """«地点改成机关六楼», of the one meeting that it can be."""
    found = _SPOKEN.fullmatch(message.text.strip())
    return Said("", None, found["rest"]) if found is not None and not is_question(message.text) else None


def _labelled(said: str) -> str:
    """«议题一的钱写错了，是86万不是68万» → «第1项金额：86万»; «补一下地点，五楼» → «地点：五楼»."""
    said = _OF_ITEM.sub(lambda found: f"第{chinese_number(found['n'])}项", _NOT_SO.sub("", said))
    return _FILL.sub(r"\g<field>：", _WRONGLY.sub("金额：", said))


@verb(
    "amend_meeting",
    rf"{_WORDS}|(?={_AMENDED}(?!.*(?:[?？]|吗[。.]?)$))",  # «把2026-0123的地点改成机关六楼»
    MeetingNotice,
    unknown=True,
    without=_WORDS,
    also=_spoken,
    roles=MAY_CHANGE,
    usage="补充 编号 地点：……",
    summary="补充或更正会议通知、报告表；材料送纸质的写“纸质已送”",
    examples=("补充 2026-0123 地点：机关五楼", "更正 2026-0123 第2项金额：350万元", "补充 2026-0123 纸质已送"),
)
def amend_meeting(desk: Desk, message: Message, found: Said) -> Reply:
    """What was missing is completed; what is corrected makes a new version that everybody is told."""
    context = desk.context
    meeting = pick(desk, message, found, "amend_meeting")
    if isinstance(meeting, Reply):
        return meeting
    states.check(meeting, "amend")
    word = found.word or "更正"
    said = found.rest if found.word else _labelled(found.rest.removesuffix("了"))
    values = read_values(desk, meeting, said, message.at)
    if isinstance(values, dict) and not values:
        change = read_change(f"{word}{said}", message.at, context.rules.calendar)
        if change is not None and change.added:
            return carry_out(desk, meeting, change)
        fields = waiting(desk, meeting)
        if not fields or word != "补充" or not said:
            raise UserError(_what(word, meeting.number))
        kept = Waiting(meeting.number, tuple(fields), fields[0])
        values = read_answer(desk, meeting, kept, said, message.at) or {}
    if isinstance(values, Ask):
        return Reply(say_question(desk, values), "ask")
    unused = values.pop(UNUSED, ())
    if values.pop("matter", None) is not None or not values:
        raise UserError(_what(word, meeting.number))
    day = values["starts_at"].date() if "starts_at" in values else values.get("day")
    if day is not None and meeting.day is not None and day != meeting.day:
        return moved(desk, meeting, values)
    if word == "补充" and meeting.items and "items" in values and "议题" in said:
        values["items"] = (*meeting.items, *values["items"])
    said_so = say_filled(desk, meeting, values)
    changes = meeting_changes.amend(context, meeting, values)
    if not changes:
        tell_desk(context, meeting, "会议补充")
    lines = [
        f"收悉，会议 {meeting.number} 已{word}{said_so}，并已告知派驻组。",
        *changes,
        UNUSED_SAID if unused else "",
        say_verdict(context, meeting) if "starts_at" in values else "",
        say_question(desk, next_question(desk, meeting)),
        RECEIPT_END,
    ]
    return Reply("\n".join(line for line in lines if line), forgotten=bool(unused))


def _what(word: str, number: str) -> str:
    return f"请写明{word}的内容，如“{word} {number} 地点：机关五楼”。"


@verb(
    "state_case",
    "说明",
    MeetingNotice,
    unknown=True,
    roles=DEPARTMENT,
    usage="说明 编号 情况……",
    summary="对迟报等情况作出说明",
    examples=("说明 2026-0123 市政府临时部署，当日即报",),
)
def state_case(desk: Desk, message: Message, found: Said) -> Reply:
    """The department's own words, kept with the notice and read by the desk."""
    meeting = pick(desk, message, found, "state_case")
    if isinstance(meeting, Reply):
        return meeting
    if not found.rest:
        raise UserError(f"请写明情况，如“说明 {meeting.number} 市政府临时部署，当日即报”。")
    meeting_changes.state_case(desk.context, meeting, found.rest)
    question = next_question(desk, meeting)
    return Reply(
        f"收悉，会议 {meeting.number} 的情况说明已登记，并已转派驻组。\n{say_question(desk, question)}".strip()
    )


@verb(
    "excuse_meeting",
    "认可",
    MeetingNotice,
    unknown=True,
    alone=True,
    roles=GROUP,
    usage="认可 编号 紧急",
    summary="认可迟报事出有因，结论不变、单独统计",
    examples=("认可 2026-0123 紧急",),
)
def excuse_meeting(desk: Desk, message: Message, found: Said) -> Reply:
    """The verdict stays; the meeting is counted apart; the department is told."""
    meeting = pick(desk, message, found, "excuse_meeting")
    if isinstance(meeting, Reply):
        return meeting
    meeting_changes.excuse(desk.context, meeting, found.rest.strip(" 。") or "紧急")
    return Reply(f"已登记：会议 {meeting.number} 认可{meeting.excused}，原结论不变，单独统计；已告知该单位。")
