"""Further manners of writing a whole notice: wrapped lines, forms with fields of their own, one row of a table, sums told beside their matter, other hours beside the start."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from tests.data.forms.drawn import KINDS, Drawn
from tests.data.forms.numbers import numeral

Written = str


def _issued(d: Drawn) -> str:
    return f"{d.now.year}年{d.now.month}月{d.now.day}日"


def _wrapped(d: Drawn) -> str:
    """Copied out of a paper: every line has the same width, wherever a word ends."""
    body = f"{d.one_of('经研究，', '根据工作安排，', '')}{d.one_of('我局', '本单位', '')}定于{d.day}{d.clock}，在{d.place}召开{d.rng.choice(KINDS)}，研究{d.one_of(d.inline, d.spoken)}{d.one_of('', '事宜')}。{d.one_of('', '请派员列席。')}"
    width = d.rng.randrange(10, 22)
    return "\n".join(body[start : start + width] for start in range(0, len(body), width))


def _fields(d: Drawn) -> str:
    """A form of one matter with fields that the notice has no use for."""
    words, yuan = d.matters[0]
    d.matters = d.matters[:1]
    fields = [
        ("报告单位", d.one_of("市生态环境局", "某某中心", "水务局")),
        ("会议类型", d.rng.choice(KINDS)),
        (d.one_of("会议时间", "时间", "召开时间"), f"{d.day}{d.clock}"),
        (d.one_of("会议地点", "地点", "召开地点"), d.place),
        (d.one_of("事项名称", "议题", "研究事项", "事项", "议题名称"), words),
    ]
    extra = [
        ("事项类别", d.one_of("大额资金使用", "重大项目安排")),
        ("资金来源", d.one_of("财政拨款", "自筹")),
        ("填报人", "翁洁"),
        ("联系电话", "15800001234"),
        ("是否涉密", "否"),
        ("参会范围", "班子成员"),
        ("备注", "无"),
        ("分管领导", "副局长"),
        ("是否前期论证", "是"),
    ]
    if yuan:
        fields.append((d.one_of("金额", "涉及金额", "预算金额", "资金额度"), d.sum_of(yuan)))
    fields += d.rng.sample(extra, d.rng.randrange(1, 5))
    start, between = d.one_of(
        "{0}：{1}|\n", "{0}：{1}|；", "【{0}】{1}|", "【{0}】{1}|\n", "{0}:{1}|;", "{0}\t{1}|\n", "{0}: {1}|\n"
    ).split("|")
    return d.one_of("“三重一大”事项报告表\n", "", "会议报备\n", "【事前报告】\n") + between.join(
        start.format(*field) for field in fields
    )


def _row(d: Drawn) -> str:
    """One meeting in one row under its headings."""
    d.matters = d.matters[:1]
    words, yuan = d.matters[0]
    heads, cells = (
        ["会议类型", d.one_of("召开时间", "会议时间"), "地点", "议题"],
        [d.rng.choice(KINDS), f"{d.day}{d.clock}", d.place, words],
    )
    if yuan:
        heads.append(d.one_of("金额（万元）", "涉及资金（万元）", "金额"))
        cells.append(f"{yuan / 10_000:g}" + ("万元" if heads[-1] == "金额" else ""))
    if d.rng.random() < 0.6:
        heads, cells = ["序号", *heads], ["1", *cells]
    if d.rng.random() < 0.5:
        heads, cells = [*heads, d.one_of("备注", "联系人", "列席")], [*cells, d.one_of("", "赵敏", "派驻组")]
    return d.one_of(f"{chr(9).join(heads)}\n{chr(9).join(cells)}", f"| {' | '.join(heads)} |\n| {' | '.join(cells)} |")


def _explained(d: Drawn) -> str:
    """A matter, and behind a comma the sum with words of its own."""
    d.matters = d.matters[:1]
    words, yuan = d.matters[0]
    said = words
    if yuan:
        money = d.sum_of(yuan)
        said += d.one_of(
            f"，该项目可研估算总投资{money}",
            f"，合同价 {money}",
            f"，账面价值{money}",
            f"，拢共{money}",
            f"，中标价{money}",
            f"，评估价为{money}",
            f"，项目概算{money}",
            f"，全部费用{money}",
            f"，所需经费{money}从公用经费列支",
            f"，工程造价{money}",
            f"。涉及金额{money}",
            f"，钱是{money}",
            f"，申请资金{money}",
            f"，标的{money}",
            f"，总额{money}",
        )
    kind = d.rng.choice(KINDS)
    return d.one_of(
        f"派驻组：我局拟于{d.day}{d.clock}在{d.place}召开{kind}，专题研究{said}。恳请派员监督指导。",
        f"{d.day}{d.clock}，{d.place}，{kind}，研究{said}",
        f"{kind}定在{d.day}{d.clock}，{d.place}，{d.one_of('议题：', '议题是', '内容：', '事项：')}{said}",
        f"{d.day}{d.clock} {kind}\n哦忘了说地点 {d.place}\n{d.one_of('议的是', '研究的是', '议题是')}{said}",
        f"{d.day}{d.clock}开{kind}，{d.one_of('研究', '过一下', '议')}{said}，{d.one_of('在', '地点', '')}{d.place}",
    )


def _beside(d: Drawn) -> str:
    """Other hours and days beside the start."""
    kind, early = d.rng.choice(KINDS), (d.starts_at - timedelta(minutes=30))
    before = d.now.date() + timedelta(days=1)
    return d.one_of(
        f"{d.full_day}{early:%-H:%M}在局门口{d.one_of('集中乘车', '集合', '统一乘车')}，{d.starts_at:%-H:%M}在{d.place}召开{kind}，研究{d.spoken}",
        f"{kind}定于{d.full_day}召开，{early:%-H:%M}{d.one_of('报到', '签到', '入场')}，{d.starts_at:%-H:%M}{d.one_of('开始', '开会', '正式开始', '准时开始')}。地点：{d.place}。议题：{d.inline}",
        f"{_issued(d)}\n市农业农村局\n致派驻组：\n{d.day}，{d.clock}，{d.place}，{kind}，研究：{d.inline}。\n请派员",
        f"{d.full_day}{d.clock}，{d.one_of('节前', '年前', '汛前', '本月', '本季度')}{d.one_of('最后一次', '第二次', '')}{kind}，{d.place}，议题：{d.inline}",
        f"接通知，{d.one_of('原则上', '基本上', '初步')}{d.full_day}{d.clock}召开{kind}，地点：{d.place}，议题：{d.inline}，请提前准备材料",
        f"关于召开{kind}的报告：定于{d.full_day}{d.clock}在{d.place}召开{kind}，研究{d.inline}。请各科室于{before.month}月{before.day}日17:00前将材料报办公室。",
        f"{kind}，{d.full_day}{d.clock}，{d.place}，议题：{d.inline}。会议材料{before.month}月{before.day}日下班前发出",
        f"按{before.month - 1 or 12}月的部署，{d.full_day}{d.clock}在{d.place}开{kind}，研究{d.spoken}",
    )


def _place_and_rest(d: Drawn) -> str:
    """Something else right behind the place."""
    kind = d.rng.choice(KINDS)
    return d.one_of(
        f"{d.day}{d.clock}{kind}，地点{d.place}，会前请到办公室领取材料，议题：{d.inline}",
        f"{d.day}{d.clock}在{d.place}开{kind}主要是研究那个{d.spoken}",
        f"{d.day}{d.clock}{kind}在{d.place}研究{d.spoken}",
        f"{d.day}{d.clock}{kind}{d.place}研究{d.spoken}",
        f"{d.day}{d.clock}{kind}，地点：{d.place}（请从南门进），研究{d.spoken}",
        f"定于{d.day}{d.clock}于{d.place}召开{kind}，议题{d.inline}。如无不妥，按此发正式通知。",
        f"{kind}地点定在{d.place}，时间{d.day}{d.clock}，请提前10分钟到场，议题：{d.inline}",
        f"{d.day}{d.clock}，到{d.place}参加{kind}，议题：{d.inline}",
        f"会议室{d.one_of('在装修', '停电', '占用')}，所以{d.day}{d.clock}的{kind}借用{d.place}开，研究{d.spoken}",
        f"{d.day}{d.clock}{kind} 地点{d.place} 议题 {d.inline}",
    )


def _continued(d: Drawn) -> str:
    """Items that go on in the next line, in groups, and with something else at the end."""
    kind = d.rng.choice(KINDS)
    head = f"{kind}\n时间：{d.day}{d.clock}\n地点：{d.place}\n议题：\n"
    way = d.rng.randrange(4)
    if way == 0:
        lines = [
            f"{n}.{words}"
            + (f"\n   {d.one_of('预算金额', '金额', '概算', '所需资金', '资金')}：{d.sum_of(yuan)}" if yuan else "")
            for n, (words, yuan) in enumerate(d.matters, 1)
        ]
        return head + "\n".join(lines)
    if way == 1:
        lines = [
            f"{n}、{words}"
            + (f"\n（{d.one_of('', '预算', '金额')}{d.sum_of(yuan)}，{d.one_of('财政资金', '自筹')}）" if yuan else "")
            for n, (words, yuan) in enumerate(d.matters, 1)
        ]
        return head + "\n".join(lines)
    if way == 2:
        half = max(1, len(d.matters) // 2)
        groups = [d.matters[:half], d.matters[half:]]
        number, said = 0, []
        for name, group in zip(("（一）研究项目事项：", "（二）研究其他事项："), groups, strict=True):
            parts = []
            for each in group:
                number += 1
                parts.append(f"{number}.{d.matter(each)}")
            if parts:
                said.append(name + "；".join(parts))
        return f"定于{d.day}{d.clock}在{d.place}召开{kind}。会议内容：" + d.one_of("。", "\n").join(said) + "。"
    d.matters = (*d.matters, (d.one_of("其他事项", "其他需要研究的事项"), None))
    return head + d.lines


def _bubbles(d: Drawn) -> str:
    """Several short messages sent as one."""
    kind = d.rng.choice(KINDS)
    return d.one_of(
        f"{d.one_of('组长好', '领导好', '您好')}\n我们{d.day}{d.clock}开{kind}\n在{d.place}\n{d.one_of('研究', '主要研究', '议题')}{d.spoken}\n{d.one_of('谢谢', '请派人', '麻烦登记一下')}",
        f"{d.day}{d.clock} {kind} {d.place}\n{d.lines}",
        f"——转发自局办——\n各位领导：{kind}定在{d.day}{d.clock}，{d.place}。议题就{numeral(len(d.matters))}个：{d.listed('{x}', '、')}。\n————\n组里请知悉，我先报这个，报告表下午补",
        f"上面发错了 以这条为准：{kind} {d.day} {d.clock} {d.place} {d.spoken}",
        f"{kind}\n{d.day}\n{d.clock}\n{d.place}\n{d.lines}",
        f"【{kind}】\n▶{d.day}{d.clock}\n▶{d.place}\n▶{d.inline}",
        f"Time: {d.day}{d.clock}\nVenue: {d.place}\nAgenda: {d.inline}\n（{kind}）",
    )


def _matter_first(d: Drawn) -> str:
    """The matter stands before the meeting."""
    d.matters = d.matters[:1]
    kind = d.rng.choice(KINDS)
    words, yuan = d.matters[0]
    money = f"（{d.sum_of(yuan)}）" if yuan else ""
    return d.one_of(
        f"研究{words}{money}的{kind}，{d.day}{d.clock}，地点{d.place}",
        f"关于{words}{money}，拟提交{d.day}{d.clock}的{kind}研究，地点{d.place}",
        f"{words}{money}要上会，{d.day}{d.clock}{kind}，在{d.place}",
        f"事项：{words}{money}\n会议：{kind}\n开会时间：{d.day}{d.clock}\n开会地方：{d.place}",
        f"我委定于{d.day}{d.clock}在{d.place}召开{words}{d.one_of('专家', '项目', '')}{d.one_of('评审', '论证', '评估')}会{f'，参评专家5名，项目概算{d.sum_of(yuan)}' if yuan else ''}。请派员监督。",
        f"为研究{words}{money}，定于{d.day}{d.clock}在{d.place}召开{kind}。",
    )


MANNERS: Final[dict[str, Callable[[Drawn], str]]] = {
    "wrapped": _wrapped, "fields": _fields, "row": _row, "explained": _explained, "beside": _beside, "place and rest": _place_and_rest,
    "continued": _continued, "bubbles": _bubbles, "matter first": _matter_first,
}  # fmt: skip
