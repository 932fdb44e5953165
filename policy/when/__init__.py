"""Reading dates and times as people write them (domain.md «How dates and amounts are read»).

`read_when` reads the start of a meeting, `read_day` a plain day, `read_days` a stretch of days, `read_deadline` a day by
which something is due. None guesses: what is unclear comes back as an Ask.
"""

from policy.text.ask import Ask
from policy.when.model import Calendar, When
from policy.when.reader import Times, names_hour_alone, read_day, read_when
from policy.when.terms import Days, ending_time, read_days, read_deadline

__all__ = [
    "Ask",
    "Calendar",
    "Days",
    "Times",
    "When",
    "ending_time",
    "names_hour_alone",
    "read_day",
    "read_days",
    "read_deadline",
    "read_when",
]
