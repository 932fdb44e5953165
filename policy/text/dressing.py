"""What surrounds a message without meaning anything: taken off once, before anybody reads it.

Nothing inside a text is touched, and nothing is taken off that would leave it empty: «你好» stays what it is.
"""

import re
import unicodedata

from policy.text.scanned import closed_up

_BREAKS = dict.fromkeys(map(ord, "\v\f\x85\u2028\u2029"), "\n")  # Word's line break is U+000B
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0e\ufe0f\u00ad]")
_QUOTED = re.compile(r"\s*[「“\"].{0,2000}?[」”\"]\s*\n\s*(?:[-—－]\s*){3,}\n", re.DOTALL)  # how WeCom quotes a message
_LEADING = re.compile(
    r"(?:@\S{0,12}助手[\s\u2005]*|(?:你好|您好|大家好|各位好|[早上下中午晚]{1,2}好|哈喽|hello|hi|在吗|在不在)(?:啊|呀)?[，,。.！!~～?？\s]+"
    r"|(?:(?:[哦噢诶哎呃嗯啊]+|对了|还有一?[个件]事儿?|差点儿?忘了|忘了说|刚?想起来|那个|那啥)[，,、\s]*)+(?<=[，,、\s])"  # a run-up: «哦对了还有个事差点忘了，»
    r"|[哦噢诶哎呃嗯啊]+对了(?=\S{2})|(?:问|查|找)(?:到|过|清楚)了[，,、\s]+"  # «哎对了时间九点半», «问到了，依据是……»
    r"|请问(?:一下|下)?[，,：:\s]*(?=\S{2})|(?:不好意思|打扰(?:一?下)?了?|麻烦问一?下|想问一?下)[，,。：:\s]+)",
    re.IGNORECASE,
)
_THANKS = r"(?:您|你|啦|了|哈|大家)*[。.！!~～\s]*$"
_TRAILING = re.compile(
    rf"[，,。.！!~～\s]*(?:谢谢|多谢|(?<!感)谢(?=[了啦您])){_THANKS}|[，,。.！!~～\s]+(?:感谢|辛苦|麻烦|拜托){_THANKS}|[！!~～\s]+$"
)
_PAIRS = {"“": "”", '"': '"', "「": "」", "『": "』", "‘": "’", "'": "'"}
_LONGEST = 200  # characters: a longer text is a paper, and keeps its ends


def clean(text: str) -> str:
    """A message without characters that nobody sees and without a scanner's blanks; a line break of any kind is «\n»."""
    return closed_up(printable(text))


def printable(text: str) -> str:
    """The text without characters that nobody sees; a line break of any kind is «\n»."""
    broken = _INVISIBLE.sub("", text.translate(_BREAKS).replace("\r\n", "\n"))
    return "".join(each for each in broken if each in "\n\t\r" or unicodedata.category(each) != "Cc")


def undress(text: str) -> str:
    """A short message without greeting, «请问», thanks, emoji, quotes around it, @助手 and the message it quotes."""
    quoted = _QUOTED.match(text)
    said = text[quoted.end() :] if quoted and text[quoted.end() :].strip() else text
    if len(said) > _LONGEST:
        return said
    while (less := _less(said)) != said:
        said = less
    return said


def _less(said: str) -> str:
    """One layer less; the same text when nothing more can go."""
    for found in (_LEADING.match(said), _TRAILING.search(said)):
        rest = said[found.end() :] if found and found.start() == 0 else said[: found.start()] if found else ""
        if found and found.end() > found.start() and _says_something(rest):
            return rest
    stripped = said.strip()
    inner = stripped[1:-1]
    if len(stripped) > 2 and _PAIRS.get(stripped[0]) == stripped[-1] and not set(inner) & {*_PAIRS, *_PAIRS.values()}:
        return inner
    bare = _without_emoji(stripped)
    return bare if bare != stripped and _says_something(bare) else said


def _without_emoji(text: str) -> str:
    first, last = 0, len(text)
    while first < last and _is_emoji(text[first]):
        first += 1
    while last > first and _is_emoji(text[last - 1]):
        last -= 1
    return text[first:last].strip()


def _is_emoji(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Sk") and ord(char) > 0x2000 and not "①" <= char <= "⑳"


def _says_something(text: str) -> bool:
    return any(each.isalnum() for each in text)
