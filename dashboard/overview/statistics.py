"""工作统计: this year's figures beside last year's, to the same day; with their table and an .xlsx of it (M12)."""

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.overview import measures, statistics
from actions.overview.statistics import Figure, Share
from dashboard.frame.access import GROUP, Part, the
from dashboard.frame.downloads import XLSX, download, drawing
from documents.sheets import make_sheet
from policy.report.statistic_words import StatisticWords, earlier, read_statistic
from policy.words.paper import Cell, Plot

blueprint = Part("statistics", __name__)
SPANS = ("今年", "本季度", "上季度", "上半年", "本月", "上月")
HEADER = ("项目", "单位", "本期", "上年同期", "增减")


def _asked() -> str:
    said = request.args.get("span", "")
    return said if said in SPANS else SPANS[0]


def _table(context: Context, said: StatisticWords) -> statistics.Table:
    return statistics.table(context, statistics.visible(context), said.span, "year")


def _rows(found: statistics.Table) -> list[tuple[Cell, ...]]:
    figures = [
        (each.title, each.unit, *map(_filled, (each.value, each.before)), _change(each)) for each in found.figures
    ]
    shares = [(each.title, "", _percent(each.part, each.whole), _before(each), "") for each in found.shares]
    return [*figures, *shares]


def _filled(value: int | None) -> Cell:
    return statistics.UNFILLED if value is None else value


def _change(figure: Figure) -> str:
    if figure.value is None or figure.before is None:
        return "—"
    before = figure.before
    grown = figure.value - before
    rate = f"（{grown / before:+.0%}）" if before else ""
    return f"{grown:+d}{rate}" if grown else "持平"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.1%}（{part}/{whole}）" if whole else "—"


def _before(share: Share) -> str:
    return _percent(*share.before) if share.before else "—"


def _plot(words: str, found: statistics.Table) -> Plot:
    rows = (
        ("本期", tuple(each.value for each in found.figures)),
        ("上年同期", tuple(each.before for each in found.figures)),
    )
    return Plot(f"{words}工作统计与上年同期", "bars", tuple(each.title for each in found.figures), rows)


@blueprint.shows("/statistics.svg", *GROUP)
def draw(context: Context) -> Response:
    """The figures drawn."""
    words = _asked()
    return drawing(_plot(words, _table(context, read_statistic(words, context.today))))


@blueprint.shows("/statistics", *GROUP)
def show(context: Context) -> ResponseReturnValue:
    """The figures of a span, year on year."""
    words = _asked()
    said = read_statistic(words, context.today)
    found = _table(context, said)
    known = statistics.known(context)
    return render_template(
        "statistics.html", plot=_plot(words, found), header=HEADER, rows=_rows(found), spans=SPANS, chosen=words,
        span=said.span, opens={row[0] for row in _rows(found) if measures.measure(known, str(row[0]))},
    )  # fmt: skip


@blueprint.shows("/statistics/rows", *GROUP)
def rows(context: Context) -> ResponseReturnValue:
    """What a figure counts, with its rule, the newest first."""
    words, title = _asked(), request.args.get("of", "")
    measure = the(measures.measure(statistics.known(context), title))
    span = read_statistic(words, context.today).span
    before = request.args.get("before", 0, type=int)
    span = earlier(span, "year") if before else span
    ids = [each.id for each in statistics.visible(context)]
    page_number = max(request.args.get("page", 0, type=int), 0)
    found = measures.counted(context, measure, ids, span, page_number)
    return render_template(
        "counted.html", title=title, found=found, span=span, number=page_number, back=url_for("page.statistics.show", span=words),
        here=url_for("page.statistics.rows", of=title, span=words, before=before or None), more=(page_number + 1) * measures.PAGE < found.total, page_of=page_of,
    )  # fmt: skip


def page_of(opens: tuple[str, str]) -> str:
    """The page of what is counted; "" where there is none."""
    kind, key = opens
    if kind == "report":
        return url_for("page.reports.show", obligation_id=int(key))
    pages = {"meeting": "meetings", "publication": "publications", "entry": "entries"}
    return url_for(f"page.{pages[kind]}.show", number=key) if kind else ""


@blueprint.shows("/statistics.xlsx", *GROUP)
def export(context: Context) -> Response:
    """The same as .xlsx."""
    words = _asked()
    title = f"{words}工作统计同比"
    rows = _rows(_table(context, read_statistic(words, context.today)))
    return download(make_sheet(title, HEADER, rows), f"{title}.xlsx", XLSX, title)
