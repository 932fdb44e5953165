"""What a question about things told before asks of them: their day, place, sum, people, reason, state, number or content."""

from enum import Enum, auto
from typing import Final, NamedTuple

from policy.report.report_words import read_verdicts
from policy.text.lazy import lazily


class About(Enum):
    """What of a thing is asked for; IN_TIME: whether it came in time, and how long before; AGAIN: whether a change is reported anew."""

    IN_TIME = auto()
    AGAIN = auto()
    MUCH = auto()
    WHY = auto()
    WHERE = auto()
    COUNT = auto()
    BY = auto()
    WHEN = auto()
    WHO = auto()
    WHAT = auto()
    STATE = auto()


class Which(Enum):
    """Which of several things is asked about; ALL where the words single out none."""

    LAST = auto()
    NEXT = auto()
    MOST = auto()
    ALL = auto()


class Asked(NamedTuple):
    """What is asked for, of which thing; `definite`: the words point at what is on file, `pointed`: at one thing («那个», «它»); `single`: the words single one out («上次», «来着»);

    `bids`: it may as well be a wish that something be done («缓几天行吗»).
    """

    about: About
    which: Which
    nth: int  # «第二个»: 2; 0 where no place in a list is named
    definite: bool
    pointed: bool
    single: bool
    bids: bool

    @property
    def wants_value(self) -> bool:
        """Whether one value is asked for, which no list gives as shortly."""
        return self.about in (*OF_ONE, About.MUCH, About.WHY, About.WHERE, About.COUNT, About.WHEN)


