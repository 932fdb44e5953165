"""Agendas drawn: matters in a drawn layout inside a drawn text, each read as a matter of its own."""

import re
from random import Random

import pytest

from policy.notice.items import read_agenda, read_item
from policy.notice.tables import without_tables
from tests.data.forms.agendas import AGENDAS, MATTERS, AgendaForm, Matter, write_agenda

# The reader leaves out the verb before a matter, and the sum behind its comma.
_VERB = re.compile(
    r"^(?:研究一?下?|审议|审定|讨论一?下?|关于|听取|传达学习|学习|通报|部署|观看|开展|购置|拨付|支付|追加|处置|申请|选)"
)
_MARKS = re.compile(r"[\s，。,.;；:：、（）()《》“”*]")
# The sum of one matter and the number of the next stand together without anything between: 2万53.审议…
CLOSE = ("dot_run", "plain_plus", "plain_slash", "plain_dun", "and_last", "quoted", "one", "and_more", "cn_run")


def _head(matter: Matter) -> str:
    return _MARKS.sub("", _VERB.sub("", matter.text.split("，")[0]))[:4]


def is_read(form: AgendaForm, seed: int) -> bool:
    """Whether each matter of a drawn agenda is read as one item, in order."""
    text, matters = write_agenda(form, Random(seed))
    items = [_MARKS.sub("", item.text) for item in read_agenda(without_tables(text)).items]
    return len(items) == len(matters) and all(
        _head(matter) in item for matter, item in zip(matters, items, strict=True)
    )


@pytest.mark.parametrize("form", AGENDAS, ids=lambda form: f"{form.layout} {form.form}")
def test_the_matters_of_a_drawn_agenda_are_told_apart(form: AgendaForm) -> None:
    read = sum(is_read(form, seed) for seed in range(25))
    assert read >= (18 if form.layout in CLOSE else 24)


@pytest.mark.parametrize("form", AGENDAS, ids=lambda form: f"{form.layout} {form.form}")
def test_a_sum_in_an_agenda_is_right_or_asked_for(form: AgendaForm) -> None:
    for seed in range(25):
        if is_read(form, seed):
            text, matters = write_agenda(form, Random(seed))
            agenda = read_agenda(without_tables(text))
            wanted = [matter.yuan for matter in matters]
            got = [item.amount_yuan for item in agenda.items]
            assert all(have in (want, None) for have, want in zip(got, wanted, strict=True)), text
            assert agenda.asks or got == wanted, text


def test_the_kinds_of_nearly_all_matters_are_told() -> None:
    wrong = [matter.text for matter in MATTERS if read_item(matter.text)[0].kind != matter.kind]
    assert len(wrong) <= len(MATTERS) * 0.06, wrong


def test_a_word_that_joins_two_matters_belongs_to_none() -> None:
    items = read_agenda("研究水库除险加固工程320万元和两个科级干部任用、和谐社区建设方案").items
    assert [each.text for each in items][1:] == ["两个科级干部任用", "和谐社区建设方案"]
