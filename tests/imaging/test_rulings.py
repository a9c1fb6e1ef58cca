"""The tables of scanned pages, whatever dirt, stamps and bold print make of their rulings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractor.imaging.deskew import deskewed
from extractor.imaging.page_image import PageImage
from extractor.imaging.rulings import find_rulings, without_rulings
from extractor.inputs.pdf.rasterizer import Rasterizer
from extractor.model import Page, PageTransform
from extractor.tables.finders import find_tables
from tests.helpers.printed_strips import FONTS, clean_strip
from tests.helpers.scans import drawn

REAL = Path(__file__).parents[3] / "shared" / "real"
DPI = 200.0


def picture_of(image: Image.Image) -> PageImage:
    return PageImage(
        1,
        np.array(image),
        DPI,
        PageTransform(0, *(side * 72 / DPI for side in image.size)),
    )


def grids(picture: PageImage) -> list[tuple[int, int]]:
    """Rows and columns of each table of a picture."""
    rulings, _ = find_rulings(picture)
    tables = find_tables(
        Page(picture.number, picture.transform, rulings=tuple(rulings))
    )
    return [(table.rows, table.cols) for table in tables]


def streaked(lean: int) -> PageImage:
    page = drawn(2)
    ImageDraw.Draw(page).line(
        (745 - lean, 0, 745 + lean, page.height), fill="black", width=2
    )
    return picture_of(page)


@pytest.mark.parametrize("lean", [0, 4])
def test_a_streak_of_dirt_cuts_no_cells(lean: int) -> None:
    assert grids(streaked(lean)) == [(3, 6)]


def test_a_streak_of_dirt_is_no_ink() -> None:
    picture = streaked(0)
    rulings, streaks = find_rulings(picture)
    assert not without_rulings(picture, rulings + streaks)[:70].any()


def folded(x: int) -> PageImage:
    """A page that was folded down: a soft shadow from its title, whose letters end it, to the edge of the paper."""
    page = Image.new("L", (1170, 1400), 250)
    draw = ImageDraw.Draw(page)
    xs, ys = (60, 320, 700, 1110), range(150, 391, 60)
    for left, right in pairwise(xs):
        for top, bottom in pairwise(ys):
            draw.rectangle((left, top, right, bottom), outline=0, width=3)
            for letter in range(8):
                place = left + 15 + 15 * letter
                draw.rectangle((place, top + 15, place + 10, top + 41), 60)
    away = np.arange(page.width) - x
    shadow = 55 * np.exp(-(away**2) / 60)
    pixels = np.clip(np.asarray(page, np.float32) - shadow, 0, 255)
    page = Image.fromarray(pixels.astype(np.uint8))
    ImageDraw.Draw(page).rectangle((x - 90, 40, x + 90, 140), fill=0)
    return picture_of(page)


@pytest.mark.parametrize("x", [250, 560, 900])
def test_a_fold_of_the_paper_is_no_ruling(x: int) -> None:
    """It was taken for one more column line, and what stood to its right moved by a column."""
    assert grids(folded(x)) == [(4, 3)]


def rows_that_begin_alike(size: int) -> PageImage:
    """A table set close, each row of whose second column begins with the same word, one stem below the other."""
    face = FONTS / "Loma-Bold.ttf"
    if not face.exists():
        pytest.skip("fonts-thai-tlwg is missing")
    font = ImageFont.truetype(str(face), size)
    page = Image.new("L", (1170, 830), 250)
    draw = ImageDraw.Draw(page)
    xs, ys = (60, 420, 780, 1100), range(80, 81 + 6 * 36, 36)
    for left, right in pairwise(xs):
        for top, bottom in pairwise(ys):
            draw.rectangle((left, top, right, bottom), outline=0, width=3)
        for number, top in enumerate(ys[:-1]):
            for stem in (20, 34, 62) if left == xs[1] else ():
                x = left + stem
                draw.rectangle((x, top + 5, x + 6, top + 29), fill=0)
                draw.rectangle((x - 9, top + 5, x, top + 12), fill=0)
                draw.rectangle((x, top + 22, x + 9, top + 29), fill=0)
            draw.text((left + 120, top + 4), "กขคง"[number % 4], 0, font)
    return picture_of(page)


@pytest.mark.parametrize("size", [22, 26])
def test_stems_of_the_same_word_in_every_row_are_no_ruling(size: int) -> None:
    """Rows of ตู้ยาม set close: the stems of ต, with the marks above and below them, made a column line."""
    assert grids(rows_that_begin_alike(size)) == [(6, 3)]


def pages(name: str) -> Iterator[PageImage]:
    data = (REAL / f"{name}.pdf").read_bytes()
    with closing(Rasterizer(data)) as document:
        for number in range(1, len(document) + 1):
            yield deskewed(document.raster(number))


# Tables as a look at the pages tells: page, rows, columns.
REAL_SCANS = {
    "scan-circular-2008": [(3, 5, 4), (4, 14, 7)],
    "scan-circular-tables": [
        (3, 3, 8),
        (4, 3, 7),
        (5, 3, 7),
        (6, 3, 7),
        (7, 3, 7),
    ],
    "six-column-improvement-report-scan": [(3, 5, 4), (5, 3, 4), (7, 4, 4)],
}


@pytest.mark.skipif(
    not REAL.is_dir(), reason="the documents may not be handed on"
)
@pytest.mark.parametrize("name", REAL_SCANS)
def test_the_tables_of_real_scans_are_found(name: str) -> None:
    found = [
        (picture.number, *grid)
        for picture in pages(name)
        for grid in grids(picture)
    ]
    assert found == REAL_SCANS[name]


@pytest.mark.skipif(
    not REAL.is_dir(), reason="the documents may not be handed on"
)
def test_rows_of_letters_are_no_rulings() -> None:
    rulings, _ = find_rulings(next(pages("control-chars-royal-gazette")))
    assert [(round(r.top), round(r.x1 - r.x0)) for r in rulings] == [
        (98, 466),
        (183, 94),
    ]


@pytest.mark.parametrize(
    "font", ["tlwg/Loma-Bold", "tlwg/Umpush-Bold", "noto/NotoSansThai-Bold"]
)
def test_bold_letters_that_touch_each_other_are_no_ruling(font: str) -> None:
    """Erased as one, they were read without their feet, or as other letters."""
    page = Image.new("L", (1000, 500), "white")
    draw = ImageDraw.Draw(page)
    draw.line((20, 450, 980, 450), fill="black", width=14)
    path = f"/usr/share/fonts/truetype/{font}.ttf"
    letters = ImageFont.truetype(path, 30)
    for number, text in enumerate(
        (
            "แผนงาน/มาตรการ รายละเอียดวิธีดำเนินการ",
            "ความก้าวหน้าของการดำเนินการ ผู้รับผิดชอบ",
            "คณะกรรมการสถานศึกษา ยอดคงเหลือบาท",
        )
    ):
        place = (60, 40 + 80 * number)
        draw.text(place, text, fill="black", font=letters, stroke_width=3)
    rulings, _ = find_rulings(picture_of(page))
    assert [round(ruling.x1 - ruling.x0) for ruling in rulings] == [346]


@pytest.mark.parametrize(
    ("face", "lean", "darkest"),
    [
        ("Garuda.ttf", 0.01, 200),
        ("Laksaman.ttf", 0.0, 200),
        ("Loma.ttf", 0.02, 240),
        ("Norasi.ttf", 0.005, 200),
        ("Waree.ttf", 0.0, 200),
    ],
)
def test_small_letters_of_a_fax_are_no_rulings(
    face: str, lean: float, darkest: int
) -> None:
    """Letters that join in black and white, beside a ruling, were taken for one themselves: their cell was empty."""
    page = Image.new("L", (1170, 830), 255)
    for line in range(8):
        text = (
            "ค่าไฟฟ้าต่อปีลดลงร้อยละ 86",
            "การระดมทรัพยากรจากผู้ปกครอง",
            "นักเรียนออกกลางคันลดลง 4 คน",
        )[line % 4 % 3]
        strip = Image.fromarray(clean_strip(text, face, 100).pixels)
        leaning = strip.transform(
            strip.size,
            Image.Transform.AFFINE,
            (1, 0, 0, -lean, 1, lean * strip.width / 2),
            Image.Resampling.BILINEAR,
            fillcolor=255,
        )
        fax = leaning.point(lambda grey: 255 * (grey >= darkest))
        place = (80 + line // 4 * 500, 60 + line % 4 * 170)
        page.paste(fax.crop((10, 10, fax.width - 5, fax.height - 5)), place)
    draw = ImageDraw.Draw(page)
    for x in (60, 560):
        draw.line((x, 40, x, 780), fill=0, width=3)
    rulings, _ = find_rulings(picture_of(page))
    assert [round(ruling.x0 * DPI / 72) // 10 for ruling in rulings] == [5, 55]


def test_dots_on_which_somebody_is_to_write_are_no_ruling() -> None:
    """They stand on the row of the letters before and behind them; taken for a ruling, these lost their feet."""
    page = Image.new("L", (1600, 900), "white")
    draw = ImageDraw.Draw(page)
    for y in (60, 400, 800):
        draw.line((40, y, 1560, y), fill="black", width=4)
    for x in (40, 700, 1560):
        draw.line((x, 60, x, 800), fill="black", width=4)
    leader = "กลุ่มสาระ" + "." * 24 + "เรื่อง"
    strip = clean_strip(leader, "Garuda.ttf", round(DPI)).pixels
    page.paste(Image.fromarray(strip), (720, 200))
    assert grids(picture_of(page)) == [(2, 2)]
    level = [
        ruling
        for ruling in find_rulings(picture_of(page))[0]
        if ruling.x1 - ruling.x0 > ruling.bottom - ruling.top
    ]
    assert len(level) == 3


def test_a_ruling_ends_at_a_row_merged_over_all_columns() -> None:
    """On a page a little aslant the parts of a ruling are in line with others than the next ones."""
    page = Image.new("L", (1600, 1100), "white")
    draw = ImageDraw.Draw(page)
    rows = (60, 180, 240, 460, 520, 740, 800, 1020)
    for y in rows:
        draw.line((40, y, 1560, y), fill="black", width=2)
    for x in (40, 1560):
        draw.line((x, 60, x, 1020), fill="black", width=2)
    parts = [(top, foot) for top, foot in pairwise(rows) if foot - top > 60]
    for number, (top, foot) in enumerate(parts):
        for x in (500, 900):
            place = x + number % 2
            draw.line((place, top, place, foot), fill="black", width=2)
    picture = picture_of(page)
    rulings, _ = find_rulings(picture)
    (table,) = find_tables(Page(1, picture.transform, rulings=tuple(rulings)))
    merged = [cell.row for cell in table.cells if cell.colspan == 3]
    assert (len(table.cells), merged) == (15, [1, 3, 5])


def sectioned(x: int, height: int, lean: float) -> Image.Image:
    """A table with a row merged over all columns, in it letters; the stem of one stands in line with a ruling."""
    image = Image.new("L", (1170, 830), 235)
    draw = ImageDraw.Draw(image)
    top, bottom = 200, 200 + height
    for y in (80, top, bottom, 400, 560):
        draw.line((60, y, 1110, y), fill=40, width=3)
    for place in (60, 1110):
        draw.line((place, 80, place, 560), fill=40, width=3)
    for place in (300, 700):
        draw.line((place, 80, place, top), fill=40, width=3)
        draw.line((place, bottom, place, 560), fill=40, width=3)
    for left in range(80, 500, 24):
        draw.rectangle(
            (left, top + 20, left + 14, bottom - 12), outline=20, width=3
        )
    # The mark and the stem of a letter.
    draw.rectangle((x, top + 6, x + 6, top + 15), fill=20)
    draw.line((x + 1, top + 18, x + 1, bottom - 12), fill=20, width=4)
    return image.rotate(lean, resample=Image.Resampling.BICUBIC, fillcolor=235)


@pytest.mark.parametrize("height", [46, 52, 60])
@pytest.mark.parametrize("x", [298, 300, 302])
@pytest.mark.parametrize("lean", [0.0, 0.15])
def test_a_letter_in_line_with_a_ruling_is_none_of_it(
    x: int, height: int, lean: float
) -> None:
    rulings, _ = find_rulings(picture_of(sectioned(x, height, lean)))
    middle = (200 + height / 2) * 72 / DPI
    assert sorted(
        round(ruling.x0 * DPI / 72, -1)
        for ruling in rulings
        if ruling.x1 - ruling.x0 < 9 and ruling.top < middle < ruling.bottom
    ) == [60, 1110]


def test_letters_of_many_titles_in_line_with_a_ruling_are_none_of_it() -> None:
    """Between rows of one line each every third one is but a title: the ruling is whole in most rows, not all along."""
    image = Image.new("L", (1170, 830), 235)
    draw = ImageDraw.Draw(image)
    ys = range(80, 621, 54)
    for y in ys:
        draw.line((60, y, 1110, y), fill=40, width=3)
    for place in (60, 1110):
        draw.line((place, 80, place, 620), fill=40, width=3)
    titles = [top for row, top in enumerate(ys) if row % 3 == 1]
    for top in ys[:-1]:
        if top not in titles:
            draw.line((300, top, 300, top + 54), fill=40, width=3)
            continue
        for left in range(80, 500, 24):
            draw.rectangle(
                (left, top + 20, left + 14, top + 42), outline=20, width=3
            )
        draw.line((300, top + 20, 300, top + 42), fill=20, width=4)
    rulings, _ = find_rulings(picture_of(image))
    upright = [
        (ruling.top * DPI / 72, ruling.bottom * DPI / 72)
        for ruling in rulings
        if abs(ruling.x0 * DPI / 72 - 299) < 6
    ]
    for top in titles:
        assert not any(y0 < top + 27 < y1 for y0, y1 in upright)


def stemmed(gap: int, lean: float) -> Image.Image:
    """A table with a letter's mark, stem and vowel below one above the other, whose end is near a ruling."""
    image = Image.new("L", (1170, 830), 235)
    draw = ImageDraw.Draw(image)
    for y in (80, 180, 264, 400):
        draw.line((60, y, 1110, y), fill=40, width=3)
    for x in (60, 600, 1110):
        draw.line((x, 80, x, 400), fill=40, width=3)
    foot = 264 - gap
    for first, end in ((58, 46), (42, 16), (12, 0)):
        draw.line((401, foot - first, 401, foot - end), fill=20, width=3)
    # The letter's bow and that of the vowel.
    draw.rectangle((380, foot - 24, 400, foot - 16), fill=20)
    draw.rectangle((390, foot - 7, 400, foot), fill=20)
    return image.rotate(lean, resample=Image.Resampling.BICUBIC, fillcolor=235)


@pytest.mark.parametrize("gap", [6, 8, 10])
@pytest.mark.parametrize("lean", [0.0, 0.1])
def test_stems_one_above_the_other_are_no_ruling(gap: int, lean: float) -> None:
    """The stem of หมู่ was erased with its mark: หมู was left."""
    picture = picture_of(stemmed(gap, lean))
    rulings, _ = find_rulings(picture)
    places = {
        round(ruling.x0 * DPI / 72, -1)
        for ruling in rulings
        if ruling.x1 - ruling.x0 < 9
    }
    assert places == {60, 600, 1110}
