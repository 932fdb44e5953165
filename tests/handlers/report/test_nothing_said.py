"""«零报告», «撤回», a day, said with nothing around them: what they are about is asked or known, and nothing else takes them."""

import pytest

from storage.engine import Database
from tests.conftest import ON_ONE_ENGINE
from tests.scheduler.service import Service

pytestmark = ON_ONE_ENGINE
NOW = "2026-12-24T16:30"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-12-24T09:20")


@pytest.mark.parametrize("words", ["零报告", "没有内容", "这个月没有记录", "我们零报告"])
def test_which_report_is_empty_is_asked_with_its_period(service: Service, words: str) -> None:
    asked = service.say("chenfang", words, NOW)
    assert asked.startswith("请问报送哪一项？\n1 11月台账\n2 四季度清单\n3 四季度三重一大")
    assert "四季度主体责任清单推进情况：零报告" in service.say("chenfang", "2")


def test_taking_back_alone_means_the_departments_report(service: Service) -> None:
    assert "没有可以撤回的报送" in service.say("yangxue", "撤回", NOW)
    service.say("chenfang", "零报告")
    service.say("chenfang", "2")
    assert "恢复为未报" in service.say("chenfang", "撤回")
    assert "已撤回" in service.say("chenfang", "确认")


def test_taking_back_alone_means_what_the_desk_sent_last(service: Service) -> None:
    assert "没有发出的意见可以撤回" in service.say("zhaoli", "撤回", NOW)
    service.say("zhaoli", "通知 各单位 明天停电")
    service.say("zhaoli", "确认")
    assert service.say("zhaoli", "撤回").startswith("将撤回“明天停电”")


def test_neither_a_day_nor_a_report_is_the_reason_of_an_extension(service: Service) -> None:
    assert "请说明原因" in service.say("wangmin", "台账还没写完，能晚两天不", NOW)
    asked = service.say("wangmin", "12月28号")
    assert "申请延期至12月28日（周一），请说明原因" in asked
    assert "申请延期（局长在外地开会，拟12月28日（周一）报送）" in service.say("wangmin", "局长在外地开会")
    assert "请说明原因" in service.say("yangxue", "台账想晚两天")
    assert "是否报送教育局12月主体责任台账（零报告" in service.say("yangxue", "12月台账 没有内容")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("12月台账想延到29号，系统在升级", "申请延期（系统在升级，拟12月29日（周二）报送）"),
        ("延期 台账 12月 系统在升级，延到12月30日", "申请延期（系统在升级，拟12月30日（周三）报送）"),
        ("延期 台账 12月 系统在升级，请延到12月30日再报", "申请延期（系统在升级，拟12月30日（周三）报送）"),
    ],
)
def test_the_day_until_which_is_said_as_a_day(service: Service, words: str, said: str) -> None:
    assert said in service.say("wangmin", words, NOW)


def test_a_department_tells_what_became_of_a_task_and_files_none(service: Service) -> None:
    service.say("liqiang", "督办 教育局 把招生方案报来 1月15日前", NOW)
    asked = service.say("yangxue", "督办办完了，方案已经报了")
    assert "督办事项的登记（教育局），办理中" in asked
    assert service.say("yangxue", "1").endswith("进展已登记。")


@pytest.mark.parametrize("words", ["值班表周五给您", "名单我下周一发你", "材料周三送过去"])
def test_a_promise_is_no_entry_of_the_ledger(service: Service, words: str) -> None:
    said = service.say("yangxue", words, NOW)
    assert "记在哪位同志名下" not in said
    assert "是否记入台账" not in said


def test_what_was_done_is_offered_though_it_names_no_way(service: Service) -> None:
    assert "是否记入台账？" in service.say("huqiang", "上午带队去看了水库大坝，顺便讲了讲廉洁", NOW)
