"""Whole notices in ten manners of writing: a day, an hour, a place and an agenda are drawn and written as such a writer writes them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from tests.data.forms.numbers import numeral

ROOMS: Final = (
    "二楼会议室", "局三楼小会议室", "中心205", "局A302", "综合楼五楼西会议室", "老办公楼一楼东头", "站会议室", "院史馆", "五楼党建会议室", "行政楼408", "食堂二楼", "校史馆一楼", "应急指挥大厅", "供电所三楼",
    "调度楼201", "3号板房", "项目部会议室", "320国道改线指挥部", "水库大坝管理房", "青山镇政府三楼", "柳河村村部", "景区游客中心", "博物馆负一层学术厅", "湖滨宾馆梅花厅", "市委党校报告厅", "县政府常务会议室", "腾讯会议",
    "钉钉视频会议", "供热公司生产调度室", "B座11楼", "信访大厅二楼接访室", "团市委小会议室", "消防站三楼", "图书馆少儿部", "机关后院小二楼", "主楼1105", "东楼三层", "文体中心1号厅", "第二会议室", "1号会议室", "中会议室",
    "党委会议室", "局长会议室", "圆桌会议室", "大楼十五层", "农业园区展示中心", "污水处理厂中控室", "养老院多功能室", "高铁站建设指挥部", "康复中心二楼", "民宗局二楼会议室", "热力中心会议室", "体育中心主席台二层", "林业局四楼会议室",
    "疾控中心409", "门诊楼六楼示教室", "检察院路口老楼301", "殡仪馆业务楼", "渡口码头候船厅", "第一小学录播教室", "驿马乡政府", "黄土岭林场场部", "新区展览馆序厅", "局党员之家", "五号楼（老干部处）二层", "局机关（人民路18号）四楼404", "市应急综合楼附楼地下一层指挥中心", "民政局养老服务中心一楼培训教室", "致远楼二楼", "省道养护中心会议室", "致和路社区党群服务中心",
)  # fmt: skip
MATTERS: Final = (
    "锅炉房改造", "公交车辆采购", "窗口服务外包招标", "年度考核结果", "食堂承包续签", "科室主任竞聘结果", "清真寺消防整改补助", "劳务派遣合同续签", "森林防火隔离带项目", "防汛物资采购", "监理费支付", "国有林场改革遗留人员安置",
    "药品集采结余资金分配", "事业编制调整方案", "两名科级干部任免", "校园足球场地建设", "青少年训练器材", "卷烟仓库消防泵更换", "换热站值守人员外包", "供热补贴方案", "环卫车报废处置", "河涌清淤工程结算", "农网改造补偿款", "公益岗位安置",
    "康复器材采购", "所属企业负责人薪酬方案", "市公交集团增资", "应急物资库租金", "驻村工作队员调整", "红薯产业园冷库建设", "军休干部慰问方案", "物业费上调", "法律顾问选聘", "信访积案化解", "职工体检", "档案数字化", "信息系统等保测评",
    "闲置门面房出租", "老旧小区改造实施方案", "第三季度绩效奖金分配", "彩超设备采购", "护士招聘", "明年预算草案", "安全生产责任书", "河长制考核办法修订", "名师工作室经费", "公车维修定点采购", "乡镇卫生院搬迁", "实验田围栏", "桥梁检测费用",
    "退役军人优抚金发放", "机关工会换届", "老干部活动室翻新", "网络安全应急演练方案", "土地收储补偿方案", "污水管网二期概算调整", "教师职称评聘", "图书采购", "拆迁安置房分配办法", "党费使用计划",
)  # fmt: skip
KINDS: Final = ("党组会", "党组会议", "党委会", "局长办公会", "局务会", "主任办公会")
NOWS: Final = ("2026-03-10T09:20", "2026-05-18T15:40", "2026-07-06T08:50", "2026-09-14T10:05", "2026-11-20T10:00")
_DAYS: Final = "一二三四五六日"


@dataclass(frozen=True)
class Whole:
    """A notice, when it was sent, and what it says: the start, the place, the matters with their sums in yuan."""

    text: str
    now: datetime
    starts_at: datetime
    place: str
    matters: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True)
class _Drawn:
    """What a manner writes."""

    rng: Random
    now: datetime
    starts_at: datetime
    place: str
    matters: tuple[tuple[str, int | None], ...]

    def one_of(self, *ways: str) -> str:
        return self.rng.choice(ways)

    @property
    def day(self) -> str:
        """The day in one of the ways in which it can be said without doubt."""
        day, ahead = self.starts_at.date(), (self.starts_at.date() - self.now.date()).days
        weekday = _DAYS[day.weekday()]
        weeks = (day - timedelta(days=day.weekday()) - (self.now.date() - timedelta(days=self.now.weekday()))).days // 7
        ways = [f"{day.month}月{day.day}日", f"{day.month}月{day.day}号", f"{day.month}月{day.day}日（周{weekday}）", f"{day.year}年{day.month}月{day.day}日（星期{weekday}）",
                f"{day.month}月{day.day}号周{weekday}", f"{numeral(day.month)}月{numeral(day.day)}号"]  # fmt: skip
        ways += [f"{'本这'[self.rng.random() < 0.5]}周{weekday}"] * (weeks == 0) + [f"下周{weekday}", f"下星期{weekday}", f"下礼拜{weekday}"] * (weeks == 1)
        ways += [{1: "明天", 2: "后天"}[ahead]] * 2 if ahead in (1, 2) else []
        return self.rng.choice(ways)

    @property
    def clock(self) -> str:
        """The hour, beyond doubt."""
        hour, minute = self.starts_at.hour, self.starts_at.minute
        part, small = ("上午", hour) if hour < 12 else ("下午", hour - 12)
        half = {0: "点", 30: "点半"}[minute]
        full = {0: "时", 30: "时30分"}[minute]
        return self.one_of(f"{part}{small}{half}", f"{part}{numeral(small)}{half}", f"{part}{small}:{minute:02}", f"{part}{small}：{minute:02}", f"{hour:02}:{minute:02}" if hour > 6 else f"{part}{small}{half}", f"{part}{small}{full}")

    def sum_of(self, yuan: int) -> str:
        if yuan % 10_000:
            return self.one_of(f"{yuan}元", f"{yuan / 10_000:g}万元", f"{yuan / 10_000:g}万")
        wan = yuan // 10_000
        return self.one_of(f"{wan}万元", f"{wan}万", f"{numeral(wan)}万元" if wan < 100 else f"{wan}万元", f"{wan}.00万元", f"{yuan:,}元")

    def matter(self, matter: tuple[str, int | None]) -> str:
        words, yuan = matter
        if yuan is None:
            return words
        said = self.sum_of(yuan)
        return self.one_of(f"{words}{said}", f"{words}（{said}）", f"{words}，{said}", f"{words}，预算{said}", f"{words}，大概{said}", f"{words}（金额{said}）", f"{words} {said}", f"{words}，共{said}", f"{words}，需要{said}", f"{words}（每人800元，共{self.rng.randrange(3, 99)}人，合计{said}）",
            f"{words}，总投资{said}，其中省级补助2万元", f"{words}（原批复9万元，现调整为{said}）", f"{words}（由业务科提出，金额{said}）")

    def short(self, matter: tuple[str, int | None]) -> str:
        """As one says it: no mark between a matter and its sum."""
        words, yuan = matter
        return words if yuan is None else f"{words}{self.one_of('', '大概', '要花', '大概要', '预算', '得')}{self.sum_of(yuan)}"

    def listed(self, pattern: str, between: str, end: str = "") -> str:
        """The matters behind marks; the pattern's {i} counts, {c} in Chinese, {o} in a circle."""
        return between.join(pattern.format(i=n, c=numeral(n), o=chr(0x245F + n), x=self.matter(each)) for n, each in enumerate(self.matters, 1)) + end

    @property
    def lines(self) -> str:
        return self.listed(self.one_of("{i}.{x}", "{i}、{x}", "（{i}）{x}", "{o}{x}", "（{c}）{x}", "{i}．{x}", "- {x}", "{i}) {x}"), "\n")

    @property
    def inline(self) -> str:
        return self.listed(self.one_of("{i}.{x}", "{i}、{x}", "（{i}）{x}", "{o}{x}", "{c}是{x}", "{i}){x}"), self.one_of("；", "；", "。", "，", " "))

    @property
    def spoken(self) -> str:
        said = [self.short(each) for each in self.matters]
        way = self.one_of("然后", "还有", "另外", "，还有", "，再一个是", "、", "，", "和")
        return way.join(said)

    @property
    def closing(self) -> str:
        return self.one_of("", "", "请派驻组派员列席。", "请届时参加", "特此报告。", "请知悉", "联系人：赵敏 13800000000", "参会人员：班子成员。", "请各位准时参加，手机静音。", "收到请回复")


