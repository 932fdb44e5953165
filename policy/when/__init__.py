"""Reading dates and times as people write them (domain.md «How dates and amounts are read»).

`read_when` reads the start of a meeting, `read_day` a plain day. Neither guesses: what is unclear comes back as an Ask.
"""

from policy.text.ask import Ask
from policy.when.model import Calendar, When
from policy.when.reader import read_day, read_start, read_when

__all__ = ["Ask", "Calendar", "When", "read_day", "read_start", "read_when"]
