"""导出 in chat: a link to the file where there is a page, else the paper way."""

import re
from typing import Any
from urllib.parse import urlencode

from actions import departments
from actions.departments import Department
from handlers.asking import ask_department
from handlers.base import Desk, Message, Reply
from handlers.register_words import read_list
from handlers.registry import ANYONE, GROUP, act

PAPERS = {
    "统计": "summary",
    "季度汇总": "summary",
    "汇总": "summary",
    "情况通报": "circular",
    "通报": "circular",
    "督办单": "supervision",
}


@act(
    "export",
    words=r"导出[\s：:]*(?P<what>[^?？]{2,30})",
    roles=ANYONE | {"staff", "discipline"},
    usage="导出 整改 11月",
    summary="把台账、清单、统计导出为表格或公文",
    examples=("导出 台账 11月", "导出 统计 三季度"),
)
def export(desk: Desk, _message: Message, found: Any) -> Reply:
    """Which view, as a link that opens for this person alone."""
    said = found["what"].strip()
    for word, name in PAPERS.items():
        if said.startswith(word):
            if not desk.context.me.has(*GROUP):
                return Reply(f"“{word}”由派驻组导出；您可导出本单位台账，如“导出 台账 11月”。", "refused")
            return _paper(desk, word, name, said.removeprefix(word).strip())
    if re.match(r"(?:我的)?(?:履责)?台[账帐]", said):
        span = re.sub(r"(?:我的)?(?:履责)?台[账帐]", "", said).strip()
        return _link(desk, "履责台账", "ledger.docx", {"span": span})
    wanted = read_list(desk, said)
    if wanted is None or isinstance(wanted.department, list):
        return Reply("请写明导出哪一类，如“导出 整改 11月”“导出 台账 11月”。各类名称请回复“登记目录”查看。", "usage")
    asked = {
        "span": wanted.span.label if wanted.span else "",
        "department": wanted.department.name if wanted.department else "",
        "mine": "1" if wanted.mine else "",
        "overdue": "1" if wanted.overdue else "",
    }
    key = wanted.definition.key
    return _link(desk, wanted.definition.title, f"{key}.xlsx", asked)


def _paper(desk: Desk, word: str, name: str, rest: str) -> Reply:
    if name != "supervision":
        return _link(desk, word, f"{name}.docx", {"span": rest})
    department = departments.resolve(desk.context, rest) if rest else []
    if not isinstance(department, Department):
        return ask_department(desk, rest or "督办单", department, lambda chosen: f"导出 督办单 {chosen}")
    return _link(desk, f"{department.name}督办单", "supervision.docx", {"department": department.name})


def _link(desk: Desk, title: str, path: str, asked: dict[str, str]) -> Reply:
    base = desk.context.rules.public_url
    if base is None:
        return Reply(f"页面尚未启用，{title}请联系{desk.context.rules.office}打印领取。")
    query = urlencode({name: value for name, value in asked.items() if value})
    address = f"{base.rstrip('/')}/exports/{path}{'?' + query if query else ''}"
    return Reply(f"{title}请在此下载：\n{address}\n需在企业微信中打开，仅限本人权限范围。")
