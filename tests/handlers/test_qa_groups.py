"""Two inspection groups with two compilations: what is one's is never seen by the other."""

from pathlib import Path

from sqlalchemy import select

from actions.qa.compilation import COMMISSION
from bot.files import load_compilation
from storage.models import Department, Holding, InspectionGroup, Member, QaItem, UnansweredQuestion
from tests.conftest import Conversation

TRAVEL = "items:\n- {number: 5, question: 出差坐火车可以坐什么席别？, answer: 二等座。, keywords: [火车, 席别]}\n"


def second_group(bot: Conversation) -> int:
    """Another group, with an office and a liaison."""
    with bot.assistant.database.write() as session:
        group = InspectionGroup(name="第九派驻纪检监察组")
        department = Department(name="档案局", group=group, imported_at=bot.assistant.clock.now())
        for userid, role in (("office9", "office"), ("liaison9", "liaison")):
            member = Member(userid=userid, userid_key=userid, name="某某", greeted_at=bot.assistant.clock.now())
            place = {"group": group} if role == "office" else {"department": department}
            session.add(Holding(member=member, role=role, **place))
        session.flush()
        return group.id


def bring_in(bot: Conversation, folder: Path, holder: int, text: str = TRAVEL) -> None:
    file = folder / "qa.yaml"
    file.write_text(text, encoding="utf-8")
    with bot.assistant.database.write() as session:
        load_compilation(bot.assistant.context(session), file, holder)


def test_a_groups_own_compilation_answers_its_people_alone(bot: Conversation, tmp_path: Path) -> None:
    group = second_group(bot)
    bring_in(bot, tmp_path, group)
    assert "二等座" in bot.say("liaison9", "出差坐火车可以坐什么席别")
    assert "示范汇编" not in bot.say("liaison9", "第5问")
    assert "没有第7问" in bot.say("liaison9", "第7问")
    assert "一岗双责" not in bot.say("liaison9", "问答目录")
    assert "一岗双责" in bot.say("zhangwei", "第5问")
    assert "示范汇编" in bot.say("zhangwei", "第5问")
    assert "火车" not in bot.say("zhangwei", "问答目录")


def test_one_groups_edits_votes_and_unanswered_texts_are_its_own(bot: Conversation) -> None:
    second_group(bot)
    bot.say("zhaoli", "修改问答 7 只在本组有效的新答案。")
    bot.say("zhaoli", "确认")
    assert "只在本组有效" in bot.say("zhangwei", "第7问")
    assert "只在本组有效" not in bot.say("liaison9", "第7问")
    bot.say("zhaoli", "补充问法 7 羊毛出在谁身上")
    assert bot.say("zhangwei", "羊毛出在谁身上").startswith("第7问")
    assert not bot.say("liaison9", "羊毛出在谁身上").startswith("第7问")
    bot.say("zhangwei", "第7问")
    bot.say("zhangwei", "有用")
    assert "有用1次" in bot.say("zhaoli", "问答反馈")
    assert bot.say("office9", "问答反馈") == "暂无反馈。"
    assert "羊毛" not in bot.say("zhaoli", "没找到的问题")
    with bot.session() as session:
        kept = session.scalars(select(UnansweredQuestion.group)).all()
        assert len(set(kept)) <= 1


def test_enabling_is_for_one_group(bot: Conversation) -> None:
    second_group(bot)
    assert "16问" in bot.say("zhaoli", "启用汇编")
    assert "示范汇编" not in bot.say("zhangwei", "第5问")
    assert "示范汇编" in bot.say("liaison9", "第5问")


def test_the_commissions_answers_until_a_group_has_its_own(bot: Conversation, tmp_path: Path) -> None:
    group = second_group(bot)
    bring_in(bot, tmp_path, COMMISSION, TRAVEL.replace("二等座", "派出机关的答案"))
    assert "派出机关的答案" in bot.say("liaison9", "第5问")
    bring_in(bot, tmp_path, group)
    assert "派出机关的答案" not in bot.say("liaison9", "第5问")


def test_the_sample_goes_as_a_whole_and_another_question_inherits_nothing(bot: Conversation, tmp_path: Path) -> None:
    group = second_group(bot)
    bot.say("office9", "补充问法 5 羊毛出在谁身上")
    bring_in(bot, tmp_path, group)
    with bot.session() as session:
        row = session.scalars(select(QaItem).where(QaItem.holder == group)).one()
        assert (row.number, row.basis, row.ways, row.short) == (5, [], [], "")
    assert not bot.say("liaison9", "羊毛出在谁身上").startswith("第5问")
    bring_in(
        bot,
        tmp_path,
        group,
        TRAVEL.replace("出差坐火车可以坐什么席别？", "飞机可以坐什么舱？").replace("[火车, 席别]", "[飞机]"),
    )
    with bot.session() as session:
        rows = session.scalars(select(QaItem).where(QaItem.holder == group).order_by(QaItem.version)).all()
    assert [(row.version, row.keywords) for row in rows] == [(1, ["火车", "席别"]), (2, ["飞机"])]
