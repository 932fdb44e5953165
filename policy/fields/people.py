"""With whom: account, post and count from a text, and the text without persons' names (domain.md M4: never person names)."""

import re
from collections.abc import Iterable
from typing import Final
from unicodedata import normalize

from policy.screening.talks import mask_talks
from policy.text.compare import chinese_number
from policy.text.lazy import lazily

LONGEST = 64  # bytes, wecom-contract.md «Limits»
_ALLOWED = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]*")
_AS_NUMBER = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d{1,3}")  # 1.38E+10: what Excel makes of a long number


def fold_account(text: str) -> str:
    """The account without blanks, full-width characters made plain: «ｌｉｓｉ» is lisi."""
    return re.sub(r"[\s\u200b-\u200d\u2060\ufeff]", "", normalize("NFKC", text[:200]))


def account_problem(account: str) -> str:
    """What is wrong with a folded account and what to do, in Chinese; empty when nothing is."""
    if not account:
        return "账号为空"
    if _AS_NUMBER.fullmatch(account):
        return f"账号“{account}”已被表格改成科学计数，请把账号列设为文本后重新填写"
    if len(account.encode()) > LONGEST:
        return f"账号为空或超过{LONGEST}字节"
    if not _ALLOWED.fullmatch(account):
        return f"账号“{account}”含有不允许的字符：只能用字母、数字和 _ - @ . ，并以字母或数字开头"
    return ""


# Surnames that are common and seldom begin another word of this field.
_SURNAME: Final = (
    "(?:欧阳|上官|司马|诸葛|司徒|夏侯|皇甫|尉迟|令狐|慕容|[王李张刘陈杨黄赵吴周徐孙朱胡郭林罗郑梁谢宋唐许邓韩冯曹彭曾肖"
    "田董袁潘蒋蔡杜叶魏苏吕丁沈姚卢姜崔钟谭陆汪石廖贾韦付邹孟熊秦邱侯尹薛闫段雷史陶贺龚郝顾毛邵钱戴覃莫孔汤温康施牛葛])"
)
_NOT_NAMES: Final = (
    "田间|石料|温泉|江河|马路|施工|段落|段长|史料|钱款|毛病|温度|康复|孔洞|唐卡|陆续|陆路|叶片|雷达|钟表"
)
_POST: Final = (
    "(?:科长|处长|局长|主任|书记|站长|所长|队长|院长|校长|厂长|经理|组长|部长|委员|科员|干部|负责人|会计|出纳|工程师)"
)
_NAME: Final = rf"(?!{_NOT_NAMES}){_SURNAME}[\u4e00-\u9fff]{{1,2}}?|×{{2,4}}"
_FULL_NAME: Final = rf"(?!{_NOT_NAMES}){_SURNAME}[\u4e00-\u9fff]{{1,2}}|×{{2,4}}"
_RUN: Final = rf"(?:{_NAME})(?:同志)?(?:[、和与及](?:{_NAME})(?:同志)?)*"
# A name stands before 同志, 等…, or what was done with the person; behind a preposition, a post or a list mark.
_NAMED: Final = lazily(
    rf"(?P<before>与|和|找|同|跟|约谈|约|对|给|叫|请|向|、|{_POST}|^)(?P<run>{_RUN})"
    r"(?:(?P<many>等)(?=[\d一二三四五六七八九十两])|(?=谈|等|进行|开展|作|做|两人|二人|三人|提醒|就|，|,|。|；|\s|$|同志|见面|沟通))"
)
_SIR: Final = lazily(rf"(?!{_NOT_NAMES}){_SURNAME}(?P<deputy>副)?(?P<post>{_POST})")
_COMRADE: Final = lazily(rf"(?P<run>(?:{_FULL_NAME})(?:、(?:{_FULL_NAME}))*)(?P<post>{_POST})?同志")
_LIST_MARK: Final = lazily(r"[、和与及]")

_MASKS: Final = r"×{2,4}(?:[、，,和与及]×{2,4})*"
_MASKED_COUNTED: Final = lazily(rf"{_MASKS}(?:同志)?等?(?=[\d一二三四五六七八九十两]+\s*[名位个人])")
_SEVERAL_MASKED: Final = lazily(r"×{2,4}(?:[、，,和与及]×{2,4})+(?:同志)?")
_MASKED_TITLED: Final = lazily(rf"×{{2,4}}(?=副?{_POST})")
_TITLED_MASKED: Final = lazily(rf"(?P<post>{_POST}|[\u4e00-\u9fff]员)×{{2,4}}(?:同志)?(?![、，,和与及]×)")

