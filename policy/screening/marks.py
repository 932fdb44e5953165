"""Classification marks (国家秘密标志, 《保密法》): a document that bears one does not belong here. 涉密不上网."""

import re
import unicodedata
from typing import Final

_LEVEL: Final = "(?:绝[ \t]*密|机[ \t]*密|秘[ \t]*密)"
_STAR: Final = "[★☆✩✪✭✮✯⭐🌟*※✱﹡]"
_SIMPLIFIED: Final = str.maketrans("絕機祕級", "绝机秘级")
_MARK: Final = re.compile(
    rf"{_LEVEL}级?\s*{_STAR}|{_STAR}\s*{_LEVEL}"
    rf"|密\s*级\s*[:为是]\s*{_LEVEL}|密\s*级\s*{_LEVEL}(?=级?\s*(?:$|[\n,。;]))"
    rf"|[【\[〔「]\s*{_LEVEL}级?\s*[】\]〕」]|(?:^|\n)\s*\(\s*{_LEVEL}级?\s*\)|\(\s*{_LEVEL}级?\s*\)(?=\s*(?:$|\n|\.[a-z]))"
    rf"|(?:^|\n)\s*{_LEVEL}(?:级|件)?(?:[:!]|\s*\d+\s*[年个]|[ \t]*(?:\n|$)|[ \t]+(?![^\n]*(?:什么|怎么|如何|区别|吗|\?)))"
    rf"|[这此本附](?:份|个|是)?(?:文件|件|材料|通知)?(?:是|为|属于?)(?:一?份)?{_LEVEL}级?(?:文件|件|材料)?",
    re.IGNORECASE,
)


def bears_mark(text: str) -> bool:
    """Whether the text carries a classification mark; a text that only speaks of secrecy does not."""
    return _MARK.search(unicodedata.normalize("NFKC", text).translate(_SIMPLIFIED)) is not None
