"""统计: totals, comparisons, rates with their numbers, and who reads what."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from actions.overview import statistics
from policy.report.statistic_words import earlier, read_statistic
from policy.time.months import Span
from storage.models import Count, Department, Holding, InspectionGroup, LedgerEntry, Member
from tests.conftest import NOW, Conversation

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "first", "last", "compare", "rest"),
    [
        ("三季度", "2026-07-01", "2026-09-30", None, ""),
        ("四季度", "2026-10-01", "2026-11-22", None, ""),
        ("上季度", "2026-07-01", "2026-09-30", None, ""),
        ("去年四季度", "2025-10-01", "2025-12-31", None, ""),
        ("今年 同比", "2026-01-01", "2026-11-22", "year", ""),
        ("10月 环比 交通局", "2026-10-01", "2026-10-31", "previous", "交通局"),
        ("上半年 谈话提醒", "2026-01-01", "2026-06-30", None, "谈话提醒"),
        ("", "2026-01-01", "2026-11-22", None, ""),
    ],
)
def test_words(words: str, first: str, last: str, compare: str | None, rest: str) -> None:
    read = read_statistic(words, TODAY)
    assert (read.span.first.isoformat(), read.span.last.isoformat(), read.compare, read.rest) == (
        first,
        last,
        compare,
        rest,
    )


@pytest.mark.parametrize(
    ("first", "last", "compare", "expected"),
    [
        ("2026-07-01", "2026-09-30", "year", ("2025-07-01", "2025-09-30")),
        ("2026-07-01", "2026-09-30", "previous", ("2026-04-01", "2026-06-30")),
        ("2026-03-01", "2026-03-31", "previous", ("2026-02-01", "2026-02-28")),
        ("2024-02-01", "2024-02-29", "year", ("2023-02-01", "2023-02-28")),
        ("2026-10-01", "2026-11-22", "year", ("2025-10-01", "2025-11-22")),
        ("2026-01-01", "2026-12-31", "previous", ("2025-01-01", "2025-12-31")),
    ],
)
def test_the_span_that_is_compared(first: str, last: str, compare: str, expected: tuple[str, str]) -> None:
    found = earlier(Span(date.fromisoformat(first), date.fromisoformat(last), ""), compare)  # type: ignore[arg-type]
    assert (found.first.isoformat(), found.last.isoformat()) == expected


def test_totals_rates_and_the_year_before(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:  # the year before: brought over from paper
        where = session.scalars(select(Department.id).where(Department.name == "交通局")).one()
        session.add(Count(register="interview", department_id=where, day=date(2025, 11, 20), count=8))
        session.add(Count(register="interview", department_id=where, day=date(2025, 11, 21), count=5))
    bot.at("2026-11-20T10:00").say("zhaoli", "记 约谈 9人次 交通局")
    bot.say("zhaoli", "记 约谈 3人次 水利局")
    bot.say("zhaoli", "记整改 交通局 巡察发现记录不完整，12月20日前整改")
    bot.say("zhaoli", "记整改 交通局 巡察发现台账不完整，12月20日前整改")
    bot.say("zhaoli", "办结 2026-0001")
    reply = bot.say("zhaoli", "统计 今年 同比")
    assert "约谈 12人次，原8人次，增长50.0%" in reply
    assert "整改率 50.0%（1/2），原无" in reply
    assert bot.say("zhaoli", "统计 约谈 今年") == "2026年（截至11月20日）工作统计：\n约谈 12人次"
    assert "交通局：约谈 9人次\n水利局：约谈 3人次" in bot.say("zhaoli", "统计 约谈 11月 按单位")
    assert "约谈 9人次" in bot.say("liqiang", "统计 交通局 11月")


def test_what_nobody_has_filled_in_is_no_nought(bot: Conversation) -> None:
    bot.at("2026-11-20T10:00").say("zhaoli", "记 约谈 9人次 交通局")
    bot.say("zhaoli", "记 谈话提醒 2人次 交通局")
    bot.say("zhaoli", "更正 谈话提醒 0人次 交通局")
    reply = bot.say("zhaoli", "统计 今年 同比")
    assert "约谈 9人次，原未填" in reply
    assert bot.say("zhaoli", "统计 约谈 10月").endswith("约谈 未填")
    by_department = bot.say("zhaoli", "统计 谈话提醒 11月 按单位")
    assert "交通局：谈话提醒 0人次" in by_department
    assert "未填：公路事务中心、水利局" in by_department


def test_what_the_system_knows_is_counted_by_itself(bot: Conversation) -> None:
    bot.say("wangmin", "会议通知：定于11月27日下午2:30在局三楼会议室召开党组会议，研究：1.年度预算编制。联系人：王敏")
    bot.say("wangmin", "报送 三重一大 四季度")
    bot.say("liqiang", "参会 2026-0001 李强")
    bot.at("2026-11-27T18:00").say("liqiang", "已参会 2026-0001")
    reply = bot.say("zhaoli", "统计 11月")
    assert "报告会议 1次" in reply
    assert "列席会议 1次" in reply


def test_small_totals_read_few_outside_the_group(bot: Conversation) -> None:
    bot.say("zhaoli", "记 约谈 2人次 交通局")
    bot.say("zhaoli", "记 谈话提醒 5人次 交通局")
    reply = bot.say("liujianguo", "统计 今年")
    assert "约谈 少量" in reply
    assert "谈话提醒 5人次" in reply
    assert "约谈 2人次" in bot.say("zhaoli", "统计 今年")


def test_nobody_reads_another_groups_figures(bot: Conversation) -> None:
    bot.say("zhaoli", "记 约谈 9人次 交通局")
    with bot.session() as session:
        others = session.execute(
            text(
                "SELECT m.userid FROM member m JOIN holding p ON p.member_id = m.id JOIN department d"
                " ON d.id = p.department_id WHERE d.name IN ('水利局', '财政局')"
            )
        ).scalars()
        for userid in list(others):
            assert "9人次" not in bot.say(userid, "统计 今年")
            assert "9人次" not in bot.say(userid, "统计 交通局 今年")


def test_the_commission_reads_totals_per_group_and_nothing_below(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        session.add(Member(userid="paichu", userid_key="paichu", name="周涛", greeted_at=NOW,
                           holdings=[Holding(role="commission")]))  # fmt: skip
    bot.say("zhaoli", "记 约谈 9人次 交通局")
    reply = bot.say("paichu", "统计 今年")
    assert "第一派驻纪检监察组：约谈 9人次" in reply
    assert "交通局" not in reply
    assert "交通局" not in bot.say("paichu", "统计 今年 按单位")
    for topic in ("项目审批", "窗口作风", "水费征收"):
        bot.say("zhaoli", f"记会商 交通局 今天 议题：{topic}")
    yearly = bot.say("paichu", "统计 今年 同比")
    assert "专题会商 3条" in yearly
    assert yearly.index("第一派驻") < yearly.index("第二派驻")


def test_a_generated_year_agrees_with_sql(bot: Conversation) -> None:
    """12 departments, 60 leaders, a fixed seed: every number of a quarter's table against a count by SQL."""
    chance, quarter = random.Random(20261122), Span(date(2026, 7, 1), date(2026, 9, 30), "三季度")
    with bot.assistant.database.write() as session:
        group = InspectionGroup(name="第九派驻纪检监察组")
        desk = Member(userid="desk9", userid_key="desk9", name="周涛", holdings=[Holding(role="office", group=group)])
        session.add_all([group, desk])
        where = [Department(name=f"第{n}中心", group=group, imported_at=NOW) for n in range(12)]
        session.add_all(where)
        session.flush()
        leaders = [
            Member(userid=f"l{n}", userid_key=f"l{n}", name=f"成员{n}",
                   holdings=[Holding(role="leader", department=where[n % 12])])
            for n in range(60)
        ]  # fmt: skip
        session.add_all(leaders)
        session.flush()
        for number in range(3000):
            leader = chance.randrange(60)
            key, state = chance.choice(
                (
                    ("performance", "filed"),
                    ("rectification", "open"),
                    ("rectification", "closed"),
                    ("research", "withdrawn"),
                )
            )
            session.add(LedgerEntry(
                number=f"Y-{number:05d}", ledger=key, department=where[leader % 12], owner=leaders[leader],
                entered_by="desk9", happened_on=date(2026, 1, 1) + timedelta(days=chance.randrange(365)),
                filed_at=NOW, state=state, fields={}, titles={}, text="",
            ))  # fmt: skip
        for kind in ("interview", "talk_reminder", "integrity_talk"):
            for department in where:
                for month in range(1, 13):
                    session.add(
                        Count(
                            register=kind,
                            department_id=department.id,
                            day=date(2026, month, 9),
                            count=chance.randrange(9),
                        )
                    )
    with bot.session() as session:
        context = bot.assistant.context(session, "desk9")
        table = statistics.table(context, statistics.visible(context), quarter)
        figures = {each.title: each.value for each in table.figures}
        shares = {each.title: (each.part, each.whole) for each in table.shares}
        between = "happened_on BETWEEN '2026-07-01' AND '2026-09-30' AND number LIKE 'Y-%'"
        by_sql = {
            "履责台账": f"SELECT count(*) FROM ledger_entry WHERE ledger = 'performance' AND {between}",
            "问题整改": f"SELECT count(*) FROM ledger_entry WHERE ledger = 'rectification' AND {between}",
            "约谈": "SELECT sum(count) FROM count WHERE register = 'interview' AND day BETWEEN '2026-07-01' AND '2026-09-30'",
            "谈话提醒": "SELECT sum(count) FROM count WHERE register = 'talk_reminder' AND day BETWEEN '2026-07-01' AND '2026-09-30'",
            "廉政谈话": "SELECT sum(count) FROM count WHERE register = 'integrity_talk' AND day BETWEEN '2026-07-01' AND '2026-09-30'",
        }
        assert figures == {title: session.execute(text(query)).scalar() for title, query in by_sql.items()}
        closed = session.execute(
            text(f"SELECT count(*) FROM ledger_entry WHERE ledger = 'rectification' AND state = 'closed' AND {between}")
        ).scalar()
        assert shares == {"整改率": (closed, figures["问题整改"])}


