"""Whether a message is the notice of a meeting at all: strong evidence only."""

import re

from policy.notice.meeting import change
from policy.notice.model import LONGEST
from policy.notice.others import is_of_others
from policy.notice.past import is_minutes, is_rule, looks_back, tells_of_past
from policy.notice.place import meeting_place
from policy.text.asking import is_question
from policy.text.compare import any_of, fold
from policy.when.clock import CLOCK
from policy.when.workdays import PATTERNS as DAY_PATTERNS

_COMMAND = re.compile(
    r"^\s*(?:"
    + any_of(
        "报送 记台账 补录 记\\s 代登 布置 退回 审核 通过 已?参会\\s 未参会 意见\\s 补充\\s 更正\\s 改期\\s 取消\\s 认可 领取 统计(?!局) 催办 交接 撤回"
    )
    + "|"
    + any_of(
        "预览 暂停 恢复 申请 发送 确认 分管 修改问答 启用汇编 我的 本周会议 本月会议 谁没报 逾期 帮助 问答 目录 台账 整改 交办 清单"
    )
    + "|"
    + any_of("签收 建群 关联 结论 还能不能 第\\s*[\\d一二三四五六七八九十]+\\s*问 [一-龥]{2,4}\\s*\\d{4}-\\d{4}")
    + ")"
)
_QUESTION = any_of(
    "[?]\\s*$ 吗\\s*[。!]?\\s*$ 呢\\s*[。!]?\\s*$ 行不行 要不要 能不能 可不可以 是不是 算不算 用不用 需不需要 有没有 该不该 好不好 对不对 来得及"
    " 是否(?:需要|要|可以|应当|应该|算) 几[天日](?!内) 多久 多少天 什么时候 赶趟 赶得上 来不来得及 怎么 咋 为什么 为何 什么 (?<!任)哪 (?<!派)(?<!看)谁(?!来|去|参) 请问 咨询一下 想问 问一下"
)
_ASKS = re.compile(_QUESTION)
_ASKS_AT_END = re.compile(
    any_of(
        "[?] 吗 呢 行不行 [要能]不[要能].{0,12} 可不可以.{0,8} 是不是.{0,12} 算不算.{0,8} 来得及.{0,4} 怎么[办写填报弄].{0,6}"
    )
    + r"\s*[。!]?\s*$|(?:几天|多久|多少天|什么时候|怎么[办写填报弄说]|哪里|(?<!派)谁(?!来|去|参))[^,。;\n]{0,6}\s*$"
    r"|通知(?:要|怎么|应该|一般|什么|是不是|提前)"
)
_TITLE = re.compile(
    r"(?:^|[\n【《:,。!])\s*(?:转发|转|关于)?[^\n,。:]{0,24}?(?:会议|开会|会|参会|延期|暂缓|活动)的?(?:紧急)?通知\s*[】》]?\s*(?:[:\n(]|$|\s)"
)
_TITLE_ABOUT = re.compile(r"关于(?:召开|举行|举办|组织召开)[^。\n]{2,60}(?:通知|函|报告)")
_FIXED = re.compile(
    any_of("定于 拟于 将于 订于 计划于 拟在 安排在 暂定于? 预定于?")
    + r"[^。\n]{0,60}?(?:召开|举行|举办|开(?!展|始)|参加)"
)
_TIME_SET = re.compile(r"会议?时间(?:定|改|调整|为|是|安排)(?:在|到|为|于)?\s*[\d下本周明后一二三四五六七八九十]")
_SPEAKS_OF_HOUR = re.compile(f"{CLOCK.pattern}|上午|下午")
_LABELS = re.compile(
    r"(?:会议)?(?:时间|地点|议题|议程|内容|研究事项|参会人员|参加人员)\s*[:\n]|(?:^|\n)\s*(?:会议|研究)?(?:时间|地点|议题)\x20+(?=\S)|会议时间(?=\s*\d)|[\U0001f550-\U0001f567⏰📅📍📝]\ufe0f?\s*(?=\S)"
)
_BARE = re.compile(r"(?:[上下]午|晚上)[^,。;\n]{0,6}?(?:党组|党委|局务|专题|办公)[^,。;\n]{0,8}?会[。]?$")
_TYPED = re.compile(
    r"三重一大[”\"]?(?:事项)?集体(?:决策|研究|讨论)|"
    + any_of(
        "党组 党委 支部 局长 主任 院长 校长 行政 局务 委务 专题 办公 联席 评审 评估 论证 可研 民主生活 座谈 推进 协调 调度 部署 工作 扩大 廉政"
    )
    + r"[^,。;\n]{0,8}?会|(?:学习|动员|总结|碰头|班子)[^,。;\n]{0,6}?会|[校院部组室处所站]务会|中心组.{0,4}(?:学习|研讨)"
    r"|(?<!经)(?<!经局)(?<!经我局)(?<!经本局)党[组委](?:成员)?(?:集体|拟|要|将|准备|计划)*(?:研究|审议)(?!决定|同意|,)"
)
_NAMED = re.compile(r"[一-龥]{2,12}(?:大会|会议|会)(?=\s*(?:[,。;()\n]|$|[在于到请暨]|地点|会期))|会期")
_HOLDS = re.compile(
    any_of("召开 举行 举办 开(?!展|始|发|标|局面) 参加 列席 出席 上(?!午|报|级|周|月|次|传|一)")
    + r"[^,。;\n]{0,20}?会(?!计|员|费|籍|议纪要|后|前|上)"
    rf"|会(?!议室|商室|展|议厅)[^,。;\n]{{0,16}}(?:召开|举行)|碰(?:头|个头|一?下(?:党组|党委|班子))|班子[^,。;\n]{{0,4}}碰|{_TYPED.pattern}"
)
_AGENDA = re.compile(
    any_of(
        "研究 审议 讨论 听取 传达 通报 议题 议程 商议 商量 碰头 参加 参会 列席 出席 召开 举行 部署 开(?!展|始|发) 定一?下 [过说议]一?下 说说 碰一?下 碰个?头 [几一二两三四五]件事"
    )
)
# «后天上午九点，三楼会议室，商议…»: with an hour and a place that is a meeting, though nobody calls it one.
_TO_DISCUSS = re.compile(
    r"(?:^|[,。;:\n\s室楼厅])(?:专题|集体|主要|一起|开会|会议|拟|要)*(?:研究|审议|讨论|商议|商量|听取|议一下|议题)(?!了|过|院|所|生|室|会)"
)
# With an hour said, «研究要不要把厂房租出去» is a matter and no question.
_OPEN_MATTER = re.compile(
    r"(?:研究|讨论|商量|商议|议)(?:一下)?(?=[^,。;\n]{0,12}(?:要不要|能不能|该不该|是否|怎么|如何))[^,。;\n?]+(?![?])(?<![吗呢])"
)
_HELD = re.compile(
    r"(?:召开|开|参加|主持|列席|组织)[^,。]{0,16}?了|了[^,。]{0,14}会|已(?:经)?(?:召开|开完|开过)|刚(?:刚)?(?:召开|开)|开过"
    r"|(?:今天|昨天|上午|下午)参加(?!.{0,30}请)"
)
_CHAIRED = re.compile(r"主持召开|主持会议")  # with an hour a plan, without one what a leader writes about the past
_INVITES = re.compile(r"请[^,。;\n]{0,14}?(?:参会|参加|列席|出席|派员|派人|来人|派个人|过来)")
_ABOUT = re.compile(
    r"(?:开|召开|上)[^,。;\n]{0,16}?会[^。\n]{0,6}?(?:研究|审议|讨论|商量|议)[^。\n]{2,60}?"
    + any_of("的事 事宜 事项 方案 问题 议题 采购 项目 资金 任免")
)
_MOVED = re.compile(
    r"(?:推迟|暂缓|延期)[^。\n]{0,20}会议|会议?[^。\n]{0,16}(?:推迟|延期|暂缓|改[到至]|调整[到至])|原定|另行通知"
)
_TIME_FOLLOWS = re.compile(
    r"(?:时间|日子|日期|哪天)[^,。;\n]{0,8}?(?:另行通知|另行告知|另定|待定|未定|没定|再定|再通知|再报|再告|再说)"
    r"|另(?:定|择|选)(?:日期?|时间|期)|届时再?(?:行)?(?:通知|告知|报告)"
)


