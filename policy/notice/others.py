"""What speaks of meetings and announces none: another unit's meeting that one goes to, errands, deadlines for papers, counts."""

import re
from typing import Final

from policy.text.compare import any_of

_ABOVE: Final = r"(?:省|市|县|区|州|上级|国家|中央|外地|外面|组织部|党校)"
_OURS: Final = r"(?:我|本|咱)(?:们)?(?:局|委|院|校|中心|单位|站|所|办|厅|处|公司|集团|镇|乡|街道|党组|这边|领导)*"
_HOSTS: Final = re.compile(
    rf"{_OURS}[^,。;\n参去派报]{{0,10}}(?:定于|拟于|将于|计划于?|拟|准备)?[^,。;\n参去派报]{{0,16}}(?:召开|举行|举办|开(?![展始标庭]))|请[^,。;\n]{{0,10}}(?:派驻|组里|贵组|领导|您|列席|指导|派人|派员)"
)
_GOES: Final = re.compile(
    rf"^\s*请个?假|(?:去|赴)(?:{_ABOVE})[^,。;\n]{{0,12}}(?:开|参加|听)[^,。;\n]{{0,14}}(?:会|培训)|(?<!请)(?:去|要)?参加{_ABOVE}[^,。;\n]{{0,16}}(?:会|培训)|(?:我|我们|他|局长|主任|院长|校长)(?:先|要|得|马上|正|现在|还)*去[^,。;\n]{{0,8}}(?:开|参加)[^,。;\n]{{0,10}}会"
    rf"|(?:{_ABOVE}|接到?|收到)[^。\n]{{0,12}}(?:通知|要求|要开)[^。\n]{{0,60}}?{_OURS}[^,。;\n]{{0,8}}(?:参加|出席|参会|派|去(?!年))"
    rf"|{_ABOVE}[^。\n]{{0,30}}会[^。\n]{{0,12}}(?:通知|叫|让|喊){_OURS}[^,。;\n]{{0,8}}(?:参加|出席|去)"
    rf"|(?:^|[,。;\n\d点半时分日午]){_ABOVE}[^。;\n]{{0,40}}会[^。;\n]{{0,6}}[,。]\s*(?:要求|通知|请)?{_OURS}[^,。;\n]{{0,20}}(?:参加|出席|参会|收看|收听|去)|(?:通知|请|由)(?:你|贵)(?:局|单位|委|校|院)[^,。;\n]{{0,12}}(?:参会|参加|出席)"
)
_AWAY: Final = re.compile(
    r"(?:我|本人)[^,。;\n]{0,16}(?:请假|晚到|迟到|去不了|参加不了|不能参加|不参加(?!的)|有事)(?!审批)|会议?(?:让|由|派)[^,。;\n]{1,6}(?:去|代)"
)
_PAPERS: Final = re.compile(
    r"^[^。\n]{0,6}关于(?:报送|上报|征集|填报)[^。\n]{0,30}通知|(?:之|以)?前(?!后)[^,。;\n]{0,14}(?:报送|上报|报至|报到|提交|反馈|交到|交至|送至|领取|报)[^,。;\n]{0,16}(?:清单|材料|表|名单|情况|议题|总结|台账|记录|方案|计划)"
    r"|(?:到|去)[^,。;\n]{0,12}(?:领取|布置|打扫|调试|搬|取|交材料|送材料)|(?:之|以)?前(?!后)(?:将|把)[^,。;\n]{2,20}(?:报|交|送|发)|(?:签到表|材料|课件)[^,。;\n]{0,12}(?:交到|送到|发到|打印)"
)
_MEETS: Final = re.compile(any_of("召开 开会(?!计划) 举行 定于 拟于 参会 列席 会议通知 议程 地点 [点半]开"))
_COUNTS: Final = re.compile(
    r"(?:召开|举行|开|列席)[^,。;\n]{0,16}(?<!第)(?<!\d)(?:\d+|[一二两三四五六七八九十]{1,3})(?:余|多)?[次场](?!党组|党委|局|会议)|(?:召开|开了)(?:\d+|[一二两三四五六七八九十]+)[次场]"
)


def is_of_others(folded: str) -> bool:
    """Whether a text tells where somebody goes, what papers are due or how often one met, and invites to nothing."""
    if _COUNTS.search(folded):
        return True
    if _HOSTS.search(folded):
        return False
    if _GOES.search(folded) or _AWAY.search(folded):
        return True
    return _PAPERS.search(folded) is not None and _MEETS.search(folded) is None
