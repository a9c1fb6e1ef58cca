"""What a run says again: its header in the midst of a page, where another table begins, and a row at each foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from rapidfuzz import fuzz

from extractor.tables.alignment.headers import ROW_STEP, RunHeader, mark_edges
from extractor.tables.alignment.page_print import PrintLine, are_alike
from extractor.tables.alignment.runs import Part, Run
from extractor.tables.alignment.white_gaps import FEWEST_GAPS, WhiteGaps

# rapidfuzz.ratio (0 to 100) of two printings of a line of the header; columns may stand elsewhere in another table.
_SAME_TEXT = 92.0
# A header that is said again has so many lines at most.
_MOST_HEADER_LINES = 8
_NUMBER = re.compile("[0-9๐-๙]+")
# Lines that a row at the foot of all pages has at most.
_MOST_FOOT_LINES = 6


def parted_at_headers(run: Run) -> Iterator[Run]:
    """Part a run where its header is said again below rows of a page: another table of the same columns begins there.

    Args:
        run: The run.

    Yields:
        The run, or the runs that it is made of, in order.
    """
    says = _said_again(run)
    if not says:
        yield run
        return
    parts: list[Part] = []
    for number, part in enumerate(run.parts):
        following = (
            run.parts[number + 1].lines[: len(says)]
            if part is not run.parts[-1]
            else says
        )
        is_foot = _says(following, says)
        starts = list(_headers_in(part, says, len(part.lines) - is_foot))
        for begin, end in pairwise([0, *starts, len(part.lines)]):
            if begin:
                yield _run_of(parts, run)
                parts = []
            last = (
                _without_titles(part, begin, end)
                if end < len(part.lines)
                else end
            )
            parts.append(_lines_between(part, begin, last))
    yield _run_of(parts, run)


def _said_again(run: Run) -> Sequence[PrintLine]:
    """The first lines of a run that are said again amid a page; none where the first one is not, or has few pieces."""
    first = run.parts[0].lines
    widest = max(
        (len(line.pieces) for line in first[:_MOST_HEADER_LINES]), default=0
    )
    if widest <= FEWEST_GAPS:
        return ()
    counts = []
    for part in run.parts:
        for index in range(1, len(part.lines)):
            count = 0
            while index + count < len(part.lines) and _may_go_on(
                first, part.lines, count, index
            ):
                count += 1
            is_wide = any(
                len(line.pieces) > FEWEST_GAPS for line in first[:count]
            )
            counts += [count] if is_wide else []
    return first[: min(counts)] if counts else ()


def _may_go_on(
    first: Sequence[PrintLine],
    lines: Sequence[PrintLine],
    count: int,
    index: int,
) -> bool:
    """Whether the next line of a header is said again, too: its numbers, if any, are the same."""
    if count >= min(_MOST_HEADER_LINES, len(first) - 1, index):
        return False
    one, other = first[count], lines[index + count]
    return _NUMBER.findall(one.text) == _NUMBER.findall(other.text) and _says(
        [one], [other]
    )


def _headers_in(
    part: Part, header: Sequence[PrintLine], end: int
) -> Iterator[int]:
    """The indices of lines below others with which a header is said again, above a line."""
    index = 1
    while index + len(header) <= end:
        if _says(part.lines[index : index + len(header)], header):
            yield index
            index += len(header)
        index += 1


def _says(lines: Sequence[PrintLine], header: Sequence[PrintLine]) -> bool:
    """Whether lines say the same, in as many pieces, wherever these stand."""
    if len(lines) != len(header):
        return False
    for line, other in zip(lines, header, strict=True):
        if (
            len(line.pieces) != len(other.pieces)
            or fuzz.ratio(line.text, other.text) < _SAME_TEXT
        ):
            return False
    return any(line.text.strip() for line in header)


def _without_titles(part: Part, first: int, end: int) -> int:
    """The end of some lines without those of one piece that stand apart from the rows above: titles of what follows."""
    last = end
    while last - 1 > first and len(part.lines[last - 1].pieces) == 1:
        last -= 1
        if _is_parted(part, last):
            end = last
    return end


def _is_parted(part: Part, index: int) -> bool:
    """Whether white or a mark stands above a line."""
    above, line = part.lines[index - 1], part.lines[index]
    is_step = line.baseline - above.baseline >= ROW_STEP * part.block.page.pitch
    return is_step or any(
        above.waist < y < line.waist for y in mark_edges(part)
    )


def _lines_between(part: Part, first: int, end: int) -> Part:
    block = part.block
    return Part.of(
        replace(block, first=block.first + first, last=block.first + end - 1),
        part.shift,
    )


def _run_of(parts: list[Part], whole: Run) -> Run:
    """A run of some parts of another one, with the gaps that these leave."""
    if len(parts) == len(whole.parts) and all(
        part.lines == other.lines
        for part, other in zip(parts, whole.parts, strict=True)
    ):
        return whole
    return Run(parts, _gaps_of(parts, whole))


def _gaps_of(parts: Sequence[Part], whole: Run) -> WhiteGaps:
    lines = list(chain.from_iterable(part.lines for part in parts))
    seed = max(range(len(lines)), key=lambda index: len(lines[index].pieces))
    gaps = WhiteGaps.around(lines, seed, parts[0].block.page.letter_width)
    return gaps if len(gaps.known()) >= FEWEST_GAPS else whole.gaps.copy()


def leave_out_feet(run: Run, header: RunHeader) -> None:
    """Let the parts of a run end above what is printed again at the foot of each: the header, or a note, or a total.

    Args:
        run: The run; its parts are changed. A total is left below the last one.
        header: Its header.
    """
    says = run.parts[0].lines[: header.lines]
    common = _count_common(run)
    for number, part in enumerate(run.parts):
        count = common if part is not run.parts[-1] else 0
        if (
            says
            and len(part.lines) > 2 * len(says)
            and _says(part.lines[-len(says) :], says)
        ):
            count = len(says)
        if 0 < count < len(part.lines) - header.lines_by_part[number]:
            run.parts[number] = _lines_between(part, 0, len(part.lines) - count)


def _count_common(run: Run) -> int:
    """How many lines at the foot of all parts are the same, from one on above which rows end."""
    if len(run.parts) < 2:
        return 0
    found = 0
    fewest = min(len(part.lines) for part in run.parts)
    for count in range(1, min(_MOST_FOOT_LINES, fewest - 1) + 1):
        lines = [part.lines[-count] for part in run.parts]
        if not lines[0].text.strip() or not all(
            _is_same(lines[0], line) for line in lines[1:]
        ):
            break
        if all(_is_parted(part, len(part.lines) - count) for part in run.parts):
            found = count
    return found


def _is_same(one: PrintLine, other: PrintLine) -> bool:
    return one.text == other.text and are_alike(one, other)