_SAYS_WHAT = re.compile(r"研究|审议|讨论|商[量议]|议题|说一?[下说]|通知")


def asks_about_meeting(text: str) -> bool:
    """«明天几点开会来着»: a question that names nothing to be decided is no notice."""
    return is_question(text) and not _SAYS_WHAT.search(text)


def gives_notice_asking(text: str) -> bool:
    """«请问明天能来吗？9点开党组会，研究……»: a notice with a question in it speaks of the hour, a question about one does not."""
    return looks_like_notice(text) and not asks_about_meeting(text) and bool(_SPEAKS_OF_HOUR.search(text))


def looks_like_notice(text: str) -> bool:
    """Whether `text` announces a meeting; an answer, a question, a command or an entry about a past one does not."""
    folded = fold(text[:LONGEST]).strip()
    if CLOCK.search(folded):
        folded = _OPEN_MATTER.sub("研究", folded)
    if len(folded) < 6 or _COMMAND.match(folded):
        return False
    if is_of_others(folded) or is_minutes(folded):
        return False
    if _is_formal(folded):
        return not _ASKS_AT_END.search(folded)
    if looks_back(folded) or tells_of_past(folded) or is_rule(folded):
        return False
    if _is_whole(folded):
        return not _ASKS_AT_END.search(folded)
    if _ASKS.search(_before_agenda(folded)) or _HELD.search(folded):
        return False
    return _is_spoken_notice(folded)


