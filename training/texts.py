"""The texts that everything here is learned from."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import yaml
from pythainlp.corpus import thai_words

_ROOT = Path(__file__).parents[1]
# A published scan as OCR read it, and the name of its report.
TRANSCRIPT, TRANSCRIPT_GOLD = _ROOT / "samples" / "pru-yai-2566--seed.txt", "pru-yai-2566"
_CELLS = (
    "measure",
    "methods_intro",
    "methods",
    "responsible",
    "results_intro",
    "results",
    "outcomes_intro",
    "outcomes",
)


def prose() -> list[str]:
    """The lines of training/prose: official Thai, written for this purpose."""
    files = sorted((_ROOT / "training" / "prose").glob("*.txt"))
    lines = [line.strip() for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def dictionary(count: int, seed: int) -> list[str]:
    """Lines of words drawn from PyThaiNLP's dictionary: letters that running text seldom shows."""
    chance, words = random.Random(seed), sorted(word for word in thai_words() if len(word) > 3 and " " not in word)
    return [" ".join(chance.sample(words, 6)) for _ in range(count)]


def gold(name: str) -> Iterator[str]:
    """The texts of the sample reports with such a name, as their authors wrote them."""
    for path in sorted((_ROOT / "samples" / "gold").glob(f"{name}.yaml")):
        for measure in yaml.safe_load(path.read_text(encoding="utf-8"))["measures"]:
            for cell in _CELLS:
                value = measure.get(cell) or []
                yield from [value] if isinstance(value, str) else value


def vocabulary() -> list[str]:
    """Words of Thai public administration that PyThaiNLP's dictionary lacks."""
    rows = (_ROOT / "training" / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return [row for row in rows if row and not row.startswith("#")]
