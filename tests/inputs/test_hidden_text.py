"""Text that a page does not show is set aside with the reason why, and what it shows is taken."""

from __future__ import annotations

import pytest

from extractor.inputs.pdf.document import read_pages
from tests.helpers.pdfs import HEIGHT, Note, Paper, clipped, pdf, shade, words
from tests.helpers.type3_pdfs import LAYERS, letters, picture, type3_pdf

SECRET = letters("secret", 100, 100)
SEEN = letters("seen", 100, 200)
BOX = (95, 75, 200, 105)
OFF = b"/OFF [%d 0 R]" % LAYERS[0]


def read(data: bytes) -> tuple[str, dict[str, str]]:
    """What is taken from a page, and what is set aside, with the reason."""
    (page,) = read_pages(data)
    return "".join(glyph.text for glyph in page.glyphs), {
        hidden.text: hidden.reason for hidden in page.hidden_texts
    }


def of_layer(name: str, content: bytes) -> bytes:
    return b"/OC /%s BDC\n%sEMC\n" % (name.encode(), content)


COVERS = {
    "a black box": shade(*BOX, 0.0),
    "a white box": shade(*BOX, 1.0),
    "a broad stroke": b"q 40 w 90 505 m 210 505 l S Q\n",
    "a slanted shape": b"q 80 480 m 230 470 l 240 540 l 70 530 l f Q\n",
    "a picture": picture("Opaque", *BOX),
    "a form with a box": b"/Fm Do\n",
}


@pytest.mark.parametrize("cover", COVERS.values(), ids=COVERS)
def test_text_that_is_painted_over_is_set_aside(cover: bytes) -> None:
    taken, hidden = read(
        type3_pdf(SECRET + SEEN + cover, form=shade(*BOX, 0.0))
    )
    assert taken == "seen"
    assert hidden == {"secret": "covered"}


def test_new_text_on_a_cover_does_not_show_the_old_one() -> None:
    cover = b"q 1 g 95 490 m 200 490 l 200 520 l 95 520 l h f Q\n"  # a path: the file does not tell what it hides
    taken, hidden = read(type3_pdf(SECRET + cover + letters("seen", 100, 101)))
    assert (taken, hidden) == ("seen", {"secret": "covered"})


def test_text_below_a_box_that_is_drawn_in_slices_leaves_no_ink() -> None:
    slices = b"".join(shade(90, y, 210, y + 1.2, 0.0) for y in range(74, 112))
    assert read(type3_pdf(SECRET + slices)) == ("", {"secret": "without-ink"})


def test_letters_that_are_drawn_twice_at_one_place_are_taken() -> None:
    outline = letters("seen", 100, 100, before=b"1 g") + letters(
        "seen", 100, 100
    )
    assert read(type3_pdf(outline)) == ("seenseen", {})


NO_COVERS = {
    "a box below": (shade(*BOX, 0.8), b""),
    "a black box below white text": (shade(*BOX, 0.0), b"1 g"),
    "half a shadow": (b"", b"", b"q /Half gs " + shade(*BOX, 0.0) + b"Q\n"),
    "a highlight": (
        b"",
        b"",
        b"q /Multiply gs 1 1 0 rg 90 480 120 40 re f Q\n",
    ),
    "a clear picture": (b"", b"", picture("Clear", *BOX)),
    "a triangle beside": (b"", b"", b"90 600 m 230 600 l 230 515 l f\n"),
    "a frame": (b"", b"", b"80 470 200 80 re 95 490 105 30 re f*\n"),
    "a line through": (b"", b"", b"3.5 w 90 500 m 210 500 l S\n"),
    "a box that a clip cuts": (
        b"",
        b"",
        clipped(300, 300, 310, 310, shade(*BOX, 0.0)),
    ),
    "a picture below": (picture("Opaque", *BOX), b""),
}


@pytest.mark.parametrize("parts", NO_COVERS.values(), ids=NO_COVERS)
def test_text_that_shows_is_taken(parts: tuple[bytes, ...]) -> None:
    below, colour, *above = parts
    content = below + letters("seen", 100, 100, before=colour) + b"".join(above)
    assert read(type3_pdf(content)) == ("seen", {})


def test_new_text_on_a_white_box_is_taken_and_the_old_is_not() -> None:
    assert read(
        type3_pdf(SECRET + shade(*BOX, 1.0) + letters("better", 100, 100))
    ) == ("better", {"secret": "covered"})


PALE = {
    "white on white": b"1 g",
    "nearly white": b"0.98 g",
    "no ink": b"0 0 0 0 k",
    "transparent": b"/Faint gs",
    "the colour of its cell": b"0.8 0.9 1 rg",
}


@pytest.mark.parametrize("colour", PALE.values(), ids=PALE)
def test_text_in_the_colour_of_its_ground_is_set_aside(colour: bytes) -> None:
    ground = (
        b"q 0.8 0.9 1 rg 80 470 300 60 re f Q\n"
        if colour == PALE["the colour of its cell"]
        else b""
    )
    taken, hidden = read(
        type3_pdf(ground + letters("secret", 100, 100, before=colour) + SEEN)
    )
    assert (taken, hidden) == ("seen", {"secret": "pale"})


def test_light_grey_is_taken() -> None:
    assert read(type3_pdf(letters("seen", 100, 100, before=b"0.94 g"))) == (
        "seen",
        {},
    )


def test_a_form_goes_on_with_the_colour_of_the_page() -> None:
    taken, hidden = read(type3_pdf(b"1 g /Fm Do 0 g\n" + SEEN, form=SECRET))
    assert (taken, hidden) == ("seen", {"secret": "pale"})