def _letter(d: _Drawn) -> str:
    unit = d.one_of("我局", "我单位", "我中心", "本局")
    return f"{d.one_of('关于召开党组会议的报告', '关于召开会议的请示报告', '会议报告', '事前报告')}\n派驻纪检监察组：\n    {d.one_of('根据工作安排，', '按照年度计划，', '经研究，', '')}{unit}{d.one_of('定于', '拟于', '计划于', '将于')}{d.day}{d.clock}在{d.place}召开{d.rng.choice(KINDS)}，{d.one_of('研究以下事项：', '会议议题如下：', '主要研究：', '审议：')}\n{d.lines}\n{d.closing}\n{d.one_of('某某局', '局办公室', '某某局办公室')}\n{d.now.year}年{d.now.month}月{d.now.day}日"


def _chat(d: _Drawn) -> str:
    kind = d.rng.choice(KINDS)
    return d.one_of("", "组长好，", "王科长，", "领导您好，", "@派驻组 ", "您好，") + d.one_of(
        f"我们{d.day}{d.clock}开{kind}，在{d.place}，{d.one_of('主要', '', '就')}研究{d.spoken}，{d.closing}",
        f"{d.day}{d.clock}{d.place}开{kind}，过一下{d.spoken}",
        f"我们局{d.day}{d.clock}有个{kind}，地点就在{d.place}，议题是{d.spoken}",
        f"{d.day}{d.clock}，{d.place}，{kind}，{d.one_of('议题：', '内容：', '研究')}{d.spoken}",
        f"报告一下，{kind}定在{d.day}{d.clock}，{d.place}，{d.one_of('讨论', '研究', '审议')}{d.spoken}。{d.closing}",
    )


