"""Write policy/retrieval/sounds.txt, one reading per common character, and policy/text/scripts.txt, traditional → simplified.

Development only (pip install -r benchmarks/requirements.txt). Keeping single readings of the common characters in the
program costs some 100 KB of memory; the phrase tables of pypinyin would cost 58 MiB.
"""

from __future__ import annotations

from pathlib import Path

from pypinyin import Style, pinyin
from zhconv import convert

POLICY = Path(__file__).parents[1] / "policy"
SOUNDS = POLICY / "retrieval" / "sounds.txt"
SCRIPTS = POLICY / "text" / "scripts.txt"
COMPILATION = Path(__file__).parents[1] / "knowledge" / "compilation.yaml"
# Where the commonest reading is not the one of the field: 调整, 都是, 重大, 行使, 给予.
FIELD_READINGS = {"调": "tiao", "都": "dou", "重": "zhong", "行": "xing", "给": "gei", "着": "zhe", "还": "hai"}
OF_SOUNDS = "# benchmarks/build_sound_table.py: a toneless syllable, the common characters that are read so"
OF_SCRIPTS = "# benchmarks/build_sound_table.py: traditional characters, below the simplified ones at the same places"


def common_characters() -> list[str]:
    """The 3,755 characters of GB 2312 level 1, and whatever else the compilation uses."""
    level_one = [
        bytes((row, cell)).decode("gb2312", errors="ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
    ]
    used = [char for char in COMPILATION.read_text(encoding="utf-8") if "\u4e00" <= char <= "\u9fff"]
    return sorted({*level_one, *used} - {""})


def reading(char: str) -> str:
    plain = pinyin(char, style=Style.NORMAL, v_to_u=False)[0][0]
    return FIELD_READINGS.get(char, plain).replace("ü", "v")


def main() -> None:
    groups: dict[str, list[str]] = {}
    for char in common_characters():
        groups.setdefault(reading(char), []).append(char)
    readings = [f"{syllable} {''.join(chars)}" for syllable, chars in sorted(groups.items())]
    simplified = set(common_characters())
    pairs = [(chr(code), convert(chr(code), "zh-cn")) for code in range(0x4E00, 0x9FA6)]
    pairs = [(old, new) for old, new in pairs if old != new and new in simplified and old not in simplified]
    SOUNDS.write_text("\n".join([OF_SOUNDS, *readings, ""]), encoding="utf-8")
    rows = ["".join(old for old, _ in pairs), "".join(new for _, new in pairs)]
    SCRIPTS.write_text("\n".join([OF_SCRIPTS, *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
