"""Sums drawn, written in a drawn form inside a drawn sentence, and read: right, or asked for."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.money import read_money, read_sum
from tests.data.forms.amounts import AMOUNTS, NOT_AMOUNTS, AmountForm, place_amount, write_amount


@settings(max_examples=2000, deadline=None)
@given(form=st.sampled_from(AMOUNTS), seed=st.integers(0, 2**32))
def test_a_sum_is_read_right_or_asked_for(form: AmountForm, seed: int) -> None:
    rng = Random(seed)
    written = write_amount(form, rng)
    total = read_sum(place_amount(form, written, rng))
    if total.amount is None:
        assert total.ask is not None
    else:
        assert total.amount.yuan == written.yuan
        assert total.amount.approximate or not written.about


@pytest.mark.parametrize("form", AMOUNTS, ids=lambda form: form.form)
def test_most_forms_are_read_without_a_question(form: AmountForm) -> None:
    rng = Random(7)
    written = write_amount(form, rng)
    total = read_sum(f"资金{written.text}" if not written.whole else written.text)
    may_ask = written.yuan is None or written.low is not None or form.form in ASKED
    assert (total.amount is None) == may_ask


ASKED = ("{a:liang}百{b:cn}",)
"""Forms that are asked for though they have a value: docs/reading.md says why."""


@pytest.mark.parametrize("text", NOT_AMOUNTS)
def test_what_is_counted_is_no_sum(text: str) -> None:
    money = read_money(text)
    assert (money.amounts, money.doubts) == ((), ())
