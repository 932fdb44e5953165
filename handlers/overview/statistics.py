"""统计 in chat: totals by span, department and kind, year-on-year, rates with the numbers under them (M12)."""

import re
from dataclasses import dataclass, replace
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.ledger import entries
from actions.overview import released, statistics
from actions.overview.statistics import FEW, Figure, Share, Table
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.question import answers, ask_department, chosen_department, confirm
from handlers.talk.registry import ANYONE, act
from handlers.talk.safely import safely
from policy.ledger.parts import CountKind
from policy.report.statistic_words import StatisticWords, read_named_span, read_statistic
from policy.time.months import Span


def _figures_of(desk: Desk, message: Message) -> StatisticWords:
    """Any words that ask for figures: their span and comparison, the department or group and the figure where they are named."""
    asked = read_statistic(message.text, message.at.date())
    named = departments.mentioned(desk.context, message.text) if not desk.context.me.has("commission") else []
    parts = [named[0].name] if len(named) == 1 else []
    parts += [short for name in statistics.group_names(desk.context) if (short := _short(name)) in message.text]
    return replace(asked, rest=" ".join([*parts, *_titles_in(desk, message.text)[:1]]))


def _short(group: str) -> str:
    """«第一组» for «第一派驻纪检监察组»."""
    return group.replace("派驻纪检监察", "")


def _titles_in(desk: Desk, text: str) -> list[str]:
    """The figures that are counted by hand and that a text names, the longest name first."""
    kinds = [kind for each in statistics.known(desk.context) for kind in each.kinds]
    found = {word: kind.title for kind in kinds for word in (kind.title, *kind.words) if word in text}
    return list(dict.fromkeys(found[word] for word in sorted(found, key=len, reverse=True)))


_ASKED_ON = re.compile(r"那?([去前上今]年)呢")
_HOW_MANY = re.compile(r"多少|几(?:次|人|条|件|个|场|份|项)|总数|共计|合计")


def _asks_figure(desk: Desk, message: Message) -> StatisticWords | None:
    """«去年约谈多少», «交通局今年谈话提醒几次»: a figure, a time and how many. Of «去年同期» this year is held against it,
    of «去年呢» it is that year's."""
    text = message.text.strip(" 。？?")
    if text.removeprefix("那").removesuffix("呢") in ("去年同期", "上年同期"):
        return read_statistic("今年 同比", message.at.date())
    if on := _ASKED_ON.fullmatch(text):
        return read_statistic(on[1], message.at.date())
    asked = bool(_HOW_MANY.search(text)) and read_named_span(text, message.at.date())[0] is not None
    return _figures_of(desk, message) if asked and _titles_in(desk, text) else None


@act("statistics_asked", match=_asks_figure, roles=ANYONE | {"commission"})
@act(
    "statistics",
    meant=_figures_of,
    words=r"(?:查看|工作)?统计[\s：:]*(?P<rest>(?!.*(?:[?？]|怎么|如何)).{0,40})",
    roles=ANYONE | {"commission"},
    usage="统计 三季度",
    summary="看工作统计；可加单位、“同比”“环比”“按单位”",
    examples=("统计 三季度", "统计 今年 同比"),
)
def show_statistics(desk: Desk, _message: Message, found: Any) -> Reply:
    """The figures in view; confidential ones are in no reply."""
    context = desk.context
    asked = found if isinstance(found, StatisticWords) else read_statistic(found["rest"] or "", context.said_on)
    if context.me.has("commission"):
        return _by_group(desk, asked)
    return _statistics(desk, asked)


@answers("statistics_of", roles=ANYONE)
def statistics_of(desk: Desk, asked: StatisticWords, department: str) -> Reply:
    """The department was asked for; span and comparison stand as they were said."""
    return _statistics(desk, replace(asked, rest=chosen_department(desk, department).name))


