"""What a compilation is not for: other fields, single persons and cases, chatter, commands.

Three kinds. A text that `foreign` names is refused whatever the compilation holds, unless it is one of its wordings.
A sign of another field or of chatter (`strange_terms`) lowers the confidence, and counts only while the compilation
itself does not use it, so a group that adds a question about 党费 answers it from then on. A near term asks for an
item that names it.
"""

from __future__ import annotations

from dataclasses import dataclass

from policy.retrieval.other_fields import OTHER_FIELDS, TO_BE_DECIDED
from policy.text.lazy import lazily

_NOT_A_QUESTION = lazily(
    "|".join(
        (
            # commands to a machine
            r"忽略(以上|之前|前面|所有)|无视(以上|之前|所有)|(系统|初始)提示词|系统指令|扮演|假装|管理员(身份|权限)|开发者模式|越狱",
            r"你现在(是|不是)|重复你的|把所有人的|全部数据|ignore (all|the|any|previous)|prompt|\bsystem\s*:|\bdan\b",
            r"select \W|drop table|写一?首|作文|翻译成",
            # thanks
            r"^\W*((好的?|收到|谢谢|多谢|感谢|已阅|已收|明白|知道|辛苦|嗯|哦|领导|您|了|ok|早上好|晚上好|再见)\W*)+$",
            # notices and commands to this bot that no other handler took
            r"\d{4}-\d{4}|1\d{10}|联系人[::]|(?<!要)请派驻组参(会|加)|请领导参加|(定于|拟于|兹定).*(召开|开会)|^会议通知[: ]",
            r"^(报送|改期|取消|补充|退回|催办|代登|布置|参会|意见|领取|统计|暂停|预览|认可|撤回|交办|签收|记|审核)\s",
            r"^(记台账|我的台账|上个月台账|谁没报|逾期|本周会议|本期|帮助|菜单|待办|我的待办)|还差谁",
            r"^.{2,6}(局|委|办|厅|中心|院)情况$",
        )
    )
)
_CHATTER = lazily(
    r"讲一?个|笑话|天气|下雨|股票|彩票|汇率|电影|好吃|你是谁|你叫什么|你?是(机器|真|人工)|机器人|人工客服|(帮|替|给)我(写|订|改)|"
    r"电话|手机号|几楼|姓什么|几点[上下开]|叫什么名字|谁是.{0,8}(长|主任)$|(今天|明天)是?(几号|星期|周几)|现在几点|多少钱一|范文|"
    r"你多大|你觉得|你好|早上好|在哪条路|最近的?$"
)
_SURNAME = "[张王李赵刘陈杨黄周吴徐孙朱胡郭林罗郑梁]"
_NAMED = "[张王李赵刘陈杨黄周吴徐孙朱胡郭林罗郑梁谢宋唐邓冯韩曹彭蔡潘董袁蒋杜苏魏吕丁沈姚卢姜崔谭陆汪廖贾韦傅邹熊孟秦邱侯薛闫何马高]"
_CALLED = "(?:副?[局处科厅院校所站队组部]长|书记|主任|主席|会计|出纳|干事|委员|师傅|老师|同志|[局处总工姐哥叔姨嫂])"
_SOMEBODY = lazily(
    rf"[老小]{_SURNAME}|{_NAMED}[\u4e00-\u9fff]{{0,2}}?{_CALLED}|{_CALLED}{_SURNAME}[\u4e00-\u9fff]{{1,2}}|{_SURNAME}[芳伟强敏静丽军杰勇涛明超霞平刚]"
    rf"|^(?!周[一二三四五六日末]|高[铁温中]|马上){_NAMED}[\u4e00-\u9fff]{{1,2}}(?=的|今年|去年|上个?[月周]|是不是|有没有|到底|为什么|怎么还|被)"
)
_PERSON_OR_CASE = lazily(
    "|".join(
        (
            r"(我要|我想|怎么|想要|如何|匿名|实名)去?(举报|检举|控告|告发)|举报(单位|我|领导|局长|电话|他|她|人|信)|有人举报我",
            r"[收拿送给][了过受]?.{0,4}(红包|贿|礼金|好处费)|贪污|受贿|行贿|出轨|包养",
            r"(局长|领导|主任|书记|科长)(被|是不是|有没有)(查|带走|双规|留置|贪)|被(查|留置|双规|带走|立案|调查)了|是不是被",
            r"谁被|哪些?[个位]?(人|领导|干部)被|被处分的是|(有没有|哪些|多少)人?.{0,2}[被受](处分|处理|查|留置)|处分了(谁|多少|哪些)",
            r"案子(办|查|进展|怎么样)|线索(处置|查|办)到|的(廉政档案|案子)",
            rf"^{_SURNAME}[\u4e00-\u9fff]{{1,2}}(违纪|被|犯|贪|出事)",
            rf"^(?!周[一二三四五六日末]){_SURNAME}[\u4e00-\u9fff]{{1,2}}的(台账|清单|谈话|问题|考核|材料)",
            r"[被让]谁(举报|告|查|约谈|问责)|[得打考]了?(几|多少)分|排(名|在)?第几|垫底",
        )
    )
)
_NEAR_TERMS = ("监督责任", "第二种形态", "第三种形态", "第四种形态", "述职述廉", "谈话提醒")
_DECIDING = lazily(r"三重一大|szyd|上(党组)?会|党组会|集体(研究|决策|讨论|决定|定)|班子(集体|研究|讨论|定)")


def foreign(plain: str) -> str | None:
    """Why a simplified text is no question to any compilation («person or case», «no question»), or None."""
    if _PERSON_OR_CASE.search(plain):
        return "person or case"
    return "no question" if _NOT_A_QUESTION.search(plain) else None


def names_somebody(plain: str) -> bool:
    """Whether a text calls somebody by name: «老李», «张科长», «王芳»; a sign, no proof."""
    return _SOMEBODY.search(plain) is not None


@dataclass(frozen=True)
class Strange:
    """A term of another field that the compilation holds nowhere; one that only its answers hold; a sign of chatter."""

    field: str | None
    aside: str | None
    chatter: str | None

    def signals(self) -> tuple[float, float, float]:
        """1 for each that there is."""
        return float(self.field is not None), float(self.aside is not None), float(self.chatter is not None)


def decided(plain: str) -> frozenset[str]:
    """Terms of other fields that a text asks to have decided: «换公务用车要不要上党组会»; they are not strange there."""
    return TO_BE_DECIDED if _DECIDING.search(plain) else frozenset()


def strange_terms(plain: str, asked: str, told: str) -> Strange:
    """What in a simplified text is strange to a compilation, of which all questions and all answers are given."""
    excused = decided(plain)
    fields = [term for term in OTHER_FIELDS if term in plain and term not in excused and term not in asked]
    said = (match.group() for match in _CHATTER.finditer(plain))
    return Strange(
        next((term for term in fields if term not in told), None),
        next((term for term in fields if term in told), None),
        next((words for words in said if words not in asked and words not in told), None),
    )


def near_term(plain: str, item: str) -> str | None:
    """A term beside the field that the text of this item does not name: it is offered, not answered."""
    return next((term for term in _NEAR_TERMS if term in plain and term not in item), None)
