"""The marks that number a list in Thai documents: ๑. ๑) (๑) 1. 1) (1) - • and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizer.thai import DIGIT, arabic

_NUMBER = re.compile(rf"\s*(?P<open>\(?)(?P<number>[0-9{DIGIT}]{{1,3}})(?P<close>[.)]+)(?![0-9{DIGIT}])\s*")
_NAMED = re.compile(rf"\s*(?P<name>มาตรการที่|กิจกรรมที่|โครงการที่|ข้อที่|ข้อ|ที่)\s*(?P<number>[0-9{DIGIT}]{{1,3}})[.):]?\s+")
_BULLET = re.compile("\\s*(?P<bullet>[-–—•●○▪■◦‣✓✔*·\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06f\uf0fe])\\s*(?=\\S)")


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed list marker: its characters with the white space around, its value (None for a bullet), its style."""

    printed: str
    number: int | None
    style: str


def marker_at(text: str) -> Marker | None:
    """The list marker that the text begins with, or None."""
    match = _NUMBER.match(text)
    if match and not (match["open"] and ")" not in match["close"]):
        return Marker(match[0], int(arabic(match["number"])), match["open"] + match["close"])
    match = _BULLET.match(text)
    return Marker(match[0], None, match["bullet"]) if match else None


def named_marker_at(text: str) -> Marker | None:
    """As `marker_at`, and also the spelled forms มาตรการที่ ๑, ข้อ ๑; bullets are none."""
    match = _NAMED.match(text)
    if match:
        return Marker(match[0], int(arabic(match["number"])), match["name"])
    found = marker_at(text)
    return found if found and found.number is not None else None
