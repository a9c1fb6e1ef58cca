"""What PDFs do to Thai, done on purpose: each damage a function from a text as meant to the text as read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from normalizer.thai import (
    CONSONANT,
    MARK,
    NIKHAHIT,
    SARA_AA,
    SARA_AM,
    TONE,
    VOWEL_MARK,
)

# With thanthakhat, which stands where tones do.
_TONES = "่้๊๋์"
_UPPER = "ัิีึื็ํ"
_LOWER = "ฺุู"
# Consonants that rise above the line.
_TALL = "ปฝฟฬ"
_TONED_AM = re.compile(f"([{TONE}]?){SARA_AM}")
_SARA_AA_OR_AM = re.compile(f"[{SARA_AA}{SARA_AM}]")
_TONE_BEHIND = re.compile(f"([{VOWEL_MARK}])([{_TONES}])|([{TONE}])({SARA_AM})")
_BEFORE_MARK = re.compile(f"(?=[{MARK}])")
# Behind a consonant without an upper vowel sign.
_BARE_TALL = f"(?:(?<=[{_TALL}])|(?<=[{_TALL}][{_LOWER}]))"
_BARE = f"(?:(?<=[{CONSONANT}])|(?<=[{CONSONANT}][{_LOWER}]))"
# Where a Thai font of Windows draws a character by a glyph of its own, which characters, and their code points.
_GLYPHS = [
    (
        f"(?<=[{_TALL}][{_UPPER}])[{_TONES}]",
        _TONES,
        "\uf713\uf714\uf715\uf716\uf717",
    ),
    (
        f"{_BARE_TALL}[{_TONES}](?!{SARA_AM})",
        _TONES,
        "\uf705\uf706\uf707\uf708\uf709",
    ),
    (
        f"{_BARE}[{_TONES}](?!{SARA_AM})",
        _TONES,
        "\uf70a\uf70b\uf70c\uf70d\uf70e",
    ),
    (
        f"(?<=[{_TALL}])[{_UPPER}]",
        _UPPER,
        "\uf710\uf701\uf702\uf703\uf704\uf712\uf711",
    ),
    (f"[ฐญ](?=[{_LOWER}])", "ฐญ", "\uf700\uf70f"),
    (f"(?<=[ฎฏ])[{_LOWER}]", _LOWER, "\uf718\uf719\uf71a"),
]
_PRIVATE_USE = [
    (re.compile(place), str.maketrans(meant, drawn))
    for place, meant, drawn in _GLYPHS
]


def none(text: str) -> str:
    """Do nothing: what is whole must stay as it is.

    Args:
        text: As meant.

    Returns:
        The text.
    """
    return text


def lost_sara_am(text: str) -> str:
    """Make the ring of sara am a space, behind a tone (Word 2010 to 2016).

    Args:
        text: As meant.

    Returns:
        The text as read.

    >>> lost_sara_am("น้ำ")
    'น้ า'
    """
    return _TONED_AM.sub(rf"\1 {SARA_AA}", text)


def split_sara_am(text: str) -> str:
    r"""Write sara am as nikhahit and sara aa, with a tone between them (Acrobat, iText, Chromium).

    Args:
        text: As meant.

    Returns:
        The text as read.

    >>> ascii(split_sara_am("ำ"))
    "'\\u0e4d\\u0e32'"
    """
    return _TONED_AM.sub(rf"{NIKHAHIT}\1{SARA_AA}", text)


def spaced_sara_am(text: str) -> str:
    """Put a space before sara am (Word 2013).

    Args:
        text: As meant.

    Returns:
        The text as read.

    >>> spaced_sara_am("ดำ")
    'ด ำ'
    """
    return text.replace(SARA_AM, f" {SARA_AM}")


def doubled_sara_am(text: str) -> str:
    """Put sara aa behind sara am (LibreOffice).

    Args:
        text: As meant.

    Returns:
        The text as read.

    >>> doubled_sara_am("ดำ")
    'ดำา'
    """
    return text.replace(SARA_AM, SARA_AM + SARA_AA)


def swapped_sara_aa(text: str) -> str:
    """Write every sara aa as sara am, a true one as space and sara am.

    Args:
        text: As meant.

    Returns:
        The text as read.

    >>> swapped_sara_aa("ลำดับตราด")
    'ล ำดับตรำด'
    """
    return _SARA_AA_OR_AM.sub(_swapped, text)


def _swapped(match: re.Match[str]) -> str:
    return SARA_AM if match[0] == SARA_AA else f" {SARA_AM}"


def private_use(text: str) -> str:
    r"""Write characters as code points of the glyphs that draw them, chosen by what stands around (Distiller, Foxit).

    Args:
        text: As meant.

    Returns:
        The text as read.

    >>> ascii(private_use("่่ก่"))
    "'\\u0e48\\u0e48\\u0e01\\uf70a'"
    """
    for place, glyphs in _PRIVATE_USE:
        text = _drawn(place, glyphs, text)
    return text


def _drawn(place: re.Pattern[str], glyphs: dict[int, int], text: str) -> str:
    return place.sub(lambda match: match[0].translate(glyphs), text)


def reordered_marks(text: str) -> str:
    """Put a tone before its vowel sign, and behind its sara am.

    Args:
        text: As meant.

    Returns:
        The text as read.

    >>> reordered_marks("ที่น้ำ")
    'ท่ีนำ้'
    """
    return _TONE_BEHIND.sub(r"\2\1\4\3", text)


def spaced_marks(text: str) -> str:
    """Put a space before each mark (Word).

    Args:
        text: As meant.

    Returns:
        The text as read.

    >>> spaced_marks("กลุ่ม")
    'กล ุ ่ม'
    """
    return _BEFORE_MARK.sub(" ", text)


def double_sara_e(text: str) -> str:
    """Write two sara e for a sara ae (authors).

    Args:
        text: As meant.

    Returns:
        The text as read.

    >>> double_sara_e("และ")
    'เเละ'
    """
    return text.replace("แ", "เเ")


def zero_width_spaces(text: str) -> str:
    r"""Put a zero-width space between words (mPDF).

    Args:
        text: As meant.

    Returns:
        The text as read.

    >>> zero_width_spaces("จำนวนคน").split("\u200b")
    ['จำนวน', 'คน']
    """
    from pythainlp.tokenize import word_tokenize

    return "\u200b".join(word_tokenize(text))


@dataclass(frozen=True)
class Damage:
    """A damage and its bound.

    Attributes:
        name: As it is printed.
        inflict: Makes of a text as meant the text as read.
        floor: The least share (0 to 1) of items that must come out of its repair as they were meant.
    """

    name: str
    inflict: Callable[[str], str]
    floor: float = 1.0

    def hits(self, text: str) -> bool:
        """Tell whether there is something to damage.

        Args:
            text: As meant.

        Returns:
            Whether the text has what this would damage.
        """
        return self.inflict is none or self.inflict(text) != text


DAMAGES = (
    Damage("none (harm)", none),
    Damage("lost sara am", lost_sara_am, 0.99),
    Damage("split sara am", split_sara_am),
    Damage("spaced sara am", spaced_sara_am),
    Damage("doubled sara am", doubled_sara_am),
    Damage("swapped sara aa", swapped_sara_aa, 0.97),
    Damage("private use", private_use),
    Damage("reordered marks", reordered_marks),
    Damage("spaced marks", spaced_marks, 0.99),
    Damage("double sara e", double_sara_e),
    Damage("zero-width spaces", zero_width_spaces),
)
