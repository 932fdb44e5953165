"""导出 in chat: a link to the file, or a job whose file or link is pushed when it is done."""

import re
from typing import Any
from urllib.parse import urlencode

from actions.common import departments
from actions.common.departments import Department
from actions.common.numbers import read_number
from actions.common.states import JobState
from actions.ledger import entries
from actions.overview import export_jobs, export_views
from actions.overview.export_jobs import Job
from actions.publication.finding import Publication
from handlers.ledger.list_words import read_list
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask_department
from handlers.talk.registry import ANYONE, GROUP, act, plainly
from handlers.talk.slots import Slot, Wants
from policy.report.statistic_words import read_named_span

MAY_EXPORT = ANYONE | {"staff", "discipline", "commission"}
_WORD = re.compile(r"(?i)word|文档")
LONG = {"xlsx": 1000, "docx": 150, "zip": 0}  # records that take longer than a second
_AS_WORD = re.compile(r"(?i)\s*(?:的|成|为)?(?:word|文档|公文)(?:版|格式)?$")
PAPERS = {
    "统计": "summary",
    "季度汇总": "summary",
    "汇总": "summary",
    "情况通报": "circular",
    "通报": "circular",
    "督办单": "supervision",
    "年度材料": "yearpack",
    "年终材料": "yearpack",
}
GROUPS_TABLE = "各组汇总"  # of the commission
_SENT_OUT = r"(?P<before>\S{0,8}?)的?[\s：:]*发文(?:记录|台账|列表|清单|情况|汇总)?[\s：:]*(?P<after>\S{0,8}?)[。]?"


@act(
    "export_publications",
    words=rf"(?:请|帮我)?(?:导出|下载)[\s：:]*{_SENT_OUT}",
    roles=GROUP | {"commission"},
)
def export_publications(desk: Desk, _message: Message, found: Any) -> Reply:
    """«导出 发文 2025年»: what was sent out, this year's where no span is named."""
    said = found["before"] or found["after"] or "今年"
    span, rest = read_named_span(f"{said}年" if re.fullmatch(r"20\d\d", said) else said, desk.context.said_on)
    if span is None or rest:
        return Reply("请写明年份或月份，如“导出 发文 2026年”“导出 发文 三季度”。", "usage")
    return hand_out(desk, f"{span.label}发文", "publications.xlsx", {"span": span.label})


def _wanted(desk: Desk, message: Message) -> list[str]:
    """«把11月台账导出来», «出个去年全年的通报», as the command would name it: the kind, the span, the department."""
    text = message.text
    names = [
        GROUPS_TABLE,
        *PAPERS,
        "台账",
        *(name for each in entries.definitions(desk.context) for name in each.names),
    ]
    kind = next((name for name in sorted(names, key=len, reverse=True) if name in text), None)
    if kind is None:
        return []
    span, _rest = read_named_span(text.replace("全年", ""), message.at.date())
    where = departments.mentioned(desk.context, text) if kind not in PAPERS or kind == "督办单" else []
    said = [
        kind,
        span.label if span else "",
        where[0].name if len(where) == 1 else "",
        "Word" if _WORD.search(text) else "",
    ]
    return [" ".join(filter(None, said))]


def _kinds(desk: Desk) -> list[str]:
    own = ["台账 本月", "整改 今年"]
    return [*own, "统计 本季度", "通报 本季度"] if desk.context.me.has(*GROUP) else own


