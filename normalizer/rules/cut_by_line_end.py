"""What the end of a line cuts: a number, an abbreviated month, another abbreviation."""

from __future__ import annotations

import re

from normalizer.models.lexicon import words
from normalizer.thai import CONSONANT, DIGIT, LETTER, SHORT_MONTHS

# The figures at the end of a line, and at the beginning of the next one.
_HEAD = re.compile(rf"[0-9{DIGIT}][0-9{DIGIT}.,]*$")
_REST = re.compile(rf"[0-9{DIGIT}](?:[0-9{DIGIT}.,]*[0-9{DIGIT}])?")
_GROUPED = re.compile(
    rf"[0-9{DIGIT}]{{1,3}}(?:,[0-9{DIGIT}]{{3}})+(?:\.[0-9{DIGIT}]+)?"
)
_PLAIN = re.compile(rf"[0-9{DIGIT}]+(?:\.[0-9{DIGIT}]+)?")
_DECIMAL = re.compile(rf"[0-9{DIGIT},]+\.[0-9{DIGIT}]{{2}}")
# What is said in decimals stands behind the first, or before the second.
_BEFORE_DECIMAL = re.compile(r"ร้อยละ\s*$")
# Behind ร้อยละ one number follows: a percentage, of which a line may end before the last figure of the whole part.
_SHARE = re.compile(rf"[0-9{DIGIT}]{{2}}\.[0-9{DIGIT}]{{1,2}}")
_AFTER_DECIMAL = re.compile(r"\s*(?:%|บาท|คะแนน)")
# Years of the Buddhist era, and what stands before them: a month, พ.ศ., ปี.
_YEAR = re.compile("[2๒][45๔๕][0-9๐-๙]{2}")
_BEFORE_YEAR = re.compile(rf"(?:ปี|งบประมาณ|คม|ยน|พันธ์|[{CONSONANT}]\.)\s*$")
# Another year to which it counts on: 2565 - 2566.
_FROM_YEAR = re.compile("(?<![0-9๐-๙.,])[2๒][45๔๕][0-9๐-๙]{2}\\s*[-–]\\s*$")
# A kilometre post (15+850: 15 km and 850 m) as far as a line has it, how the next one goes on, and what tells of posts.
_POST_ABOVE = re.compile(rf"(?<![0-9{DIGIT}.,+])[0-9{DIGIT}+]+$")
_POST_BELOW = re.compile(
    rf"[0-9{DIGIT}+]+(?:\.[0-9{DIGIT}]+)?(?![0-9{DIGIT},])"
)
_POST = re.compile(
    rf"[0-9{DIGIT}]{{1,4}}\+[0-9{DIGIT}]{{3}}(?:\.[0-9{DIGIT}]+)?"
)
_OF_POSTS = re.compile(rf"กม\.|กิโลเมตร|(?<![0-9{DIGIT}.,+]){_POST.pattern}")
# Abbreviated months and eras, and the two halves of one: a column that breaks its lines anywhere may end between them.
_DATE_WORDS = frozenset([*SHORT_MONTHS, "พ.ศ.", "ค.ศ."])
_FIRST_HALF = re.compile(rf"(?<![{LETTER}.])เ?[{CONSONANT}][ิี]?\.$")
_SECOND_HALF = re.compile(rf"[{CONSONANT}]\.(?![{LETTER}])")
# An abbreviation as far as a line has it, unless it is the unit of a number (09.00 น.), and how the next line goes on.
_ABBREVIATION_ABOVE = re.compile(
    rf"(?<![{LETTER}.])(?:[{CONSONANT}]{{1,4}}\.)*[{CONSONANT}]{{0,4}}$"
)
_UNIT_ABOVE = re.compile(rf"[0-9{DIGIT}]\s*[{CONSONANT}]{{1,4}}\.$")
_ABBREVIATION_BELOW = re.compile(rf"(?:[{CONSONANT}]{{1,4}}\.)+(?![{LETTER}])")
_LAST_PART_BELOW = re.compile(rf"[{CONSONANT}]{{1,4}}\.")
# Letters of an abbreviation in which each has a full stop (ป.ป.ช.); more are two, fewer may be a name's.
_INITIALS = 3
# Letters of an abbreviation's part: more at a line's end may be a word behind one (ผอ.กอง); one alone is no word.
_LONGEST_PART = 2
# An address of the web or of mail as far as a line has it, its host, and how the next line goes on.
_ADDRESS_ABOVE = re.compile(
    r"(?<![^\s(])(?:https?://|www\.|[\w.+-]+@)(?P<host>[a-z0-9.-]*)(?P<path>/\S*)?$",
    re.ASCII | re.IGNORECASE,
)
_ADDRESS_BELOW = re.compile(r"[a-z0-9./_-]*[a-z0-9]", re.ASCII)
# What stands before or behind a date: a day, a year, another month; initials of names have none.
_BEFORE_DATE = re.compile(rf"[0-9{DIGIT}\-–]\s*$")
_AFTER_DATE = re.compile(rf"\s*(?:[0-9{DIGIT}\-–]|$)")


