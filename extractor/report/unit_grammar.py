"""How the names of units and office holders are built: with what they begin, and what they cannot end with.

Weights are in the manner of log-odds: above 0 for, below 0 against; they are added up, so that only their sums matter.
"""

from __future__ import annotations

from functools import lru_cache

from extractor.report import unit_words
from extractor.report.unit_words import Rank
from normalizer import ends_within_abbreviation
from normalizer.models.lexicon import segment_words

# Letters to each side of a break that bear on it, and twice as many where a name's own words are told.
_REACH = 24

# Set by hand, so that a head begins a unit though the line above is full, and a word that is no head does not though
# the line above has room left; tried on lists of units of municipalities, hospitals, schools, provinces and ministries.
# A text begins with the head of a unit,
_STRONG = 3.0
# with one that other names end with, too: ชุมชนในเขตเทศบาล,
_NAMED_WEAK = 2.0
# with an officer named as an office is: เกษตรอำเภอ,
_OFFICER = 1.0
# or is such a head alone: ชุมชน.
_WEAK = 0.0
# It begins with a conjunction before a head,
_AND_A_UNIT = -2.5
# with a word that is no head,
_NONE = -3.5
# with what a unit belongs to: เทศบาล,
_OF_AGENCY = -4.0
# or with what nothing begins with: ของ. It ends with what nothing ends with: และ.
_NEVER = -12.0
# It ends with an office holder of another unit,
_WANTS_UNIT = -7.0
# or with a word that mostly has an object or a name.
_WANTS_MORE = -3.5
# A word of the dictionary stands across a break.
_WORD_CUT = -1.5


def opening(text: str, above: str = "") -> float:
    """Weigh whether a unit's name begins with a text.

    Args:
        text: Letters, such as a printed line.
        above: Those before it.

    Returns:
        Above 0 where it does.

    >>> opening("กองคลัง") > 0 > opening("สิ่งแวดล้อม")
    True
    """
    conjunction = unit_words.CONJUNCTION.match(text)
    if conjunction and rank_of(text[conjunction.end() :]):
        return _AND_A_UNIT
    if unit_words.GOES_ON.match(text):
        return _NEVER
    if unit_words.AGENCY.match(text):
        return _OF_AGENCY
    if unit_words.OF_EVERY_UNIT.search(above) and unit_words.UNNAMED.match(
        text
    ):
        return _NONE
    return _head_weight(text, above)


def _head_weight(text: str, above: str) -> float:
    """What a text's first word says for a unit's beginning."""
    if unit_words.LATIN_NAME.match(text):
        return _NONE if unit_words.LATIN_AT_END.search(above) else _NAMED_WEAK
    if unit_words.WEAK_HEAD.fullmatch(text):
        return _WEAK
    if unit_words.OFFICER.match(text):
        return _OFFICER
    if unit_words.WEAK_HEAD.match(text) or unit_words.SHORT_FORM.match(text):
        return _NAMED_WEAK
    return _STRONG if rank_of(text) else _NONE


def rank_of(text: str) -> Rank | None:
    """Tell how large a unit is that a text names.

    Args:
        text: The name.

    Returns:
        Its rank; None where it has no known head.

    >>> rank_of("กองคลัง"), rank_of("งานพัสดุ"), rank_of("สิ่งแวดล้อม")
    ('office', 'section', None)
    """
    return next(
        (rank for rank, head in unit_words.HEAD.items() if head.match(text)),
        None,
    )


def closing(text: str) -> float:
    """Weigh whether a unit's name ends as a text does.

    Args:
        text: The letters of a whole unit.

    Returns:
        0 where it may, below 0 where it goes on.

    >>> closing("กองสาธารณสุขและ") < closing("งานพัฒนา") < closing("กองช่าง")
    True
    """
    if text.count("(") != text.count(")"):
        return _NEVER
    # Of a long text only the end tells; patterns that are looked for at an end take their time.
    return _closing_of_end(text[-2 * _REACH :])


@lru_cache(maxsize=8192)
def _closing_of_end(text: str) -> float:
    """What the end of a text says, as far as it tells."""
    if unit_words.HEAD_ALONE.fullmatch(text) or unit_words.OPEN_AT_END.search(
        text
    ):
        return _NEVER
    if unit_words.FINISHED.search(text):
        return 0.0
    last = _last_word(text)
    if unit_words.UNFINISHED.fullmatch(last):
        return _NEVER
    if unit_words.OFFICES.search(text):
        return _WANTS_UNIT
    return _WANTS_MORE if _wants_more(text, last) else 0.0


def _wants_more(text: str, last_word: str) -> bool:
    """Whether a text mostly goes on, though some names end so."""
    if unit_words.OF_EVERY_UNIT.search(text):
        return False
    if unit_words.HEAD_WORD.fullmatch(
        last_word
    ) or unit_words.SELDOM_ALONE.fullmatch(text):
        return True
    return bool(
        unit_words.WANTING.search(text) or unit_words.OF_THE_UNIT.search(text)
    )


def lists_heads(text: str, following: str) -> bool:
    """Tell whether heads are listed that share what they are named by, or are meant without a name.

    Args:
        text: The letters before a separator.
        following: Those after it.

    Returns:
        Whether they are.

    >>> lists_heads("ทุกสำนัก", "กอง"), lists_heads("กองคลัง", "กองช่าง")
    (True, False)
    """
    if (
        not unit_words.HEAD_ALONE.fullmatch(following)
        or rank_of(following) == "person"
    ):
        return False
    end = text[-2 * _REACH :]
    return bool(
        unit_words.OF_EVERY_UNIT.search(end)
        or unit_words.OF_THE_UNIT.search(end)
    )


def word_cut(before: str, after: str) -> float:
    """Weigh whether a break stands inside a word.

    Args:
        before: The letters before it.
        after: Those after it.

    Returns:
        Below 0 where a word of the dictionary stands across it, or an abbreviation, else 0.

    >>> word_cut("กองวิชาการและแผน", "งาน") < 0 == word_cut("กองคลัง", "กองช่าง")
    True
    """
    if ends_within_abbreviation(before[-2 * _REACH :], after):
        return _NEVER
    left = unit_words.THAI_AT_END.search(before[-2 * _REACH :])
    right = unit_words.THAI_AT_START.search(after)
    if not (left and right) or unit_words.SHORT_FORM.match(after):
        return 0.0
    tail = "".join(segment_words(left[0])[-2:])
    return _WORD_CUT if _stands_across(tail, right[0][:_REACH]) else 0.0


@lru_cache(maxsize=4096)
def _stands_across(tail: str, head: str) -> bool:
    position = 0
    for word in segment_words(tail + head):
        if position < len(tail) < position + len(word):
            return True
        position += len(word)
    return False


def _last_word(text: str) -> str:
    thai = unit_words.THAI_AT_END.search(text)
    return segment_words(thai[0])[-1] if thai else ""
