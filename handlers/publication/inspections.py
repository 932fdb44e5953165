"""检查, 检查问题, 抽查 in chat: what has been inspected, what was found and by when it is mended, and lots drawn in the open."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.publication import inspections, spot_checks
from actions.publication.spot_checks import SpotCheck
from handlers.talk import question
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import GROUP, act
from policy.text.compare import chinese_number
from policy.text.write import say_day
from policy.when import Days, read_days

_NAMES = re.compile(r"[、，,和与\s]+")
_COUNT = r"(?P<n>\d{1,5})"
_BACK = 240  # days: a day without a year that lies farther back is one to come


@dataclass(frozen=True)
class Held:
    """An inspection that is to be recorded."""

    names: list[str]
    first: date
    last: date
    questionnaires: int
    interviews: int


@act(
    "record_inspection",
    words=r"登记(?:监督)?检查[\s：:]*(?P<who>[^\s\d]+?)[\s，,]*(?P<when>\d.*?)(?P<counts>(?:[\s，,]*(?:发放)?(?:问卷|谈话|访谈|走访谈话)\S*)*)[。]?",
    roles=GROUP,
    usage="登记检查 单位 起止日期 问卷……份 谈话……人次",
    summary="检查结束后登记单位、日期和数量，再用“检查问题 编号 ……”登记问题",
    examples=("登记检查 交通局、水利局 11月10日至11月12日 问卷267份 谈话34人次",),
)
def record_inspection(desk: Desk, message: Message, found: Any) -> Reply:
    """Shown, then recorded; one that is still to come is entered nowhere."""
    context = desk.context
    where = [named_department(desk, name) for name in _NAMES.split(found["who"]) if name]
    days = read_days(found["when"], message.at, context.rules.calendar, back=_BACK)
    if not isinstance(days, Days):
        raise UserError("请写明检查的起止日期，如“11月10日至11月12日”，并重发整条“登记检查”。")
    if days.last > message.at.date():
        raise UserError("检查在结束后登记：尚未开展或尚未结束的检查请勿录入。")
    counts = found["counts"] or ""
    held = Held(
        [each.name for each in where],
        days.first,
        days.last,
        read_tally(counts, "问卷"),
        read_tally(counts, "谈话|访谈"),
    )
    text = f"登记检查：{'、'.join(held.names)}，{say_day(held.first)}至{say_day(held.last)}，问卷{held.questionnaires}份，谈话{held.interviews}人次。"
    return question.confirm(desk, "confirm_inspection", text, held, verb="登记", dropped="好的，未登记。")


def named_department(desk: Desk, name: str) -> Department:
    """A department of the person's, by its name; raises UserError with the nearest."""
    found = departments.resolve(desk.context, name)
    if not isinstance(found, Department):
        near = f"，您是否指{'、'.join(found)}" if found else ""
        raise UserError(f"未找到单位“{name}”{near}。请核对后重发整条。")
    return found


def read_tally(text: str, words: str) -> int:
    """The number that stands behind one of these words; 0 where none does."""
    found = re.search(rf"(?:{words})\D{{0,4}}{_COUNT}", text)
    return int(found["n"]) if found else 0


@question.answers("confirm_inspection", roles=GROUP)
def confirm_inspection(desk: Desk, kept: Held, _yes: str) -> Reply:
    """«确认»: it has a number, with which its findings are recorded."""
    where = [question.chosen_department(desk, name) for name in kept.names]
    row = inspections.record_inspection(
        desk.context, where, kept.first, kept.last, kept.questionnaires, kept.interviews
    )
    return Reply(
        f"已登记，编号 {row.number}。发现的问题请回复“检查问题 {row.number} 交通局：……；共性：…… 12月31日前整改”。"
    )


@act(
    "questionnaire",
    words=r"(?:制作|发放|发)?(?:无记名)?问卷[\s：:]*(?P<who>[^\s\d]{2,14}?)[\s，,]*(?P<codes>\d{1,4})\s*份[。]?",
    roles=GROUP,
    usage="问卷 单位 30份",
    summary="制作无记名问卷，编码打印在纸上随机发放",
    examples=("问卷 交通局 30份",),
)
def questionnaire(desk: Desk, _message: Message, found: Any) -> Reply:
    """Where the sheet of codes is made: they are printed, and told in no message."""
    department = named_department(desk, found["who"])
    link = desk.link("制作并打印编码", "/questionnaires", {"department": str(department.id), "codes": found["codes"]})
    if not link:
        raise UserError("无记名问卷需在页面填写，尚未配置页面地址，请改用纸质问卷。")
    return Reply(
        f"{department.name}问卷{found['codes']}份，请在此{link}。编码只下载一次，请打印后剪开随机发放，不登记领取人。"
    )


@act(
    "spot_check",
    words=r"(?:随机)?抽查\s*(?P<before>[一二三四五六七八九十两\d]{1,3})\s*(?:家|个)(?:单位|部门)?[。]?",
    roles=GROUP,
    usage="抽查 3家",
    summary="从本组单位中随机抽取，种子留存可复核；“复核抽查 编号”",
    examples=("抽查 3家单位",),
)
def spot_check(desk: Desk, _message: Message, found: Any) -> Reply:
    """Out of the departments of the own groups that report by themselves."""
    own = [each for each in departments.visible(desk.context) if each.group_id in desk.context.me.group_ids]
    names = [each.name for each in own if each.parent_id is None and not each.practice]
    row = spot_checks.draw(desk.context, "本组单位", names, chinese_number(found["before"]) or 0)
    return Reply(
        f"抽查 {row.number}：从{len(names)}家中抽取{len(row.drawn)}家：{'、'.join(row.drawn)}。种子 {row.seed}，回复“复核抽查 {row.number}”可复核。"
    )


@verb("check_draw", "复核抽查|复核", SpotCheck, roles=GROUP, examples=("复核抽查 2026-0123",))
def check_draw(desk: Desk, _message: Message, found: Said) -> Reply:
    """Drawn once more with the seed that was kept."""
    row: SpotCheck = found.item
    again = spot_checks.pick(row.names, len(row.drawn), row.seed)
    same = "一致" if again == row.drawn else "不一致，请联系系统管理员"
    at = desk.context.local(row.at)
    return Reply(
        f"抽查 {row.number}（{at:%m月%d日%H:%M}）：名单{'、'.join(row.names)}，种子 {row.seed}，重新抽取为{'、'.join(again)}，与原结果{same}。"
    )
