"""The marks that number a list in Thai documents: ๑. ๑) (๑) 1. 1) (1) - • and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizer.thai import CONSONANT, DIGIT, LEADING_VOWEL, arabic

_DIGITS = f"[0-9{DIGIT}]"
# 1. 1) (1)
_NUMBER = re.compile(
    rf"\s*(?P<open>\(?)\s?(?P<number>{_DIGITS}{{1,3}})\s?(?P<close>[.)]+)(?!{_DIGITS})\s*"
)
# 1.2
_DOTTED = re.compile(
    rf"\s*(?P<head>(?:{_DIGITS}{{1,2}}\.)+)(?P<number>{_DIGITS}{{1,2}})[.)]?\s+(?=\S)"
)
# ข้อ 1
_WORDED = re.compile(
    rf"\s*(?P<name>ข้อที่|ข้อ|ขั้นตอนที่|ขั้นที่)\s*(?P<number>{_DIGITS}{{1,3}})[.):]?(?:\s+|$)"
)
# มาตรการที่ 1
_NAMED = re.compile(
    rf"\s*(?P<name>มาตรการที่|กิจกรรมที่|โครงการที่|มาตรการ|กิจกรรม|โครงการ|ที่)\s*(?P<number>{_DIGITS}{{1,3}})[.):]?(?:\s+|$)"
)
_BULLET = re.compile(
    "\\s*(?P<bullet>[-‐‑–—•●○▪■□◦‣✓✔☐☑☒❍❏❐❑❒*·➢➣➤➔➜⇨►▶▸❖◆◇⬧★☆◉◎\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06f\uf0fe])\\s*(?=\\S)"
)
# As OCR reads a marker: its stop as a comma or several, or lost; its number as letters of its shape.
_STOPPED = re.compile(
    rf"\s*(?P<number>{_DIGITS}{{1,2}})\s?[.,]{{1,3}}(?!{_DIGITS})\s*"
)
_UNSTOPPED = re.compile(
    rf"\s*(?P<number>{_DIGITS}{{1,2}})\s+(?=[{LEADING_VOWEL}{CONSONANT}])"
)
_UNREAD = re.compile(
    rf"\s*(?P<letters>[^\s.,()/\-]{{1,3}})[.,]{{1,2}}\s+(?=[{LEADING_VOWEL}{CONSONANT}A-Z“\"(])"
)
# Abbreviations that a line may begin with: o'clock, street, place and school names, the list ก. ข. ค.
_ABBREVIATIONS = frozenset(
    "น ม อ ต จ ถ ก ข ค ง ร พ ส ด ป ช ดร นาย นาง ชม กม อบ รพ สพ สน ทน ทม ทต นร รร".split()  # noqa: SIM905
)
# The value of a marker that OCR could not read.
_UNREADABLE = 0


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed list marker.

    Attributes:
        printed: Its characters with the white space around.
        number: Its value; None for a bullet, 0 where OCR could not read it.
        style: What markers of one list share: the brackets and stops, the head of 1.2, the word, or the bullet.
    """

    printed: str
    number: int | None
    style: str

    @property
    def is_dotted(self) -> bool:
        """Whether it is one of 1.1, 1.2, …, which an amount may look like."""
        return self.style[:1].isdigit()


def marker_at(text: str) -> Marker | None:
    """Find the list marker that a text begins with.

    Args:
        text: A line or an item.

    Returns:
        The marker, or None. Of 1.2 the number is 2 and the style 1. with its stop.

    >>> marker_at("๑) จัดทำคู่มือ")
    Marker(printed='๑) ', number=1, style=')')
    >>> marker_at("จัดทำคู่มือ") is None
    True
    """
    return (
        _numbered(text)
        or _dotted(text)
        or _worded(text, _WORDED)
        or _bulleted(text)
    )


def named_marker_at(text: str) -> Marker | None:
    """Find a numbered marker, also one of the spelled forms มาตรการที่ ๑, กิจกรรมที่ ๑.

    Args:
        text: A line or an item.

    Returns:
        The marker, or None; bullets are none.

    >>> named_marker_at("มาตรการที่ ๒ การเปิดเผยข้อมูล").number
    2
    """
    named = _worded(text, _NAMED)
    if named:
        return named
    marker = marker_at(text)
    if marker is None or marker.number is None:
        return None
    return marker


def blurred_marker_at(text: str) -> Marker | None:
    """Find what may be a numbered list marker that OCR misread.

    Args:
        text: A line or an item.

    Returns:
        The marker, its style that of 1. whatever was read, its number 0 where none was; None where nothing is like one.

    >>> blurred_marker_at("l. จัดทำคู่มือ")
    Marker(printed='l. ', number=0, style='.')
    """
    stopped = _STOPPED.match(text) or _UNSTOPPED.match(text)
    if stopped:
        return Marker(stopped[0], _value(stopped), ".")
    unread = _UNREAD.match(text)
    if unread is None or unread["letters"] in _ABBREVIATIONS:
        return None
    return Marker(unread[0], _UNREADABLE, ".")


def _numbered(text: str) -> Marker | None:
    match = _NUMBER.match(text)
    if match is None:
        return None
    is_left_open = match["open"] and ")" not in match["close"]
    if is_left_open:
        return None
    style = match["open"] + match["close"]
    return Marker(match[0], _value(match), style)


def _dotted(text: str) -> Marker | None:
    match = _DOTTED.match(text)
    if match is None:
        return None
    style = arabic(match["head"])
    return Marker(match[0], _value(match), style)


def _worded(text: str, pattern: re.Pattern[str]) -> Marker | None:
    match = pattern.match(text)
    if match is None:
        return None
    return Marker(match[0], _value(match), match["name"])


def _bulleted(text: str) -> Marker | None:
    match = _BULLET.match(text)
    if match is None:
        return None
    return Marker(match[0], None, match["bullet"])


def _value(match: re.Match[str]) -> int:
    return int(arabic(match["number"]))
