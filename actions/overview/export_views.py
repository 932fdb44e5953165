"""Which views can be exported, for whom: a name like «rectification.xlsx» and what is asked of it → a sheet or a paper."""

from collections.abc import Mapping

from sqlalchemy import func

from actions.common import departments
from actions.common.context import Context
from actions.common.departments import Department
from actions.common.scope import within
from actions.ledger import entries as registers
from actions.ledger import exports, leaders
from actions.overview import group_papers, statistics, totals_table
from actions.overview.charts import REGISTER
from actions.overview.profile import profile, profile_paper
from actions.publication import papers as publication_papers
from policy.ledger.definition import LedgerDefinition
from policy.report.statistic_words import read_statistic
from policy.time.months import Span
from policy.words.paper import Pack, Paper, Sheet
from storage.models import LedgerEntry

GROUP = ("office", "inspector")
PAPERS = ("ledger", "summary", "supervision", "circular", "receipts", "signing", "publications", "totals", "yearpack")
Asked = Mapping[str, str]  # span (三季度), department, mine, overdue, number: each may be absent or empty


def view(context: Context, name: str, asked: Asked) -> Paper | Sheet | Pack:
    """What the person sees of it now. Raises LookupError where there is none, PermissionError where it is not theirs."""
    key, _, kind = name.rpartition(".")
    if key in PAPERS:
        return _paper(context, key, kind, asked)
    definition = _register(context, key)
    if kind not in ("xlsx", "docx"):
        raise LookupError(name)
    rows = _entries(context, definition, asked)
    label = asked.get("span", "")[:12]
    if kind == "docx":
        return exports.register_paper(context, definition, rows, label)
    header, cells = exports.sheet(context, definition, rows)
    return Sheet(f"{label}{definition.title}", header, tuple(cells))


def size(context: Context, name: str, asked: Asked) -> int:
    """About how many records go into it, without reading them."""
    key = name.rpartition(".")[0]
    if key == "yearpack":
        return len(statistics.visible(context)) + 2
    if key not in PAPERS:
        definition = _register(context, key)
        if asked.get("mine") or asked.get("overdue"):
            return len(_entries(context, definition, asked))
        query = registers.visible(context, [definition])
    else:
        query = within(LedgerEntry, [each.id for each in departments.visible(context)])
        if key == "ledger":
            query = query.where(leaders.kept(context))
    span = _span(context, asked) if key in PAPERS else _span_or_none(context, asked)
    if span is not None and key != "supervision":
        query = query.where(LedgerEntry.happened_on.between(span.first, span.last))
    department = _department(context, asked)
    if department is not None:
        query = query.where(LedgerEntry.department_id == department.id)
    return context.session.scalar(query.with_only_columns(func.count(LedgerEntry.id))) or 0


def is_safe(context: Context, name: str) -> bool:
    """Whether its content may only go out marked, as a file that cannot be passed on."""
    definition = registers.definition_of(context, name.rpartition(".")[0])
    return definition is not None and definition.safe


def _paper(context: Context, key: str, kind: str, asked: Asked) -> Paper | Sheet | Pack:
    if key == "totals":
        return _totals(context, kind, asked)
    if (key, kind) == ("yearpack", "zip") and context.me.has(*GROUP):
        return year_pack(context, _span(context, {"span": asked.get("span") or "今年"}))
    if key in ("receipts", "signing"):
        return publication_papers.view(context, key, kind, asked.get("number", ""))
    if (key, kind) == ("publications", "xlsx"):
        return publication_papers.listing(context, _span(context, {"span": asked.get("span") or "今年"}))
    if kind != "docx" or (key != "ledger" and not context.me.has(*GROUP)):
        raise PermissionError(key)
    span = _span(context, asked)
    if key == "ledger":
        return _ledger(context, span, asked)
    if key == "summary":
        return group_papers.summary_paper(context, statistics.visible(context), span)
    if key == "circular":
        return group_papers.circular_paper(context, statistics.visible(context), span)
    department = _department(context, asked)
    if department is None:
        raise LookupError(key)
    return group_papers.supervision_paper(context, department, asked.get("number", ""))


def _totals(context: Context, kind: str, asked: Asked) -> Paper | Sheet:
    """The commission's table, of this year where no span is named."""
    if kind not in ("docx", "xlsx") or not context.me.has("commission"):
        raise PermissionError("totals")
    span = _span(context, {"span": asked.get("span") or "今年"})
    return totals_table.totals_paper(context, span) if kind == "docx" else totals_table.totals_sheet(context, span)


def _ledger(context: Context, span: Span, asked: Asked) -> Paper:
    department = _department(context, asked)
    own = bool(asked.get("mine")) or (context.me.has("leader", "principal") and not context.me.has("liaison", *GROUP))
    where = [department] if department else departments.visible(context)
    if not where:
        raise PermissionError("ledger")
    definition = next((each for each in registers.definitions(context) if each.kept_by), None)
    if definition is None:
        raise LookupError("ledger")
    return exports.ledger_paper(context, definition, where, span, context.me.member.id if own else None)


def _entries(context: Context, definition: LedgerDefinition, asked: Asked) -> list[LedgerEntry]:
    department = _department(context, asked)
    return registers.entries(
        context, definition, within=[department] if department else None, span=_span_or_none(context, asked),
        mine=bool(asked.get("mine")), overdue=bool(asked.get("overdue")),
    )  # fmt: skip


def _register(context: Context, key: str) -> LedgerDefinition:
    known = {each.key: each for each in registers.definitions(context)}
    if key not in known:
        raise LookupError(key)
    definition = known[key]
    if not definition.fields or not context.me.roles & set(definition.see):
        raise PermissionError(key)
    return definition


def _span(context: Context, asked: Asked) -> Span:
    """The words of 统计: 11月, 三季度, 今年; without any it is this month."""
    return read_statistic(asked.get("span", "")[:20] or f"{context.today.month}月", context.today).span


def _span_or_none(context: Context, asked: Asked) -> Span | None:
    return _span(context, asked) if asked.get("span") else None


def _department(context: Context, asked: Asked) -> Department | None:
    said = asked.get("department", "")[:40]
    if not said:
        return None
    found = departments.resolve(context, said)
    if not isinstance(found, Department):
        raise LookupError(said)
    return found


def year_pack(context: Context, span: Span) -> Pack:
    """The year of the span, for every department in view."""
    where = statistics.visible(context)
    files: list[tuple[str, Paper | Sheet]] = [("", group_papers.summary_paper(context, where, span))]
    definition = registers.definition_of(context, REGISTER)
    if definition is not None:
        header, cells = exports.sheet(context, definition, registers.entries(context, definition, span=span))
        files.append(("", Sheet(f"{exports.with_year(span)}{definition.title}", header, tuple(cells))))
    files += [("各单位履责情况", profile_paper(profile(context, each, span.first.year))) for each in where]
    return Pack(f"{exports.with_year(span)}年度材料".replace("年年度", "年度"), tuple(files))
