"""Verb, number, rest: what the number is decides whose command it is; a number alone says what it is and what comes next."""

import re

import pytest

from actions.common.errors import UserError
from handlers.talk.commands import _VERBS, ABOUT
from handlers.talk.message import Message
from handlers.talk.registry import Order, acts, answer
from tests.conftest import NOW, ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
NOTICE = (
    "会议通知：定于11月27日（周五）下午3点在局三楼会议室召开党组会，研究：1.2027年培训计划。联系人：王敏 13800000000"
)
# Everything that has a number, as it comes to have it; the wish of a stranger comes last.
MADE = {
    "meeting": [("wangmin", NOTICE)],
    "opinion": [("liqiang", "意见 2026-0001 请报送纪要"), ("liqiang", "确认")],
    "entry": [("zhangwei", "记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险")],
    "publication": [("zhaoli", "发通知 各单位 12月1日前核对联络员名单"), ("zhaoli", "确认")],
    "rectification": [("zhaoli", "记整改 交通局 监督检查 会议记录要素不全 12月15日前")],
    "matter": [("wangmin", "动议 XX路改造项目")],
    "integrity": [("wangmin", "廉政意见 5人 12月1日前")],
    "handover": [("liujianguo", "交接 张伟 → 高飞 12月1日")],
    "report": [("wangmin", "报送 台账 11月"), ("wangmin", "确认")],
    "application": [("wangfang", "申请 交通局 科室人员 王芳")],
}
WORDS = (
    "查看", "改期", "取消", "延期", "补充", "更正", "参会", "转他人", "不参会", "已参会", "未参会", "意见", "决定", "说明", "认可", "答复", "撤回", "删除",
    "进展", "办结", "共享", "佐证", "审核", "退回", "审核通过", "重报", "同意", "不同意", "确认交接", "撤销交接", "交接单", "发送", "取消发送",
    "发出去了吗", "可领", "已回电", "已学习", "请假", "代会", "收到",
    "更新", "签收情况", "催签", "签到表", "导出签收情况", "缺席", "换一条", "检查问题", "会议问题", "会议交办", "会后情况", "复核抽查", "报请销号", "重新办理", "同意延期", "不同意延期", "告知", "恢复", "再报一次",
)  # fmt: skip


@pytest.fixture
def numbers(bot: Conversation) -> dict[str, str]:
    """The number of one thing of each kind, in 交通局."""
    found, seen = {}, set[str]()
    for kind, steps in MADE.items():
        said = " ".join(bot.say(userid, words) for userid, words in steps)
        new = [each for each in re.findall(r"20\d\d-\d{4}", said) if each not in seen]
        assert new, f"{kind}: {said}"
        found[kind] = new[-1]
        seen |= {*new}
    return found


def said(bot: Conversation, userid: str, words: str) -> str:
    """What would come back; nothing is kept."""
    with bot.session() as session:
        desk = bot.assistant.desk(session, userid)
        try:
            return answer(desk, Message(userid, words, NOW))[1].text
        except UserError as error:
            return str(error)


def test_every_verb_is_tried_here(bot: Conversation) -> None:
    untried = [each.act for each in _VERBS if not any(each.words.fullmatch(word) for word in WORDS)]
    assert untried == []


FORMS = ("{word} {number}", "{number} {word}", "{word}{number} 12月3日上午9点，情况说明如下")


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.slow)])
@pytest.mark.parametrize("userid", ["zhaoli", "wangmin"])
def test_a_number_in_view_is_never_denied_and_never_a_fault(
    bot: Conversation, numbers: dict[str, str], userid: str, every: bool
) -> None:
    for first, (kind, number) in enumerate(numbers.items()):
        if kind in ("application", "handover") and userid == "wangmin":
            continue  # the business of the desk, and of those who take part
        for place, word in enumerate(WORDS, first):
            for form in FORMS if every else (FORMS[place % len(FORMS)],):
                words = form.format(word=word, number=number)
                reply = said(bot, userid, words)
                assert reply, words
                assert "没有找到编号" not in reply or word in ("可领", "已回电"), words


def test_each_message_with_a_number_has_one_command(bot: Conversation, numbers: dict[str, str]) -> None:
    for number in numbers.values():
        for word in WORDS:
            with bot.session() as session:
                desk, message = bot.assistant.desk(session, "zhaoli"), Message("zhaoli", f"{word} {number}", NOW)
                names = [each.name for each in acts() if each.order is Order.VERB and each.match(desk, message)]
            assert len(names) == 1, (word, number, names)


BARE = {
    "meeting": ("参会 {} 姓名", "改期 {} 新时间"),
    "opinion": ("撤回 {}", "答复 {} ……"),
    "entry": ("", "更正 {} 栏目：内容"),
    "publication": ("签收情况 {}", ""),
    "rectification": ("办结 {}", "进展 {} ……"),
    "matter": ("", "进展 {} ……"),
    "integrity": ("答复 {}", ""),
    "handover": ("", ""),
    "report": ("审核通过 {}", "撤回 {}"),
    "application": ("同意 {}", ""),
}