def _dictated(d: _Drawn) -> str:
    said = d.one_of("然后", "还有", "另外还有").join(d.short(each) for each in d.matters)
    return d.one_of(
        f"{d.day}{d.clock}我们局开{d.rng.choice(KINDS)}地点在{d.place}研究{said}",
        f"那个我们{d.day}{d.clock}在{d.place}开{d.rng.choice(KINDS)}主要是研究{said}",
        f"{d.day} {d.clock} {d.place} {d.rng.choice(KINDS)} 研究{said.replace('然后', ' 然后')}",
        f"喂你好我们局{d.day}{d.clock}要开{d.rng.choice(KINDS)}在{d.place}研究一下{said}就这几个",
    )


def _table(d: _Drawn) -> str:
    kind, matters = d.rng.choice(KINDS), d.matters
    if all(yuan for _, yuan in matters) and d.rng.random() < 0.5:
        rows = "\n".join(f"{n}\t{words}\t{(yuan or 0) / 10_000:g}" for n, (words, yuan) in enumerate(matters, 1))
        return f"会议名称\t{kind}\n会议时间\t{d.day}{d.clock}\n会议地点\t{d.place}\n序号\t议题\t金额（万元）\n{rows}"
    return d.one_of(
        f"会议名称\t{kind}\n时间\t{d.day}{d.clock}\n地点\t{d.place}\n议题\t{d.inline}",
        f"| 会议 | 时间 | 地点 | 议题 |\n|---|---|---|---|\n| {kind} | {d.day}{d.clock} | {d.place} | {d.listed('{i}.{x}', '；')} |",
        f"会议  {kind}\n时间  {d.day}{d.clock}\n地点  {d.place}\n议题  {d.inline}",
    )


def _form(d: _Drawn) -> str:
    title = d.one_of("“三重一大”事项报告表", "会议报告单", "事前报告")
    kind = d.rng.choice(KINDS)
    return d.one_of(
        f"{title}\n会议类型：{kind}\n会议时间：{d.day}{d.clock}\n会议地点：{d.place}\n会议议题：{d.inline}\n参会范围：班子成员\n填报人：赵敏　填报日期：{d.now.month}月{d.now.day}日",
        f"{title}\n一、会议时间：{d.day}{d.clock}\n二、会议地点：{d.place}\n三、研究事项：{d.listed('（{i}）{x}', d.one_of('；', chr(10)))}\n四、参加人员：党组成员7人\n五、联系人：赵敏 13800000000",
        f"【会议】{kind}\n【时间】{d.day}{d.clock}\n【地点】{d.place}\n【议题】{d.inline}\n【报告人】赵敏",
        f"会议时间 {d.day}{d.clock}\n会议地点 {d.place}\n会议议题\n{d.lines}\n参会人员 全体班子成员",
    )