def _statistics(desk: Desk, asked: StatisticWords) -> Reply:
    context = desk.context
    where = statistics.visible(context)
    name, only = "", ""
    if asked.rest:
        if _is_secret(desk, asked.rest):
            return _secretly(desk, asked)
        named, only = _named(desk, where, asked)
        if isinstance(named, Department):
            where, name = [named], named.name
        elif not only:
            return ask_department(desk, "statistics_of", asked.rest, named, asked)
    lines = _by_department(desk, where, asked, only) if asked.by_department else _lines(desk, where, asked, only)
    title = f"{name}{asked.span.label}工作统计：" if lines else f"{name}{asked.span.label}暂无统计数字。"
    secret, said = statistics.confidential(context), f"{asked.span.label.partition('（')[0]} {asked.rest}".strip()
    apart = f"\n保密台账数字不在此回复，请回复“保密统计 {said}”另行发送。" if secret else ""
    return Reply(paged(desk, title, lines) + apart)


def _named(desk: Desk, where: list[Department], asked: StatisticWords) -> tuple[Department | list[str], str]:
    """The department that the words name, or the nearest, and the figure."""
    words = asked.rest.split()
    if len(words) == 1 and isinstance(found := departments.resolve_among(where, words[0]), Department):
        return found, ""
    only = next((word for word in words if _is_title(desk, where, asked, word)), "")
    place = " ".join(word for word in words if word != only)
    return (departments.resolve_among(where, place) if place else []), only


def _is_secret(desk: Desk, words: str) -> bool:
    titles = {kind.title for each in statistics.known(desk.context, secret=True) for kind in each.kinds}
    return bool(titles & set(words.split()))


_SECRET = re.compile(r"保密(?:台账)?统计[\s：:]*(?P<rest>.{0,40})")


def _asks_secretly(desk: Desk, message: Message) -> Any:
    """«保密统计 今年» of somebody who reads such figures; for everybody else the words mean nothing."""
    found = _SECRET.fullmatch(message.text.strip())
    return found if found and statistics.confidential(desk.context) else None


@act("secret_statistics", match=_asks_secretly)
def secret_statistics(desk: Desk, _message: Message, found: Any) -> Reply:
    """The figures of confidential registers, in a message that cannot be passed on."""
    return _secretly(desk, read_statistic(found["rest"] or "", desk.context.said_on))


def _secretly(desk: Desk, asked: StatisticWords) -> Reply:
    context = desk.context
    known = statistics.known(context, secret=True)
    where = entries.departments_of(context, {role for each in known for role in each.see})
    named = departments.resolve_among(where, asked.rest) if asked.rest else []
    only = next((word for word in asked.rest.split() if _is_secret(desk, word)), "")
    name = named.name if isinstance(named, Department) else ""
    table = statistics.table(
        context, [named] if isinstance(named, Department) else where, asked.span, asked.compare, secret=True
    )
    said = _say(table, few=False, only=only) or ["暂无数字。"]
    return safely(desk, "\n".join([f"{name}{asked.span.label}保密台账统计：", *said]), looked_at="保密台账统计")


def _is_title(desk: Desk, where: list[Department], asked: StatisticWords, word: str) -> bool:
    known = statistics.known(desk.context)
    titles = {each.title for each in known} | {kind.title for each in known for kind in each.kinds}
    table = statistics.table(desk.context, where, asked.span)
    return word in titles | {each.title for each in table.figures} | {each.title for each in table.shares}


def _lines(desk: Desk, where: list[Department], asked: StatisticWords, only: str) -> list[str]:
    table = statistics.table(desk.context, where, asked.span, asked.compare)
    return _say(table, few=not desk.context.me.is_group_side, only=only) or _unfilled(desk, only)


def _unfilled(desk: Desk, only: str) -> list[str]:
    """A kind that is counted by hand and that nobody has filled in: that is no nought."""
    counted = {kind.title for each in statistics.known(desk.context) for kind in each.kinds}
    return [f"{only} {statistics.UNFILLED}"] if only in counted else []


def _say(table: Table, *, few: bool, only: str = "") -> list[str]:
    figures = [say_figure(each, few) for each in table.figures if only in ("", each.title)]
    shares = [say_share(each, few) for each in table.shares if only in ("", each.title)]
    return figures + shares


