"""Complaints and clues about persons: told from questions of procedure, notices and ledgers about the same subjects.

Wrongly kept, a complaint would sit in a database where it must not be (domain.md, «What is not taken in chat»); wrongly
refused, an ordinary report would be lost. So a text is refused for what it asserts of somebody, not for its words alone.
"""

import re
import unicodedata
from typing import Final

from policy.screening.vocabulary import ANYBODY, BRIBE, GAIN, GUARD, QUESTION, SOMEBODY, STUDY, WRONG
from policy.screening.words import NAME, TITLE, surnamed
from policy.text.lazy import LazyPattern

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

# «记台账 张三收了红包»: what stands behind a command's words is read by itself too.
_COMMAND: Final = re.compile(r"\s*(?:登?记|补|交办|报备|更正|进展|反馈|重报|退回|意见|布置|办结|撤回)")
_GAP: Final = re.compile(r"[ \t\u3000]+")
_HEAD: Final = 24

# What a person who wants to report puts between «我» and «举报».
_OFFER: Final = (
    r"(?:想|要|来|得|准备|打算|正式|现在?|今天|在此|在这里?|特此?|能不能|可以|可不可以|能|是"
    r"|向(?:你们|您|贵组|组织|纪委|纪检组?|派驻组?|上级|领导).{0,4}|跟你们?|给你们?){0,6}"
)
_INTENT: Final = LazyPattern(
    rf"[我咱俺]们?(?:本人)?{_OFFER}(?:实名|匿名|联名)?(?:投诉)?(?:举报|检举|控告|揭发|告发|告状|告一下|告(?:我们|某|他|她)|实名反映|匿名反映)"
    r"|(?:^|\n)(?:请问|你好|您好|,)*(?:这里)?(?:能不能|可不可以|能|可以)(?:在这里?|向你们)?(?:举报|检举|控告)"
    r"|(?<![\u4e00-\u9fff])(?:本人|群众|职工)?(?:实名|匿名|联名)(?:举报|检举|控告|反映)"
    r"(?!.{0,12}(?:会不会|怎么|如何|吗|区别|规定|要求|受理|流程|\?))"
    r"|(?:^|\n)(?:举报|检举|控告|揭发|匿名(?=信))(?:信|材料|书)?(?:[:,]|$|\n)|被(?:举报|控告|检举|反映)人|举报人[:是]"
)
_CLUE: Final = LazyPattern(
    rf"(?:[我咱俺]们?(?:这|手里|手上|这里)?|群众|职工|向你们?|给你们?){_OFFER}(?:有|提供|掌握|反映|报告|移交)(?:一?[条个份些]|点)?"
    r"(?:重要|问题|违纪|案件)*线索|^(?:提供|反映|报告)(?:一?[条个份些])(?:问题|违纪|案件)*线索|线索:"
    rf"|(?:{NAME}|{surnamed()})的?(?:问题|违纪|案件)线索|关于{NAME}.{{0,8}}线索"
)
_TOLD: Final = r"(?:反映|举报|检举|控告|揭发|告发|听说|据说|传言|爆料)"
_DONE: Final = LazyPattern(rf"(?:被(?:人|他|她|领导|{TITLE})?|让人?|叫人?)(?:给)?(?:贪污?|挪用|[侵私]吞|私分|套取)了?")
_HE_DID: Final = LazyPattern(rf"{SOMEBODY}(?P<gap>[^。;\n?!]{{0,20}}?){WRONG}")
_ONE_DID: Final = LazyPattern(rf"{ANYBODY}[^。;\n?!]{{0,12}}?{WRONG}")
_REPORTED: Final = LazyPattern(rf"{_TOLD}[^。;\n?!]{{0,20}}?{WRONG}")
_BY_NAME: Final = LazyPattern(
    rf"(?:^|[,、:]|{_TOLD}(?:的是|一下|了)?){NAME}(?:同志|经常|多次|长期|私下|偷偷|利用.{{0,8}}|上班.{{0,4}})?{WRONG}"
)
_AGAINST_WHOM: Final = LazyPattern(
    rf"(?:举报|检举|控告|揭发|告发)[^。;\n?!]{{0,10}}?(?:{SOMEBODY}|{TITLE}|{NAME}(?<=某))|反映[^。;\n?!]{{0,12}}?{SOMEBODY}"
    rf"|(?:查一?查|查一?下|调查|管一?管)(?:一下)?(?:{SOMEBODY}|[一-龥]某)某?(?:的问题|这个人)?[。!]?$"
)
_BRIBED: Final = LazyPattern(
    rf"[给向往](?:{SOMEBODY}|副?{TITLE})[^,;。]{{0,6}}(?:送|塞|行贿|打点|打了)(?![^。]*慰问)[^,;。]{{0,8}}(?:{BRIBE}|{GAIN})"
)
# «请查处» asks for action against somebody; it is not the office's own work against misconduct.
_PLEA: Final = re.compile(
    r"(?:恳?请|希望|盼|要求|求)(?:贵组|你们|您|组织|纪委|领导|上级|派驻组|依[法纪规]|予以|尽快|严肃|认真|彻底){0,4}(?:查处|处理|调查|核查|查实|处分)"
)


def is_complaint(text: str) -> bool:
    """Whether the text reports a person's misconduct, or wants to: what this channel must neither take nor keep."""
    heads = [found.end() for found in _GAP.finditer(text[:_HEAD])] if _COMMAND.match(text) else []
    return any(_complains(text[start:]) for start in (0, *heads))


def _complains(text: str) -> bool:
    plain = _plain(text)
    if _INTENT.search(plain) or _CLUE.search(plain):
        return True
    return any(_accuses(sentence) for sentence in re.split(r"(?<=[。;\n!?])", plain))


def _accuses(sentence: str) -> bool:
    if STUDY.search(sentence):
        return False
    if any(_holds(found) for found in _HE_DID.finditer(sentence)):
        return True
    sentence = _PLEA.sub("", sentence)
    if QUESTION.search(sentence) or GUARD.search(sentence):
        return False
    return any(pattern.search(sentence) for pattern in (_ONE_DID, _BRIBED, _REPORTED, _AGAINST_WHOM, _BY_NAME, _DONE))


def _holds(found: re.Match[str]) -> bool:
    after = found.string[found.end() : found.end() + 8]
    return not (GUARD.search(found["gap"]) or GUARD.search(after))


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_SIMPLIFIED)
    plain = _FILLERS.sub("", plain)
    for heard, meant in _DICTATED:
        plain = plain.replace(heard, meant)
    return plain
