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
# Pages that are printed and read.
_PAGES = 300
_SEED = 1
# Lines of words of the dictionary beside running text.
_DICTIONARY_LINES = 2_000
_CERTAIN_ONLY = Config(keep_thai_digits=True, misread=False)
_CLUSTER = re.compile(f"([^{MARK}])([{MARK}]*)")
# A published scan that OCR read weighs more than as much of what is printed here.
_REAL = 3
# Likeness (0 to 100): a line that was read less well than this was lost as a whole (noise, two lines in one): it tells
# nothing of letters.
_READ = 75
# Lines before and behind its place among which the line that was read is searched.
_NEAR = 3
# Rates are counted by a million true characters.
_MILLION = 1e6
# A miss must be seen more often than so.
_SLIP = 1
_HEAD = """\
# What a reader makes of printed Thai characters: true, read (either may be empty: lost, invented), how often among a
# million true characters (of `true`; of all, where it is empty). Learned by training/error_model.py: {read:,} letters
# printed in seven fonts of fonts-thai-tlwg at 150 to 300 dpi, damaged as office scans are, read by Tesseract 5 `tha`;
# and samples/pru-yai-2566--seed.txt, a published scan that OCR read.
"""


def main(count: int = _PAGES) -> None:
    """Print, read, align, count, write.

    Args:
        count: How many pages.
    """
    seen = Counter[str]()
    misses = Counter[tuple[str, str]]()
    for true, read in (*_real_scan(), *_printed_and_read(count)):
        seen.update(true)
        misses.update(_misses(true, read))
    with _TABLE.open("w", encoding="utf-8") as file:
        file.write(_HEAD.format(read=seen.total()))
        for true, read, rate in _rates(seen, misses):
            file.write(f"{true}\t{read}\t{rate}\n")
    print(
        f"{seen.total():,} characters, {misses.total():,} misses -> {_TABLE.name}"
    )


def _real_scan() -> Iterator[tuple[str, str]]:
    """The texts of the sample that was scanned and read by OCR, each with what was read for it."""
    transcript = _squeezed(TRANSCRIPT.read_text(encoding="utf-8"))
    for text in gold(TRANSCRIPT_GOLD):
        true = _squeezed(text)
        alignment = partial_ratio_alignment(
            true, transcript, score_cutoff=_READ
        )
        if alignment and alignment.score < 100:
            read = transcript[alignment.dest_start : alignment.dest_end]
            yield from [(true, read)] * _REAL


def _printed_and_read(count: int) -> Iterator[tuple[str, str]]:
    """Pairs of a printed and a read line, without white space."""
    texts = [*gold("*"), *prose(), *dictionary(_DICTIONARY_LINES, seed=_SEED)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for printed, read in pool.map(_read, pages(texts, count, seed=_SEED)):
            yield from _paired(printed, read)


def _read(page: tuple[Image.Image, list[str]]) -> tuple[list[str], list[str]]:
    """The lines printed on a page, and those that Tesseract reads there."""
    picture, lines = page
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        picture.save(path)
        command = ["tesseract", str(path), "-", "-l", "tha", "--psm", "6"]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(
            command,
            capture_output=True,
            check=True,
            encoding="utf-8",
            env=environment,
        )
    return lines, done.stdout.splitlines()


def _paired(
    printed: Sequence[str], read: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Each printed line with the line that was read for it, searched near its place."""
    squeezed = [_squeezed(line) for line in read]
    candidates = [line for line in squeezed if line]
    for place, line in enumerate(printed):
        true = _squeezed(line)
        near = candidates[max(0, place - _NEAR) : place + _NEAR + 1]
        best = max(
            near, key=lambda candidate: ratio(true, candidate), default=""
        )
        if ratio(true, best) >= _READ:
            yield true, best


def _squeezed(line: str) -> str:
    """The line without white space, what is certain in it mended (readers split sara am)."""
    return "".join(normalize(line, _CERTAIN_ONLY).split())


def _misses(true: str, read: str) -> Iterator[tuple[str, str]]:
    """What became of each letter, and of each mark of the letters that stand in both."""
    true_clusters = _CLUSTER.findall(true)
    read_clusters = _CLUSTER.findall(read)
    true_letters = "".join(letter for letter, _ in true_clusters)
    read_letters = "".join(letter for letter, _ in read_clusters)
    yield from _edits(true_letters, read_letters)
    for code in Levenshtein.opcodes(true_letters, read_letters):
        if code.tag not in ("equal", "replace"):
            continue
        true_part = true_clusters[code.src_start : code.src_end]
        read_part = read_clusters[code.dest_start : code.dest_end]
        for (_, true_marks), (_, read_marks) in zip(
            true_part, read_part, strict=True
        ):
            yield from _edits(true_marks, read_marks)


def _edits(true: str, read: str) -> Iterator[tuple[str, str]]:
    for edit in Levenshtein.editops(true, read):
        lost = true[edit.src_pos] if edit.tag != "insert" else ""
        made = read[edit.dest_pos] if edit.tag != "delete" else ""
        yield lost, made


def _rates(
    seen: Counter[str], misses: Counter[tuple[str, str]]
) -> Iterator[tuple[str, str, int]]:
    for (true, read), count in sorted(misses.items()):
        if count > _SLIP and _is_thai_or_none(true) and _is_thai_or_none(read):
            opportunities = seen[true] or seen.total()
            yield true, read, round(_MILLION * count / opportunities)


def _is_thai_or_none(char: str) -> bool:
    return not char or "ก" <= char <= "๎"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
