"""Notices as people write them: the corpus with its bars, what is a notice at all, and the single fields."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.notices import BLIND, MESSAGES, SLOPPY, messages, no_notices, score
from policy.meeting.kinds import kind_of
from policy.notice import Notice, looks_like_notice, read_notice, read_notices, tells_of_past
from policy.screening.complaint import judge
from policy.screening.folding import spelt
from policy.text.dressing import clean
from policy.time.calendar import WorkCalendar

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkCalendar()
SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=ZONE)


def read(text: str) -> Notice:
    return read_notice(text, SUNDAY, CALENDAR)


@pytest.mark.parametrize("path", [MESSAGES, BLIND, SLOPPY], ids=["own", "blind", "sloppy"])
def test_the_corpus_is_read_within_its_bars(path: Path) -> None:
    rows = list(messages(path))
    result = score(iter(rows))
    assert len(rows) >= 150
    assert len({row["now"] for row in rows}) >= (2 if path is SLOPPY else 6)
    assert [case for case in result.wrong if case[0] == "not silently wrong"] == []
    bars = {"taken for a notice": 0.98, "start": 0.97, "not asked without need": 0.97, "place": 0.95}
    bars |= {"items": 0.95, "kinds": 0.90, "amounts": 0.98}
    assert {figure: rate for figure in bars if (rate := result.rate(figure)) < bars[figure]} == {}


def test_what_announces_no_meeting_is_not_taken_for_a_notice() -> None:
    texts = no_notices()
    taken = [text for text in texts if looks_like_notice(text)]
    assert len(texts) >= 100
    assert len(taken) <= len(texts) * 0.02, taken


@pytest.mark.parametrize(
    "text",
    [
        "机关五楼",
        "上级临时部署的任务",
        "因上级临时通知召开紧急会议",
        "11月28日上午9点",
        "12月2日上午9点，机关五楼",
        "三重一大要提前几天报",
        "开党组会研究项目资金，要不要先跟派驻组说",
        "明天就要开会了今天才报行不行",
        "党组会研究人事任免要不要通知派驻组",
        "会议通知要提前几天发",
        "临时召开的党组会怎么报",
        "会议改期了要重新报吗",
        "明天下午有什么会",
        "记台账 今天主持召开党风廉政建设会议",
        "今天主持召开党风廉政建设专题会议，部署四季度工作",
        "上午召开党组会学习了党纪条例",
        "报送 台账 11月",
        "改期 2026-0123 12月2日上午9点",
        "取消 2026-0123 主要领导出差",
        "意见 2026-0123 建议补充可研报告后再上会",
        "布置 各单位 12月5日前报 年度总结",
        "代登 交通局 会议 11月24日16:00电话",
        "还能不能开 12月1日",
        "本周会议",
        "上午9点，四楼会议室",
        "明天上午9点到综合科交材料，三楼会议室",
        "11月25日下午3点前将台账报送至综合科三楼会议室",
        "我局12月1日上午9点在三楼会议室组织普法考试",
        "前天上午在局二楼会议室开展集体廉政谈话，8人参加",
        "家长您好，12月10日下午4点在学校报告厅召开家长会，请准时到场",
        "诚邀贵单位参加12月8日下午2点新品展示会，地点酒店二楼，现场订购有优惠",
        "局党组研究决定张伟同志任科长",
        "大后天开党组会研究大额资金，现在报告还赶趟吗，规定是提前几日",
        "收到",
        "",
    ],
)
def test_answers_questions_entries_and_commands_are_no_notices(text: str) -> None:
    assert not looks_like_notice(text)


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("昨天党组会研究了预算", True),
        ("上周五下午党组会通过了人事议题", True),
        ("11月20日召开党组会议，学习了党纪条例", True),
        ("刚散会，党组会同意办公楼维修", True),
        ("昨天党组会研究了预算，明天上午9点再开会研究人事，请派驻组参加", False),
        ("昨天报的党组会改到下周三上午9点", False),
        ("明天上午九点党组会研究上个月的支出情况", False),
        ("昨天去水利局开展了调研", False),
    ],
)
def test_what_tells_of_a_meeting_held(text: str, past: bool) -> None:
    assert tells_of_past(text) is past
    assert not (past and looks_like_notice(text))


def test_the_first_example() -> None:
    notice = read(
        "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制；2.XX路改造项目资金320万元的\n"
        "分配方案；3.两名科级干部任免事项。请派驻组参会。联系人：王敏 13800000000"
    )
    assert notice.type == "党组会议"
    assert notice.starts_at == datetime(2026, 11, 27, 14, 30, tzinfo=ZONE)
    assert notice.place == "局三楼会议室"
    assert [(item.text, item.kind, item.amount_yuan) for item in notice.items] == [
        ("2027年部门预算编制", "decision", None),
        ("XX路改造项目资金320万元的分配方案", "funds", 3_200_000),
        ("两名科级干部任免事项", "personnel", None),
    ]
    assert notice.contact == "王敏 13800000000"
    assert (notice.missing, notice.asks, notice.change, notice.department) == ((), (), None, None)


def test_the_second_example_lacks_its_place() -> None:
    notice = read("我们局明天上午九点开局长办公会研究采购办公设备的事，大概50多万，请领导参加")
    assert notice.type == "局长办公会"
    item = notice.items[0]
    assert (item.text, item.kind, item.amount_yuan, item.approximate) == ("采购办公设备", "funds", 500_000, True)
    assert "采购" in item.reason
    assert notice.missing == ("place",)


def test_headings_give_place_scope_contact_and_end() -> None:
    notice = read(
        "关于召开专题会议的通知\n一、会议时间：12月1日（星期二）9:00-11:30\n二、会议地点：A3楼102室（一楼）\n三、会议议程\n"
        "（一）听取审计整改情况汇报\n（二）其他事项\n四、参会人员：各科室负责人\n联系人及电话：李强，13800000000\n市水利局办公室\n2026年11月22日"
    )
    assert notice.ends_at == datetime(2026, 12, 1, 11, 30, tzinfo=ZONE)
    assert notice.place == "A3楼102室（一楼）"
    assert notice.scope == "各科室负责人"
    assert notice.contact == "李强 13800000000"
    assert notice.department == "市水利局"
    assert [item.kind for item in notice.items] == ["other", "other"]


@pytest.mark.parametrize(
    ("text", "type_", "preparatory"),
    [
        ("明天上午9点召开项目可研论证会", "项目可研论证会", "feasibility"),
        ("明天上午9点召开公路养护工程可行性研究论证会", "公路养护工程可行性研究论证会", "feasibility"),
        ("明天上午9点召开招标文件评审会", "招标文件评审会", "review"),
        ("明天上午9点召开廉政风险评估会", "廉政风险评估会", "assessment"),
        ("根据局长办公会安排，明天上午9点召开专题会议", "专题会议", None),
        ("明天上午9点召开党组（扩大）会议", "党组（扩大）会议", None),
        ("明天上午9点召开局务会", "局务会", None),
    ],
)
def test_types_and_preparatory_meetings(text: str, type_: str, preparatory: str | None) -> None:
    notice = read(text)
    assert (notice.type, notice.preparatory) == (type_, preparatory)


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("市水利局定于12月1日上午9点召开党组会", "市水利局"),
        ("经市科技局党组研究决定，定于12月5日召开座谈会", "市科技局"),
        ("教育局明天上午9点开党组会", "教育局"),
        ("我局定于12月1日召开党组会", None),
        ("本局明天召开党组会，研究市水利局移交资产的事", None),
        ("咱们局明天召开党组会，地点市水利局三楼会议室", None),
    ],
)
def test_the_unit_that_meets(text: str, department: str | None) -> None:
    assert read(text).department == department


@given(
    when=st.sampled_from(
        ["明早九点", "明天上午十点", "下周一下午", "本周五上午九点", "11月27日（周五）15:00 ", "12月3日", "后天"]
    ),
    unit=st.sampled_from(["水利局", "住建局", "农业农村局", "公路事务中心", "市教育局"]),
)
def test_the_time_before_the_unit_is_no_part_of_its_name(when: str, unit: str) -> None:
    assert read(f"{when}{unit}党组会，三楼，研究办公设备采购26万元").department == unit


def test_a_moved_and_a_cancelled_meeting() -> None:
    moved = read("因主要领导出差，原定11月26日上午9点的党组会改至12月1日下午3点，地点不变")
    assert (moved.change, moved.starts_at) == ("postponed", datetime(2026, 12, 1, 15, 0, tzinfo=ZONE))
    put_off = read("原定于11月25日召开的党组会议延期召开，具体时间另行通知。")
    assert (put_off.change, put_off.starts_at, put_off.day) == ("postponed", None, None)
    off = read("接上级通知，原定于11月27日召开的廉政教育大会取消")
    assert (off.change, off.starts_at, off.day) == ("cancelled", None, None)
    assert read("明天上午9点召开党组会，研究取消收费项目").change is None


def test_a_reason_for_lateness_in_the_text() -> None:
    assert read("因上级临时部署，今天下午4点召开党组会，研究拨付资金").reason == "上级临时部署"
    assert read("因工作需要，定于12月1日召开党组会").reason is None


def test_amounts_belong_to_their_items() -> None:
    items = read(
        "明天上午9点召开党组会，研究：①食堂外包②追加投资（原1200万元，调整为1350万元）③补助15人，共1.5万元"
    ).items
    assert [item.amount_yuan for item in items] == [None, 13_500_000, 15_000]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("27号下午两点半党组会定设备购置", ["设备购置"]),
        ("9点党组会，议题一是研究节日补贴十二万元二是研究司机招录", ["研究节日补贴十二万元", "研究司机招录"]),
        (
            "9点党组会\n1）平台升级\n2．主持人招聘\n③ 广告承包\n（四）从简安排庆典",
            ["平台升级", "主持人招聘", "广告承包", "从简安排庆典"],
        ),
        ("9点党组会，研究灾后道路抢通，应急资金先拿300万", ["灾后道路抢通"]),
        ("9点党组会，研究塌方路段抢通，费用还没算出来", ["塌方路段抢通，费用还没算出来"]),
        ("会议类型：党委会\n议题名称：消防装备配备\n是否经过前期论证：是", ["消防装备配备"]),
        ("3.会议地点：三楼会议室\n4.研究议题：出访安排\n5.联系人及电话：涂静 13600004444", ["出访安排"]),
        (
            "议题清单（局党组会，12月14日14:30）\n序号\t内容\t金额\n1\t苗种采购\t49万元\n2\t执法船维修\t13万元",
            ["苗种采购", "执法船维修"],
        ),
    ],
)
def test_each_kind_of_list_gives_its_matters(text: str, items: list[str]) -> None:
    assert [item.text for item in read(text).items] == items


def test_an_hour_before_the_matter_is_the_meetings() -> None:
    assert read("27号下午两点半党组会定设备购置").starts_at is not None


def test_an_unclear_amount_is_asked_about() -> None:
    notice = read("明天上午9点召开党组会，研究采购设备资金320")
    assert notice.items[0].amount_yuan is None
    assert [(ask.field, ask.choices) for ask in notice.asks] == [("amount_yuan", ("320元", "320万元"))]
    two = read("明天上午9点召开党组会，研究甲路工程20万元和乙桥工程30万元合并拨付")
    assert [ask.choices for ask in two.asks if two.items[0].amount_yuan is None] in ([("20万元", "30万元")], [])


@pytest.mark.parametrize(
    ("text", "has_amount", "kind"),
    [
        ("2027年部门预算编制", False, "decision"),
        ("改造项目资金的分配方案", True, "funds"),
        ("道路改造工程立项", False, "project"),
        ("两名科级干部任免", False, "personnel"),
        ("专项资金管理办法", False, "decision"),
        ("人事档案数字化采购", True, "funds"),
        ("党风廉政建设工作要点", False, "decision"),
        ("传达学习上级会议精神", False, "other"),
        ("其它事项", False, "other"),
        ("某项工作", True, "funds"),
        ("某项工作", False, "other"),
    ],
)
def test_kinds_come_with_a_reason(text: str, has_amount: bool, kind: str) -> None:
    found, reason = kind_of(text, has_amount)
    assert found == kind
    assert reason


PIECES = st.sampled_from([row["text"] for row in messages()])


@given(
    st.one_of(st.text(max_size=200), st.tuples(PIECES, PIECES, st.integers(0, 80)).map(lambda t: t[0][t[2] :] + t[1]))
)
def test_no_text_breaks_it(text: str) -> None:
    notice = read(text)
    assert set(notice.missing) <= {"starts_at", "place", "items"}
    assert notice.starts_at is None or notice.starts_at >= SUNDAY
    looks_like_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "今天下午3点半临时碰一下党组，五楼会议室，议题是应急资金",
        "紧急通知：两个小时以后在三楼会议室召开党组会，研究采购应急物资30万元",
        "待会儿在三楼会议室召开党组会，研究采购应急物资30万元",
    ],
)
def test_what_is_called_together_at_short_notice_is_a_notice(text: str) -> None:
    assert looks_like_notice(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("11月26日下午3点在发改委大楼二零三就是研究路灯合同", "发改委大楼二零三"),
        ("移民局（市搬迁安置服务中心）党组会：2月26日上午9:00，河沿路7号院3号楼，议题：光伏运维", "河沿路7号院3号楼"),
        ("2月17日上午九点半，同一会议室（局一号会议室），研究迁建可研", "局一号会议室"),
        ("12月1日上午10点自来水公司二楼会议室召开党委会，研究泵站", "自来水公司二楼会议室"),
        ("下周二下午两点，研究活动中心改造，地方嘛就借老干局二楼", "老干局二楼"),
        ("公交集团 明天上午十点 总经理办公会 302 线路调整", "302"),
    ],
)
def test_a_room_is_found_in_any_carrier(text: str, place: str) -> None:
    assert read(text).place == place


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "12月1日9点三楼会议室党组会，研究救灾资金分配，省里刚下达500万元，须当天定",
            ["救灾资金分配，省里刚下达500万元，须当天定"],
        ),
        (
            "12月1日9点在三楼开党组会第一议题厂房回购四千二百万第二议题车间奖补六百三十万",
            ["厂房回购四千二百万", "车间奖补六百三十万"],
        ),
        (
            "会议\t时间\t地点\t议题\t金额（万元）\n党组会\t12月1日9:00\t407\t绿化工程\t845.6\n\t\t\t工会经费补助\t12",
            ["绿化工程", "工会经费补助"],
        ),
        (
            "序号|会议|时间|地点|议题\n1|党委会|2026/12/14 9:00|总部302|充电桩建设\n1|党委会|2026/12/14 9:00|总部302|经理聘任",
            ["充电桩建设", "经理聘任"],
        ),
        (
            "关于召开所务会议研究有关事项的请示报告\n派驻组：\n定于12月1日9点在会议室召开所务会，研究补植项目资金22万元",
            ["补植项目资金22万元"],
        ),
    ],
)
def test_matters_are_told_from_what_is_said_about_them(text: str, items: list[str]) -> None:
    found = [item.text.split("，金额")[0] for item in read(text).items]
    assert [each.split("，")[0] for each in found] == [each.split("，")[0] for each in items]


def test_a_time_and_a_sum_that_are_put_right_are_the_right_ones() -> None:
    moved = read("报告：12月14日上午10点在六楼会议室召开党组会，更正一下，是12月15日，周二，时间地点不变。")
    assert moved.starts_at == datetime(2026, 12, 15, 10, tzinfo=ZONE)
    (item,) = read("12月1日9:00二楼会议室党组会，研究加工服务采购65万元。哦写错了，金额是56万元").items
    assert item.amount_yuan == 560_000


def test_a_day_number_right_behind_its_label_is_the_coming_one() -> None:
    now = datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)
    labelled = read_notice("会议时间：11日9:30，地点：局四楼会议室，召开党组会，议题：培训计划", now, CALENDAR)
    assert labelled.starts_at == datetime(2026, 12, 11, 9, 30, tzinfo=ZONE)
    assert read_notice("11日9:30局四楼会议室召开党组会，议题：培训计划", now, CALENDAR).starts_at is None
    assert read_notice("会议时间：25日9:30，召开党组会，议题：培训计划", now, CALENDAR).starts_at is None


@pytest.mark.parametrize("words", ["经费", "租赁费", "编外招聘", "干部处分", "科长任免", "采购"])
def test_why_a_matter_is_of_its_kind_is_never_taken_for_a_complaint(words: str) -> None:
    _, reason = kind_of(words)
    assert words[:2] in reason
    assert judge(spelt(reason)).score < -1


@pytest.mark.parametrize("said", ["时间往后推一天", "时间再推迟半小时", "时间提前1小时"])
def test_a_time_that_is_moved_in_its_own_notice_is_asked_for(said: str) -> None:
    notice = read(
        f"明天下午3点半党组会\n地点：纪念馆\n研究：\n- 陵园修缮132万\n- 讲解员招录\n（更新：{said}，其他不动）"
    )
    assert notice.starts_at is None
    assert [ask.field for ask in notice.asks] == ["starts_at"]


def test_meetings_that_are_said_to_be_two_are_two_or_asked_about() -> None:
    two = "两个会挨着开：\n11月25日14:00 配租方案评审 中心2楼\n开完接着{}党组会，审补贴66万"
    hours = [notice.starts_at for notice in read_notices(two.format(" 15:30 "), SUNDAY, CALENDAR)]
    assert hours == [datetime(2026, 11, 25, 14, tzinfo=ZONE), datetime(2026, 11, 25, 15, 30, tzinfo=ZONE)]
    (one,) = read_notices("两个会，11月25日14:00、16:00、17:00，中心2楼，研究补贴66万", SUNDAY, CALENDAR)
    assert one.starts_at is None
    assert one.asks[0].field == "starts_at"


def test_a_form_whose_day_weekday_and_hour_stand_apart_is_one_time() -> None:
    form = "日期：12月14日\n星期：一\n钟点：下午2：00\n地址：粮食大厦11层\n议题：储备粮轮换"
    assert read(form).starts_at == datetime(2026, 12, 14, 14, tzinfo=ZONE)
    assert read(form.replace("钟点", "报到")).starts_at is None
    assert read(form.replace("星期：一", "星期：三")).starts_at is None


FORMS = {
    "blanks in labels": "会  议  时  间    12月17日15时\n会  议  地  点    三楼会议室\n议        题      {0}\n金        额      27万元",
    "blanks everywhere": "定 于 12 月 17 日 15 时 在 三 楼 会 议 室 开 会 ， 研 究 {0} 27 万 元 。",
    "wide columns": "时间：12月17日15时    地点：三楼会议室\n序号  议题  汇报科室  时长\n1  {0}（27万元）  防御科  10分钟",
    "everyday labels": "什么会\t党组会\n几月几号\t12月17号\n几点\t下午3点\n在哪\t三楼会议室\n研究啥\t①{0} 27万元",
    "fields in one line": "时间：12月17日15时\n地点：三楼会议室\n事项：{0} 类别：大额资金使用 金额：27万元",
    "fields between": "时间：12月17日15时\n关联事项：{0}\n地点：三楼会议室\n估算金额：27万元",
    "unit above": "12月17日15时 三楼会议室\n议题及金额（元）：\n①{0} 270,000",
}


@pytest.mark.parametrize("matter", ["无人机巡河服务采购", "护理设备更新"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_is_read_field_by_field(form: str, matter: str) -> None:
    shown = " ".join(matter) if "定 于" in form else matter
    notice = read(clean(form.format(shown)))
    assert notice.starts_at == datetime(2026, 12, 17, 15, tzinfo=ZONE)
    assert notice.place == "三楼会议室"
    assert [(matter in item.text, item.amount_yuan) for item in notice.items] == [(True, 270_000)]


@given(
    first=st.sampled_from(["辅具适配采购", "净化工程", "管道抢修"]),
    yuan=st.integers(11, 99),
    second=st.sampled_from(["护士长竞聘方案", "就业保障金使用方案", "设备采购目录"]),
    joint=st.sampled_from(["", "还有", "另外一个是", "再一个", "，", "；"]),
    frame=st.sampled_from(["研究{}", "研究两件事{}", "三楼，议题两项，{}", "两个题：{}"]),
)
def test_matters_that_are_said_one_behind_the_other_are_apart(
    first: str, yuan: int, second: str, joint: str, frame: str
) -> None:
    items = read(f"12月17日下午三点开党组会{frame.format(f'{first}{yuan}万{joint}{second}')}").items
    assert [(item.amount_yuan, second in item.text) for item in items] == [(yuan * 10_000, False), (None, True)]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("在三楼，哦，三楼在装修，改四楼了", "四楼"),
        ("地点不在机关二楼了，改在信息中心108", "信息中心108"),
        ("会议室还是2号楼5层", "2号楼5层"),
        ("会址为老局（中山路18号）二楼", "老局（中山路18号）二楼"),
        ("在办公室会议间", "办公室会议间"),
        ("在局里", "局里"),
    ],
)
def test_the_place_is_the_one_said_last_and_whole(said: str, place: str) -> None:
    assert (
        read(f"12月17日15时，{said}召开党组会，研究采购").place == place
        or read(f"12月17日15时党组会，{said}，研究采购").place == place
    )


@pytest.mark.parametrize(
    ("matter", "kind"),
    [
        ("冷库建设（总投资215万元，自有资金出资86万元）", "project"),
        ("农田建设项目实施单位确定，上级资金共170万元", "project"),
        ("案件补贴标准调整", "decision"),
        ("教材采购方式", "decision"),
        ("支队长提名", "personnel"),
        ("文化馆馆长公开选聘方案", "personnel"),
        ("护理楼改造（类别：大额资金使用）", "funds"),
    ],
)
def test_a_matter_is_of_the_kind_of_its_own_words(matter: str, kind: str) -> None:
    (item,) = read(f"12月17日15时二楼会议室召开党组会，研究：{matter}").items
    assert item.kind == kind


def test_a_sum_that_stands_apart_is_the_one_matters() -> None:
    (item,) = read("党组会，周五上午9点，四楼会议室，研究除雪设备采购，请派员参加。金额143万").items
    assert item.amount_yuan == 1_430_000


AGENDAS = [
    ("议题：\n一、{0}\n二、{1}\n三、其他事项\n列席：财务科", 3),
    ("议题：{0}（6.8万元）、{1}（9万元）\n列席：财务科", 2),
    ("议题：关于{0}设备\n{1}的请示\n列席：财务科", 1),
    ("三楼会议室议题{0}", 1),
    ("三楼会议室会议内容一研究{0}二审议{1}", 2),
    ("关于上报会议议题的函：党组会审议{0}、{1}", 2),
    ("研究2项工作：{0}12万，{1}2万，党组会", 2),
    ("研究{0}60万元，其中首期20万、二期40万", 1),
    ("研究{0}，计划分两年实施", 1),
    ("研究{0}，年服务费18万元，拟租两年", 1),
    ("研究{0}，不对，是下周四上午9点", 1),
    ("研究{0}25万元。更正：金额为52万元", 1),
    ("研究{0}。另外25号下午有党日活动", 1),
    ("三件事。一，{0}，不超过40万。二，{1}。三，油卡充值5万元。会议室是402。", 3),
    ("研究{0}、油卡充值5万元、{1}", 3),
    ("研究{0}1500w分配，村道600w、产业900w", 1),
    ("研究{0}和{1}，分别是24万和18万", 2),
    ("{0}63万发放，{1}，议题就这俩", 2),
    ("议题：\n1.{0}\n2.{1}\n以上两项合计资金38万元。请派员列席", 2),
    ("两项议题，一项是{0}，另一项是{1}。四楼", 2),
    ("研究{0}及{1}两事", 2),
    ("研究{0}，情况特殊，特此报告", 1),
    ("研究{0}补助15万元、编委批复事项", 2),
    ("事由一，{0}。事由二，{1}。", 2),
    ("12-17上午九点,三楼大会议室,上会材料:1{0}2{1}.", 2),
    ("议题 1 {0} 2 {1} 参会 全体成员", 2),
    ("议题申报表\n议题名称：{0}", 1),
]


@pytest.mark.parametrize(("form", "count"), AGENDAS)
@pytest.mark.parametrize("matters", [("灯杆更换", "桌椅采购"), ("护栏维修", "档案外包")])
def test_an_agenda_begins_and_ends_where_its_matters_do(form: str, count: int, matters: tuple[str, str]) -> None:
    items = read(f"12月17日9点党组会\n{form.format(*matters)}").items
    assert len(items) == count
    assert matters[0] in items[0].text
    assert not any(
        word in item.text for item in items for word in ("列席", "参会", "上会材料", "不对", "党日", "就这俩", "党组会")
    )


def test_the_sum_that_was_put_right_is_the_matters() -> None:
    (item,) = read("12月17日9点党组会，研究灯杆更换25万元。更正：金额为52万元").items
    assert item.amount_yuan == 520_000


def test_fields_between_slashes_are_fields() -> None:
    notice = read("12月8日14:30/局党组会/五楼/干部任免、车辆购置（2台，48万）")
    assert (notice.place, [item.amount_yuan for item in notice.items]) == ("五楼", [None, 480_000])


def test_what_is_reported_later_is_no_matter() -> None:
    assert read("报告：12月17日9点在三楼召开党组会议，具体议题待书记审定后补报。").items == ()


def test_the_object_of_an_assessment_is_its_matter() -> None:
    (item,) = read("资产评估评审会\n时间：12月17日9点\n地点：三楼\n对象：旧仓库及场地（评估值80万元）处置").items
    assert ("旧仓库" in item.text, item.amount_yuan) == (True, 800_000)


def test_a_slip_of_dictation_before_the_room_is_no_part_of_it() -> None:
    assert read("12月17日9点我局再三楼会议室开党组会，研究灯杆更换").place == "三楼会议室"


def test_a_review_is_about_what_it_is_held_for() -> None:
    notice = read("为推进北站泵房迁建项目前期工作，拟于12月17日9点在三楼召开可行性研究报告专家评审会。估算3200万元")
    assert [("泵房迁建" in item.text, item.amount_yuan) for item in notice.items] == [(True, 32_000_000)]


def test_the_meeting_of_others_before_ours_is_not_the_start() -> None:
    told = "12月17日9点全市表彰大会，会后10点30分在三楼召开我局党组会，研究灯杆更换"
    assert read(told).starts_at == datetime(2026, 12, 17, 10, 30, tzinfo=ZONE)
    unreported = "12月16日下午碰头会（不用报），12月17日9点党组会，三楼，研究灯杆更换"
    assert read(unreported).starts_at == datetime(2026, 12, 17, 9, tzinfo=ZONE)


@pytest.mark.parametrize(
    "said",
    [
        "在塔吊旁边的培训中心开",
        "地点应该是在培训中心吧，",
        "大概三万块然后在我们自己的培训中心，",
        "地点就在我们培训中心内容有三项",
        "12月17日 9点 培训中心\n",
        "@培训中心：",
        "!培训中心!",
    ],
)
def test_a_place_is_found_in_passing_words(said: str) -> None:
    place = read(f"12月17日9点党组会{said}研究灯杆更换").place
    assert place is not None
    assert place.endswith("培训中心")
    assert "在" not in place