def _forwarded(d: _Drawn) -> str:
    body = f"定于{d.day}{d.clock}在{d.place}召开{d.rng.choice(KINDS)}，研究{d.listed('{i}.{x}', '；')}。{d.closing}"
    return d.one_of(
        f"Fw: 会议通知\n发件人：局办公室\n内容：{body}",
        f"【转发】\n局办公室：{body}",
        f"转发：关于召开会议的通知\n{body}",
        f"-----原始邮件-----\n发件人：办公室\n主题：会议通知\n\n{body}",
        f"赵敏 {d.now:%m-%d %H:%M}\n会议通知：{body}",
    )


def _telephone(d: _Drawn) -> str:
    return d.one_of(
        f"电话报告：{d.day}{d.clock}{d.rng.choice(KINDS)}，{d.place}。议题{d.spoken}。",
        f"局里{d.day}{d.clock}开{d.rng.choice(KINDS)}，地方在{d.place}。研究的事是{d.spoken}。",
        f"报告：{d.rng.choice(KINDS)}，{d.day}{d.clock}，{d.place}。{d.inline}。",
    )


def _mixed(d: _Drawn) -> str:
    head = f"{d.rng.choice(KINDS)}通知\n★时间：{d.day}{d.clock}\n★地点：{d.place}\n★议题：\n"
    return head + "\n".join(f"{mark}{d.matter(each)}" for mark, each in zip(d.one_of("1.|2、|3)|4.", "①|②|③|④", "1️⃣|2️⃣|3️⃣|4️⃣", "•|•|•|•", "a.|b.|c.|d.", "议题一：|议题二：|议题三：|议题四：", "第一，|第二，|第三，|第四，", "一、|二、|三、|四、").split("|"), d.matters, strict=False))


def _group(d: _Drawn) -> str:
    return d.one_of(
        f"【群公告】\n各位班子成员：\n{d.day}{d.clock}在{d.place}召开{d.rng.choice(KINDS)}，议题：\n{d.lines}\n请大家合理安排时间，不能参加的提前请假。收到请回复",
        f"📢通知📢\n⏰{d.day}{d.clock}\n📍{d.place}\n📝议题：{d.inline}\n@所有人 收到请接龙",
        f"@所有人 {d.day}{d.clock}{d.place}开{d.rng.choice(KINDS)}，请准时。议题：{d.inline}",
    )


def _like_minutes(d: _Drawn) -> str:
    return d.one_of(
        f"党组会议议程\n时间：{d.day}{d.clock}\n地点：{d.place}\n主持：局长\n参加：党组成员\n议题：\n{d.lines}",
        f"{d.day}{d.clock}，局党组拟在{d.place}召开会议，会议由党组书记主持，拟研究：{d.inline}。",
        f"{d.rng.choice(KINDS)}（拟）\n一、时间地点：{d.day}{d.clock}，{d.place}\n二、主持人：局长\n三、议程\n{d.listed('（{c}）{x}', chr(10))}",
    )


MANNERS: Final[dict[str, Callable[[_Drawn], str]]] = {
    "letter": _letter, "chat": _chat, "dictated": _dictated, "table": _table, "form": _form, "forwarded": _forwarded,
    "telephone": _telephone, "mixed": _mixed, "group": _group, "like minutes": _like_minutes,
}  # fmt: skip


def write_notice(manner: str, rng: Random) -> Whole:
    """A drawn notice in one manner."""
    now = datetime.fromisoformat(rng.choice(NOWS)).replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    day = now.date() + timedelta(days=rng.randrange(1, 14))
    hour = rng.choice((8, 9, 10, 11, 14, 15, 16))
    starts_at = datetime(day.year, day.month, day.day, hour, rng.choice((0, 30)), tzinfo=now.tzinfo)
    matters = tuple((words, rng.choice((None, None, rng.randrange(2, 90) * 10_000, rng.randrange(100, 5000) * 10_000, rng.randrange(20, 999) * 1_000))) for words in rng.sample(MATTERS, rng.randrange(1, 5)))
    drawn = _Drawn(rng, now, starts_at, rng.choice(ROOMS), matters)
    return Whole(MANNERS[manner](drawn), now, starts_at, drawn.place, matters)
