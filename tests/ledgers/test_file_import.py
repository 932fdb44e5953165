"""A year's checklist from Excel: brought in once, compared before, all or nothing."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from actions.common.context import Context
from actions.common.errors import UserError
from actions.ledger import entries as registers
from actions.ledger import exports, file_import
from actions.ledger.bring_in import source_of
from actions.ledger.file_import import Plan
from actions.ledger.file_rows import ImportRow, ImportRowsError
from bot.files import read_file
from documents.sheets import make_sheet
from storage.models import LedgerEntry
from tests.conftest import Conversation
from tests.ledgers.checklist_file import ROWS, workbook


def rows_of(context: Context, data: bytes) -> list[ImportRow]:
    return read_file(source_of(context, "checklist"), "清单.xlsx", data)


def load(context: Context, data: bytes) -> Plan:
    return file_import.load(context, file_import.definition_of(context), rows_of(context, data))


def bring_in(bot: Conversation, rows: Sequence[Sequence[Any]] = ROWS, userid: str = "zhaoli", **more: Any) -> Plan:
    with bot.assistant.database.write() as session:
        context = bot.assistant.context(session, userid)
        return load(context, workbook(rows, **more))


def items(bot: Conversation) -> list[LedgerEntry]:
    with bot.session() as session:
        rows = list(session.scalars(select(LedgerEntry).order_by(LedgerEntry.id)))
        _ = [(row.owner.name, row.department.name, row.notes) for row in rows]
        return rows


def test_a_list_is_brought_in_once(bot: Conversation) -> None:
    assert bring_in(bot).summary == "新增3条，修改0条，未变0条"
    first, second, third = items(bot)
    assert (first.number, first.state, first.owner.name) == (
        "2026-0001",
        "submitted",
        "刘建国",
    )  # 党组's: the principal
    assert first.fields["due"] == "2026-12-31"
    assert second.fields["measures"] == "每半年一次（完成时限：长期坚持）"
    assert "due" not in second.fields
    assert (third.owner.name, third.fields["person"], third.fields["marks"]) == ("张伟", "张伟", [])
    assert bring_in(bot).summary == "新增0条，修改0条，未变3条"
    assert len(items(bot)) == 3
    [told] = bot.pushes("wangmin")
    assert told == "交通局主体责任清单已导入：新增3条，修改0条。回复“清单 交通局”查看。"
    assert "推进巡察整改" in bot.say("wangmin", "清单")


def test_a_changed_measure_is_a_new_version_and_waits_for_review_again(bot: Conversation) -> None:
    bring_in(bot)
    bot.say("zhaoli", "审核通过 2026-0003")
    changed = [*ROWS[:2], [3, "交通局", "班子成员", "推进巡察整改。", "逐项销号，每月通报", "高飞", "2026-12-31"]]
    plan = bring_in(bot, changed)
    assert plan.summary == "新增0条，修改1条，未变2条"
    [line] = plan.lines
    assert line.startswith("工作表“清单”第5行 交通局 推进巡察整改。（2026-0003）")
    assert "措施由“逐项销号”改为“逐项销号，每月通报”" in line
    assert "责任人由“张伟”改为“高飞”" in line
    third = items(bot)[2]
    assert (third.state, third.owner.name, third.fields["measures"]) == ("submitted", "高飞", "逐项销号，每月通报")
    assert [note.before["measures"] for note in third.notes if note.before] == ["逐项销号"]
    assert "更正：原措施：逐项销号" in bot.say("wangmin", "查看 2026-0003")
    assert bring_in(bot, changed).summary == "新增0条，修改0条，未变3条"


def test_a_preview_changes_nothing_and_says_what_would(bot: Conversation) -> None:
    with bot.assistant.database.read() as session:
        context = bot.assistant.context(session, "wangmin")
        plan = file_import.compare(context, file_import.definition_of(context), rows_of(context, workbook()))
    assert len(plan.lines) == 3
    assert plan.lines[0] == "工作表“清单”第3行 交通局 每半年专题研究全面从严治党工作（新增）"
    assert items(bot) == []


def test_rows_left_out_stay(bot: Conversation) -> None:
    bring_in(bot)
    plan = bring_in(bot, ROWS[:2])
    assert plan.summary == "新增0条，修改0条，未变2条；文件中没有的1条保持不变"
    assert [row.state for row in items(bot)] == ["submitted"] * 3


def test_one_duty_with_several_measures(bot: Conversation) -> None:
    rows = [[n, "交通局", "党组", "加强作风建设", f"措施{n}", None, f"{n * 3}月"] for n in (1, 2, 3, 4)]
    bring_in(bot, rows)
    assert bring_in(bot, rows[::-1]).unchanged == 4
    changed = [*rows[:3], [4, "交通局", "党组", "加强作风建设", "措施四", None, "12月"]]
    assert bring_in(bot, changed).summary == "新增0条，修改1条，未变3条"


def test_next_years_list_belongs_to_next_year(bot: Conversation) -> None:
    header = ["年度", "单位", "清单类别", "责任内容", "措施", "责任人", "完成时限"]
    rows = [["2027年", *ROWS[2][1:6], "6月底"]]
    bring_in(bot)
    assert bring_in(bot, rows, header=header).summary == "新增1条，修改0条，未变0条"
    newest = items(bot)[-1]
    assert (newest.happened_on.year, newest.fields["due"], newest.fields["marks"]) == (2027, "2027-06-30", [])
    assert bring_in(bot, rows, header=header).unchanged == 1


def test_a_liaison_brings_in_the_own_departments_rows_alone(bot: Conversation) -> None:
    others = [*ROWS, [4, "水利局", "党组", "加强水库安全监管", "", None, "12月"]]
    with pytest.raises(ImportRowsError) as error:
        bring_in(bot, others, "wangmin")
    assert str(error.value).startswith("工作表“清单”第6行“单位”：水利局不在您可登记的范围内")
    assert items(bot) == []
    assert bring_in(bot, ROWS, "wangmin").summary.startswith("新增3条")
    assert "“待审核”逐条审核" in bot.pushes("zhaoli")[-1]
    with pytest.raises(ImportRowsError, match="财政局不在您可登记的范围内"):
        bring_in(bot, [[1, "财政局", "党组", "研究预算", "", None, "12月"]])


@pytest.mark.parametrize("userid", ["liqiang", "luojun", "liangchen", "xiejing", "zhoujie"])
def test_who_does_not_bring_in_a_list(bot: Conversation, userid: str) -> None:
    with pytest.raises(UserError, match="暂不能导入主体责任清单"):
        bring_in(bot, ROWS, userid)


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (2, "12月底前", "第4行“清单类别”：“12月底前”不认识，应为党组、主要负责人、班子成员，请核对是否错列"),
        (2, None, "第4行缺“清单类别”"),
        (3, None, "第4行缺“责任内容”"),
        (5, "胡强", "第4行“责任人”：交通局的成员名单中没有“胡强”"),  # of another department
        (6, "张伟", "第4行“完成时限”：“张伟”不是日期"),
        (6, "2月30日", "第4行“完成时限”：“2月30日”不是日期"),
        (1, "交通巨", "第4行“单位”：交通巨不在您可登记的范围内"),
        (1, None, "第4行缺“单位”"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_half_written(
    bot: Conversation, place: int, value: Any, said: str
) -> None:
    rows = [list(row) for row in ROWS]
    rows[1][place] = value
    with pytest.raises(ImportRowsError) as error:
        bring_in(bot, rows)
    assert said in str(error.value)
    assert "本次未作任何改动" in str(error.value)
    assert "\n" not in str(error.value)
    assert (items(bot), bot.pushes("wangmin")) == ([], [])


def test_many_mistakes_are_named_together(bot: Conversation) -> None:
    with pytest.raises(ImportRowsError) as error:
        bring_in(bot, [[n, "交通局", "甲", "乙", "", None, "12月"] for n in range(9)])
    assert str(error.value).count("“甲”不认识") == 5
    assert "另有4处" in str(error.value)
    with pytest.raises(ImportRowsError, match="第4行与工作表“清单”第3行内容相同"):
        bring_in(bot, [ROWS[0], ROWS[0]])


def test_what_was_exported_comes_back_without_a_change(bot: Conversation) -> None:
    bring_in(bot)
    with bot.assistant.database.write() as session:
        context = bot.assistant.context(session, "zhaoli")
        definition = file_import.definition_of(context)
        header, cells = exports.sheet(context, definition, registers.entries(context, definition))
        data = make_sheet(definition.title, header, cells)
        plan = load(context, data)
    assert plan.summary == "新增0条，修改0条，未变3条"
