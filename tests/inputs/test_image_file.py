"""Pictures as scanners and phones save them are reports too; broken ones cost themselves only."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile

from extractor import extract
from extractor.errors import BrokenPictureError, NoTextError
from tests.helpers.scans import drawn
from tests.ocr.test_engines import (
    Install,
    install,
    measures,
    names_of,
    pages_with,
)

Raingan = Callable[..., subprocess.CompletedProcess[str]]

__all__ = ["install"]


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def see_through(image: Image.Image) -> Image.Image:
    """Black ink on nothing."""
    ink = Image.new("L", image.size, 0)
    return Image.merge("LA", (ink, image.point(lambda grey: 255 - grey)))


def deep(image: Image.Image) -> Image.Image:
    """16 bits a pixel."""
    return Image.fromarray(np.asarray(image).astype(np.uint16) * 257)


def flattened(image: Image.Image) -> Image.Image:
    """As faxes are: half as many dots an inch downwards."""
    return image.resize((image.width, image.height // 2), Image.Resampling.BOX)


def orientation(value: int) -> Image.Exif:
    exif = Image.Exif()
    exif[274] = value
    return exif


# Each made of a page that is 1170 x 830 pixels at 130 dots an inch, by the test that reads it.
FILES: dict[str, Callable[[Image.Image], bytes]] = {
    "plain.png": lambda page: saved(page, "PNG"),
    "dpi.png": lambda page: saved(page, "PNG", dpi=(130, 130)),
    "wrong dpi.png": lambda page: saved(page, "PNG", dpi=(1, 1)),
    "coloured.jpg": lambda page: saved(
        page.convert("RGB"), "JPEG", dpi=(130, 130)
    ),
    "print.jpeg": lambda page: saved(
        page.convert("CMYK"), "JPEG", dpi=(130, 130)
    ),
    "telephone.JPG": lambda page: saved(
        page.rotate(90, expand=True),
        "JPEG",
        exif=orientation(6),
        dpi=(130, 130),
    ),
    "see-through.png": lambda page: saved(
        see_through(page), "PNG", dpi=(130, 130)
    ),
    "palette.png": lambda page: saved(page.convert("P"), "PNG", dpi=(130, 130)),
    "deep.png": lambda page: saved(deep(page), "PNG", dpi=(130, 130)),
    "bilevel.tif": lambda page: saved(
        page.convert("1"), "TIFF", compression="group4", dpi=(130, 130)
    ),
    "fax.tiff": lambda page: saved(
        flattened(page).convert("1"),
        "TIFF",
        compression="group3",
        dpi=(130, 65),
    ),
    "named.pdf": lambda page: saved(page, "PNG", dpi=(130, 130)),
}


# Each has a kind of pixels, or of numbers for their size, that the others have not.
USUAL = ("see-through.png", "bilevel.tif", "fax.tiff", "named.pdf")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[] if name in USUAL else [pytest.mark.long])
        for name in FILES
    ],
)
def test_a_picture_is_read(name: str, install: Install, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FILES[name](drawn(1)))
    report = extract(tmp_path / name, engine=install(), no_cache=True)
    assert names_of(report) == measures(1)
    assert (report.kind, report.pages, report.pages_ocr) == ("scan", 1, 1)
    ((_, origin, transform),) = report.origins
    assert origin.reason == "no-text"
    # Where nothing sensible is said, the longer side is taken for that of A4.
    wide = (
        1170 / 130 * 72
        if name not in ("plain.png", "wrong dpi.png")
        else 297 / 25.4 * 72
    )
    assert transform is not None
    assert transform.width == pytest.approx(wide, rel=0.01)
    assert transform.height == pytest.approx(wide * 830 / 1170, rel=0.01)


def test_each_page_of_a_tiff_is_read_but_not_its_thumbnails(
    install: Install, tmp_path: Path
) -> None:
    file = tmp_path / "scan.tif"
    thumbnail = drawn(1).resize((117, 83))
    thumbnail.encoderinfo = {"tiffinfo": {254: 1}}
    pages = [drawn(2), thumbnail, drawn(3)]
    drawn(1).save(file, save_all=True, append_images=pages, dpi=(130, 130))
    report = extract(file, engine=install(), no_cache=True)
    assert names_of(report) == measures(1, 2, 3)
    assert [number for number, _, _ in report.origins] == [1, 2, 3]


def test_a_damaged_page_of_a_tiff_costs_itself_only(
    install: Install, tmp_path: Path
) -> None:
    file = tmp_path / "scan.tif"
    drawn(1).save(
        file,
        save_all=True,
        append_images=[drawn(2), drawn(3)],
        dpi=(130, 130),
        compression="tiff_lzw",
    )
    data = bytearray(file.read_bytes())
    with Image.open(file) as image:
        assert isinstance(image, TiffImageFile)
        image.seek(1)
        at = image.tag_v2[273][0]
    data[at : at + 40] = bytes(range(200, 240))
    file.write_bytes(data)
    report = extract(file, engine=install(), no_cache=True)
    assert names_of(report) == measures(1, 3)
    assert pages_with(report, "page-unreadable") == [(2, "warning")]


def test_without_ocr_a_picture_has_no_text(tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(FILES["plain.png"](drawn(1)))
    with pytest.raises(NoTextError, match="--ocr never"):
        extract(tmp_path / "scan.png", ocr="never")


BROKEN: dict[str, Callable[[Image.Image], bytes]] = {
    "head only.png": lambda _: b"\x89PNG\r\n\x1a\n",
    "cut.png": lambda page: FILES["plain.png"](page)[:3000],
    "cut.jpg": lambda page: FILES["coloured.jpg"](page)[:9000],
    "cut.tif": lambda page: FILES["bilevel.tif"](page)[:200],
    "huge.png": lambda _: saved(Image.new("1", (20_000, 20_000)), "PNG"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_picture_is_said_to_be_broken(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(BROKEN[name](drawn(1)))
    with pytest.raises(BrokenPictureError):
        extract(tmp_path / name, engine="null", no_cache=True)


@pytest.mark.parametrize(
    "size", [(1, 1), (20_000, 1), (1, 20_000), (3, 3), (50, 50)]
)
def test_pictures_of_nothing_are_without_text(
    size: tuple[int, int], tmp_path: Path
) -> None:
    Image.new("L", size, "white").save(tmp_path / "nothing.png")
    with pytest.raises(NoTextError):
        extract(tmp_path / "nothing.png", engine="null", no_cache=True)


def test_pictures_in_a_folder_are_found_and_drawn(
    raingan: Raingan, tmp_path: Path
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("plain.png", "telephone.JPG", "bilevel.tif"):
        (folder / name).write_bytes(FILES[name](drawn(1)))
    done = raingan(
        "tables", folder, "-o", out, "--draw", "--engine", "null", "--no-cache"
    )
    assert "Traceback" not in done.stderr
    assert len(list(out.rglob("page-001.png"))) in (0, 3)
