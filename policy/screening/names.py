"""Names that must not be kept: those of persons whose posts are decided on (domain.md), and all of them in logs."""

import re
from collections.abc import Callable
from typing import Final

from policy.screening.appointed import hide_appointed, hide_row
from policy.screening.persons import persons
from policy.screening.surnamed import surnamed as named_in
from policy.screening.words import NAME, TITLE, surnamed
from policy.text.compare import beginning, simplified
from policy.text.lazy import lazily

MASK: Final = "×××"
# Two names may stand side by side; more than two only with something between them, so that reading stays linear.
_LIST: Final = rf"{NAME}(?:{NAME})?(?:\s*[、，,和与及]\s*{NAME}(?:{NAME})?){{0,20}}"
_SEGMENT: Final = lazily(r"[^。；;\n]+")
PERSONNEL: Final = lazily(
    beginning(
        r"任[免命职用] (?<![纪监])委派(?![员驻]) 指派 [监董]事$ 免[职去除] 提[拔任名] 晋[升级] 职[级务] 推荐 考察 处分 [聘录]用 [聘拟调转兼担接挂]任 解聘 转正 试用期 轮岗 挂职 借调 调[动整]"
        r" 人事 发展党员 预备党员 后备 选[拔调] 组织处理 诫勉 辞[职去] 退休 撤职 降[级职] 开除 警告 记.{0,2}[过功] 记大 候选人 [）)]\s?→ 的职 给予 续聘 返聘 对调 调.{2,16}到"
        r" [借商]调 补选 选举 增补 定岗 新进 招录 引进 入职 录用 安置 接替 的班 [升提][副正] 调[到去走离入] 提.{2,6}当 让.{2,6}[去当] [副正][科处高] 跟班(?!子) 竞聘 互换 主持.{0,6}工作 负责.{0,8}工作"
        r" 评[副正]高 评[初中]级 正式党员 临时负责 [:：—]\s?[^，。]{0,8}(?:主任|[科局处股所站]长|书记)$ 专班 代理 人选 优秀 授权 姓名 等\s?[\d两二三四五六七八九十]+人 平调 另有"
        r" 换[岗个] [长任记].{2,4}换成 岗位?$ 见习 试用 候选[:：] 拟推 留任 套转 劳动关系 得票 书记由 出纳 二线 离岗 [内病]退 下派 抽调 [借轮]到 顶岗 回原 挂.{0,3}[县局镇乡] 代主任 免.{1,4}(?:$|[局处科股所站院校镇乡][长的]) [就停].?免?职 停.{1,4}的职 入党 政审 当选 进班子 进党组"
        r" [上干定提升副][副正]?[科处股局高][级长办室]?(?:$|[，,、了的]) [升提撤]了 (?<![减豁避难])免.{2,4}的(?!.{0,4}[费税款债]) [一二三四]级(?:调研员|主任科员|科员) 干部名单 名单[:：—] 不再 升.?[级格档] 降为 评.{1,4}为 评优 先进个人 年度优秀 职称 聘[期请任用高中]? 续签 预备 暂由 当.{0,8}(?:科长|主任|局长|处长|股长|所长|书记|顾问) 顶.{2,4}的"
        r" 调(?!度).{0,6}[办科局处室所站队镇乡] 去.{2,8}(?:当|任|做) 同意.{2,4}试用 对换 岗位调整 接收 吸收 退(?![回还款费税货件]) 同志的?问题 等人调整 给(?![各全大所他她我你]).{2,4}个 接$ 不干 两个同志"
        r" 编[外制] 法(?:定代表)?人.{0,12}变更 合同到期 续用 不再?续 借用 转隶 分工 届满 请辞 处理意见 受到.{0,4}处"
        r" 转岗 递补 专家库 劳动合同 工作许可 档案(?:已|专审|审核) 兼职情况 [为任当].{0,10}(?:监督员|医师|出纳|会计) [青训]班学习 教龄 提成.{0,8}(?:主任|[科股所]长)"
        r" 表扬 嘉奖 停薪 组织关系 代行 形态处理 履新 起用 借来 干事 调[出往] 列[入进].{0,6}(?:名单|班) 贬 年轻干部 到龄 考核等次"
        r" 入编 事业编 套改 岗位等级 调至 聘请 任前 总工 公示对象 对象[:：] 同志的?任 留不留 (?<!主)任.{0,12}主任 [去回到].{0,6}(?:办公室|水库|基层) 重用 选派 驻村 (?<!主)任.{0,15}(?:长|主任|书记|员|主席|政委|负责人|教授) 交流[到至任] 评为 授予 表彰 调回 攻读 访学 公派 援[建藏疆派] 脱产 回避申请"
    )
)
"""A sentence without one of these is not about persons' posts, and is left alone."""
# Acts of the office that name members by their work: «交接 张伟 → 高飞», «请假 张伟 … 代理 高飞».
_COMMAND: Final = lazily(
    r"\s*(?:登记)?(?:交接|请假|销假|分管|代理|已?参会)[\s:：]|\s*申请\s(?!廉政)|\s*记\s?(?:抽调|借调|休假|请假|外出)"
    r"|\s*(?:调动|增加|停用|启用)\s"
)
# A member who moves or leaves, in everyday words and nothing beside.
MOVES: Final = re.compile(
    r"(?:[把将让]|我们的?)?(?:(?P<place>[一-龥]{2,12}[局委办处中心])的?)?(?P<name>[一-龥·]{2,10}?)(?:同志)?(?:已经?|要|马上)?"
    r"(?:(?:调[到至往任去]|调入)(?P<other>[一-龥]{2,12}?)(?:(?:当|任|做|担任)?(?P<role>联络员|班子成员|科室人员|机关纪委|主要负责人))?"
    r"|(?P<leaves>退休|离职|辞职|离岗|调走|调离))了?[。]?"
)
# A member whom somebody follows, with the day and nothing beside: «从1月11日起李娜接替杨雪».
_DAY: Final = r"(?:[从自]?[\d一二三四五六七八九十月日号今明后天下本这周星期礼拜年底初中]{2,12}(?:开始|起|以后)?[，, ]*)"
FOLLOWS: Final = re.compile(
    rf"{_DAY}?(?:由|请|让)?[一-龥·]{{2,4}}?(?:同志)?(?:来)?(?:接替|接任|接手|顶替|接)(?P<name>[一-龥·]{{2,4}}?)(?:同志)?"
    rf"(?:的(?:班|岗位?|工作|活儿?))?了?(?:[，, ]*{_DAY})?(?:[，, ]*账号[：: 是]?[A-Za-z0-9_.@-]+)?[。]?"
)
# The same in other words; the sentence that says who does the liaison's work or by which account, and no other sentence beside it.
_HANDS_OVER: Final = lazily(
    r"联络员|[这那]摊|手[上头里](?:的|那些)*[活事]|号[是为叫:：\s]*[A-Za-z]|[，,]\s?[a-z][a-z0-9_.]{2,30}[。]?$|(?:请.{0,4}假|[休年产病].{0,3}假|出差|外出|住院|学习|培训|不在(?!岗)|有事)[^免职任]{0,16}[代替]|(?:我们?|^|[，,。]\s?)[让派由][一-龥]{2,4}?(?:[代替]我)?去(?:开会?|参加|一趟)?(?:吧|了|就行)?(?:$|[，,]\s?\S{0,8}(?:有事|有会|出差|请假|走不开|去不了|没空)\S{0,2}$)|接[我他她]的|\S{2,4}调走了?[，, ]*由?\S{2,4}接$"
)
# A meeting decides about persons, whoever may stand beside them as liaison.
_MEETING: Final = lazily("会议|办公会|党组会|研究|审议|议题|任免")
# A row of a table: «1、李四 财务科科长».
_ROW: Final = lazily(
    rf"\s*(?:[\d一二三四五六七八九十]{{1,2}}[、.]|\|)\s?[\u4e00-\u9fff·]{{2,12}}[ \t|\u3000]{{1,3}}[^，,。]{{0,10}}(?:{TITLE}|科员)"
)
# A request for an integrity opinion is about persons; whoever stands in it by name goes: «廉政意见 张三 李四 两人».
_INTEGRITY: Final = lazily("廉政意见")
_CANDIDATE: Final = lazily(
    rf"(?P<lead>[\s：:，,、(（])(?P<names>{_LIST})(?=\s|[、，,)）：:]|$|[等共同]|[\d一二两三四五六七八九十]+\s*[人名位])"
)
# These persons act in the matter; nothing is decided about them.
_ACTING: Final = lazily(
    r"(?:联[系络]人|联络员|[经承]办人|填报人|报送人|记录人|主持人|汇报人|参[会加]人员|[出列]席|请)[:：]?\s*$"
)
_IN_HOUSE: Final = lazily(
    r"[诊政部合公学综主东南西北附旧老新\d一二三四五六七八九十]楼$"
)  # 门诊楼七楼: 楼 is no surname there
_SUM: Final = lazily(  # 叁万陆仟圆: 陆 is no surname there
    "[壹贰叁肆伍陆柒捌玖零一二三四五六七八九两半]+[拾佰仟十百千万亿][壹贰叁肆伍陆柒捌玖零一二三四五六七八九两半拾佰仟十百千万亿]*[元圆]?[角分整正]*"
)
_PHONE: Final = lazily(r"(?<!\d)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8})(?!\d)")
_ID_NUMBER: Final = lazily(r"(?<!\d)\d{17}[\dXx](?!\d)")
_IN_LOGS: Final = lazily(
    rf"(?:(?<=联系人)|(?<=姓名)|(?<=联络员))[:：\s]*{NAME}|{NAME}(?=\s*(?:同志|副?{TITLE}|\*\*\*))|{surnamed()}"
)