def say_figure(figure: Figure, few: bool) -> str:
    """«约谈 12人次，上期9人次，增长33.3%»; a small total outside the group reads 少量, and is not compared."""
    now, before = figure.value, figure.before
    if few and (0 < (now or 0) < FEW or 0 < (before or 0) < FEW):
        return f"{figure.title} {'少量' if 0 < (now or 0) < FEW else figure.said}"
    text = f"{figure.title} {figure.said}"
    if not figure.compared:
        return text
    change = "" if now is None or before is None else _change(now, before)
    return f"{text}，原{figure.say(before)}{change}"


def _change(now: int, before: int) -> str:
    if before == 0 or now == before:
        return "，持平" if now == before else ""
    return f"，{'增长' if now > before else '下降'}{abs(now - before) / before:.1%}"


def say_share(share: Share, few: bool) -> str:
    """«整改率 87.5%（7/8）»."""
    if few and 0 < share.whole < FEW:
        return f"{share.title} 少量，不计算"
    text = f"{share.title} {_percent(share.part, share.whole)}"
    return text + (f"，原{_percent(*share.before)}" if share.before and not (few and share.before[1] < FEW) else "")


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.1%}（{part}/{whole}）" if whole else "无"


def _by_department(desk: Desk, where: list[Department], asked: StatisticWords, only: str) -> list[str]:
    few, lines, nothing = not desk.context.me.is_group_side, list[str](), list[str]()
    for each in where:
        table = statistics.table(desk.context, [each], asked.span)
        if said := _say(table, few=few, only=only):
            lines.append(f"{each.name}：{'；'.join(said)}")
        elif _unfilled(desk, only):
            nothing.append(each.name)
    return [*lines, *([f"{statistics.UNFILLED}：{'、'.join(nothing)}"] if nothing else [])]


def _by_group(desk: Desk, asked: StatisticWords) -> Reply:
    """The commission reads totals per group, nothing below."""
    lines, words = [], asked.rest.split()
    only = next(iter(_titles_in(desk, asked.rest)), "")
    found = statistics.of_groups(desk.context, asked.span, asked.compare)
    named = [name for name, _ in found if name in words or _short(name) in words]
    for name, table in found:
        said = _say(table, few=True, only=only) or _unfilled(desk, only)
        if name in named or not named:
            lines.append(f"{name}：{'；'.join(said) or '暂无'}")
    return Reply(paged(desk, f"{asked.span.label}各组统计：", lines))


_RELEASES = re.compile(r"(?:向派出机关)?(?:公布|上报派出机关)[\s：:]*(?P<rest>.{2,20}?)[。]?")


@dataclass(frozen=True)
class Release:
    """What was shown: which number of which span."""

    kind: str
    span: Span
    number: int


def _releases(desk: Desk, message: Message) -> tuple[CountKind, Span] | None:
    """«公布 函询 2026年» of somebody who reads that register; for everybody else the words mean nothing."""
    found = _RELEASES.fullmatch(message.text.strip())
    if found is None or not statistics.confidential(desk.context):
        return None
    asked = read_statistic(found["rest"], message.at.date())
    kind = next((each for each in released.kinds(desk.context) if each.title == asked.rest), None)
    return (kind, asked.span) if kind else None


@act("release_count", match=_releases, roles=frozenset({"inspector"}))
def release_count(desk: Desk, _message: Message, found: tuple[CountKind, Span]) -> Reply:
    """Shown with its number: after 确认 the commission reads this one."""
    kind, span = found
    number = released.total(desk.context, kind, span)
    text = f"将向派出机关公布：{span.label}{kind.title}{number}{kind.unit}（本组合计，不含单位），此后登记的不再计入。"
    return confirm(desk, "confirm_release_count", text, Release(kind.key, span, number), dropped="好的，未公布。")


@answers("confirm_release_count", roles=frozenset({"inspector"}))
def confirm_release_count(desk: Desk, kept: Release, _yes: str) -> Reply:
    """The number that was shown."""
    kind = next((each for each in released.kinds(desk.context) if each.key == kept.kind), None)
    if kind is None:
        raise UserError("该台账已停用，未公布。")
    released.release(desk.context, kind, kept.span, kept.number)
    return Reply(f"已公布：{kept.span.label}{kind.title}{kept.number}{kind.unit}，派出机关的各组统计可见。")
