"""Wordings that a compilation must refuse, for the fit: what offices ask about other things, and persons and cases.

benchmarks/data/compilations/elsewhere.txt holds them by subject («# travel» and what follows); a compilation refuses those of every subject but its own.
What asks about somebody, or about a case, is made of the compilation's own keywords: nothing in it is foreign but that.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from benchmarks.compilations import FOLDER
from benchmarks.retrieval_data import Question
from policy.retrieval import QaText

_SOMEBODY = "王建国 李副局长 老刘 小陈 张科长 赵姐 孙主任 周敏 杨处长 吴志强 徐书记 朱丽 马会计 胡工 林主席 何师傅 罗芳 梁局 谢老师 宋伟"
_UNIT = "三处 财务科 办公室 隔壁局 人事处 我们科 下面那个站 综合科"
_FACTS = """
{who}今年的{what}办了没有
{who}上个月{what}是怎么回事
{where}{who}的{what}为什么没批下来
{who}的{what}到底是多少
{who}的{what}是不是超标了
{who}的{what}是谁批的
{who}有没有{what}
{who}{what}交了没
{who}的{what}现在在谁手上
{who}去年{what}了几次
{where}去年的{what}一共花了多少
{where}的{what}是谁在管
{where}是不是违反了{what}的规定
听说{where}因为{what}被通报了
{where}那个{what}的案子最后怎么处理的
上次{what}出事的是谁
谁因为{what}受过处分
{where}{who}的{what}有没有问题
帮我查一下我的{what}
我的{what}批到哪一步了
我的{what}怎么还没下来
上回{what}那件事查清楚没有
哪几个单位{what}没做好
{who}的{what}材料里写了什么
管{what}的{who}电话多少
负责{what}的人是谁，办公室在几楼
{where}{who}把{what}的钱弄哪去了
{who}{what}那事属实吗
{who}凭什么能{what}
"""


def elsewhere(name: str) -> list[Question]:
    """What belongs to other subjects than that of the compilation of this name."""
    found, subject = [], ""
    for line in (FOLDER / "elsewhere.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            subject = line.removeprefix("# ")
        elif subject != name:
            found.append(Question(line, 0))
    return found


def about_somebody(items: Sequence[QaText], count: int, chance: random.Random) -> list[Question]:
    """Questions about persons and cases in the words of these items."""
    keywords = [word for item in items for word in item.keywords if 1 < len(word) < 7]
    facts, people, units = _FACTS.split(), _SOMEBODY.split(), _UNIT.split()
    made = (
        chance.choice(facts).format(who=chance.choice(people), where=chance.choice(units), what=chance.choice(keywords))
        for _ in range(count)
    )
    return [Question(text, 0) for text in dict.fromkeys(made)]
