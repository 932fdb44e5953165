"""A process of its own that reads a picture on the machine itself: bytes in, lines out as JSON. What it takes in memory goes with it.

Needs the packages of requirements-ocr.txt; the models come in their wheel, and nothing is sent anywhere.
"""

import json
import sys
from functools import cache
from io import BytesIO
from typing import Any

LONGEST_SIDE = 2000  # pixels: what is larger is made smaller first; 150 dpi of A4 has 1,754
DETECTED_AT = 1024  # pixels of the longer side at which lines are looked for
ReadLine = tuple[str, list[float], list[list[float]]]


@cache
def _engine() -> Any:
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR(det_limit_type="max", det_limit_side_len=DETECTED_AT, intra_op_num_threads=2)


def read_lines(data: bytes) -> list[ReadLine]:
    """Each line with the certainty of every character (0 to 1) and its four corners, clockwise from the first character's."""
    import numpy
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data)) as opened:
        image = ImageOps.exif_transpose(opened).convert("RGB")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    found, _seconds = _engine()(numpy.asarray(image)[:, :, ::-1], return_word_box=True)
    lines = []
    for box, text, mean, *_words, each in found or ():
        certain = [float(one) for one in each] if len(each) == len(text) else [float(mean)] * len(text)
        lines.append((str(text), certain, [[float(x), float(y)] for x, y in box]))
    return lines


if __name__ == "__main__":
    json.dump(read_lines(sys.stdin.buffer.read()), sys.stdout)
