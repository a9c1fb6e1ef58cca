"""What claims more memory than any report needs is told of and not unpacked; all beside it is read."""

from __future__ import annotations

import io
import random
import zlib
from base64 import a85encode
from contextlib import closing
from pathlib import Path

import pytest
from pdfminer import pdftypes
from PIL import Image

from extractor import extract, tables
from extractor.errors import TooLargeError
from extractor.inputs import bounds
from extractor.inputs.image_frames import ImageFrames
from extractor.inputs.pdf.bounded_file import bounded
from extractor.inputs.pdf.rasterizer import Rasterizer
from extractor.inputs.pdf.unpacking import Unpacking
from tests.helpers.pdfs import Paper, page, pdf
from tests.helpers.small_report import COVER, MEASURES, REPORT, texts

# Bytes: so many the tests let a stream unpack to, which a page of a report stays within.
STREAM = 60_000
PADDING = b" " * (2 * STREAM)
GOOD_PAGE = page(COVER, REPORT)


def packed(data: bytes, filters: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d /Filter %s %s >>\nstream\n%s\nendstream" % (
        len(data),
        filters,
        entries,
        data,
    )


# How a stream may be packed that says little and unpacks to much.
PACKINGS = {
    "once": packed(zlib.compress(PADDING, 9), b"/FlateDecode"),
    "twice": packed(
        zlib.compress(zlib.compress(PADDING, 9), 9),
        b"[/FlateDecode /FlateDecode]",
    ),
    "by other names": packed(
        zlib.compress(zlib.compress(PADDING, 9), 9), b"[/Fl /Fl]"
    ),
    "as text": packed(
        a85encode(zlib.compress(PADDING, 9)) + b"~>",
        b"[/ASCII85Decode /FlateDecode]",
    ),
    "as runs": packed(
        zlib.compress(b"\x81 " * (len(PADDING) // 128 + 1) + b"\x80", 9),
        b"[/FlateDecode /RunLengthDecode]",
    ),
}


def with_content(stream: bytes) -> bytes:
    """A report whose second page has this content stream."""
    made = pdf(GOOD_PAGE, b"%here")
    at = made.index(b"<< /Length 5 >>")
    end = made.index(b"endstream", at) + len(b"endstream")
    # The table of places is wrong from here on, which every reader mends.
    return made[:at] + stream + made[end:]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_STREAM_BYTES", STREAM)


@pytest.mark.parametrize("name", PACKINGS)
@pytest.mark.usefixtures("small")
def test_a_page_that_unpacks_to_too_much_costs_itself_only(
    name: str, tmp_path: Path
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(with_content(PACKINGS[name]))
    report = extract(file)
    assert [record.text("measure") for record in report.records] == MEASURES
    told = [
        (problem.code, problem.page_no)
        for problem in report.problems
        if problem.severity == "warning"
    ]
    assert ("page-too-large", 2) in told
    assert report.pages == 2


@pytest.mark.parametrize("name", PACKINGS)
def test_what_is_within_bounds_is_read_as_it_was(
    name: str, tmp_path: Path
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(with_content(PACKINGS[name]))
    assert "page-too-large" not in {
        problem.code for problem in extract(file).problems
    }
    data = with_content(PACKINGS[name])
    assert bounded(data).data is data


@pytest.mark.usefixtures("small")
def test_a_page_of_many_streams_has_a_bound_for_all_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_PAGE_BYTES", STREAM)
    half = packed(zlib.compress(b" " * (STREAM // 2)), b"/FlateDecode")
    made = with_content(half)
    number = made[: made.index(half)].rsplit(b"\n", 2)[-2].split()[0]
    entry = b"/Contents %s 0 R" % number
    many = b"/Contents [%s]" % b" ".join([b"%s 0 R" % number] * 3)
    file = tmp_path / "report.pdf"
    file.write_bytes(made.replace(entry, many))
    # One stream that is asked for thrice is unpacked once.
    assert "page-too-large" not in {
        problem.code for problem in extract(file).problems
    }
    monkeypatch.setattr(bounds, "MOST_PAGE_BYTES", STREAM // 4)
    assert ("page-too-large", 2) in {
        (problem.code, problem.page_no) for problem in extract(file).problems
    }


@pytest.mark.usefixtures("small")
def test_a_file_of_which_nothing_can_be_unpacked_is_said_to_be_too_large(
    tmp_path: Path,
) -> None:
    made = pdf(b"%here")
    at = made.index(b"<< /Length 5 >>")
    end = made.index(b"endstream", at) + len(b"endstream")
    file = tmp_path / "report.pdf"
    file.write_bytes(made[:at] + PACKINGS["twice"] + made[end:])
    for read in (extract, tables):
        with pytest.raises(TooLargeError, match="larger than any report"):
            read(file)


def picture(width: int, height: int, entries: bytes) -> bytes:
    """A page of a PDF with a report's table beside a picture that claims to be of a size."""
    data = zlib.compress(bytes(width * height * 3), 9)
    form = packed(
        data,
        b"/FlateDecode",
        b"/Type /XObject /Subtype /Image /Width %d /Height %d %s"
        % (width, height, entries),
    )
    return form


def is_told_as_too_large(entries: bytes, file: Path) -> bool:
    """Whether the page of a report with such a picture is; the report itself is read whatever it says."""
    shown = GOOD_PAGE + b"q 20 0 0 20 800 10 cm /I Do Q\n"
    made = pdf(shown, b"%here").replace(
        b"/Resources << ", b"/Resources << /XObject << /I 12 0 R >> "
    )
    at = made.index(b"<< /Length 5 >>")
    end = made.index(b"endstream", at) + len(b"endstream")
    file.write_bytes(made[:at] + picture(100, 100, entries) + made[end:])
    report = extract(file)
    assert [record.text("measure") for record in report.records] == MEASURES
    return ("page-too-large", 1) in {
        (problem.code, problem.page_no) for problem in report.problems
    }


@pytest.mark.parametrize(
    ("entries", "is_drawn"),
    [
        (b"/BitsPerComponent 8 /ColorSpace /DeviceRGB", False),
        (b"/BitsPerComponent 8 /ColorSpace /DeviceGray", True),
        (b"/BitsPerComponent 1 /ImageMask true", True),
    ],
)
def test_a_picture_is_decoded_only_after_its_pixels_are_counted(
    entries: bytes,
    is_drawn: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds, "MOST_PICTURE_BYTES", 100 * 100 * 2)
    told = is_told_as_too_large(entries, tmp_path / "report.pdf")
    assert told is not is_drawn


# How a file may say how wide a picture is.
WIDTHS = {
    "another object": b"/Width 11 0 R",
    "an object that nobody finds": b"/Width 99 0 R",
    "digits for letters": b"/Wi#64th 100",
    "a comment between": b"/Width % of the print\n100",
    "a sign": b"/Width +100",
    "a fraction": b"/Width 100.0",
    "far before its data": b"/Width 100 /About (%s)" % (b"x" * 9000),
}


@pytest.mark.parametrize("width", WIDTHS)
def test_a_picture_is_counted_however_its_size_is_written(
    width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = (
        b"%%PDF-1.7\n11 0 obj\n100\nendobj\n12 0 obj\n%s\nendobj\n"
        % picture(
            100, 100, b"/BitsPerComponent 8 /ColorSpace /DeviceRGB"
        ).replace(b"/Width 100", WIDTHS[width])
    )
    is_known = width != "an object that nobody finds"
    assert bounded(made).is_whole is is_known
    monkeypatch.setattr(bounds, "MOST_PICTURE_BYTES", 100 * 100 * 2)
    within = bounded(made)
    assert not within.is_whole
    assert len(within.data) == len(made)


@pytest.mark.parametrize(("most", "is_drawn"), [(9_999, False), (10_000, True)])
def test_pictures_of_one_bit_have_a_bound_of_their_own(
    most: int, is_drawn: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_ONE_BIT_PIXELS", most)
    entries = b"/BitsPerComponent 1 /ImageMask true"
    told = is_told_as_too_large(entries, tmp_path / "report.pdf")
    assert told is not is_drawn


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "I;16", "RGBA", "P"])
def test_a_picture_file_is_decoded_only_after_its_bytes_are_counted(
    mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.BytesIO()
    Image.new(mode, (100, 80)).save(out, "PNG")
    with closing(ImageFrames(out.getvalue())) as frames:
        assert frames.raster(1).pixels.size
    most = 100 * 80 * (5 if mode in ("RGB", "RGBA") else 2) - 1
    monkeypatch.setattr(bounds, "MOST_PICTURE_BYTES", most)
    with (
        closing(ImageFrames(out.getvalue())) as frames,
        pytest.raises(TooLargeError, match="100 x 80 pixels"),
    ):
        frames.raster(1)


def test_a_picture_file_that_pillow_refuses_is_told_of_without_its_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = io.BytesIO()
    Image.new("1", (100, 80)).save(out, "PNG")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(TooLargeError) as raised:
        ImageFrames(out.getvalue())
    assert "(8,000 pixels)" in raised.value.message("th")


def test_a_page_is_drawn_only_after_its_pixels_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_DRAWN_PIXELS", 842 * 595)
    with closing(Rasterizer(pdf(GOOD_PAGE))) as pages:
        assert pages.preview(1, 1.0).size == (842, 595)
        with pytest.raises(TooLargeError, match="842 x 595 points"):
            pages.preview(1, 1.1)
    # What is drawn to be measured is drawn more coarsely, and all is read.
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf(GOOD_PAGE))
    assert [row["measure"] for row in texts(file)] == MEASURES


def test_a_page_that_cannot_be_drawn_is_named_and_its_tables_are_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from extractor.batch.document_tables import read_document_tables
    from extractor.batch.tasks import Task
    from extractor.options import Options

    monkeypatch.setattr(bounds, "MOST_DRAWN_PIXELS", 842 * 595 * 4)
    large = Paper(b"3 0 0 3 0 0 cm\n" + GOOD_PAGE, media=b"0 0 2526 1785")
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf(GOOD_PAGE, large))
    read = read_document_tables(
        Task(file, "report.pdf", ""), Options.model_validate({}), draw=True
    )
    names = [name.rpartition("/")[2] for name, _ in read.files]
    assert "page-001.png" in names
    assert "page-002.png" not in names
    (problem,) = read.problems
    assert (problem.code, problem.severity) == ("page-not-drawn", "warning")
    assert "2" in problem.message_en
    assert {row.page_last for row in read.index} == {2}


def test_damaged_data_unpack_to_what_pdfminer_makes_of_them() -> None:
    generator = random.Random(20)
    text = b" ".join(b"%d Tj" % generator.randrange(999) for _ in range(9000))
    whole = zlib.compress(text)
    damaged = [whole[:-3], whole[: len(whole) // 2], whole[:-4] + b"none"]
    for _ in range(60):
        broken = bytearray(whole)
        at = generator.randrange(len(broken))
        broken[at] ^= generator.randrange(1, 256)
        damaged.append(bytes(broken[: generator.choice([len(broken), at + 1])]))
    for data in damaged:
        outcomes = []
        for unpack in (
            pdftypes.decompress_corrupted,
            Unpacking().decompress_damaged,
        ):
            try:
                outcomes.append(unpack(data))
            except zlib.error:
                outcomes.append(None)
        assert outcomes[0] == outcomes[1]
