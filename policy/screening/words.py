"""What personal names and posts look like in running Chinese text: there is no list of persons, and no word breaks."""

from typing import Final

HAN: Final = r"[\u4e00-\u9fff]"
# The usual surnames; those that are above all ordinary words (和, 时, 应, 公, 全 …) are left out.
_SURNAME: Final = (
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑罗梁谢宋唐许韩邓冯曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康施文牛樊葛邢安齐易乔伍庞颜倪"
    "庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕"
    "屈饶解牟艾尤阳穆司卓古吉缪简车连芦褚娄窦戚岑景党宫费冷晏席卫柏瞿桂佟臧闵苟邬于向项池农匡冼谌仇隋荆楚鄢占盛栾]"
)
_COMPOUND: Final = "欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|长孙|宇文|轩辕|端木|呼延|闻人|澹台|淳于|申屠"
# Ordinary words of offices that begin like a name.
_WORDS: Final = (
    "任[用免职命期前务意何满]|方[案式面向法针便]|高[级校层度新质效]|马上|常[务委规态年驻]|平[级时职台]|管[理护委]|项目|水[利务]"
    "|安[排全监置]|金[额融]|党[组委员内支总建纪政风校课务费籍]|单[位独价]|文[件化旅秘明物]|程[序度]|成[员立果效绩长为本]|计[划财算]"
    "|石[油化]|路[政桥线]|房[产屋管改价]|林[业场草]|包[括干含]|何[时人种]|余[额下]|关[于心键联]|严[重格禁肃查]|车[辆队管间]|万[元名人]"
    "|章程|施[工行]|许[可多]|尤其|武[装警]|卫[生健]|曾[任经]|左右|谢谢|齐全|郑重|陈[述列]|农[业村]|向[上下社派]|连[续任]|江[北南]"
    "|黄[河金]|解[除决聘]|纪[检委律监]|费用|申[请报]|简[历]|符合|康复|查[处阅]|谈话|席位|景区|季[度末]|华[东南北]|盛[行]|于[是今]"
    "|占[比用]|温[馨]|吉林"
)
# The names of places and offices end in these, names of persons hardly ever.
_PLACE_END: Final = "镇乡村县市区局委办处科室院所站组部队馆校厂厅股班会街"
# These follow a name more often than they end one.
_AFTER: Final = "为任等的拟免调转晋不兼挂借和与及到至从由因在同已被是对受收利给说接担"
_LAST: Final = rf"(?![{_AFTER}{_PLACE_END}]){HAN}"
# «李庄镇» is a place, «李四镇长» a person with a post.
_NO_PLACE: Final = "(?![镇乡村区街县市](?![长委政党人级]))"
_GIVEN: Final = rf"(?:(?:{HAN}{_LAST}|{_LAST}|[ \u3000]{{1,2}}{_LAST}){_NO_PLACE}|[某×xX*]{{1,2}})"
# Names of some peoples carry a dot: 阿里木·买买提.
NAME: Final = rf"(?:(?!{_WORDS})(?:{_COMPOUND}|{_SURNAME}){_GIVEN}|{HAN}{{2,6}}[·•・]{HAN}{{2,6}})"
TITLE: Final = (
    "(?:(?:局|处|科|股|所|站|队|院|校|县|市|区|镇|乡|部|厅|组|社|村|园|行|会|馆|场|厂|段)长|主任科员|主任|书记|村支书|主席|经理|调研员"
    "|科员|会计|出纳|一把手|负责人|领导(?!干部|小组|班子|机关|体制))"
)


# «王局», «老李», «小张»: short forms count only where no other word can be cut through.
_ALONE: Final = rf"(?:(?<!{HAN})|(?<=[的是]))"
CALLED: Final = rf"(?:{_ALONE}(?!{_WORDS}){_SURNAME}[局处总]|{_ALONE}(?!小[金车康农路项方]|老路)[老小]{_SURNAME})"


def surnamed(title: str = TITLE) -> str:
    """A pattern for «王局长», «李卫国主任», «赵某书记»: a name or a surname alone, then a title."""
    return rf"(?:(?:{NAME}|(?!{_WORDS})(?:{_COMPOUND}|{_SURNAME})|某某?|[xX×*]{{1,3}})副?{title})"
