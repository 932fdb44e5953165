"""Questions about what was told: of every kind each thing that can be asked of it, in several wordings; and nobody else's."""

from itertools import product

import pytest
from sqlalchemy import func, select

from policy.words.asked import About, read_asked
from storage.models import Push
from tests.conftest import Conversation

ASKED = {  # how each thing is asked for, the name of what it is asked of in front
    About.WHEN: ("{}是几号来着", "{}到底是哪天啊", "{}定的啥时候来着"),
    About.WHERE: ("{}在哪开来着", "{}在哪儿开啊", "{}是在哪个会议室来着"),
    About.MUCH: ("{}多少钱来着", "{}报的金额是多少来着", "{}写了多少万来着"),
    About.WHAT: ("{}都写的啥来着", "{}是什么内容来着"),
    About.WHY: ("{}为啥晚来着", "{}当时是什么原因来着"),
    About.STATE: ("{}现在咋样了", "{}办好了没"),
    About.WHO: ("{}组里谁来", "{}是谁来着"),
    About.BY: ("{}是谁登的来着", "{}谁报的"),
}
NAMED = {  # what people call one thing of each kind, who asks, and what is to be said of it
    "meeting": (
        "wangmin",
        ("上次报的那个会", "采购那个会", "11月27号那个党组会"),
        {
            About.WHEN: "11月27日（周五）14:30",
            About.WHERE: "局三楼会议室",
            About.MUCH: "56万元",
            About.WHAT: "采购办公设备",
            About.WHO: "李强",
            About.BY: "王敏",
        },
    ),
    "late meeting": ("chenfang", ("上回那个会", "除险加固那个会"), {About.WHY: "省厅昨晚来文"}),
    "entry": (
        "zhangwei",
        ("我上次记的那条", "规划科那条"),
        {About.WHEN: "11月17日", About.WHAT: "项目评审环节的风险", About.BY: "张伟"},
    ),
    "finding": ("wangmin", ("路面那条整改", "我们那条整改"), {About.WHEN: "12月20日", About.STATE: "办理中"}),
    "task": ("liujianguo", ("我交办给高飞的那件事",), {About.WHEN: "12月5日", About.STATE: "办理中"}),
    "opinion": ("wangmin", ("组里上次提的那条意见",), {About.WHAT: "先补充询价材料", About.STATE: "待答复"}),
    "integrity": ("wangmin", ("上回那个廉政意见",), {About.WHEN: "12月20日", About.STATE: "待答复"}),
    "document": ("chenfang", ("上次申领的那份模板",), {About.STATE: "待备好", About.WHAT: "述责述廉模板"}),
    "sent": ("tanglan", ("最后发的那个通知",), {About.WHAT: "核对联络员名单", About.STATE: "待回复"}),
    "draw": ("liqiang", ("上次抽查", "刚抽的那次"), {About.BY: "赵丽", About.WHEN: "11月18日"}),
    "inspection": ("liqiang", ("上次那个检查",), {About.WHEN: "11月10日", About.WHAT: "合同签订不规范"}),
    "extension": ("zhaoli", ("教育局上次的延期",), {About.WHEN: "11月30日", About.STATE: "已答复"}),
}
FILED = (
    ("wangmin", "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.采购办公设备56万元"),
    ("liqiang", "参会 2026-0001 李强"),
    ("chenfang", "水利局会议通知：11月18日下午4点在局四楼召开党组会议，研究水库除险加固资金1200万元"),
    ("chenfang", "说明 2026-0002 省厅昨晚来文"),
    ("zhangwei", "记台账 昨天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险"),
    ("zhaoli", "记整改 交通局 路面维修招标文件未公开 12月20日前 来源：监督检查"),
    ("liujianguo", "交办 高飞 12月5日前整理公路养护合同"),
    ("liqiang", "意见 2026-0001 先补充询价材料再上会"),
    ("liqiang", "确认"),
    ("wangmin", "廉政意见 5人 12月20日前"),
    ("chenfang", "领取 述责述廉模板"),
    ("zhaoli", "发通知 文旅局 12月1日前核对联络员名单"),
    ("zhaoli", "确认"),
    ("zhaoli", "登记检查 水利局 11月10日至11月12日 问卷20份"),
    ("zhaoli", "确认"),
    ("yangxue", "延期 台账 11月 主要负责人外出学习"),
    ("zhaoli", "同意延期 教育局 台账 11月30日"),
    ("guoping", "转人工"),
    ("zhaoli", "抽查 2家"),
)


@pytest.fixture
def filed(bot: Conversation) -> Conversation:
    """One thing of each kind."""
    bot.at("2026-11-18T09:20")
    replies = [bot.say(who, said) for who, said in FILED]
    number = next(each for each in replies if "发现的问题请回复" in each).split("编号 ")[1][:9]
    bot.say("zhaoli", f"检查问题 {number} 水利局：合同签订不规范 12月31日前整改")
    bot.say("zhaoli", "确认")
    bot.at("2026-11-19T09:20")
    return bot


@pytest.mark.parametrize("kind", NAMED)
def test_each_value_is_told_however_it_is_asked_for(filed: Conversation, kind: str) -> None:
    who, names, values = NAMED[kind]
    for (about, value), name in product(values.items(), names):
        for asked in ASKED[about]:
            reply = filed.say(who, asked.format(name))
            assert value in reply, f"{asked.format(name)}: {reply}"


