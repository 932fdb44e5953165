"""What a matter of an agenda looks like by itself: the verbs that it begins with, the words that it ends with."""

import re
from typing import Final

from policy.meeting.kinds import kind_of
from policy.text.compare import any_of
from policy.text.lazy import lazily

# A phrase that ends like this stands on an agenda by itself; things and persons («设备», «人员») do not: they share the next part's verb.
_ENDS: Final = lazily(
    any_of(
        "采购 购置 购买 招标 招租 出租 租赁 续租 租用 承包 外包 托管 拍卖 转让 划转 处置 报废 调剂 调整 调配 调动 调任 分配 拨付 支付 兑现 发放 报销 列支 结算 决算 预算 概算 追加 核销 减免 补助 补偿 补贴 奖励"
        " 表彰 慰问 捐赠 任免 任命 任职 任用 免职 聘任 聘用 续聘 返聘 招聘 招录 遴选 选拔 选派 选聘 选调 推荐 提名 提拔 晋升 晋级 借调 交流 轮岗 挂职 转正 定岗 转隶 退休 辞职 处分 考核 考评 考察 评聘 评审 评选 评优"
        " 评议 评估 测评 换届 改选 补选 改制 改革 合并 撤并 设立 组建 成立 更名 建设 改造 修缮 维修 维护 养护 管护 装修 翻建 翻新 翻修 新建 扩建 迁建 重建 改建 修建 加固 更换 更新 升级 安装 布展 绿化 治理 整治"
        " 整改 清理 清退 清欠 征收 征地 拆迁 拆除 搬迁 安置 验收 变更 设计 审查 审批 审计 审核 选址 立项 可研 论证 投资 增资 融资 借款 贷款 还款 担保 化解 清算 签订 续签 续约 解除 诉讼 运营 运维 调价 定价 收费"
        " 培训 演出 检查 督查 巡察 通报 汇报 总结 述职 部署 安排 推进 创建 申报 申请 编制 修订 制定 制订 完善 优化 试点 使用 运用 分工 选定 比选 选用 储备 轮换 值班 保障 供应 宣传 普查 监测 采集 开发 建档"
        " 方案 办法 制度 规定 规则 细则 章程 规程 预案 计划 规划 要点 意见 清单 目录 标准 指标 目标 任务 措施 报告 请示 名单 人选 结果 情况 进展 进度 问题 事项 事宜 事情 的事 工作 事务 合同 协议 经费 费用"
        " 资金 奖金 工资 待遇 薪酬 津贴 奖学金 助学金 保证金 慰问金 补偿金 金 款 费 税 款项 缺口 底价 限价 价格 岗位 职称 职级 干部 人事 班子 机构 编制 职能 职责 责任书 项目 工程 精神 讲话 批示 条例"
        " 决定 决议 案例 资产 房产 债务 稳定 信访 党建 廉政 节能 车改 食堂 物业 修正案 草案 送审稿 评比 体检 普法 会务 用车 用房 配备 分解 认定 置换 退费 招生 竞聘 资格 排名 其他 其它 思路"
    )
    + r"(?:的?(?:事项?|事宜|事情|问题|情况|工作|费用))?(?:等)?$"
)
# A clause that begins like these opens an agenda by itself, and the word belongs to the matter.
ACTS: Final = any_of(
    "宣布 宣读 表彰 采购 购买 购置 支付 拨付 拨款 追加 接收 发展(?=预备党员|党员|新党员) 发放 修订 制定 选举 推选 评选 评议 增补 补选 任免 任命 提拔 聘请 聘用 聘任 招聘 选聘 续签 签订 更换 更新 维修 改造 新建 翻建 修建"
    " 装修 出租 转让 拍卖 报废 处置 成立(?!以来|后) 组建 设立 兑现 奖励 慰问 化解 拟提拔 拟对 拟将 拟推荐 拟处置 给.{1,10}(?:涨|发|拨|买|配|补)"
)
VERBS: Final = rf"{ACTS}|" + any_of(
    "传达 听取 学习(?!会) 集体学 其[他它](?!不) 通报(?!会) 部署(?!会) 观看 开展 集体 讨论(?!会) 审议 审定 审批 审核 研究(?!院|所|生) 关于(?!召开|举行|取消|推迟) 启动(?!会) 调整(?!为|到|至)"
    " 推荐 签署 解决 落实 处理 安排 布置 租赁 撤销 申报 申请 偿还 买 卖 换(?!届) 修(?!订) 建"
)
_BEGINS: Final = lazily(VERBS)
# What names things, persons or places only: in a list such a part shares the verb of the last one («城区道路、桥梁维修»).
_THINGS: Final = lazily(
    any_of(
        "设备 设施 物资 器材 材料 用品 家具 电脑 车辆 人员 干部 职工 同志 领导 教师 老师 医生 学生 群众 党员 系统 道路 桥梁 公路 河道 水库 管网 学校 医院 宿舍 单位 部门 企业 机关 农村 城市 城区 乡镇 社区"
        " 教育 卫生 文化 民生 环境 生态 水利 交通 农业 工业 经济 政治 思想 作风 纪律 季度 领域 负责人 书记 局长 主任 科长 (?<=..)[路街桥区县镇乡村局委办科处室站所楼房院校厂店组]"
    )
    + "$"
)
_SUM: Final = lazily(r"[\d一二两三四五六七八九十百千][万亿元]")
_TAIL: Final = 40  # characters in which the end of a matter is looked for
_REMARK: Final = lazily(r"\([^()]*\)$")
_FIGURE: Final = lazily(
    r"[\s,约共计需]*(?:(?:预算|金额|合计|总额|总投资|投资|费用)[:为是约]?)?[\d一二两三四五六七八九十百千][\d一二两三四五六七八九十百千.多余]*\s*(?:[万亿千百]*(?:元|块钱?)?|[名位个台辆套批项部件人])(?:左右|上下)?[/每]?[一年月]?$"
)