def mask_personnel(text: str, is_member: Callable[[str], bool] | None = None) -> str:
    """The text with ××× for each name in what it says of appointments, promotions, discipline and the like.

    A text in traditional characters that had names comes back in simplified ones. With `is_member` a wish to move such a
    person, to let somebody follow or to take one off the list stays as it is.
    """
    plain = simplified(text)
    moved = (MOVES.fullmatch(plain.strip()) or FOLLOWS.fullmatch(plain.strip())) if is_member else None
    if moved and is_member and is_member(moved["name"]):
        return text
    masked = _masked(plain)
    return masked if masked != plain else text


def segments(text: str) -> list[str]:
    """The sentences of a text, each read by itself."""
    return _SEGMENT.findall(text)


def _masked(text: str) -> str:
    masked, listing = [], False
    place = 0
    if _COMMAND.match(text):
        return text
    in_meeting = _MEETING.search(text) is not None
    for found in _SEGMENT.finditer(text):
        segment = found[0]
        if in_meeting or not _HANDS_OVER.search(segment):
            segment, listing = _hidden(segment, listing)
        masked += [text[place : found.start()], segment]
        place = found.end()
    return "".join(masked) + text[place:]


def _hidden(segment: str, listing: bool) -> tuple[str, bool]:
    """A sentence without its names, and whether rows of a list of names may follow."""
    if integrity := _INTEGRITY.search(segment):
        segment = _CANDIDATE.sub(_hide, segment)
    if PERSONNEL.search(segment) or _ROW.match(segment):
        told = _hide_found(segment, persons)
        if told != segment:  # once more: a mask tells who stands beside it
            told = _hide_found(told, persons)
        return hide_appointed(_hide_found(told, named_in), _decided_on), True
    listing = listing or integrity is not None
    return (hide_row(segment) if listing and not _PHONE.search(segment) else segment), listing