OF_ONE: Final = (About.IN_TIME, About.AGAIN)  # asked of what is on file alone
_LONGEST: Final = 40  # characters: what is longer tells something
_ABOUT: Final = (
    (
        About.IN_TIME,
        r"算(?:是|得上)?提前了?(?:几|多少)天|提前了?(?:几|多少)天报的|够不够|(?:这样|我?[这那][个次])[^，,。]{0,4}够了?[没吗吧]"
        r"|(?:[这那][个次回]|他们?)[^，,。]{0,4}(?:算不算|算是?|是不是)?(?:按时|[晚迟]报?|过期|逾期)了?(?:[没吗吧]|[?？]|$)"
        r"|^(?:那|这样|所以|我们?)*(?:算不算|算是?|是不是)(?:按时|[晚迟]报)了?(?:[没吗吧]|[?？]|$)",
    ),
    (
        About.AGAIN,
        r"(?:要不要|需不需要|用不用|还?需要|还?用|还?要)(?:再|重新?)[报发](?:一[次遍])?(?:通知)?(?:[吗么]|[?？]|$)",
    ),
    (About.WHAT, r"(?:几|多少|第[一-龥\d]{1,2})个?议题|(?:议|研究)(?:啥|什么|哪些)|(?:[啥什]么?|哪些?)议题"),
    (
        About.STATE,
        r"[什啥]么?状态|缺(?:啥|什么|哪|的|项)|齐不齐|[啥什]么?(?:情况|结[论果])|结[论果](?:是|怎么|咋)?(?:啥|什么|样|$)|还[开算][^，,。]{0,3}[吗不没]|开不开|怎么(?:回|答复)的",
    ),
    (
        About.MUCH,
        r"多少(?:钱|来着)|金额[^\d，,。]{0,8}(?:多少|几|来着|没|$)|多少万|几[十百千]?多?万(?:[？?来啊呢吗]|还是|$)|(?:钱|款|资金|花|价)[^，,。]{0,5}(?:多少|几)|(?:多少|几)[^，,。]{0,3}(?:钱|资金)",
    ),
    (
        About.WHY,
        r"为[啥什何]|咋(?:晚|迟|退|不|没|还没|给退)|凭啥|(?:什么|啥)(?:原因|理由)|(?:原因|理由)[^，,。]{0,6}(?:啥|什么|哪|没|$|[？?])|嫌[啥什哪]|哪[儿里]?不[行对妥]|因为(?:啥|什么)|怎么(?:晚|迟|退|没)",
    ),
    (
        About.WHERE,
        r"(?:在|去|到|定|[记写登填]的)哪(?:[儿里开]|$|[？?])|哪[儿里](?!不)|(?:什么|啥|哪个)(?:地方|会议室|楼)|地点(?:是|在|定)?(?:哪|啥|什么|$)|几楼",
    ),
    (
        About.COUNT,
        r"(?:几|多少)[大小]?(?:[条个件项份笔次家样人回期场段句样]|宗|封)|多少(?:了|$)|[一总]共(?:多少|几)|拢共|几[条个]",
    ),
    (
        About.WHEN,
        r"几[号点时日月]|哪一?[天日月年]|(?:啥|什么|多)时[候间]|何时|几时|多会儿?|(?:时间|日子|[点号])没变吧?|(?:到期|截止|期限|限到)[^\d，,。]{0,6}(?:几|哪|啥|什么|多|没|[？?])|(?:礼拜|星期|周)几|(?:(?<![前过近这那好])几|多少)天|上午还是下午",
    ),
    (About.BY, r"谁(?:给|来|替|帮)?[^，,。最]{0,3}[报发写登填录记交抽](?:上?[来去])?的"),
    (
        About.WHO,
        r"谁|哪[一几两三四五]?[位家](?!子)|哪个(?:单位|局|部门|人|领导|同志|组)|哪些(?:单位|人|局|同志|领导)|联系人[^，,。]{0,6}[谁啥哪]|来不来人|派不派",
    ),
    (
        About.WHAT,
        r"(?<![有没])[啥](?!时)|什么(?!时|原因)|哪[些几一]?[些条项样件份个次回场](?![^，,。]{0,3}没有)|内容(?:是|都|有|写)*(?:啥|什么|念|来着|$)|原话|[咋怎](?:么|样)?(?:写|说|定)的|念[给一]|都有哪|列[一个]|(?:给我|拿来)?(?:瞅瞅|看看)$|拉个?单",
    ),
    (
        About.STATE,
        r"(?:[了过好成全齐到住掉进定]|[报交批回答签收登办改销审给认看填补写发]了?)没|没[有得]?[啊呀哦哟噢呢]?[？?。]?$|[吗么不]的?[？?。]?$|咋样|怎么样|到哪[一个]?步|走到哪|进展(?:如何|怎|咋|到)|成功[了没吗]|是不是|有没有|算不算|是[^，,。]{1,12}还是|批不批|准不准",
    ),
)
_READ: Final = tuple((about, lazily(words)) for about, words in _ABOUT)
_POINTS: Final = lazily(
    r"那(?:个|次|回|条|笔|件|份|场|项|天|篇|事|会)|这(?:个(?!月|季|年|周)|次|回|条|笔|件|份|场)|(?<!其)它|你(?:记|听|写|登)(?:的|成)|定没定|走到哪"
)
_DEFINITE: Final = lazily(
    r"来着|状态|现在|目前|截止|到期|\d[号日](?:的|那)|还[要用]|审得|怎么(?:回|答复)的|上[次回一]|上个(?!月|季)|刚|昨|前天|今[天儿早晚]|当时|原[来先]|后来|已经|到底|还[剩差欠缺有没]|最[近后先早晚]|下[一次个]|第[一二三四五六七八九十\d]+[项条个次]"
    r"|等我|[我咱]们?[^，,。]{0,8}(?:报|记|写|填|交|申请|要|留|补|发|布置|约|谈|提|催|退|放|认)|组里|你们|他们|人家|手[头上]|[上下]个?(?:月|周|礼拜|季)|[今去]年|周[一二三四五]|礼拜[一二三四五]|[了过好完成][没吗]|[了过]几|[记写登填]的?(?:是)?(?:[啥谁哪几]|什么|多少)"
)
_GENERAL: Final = lazily(
    r"每[月季年个次逢]|一般|通常|按规定|规定是|应该|应当|需不需要|要不要|得提前|要提前|提前(?:几|多)|多久[一开报]|是什么意思|什么[是叫]|依据|标准|格式|流程|哪些情形|什么情形|以上|超过多|怎么(?:办|报|写|填|弄|做|记)(?!的)|如何|能不能|可不可以|可以|能[^，,。]{0,6}[吗不]$|和.{1,8}(?:区别|一样|一回事)"
)
_BIDS: Final = lazily(
    r"^(?:请|麻烦|帮我|给我)?(?:补?记|登记|报送|上报|布置|发送|发布|发?通知(?![里上])|催办|退回|导出|领取|撤[回销]|取消|改期|补充|更正|统计|代登)(?![了过的没]|\S{0,6}[?？没吗])"
)
_TELLS: Final = lazily(  # «我看了没毛病，给过», «说好的几件事派给他们», «再加一个问法：几天开一回»
    r"没(?:毛病|问题)[，,。]|[好的]的?几[件个]事[派交的]|几[件个]事的|加[上一个条]*[问说]法|我[^，,。]{0,6}填(?![的了过没])"
)
_FIGURES: Final = lazily(
    r"统计|封账|结[了过]?账|人次|[率比]$|几家[^，,。]{0,4}(?:按时|准时)|同比|环比|同期|比去年|跟去年"
)
_LOOSE: Final = (About.WHAT, About.STATE)  # words that stand in what tells something, too
_ASKS_BACK: Final = lazily(
    r"[了过好成全齐到完住掉进上出定]没|没[得啊呀哦哟呢]?[？?]?$|(?<![行好以])[吗么][？?。]?$|(?<![行好能])不[？?]?$|是不是|有没有|还是|几[个条项]|[啥哪谁咋]|什么(?!的$)|怎么|念给|瞅瞅|来着"
)
_WISHES: Final = lazily(r"(?:行|好|可以|能行)(?:吗|不|么)|能不能|能否|帮[我忙]|一下$|[吧]$")
_NTH: Final = lazily(r"第([一二三四五六七八九十]|\d{1,2})(?:个(?!议题)|条|件|份|场|次|项)")
_WHICH: Final = (
    (Which.LAST, lazily(r"上[次回一]|上个(?!月|季|礼拜|星期|周)|最近(?=那?一)|最后|刚才?|末了")),
    (Which.NEXT, lazily(r"下[一次]|下个(?!月|季|礼拜|星期|周)|接下来|最[先早]|马上|快到期")),
    (Which.MOST, lazily(r"最(?![近后先早新]|[晚迟](?:哪|几|什么|啥))")),
)
_PLACES: Final = "一二三四五六七八九十"


