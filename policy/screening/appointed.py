"""Persons whose posts are decided on: found by what stands before and behind a name, not by a list of names.

A name is what a verb of appointment leaves between itself and the next word of its kind: «补选…为支部委员», «…借调期满», «由…接替…任科长».
Words of offices are no names, wherever they stand.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from policy.screening.lexicon import OFFICE
from policy.screening.words import HAN, TITLE
from policy.text.compare import any_of, beginning, chinese_number
from policy.text.lazy import lazily

SURNAMES: Final = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷"
    "罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆"
    "高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷"
    "车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲台鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩"
    "桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎慕连茹习宦艾鱼容向古易慎戈廖庾暨居衡耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚简"
    "饶空曾毋沙乜养鞠须丰巢关蒯相查荆红游竺权逯盖益桓佘佟肖闫覃岳帅缑亢况郈琴梁丘商牟佴伯赏墨哈谯笪爱阳涂付苟郇令仝隋初迟种代岩亓尧郄冼邝仉邸苑禤甯辜雒粟檀蹇鄢"
    "庹郗呼刀冶撒闪勉妥朵宛谌揭鄞戢尉矫隽栗郄眭拜麦淡粘肇奉冒卿楼楚朴漆綦萨蒿虎鹿麴鬲仵俎揣爨召弋弭忻渠淦焉畅邰郐钊镡恽睢瑚羌菅衷遆郯钭隰雎颉骞斛佐侍禚"
)
COMPOUND: Final = lazily(
    "欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|长孙|宇文|轩辕|端木|呼延|闻人|澹台|淳于|申屠|东方|南宫|独孤|百里|东郭|西门|完颜|拓跋"
    "|赫连|钟离|乐正|鲜于|闾丘|司空|亓官|司寇|颛孙|巫马|公西|漆雕|壤驷|公良|夹谷|宰父|谷梁|段干|羊舌|微生|梁丘|左丘|濮阳|单于|太叔|仲孙|宗政|公冶|公羊|万俟|纳兰|叶赫|爱新觉罗"
)
_OFFICE_WORD: Final = any_of(OFFICE)
TWO_SURNAMES: Final = frozenset(each[0] for each in COMPOUND.pattern.split("|"))  # the first characters of such
BEGINS: Final = SURNAMES | TWO_SURNAMES | frozenset("小老")
"""With another character no name begins, but for one that is a word and one that is spelt by its sound."""
_ONLY_OFFICE: Final = lazily(
    rf"(?:{_OFFICE_WORD}|{TITLE}|[副正原现各本该的等和与及为是将拟被中级届名位人员们新老小大上下前后第一二两三四五六七八九十几数])+"
)
_HAS_OFFICE: Final = lazily(
    rf"{_OFFICE_WORD}|[局委办处科室院所站队会厅部镇乡村县市区街校厂员组司]$|^[各每其该本我他她此有无未不已再两几数全一二三四五六七八九十的在于这那为以]|[的了着过吗呢吧]"
)
_UNIT_END: Final = lazily("[局委办处科室院所站队会厅部镇乡村县市区街校厂员组州]$")

SOUNDS: Final = frozenset(
    "额敦阿依努尔古丽扎艾山西顿珠巴特夫乌兰其木格斯琴日次仁旺堆拉提卜杜玉素甫岩温罕吉克伍合那顺雅央金措卓玛才让多洛桑丹增达娃尼贡布索朗嘎热买江赛麦吾沙力迪里别哈勒恩和苏图雷朝宝音孟娜仓决边罗绒曲扎罕依婉香罕坎叶尔肯巧孜帕丽甫衣则旦藏尕赞呷惹列措姆毕钦呼索南杰"
)
_IN_DOTTED: Final = rf"(?:(?![和与及跟由]|汇报|主持|接替|任免){HAN})"
_DOTTED: Final = rf"{_IN_DOTTED}{{2,6}}[·•・]{_IN_DOTTED}{{2,6}}?"
_LATIN: Final = r"(?:[A-Z][A-Za-z]{1,15}(?: [A-Z][a-z]{1,15}){1,2}|[a-z]{2,6} [a-z]{2,6}|(?:[A-Z][a-z]{1,6}){2})"
COMMON: Final = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑罗梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范金石廖贾夏"
_NO_START: Final = rf"(?!(?:{COMPOUND.pattern}|{HAN})(?:工?[办委])?副?{TITLE})(?!代登|补登|布置|借调|返聘|续聘|考察|提拔|任命|免去|推荐|聘任|聘用|解聘|补选|选举|增补|选派|新进|新招|录用|招录|引进|安置|给予|研究|审议|讨论|关于|同意|批准|确定|明确|授权|汇报|拟|{TITLE}|[从把让由将被给对为是和与及在整解副的等免派调提请报]|任(?:[副正职命用免务期前]|(?=[{COMMON}].{{1,2}}为)))"
_NAME: Final = rf"{_NO_START}(?:{_DOTTED}|{_LATIN}|(?:{COMPOUND.pattern}){HAN}{{1,2}}?|(?!{COMPOUND.pattern}){HAN}{{2,6}}?|[{''.join(sorted(SURNAMES))}][ \u3000]{{1,2}}{HAN}(?!{HAN}?[ \u3000])|{HAN}[某×]{{1,2}}|×××)"
_NEXT: Final = r"(?:\s?[、/／]\s?|[ \t\u3000]+|[和与及跟]|(?=×××))"
_LIST: Final = rf"{_NAME}(?:(?:同志)?{_NEXT}{_NAME}){{0,6}}?"

_POST: Final = rf"(?:(?:副|正|代|原)?{TITLE}|[正副][科处股局厅高]级?|[一二三四]级|委员|主席|[监董]事|顾问|工程师|科员|站员|村官|第一书记|总工|助理|组织员|负责人|人选|对象|代表|党员|教授|教师|干部|编外|事业编|聘用人员)"
_UNIT: Final = r"(?:办公室|综合|规划|财务|人事|组织|机关|纪检|局|县|市|区|镇|乡|村|执法|农技|工会|党|财政|规划|水利|交通|教育|[一-龥]{2}(?:局|科|镇|乡|中心|大队)(?!长))"
# What only follows a person.
_DONE: Final = (
    rf"\s?(?:同志|等同志|等?\s?[\d两二三四五六七八九十]+\s?[名位个]?(?:同志|人(?![事员选]))|任(?![务何期意重免用前办]|职资格)|[兼担出继留接]任|不再|拟[任提晋聘调免转]|[改转调升]任|调(?=[到去至往离入走动任回])|平调|对调|互换|商调"
    r"|借调(?!人员)|挂职(?!干部|人员)|(?:按期)?转正(?!定级)|试用期?|延长试用|职级|职务|职称|晋[升级职](?!条件)|提(?=[拔任副正为处科])|升(?=[任副正为])|破格|评(?=[正副高中])|竞聘|入职|录用|聘[任用为](?!制|办法)|续聘|返聘|解聘|(?:提前)?退休|辞[职去]"
    rf"|免(?=[去职])|取消任|撤[职销]|跟班|轮岗|交流[到至任]|交流轮岗|定[岗级]|分(?=[到配])|接替|接(?={_NAME}的班)|主持(?={HAN}{{0,8}}工作)|负责(?={HAN}{{0,8}}工作)|记[功过大]|嘉奖|另有|去?当(?={HAN}{{0,6}}{_POST})|当选|受(?=.{{0,6}}处分)|处分|考察|代理|得票|到龄|开除|警告|降[级职]"
    rf"|到(?={HAN}{{2,10}}?(?:工作|任职|挂职|学习|报到|锻炼))|从(?={HAN}{{2,10}}?(?:调|借|转))|为(?={HAN}{{0,12}}{_POST})|由(?=.{{1,12}}(?:晋升|调整|转|升))|的(?=[任免职班试辞]|处分|考察|晋升|提拔)|进(?={HAN}{{1,8}}专班)|[正副][科处股高](?!级|长)|{TITLE}(?=调走|免|不再|退休|辞职|转任)"
    r"|参加(?=.{0,6}(?:竞聘|选拔|遴选|挂职))|进行(?=.{0,6}(?:考察|考核|谈话|调整|处分))|分别|任免|工作(?:岗位|调动)|(?:[(（](?:男|女|\d{2}|现任|原任|拟任|[^)）]{0,12}(?:长|主任|书记|员|师)[)）]))|\s?——(?=[一-龥]{0,8}(?:长|主任|书记|员)))"
)
# What may follow where the verb before already says that a person comes.
_ANY_END: Final = rf"(?:{_DONE}|\s?(?:$|[，,：:（(）)；。”\"|]|为|到|[至去赴当做任在]|从|由|因|等|的|入党|作为|党[内纪]|政务|行政|{_POST}|{_UNIT}|进|参加|事[项宜]))"
_STARTS: Final = r"(?:^|[\n：:，,；;。（(“\"【|\t、]|[\d一二三四五六七八九十][.、)）．]|[日起]起?[，,]?|[①-⑳㈠-㈩])\s*"
_WEAK: Final = "提 调整 研究 审议 讨论 审定 关于 同意 批准 由 把 让 将 拟将 对 拟对 给 调 派 接 汇报 听取 确定 明确 人员 干部 党员 职工 同志 授权 拟 免 任 原 是 为 通过 小 安排 现将"
_STRONG: Final = (
    "任命 任用 拟任用 免去 免除 提拔 提拔使用 提名 提任 晋升 聘任 聘用 续聘 返聘 解聘 补选 选举 增补 选派 指派 委派 推荐 考察 安置(?![房区点补]) 引进 给予 借调 商调 新进人员 新招录公务员 新录用公务员 新招录人员 招录 录用 转业军官 退役军人 公务员 人选 优秀人选 对象 博士 硕士 退休医生 退休教师 军官 发展 吸收 选调 选拔 重用"
    " 撤销 接替 诫勉 开除 拟提拔 拟任命 拟晋升 拟聘用 优秀年轻干部 后备干部"
)
_OF_PERSON: Final = "研究|讨论|审议|关于|启动|同意|批准|汇报|考察|[派让由对把将给查]"
_CALLED: Final = rf"(?:{COMPOUND.pattern}|(?![党车连水房站校国公])[{''.join(sorted(SURNAMES))}])"
_VERB: Final = rf"(?:{beginning(_STRONG)}){{1,3}}(?:了|为|[:：])?\s?[“\"]?"

# How surely a frame holds a name: True, as far as it may be one; None, whatever word it may be («解放同志»).
_WORD: Final = r"(?![某×姓是新老])[\u4e00-\u9fff]"
_FRAMES: Final = tuple(
    (lazily(pattern), firm)
    for pattern, firm in (
        (rf"(?P<lead>{_VERB})(?P<names>{_LIST})(?={_ANY_END})", True),
        (rf"(?P<lead>{_STARTS})(?P<names>{_LIST})(?={_DONE})", True),
        (rf"(?P<lead>{beginning(_WEAK)}|{TITLE}|[任免]命?)(?P<names>{_LIST})(?={_DONE})", True),
        (rf"(?P<lead>{_STARTS}|{_OF_PERSON}|{_VERB})(?P<names>(?:(?!{_OF_PERSON}){HAN}){{1,6}}?)(?=同志(?!们|组|参[会加]|列席|出席|汇报|主持会|联系|为联|好))", None),
        (rf"(?P<lead>{_STARTS}|{_OF_PERSON}|{_VERB})(?P<names>{_CALLED})(?=副?{TITLE}(?:同志)?的?(?:调[动整出往]|拟|升|改任|试用|处分|分工|岗位等级|晋))", None),
        (rf"(?P<lead>{_VERB})(?P<names>{_WORD}{{2,3}}?)(?=同志|为(?={HAN}{{0,14}}{_POST}))", None),
    )
)  # fmt: skip
_PART: Final = lazily(rf"(?P<name>{_NAME})(?P<rest>(?:同志)?(?:{_NEXT}|$))")
# A list that is counted as persons: as many parts as are said, whatever they mean («毛、昝两位»).
_ONE: Final = r"(?:[\u4e00-\u9fff]{1,9}(?:[·•・][\u4e00-\u9fff]{1,6})?|×××)"
_COUNTED: Final = lazily(
    rf"(?P<lead>{_STARTS}|{_OF_PERSON}|[局科室队站所办组]|(?:人员|人选|对象|名单)[:：]?\s?)(?!{_OF_PERSON})(?P<names>{_ONE}(?:(?:[、／/]\s?|[和与及]){_ONE}){{1,9}})"
    r"(?=[,，]?\s?(?:等|共|这)?(?P<n>[二两三四五六七八九\d]|十)\s?(?:[名位个]?(?:同志|人(?![才次选事]))|[名位](?![一-龥]?[科处]级)))"
)
_LISTED: Final = lazily(
    rf"(?P<lead>(?:候选人|人员|人选|对象|名单|同志)[:：]\s?)(?P<names>{_ONE}(?:[、／/]\s?{_ONE}){{1,9}})(?=[,，。；;]|$)"
)
_BETWEEN: Final = lazily(r"([、／/]\s?|[和与及])")
_ROW: Final = lazily(
    rf"(?P<lead>^\s*[|（(]?\s?[\d一二三四五六七八九十]{{0,3}}[.、)）．|]?\s*)(?P<names>{_LIST})(?=\s*(?:[（(，,|\t]|$)|[ \u3000]+(?:{_POST}|{_UNIT}))"
)


def hide_appointed(segment: str, hidden: Callable[[re.Match[str]], bool]) -> str:
    """The segment with ××× for every person who is appointed, moved, elected, rewarded or the like; `hidden` may spare one."""
    for pattern, firm in _FRAMES:
        segment = pattern.sub(partial(_masked, firm=firm, hidden=hidden), segment)
    for pattern in (_COUNTED, _LISTED):
        segment = pattern.sub(partial(_listed, hidden=hidden), segment)
    return segment


def _listed(found: re.Match[str], *, hidden: Callable[[re.Match[str]], bool]) -> str:
    parts = _BETWEEN.split(found["names"])
    count = chinese_number(found.groupdict().get("n") or "")
    whole = count in (None, len(parts[::2]))
    if not (whole and hidden(found)) or any(
        (len(part) > 4 and "·" not in part) or _is_of_office(part) for part in parts[::2]
    ):
        return found[0]
    return found["lead"] + "".join(part if place % 2 else "×××" for place, part in enumerate(parts))


def hide_row(segment: str) -> str:
    """A row of a list of persons with ××× for the names: «2.李四», «李四\t规划科科长»."""
    return _ROW.sub(partial(_masked, firm=False), segment)


def _masked(
    found: re.Match[str], *, firm: bool | None, hidden: Callable[[re.Match[str]], bool] = lambda _: True
) -> str:
    if not hidden(found):
        return found[0]
    if firm is None:
        return found[0] if _is_of_office(found["names"]) else f"{found['lead']}×××"
    parts = list(_PART.finditer(found["names"]))
    named = [is_name(part["name"], firm=firm) for part in parts]
    if firm and any(named):  # in a list of names stands a name, whatever else it means
        joined = [bool(part["rest"].strip()) for part in parts]
        listed = [mark or before for mark, before in zip(joined, [False, *joined], strict=False)]
        named = [
            is_one or (in_list and len(part["name"]) < 4 and not _is_of_office(part["name"]))
            for part, is_one, in_list in zip(parts, named, listed, strict=True)
        ]
    told = (("×××" if is_one else part["name"]) + part["rest"] for part, is_one in zip(parts, named, strict=True))
    masked = found["lead"] + "".join(told)
    return masked if "×××" in masked else found[0]


def _is_of_office(words: str) -> bool:
    return bool(_ONLY_OFFICE.fullmatch(words) or _HAS_OFFICE.search(words) or _UNIT_END.search(words))


def is_name(words: str, *, firm: bool = True) -> bool:
    """Whether the words may be a person's name; where the frame is not `firm`, a surname has to begin them."""
    if not re.fullmatch(HAN + "+", words):
        return True
    if words[0] in "小老" and len(words) > 2:
        return is_name(words[1:], firm=False)
    compound = COMPOUND.match(words) is not None
    surname = compound or words[0] in SURNAMES
    if len(words) < 2 or _ONLY_OFFICE.fullmatch(words) or (len(words) > 2 and _UNIT_END.search(words)):
        return False
    if surname and len(words) <= (4 if compound else 3):
        return True
    if firm and surname and not _HAS_OFFICE.search(words):
        halves = ((words[:cut], words[cut:]) for cut in (2, 3))  # two names with nothing between
        if any(is_name(first, firm=False) and is_name(second, firm=False) for first, second in halves):
            return True
    sounds = sum(char in SOUNDS for char in words)  # names of other peoples, written by their sound
    return firm and len(words) > 2 and sounds * 10 >= len(words) * 7 and not _HAS_OFFICE.search(words)
