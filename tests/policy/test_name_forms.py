"""Names drawn into sentences about appointments: the whole name goes, and nothing else."""

import re
from random import Random

import pytest

from policy.screening.names import mask_personnel
from tests.data.forms.names import NAME_FORMS, NO_NAMES, write_names

DRAWS = 20


def is_same(masked: str, wanted: str) -> bool:
    """Two names that stand together are one mark, and 小 may be part of the name."""
    return _joined(masked) == _joined(wanted)


def _joined(text: str) -> str:
    return re.sub("[小老]×××", "×××", text).replace("××××××", "×××")


def test_nearly_every_name_goes_whole_and_nothing_else() -> None:
    drawn = [write_names(form, Random(f"{form}{seed}")) for form in NAME_FORMS for seed in range(DRAWS)]
    wrong = [text for text, wanted in drawn if not is_same(mask_personnel(text), wanted)]
    assert len(wrong) <= len(drawn) * 0.03, wrong[:20]


@pytest.mark.parametrize("form", NAME_FORMS)
def test_each_form_is_understood(form: str) -> None:
    drawn = [write_names(form, Random(f"{form}{seed}")) for seed in range(DRAWS)]
    assert (
        sum(is_same(mask_personnel(text), wanted) for text, wanted in drawn) >= DRAWS * 2 // 5
    )  # the hardest names are drawn as often as the usual ones


@pytest.mark.parametrize(
    "text",
    [
        *NO_NAMES,
        "定于12月16日（周四）上午9点在三楼会议室召开党组会，研究一名同志试用期转正事项",
        "12月18日（周五）下午3点研究两名干部调整",
        "退回 2026-0001 张伟检查内容请具体",
        "退还李强的押金",
        "驻石家庄联络处主任人选",
        "退休干部荣誉室调整到二楼",
        "设备208000元然后调整预算",
        "后备干部推荐范围和程序",
        "竞聘党办主任和牧办副主任的资格条件",
        "对象：仓库及房屋（账面价值80万元）处置",
        "研究何时启动竞聘",
    ],
)
def test_where_nobody_is_named_nothing_goes(text: str) -> None:
    assert mask_personnel(text) == text


@pytest.mark.parametrize(
    "text", ["刘主任退休了", "王科长调走了，台账找谁", "张局长免职了", "欧阳局长退休", "免去刘主任职务"]
)
def test_a_post_is_no_name(text: str) -> None:
    assert mask_personnel(text) == text


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        ("把曲直、牛耕田、远志三人轮岗", "把×××、×××、×××三人轮岗"),
        ("推荐人选：方正、左右、时候，民主测评", "推荐人选：×××、×××、×××，民主测评"),
        ("研究对海底同志的处分", "研究对×××同志的处分"),
        ("长孙同志不胜任现职，拟调整岗位", "×××同志不胜任现职，拟调整岗位"),
        ("朴科长的调动等编办批", "×××科长的调动等编办批"),
        ("驻村名单：第一书记金鑫，队员向阳", "驻村名单：第一书记×××，队员×××"),
        ("干部名单——方圆（主任）、高山（副主任）", "干部名单——×××（主任）、×××（副主任）"),
        ("任命李若水同志为党办主任", "任命×××同志为党办主任"),
        ("索南措姆、尕藏旺堆晋升中级职称", "×××、×××晋升中级职称"),
        ("副局长成长同志不再分管财务", "副局长×××同志不再分管财务"),
    ],
)
def test_what_stands_where_persons_are_counted_or_addressed_goes(said: str, masked: str) -> None:
    assert mask_personnel(said) == masked


@pytest.mark.parametrize(
    "said",
    [
        "在门诊楼七楼学术厅研究干部任免",
        "在城投公司十六楼开党委会，研究干部选聘",
        "办公室、财务科两位负责人选配备",
        "研究干部任免事项，请下列同志参会",
        "干部调整方案，车队长、水站长岗位",
    ],
)
def test_floors_and_offices_are_nobody(said: str) -> None:
    assert mask_personnel(said) == said


@pytest.mark.parametrize(
    "frame",
    [
        "研究{}同志任总工程师",
        "公示对象：{}",
        "{}、高洁两人岗位等级认定",
        "研究{}同志的任前谈话安排",
        "{}调至档案馆工作",
        "三人转事业编：{}、高洁",
    ],
)
@pytest.mark.parametrize("name", ["林晓峰", "赵敏"])
def test_whoever_is_appointed_in_words_of_every_day_is_hidden(frame: str, name: str) -> None:
    assert name not in mask_personnel(frame.format(name))


@pytest.mark.parametrize(
    "words",
    [
        "研究讲解员、安全员、司机招聘",
        "金山厅会议服务人员招聘",
        "免去其董事长职务",
        "过一下王庄泵站改造、管理员聘用",
        "易地建设费减免审批与干部调整",
    ],
)
def test_a_post_a_hall_and_a_station_are_no_persons(words: str) -> None:
    assert mask_personnel(words) == words
