"""Text without white space: in it a name is found wherever a line wrapped or a scan put a stray space."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_ARABIC_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True, slots=True)
class UnspacedText:
    """Lines run together without white space, since a wrap or a stray space may stand in mid-word.

    Attributes:
        text: The lines; a space between two digits is kept, as it keeps two numbers apart.
        line_breaks: The offsets in `text` where a line begins or ends.
        word_breaks: The offsets where any white space stood, line breaks among them.
    """

    text: str
    line_breaks: frozenset[int]
    word_breaks: frozenset[int]


def run_together(texts: Iterable[str]) -> UnspacedText:
    """Run lines together; Thai digits become Arabic.

    Args:
        texts: Texts of one or more lines each.

    Returns:
        All lines without their white space.

    >>> run_together(["เทศบาลตำบล ปรุ", "ใหญ่ พ.ศ. ๒๕๖๖"]).text
    'เทศบาลตำบลปรุใหญ่พ.ศ.2566'
    """
    words: list[str] = []
    offset = 0
    line_breaks = {0}
    word_breaks = {0}
    for text in texts:
        for line in text.translate(_ARABIC_DIGITS).splitlines():
            for word in line.split():
                if words and words[-1][-1].isdigit() and word[0].isdigit():
                    word = f" {word}"
                words.append(word)
                offset += len(word)
                word_breaks.add(offset)
            line_breaks.add(offset)
    return UnspacedText(
        "".join(words), frozenset(line_breaks), frozenset(word_breaks)
    )


def without_spaces(text: str) -> str:
    """The text without white space.

    Args:
        text: Any text.

    Returns:
        Its other characters.

    >>> without_spaces("ป ร ะ จำปี งบประมาณ")
    'ประจำปีงบประมาณ'
    """
    return "".join(text.split())


def join_wrapped(head: str, tail: str) -> str:
    """Join a wrapped line with the next one: Thai wraps in mid-word, Latin and figures where a space was.

    Args:
        head: The line that was wrapped, or nothing.
        tail: The next one.

    Returns:
        Both as one line.

    >>> join_wrapped("ภายในหน่วย", "งาน"), join_wrapped("ภายในหน่วยงาน", "2566")
    ('ภายในหน่วยงาน', 'ภายในหน่วยงาน 2566')
    """
    if not head or (_is_thai_letter(head[-1:]) and _is_thai_letter(tail[:1])):
        return head + tail
    return f"{head} {tail}"


def _is_thai_letter(character: str) -> bool:
    """Whether it is a letter or mark of Thai, and no digit."""
    return "\u0e01" <= character <= "\u0e4d"
