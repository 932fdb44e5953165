"""People, departments, the member list and the holidays on the page: the same acts as in chat, shown before they are done."""

from io import BytesIO

from openpyxl import Workbook
from sqlalchemy import select

from storage.models import DepartmentChange, Holding, Member, Setting
from tests.conftest import Conversation
from tests.dashboard.conftest import ADDRESS, CSRF, TOKEN, Pages, count
from tests.policy.test_holiday_notice import SHORT_2027

SEEN = "/organisation"  # the page that has these forms


def posts(pages: Pages, userid: str) -> set[tuple[str, str]]:
    with pages.assistant.database.read() as session:
        day = pages.assistant.clock.now().date()
        rows = session.scalars(select(Holding).join(Member).where(Member.userid == userid, Holding.on(day)))
        return {(row.department.name if row.department else "", row.role) for row in rows}


class TestPeople:
    def test_shown_then_done(self, pages: Pages, bot: Conversation) -> None:
        desk = pages.visit("zhaoli")
        fields = {"act": "add", "department": "交通局", "role": "liaison", "name": "王小敏", "account": "ｗangxm"}
        shown = desk.send("/members/change", **fields)
        assert "增加交通局联络员王小敏（账号wangxm）" in shown.text
        assert posts(pages, "wangxm") == set(), "not before it is confirmed"
        assert "已办理" in desk.done("/members/change", confirmed="yes", **fields)
        assert posts(pages, "wangxm") == {("交通局", "liaison")}
        desk.done("/members/change", act="charge", post="交通局 高飞", duty="台账", confirmed="yes")
        desk.done("/members/change", act="replace", post="交通局 王敏", name="周洁", confirmed="yes")
        assert posts(pages, "wangmin") == set()
        assert ("交通局", "liaison") in posts(pages, "zhoujie")
        moved = {"act": "transfer", "post": "高飞", "department": "水利局", "role": "leader"}
        desk.done("/members/change", confirmed="yes", **moved)
        assert posts(pages, "gaofei") == {("水利局", "leader")}
        leaves = {"act": "retire", "post": "文旅局 韩冰"}
        assert "今日起不再提醒" in desk.send("/members/change", **leaves).text
        desk.done("/members/change", confirmed="yes", **leaves)
        assert "暂不在成员名单中" in bot.say("hanbing", "我的待办")

    def test_what_cannot_be_is_said(self, pages: Pages) -> None:
        desk, before = pages.visit("zhaoli"), count(pages, Holding)
        other = {"act": "add", "department": "财政局", "role": "liaison", "name": "某某", "account": "mou"}
        for fields in (
            other,
            {"act": "retire", "post": "财政局 朱婷"},
            {"act": "retire", "post": "交通局 朱婷"},
            {"act": "nothing"},
            {},
        ):
            assert desk.send("/members/change", confirmed="yes", **fields).status_code == 422
        assert count(pages, Holding) == before
        for who in ("wangmin", "liqiang", "liangchen"):
            assert pages.visit(who).get("/members/change").status_code == 403

    def test_who_has_lost_the_post_may_nothing_more(self, pages: Pages, bot: Conversation) -> None:
        """Every click looks at the posts of the day: a session that was begun before has no powers left over."""
        session = pages.visit("wangmin")
        assert session.get("/reports").status_code == 200
        bot.say("zhaoli", "王敏换成周洁")
        bot.say("zhaoli", "确认")
        assert session.get("/reports").status_code in (302, 403)
        assert pages.visit("zhoujie").get("/reports").status_code == 200