_NOUNS: Final = (
    "(?:同志|党员干部|党员|中层干部|科级干部|年轻干部|新任职干部|干部职工|干部|职工|工作人员|负责人|班子成员|成员|代表|人员"
    "|副?科长|副?主任|副?处长|副?站长|副?所长|副?队长|同事)"
)
_COUNT: Final = r"(?P<n>\d{1,4}|[一二三四五六七八九十百两]{1,4})(?P<about>余|多)?"
_WHO: Final = r"(?P<who>(?:[^\s，。；、与和找同对到约谈]{1,6}[科处室股]、)*[^\s，。；、,;:：与和找同跟对给向约谈组织召集带领为请到在]{0,14}?)"
_COUNTED: Final = lazily(rf"{_WHO}{_COUNT}\s*(?:(?:名|位|个)\s*(?P<noun>{_NOUNS})|(?P<bare>人)(?!次|大))")
_POSTED: Final = lazily(
    rf"(?:与|和|找|同|跟|约谈|对|向|给)(?P<who>[^\s，。；、,;与和找同跟对给向约谈]{{0,14}}?(?:{_POST}|全体(?:{_NOUNS})|班子成员|{_NOUNS}))"
)


_NAMED_RUN: Final = lazily(
    r"(?:与|和|找|对|约谈|同)(?P<run>[\u4e00-\u9fff×]{2,4}(?:、[\u4e00-\u9fff×]{2,4})+)(?P<more>等)?(?:同志)?\s*(?P<n>\d{1,2}|[两二三四五六七八九十])\s*(?:人|名|位)"
)
_NO_PERSON: Final = tuple("科处股室局委办院站所队校厂部组司长员任")  # «规划科、财务科3名同志», «科长、站长5人»


def without_names(text: str, known: Iterable[str] = ()) -> str:
    """The text with every person's name taken out: «与张三、李四谈话» becomes «与2名同志谈话», «王科长» becomes «科长».

    `known` are names that are certainly persons (the department's members).
    """
    for name in sorted(set(known), key=len, reverse=True):
        if len(name) >= 2:
            text = text.replace(name, "×××")
    text = _of_masks(mask_talks(text))
    text = _COMRADE.sub(_comrade, text)
    text = _NAMED.sub(_named, text)
    text = _SIR.sub(lambda found: f"{found['deputy'] or ''}{found['post']}", text)
    return re.sub(r"×{2,4}(?:[、和与及]×{2,4})*(?:同志)?", lambda found: _count_of(found[0]), text)


def _of_masks(text: str) -> str:
    """Masked names beside a post or a count: «×××科长», «科长×××», «×××、×××等5名» keep what is said without them."""
    text = _MASKED_COUNTED.sub("", text)
    text = _MASKED_TITLED.sub("", text)
    text = _SEVERAL_MASKED.sub(lambda found: _count_of(found[0]), text)
    return _TITLED_MASKED.sub(lambda found: found["post"], text)


def _count_of(run: str) -> str:
    count = len([part for part in _LIST_MARK.split(run) if part])
    return f"{count}名同志"


def _comrade(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    if found["post"]:
        return found["post"]
    return "" if re.search(rf"{_POST}$", before) else _count_of(found["run"])


def _named(found: re.Match[str]) -> str:
    if found["many"]:
        return found["before"]
    if re.fullmatch(_POST, found["before"]):
        return found["before"]
    return found["before"] + _count_of(found["run"])


def read_people(text: str) -> str | None:
    """Post and count of those concerned: «规划科3名同志», «全体干部职工»; None when nobody is named."""
    if found := _COUNTED.search(text.replace("对象", "，")):  # «……，对象3人»
        number = chinese_number(found["n"])
        about = found["about"] or ""
        return f"{found['who']}{number}{about}" + ("人" if found["bare"] else f"名{found['noun']}")
    if found := _POSTED.search(text):
        return found["who"]
    return None


def miscounted(text: str) -> str:
    """What is wrong with «与张某某、李某某、王某某5人谈话»: three are named, five are counted; empty when nothing is."""
    for found in _NAMED_RUN.finditer(text):
        each = found["run"].split("、")
        named = len(each)
        if any(name.endswith(_NO_PERSON) for name in each):
            continue
        if not found["more"] and chinese_number(found["n"]) != named:
            return f"文中列出{named}名，写的是{found['n']}名，请核对人数后重发。"
    return ""
