"""Can a text layer be believed? Judged page by page, and by the whole document where one page says too little.

Thresholds come from 329 born-digital and 169 scanned PDFs of Thai public bodies.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractor.model import UNKNOWN_LETTER, Page
from normalizer import without_private_use

# Why the text layer of a page cannot be believed.
Reason = Literal[
    "no-text",
    "no-unicode-map",
    "control-characters",
    "no-tone-marks",
    "latin-over-thai",
    "hidden-text",
]

# Fewer letters than this on a page with a picture is a scan with at most a stamp or a page number as text.
_FEWEST_LETTERS = 20
# Of a document's glyphs, the share without a character that makes its text unreadable. Healthy layers have none of
# these signs; a stray glyph or two in a thousand is a bullet or a logo.
_UNMAPPED_SHARE = 0.02
# Glyphs. Fewer without a character say nothing.
_FEWEST_UNMAPPED = 5
# Of a page's glyphs, among healthy pages: what is worth reading it again.
_UNMAPPED_PAGE_SHARE = 0.1
# Why a page is doubted whose print may tell what its text does not.
_PROVABLE = ("no-unicode-map", "control-characters")
# And whose print may tell which letters its glyphs are: Thai without tone marks has other letters for them.
_MISNAMED = (*_PROVABLE, "no-tone-marks")
# No font has more glyphs for a space: with and without a break, and a blank one that has no name.
_MOST_SPACES = 3
# Tone marks a consonant. Healthy Thai has 10 to 14 per 100 consonants; gibberish of broken fonts has none.
_LEAST_TONE_SHARE = 0.03
# So many consonants tell of their tone marks.
_ENOUGH_CONSONANTS = 200
# Thai consonants a Latin letter: below, an OCR layer in Latin letters lies over a Thai scan.
_LEAST_THAI_SHARE = 0.1
# Of a page's glyphs, the share set without being shown that makes them an earlier OCR's.
_HIDDEN_SHARE = 0.5
# A scan covers its page (share of the area).
SCAN_COVERS = 0.8


@dataclass(frozen=True, slots=True)
class TextLayerStatistics:
    """What one page's text layer is made of.

    Attributes:
        page_no: The page, 1-based; 0 for a whole document.
        pictured: The share of its area (0 to 1) that its largest picture covers.
        letters: How many glyphs are neither white space nor without a character.
        glyphs: How many glyphs there are.
        unmapped: How many of them have no character that is known.
        control: How many of those are control characters.
        consonants: How many Thai consonants there are.
        tones: How many Thai tone marks.
        latin: How many Latin letters.
        hidden: How many glyphs are set but not shown.
        guessed: Of how many glyphs the file does not say which letters they are, and they say none of Thai.
        spaces: How many different glyphs of one font are said to be a space, at most.
    """

    page_no: int
    pictured: float = 0.0
    letters: int = 0
    glyphs: int = 0
    unmapped: int = 0
    control: int = 0
    consonants: int = 0
    tones: int = 0
    latin: int = 0
    hidden: int = 0
    guessed: int = 0
    spaces: int = 0

    @classmethod
    def of(cls, page: Page) -> TextLayerStatistics:
        """Count a page.

        Args:
            page: A page as a backend hands it on.

        Returns:
            Its counts.
        """
        texts = [glyph.text for glyph in page.glyphs]
        glyphs = Counter(texts)
        characters = Counter(without_private_use("".join(texts)))
        return cls(
            page_no=page.number,
            pictured=page.pictured,
            letters=_count(_is_letter, glyphs),
            glyphs=len(texts),
            unmapped=_count(is_unmapped, glyphs),
            control=_count(_is_control, glyphs),
            consonants=_count(_is_thai_consonant, characters),
            tones=_count(_is_tone_mark, characters),
            latin=_count(_is_latin_letter, characters),
            hidden=page.hidden,
            guessed=page.guessed,
            spaces=_most_spaces(page),
        )


def doubts(pages: Sequence[TextLayerStatistics]) -> dict[int, Reason]:
    """The pages whose text layer cannot be believed.

    Args:
        pages: The statistics of every page of a document.

    Returns:
        Why, by page number (1-based). A font that fails on most pages is believed on none.
    """
    reasons: dict[int, Reason] = {}
    for page in pages:
        reason = _page_doubt(page)
        if reason:
            reasons[page.page_no] = reason
    document_damage = _damage(_document_statistics(pages), _UNMAPPED_SHARE)
    if document_damage:
        for page in pages:
            if page.glyphs:
                reasons.setdefault(page.page_no, document_damage)
    return reasons


def provable(
    pages: Sequence[TextLayerStatistics], reasons: Mapping[int, Reason]
) -> set[int]:
    """The doubted pages whose unknown characters may be read in print, one glyph like another, and the others believed.

    Args:
        pages: The statistics of every page of a document.
        reasons: Why pages are doubted, by page number (1-based).

    Returns:
        Their numbers: those that name as many Thai letters as they leave without a name, so that what they name can be
        believed, and where letters are not said to be spaces.
    """
    return {
        page.page_no
        for page in pages
        if reasons.get(page.page_no) in _PROVABLE
        and page.consonants >= page.unmapped
        and page.spaces <= _MOST_SPACES
    }


def lacks_letters(
    pages: Sequence[TextLayerStatistics], reasons: Mapping[int, Reason]
) -> bool:
    """Whether a file does not say which letters some of its glyphs are: print may tell.

    Args:
        pages: The statistics of every page of a document.
        reasons: Why pages are doubted, by page number (1-based).

    Returns:
        Whether that is so of more than a few glyphs of some page.
    """
    return any(
        reasons.get(page.page_no) in _MISNAMED
        or page.guessed > _UNMAPPED_PAGE_SHARE * page.glyphs
        for page in pages
    )


def is_unmapped(glyph: str) -> bool:
    """Whether a glyph's text says that nobody knows which character it shows.

    Args:
        glyph: The text of one glyph, not empty.

    Returns:
        Whether it is pdfminer's `(cid:…)`, U+FFFD, or a control character.

    >>> is_unmapped("(cid:17)"), is_unmapped("ก")
    (True, False)
    """
    return (
        glyph.startswith("(cid:")
        or glyph == UNKNOWN_LETTER
        or _is_control(glyph)
    )


def _most_spaces(page: Page) -> int:
    codes = {
        glyph.code for glyph in page.glyphs if glyph.code and glyph.text == " "
    }
    return max(Counter(font for font, *_ in codes).values(), default=0)


def _is_control(glyph: str) -> bool:
    return unicodedata.category(glyph[0]) == "Cc" and not glyph.isspace()


def _is_letter(glyph: str) -> bool:
    return not glyph.isspace() and not is_unmapped(glyph)


def _is_thai_consonant(character: str) -> bool:
    return "ก" <= character <= "ฮ"


def _is_tone_mark(character: str) -> bool:
    return "่" <= character <= "๋"


def _is_latin_letter(character: str) -> bool:
    return "A" <= character.upper() <= "Z"


def _count(holds: Callable[[str], bool], counts: Mapping[str, int]) -> int:
    return sum(count for text, count in counts.items() if holds(text))


def _document_statistics(
    pages: Sequence[TextLayerStatistics],
) -> TextLayerStatistics:
    """The sums of a whole document, but for what tells of pictures."""
    total = TextLayerStatistics(page_no=0)
    for page in pages:
        total = replace(
            total,
            letters=total.letters + page.letters,
            glyphs=total.glyphs + page.glyphs,
            unmapped=total.unmapped + page.unmapped,
            control=total.control + page.control,
            consonants=total.consonants + page.consonants,
            tones=total.tones + page.tones,
        )
    return total


def _page_doubt(page: TextLayerStatistics) -> Reason | None:
    if page.pictured and page.letters < _FEWEST_LETTERS:
        return "no-text"
    # A page of names has few tone marks: only a whole document without them is damaged.
    damage = _damage(page, _UNMAPPED_PAGE_SHARE)
    if damage and damage != "no-tone-marks":
        return damage
    if page.pictured < SCAN_COVERS:
        return None
    if page.latin and page.consonants < _LEAST_THAI_SHARE * page.latin:
        return "latin-over-thai"
    return "hidden-text" if page.hidden > _HIDDEN_SHARE * page.glyphs else None


def _damage(
    counts: TextLayerStatistics, unmapped_share: float
) -> Reason | None:
    """What is wrong with the characters, where more than a share of them is unmapped, or tone marks are lacking."""
    if (
        counts.unmapped >= _FEWEST_UNMAPPED
        and counts.unmapped > unmapped_share * counts.glyphs
    ):
        return (
            "control-characters"
            if counts.control > counts.unmapped / 2
            else "no-unicode-map"
        )
    if (
        counts.consonants >= _ENOUGH_CONSONANTS
        and counts.tones < _LEAST_TONE_SHARE * counts.consonants
    ):
        return "no-tone-marks"
    return None
