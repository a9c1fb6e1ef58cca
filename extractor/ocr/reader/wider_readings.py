"""Which lines, and which numbers and words of capitals in them, are read again as if set wider; what is then taken."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model.image import LineImage
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.capital_parts import (
    is_word_of_capitals,
    lacks_capitals,
    set_wider_still,
    with_every_capital,
)
from extractor.ocr.reader.doubled_figures import with_doubled_figure
from extractor.ocr.reader.empty_brackets import (
    has_empty_brackets,
    otherwise_set,
    with_sign_in_brackets,
)
from extractor.ocr.reader.lone_signs import agreed, is_blank
from extractor.ocr.reader.number_parts import (
    has_more_parts,
    lacks_parts,
    set_wider,
    with_every_part,
)


def wider_lines(
    line_image: LineImage, reading: RecognizedLine
) -> list[LineImage]:
    """Make a line as if it were set otherwise, mostly wider, where nothing was read of it, or less than is printed.

    Args:
        line_image: The picture of the line.
        reading: What was read there.

    Returns:
        Pictures of it to be read; none where it is not to be read again.
    """
    if has_empty_brackets(reading):
        return otherwise_set(line_image)
    is_to_read = is_blank(reading) or lacks_parts(line_image, reading)
    return set_wider(line_image) if is_to_read else []


def wider_line(
    line_image: LineImage,
    first: RecognizedLine,
    further: Sequence[RecognizedLine],
) -> RecognizedLine:
    """Choose what a line says that was read again.

    Args:
        line_image: The picture of the line.
        first: What was read there first.
        further: What was read where it was set wider.

    Returns:
        One of the readings.
    """
    if has_empty_brackets(first):
        return with_sign_in_brackets(first, further)
    if is_blank(first):
        return agreed(first, further)
    return _whole_number(line_image, first, further)


def wider_runs(run_image: LineImage, read: str) -> list[LineImage]:
    """Make a number or a word of capitals as if it were set wider, where less was read of it than is printed.

    Args:
        run_image: Its picture alone.
        read: What was read there.

    Returns:
        Pictures of it to be read; none where it is not to be read again.
    """
    if is_word_of_capitals(read):
        lacks = lacks_capitals(run_image, read)
        return set_wider_still(run_image) if lacks else []
    return set_wider(run_image) if has_more_parts(run_image, read) else []


def wider_run(
    run_image: LineImage,
    first: RecognizedLine,
    further: Sequence[RecognizedLine],
) -> RecognizedLine:
    """Choose what a number or a word of capitals says that was read again.

    Args:
        run_image: Its picture alone.
        first: What was read there first.
        further: What was read where it was set wider.

    Returns:
        One of the readings.
    """
    if is_word_of_capitals(first.text):
        return with_every_capital(run_image, first, further)
    return _whole_number(run_image, first, further)


def _whole_number(
    line_image: LineImage,
    first: RecognizedLine,
    further: Sequence[RecognizedLine],
) -> RecognizedLine:
    """What a number says that lacks parts: as it was read set wider, or with a figure that stands twice."""
    whole = with_every_part(line_image, first, further)
    return with_doubled_figure(line_image, first) if whole is first else whole
