"""How fast the normalizer is beside other menders of Thai, and how long it takes to start."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from unittest.mock import patch

from benchmarks.repair import peers
from benchmarks.texts import ROOT, gold_folder, items
from normalizer import normalize
from normalizer import rule_engine as engine
from normalizer.rules import RULES

CHARACTERS = 300_000
ROUNDS, STARTS = 3, 5
# The kinds of rules that ask no model of words and names.
PLAIN = ("repair", "join", "spacing", "digits")
# Characters a second at least; seconds at most.
LEAST_PLAIN, LEAST_WHOLE = 300_000, 60_000
MOST_IMPORT, MOST_DICTIONARY = 0.15, 0.7
# A text whose lost sara am needs the dictionary, timed behind the import.
_FIRST = (
    "import time, normalizer; t = time.perf_counter(); "
    "normalizer.normalize('จ านวน'); print(time.perf_counter() - t)"
)

Mend = Callable[[Sequence[str]], object]


def main() -> bool:
    """Print both tables. Machines differ, so that a bound that is passed is marked, but does not count."""
    texts = list(dict.fromkeys(items(gold_folder())))
    print(
        f"speed on {CHARACTERS:,} characters of clean text, no answer remembered, best of {ROUNDS}"
    )
    with patch.object(
        engine, "RULES", [rule for rule in RULES if rule.kind in PLAIN]
    ):
        _speed_row("raingan, " + ", ".join(PLAIN), _each, texts, LEAST_PLAIN)
    _speed_row("raingan, everything", _each, texts, LEAST_WHOLE)
    for name, mend in peers().items():
        _speed_row(name, mend, texts, 0)
    print(f"\nstart of the normalizer, median of {STARTS} processes")
    _time_row(
        "import", _started("import normalizer") - _started("pass"), MOST_IMPORT
    )
    _time_row(
        "first text that needs the dictionary",
        statistics.median(_first() for _ in range(STARTS)),
        MOST_DICTIONARY,
    )
    return True


def _each(texts: Sequence[str]) -> list[str]:
    return [normalize(text) for text in texts]


def _speed_row(name: str, mend: Mend, texts: Sequence[str], least: int) -> None:
    speed = max(_speed(mend, texts) for _ in range(ROUNDS))
    bound = (
        f"   (bound {least:,}){'' if speed >= least else '  !'}"
        if least
        else ""
    )
    print(f"{name:44}{speed:12,.0f} characters/s{bound}")


def _time_row(name: str, seconds: float, most: float) -> None:
    print(
        f"{name:44}{seconds:12.3f} s   (bound {most}){'' if seconds <= most else '  !'}"
    )


def _speed(mend: Mend, texts: Sequence[str]) -> float:
    """Characters a second over the texts, again and again until there are enough, each time as if never seen."""
    mend(texts[:1])  # loads what it needs
    size = sum(map(len, texts))
    passes = -(-CHARACTERS // size)
    return passes * size / sum(_seconds(mend, texts) for _ in range(passes))


def _seconds(mend: Mend, texts: Sequence[str]) -> float:
    for forget in _memories():
        forget()
    started = time.perf_counter()
    mend(texts)
    return time.perf_counter() - started


def _memories() -> Iterator[Callable[[], None]]:
    """What makes the normalizer forget answers; a cache without a bound holds what it loaded once, and keeps it."""
    for name, module in list(sys.modules.items()):
        for member in (
            vars(module).values()
            if name.partition(".")[0] == "normalizer"
            else ()
        ):
            if (
                hasattr(member, "cache_clear")
                and member.cache_parameters()["maxsize"] is not None
            ):
                yield member.cache_clear


def _started(command: str) -> float:
    """Seconds that a fresh process takes for a command, its start included."""

    def seconds() -> float:
        started = time.perf_counter()
        _python(command)
        return time.perf_counter() - started

    return statistics.median(seconds() for _ in range(STARTS))


def _first() -> float:
    return float(_python(_FIRST))


def _python(command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", command],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout
