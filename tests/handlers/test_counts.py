"""Registers that are integers alone: counted, corrected, and not a word of the message kept anywhere."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from actions.overview import statistics
from bot.config import Config
from policy.time.months import Span
from storage.base import Base
from storage.engine import Database
from storage.models import Count, InboxMessage, LedgerEntry
from tests.conftest import Conversation, HandClock, make_test_assistant

YEAR = Span(date(2026, 1, 1), date(2026, 12, 31), "2026年")


def counted(bot: Conversation) -> list[tuple[str, int, date, int]]:
    with bot.session() as session:
        rows = session.scalars(select(Count).order_by(Count.register, Count.day)).all()
        return [(row.register, row.department_id, row.day, row.count) for row in rows]


def everything_stored(bot: Conversation) -> str:
    """Every value of every row of every table, as one text."""
    with bot.session() as session:
        rows = (session.execute(table.select()).all() for table in Base.metadata.sorted_tables)
        return "\n".join(str(row) for found in rows for row in found)


def test_counts_add_up_and_are_corrected(bot: Conversation) -> None:
    assert "已计入：交通局 谈话提醒 3人次（11月22日（周日）），2026年累计3人次" in bot.say(
        "zhaoli", "记 谈话提醒 3人次 交通局"
    )
    assert "累计5人次" in bot.say("liqiang", "记谈话提醒 两人次 交通局 11月20日")
    assert "累计6人次" in bot.say("zhaoli", "记 谈话提醒 1人次 市交通局")
    assert "累计4人次" in bot.say("zhaoli", "更正 谈话提醒 2人次 交通局")
    assert [(row[0], row[2].day, row[3]) for row in counted(bot)] == [
        ("talk_reminder", 20, 2),
        ("talk_reminder", 22, 2),
    ]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("记 约谈 -3人次 交通局", "不能是负数"),
        ("记 约谈 3人次 交通局 明天", "尚未到"),
        ("记 约谈 交通局", "请写明一个数字"),
        ("记 约谈 2人次和3人次 交通局", "请写明一个数字"),
        ("记 约谈 3人次 财政局", "请问是哪个单位"),  # of the other group
    ],
)
def test_what_cannot_be_is_not_counted(bot: Conversation, words: str, part: str) -> None:
    assert part in bot.say("zhaoli", words)
    assert counted(bot) == []


def test_a_department_is_asked_for(bot: Conversation) -> None:
    question = bot.say("zhaoli", "记 约谈 3人次")
    place = next(line.split()[0] for line in question.splitlines() if line.endswith("水利局"))
    assert "已计入：水利局 约谈 3人次" in bot.say("zhaoli", place)


def test_a_department_does_not_count(bot: Conversation) -> None:
    assert "由派驻组、综合科使用" in bot.say("wangmin", "记 约谈 3人次 交通局")
    assert counted(bot) == []


@pytest.mark.parametrize(
    ("userid", "words", "kept"),
    [
        ("zhaoli", "记 约谈 1人次 交通局 因路灯采购找贾宝玉谈", "记 约谈 1人次 交通局 2026年11月22日"),
        ("zhaoli", "记 约谈 贾宝玉", ""),  # no number: declined, and forgotten
        ("liqiang", "记 函询 3件 交通局 关于贾宝玉路灯采购", ""),  # switched off
        ("wangmin", "更正 立案 1件 贾宝玉路灯采购", ""),  # told how 更正 is said, and forgotten
        (
            "wangmin",
            "记第一种形态 对贾宝玉批评教育 1人 11月18日 路灯采购 〔2026〕5号",
            "记第一种形态 类型：批评教育 日期：2026年11月18日 人数：1 文号：〔2026〕5号",
        ),
        ("wangmin", "记第一种形态 贾宝玉 路灯采购", ""),  # told what is missing: nothing was done
    ],
)
def test_no_table_holds_a_word_of_it(bot: Conversation, userid: str, words: str, kept: str) -> None:
    reply = bot.say(userid, words)
    with bot.session() as session:
        assert session.scalars(select(InboxMessage.text)).all() == [kept]
    stored = everything_stored(bot)
    for secret in ("贾宝玉", "路灯"):
        assert secret not in stored
        assert secret not in reply


CONFIDENTIAL = Path("ledgers/letters_and_clues.yaml").read_text(encoding="utf-8")


@pytest.fixture
def switched_on(database: Database, clock: HandClock, tmp_path: Path) -> Conversation:
    """The same organisation with the confidential register switched on after its review."""
    for path in Path("ledgers").glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    on = CONFIDENTIAL.replace("enabled: false", "enabled: true").replace("reviewed: false", "reviewed: true")
    (tmp_path / "letters_and_clues.yaml").write_text(on, encoding="utf-8")
    return Conversation(make_test_assistant(database, clock, Config(ledgers_folder=str(tmp_path))), clock)


def test_a_confidential_register_is_the_inspectors_alone(switched_on: Conversation) -> None:
    bot = switched_on
    assert bot.say("liqiang", "记 函询 7件 交通局") == "已计入。"
    assert [(row[0], row[3]) for row in counted(bot)] == [("inquiry", 7)]
    asked = ("记 函询 3件 交通局", "统计 今年", "统计 函询 今年", "统计 交通局 今年", "统计 今年 按单位", "交通局情况",
             "登记目录", "帮助", "函询", "查看 函询")  # fmt: skip
    for userid in ("wangmin", "zhangwei", "liujianguo", "maliang", "zhoujie", "zhaoli", "chenfang"):
        for words in asked:
            reply = bot.say(userid, words)
            assert "7件" not in reply, (userid, words)
            assert "函询、信访" not in reply, (userid, words)
    assert [(row[0], row[3]) for row in counted(bot)] == [("inquiry", 7)]


def test_confidential_figures_are_in_no_reply_and_in_no_push(switched_on: Conversation) -> None:
    bot = switched_on
    bot.say("liqiang", "记 立案 8件 交通局")
    bot.say("liqiang", "记 结案 6件 交通局")
    reply = bot.say("liqiang", "统计 今年")
    assert "立案" not in reply
    assert "保密台账数字不在此回复，请回复“保密统计 2026年”另行发送" in reply
    assert bot.pushes("liqiang") == []
    for userid, titles in (("liqiang", ["立案", "结案"]), ("zhaoli", []), ("wangmin", [])):
        with bot.session() as session:
            context = bot.assistant.context(session, userid)
            table = statistics.table(context, statistics.visible(context), YEAR, secret=True)
        assert [each.title for each in table.figures] == titles
        assert [(each.title, each.part, each.whole) for each in table.shares] == [("结案率", 6, 8)][: len(titles)]


def test_switched_off_it_does_not_exist(bot: Conversation) -> None:
    bot.say("liqiang", "记 函询 3件 交通局")
    assert counted(bot) == []
    assert "函询" not in bot.say("liqiang", "登记目录")
    with bot.session() as session:
        assert session.scalars(select(LedgerEntry)).all() == []
        assert session.execute(text("SELECT count(*) FROM push WHERE text LIKE '%函询%'")).scalar() == 0


@pytest.mark.parametrize("counts", ["今天约谈了水利局2个人，记个数", "记 约谈 2人次 水利局"])
@pytest.mark.parametrize(
    ("said", "wanted"),
    [("不对，是教育局的", ("教育局", 2)), ("记错了，是3个", ("水利局", 3)), ("错了，教育局3人次", ("教育局", 3))],
)
def test_a_count_is_put_right_in_passing(bot: Conversation, counts: str, said: str, wanted: tuple[str, int]) -> None:
    assert "已计入：水利局 约谈 2人次" in bot.say("liqiang", counts)
    before = counted(bot)
    assert "请回复“确认”更正" in bot.say("liqiang", said)
    assert counted(bot) == before
    place, number = wanted
    assert f"已计入：{place} 约谈 {number}人次" in bot.say("liqiang", "确认")
    assert sum(row[3] for row in counted(bot)) == number
    assert "请回复“确认”更正" not in bot.say("liqiang", "不对，是交通局的")  # the last thing said is no count


@pytest.mark.parametrize(
    "said",
    [
        "今天谈话提醒了水利局3个人，约谈了2个，都记上",
        "谈话提醒水利局3人次，约谈水利局2人次",
        "水利局约谈2人，水利局谈话提醒3人，登记一下",
    ],
)
def test_several_kinds_of_one_message_are_counted_together(bot: Conversation, said: str) -> None:
    shown = bot.say("liqiang", said)
    assert "水利局 谈话提醒 3人次" in shown
    assert "水利局 约谈 2人次" in shown
    assert counted(bot) == []
    bot.say("liqiang", "确认")
    assert sorted(row[3] for row in counted(bot)) == [2, 3]
    assert "将计入" not in bot.say("wangmin", said)
