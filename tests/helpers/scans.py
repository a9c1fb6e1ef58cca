"""Scans of a report's pages, drawn in a moment: a ruled table in whose cells bars stand for letters."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from PIL import Image, ImageDraw


def drawn(number: int) -> Image.Image:
    """A page as scanned (200 dots an inch): a ruled table of six columns, in each cell a line like no other."""
    image = Image.new("L", (1170, 830), "white")
    draw = ImageDraw.Draw(image)
    xs, ys = range(60, 1111, 175), range(80, 81 + 55 * (1 + number), 55)
    for x in xs:
        draw.line((x, ys[0], x, ys[-1]), fill="black", width=3)
    for y in ys:
        draw.line((xs[0], y, xs[-1], y), fill="black", width=3)
    for line, (top, left) in enumerate(
        product(ys[:-1], xs[:-1]), 3 * number * (number + 1)
    ):
        # Hollow or full, as the line's number is in binary.
        for letter in range(9):
            x, full = left + 15 + 15 * letter, line >> letter & 1
            draw.rectangle(
                (x, top + 15, x + 10, top + 41),
                outline="black",
                width=3,
                fill="black" if full else "white",
            )
    return image


def scan(folder: Path, *pages: int, name: str = "scan.pdf") -> Path:
    """A scan of pages of the report."""
    first, *rest = map(drawn, pages)
    first.save(folder / name, save_all=True, append_images=rest, resolution=200)
    return folder / name
