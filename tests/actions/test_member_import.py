"""Member lists: what a file adds, changes, lists as gone and takes away, and that it never reaches into another group."""

from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from actions.people.member_import import Plan, import_members
from actions.people.members import ROLE_OF, WITHOUT_DEPARTMENT, MemberRow, RowError
from bot.files import load_members, read_members
from storage.models import Department, Holding, Member
from tests.conftest import ON_ONE_ENGINE, Conversation

FIRST, SECOND = "第一派驻纪检监察组", "第二派驻纪检监察组"


def row(account: str, name: str, department: str, role: str = "联络员", group: str = FIRST, line: int = 2) -> MemberRow:
    return MemberRow(line, account, name, department, role, group, "")


def bring_in(bot: Conversation, *rows: MemberRow, remove: bool = False) -> Plan:
    with bot.assistant.database.write() as session:
        return import_members(bot.assistant.context(session), rows, remove=remove)


def posts(bot: Conversation) -> set[tuple[str, str, str, str, str]]:
    """Account, name, role, place and group of every post."""
    with bot.session() as session:
        places = joinedload(Holding.department).joinedload(Department.group), joinedload(Holding.group)
        held = select(Holding).options(joinedload(Holding.member), *places).where(Holding.until.is_(None))
        return {
            (
                post.member.userid, post.member.name, post.role, post.department.name if post.department else "",
                (post.department.group if post.department else post.group).name
                if post.department or post.group else "",
            )
            for post in session.scalars(held)
        }  # fmt: skip


def departments(bot: Conversation) -> set[tuple[str, str]]:
    with bot.session() as session:
        return {(each.name, each.group.name) for each in session.scalars(select(Department))}


def test_one_row_adds_one_post_and_nobody_goes(bot: Conversation) -> None:
    before = posts(bot)
    plan = bring_in(bot, row("lina", "李娜", "水利局"))
    assert plan.changes == ["新增 水利局 联络员 李娜（lina）"]
    assert posts(bot) == before | {("lina", "李娜", "liaison", "水利局", FIRST)}
    assert any(line.startswith("离任 交通局 联络员 王敏（wangmin）：名单中没有，已保留") for line in plan.departures)
    assert not any("财政局" in line or "管理员" in line for line in plan.departures)


def test_remove_takes_off_who_is_missing_in_the_groups_named_and_nobody_else(bot: Conversation) -> None:
    before = posts(bot)
    plan = bring_in(bot, row("zhuting", "朱婷", "财政局", group=SECOND), remove=True)
    left = posts(bot)
    assert left == {each for each in before if each[4] != SECOND} | {("zhuting", "朱婷", "liaison", "财政局", SECOND)}
    assert len(plan.departures) == len(before) - len(left)
    assert "成员名单" not in bot.say("zhaoli", "本周会议")


def test_importing_twice_changes_nothing(bot: Conversation) -> None:
    rows = [row("lina", "李娜", "水利局"), row("wangxin", "王昕", "林业局", "主要负责人")]
    assert bring_in(bot, *rows).changes
    before = posts(bot)
    assert bring_in(bot, *rows).changes == []
    assert posts(bot) == before


def test_no_file_of_one_group_changes_a_row_of_another(bot: Conversation) -> None:
    """Drawn files of the first group, right and wrong, with people and departments of both."""
    random = Random(16)
    names = {userid: name for userid, name, *_ in posts(bot)}
    places = [*sorted(name for name, _ in departments(bot)), "林业局", "应急局"]
    brought_in = refused = 0
    others = {each for each in posts(bot) if each[4] != FIRST}, {e for e in departments(bot) if e[1] != FIRST}
    for _ in range(150):
        rows = [_drawn(random, names, places, line) for line in range(2, 2 + random.randint(1, 6))]
        try:
            bring_in(bot, *rows, remove=random.random() < 0.5)
            brought_in += 1
        except RowError:
            refused += 1
        assert {each for each in posts(bot) if each[4] != FIRST} == others[0]
        assert {each for each in departments(bot) if each[1] != FIRST} == others[1]
    assert brought_in > 20
    assert refused > 20


def _drawn(random: Random, names: dict[str, str], places: list[str], line: int) -> MemberRow:
    account = random.choice([*sorted(names), "xinren1", "xinren2"])
    name = names.get(account, "新人") if random.random() < 0.8 else "改名"
    title = random.choice([each for each, role in ROLE_OF.items() if role not in ("admin", "commission", "auditor")])
    place = "" if ROLE_OF[title] in WITHOUT_DEPARTMENT else random.choice(places)
    return row(account, name, place, title, FIRST, line)


