"""领取: documents on request (domain.md M7)."""

from urllib.parse import urlsplit

import pytest
from sqlalchemy import func, select

from actions.publication.documents import DOCUMENTS, find_document, nearest_documents
from bot.app import create_app
from storage.engine import Database
from storage.models import Push
from tests.bot.wire import wire_config
from tests.conftest import ON_ONE_ENGINE, Conversation, HandClock, make_test_assistant
from tests.handlers.people import userid_of


def test_a_paper_is_registered_and_the_office_told_and_tells_back(bot: Conversation) -> None:
    reply = bot.say("wangmin", "领取 17号文")
    assert reply == "收悉，申领“17号文”予以登记，编号 2026-0001。请到派驻纪检监察组综合科领取。"
    assert bot.pushes("zhaoli") == [
        "材料申领 2026-0001：交通局王敏申领“17号文”。备好后回复“可领 2026-0001”，将告知本人。"
    ]
    assert bot.say("zhaoli", "可领 2026-0001") == "材料申领 2026-0001 已告知本人前来领取。"
    assert bot.pushes("wangmin") == ["您申领的材料（编号 2026-0001）已备好，请到派驻纪检监察组综合科领取。"]
    assert "此前已告知" in bot.say("zhaoli", "可领 2026-0001")
    assert len(bot.pushes("wangmin")) == 1


def test_without_a_page_the_form_is_had_on_paper_and_no_reply_holds_a_link(bot: Conversation) -> None:
    for words in ("领取 报告表模板", "领取《“三重一大”事项报告表》", "报告表模板", "我要领取一份报告表。"):
        reply = bot.say("wangmin", words)
        assert "编号 2026-0001" in reply  # asked again within a day it is the same request
        assert "http" not in reply
    assert len(bot.pushes("zhaoli")) == 1
    bot.at("2026-11-24T10:00")
    assert "编号 2026-0002" in bot.say("wangmin", "领取 报告表模板")


def test_with_a_page_the_form_is_a_link_that_the_page_serves(database: Database, clock: HandClock) -> None:
    config = wire_config(server={"public_url": "https://example.invalid/page/"})
    assistant = make_test_assistant(database, clock, config)
    bot = Conversation(assistant, clock)
    routes = create_app(assistant).url_map.bind("example.invalid")
    links = bot.say("wangmin", "领取 报告表模板").split("\n")[1:3]
    assert [link.rpartition(".")[2] for link in links] == ["docx", "xlsx"]
    for link in links:
        assert routes.test(urlsplit(link).path, "GET")
    assert bot.pushes("zhaoli") == []
    assert "编号 2026-0001" in bot.say("wangmin", "领取 17号文")  # there is no file of it: the paper way


def test_a_name_that_is_not_known_is_asked_about(bot: Conversation) -> None:
    assert bot.say("wangmin", "领取 报告模板") == (
        "未找到“报告模板”，您要领取的是：\n1 报告表模板\n2 都不是，请综合科查找\n（可回“稍后”）"
    )
    assert bot.pushes("zhaoli") == []
    assert "申领“报告表模板”予以登记" in bot.say("wangmin", "1")
    bot.say("wangmin", "领取 报告模板")
    assert "申领“报告模板”予以登记，编号 2026-0002" in bot.say("wangmin", "2")


def test_a_name_like_no_other_goes_to_the_office(bot: Conversation) -> None:
    assert "申领“省委巡视整改通知”予以登记" in bot.say("zhangwei", "领取 省委巡视整改通知")
    assert "申领“省委巡视整改通知”" in bot.pushes("zhaoli")[0]


@ON_ONE_ENGINE
def test_what_is_no_title_is_no_answer_to_which_document(bot: Conversation) -> None:
    assert "请问领取哪一份" in bot.say("wangmin", "有模板吗")
    bot.say("wangmin", "没啥可推进的，报个无")
    assert not bot.pushes("zhaoli")


def test_the_list_names_every_document_and_each_can_be_had(bot: Conversation) -> None:
    listed = bot.say("wangmin", "可领取的材料")
    for place, document in enumerate(DOCUMENTS, 1):
        assert f"· {document.title}" in listed
        assert f"编号 2026-{place:04d}" in bot.say("wangmin", f"领取 {document.title}")
    for words in ("领取", "领取材料", "材料目录", "可以领取的文件？"):
        assert bot.say("wangmin", words) == listed


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("《17号文》", "17号文"),
        ("省纪委１７号文", "17号文"),
        ("台帐本", "台账本"),
        ("“三重一大”事项报告表", "报告表模板"),
    ],
)
@ON_ONE_ENGINE
def test_other_names(bot: Conversation, words: str, title: str) -> None:
    with bot.session() as session:
        document = find_document(bot.assistant.context(session, "wangmin"), words)
    assert document is not None
    assert document.title == title


@ON_ONE_ENGINE
def test_likeness_is_not_stretched(bot: Conversation) -> None:
    with bot.session() as session:
        context = bot.assistant.context(session, "wangmin")
        assert nearest_documents(context, "清单模版") == ("主体责任清单样表",)
        assert nearest_documents(context, "18号文") == ("17号文",)  # asked about, never handed out as the other
        assert nearest_documents(context, "养老保险证明") == ()


def test_only_the_desk_of_the_persons_own_group_answers(bot: Conversation) -> None:
    bot.say("wangmin", "领取 17号文")
    assert "由派驻组、综合科使用" in bot.say("wangmin", "可领 2026-0001")
    assert "没有找到编号" in bot.say("zhaoli", "可领 2026-0009")
    assert "没有找到编号" in bot.say("zhenghui", "可领 2026-0001")
    with bot.session() as session:
        assert session.scalar(select(func.count(Push.id)).where(Push.reason == "document_ready")) == 0


def test_the_wish_goes_to_the_office_of_the_own_group(bot: Conversation) -> None:
    bot.say(userid_of(bot, "财政局", "liaison"), "领取 台账本")
    assert "财政局" in bot.pushes("zhenghui")[0]
    assert bot.pushes("zhaoli") == []


def test_what_is_asked_for_and_absent_is_counted(bot: Conversation) -> None:
    for userid, words in (("wangmin", "领取 17号文"), ("chenfang", "领取 17号文"), ("yangxue", "领取 台账本")):
        bot.say(userid, words)
    bot.say("zhaoli", "可领 2026-0001")
    assert bot.say("zhaoli", "材料申领").endswith("申领较多、尚无电子件的：17号文2次、台账本1次。")
    assert "17号文" not in bot.say("zhenghui", "材料申领")
