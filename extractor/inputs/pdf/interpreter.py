"""Takes the glyphs of a page while pdfminer interprets it, and leaves the shapes to pdfplumber, cut as they show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFTextState
from pdfminer.pdftypes import dict_value, list_value, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, apply_matrix_pt, decode_text, mult_matrix
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from extractor.inputs.pdf.annotations import Appearance, appearances_of, resources_of
from extractor.inputs.pdf.sign_fonts import teach_signs

# Text rendering mode of text that is not shown (PDF 1.7, ISO 32000-1, 9.3.6).
_INVISIBLE = 3
# Points by which a glyph may stand outside its clip: rounding.
_CLIP_TOLERANCE = 1.0


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


def interpret(page: Page) -> list[LTChar]:
    """Run the content of a page.

    Args:
        page: A page of pdfplumber's; afterwards it holds the shapes alone.

    Returns:
        The glyphs that show, in content-stream order, each with `is_hidden`, `is_rest` and `is_stamp`.
    """
    device = GlyphDevice(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    interpreter = ClippingInterpreter(page.pdf.rsrcmgr, device)
    interpreter.appearances = list(appearances_of(page.page_obj))
    interpreter.process_page(page.page_obj)
    page._layout = device.get_result()
    return device.glyphs


class GlyphDevice(PDFPageAggregatorWithMarkedContent):  # type: ignore[misc]  # pdfplumber has no types
    """Collects glyphs in content-stream order, with the text that ActualText gives them (ISO 32000-1, 14.9.4).

    LibreOffice maps one glyph to one character only: where a font draws two marks with one glyph, ActualText has the
    truth. The first glyph of such a span says it all; the others have an empty text, `is_rest`, and only take room.

    Attributes:
        glyphs: The glyphs so far; `is_hidden` says of each whether it is set without being shown.
        clips: The clip of each saved graphics state, the current one last; None where all shows.
        is_stamp: Whether an annotation is drawn that is a stamp.
        shows_all: Whether glyphs are taken that the clip hides: a form field may hold more text than it has room for.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.glyphs: list[LTChar] = []
        self.clips: list[Clip | None] = [None]
        self.shows_all = False
        # The ActualText of each open marked-content sequence: None where it has none, empty once it is said.
        self._actual_texts: list[str | None] = []
        self._is_hidden = False
        self.is_stamp = False
        # Of each open marked-content sequence, whether it is a watermark.
        self._are_watermarks: list[bool] = []

    def render_string(self, textstate: PDFTextState, *args: Any, **kwargs: Any) -> None:
        """A string is drawn, or set without being shown.

        Args:
            textstate: Its rendering mode says which.
            *args: As pdfminer gives them.
            **kwargs: As pdfminer gives them.
        """
        self._is_hidden = textstate.render == _INVISIBLE
        super().render_string(textstate, *args, **kwargs)

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """A marked-content sequence begins, perhaps with ActualText.

        Args:
            tag: Its tag.
            props: Its properties, where it has any.
        """
        super().begin_tag(tag, props)
        text = props.get("ActualText") if isinstance(props, dict) else None
        self._actual_texts.append(decode_text(text) if isinstance(text, bytes) else None)
        self._are_watermarks.append(_is_watermark(props))

    def end_tag(self) -> None:
        """The innermost marked-content sequence ends."""
        super().end_tag()
        if self._actual_texts:
            self._actual_texts.pop()
            self._are_watermarks.pop()

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        """A glyph is drawn.

        Args:
            *args: As pdfminer gives them.
            **kwargs: As pdfminer gives them.

        Returns:
            How far it advances, in text space.
        """
        advance = float(super().render_char(*args, **kwargs))
        glyph = self.cur_item._objs.pop()
        glyph.is_hidden = self._is_hidden
        glyph.is_rest = False
        glyph.is_stamp = self.is_stamp or any(self._are_watermarks)
        self._give_actual_text(glyph)
        if self._shows(glyph):
            self.glyphs.append(glyph)
        return advance

    def _give_actual_text(self, glyph: LTChar) -> None:
        """The outermost ActualText is its first glyph's text; the glyphs that follow are the rest of it."""
        for level, text in enumerate(self._actual_texts):
            if text is not None:
                glyph._text = text
                glyph.is_rest = text == ""
                self._actual_texts[level] = ""
                return

    def _shows(self, glyph: LTChar) -> bool:
        """Whether a glyph's foot is inside the clip: what the page's edge cut off is printed on the next page.

        Of print that runs up or down the page its middle counts: a column that is too narrow for it cuts off its feet.
        """
        clip = self.clips[-1]
        if clip is None or self.shows_all:
            return True
        along_x, along_y, _, _, x, y = glyph.matrix
        if abs(along_y) > abs(along_x):
            x = (glyph.x0 + glyph.x1) / 2
        return clip.holds(x, y, _CLIP_TOLERANCE)

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        """A shape is drawn: what the clipping path hides of it is cut off.

        Args:
            *args: As pdfminer gives them.
            **kwargs: As pdfminer gives them.
        """
        before = len(self.cur_item._objs)
        super().paint_path(*args, **kwargs)
        clip = self.clips[-1]
        if clip is not None:
            objects = self.cur_item._objs
            objects[before:] = [shape for shape in objects[before:] if _cut(shape, clip)]


