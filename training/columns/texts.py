"""The texts of this folder by content and hand, and what stands for the names in braces in them.

Most are lines of one content after the other, by hand. Those of writers/ tell measures from end to end, so that a table
can be made of what one hand wrote.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from extractor.model.contents import SPOKEN
from extractor.model.thai_calendar import MONTH_NAMES
from training.columns.borrowed import labelled_prose, names

_FOLDER = Path(__file__).parent
# Parts that hands are dealt to: each in turn is held out.
PARTS = 4
# Contents whose cells are made by `cells.py` alone.
_MADE = {"period", "offer", "contract"}
_SLOT = re.compile(r"\{([a-zA-Z]+)\}")
# A row of a table speaks of one thing in all its columns.
ROW_SLOTS = ("act", "thing", "topic", "who")

# The lines of each hand.
Hands = Mapping[str, Sequence[str]]
# What a writer says of one measure, by content.
ToldMeasure = Mapping[str, Sequence[str]]


def _sections(path: Path, head: str) -> dict[str, list[str]]:
    """The lines of a file by the section that they stand in."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        found = re.match(head, line)
        if found:
            name = found[1]
        elif line.strip() and not line.startswith("#"):
            sections.setdefault(name, []).append(line.strip())
    return sections


@lru_cache(maxsize=1)
def slots() -> Mapping[str, Sequence[str]]:
    """Read what may stand for each name in braces.

    Returns:
        The sections of slots.txt.
    """
    words: dict[str, Sequence[str]] = dict(
        _sections(_FOLDER / "slots.txt", r"\[(\w+)\]")
    )
    words.update(names())
    return words


@lru_cache(maxsize=1)
def patterns_of_others() -> Mapping[str, Sequence[str]]:
    """Read how cells look that hold none of the contents.

    Returns:
        The sections of others.txt.
    """
    return _sections(_FOLDER / "others.txt", r"\[(\w+)\]")


@lru_cache(maxsize=1)
def others_told() -> Hands:
    """Read what columns say that hold none of the contents.

    Returns:
        The lines of each hand, a cell each.
    """
    return _sections(_FOLDER / "others_told.txt", "# hand: (.+)")


@lru_cache(maxsize=1)
def writers() -> Mapping[str, Sequence[ToldMeasure]]:
    """Read those who tell measures from end to end.

    Returns:
        The measures of each, by name. A line of their files is such as `title: จัดระเบียบแผงค้า`; a title begins a
        measure.
    """
    return {
        path.stem: _told_measures(path)
        for path in sorted((_FOLDER / "writers").glob("*.txt"))
    }


def _told_measures(path: Path) -> Sequence[ToldMeasure]:
    measures: list[dict[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        content, _, text = line.partition(": ")
        if content == "title" or not measures:
            measures.append({})
        measures[-1].setdefault(content, []).append(text)
    return measures


@lru_cache(maxsize=1)
def hands() -> Mapping[str, Hands]:
    """Read the texts of every content.

    Returns:
        For each content, the lines of each hand.
    """
    contents = [content for content in SPOKEN if content not in _MADE]
    found: dict[str, dict[str, Sequence[str]]] = {}
    for content in contents:
        found[content] = dict(
            _sections(_FOLDER / f"{content}.txt", r"# hand: (\w+)")
        )
    for hand, by_content in labelled_prose().items():
        for content, lines in by_content.items():
            found[content][hand] = lines
    for writer, measures in writers().items():
        for measure in measures:
            for content, told in measure.items():
                if content in found:
                    found[content][writer] = [
                        *found[content].get(writer, ()),
                        *told,
                    ]
    return found


def part_of(content: str, hand: str) -> int:
    """In which part a hand is held out.

    That of a writer is the same for all contents; other hands have another one for each, lest a whole style be unknown.

    Args:
        content: Such as "plan".
        hand: Such as "school".

    Returns:
        A number from 0 to PARTS - 1.
    """
    if hand in writers():
        return list(writers()).index(hand) % PARTS
    return (
        list(hands()[content]).index(hand) + list(hands()).index(content)
    ) % PARTS


def chosen_hands(parts: set[int]) -> Mapping[str, Hands]:
    """The texts of some parts.

    Args:
        parts: Which.

    Returns:
        For each content, the lines of each hand that is in these parts.
    """
    chosen: dict[str, Hands] = {}
    for content, by_hand in hands().items():
        chosen[content] = {
            hand: lines
            for hand, lines in by_hand.items()
            if part_of(content, hand) in parts
        }
    return chosen


class Filler:
    """Puts words into the slots of lines; acts and things of other parts are left out."""

    def __init__(self, generator: random.Random, parts: set[int]) -> None:
        self._random = generator
        self._words: dict[str, Sequence[str]] = {}
        for name, words in slots().items():
            is_shared = name not in ROW_SLOTS
            self._words[name] = [
                word
                for at, word in enumerate(words)
                if is_shared or at % PARTS in parts
            ]

    def row(self) -> dict[str, str]:
        """Draw what a row of a table speaks of.

        Returns:
            A word for each name of ROW_SLOTS.
        """
        return {
            name: self._random.choice(self._words[name]) for name in ROW_SLOTS
        }

    def filled(self, line: str, row: Mapping[str, str]) -> str:
        """Fill a line.

        Args:
            line: Such as `อบรม{who} {n} คน`.
            row: What its row speaks of.

        Returns:
            The line without slots; of a slot that stands twice, the second is drawn anew.
        """
        used: set[str] = set()

        def word(found: re.Match[str]) -> str:
            name = found[1]
            is_first = name not in used
            used.add(name)
            if name in row and is_first:
                return row[name]
            return self.drawn(name)

        text = line
        while _SLOT.search(text):
            text = _SLOT.sub(word, text)
        return text

    def drawn(self, name: str) -> str:
        """Draw a word.

        Args:
            name: Such as "tambon" or "n".

        Returns:
            What may stand for the name.
        """
        draw = self._random
        if name in self._words:
            return draw.choice(self._words[name])
        year = draw.randint(2560, 2569)
        made = {
            "s": str(draw.randint(1, 6)),
            "n": str(draw.randint(2, 99)),
            "N": f"{draw.choice([draw.randint(30, 999), draw.randint(1000, 250000)]):,}",
            "f": f"{draw.uniform(3, 5):.2f}",
            "pct": draw.choice(
                [str(draw.randint(5, 20) * 5), f"{draw.uniform(60, 100):.2f}"]
            ),
            "y": str(year),
            "fy": draw.choice(["ปีงบประมาณ พ.ศ. ", "ปีงบประมาณ ", "ปี "])
            + str(year),
            "m": self.month(year),
            "d": f"{draw.randint(1, 30)} {self.month(year)}",
            "latin": draw.choice(
                ["bankhok", "nongbua", "maesai", "thasala", "phrae", "dontan"]
            ),
        }
        return made[name]

    def month(self, year: int) -> str:
        """Write a month of a year as officials do.

        Args:
            year: In the Buddhist era.

        Returns:
            Such as `มกราคม 2566` or `ม.ค. 66`.
        """
        name, short = self._random.choice(MONTH_NAMES)
        if self._random.random() < 0.5:
            return f"{name} {year}"
        return f"{short[:-1]}.{short[-1]}. {self._random.choice([year, year % 100])}"