@ON_ONE_ENGINE
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row("1.38E+10", "陈一", "水利局")], "第2行：账号“1.38E+10”已被表格改成科学计数，请把账号列设为文本"),
        ([row("1.3812E10", "陈一", "水利局")], "设为文本"),
        ([row("李娜", "李娜", "水利局")], "含有不允许的字符"),
        ([row("li/na", "李娜", "水利局")], "含有不允许的字符"),
        ([row("_lina", "李娜", "水利局")], "以字母或数字开头"),
        ([row("a" * 65, "李娜", "水利局")], "超过64字节"),
        ([row("lina", "李娜", "水利局"), row("LINA", "李拿", "教育局", line=5)], "第5行：账号“LINA”的姓名是李拿，第2行却是李娜"),
        ([row("zhuting", "朱亭", "水利局")], "在财政局登记的姓名是朱婷，这里是朱亭"),
        ([row("lina", "李娜", "财政局")], "财政局现属第二派驻纪检监察组，这份名单没有该组的行"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_right_stops_everything(bot: Conversation, rows: list[MemberRow], said: str) -> None:
    before = posts(bot)
    with pytest.raises(RowError, match=r"^第") as raised:
        bring_in(bot, row("xinren", "新人", "教育局"), *rows)
    assert said in str(raised.value)
    assert posts(bot) == before


def test_an_account_in_full_width_is_the_plain_one(bot: Conversation) -> None:
    bring_in(bot, row("ｌｉｓｉ", "李四", "水利局"), row(" li si2", "李四二", "水利局"))
    with bot.session() as session:
        found = session.scalars(select(Member.userid).where(Member.name.startswith("李四"))).all()
    assert set(found) == {"lisi", "lisi2"}


def test_a_department_moves_when_the_file_names_both_groups(bot: Conversation) -> None:
    plan = bring_in(bot, row("zhuting", "朱婷", "财政局"), row("wutao", "吴涛", "", "派驻组", SECOND))
    assert f"划转 财政局：{SECOND} → {FIRST}" in plan.changes
    assert ("财政局", FIRST) in departments(bot)


@ON_ONE_ENGINE
def test_the_template_of_wecom_is_understood(bot: Conversation, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["填写须知：\n1、不能在该表中增加或删除列；\n2、带*为必填。"])
    sheet.append([])
    sheet.append(["*姓名", "*帐号", "别名", "职务", "*部门", "手机"])
    sheet.append(["李娜", 13800000000, "", "联络员", "县直单位/水利局", "13800000000"])
    sheet.append(["王昕", "wangxin", "", "主任", "县直单位/水利局", ""])
    book.save(tmp_path / "通讯录.xlsx")
    assert [each.line for each in read_members(tmp_path / "通讯录.xlsx")] == [4, 5]
    with bot.assistant.database.write() as session, pytest.raises(RowError, match="第5行：角色“主任”不认识"):
        load_members(bot.assistant.context(session), tmp_path / "通讯录.xlsx")
    sheet.delete_rows(5)
    book.save(tmp_path / "通讯录.xlsx")
    with bot.assistant.database.write() as session:
        plan = load_members(bot.assistant.context(session), tmp_path / "通讯录.xlsx", remove=True)
    assert plan.lines == ["新增 水利局 联络员 李娜（13800000000）"]


@ON_ONE_ENGINE
def test_a_slip_in_a_departments_name_is_pointed_at(bot: Conversation) -> None:
    rows = [row(f"new{n}", f"新人{n}", "林业局", "联络员", FIRST, 2 + n) for n in range(3)]
    rows += [row("slip1", "甲", "交通句", "联络员", FIRST, 5), row("slip2", "乙", "林业业局", "班子成员", FIRST, 6)]
    rows += [row("fair", "丙", "气象局", "联络员", FIRST, 7)]
    lines = [each for each in bring_in(bot, *rows).changes if each.startswith("新增单位")]
    assert lines == [
        f"新增单位 林业局（{FIRST}）",
        f"新增单位 交通句（{FIRST}；第5行，与“交通局”一字之差，请核对是否同一单位）",
        f"新增单位 林业业局（{FIRST}；第6行，与“林业局”一字之差，请核对是否同一单位）",
        f"新增单位 气象局（{FIRST}）",
    ]
