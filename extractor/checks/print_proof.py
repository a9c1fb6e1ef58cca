"""What print shows of a text layer that says something else: lines that differ, and letters that were mended."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from rapidfuzz.distance import Levenshtein

from extractor.checks.context import CheckContext
from extractor.model import Line, Problem

# Letters of a layer, and what was read for them.
Letters = frozenset[tuple[str, str]]

# The share of cells that print does not prove, from which on that is told: in fonts that the reader cannot read 0.5 to
# 0.8, in others 0.2 at most (48 made files by six programs).
_MOST_UNPROVED = 0.4
# From so many lines on that differ in the same letters, and were taken as read, they are told as one.
_OFTEN = 10
# Mended letters that a message shows; the JSON keeps all of them.
_SHOWN = 12


def print_differs(context: CheckContext) -> Iterator[Problem]:
    """Find lines of cells of which another text was read in print.

    Args:
        context: The report.

    Yields:
        A finding a line, of its record and field where it has one; one for all that were taken as read and differ in
        the same letters, where they are many.
    """
    about = _records_of_lines(context)
    differing = list(_differing_lines(context))
    alike: dict[Letters, list[Line]] = defaultdict(list)
    for line in differing:
        if line.confidences:
            alike[_letters_that_differ(line)].append(line)
    often = {
        letters: lines
        for letters, lines in alike.items()
        if letters and len(lines) >= _OFTEN
    }
    told = set(map(id, chain.from_iterable(often.values())))
    for letters, lines in often.items():
        yield _often_differs(letters, lines)
    for line in differing:
        if id(line) not in told:
            yield _differs(line, about.get(id(line), {}))


def _differing_lines(context: CheckContext) -> Iterator[Line]:
    for table in context.report.tables:
        for cell in table.table.cells:
            yield from (line for line in cell.lines if line.proved is False)


def _letters_that_differ(line: Line) -> Letters:
    """Which letters of the layer were read as which others, each pair once; spaces aside."""
    layer = "".join(line.raw.split())
    printed = "".join(line.reading.split())
    letters: set[tuple[str, str]] = set()
    for edit in Levenshtein.opcodes(layer, printed):
        if edit.tag != "equal":
            letters.add(
                (
                    layer[edit.src_start : edit.src_end],
                    printed[edit.dest_start : edit.dest_end],
                )
            )
    return frozenset(letters)


def _often_differs(letters: Letters, lines: Sequence[Line]) -> Problem:
    """One finding for what a font does to many lines; the JSON of the report has each of them."""
    first = lines[0]
    return Problem.of(
        "print-differs/often",
        page_no=first.page_no,
        page=first.page_no,
        count=len(lines),
        letters=" · ".join(
            f"{layer} → {printed}" for layer, printed in sorted(letters)
        ),
        layer=first.raw.strip(),
        printed=first.reading,
    )


def _records_of_lines(context: CheckContext) -> dict[int, dict[str, object]]:
    """Of which record and field each line is, by the line's identity; of a cell of several records, the first."""
    about: dict[int, dict[str, object]] = {}
    for record in context.records:
        for field, fragments in record.cells.items():
            for line in (
                line for fragment in fragments for line in fragment.lines
            ):
                about.setdefault(
                    id(line),
                    {
                        "form": record.form.name,
                        "record_number": record.number,
                        "field": field,
                    },
                )
    return about


def _differs(line: Line, about: dict[str, object]) -> Problem:
    return Problem.of(
        "print-differs/print" if line.confidences else "print-differs/layer",
        page_no=line.page_no,
        page=line.page_no,
        layer=line.raw.strip(),
        printed=line.reading,
        **about,  # type: ignore[arg-type]  # a key each of the parameters
    )


def print_mended(context: CheckContext) -> Iterator[Problem]:
    """Tell which letters say other ones than are printed, and were mended.

    Args:
        context: The report.

    Yields:
        One finding, or none.
    """
    mended: Counter[str] = Counter()
    for page in context.page_contents:
        for line in page.every_line():
            if line.proved is not False:
                mended.update(
                    f"{mend.layer} → {line.text[mend.start : mend.end]}"
                    for mend in line.mends_by_print
                )
    if mended:
        letters = " · ".join(
            f"{letter} ({count})"
            for letter, count in mended.most_common(_SHOWN)
        )
        yield Problem.of("print-mended", count=mended.total(), letters=letters)


def print_not_read(context: CheckContext) -> Iterator[Problem]:
    """Tell that the reader could not read the print of a text layer, so that nothing proves what the layer says.

    Args:
        context: The report.

    Yields:
        One finding, or none; none where nothing was looked at.
    """
    proofs = context.report.proofs
    unproved = proofs.count(None)
    if unproved < len(proofs) and unproved >= _MOST_UNPROVED * len(proofs):
        yield Problem.of("print-not-read", count=unproved, cells=len(proofs))