@pytest.mark.parametrize("who", ["zhuting", "wutao", "tanglan"])
def test_nothing_of_others_is_told(filed: Conversation, who: str) -> None:
    """Dates, sums, places, names and contents; a state's word alone says nothing of anybody."""
    own = {NAMED["sent"][2][About.WHAT]} if who == "tanglan" else set()
    for _who, names, values in NAMED.values():
        for (about, value), name in product(values.items(), names):
            if about is not About.STATE and value not in own:
                assert value not in filed.say(who, ASKED[about][0].format(name))


def test_what_is_asked_on_means_what_was_spoken_of(filed: Conversation) -> None:
    filed.say("wangmin", "采购那个会是几号来着")
    assert filed.say("wangmin", "那个在哪开").startswith("局三楼会议室")
    assert filed.say("wangmin", "它多少钱来着").startswith("采购办公设备56万元")
    assert "李强" in filed.say("wangmin", "那组里谁来")


def test_one_of_several_is_asked_on_by_its_place(filed: Conversation) -> None:
    filed.say("wangmin", "会议通知：定于11月30日上午9点在局五楼召开局长办公会，研究办公用房调整")
    filed.say("wangmin", "我们那些会都是哪天来着")
    assert filed.say("wangmin", "第二个在哪开").startswith("局三楼会议室")


@pytest.mark.parametrize("asked", ["台账每月几号报", "三重一大要提前几天报", "什么事要上党组会", "一岗双责是什么"])
def test_a_rule_stays_with_the_compilation(filed: Conversation, asked: str) -> None:
    assert read_asked(asked) is None or filed.say("wangmin", asked).startswith("第")


def test_a_question_that_waits_is_asked_again(filed: Conversation) -> None:
    filed.say("wangmin", "会议通知：11月30日在局五楼召开局长办公会，研究办公用房调整")
    reply = filed.say("wangmin", "采购那个会是几号来着")
    assert reply.startswith("11月27日（周五）14:30")
    assert "待您答复：" in reply


@pytest.mark.parametrize(
    "asked",
    [
        "会商还有别的局参加不",
        "通知里参会范围我填了没",
        "纸质的送过去综合科登了没",
        "我让综合科回电，回了没",
        "我问综合科要过哪些文件",
    ],
)
def test_a_question_writes_nothing(filed: Conversation, asked: str) -> None:
    filed.say("zhaoli", "发通知 各单位联络员 12月3日下午3点到三楼会议室开工作会议")
    filed.say("zhaoli", "确认")
    before = _pushes(filed)
    assert "收悉" not in filed.say("wangmin", asked)
    assert _pushes(filed) == before


def _pushes(bot: Conversation) -> int:
    with bot.session() as session:
        return session.scalars(select(func.count(Push.id))).one()


@pytest.mark.parametrize(
    "said",
    [
        "文旅局这季度清单我看了没毛病，给过",
        "会上说好的几件事派给他们：水利局报水库名单，15号前办完",
        "这个季度三重一大几件事的情况，我一件一件跟你说",
        "第7问再加一个说法：党组会几天开一回",
    ],
)
def test_what_tells_or_bids_asks_for_nothing(said: str) -> None:
    assert read_asked(said) is None


@pytest.mark.parametrize(
    "asked",
    [
        "三重一大到底是哪几样", "从严治党党组会一年最少几回", "谁要写这次的述责报告", "主体责任这个词天天讲，概念上包含哪些方面", "从严治党这个活儿是党办干还是党组干",
        "刚提拔的班子成员台账从哪月开始", "其它班子成员的重要领导责任指的啥", "党组会每月至少开一次，这个有依据吗", "这个第一责任人要具体做些什么",
    ],
)  # fmt: skip
def test_a_notion_pointed_at_is_nothing_on_file(filed: Conversation, asked: str) -> None:
    assert filed.say("wangmin", asked).startswith("第")


@pytest.mark.parametrize("asked", ["昨晚那场球谁赢了", "教育局一把手姓啥来着"])
def test_what_names_something_else_is_not_the_last_thing(filed: Conversation, asked: str) -> None:
    assert "2026-" not in filed.say("wangmin", asked)


NOTICE = "12月14号上午九点，局五楼党组会，研究国道养护招标，850万，联系人王敏13800000000"
JUST_TOLD = (
    ("钱记的多少", "850万元"),
    ("国道那个现在记的多少钱", "850万元"),
    ("地点记的哪", "局五楼"),
    ("领导问是周几开来着", "周一"),
    ("算提前几天", "距会议7天"),
    ("这样算提前几天，够不够", "距会议7天"),
    ("那我这个够了吧", "距会议7天"),
    ("那这次晚报了吗", "距会议7天"),
)


@pytest.mark.parametrize("asked", [False, True], ids=["", "while something is asked"])
@pytest.mark.parametrize(("words", "said"), JUST_TOLD)
def test_a_few_words_right_after_mean_what_was_just_told(bot: Conversation, words: str, said: str, asked: bool) -> None:
    bot.at("2026-12-07T09:00").say("wangmin", NOTICE if asked else f"{NOTICE}，立项批复：发改〔2026〕7号，招标采购方式：公开招标")  # fmt: skip
    reply = bot.say("wangmin", words)
    assert said in reply
    assert "2026-0001" in reply


@pytest.mark.parametrize("words", ["三重一大要提前几天报", "提前几天算按时", "台账什么时候报", "我这个月台账记了几条"])
def test_what_names_a_rule_or_another_kind_does_not(bot: Conversation, words: str) -> None:
    bot.at("2026-12-07T09:00").say("wangmin", NOTICE)
    assert "2026-0001" not in bot.say("wangmin", words)
