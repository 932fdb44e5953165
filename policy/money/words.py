"""The words around a number that make it money, make it something else, or leave it open."""

import re
from pathlib import Path
from typing import Final

from policy.money.numeral import DIGIT_CHARS, SMALL_CHARS
from policy.text.compare import any_of
from policy.text.data import words_of
from policy.text.lazy import lazily

WORDS: Final = words_of(Path(__file__).with_suffix(".txt"))
_N: Final = rf"[\d{DIGIT_CHARS}]"
_FOREIGN_NAMES: Final = WORDS["foreign money"]
_CODES: Final = any_of(r"USD EUR HKD JPY GBP KRW AUD CAD CHF SGD TWD MOP THB RUB US\$ HK\$ NT\$ A\$ C\$ S\$ [$€£]")
FOREIGN: Final = lazily(rf"\s?[多余来]?\s?(?:{_FOREIGN_NAMES}|{_CODES})")
FOREIGN_BEFORE: Final = lazily(rf"(?:{_FOREIGN_NAMES}|{_CODES})\s?$")
SIGN: Final = lazily(r"(?:[￥¥]|RMB|CNY|人民币)\s?(?:\(?[大小]写\)?)?\s?[:]?\s?$", re.IGNORECASE)
ABOUT: Final = lazily(WORDS["about"] + r"\s?(?:为|是|需|要)?\s?(?:人民币|[￥¥])?\s?$")
AT_LEAST: Final = lazily(r"(?:至少|最少|少说|起码|不低于|不少于|下限)[也都得要需为是花\s]*上?\s?$")
ABOUT_UNIT: Final = lazily(r"(?<![以会早晚])上\s?$")
AFTER: Final = lazily(r"\s?(?:左右|上下|以内|之内|以上|以下|不到|出头|许)|吧")
_NO_YUAN: Final = "(?![旦月宵素老件首化帅谋勋凶])"
_JIAO: Final = "[角毛](?![色度落笔利])"
_FEN: Final = "分(?![钟之公局店队行院支会])"
_LAST: Final = rf"(?![\d{DIGIT_CHARS}{SMALL_CHARS}万亿])"
CENTS_LEFT: Final = lazily(rf"[\d{DIGIT_CHARS}{SMALL_CHARS}.]{{1,9}}(?:{_JIAO}|{_FEN})")
YUAN: Final = lazily(
    rf"\s{{0,2}}(?P<more>[多余来把几+])?\s{{0,2}}"
    rf"(?:(?P<yuan>元{_NO_YUAN}|圆(?![桌满形通明梦])|块钱?)"
    rf"(?P<part>零?(?P<tens>{_N})(?:{_JIAO}|(?<=块.){_LAST})(?:零?(?P<ones>{_N})(?:{_FEN}|(?<=[角毛].){_LAST}))?"
    rf"|零?(?P<fen>{_N}{{1,2}}){_FEN})?(?:整|正(?!式|在|常))?\s?(?:人民币)?|(?P<name>人民币))?"
)
# 块 is a piece of something where a thing follows; it is money before a pause or 钱.
PAUSE: Final = lazily(r"\s?(?:[,。;:、()!?\n]|$|左右|上下|以内|的|吧|多|钱|整)|\s")
COUNTED: Final = lazily(
    rf"\s?[多余来几]?\s?(?!.[长里务])(?:{WORDS['measures']}|{WORDS['people counted']})", re.IGNORECASE
)
# «一» that belongs to the next word: 8万一并研究.
NEXT_WORD: Final = lazily(r"[并般起致同律直定些旦体切样概经边律行](?!个)|次性")
THRESHOLD: Final = lazily(
    r"\s?元?\s?\(?(?:含|不含)?\)?以[上下]\s?的?\s?\(?(?:含|不含)?\)?" + WORDS["what a threshold is for"]
)
MONEY_JUST_BEFORE: Final = lazily(
    WORDS["money"] + r"(?:额|总额|规模|概算|预算)?\s?(?:\([^)]{0,6}\))?\s?[:为是共计约需要大概花了\s]{0,5}$"
)
MONEY_BEFORE: Final = lazily(WORDS["money"] + r".{0,8}$", re.DOTALL)
BARE_BEFORE: Final = lazily(
    WORDS["money of a bare figure"] + r"(?:额|总额|规模)?\s?[:为是共计约大概需要]{0,4}\s?$|(?:大概|大约|差不多)\s?$"
)
NEGATIVE: Final = lazily(r"(?:(?:^|[:,;\s(为是])[-−]|负)\s?$")
CONTINUES: Final = lazily(
    r"[A-Za-z\d]$|\d[OolI]\s?[,.]\s?$|(?:^|[^\d.])\d{1,2}\s?[;,]\s?$|[^\d.\n]\d{1,2}\s?、\s?$|\d[-/]$|\d[.。]{2,}$|(?:(?<![\d.])\d|[一-龥]\d{1,3}) \d? ?$|[^\s:;。]\d{1,3}[.,] $"
)
EACH: Final = lazily(r"(?:每(?!年)[一-龥]{0,3}|人均|户均|单价|均价|日均|月租)\s?(?:约|为|是|[:])?\s?$")
YEARLY: Final = lazily(r"(?:年租金?|每年)\s?(?:约|为|是|[:])?\s?$")  # all that the matter costs, unless a term is named
PER_YEAR: Final = lazily(r"\s?(?:/|每)\s?年")
TERM: Final = lazily(r"(?:(?<!\d)(?!1年)\d{1,2}|[二两三四五六七八九十])\s?年(?![度级底终])")
EACH_AFTER: Final = lazily(rf"\s?(?:/|每)\s?(?!年)(?:{WORDS['measures']}|人|月|吨)")
FORMER: Final = lazily(
    r"(?:原(?:批复|预算|定|合同|概算|计划|核定|价值?|值|投资|金额|有|来|批准|申报|安排)?|此前|上年|去年|以前|从|由)(?:金额|资金|价|额|预算|概算)?(?:的|为|是|[:])?\s?$"
)
PART: Final = lazily(r"其中(?!的)(?P<of>[^,。;\d]{0,8}?)(?:总额|总计|[共约为])*$")
SHARE: Final = lazily(r"\s?的?\s?\d{1,3}(?:\.\d+)?\s?%")  # 合同价500万元的30%
JOIN: Final = lazily(
    r"\s?(?:元|块|人民币)?\s?(?:\(不?含\))?\s?(?:-{1,2}|—{1,2}|–|−|~|至|到|以上(?:至|到|,|、)?)\s?(?:人民币|[￥¥])?\s?"
)
_UNIT: Final = r"(?:人民币)?(?P<unit>[十百千]?[万亿]|[百千])?元"
HEADING: Final = lazily(
    rf"(?:[(/]\s?(?:单位\s?:?\s?)?|单位\s?:?\s?|(?:^|[\n,;。])(?=[十百千万亿]*元\s?:)){_UNIT}\s?(?=[):;,\s]|\d|$)|(?<=\s){_UNIT.replace('unit', 'loose')}\s?(?=\d)"
)
UNIT_AFTER: Final = lazily(r"\s?\((?:单位\s?:?\s?)?" + _UNIT + r"\)")
UNDER_HEADING: Final = lazily(
    r"(?:[\s):;约为是|]|[合总共]计|[一-龥]{0,6}(?:申请|金额|预算|资金|经费|投[入资]|费用?|[概估]算|[总单合同]价|款项?|额度)(?=\s?:))*"
)
MONEY_AFTER: Final = lazily(r"(?:左右|上下)?的[一-龥]{0,10}(?:费用?|款|资金|经费|采购)")  # 20k的印刷费
CELL_ENDS: Final = lazily(r"[ ]{0,3}(?:[;\n]|$)")
NAMED_BY_UNIT: Final = lazily(r"元?(?:GDP|产值|增加值|[户村乡镇县级]|大关|项目|工程|企业|以[上下])")
MORE: Final = lazily(r"\s?[多余来](?![一-龥])|多(?!功能|媒体|样|元|个|次|方|项|年|层|级)|余(?![一-龥]|款|额)|余(?=的)")
BLANK: Final = lazily(r"(?:[×xX*_□?…]{1,9}|若干|多少|[:]\s{0,9}|^\s*|\s{2,})$")