@act(
    "export",
    meant=Wants(Slot("what", _wanted, "请问导出哪一类？", _kinds)),
    words=rf"导出[\s：:]*(?!进度|情况$|{_SENT_OUT}$)(?P<what>[^?？]{{2,30}})",
    roles=MAY_EXPORT,
    usage="导出 整改 11月",
    summary="把台账、清单、统计导出为表格或公文",
    examples=("导出 台账 11月", "导出 统计 三季度", "导出 年度材料 2026年"),
)
def export(desk: Desk, _message: Message, found: Any) -> Reply:
    """Which view, as a link that opens for this person alone."""
    said, kind = _kind(found["what"].strip(" 。"))
    if desk.context.me.has("commission"):
        return _of_groups(desk, said, kind)
    for word, name in PAPERS.items():
        if said.startswith(word):
            if not desk.context.me.has(*GROUP):
                return Reply(f"“{word}”由派驻组导出；您可导出本单位台账，如“导出 台账 11月”。", "refused")
            return _paper(desk, word, name, said.removeprefix(word).strip())
    if found_ledger := re.match(r"(?P<mine>我的)?(?:履责)?台[账帐]", said):
        return _ledger(desk, said[found_ledger.end() :].strip(), bool(found_ledger["mine"]))
    wanted = read_list(desk, said)
    if wanted is None or isinstance(wanted.department, list):
        if _is_counted(desk, said):
            return Reply("该项只记数字，请回复“统计 四季度”查看，或由派驻组“导出 统计 四季度”。", "usage")
        return Reply("请写明导出哪一类，如“导出 整改 三季度”“导出 台账 11月”。各类名称请回复“登记目录”查看。", "usage")
    asked = {
        "span": wanted.span.label if wanted.span else "",
        "department": wanted.department.name if wanted.department else "",
        "mine": "1" if wanted.mine else "",
        "overdue": "1" if wanted.overdue else "",
    }
    key = wanted.definition.key
    title = f"{asked['span']}{wanted.definition.title}"
    if not export_views.size(desk.context, f"{key}.{kind}", asked):
        return Reply(f"{title}暂无记录，无需导出。", "empty")
    return hand_out(desk, title, f"{key}.{kind}", asked)


def _of_groups(desk: Desk, said: str, kind: str) -> Reply:
    """The commission reads totals alone."""
    span, rest = read_named_span(said.replace("年度", "年"), desk.context.said_on)
    if GROUPS_TABLE not in said and rest.strip("的 "):
        return Reply("派出机关导出各组汇总，请写“导出 各组汇总 2026年”，需要公文格式的加“Word”。", "usage")
    label = span.label if span else "今年"
    return hand_out(desk, f"{label}{GROUPS_TABLE}", f"totals.{kind}", {"span": label})


def _kind(said: str) -> tuple[str, str]:
    """What is asked for, and whether as a sheet or, where that is said, as a Word paper."""
    rest = _AS_WORD.sub("", said).strip()
    return (rest, "docx") if rest != said else (said, "xlsx")


def _is_counted(desk: Desk, said: str) -> bool:
    """Whether it names a register of numbers alone."""
    kinds = (kind for each in entries.definitions(desk.context) for kind in each.kinds)
    return any(word in said for kind in kinds for word in (kind.title, *kind.words))


def _ledger(desk: Desk, said: str, mine: bool) -> Reply:
    span, rest = read_named_span(said, desk.context.said_on)
    asked = {"span": span.label if span else "", "mine": "1" if mine else ""}
    if rest := rest.strip("的 "):
        department = departments.resolve(desk.context, rest)
        if not isinstance(department, Department):
            return ask_department(desk, "export_ledger_of", rest, department, asked)
        asked["department"] = department.name
    return _entries(desk, asked)


def _entries(desk: Desk, asked: dict[str, str]) -> Reply:
    return hand_out(desk, f"{asked.get('department', '')}{asked['span']}履责台账", "ledger.docx", asked)


def _paper(desk: Desk, word: str, name: str, rest: str) -> Reply:
    if name == "yearpack":
        return _year_pack(desk, rest)
    if name != "supervision":
        span = rest or ("本月" if word == "统计" else "本季度")
        return hand_out(desk, f"{rest}{word}", f"{name}.docx", {"span": span})
    if not rest:
        return Reply("请写明单位或编号，如“导出 督办单 交通局”“导出 督办单 2026-0123”。", "usage")
    if number := read_number(rest):
        entry = entries.find(desk.context, number)
        if entry is None:
            return Reply(f"没有找到编号为 {number} 的登记事项，请核对编号。", "unknown")
        asked = {"department": entry[0].department.name, "number": number}
        return hand_out(desk, f"{entry[0].department.name}督办单", "supervision.docx", asked)
    department = departments.resolve(desk.context, rest)
    if not isinstance(department, Department):
        return ask_department(desk, "export_supervision_of", rest, department)
    return _supervision(desk, None, department.name)


