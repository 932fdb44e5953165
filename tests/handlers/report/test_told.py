"""What was assigned («布置») answered in plain words: asked once, then it is the report, and a sentence more is added to it."""

import pytest
from sqlalchemy import select

from storage.models import Obligation, Submission
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
TITLE = "公务接待自查情况"


@pytest.fixture
def asked(bot: Conversation) -> Conversation:
    bot.at("2026-11-30T09:00").say("zhaoli", f"布置 各单位 12月4日前报 {TITLE}")
    bot.say("zhaoli", "确认")
    return bot.at("2026-12-02T10:00")


def texts(bot: Conversation) -> list[tuple[str, str | None]]:
    with bot.session() as session:
        rows = session.scalars(select(Submission).order_by(Submission.id))
        return [(row.obligation.department.name, row.text) for row in rows]


@pytest.mark.parametrize("head", [f"教育局{TITLE}：", f"{TITLE}报一下：", f"我局{TITLE}如下，", f"关于{TITLE}\n", ""])
def test_it_is_shown_as_the_report_and_taken_on_a_yes(asked: Conversation, head: str) -> None:
    told = "全年共查公务接待22批次，均有公函和清单"
    reply = asked.say("yangxue", f"{head}{told}")
    assert f"是否报送教育局{TITLE}（内容“{told}”" in reply
    assert texts(asked) == []
    assert "按时报送" in asked.say("yangxue", "是")
    assert texts(asked) == [("教育局", told)]


def test_a_sentence_more_belongs_to_the_same_report(asked: Conversation) -> None:
    asked.say("yangxue", f"{TITLE}：全年共查公务接待22批次，均有公函")
    asked.say("yangxue", "是")
    assert "已补充" in asked.say("yangxue", "补一句：另有1批次补了清单，已归档")
    assert texts(asked) == [("教育局", "全年共查公务接待22批次，均有公函\n另有1批次补了清单，已归档")]


@pytest.mark.parametrize(
    "words", ["明天食堂几点开饭呀你知道吗", "11月29日上午9点开党组会研究食堂改造", "我的待办", "没查"]
)
def test_what_is_said_of_other_things_is_no_report(asked: Conversation, words: str) -> None:
    assert "是否报送" not in asked.say("yangxue", words)


def test_after_three_days_or_for_two_things_nothing_is_guessed(asked: Conversation) -> None:
    told = "我们自查了35批次接待，均符合规定"
    asked.at("2026-12-04T10:00")
    assert "是否报送" not in asked.say("yangxue", told)
    for title in ("值班安排", "车辆封存情况"):
        asked.say("zhaoli", f"布置 各单位 12月9日前报 {title}")
        asked.say("zhaoli", "确认")
    assert "是否报送" not in asked.say("chenfang", told)


def test_who_has_not_reported_is_found_by_a_part_of_the_title(asked: Conversation) -> None:
    asked.say("yangxue", f"{TITLE}：全年共查公务接待22批次，均有公函")
    asked.say("yangxue", "是")
    reply = asked.say("zhaoli", "接待自查谁没报")
    assert "4家已报1家，未报：交通局、水利局、文旅局" in reply
    assert "台账" not in reply
    with asked.session() as session:
        assert session.scalars(select(Obligation.state).where(Obligation.state == "submitted")).all() == ["submitted"]
