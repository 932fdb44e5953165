"""The words in which a publication reaches its addressees: what it says, and what is expected back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from policy.publication.definition import PublicationDefinition
from policy.text.write import say_day, say_moment

UPDATED: Final = "已更新，请重阅，此前的版本不再有效。"
CHANGED: Final = "会议有变更，以本通知为准，请重新回复。"


@dataclass(frozen=True)
class Letter:
    """What is said in it; `number` is empty while it is a draft. `starts_at` is local."""

    number: str
    title: str
    text: str
    starts_at: datetime | None = None
    day: date | None = None
    place: str | None = None
    due_on: date | None = None
    version: int = 1
    asks: bool = True  # whether the reader is one who answers
    file: str = ""  # name of what goes with it, and its address where there is a page


def letter(definition: PublicationDefinition, what: Letter, office: str) -> str:
    """«【通知】2026-0001 ……», the text as it was written, and how to answer."""
    meets = definition.expects == "attendance"
    lines = (
        f"【{definition.title}】{what.number}".rstrip(),
        (CHANGED if meets else UPDATED) if what.version > 1 else "",
        what.text,
        _when_and_where(what) if meets else "",
        f"附件：{what.file}" if what.file else "",
        how_to_answer(definition, what) if what.asks else "",
        office,
    )
    return "\n".join(line for line in lines if line)


def _when_and_where(what: Letter) -> str:
    known = f"时间：{say_when(what.starts_at, what.day)}" if what.starts_at or what.day else say_when(None, None)
    return f"{known}，地点：{what.place}" if what.place else known


def say_when(starts_at: datetime | None, day: date | None) -> str:
    """When a meeting is; «时间另行通知» where that is not known."""
    return say_moment(starts_at) if starts_at else say_day(day) if day else "时间另行通知"


def how_to_answer(definition: PublicationDefinition, what: Letter) -> str:
    """What an addressee sends back, in one sentence; empty where nothing is expected."""
    number = what.number or "编号"
    by = f"请于{say_day(what.due_on)}前" if what.due_on else "请"
    match definition.expects:
        case "receipt":
            return f"{by}回复“收到”签收；如需答复请回复“答复 {number} ……”。"
        case "study":
            return f"学习后{by}回复“已学习 {number}”，可写明日期和形式，如“已学习 {number} 集中学习”。"
        case "attendance":
            papers = f"材料{by}报送，报送后回复“答复 {number} 材料已报送”。" if what.due_on else ""
            return (
                f"请回复“参会 {number}”；不能到会的回复“请假 {number} 原因”，由他人代为参会的回复“代会 {number} 姓名”。"
                f"{papers}"
            )
        case "fields":
            asked = " ".join(f"{each.title}：……" for each in definition.fields)
            return f"{by}回复“答复 {number} {asked}”。"
        case _:
            return ""