_FUNCTION: Final = lazily(
    r"登?[记写]|现在|看看|领导|问|这样|[的了是在有么吗呢啊呀哦吧定这那我们咱会不就都也还给说过个开，,。？?\s]"
)


def says_beside(text: str) -> str:
    """What a question says beside what points and what asks: nothing of «哪天来着», «晚球赢» of «昨晚那场球谁赢了»."""
    for words in (*(each for _about, each in _READ), _POINTS, _DEFINITE, _FUNCTION):
        text = words.sub("", text)
    return text


def read_asked(text: str) -> Asked | None:
    """What is asked of which thing; None for a text that tells, bids, asks for figures, or asks how something is done in general."""
    said = text.strip()
    if (
        len(said) > _LONGEST
        or _BIDS.search(said)
        or _TELLS.search(said)
        or _FIGURES.search(said)
        or read_verdicts(said)
    ):
        return None
    about = next((about for about, words in _READ if words.search(said)), None)
    pointed = _POINTS.search(said) is not None
    definite = about in OF_ONE or _DEFINITE.search(said) is not None
    if about is None or (about in _LOOSE and not (definite or pointed)):
        return None
    if _GENERAL.search(said) and not (pointed or about in OF_ONE or "来着" in said):
        return None
    nth = _NTH.search(said)
    place = 0 if nth is None else int(nth[1]) if nth[1].isdigit() else _PLACES.index(nth[1]) + 1
    which = next((which for which, words in _WHICH if words.search(said)), Which.ALL)
    single = pointed or about in OF_ONE or place > 0 or which is not Which.ALL or "来着" in said
    bids = _WISHES.search(said) is not None or (about in _LOOSE and not _ASKS_BACK.search(said))
    return Asked(about, which, place, definite or pointed, pointed, single, bids)
