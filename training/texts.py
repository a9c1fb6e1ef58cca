"""The texts that everything here is learned from."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import yaml
from pythainlp.corpus import thai_words

_ROOT = Path(__file__).parents[1]
_PROSE = _ROOT / "training" / "prose"
_GOLD = _ROOT / "samples" / "gold"
# A published scan as OCR read it.
TRANSCRIPT = _ROOT / "samples" / "pru-yai-2566--seed.txt"
# The name of its report.
TRANSCRIPT_GOLD = "pru-yai-2566"
# Words of the dictionary in a line.
_WORDS_A_LINE = 6
# Letters of the shortest word that is drawn from the dictionary.
_SHORTEST = 4
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
    """Read training/prose: official Thai, written for this purpose.

    Returns:
        Its lines in the order of the files' names, without comments (#).
    """
    lines: list[str] = []
    for path in sorted(_PROSE.glob("*.txt")):
        lines += _lines(path)
    return lines


def _lines(path: Path) -> list[str]:
    """The lines of a file that are neither empty nor comments."""
    lines = [
        line.strip() for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [line for line in lines if line and not line.startswith("#")]


def dictionary(count: int, seed: int) -> list[str]:
    """Draw words from PyThaiNLP's dictionary: they have letters that running text seldom shows.

    Args:
        count: How many lines are wanted.
        seed: Of the random numbers; the same seed gives the same lines.

    Returns:
        Lines of six words.
    """
    generator = random.Random(seed)
    words = sorted(
        word
        for word in thai_words()
        if len(word) >= _SHORTEST and " " not in word
    )
    return [
        " ".join(generator.sample(words, _WORDS_A_LINE)) for _ in range(count)
    ]


def gold(name: str) -> Iterator[str]:
    """Read what authors wrote in sample reports.

    Args:
        name: That of a report, or a pattern such as `*`.

    Yields:
        The texts of its cells, item by item.
    """
    for path in sorted(_GOLD.glob(f"{name}.yaml")):
        report = yaml.safe_load(path.read_text(encoding="utf-8"))
        for measure in report["measures"]:
            for cell in _CELLS:
                value = measure.get(cell) or []
                yield from [value] if isinstance(value, str) else value


def vocabulary() -> list[str]:
    """Read the words of Thai public administration that PyThaiNLP's dictionary lacks.

    Returns:
        The words of training/vocabulary.txt.
    """
    return _lines(_ROOT / "training" / "vocabulary.txt")
