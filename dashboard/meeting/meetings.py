"""会议: the list and the month, the form of a notice, and one meeting with its verdict and its report form."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from flask import Response, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common import departments, states
from actions.common.context import Context
from actions.common.errors import UserError
from actions.ledger import attachments
from actions.meeting import changes
from actions.meeting import report as meetings
from actions.meeting import rules as meeting_rules
from actions.meeting import words as meeting_words
from actions.overview import status
from actions.overview.meeting_paper import meeting_paper
from actions.talk import one_time_links
from dashboard.frame.access import BOTH, DEPARTMENT, GROUP, Part, owns, the
from dashboard.frame.downloads import DOCX, download
from dashboard.frame.forms import drafted, filled, once, put_back, said
from dashboard.meeting.meeting_form import (
    ITEMS,
    TYPES,
    as_text,
    attached_titles,
    first_day_in_time,
    open_facts,
    read_facts,
    read_form,
)
from dashboard.report.board import asked_month, neighbours
from documents import exported as papers
from policy.fields.report_form import KINDS
from policy.meeting.facts import FACT
from policy.time.months import Span

blueprint = Part("meetings", __name__)
FIRST_ROWS = 3  # items that an empty form has room for
SHOWN: Final = 60  # rows of one page: keeps it under 100 KB
MOST_OF_DAY: Final = 8  # of the calendar


@blueprint.shows("/meetings", *BOTH)
def listing(context: Context) -> ResponseReturnValue:
    """The meetings of a month, as a list and as a calendar."""
    span = asked_month(context.today, request.args.get("month", ""))
    rows, after = status.meetings_within(context, span), request.args.get("after", "")
    start = next((place for place, row in enumerate(rows, 1) if row.number == after), 0)
    shown = rows[start : start + SHOWN]
    return render_template(
        "meetings.html", rows=shown, total=len(rows), after=start, next=shown[-1].number if start + SHOWN < len(rows) else "",
        here=f"?month={span.first:%Y-%m}", span=span, neighbours=neighbours(span), weeks=_weeks(span, rows),
        most_of_day=MOST_OF_DAY, today=context.today, words=meeting_words,
    )  # fmt: skip


def _weeks(span: Span, rows: list[meetings.MeetingNotice]) -> list[list[tuple[date, list[meetings.MeetingNotice]]]]:
    """The month in weeks from Monday to Sunday, each day with its meetings."""
    by_day: dict[date, list[meetings.MeetingNotice]] = {}
    for row in rows:
        if row.day is not None:
            by_day.setdefault(row.day, []).append(row)
    first = span.first - timedelta(days=span.first.weekday())
    weeks = []
    while first <= span.last:
        days = [first + timedelta(days=place) for place in range(7)]
        weeks.append([(day, by_day.get(day, [])) for day in days])
        first += timedelta(days=7)
    return weeks


@blueprint.shows("/meetings/new", *DEPARTMENT)
def new(context: Context) -> ResponseReturnValue:
    """The form of a notice; a link of the chat opens it filled."""
    token, values = filled(context)
    if values:
        return meeting_form(context, token, values, {})
    return meeting_form(context, token, *drafted(context, request.path))


@blueprint.takes("/meetings/new", *DEPARTMENT)
def report(context: Context) -> ResponseReturnValue:
    """Report the meeting; what has to be mended is said beside its field, and a late date asks for its reason."""
    if request.form.get("way") in ("more", "keep"):
        rows = request.form.get("rows", 0, type=int) + (request.form["way"] == "more")
        return put_back(context, request.path, more={"rows": str(rows)})
    form = read_form(context)
    chosen = {str(each.id): each for each in departments.own(context)}.get(request.form.get("department", ""))
    if chosen is None:
        form.problems["department"] = "请选择本人任职的单位。"
    if form.problems or chosen is None:
        return put_back(context, request.path, form.problems)

    def act() -> str:
        done = meetings.report_meeting(
            context, chosen, form.notice, as_text(form.notice), way="page", form=form.attached
        )
        words = {
            "new": "收悉，予以登记",
            "same": "该会议此前已登记，无需重复报送",
            "changed": "该会议此前已登记，已按新内容更正",
        }
        one_time_links.forget_draft(context, request.path)
        flash(f"{words[done.outcome]}，编号 {done.meeting.number}。{meeting_words.RECEIPT_END}")
        return url_for("page.meetings.show", number=done.meeting.number)

    return once(context, act)


def meeting_form(
    context: Context,
    token: str,
    values: dict[str, str],
    problems: dict[str, str],
    source: str = "",
    notes: Iterable[str] = (),
) -> str:
    """The form with these values; `source` is the file that they were read from, `notes` what to look at."""
    return render_template(
        "meeting_form.html", facts=FACT, token=token, values=values, problems=problems, departments=departments.own(context),
        types=TYPES, kinds=KINDS, places=range(1, _rows(values) + 1), first_day=first_day_in_time(context),
        today=context.today, days=context.rules.lead_time.days, source=source, notes=notes, attached=attached_titles(context, values),
    )  # fmt: skip


def _rows(values: dict[str, str]) -> int:
    """How many items the form has room for: what is filled in, what was added, and three at first."""
    filled_in = max((n for n in range(1, ITEMS + 1) if values.get(f"item{n}")), default=0)
    added = int(values["rows"]) if values.get("rows", "").isdecimal() else 0
    return min(max(filled_in, added, FIRST_ROWS), ITEMS)


@blueprint.shows("/meetings/<number>", *BOTH)
def show(context: Context, number: str) -> ResponseReturnValue:
    """One meeting: what was reported, its verdict, what is missing; the form's fields for its department."""
    row = the(meetings.find_meeting(context, number))
    token, values = filled(context)
    lacks = meeting_rules.form_lacks(context, row)
    return render_template(
        "meeting.html",
        row=row,
        token=token,
        files=attachments.attached(context, f"meeting:{row.number}"),
        values=values,
        open_facts=open_facts(row),
        words=meeting_words,
        verdict=meeting_words.say_verdict(context, row),
        missing=[FACT[each].title for each in meeting_rules.missing(row)],
        lacks=lacks,
        fields=meeting_rules.form_fields(context, row),
        when=meeting_words.when(context, row),
        own=row.department_id in context.me.department_ids and states.allows(row, "amend"),
        kinds=KINDS,
        off=row.state != states.MeetingState.REGISTERED,
    )


