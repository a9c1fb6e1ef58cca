"""The marks that number a list in Thai documents: ๑. ๑) (๑) 1. 1) (1) - • and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizer.thai import DIGIT, arabic

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


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed list marker: its characters with the white space around, its value (None for a bullet), its style."""

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
