"""无记名问卷: made and printed by the desk, answered by anybody with a code and no account, shown in figures from five answers on."""

from collections.abc import Mapping

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from actions.common import departments
from actions.common.context import Context
from actions.common.errors import UserError
from actions.publication import questionnaires
from actions.publication.questionnaires import Questionnaire
from dashboard.frame.access import GROUP, Part, the
from dashboard.frame.downloads import DOCX, download, drawing
from dashboard.frame.forms import filled, may_be_kept
from dashboard.frame.site import site
from documents.exported import render
from policy.words.paper import Paper, PaperSection, Plot

blueprint = Part("questionnaires", __name__)
_COLUMNS = 3  # codes in a line of the sheet


@blueprint.shows("/questionnaires", *GROUP)
def listing(context: Context) -> ResponseReturnValue:
    """The desk's questionnaires, and where one is made."""
    own = [each for each in departments.visible(context) if each.group_id in context.me.group_ids]
    token, values = filled(context)
    rows = questionnaires.listing(context)
    return render_template("questionnaires.html", rows=rows, departments=own, token=token, values=values)


@blueprint.takes("/questionnaires", *GROUP)
def make(context: Context) -> ResponseReturnValue:
    """The sheet of codes, to be cut up and given out on paper: it can be had this once."""
    own = {str(each.id): each for each in departments.visible(context) if each.group_id in context.me.group_ids}
    department = own.get(request.form.get("department", ""))
    if department is None:
        raise UserError("请选择本组的单位。")
    row, codes = questionnaires.make(context, department, request.form.get("codes", 0, type=int))
    return download(
        render(_sheet(row, codes, department.name)), f"{department.name}问卷编码.docx", DOCX, "questionnaire"
    )


def _sheet(row: Questionnaire, codes: list[str], name: str) -> Paper:
    address = f"{site().public_url.rstrip('/')}/q/{row.address}"
    lines = [
        tuple((codes[start : start + _COLUMNS] + [""] * _COLUMNS)[:_COLUMNS])
        for start in range(0, len(codes), _COLUMNS)
    ]
    words = (
        f"填写地址：{address}",
        "本问卷不记名。每个编码只能使用一次，请剪开后随机发放，不登记领取人。",
        "涉密不上网，请勿填写具体人员的问题线索。",
    )
    section = PaperSection(
        paragraphs=words, header=("编码", "编码", "编码"), rows=tuple(lines), widths_mm=(52.0, 52.0, 52.0)
    )
    return Paper(f"{name}无记名问卷编码（{row.number}）", (section,))


@blueprint.shows("/questionnaires/<number>", *GROUP)
def show(context: Context, number: str) -> ResponseReturnValue:
    """Figures, from five answers on."""
    row = the(questionnaires.find(context, number))
    asked = questionnaires.definition(context)
    many, found = questionnaires.results(context, row)
    charts = [
        (each, found[each.key], _plot(each.title, found[each.key]))
        for each in asked.questions
        if found and each.key in found
    ]
    return render_template("questionnaire.html", row=row, asked=asked, many=many, charts=charts)


def _plot(title: str, counts: Mapping[str, int]) -> Plot:
    return Plot(title, "columns", tuple(counts), (("份数", tuple(counts.values())),))


@blueprint.shows("/questionnaires/<number>/<key>.svg", *GROUP)
def draw(context: Context, number: str, key: str) -> Response:
    """The answers to one question, drawn; from five on."""
    _many, found = questionnaires.results(context, the(questionnaires.find(context, number)))
    return drawing(_plot(key, the((found or {}).get(key))))


@blueprint.get("/q/<address>")
def ask(address: str) -> ResponseReturnValue:
    """The form, for whoever has the address: no account, and nothing is noted of who opens it."""
    with site().open("", False) as context:
        the(questionnaires.by_address(context, address))
        return render_template("questionnaire_form.html", asked=questionnaires.definition(context), done=False)


@blueprint.post("/q/<address>")
def answer(address: str) -> ResponseReturnValue:
    """One answer for one code."""
    with site().open("", True) as context:
        row = the(questionnaires.by_address(context, address))
        asked = questionnaires.definition(context)
        said = {each.key: may_be_kept(request.form.get(each.key, "")) for each in asked.questions}
        questionnaires.answer(context, row, request.form.get("code", ""), said)
        return render_template("questionnaire_form.html", asked=asked, done=True)
