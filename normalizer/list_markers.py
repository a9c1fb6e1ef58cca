"""The marks that number a list in Thai documents: ๑. ๑) (๑) 1. 1) (1) - • and their kin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalizer.thai import CONSONANT, DIGIT, LEADING_VOWEL, arabic

_DIGITS = f"[0-9{DIGIT}]"
_NUMBER = re.compile(rf"\s*(?P<open>\(?)\s?(?P<number>{_DIGITS}{{1,3}})\s?(?P<close>[.)]+)(?!{_DIGITS})\s*")
_DOTTED = re.compile(rf"\s*(?P<head>(?:{_DIGITS}{{1,2}}\.)+)(?P<number>{_DIGITS}{{1,2}})[.)]?\s+(?=\S)")
_WORDED = re.compile(rf"\s*(?P<name>ข้อที่|ข้อ|ขั้นตอนที่|ขั้นที่)\s*(?P<number>{_DIGITS}{{1,3}})[.):]?(?:\s+|$)")
_NAMED = re.compile(
    rf"\s*(?P<name>มาตรการที่|กิจกรรมที่|โครงการที่|มาตรการ|กิจกรรม|โครงการ|ที่)\s*(?P<number>{_DIGITS}{{1,3}})[.):]?(?:\s+|$)"
)
_BULLET = re.compile(
    "\\s*(?P<bullet>[-–—•●○▪■□◦‣✓✔☑*·➢➣➤➔➜►▶▸❖◆◇★☆\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06f\uf0fe])\\s*(?=\\S)"
)
# As OCR reads a marker: its stop as a comma or several, or lost; its number as letters of its shape.
_STOPPED = re.compile(rf"\s*(?P<number>{_DIGITS}{{1,2}})\s?[.,]{{1,3}}(?!{_DIGITS})\s*")
_UNSTOPPED = re.compile(rf"\s*(?P<number>{_DIGITS}{{1,2}})\s+(?=[{LEADING_VOWEL}{CONSONANT}])")
_UNREAD = re.compile(rf"\s*(?P<letters>[^\s.,()/\-]{{1,3}})[.,]{{1,2}}\s+(?=[{LEADING_VOWEL}{CONSONANT}A-Z“\"(])")
# Abbreviations that a line may begin with: o'clock, street, place and school names, the list ก. ข. ค.
_ABBREVIATIONS = frozenset(
    [
        "น",
        "ม",
        "อ",
        "ต",
        "จ",
        "ถ",
        "ก",
        "ข",
        "ค",
        "ง",
        "ร",
        "พ",
        "ส",
        "ด",
        "ป",
        "ช",
        "ดร",
        "นาย",
        "นาง",
        "ชม",
        "กม",
        "อบ",
        "รพ",
        "สพ",
        "สน",
        "ทน",
        "ทม",
        "ทต",
        "นร",
        "รร",
    ]
)
# What numbers left out of a list cost, beside one that was misread.
_STEP = 3.0


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed list marker: its characters with the white space around, its value (None for a bullet), its style.

    The value is 0 where OCR could not read it.
    """

    printed: str
    number: int | None
    style: str

    @property
    def is_dotted(self) -> bool:
        """Whether it is one of 1.1, 1.2, …, which an amount may look like."""
        return self.style[:1].isdigit()


def marker_at(text: str) -> Marker | None:
    """The list marker that the text begins with, or None. Of 1.2 the number is 2 and 1. the style."""
    match = _NUMBER.match(text)
    if match and not (match["open"] and ")" not in match["close"]):
        return Marker(match[0], int(arabic(match["number"])), match["open"] + match["close"])
    match = _DOTTED.match(text)
    if match:
        return Marker(match[0], int(arabic(match["number"])), arabic(match["head"]))
    match = _WORDED.match(text)
    if match:
        return Marker(match[0], int(arabic(match["number"])), match["name"])
    match = _BULLET.match(text)
    return Marker(match[0], None, match["bullet"]) if match else None


def named_marker_at(text: str) -> Marker | None:
    """As `marker_at`, and also the spelled forms มาตรการที่ ๑, กิจกรรมที่ ๑; bullets are none."""
    match = _NAMED.match(text)
    if match:
        return Marker(match[0], int(arabic(match["number"])), match["name"])
    found = marker_at(text)
    return found if found and found.number is not None else None


def blurred_marker_at(text: str) -> Marker | None:
    """What may be a numbered list marker that OCR misread, or None. Its style is that of 1. whatever was read."""
    match = _STOPPED.match(text) or _UNSTOPPED.match(text)
    if match:
        return Marker(match[0], int(arabic(match["number"])), ".")
    match = _UNREAD.match(text)
    return Marker(match[0], 0, ".") if match and match["letters"] not in _ABBREVIATIONS else None


def likeliest_numbers(read: Sequence[int]) -> list[int]:
    """The numbers of a list as OCR read them, 0 where it could not, mended where they do not count up.

    A list counts up by one and never back; a misread number costs 1, numbers left out cost more (Viterbi over offsets).
    """
    offsets = sorted({number - at for at, number in enumerate(read) if number > at} | {1})
    costs = [float(number != offset) for offset in offsets for number in read[:1]]
    ways = list[list[int]]()
    for at, number in enumerate(read[1:], 1):
        before = [min(range(i + 1), key=lambda j: costs[j] + _STEP * (j != i)) for i in range(len(offsets))]
        ways.append(before)
        costs = [costs[j] + _STEP * (j != i) + (number != at + offsets[i]) for i, j in enumerate(before)]
    best = min(range(len(offsets)), key=lambda i: costs[i]) if read else 0
    path = [best]
    for before in reversed(ways):
        path.append(before[path[-1]])
    return [at + offsets[i] for at, i in enumerate(reversed(path))] if read else []
