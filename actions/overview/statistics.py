"""Work statistics (M12): what was counted by hand, what the system knows by itself, and rates with their numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select

from actions.common.actor import counts_for
from actions.common.context import Context
from actions.common.scope import Ids, every
from actions.ledger import counts
from actions.ledger import entries as registers
from actions.overview import measures, released
from actions.publication import in_time, totals
from actions.report.on_time import first_receipt
from policy.ledger.definition import LedgerDefinition, in_force
from policy.report.statistic_words import earlier
from policy.time.months import Span
from storage.models import Department, InspectionGroup, LedgerEntry, Submission  # fmt: skip
from storage.states import EntryState

UNFILLED = "未填"
FEW = 3  # outside the group a smaller total would point at persons


@dataclass(frozen=True)
class Figure:
    """One total, and that of the earlier span when one is compared. None: nobody has filled it in, which is not nought."""

    title: str
    unit: str
    value: int | None
    before: int | None = None
    compared: bool = False

    @property
    def said(self) -> str:
        """«12人次», «0人次», «未填»."""
        return self.say(self.value)

    def say(self, value: int | None) -> str:
        """A number of this kind in words."""
        return UNFILLED if value is None else f"{value}{self.unit}"


@dataclass(frozen=True)
class Share:
    """One rate as the two numbers under it, and those of the earlier span."""

    title: str
    part: int
    whole: int
    before: tuple[int, int] | None = None


@dataclass(frozen=True)
class Table:
    """The figures and rates of some departments within a span."""

    figures: tuple[Figure, ...]
    shares: tuple[Share, ...]


def visible(context: Context) -> list[Department]:
    """The departments whose figures this person reads, before any register narrows them."""
    if context.me.has("commission"):
        return list(context.session.scalars(select(Department).where(~Department.practice).order_by(Department.id)))
    return list(context.session.scalars(select(Department).where(counts_for(context.me)).order_by(Department.id)))


def side_by_side(context: Context, span: Span) -> tuple[list[str], list[tuple[str, str, list[Figure | None]]]]:
    """The groups in their fixed order, and each figure with what every group has of it, the year before beside it."""
    names, tables = [], []
    for name, found in of_groups(context, span, "year"):
        names.append(name)
        tables.append({each.title: each for each in found.figures})
    titles = {each.title: each.unit for found in tables for each in found.values()}
    order = [kind.title for each in known(context) for kind in each.kinds] + [each.title for each in known(context)]
    place = {title: number for number, title in enumerate(order)}
    rows = sorted(titles.items(), key=lambda each: (place.get(each[0], len(place)), each[0]))
    return names, [(title, unit, [found.get(title) for found in tables]) for title, unit in rows]


def of_groups(context: Context, span: Span, compare: str | None = None) -> list[tuple[str, Table]]:
    """Every group's table in their fixed order, with what it has released of what it keeps to itself."""
    before = earlier(span, "year" if compare == "year" else "previous") if compare else None
    found = []
    for name, where in groups(context):
        given = dict(released.released(context, where[0].group_id, span))
        then = (
            {kind.key: value for kind, value in released.released(context, where[0].group_id, before)} if before else {}
        )
        more = (
            Figure(kind.title, kind.unit, value, then.get(kind.key), before is not None)
            for kind, value in given.items()
        )
        its = table(context, where, span, compare)
        found.append((name, Table((*its.figures, *more), its.shares)))
    return found


def group_names(context: Context) -> list[str]:
    """The groups that the person may name: for the commission all."""
    query = select(InspectionGroup.name).order_by(InspectionGroup.id)
    return list(context.session.scalars(query)) if context.me.has("commission") else []


def groups(context: Context) -> list[tuple[str, list[Department]]]:
    """Every inspection group with its departments: what the commission reads totals of."""
    rows = context.session.execute(
        select(InspectionGroup.name, Department)
        .join(Department)
        .where(~Department.practice)
        .order_by(InspectionGroup.id)
    )
    found: dict[str, list[Department]] = {}
    for name, department in rows:
        found.setdefault(name, []).append(department)
    return list(found.items())


def known(context: Context, *, secret: bool = False) -> list[LedgerDefinition]:
    """Registers whose figures the person reads: the confidential ones apart, for they go out apart."""
    everything = in_force(context.rules.ledgers, context.today)
    if context.me.has("commission"):  # totals alone, and of nothing that a group keeps to itself
        return [each for each in everything if not (secret or each.confidential or each.safe) and _is_of_group(each)]
    roles = context.me.roles
    return [each for each in everything if each.confidential == secret and roles & set(each.see)]