class TestDepartments:
    def test_progress_and_invitations(self, pages: Pages) -> None:
        desk = pages.visit("zhaoli")
        text = desk.text("/organisation")
        assert "接入进度" in text
        assert "教育局" in text
        assert "财政局" not in text
        assert "发送“你好”" in desk.text(f"/organisation/{pages.department('交通局')}/invitation")
        desk.text(f"/organisation/{pages.department('财政局')}/invitation", 404)
        admin = pages.visit("liangchen").text("/organisation")
        assert all(f'data-label="单位">{name}<' in admin for name in ("交通局", "财政局")), "of every group, as a list"
        assert "取邀请文字" not in admin, "is the desk's to pass on"

    def test_changes_from_a_day_on(self, pages: Pages) -> None:
        desk = pages.visit("zhaoli")
        fields = {"kind": "renamed", "department": "教育局", "after": "教育体育局", "first": "2026-12-01"}
        assert "更名为教育体育局" in desk.send("/organisation/change", SEEN, **fields).text
        assert count(pages, DepartmentChange) == 0
        assert "届时自动生效" in desk.done("/organisation/change", SEEN, confirmed="yes", **fields)
        assert "教育局更名为教育体育局" in desk.text("/organisation")
        assert "单位不变" in desk.done("/organisation/keep", SEEN, department="教育局")
        assert desk.send("/organisation/change", SEEN, **{**fields, "after": "水利局"}).status_code == 422
        assert desk.send("/organisation/change", SEEN, **{**fields, "department": "财政局"}).status_code == 422
        new = {"name": "数据局", "first": "2026-12-01", "group": "第一派驻纪检监察组"}
        assert "由第一派驻纪检监察组监督" in desk.send("/organisation/begin", SEEN, **new).text
        assert "已新增单位数据局" in desk.done("/organisation/begin", SEEN, confirmed="yes", **new)
        assert "数据局" in desk.text(SEEN)


def test_a_trial_and_a_practice_department(pages: Pages) -> None:
    desk = pages.visit("zhaoli")
    fields = {"department": "交通局", "last": "2026-12-31"}
    shown = desk.send("/organisation/trial", SEEN, **fields)
    assert "将试运行：交通局，至12月31日" in shown.text
    assert "试运行至2026-12-31" not in desk.text(SEEN)
    assert "试运行至2026-12-31" in desk.done("/organisation/trial", SEEN, confirmed="yes", **fields)
    desk.done("/organisation/trial", SEEN, department="交通局", confirmed="yes")
    assert "试运行至2026-12-31" not in desk.text(SEEN)
    new = {"name": "练习局", "first": "2026-11-23", "group": "第一派驻纪检监察组", "practice": "yes"}
    assert "不计入任何名单和统计" in desk.send("/organisation/begin", SEEN, **new).text
    assert "练习局" in desk.done("/organisation/begin", SEEN, confirmed="yes", **new)


def test_a_member_list_is_shown_and_brought_in(pages: Pages) -> None:
    admin = pages.visit("liangchen")
    book = Workbook()
    book.worksheets[0].append(["账号", "姓名", "单位", "角色", "监督组"])
    book.worksheets[0].append(["lina", "李娜", "水利局", "联络员", "第一派驻纪检监察组"])
    data = BytesIO()
    book.save(data)
    token = TOKEN.search(admin.text("/members/import"))
    assert token
    before = count(pages, Holding)

    def send(content: bytes, name: str) -> str:
        fields = {"csrf": CSRF, "token": token[1], "file": (BytesIO(content), name)}
        return admin.client.post("/members/import", data=fields, base_url=ADDRESS).text

    shown = send(data.getvalue(), "名单.xlsx")
    assert "新增 水利局 联络员 李娜（lina）" in shown
    assert "王敏（wangmin）：名单中没有，已保留" in shown
    assert count(pages, Holding) == before, "not before it is confirmed"
    kept = TOKEN.search(shown)
    assert kept
    assert "成员名单已导入" in admin.done("/members/import/confirm", token=kept[1])
    assert posts(pages, "lina") == {("水利局", "liaison")}
    assert count(pages, Holding) == before + 1, "nobody goes unless that is ticked"
    wrong = "账号,姓名,单位,角色,监督组\n1.38E+10,李娜,水利局,联络员,第一派驻纪检监察组\n"
    assert "第2行" in send(wrong.encode(), "名单.csv")
    assert "请把账号列设为文本" in send(wrong.encode(), "名单.csv")
    assert "应有账号、姓名、单位、角色各列" in send("姓名\n李娜\n".encode(), "名单.csv")
    assert pages.visit("zhaoli").get("/members/import").status_code == 403


def test_the_holidays_are_pasted_and_settled(pages: Pages) -> None:
    desk = pages.visit("zhaoli")
    assert "春节：2月5日（周五）至2月11日（周四）" in desk.send("/holidays", text=SHORT_2027).text
    assert count(pages, Setting) == 0
    assert "2027年放假安排已登记" in desk.done("/holidays", text=SHORT_2027, confirmed="yes")
    assert desk.send("/holidays", text="2027年放假安排：元旦1月1日放假").status_code == 422
    assert pages.visit("wangmin").get("/holidays").status_code == 403
