"""Every shipped register in one dialogue: who says what, what comes back, which row is there afterwards."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from bot.config import Config
from bot.ledgers import load_ledgers
from storage.models import LedgerEntry
from tests.conftest import Conversation


@dataclass(frozen=True)
class Dialogue:
    """Turns of (who, what is said, what the reply holds), and the newest entry at the end."""

    turns: tuple[tuple[str, str, str], ...]
    state: str
    fields: dict[str, Any]
    due: str | None = None


DIALOGUES = {
    "performance": Dialogue(
        (
            ("zhangwei", "记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险", "已登记，编号 2026-0001"),
            ("zhangwei", "更正 2026-0001 对象：规划科5名同志", "原内容予以保留"),
            ("zhangwei", "查看 2026-0001", "更正：原对象：规划科3名同志"),
        ),
        "filed",
        {"people": "规划科5名同志", "way": "廉政谈话"},
    ),
    "rectification": Dialogue(
        (
            ("zhaoli", "记整改 交通局 巡察发现项目评审记录不完整，12月20日前整改", "12月20日（周日）到期"),
            ("wangmin", "整改", "2026-0001"),
            ("wangmin", "进展 2026-0001 已补齐评审记录", "收悉，2026-0001 进展已登记"),
            ("wangmin", "办结 2026-0001", "请写明办理情况"),
            ("zhaoli", "办结 2026-0001 已核实", "已办结，提醒停止"),
        ),
        "closed",
        {"source": "巡察", "problem": "巡察发现项目评审记录不完整", "due": "2026-12-20"},
        "2026-12-20",
    ),
    "tasks": Dialogue(
        (
            ("wangmin", "交办 张伟 12月5日前报送年度总结", "已登记，编号 2026-0001"),
            ("zhangwei", "交办 我的", "2026-0001"),
            ("zhaoli", "交办", "暂无记录"),
            ("zhaoli", "查看 2026-0001", ""),
            ("wangmin", "共享 2026-0001", "派驻组可查看"),
            ("zhaoli", "交办", "2026-0001"),
        ),
        "open",
        {"person": "张伟", "task": "12月5日前报送年度总结"},
        "2026-12-05",
    ),
    "checklist": Dialogue(
        (
            ("wangmin", "记清单 班子成员 分管领域每季度开展廉政风险排查 责任人：张伟 时限：12月31日", "待审核"),
            ("zhaoli", "待审核", "提示：未写措施"),
            ("wangmin", "审核 2026-0001", "由派驻组、综合科使用"),
            ("zhaoli", "退回 2026-0001 请写明措施", "将发给交通局王敏"),
            ("zhaoli", "确认", "已退回 2026-0001"),
            ("wangmin", "重报 2026-0001 措施：每季度末随机抽查2个项目", "已重报"),
            ("zhaoli", "审核 2026-0001", "已退回1次"),
            ("zhaoli", "审核通过 2026-0001", "审核通过"),
            ("zhangwei", "清单 交通局", "审核通过"),
        ),
        "accepted",
        {
            "list": "班子成员",
            "duty": "分管领域每季度开展廉政风险排查",
            "person": "张伟",
            "measures": "每季度末随机抽查2个项目",
        },
    ),
    "supervised_tasks": Dialogue(
        (
            ("zhaoli", "督办 交通局 12月15日前报送招标整改方案", "12月15日（周二）到期"),
            ("wangmin", "督办", "2026-0001"),
            ("wangmin", "措施 2026-0001 召开专题会研究，责任人：高飞", "原内容予以保留"),
            ("gaofei", "报请销号 2026-0001 已报送方案", "提醒停止"),
            ("zhaoli", "办结 2026-0001", "已办结"),
        ),
        "closed",
        {"task": "12月15日前报送招标整改方案", "measures": "召开专题会研究", "person": "高飞"},
        "2026-12-15",
    ),
    "suggestions": Dialogue(
        (
            ("liqiang", "记建议书 水利局 〔2026〕3号 完善项目变更审批", "还缺答复期限"),
            ("liqiang", "12月15日", "12月15日（周二）到期"),
            ("chenfang", "建议书", "完善项目变更审批"),
            ("wangmin", "建议书", "暂无记录"),
            ("chenfang", "进展 2026-0001 已书面答复", "收悉"),
            ("zhaoli", "办结 2026-0001", "已办结"),
        ),
        "closed",
        {"paper": "〔2026〕3号", "content": "完善项目变更审批"},
        "2026-12-15",
    ),
    "first_form": Dialogue(
        (
            ("wangmin", "记第一种形态 11月18日对2人批评教育 〔2026〕5号", "已登记"),
            ("wangmin", "形态备案", ""),
            ("liujianguo", "形态备案", "批评教育，2，〔2026〕5号"),
        ),
        "filed",
        {"type": "批评教育", "date": "2026-11-18", "count": 2, "paper": "〔2026〕5号"},
    ),
    "project_supervision": Dialogue(
        (
            ("zhaoli", "记立项监督 交通局 XX路改造项目3,200,000.50元，12月31日前完成", "金额：3,200,000.50元"),
            ("zhaoli", "确认", "告知交通局联络员"),
            ("wangmin", "进展 2026-0001 事后报告：已报", "尚未登记“事前审批”"),
            ("wangmin", "进展 2026-0001 事前审批：已批复", "还有：事后报告"),
            ("wangmin", "进展 2026-0001 事后报告：已报", "予以办结"),
        ),
        "closed",
        {"amount": "3200000.50"},
        "2026-12-31",
    ),
    "political_supervision": Dialogue(
        (
            ("liqiang", "记政治监督 教育局 “双减”政策落实情况", "已登记"),
            ("liqiang", "确认", "告知教育局联络员"),
            ("yangxue", "政治监督", "“双减”政策落实情况"),
            ("yangxue", "进展 2026-0001 已抽查6所学校", "收悉"),
        ),
        "open",
        {"item": "“双减”政策落实情况"},
    ),
    "supervision_items": Dialogue(
        (
            ("zhaoli", "记监督事项 文旅局 列席党组会议研究场馆维修", "已登记"),
            ("zhaoli", "确认", "告知文旅局联络员"),
            ("tanglan", "监督清单", "列席党组会议研究场馆维修"),
            ("tanglan", "记监督事项 场馆维修", "由派驻组、综合科登记"),
        ),
        "open",
        {"way": "列席会议"},
    ),
    "positive_negative": Dialogue(
        (
            ("wangmin", "记负面清单 严禁违规干预工程招投标", "已登记"),
            ("zhaoli", "负面清单 交通局", "严禁违规干预工程招投标"),
            ("wangmin", "更正 2026-0001 内容：严禁干预和插手工程招投标", "原内容予以保留"),
        ),
        "filed",
        {"side": "负面", "item": "严禁干预和插手工程招投标"},
    ),
    "key_projects": Dialogue(
        (
            ("wangmin", "记民生实事 新建公交候车亭30座，12月25日前完成", "12月25日（周五）到期"),
            ("wangmin", "进展 2026-0001 开工", "还有：中期、完成"),
            ("wangmin", "进展 2026-0001 中期：过半", "还有：完成"),
            ("zhaoli", "重点任务 在办", "新建公交候车亭30座"),
        ),
        "open",
        {"item": "新建公交候车亭30座"},
        "2026-12-25",
    ),
    "directives": Dialogue(
        (
            ("zhaoli", "记精神传达 交通局 11月20日省纪委全会精神", "12月20日"),
            ("wangmin", "进展 2026-0001 传达：党组会传达学习", "还有：措施、落实"),
            ("wangmin", "进展 2026-0001 措施：制定三项措施", "还有：落实"),
            ("wangmin", "进展 2026-0001 落实：均已完成", "予以办结"),
        ),
        "closed",
        {"date": "2026-11-20", "document": "省纪委全会精神"},
        "2026-12-20",
    ),
    "consultations": Dialogue(
        (
            ("liqiang", "记会商 11月19日与交通局党组会商工程领域监督", "已登记"),
            ("liqiang", "确认", "告知交通局联络员"),
            ("wangmin", "会商", "与交通局党组会商工程领域监督"),
            ("chenfang", "会商", "暂无记录"),
        ),
        "filed",
        {"date": "2026-11-19"},
    ),
    "research": Dialogue(
        (
            ("liqiang", "记调研 水利局 昨天到水库管理所调研安全生产责任落实", "已登记"),
            ("liqiang", "调研 11月", "到水库管理所调研安全生产责任落实"),
        ),
        "filed",
        {"date": "2026-11-21"},
    ),
    "dispatch_meetings": Dialogue(
        (
            ("wangmin", "记调度会 明天调度治超工作", "尚未到"),
            ("wangmin", "记调度会 昨天调度治超工作", "已登记"),
            ("wangmin", "撤回 2026-0001", "已撤回"),
            ("wangmin", "调度会", "暂无记录"),
        ),
        "withdrawn",
        {"topic": "调度治超工作"},
    ),
    "filing_review": Dialogue(
        (
            ("wangmin", "报备 评优：推荐1个科室参评先进集体", "待审核"),
            ("zhaoli", "审核通过 2026-0001", "已登记审核通过"),
        ),
        "accepted",
        {"kind": "评先评优"},
    ),
    "campaigns": Dialogue(
        (
            ("zhaoli", "记专项治理 交通局 公车私用专项治理 结束：12月31日", "12月31日"),
            ("wangmin", "进展 2026-0001 总结报告：已报", "尚未登记“部署”"),
            ("wangmin", "进展 2026-0001 部署：已动员", "还有：总结报告"),
        ),
        "open",
        {"name": "公车私用专项治理"},
        "2026-12-31",
    ),
    "education": Dialogue(
        (
            ("wangmin", "记学习 今天警示教育，全体干部48人观看专题片", "已登记"),
            ("zhangwei", "学习教育 11月", "全体干部48人观看专题片"),
        ),
        "filed",
        {"kind": "警示教育", "people": 48},
    ),
    "regulations": Dialogue(
        (
            ("wangmin", "记制度 修订《公务用车管理办法》 交发〔2026〕18号", "已登记"),
            ("zhaoli", "制度台账 交通局", "公务用车管理办法"),
        ),
        "filed",
        {"change": "修订", "paper": "交发〔2026〕18号"},
    ),
    "pledges": Dialogue(
        (
            ("wangmin", "记签字背书 张伟 廉洁承诺书 有效期：2027年3月31日", "到期"),
            ("zhangwei", "我的签字背书", "廉洁承诺书"),
        ),
        "open",
        {"person": "张伟", "item": "廉洁承诺书"},
        "2027-03-31",
    ),
    "leave": Dialogue(
        (
            ("wangmin", "请假 高飞 年假 返岗：11月30日", "11月30日（周一）到期"),
            ("zhangwei", "请销假", "暂无记录"),
            ("gaofei", "请销假", "高飞 请假"),
            ("gaofei", "销假 2026-0001", "已办结"),
        ),
        "closed",
        {"kind": "请假", "person": "高飞"},
        "2026-11-30",
    ),
    "secondment": Dialogue(
        (
            ("wangmin", "记借调 市委办 1人 期满：12月20日", "已登记"),
            ("zhaoli", "借调台账", "市委办"),
        ),
        "open",
        {"count": 1},
        "2026-12-20",
    ),
}


@pytest.mark.parametrize("key", DIALOGUES)
def test_dialogue(bot: Conversation, key: str) -> None:
    wanted = DIALOGUES[key]
    for userid, words, part in wanted.turns:
        assert part in bot.say(userid, words), words
    with bot.session() as session:
        row = session.scalars(select(LedgerEntry).order_by(LedgerEntry.id)).all()[-1]
        assert (row.ledger, row.state) == (key, wanted.state)
        assert row.fields | wanted.fields == row.fields
        assert (row.due_on and row.due_on.isoformat()) == wanted.due


def test_every_shipped_register_has_a_dialogue() -> None:
    entries = {each.key for each in load_ledgers(Config().ledgers_folder) if not each.counts_only}
    assert entries == set(DIALOGUES)
