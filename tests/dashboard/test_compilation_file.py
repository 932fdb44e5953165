"""The group's compilation uploaded on the page: shown with what was unsure, confirmed, and then the only one that answers."""

from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.conftest import Conversation
from tests.dashboard.conftest import ADDRESS, CSRF, TOKEN, Pages

PATH = "/qa/import"
TYPED = "第1问 出差能坐什么舱位？\n处级以下坐二等座。\n第3问 借款几天内要还？\n十个工作日内。"


def upload(pages: Pages, userid: str, data: bytes, name: str = "汇编.txt") -> TestResponse:
    boundary, body = encode_multipart({"csrf": CSRF, "file": FileStorage(BytesIO(data), name)})
    kind = f"multipart/form-data; boundary={boundary}"
    return pages.visit(userid).client.post(PATH, data=body, content_type=kind, base_url=ADDRESS)


def test_shown_confirmed_and_in_force_for_this_group_alone(pages: Pages, bot: Conversation) -> None:
    visit = pages.visit("zhaoli")
    assert "请选择本组的问答汇编" in visit.text(PATH)
    shown = upload(pages, "zhaoli", TYPED.encode("gbk"))
    assert "尚未导入" in shown.text
    assert "新增：第1、3问" in shown.text
    assert "编号从第1问跳到第3问" in shown.text
    assert "出差" not in bot.say("wangmin", "第1问")
    token = TOKEN.search(shown.text)
    assert token
    assert "问答汇编已导入：2问" in visit.done(f"{PATH}/confirm", token=token[1])
    assert "问法不足3种：第1问、第3问" in visit.text("/qa/review")
    assert "处级以下坐二等座" in bot.say("wangmin", "第1问")
    assert "处级以下坐二等座" not in bot.say("zhuting", "第1问")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "汇编.docx", "上传的文件是空的"),
        ("没有问题".encode(), "汇编.txt", "没有识别出问题"),
        ("第1问 甲？\n第2问 乙？\n答".encode(), "汇编.txt", "“甲？”没有答案"),
        (b"\xff\xfe\x00", "汇编.txt", "编码既不是UTF-8也不是GBK"),
        (b"x", "汇编.pdf", "问答汇编应为"),
    ],
)
def test_what_is_wrong_is_said_in_words(pages: Pages, data: bytes, name: str, said: str) -> None:
    answer = upload(pages, "zhaoli", data, name)
    assert answer.status_code == 422
    assert said in answer.text


def test_a_classification_mark_is_refused_and_the_office_alone_imports(pages: Pages, bot: Conversation) -> None:
    refused = upload(pages, "zhaoli", "第1问 甲？\n机密★3年 内容".encode())
    assert "涉密" in refused.text
    assert upload(pages, "wangmin", TYPED.encode()).status_code == 403
    assert "出差" not in bot.say("wangmin", "第1问")