def _is_watermark(properties: Any) -> bool:
    """Whether a marked-content sequence is an artifact called a watermark (ISO 32000-1, 14.8.2.2)."""
    subtype = properties.get("Subtype") if isinstance(properties, dict) else None
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
        glyph.matrix = (*turn, left + (x - left) * across, upper - (upper - y) * down)
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

    It draws what was written onto the page, too.

    Attributes:
        appearances: The annotations to draw once the page itself is drawn.
    """

    device: GlyphDevice
    appearances: Sequence[Appearance] = ()

    def init_resources(self, resources: dict[object, object]) -> None:
        """Get the fonts and forms that a stream draws with ready.

        Args:
            resources: The stream's.
        """
        super().init_resources(resources)
        fonts = resolve1(resources.get("Font")) if resources else None
        for name, spec in dict_value(fonts).items() if isinstance(fonts, dict) else ():
            teach_signs(self.fontmap[name], dict_value(spec))

    def render_contents(self, resources: dict[object, object], streams: Sequence[object], ctm: Matrix) -> None:
        """Run a page's content, and draw its annotations over it.

        Args:
            resources: The page's.
            streams: Its content streams.
            ctm: From its coordinates to those of the page as displayed.
        """
        super().render_contents(resources, streams, ctm)
        for number, (form, matrix, is_stamp) in enumerate(self.appearances):
            self.device.is_stamp = is_stamp
            name = f"annotation {number}"
            before = len(self.device.glyphs)
            self.device.clips = [None]
            self.device.shows_all = True
            self.device.set_ctm(ctm)
            self.device.begin_figure(name, list_value(form["BBox"]), matrix)
            figure = self.device.cur_item
            self.subinterp().render_contents(resources_of(form), [form], mult_matrix(matrix, ctm))
            fit_into(self.device.glyphs[before:], Clip(figure.x0, figure.y0, figure.x1, figure.y1))
            self.device.end_figure(name)

    def do_q(self) -> None:
        """Save the graphics state."""
        super().do_q()
        clips = self.device.clips
        clips.append(clips[-1])

    def do_Q(self) -> None:
        """Restore the graphics state."""
        super().do_Q()
        if len(self.device.clips) > 1:
            self.device.clips.pop()

    def do_W(self) -> None:
        """Clip to the current path (nonzero winding rule)."""
        xs: list[float] = []
        ys: list[float] = []
        for _operator, *coordinates in self.curpath:
            for point in zip(coordinates[0::2], coordinates[1::2], strict=False):
                x, y = apply_matrix_pt(self.ctm, point)
                xs.append(x)
                ys.append(y)
        if xs:
            path = Clip(min(xs), min(ys), max(xs), max(ys))
            clips = self.device.clips
            clips[-1] = path.within(clips[-1])

    def do_W_a(self) -> None:
        """Clip to the current path (even-odd rule)."""
        self.do_W()
