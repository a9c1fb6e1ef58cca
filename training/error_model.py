"""Which characters a reader takes for which: Tesseract reads pages printed and damaged here; its misses are counted.

Writes normalizer/data/confusions.tsv. Run it with `make train-confusions`; it needs Debian's tesseract-ocr-tha and
fonts-thai-tlwg and half an hour of one core.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment, ratio

from normalizer import Config, normalize
from normalizer.thai import MARK
from training.pictures import pages
from training.texts import TRANSCRIPT, TRANSCRIPT_GOLD, dictionary, gold, prose

_TABLE = Path(__file__).parents[1] / "normalizer" / "data" / "confusions.tsv"
_PAGES = 300
_LETTERS = Config(keep_thai_digits=True, misread=False)
_CLUSTER = re.compile(f"([^{MARK}])([{MARK}]*)")
# A published scan that OCR read weighs more than as much of what is printed here.
_REAL = 3
# A line that was read less well than this was lost as a whole (noise, two lines in one): it tells nothing of letters.
_READ = 75
_HEAD = """\
# What a reader makes of printed Thai characters: true, read (either may be empty: lost, invented), how often among a
# million true characters (of `true`; of all, where it is empty). Learned by training/error_model.py: {read:,} letters
# printed in seven fonts of fonts-thai-tlwg at 150 to 300 dpi, damaged as office scans are, read by Tesseract 5 `tha`;
# and samples/pru-yai-2566--seed.txt, a published scan that OCR read.
"""


def main(count: int = _PAGES) -> None:
    """Print, read, align, count, write."""
    seen, misses = Counter[str](), Counter[tuple[str, str]]()
    for true, read in (*_real_scan(), *_read_all(count)):
        seen.update(true)
        misses.update(_misses(true, read))
    with _TABLE.open("w", encoding="utf-8") as file:
        file.write(_HEAD.format(read=seen.total()))
        file.writelines(f"{a}\t{b}\t{rate}\n" for a, b, rate in _rates(seen, misses))
    print(f"{seen.total():,} characters, {misses.total():,} misses -> {_TABLE.name}")


def _real_scan() -> Iterator[tuple[str, str]]:
    """The texts of the sample that was scanned and read by OCR, each with what was read for it."""
    read = _squeezed(TRANSCRIPT.read_text(encoding="utf-8"))
    for true in map(_squeezed, gold(TRANSCRIPT_GOLD)):
        found = partial_ratio_alignment(true, read, score_cutoff=_READ)
        if found and found.score < 100:
            yield from [(true, read[found.dest_start : found.dest_end])] * _REAL


def _read_all(count: int) -> Iterator[tuple[str, str]]:
    """Pairs of a printed and a read line, without white space."""
    texts = [*gold("*"), *prose(), *dictionary(2_000, seed=1)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for printed, read in pool.map(_read, pages(texts, count, seed=1)):
            yield from _paired(printed, read)


def _read(page: tuple[Image.Image, list[str]]) -> tuple[list[str], list[str]]:
    picture, lines = page
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        picture.save(path)
        command = ["tesseract", str(path), "-", "-l", "tha", "--psm", "6"]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=environment)
    return lines, done.stdout.splitlines()


def _paired(printed: Sequence[str], read: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each printed line with the line that was read for it, searched near its place."""
    squeezed = [line for line in map(_squeezed, read) if line]
    for i, line in enumerate(printed):
        true = _squeezed(line)
        near = squeezed[max(0, i - 3) : i + 4]
        best = max(near, key=lambda other: ratio(true, other), default="")
        if ratio(true, best) >= _READ:
            yield true, best


def _squeezed(line: str) -> str:
    """The line without white space, what is certain in it mended (readers split sara am)."""
    return "".join(normalize(line, _LETTERS).split())


def _misses(true: str, read: str) -> Iterator[tuple[str, str]]:
    """What became of each letter, and of each mark of the letters that stand in both."""
    meant, seen = _CLUSTER.findall(true), _CLUSTER.findall(read)
    letters = ["".join(letter for letter, _ in side) for side in (meant, seen)]
    yield from _edits(*letters)
    for code in Levenshtein.opcodes(*letters):
        if code.tag in ("equal", "replace"):
            pairs = zip(meant[code.src_start : code.src_end], seen[code.dest_start : code.dest_end], strict=True)
            for (_, marks), (_, read_marks) in pairs:
                yield from _edits(marks, read_marks)


def _edits(true: str, read: str) -> Iterator[tuple[str, str]]:
    for edit in Levenshtein.editops(true, read):
        lost = true[edit.src_pos] if edit.tag != "insert" else ""
        made = read[edit.dest_pos] if edit.tag != "delete" else ""
        yield lost, made


def _rates(seen: Counter[str], misses: Counter[tuple[str, str]]) -> Iterator[tuple[str, str, int]]:
    for (true, read), count in sorted(misses.items()):
        if count > 1 and all(not char or "ก" <= char <= "๎" for char in (true, read)):
            yield true, read, round(1e6 * count / (seen[true] or seen.total()))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
