"""What was registered a moment ago is put right in turn; what is registered begins behind the department's name."""

import pytest

from tests.conftest import Conversation


@pytest.mark.parametrize("right", ["刚才那个记错了，应该是5人次", "更正，5人次", "不对，是5人次"])
def test_a_count_is_put_right_also_after_a_question(bot: Conversation, right: str) -> None:
    bot.say("zhaoli", "记 谈话提醒 3人次 交通局")
    bot.say("zhaoli", "今年谈话提醒多少了？")
    assert "改计交通局 5人次" in bot.say("zhaoli", right)
    bot.say("zhaoli", "确认")
    assert "谈话提醒 5人次" in bot.say("liqiang", "今年谈话提醒多少人次")


def test_of_another_department(bot: Conversation) -> None:
    bot.say("zhaoli", "记 约谈 2人次 水利局")
    assert "改计教育局 2人次" in bot.say("zhaoli", "应该记教育局的")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("登记整改：教育局食堂采购未比价，来源监督检查，12月31日前", "问题：食堂采购未比价\n"),
        ("登记整改：教育局的食堂采购没比价，12月31日前，来源监督检查", "问题：食堂采购没比价\n"),
        ("登记整改：教育局食堂采购未比价，12月31日前改完，来源监督检查", "问题：食堂采购未比价，"),
    ],
)
def test_words_behind_the_departments_name_are_kept(bot: Conversation, said: str, kept: str) -> None:
    filed = bot.say("zhaoli", said)
    assert "问题整改（教育局）" in filed
    assert kept in filed
