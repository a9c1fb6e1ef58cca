"""Takes the glyphs of a page while pdfminer interprets it, and leaves the shapes to pdfplumber, cut as they show."""

from __future__ import annotations

from typing import Any

from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFTextState
from pdfminer.psparser import PSLiteral
from pdfminer.utils import apply_matrix_pt, decode_text
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

Clip = tuple[float, float, float, float]
_INVISIBLE = 3
# Points by which a glyph may stand outside its clip: rounding.
_RIM = 1.0


class GlyphDevice(PDFPageAggregatorWithMarkedContent):  # type: ignore[misc]  # pdfplumber has no types
    """Collects glyphs in content-stream order, with the text that ActualText gives them (ISO 32000-1, 14.9.4).

    LibreOffice maps one glyph to one character only: where a font draws two marks with one glyph, ActualText has the
    truth. The first glyph of such a span says it all; the others have an empty text, `is_rest`, and only take room.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.glyphs: list[LTChar] = []
        self.clips: list[Clip | None] = [None]
        self._spans: list[str | None] = []
        self._hidden = False

    def render_string(self, textstate: PDFTextState, *args: Any, **kwargs: Any) -> None:
        """A string is drawn, or set without being shown (rendering mode 3, ISO 32000-1, 9.3.6)."""
        self._hidden = textstate.render == _INVISIBLE
        super().render_string(textstate, *args, **kwargs)

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """A marked-content sequence begins, perhaps with ActualText."""
        super().begin_tag(tag, props)
        text = props.get("ActualText") if isinstance(props, dict) else None
        self._spans.append(decode_text(text) if isinstance(text, bytes) else None)

    def end_tag(self) -> None:
        """The innermost marked-content sequence ends."""
        super().end_tag()
        if self._spans:
            self._spans.pop()

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        """A glyph is drawn. Returns how far it advances, in text space."""
        advance = float(super().render_char(*args, **kwargs))
        glyph = self.cur_item._objs.pop()
        span = next((i for i, text in enumerate(self._spans) if text is not None), None)
        glyph.is_hidden = self._hidden
        glyph.is_rest = span is not None and self._spans[span] == ""
        if span is not None:
            glyph._text, self._spans[span] = self._spans[span] or "", ""
        if self._shows(*glyph.matrix[4:]):
            self.glyphs.append(glyph)
        return advance

    def _shows(self, x: float, y: float) -> bool:
        """Whether a glyph's foot is inside the clip: what the page's edge cut off is printed on the next page."""
        clip = self.clips[-1]
        return clip is None or (clip[0] - _RIM <= x <= clip[2] + _RIM and clip[1] - _RIM <= y <= clip[3] + _RIM)

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        """A shape is drawn: what the clipping path hides of it is cut off."""
        before = len(self.cur_item._objs)
        super().paint_path(*args, **kwargs)
        clip = self.clips[-1]
        if clip is not None:
            shapes = self.cur_item._objs[before:]
            self.cur_item._objs[before:] = [shape for shape in shapes if _cut(shape, clip)]


def _cut(shape: Any, clip: Clip) -> bool:
    """Cut a shape's box to the clip; False where nothing is left of it."""
    x0, y0 = max(shape.x0, clip[0]), max(shape.y0, clip[1])
    x1, y1 = min(shape.x1, clip[2]), min(shape.y1, clip[3])
    if x0 > x1 or y0 > y1:
        return False
    shape.set_bbox((x0, y0, x1, y1))
    return True


class ClippingInterpreter(PDFPageInterpreter):  # type: ignore[misc]
    """Follows clipping paths by their bounding boxes, which pdfminer does not: rows cut by a page end where it ends."""

    device: GlyphDevice

    def do_q(self) -> None:
        """Save the graphics state."""
        super().do_q()
        self.device.clips.append(self.device.clips[-1])

    def do_Q(self) -> None:
        """Restore the graphics state."""
        super().do_Q()
        if len(self.device.clips) > 1:
            self.device.clips.pop()

    def do_W(self) -> None:
        """Clip to the current path (nonzero winding rule)."""
        points = [(step[i], step[i + 1]) for step in self.curpath for i in range(1, len(step) - 1, 2)]
        if not points:
            return
        xs, ys = zip(*(apply_matrix_pt(self.ctm, point) for point in points), strict=True)
        box, clip = (min(xs), min(ys), max(xs), max(ys)), self.device.clips[-1]
        if clip is not None:
            box = (max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3]))
        self.device.clips[-1] = box

    def do_W_a(self) -> None:
        """Clip to the current path (even-odd rule)."""
        self.do_W()


def interpret(page: Page) -> list[LTChar]:
    """Run the page's content and return its glyphs; afterwards pdfplumber's `page` holds the shapes alone."""
    device = GlyphDevice(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    ClippingInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()
    return device.glyphs
