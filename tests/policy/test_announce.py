"""Notices told from everything else, on texts that are drawn anew from the labelled forms."""

from random import Random

import pytest

from policy.notice import looks_like_notice
from tests.data.forms.announcing import announcing, drawn


@pytest.mark.parametrize("sign", ["+", "h", "-"])
def test_nearly_all_texts_of_the_labelled_forms_are_told(sign: str) -> None:
    random = Random(1)
    texts = [drawn(form, random) for own, form in announcing() if own == sign for _ in range(2)]
    wrong = [text for text in texts if looks_like_notice(text) != (sign == "+")]
    assert len(texts) >= 150
    assert len(wrong) <= len(texts) * 0.03, wrong
