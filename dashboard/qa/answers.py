"""问答汇编: every answer with its basis; the office changes them, and makes wordings of what was not found."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.qa import compilation, edit, questions
from actions.qa.compilation import QaItem
from actions.qa.review import remarks
from dashboard.frame.access import BOTH, Part, the
from dashboard.frame.forms import said

blueprint = Part("qa", __name__)
GROUPS = 40  # groups of questions not found, on one page


@blueprint.shows("/qa", *BOTH)
def listing(context: Context) -> ResponseReturnValue:
    """The table of contents."""
    rows = compilation.listed(context)
    return render_template(
        "qa.html", rows=[(row, compilation.is_repealed(row, context.today)) for row in rows],
        reviewed=compilation.is_enabled(context), edits=context.me.has("office"),
    )  # fmt: skip


@blueprint.shows("/qa/review", "office")
def look_over(context: Context) -> ResponseReturnValue:
    """What is to be looked at in the compilation: shown after an import, and at any time."""
    return render_template("qa_review.html", lines=remarks(context))


@blueprint.shows("/qa/<int(max=99999):question>", *BOTH)
def show(context: Context, question: int) -> ResponseReturnValue:
    """One question with its answer and basis; for the office the form that changes it."""
    row = the(compilation.find(context, question))
    good, bad = {each: (useful, useless) for each, useful, useless in questions.votes(context)}.get(question, (0, 0))
    return render_template(
        "qa_item.html", row=row, repealed=compilation.is_repealed(row, context.today), edits=context.me.has("office"),
        newest=the(edit.newest(context, question)), versions=edit.versions(context, question), good=good, bad=bad,
        reviewed=compilation.is_enabled(context),
    )  # fmt: skip


@blueprint.does("/qa/<int(max=99999):question>", "office")
def change(context: Context, question: int) -> str:
    """A new answer, a wording more, out of use or in use again: from today on, in chat too."""
    act = request.form.get("act", "")
    answer, way, earlier = said("answer", 4000), said("way", 100), said("earlier", 5)
    basis = [line.strip() for line in said("basis", 2000).splitlines() if line.strip()]
    row = the(edit.newest(context, question))
    if str(row.version) != request.form.get("version", ""):
        raise UserError(f"第{question}问在此期间已被修改，请返回核对后重新办理。")
    flash(_bring_back(context, row, earlier) if act == "bring_back" else _change(context, row, act, answer, basis, way))
    return url_for("page.qa.show", question=question)


def _change(context: Context, row: QaItem, act: str, answer: str, basis: list[str], way: str) -> str:
    match act:
        case "revise" if answer:
            new = edit.revise(context, row, answer, basis)
            return f"第{row.number}问已修改，自今日起为第{new.version}版，即时生效。"
        case "stop":
            edit.repeal(context, row)
            return f"第{row.number}问已自今日起停用。"
        case "restore":
            edit.restore(context, row)
            return f"第{row.number}问已自今日起恢复使用。"
        case "way" if len(way) > 1:
            return _added(row.number, *edit.add_ways(context, row.number, [way]))
        case _:
            raise UserError("请填写内容后再提交。")


def _bring_back(context: Context, row: QaItem, version: str) -> str:
    old = the(edit.version_of(context, row.number, int(version) if version.isdecimal() else 0))
    new = edit.bring_back(context, row, old)
    return f"第{row.number}问已恢复为第{old.version}版的内容，自今日起为第{new.version}版，即时生效。"


def _added(number: int, added: list[str], known: dict[str, int]) -> str:
    lines = [f"已为第{number}问补充{len(added)}种问法，即时生效。"] if added else []
    return "".join([*lines, *(f"“{way}”已是第{owner}问的问法，未重复补充。" for way, owner in known.items())])


@blueprint.shows("/qa/unanswered", "office")
def unanswered(context: Context) -> ResponseReturnValue:
    """What was asked and not found, alike wordings together; who asked is not kept."""
    groups = questions.unanswered(context)
    items = compilation.listed(context)
    return render_template("qa_unanswered.html", groups=groups[:GROUPS], more=len(groups) - GROUPS, items=items)


@blueprint.does("/qa/unanswered", "office")
def settle(context: Context) -> str:
    """Make the wordings those of a question, or put them aside."""
    texts = [text[:200] for text in request.form.getlist("text")][:500]
    number = request.form.get("number", "")
    if not texts:
        raise UserError("请至少勾选一种问法。")
    if request.form.get("act") == "ignore":
        flash(f"已不再列出这{len(texts)}种问法。")
    else:
        row = edit.newest(context, int(number)) if number.isdecimal() and len(number) < 6 else None
        if row is None:
            raise UserError("请选择这些问法对应哪一问。")
        known = {text for group in questions.unanswered(context) for text in group.texts}
        flash(_added(row.number, *edit.add_ways(context, row.number, [t for t in texts if t in known])))
    questions.settle(context, texts)
    return url_for("page.qa.unanswered")
