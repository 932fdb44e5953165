"""Whether words can be the answer to a field of a meeting: an answer only fills what it fits."""

import re
from datetime import datetime
from typing import Final

from policy.money import read_money
from policy.notice.change_words import read_change
from policy.notice.past import tells_of_past
from policy.notice.place_words import looks_like_place
from policy.text.choice import read_word
from policy.text.compare import fold
from policy.when import Calendar, read_when

_QUESTION: Final = re.compile(
    r"[?？]|[吗呢么]\s*[。.!]?$|怎么|如何|什么|[周星期号点]几|几[天点号个周次]|哪|谁|咋|啥|多久|多少|能不能|可不可以|要不要|是不是|是否|有没有|为何"
    r"|请问|想问|问一?下|咨询|在不在|密码|人工|标准是|怎样"
)
_COMMAND: Final = re.compile(
    r"^\s*(?:报送|上报|重报|撤[销回]|取消|补?记(?!者)|登记|代登|布置|退回|审核|催办|领取|统计|查看|查一?下|帮助|延期|改期|免报|交接|请假|销假|导出|预览|发送|通知"
    r"|我的|本周|本月|谁没报|逾期|目录|第\s*\d+\s*问|补充|更正|修改|删[掉除]|说明|意见|参会|答复)"
)
_REFUSAL: Final = re.compile(
    r"(?:这个|我|现在|目前|暂时?)*(?:也|都|还)?(?:不?(?:知道|清楚|确定|好说)|不[行对要]|没有?|无|随便|都行|待定|未定|没定|不填|先不|先这样|再说|以后再)"
)
# Why a meeting came at short notice: «领导临时定的», «临时接到上级通知»; a reason, and no matter.
_SUDDEN: Final = re.compile(
    r".{0,8}(?:临时|突然|紧急|刚刚?|才)(?:定|通知|安排|要求|决定)(?:的|了|下来)?.{0,2}|.{0,8}(?:临时|突然|刚刚?)(?:接到|收到).{0,10}通知"
)
_REASON: Final = re.compile(r"[一-龥]{2,}")
_SUM: Final = re.compile(
    r"(?:大概|大约|约|差不多|估计|可能|也就|将近)*\s*[\d一二两三四五六七八九十百千几多来余.,万亿元块wW]+\s*(?:元|块钱?)?(?:左右|上下|吧|的样子)*"
)
_PERSON: Final = re.compile(
    r"[一-龥·]{2,4}(?:同志|主任|科长|处长|局长|书记)?[\s，,:：]*(?:电话)?[:：]?\s*(?:1\d{10}|\d{7,8}|\d{3,4}-\d{7,8})?"
)
_PEOPLE: Final = re.compile(r"成员|班子|领导|科室|人员|全体|负责人|干部|职工|党员|代表|单位|部门|\d+\s*人")
_ABOUT_TIME: Final = re.compile(
    r"^(?:会议)?(?:时间|日期)?(?:就|定|改|是|在|为|到|拟|于|开|召开|举行|开会|大概|应该|那就|吧|了|的|[，,。.\s])*$"
)


def is_question(text: str) -> bool:
    """Whether a text asks something: no field takes it."""
    return _QUESTION.search(fold(text)) is not None


def is_no_answer(text: str, at: datetime, calendar: Calendar) -> bool:
    """A question, a command, a change, or a way out: no field takes it."""
    said = fold(text).strip()
    if not said or _QUESTION.search(said) or _COMMAND.match(said) or _REFUSAL.fullmatch(said.strip("。.,")):
        return True
    return read_word(text) is not None or read_change(text, at, calendar) is not None


def tells_progress(text: str) -> bool:
    """Whether words can be the progress of a matter: no question, no way out, no yes or no, no command."""
    said = fold(text).strip()
    return len(said) > 1 and not is_question(said) and read_word(text) is None and _COMMAND.match(said) is None


def fits(field: str, text: str, at: datetime, calendar: Calendar) -> bool:
    """Whether a text can fill the field by itself; what `is_no_answer` holds has been looked at before."""
    said = fold(text).strip(" 。,;")
    if field == "place":
        return looks_like_place(said)
    if field == "starts_at":
        return _is_time(said, at, calendar)
    if field == "late_reason":
        return _may_explain(said, at, calendar)
    if field == "contact":
        return _PERSON.fullmatch(said) is not None
    if field == "scope":
        return _PEOPLE.search(said) is not None
    if field == "items":
        return (
            len(said) > 1
            and _SUDDEN.fullmatch(said) is None
            and not looks_like_place(said)
            and not tells_of_past(said)
            and not _is_time(said, at, calendar)
        )
    return field == "form" and len(said) > 1 and not looks_like_place(said) and not _is_time(said, at, calendar)


def _may_explain(said: str, at: datetime, calendar: Calendar) -> bool:
    """A reason is no place, no sum, no time."""
    if _REASON.search(said) is None or looks_like_place(said) or _SUM.fullmatch(said):
        return False
    return not (read_money(said).amounts and len(said) < 10) and not _is_time(said, at, calendar)


def _is_time(said: str, at: datetime, calendar: Calendar) -> bool:
    """A time and hardly anything else: «记一下：今天局长谈话了» is none."""
    read = read_when(said, at, calendar, at.date())
    words = fold(read.text) if read.text else ""
    if not words:
        return False
    return all(_ABOUT_TIME.fullmatch(part.strip()) for part in _around(said, words))


def _around(said: str, words: str) -> list[str]:
    """What stands around the words of the time; several times of one answer count as one."""
    rest = said
    for each in words.split("、"):
        rest = rest.replace(each, "\n", 1)
    return [part for part in rest.split("\n") if part.strip()]
