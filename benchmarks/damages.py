"""What PDFs do to Thai, done on purpose: each damage a function from a text as meant to the text as read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from normalizer.thai import CONSONANT, MARK, NIKHAHIT, SARA_AA, SARA_AM, TONE, VOWEL_MARK

_TONES = "่้๊๋์"
_UPPER = "ัิีึื็ํ"
_LOWER = "ฺุู"
_TALL = "ปฝฟฬ"
_TONED_AM = re.compile(f"([{TONE}]?){SARA_AM}")
_BARE_TALL = f"(?:(?<=[{_TALL}])|(?<=[{_TALL}][{_LOWER}]))"
_BARE = f"(?:(?<=[{CONSONANT}])|(?<=[{CONSONANT}][{_LOWER}]))"
# Where a Thai font of Windows draws a character by a glyph of its own, which characters, and their code points.
_GLYPHS = [
    (f"(?<=[{_TALL}][{_UPPER}])[{_TONES}]", _TONES, "\uf713\uf714\uf715\uf716\uf717"),
    (f"{_BARE_TALL}[{_TONES}](?!{SARA_AM})", _TONES, "\uf705\uf706\uf707\uf708\uf709"),
    (f"{_BARE}[{_TONES}](?!{SARA_AM})", _TONES, "\uf70a\uf70b\uf70c\uf70d\uf70e"),
    (f"(?<=[{_TALL}])[{_UPPER}]", _UPPER, "\uf710\uf701\uf702\uf703\uf704\uf712\uf711"),
    (f"[ฐญ](?=[{_LOWER}])", "ฐญ", "\uf700\uf70f"),
    (f"(?<=[ฎฏ])[{_LOWER}]", _LOWER, "\uf718\uf719\uf71a"),
]
_PRIVATE_USE = [(re.compile(place), str.maketrans(meant, drawn)) for place, meant, drawn in _GLYPHS]


def none(text: str) -> str:
    """Nothing: what is whole must stay as it is."""
    return text


def lost_sara_am(text: str) -> str:
    """The ring of sara am becomes a space, behind a tone: น้ำ → น้ า (Word 2010 to 2016)."""
    return _TONED_AM.sub(rf"\1 {SARA_AA}", text)


def split_sara_am(text: str) -> str:
    """Sara am as nikhahit and sara aa, with a tone between them (Acrobat, iText, Chromium)."""
    return _TONED_AM.sub(rf"{NIKHAHIT}\1{SARA_AA}", text)


def spaced_sara_am(text: str) -> str:
    """A space before sara am: ดำ → ด ำ (Word 2013)."""
    return text.replace(SARA_AM, f" {SARA_AM}")


def doubled_sara_am(text: str) -> str:
    """Sara aa behind sara am: ดำ → ดำา (LibreOffice)."""
    return text.replace(SARA_AM, SARA_AM + SARA_AA)


def swapped_sara_aa(text: str) -> str:
    """Every sara aa reads as sara am, a true one as space and sara am: ลำดับ → ล ำดับ, ตราด → ตรำด."""
    return re.sub(f"[{SARA_AA}{SARA_AM}]", lambda match: SARA_AM if match[0] == SARA_AA else f" {SARA_AM}", text)


def private_use(text: str) -> str:
    """Characters as code points of the glyphs that draw them, chosen by what stands around (Distiller, Foxit)."""
    for place, glyphs in _PRIVATE_USE:
        text = place.sub(lambda match, glyphs=glyphs: match[0].translate(glyphs), text)  # type: ignore[misc]
    return text


def reordered_marks(text: str) -> str:
    """A tone before its vowel sign, and behind its sara am: ที่ → ท่ี, น้ำ → นำ้."""
    return re.sub(f"([{VOWEL_MARK}])([{_TONES}])|([{TONE}])({SARA_AM})", r"\2\1\4\3", text)


def spaced_marks(text: str) -> str:
    """A space before each mark: กลุ่ม → กล ุ ่ม (Word)."""
    return re.sub(f"(?=[{MARK}])", " ", text)


def double_sara_e(text: str) -> str:
    """Two sara e for a sara ae: และ → เเละ (authors)."""
    return text.replace("แ", "เเ")


def zero_width_spaces(text: str) -> str:
    """A zero-width space between words (mPDF)."""
    from pythainlp.tokenize import word_tokenize

    return "\u200b".join(word_tokenize(text))


@dataclass(frozen=True)
class Damage:
    """A damage by name, and the least share of items that must come out of its repair as they were meant."""

    name: str
    inflict: Callable[[str], str]
    floor: float = 1.0

    def hits(self, text: str) -> bool:
        """Whether the text has what this would damage."""
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
