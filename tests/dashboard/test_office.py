"""What the office keeps in order on the page: the compilation, deputies and handovers, group chats."""

from sqlalchemy import select

from storage.models import Absence, ChatGroup, QaItem, UnansweredQuestion
from storage.states import ChatState
from tests.conftest import Conversation
from tests.dashboard.conftest import Pages, count


def newest(pages: Pages, number: int) -> QaItem:
    with pages.assistant.database.read() as session:
        row = session.scalars(select(QaItem).where(QaItem.number == number).order_by(QaItem.version.desc())).first()
        assert row is not None
        session.expunge(row)
        return row


class TestCompilation:
    def test_an_answer_is_changed_on_the_page_and_holds_in_chat(self, pages: Pages, bot: Conversation) -> None:
        desk = pages.visit("zhaoli")
        fields = {"act": "revise", "version": "1", "answer": "每月25日前报送。", "basis": "本组通知\n〔2026〕12号"}
        assert "第2版" in desk.done("/qa/7", **fields)
        assert newest(pages, 7).basis == ["本组通知", "〔2026〕12号"]
        assert "每月25日前报送。" in bot.say("wangmin", "第7问")
        answer = desk.send("/qa/7", **fields)
        assert answer.status_code == 422
        assert "在此期间已被修改" in answer.text

    def test_stopped_and_in_use_again(self, pages: Pages, bot: Conversation) -> None:
        desk = pages.visit("zhaoli")
        assert "已停用" in desk.done("/qa/7", act="stop", version="1")
        assert "停止使用" in bot.say("wangmin", "第7问")
        assert "恢复使用" in desk.done("/qa/7", act="restore", version="2")

    def test_an_earlier_version_is_brought_back(self, pages: Pages, bot: Conversation) -> None:
        desk, first = pages.visit("zhaoli"), bot.say("wangmin", "第7问").splitlines()[1]
        desk.done("/qa/7", act="revise", version="1", answer="每月25日前报送。", basis="")
        assert "恢复为第1版" in desk.text("/qa/7")
        assert "第3版" in desk.done("/qa/7", act="bring_back", version="2", earlier="1")
        assert first in bot.say("wangmin", "第7问")
        assert desk.send("/qa/7", act="bring_back", version="3", earlier="9").status_code == 404

    def test_others_read_and_do_not_change(self, pages: Pages) -> None:
        for userid in ("wangmin", "liqiang"):
            visit = pages.visit(userid)
            assert "修改答案" not in visit.text("/qa/7")
            assert visit.send("/qa/7", token="t" * 32, act="stop", version="1").status_code == 403
            assert visit.get("/qa/unanswered").status_code == 403
        assert newest(pages, 7).version == 1

    def test_what_was_not_found_becomes_a_wording(self, pages: Pages, bot: Conversation) -> None:
        words = "红头文件字号用几号"
        assert "没有找到" in bot.say("wangmin", words)
        desk = pages.visit("zhaoli")
        page = desk.text("/qa/unanswered")
        assert words in page
        assert "王敏" not in page
        assert desk.send("/qa/unanswered", text=words, act="use", number="").status_code == 422
        assert "补充1种问法" in desk.done("/qa/unanswered", text=words, act="use", number="7")
        assert count(pages, UnansweredQuestion) == 0
        assert bot.say("wangmin", words).startswith("第7问")


