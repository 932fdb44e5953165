"""What a whole notice says, drawn, and the ways of saying each part; the manners of writing put the parts together."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

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


@dataclass
class Drawn:
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
        ways += [f"{'本这'[self.rng.random() < 0.5]}周{weekday}"] * (weeks == 0) + [
            f"下周{weekday}",
            f"下星期{weekday}",
            f"下礼拜{weekday}",
        ] * (weeks == 1)
        ways += [{1: "明天", 2: "后天"}[ahead]] * 2 if ahead in (1, 2) else []
        return self.rng.choice(ways)

    @property
    def full_day(self) -> str:
        """The day with its month."""
        return f"{self.starts_at.month}月{self.starts_at.day}{self.one_of('日', '号')}"

    @property
    def clock(self) -> str:
        """The hour, beyond doubt."""
        hour, minute = self.starts_at.hour, self.starts_at.minute
        part, small = ("上午", hour) if hour < 12 else ("下午", hour - 12)
        half = {0: "点", 30: "点半"}[minute]
        full = {0: "时", 30: "时30分"}[minute]
        return self.one_of(
            f"{part}{small}{half}",
            f"{part}{numeral(small)}{half}",
            f"{part}{small}:{minute:02}",
            f"{part}{small}：{minute:02}",
            f"{hour:02}:{minute:02}" if hour > 6 else f"{part}{small}{half}",
            f"{part}{small}{full}",
        )

    def sum_of(self, yuan: int) -> str:
        if yuan % 10_000:
            return self.one_of(f"{yuan}元", f"{yuan / 10_000:g}万元", f"{yuan / 10_000:g}万")
        wan = yuan // 10_000
        return self.one_of(
            f"{wan}万元",
            f"{wan}万",
            f"{numeral(wan)}万元" if wan < 100 else f"{wan}万元",
            f"{wan}.00万元",
            f"{yuan:,}元",
        )

    def matter(self, matter: tuple[str, int | None]) -> str:
        words, yuan = matter
        if yuan is None:
            return words
        said = self.sum_of(yuan)
        return self.one_of(
            f"{words}{said}",
            f"{words}（{said}）",
            f"{words}，{said}",
            f"{words}，预算{said}",
            f"{words}，大概{said}",
            f"{words}（金额{said}）",
            f"{words} {said}",
            f"{words}，共{said}",
            f"{words}，需要{said}",
            f"{words}（每人800元，共{self.rng.randrange(3, 99)}人，合计{said}）",
            f"{words}，总投资{said}，其中省级补助2万元",
            f"{words}（原批复9万元，现调整为{said}）",
            f"{words}（由业务科提出，金额{said}）",
        )

    def short(self, matter: tuple[str, int | None]) -> str:
        """As one says it: no mark between a matter and its sum."""
        words, yuan = matter
        return (
            words
            if yuan is None
            else f"{words}{self.one_of('', '大概', '要花', '大概要', '预算', '得')}{self.sum_of(yuan)}"
        )

    def listed(self, pattern: str, between: str, end: str = "") -> str:
        """The matters behind marks; the pattern's {i} counts, {c} in Chinese, {o} in a circle."""
        return (
            between.join(
                pattern.format(i=n, c=numeral(n), o=chr(0x245F + n), x=self.matter(each))
                for n, each in enumerate(self.matters, 1)
            )
            + end
        )

    @property
    def lines(self) -> str:
        return self.listed(
            self.one_of("{i}.{x}", "{i}、{x}", "（{i}）{x}", "{o}{x}", "（{c}）{x}", "{i}．{x}", "- {x}", "{i}) {x}"),
            "\n",
        )

    @property
    def inline(self) -> str:
        return self.listed(
            self.one_of("{i}.{x}", "{i}、{x}", "（{i}）{x}", "{o}{x}", "{c}是{x}", "{i}){x}"),
            self.one_of("；", "；", "。", "，", " "),
        )

    @property
    def spoken(self) -> str:
        said = [self.short(each) for each in self.matters]
        way = self.one_of("然后", "还有", "另外", "，还有", "，再一个是", "、", "，", "和")
        return way.join(said)

    @property
    def closing(self) -> str:
        return self.one_of(
            "",
            "",
            "请派驻组派员列席。",
            "请届时参加",
            "特此报告。",
            "请知悉",
            "联系人：赵敏 13800000000",
            "参会人员：班子成员。",
            "请各位准时参加，手机静音。",
            "收到请回复",
        )
