"""填报表 in chat: asked for by name, filled with what is on record; sent back as text it is shown line by line and goes in after 确认."""

import re
from dataclasses import dataclass
from typing import Final

from actions.common import departments
from actions.common.errors import UserError
from actions.report import obligations, periods, sheet, submit
from actions.report.sheet import Filled, Line
from actions.report.submit import Obligation
from handlers.report.receipt import already, receipt, title_of
from handlers.talk.message import Desk, Reply
from handlers.talk.question import answers, confirm
from handlers.talk.registry import DEPARTMENT
from policy.report.report_words import report_command
from policy.text.write import say_day

ABOUT: Final = 24  # characters of what a line is about
_NUMBER: Final = r"20\d\d-\d{4}"


@dataclass(frozen=True)
class Sheet:
    """A filled-in sheet that was shown: of which report, and its rows (key, text)."""

    obligation: int
    rows: list[tuple[str, str]]


def sheet_for(desk: Desk, kind: str) -> Reply:
    """The sheet of what the sender's department owes of this kind: as files where there is a page, and as text."""
    settings = obligations.settings_of(desk.context, kind)
    own = [each for each in departments.own(desk.context) if settings and obligations.reports_itself(each, settings)]
    if settings is None or not own:
        raise UserError("该项报送由上级单位一并报送，或已取消，无需填报。")
    found = [periods.find_obligation(desk.context, each, settings, "") for each in own]
    owed = [each for each in found if not submit.is_in(each)]
    return Reply("\n\n".join(_sheet(desk, each) for each in owed) if owed else already(desk, found[0]))


def _sheet(desk: Desk, obligation: Obligation) -> str:
    address = f"/reports/{obligation.id}/sheet"
    page = desk.context.rules.public_url
    files = [f"{page.rstrip('/')}{address}.{kind}" for kind in ("docx", "xlsx")] if page else []
    settings = obligations.settings_of(desk.context, obligation.kind)
    head = f"{obligation.department.name}{title_of(obligation)}填报表（{say_day(obligation.due_on)}截止），已按登记情况预填"
    lines = [
        f"{head}，请在此下载（Word、Excel）：" if files else f"{head}。",
        *files,
        desk.link("在页面中填写或上传", address),
        "也可复制以下文字，在冒号后填写，连同首行发回（另送纸质的填“纸质”）：" if files else "请复制以下文字，在冒号后填写，连同首行发回（另送纸质的填“纸质”）：",
        report_command(settings.short if settings else obligation.title, obligation.label),
        *(_asked(line) for line in sheet.lines(desk.context, obligation)),
    ]  # fmt: skip
    return "\n".join(line for line in lines if line)


def _asked(line: Line) -> str:
    name = line.key if line.key == line.about else f"{line.key} {_short(line.about)}"
    return f"{name}：{line.said}"


def _short(text: str) -> str:
    return text if len(text) <= ABOUT else f"{text[: ABOUT - 1]}…"


def rows_of(desk: Desk, obligation: Obligation, text: str) -> list[tuple[str, str]]:
    """What was filled in, by the lines of the sheet; nothing where no line of it stands in the text."""
    if not re.search(rf"^\s*(?:{_NUMBER}|[一-龥]{{2,4}}(?:同志)?\s*[：:])", text, re.MULTILINE):
        return []
    names = "|".join(re.escape(each) for each in sheet.names(desk.context, obligation))
    head = re.compile(
        rf"\s*(?:\d{{1,2}}[.、]\s*)?(?:(?P<number>{_NUMBER})[^：:]*|(?P<name>{names})(?:同志)?)(?:[：:](?P<text>.*))?"
    )
    apart = re.compile(
        rf"[，,；;。]\s*(?=(?:{_NUMBER}\s*)?(?:{names})(?:同志)?[：:])"
    )  # «张伟：……；高飞：纸质» in one line
    rows: list[tuple[str, str]] = []
    for line in apart.sub("\n", text).splitlines():
        if found := head.fullmatch(line):
            rows.append((found["number"] or found["name"], (found["text"] or "").strip()))
        elif rows and line.strip():  # goes on from the line before
            rows[-1] = (rows[-1][0], "\n".join(filter(None, (rows[-1][1], line.strip()))))
    return rows


def show(desk: Desk, obligation: Obligation, rows: list[tuple[str, str]]) -> Reply:
    """Every line as it was read, with last period's words; nothing is sent before 确认."""
    filled = sheet.read(desk.context, obligation, rows)
    if wrong := [f"“{_short(each.line.about)}”：{each.problem}" for each in filled if each.problem]:
        return Reply("\n".join(["填报表有以下问题，尚未报送，请改好后连同首行重发：", *wrong]))
    said = [each for each in filled if each.text]
    empty = [_short(each.line.about) for each in filled if not each.text and each.line.key != sheet.REST]
    lines = [f"{obligation.department.name}{title_of(obligation)}将报送{len(said)}项："]
    lines += [f"{place}. {_shown(each)}" for place, each in enumerate(said, 1)]
    lines += [f"尚未填写：{'、'.join(empty)}。"] if empty else []
    return confirm(
        desk, "confirm_sheet", "\n".join(lines) + "\n", Sheet(obligation.id, rows), verb="报送",
        dropped="好的，暂不报送，内容未登记。",
    )  # fmt: skip


def _shown(each: Filled) -> str:
    line = each.line
    name = line.key if line.key == line.about else f"{line.key} {_short(line.about)}"
    mark = "（新填）" if each.is_new and not line.said else f"（原为：{line.said}）" if each.is_new else ""
    before = f"（上期：{_short(line.before)}）" if line.before else ""
    return f"{name}：{each.text}{mark}{before}"


def _settled(desk: Desk, kept: Sheet) -> str | None:
    row = periods.by_id(desk.context, kept.obligation)
    return already(desk, row) if submit.is_in(row) else None


@answers("confirm_sheet", roles=DEPARTMENT, settled=_settled)
def confirm_sheet(desk: Desk, kept: Sheet, _yes: str) -> Reply:
    """«确认»: what is new is put on record and the report goes in."""
    obligation = periods.by_id(desk.context, kept.obligation)
    filled = sheet.read(desk.context, obligation, kept.rows)
    return Reply(receipt(desk, *sheet.fill(desk.context, obligation, filled)))
