"""An act said in words that are no command is done when all that it needs was said; what lacks is asked for, one thing at a time."""

import re

import pytest

from handlers.talk.message import Message
from handlers.talk.registry import acts
from handlers.talk.slots import Wants
from tests.conftest import ON_ONE_ENGINE, Conversation, at

pytestmark = ON_ONE_ENGINE
NOW = "2026-11-20T10:00"
ASKING = [each for each in acts() if isinstance(each.meant, Wants)]


@pytest.mark.parametrize("name", [each.name for each in ASKING])
@pytest.mark.parametrize("userid", ["zhaoli", "wangmin"])
def test_whatever_is_offered_can_be_said_in_words_as_well(bot: Conversation, userid: str, name: str) -> None:
    chosen = next(each for each in ASKING if each.name == name)
    assert isinstance(chosen.meant, Wants)
    with bot.session() as session:
        desk = bot.assistant.desk(session, userid, at(NOW))
        for slot in chosen.meant.slots:
            for value in slot.offered(desk):
                read = slot.alone(desk, Message(userid, value, at(NOW)))  # as the answer is read
                assert len(read) == 1, f"{slot.name}: {value} is read as {read}"
            assert len(slot.read(desk, Message(userid, "嗯", at(NOW)))) == 0, "it is in no word that says nothing"


@pytest.mark.parametrize(
    ("who", "words", "said"),
    [
        ("wangmin", "汇编里有哪些问题", "第16问"),
        ("tanglan", "汇编目录给我瞧瞧都有啥", "第16问"),
        ("zhaoli", "帮我检查一下汇编有没有问题", "汇编检查："),
        ("zhaoli", "我想试试汇编答得准不准", "试问第1题"),
        ("zhaoli", "大家觉得问答好用吗", "暂无反馈"),
        ("liqiang", "还有哪些单位没上线", "接入进度：4个单位"),
        ("zhaoli", "给教育局发个邀请", "教育局各位同志"),
        ("zhaoli", "出个去年全年的通报", "2025年通报"),
        ("zhaoli", "把交通局11月台账导出来", "交通局11月履责台账"),
        ("wangmin", "把我们局11月台账导出来", "11月履责台账"),
        ("zhaoli", "找一下人民路那个项目", "含“人民路”"),
        ("liqiang", "给我找找跟招标有关的", "含“招标”"),
        ("liujianguo", "有没有关于采购的", "含“采购”"),
        ("wangmin", "12月12日要上班吗", "12月12日（周六）休息"),
        ("chenfang", "把公务接待的文件发来", "申领“公务接待文件”予以登记"),
        ("zhaoli", "把机器人拉进联络员群要什么码", "联络员群的绑定码"),
        ("zhaoli", "给交通局的群弄个绑定码", "交通局的绑定码"),
        ("zhaoli", "随便抽三家看看", "从本组单位4项中抽取3项"),
        ("liujianguo", "下属单位报了没有", "公路事务中心"),
        ("wangmin", "我导的表好了没", "近三天没有正在生成的文件"),
        ("zhaoli", "第7问不要了，停掉", "将自今日起停用"),
        ("zhaoli", "给第7问加个问法：党组会多久开一次", "已为第7问"),
        ("zhaoli", "第5问以前怎么说的", "暂无以前的版本"),
        ("wangmin", "第15问依据的是哪些条款", "第15问的依据"),
        ("zhaoli", "交通局清单以后归张伟分管", "张伟同志分管清单，"),
        ("zhaoli", "这期台账提前到11月21号截止", "由11月25日（周三）改为11月21日（周六）"),
        (
            "zhaoli",
            "交通局、水利局两家11月19日一块儿把台账纸质送来了，登一下",
            "11月19日（周四）收到）：交通局、水利局",
        ),
        ("zhaoli", "教育局、民政局的台账今儿一块儿送来的纸件，11月期", "没有找到单位“民政局”"),
        (
            "liqiang",
            "11月9日到13日去水利局检查完了，发问卷45份，谈了12个人",
            "11月9日（周一）至11月13日（周五），问卷45份，谈话12人次",
        ),
        ("zhaoli", "给各单位联络员拉个群", "将建立联络员群"),
        (
            "zhaoli",
            "新成立了应急中心，上级是交通局，1月1日算起",
            "新增单位：应急中心（上级单位交通局），由第一派驻纪检监察组监督，1月1日",
        ),
        ("liangchen", "交通局明年1月1日起改叫交通运输局", "交通局1月1日（周五）起更名为交通运输局"),
        ("liangchen", "疾控中心明年1月1日起并到卫健委里头", "疾控中心1月1日（周五）起并入卫健委"),
        ("liangchen", "水利局划给第二派驻组去管，1月1日起", "水利局1月1日（周五）起划转第二派驻纪检监察组"),
        ("wangmin", "把汇编里第十一个问题给我看", "第11问"),
        ("wangmin", "清单四季度进展我来一条条填", "目前没有主体责任清单"),
        ("zhaoli", "水利局这阵子机构改革，先别催他们", "已暂停对水利局的提醒（这阵子机构改革）"),
        ("zhaoli", "文旅局机构改革，11月台账免了吧", "文旅局11月主体责任台账本期免报（机构改革）"),
        ("liqiang", "今天跟水利局两个人谈话提醒", "水利局 谈话提醒 2人次（11月20日（周五））"),
        ("zhangwei", "我们想搞个智慧水务平台，还没上会，先备个案", "智慧水务平台（其他，动议）"),
        ("zhaoli", "那个年度总结不用交了，取消", "没有可以取消的布置"),
        ("zhaoli", "综合群不用再推消息了", "没有绑定的群"),
        ("zhaoli", "第7问原来咋写的，改过几回", "暂无以前的版本"),
        ("zhaoli", "第3问再加个问法：报晚了怎么办", "已为第3问"),
        ("zhaoli", "交通局的11月台账16号把纸质的拿来了，登上", "11月16日（周一）17:30收到"),
        ("xiejing", "0123都谁看过", "2026-0123 没有查看留痕"),
    ],
)
def test_what_names_all_that_it_needs_is_done(bot: Conversation, who: str, words: str, said: str) -> None:
    reply = bot.at(NOW).say(who, words)
    assert said in reply
    assert "请这样说" not in reply


