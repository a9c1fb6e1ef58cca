"""Light print on dark headers of scans is read as dark print is, and the header's sides are rulings."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from extractor.imaging.dark_grounds import with_dark_print
from extractor.imaging.page_image import PageImage
from extractor.model import PageTransform
from tests.imaging.test_rulings import DPI, grids, picture_of

XS = [60, 300, 560, 800, 1100]
YS = [80, 150, 240, 330]


def page(
    ground: int,
    print_: int,
    *,
    rulings: int = 255,
    body: int = 0,
    l_shaped: bool = False,
) -> Image.Image:
    """A table whose header has print of one grey on a ground of another, its cells parted by rulings of a third."""
    image = Image.new("L", (1170, 830), 250)
    draw = ImageDraw.Draw(image)
    draw.rectangle((XS[0], YS[0], XS[-1], YS[1]), fill=ground)
    if l_shaped:
        draw.rectangle((XS[0], YS[0], XS[1], YS[-1]), fill=ground)
    for x in XS:
        draw.line((x, YS[1], x, YS[-1]), fill=body, width=3)
    for y in YS[1:]:
        draw.line((XS[0], y, XS[-1], y), fill=body, width=3)
    for x in XS[1:-1]:
        draw.line((x, YS[0], x, YS[1]), fill=rulings, width=3)
    for row, (top, _) in enumerate(pairwise(YS)):
        for col, (left, _) in enumerate(pairwise(XS)):
            is_dark = row == 0 or (l_shaped and col == 0)
            letters(draw, left + 15, top + 20, print_ if is_dark else 30)
    return image.filter(ImageFilter.GaussianBlur(0.7))


def letters(draw: ImageDraw.ImageDraw, x: int, y: int, grey: int) -> None:
    for place in range(8):
        draw.rectangle(
            (x + 20 * place, y, x + 20 * place + 12, y + 20),
            outline=grey,
            width=3,
        )


def is_dark_print(picture: PageImage, x: int, y: int) -> bool:
    """Whether the letters at a place are dark on paper."""
    pixels = picture.pixels[y : y + 21, x : x + 150]
    return bool(np.median(pixels) > 200 and pixels.min() < 120)


@pytest.mark.parametrize(
    ("ground", "print_"),
    [(20, 255), (60, 240), (90, 255), (140, 255), (170, 255)],
    ids=lambda grey: str(grey),
)
def test_a_header_of_light_print_is_read(ground: int, print_: int) -> None:
    picture = with_dark_print(picture_of(page(ground, print_)))
    assert grids(picture) == [(3, 4)]
    assert all(is_dark_print(picture, x + 15, YS[0] + 20) for x in XS[:-1])


def test_a_header_whose_cells_are_parted_in_black_is_read() -> None:
    assert grids(with_dark_print(picture_of(page(100, 255, rulings=0)))) == [
        (3, 4)
    ]


def test_a_table_with_a_dark_header_and_a_dark_first_column_is_read() -> None:
    picture = with_dark_print(
        picture_of(page(50, 255, l_shaped=True, body=128))
    )
    assert grids(picture) == [(3, 4)]
    assert all(is_dark_print(picture, XS[0] + 15, y + 20) for y in YS[:-1])


def glowing_header(ground: int) -> Image.Image:
    """A header in bold white print: JPEG makes the ground around words lighter, and that between letters darker."""
    image = Image.new("L", (1170, 830), 250)
    draw = ImageDraw.Draw(image)
    draw.rectangle((XS[0], YS[0], XS[-1], YS[1]), fill=ground)
    for left, right in pairwise(XS):
        words = (left + 12, YS[0] + 2, left + 84, YS[1] - 2)
        draw.rectangle(words, fill=ground + 4)
        for x in range(left + 20, left + 80, 20):
            between = (x - 2, YS[0] + 2, x - 1, YS[1] - 2)
            draw.rectangle(between, fill=ground - 1)
            place = (x, YS[0] + 16, x + 17, YS[1] - 16)
            draw.rectangle(place, outline=255, width=5)
        draw.line((right, YS[0], right, YS[1]), fill=0, width=3)
        for top, bottom in pairwise(YS[1:]):
            draw.rectangle((left, top, right, bottom), outline=0, width=3)
    return image


@pytest.mark.parametrize("ground", [40, 70, 100])
def test_nothing_is_ruled_between_bold_letters(ground: int) -> None:
    """Bold print fills low headers: lines were drawn between its letters, and a column was parted there."""
    pixels = with_dark_print(picture_of(glowing_header(ground))).pixels
    between = pixels[YS[0] + 4 : YS[1] - 4, XS[0] + 10 : XS[1] - 10]
    assert not (between < 100).all(axis=0).any()


@pytest.mark.parametrize("ground", [150, 190, 225])
def test_dark_print_on_a_shaded_header_stays_as_it_is(ground: int) -> None:
    picture = picture_of(page(ground, 0, rulings=0))
    assert with_dark_print(picture) is picture


def test_a_dark_bar_without_print_stays_as_it_is() -> None:
    image = Image.new("L", (1170, 830), 250)
    ImageDraw.Draw(image).rectangle((100, 200, 700, 260), fill=40)
    picture = picture_of(image)
    assert with_dark_print(picture) is picture


def test_bold_print_is_no_ground() -> None:
    image = Image.new("L", (1170, 830), 250)
    draw = ImageDraw.Draw(image)
    for row in range(12):
        for place in range(50):
            draw.rectangle(
                (
                    60 + 20 * place,
                    60 + 40 * row,
                    74 + 20 * place,
                    84 + 40 * row,
                ),
                outline=20,
                width=5,
            )
    picture = picture_of(image)
    assert with_dark_print(picture) is picture


def test_a_desk_around_the_paper_of_a_photo_is_no_ground() -> None:
    """The paper on it was taken for light print, and the table for a header."""
    desk = Image.new("L", (1370, 1030), 60)
    desk.paste(page(235, 20, rulings=0), (100, 100))
    picture = picture_of(desk)
    assert with_dark_print(picture) is picture


def test_a_page_is_as_large_as_before() -> None:
    picture = PageImage(
        1, np.full((500, 700), 250, np.uint8), DPI, PageTransform(0, 252, 180)
    )
    assert with_dark_print(picture) is picture


@pytest.mark.parametrize("dpi", [150.0, 200.0, 250.0, 300.0])
@pytest.mark.parametrize("ground", [30, 60, 140])
@pytest.mark.parametrize("blur", [0.7, 1.4])
def test_no_side_of_a_ground_is_left_as_print(
    dpi: float, ground: int, blur: float
) -> None:
    """What was left of its upper side was read as dashes: a row of the table, and so was the title above them."""
    unit = dpi / 72
    image = Image.new("L", (round(480 * unit), round(160 * unit)), 246)
    draw = ImageDraw.Draw(image)
    # it leans a little, as what was straightened does
    sides = [(40, 40.3), (440, 39.7), (440, 62.7), (40, 63.3)]
    draw.polygon([(x * unit, y * unit) for x, y in sides], fill=ground)
    for x in (140, 240, 340):
        draw.line((x * unit, 30 * unit, x * unit, 70 * unit), 246, round(unit))
    for x in (60, 160, 260, 360):
        letters(draw, round(x * unit), round(46 * unit), 246)
    picture = PageImage(
        1,
        np.array(image.filter(ImageFilter.GaussianBlur(blur))),
        dpi,
        PageTransform(0, *(side / unit for side in image.size)),
    )
    pixels = with_dark_print(picture, ruled=False).pixels
    around = (
        pixels[: round(44 * unit)],
        pixels[round(58 * unit) :],
        pixels[:, : round(58 * unit)],
        pixels[:, round(437 * unit) :],
    )
    assert [int(side.min()) for side in around if side.min() < 215] == []
