"""How things stand: 本周会议, 谁没报, 逾期. Everything within one's scope."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.overview import board, status
from handlers.overview.lines import NAMES_SHOWN, heading, meeting, name_of, owed, period_line
from handlers.overview.told_values import report_line, report_state
from handlers.publication.standing import overdue as overdue_answers
from handlers.publication.standing import owed as owed_answers
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import ANYONE, act
from policy.report.report_words import names_of
from policy.report.statistic_words import a_year_on, read_named_span
from policy.text.lazy import lazily
from policy.time.months import Span

_WHEN = lazily(r"[本这下上]周|今[天日]|明天|后天")
_LATELY, _CAME = timedelta(days=100), 4
AT_ONCE = 12  # periods in one reply; more are paged


def _when_of(_desk: Desk, message: Message) -> dict[str, str]:
    """The day or week that a sentence names; this week where it names none."""
    found = _WHEN.search(message.text)
    return {"when": found[0] if found else "本周"}


@act(
    "meetings",
    meant=_when_of,
    words=r"(?:查看|看一?下)?(?P<when>本周|这周|下周|上周|今天|今日|明天)的?(?:有(?:哪些|什么))?会议?(?:安排)?(?:有?(?:哪些|什么|几个))?[。？?]?",
    roles=ANYONE,
    usage="本周会议",
    summary="看会议安排，也可“下周会议”",
    examples=("本周会议", "下周会议"),
)
def week_meetings(desk: Desk, _message: Message, found: Any) -> Reply:
    """Registered meetings of the week (Monday to Sunday) or the day."""
    today = desk.context.today
    monday = today - timedelta(days=today.weekday())
    week = {"上周": -7, "本周": 0, "这周": 0, "下周": 7}
    if found["when"] in week:
        first = monday + timedelta(days=week[found["when"]])
        span = Span(first, first + timedelta(days=6), found["when"])
    else:
        day = today + timedelta(days=found["when"] == "明天")
        span = Span(day, day, found["when"])
    rows = status.meetings_within(desk.context, span)
    if not rows:
        days = [f"{day.month}月{day.day}日" for day in dict.fromkeys((span.first, span.last))]
        return Reply(f"{span.label}（{'至'.join(days)}）暂无已报会议。")
    return Reply(paged(desk, f"{span.label}会议{len(rows)}次：", [meeting(desk.context, row) for row in rows]))


_MISSING = lazily(
    r"(?!下属单位)(?:查看|看看)?(?P<kind>(?!\S*[报交]了[，,、]?(?:谁|哪))\S{0,8}?)\s*(?:(?:现在|目前|到底|还|都)*[有差剩缺]?)(?:谁|哪些单位|哪家|哪几家)还?没有?(?:报送?|交)了?\s*(?P<kind2>\S{0,8}?)[。？?]?"
    r"|未报(?:单位|名单)?\s*(?P<kind3>\S{0,8}?)"
    r"|(?P<kind4>\S{0,8}?)\s*(?:都|到底|各单位)*(?:(?:谁|哪些|哪几?家)(?:单位)?(?:已经?|都)?[报交]了?[，,、]?(?:谁|哪些|哪几?家)(?:单位)?(?:还|都)*没有?[报交]|[报交]齐了?(?:没有?|吗|不))了?"
    r"(?:[，,]?(?:帮我|给我)?(?:列|看|查|说)一?[下哈个]?)?[。？?]?"
    r"|(?:把|将)?(?:还)?[没未]有?[报交]了?(?P<kind5>\S{0,8}?)的(?:单位|人)?(?:名单|名字)(?!\S*(?:提醒|催|通知))\S{0,12}"
)
_KINDS = ("kind", "kind2", "kind3", "kind4", "kind5")
_TO_COME = lazily(
    r"(?:我们?|本?单位|各单位)?\s*(?:都|还)?(?:有(?:什么|哪些|啥)\S{0,4}?(?:要|该|应)(?:报送?|交)|(?:要|该|应)(?:报送?|交)(?:什么|哪些|啥)\S{0,4}?)的?[。？?]?"
)
_EVERYBODY = lazily(  # whom one asks about is decided by the scope of who asks, and how it stands is always of now
    r"今[天日儿]|到?现在|目前|(?:我们?|咱们?|本)(?:组|局|单位|这边|这里|这儿)?里?(?:各单位|各家)?的?|(?:各|所有|全部|全体)(?:单位|家|部门)的?|大家|大伙"
)
_YEAR = lazily(r"(?:\d{4}|[今去本明前上])年|上个?[月季]")


def _asks_missing(desk: Desk, message: Message) -> Any:
    """«谁没报», «谁没报 台账 10月», «下个月要报什么»: the kind that is named, and the span where one is."""
    if message.text.strip().startswith("导出"):
        return None
    span, rest = read_named_span(message.text.strip(), message.at.date())
    rest = re.sub(r"\s+", " ", rest).replace("台帐", "台账").strip(" 的")
    if span is not None and not span.holds(message.at.date()) and _TO_COME.fullmatch(rest):
        return "", span  # of the time that runs it is one's 待办
    found = _MISSING.fullmatch(rest)
    named = (_EVERYBODY.sub("", found[each] or "") for each in _KINDS) if found else ()
    return (next(filter(None, named), ""), span) if found else None


def _kind_of(desk: Desk, message: Message) -> tuple[str, Span | None]:
    """The kind of report and the span that a sentence names, where it names any."""
    kinds = (name for each in desk.context.obligations for name in names_of(each) if name in message.text)
    return next(kinds, ""), read_named_span(message.text, message.at.date())[0]


def _periods(desk: Desk, text: str, span: Span | None) -> tuple[list[status.PeriodStatus], Span | None]:
    """The periods that are asked for; a month without a year that nothing fell due in may be the one to come."""
    if span is None:
        return status.current_periods(desk.context), None
    found = status.periods_within(desk.context, span)
    if not found and span.last < desk.context.today and not _YEAR.search(text):
        coming = a_year_on(span)
        if later := status.periods_within(desk.context, coming):
            return later, coming
    return found, span


@act(
    "who_missing",
    match=_asks_missing,
    meant=_kind_of,
    roles=ANYONE,
    usage="谁没报",
    summary="看报送情况，可加事项和时间，如“谁没报 台账 10月”",
    examples=("谁没报", "谁没报 台账", "谁没报 10月"),
)
def who_missing(desk: Desk, message: Message, found: Any) -> Reply:
    """For each kind: how many are in, and who is not; a department reads its own."""
    said, span = found
    named = departments.mentioned(desk.context, message.text) if desk.context.me.is_group_side else []
    if named:
        return owed_by(desk, named, said, message)
    return missing(desk, said, span, message.text)


def owed_by(desk: Desk, named: Sequence[Department], said: str, message: Message) -> Reply:
    """What these departments still owe, of the kinds that `said` names or of all; of a span that is named what is due in it."""
    span = _periods(desk, message.text, read_named_span(message.text, message.at.date())[0])[1]
    kinds = _kinds(desk, said) if said else set()
    open_now = status.open_obligations(desk.context, [each.id for each in named])
    rows = [row for row in open_now if (not kinds or row.kind in kinds) and (span is None or span.holds(row.due_on))]
    names, label = "、".join(each.name for each in named), span.label if span else ""
    came = [row for row in board.history(desk.context, message.at.date() - _LATELY) if row.department in named]
    came = [row for row in came if row.kind in kinds and (span is None or span.holds(row.due_on))]
    if not rows and came:  # «水利局台账交了没»: it is in
        return Reply(
            "\n".join(f"{report_line(desk.context, row)}：{report_state(desk.context, row)}。" for row in came[:_CAME])
        )
    if not rows:
        what = said if kinds else "报送任务"
        return Reply(f"{names}{label}目前没有待报的{what}。回复“{named[0].name}情况”查看全年。")
    lines = [f"· {owed(desk.context, row, named=len(named) > 1)}" for row in rows]
    return Reply(paged(desk, f"{names}{label}待报{len(lines)}项：", lines))


def _kinds(desk: Desk, said: str) -> set[str]:
    """The kinds of report that are named, in full or by a part of the title («吃喝自查»); all where nothing is said."""
    names = {each.kind: names_of(each) for each in desk.context.obligations}
    by_name = {kind for kind, known in names.items() if any(name in said for name in known)}
    return by_name or {kind for kind, known in names.items() if said in known[0]}


def missing(desk: Desk, said: str, span: Span | None = None, text: str = "") -> Reply:
    """How many are in, of the kinds that are named, or of all; `text` is the whole message that names the span."""
    context = desk.context
    kinds = _kinds(desk, said)
    known, span = _periods(desk, text, span)
    found_periods = [each for each in known if each.kind in kinds or not said]
    asked = owed_answers(desk, said) if span is None else []
    coming = [each for each in status.to_come(context, span) if each.kind in kinds] if span else []
    if not found_periods and asked:
        return Reply(paged(desk, "待答复：", asked))
    if not found_periods and not coming and span is not None and kinds:
        return Reply(f"{span.label}没有到期的{said}报送任务。")
    if not found_periods and not coming:
        return Reply("本期暂无报送任务。" if not said else f"没有找到“{said}”的报送任务。回复“谁没报”查看全部。")
    if said and len(found_periods) == 1 and len(found_periods[0].missing) > NAMES_SHOWN:
        return Reply(paged(desk, heading(context, found_periods[0]), found_periods[0].missing))
    lines = [*(period_line(context, each) for each in found_periods), *asked]
    lines += [f"{name_of(context, each)}：未到报送期" for each in coming]
    if any(len(each.missing) > NAMES_SHOWN for each in found_periods):
        lines.append("回复“谁没报 台账”这样的一项，可分页查看全部名单。")
    if span is not None:
        return Reply(paged(desk, f"{span.label}报送情况：", lines))
    return Reply("\n".join(lines) if len(lines) <= AT_ONCE else paged(desk, "各期报送情况：", lines))


_OVERDUE = lazily(r"(?:查看|看看)?(?:有?哪些|谁)?逾期(?:了|未报|名单|情况|事项|没有)*[。？?]?")


def _asks_overdue(desk: Desk, message: Message) -> tuple[Span | None] | None:
    """«逾期», «去年逾期»: the span where one is named."""
    span, rest = read_named_span(message.text.strip(), message.at.date())
    return (span,) if _OVERDUE.fullmatch(rest.strip(" 的")) else None


@act(
    "overdue",
    meant=lambda _desk, message: (read_named_span(message.text, message.at.date())[0],),
    match=_asks_overdue,
    roles=ANYONE,
    usage="逾期",
    summary="看逾期未报",
)
def overdue(desk: Desk, _message: Message, found: tuple[Span | None]) -> Reply:
    """Overdue reports with their days; of a span what was due in it."""
    (span,) = found
    rows = [row for row in status.overdue(desk.context) if span is None or span.holds(row.due_on)]
    answers_due = overdue_answers(desk) if span is None else []
    label = span.label if span else ""
    if not rows and not answers_due:
        return Reply(f"{label or '目前'}没有逾期未报事项。")
    lines = [f"{row.department.name} {owed(desk.context, row, named=False)}" for row in rows]
    return Reply(paged(desk, f"{label}逾期未报{len(rows) + len(answers_due)}项：", lines + answers_due))
