"""Reading the notice of a meeting as people write it (domain.md «How people really write»; regulations.md §5)."""

from policy.notice.announce import looks_like_notice, says_all
from policy.notice.model import Item, Notice
from policy.notice.past import tells_of_past
from policy.notice.reader import read_notice
from policy.notice.several import read_notices

__all__ = ["Item", "Notice", "looks_like_notice", "read_notice", "read_notices", "says_all", "tells_of_past"]
