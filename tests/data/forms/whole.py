"""Whole notices in ten manners of writing: a day, an hour, a place and an agenda are drawn and written as such a writer writes them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from tests.data.forms import carriers
from tests.data.forms.drawn import KINDS, MATTERS, NOWS, ROOMS, Drawn


@dataclass(frozen=True)
class Whole:
    """A notice, when it was sent, and what it says: the start, the place, the matters with their sums in yuan."""

    text: str
    now: datetime
    starts_at: datetime
    place: str
    matters: tuple[tuple[str, int | None], ...]


def _letter(d: Drawn) -> str:
    unit = d.one_of("我局", "我单位", "我中心", "本局")
    return f"{d.one_of('关于召开党组会议的报告', '关于召开会议的请示报告', '会议报告', '事前报告')}\n派驻纪检监察组：\n    {d.one_of('根据工作安排，', '按照年度计划，', '经研究，', '')}{unit}{d.one_of('定于', '拟于', '计划于', '将于')}{d.day}{d.clock}在{d.place}召开{d.rng.choice(KINDS)}，{d.one_of('研究以下事项：', '会议议题如下：', '主要研究：', '审议：')}\n{d.lines}\n{d.closing}\n{d.one_of('某某局', '局办公室', '某某局办公室')}\n{d.now.year}年{d.now.month}月{d.now.day}日"


def _chat(d: Drawn) -> str:
    kind = d.rng.choice(KINDS)
    return d.one_of("", "组长好，", "王科长，", "领导您好，", "@派驻组 ", "您好，") + d.one_of(
        f"我们{d.day}{d.clock}开{kind}，在{d.place}，{d.one_of('主要', '', '就')}研究{d.spoken}，{d.closing}",
        f"{d.day}{d.clock}{d.place}开{kind}，过一下{d.spoken}",
        f"我们局{d.day}{d.clock}有个{kind}，地点就在{d.place}，议题是{d.spoken}",
        f"{d.day}{d.clock}，{d.place}，{kind}，{d.one_of('议题：', '内容：', '研究')}{d.spoken}",
        f"报告一下，{kind}定在{d.day}{d.clock}，{d.place}，{d.one_of('讨论', '研究', '审议')}{d.spoken}。{d.closing}",
    )


def _dictated(d: Drawn) -> str:
    said = d.one_of("然后", "还有", "另外还有").join(d.short(each) for each in d.matters)
    return d.one_of(
        f"{d.day}{d.clock}我们局开{d.rng.choice(KINDS)}地点在{d.place}研究{said}",
        f"那个我们{d.day}{d.clock}在{d.place}开{d.rng.choice(KINDS)}主要是研究{said}",
        f"{d.day} {d.clock} {d.place} {d.rng.choice(KINDS)} 研究{said.replace('然后', ' 然后')}",
        f"喂你好我们局{d.day}{d.clock}要开{d.rng.choice(KINDS)}在{d.place}研究一下{said}就这几个",
    )


def _table(d: Drawn) -> str:
    kind, matters = d.rng.choice(KINDS), d.matters
    if all(yuan for _, yuan in matters) and d.rng.random() < 0.5:
        rows = "\n".join(f"{n}\t{words}\t{(yuan or 0) / 10_000:g}" for n, (words, yuan) in enumerate(matters, 1))
        return f"会议名称\t{kind}\n会议时间\t{d.day}{d.clock}\n会议地点\t{d.place}\n序号\t议题\t金额（万元）\n{rows}"
    return d.one_of(
        f"会议名称\t{kind}\n时间\t{d.day}{d.clock}\n地点\t{d.place}\n议题\t{d.inline}",
        f"| 会议 | 时间 | 地点 | 议题 |\n|---|---|---|---|\n| {kind} | {d.day}{d.clock} | {d.place} | {d.listed('{i}.{x}', '；')} |",
        f"会议  {kind}\n时间  {d.day}{d.clock}\n地点  {d.place}\n议题  {d.inline}",
    )


def _form(d: Drawn) -> str:
    title = d.one_of("“三重一大”事项报告表", "会议报告单", "事前报告")
    kind = d.rng.choice(KINDS)
    return d.one_of(
        f"{title}\n会议类型：{kind}\n会议时间：{d.day}{d.clock}\n会议地点：{d.place}\n会议议题：{d.inline}\n参会范围：班子成员\n填报人：赵敏　填报日期：{d.now.month}月{d.now.day}日",
        f"{title}\n一、会议时间：{d.day}{d.clock}\n二、会议地点：{d.place}\n三、研究事项：{d.listed('（{i}）{x}', d.one_of('；', chr(10)))}\n四、参加人员：党组成员7人\n五、联系人：赵敏 13800000000",
        f"【会议】{kind}\n【时间】{d.day}{d.clock}\n【地点】{d.place}\n【议题】{d.inline}\n【报告人】赵敏",
        f"会议时间 {d.day}{d.clock}\n会议地点 {d.place}\n会议议题\n{d.lines}\n参会人员 全体班子成员",
    )


def _forwarded(d: Drawn) -> str:
    body = f"定于{d.day}{d.clock}在{d.place}召开{d.rng.choice(KINDS)}，研究{d.listed('{i}.{x}', '；')}。{d.closing}"
    return d.one_of(
        f"Fw: 会议通知\n发件人：局办公室\n内容：{body}",
        f"【转发】\n局办公室：{body}",
        f"转发：关于召开会议的通知\n{body}",
        f"-----原始邮件-----\n发件人：办公室\n主题：会议通知\n\n{body}",
        f"赵敏 {d.now:%m-%d %H:%M}\n会议通知：{body}",
    )


def _telephone(d: Drawn) -> str:
    return d.one_of(
        f"电话报告：{d.day}{d.clock}{d.rng.choice(KINDS)}，{d.place}。议题{d.spoken}。",
        f"局里{d.day}{d.clock}开{d.rng.choice(KINDS)}，地方在{d.place}。研究的事是{d.spoken}。",
        f"报告：{d.rng.choice(KINDS)}，{d.day}{d.clock}，{d.place}。{d.inline}。",
    )


def _mixed(d: Drawn) -> str:
    head = f"{d.rng.choice(KINDS)}通知\n★时间：{d.day}{d.clock}\n★地点：{d.place}\n★议题：\n"
    return head + "\n".join(
        f"{mark}{d.matter(each)}"
        for mark, each in zip(
            d.one_of(
                "1.|2、|3)|4.",
                "①|②|③|④",
                "1️⃣|2️⃣|3️⃣|4️⃣",
                "•|•|•|•",
                "a.|b.|c.|d.",
                "议题一：|议题二：|议题三：|议题四：",
                "第一，|第二，|第三，|第四，",
                "一、|二、|三、|四、",
            ).split("|"),
            d.matters,
            strict=False,
        )
    )


def _group(d: Drawn) -> str:
    return d.one_of(
        f"【群公告】\n各位班子成员：\n{d.day}{d.clock}在{d.place}召开{d.rng.choice(KINDS)}，议题：\n{d.lines}\n请大家合理安排时间，不能参加的提前请假。收到请回复",
        f"📢通知📢\n⏰{d.day}{d.clock}\n📍{d.place}\n📝议题：{d.inline}\n@所有人 收到请接龙",
        f"@所有人 {d.day}{d.clock}{d.place}开{d.rng.choice(KINDS)}，请准时。议题：{d.inline}",
    )


def _like_minutes(d: Drawn) -> str:
    return d.one_of(
        f"党组会议议程\n时间：{d.day}{d.clock}\n地点：{d.place}\n主持：局长\n参加：党组成员\n议题：\n{d.lines}",
        f"{d.day}{d.clock}，局党组拟在{d.place}召开会议，会议由党组书记主持，拟研究：{d.inline}。",
        f"{d.rng.choice(KINDS)}（拟）\n一、时间地点：{d.day}{d.clock}，{d.place}\n二、主持人：局长\n三、议程\n{d.listed('（{c}）{x}', chr(10))}",
    )


MANNERS: Final[dict[str, Callable[[Drawn], str]]] = {
    "letter": _letter, "chat": _chat, "dictated": _dictated, "table": _table, "form": _form, "forwarded": _forwarded,
    "telephone": _telephone, "mixed": _mixed, "group": _group, "like minutes": _like_minutes,
    **carriers.MANNERS,
}  # fmt: skip


def write_notice(manner: str, rng: Random) -> Whole:
    """A drawn notice in one manner."""
    now = datetime.fromisoformat(rng.choice(NOWS)).replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    day = now.date() + timedelta(days=rng.randrange(1, 14))
    hour = rng.choice((8, 9, 10, 11, 14, 15, 16))
    starts_at = datetime(day.year, day.month, day.day, hour, rng.choice((0, 30)), tzinfo=now.tzinfo)
    matters = tuple(
        (
            words,
            rng.choice(
                (
                    None,
                    None,
                    rng.randrange(2, 90) * 10_000,
                    rng.randrange(100, 5000) * 10_000,
                    rng.randrange(20, 999) * 1_000,
                )
            ),
        )
        for words in rng.sample(MATTERS, rng.randrange(1, 5))
    )
    drawn = Drawn(rng, now, starts_at, rng.choice(ROOMS), matters)
    text = MANNERS[manner](drawn)
    return Whole(text, now, starts_at, drawn.place, drawn.matters)
