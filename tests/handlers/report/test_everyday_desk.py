"""What the desk says of reports in everyday words: whose, which one, why and by when are read from them; what is missing is asked."""

import random

import pytest
from sqlalchemy import select

from storage.models import Obligation
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
NOW = "2026-12-21T09:30"
WHICH = ["清单", "四季度清单", "四季度的清单"]
PLACES = ["第2、4项太空", "第3项措施空泛", "第1、2、5项没有责任人"]
BACK = ["，退回去", "，退回", "，打回去重写", "，先退回吧"]
WISHES = ["", "，写清责任人和完成时限", "，请具体到人"]
LATER = ["缓到{}吧", "同意延到{}", "延期到{}"]
OWES = {"wangmin": "交通局", "chenfang": "水利局", "tanglan": "文旅局"}


def of(bot: Conversation, kind: str, name: str) -> tuple[str, str]:
    """How a department's report stands and by when it is due; nothing where nobody has looked at it yet."""
    with bot.session() as session:
        rows = session.scalars(
            select(Obligation).where(Obligation.kind == kind, Obligation.label.in_(("11月", "四季度")))
        )
        found = [(row.state.value, row.due_on.isoformat()) for row in rows if row.department.name == name]
        return found[-1] if found else ("", "")


@pytest.mark.parametrize("seed", range(6))
def test_a_return_keeps_what_was_said_as_its_reason(bot: Conversation, seed: int) -> None:
    chance = random.Random(seed)
    places, wish = chance.choice(PLACES), chance.choice(WISHES)
    bot.at(NOW).say("wangmin", "报送 清单 四季度 措施一：每月检查一次工程变更，责任人张伟")
    reply = bot.say("liqiang", f"交通局{chance.choice(WHICH)}{places}{chance.choice(BACK)}{wish}")
    assert f"需修改完善：{places}{wish}" in reply
    assert "交通局联络员王敏" in reply
    assert of(bot, "checklist", "交通局")[0] == "submitted"
    assert "已退回交通局四季度" in bot.say("liqiang", "行，发吧")
    assert of(bot, "checklist", "交通局")[0] == "returned"


def test_a_return_without_a_reason_asks_for_it(bot: Conversation) -> None:
    bot.at(NOW).say("wangmin", "报送 清单 四季度 措施一：每月检查一次工程变更，责任人张伟")
    assert "请写明退回原因" in bot.say("liqiang", "交通局清单退回去")
    assert "需修改完善：没有完成时限" in bot.say("liqiang", "没有完成时限")


@pytest.mark.parametrize("words", ["看 交通局 清单", "我看看交通局的清单", "交通局清单我看过了"])
def test_whoever_only_looks_accepts_nothing(bot: Conversation, words: str) -> None:
    bot.at(NOW).say("wangmin", "报送 清单 四季度 措施一：每月检查一次工程变更，责任人张伟")
    before = of(bot, "checklist", "交通局")
    bot.say("liqiang", words)
    assert of(bot, "checklist", "交通局") == before
    assert "已登记审核通过" in bot.say("liqiang", "交通局清单我看过，可以")


@pytest.mark.parametrize("words", ["台账截止改12月5日", "11月台账的截止日期延到12月5日"])
def test_the_date_of_one_department_alone_is_moved(bot: Conversation, words: str) -> None:
    assert "教育局11月主体责任台账未申请延期" in bot.at("2026-11-23T14:30").say("zhaoli", f"教育局{words}")
    bot.say("zhaoli", "确认")
    assert of(bot, "ledger", "教育局")[1] == "2026-12-05"
    assert of(bot, "ledger", "交通局")[1] in ("", "2026-11-25")


def test_what_is_excused_is_neither_owed_nor_in(bot: Conversation) -> None:
    bot.at("2026-11-26T10:00").say("zhaoli", "免报 教育局 台账 11月 机构改革")
    assert "3家已报0家，未报：交通局、水利局、文旅局" in bot.say("zhaoli", "谁没报 台账")
    assert "应报0项，已报0项" in bot.say("zhaoli", "教育局情况")


def test_what_is_not_in_is_said_with_its_name(bot: Conversation) -> None:
    assert "住建局三季度清单尚未报送" in bot.at("2027-09-24T15:00").say("zhenghui", "住建局三季度清单过了吧，审核通过")


@pytest.mark.parametrize("words", LATER)
def test_an_extension_is_granted_to_whoever_asked(bot: Conversation, words: str) -> None:
    bot.at("2026-11-23T14:30")
    assert "申请延期（韩局在外地培训签不了字）" in bot.say("tanglan", "11月台账能不能缓几天，韩局在外地培训签不了字")
    assert "延期至11月29日" in bot.say("zhaoli", f"文旅局{words.format('29号')}")
    assert of(bot, "ledger", "文旅局")[1] == "2026-11-29"
    assert of(bot, "ledger", "交通局")[1] in ("", "2026-11-25")


def test_what_an_extension_lacks_is_asked_and_the_rest_kept(bot: Conversation) -> None:
    assert "请说明原因" in bot.at("2026-11-23T14:30").say("tanglan", "我局11月台账想晚几天")
    assert "文旅局11月主体责任台账申请延期（系统搬家）" in bot.say("tanglan", "系统搬家")
    assert "延到哪一天" in bot.say("zhaoli", "文旅局的延期同意")
    assert "延期至11月27日" in bot.say("zhaoli", "27号吧")


