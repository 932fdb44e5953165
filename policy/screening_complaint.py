"""Complaints and clues about persons: told from questions of procedure, notices and ledgers about the same subjects.

Wrongly kept, a complaint would sit in a database where it must not be (domain.md, «What is not taken in chat»); wrongly
refused, an ordinary report would be lost. So a text is refused for what it asserts of somebody, not for its words alone.
"""

import re
import unicodedata
from typing import Final

from policy.screening_words import NAME, TITLE, surnamed

_SIMPLIFIED: Final = str.maketrans(
    "舉報檢貪汙賄領導長書記員錢這個們實單紅線", "举报检贪污贿领导长书记员钱这个们实单红线"
)
# What people put between words when they dictate, and what dictation makes of 举报 and 反映.
_FILLERS: Final = re.compile(r"[ \t\u3000\u200b-\u200d\ufeff]|那个|[啊呢嗯呃哦吧哈嘛]|就是说?|反正|好像")
_DICTATED: Final = (
    ("举抱", "举报"),
    ("举爆", "举报"),
    ("举个报", "举报"),
    ("检具", "检举"),
    ("反应", "反映"),
    ("谈污", "贪污"),
)

_OURS: Final = (
    rf"(?:[我咱俺]们?|他们|你们|这|那)(?:[这那]个?)?(?:儿|里|边)?的?(?:单位|局|处|科室?|办公室|部门|学校|医院|乡|镇|村|所|站|中心|组)?里?的?"
    rf"(?:有(?:个|位|一个|些)|某个|一个|个别)?的?(?:[主分][要管])?(?:副?{TITLE}|班子成员|同事|老板)"
)
# Somebody in particular: what is said of him is a complaint, even inside a question.
_SOMEBODY: Final = (
    rf"(?:{surnamed()}|{_OURS}|{NAME}(?=同志)|[\u4e00-\u9fff]{{1,6}}[局委办处院所站校]的?副?(?:局|处|主|院|所|站|校)[长任](?!助理)"
    rf"|(?<![其])[他她](?![们人日山方乡])|某(?:某|位|个|单位|局|领导|干部)|有(?:个|位|一个|一位)?(?:人|领导|干部|副?{TITLE})"
    rf"|(?:个别|某些)(?:人|领导|干部|同志|工作人员)|(?:窗口|食堂|检查站|收费站|大厅)的?(?:人|工作人员))"
)
# Somebody only where it is no question: «局长收礼怎么处理» asks for the rule.
_ANYBODY: Final = rf"(?:(?:单位|局里?|科室|部门|学校|医院|镇里|村里)的?(?:[主分][要管])?(?:副?{TITLE})|(?<![\u4e00-\u9fff])副?{TITLE})"
_BRIBE: Final = "(?:红包|礼[金品物]|贿赂?|好处费?|回扣|提成|购物卡|名[烟酒]|茅台|烟酒)"
# What is also received in the ordinary course of business, so that only «收了», «送了» make it suspicious.
_GAIN: Final = "(?:礼|卡|钱(?![科局处主会书])|现金|房|车|[0-9一二两三四五六七八九十几]+万)"
_WRONG: Final = (
    rf"(?:收[^,;。]{{0,10}}?{_BRIBE}|收(?![到取缴回入齐集发])[^,;。]{{0,10}}?{_GAIN}|拿[^,;。]{{0,8}}?{_BRIBE}|要(?:了|过)?(?:{_BRIBE}|钱)|拿.?(?:别人|人家|老板|企业|公家).{{0,4}}钱|[索受行]贿|贪[污占了腐墨钱]|贪.{{0,4}}款"
    r"|挪用|[侵私]吞|私分|套取|骗取|冒领|虚报|虚开|中饱私囊|吃拿卡要|吃回扣|吃空饷|以权[谋压]|权[钱色]交易|利益输送|暗箱操作|任人唯亲|[买卖]官"
    r"|公款[吃旅消喝]|公车私用|大吃大喝|生活作风|作风(?:不正|有?问题|败坏)|男女关系|不正当关系|婚外情|包养|情[妇人]|小三|出轨|嫖|赌博|打麻将|打牌"
    r"|[酒醉]驾|插手|[围串]标|违规|违[纪法]|违法乱纪|大操大办|滥用职权|玩忽职守|打击报复|骚扰|徇私|优亲厚友|小金库|腐败|勾结|[不有]廉洁问题|手脚不干净)"
)
# Between the person and the deed, or right after it: then somebody works against the deed.
_AGAINST: Final = (
    r"(?:不[得准许要能应可该收是]|严[禁查]|禁止|防[止范]|杜绝|避免|拒[绝收]|抵制|整治|治理|纠治|专项(?!资金|经费|款)|排查|自查|清理|提醒|强调|要求|部署|研究|学习|传达|观看|警示"
    r"|通报|讲[授了]?|承诺|上交|退还|登记|没有|未|反对|反(?=腐)|预防|惩治|约束|案例|风险|督促|督查|听取|汇报|谈话|党课|教育|整改|规定|办法|制度|处分|处理意见|零报告"
    r"|工作(?!人员|时|期)|廉政|作风建设|调研|征求|方案|情况的?报告|[0-9]+(?:件|条|起|人)|统计|法规|条例|查处|查办|审查调查)"
)
_STUDY: Final = re.compile(
    r"警示|典型案例|以案|忏悔录|教育片|专题片|学习.{0,20}通报|传达.{0,20}通报|党课|专项(?:整治|治理|清理)|法律法规"
)
_QUESTION: Final = re.compile(
    r"怎么|如何|怎样|是否|是不是|算不算|什么|吗|能不能|能否|可不可以|可以.*[?]|要不要|该不该|会不会|用不用|哪[里儿些个种]|谁|(?<!好)几[条种天项]|多少|区别|有没有|[?]|为何|多久|咋|啥"
)
_OFFER: Final = r"(?:想|要|来|得|准备|打算|正式|现在?|今天|在此|在这里?|特此?|能不能|可以|可不可以|能|是|向(?:你们|您|贵组|组织|纪委|纪检组?|派驻组?|上级|领导).{0,4}|跟你们?|给你们?)*"
_INTENT: Final = re.compile(
    rf"[我咱俺](?:们)?(?:本人)?{_OFFER}(?:实名|匿名|联名)?(?:举报|检举|控告|揭发|告发|告状|告一下|实名反映|匿名反映)"
    rf"|(?<![\u4e00-\u9fff])(?:本人|群众|职工)?{_OFFER}(?:实名|匿名|联名)(?:举报|检举|控告|反映)(?!.{{0,12}}(?:会不会|怎么|如何|吗|区别|规定|要求|受理|流程|\?))"
    r"|(?:^|\n)(?:举报|检举|控告|揭发)(?:信|材料|书)?(?:[:,]|$|\n)|被(?:举报|控告|检举|反映)人|举报人[:是]"
)
_CLUE: Final = re.compile(
    rf"(?:[我咱俺]们?(?:这|手里|手上|这里)?|群众|职工|向你们?|给你们?){_OFFER}(?:有|提供|掌握|反映|报告|移交)(?:一?[条个份些]|点)?(?:重要|问题|违纪|案件)*线索"
    rf"|^(?:提供|反映|报告)(?:一?[条个份些])(?:问题|违纪|案件)*线索|线索[:：]|(?:{NAME}|{surnamed()})的?(?:问题|违纪|案件)线索|关于{NAME}.{{0,8}}线索"
)
_TOLD: Final = r"(?:反映|举报|检举|控告|揭发|告发|听说|据说|传言|爆料)"
_DONE: Final = re.compile(rf"(?:被(?:人|他|她|领导|{TITLE})?|让人?|叫人?)(?:给)?(?:贪污?|挪用|[侵私]吞|私分|套取)了?")
_HE: Final = re.compile(rf"(?P<who>{_SOMEBODY})(?P<gap>[^。;\n?!]{{0,20}}?)(?P<what>{_WRONG})")
_ONE: Final = re.compile(rf"(?P<who>{_ANYBODY})(?P<gap>[^。;\n?!]{{0,12}}?)(?P<what>{_WRONG})")
_REPORTED: Final = re.compile(rf"{_TOLD}(?P<gap>[^。;\n?!]{{0,20}}?)(?P<what>{_WRONG})")
_BY_NAME: Final = re.compile(
    rf"(?:^|[,、:]|{_TOLD}(?:的是|一下|了)?){NAME}(?P<gap>同志|经常|多次|长期|私下|偷偷|利用.{{0,8}}|上班.{{0,4}})?(?P<what>{_WRONG})"
)
_BRIBED: Final = re.compile(rf"[给向往]{_SOMEBODY}.{{0,6}}(?:送|塞|行贿|打点|打了).{{0,8}}(?:{_BRIBE}|{_GAIN})")
_GUARD: Final = re.compile(_AGAINST)


def is_complaint(text: str) -> bool:
    """Whether the text reports a person's misconduct, or wants to: what this channel must neither take nor keep."""
    plain = _plain(text)
    if _INTENT.search(plain) or _CLUE.search(plain):
        return True
    return any(_accuses(sentence) for sentence in re.split(r"(?<=[。;\n!?])", plain))


def _accuses(sentence: str) -> bool:
    if _STUDY.search(sentence):
        return False
    if _BRIBED.search(sentence) or any(_holds(found) for found in _HE.finditer(sentence)):
        return True
    if _QUESTION.search(sentence) or _GUARD.search(sentence):
        return False
    return any(pattern.search(sentence) for pattern in (_ONE, _REPORTED, _BY_NAME, _DONE))


def _holds(found: re.Match[str]) -> bool:
    after = found.string[found.end() : found.end() + 8]
    return not (_GUARD.search(found["gap"]) or _GUARD.search(after))


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_SIMPLIFIED)
    plain = _FILLERS.sub("", plain)
    for heard, meant in _DICTATED:
        plain = plain.replace(heard, meant)
    return plain
