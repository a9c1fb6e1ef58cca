"""What Tesseract makes of printed Thai digits: years are printed, damaged and read; each digit's readings are counted.

Writes normalizer/data/digits.tsv. Run it with `make train-digits`; it needs Debian's tesseract-ocr-tha and
fonts-thai-tlwg and ten minutes of one core.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np
from PIL import Image

from extractor.options import Options
from extractor.reading.ocr import Strip
from extractor.reading.tesseract import Tesseract
from normalizer import arabic
from training.pictures import printed_line

_TABLE = Path(__file__).parents[1] / "normalizer" / "data" / "digits.tsv"
_LINES, _ROUNDS, _FEWEST = 12_000, 8, 3
# A digit is read as this many characters at most.
_LONGEST = 3
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_HEAD = """\
# What Tesseract 5 `tha` reads for a printed Thai digit: the digit, what was read (may be nothing), how often among a
# million. Learned by training/digits.py from {count:,} numbers of four digits.
"""


def main() -> None:
    """Print, read, align by expectation maximisation, write."""
    pairs = list(_pairs())
    rates: Mapping[str, Counter[str]] = defaultdict(Counter)
    for _ in range(_ROUNDS):
        rates = _counted(pairs, rates)
    with _TABLE.open("w", encoding="utf-8") as file:
        file.write(_HEAD.format(count=len(pairs)))
        for digit, read in sorted(rates.items()):
            total = read.total()
            rows = [(piece, count) for piece, count in read.items() if count >= _FEWEST]
            file.writelines(f"{digit}\t{piece}\t{round(1e6 * count / total)}\n" for piece, count in sorted(rows))


def _pairs() -> Iterator[tuple[str, str]]:
    """Numbers, and what was read for each."""
    chance = random.Random(1)
    engine = Tesseract(Options.model_validate({}))
    for _ in range(_LINES):
        number = f"{chance.choice(('25', '25', f'{chance.randrange(100):02}'))}{chance.randrange(100):02}"
        before, after = chance.choice(("พ.ศ. ", "ปี ", "เดือนมีนาคม ")), chance.choice(("", " ดังนี้", " ถึง"))
        picture = printed_line(f"{before}{number.translate(_THAI)}{after}", chance)
        words = engine.read([_strip(picture)])[0].text.split()
        at = len(before.split())
        if len(words) == at + len(after.split()) + 1:
            yield number, arabic(words[at])


def _strip(picture: Image.Image) -> Strip:
    pixels = np.asarray(picture, np.uint8)
    return Strip(pixels, pixels.shape[0] * 0.7, pixels.shape[0] * 0.3)


def _counted(pairs: list[tuple[str, str]], rates: Mapping[str, Counter[str]]) -> Mapping[str, Counter[str]]:
    """How often each digit was read as what, by the likeliest divisions under the last rates."""
    found: Mapping[str, Counter[str]] = defaultdict(Counter)
    for number, read in pairs:
        divided = max(_divisions(read, len(number)), key=lambda parts: _score(number, parts, rates), default=())
        for digit, piece in zip(number, divided, strict=False):
            found[digit][piece] += 1
    return found


def _divisions(read: str, parts: int) -> Iterator[tuple[str, ...]]:
    for cuts in combinations_with_replacement(range(len(read) + 1), parts - 1):
        pieces = tuple(read[a:b] for a, b in zip((0, *cuts), (*cuts, len(read)), strict=True))
        if max(map(len, pieces)) <= _LONGEST:
            yield pieces


def _score(number: str, pieces: tuple[str, ...], rates: Mapping[str, Counter[str]]) -> float:
    score = 0.0
    for digit, piece in zip(number, pieces, strict=True):
        usual = 0.1 * (piece == digit) + 0.01 * 0.1 ** len(piece)
        score += np.log((rates[digit][piece] + usual) / (rates[digit].total() + 1))
    return score


if __name__ == "__main__":
    main()
