"""The fiscal year of a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractor.report.identity.agencies import AGENCY, AT_OFFICE
from extractor.report.identity.locations import Stream

_YEAR = re.compile(
    r"(?:(ประจำ)?ปี(งบประมาณ)?\(?(?:[พค]\.?ศ\.?)?|[พค]\.ศ\.)\(?([12](?: ?[0-9]){3})(?![0-9]|[-–][0-9]{4})"
)
_OTHER_TEXTS = re.compile(r"พระราช|ระเบียบ|ประกาศ|กฎหมาย|แผน|ยุทธศาสตร์")


def find_year(front: Stream, rest: Stream) -> tuple[int | None, int | None]:
    """The fiscal year, and another that a heading names. The cover outweighs the heading, the heading all else."""
    votes, passing = Counter[int](), Counter[int]()
    for year, plain, _ in _years(front):
        votes[year] += (20, 50, 60)[plain]
    headed = [[year for year, _, at in _years(text) if _in_heading(text, at)] for text in (front, rest)]
    votes.update(dict.fromkeys(headed[1][:1], 30))
    passing.update(year for year, plain, _ in _years(rest) if plain)
    votes.update({year: min(times, 10) for year, times in passing.items()})
    (best, most), (_, second) = (*votes.most_common(2), (0, 0), (0, 0))[:2]
    others = [year for year in (*headed[0], *headed[1][:1]) if year != best]
    return best if most >= 20 or (most > 1 and most > 2 * second) else None, next(iter(others), None)


def _years(text: Stream) -> Iterator[tuple[int, int, int]]:
    """Each year written as one, in the Buddhist era, how plainly it is called the report's (0 to 2), and where."""
    for match in _YEAR.finditer(text.text):
        plain = bool(match[1]) + bool(match[2])
        year = int(match[3].replace(" ", ""))
        year += 543 if year < 2400 else 0
        cited = not plain and _OTHER_TEXTS.search(text.text, max(0, match.start() - 80), match.start())
        if 2500 <= year < 2600 and not cited:
            yield year, plain, match.start()


def _in_heading(text: Stream, at: int) -> bool:
    start = text.text.rfind("รายงาน", max(0, at - 300), at)
    heading = text.text[start:at] if start in text.breaks else ""
    named = AGENCY.search(heading) or AT_OFFICE.search(heading)
    return "โปร่งใส" in heading and "การประเมิน" not in heading and bool(named)
