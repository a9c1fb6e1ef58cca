"""Scanned cells are cut into lines as pages are, and each line is told what was printed there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.imaging.components import Components
from extractor.imaging.line_images import SegmentedLine, margin
from extractor.imaging.line_segmentation import segment_lines
from extractor.imaging.page_image import PageImage, binarized
from extractor.imaging.rulings import without_rulings
from extractor.model import PageTransform, Ruling
from extractor.model.image import PAPER, POINTS, LineImage, Pixels
from training.reader.damage import Damaged
from training.reader.render import Cell

# The shorter side of a page in inches (A4): light is evened out over a share of it.
_PAGE_WIDTH = 8.27
# How far off a cut line's baseline may be from where it was printed, in letters' heights.
_BASELINE_TOLERANCE = 0.4
# How far a cut line's ends may fall short of where it was printed, in letters' heights.
_END_TOLERANCE = 0.4
# Less ink of a line than this (share of a letter's height, squared) may be missing in one place.
_MOST_LOST = 0.02
# How roughly a page's letters are measured, as factors of their height.
_LETTER_HEIGHT_ERROR = (0.95, 1.06)


def cut_lines(
    cell: Cell, scan: Damaged, noise: np.random.Generator
) -> Iterator[tuple[LineImage, str]]:
    """Cut a scan into lines as production does, and match them with what was printed.

    Args:
        cell: The cell as printed.
        scan: The same cell, scanned.
        noise: Decides how roughly letters are measured.

    Yields:
        Each line's picture with its text; dirt is without text, and what does not match is left out.
    """
    ink, segmented_lines = segment(cell, scan, noise)
    size = scan.pixels.shape[::-1]
    owners = cv2.warpAffine(
        cell.owners, scan.moved, size, flags=cv2.INTER_NEAREST
    )
    owners = owners.astype(np.uint8) * ink
    taken: set[int] = set()
    for line in segmented_lines:
        index = _printed_line(line, cell, scan)
        if (
            index is not None
            and index not in taken
            and _is_whole(line, owners, index + 1, cell)
        ):
            taken.add(index)
            yield line.image, cell.lines[index].text
        elif index is None and not _owners_of_ink(line, owners, cell).any():
            yield line.image, ""  # dirt


def segment(
    cell: Cell, scan: Damaged, noise: np.random.Generator
) -> tuple[Pixels, list[SegmentedLine]]:
    """Find the lines of a scanned cell, as those of a page are found.

    Args:
        cell: The cell as printed; its rulings are known.
        scan: The same cell, scanned.
        noise: Decides how roughly letters are measured.

    Returns:
        The ink (rows x columns, 1 ink, 0 paper), and the lines.
    """
    ink, components = components_of(cell, scan, noise)
    return ink, segment_lines(components, components.outside([]))


def components_of(
    cell: Cell, scan: Damaged, noise: np.random.Generator
) -> tuple[Pixels, Components]:
    """Find the print of a scanned cell.

    Args:
        cell: The cell as printed; its rulings are known.
        scan: The same cell, scanned.
        noise: Decides how roughly letters are measured.

    Returns:
        The ink (rows x columns, 1 ink, 0 paper), and its connected components.
    """
    rows, columns = scan.pixels.shape
    transform = PageTransform(0, columns, rows)
    picture = PageImage(1, scan.pixels, cell.dpi, transform)
    # As on a page: the cell is too small to tell what surrounds it.
    ink = binarized(scan.pixels, round(_PAGE_WIDTH * cell.dpi))
    rulings = [_ruling(ruling, scan, cell.dpi) for ruling in cell.rulings]
    components = Components(picture, without_rulings(picture, rulings, ink))
    # A page's letters tell their height better than a cell's.
    components.letter_height = cell.height * noise.uniform(
        *_LETTER_HEIGHT_ERROR
    )
    return ink, components


def _ruling(
    ruling: tuple[float, float, float, float], scan: Damaged, dpi: float
) -> Ruling:
    """Where a ruling lies in the scan, in points."""
    x0, top, x1, bottom = ruling
    corners = moved([(x0, top), (x1, top), (x0, bottom), (x1, bottom)], scan)
    left, high = corners.min(axis=0)
    right, low = corners.max(axis=0)
    return Ruling(
        x0=float(left) * POINTS / dpi,
        top=float(high) * POINTS / dpi,
        x1=float(right) * POINTS / dpi,
        bottom=float(low) * POINTS / dpi,
    )


def moved(
    points: Sequence[tuple[float, float]], scan: Damaged
) -> NDArray[np.float64]:
    """Where points of the clean picture are in the scan.

    Args:
        points: x and y of each, in pixels.
        scan: The scan.

    Returns:
        Points x 2.
    """
    homogeneous = [(x, y, 1) for x, y in points]
    in_scan: NDArray[np.float64] = np.array(homogeneous) @ scan.moved.T
    return in_scan


def _printed_line(line: SegmentedLine, cell: Cell, scan: Damaged) -> int | None:
    """Which printed line was cut, if its whole ink is in the picture."""
    x0 = line.box.x0 * cell.dpi / POINTS
    x1 = line.box.x1 * cell.dpi / POINTS
    _, top = _corner(line, cell)
    baseline = line.image.baseline + top
    for index, printed in enumerate(cell.lines):
        ends = moved(
            [(printed.x0, printed.baseline), (printed.x1, printed.baseline)],
            scan,
        )
        printed_baseline = ends[:, 1].mean()
        if (
            abs(printed_baseline - baseline)
            >= _BASELINE_TOLERANCE * cell.height
        ):
            continue
        begin, end = ends[:, 0]
        tolerance = _END_TOLERANCE * cell.height
        has_begin = x0 < begin + tolerance
        has_end = x1 > end - tolerance
        return index if has_begin and has_end else None
    return None


def _is_whole(
    line: SegmentedLine, owners: Pixels, owner: int, cell: Cell
) -> bool:
    """Whether no mark of the line went to another one: a text that does not stand there teaches to guess."""
    lost = np.pad((owners == owner).astype(np.uint8), _overhang(cell))
    lost[_place(line, cell)][line.image.pixels < PAPER] = 0
    most_lost = _MOST_LOST * cell.height**2
    if np.count_nonzero(lost) < most_lost:
        return True
    _, _, statistics, _ = cv2.connectedComponentsWithStats(lost)
    areas = statistics[1:, cv2.CC_STAT_AREA]
    return int(areas.max(initial=0)) < most_lost


def _owners_of_ink(line: SegmentedLine, owners: Pixels, cell: Cell) -> Pixels:
    """Whose ink the cut line's own ink is: 0 nobody's, and where its picture is paper."""
    padded = np.pad(owners, _overhang(cell))
    place = _place(line, cell)
    padded[place][line.image.pixels == PAPER] = 0
    return padded[place]


def _overhang(cell: Cell) -> int:
    """Pictures of lines reach so far over the cell's edge at most (pixels)."""
    return round(cell.height)


def _place(line: SegmentedLine, cell: Cell) -> tuple[slice, slice]:
    """The rows and columns of a cut line in the cell's picture with its overhang."""
    left, top = _corner(line, cell)
    left += _overhang(cell)
    top += _overhang(cell)
    rows, columns = line.image.pixels.shape
    return slice(top, top + rows), slice(left, left + columns)


def _corner(line: SegmentedLine, cell: Cell) -> tuple[int, int]:
    """The pixel (x, y) of the cell's picture where a cut line's first one is from."""
    rim = margin(line.image.height)
    pixels_per_point = cell.dpi / POINTS
    left = round(line.box.x0 * pixels_per_point)
    top = round(line.box.top * pixels_per_point)
    return left - rim, top - rim
