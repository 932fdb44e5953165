"""While the hour of a meeting is asked for with choices: a place, what the form lacks are noted, and the choices stand."""

import pytest

from storage.engine import Database
from tests.conftest import ON_ONE_ENGINE
from tests.scheduler.service import Service

pytestmark = ON_ONE_ENGINE
CHOICES = "\n1 11月20日（周五）15:00\n2 11月27日（周五）15:00"


def test_own_words_fill_what_else_is_missing(database: Database) -> None:
    service = Service(database, since="2026-11-20T09:20")
    assert CHOICES in service.say("wangmin", "周五下午三点党组会 研究桥梁加固80万", "2026-11-20T09:30")
    said = service.say("wangmin", "三楼会议室")
    assert said.startswith("已补记会议地点（三楼会议室）。")
    assert said.endswith(CHOICES)
    said = service.say("wangmin", "依据省厅批复")  # 立项批复; no question of the compilation is asked for over it
    assert said.startswith("已补记报告表内容（第1项立项批复：依据省厅批复）。")
    assert said.endswith(CHOICES)
    assert "已补记具体时间（11月27日（周五）15:00）" in service.say("wangmin", "2")
    assert "信息已补齐" in service.say("wangmin", "公开招标")


def test_another_act_is_still_another_act(database: Database) -> None:
    service = Service(database, since="2026-11-20T09:20")
    service.say("wangmin", "周五下午三点党组会 研究桥梁加固80万", "2026-11-20T09:30")
    assert CHOICES in service.say("wangmin", "一岗双责是什么？")  # answered, then asked once more
    assert "11月主体责任台账" in service.say("wangmin", "我还有什么没报")


def test_a_question_notes_no_progress(database: Database) -> None:
    service = Service(database, since="2026-11-20T09:20")
    assert not service.say("zhangwei", "我分管的项目招标要注意什么", "2026-11-20T09:30").startswith("“进展”")


def test_the_basis_asked_for_is_that_of_the_answer_just_given(database: Database) -> None:
    service = Service(database, since="2026-11-20T09:20")
    assert service.say("liujianguo", "一岗双责是啥", "2026-11-20T09:30").startswith("第5问")
    assert service.say("liujianguo", "有依据吗", "2026-11-20T09:31").startswith("第5问的依据")
    assert "请问是汇编第几问？" in service.say("liujianguo", "有依据吗", "2026-11-20T11:00")


def test_put_off_with_a_new_time_is_moved(database: Database) -> None:
    service = Service(database, since="2026-11-18T09:20")
    service.say("wangmin", "交通局定于11月25日下午3点在三楼召开党组会，研究车辆采购30万", "2026-11-18T10:00")
    asked = service.say("wangmin", "那个党组会往后挪挪，周四下午三点")
    assert "1 11月19日（周四）15:00\n2 11月26日（周四）15:00" in asked
    assert "11月25日（周三）15:00 → 11月26日（周四）15:00" in service.say("wangmin", "2")
    assert "→ 12月1日（周二）09:00" in service.say("wangmin", "党组会往后延，12月1日上午9点")
    assert "会议已延期" in service.say("wangmin", "党组会延期，领导周四出差")  # a reason is no time


def test_what_the_desk_says_is_no_promise_of_a_department(database: Database) -> None:
    service = Service(database, since="2026-11-18T09:20")
    assert "将向2个单位布置" in service.say(
        "liqiang", "水利局和交通局两家，20号前把在建项目清单报给我", "2026-11-18T10:00"
    )
    service.say("liqiang", "取消")
    assert "改为11月20日（周五）" in service.say("liqiang", "这个月台账大家都提前到20号交")


def test_what_is_clear_of_an_answer_is_kept_while_the_rest_is_asked(database: Database) -> None:
    service = Service(database, since="2026-11-24T09:20")
    service.say("wangmin", "明天党组会，研究桥梁加固，大概八十万", "2026-11-24T10:00")
    both = "\n1 11月25日（周三）15:00\n2 11月25日（周三）03:00"
    said = service.say("wangmin", "三点，三楼会议室")
    assert said.startswith("已补记会议地点（三楼会议室）。")
    assert said.endswith(both)
    said = service.say("wangmin", "领导临时定的")
    assert said.startswith("已补记迟报原因（领导临时定的）。")
    assert said.endswith(both)
    assert "已补记具体时间（11月25日（周三）15:00）" in service.say("wangmin", "1")


@pytest.mark.parametrize(
    ("notice", "said", "starts"),
    [
        ("12月10日（星期五）上午九点开局长办公会，研究绿化，在三楼", "哦周五 11号", "12月11日（周五）09:00"),
        ("12月10日（星期五）上午九点开局长办公会，研究绿化，在三楼", "10号，我写错了", "12月10日（周四）09:00"),
        ("后天3点在局二楼开党组会，研究校舍维修", "下午咯，谁凌晨开会", "12月9日（周三）15:00"),
    ],
)
def test_a_time_on_the_screen_is_chosen_by_its_day_or_half_of_the_day(
    database: Database, notice: str, said: str, starts: str
) -> None:
    service = Service(database, since="2026-12-07T09:00")
    service.say("yangxue", notice)
    assert f"已补记具体时间（{starts}）" in service.say("yangxue", said)


def test_the_half_of_the_day_that_was_said_before_holds(database: Database) -> None:
    service = Service(database, since="2026-11-20T09:20")
    service.say("wangmin", "下周五下午在三楼开党组会 研究桥梁加固80万", "2026-11-20T09:30")
    assert "11月27日（周五）14:30" in service.say("wangmin", "两点半")
