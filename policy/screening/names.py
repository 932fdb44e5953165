"""Names that must not be kept: those of persons whose posts are decided on (domain.md), and all of them in logs."""

import re
from typing import Final

from policy.screening.words import NAME, TITLE, surnamed
from policy.text.compare import simplified
from policy.text.lazy import LazyPattern

MASK: Final = "×××"
# Two names may stand side by side; more than two only with something between them, so that reading stays linear.
_LIST: Final = rf"{NAME}(?:{NAME})?(?:\s*[、，,和与及]\s*{NAME}(?:{NAME})?){{0,20}}"
_SEGMENT: Final = re.compile(r"[^。；;\n]+")
# A segment without one of these is not about personnel, and is left alone.
_PERSONNEL: Final = re.compile(
    r"任[免命职用]|免[职去除]|提[拔任名]|晋[升级]|职[级务]|推荐|考察|处分|[聘录]用|[聘拟调转兼担接挂]任|解聘|转正|试用期|轮岗|挂职|借调|调[动整]"
    r"|人事|发展党员|预备党员|后备|选[拔调]|组织处理|诫勉|辞[职去]|退休|撤职|降[级职]|开除|警告|记[过大]|候选人"
    r"|重用|选派|驻村|任.{0,15}(?:长|主任|书记|员)"
)
_APPOINT: Final = r"(?:任命|免去|免除|提拔|聘任|拟任|提名|调任|撤销|开除)"
_ACT: Final = (
    rf"(?:{_APPOINT}|提任|提拔使用|重用|推荐|聘用|解聘|考察|选拔|转任|录用|选调|晋升|处分|诫勉|给予|同意|关于|任免|任用|调整|吸收|发展|确定|研究|审议"
    r"|讨论|通过|任|人选|对象|名单|人员|姓名|[选指委]?派|对|将|给|免)(?:[:：为是了]|如下[:：])?\s*"
)
_POST: Final = (
    r"(?:办公室|综合|规划|财务|人事|组织|机关|党[组委支办]|纪[委检]|局|副|原|现|政[策法工]|法[规制]|建设|工程|信息|宣传|工会|后勤|监[察督]"
    r"|审[计批]|计划|业务|[一二三四]级|科|处|主|所|站|院|中心|[市县区镇]|交通|水利|教育|秘书|调研|总)"
)
_DONE_TO: Final = (
    r"\s*(?:同志|[（(](?:男|女|\d)|等\s*[\d两二三四五六七八九十]+\s*[名位人]|等(?:同志|人)|不再|[担兼]任|拟[任提晋聘调]|任(?!务)|试用期|免[去职]"
    r"|晋升|提[拔任]|调[任整离往至]|转[任正]|挂职|借调|职级|职务|任免|辞去|退休|平职|轮岗|交流|分别|到龄|受|的(?=[任免提调晋职]|处分|考察)|考察"
    r"|为(?=[^，。；]{0,12}(?:长|主任|书记|人选|对象|党员|干部|员|职)))"
)
_ENDS: Final = (
    rf"(?:{_DONE_TO}|\s*(?:[，,、：:（(）)”\"]|$|的|等|[和及与之为在从由因到至]|党[内纪]|政务|行政|记[过大]|警告|降[级职]|撤职|开除|诫勉|作为"
    rf"|入党|参[加评]|驻村|赴|处分|[\d两二三四五六七八九十]+[名位]|事项|人选|进行|作出|予以|公示|有关|相关|工作[岗调]|岗位|{_POST}))"
)
_NAMED: Final = tuple(
    LazyPattern(pattern)
    for pattern in (
        rf"(?P<lead>{_ACT}|{TITLE}|干部|党员)(?P<names>{_LIST})(?={_ENDS})",
        rf"(?P<lead>^\s*|[，,、：:）)】.．（(\s“\"])(?P<names>{_LIST})(?={_DONE_TO})",
        rf"(?P<lead>[（(])(?P<names>{_LIST})(?=[)）])",
        rf"(?P<lead>由)(?P<names>{_LIST})(?=[担接兼拟]?任)",
        rf"(?P<lead>{_APPOINT})(?P<names>{_LIST})",
    )
)
# A line of a list that a personnel heading opened: «2.李四».
_LISTED: Final = LazyPattern(
    rf"(?P<lead>^\s*[（(]?[\d一二三四五六七八九十]*[.、)）．]?\s*)(?P<names>{_LIST})(?=\s*(?:[（(，,]|$)|[ \u3000]+{_POST})"
)
# A request for an integrity opinion is about persons; whoever stands in it by name goes: «廉政意见 张三 李四 两人».
_INTEGRITY: Final = re.compile("廉政意见")
_CANDIDATE: Final = LazyPattern(
    rf"(?P<lead>[\s：:，,、(（])(?P<names>{_LIST})(?=\s|[、，,)）：:]|$|[等共同]|[\d一二两三四五六七八九十]+\s*[人名位])"
)
# These persons act in the matter; nothing is decided about them.
_ACTING: Final = re.compile(
    r"(?:联[系络]人|联络员|[经承]办人|填报人|报送人|记录人|主持人?|汇报人?|参[会加]人员|[出列]席|请)[:：]?\s*$"
)
_PHONE: Final = re.compile(r"(?<!\d)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8})(?!\d)")
_ID_NUMBER: Final = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_IN_LOGS: Final = LazyPattern(
    rf"(?:(?<=联系人)|(?<=姓名)|(?<=联络员))[:：\s]*{NAME}|{NAME}(?=\s*(?:同志|副?{TITLE}|\*\*\*))|{surnamed()}"
)


def mask_personnel(text: str) -> str:
    """The text with ××× for each name in what it says of appointments, promotions, discipline and the like.

    A text in traditional characters that had names comes back in simplified ones.
    """
    plain = simplified(text)
    masked = _masked(plain)
    return masked if masked != plain else text


def _masked(text: str) -> str:
    masked, listing = [], False
    place = 0
    for found in _SEGMENT.finditer(text):
        segment = found[0]
        if _INTEGRITY.search(segment):
            listing = True
            segment = _CANDIDATE.sub(_hide, segment)
        if _PERSONNEL.search(segment):
            listing = True
            for pattern in _NAMED:
                segment = pattern.sub(_hide, segment)
        elif listing and not _PHONE.search(segment):
            segment = _LISTED.sub(_hide, segment)
        masked += [text[place : found.start()], segment]
        place = found.end()
    return "".join(masked) + text[place:]


def mask_for_log(text: str) -> str:
    """The text without telephone and identity numbers, and without the names that can be told by their surroundings."""
    hidden = _ID_NUMBER.sub("***", text)
    hidden = _PHONE.sub("***", hidden)
    return _IN_LOGS.sub(MASK, mask_personnel(hidden))


def _hide(found: re.Match[str]) -> str:
    if _ACTING.search(found.string[: found.start("names")]):
        return found[0]
    return found["lead"] + _ONE_NAME.sub(MASK, found["names"])


_ONE_NAME: Final = re.compile(r"[^、，,和与及\s]+(?:[ \u3000]{1,2}[^、，,和与及\s]+)?")
