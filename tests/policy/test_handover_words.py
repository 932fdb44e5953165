"""Posts that change hands in everyday words: who gives and who takes, whatever the wording and the order of the names."""

from itertools import permutations, product

import pytest

from policy.report.handover_words import HandoverWords, may_be_handover, read_handover, reads_masked

PEOPLE = ("王敏", "周洁", "欧阳一凡", "高飞")
SHAPES = (
    "交通局的联络员{g}要调走了，{d}由{t}接手", "{g}的联络员工作交给{t}", "交通局联络员换人了，{g}换成{t}", "联络员由{g}变更为{t}",
    "联络员{g}下周调走，接任的是{t}", "{g}同志{d}不再担任联络员，由{t}同志接任", "{g}向{t}交接，{d}", "把{g}的岗位交接给{t} {d}",
    "{t}接替{g}任联络员", "联络员{g}退休，换{t}", "{d}{t}接{g}的班", "联络员岗位调整，{g}→{t}，{d}", "{g}的活{t}接了，{d}", "联络员从{g}换成{t}",
    "原联络员{g}，现由{t}担任", "{d}联络员由{t}接替{g}",
)  # fmt: skip
NOT = (
    "请假 {g} 11月23日至11月27日 代理 {t}", "{g}和{t}一起参加会议", "交办 {g} 12月5日前把材料交给{t}", "{g}的联络员是{t}吗",
    "研究{g}同志由{t}接替一事", "请{g}把文件转给{t}", "分管 交通局 {g} 台账", "交接单 {g}",
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_who_gives_and_who_takes(shape: str) -> None:
    for (giver, taker), day in product(permutations(PEOPLE, 2), ("12月1日起", "下周一起")):
        said = shape.format(g=giver, t=taker, d=day)
        assert may_be_handover(said), said
        assert read_handover(said, PEOPLE, "李强") == HandoverWords(giver, taker), said


@pytest.mark.parametrize("shape", NOT)
def test_what_speaks_of_something_else(shape: str) -> None:
    for giver, taker in permutations(PEOPLE, 2):
        said = shape.format(g=giver, t=taker)
        assert not may_be_handover(said) or read_handover(said, PEOPLE, "李强") is None, said


def test_the_sender_leaves() -> None:
    for day in ("12月1日", "下周一"):
        said = f"我{day}起调到别的科室了，联络员由周洁接"
        assert may_be_handover(said)
        assert read_handover(said, PEOPLE, "孙静") == HandoverWords("孙静", "周洁", me=True)


def test_two_names_and_no_direction_are_asked_about() -> None:
    found = read_handover("王敏和周洁交接 11月20日", PEOPLE, "李强")
    assert found is not None
    assert found.either


def test_whoever_takes_may_be_new() -> None:
    assert read_handover("联络员王敏调走，由李四接任", PEOPLE, "李强") == HandoverWords("王敏", "李四", unknown=True)


def test_the_post_tells_who_gives() -> None:
    assert read_handover("水利局联络员换成周洁", PEOPLE, "李强") == HandoverWords("", "周洁", post="联络员")
    assert read_handover("联络员王敏退休", PEOPLE, "李强") is None


def test_leave_is_no_handover() -> None:
    assert not may_be_handover("联络员王敏下周一起休产假，工作由周洁接手")


def test_names_that_were_masked() -> None:
    assert reads_masked("×××同志的岗位由×××同志接替")
    assert not reads_masked("党组会议研究×××同志的岗位由×××同志接替")
