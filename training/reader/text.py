"""Endless text to print: what reports say, and enough of everything else that the net reads rather than guesses."""

from __future__ import annotations

import random

from extractor.ocr.reader.alphabet import ALPHABET
from training.reader.latin import latin
from training.reader.numbers import in_some_digits, list_marker, number
from training.reader.syllables import (
    clusters_of,
    misspelled,
    proper,
    random_syllable,
    wrapped,
)
from training.reader.word_lists import (
    dictionary_words,
    family_names,
    first_names,
    frequent_words,
    official_words,
    place_names,
    prose_lines,
)

_BULLETS = "-–•●○◦■□☐☑☒✓✔✗➢➤❖◆◇→*▪★►๏"
# A box to be ticked is empty more often than not.
_TICK_BOXES = "☐☐☐□□☑☒"
_TITLE_LIST = """
นาย|นาง|นางสาว|ว่าที่ร้อยตรี|ว่าที่ ร.ต.|จ่าเอก|ส.ต.อ.|ด.ต.|พ.จ.อ.|ดร.|ผศ.|นพ.
สิบเอก|พันจ่าเอก|ร.ต.ท.|นายก อบต.|ปลัด อบต.|ปลัดเทศบาล|ผู้อำนวยการกองคลัง|หัวหน้าสำนักปลัด
รองปลัด|นักทรัพยากรบุคคล|นิติกร
"""
_TITLES = _TITLE_LIST.strip().replace("\n", "|").split("|")
_KINDS_OF_PLACES = (
    "ตำบล",
    "อำเภอ",
    "จังหวัด",
    "อบต.",
    "เทศบาลตำบล",
    "เทศบาลเมือง",
    "ต.",
    "อ.",
    "จ.",
    "องค์การบริหารส่วนตำบล",
)
# Marks that cannot begin a text.
_MARKS = "ัิีึืฺุู็่้๊๋์ํ๎ะาำๅ"
# Every so many lines of prose are for validation only.
_HELD_OUT_EVERY = 20
# How often a paragraph begins with a marker or a bullet.
_HEADED = 0.35
# What stands between two parts of a paragraph.
_BREAKS = ("", "", "", " ", " ", " ")
# A paragraph is so many lines long.
_PARAGRAPH_LINES = (0.4, 1.0, 1.7, 3.0, 6.0)
# What parts the members of a series; most often nothing but the sign itself.
_SERIES_SIGNS = (",", ",", ", ", "/", " / ", ";", " – ", "-", "+", " + ")
# Leaders and notes, and how often each sign is repeated: from and to.
_LEADERS = ((".", 2, 30), (".", 2, 5), ("*", 1, 4), ("_", 2, 12), ("-", 2, 8))
# Clusters of a misspelled text at most.
_MOST_MISSPELLED = 25


def _is_sign(character: str) -> bool:
    is_thai = "\u0e01" <= character <= "\u0e5b"
    return not character.isalnum() and not is_thai and character != " "


_SIGNS = [character for character in ALPHABET if _is_sign(character)]