@pytest.mark.parametrize(
    ("who", "words", "asked", "answer", "said"),
    [
        ("zhaoli", "要一份邀请文字转发", "哪个单位", "文旅局", "文旅局各位同志"),
        ("zhaoli", "导个表", "导出哪一类", "1", "履责台账"),
        ("zhaoli", "群要绑定，绑定码给我", "哪个群", "综合", "综合群的绑定码"),
        ("zhaoli", "随机抽几家单位", "抽取几家", "两家吧", "抽取2项"),
        ("wangmin", "那天放不放假", "哪一天", "1月1日", "2027年1月1日（周五）休息"),
        ("chenfang", "表格给我", "领取哪一份", "报告表模板", "申领“报告表模板”"),
        ("zhaoli", "汇编里第7问的答案要改", "新的答案", "每月25日前报送。", "新答案：每月25日前报送。"),
        ("zhaoli", "有一问过时了，停用", "第几问", "3", "将自今日起停用"),
        ("zhaoli", "帮我找点东西", "查找什么", "人民路", "含“人民路”"),
        ("zhaoli", "截止日期往后挪两天", "哪一项报送", "台账", "改到哪一天"),
        ("zhaoli", "纸质清单送来了，登一下", "哪个单位", "水利局", "已代登（纸质）"),
        ("zhaoli", "建个群", "联络员群还是综合群", "联络员", "将建立联络员群"),
        ("zhaoli", "水利局刚来电话报了个会，下周五下午三点研究预算", "何时、怎样收到", "1", "11月27日（周五）15:00"),
        ("zhangwei", "刚给支部讲了一次党课", "日期是哪一天", "1", "已登记，编号"),
        ("wangmin", "帮领导记一条", "哪位同志名下", "张伟", "日期是哪一天"),
        ("zhaoli", "给水利局记个问题，会议记录不全，12月10日前整改", "是否登记为“问题整改”", "是", "请问来源是"),
        ("zhaoli", "教育局刚上手，先试运行", "到哪一天", "12月31日", "将试运行：教育局，至12月31日"),
        ("liqiang", "上周去水利局约谈了两个人", "哪一天", "11月12日（周四）", "水利局 约谈 2人次（11月12日（周四））"),
        ("wangmin", "我们要提拔5个人，12月1日前要廉政意见", "将商请廉政意见：5人", "确认", "商请廉政意见 5人，12月1日"),
        ("zhaoli", "给单位布置一个任务", "布置给哪些单位", "各单位", "哪一天前报"),
        ("liqiang", "看单位情况", "哪个单位", "水利局", "水利局"),
        ("wangmin", "局长去党校学习，11月23日到25日，张伟代", "哪位同志请假", "刘建国", "刘建国同志11月23日"),
    ],
)
def test_what_lacks_is_asked_for(bot: Conversation, who: str, words: str, asked: str, answer: str, said: str) -> None:
    assert re.search(asked, bot.at(NOW).say(who, words))
    assert said in bot.say(who, answer)


