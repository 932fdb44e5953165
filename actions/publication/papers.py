"""What was sent out, and what came back of one publication, as a sheet; and the list that those who come to a meeting sign."""

from datetime import date

from sqlalchemy import case, func

from actions.common.context import Context
from actions.publication.finding import Publication, at_desk, audience_of, definition_of, find
from actions.publication.receipts import receipts
from policy.fields.values import say_value
from policy.publication.letter import say_when
from policy.time.months import Span
from policy.words.paper import Cell, Paper, PaperSection, Sheet
from storage.models import Receipt
from storage.states import ReceiptState

_HEADER = ("序号", "单位", "姓名", "状态", "签收时间", "回复")
_LISTED = ("编号", "种类", "标题", "接收范围", "发出日期", "截止日期", "状态", "接收人数", "已签收", "已答复", "未回")
_SIGNED = ("序号", "单位", "姓名", "代会", "签名")
_WIDTHS = (14.0, 50.0, 28.0, 28.0, 36.0)


def view(context: Context, key: str, kind: str, number: str) -> Paper | Sheet:
    """«receipts.xlsx» or «signing.docx» of a number. Raises LookupError for another's, PermissionError for a department's."""
    if not context.me.is_group_side and not context.me.has("commission"):
        raise PermissionError(key)
    row = find(context, number)
    if row is None or (key, kind) not in (("receipts", "xlsx"), ("signing", "docx")):
        raise LookupError(number)
    return _sheet(context, row) if key == "receipts" else _signing(context, row)


def listing(context: Context, span: Span) -> Sheet:
    """What the person's desk sent within the span, oldest first, with how many signed, answered and have still to. Raises PermissionError for anybody else."""
    if not context.me.is_group_side and not context.me.has("commission"):
        raise PermissionError("publications")
    waits = case((Receipt.state == ReceiptState.WAITING, 1), else_=0)
    query = (
        at_desk(context)
        .add_columns(
            func.count(Receipt.id), func.count(Receipt.signed_at), func.count(Receipt.answered_at),
            func.coalesce(func.sum(waits), 0),
        )
        .outerjoin(Receipt, Receipt.publication_id == Publication.id)
        .where(Publication.sent_at.is_not(None))
        .group_by(Publication.id)
        .order_by(Publication.id)
    )  # fmt: skip
    cells = []
    for row, *counts in context.session.execute(query):
        sent_on = context.local(row.sent_at).date()
        if span.first <= sent_on <= span.last:
            cells.append(_listed(context, row, sent_on, counts))
    return Sheet(f"{span.label}发文", _LISTED, tuple(cells))


def _listed(context: Context, row: Publication, sent_on: date, counts: list[int]) -> tuple[Cell, ...]:
    kind, (reached, signed, answered, left) = definition_of(context, row.kind), counts
    back = (signed, answered, left) if kind.expects != "nothing" else (None, None, None)
    return (
        row.number, kind.title, row.title, audience_of(row).said, sent_on, row.due_on, row.state.word, reached, *back,
    )  # fmt: skip


def _sheet(context: Context, row: Publication) -> Sheet:
    fields = definition_of(context, row.kind).fields
    cells = []
    for place, each in enumerate(receipts(context, row), 1):
        at = each.answered_at or each.signed_at
        given = [say_value(field.type, each.fields[field.key]) if field.key in each.fields else "" for field in fields]
        state = (
            each.state.word if each.state != ReceiptState.WAITING or not each.signed_at else ReceiptState.SIGNED.word
        )
        when = context.local(at).replace(tzinfo=None, second=0, microsecond=0) if at else None
        cells.append((place, each.unit, each.member.name, state, when, each.answer or "", *given))
    return Sheet(f"{row.number}签收情况", (*_HEADER, *(field.title for field in fields)), tuple(cells))


def _signing(context: Context, row: Publication) -> Paper:
    coming = receipts(context, row, ReceiptState.COMING, ReceiptState.DEPUTED, ReceiptState.WAITING)
    rows = tuple(
        (
            str(place),
            each.unit,
            each.member.name,
            (each.answer or "").partition("；")[0] if each.state == ReceiptState.DEPUTED else "",
            "",
        )
        for place, each in enumerate(coming, 1)
    )
    starts_at = context.local(row.starts_at) if row.starts_at else None
    about = (f"时间：{say_when(starts_at, row.day)}", f"地点：{row.place or '另行通知'}")
    section = PaperSection(paragraphs=about, header=_SIGNED, rows=rows, widths_mm=_WIDTHS)
    return Paper(f"{row.title}签到表", (section,))
