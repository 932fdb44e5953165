"""检查问题, 会议问题, 会议交办: what was found or handed out, department by department, filed in one go after 确认."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.publication import findings, held, inspections
from actions.publication.finding import Publication
from actions.publication.findings import Findings
from actions.publication.inspections import Inspection
from handlers.publication.inspections import named_department
from handlers.publication.meetings import held_last
from handlers.talk import question
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import find
from handlers.talk.registry import GROUP
from policy.text.asking import is_question
from policy.text.write import say_day
from policy.time.months import last_day
from policy.when import Days, read_deadline

_PART = re.compile(r"[；;\n]")
_NUMBERING = re.compile(r"^\s*(?:[（(]?\d{1,2}[)）.．、]|[①-⑩])\s*")
_BY = re.compile(  # «12月31日前整改», «都得月底前改掉», «都给到12月31号»
    r"[，,；;。\s]*(?:(?P<before>[^，,；;。：:\s]{2,12}?)(?:之前|以前|前)|(?:都|限|一律)*(?:给|期限|放)?[到至](?P<until>[^，,；;。：:\s]{2,8}[日号底]))"
    r"(?:[都要得给]|全部)*(?:整?改|完成|办|反馈|落实|到位|[掉完好结])*[。]?\s*$"
)
_ALL = r"(?:[两几各三四]家|各单位|大家)?(?:都有|共有|共同|共性)的?(?:问题|毛病)?(?:是|有)?"  # «两家都有的是台账后补»
_COMMON = re.compile(rf"{_ALL}|共性(?:问题)?|各单位")
_REGISTERS = {"rectification": "问题整改，整改", "supervised_tasks": "督办事项，完成"}


def _of_last(desk: Desk, message: Message) -> Said | None:
    """What is said of the inspection that was recorded last, without its number."""
    rows = inspections.listing(desk.context, most=1) if not is_question(message.text) else []
    return Said("检查问题", rows[0].number, message.text, rows[0]) if rows else None


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
    meant=held_last,
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
    meant=held_last,
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
    by_department, dues = _by_department(desk, where, found.rest, message.at)
    said = [each for words in by_department.values() for each in words]
    if not said:
        raise UserError(f"请写明内容，如“{found.word} {what.number} {where[0].name}：……”，并重发整条。")
    if any(each not in dues for each in said):
        done = _REGISTERS[what.register].partition("，")[2]
        raise UserError(f"请写明{done}期限，如“12月31日前{done}”，并重发整条。")
    names, last = {each.id: each.name for each in where}, max(dues.values())
    own = dues if len(set(dues.values())) > 1 else {}
    lines = [
        f"{names[key]}：{'；'.join(f'{each}（{say_day(own[each])}前）' if own else each for each in words)}"
        for key, words in by_department.items()
    ]
    limit = "如下" if own else say_day(last)
    text = "\n".join([f"将转入{_REGISTERS[what.register]}期限{limit}：", *lines]) + "\n"
    wanted = replace(what, by_department=by_department, due_on=last, own_due=own)
    return question.confirm(
        desk, "confirm_findings", text, wanted, verb="登记", about=what.number, dropped="好的，未登记。"
    )


def _by_department(
    desk: Desk, where: list[Department], text: str, at: datetime
) -> tuple[dict[int, list[str]], dict[str, date]]:
    """«交通局：……；……；共性：……»: a part without a name is the last named one's; by when each is to be done, which the next part with a day says."""
    found: dict[int, list[str]] = {each.id: [] for each in where}
    dues, undated, to = dict[str, date](), list[str](), list[Department]()
    for part in _parts(desk, where, text):
        name, colon, problem = _named(re.sub(r"[：:]", "：", part), where)
        if colon:
            common = _COMMON.fullmatch(name.strip())
            to = where if common else [each for each in where if each == named_department(desk, name.strip())]
        until = _BY.search(problem if colon else part)
        words = _NUMBERING.sub("", _BY.sub("", problem if colon else part)).strip(" ，。")
        if words and not to:
            raise UserError(f"“{part.strip()[:20]}”没有写明是哪个单位的，或该单位不在本次范围内，请核对后重发。")
        for each in to if words else ():
            found[each.id].append(words)
        undated += [words] if words else []
        if until and (due := _day(desk, f"{until['before'] or until['until']}前", at)):
            dues |= dict.fromkeys(undated, due)
            undated = []
    whole = _day(desk, text, at) if undated and not dues else None
    dues |= dict.fromkeys(undated, whole) if whole else {}
    return {key: problems for key, problems in found.items() if problems}, dues


def _day(desk: Desk, words: str, at: datetime) -> date | None:
    """The day by which; «月底前», too."""
    if end := last_day(words, at.date()):
        return end[1]
    found = read_deadline(words, at, desk.context.rules.calendar)
    return found.last if isinstance(found, Days) else None


def _parts(desk: Desk, where: Sequence[Department], text: str) -> list[str]:
    """From the first that is named on; a comma before a name parts, too."""
    names = "|".join([*(re.escape(each.name) for each in where), _ALL])
    first = re.search(names, text)
    opening = text[: first.start()] if first else ""
    if not departments.mentioned(desk.context, opening):
        text = text.removeprefix(opening)
    return [each for each in re.split(rf"{_PART.pattern}|[，,。](?={names})", text) if each.strip()]


def _named(part: str, where: Sequence[Department]) -> tuple[str, str, str]:
    """«交通局：……», «交通局……», «两家都有的是……»: whose, and what."""
    name, colon, problem = part.partition("：")
    known = "|".join([*(re.escape(each.name) for each in where), _ALL])
    begins = re.match(rf"\s*(?P<name>{known})[，,\s]*", part)
    return (name, colon, problem) if colon or begins is None else (begins["name"], "：", part[begins.end() :])


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
