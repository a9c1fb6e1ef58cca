"""Pages keep their colours where they have coloured strokes; the others are handed on in grey alone."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractor.inputs.image_frames import ImageFrames
from extractor.inputs.pdf.rasterizer import Rasterizer
from extractor.model.image import PageRaster

RED = (205, 35, 50)


def page(ink: tuple[int, int, int]) -> Image.Image:
    """A page of A4 at 100 dots an inch with a ring of some ink."""
    image = Image.new("RGB", (827, 1169), (248, 246, 240))
    draw = ImageDraw.Draw(image)
    draw.line((100, 500, 700, 500), fill=(20, 20, 20), width=3)
    draw.ellipse((300, 400, 450, 550), outline=ink, width=4)
    return image


def raster(image: Image.Image, kind: str) -> PageRaster:
    stored = io.BytesIO()
    image.save(
        stored,
        kind,
        **({"dpi": (100, 100)} if kind != "PDF" else {"resolution": 100}),
    )
    pages = (Rasterizer if kind == "PDF" else ImageFrames)(stored.getvalue())
    return pages.raster(1)


@pytest.mark.parametrize("kind", ["PDF", "JPEG", "PNG", "TIFF"])
def test_a_page_with_coloured_strokes_keeps_its_colours(kind: str) -> None:
    found = raster(page(RED), kind)
    assert found.colours is not None
    assert found.colours.shape == (*found.pixels.shape, 3)
    blue, _, red = found.colours.reshape(-1, 3).T.astype(np.int64)
    assert (red - blue).max() > 100


@pytest.mark.parametrize("kind", ["PDF", "JPEG", "PNG", "TIFF"])
def test_a_page_of_black_print_on_yellowish_paper_has_none(kind: str) -> None:
    assert raster(page((20, 20, 20)), kind).colours is None


def test_a_grey_picture_has_none() -> None:
    assert raster(page(RED).convert("L"), "PNG").colours is None


def test_colours_are_turned_as_the_picture_asks() -> None:
    stored = io.BytesIO()
    exif = Image.Exif()
    exif[274] = 6
    page(RED).save(stored, "JPEG", dpi=(100, 100), exif=exif)
    found = ImageFrames(stored.getvalue()).raster(1)
    assert found.colours is not None
    assert found.colours.shape[:2] == found.pixels.shape
    assert found.pixels.shape[1] > found.pixels.shape[0]
