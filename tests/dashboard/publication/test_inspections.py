"""检查 and 抽查 on the page: recorded when they are over, findings to their departments alone, draws that can be checked."""

from datetime import date

import pytest
from sqlalchemy import select

from storage.models import Inspection, LedgerEntry, SpotCheck
from tests.conftest import Conversation
from tests.dashboard.conftest import Pages
from tests.dashboard.test_bring_in import token_of, upload
from tests.ledgers.test_what_existed import book


def record(pages: Pages, *names: str, **fields: str) -> str:
    form = {"first": "2026-11-10", "last": "2026-11-12", "questionnaires": "267", "interviews": "34", **fields}
    chosen = [str(pages.department(name)) for name in names]
    return pages.visit("zhaoli").send("/inspections", department=chosen, **form).text


@pytest.fixture
def number(pages: Pages) -> str:
    record(pages, "交通局", "水利局")
    with pages.assistant.database.read() as session:
        row = session.scalars(select(Inspection)).one()
        assert (row.first, row.last, row.questionnaires, row.interviews) == (
            date(2026, 11, 10), date(2026, 11, 12), 267, 34,
        )  # fmt: skip
        return row.number


def test_findings_go_to_their_departments_alone(pages: Pages, bot: Conversation, number: str) -> None:
    desk, where = pages.visit("zhaoli"), f"/inspections/{number}"
    fields = {f"of.{pages.department('交通局')}": "招标文件未公开\n会议记录不完整", "common": "台账登记不及时"}
    assert "已转入问题整改4项" in desk.done(where, where, due="2026-12-31", **fields)
    shown = desk.text(where)
    assert "问题4项，已办结0项" in shown
    assert shown.index("招标文件未公开") < shown.index("<h2>水利局</h2>") < shown.rindex("台账登记不及时")
    assert not [text for text in bot.pushes("chenfang") if "招标" in text]
    assert "问题4项" in bot.say("zhaoli", "检查记录")
    assert "招标文件未公开（办理中）" in bot.say("zhaoli", f"查看 {number}")


def test_a_whole_list_of_findings_comes_in_at_once(pages: Pages, bot: Conversation, number: str) -> None:
    """Ninety-one rows from Excel: shown first, of the inspected departments alone, one message for each of these, once."""
    path = f"/inspections/{number}/import"
    header = ["序号", "单位", "问题", "整改措施", "整改期限"]
    rows = [[n, ("交通局", "水利局")[n % 2], f"第{n}项会议记录不完整", "", "2026-12-31"] for n in range(1, 92)]
    wrong = upload(pages, "zhaoli", book(header, [*rows, [92, "教育局", "台账不及时", "", "2026-12-31"]]), path=path)
    assert "第93行“单位”：教育局不在本次检查范围内" in wrong.text
    shown = upload(pages, "zhaoli", book(header, rows), path=path)
    assert "新增91条" in shown.text
    assert "问题0项" in pages.visit("zhaoli").text(f"/inspections/{number}")
    for _ in range(2):
        done = pages.visit("zhaoli").done(f"{path}/confirm", token=token_of(shown))
    assert "问题91项，已办结0项" in done
    with pages.assistant.database.read() as session:
        found = session.scalars(select(LedgerEntry)).all()
    assert {(each.fields["source"], each.told, str(each.due_on)) for each in found} == {
        ("监督检查", True, "2026-12-31")
    }
    assert [text for text in bot.pushes("chenfang") if "已导入" in text] == [
        "水利局问题整改已导入：新增46条，修改0条。回复“整改 水利局”查看。"
    ]
    assert "新增0条，修改0条，未变91条" in upload(pages, "zhaoli", book(header, rows), path=path).text
    assert upload(pages, "zhenghui", book(header, rows), path=path).status_code == 404


def test_nobody_else_sees_it(pages: Pages, bot: Conversation, number: str) -> None:
    assert pages.visit("zhenghui").get(f"/inspections/{number}").status_code == 404
    assert pages.visit("wangmin").get(f"/inspections/{number}").status_code == 403
    assert "没有登记监督检查" in bot.say("zhenghui", "检查记录")
    assert "没有登记监督检查" in pages.visit("zhenghui").text("/inspections")


@pytest.mark.parametrize(
    ("fields", "names"), [({"last": "2026-12-30"}, ["交通局"]), ({"first": ""}, ["交通局"]), ({}, []), ({}, ["财政局"])]
)
def test_what_is_to_come_and_what_is_nobodys_is_entered_nowhere(
    pages: Pages, fields: dict[str, str], names: list[str]
) -> None:
    record(pages, *names, **fields)
    with pages.assistant.database.read() as session:
        assert session.scalars(select(Inspection)).all() == []


def test_a_clue_in_a_finding_is_refused(pages: Pages, number: str) -> None:
    where = f"/inspections/{number}"
    answer = pages.visit("zhaoli").send(where, where, due="2026-12-31", common="局长王某收受贿赂")
    assert answer.status_code == 422
    assert "问题0项" in pages.visit("zhaoli").text(where)


def test_a_draw_is_shown_with_its_list_and_seed(pages: Pages, bot: Conversation) -> None:
    desk = pages.visit("zhaoli")
    shown = desk.done("/spot-checks", "/inspections", what="本组单位", size="2")
    assert "赵丽从本组单位4项中抽取2项" in shown
    assert "结果一致" in shown
    with pages.assistant.database.read() as session:
        row = session.scalars(select(SpotCheck)).one()
    assert row.seed in shown
    assert "、".join(row.names) in shown
    assert "、".join(row.drawn) in bot.say("zhaoli", "抽查记录")
    assert desk.send("/spot-checks", "/inspections", what="本组单位", size="99").status_code == 422
    assert pages.visit("zhenghui").get(f"/spot-checks/{row.number}").status_code == 404


def test_another_list_may_be_drawn_from(bot: Conversation) -> None:
    assert "从下属单位2项中抽取1项" in bot.say("zhaoli", "抽查 1家下属单位")
    assert "从联络员4项中抽取2项" in bot.say("zhaoli", "抽取2名联络员")
    assert "问题整改共0项，不能抽查1项" in bot.say("zhaoli", "抽查 1项问题整改")
