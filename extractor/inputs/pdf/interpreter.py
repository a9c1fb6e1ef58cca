"""Takes the glyphs of a page while pdfminer interprets it, and leaves the shapes to pdfplumber, cut as they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from types import FunctionType
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTRect
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdffont import (
    PDFFont,
    PDFSimpleFont,
    PDFType3Font,
    PDFUnicodeNotDefined,
)
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFTextState
from pdfminer.pdftypes import (
    PDFStream,
    dict_value,
    list_value,
    resolve1,
    stream_value,
)
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, apply_matrix_pt, decode_text, mult_matrix
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from extractor.inputs.pdf.annotations import (
    Appearance,
    appearances_of,
    resources_of,
)
from extractor.inputs.pdf.content_stream import operations
from extractor.inputs.pdf.frames import as_outline, is_frame
from extractor.inputs.pdf.layers import Layers
from extractor.inputs.pdf.names import literal_name
from extractor.inputs.pdf.paint import (
    Paint,
    PaintedLook,
    Setting,
    changed_look,
    plain_colour,
)
from extractor.inputs.pdf.placed_characters import (
    FontOnPage,
    Letter,
    StringFrame,
)
from extractor.inputs.pdf.sign_fonts import is_taught, teach_signs
from extractor.inputs.pdf.written_values import glyphs_of
from extractor.inputs.text_quality import is_unmapped
from extractor.model.text import Colour, GlyphNames

# Text rendering modes (PDF 1.7, ISO 32000-1, 9.3.6) of text that is not shown, that is drawn in outline only, and that
# only clips what is painted afterwards.
_INVISIBLE = 3
_OUTLINED = (1, 5)
_ONLY_CLIPS = 7
# The flag of a font that has an encoding of its own (ISO 32000-1, 9.8.2).
_SYMBOLIC = 4
# Points: what is painted thinner one way covers no text.
_THIN = 3.0
# Entries of a font's descriptor that hold its program (ISO 32000-1, 9.9).
_PROGRAMS = ("FontFile", "FontFile2", "FontFile3")
# Points by which a glyph may stand outside its clip: rounding.
_CLIP_TOLERANCE = 1.0
# Characters of this number are spaces (ISO 32000-1, 9.3.3), unless several bytes make one.
_SPACE = 32
# The fonts of a document, each with its number.
FontNumbers = dict[PDFFont, int]


class Clip(NamedTuple):
    """A rectangle in points, y upwards: what is drawn outside does not show.

    Attributes:
        x0: Left side.
        y0: Lower side.
        x1: Right side.
        y1: Upper side.
    """

    x0: float
    y0: float
    x1: float
    y1: float

    def within(self, outer: Clip | None) -> Clip:
        """What is left of it in another.

        Args:
            outer: The other; None where all shows.

        Returns:
            The part inside; x0 > x1 or y0 > y1 where there is none.
        """
        if outer is None:
            return self
        return Clip(
            x0=max(self.x0, outer.x0),
            y0=max(self.y0, outer.y0),
            x1=min(self.x1, outer.x1),
            y1=min(self.y1, outer.y1),
        )

    def holds(self, x: float, y: float, tolerance: float) -> bool:
        """Whether a point is inside.

        Args:
            x: In points.
            y: In points, upwards.
            tolerance: Points by which it may be outside.

        Returns:
            Whether it is.
        """
        is_within_width = self.x0 - tolerance <= x <= self.x1 + tolerance
        is_within_height = self.y0 - tolerance <= y <= self.y1 + tolerance
        return is_within_width and is_within_height


def interpret(page: Page, fonts: FontNumbers, names: GlyphNames) -> GlyphDevice:
    """Run the content of a page.

    Args:
        page: A page of pdfplumber's; afterwards it holds the shapes alone.
        fonts: The fonts of the document that were met before; those of the page are added.
        names: What glyphs show, where that is known better than their fonts tell.

    Returns:
        Its glyphs in content-stream order, each with `setting`, `code`, `cid`, `is_notdef`, `is_lacking` (not
        told yet), `is_rest` and `is_stamp`, and what was painted.
    """
    device = GlyphDevice(
        page.pdf.rsrcmgr, pageno=page.page_number, laparams=None
    )
    device.fonts = fonts
    device.names = names
    device.layers = Layers.of(page.pdf.doc.catalog)
    interpreter = ClippingInterpreter(page.pdf.rsrcmgr, device)
    interpreter.appearances = list(
        appearances_of(page.page_obj, page.pdf.doc.catalog.get("AcroForm"))
    )
    interpreter.process_page(page.page_obj)
    page._layout = device.get_result()
    return device


@dataclass
class _ActualText:
    """What a marked-content sequence says instead of its glyphs, and whether one of them was given it already."""

    text: str
    is_said: bool = False


class GlyphDevice(PDFPageAggregatorWithMarkedContent):  # type: ignore[misc]  # pdfplumber has no types
    """Collects glyphs in content-stream order, with the text that ActualText gives them (ISO 32000-1, 14.9.4).

    LibreOffice maps one glyph to one character only: where a font draws two marks with one glyph, ActualText has the
    truth. The first glyph of such a span says it all; the others have an empty text, `is_rest`, and only take room.
    Glyphs of a span that says nothing at all, and that their font does not name either, are `is_silent`: the rest of
    what was said before, or letters that who wrote the file could not name.

    Attributes:
        glyphs: The glyphs so far; `setting` says of each how it is set, `cid` which glyph of its font it is, `code`
            that and the font (None where no drawing proves it: of a font that the file lacks),
            `is_notdef` whether it is the one that stands for all that the font lacks,
            `is_guess` whether the file does not say what it stands for,
            `is_rest` whether it only takes room, `is_silent` whether nothing says what it is.
        paints: What was painted so far that may cover text or be its ground.
        clips: The clip of each saved graphics state, the current one last; None where all shows.
        looks: The look of each saved graphics state, the current one last.
        outer: The look of the form that is drawn.
        layers: The layers of the document.
        off_depth: How many forms and annotations that are not shown are being drawn, one in the other.
        off_tags: Of each open marked-content sequence, whether its layer is off.
        is_stamp: Whether an annotation is drawn that is a stamp.
        shows_all: Whether an annotation is drawn: its glyphs are taken though its clip hides them, for a form field may
            hold more text than it has room for.
        annotations: How many annotations were drawn so far.
        fonts: The fonts that were met so far.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.glyphs: list[LTChar] = []
        self.paints: list[Paint] = []
        self.clips: list[Clip | None] = [None]
        self.looks: list[PaintedLook] = [PaintedLook()]
        self.outer = PaintedLook()
        self.layers = Layers()
        self.off_depth = 0
        self.off_tags: list[bool] = []
        self.shows_all = False
        self.annotations = 0
        self.fonts: FontNumbers = {}
        self.names: GlyphNames = {}
        # The ActualText of each open marked-content sequence: None where it has none.
        self._actual_texts: list[_ActualText | None] = []
        self.is_stamp = False
        # Of each open marked-content sequence, whether it is a watermark.
        self._are_watermarks: list[bool] = []
        self._is_frame = False
        self._setting = Setting(
            None, 0, None, PaintedLook(), "", is_embedded=False
        )
        self._string_count = 0
        # Of the string that is drawn: whether it is a stamp, and what is said instead of it.
        self._is_stamped = False
        self._said_instead: _ActualText | None = None
        self._fonts_on_page: dict[PDFFont, FontOnPage] = {}
        self._last_colour: tuple[PDFColorSpace, Any, Colour | None] | None = (
            None
        )

    @property
    def is_off(self) -> bool:
        """Whether what is drawn now belongs to a layer that is switched off."""
        return self.off_depth > 0 or any(self.off_tags)

    def render_string(
        self,
        textstate: PDFTextState,
        seq: Any,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        """A string is drawn, or set without being shown.

        Args:
            textstate: Its rendering mode and font.
            seq: As pdfminer gives it.
            ncs: The colour space of fills.
            graphicstate: Its colours.
        """
        is_outlined = textstate.render in _OUTLINED
        space, components = (
            (graphicstate.scs, graphicstate.scolor)
            if is_outlined
            else (ncs, graphicstate.ncolor)
        )
        look = self.looks[-1]
        if is_outlined:
            look = look._replace(alpha_fill=look.alpha_stroke)
        if textstate.render == _ONLY_CLIPS:
            look = look._replace(is_cut=True)
        reason = (
            "layer-off"
            if self.is_off
            else "invisible"
            if textstate.render == _INVISIBLE
            else ""
        )
        self._setting = Setting(
            string=None if self.shows_all else self._string_count,
            painted=len(self.paints),
            colour=self._colour(space, components),
            look=look,
            reason=reason,
            is_embedded=self._on_page(textstate.font).is_embedded,
        )
        self._is_stamped = self.is_stamp or any(self._are_watermarks)
        self._said_instead = next(
            (text for text in self._actual_texts if text is not None), None
        )
        before = len(self.glyphs)
        super().render_string(textstate, seq, ncs, graphicstate)
        if len(self.glyphs) > before and not self.shows_all:
            self._string_count += 1

    def _colour(self, space: PDFColorSpace, components: Any) -> Colour | None:
        """A plain colour; most strings have that of the one before."""
        last = self._last_colour
        if last is None or last[0] is not space or last[1] is not components:
            last = (space, components, plain_colour(space, components))
            self._last_colour = last
        return last[2]

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """A marked-content sequence begins, perhaps with ActualText.

        Args:
            tag: Its tag.
            props: Its properties, where it has any.
        """
        super().begin_tag(tag, props)
        text = props.get("ActualText") if isinstance(props, dict) else None
        self._actual_texts.append(
            _ActualText(decode_text(text)) if isinstance(text, bytes) else None
        )
        self._are_watermarks.append(_is_watermark(props))
        self.off_tags.append(False)

    def end_tag(self) -> None:
        """The innermost marked-content sequence ends."""
        super().end_tag()
        if self._actual_texts:
            self._actual_texts.pop()
            self._are_watermarks.pop()
            self.off_tags.pop()

    @contextmanager
    def inside_form(self, *, is_off: bool) -> Iterator[None]:
        """A form is drawn while a block runs: what it begins and does not end ends with it.

        Args:
            is_off: Whether its layer is switched off.

        Yields:
            Nothing, while the form is drawn.
        """
        open_tags = len(self._actual_texts)
        clips, looks, outer = self.clips, self.looks, self.outer
        self.clips, self.looks, self.outer = [clips[-1]], [looks[-1]], looks[-1]
        self.off_depth += is_off
        try:
            yield
        finally:
            self.off_depth -= is_off
            self.clips, self.looks, self.outer = clips, looks, outer
            del (
                self._actual_texts[open_tags:],
                self.off_tags[open_tags:],
                self._are_watermarks[open_tags:],
            )

    def render_string_horizontal(
        self,
        seq: Iterable[object],
        matrix: Matrix,
        pos: tuple[float, float],
        font: PDFFont,
        fontsize: float,
        scaling: float,
        charspace: float,
        wordspace: float,
        rise: float,
        dxscale: float,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> tuple[float, float]:
        """A string that runs along its baseline is drawn.

        Args:
            seq: Its characters in bytes, and between them how far the pen steps back, in thousandths of the size.
            matrix: From its coordinates to those of the page.
            pos: Where the pen is.
            font: In which font it is drawn.
            fontsize: How large.
            scaling: How much wider than usual: 1 for no more.
            charspace: What the pen goes on between two characters.
            wordspace: What it goes on after a space.
            rise: How much higher it is drawn.
            dxscale: How far the pen steps for each of the numbers between.
            ncs: The colour space of fills; its setting has the colour.
            graphicstate: Its colours.

        Returns:
            Where the pen is afterwards.
        """
        frame = StringFrame(matrix, font, fontsize, scaling, rise)
        on_page = self._on_page(font)
        x, y = pos
        is_first = True
        for part in seq:
            if isinstance(part, bytes):
                for cid in font.decode(part):
                    if not is_first:
                        x += charspace
                    letter = on_page.letter(cid, self._letter)
                    glyph = frame.placed(letter, x, y)
                    self._take(glyph, cid, letter)
                    x += glyph.adv
                    if cid == _SPACE:
                        x += wordspace
                    is_first = False
            elif isinstance(part, int | float):
                x -= part * dxscale
                is_first = False
        return x, y

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """A glyph of a string that runs downwards is drawn.

        Args:
            matrix: As pdfminer gives it, like all that follows.
            font: In which font it is drawn.
            fontsize: How large.
            scaling: How much wider than usual: 1 for no more.
            rise: How much higher.
            cid: Which glyph of the font it is.
            ncs: The colour space of fills.
            graphicstate: Its colours.

        Returns:
            How far it advances, in text space.
        """
        letter = self._on_page(font).letter(cid, self._letter)
        # What is raised has its foot higher: pdfminer moves the box alone.
        *turn, x, y = matrix
        _, _, along, up = turn
        glyph = LTChar(
            (*turn, x + along * rise, y + up * rise),
            font,
            fontsize,
            scaling,
            0.0,
            letter.text,
            letter.width,
            font.char_disp(cid),
            ncs,
            graphicstate,
        )
        self._take(glyph, cid, letter)
        return float(glyph.adv)

    def _on_page(self, font: PDFFont) -> FontOnPage:
        """A font, with what it said on this page already."""
        if font not in self._fonts_on_page:
            self._fonts_on_page[font] = FontOnPage(
                font, _is_embedded(font), _is_guess(font)
            )
        return self._fonts_on_page[font]

    def _letter(self, font: PDFFont, cid: int) -> Letter:
        """Ask a font what it says of a glyph."""
        number = self.fonts.setdefault(font, len(self.fonts))
        on_page = self._on_page(font)
        code = (number, cid)
        name = self.names.get(code)
        return Letter(
            name or self._text(font, cid),
            font.char_width(cid),
            code if on_page.is_embedded else None,
            is_notdef=cid == 0 and font.is_multibyte(),
            is_guess=on_page.is_guess and not name,
        )

    def _take(self, glyph: LTChar, cid: int, letter: Letter) -> None:
        """Keep a glyph, with what is known of it besides its place."""
        glyph.cid = cid
        glyph.code = letter.code
        glyph.is_notdef = letter.is_notdef
        glyph.is_guess = letter.is_guess
        glyph.is_lacking = False
        glyph.setting = self._setting
        glyph.is_rest = glyph.is_silent = False
        glyph.is_stamp = self._is_stamped
        if self._said_instead is not None:
            _give_actual_text(glyph, self._said_instead)
        if not self._setting.reason and not self._shows(glyph):
            glyph.setting = self._setting._replace(reason="clipped")
        self.glyphs.append(glyph)

    def _text(self, font: PDFFont, cid: int) -> str:
        """What a font says that a glyph stands for."""
        try:
            return str(font.to_unichr(cid))
        except PDFUnicodeNotDefined:
            return str(self.handle_undefined_char(font, cid))

    def _shows(self, glyph: LTChar) -> bool:
        """Whether a glyph's foot is inside the clip: what the page's edge cut off is printed on the next page.

        Its middle counts, too: a cell that is too narrow cuts off the side of its first letter, or the feet of print
        that runs up or down the page.
        """
        clip = self.clips[-1]
        if clip is None or self.shows_all:
            return True
        *_, x, y = glyph.matrix
        middle = (glyph.x0 + glyph.x1) / 2
        return any(clip.holds(at, y, _CLIP_TOLERANCE) for at in (x, middle))

    def render_image(self, name: str, stream: PDFStream) -> None:
        """A picture is drawn.

        Args:
            name: As pdfminer gives it.
            stream: The picture.
        """
        if self.is_off or self.layers.hides(stream.get("OC")):
            return
        super().render_image(name, stream)
        box = Clip(*self.cur_item.bbox).within(self.clips[-1])
        self.paints.append(Paint(*box))

    def write(self, appearance: Appearance, ctm: Matrix, start: int) -> None:
        """An annotation says something that the file leaves to the reader to lay out.

        Args:
            appearance: The annotation.
            ctm: From the page's coordinates to those of the page as displayed.
            start: Index of the first of its glyphs so far, which do not show.
        """
        del self.glyphs[start:]
        if appearance.value is None:
            return
        reason = "layer-off" if self.layers.hides(appearance.layer) else ""
        # readers draw it over all else: no colour is known, so that nothing is said of its ground
        setting = Setting(
            None,
            len(self.paints),
            None,
            PaintedLook(),
            reason,
            is_embedded=False,
        )
        for glyph in glyphs_of(appearance.value, ctm, PDFGraphicState()):
            glyph.cid = ord(glyph.get_text())
            glyph.is_notdef = glyph.is_lacking = glyph.is_guess = False
            glyph.code = None
            glyph.setting = setting
            glyph.is_rest = glyph.is_stamp = False
            self.glyphs.append(glyph)

    def paint_shading(self) -> None:
        """A shading fills all that the clip leaves open."""
        if not self.is_off:
            page = self._stack[0] if self._stack else self.cur_item
            self.paints.append(Paint(*Clip(*page.bbox).within(self.clips[-1])))

    def paint_path(
        self,
        gstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[Any],
    ) -> None:
        """A shape is drawn: what the clipping path hides of it is cut off.

        Args:
            gstate: The graphics state.
            stroke: Whether it is stroked.
            fill: Whether it is filled.
            evenodd: As pdfminer gives it.
            path: Its segments; pdfminer hands on each part of a path by itself, too.
        """
        if self.is_off:
            return
        if sum(segment[0] == "m" for segment in path) > 1:
            self._is_frame = fill and evenodd and is_frame(path)
            # Which comes back with each part.
            super().paint_path(gstate, stroke, fill, evenodd, path)
            self._is_frame = False
            return
        objects = self.cur_item._objs
        before = len(objects)
        super().paint_path(gstate, stroke, fill, evenodd, path)
        clip = self.clips[-1]
        if clip is not None:
            objects[before:] = [
                shape for shape in objects[before:] if _cut(shape, clip)
            ]
        for shape in objects[before:]:
            if self._is_frame:
                as_outline(shape)
            self._note_paint(shape, gstate, stroke=stroke, fill=fill)

    def _note_paint(
        self, shape: Any, gstate: PDFGraphicState, *, stroke: bool, fill: bool
    ) -> None:
        """Keep what a shape paints, where it is broad enough to cover text."""
        look = self.looks[-1]
        half = gstate.linewidth / 2 if stroke else 0.0
        fill = fill and not self._is_frame
        box = Clip(
            shape.x0 - half, shape.y0 - half, shape.x1 + half, shape.y1 + half
        ).within(self.clips[-1])
        if min(box.x1 - box.x0, box.y1 - box.y0) < _THIN or not (
            fill or gstate.linewidth >= _THIN
        ):
            return
        colour = (
            plain_colour(gstate.ncs, gstate.ncolor)
            if fill
            else plain_colour(gstate.scs, gstate.scolor)
        )
        is_solid = (
            fill
            and isinstance(shape, LTRect)
            and look.is_plain
            and look.alpha_fill >= 1.0
        )
        self.paints.append(Paint(*box, colour, is_solid, tuple(shape.pts)))


def _give_actual_text(glyph: LTChar, said: _ActualText) -> None:
    """The outermost ActualText is its first glyph's text; the glyphs that follow are the rest of it."""
    glyph.is_silent = said.text == "" and _is_unnamed(glyph.get_text())
    glyph.is_rest = said.is_said or said.text == ""
    glyph._text = "" if glyph.is_rest else said.text
    said.is_said = True


def _is_embedded(font: PDFFont) -> bool:
    """Whether a file holds a font, so that every reader shows the same."""
    return isinstance(font, PDFType3Font) or any(
        program in font.descriptor for program in _PROGRAMS
    )


def _is_guess(font: PDFFont) -> bool:
    """Whether a file holds a font of its own numbering and does not say which letters its glyphs are; none of signs.

    ISO 32000-1, 9.6.6: of a symbolic font the encoding that it has built in counts, which has no names of letters.
    """
    return (
        isinstance(font, PDFSimpleFont)
        and font.unicode_map is None
        and bool(font.flags & _SYMBOLIC)
        and _is_embedded(font)
        and not is_taught(font)
    )


def _is_left_to_reader(appearance: Appearance, drawn: Sequence[LTChar]) -> bool:
    """Whether readers show what an annotation says by itself, and not what the file has drawn for it."""
    if appearance.value is None:
        return False
    said = "".join(glyph.get_text() for glyph in drawn)
    is_said = appearance.value.is_said_by(said)
    return appearance.form is None or (
        appearance.value.is_always_shown and not is_said
    )


def _is_watermark(properties: Any) -> bool:
    """Whether a marked-content sequence is an artifact called a watermark (ISO 32000-1, 14.8.2.2)."""
    subtype = (
        properties.get("Subtype") if isinstance(properties, dict) else None
    )
    return isinstance(subtype, PSLiteral) and subtype.name == "Watermark"


def fit_into(glyphs: Sequence[LTChar], room: Clip) -> None:
    """Press print that runs out of its field to the right or below into it, so that it stands in one cell.

    Args:
        glyphs: The print of a field; their places are changed.
        room: The field.
    """
    if not glyphs:
        return
    left = min(glyph.x0 for glyph in glyphs)
    upper = max(glyph.y1 for glyph in glyphs)
    width = max(glyph.x1 for glyph in glyphs) - left
    height = upper - min(glyph.y0 for glyph in glyphs)
    across = min(1.0, max(0.0, room.x1 - left) / max(width, 1.0)) or 1.0
    down = min(1.0, max(0.0, upper - room.y0) / max(height, 1.0)) or 1.0
    if across == down == 1.0:
        return
    for glyph in glyphs:
        x0, x1 = (left + (x - left) * across for x in (glyph.x0, glyph.x1))
        y0, y1 = (upper - (upper - y) * down for y in (glyph.y0, glyph.y1))
        *turn, x, y = glyph.matrix
        glyph.matrix = (
            *turn,
            left + (x - left) * across,
            upper - (upper - y) * down,
        )
        glyph.set_bbox((x0, y0, x1, y1))


def _cut(shape: Any, clip: Clip) -> bool:
    """Cut a shape's box to the clip; False where nothing is left of it."""
    box = Clip(shape.x0, shape.y0, shape.x1, shape.y1).within(clip)
    if box.x0 > box.x1 or box.y0 > box.y1:
        return False
    shape.set_bbox(tuple(box))
    return True


class ClippingInterpreter(PDFPageInterpreter):  # type: ignore[misc]
    """Follows clipping paths by their bounding boxes, which pdfminer does not: rows cut by a page end where it ends.

    It draws what was written onto the page, too, and follows layers, transparency, and what forms inherit.

    Attributes:
        appearances: The annotations to draw once the page itself is drawn.
        inherited: The graphics and the text state that a form begins with; None for a page's own.
    """

    device: GlyphDevice
    appearances: Sequence[Appearance] = ()
    inherited: tuple[PDFGraphicState, PDFTextState] | None = None

    def execute(self, streams: Sequence[object]) -> None:
        """Run content streams, as pdfminer does, whose parser takes most of its time.

        Args:
            streams: The streams; one that is being run already is left out, for it would never end.
        """
        self.stream_ids.clear()
        runnable: list[PDFStream] = []
        for stream in map(stream_value, streams):
            if (
                stream.objid is not None
                and stream.objid not in self.parent_stream_ids
            ):
                runnable.append(stream)
                self.stream_ids.add(stream.objid)
        for operator, operands in operations(runnable):
            self.argstack += operands
            self._execute(operator)

    def _execute(self, operator: str) -> None:
        method, expected = _method_of(operator)
        if method is None:
            return
        arguments = self.pop(expected) if expected else []
        if len(arguments) == expected:
            method(self, *arguments)

    def init_state(self, ctm: Matrix) -> None:
        """Begin a stream: a form goes on with the colours and the font of what draws it.

        Args:
            ctm: From its coordinates to those of the page as displayed.
        """
        super().init_state(ctm)
        if self.inherited:
            graphics, text = self.inherited
            self.graphicstate = graphics.copy()
            self.textstate = text.copy()

    def init_resources(self, resources: dict[object, object]) -> None:
        """Get the fonts and forms that a stream draws with ready.

        Args:
            resources: The stream's.
        """
        super().init_resources(resources)
        fonts = resolve1(resources.get("Font")) if resources else None
        for name, spec in (
            dict_value(fonts).items() if isinstance(fonts, dict) else ()
        ):
            teach_signs(self.fontmap[name], dict_value(spec))

    def render_contents(
        self,
        resources: dict[object, object],
        streams: Sequence[object],
        ctm: Matrix,
    ) -> None:
        """Run a page's content, and draw its annotations over it.

        Args:
            resources: The page's.
            streams: Its content streams.
            ctm: From its coordinates to those of the page as displayed.
        """
        super().render_contents(resources, streams, ctm)
        for number, appearance in enumerate(self.appearances):
            self._draw_annotation(f"annotation {number}", appearance, ctm)

    def _draw_annotation(
        self, name: str, appearance: Appearance, ctm: Matrix
    ) -> None:
        device = self.device
        before = len(device.glyphs)
        device.clips = [None]
        device.looks = [PaintedLook()]
        device.shows_all = True
        device.is_stamp = appearance.is_stamp
        device.set_ctm(ctm)
        if appearance.form:
            self._draw_form(name, appearance, appearance.form, ctm)
        if appearance.value and _is_left_to_reader(
            appearance, device.glyphs[before:]
        ):
            device.annotations += appearance.form is None
            device.write(appearance, ctm, before)

    def _draw_form(
        self, name: str, appearance: Appearance, form: PDFStream, ctm: Matrix
    ) -> None:
        device = self.device
        before = len(device.glyphs)
        device.begin_figure(name, list_value(form["BBox"]), appearance.matrix)
        figure = device.cur_item
        is_off = device.layers.hides(appearance.layer) or device.layers.hides(
            form.get("OC")
        )
        interpreter = self.subinterp()
        interpreter.inherited = None
        device.annotations += not is_off
        with device.inside_form(is_off=is_off):
            interpreter.render_contents(
                resources_of(form), [form], mult_matrix(appearance.matrix, ctm)
            )
        fit_into(
            device.glyphs[before:],
            Clip(figure.x0, figure.y0, figure.x1, figure.y1),
        )
        device.end_figure(name)

    def do_TJ(self, seq: Any) -> None:
        """Draw a string.

        Args:
            seq: Its parts, as pdfminer gives them.
        """
        # pdfminer copies the graphics state for each string; here no glyph keeps it.
        if self.textstate.font is not None:
            self.device.render_string(
                self.textstate, seq, self.graphicstate.ncs, self.graphicstate
            )

    def do_Do(self, xobjid_arg: Any) -> None:
        """Draw a form or a picture.

        Args:
            xobjid_arg: Its name among the resources.
        """
        drawn = resolve1(self.xobjmap.get(literal_name(xobjid_arg)))
        layer = drawn.get("OC") if isinstance(drawn, PDFStream) else None
        with self.device.inside_form(is_off=self.device.layers.hides(layer)):
            super().do_Do(xobjid_arg)

    def subinterp(self) -> ClippingInterpreter:
        """What runs a form, with the state that it begins with.

        Returns:
            An interpreter.
        """
        interpreter: ClippingInterpreter = super().subinterp()
        interpreter.inherited = (self.graphicstate, self.textstate)
        return interpreter

    def do_BDC(self, tag: Any, props: Any) -> None:
        """A marked-content sequence begins, perhaps one of a layer.

        Args:
            tag: Its tag; `OC` for a layer.
            props: Its properties, or their name among the resources.
        """
        super().do_BDC(tag, props)
        if literal_name(tag) == "OC" and self.device.off_tags:
            listed = resolve1(self.resources.get("Properties"))
            layer = (
                listed.get(literal_name(props))
                if isinstance(listed, dict)
                else None
            )
            self.device.off_tags[-1] = self.device.layers.hides(layer)

    def do_gs(self, name: Any) -> None:
        """Set parameters of the graphics state: pdfminer follows none.

        Args:
            name: The name of their dictionary among the resources.
        """
        states = resolve1(self.resources.get("ExtGState"))
        entries = (
            resolve1(states.get(literal_name(name)))
            if isinstance(states, dict)
            else None
        )
        if isinstance(entries, dict):
            looks = self.device.looks
            looks[-1] = changed_look(looks[-1], entries, self.device.outer)

    def do_sh(self, name: object) -> None:
        """Paint a shading.

        Args:
            name: Its name among the resources.
        """
        self.device.paint_shading()

    def do_q(self) -> None:
        """Save the graphics state."""
        super().do_q()
        device = self.device
        device.clips.append(device.clips[-1])
        device.looks.append(device.looks[-1])

    def do_Q(self) -> None:
        """Restore the graphics state."""
        super().do_Q()
        if len(self.device.clips) > 1:
            self.device.clips.pop()
            self.device.looks.pop()

    def do_W(self) -> None:
        """Clip to the current path (nonzero winding rule)."""
        xs: list[float] = []
        ys: list[float] = []
        for _operator, *coordinates in self.curpath:
            for point in zip(
                coordinates[0::2], coordinates[1::2], strict=False
            ):
                x, y = apply_matrix_pt(self.ctm, point)
                xs.append(x)
                ys.append(y)
        if xs:
            path = Clip(min(xs), min(ys), max(xs), max(ys))
            clips = self.device.clips
            clips[-1] = path.within(clips[-1])
            if not _is_rectangle(xs, ys):
                looks = self.device.looks
                looks[-1] = looks[-1]._replace(is_cut=True)

    def do_W_a(self) -> None:
        """Clip to the current path (even-odd rule)."""
        self.do_W()


def _is_unnamed(text: str) -> bool:
    return not text or is_unmapped(text)


@lru_cache(maxsize=256)
def _method_of(operator: str) -> tuple[FunctionType | None, int]:
    """What does an operator, such as `do_T_a` for `T*`, and how many operands it takes; None where nothing does."""
    name = operator.replace("*", "_a").replace('"', "_w").replace("'", "_q")
    method: FunctionType | None = getattr(
        ClippingInterpreter, f"do_{name}", None
    )
    return method, method.__code__.co_argcount - 1 if method else 0


def _is_rectangle(xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Whether the points of a path lie on two verticals and two horizontals, so that it is its box."""
    return (
        len({round(x, 2) for x in xs}) <= 2
        and len({round(y, 2) for y in ys}) <= 2
    )