@pytest.mark.parametrize(
    "words", ["去年同期", "那去年同期呢？", "今年跟去年同期比怎么样", "今年较去年同期对比", "统计 今年 和去年比"]
)
def test_against_last_year_is_a_comparison(bot: Conversation, words: str) -> None:
    bot.say("zhaoli", "记 约谈 2人次 交通局 11月3日")
    assert "约谈 2人次，原未填" in bot.say("zhaoli", words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("今年约谈多少", "约谈 5人次"),
        ("11月约谈了几次", "约谈 5人次"),
        ("交通局今年约谈多少", "交通局2026年（截至11月22日）工作统计：\n约谈 2人次"),
        ("统计 今年 交通局 约谈", "约谈 2人次"),
        ("去年约谈多少", "2025年工作统计：\n约谈 未填"),
        ("去年呢", "2025年暂无统计数字"),
        ("那今年呢？", "约谈 5人次"),
        ("统计 去年同期 约谈", "去年同期（2025年1月1日至11月22日）工作统计：\n约谈 未填"),
    ],
)
def test_one_figure_of_one_department_is_asked_for(bot: Conversation, words: str, said: str) -> None:
    bot.say("zhaoli", "记 约谈 2人次 交通局 11月3日")
    bot.say("zhaoli", "记 约谈 3人次 水利局 11月3日")
    bot.say("zhaoli", "记 谈话提醒 1人次 交通局 11月3日")
    answer = bot.say("zhaoli", words)
    assert said in answer
    assert "谈话提醒" not in answer or words.endswith("呢？")


def test_the_commission_asks_for_one_group_and_one_figure(bot: Conversation) -> None:
    for number, who, where in ((4, "zhaoli", "交通局"), (6, "zhenghui", "财政局")):
        bot.say(who, f"记 约谈 {number}人次 {where} 11月3日")
    said = bot.say("luojun", "第一组今年约谈多少")
    assert "第一派驻纪检监察组：约谈 4人次" in said
    assert "第二派驻" not in said
    assert "第二派驻纪检监察组：约谈 6人次" in bot.say("luojun", "今年各组约谈多少")
    assert "交通局" not in bot.say("luojun", "交通局今年约谈多少")
