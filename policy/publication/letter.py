"""The words in which a publication reaches its addressees: what it says, and what is expected back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from policy.publication.definition import PublicationDefinition
from policy.text.write import say_day, say_moment

UPDATED: Final = "已更新，请重阅，此前的版本不再有效。"


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
    file: str = ""  # name of what goes with it, and its address where there is a page


def letter(definition: PublicationDefinition, what: Letter, office: str) -> str:
    """«【通知】2026-0001 ……», the text as it was written, and how to answer."""
    lines = [f"【{definition.title}】{what.number}".rstrip(), UPDATED if what.version > 1 else "", what.text]
    return "\n".join(
        line
        for line in (*lines, f"附件：{what.file}" if what.file else "", how_to_answer(definition, what), office)
        if line
    )


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
            return (
                f"请回复“参会 {number}”；不能到会的回复“请假 {number} 原因”，由他人代为参会的回复“代会 {number} 姓名”。"
            )
        case "fields":
            asked = " ".join(f"{each.title}：……" for each in definition.fields)
            return f"{by}回复“答复 {number} {asked}”。"
        case _:
            return ""
