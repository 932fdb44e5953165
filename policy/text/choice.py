"""Which of the choices on the screen a short answer names: by number, its words, a part of them, everyday synonyms."""

import re
from collections.abc import Sequence
from enum import StrEnum

LONGEST = 40  # characters: a longer text is no choice
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_NUMBER = re.compile(r"(?:我?选择?|就|第)?\s*(?P<n>\d{1,2}|[一二两三四五六七八九十]|[①-⑩])\s*(?:[个项条种号]|吧)*")
_NUMBER_AND_WORDS = re.compile(r"(?:选择?|第)?(?P<n>\d{1,2}|[①-⑩])\s*[.．、:：)）\s]\s*(?P<words>\S.*)")
_EDGE = " \t\n　。.，,、!！;；~～“”\"'"
_PARTICLES = re.compile(r"[的了吧啊呀哦嘛哈]|那[个条份次]|已经|已|都|过去|过来|同志|[（）()【】\[\]，,。、：:“”\"'\s]")
_THAT = re.compile(r"^[那这]一?[个次场条项家]会?|[那这]一?[个次场条项家]会?的?[吧呀啊]?$")
_HERE = re.compile(  # «所里的», «是局里那份»: the one of them that is a 所
    r"(?:就?是)?(?P<end>[^那这]{1,2}?)(?:里面?|这边|那边)的?(?:会议?|那[个份条])?"
)
_CLAUSES = re.compile(r"[，,。；;]")
_PLAIN = re.compile(r"(?:我要|我选|选择|选|就是|就|是)(?=.{2})")


_VAGUE = frozenset({"会议", "事项", "报告", "单位", "编号", "这个", "那个", "刚才", "一下", "同意", "确认"})
_EMPTY = frozenset("我要选就是那这个条项下啦好送到交上请按走家们报记")
_DENIES = re.compile(r"[不没别未勿非]")


class Word(StrEnum):
    """What a short word does with the question that is open, whatever its choices are."""

    YES = "yes"
    NO = "no"
    CANCEL = "cancel"  # «取消» alone: no, and it may have been meant for a meeting
    LATER = "later"
    SKIP = "skip"
    ZERO = "zero"  # «无»: nothing to report
    REFLEX = "reflex"  # «好的»: heard, which is no yes


_HEARD = r"(?:就?是|对|没错|行|可以|好|成|嗯|同意|没问题)[的啊吧嘞了呀]*[，,。、\s]*"
_BIDS = r"(?:你?就?这[样么])?(?:就|请|帮我|都)?(?:[报发登退催撤办送交记改转]|登记|通过|发出|发送|报送|退回|撤回|催办|办理)(?:[上出]?去?|回去?|掉)(?:[吧了哈啊])+|(?<=.)(?:[报发登退催撤办记改转])"
_SO_BE_IT = r"(?:那?就?这[样么](?:[办定写记报]|可以)?|过)[吧了啊]*"  # behind a word that has heard: «行，就这样»
_WORDS = {
    Word.REFLEX: r"(?:好的?|好嘞|好吧|可以|行|收到|嗯+|ok|okay|知道了|明白|那?就(?:先)?这样[吧了]?)+",
    Word.YES: rf"(?:(?:{_HEARD})*(?:{_BIDS})|(?:{_HEARD})+{_SO_BE_IT}"
    r"|(?:就?是的?|对的?|没错|确认|确定|确认无误|yes|y)(?:[，,]?(?:是的?|对的?|确认|确定))*(?:[报发]送|发出|退回|催办|撤回|办理)?)",
    Word.CANCEL: r"取消(?:了|吧)?",
    Word.NO: r"(?:不用了?|不要了?|不需要|算了[吧]?(?:[，,\s]*(?:就|先|那|都)*[不别](?:[弄搞办填记发报说要催退改]|用了?)了?吧?)?|不[弄搞]了?|不是的?|不对|否|不|都不是|不办了?|不记了?|不登记了?|不发了?|不[报退催]了?|(?:还是|就|那|都)?别再?[弄搞办填记报发催退登改]了?吧?|没事了|放弃|no|n)"
    r"(?:[，,]?(?:不用了?|算了))?",
    Word.LATER: r"(?:(?:我们?)?(?:稍后|稍等|晚点|晚些|等会儿?|等一?下|待会儿?|过会儿?|回头|改天|明天|以后|下次|之后)"
    r"(?:再)?[报说办填讲补答看弄交处理]{0,2}|先?等等|先放[一着]?放?着?|先这样|缓一?缓|暂不[报填办记]?|暂时不[报填办记]"
    r"|先[不别][报办说记弄发催退]?了?)吧?",
    Word.SKIP: r"(?:(?:这个|这项)?(?:我?(?:也|还)?(?:不知道|不清楚|不确定|没定|还没定|未定|没想好)\S{0,3}[呢啊]?[，,\s]*)?"
    r"(?:先?(?:跳过|略过)|下一[个项条]|先?不填了?|先空着|先这样)|(?:我?(?:也|还)?(?:不知道|不清楚|不确定|没想好))[呢啊]?)吧?",
    Word.ZERO: r"(?:零报告?|没有了?|没|无|零|0)(?:内容|事项|记录)?",
}
_EXCUSE = re.compile(
    r"(?:我?(?:现在|这会儿?|今天|最近|手头)?(?:太?忙(?:着呢?|死了)?|没空[弄办填报]?|没时间[弄办填报]?|抽不开身|不方便|在(?:开会|外面?|路上|忙)|[弄搞看填]不(?:明白|懂|来|清楚)|不会[弄填报]|太?麻烦了?)[啊呢了吧]?)"
)
_BREAKS = re.compile(r"[\s,，。;；]+")
_PATTERNS = [(word, re.compile(pattern, re.IGNORECASE)) for word, pattern in _WORDS.items()]


