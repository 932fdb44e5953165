"""One API request, read as WeCom reads it: what has the wrong type counts as absent (contract §8 row 11)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.corp import Corp
from simulator.limits import ApiError

WRONG_JSON = "Warning: wrong json format. "
UNICODE_ESCAPE = re.compile(rb"(?<!\\)(?:\\\\)*\\u[0-9a-fA-F]{4}")


@dataclass
class Call:
    """The parts of a request that the API looks at; `files` holds (filename, bytes) of the multipart field media."""

    corp: Corp
    query: Mapping[str, str]
    raw: bytes = b""
    file: tuple[str, bytes] | None = None
    body: dict[str, Any] = field(default_factory=dict)
    mistyped: bool = False

    def read_json(self) -> None:
        """Parse the body; raise ApiError 40033 for \\uXXXX escapes, 40035 for what is no JSON object."""
        if self.corp.settings.refuse_unicode_escapes and UNICODE_ESCAPE.search(self.raw):
            raise ApiError(40033, "invalid charset. please check your request, if include \\uxxxx will create fail!")
        try:
            body = json.loads(self.raw)
        except ValueError as error:
            raise ApiError(40035, WRONG_JSON + "invalid parameter") from error
        if not isinstance(body, dict):
            raise ApiError(40035, WRONG_JSON + "invalid parameter")
        self.body = body

    def string(self, name: str, part: Mapping[str, Any] | None = None) -> str:
        """Return a text, empty when it is missing or no text."""
        return str(self._typed(name, str, "", part))

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number."""
        return int(self._typed(name, int, default, None))

    def part(self, name: str) -> dict[str, Any]:
        """Return an object of the body."""
        found: dict[str, Any] = self._typed(name, dict, {}, None)
        return found

    def strings(self, name: str, part: Mapping[str, Any] | None = None) -> list[str]:
        """Return a list of texts."""
        found: list[Any] = self._typed(name, list, [], part)
        return [item for item in found if isinstance(item, str)]

    def _typed(self, name: str, kind: type, default: Any, part: Mapping[str, Any] | None) -> Any:
        value = (self.body if part is None else part).get(name)
        if value is None:
            return default
        if not isinstance(value, kind) or isinstance(value, bool):
            self.mistyped = True
            return default
        return value
