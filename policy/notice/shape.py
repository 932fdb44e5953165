"""Whether a message is the notice of a meeting at all: strong evidence only."""

import re

from policy.notice.meeting import change
from policy.text import fold
from policy.when.clock import CLOCK
from policy.when.days import PATTERNS as DAY_PATTERNS
from policy.when.workdays import HOLIDAY, IN_MONTH, MONTH_END, WORKDAYS_AFTER

_COMMAND = re.compile(
    r"^\s*(?:报送|记台账|补录|记\s|代登|布置|退回|审核|通过|参会\s|已参会|未参会|意见\s|补充\s|更正\s|改期\s|取消\s|认可\s|领取|统计|催办|交接|撤回|预览|暂停|恢复|申请|发送|确认"
    r"|分管|修改问答|启用汇编|我的|本周会议|本月会议|会议\s*\d{4}-\d{4}|谁没报|逾期|帮助|问答|目录|第\s*[\d一二三四五六七八九十]+\s*问|台账|整改|交办|清单|签收|建群|关联|结论|还能不能开)"
)
_NUMBERED_COMMAND = re.compile(r"^\s*[一-龥]{2,4}\s*\d{4}-\d{4}")
_ASKS = re.compile(
    r"[?]\s*$|吗\s*[。!]?\s*$|呢\s*[。!]?\s*$|行不行|要不要|能不能|可不可以|是不是|算不算|用不用|需不需要|有没有|该不该|好不好|对不对|是否(?:需要|要|可以|应当|应该|算)"
    r"|来得及|几天|多久|多少天|什么时候|怎么|咋|为什么|为何|什么|(?<!任)哪|谁|请问|咨询一下|想问|问一下"
)
_ASKS_AT_END = re.compile(
    r"(?:[?]|吗|呢|行不行|要不要.{0,12}|能不能.{0,12}|可不可以.{0,8}|是不是.{0,12}|算不算.{0,8}|来得及.{0,4}|怎么[办写填报弄].{0,6})\s*[。!]?\s*$"
)
_TITLE = re.compile(
    r"(?:^|[\n【《:,。!])\s*(?:转发|转|关于)?[^\n,。:]{0,24}?(?:会议|开会|会|参会|延期|暂缓|活动)\s*(?:的)?(?:紧急)?通知\s*[】》]?\s*(?:[:\n(]|$|\s)"
)
_TITLE_ABOUT = re.compile(r"关于(?:召开|举行|举办|组织召开)[^。\n]{2,60}(?:通知|函|报告)")
_FIXED = re.compile(
    r"(?:定于|拟于|兹定于|将于|订于|计划于|拟定于|拟在|安排在|暂定于?|预定于?)[^。\n]{0,60}?(?:召开|举行|举办|开(?!展|始)|参加)"
)
_TYPED = r"(?:党组|党委|党支部|支部|局长|主任|院长|校长|行政|局务|委务|专题|办公|联席|评审|评估|论证|可研|民主生活|座谈|推进|协调|调度|部署|工作|扩大|廉政|学习|动员|总结|碰头|领导班子|班子)[^,。;\n]{0,8}?会"
_HOLDS = re.compile(
    rf"(?:召开|举行|举办|开(?!展|始|发|标|局)|参加|列席|出席|上)[^,。;\n]{{0,20}}?会(?!计|员|费|籍|议纪要|后|前|上)|{_TYPED}"
)
_AGENDA = re.compile(r"研究|审议|讨论|听取|传达|议题|议程|商议|商量|参加|参会|列席|出席|召开|举行|开(?!展|始|发)|部署")
_HELD = re.compile(
    r"(?:召开|开|参加|主持(?:召开)?|列席|组织)[^,。]{0,16}?了|了[^,。]{0,14}会|主持召开|已(?:经)?(?:召开|开完|开过)|刚(?:刚)?(?:召开|开)|开过|(?:今天|昨天|上午|下午)参加(?!.{0,30}请)"
)
_INVITES = re.compile(r"请[^,。;\n]{0,14}?(?:参会|参加|列席|出席|派员|派人)")
_ABOUT = re.compile(
    r"(?:开|召开|上)[^,。;\n]{0,16}?会[^。\n]{0,6}?(?:研究|审议|讨论|商量|议)[^。\n]{2,60}?(?:的事|事宜|事项|方案|问题|的事情|议题|采购|项目|资金|任免)"
)
_LABELS = re.compile(r"(?:会议)?(?:时间|地点|议题|议程|内容|参会人员|参加人员)\s*[:：\n]")
_COMPILED_DAYS = (*(pattern for pattern, _ in DAY_PATTERNS), HOLIDAY, IN_MONTH, MONTH_END, WORKDAYS_AFTER)


def looks_like_notice(text: str) -> bool:
    """Whether `text` announces a meeting; an answer, a question, a command or an entry about a past one does not."""
    folded = fold(text).strip()
    if len(folded) < 6 or _COMMAND.match(folded) or _NUMBERED_COMMAND.match(folded):
        return False
    formal = _is_formal(folded)
    if (_ASKS_AT_END if formal else _ASKS).search(_before_agenda(folded) if not formal else folded):
        return False
    if formal:
        return True
    return not _HELD.search(folded) and _is_spoken_notice(folded)


def _is_formal(folded: str) -> bool:
    if _FIXED.search(folded) or _TITLE_ABOUT.search(folded):
        return True
    if _TITLE.search(folded) and (len(folded) > 20 or _has_time(folded)):
        return True
    return len(_LABELS.findall(folded)) >= 2


def _before_agenda(folded: str) -> str:
    """The words outside the agenda: «研究如何加强…» is no question, a closing question mark is."""
    head, verb, tail = folded.partition("研究")
    return head + (tail[-12:] if verb else "")


def _is_spoken_notice(folded: str) -> bool:
    if change(folded) and re.search(r"会议|党组会|办公会|专题会|原定|评审会|的会", folded):
        return _has_time(folded) or "另行通知" in folded or "通知" in folded
    if not _HOLDS.search(folded):
        return False
    if _ABOUT.search(folded):
        return True
    if not _has_time(folded):
        return bool(
            _INVITES.search(folded) and _AGENDA.search(folded.replace("参会", "")) and re.search(_TYPED, folded)
        )
    return bool(_AGENDA.search(folded) or _INVITES.search(folded))


def _has_time(folded: str) -> bool:
    return CLOCK.search(folded) is not None or any(pattern.search(folded) for pattern in _COMPILED_DAYS)
