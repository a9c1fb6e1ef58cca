"""Takes the glyphs of a page while pdfminer interprets it, and leaves the shapes to pdfplumber."""

from __future__ import annotations

from typing import Any

from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent


class GlyphDevice(PDFPageAggregatorWithMarkedContent):  # type: ignore[misc]  # pdfplumber has no types
    """Collects glyphs in content-stream order, with the text that ActualText gives them (ISO 32000-1, 14.9.4).

    LibreOffice maps one glyph to one character only: where a font draws two marks with one glyph, ActualText has the
    truth. The first glyph of such a span says it all; the others have an empty text and only take room.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.glyphs: list[LTChar] = []
        self._spans: list[str | None] = []

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
        if span is not None:
            glyph._text, self._spans[span] = self._spans[span] or "", ""
        self.glyphs.append(glyph)
        return advance


def interpret(page: Page) -> list[LTChar]:
    """Run the page's content and return its glyphs; afterwards pdfplumber's `page` holds the shapes alone."""
    device = GlyphDevice(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()
    return device.glyphs