def read_word(text: str) -> Word | None:
    """The everyday word that a text is, as a whole; None when it says more than such a word."""
    said = text.strip(_EDGE)
    if len(said) > LONGEST:
        return None
    *excuses, last = _BREAKS.split(said)
    if excuses and all(_EXCUSE.fullmatch(each) for each in excuses):
        said = last  # «没空弄 改天»
    return next((word for word, pattern in _PATTERNS if pattern.fullmatch(said)), None)


def declines(text: str) -> Word | None:
    """NO or LATER where the first clause is such a word, and a reason follows («算了别催了，我打电话»); «不是……» puts right."""
    first, *reason = _CLAUSES.split(text.strip(_EDGE))
    word = read_word(first) if any(reason) and not first.startswith(("不是", "不对")) and len(first) > 1 else None
    return Word.NO if word is Word.CANCEL else word if word in (Word.NO, Word.LATER) else None


def read_number(text: str) -> int | None:
    """«2», «选2», «第二个», «②»: the number of a choice, from 1; None for anything longer."""
    found = _NUMBER.fullmatch(text.strip(_EDGE)) if len(text) <= LONGEST else None
    return _value(found["n"]) if found else None


def _value(words: str) -> int:
    if words in _CIRCLED:
        return _CIRCLED.index(words) + 1
    return _DIGITS.get(words) or int(words)


def named(text: str, choices: Sequence[str]) -> int | None:
    """The position of the one choice that a text names in words: whole, «1.张伟», or a part that only it has."""
    said = text.strip(_EDGE)
    if not said or len(said) > max(LONGEST, *map(len, choices), 0):
        return None
    if said in choices:
        return choices.index(said)
    both = _NUMBER_AND_WORDS.fullmatch(said)
    if both:
        position = named(both["words"], choices)
        return position if position is not None and position + 1 == _value(both["n"]) else None
    if here := _HERE.fullmatch(said):
        found = [position for position, each in enumerate(choices) if _core(each).endswith(here["end"])]
        return found[0] if len(found) == 1 else None
    plain = _THAT.sub("", said)
    one = _by_part(_PLAIN.sub("", plain, count=1) if _PLAIN.match(plain) else plain, choices)
    parts = [each for each in _CLAUSES.split(said) if each.strip()] if one is None else []
    alike = {named(each, choices) for each in parts} if len(parts) > 1 else set()
    return alike.pop() if len(alike) == 1 else one  # «是所里的会，水库管理所»


def _by_part(said: str, choices: Sequence[str]) -> int | None:
    core, cores = _core(said), [_core(each) for each in choices]
    if len(core) < 2:
        return None
    for fits in (_same, _within, _around, _in_two):
        found = [position for position, each in enumerate(cores) if each and fits(core, each)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _core(words: str) -> str:
    return _PARTICLES.sub("", words)


def _same(said: str, choice: str) -> bool:
    return said == choice


def _within(said: str, choice: str) -> bool:
    return said in choice and said not in _VAGUE and _denies(said) == _denies(choice)


def _around(said: str, choice: str) -> bool:
    """The choice with words around it that mean nothing more: «就要张伟这个»."""
    return len(choice) >= 2 and choice in said and set(said.replace(choice, "", 1)) <= _EMPTY


def _in_two(said: str, choice: str) -> bool:
    """Its beginning and its end with something left out between: «12月台账» of «水利局12月主体责任台账»."""
    parts = ((said[:cut], said[cut:]) for cut in range(2, len(said) - 1))
    return any(head in choice and tail in choice[choice.index(head) + len(head) :] for head, tail in parts)


def _denies(words: str) -> bool:
    return _DENIES.search(words) is not None
