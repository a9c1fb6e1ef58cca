"""The fiscal year of a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from extractor.model.thai_calendar import (
    BUDDHIST_ERA_OFFSET,
    FISCAL_YEAR_FIRST_MONTH,
    MONTH_NAMES,
    MONTHS,
)
from extractor.report.identity.cues import AT_BODY, AT_OFFICE, INTEGRITY
from extractor.report.identity.unspaced_text import UnspacedText

# Votes of a year on the cover, by how many of ประจำ and งบประมาณ stand with it.
_COVER_VOTES = (
    20,  # neither
    50,  # one
    60,  # both
)
# Votes of the year of the first heading above the table.
_HEADING_VOTES = 30
# Votes of a year in the body: one each time that it is called the report's, up to this many.
_MOST_BODY_VOTES = 10
# So many votes are enough; of fewer, a year needs more than one, and more than twice those of the next.
_ENOUGH_VOTES = 20
# Years before are of the Common Era (or none).
_FIRST_BUDDHIST_YEAR = 2400
# The years that reports are of, the last one left out.
_YEARS = range(2500, 2600)
# Characters before a year in which a law or a plan is named that the year belongs to.
_CITATION_REACH = 80
# Characters before a year in which its heading begins.
_HEADING_REACH = 300

_YEAR = re.compile(
    r"(?:(ประจำ)?ปี(งบประมาณ)?\(?(?:[พค]\.?ศ\.?)?|[พค]\.ศ\.)\(?([12](?: ?[0-9]){3})(?![0-9]|[-–][0-9]{4})"
)
# The month that a report is of, as those of purchases (สขร. 1) name it; ภายในเดือน is when something is due.
_MONTH = re.compile(
    rf"(?:ประจำ|รอบ)เดือน({'|'.join(name for name, _ in MONTH_NAMES)})(?:พ\.?ศ\.?)?([0-9]{{4}})(?![0-9])"
)
_CITED_TEXT = re.compile(r"พระราช|ระเบียบ|ประกาศ|กฎหมาย|แผน|ยุทธศาสตร์")


class YearMention(NamedTuple):
    """A year that is written as one.

    Attributes:
        year: The year in the Buddhist era.
        plainness: How plainly it is called the report's: how many of ประจำ and งบประมาณ stand with it.
        start: The offset in the text where it begins.
    """

    year: int
    plainness: int
    start: int


def find_year(
    front: UnspacedText, body: UnspacedText
) -> tuple[int | None, int | None]:
    """Find the fiscal year. The cover outweighs the heading, the heading all else; a month is asked where no year is.

    Args:
        front: The cover.
        body: All other text.

    Returns:
        The fiscal year in the Buddhist era, None where it is not known; and another one that a heading names, or None.

    >>> from extractor.report.identity.unspaced_text import run_together
    >>> find_year(run_together(["ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"]), run_together([]))
    (2566, None)
    >>> find_year(run_together(["สรุปผลการจัดซื้อจัดจ้างในรอบเดือน ตุลาคม ๒๕๖๖"]), run_together([]))
    (2567, None)
    """
    cover_headings = _years_of_headings(front)
    body_headings = _years_of_headings(body)[:1]
    votes = _cover_votes(front)
    for heading_year in body_headings:
        votes[heading_year] += _HEADING_VOTES
    votes.update(_body_votes(body))
    leader = max(votes, key=lambda year: votes[year], default=None)
    rivals = [year for year in cover_headings + body_headings if year != leader]
    rival = rivals[0] if rivals else None
    year = _winner(votes) if votes else _year_of_months(front)
    return year, rival


def _cover_votes(front: UnspacedText) -> Counter[int]:
    votes = Counter[int]()
    for mention in _years_in(front):
        votes[mention.year] += _COVER_VOTES[mention.plainness]
    return votes


def _body_votes(body: UnspacedText) -> Counter[int]:
    plain_years = [
        mention.year for mention in _years_in(body) if mention.plainness
    ]
    votes = Counter[int]()
    for year, count in Counter(plain_years).items():
        votes[year] = min(count, _MOST_BODY_VOTES)
    return votes


def _winner(votes: Counter[int]) -> int | None:
    """The year of most votes, where they are enough."""
    if not votes:
        return None
    (leader, most), *runners_up = votes.most_common(2)
    next_most = runners_up[0][1] if runners_up else 0
    is_clear = most > 1 and most > 2 * next_most
    return leader if most >= _ENOUGH_VOTES or is_clear else None


def _year_of_months(front: UnspacedText) -> int | None:
    """The fiscal year in which all months lie that the cover says the report is of."""
    years = {
        int(match[2]) + (MONTHS[match[1]] >= FISCAL_YEAR_FIRST_MONTH)
        for match in _MONTH.finditer(front.text)
    }
    (year, *others) = years or {0}
    return year if year in _YEARS and not others else None


def _years_in(text: UnspacedText) -> Iterator[YearMention]:
    # The year of a month is that of the calendar: October of 2566 is of the fiscal year 2567.
    ends_of_months = {match.end() for match in _MONTH.finditer(text.text)}
    for match in _YEAR.finditer(text.text):
        plainness = sum(1 for group in (match[1], match[2]) if group)
        year = int(match[3].replace(" ", ""))
        if year < _FIRST_BUDDHIST_YEAR:
            year += BUDDHIST_ERA_OFFSET
        start = match.start()
        citation_start = max(0, start - _CITATION_REACH)
        is_of_cited_text = not plainness and _CITED_TEXT.search(
            text.text, citation_start, start
        )
        is_other = is_of_cited_text or match.end() in ends_of_months
        if year in _YEARS and not is_other:
            yield YearMention(year, plainness, start)


def _years_of_headings(text: UnspacedText) -> list[int]:
    return [
        mention.year
        for mention in _years_in(text)
        if _is_in_heading(text, mention.start)
    ]


def _is_in_heading(text: UnspacedText, offset: int) -> bool:
    """Whether a line that begins with รายงาน and names a body goes on up to here."""
    start = text.text.rfind("รายงาน", max(0, offset - _HEADING_REACH), offset)
    if start not in text.line_breaks:
        return False
    heading = text.text[start:offset]
    if INTEGRITY not in heading or "การประเมิน" in heading:
        return False
    return bool(AT_BODY.search(heading) or AT_OFFICE.search(heading))
