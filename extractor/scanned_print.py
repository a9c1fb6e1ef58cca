"""What the print of a scanned page says, before its tables are known: numbers, amounts and headers tell of these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from extractor.imaging.components import Components
from extractor.imaging.line_images import LineComponents, cut_line
from extractor.imaging.stroke_weight import stroke_weight
from extractor.model import Box
from extractor.model.image import LineImage
from extractor.ocr.base import Engine
from extractor.scan import PreparedScan
from extractor.tables.alignment.page_print import PagePrint, Piece, PrintLine

# Shares of the size of type: print reaches so far above its baseline, tone marks included, and so far below.
_ABOVE = 0.95
_BELOW = 0.3
# Of the size of type, the height of a letter such as บ.
_LETTER = 0.5
# Points beside a piece that are looked at, too: the middle of a diacritic is where its letter is.
_BESIDE = 1.0

# Names of fonts, of which a picture tells no more. Strokes of bold lines are so many times as thick as those of most
# (measured: 1.13 to 1.3; the same face in regular 0.93 to 1.06).
_BOLD = "bold"
_REGULAR = "regular"
_THICKER = 1.09
# Points: pieces this narrow weigh as much, lest there be none.
_NARROWEST = 1.0


def read_print(prepared: PreparedScan, engine: Engine) -> list[PagePrint]:
    """Read the pieces of print of a page.

    Args:
        prepared: The page.
        engine: What reads them.

    Returns:
        Its print with what it says; of a sheet that of both pages.

    Raises:
        OcrError: The engine fails.
    """
    prints = prepared.prints
    images = [
        image for page in prints for image in _images(prepared.components, page)
    ]
    read = iter(engine.read([image for image in images if image]))
    texts = iter([next(read).text if image else "" for image in images])
    weights = iter([stroke_weight(image) if image else 0.0 for image in images])
    return [_read_page(page, texts, weights) for page in prints]


def _read_page(
    page: PagePrint, texts: Iterator[str], weights: Iterator[float]
) -> PagePrint:
    """A page whose pieces say the next texts, and are set in bold where their line is thicker than most."""
    lines = [_with_texts(line, texts) for line in page.lines]
    thickness = [_mean_weight(line, weights) for line in lines]
    usual = median(thickness) if thickness else 0.0
    fonts = [
        _BOLD if of_line > _THICKER * usual else _REGULAR
        for of_line in thickness
    ]
    return replace(
        page,
        lines=tuple(
            _set_in(line, font) for line, font in zip(lines, fonts, strict=True)
        ),
    )


def _mean_weight(line: PrintLine, weights: Iterator[float]) -> float:
    """How thick the strokes of a line are, whose pieces have the next weights: long ones tell better."""
    widths = [max(piece.x1 - piece.x0, _NARROWEST) for piece in line.pieces]
    return sum(width * next(weights) for width in widths) / sum(widths)


def _set_in(line: PrintLine, font: str) -> PrintLine:
    return replace(
        line, pieces=tuple(replace(piece, font=font) for piece in line.pieces)
    )


def _images(
    components: Components, page: PagePrint
) -> Iterator[LineImage | None]:
    """A picture of each piece of a page, in order; None where it is one shape so high that it is no line of print."""
    for line in page.lines:
        for piece in line.pieces:
            yield _image(components, piece, page.left)


def _image(
    components: Components, piece: Piece, left: float
) -> LineImage | None:
    unit = components.page_image.pixels_per_point
    box = Box(
        x0=piece.x0 + left - _BESIDE,
        top=piece.baseline - _ABOVE * piece.height,
        x1=piece.x1 + left + _BESIDE,
        bottom=piece.baseline + _BELOW * piece.height,
    )
    own = components.inside(box)
    if not len(own):
        return None
    none = components.inside(Box(0.0, 0.0, 0.0, 0.0))
    line = LineComponents(
        own=own,
        shared=none,
        upper=0.0,
        lower=box.bottom * unit,
        baseline=piece.baseline * unit,
        letter_height=_LETTER * piece.height * unit,
    )
    return cut_line(components, line).image


def _with_texts(line: PrintLine, texts: Iterator[str]) -> PrintLine:
    """A line whose pieces say the next texts."""
    pieces: Sequence[Piece] = [
        replace(piece, text=next(texts)) for piece in line.pieces
    ]
    return replace(line, pieces=tuple(pieces))
