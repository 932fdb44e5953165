"""Patterns that are compiled when they are first used: together they would take a quarter of every start."""

import re
from typing import Any, cast


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`; what is wrong with the pattern is said at its first use."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


class _Lazy:
    """Becomes what `re.compile` would have given: its methods are those of the compiled pattern then."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({each: getattr(compiled, each) for each in dir(compiled) if not each.startswith("__")})
        return getattr(compiled, name)
