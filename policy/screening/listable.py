"""Which wording may stand in the office's list of questions that were not found: a question of this field, and nobody in it."""

import re
from typing import Final

from policy.screening.complaint import LISTED, NEAR, judge
from policy.screening.folding import spelt
from policy.screening.marks import mark
from policy.screening.names import mask_for_log
from policy.screening.surnamed import surnamed as named_in
from policy.screening.words import CALLED, surnamed
from policy.text.asking import is_question
from policy.text.lazy import lazily

SHORTEST, LONGEST = 4, 100  # letters, characters: less tells nothing, more is a story that may tell who wrote it
_SENTENCE: Final = lazily(r"[^。!?;:\n]+")
_LONG_NUMBER: Final = lazily(r"\d[\d\s-]{4,}")
_SOMEBODY: Final = lazily(
    rf"{CALLED}|{surnamed()}|[他她佢]|某[某人位个]|那[个位笔家件]"
    r"|[我你]们?(?:的|单位|局|处|科室?|站|院|校|镇|村)?.{0,2}(?:领导|[局处科院校站镇村]长|主任|书记)"
)
_MONEY: Final = lazily(r"[\d一二两三四五六七八九十几百千]+\s*[多余]?\s*(?:块|元|万|千|百)(?!分)")
_OF_A_PERSON: Final = lazily(r"[收拿送给借欠贪吞]|红包|礼金|回扣")
# What its holder did, or what came of a matter that somebody has in mind: rules do not ask «怎么还不» or «定了没有».
_DONE: Final = lazily(
    r"(?:领导|[局处科院校站镇村县]长|主任|书记|一把手|负责人|同志).{0,8}(?:被|是不是|会不会|有没有|处分|问责|约谈|查|拿|收|怎么[没还不]|为[什么啥]{1,2}[没不])"
    r"|(?:处分|立案|案|线索|移交|留置|约谈|问责|审查|调查).{0,8}(?:了没|了吗|下来)|(?:为[什么啥]{1,2}|怎么|凭什么)[^,，]{0,5}[没不比]|早就|内定"
)
_FIELD: Final = lazily(
    r"三重一大|责任|台[账帐]|清单|报[送备告表]|[上要]报|会议?|党[组委课员建]|廉|纪[检委律要]|监督|谈话|约谈|处分|问责|整改|巡察|采购|招标|接待|公[务车款示]|干部|任免"
    r"|班子|述[责职]|民主生活|礼[品金]|[津补]贴|差旅|亲属|兼职|用房|经费|预算|资金|项目|决策|议题|列席|派驻|意见|密|档案|考核|材料|文件|规定|制度|一岗双责|形态|履责"
)


def listable(text: str) -> str | None:
    """The wording as the list may hold it, numbers masked; None when it is no question of the field, or tells of somebody.

    A person, a post with what its holder did, a case, a person's money or a mark keeps a text out.
    """
    said = " ".join(_LONG_NUMBER.sub("***", text).split())
    if len(re.sub(r"\W", "", said)) < SHORTEST or len(said) > LONGEST:
        return None
    asked = is_question(said) and of_the_field(said) and not _DONE.search(spelt(said))
    return said if asked and tells_of_nobody(said, most=LISTED) else None


def of_the_field(text: str) -> bool:
    """Whether a text has a word of this work: without one, a strange name may be all that it says."""
    return _FIELD.search(spelt(text)) is not None


def tells_of_nobody(text: str, *, most: float = NEAR) -> bool:
    """Whether a text names no person, no post with what its holder did, no case, no person's money and no mark; `most` it scores as a complaint."""
    plain = spelt(text)
    if mask_for_log(text) != text or _SOMEBODY.search(plain) or named_in(plain):
        return False
    if _MONEY.search(plain) and _OF_A_PERSON.search(plain):
        return False
    parts = plain, *_SENTENCE.findall(plain)  # a harmless question before it hides nothing
    return mark(plain) is None and all(judge(each).score <= most for each in parts)
