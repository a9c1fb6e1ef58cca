"""Endless text to print: what reports say, and enough of everything else that the net reads rather than guesses."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate

from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names, thai_words

from extractor.ocr.crnn.alphabet import ALPHABET
from normalizer.models.lexicon import corpus_counts
from normalizer.models.proper_names import places
from training.reader.latin import latin
from training.reader.numbers import in_some_digits, marker, number
from training.texts import prose, vocabulary

CONSONANTS = "".join(map(chr, range(0x0E01, 0x0E2F)))
_TONES, _ABOVE, _BELOW, _AFTER, _BEFORE = "่้๊๋", "ัิีึื็", "ุู", "ะา", "เแโใไ"
# What a line may be cut before: not a mark, nor what follows a vowel that is written first.
CLUSTER = re.compile(f"[{_BEFORE}]?[ก-ฮ][ัิ-ฺ็-๎]*[ะาำๅ]?|.[ัิ-ฺ็-๎]*")
_KNOWN = frozenset(ALPHABET)
_FOREIGN = re.compile(f"[^{re.escape(ALPHABET)}]+")
_BULLETS = "-–•●○◦■□☐☑☒✓✔✗➢➤❖◆◇→*▪★►๏"
_SIGNS = [sign for sign in ALPHABET if not sign.isalnum() and not "\u0e01" <= sign <= "\u0e5b" and sign != " "]
_TITLES = (
    *("นาย", "นาง", "นางสาว", "ว่าที่ร้อยตรี", "ว่าที่ ร.ต.", "จ่าเอก", "ส.ต.อ.", "ด.ต.", "พ.จ.อ.", "ดร.", "ผศ.", "นพ."),
    *("สิบเอก", "พันจ่าเอก", "ร.ต.ท.", "นายก อบต.", "ปลัด อบต.", "ปลัดเทศบาล", "ผู้อำนวยการกองคลัง", "หัวหน้าสำนักปลัด"),
    *("รองปลัด", "นักทรัพยากรบุคคล", "นิติกร"),
)
_PLACES = ("ตำบล", "อำเภอ", "จังหวัด", "อบต.", "เทศบาลตำบล", "เทศบาลเมือง", "ต.", "อ.", "จ.", "องค์การบริหารส่วนตำบล")
# Every so many lines of prose are for validation only.
_HELD_OUT = 20
_BREAKS = ("", "", "", " ", " ", " ")


class Writer:
    """Writes paragraphs; the same chance gives the same text."""

    def __init__(self, chance: random.Random, held_out: bool = False) -> None:
        """Take the chance that decides what is written, and whether from the prose held out for validation."""
        self.chance = chance
        self._lines = [line for at, line in enumerate(_prose()) if (at % _HELD_OUT == 0) == held_out]
        kinds: tuple[tuple[Callable[[], str], float], ...] = (
            *((self._prose, 0.36), (self._number, 0.22), (self._latin, 0.09), (self._frequent, 0.05)),
            *((self._uniform, 0.11), (self._person, 0.04), (self._place, 0.04), (self._official, 0.02)),
            *((self._clusters, 0.03), (self._garbled, 0.05), (self._signs, 0.03)),
        )
        self._kinds, self._shares = zip(*kinds, strict=True)

    def paragraph(self, length: int) -> str:
        """Text of at least so many characters, of the alphabet alone and single-spaced."""
        parts = [self._head()] if self.chance.random() < 0.35 else []
        while sum(map(len, parts)) < length:
            parts.append(self.chance.choices(self._kinds, self._shares)[0]() + self.chance.choice(_BREAKS))
        return proper("".join(parts))

    def lines(self, count: int, length: int) -> list[str]:
        """Lines of about that many characters, as a narrow column holds them."""
        found: list[str] = []
        while len(found) < count:
            share = self.chance.choice((0.4, 1.0, 1.7, 3.0, 6.0))
            found += wrapped(self.paragraph(max(1, round(length * share))), length, self.chance)
        return found[:count]

    def _head(self) -> str:
        if self.chance.random() < 0.6:
            return marker(self.chance) + " "
        return self.chance.choice(_BULLETS) + self.chance.choice(("", " ", " "))

    def _prose(self) -> str:
        """A stretch of official Thai."""
        line = self.chance.choice(self._lines)
        start = self.chance.randrange(len(line)) if self.chance.random() < 0.7 else 0
        clusters = CLUSTER.findall(line[start:].lstrip("ัิีึืฺุู็่้๊๋์ํ๎ะาำๅ"))
        return in_some_digits("".join(clusters[: self.chance.randint(4, 50)]), self.chance)

    def _number(self) -> str:
        return f" {number(self.chance)} " if self.chance.random() < 0.7 else number(self.chance)

    def _latin(self) -> str:
        text = latin(self.chance)
        return self.chance.choice((f" {text} ", f" {text} ", f" ({text}) ", text, f"“{text}”", f'"{text}"'))

    def _frequent(self) -> str:
        words, sums = _frequent()
        return "".join(self.chance.choices(words, cum_weights=sums, k=self.chance.randint(1, 5)))

    def _uniform(self) -> str:
        return self.chance.choice(("", " ")).join(self.chance.choices(_words(), k=self.chance.randint(1, 4)))

    def _person(self) -> str:
        first, last = _names()
        gap = self.chance.choice((" ", "  "))
        return f"{self.chance.choice(_TITLES)}{self.chance.choice(first)}{gap}{self.chance.choice(last)}"

    def _place(self) -> str:
        return self.chance.choice(_PLACES) + self.chance.choice(_places())

    def _official(self) -> str:
        return self.chance.choice(_vocabulary())

    def _clusters(self) -> str:
        """Syllables that no word has."""
        return "".join(self._cluster() for _ in range(self.chance.randint(1, 6)))

    def _cluster(self) -> str:
        pick = self.chance
        vowel = pick.choice(("", "", pick.choice(_ABOVE), pick.choice(_ABOVE), pick.choice(_BELOW)))
        tone = pick.choice(("", "", pick.choice(_TONES), "์" if not vowel or vowel in "ิุ" else ""))
        after = pick.choice(("", "", "", "า", "ะ", "ำ")) if not vowel and tone != "์" else ""
        return pick.choice(("", "", "", pick.choice(_BEFORE))) + pick.choice(CONSONANTS) + vowel + tone + after

    def _garbled(self) -> str:
        """Words misspelled, so that what is likely is no proof of what stands there."""
        source = self.chance.choice((self._prose, self._uniform, self._person, self._place))()
        clusters = CLUSTER.findall(source)[:25]
        for at in range(len(clusters)):
            if self.chance.random() < 0.2:
                clusters[at] = self._spoiled(clusters[at])
        return "".join(clusters)

    def _spoiled(self, cluster: str) -> str:
        kind = self.chance.randrange(5)
        if kind == 0:
            return self._cluster()
        if kind == 1:
            return ""
        if kind == 2:
            return cluster + cluster
        if kind == 3:
            return re.sub(f"[{_TONES}]", lambda _: self.chance.choice(("", *_TONES)), cluster)
        return re.sub("[ก-ฮ]", lambda _: self.chance.choice(CONSONANTS), cluster)

    def _signs(self) -> str:
        signs = "".join(self.chance.choices(_SIGNS, k=self.chance.randint(1, 2)))
        return self.chance.choice((f" {signs} ", f" {signs}", f"{signs} ", signs, " ฯลฯ", "ๆ ", " ๆ ", "ฯ ", " ฿", "๐"))


def proper(text: str) -> str:
    """The text in characters of the alphabet, each look of it spelled in one way only, and single-spaced."""
    text = _FOREIGN.sub("", text.replace("ํา", "ำ").replace("เเ", "แ"))
    text = re.sub(f"([{_TONES}์])([{_ABOVE}{_BELOW}])", r"\2\1", text)
    return re.sub(" +", " ", text).strip()


def wrapped(text: str, length: int, chance: random.Random) -> list[str]:
    """The lines of a paragraph: cut at a space where one is near, else anywhere between clusters."""
    found, line = list[str](), ""
    for cluster in CLUSTER.findall(text):
        if len(line) + len(cluster) > length and line.strip():
            head, space, tail = line.rpartition(" ")
            if space and len(tail) < length // 3 and head.strip() and chance.random() < 0.5:
                found, line = [*found, head.strip()], tail
            else:
                found, line = [*found, line.strip()], ""
        line += cluster
    return [*found, line.strip()] if line.strip() else found


@cache
def _prose() -> Sequence[str]:
    return prose()


@cache
def _words() -> Sequence[str]:
    return sorted(word for word in thai_words() if _KNOWN.issuperset(word))


@cache
def _frequent() -> tuple[Sequence[str], Sequence[float]]:
    """Words, and the sums of how often they are written; the root of it, or a few would be all."""
    counts = [(word, count) for word, count in corpus_counts() if _KNOWN.issuperset(word)]
    return [word for word, _ in counts], list(accumulate(float(count) ** 0.6 for _, count in counts))


@cache
def _names() -> tuple[Sequence[str], Sequence[str]]:
    return sorted(thai_male_names() | thai_female_names()), sorted(thai_family_names())


@cache
def _places() -> Sequence[str]:
    return [name for kind in ("ตำบล", "อำเภอ", "จังหวัด") for name in sorted(places(kind))]


@cache
def _vocabulary() -> Sequence[str]:
    return vocabulary()