def test_letters_of_a_blank_font_are_set_aside() -> None:
    assert read(type3_pdf(SECRET, blank=True)) == (
        "",
        {"secret": "without-ink"},
    )


def test_text_too_small_to_be_read_is_set_aside() -> None:
    taken, hidden = read(
        type3_pdf(letters("secret", 100, 100, size=0.3) + SEEN)
    )
    assert (taken, hidden) == ("seen", {"secret": "too-small"})


MEMBERSHIPS = {
    "a group": b"%d 0 R",
    "one of its groups on": b"<< /Type /OCMD /OCGs [%d 0 R] >>",
    "all of its groups on": b"<< /Type /OCMD /P /AllOn /OCGs [%d 0 R 9 0 R] >>",
    "not off": b"<< /Type /OCMD /P /AllOff /OCGs [%d 0 R 9 0 R] >>",
    "an expression": b"<< /Type /OCMD /VE [/And 9 0 R [/Not [/Not %d 0 R]]] >>",
}


@pytest.mark.parametrize("membership", MEMBERSHIPS.values(), ids=MEMBERSHIPS)
def test_a_layer_that_is_off_is_set_aside(membership: bytes) -> None:
    which = LAYERS[1] if membership == MEMBERSHIPS["not off"] else LAYERS[0]
    properties = {"A": membership % which, "B": b"%d 0 R" % LAYERS[1]}
    taken, hidden = read(
        type3_pdf(
            of_layer("A", SECRET) + of_layer("B", SEEN),
            configuration=OFF,
            properties=properties,
        )
    )
    assert (taken, hidden) == ("seen", {"secret": "layer-off"})


def test_all_layers_are_off_but_those_that_are_on() -> None:
    configuration = b"/BaseState /OFF /ON [%d 0 R]" % LAYERS[1]
    properties = {"A": b"%d 0 R" % LAYERS[0], "B": b"%d 0 R" % LAYERS[1]}
    content = of_layer("A", SECRET) + of_layer("B", SEEN)
    assert read(
        type3_pdf(content, configuration=configuration, properties=properties)
    ) == (
        "seen",
        {"secret": "layer-off"},
    )


def test_layers_may_be_nested() -> None:
    properties = {"A": b"%d 0 R" % LAYERS[0], "B": b"%d 0 R" % LAYERS[1]}
    content = of_layer("A", of_layer("B", SECRET)) + of_layer("B", SEEN)
    assert read(
        type3_pdf(content, configuration=OFF, properties=properties)
    ) == ("seen", {"secret": "layer-off"})


def test_a_form_of_a_layer_that_is_off_shows_nothing_and_covers_nothing() -> (
    None
):
    form = SECRET + shade(90, 170, 300, 210, 0.0)
    data = type3_pdf(
        SEEN + b"/Fm Do\n",
        configuration=OFF,
        form=form,
        form_entries=b"/OC %d 0 R" % LAYERS[0],
    )
    assert read(data) == ("seen", {"secret": "layer-off"})


def test_a_layer_inside_a_form_is_followed() -> None:
    properties = {"A": b"%d 0 R" % LAYERS[0]}
    data = type3_pdf(
        SEEN + b"/Fm Do\n",
        configuration=OFF,
        properties=properties,
        form=of_layer("A", SECRET),
    )
    assert read(data) == ("seen", {"secret": "layer-off"})


def test_text_that_is_set_to_be_invisible_is_no_text_of_a_page_of_print() -> (
    None
):
    assert read(
        type3_pdf(letters("secret", 100, 100, before=b"3 Tr") + SEEN)
    ) == ("seen", {"secret": "invisible"})


def test_text_that_an_earlier_ocr_laid_under_its_scan_is_kept() -> None:
    scan = picture("Opaque", 0, 0, 842, HEIGHT)
    for content in (
        scan + letters("kept", 100, 100, before=b"3 Tr"),
        letters("kept", 100, 100) + scan,
    ):
        (page,) = read_pages(type3_pdf(content))
        assert (
            "".join(glyph.text for glyph in page.glyphs),
            page.hidden,
            page.hidden_texts,
        ) == ("kept", 4, ())


def test_text_that_a_clip_cuts_off_is_set_aside() -> None:
    assert read(type3_pdf(clipped(300, 300, 400, 400, SECRET) + SEEN)) == (
        "seen",
        {"secret": "clipped"},
    )


def test_a_note_in_black_covers_the_text_below_it() -> None:
    note = Note(BOX, shade(*BOX, 0.0), b"/Subtype /Square")
    (page,) = read_pages(
        pdf(
            Paper(
                words("ความลับ", 100, 100) + words("เปิดเผย", 100, 200),
                notes=(note,),
            )
        )
    )
    assert "".join(glyph.text for glyph in page.glyphs) == "เปิดเผย"
    assert page.annotations == 1


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_pages_that_are_turned_are_judged_alike(degrees: int) -> None:
    data = type3_pdf(
        SECRET + SEEN + shade(*BOX, 0.0), page_entries=b"/Rotate %d" % degrees
    )
    assert read(data) == ("seen", {"secret": "covered"})


def test_a_font_that_the_file_lacks_is_judged_by_the_file_alone() -> None:
    content = (
        words("ความลับ", 100, 100)
        + shade(*BOX, 0.0)
        + words("ขาว", 100, 200)
        + words("เปิดเผย", 100, 300)
    )
    taken, hidden = read(pdf(content))
    assert (taken, hidden) == ("ขาวเปิดเผย", {"ความลับ": "covered"})
