"""What stands on the 《“三重一大”事项报告表》, from the form's definition: the templates are drawn and read by it."""

from dataclasses import dataclass
from typing import Final

from policy.fields.report_form import KINDS, FormVersion

TITLE: Final = "“三重一大”事项报告表"
ITEM_BLOCKS: Final = 3
"""How many matters a template has room for."""

HEAD: Final = {
    "department": ("报告部门", "报告单位", "填报单位", "填报部门", "报送单位", "报送部门", "单位名称", "单位", "部门"),
    "reporter": ("填报人及电话", "填报人及联系电话", "填报人", "填表人", "经办人"),
    "type": ("会议类型", "会议名称", "会议类别"),
    "time": ("会议时间", "会议日期", "召开时间", "召开日期", "时间"),
    "place": ("地点", "会议地点", "召开地点"),
    "chair": ("主持人", "会议主持人", "会议主持"),
    "scope": ("参会范围", "参会人员", "参加人员", "参会人员范围", "参加范围", "出席人员"),
    "contact": ("联系人", "联系人及电话", "联系人及联系电话", "会议联系人"),
    "phone": ("联系电话", "电话", "联系方式"),
    "late_reason": ("迟报原因", "迟报原因说明"),
    "days": ("距会议天数",),
}
"""Fields of the meeting: the first word is the template's, the others are what people write on forms of their own."""

ITEM: Final = {
    "name": ("事项名称", "议题名称", "议题", "事项", "研究事项", "事项内容", "议题内容"),
    "kind": ("类别", "事项类别", "事项类型", "议题类别", "事项性质"),
}
"""Fields of one matter that every kind has."""

INSTRUCTIONS: Final = (
    "填表说明　一、请在会议召开前按规定时限报送。二、同一会议有多个事项的逐项填写，不够时可复制事项栏。"
    "三、标有类别的栏目，该类事项必填；金额请写明单位。四、人事事项只填程序，不写姓名。五、涉密不上网，涉密事项请走机要渠道。"
)


PAIRS: Final = (
    ("department", "reporter"),
    ("type", "time"),
    ("place", "chair"),
    ("scope",),
    ("contact", "days"),
    ("late_reason",),
)
"""The meeting's fields as they stand in rows of the template: two side by side, or one over the whole width."""

KIND_BOXES: Final = "□{}　□{}\n□{}　□{}".format(*KINDS.values())


def head_hint(key: str) -> str:
    """What stands in small letters below a field of the meeting."""
    return {"late_reason": "（迟报时填写）", "days": "（系统计算，不填）"}.get(key, "")


@dataclass(frozen=True)
class FieldRow:
    """One field of a matter: its key in rows, its titles and words, and the kinds of matter that need it."""

    key: str
    title: str
    words: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def hint(self) -> str:
        """«（大额资金使用必填）»."""
        return f"（{'、'.join(KINDS[kind] for kind in self.kinds)}必填）"


def field_rows(version: FormVersion) -> tuple[FieldRow, ...]:
    """The fields of all kinds, one row a key; a field that two kinds need is asked for once."""
    rows: dict[str, FieldRow] = {}
    for kind in KINDS:
        for field in version.fields(kind):
            words = (field.title, *field.words)
            known = rows.get(field.key)
            rows[field.key] = (
                FieldRow(field.key, known.title, (*known.words, *words), (*known.kinds, kind))
                if known
                else FieldRow(field.key, field.title, words, (kind,))
            )
    return tuple(rows.values())


def version_line(version: FormVersion) -> str:
    """«表样版本 2026-01-01»: by which the form is known again when it comes back."""
    return f"表样版本 {version.effective_from.isoformat()}"
