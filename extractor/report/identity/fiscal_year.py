"""The fiscal year of a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from extractor.model.thai_calendar import BUDDHIST_ERA_OFFSET
from extractor.report.identity.cues import AT_BODY, AT_OFFICE, INTEGRITY
from extractor.report.identity.unspaced_text import UnspacedText

# Votes of a year on the cover, by how many of ประจำ and งบประมาณ stand with it.
_COVER_VOTES = (20, 50, 60)
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


def find_year(front: UnspacedText, body: UnspacedText) -> tuple[int | None, int | None]:
    """Find the fiscal year. The cover outweighs the heading, the heading all else.

    Args:
        front: The cover.
        body: All other text.

    Returns:
        The fiscal year in the Buddhist era, None where it is not known; and another one that a heading names, or None.

    >>> from extractor.report.identity.unspaced_text import run_together
    >>> find_year(run_together(["ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"]), run_together([]))
    (2566, None)
    """
    votes = Counter[int]()
    for mention in _years_in(front):
        votes[mention.year] += _COVER_VOTES[mention.plainness]
    cover_headings = _years_of_headings(front)
    body_headings = _years_of_headings(body)[:1]
    for heading_year in body_headings:
        votes[heading_year] += _HEADING_VOTES
    in_body = Counter(mention.year for mention in _years_in(body) if mention.plainness)
    for body_year, count in in_body.items():
        votes[body_year] += min(count, _MOST_BODY_VOTES)
    leader = votes.most_common(1)[0][0] if votes else None
    rivals = [year for year in cover_headings + body_headings if year != leader]
    return _winner(votes), rivals[0] if rivals else None


def _winner(votes: Counter[int]) -> int | None:
    """The year of most votes, where they are enough."""
    if not votes:
        return None
    (leader, most), *others = votes.most_common(2)
    next_most = others[0][1] if others else 0
    is_clear = most > 1 and most > 2 * next_most
    return leader if most >= _ENOUGH_VOTES or is_clear else None


def _years_in(text: UnspacedText) -> Iterator[YearMention]:
    for match in _YEAR.finditer(text.text):
        plainness = sum(1 for group in (match[1], match[2]) if group)
        year = int(match[3].replace(" ", ""))
        if year < _FIRST_BUDDHIST_YEAR:
            year += BUDDHIST_ERA_OFFSET
        is_of_cited_text = not plainness and _CITED_TEXT.search(
            text.text, max(0, match.start() - _CITATION_REACH), match.start()
        )
        if year in _YEARS and not is_of_cited_text:
            yield YearMention(year, plainness, match.start())


def _years_of_headings(text: UnspacedText) -> list[int]:
    return [mention.year for mention in _years_in(text) if _is_in_heading(text, mention.start)]


def _is_in_heading(text: UnspacedText, offset: int) -> bool:
    """Whether a line that begins with รายงาน and names a body goes on up to here."""
    start = text.text.rfind("รายงาน", max(0, offset - _HEADING_REACH), offset)
    if start not in text.line_breaks:
        return False
    heading = text.text[start:offset]
    names_body = AT_BODY.search(heading) or AT_OFFICE.search(heading)
    return INTEGRITY in heading and "การประเมิน" not in heading and bool(names_body)