def test_an_entry_in_plain_words_is_put_right_before_and_after_it_is_filed(bot: Conversation) -> None:
    assert "跟养护科两个人聊了聊廉洁的事" in bot.at(NOW).say("zhangwei", "昨天下午跟养护科两个人聊了聊廉洁的事")
    assert "跟养护科三个人" in bot.say("zhangwei", "不对，是三个人")
    filed = bot.say("zhangwei", "是")
    assert "履责方式：廉政谈话" in filed
    assert "内容：跟养护科三个人聊了聊廉洁的事" in filed
    assert "三个人聊了聊廉洁的事 → 跟养护科四个人" in bot.say("zhangwei", "不对，是四个人")
    assert "已更正" in bot.say("zhangwei", "确认")


def test_a_liaison_is_asked_once_whose_entry_it_is(bot: Conversation) -> None:
    asked = bot.at(NOW).say("wangmin", "昨天下午跟养护科两个人聊了聊廉洁的事")
    assert "11月19日（周四），廉政谈话：跟养护科两个人聊了聊廉洁的事" in asked
    assert "哪位同志名下" in asked
    assert "跟养护科三个人" in bot.say("wangmin", "不对，是三个人")
    assert "内容：跟养护科三个人聊了聊廉洁的事" in bot.say("wangmin", "张伟")


def test_two_things_are_asked_one_after_the_other_and_can_be_left(bot: Conversation) -> None:
    assert "哪个单位" in bot.at(NOW).say("zhaoli", "做个问卷")
    assert "多少份" in bot.say("zhaoli", "水利局")
    assert re.search("未办理|好的", bot.say("zhaoli", "不用了"))


def test_who_is_in_charge_is_registered_and_taken_back(bot: Conversation) -> None:
    assert "已登记：交通局高飞同志分管台账" in bot.at(NOW).say("zhaoli", "高飞分管交通局台账")
    assert "已取消：交通局高飞同志分管台账" in bot.say("zhaoli", "取消分管 交通局 高飞 台账")
    assert "哪个单位" in bot.say("zhaoli", "分管领导换人")
    assert "哪位同志" in bot.say("zhaoli", "水利局")
    assert "水利局胡强同志为分管领导" in bot.say("zhaoli", "胡强")


def test_what_was_sent_last_is_found_without_its_number(bot: Conversation) -> None:
    bot.at(NOW).say("zhaoli", "发通知 各单位 12月1日前核对联络员名单")
    bot.say("zhaoli", "确认")
    assert "2026-0001 的发送情况" in bot.say("zhaoli", "刚才那条发出去没有")
    assert "1 2026-0001" in bot.say("liqiang", "通知发出去没有")
    assert "2026-0001 的发送情况" in bot.say("liqiang", "1")


def test_free_words_are_kept_by_no_question(bot: Conversation) -> None:
    meant = next(each.meant for each in ASKING if each.name == "find")
    assert isinstance(meant, Wants)
    with bot.session() as session:
        desk = bot.assistant.desk(session, "zhaoli", at(NOW))
        read = meant(desk, Message("zhaoli", "找一下老赵家那件事", at(NOW)))
    assert read.said == {"what": "老赵家"}
    assert "老赵" not in str(read.bare())