@blueprint.shows("/meetings/<number>/paper", *GROUP)
def paper(context: Context, number: str) -> ResponseReturnValue:
    """会前情况单: one page before the inspector goes."""
    row = the(meetings.find_meeting(context, number))
    word, back = (url_for(f"page.meetings.{each}", number=number) for each in ("paper_docx", "show"))
    return render_template("paper.html", paper=meeting_paper(context, row), word=word, back=back)


@blueprint.shows("/meetings/<number>/paper.docx", *GROUP)
def paper_docx(context: Context, number: str) -> Response:
    """The same in Word."""
    made = meeting_paper(context, the(meetings.find_meeting(context, number)))
    return download(papers.paper_docx(made), f"{made.title}.docx", DOCX, number)


@blueprint.does("/meetings/<number>/form", *DEPARTMENT)
def fill_form(context: Context, number: str) -> str:
    """Fill in what the notice and its report form still lack."""
    row = the(meetings.find_meeting(context, number))
    owns(context, row.department_id)
    states.check(row, "amend")
    facts = read_facts(context, row)
    form = {
        each.key: text
        for each in meeting_rules.form_fields(context, row)
        if (text := said(each.key, each.field.longest))
    }
    if not form and not facts:
        raise UserError("请至少填写一项后再保存。")
    changes.amend(context, row, {**facts, **({"form": {**row.form, **form}} if form else {})})
    left = len(meeting_rules.form_lacks(context, row)) + len(meeting_rules.missing(row))
    flash(f"已保存{len(form) + len(facts)}项，{f'还缺{left}项' if left else '已填写完整'}。")
    return url_for("page.meetings.show", number=number)