def mask_for_log(text: str) -> str:
    """The text without telephone and identity numbers, and without the names that can be told by their surroundings."""
    hidden = _ID_NUMBER.sub("***", text)
    hidden = _PHONE.sub("***", hidden)
    return _IN_LOGS.sub(MASK, mask_personnel(hidden))


def _decided_on(found: re.Match[str]) -> bool:
    return _ACTING.search(found.string[max(0, found.start("names") - 12) : found.start("names")]) is None


def _hide_found(segment: str, find: Callable[[str], list[tuple[int, int]]]) -> str:
    for start, end in reversed(find(_SUM.sub(lambda sum_said: "0" * len(sum_said[0]), segment))):
        if not _ACTING.search(segment[max(0, start - 12) : start]) and not _IN_HOUSE.search(
            segment[:start] + segment[start]
        ):
            segment = f"{segment[:start]}{MASK}{segment[end:]}"
    return segment


def _hide(found: re.Match[str]) -> str:
    if _ACTING.search(found.string[max(0, found.start("names") - 12) : found.start("names")]):
        return found[0]
    return found["lead"] + _ONE_NAME.sub(MASK, found["names"])


_ONE_NAME: Final = lazily(r"[^、，,和与及\s]+(?:[ \u3000]{1,2}[^、，,和与及\s]+)?")
