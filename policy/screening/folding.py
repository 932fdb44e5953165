"""A text as the judgement reads it: one script, one width, nothing between the characters, homophones as the word meant."""

import re
import unicodedata
from typing import Final

from policy.retrieval.sound import sound, sounds, split_pinyin
from policy.text.compare import SCRIPT
from policy.text.lazy import lazily

# What dictation, evasion and typing by sound make of these words; the model learns from texts folded in the same way.
_WORDS: Final = re.split(
    r"\|",
    "举报|检举|控告|揭发|贪污|受贿|行贿|索贿|回扣|红包|挪用|公款|线索|反映|好处费|小金库|购物卡|假发票|茅台|笔录|留置|初核|立案"
    "|证人|处分|违纪|机密|秘密|绝密",
)
_BY_SOUND: Final = {sounds(word): word for word in _WORDS}
# Across two words of an office, «住建局报» or «收回», nothing is hidden.
_AS_WRITTEN: Final = frozenset(["收回", "箱锁", "局报", "建局", "健局", "监局", "心会", "真人", "先说", "想说", "说会"])
_SOUNDING: Final = lazily("|".join(sorted(_BY_SOUND, key=len, reverse=True)))
_LATIN: Final = lazily(r"[a-z](?:[ \-./']?[a-z]){0,40}")
_INVISIBLE: Final = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xFE0F)
_TONES: Final = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü", "aaaaeeeeiiiioooouuuuvvvvv")
# What is said by a picture.
_PICTURED: Final = str.maketrans(
    {"🧧": "红包", "💰": "钱", "💵": "钱", "💴": "钱", "🎁": "礼", "🍷": "酒", "🍺": "酒", "🚗": "车", "🏠": "房"}
)
_PLAIN: Final[dict[int, int | str | None]] = SCRIPT | _TONES | _PICTURED | dict.fromkeys(_INVISIBLE)
# Blanks, line breaks, lone marks and pictures between two characters of Chinese: «举 报», «机/密», «贪*污», «举🌟报».
_BETWEEN: Final = lazily(
    r"(?<=[\u4e00-\u9fff])[\s\-_./·•*|~+^#\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]{1,3}(?=[\u4e00-\u9fff])"
)
_DIGITS: Final = lazily(r"\d+")
_FORWARDED: Final = lazily(r"[-—=_]{3,}|[\[(<【「]?(?:转发|转自?|以下是?转发的?(?:消息|内容)?)[\])>】」:]")
_PLACES: Final = lazily(
    r"(?<![一-龥])某(?=(?:国道|省道|县道|道路|路段|河段|地块|片区|区域|标段|桥梁)(?![长的]))"
)  # a place left unnamed is nobody


def spelt(text: str) -> str:
    """The text in simplified characters of plain width and lower case, pictures as words, without invisible characters."""
    return unicodedata.normalize("NFKC", text).translate(_PLAIN).lower()


def folded(spelt: str) -> str:
    """A spelt text with everything undone that hides a word: splits, homophones, forwarding; pinyin is its sounds, a number is 0."""
    plain = _BETWEEN.sub("", _PLACES.sub("", _FORWARDED.sub("", spelt)))
    written = _LATIN.sub(_as_sounds, plain)
    parts, place = [], 0
    for each in _SOUNDING.finditer(sounds(written)):
        said = written[each.start() : each.end()]
        parts += [written[place : each.start()], said if said in _AS_WRITTEN else _BY_SOUND[each[0]]]
        place = each.end()
    return " ".join(_DIGITS.sub("0", "".join(parts) + written[place:]).split())


def _as_sounds(found: re.Match[str]) -> str:
    """The letters of `policy.retrieval.sound` for what is pinyin («ju报», «shou hui»)."""
    syllables = split_pinyin(re.sub("[^a-z]", "", found[0]))
    return "".join(map(sound, syllables)) if syllables else found[0]