def plain(words: str) -> str:
    """A part of an agenda without what stands around its words: marks, a closing remark in brackets, its sum."""
    bare = re.sub(r"等(?:事项|议题|问题|工作|内容)?$", "", words.strip(" ,。;的"))
    bare, end = _without_end(_REMARK, bare.rstrip()), bare
    return _without_end(_FIGURE, bare).strip(" ,:") or end


def _without_end(pattern: re.Pattern[str], words: str) -> str:
    """The words without what the pattern finds at their end; it is looked for in the last characters alone."""
    floor = max(0, len(words) - _TAIL)
    found = pattern.search(words, floor)
    return words[: found.start()] if found else words


def begins_as_matter(words: str) -> bool:
    """«采购CT一台», «听取…»: a verb of agendas and its object."""
    return _BEGINS.match(words.strip(" ,。;")) is not None


def may_stand(words: str) -> bool:
    """Whether a part of a list that no known word makes a matter may be one: long enough, and no mere thing or person."""
    bare = plain(words)
    return len(bare) > 3 and not _THINGS.search(bare, max(0, len(bare) - _TAIL))


def stands_alone(words: str, *, strictly: bool = False) -> bool:
    """Whether a part of a list is a matter by itself, and shares nothing with what follows.

    `strictly`: what stands before 和 or 及 has to say more («维修和改造工程» is one matter).
    """
    bare = plain(words)
    if len(bare) < 2:
        return False
    ends = _ENDS.search(bare, max(0, len(bare) - _TAIL))
    if begins_as_matter(bare) and len(bare) > 3:
        return True
    if bare.startswith("《") and bare.endswith("》"):
        return True
    if ends is not None and (not strictly or len(bare) > 3):
        return True
    return len(bare) > 2 and kind_of(bare, bool(_SUM.search(words)))[0] != "other"
