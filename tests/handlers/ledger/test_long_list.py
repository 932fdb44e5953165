"""A list of a large group is no longer to make than what is shown of it: how many there are, and the first of them."""

from sqlalchemy import insert, select

from handlers.ledger.lists import MOST_LINES
from storage.models import Department, LedgerEntry, Member
from tests.conftest import ON_ONE_ENGINE, Conversation, at

pytestmark = ON_ONE_ENGINE


def fill(bot: Conversation, count: int) -> None:
    with bot.assistant.database.write() as session:
        department, owner = session.scalars(select(Department.id)).first(), session.scalars(select(Member.id)).first()
        now = at("2026-11-02T09:00")
        session.execute(
            insert(LedgerEntry),
            [
                {
                    "number": f"E{number:07}", "ledger": "rectification", "department_id": department, "owner_id": owner,
                    "entered_by": "zhaoli", "happened_on": now.date(), "filed_at": now, "state": "open",
                    "fields": {"problem": f"第{number}处隐患"}, "titles": {}, "text": f"第{number}处隐患", "shared": True,
                    "told": True, "due_on": now.date(),
                }
                for number in range(count)
            ],
        )  # fmt: skip


def test_all_are_listed_while_they_are_few(bot: Conversation) -> None:
    fill(bot, MOST_LINES)
    said = bot.say("zhaoli", "整改")
    assert f"共{MOST_LINES}条：" in said
    assert f"第1/{MOST_LINES // 10}页" in said


def test_of_many_the_first_and_how_many_there_are(bot: Conversation) -> None:
    fill(bot, MOST_LINES + 41)
    said = bot.say("zhaoli", "整改")
    assert f"共{MOST_LINES + 41}条，列出前{MOST_LINES}条（其余请加单位、月份查看或导出）：" in said
    assert f"第1/{MOST_LINES // 10}页" in said
