"""Digits that HTML raises are written as raised digits: `500<sup>1</sup>` is 500¹, not 5001."""

from __future__ import annotations

import re

# What is raised as the mark of a note or as a power: one number or several, of two digits at most (12, ๑/, (1), 1,2).
# Longer ones may be small print that a transcript took for raised print.
_MARK = re.compile(r"\s*\(?[0-9๐-๙]{1,2}[)/]?(?:,\s?[0-9๐-๙]{1,2}[)/]?)*\s*")
# Thai digits have no raised characters of their own.
_RAISED = str.maketrans("0123456789๐๑๒๓๔๕๖๗๘๙", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)


def with_raised_digits(text: str, whole: str) -> str:
    """Write the digits of a raised mark as raised digits.

    Args:
        text: Text in a `sup` element, such as `๑`.
        whole: All text of that element, such as `๑/`.

    Returns:
        The text, as long as before; the same where all of the element is no mark, as in `1<sup>st</sup>`.

    >>> with_raised_digits("๑/", "๑/"), with_raised_digits("st", "st")
    ('¹/', 'st')
    """
    return text.translate(_RAISED) if _MARK.fullmatch(whole) else text
