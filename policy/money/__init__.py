"""Sums of money as offices write them: one grammar, which every door uses."""

from policy.money.expression import read_money
from policy.money.model import Amount, Money
from policy.money.total import read_sum

__all__ = ["Amount", "Money", "read_money", "read_sum"]
