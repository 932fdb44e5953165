"""检查问题, 会议问题, 会议交办: what was found or handed out, department by department, filed in one go after 确认."""

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.common.departments import Department
from actions.common.errors import UserError
from actions.publication import findings, held, inspections
from actions.publication.finding import Publication
from actions.publication.findings import Findings
from actions.publication.inspections import Inspection
from handlers.publication.inspections import named_department
from handlers.talk import question
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import find
from handlers.talk.registry import GROUP
from policy.text.ask import Ask
from policy.text.asking import is_question
from policy.text.write import say_day
from policy.when import read_deadline

_PART = re.compile(r"[；;\n]")
_NUMBERING = re.compile(r"^\s*(?:[（(]?\d{1,2}[)）.．、]|[①-⑩])\s*")
_BY = re.compile(
    r"[，,；;。\s]*[^，,；;。：:\s]{2,12}?(?:之前|以前|前)(?:完成)?(?:整改|完成|办结|反馈|落实)(?:到位)?[。]?\s*$"
)
_OPENS = re.compile(
    r"^\S{0,6}?(?:检查|查)(?:中|时)?(?:发现|查出)?(?:了|出|出来)?的?(?:这些|以下|几个|几条)?问题?[：:，,\s]+"
)
_COMMON = ("共性", "共性问题", "各单位")
_REGISTERS = {"rectification": "问题整改，整改", "supervised_tasks": "督办事项，完成"}


def _of_last(desk: Desk, message: Message) -> Said | None:
    """What is said of the inspection that was recorded last, without its number."""
    rows = inspections.listing(desk.context, most=1) if not is_question(message.text) else []
    return Said("检查问题", rows[0].number, _OPENS.sub("", message.text, count=1), rows[0]) if rows else None


@verb(
    "inspection_findings",
    "检查(?:发现)?问题",
    Inspection,
    meant=_of_last,
    roles=GROUP,
    usage="检查问题 编号 单位：……；共性：…… 12月31日前整改",
    summary="把检查发现的问题一次转入各单位问题整改",
    examples=("检查问题 2026-0123 交通局：招标文件未公开；共性：台账登记不及时 12月31日前整改",),
)
def inspection_findings(desk: Desk, message: Message, found: Said) -> Reply:
    """Common findings to all that were inspected, individual ones to their department alone."""
    row: Inspection = found.item
    return _show(desk, message, found, Findings(row.number, {}, row.last))


@verb(
    "meeting_findings",
    "(?:会议|会商|约谈|调度)(?:会)?(?:发现|指出)?(?:的)?问题",
    Publication,
    roles=GROUP,
    usage="会议问题 编号 单位：……；共性：…… 12月31日前整改",
    summary="把会商、约谈指出的问题一次转入各单位问题整改",
    examples=("会议问题 2026-0123 交通局：招标文件未公开；共性：台账登记不及时 12月31日前整改",),
)
def meeting_findings(desk: Desk, message: Message, found: Said) -> Reply:
    """What was found at a meeting that the group called."""
    return _of_meeting(desk, message, found, "rectification")


@verb(
    "meeting_tasks",
    "(?:会议|会商|约谈|调度)(?:会)?(?:交办|议定)(?:的)?(?:事项|任务)?|交办事项",
    Publication,
    roles=GROUP,
    usage="会议交办 编号 单位：……；共性：…… 12月31日前完成",
    summary="把会上议定的事项一次交办各单位",
    examples=("会议交办 2026-0123 交通局：报送整改方案；共性：开展自查 12月31日前完成",),
)
def meeting_tasks(desk: Desk, message: Message, found: Said) -> Reply:
    """What was agreed there: closed by the group, as what it found is."""
    return _of_meeting(desk, message, found, "supervised_tasks")


def _of_meeting(desk: Desk, message: Message, found: Said, register: str) -> Reply:
    row: Publication = found.item
    held.check_held(desk.context, row)
    what = Findings(row.number, {}, desk.context.said_on, register, "其他")
    return _show(desk, message, found, what)


def _show(desk: Desk, message: Message, found: Said, what: Findings) -> Reply:
    where = _departments(desk, what.number)
    due = read_deadline(found.rest, message.at, desk.context.rules.calendar)
    if due is None or isinstance(due, Ask):
        done = _REGISTERS[what.register].partition("，")[2]
        raise UserError(f"请写明{done}期限，如“12月31日前{done}”，并重发整条“{found.word}”。")
    by_department = _by_department(desk, where, _BY.sub("", found.rest))
    if not by_department:
        raise UserError(f"请写明内容，如“{found.word} {what.number} {where[0].name}：……”，并重发整条。")
    names = {each.id: each.name for each in where}
    lines = [f"{names[key]}：{'；'.join(words)}" for key, words in by_department.items()]
    text = "\n".join([f"将转入{_REGISTERS[what.register]}期限{say_day(due.last)}：", *lines]) + "\n"
    wanted = replace(what, by_department=by_department, due_on=due.last)
    return question.confirm(
        desk, "confirm_findings", text, wanted, verb="登记", about=what.number, dropped="好的，未登记。"
    )


def _by_department(desk: Desk, where: list[Department], text: str) -> dict[int, list[str]]:
    """«交通局：……；……；共性：……»: a part without a name is the last named one's."""
    found: dict[int, list[str]] = {each.id: [] for each in where}
    to: list[Department] = []
    for part in (each for each in _PART.split(text) if each.strip()):
        name, colon, problem = _named(re.sub(r"[：:]", "：", part), where)
        if colon:
            to = (
                where
                if name.strip() in _COMMON
                else [each for each in where if each == named_department(desk, name.strip())]
            )
        if not to:
            raise UserError(f"“{part.strip()[:20]}”没有写明是哪个单位的，或该单位不在本次范围内，请核对后重发。")
        words = _NUMBERING.sub("", problem if colon else part).strip(" ，。")
        for each in to:
            found[each.id] += [words] if words else []
    return {key: problems for key, problems in found.items() if problems}


def _named(part: str, where: Sequence[Department]) -> tuple[str, str, str]:
    """«交通局：……», «交通局……»: whose, and what."""
    name, colon, problem = part.partition("：")
    begins = next((each.name for each in where if part.strip().startswith(each.name)), None)
    return (name, colon, problem) if colon or begins is None else (begins, "：", part.strip()[len(begins) :])


def _departments(desk: Desk, number: str) -> list[Department]:
    found = find(desk.context, number)
    row = found.item if found else None
    if isinstance(row, Inspection):
        return inspections.departments_of(desk.context, row)
    if isinstance(row, Publication):
        return held.departments(desk.context, row)
    raise UserError(f"{number} 已不在您的范围内，未登记。")


@question.answers("confirm_findings", roles=GROUP)
def confirm_findings(desk: Desk, kept: Findings, _yes: str) -> Reply:
    """«确认»: each is an entry with its deadline."""
    numbers = findings.file_findings(desk.context, _departments(desk, kept.number), kept)
    title = _REGISTERS[kept.register].partition("，")[0]
    return Reply(f"已转入{title}{len(numbers)}项：{'、'.join(numbers)}，已告知各单位联络员。")