def test_several_requests_are_granted_with_one_word(bot: Conversation) -> None:
    bot.at("2026-11-23T14:30")
    for userid in OWES:
        bot.say(userid, "延期 台账 11月 系统搬家")
    reply = bot.say("zhaoli", "三家延期都同意，统一到30号")
    assert reply.count("延期至11月30日") == len(OWES)
    assert "已同意延期3项" in bot.say("zhaoli", "确认")
    assert of(bot, "ledger", "教育局")[1] in ("", "2026-11-25")


@pytest.mark.parametrize(
    ("said", "granted"),
    [
        ("交通局的准，水利局的不准", {"交通局"}),
        ("水利局不批，交通局那个批了", {"交通局"}),
        ("水利局要宽的那个，准", {"水利局"}),
        ("水利局台账想晚几天那个，不行，按原来的", set()),
    ],
)
def test_each_request_gets_its_own_verdict(bot: Conversation, said: str, granted: set[str]) -> None:
    bot.at("2026-11-23T14:30")
    for userid in ("wangmin", "chenfang"):
        bot.say(userid, "台账想延到30号，系统搬家")
    before = {name: of(bot, "ledger", name) for name in OWES.values()}
    shown = bot.say("zhaoli", said)
    assert "请回复“确认”" in shown
    assert {name: of(bot, "ledger", name) for name in OWES.values()} == before
    bot.say("zhaoli", "确认")
    told = {name: bot.pushes(userid)[-1:] for userid, name in OWES.items()}
    assert {name for name, texts in told.items() if texts and "同意" in texts[0] and "30日" in texts[0]} == granted


@pytest.mark.parametrize("no", ["不行", "不批", "不准", "不答应"])
def test_more_time_that_nobody_asked_for_is_shown_or_refused_in_words_alone(bot: Conversation, no: str) -> None:
    assert "未申请延期，仍于11月25日（周三）截止" in bot.at("2026-11-23T14:30").say(
        "zhaoli", f"水利局台账想晚几天那个，{no}"
    )
    assert not any("暂不延期" in each for each in bot.pushes("chenfang"))
    assert "未申请延期，将由11月25日（周三）延至11月28日（周六）" in bot.say("zhaoli", "水利局台账可以缓到28号，准了")
    assert of(bot, "ledger", "水利局")[1] in ("", "2026-11-25")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "教育局开口了，三重一大那个能拖到29号，我同意",
            "教育局四季度“三重一大”推进落实情况未申请延期，将由12月25日（周五）延至12月29日",
        ),
        ("陈芳说出差回不来，台账宽她两天", "水利局11月主体责任台账未申请延期，将由11月25日（周三）延至11月27日"),
    ],
)
def test_a_day_is_that_of_what_is_due_and_a_person_stands_for_the_department(
    bot: Conversation, said: str, shown: str
) -> None:
    assert shown in bot.at("2026-11-18T09:30").say("zhaoli", said)


@pytest.mark.parametrize("said", ["水利局的行不行", "交通局可以", "水利局的不准什么时候报"])
def test_what_is_no_verdict_settles_nothing(bot: Conversation, said: str) -> None:
    bot.at("2026-11-23T14:30").say("chenfang", "台账想延到30号，系统搬家")
    assert "延期1项" not in bot.say("zhaoli", said)


@pytest.mark.parametrize("seed", range(4))
def test_the_paper_of_exactly_those_that_sent_it(bot: Conversation, seed: int) -> None:
    chance = random.Random(seed)
    names = chance.sample(sorted(OWES.values()), chance.choice([2, 3]))
    tail = chance.choice(["，教育局没有", "，教育局还没交", ""])
    reply = bot.at("2026-12-24T14:00").say("zhaoli", f"{'、'.join(names)}今天都把四季度清单送来了{tail}")
    assert f"将代登{len(names)}个单位" in reply
    assert "教育局" not in reply
    assert f"已代登（纸质）{len(names)}个单位" in bot.say("zhaoli", "对，登吧")
    assert {name for name in OWES.values() if of(bot, "checklist", name)[0] == "submitted"} == set(names)


def test_paper_that_was_announced_is_recorded_when_it_came(bot: Conversation) -> None:
    bot.at("2026-12-23T15:00").say("wangmin", "清单改好了，纸质重新送过去了")
    assert of(bot, "checklist", "交通局")[0] == "announced"
    assert "已代登（纸质）" in bot.say("zhaoli", "交通局的清单收到了")
    assert "审核通过" in bot.say("liqiang", "交通局清单可以了，通过")
    assert of(bot, "checklist", "交通局")[0] == "accepted"


@pytest.mark.parametrize("words", ["通过1", "通过第1条", "1可以，通过"])
def test_a_place_of_the_list_is_shown_before_it_is_accepted(bot: Conversation, words: str) -> None:
    bot.at("2026-11-24T15:30").say("zhuting", "报送 台账 11月 无")
    bot.say("zhenghui", "待审核")
    bot.say("caiyun", "报送 台账 11月 无")
    reply = bot.say("zhenghui", words)
    assert "将审核通过1项" in reply
    assert "财政局" in reply
    bot.say("zhenghui", "确认")
    assert of(bot, "ledger", "财政局")[0] == "accepted"
    assert of(bot, "ledger", "住建局")[0] == "submitted"
