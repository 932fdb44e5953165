"""Which wording may stand in the office's list of questions that were not found: a question of this field, and nobody in it."""

import re
from typing import Final

from policy.screening.complaint import judge
from policy.screening.folding import spelt
from policy.screening.marks import mark
from policy.screening.names import mask_for_log
from policy.screening.words import CALLED, NAME, surnamed
from policy.text.asking import is_question
from policy.text.lazy import LazyPattern

SHORTEST, LONGEST = 4, 100  # letters, characters: less tells nothing, more is a story that may tell who wrote it
NEAR: Final = -1.0
"""What is refused has a score above 0; what comes this near is heard, and not written down."""
_LONG_NUMBER: Final = re.compile(r"\d[\d\s-]{4,}")
# Words of the field in which a surname stands, and what stands in no name.
_NO_NAME: Final = re.compile(
    r"从严治党|管党治党|[责主担离前现历]任|任[免务职期用命前]|机关|有关|相关|关[于键]|[事各几多一两三四五六七八九十\d]项|项目|管理|[达完构]成|成员"
)
_ORDINARY: Final = frozenset(
    "管成方单何任于关范解席楚项文严"
)  # surnames that mostly are words; «何局长» is told by its title
_NOT_CALLED: Final = frozenset("怎什么到何哪谁是有要不会能可以的了吗呢几多如治处分责就该用时其")
_NAME: Final = LazyPattern(NAME)
_SOMEBODY: Final = LazyPattern(
    rf"{CALLED}|{surnamed()}|[他她佢]|某[某人位个]"
    r"|[我你]们?(?:的|单位|局|处|科室?|站|院|校|镇|村)?.{0,2}(?:领导|[局处科院校站镇村]长|主任|书记)"
)
_MONEY: Final = re.compile(r"[\d一二两三四五六七八九十几百千]+\s*[多余]?\s*(?:块|元|万|千|百)(?!分)")
_OF_A_PERSON: Final = re.compile(r"[收拿送借欠贪吞]|红包|礼金|回扣")
_FIELD: Final = re.compile(
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
    return said if is_question(said) and of_the_field(said) and tells_of_nobody(said) else None


def of_the_field(text: str) -> bool:
    """Whether a text has a word of this work: without one, a strange name may be all that it says."""
    return _FIELD.search(spelt(text)) is not None


def tells_of_nobody(text: str) -> bool:
    """Whether a text names no person, no post with what its holder did, no case, no person's money and no mark."""
    plain = spelt(text)
    if mask_for_log(text) != text or _names_somebody(plain) or (_MONEY.search(plain) and _OF_A_PERSON.search(plain)):
        return False
    return mark(plain) is None and judge(plain).score <= NEAR


def _names_somebody(plain: str) -> bool:
    if _SOMEBODY.search(plain):
        return True
    names = (found[0] for found in _NAME.finditer(_NO_NAME.sub("。", plain)))
    return any(name[0] not in _ORDINARY and not _NOT_CALLED & set(name[1:]) for name in names)