ASKS = ("{}", "{} 怎么样了", "{}是啥", "查看 {}", "编号{}", "请帮我看一下 {}", "{} 到哪一步了？")


def test_a_bare_number_says_what_it_is_and_what_comes_next(bot: Conversation, numbers: dict[str, str]) -> None:
    for kind, number in numbers.items():
        for userid, words in zip(("zhaoli", "wangmin"), BARE[kind], strict=True):
            for asks in ASKS if words else ():
                reply = said(bot, userid, asks.format(number))
                assert number in reply
                assert f"“{words.format(number)}”" in reply, (kind, userid, reply)


def test_a_word_that_does_not_fit_is_told_what_the_number_is(bot: Conversation, numbers: dict[str, str]) -> None:
    reply = said(bot, "zhaoli", f"办结 {numbers['report']}")
    assert f"“办结”不适用于该编号：\n{numbers['report']} 是交通局11月主体责任台账的报送" in reply
    assert "审核通过" in reply
    assert "是交通局党组会" in said(bot, "zhaoli", f"审核通过 {numbers['meeting']}")


def test_words_that_no_act_knows_do_nothing(bot: Conversation, numbers: dict[str, str]) -> None:
    reply = said(bot, "zhaoli", f"{numbers['entry']} 按老规矩走起")
    assert "未作办理" in reply
    assert f"{numbers['entry']} 是" in reply


def test_another_group_s_number_is_like_none(bot: Conversation, numbers: dict[str, str]) -> None:
    for words in ("{}", "查看 {}", "办结 {}", "{} 按老规矩走起", "重报 {} 措施：……", "撤回 {}", "进展 {} 已完成"):
        nothing = said(bot, "zhuting", words.format("2026-0777"))
        assert "没有找到编号 2026-0777" in nothing
        for number in numbers.values():
            assert said(bot, "zhuting", words.format(number)) == nothing.replace("2026-0777", number)


def test_a_word_alone_says_no_nonsense(bot: Conversation) -> None:
    for userid in ("zhaoli", "liqiang", "wangmin", "zhangwei"):
        for word in WORDS:
            reply = said(bot, userid, word)
            assert "None" not in reply
            assert "没有找到编号" not in reply, (userid, word)


def test_the_last_clause_may_be_the_command(bot: Conversation, numbers: dict[str, str]) -> None:
    reply = bot.say("zhaoli", f"{numbers['rectification']} 现场看过了，销号吧")
    assert f"{numbers['rectification']}（交通局）已办结" in reply


def test_a_report_is_handled_by_its_number(bot: Conversation, numbers: dict[str, str]) -> None:
    number = numbers["report"]
    assert "恢复为未报" in said(bot, "wangmin", f"撤回 {number}")
    assert "请写明退回原因" in said(bot, "zhaoli", f"退回 {number}")
    assert f"（编号 {number}）需修改完善：缺少佐证" in said(bot, "zhaoli", f"退回 {number} 缺少佐证")
    assert "已登记审核通过：交通局11月主体责任台账" in bot.say("zhaoli", f"审核通过 {number}")
    assert "已审核通过，不能退回" in bot.say("zhaoli", f"退回 {number} 缺少佐证")
    assert "已审核通过，不能撤回" in bot.say("wangmin", f"撤回 {number}")


def test_a_number_that_was_reported_again_names_the_newest(bot: Conversation, numbers: dict[str, str]) -> None:
    bot.say("zhaoli", f"退回 {numbers['report']} 缺少佐证")
    bot.say("zhaoli", "确认")
    bot.say("wangmin", "报送 台账 11月")
    again = bot.say("wangmin", "确认")
    newest = re.findall(r"20\d\d-\d{4}", again)[0]
    assert newest in said(bot, "zhaoli", f"审核通过 {numbers['report']}")
    assert newest in said(bot, "zhaoli", numbers["report"])


def test_the_act_that_takes_the_rest_is_registered(bot: Conversation) -> None:
    assert ABOUT in {each.name for each in acts()}


@pytest.mark.parametrize("words", ["0999", "看看0999", "2026-0999不开了", "2026-0999 不开了", "取消0999 领导出差"])
def test_a_number_that_is_nothing_is_said_to_be_nothing(bot: Conversation, words: str) -> None:
    assert "没有找到编号 2026-0999" in bot.say("wangmin", words)


def test_a_number_may_be_said_without_its_year(bot: Conversation) -> None:
    bot.say("wangmin", "定于11月27日（周五）下午3点在三楼召开党组会，研究：1.培训计划。联系人：王敏 13800000000")
    assert "没有找到" not in bot.say("wangmin", "0830")  # with a question open it may be an hour
    assert "党组会议，11月27日（周五）15:00" in bot.say("wangmin", "0001")
    assert "会议已取消：2026-0001" in bot.say("wangmin", "取消0001 领导出差")