class Writer:
    """Writes paragraphs; the same state of chance gives the same text."""

    def __init__(self, rng: random.Random, held_out: bool = False) -> None:
        """Take what decides about the text.

        Args:
            rng: Decides what is written.
            held_out: Whether the prose is that held out for validation.
        """
        self._rng = rng
        self._prose_lines = [
            line
            for index, line in enumerate(prose_lines())
            if (index % _HELD_OUT_EVERY == 0) == held_out
        ]
        # What is written, and its share of all parts.
        share_by_kind = {
            self._prose: 0.30,
            self._number: 0.22,
            self._latin: 0.09,
            self._frequent: 0.05,
            self._uniform: 0.11,
            self._person: 0.04,
            self._place: 0.04,
            self._official: 0.02,
            self._syllables: 0.03,
            self._misspelled: 0.05,
            self._signs: 0.03,
            self._series: 0.05,
            self._leaders: 0.02,
            self._boxes: 0.02,
        }
        self._kinds = tuple(share_by_kind)
        self._shares = tuple(share_by_kind.values())

    def paragraph(self, length: int) -> str:
        """Write a paragraph.

        Args:
            length: Characters at least, before spaces are made single.

        Returns:
            Text of the reader's alphabet alone, single-spaced.
        """
        parts: list[str] = []
        if self._rng.random() < _HEADED:
            parts.append(self._head())
        while sum(map(len, parts)) < length:
            write = self._rng.choices(self._kinds, self._shares)[0]
            text = write()
            parts.append(text + self._rng.choice(_BREAKS))
        return proper("".join(parts))

    def lines(self, count: int, length: int) -> list[str]:
        """Write lines as a narrow column holds them.

        Args:
            count: How many lines.
            length: About how many characters a line has.

        Returns:
            The lines of one or more paragraphs.
        """
        lines: list[str] = []
        while len(lines) < count:
            share = self._rng.choice(_PARAGRAPH_LINES)
            paragraph = self.paragraph(max(1, round(length * share)))
            lines += wrapped(paragraph, length, self._rng)
        return lines[:count]

    def _head(self) -> str:
        if self._rng.random() < 0.6:
            return list_marker(self._rng) + " "
        bullet = self._rng.choice(_BULLETS)
        return bullet + self._rng.choice(("", " ", " "))

    def _prose(self) -> str:
        """A stretch of official Thai."""
        line = self._rng.choice(self._prose_lines)
        is_from_midst = self._rng.random() < 0.7
        start = self._rng.randrange(len(line)) if is_from_midst else 0
        clusters = clusters_of(line[start:].lstrip(_MARKS))
        count = self._rng.randint(4, 50)
        return in_some_digits("".join(clusters[:count]), self._rng)

    def _number(self) -> str:
        is_apart = self._rng.random() < 0.7
        text = number(self._rng)
        return f" {text} " if is_apart else text

    def _latin(self) -> str:
        text = latin(self._rng)
        return self._rng.choice(
            (
                f" {text} ",
                f" {text} ",
                f" ({text}) ",
                text,
                f"“{text}”",
                f'"{text}"',
            )
        )

    def _frequent(self) -> str:
        words, cumulative_weights = frequent_words()
        count = self._rng.randint(1, 5)
        return "".join(
            self._rng.choices(words, cum_weights=cumulative_weights, k=count)
        )

    def _uniform(self) -> str:
        gap = self._rng.choice(("", " "))
        count = self._rng.randint(1, 4)
        return gap.join(self._rng.choices(dictionary_words(), k=count))

    def _person(self) -> str:
        gap = self._rng.choice((" ", "  "))
        title = self._rng.choice(_TITLES)
        first_name = self._rng.choice(first_names())
        family_name = self._rng.choice(family_names())
        return f"{title}{first_name}{gap}{family_name}"

    def _place(self) -> str:
        kind = self._rng.choice(_KINDS_OF_PLACES)
        return kind + self._rng.choice(place_names())

    def _official(self) -> str:
        return self._rng.choice(official_words())

    def _syllables(self) -> str:
        """Syllables that no word has."""
        count = self._rng.randint(1, 6)
        return "".join(random_syllable(self._rng) for _ in range(count))

    def _misspelled(self) -> str:
        """Words misspelled, so that what is likely is no proof of what stands there."""
        write = self._rng.choice(
            (self._prose, self._uniform, self._person, self._place)
        )
        clusters = clusters_of(write())
        return misspelled(clusters[:_MOST_MISSPELLED], self._rng)

    def _series(self) -> str:
        """Names or numbers one after the other, parted by signs that no word tells of: ตาก,น่าน,แพร่."""
        write = self._rng.choice(
            (self._place, self._uniform, self._person, self._number)
        )
        sign = self._rng.choice(_SERIES_SIGNS)
        count = self._rng.randint(2, 5)
        return sign.join(write().strip() for _ in range(count))

    def _leaders(self) -> str:
        """A blank to be filled in, or marks of a note: ชื่อ........, 12***."""
        sign, fewest, most = self._rng.choice(_LEADERS)
        leader = sign * self._rng.randint(fewest, most)
        shapes = (
            leader,
            f"{leader} ",
            f"({leader})",
            f"{leader}{number(self._rng)}",
        )
        return self._rng.choice(shapes)

    def _boxes(self) -> str:
        """What is to be ticked on a form: ☐ มี ☑ ไม่มี."""
        write = self._rng.choice((self._uniform, self._frequent, self._prose))
        gap = self._rng.choice(("", " ", " "))
        choices = (
            self._rng.choice(_TICK_BOXES) + gap + write().strip()
            for _ in range(self._rng.randint(1, 3))
        )
        return " ".join(choices)

    def _signs(self) -> str:
        count = self._rng.randint(1, 2)
        signs = "".join(self._rng.choices(_SIGNS, k=count))
        shapes = (
            f" {signs} ",
            f" {signs}",
            f"{signs} ",
            signs,
            " ฯลฯ",
            "ๆ ",
            " ๆ ",
            "ฯ ",
            " ฿",
            "๐",
        )
        return self._rng.choice(shapes)
