"""The words of accusations: who is spoken of, what he did, and what shows that somebody works against it instead."""

import re
from typing import Final

from policy.screening_words import CALLED, HAN, NAME, TITLE, surnamed


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


_OURS: Final = (
    r"(?:[我咱俺]们?|他们|你们|[这那]个?)(?:[这那]个?)?[儿里边]?的?"
    r"(?:单位|局|处|科室?|办公室|部门|学校|医院|乡|镇|村|所|站|中心|组)?里?的?(?:有(?:个|位|一个|些)|某个|一个|个别)?的?(?:[主分][要管])?"
    rf"(?:副?{TITLE}|(?:领导)?班子(?:成员)?|同事|老板)"
)
# Somebody in particular: what is said of him is a complaint, even inside a question.
SOMEBODY: Final = _any(
    surnamed(),
    CALLED,
    _OURS,
    rf"{NAME}(?=同志)",
    rf"{HAN}{{1,6}}[局委办处院所站校]的?副?(?:[局处院所站校]长|主任)(?!助理)",
    r"(?<!其)[他她](?![们人日山方乡])",
    r"某(?:[某位个]|单位|局|领导|干部)",
    rf"有(?:一?[个位])?(?:人|领导|干部|副?{TITLE})",
    r"(?:个别|某些)(?:人|领导|干部|同志|工作人员)",
    rf"(?:窗口|食堂|大厅|{HAN}[局委办处科室院所站校队])的?(?:人(?![员事才民])|工作人员)",
)
# Somebody only where it is no question: «局长收礼怎么处理» asks for the rule.
ANYBODY: Final = _any(
    rf"(?:单位|局里?|科室|部门|学校|医院|镇里|村里)的?(?:[主分][要管])?副?{TITLE}", rf"(?<!{HAN})副?{TITLE}"
)
BRIBE: Final = "(?:红包|礼[金品物]|贿赂?|好处费?|回扣|提成|购物卡|名[烟酒]|茅台|烟酒)"
# What is also received in the ordinary course of business, so that only «收了», «送了» make it suspicious.
GAIN: Final = "(?:礼|卡|钱(?![科局处主会书])|现金|房|车|[0-9一二两三四五六七八九十几]+万)"
WRONG: Final = _any(
    # taking
    rf"收[^,;。]{{0,10}}?{BRIBE}|收(?![到取缴回入齐集发])[^,;。]{{0,10}}?{GAIN}|拿[^,;。]{{0,8}}?{BRIBE}|要(?:了|过)?{BRIBE}",
    r"要(?:了|过)?钱(?![款物])|拿.?(?:别人|人家|老板|企业|公家).{0,4}钱|谁送[钱礼]|收钱(?:提拔|办事)",
    r"[索受行]贿|吃拿卡要|吃回扣|以权[谋压]|权[钱色]交易|利益输送|暗箱操作|[买卖]官|插手|[围串]标|勾结|优亲厚友|任人唯亲",
    # public money
    r"贪[污占了腐墨钱]|贪.{0,4}款|挪用|公?款[^,;。]{0,3}挪[走了]|[侵私]吞|私分|套取|骗取|冒领|虚[报开]|假发票|中饱私囊|吃空饷|小金库",
    r"公款[吃旅消喝]|公车私用|大吃大喝|大操大办|[钱款][^,;。]{0,3}自己[拿花用]了",
    # conduct
    r"生活作风|作风(?:不正|有?问题|败坏)|男女关系|不正当关系|婚外情|包养|情[妇人]|小三|二奶|出轨|嫖|赌博|打麻将|打牌|[酒醉]驾|骚扰",
    r"违规|违[纪法]|滥用职权|玩忽职守|打击报复|徇私|腐败|手脚不干净",
)
# Between the person and the deed, or right after it: then somebody works against the deed.
GUARD: Final = re.compile(
    _any(
        r"不[得准许要能应可该收是]|严[禁查]|禁止|防[止范]|预防|杜绝|避免|拒[绝收]|抵制|反对|反(?=腐)|没有|未|约束|承诺|上交|退还|登记|零报告",
        r"整治|治理|纠治|专项(?!资金|经费|款)|排查|自查|清理|整改|惩治|查处|查办|审查调查|处分|处理意见",
        r"提醒|强调|要求|部署|研究|学习|传达|观看|警示|通报|讲[授了]?|党课|教育|谈话|督促|督查|调研|听取|汇报|征求",
        r"案例|风险|规定|办法|制度|法规|条例|方案|廉政|作风建设|工作(?!人员|时|期)|情况的?报告|统计|[0-9]+(?:件|条|起|人)",
    )
)
STUDY: Final = re.compile(
    r"警示|典型案例|以案|忏悔录|教育片|专题片|学习.{0,20}通报|传达.{0,20}通报|党课|专项(?:整治|治理|清理)|法律法规"
)
QUESTION: Final = re.compile(
    r"怎么|如何|怎样|是否|是不是|算不算|什么|吗|能不能|能否|可不可以|要不要|该不该|会不会|用不用|哪[里儿些个种]|谁|(?<!好)几[条种天项]"
    r"|多少|区别|有没有|[?]|为何|多久|咋|啥"
)
