"""«台账到底哪天交»: the rule is the compilation's, the day is that of what the person's department owes."""

import pytest

from storage.engine import Database
from tests.conftest import ON_ONE_ENGINE
from tests.scheduler.service import Service

pytestmark = ON_ONE_ENGINE


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("我们台账到底哪天交", "教育局12月主体责任台账：12月25日（周五）截止。"),
    ],
)
def test_the_day_stands_beneath_the_answer(database: Database, words: str, line: str) -> None:
    service = Service(database, since="2026-12-14T09:20")
    assert service.say("yangxue", words, "2026-12-14T10:00").endswith(line)
    assert line not in service.say("zhaoli", words)  # a desk owes nothing
    assert "截止。" not in service.say("yangxue", "台账怎么记")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("三重一大四季度啥时候交", "教育局四季度“三重一大”推进落实情况"),
        ("清单什么时候报", "教育局四季度主体责任清单推进情况"),
    ],
)
def test_where_no_rule_is_found_the_day_alone_is_said(database: Database, words: str, what: str) -> None:
    service = Service(database, since="2026-12-14T09:20")
    reply = service.say("yangxue", words, "2026-12-14T10:00")
    assert reply.startswith("12月25日（周五）截止")
    assert what in reply


def test_more_time_that_was_given_is_the_day(database: Database) -> None:
    service = Service(database, since="2026-12-14T09:20")
    service.say("zhaoli", "同意延期 教育局 清单 12月30日", "2026-12-14T10:00")
    assert service.say("yangxue", "清单哪天交").endswith("四季度主体责任清单推进情况：12月30日（周三）截止。")