class TestDeputies:
    def fields(self, away: str, deputy: str) -> dict[str, str]:
        return {"member": away, "deputy": deputy, "first": "2026-11-23", "last": "2026-11-27"}

    def test_an_absence_is_recorded_shown_and_ended(self, pages: Pages, bot: Conversation) -> None:
        desk = pages.visit("zhaoli")
        assert "由高飞同志代理" in desk.done("/deputies", **self.fields("交通局 张伟", "高飞"))
        assert any("请您代理" in text for text in bot.pushes("gaofei"))
        page = desk.text("/deputies")
        number = page.partition('action="/deputies/')[2].partition("/")[0]
        assert pages.visit("wutao").send(f"/deputies/{number}/end", token="t" * 32).status_code == 404
        assert "已销假" in desk.done(f"/deputies/{number}/end", "/deputies")
        assert count(pages, Absence) == 0

    def test_wrong_people_and_days_are_told(self, pages: Pages) -> None:
        desk = pages.visit("zhaoli")
        given = self.fields("交通局 张伟", "高飞")
        for wrong, said in (
            ({"last": "2026-11-20"}, "起止日期"),
            ({"member": ""}, "请填写请假人"),
            ({"member": "交通局 某某"}, "没有找到"),
            ({"deputy": given["member"]}, "另一位同志"),
            ({"deputy": self.fields("水利局 陈芳", "水利局 陈芳")["member"]}, "同一单位"),
        ):
            answer = desk.send("/deputies", **{**given, **wrong})
            assert answer.status_code == 422
            assert said in answer.text
        assert pages.visit("wangmin").send("/deputies", **self.fields("水利局 陈芳", "水利局 陈芳")).status_code == 422
        assert count(pages, Absence) == 0

    def test_a_handover_is_confirmed(self, pages: Pages, bot: Conversation) -> None:
        reply = bot.say("zhaoli", "交接 张伟 → 高飞 12月1日")
        number = reply.partition("2026-")[2][:4]
        giver = pages.visit("zhangwei")
        assert "等候另一方" in giver.done(f"/handovers/2026-{number}/confirm", "/deputies")
        assert "移交人已确认" in pages.visit("zhaoli").text("/deputies")
        assert "12月1日起转接" in pages.visit("gaofei").done(f"/handovers/2026-{number}/confirm", "/deputies")
        assert f"2026-{number}" not in pages.visit("chenfang").text("/deputies")


class TestChats:
    KEY = "693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa"

    def test_a_chat_is_bound_and_its_key_never_shown(self, pages: Pages) -> None:
        desk = pages.visit("zhaoli")
        group = desk.text("/chats").partition('name="group" value="')[2].partition('"')[0]
        address = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={self.KEY}"
        shown = desk.done("/chats", act="bind", group=group, kind="liaisons", address=address, name="交通口联络员")
        assert "交通口联络员" in shown
        assert self.KEY not in shown
        assert count(pages, ChatGroup) == 1
        number = shown.partition('action="/chats/')[2].partition("/")[0]
        assert "交通口联络员" not in pages.visit("wutao").text("/chats")
        assert pages.visit("wutao").send(f"/chats/{number}/unbind", token="t" * 32).status_code == 404
        assert "已解绑" in desk.done(f"/chats/{number}/unbind", "/chats")

    def test_a_chat_of_the_robot_is_named_as_one(self, pages: Pages) -> None:
        with pages.assistant.database.write() as session:
            context = pages.assistant.context(session, "zhaoli")
            (group,) = context.me.group_ids
            row = ChatGroup(
                name="交通局群", group_id=group, kind="mixed", channel="robot", address="wr1", members=[],
                state=ChatState.ACTIVE, created_at=context.now, created_by="zhaoli",
            )  # fmt: skip
            session.add(row)
        shown = pages.visit("zhaoli").text("/chats")
        assert "智能机器人" in shown
        assert "助手所建，0人" not in shown

    def test_a_group_is_made_after_its_members_were_shown(self, pages: Pages) -> None:
        desk = pages.visit("zhaoli")
        group = desk.text("/chats").partition('name="group" value="')[2].partition('"')[0]
        fields = {"act": "make", "group": group, "kind": "liaisons", "name": ""}
        shown = desk.send("/chats", **fields)
        assert "王敏" in shown.text
        assert "朱婷" not in shown.text
        assert count(pages, ChatGroup) == 0
        assert "正在建立" in desk.done("/chats", confirmed="yes", **fields)
        assert count(pages, ChatGroup) == 1

    def test_nonsense_is_no_address(self, pages: Pages) -> None:
        desk = pages.visit("zhaoli")
        group = desk.text("/chats").partition('name="group" value="')[2].partition('"')[0]
        for wrong in ({"address": ""}, {"address": "https://x"}, {"group": "99"}, {"kind": "all"}):
            fields = {"act": "bind", "group": group, "kind": "mixed", "address": f"x?key={self.KEY}", **wrong}
            assert desk.send("/chats", **fields).status_code == 422
        assert count(pages, ChatGroup) == 0
