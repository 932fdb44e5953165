"""年度材料: what the yearly assessment asks the desk for, in one file: the totals, every department's profile, what was found."""

from actions.common.context import Context
from actions.ledger import entries as registers
from actions.ledger import exports
from actions.overview import group_papers, statistics
from actions.overview.profile import profile
from actions.overview.profile_paper import profile_paper
from actions.overview.rectification_chart import REGISTER
from policy.time.months import Span
from policy.words.paper import Pack, Paper, Sheet


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