def is_cut_number(before: str, after: str) -> bool:
    """Whether a line ends within a number: one in groups of three, a decimal, a year, or that of a kilometre post.

    Args:
        before: The text before its end.
        after: The text of the next line.

    Returns:
        Whether it does, as its figures and what is said around them show.

    >>> is_cut_number("งบประมาณ 3,1", "75,800 บาท"), is_cut_number("ชุดที่ 12", "3,456 บาท")
    (True, False)
    """
    if _is_cut_post(before, after):
        return True
    head = _HEAD.search(before)
    rest = _REST.match(after)
    if not (head and rest):
        return False
    whole = head[0] + rest[0]
    said_before = before[: head.start()]
    if _GROUPED.fullmatch(whole):
        if (
            not said_before
            and _is_number(head[0])
            and _GROUPED.fullmatch(rest[0])
        ):
            return False  # two numbers: a raised mark of a footnote comes before the amount that it stands beside
        stands_alone = not said_before or said_before.endswith("\n")
        return stands_alone or not _is_number(head[0])
    if _BEFORE_DECIMAL.search(said_before) and _SHARE.fullmatch(whole):
        return True
    if _DECIMAL.fullmatch(whole) and "." in head[0]:
        return bool(
            _BEFORE_DECIMAL.search(said_before)
            or _AFTER_DECIMAL.match(after[rest.end() :])
        )
    return bool(
        _YEAR.fullmatch(whole)
        and (_BEFORE_YEAR.search(said_before) or _FROM_YEAR.search(said_before))
    )


def _is_cut_post(before: str, after: str) -> bool:
    above, below = _POST_ABOVE.search(before), _POST_BELOW.match(after)
    if not (above and below and _POST.fullmatch(above[0] + below[0])):
        return False
    said_before = before[: above.start()]
    return bool(_OF_POSTS.search(said_before))


def is_cut_date_word(before: str, after: str) -> bool:
    """Whether a line ends within an abbreviated month or era.

    Args:
        before: The text before its end.
        after: The text of the next line.

    Returns:
        Whether it does, and a day, a year or another month stands beside it.

    >>> is_cut_date_word("ภายใน 15 เม.", "ย. 2567")
    True
    """
    head, rest = _FIRST_HALF.search(before), _SECOND_HALF.match(after)
    if not (head and rest and head[0] + rest[0] in _DATE_WORDS):
        return False
    return bool(
        _BEFORE_DATE.search(before[: head.start()])
        or _AFTER_DATE.match(after[rest.end() :])
    )


def is_cut_address(before: str, after: str) -> bool:
    """Whether a line ends within an address of the web or of mail.

    Args:
        before: The text before its end.
        after: The text of the next line.

    Returns:
        Whether it does: what stands before it is no address yet, for its host has no top-level domain.

    >>> is_cut_address("เว็บไซต์ www.phrae", "pao.go.th"), is_cut_address("เว็บไซต์ www.phraepao.go.th", "facebook")
    (True, False)
    """
    above, below = _ADDRESS_ABOVE.search(before), _ADDRESS_BELOW.match(after)
    if not (above and below):
        return False
    host, path = above["host"], above["path"]
    if path:
        return path.endswith(("/", "-", "_"))
    has_domain = "." in host.removeprefix("www.")[:-1]
    return not has_domain or host.endswith((".", "-")) or after.startswith(".")


def is_cut_abbreviation(before: str, after: str, elsewhere: str) -> bool:
    """Whether a line ends within an abbreviation.

    Args:
        before: The text before its end.
        after: The text of the next line.
        elsewhere: What else the document says: an abbreviation that stands there is known to be one.

    Returns:
        Whether it does.

    >>> is_cut_abbreviation("แจ้ง ป.ป.", "ช. ทราบ", ""), is_cut_abbreviation("แจ้ง อบจ.", "อบต. ทราบ", "")
    (True, False)
    """
    if ends_within_abbreviation(before, after):
        return True
    below = _ABBREVIATION_BELOW.match(after)
    above = _ABBREVIATION_ABOVE.search(before) if below else None
    if not (above and above[0] and below) or _UNIT_ABOVE.search(before):
        return False
    whole = above[0] + below[0]
    if re.search(rf"(?<![{LETTER}.]){re.escape(whole)}", elsewhere):
        return True
    if not _DATE_WORDS.isdisjoint((above[0], below[0])):
        return False
    *parts, last = above[0].split(".")
    if last:
        return len(last) <= (_LONGEST_PART if parts else 1)
    initials = below[0].split(".")[:-1]
    if max(map(len, (*parts, *initials))) == 1:
        return len(parts) + len(initials) == _INITIALS
    return len(above[0]) == len("ส.")


def ends_within_abbreviation(before: str, after: str) -> bool:
    """Whether a line ends within an abbreviation that dictionaries have.

    Args:
        before: The text before its end.
        after: The text of the next line; a name may follow the abbreviation at once.

    Returns:
        Whether it does.

    >>> ends_within_abbreviation("กองคลัง อบ", "ต.หนองบัว"), ends_within_abbreviation("กองคลัง", "ต.หนองบัว")
    (True, False)
    """
    below = _LAST_PART_BELOW.match(after)
    above = _ABBREVIATION_ABOVE.search(before) if below else None
    if not (above and below) or above[0][-1:] in ("", "."):
        return False  # behind a full stop an initial may stand, or another abbreviation
    return above[0] + below[0] in words()


def cuts_number(above: str, below: str) -> bool:
    """Whether a line that was broken between two texts was broken within a number, as its figures show.

    Args:
        above: What the line says.
        below: What the next one says.

    Returns:
        Whether it was; False of a number that had a line of its own, which any producer breaks.

    >>> cuts_number("งบประมาณ 3,1", "75,800 บาท"), cuts_number("กันยายน 256", "7"), cuts_number("จำนวน 52", "4 ราย")
    (True, True, False)
    """
    head = _HEAD.search(above)
    return bool(head and above[: head.start()].strip()) and is_cut_number(
        above, below
    )


def _is_number(figures: str) -> bool:
    return bool(_GROUPED.fullmatch(figures) or _PLAIN.fullmatch(figures))