def _is_formal(folded: str) -> bool:
    if (
        _FIXED.search(folded)
        or _TITLE_ABOUT.search(folded)
        or len(_LABELS.findall(folded)) > 1
        or _TIME_SET.search(folded)
    ):
        return True
    return _TITLE.search(folded) is not None and (len(folded) > 20 or _has_time(folded))


def _is_whole(folded: str) -> bool:
    """A meeting with a time and a place, in however few words: «周三上午八点半，编办二楼会议室，室务会»."""
    if not _has_time(folded) or _HELD.search(folded) or _CHAIRED.search(folded):
        return False
    if not (_TYPED.search(folded) or _NAMED.search(folded) or _TO_DISCUSS.search(folded)):
        return False
    return _SPEAKS_OF_HOUR.search(folded) is not None and meeting_place(folded) is not None


def _before_agenda(folded: str) -> str:
    """The words outside the agenda: «研究如何加强…» is no question, a closing question mark is."""
    head, verb, tail = folded.partition("研究")
    if CLOCK.search(head):  # with its hour said before: 9点开会研究要不要…
        tail = re.split("[,。;\n]", tail, maxsplit=1)[-1] if re.search("[,。;\n]", tail) else tail[-2:]
    return head + (tail[-12:] if verb else "")


def _is_spoken_notice(folded: str) -> bool:
    timed = _has_time(folded)
    if _TIME_FOLLOWS.search(folded) and _TYPED.search(folded) and _AGENDA.search(folded):
        return True
    if change(folded) and ((timed and _HOLDS.search(folded)) or (len(folded) > 11 and _MOVED.search(folded))):
        return True
    if not _HOLDS.search(folded) or (_CHAIRED.search(folded) and not CLOCK.search(folded)):
        return False
    if _ABOUT.search(folded) or (timed and (_AGENDA.search(folded) or _INVITES.search(folded))):
        return True
    typed = _TYPED.search(folded) is not None
    if typed and _LABELS.search(folded):
        return True
    if timed:
        return typed and (CLOCK.search(folded) is not None or _BARE.search(folded) is not None)
    return typed and _INVITES.search(folded) is not None and _AGENDA.search(folded.replace("参会", "")) is not None


def _has_time(folded: str) -> bool:
    return CLOCK.search(folded) is not None or any(pattern.search(folded) for pattern, _ in DAY_PATTERNS)