def _is_of_group(definition: LedgerDefinition) -> bool:
    """Whether a group reads it whole: what departments keep inside is in no group's total."""
    return definition.shared_with_group and not {"office", "inspector"}.isdisjoint(definition.see)


def confidential(context: Context) -> bool:
    """Whether there are figures that go out apart."""
    return bool(known(context, secret=True))


def table(
    context: Context, departments: Sequence[Department], span: Span, compare: str | None = None, *, secret: bool = False
) -> Table:
    """Everything that there is to say of these departments within the span; what is nought on both sides is left out."""
    named = select(Department.id).where(Department.id.in_([each.id for each in departments])).cte()
    ids = select(named.c.id)  # written into a statement once, however many counts it has
    before = earlier(span, "year" if compare == "year" else "previous") if compare else None
    now = _collect(context, ids, span, secret)
    then = _collect(context, ids, before, secret) if before else None
    figures = [
        Figure(title, unit, value, then[0][title][1] if then else None, compared=then is not None)
        for title, (unit, value) in now[0].items()
    ]
    counted = {kind.title for each in known(context, secret=secret) for kind in each.kinds}
    shares = [Share(title, *pair, then[1][title] if then else None) for title, pair in now[1].items()]
    return Table(
        tuple(each for each in figures if each.value or each.before or (each.title in counted and _is_filled(each))),
        tuple(each for each in shares if each.whole or (each.before and each.before[1])),
    )


def _is_filled(figure: Figure) -> bool:
    return figure.value is not None or figure.before is not None


_Totals = tuple[dict[str, tuple[str, int | None]], dict[str, tuple[int, int]]]


def _collect(context: Context, ids: Ids, span: Span, secret: bool) -> _Totals:
    figures: dict[str, tuple[str, int | None]] = {}
    shares: dict[str, tuple[int, int]] = {}
    definitions = known(context, secret=secret)
    kinds = counts.totals(context, ids, span)
    entries = _entries(context, definitions, ids, span)
    for definition in definitions:
        figures |= {kind.title: (kind.unit, kinds.get(kind.key)) for kind in definition.kinds}
        shares |= {rate.title: (kinds.get(rate.part, 0), kinds.get(rate.whole, 0)) for rate in definition.rates}
        if definition.fields:
            filed, done = entries.get(definition.key, (0, 0))
            figures[definition.title] = ("条", filed)
            if definition.close:
                shares[measures.rate_title(definition)] = (done, filed)
    if not secret:
        due, sent = measures.due(context, ids, span), measures.asked_back(context, ids, span)
        timely = due.join(Submission, Submission.id == first_receipt()).where(Submission.on_time)
        asked = in_time.due(context, ids, span)
        pairs = {
            measures.ON_TIME: (timely, due),
            measures.SIGNED: (sent.where(totals.BACK), sent),
            measures.ANSWERED: (asked.where(in_time.IN_TIME), asked),
        }
        by_itself = [each.rows(context, ids, span) for each in measures.BY_ITSELF.values()]
        found = iter(measures.numbers(context, [*by_itself, *(each for pair in pairs.values() for each in pair)]))
        figures |= {title: (each.unit, next(found)) for title, each in measures.BY_ITSELF.items()}
        shares |= {title: (next(found), next(found)) for title in pairs}
    return figures, shares


def _entries(
    context: Context, definitions: Iterable[LedgerDefinition], ids: Ids, span: Span
) -> dict[str, tuple[int, int]]:
    """By register: the entries in view within the span, and how many of them are closed."""
    known = list(definitions)
    if context.me.has("commission"):  # totals alone
        of_registers = LedgerEntry.ledger.in_([each.key for each in known])
        query = every(LedgerEntry).where(of_registers, LedgerEntry.shared, LedgerEntry.state != EntryState.WITHDRAWN)
    else:
        query = registers.visible(context, known)
    query = query.where(LedgerEntry.department_id.in_(ids), LedgerEntry.happened_on.between(span.first, span.last))
    closed = func.sum(case((LedgerEntry.state == EntryState.CLOSED, 1), else_=0))
    counted = query.with_only_columns(LedgerEntry.ledger, func.count(LedgerEntry.id), closed)
    found = context.session.execute(counted.group_by(LedgerEntry.ledger))
    return {key: (filed, int(done)) for key, filed, done in found}