def _year_pack(desk: Desk, rest: str) -> Reply:
    year, left = read_named_span(rest, desk.context.said_on)
    if left.strip("的 ") or (year and "年" not in year.label):
        return Reply("年度材料按年生成，请写明年份，如“导出 年度材料 2026年”。", "usage")
    label = year.label if year else "今年"
    return hand_out(desk, f"{label}年度材料", "yearpack.zip", {"span": label})


@answers("export_ledger_of", roles=MAY_EXPORT)
def _ledger_of(desk: Desk, asked: dict[str, str], department: str) -> Reply:
    """The department was asked for; the span stands as it was said."""
    return _entries(desk, {**asked, "department": department})


@answers("export_supervision_of", roles=GROUP)
def _supervision(desk: Desk, _nothing: None, department: str) -> Reply:
    """A department's 督办单."""
    return hand_out(desk, f"{department}督办单", "supervision.docx", {"department": department})


@verb("signing_list", "(?:导出|生成|打印)?签到(?:表|册|名单)", Publication, roles=GROUP)
def signing_list(desk: Desk, _message: Message, found: Said) -> Reply:
    """Word, with a column to sign in."""
    return hand_out(desk, f"{found.item.title}签到表", "signing.docx", {"number": found.item.number})


@verb("export_receipts", "导出(?:签收|回执|回复)?(?:情况|名单|表)?", Publication, roles=GROUP)
def export_receipts(desk: Desk, _message: Message, found: Said) -> Reply:
    """Excel: everybody with state, moment and words."""
    return hand_out(desk, f"{found.item.number}签收情况", "receipts.xlsx", {"number": found.item.number})


def hand_out(desk: Desk, title: str, view: str, asked: dict[str, str]) -> Reply:
    """Short: a link at once, where there is a page. Long, or without a page: a job whose result is pushed."""
    context, chosen = desk.context, {name: value for name, value in asked.items() if value}
    known = export_jobs.pending(context, view, chosen)
    if known is not None:
        return Reply(f"{_standing(known)}完成后将发给您，无需重复办理。", "pending")
    rows = export_views.size(context, view, chosen)
    if context.rules.public_url is None or rows > LONG[view.rpartition(".")[2]]:
        job = export_jobs.ask(context, view, chosen, title, rows)
        many = f"约{rows}{export_jobs.unit_of(job)}，" if rows else ""
        return Reply(f"已收到，正在处理：{title}，{many}编号 {job.number}。完成后将发给您；回复“导出进度”可查看进度。")
    address = f"{context.rules.public_url.rstrip('/')}/exports/{view}{'?' + urlencode(chosen) if chosen else ''}"
    return Reply(f"{title}请在此下载：\n{address}\n需在企业微信中打开，仅限本人权限范围。")


@act(
    "export_progress",
    meant=plainly,
    words=r"(?:导出|办理)(?:的)?(?:进度|情况)(?:怎么样|如何)?[。？?]*|我的导出",
    roles=MAY_EXPORT,
    usage="导出进度",
    summary="看正在生成的文件、正在办理的批量事项到了哪一步",
)
def progress(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Where the person's own exports and acts for many stand."""
    jobs = export_jobs.newest(desk.context)
    if not jobs:
        return Reply("近三天没有正在生成的文件和正在办理的批量事项。如需导出，请回复“导出 台账 11月”。")
    return Reply("\n".join(_standing(job) for job in jobs))


def _standing(job: Job) -> str:
    if job.state == JobState.RUNNING and job.rows_total:
        return f"{job.title}（编号 {job.number}）正在处理，已完成{job.rows_done}/{job.rows_total}{export_jobs.unit_of(job)}。"
    if job.view == export_jobs.ACTS:
        state = {JobState.DONE: "已办理完毕", JobState.FAILED: "中断，请回复“待办”查看后重新办理"}.get(
            job.state, job.state.word
        )
        return f"{job.title}（编号 {job.number}）{state}。"
    again = "，请重新导出" if job.state == JobState.FAILED else ""
    return f"{job.title}（编号 {job.number}）{job.state.word}{again}。"
