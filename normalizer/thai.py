r"""Classes of Thai characters, as what stands within [] of a regular expression.

Never divide a text by a class of whole words such as \w: Python's leaves vowel signs and tones out.
"""

import re
from collections.abc import Sequence

CONSONANT = "ก-ฮ"
# Mai ek to mai chattawa.
TONE = "่-๋"
# Vowel signs above and below, with phinthu and nikhahit.
VOWEL_MARK = "ัิีึืฺุู็ํ"
# All that stands above or below a letter.
MARK = "ัิ-ฺ็-๎"
# Vowels that are written before the consonant that they are spoken after.
LEADING_VOWEL = "เ-ไ"
DIGIT = "๐-๙"
LETTER = "ก-ฮะ-ูเ-ๆ็-๎ฯ"
# Letters that syllables are made of: not ๆ and ฯ.
SYLLABIC = "ก-ฮะ-ฺเ-ๅ็-๎"

NIKHAHIT = "\u0e4d"
SARA_AA = "\u0e32"
SARA_AM = "\u0e33"

# Sara am whose nikhahit became a space.
LOST_SARA_AM = re.compile(f"(?<=[{CONSONANT}])(?P<tone>[{TONE}]?) +{SARA_AA}")

# Every character of MARK; the block of Thai is U+0E00 to U+0E7F.
MARK_CHARACTERS = frozenset(
    re.findall(f"[{MARK}]", "".join(map(chr, range(0x0E00, 0x0E80))))
)

TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)

# As สำนักงานราชบัณฑิตยสภา abbreviates the months, from January on.
SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)

# So many lines of one letter each are letters that stand under each other.
_FEWEST_LETTERS_BELOW = 3
_THAI_LETTER = re.compile(f"[{CONSONANT}{LEADING_VOWEL}]")
# Vowels written behind their letters, and before them.
_FOLLOWING_VOWELS = tuple("ะาำๅ")
_LEADING_VOWELS = tuple("เแโใไ")
# Vowels that a letter must follow.
_OPEN_VOWELS = ("ั", "ื")
_TONES = "่้๊๋"
# Vowels above and below that a letter has but one of, and no other vowel behind it: not the nikhahit of ำ, which Pali
# has above ิ, too, nor phinthu.
_ONE_VOWEL = "ัิีึืุู็"
_THANTHAKHAT = "์"
# What Thai never writes, vowel signs before tones: two vowels on a letter, two tones, a mark on a vowel.
_NO_SYLLABLE = re.compile(
    f"[{_ONE_VOWEL}][{TONE}]?(?=[{_ONE_VOWEL}ะาำๅ])"
    f"|[{TONE}](?=[{TONE}{_THANTHAKHAT}])"
    f"|{_THANTHAKHAT}(?=[{TONE}])"
    f"|[{LEADING_VOWEL}ะาำๅ](?=[{MARK}])"
)
_SYLLABIC = frozenset(
    re.findall(f"[{SYLLABIC}]", "".join(map(chr, range(0x0E00, 0x0E80))))
)


def arabic(text: str) -> str:
    """Write Thai digits as 0 to 9.

    Args:
        text: Any text.

    Returns:
        The text, as long as before.

    >>> arabic("พ.ศ. ๒๕๖๖")
    'พ.ศ. 2566'
    """
    return text.translate(TO_ARABIC)


def without_marks(text: str) -> str:
    """Leave out what stands above and below letters.

    Args:
        text: Any text.

    Returns:
        Its other characters.

    >>> without_marks("สิทธิ์")
    'สทธ'
    """
    return "".join(
        character for character in text if character not in MARK_CHARACTERS
    )


def are_letters_below_each_other(lines: Sequence[str]) -> bool:
    """Whether lines are letters that stand under each other, as narrow columns have them.

    Args:
        lines: The texts of the lines of a cell.

    Returns:
        Whether there are several, each one letter with its marks; several of figures alone are numbers.

    >>> are_letters_below_each_other(["ปี", "ง", "บ"]), are_letters_below_each_other(["๑", "๒", "๓"])
    (True, False)
    """
    letters = [without_marks(line.strip()) for line in lines]
    return (
        len(letters) >= _FEWEST_LETTERS_BELOW
        and all(len(letter) <= 1 for letter in letters)
        and any(_THAI_LETTER.match(letter) for letter in letters)
    )


def places_of_no_syllable(text: str) -> int:
    """Count the places at which a text has letters that no Thai syllable has beside each other.

    Args:
        text: Letters without spaces, vowel signs before tones, ำ whole.

    Returns:
        The number; rare words and names have none, for it is the script that forbids them.

    >>> places_of_no_syllable("สีารวจ"), places_of_no_syllable("จัดทีาบัญชีี"), places_of_no_syllable("สำรวจน้ำซ้ำ ก่าย")
    (1, 2, 0)
    """
    return len(_NO_SYLLABLE.findall(text))


def parts_syllable(above: str, below: str) -> bool:
    """Whether a line that was broken between two texts was broken within a syllable.

    Args:
        above: What ends the line.
        below: What begins the next one.

    Returns:
        Whether a vowel stands apart from its letter, or from the one that must follow: before the break one that is
        written before its letter, or ั or ื, which end no syllable; behind the break one that follows its letter, or a
        mark. Nobody breaks a line there but a machine that does not know Thai.

    >>> parts_syllable("ร้อยล", "ะ ๙๕"), parts_syllable("ร้อย", "ละ ๙๕"), parts_syllable("สำนั", "กงาน")
    (True, False, True)
    """
    if not (above and below):
        return False
    is_open = (
        above[-1] in _LEADING_VOWELS
        or above.rstrip(_TONES)[-1:] in _OPEN_VOWELS
    )
    return (
        below[0] in _FOLLOWING_VOWELS
        or below[0] in MARK_CHARACTERS
        or (is_open and below[0] in _SYLLABIC)
    )
