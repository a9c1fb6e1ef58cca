"""The data of the pipeline: frozen, typed, and the same wherever a page came from."""

from extractor.messages import Severity
from extractor.model.form import Form, FormField
from extractor.model.page import Colour, DeclaredContent, Drawing, DrawingKind, Page, Ruling
from extractor.model.page_coordinates import Box, PageTransform
from extractor.model.report import REVIEW_BELOW, Account, Identity, Item, Problem, Record, Report, SourceKind, report_id
from extractor.model.source import Format, Origin, Source
from extractor.model.table import (
    TEXT_LAYER,
    TRANSCRIPT,
    Cell,
    Drawn,
    Fragment,
    Joint,
    Layout,
    PageContent,
    Table,
    rows_between,
)
from extractor.model.text import Alternative, Glyph, Line, joined_lines, printed_count

__all__ = [
    "REVIEW_BELOW",
    "TEXT_LAYER",
    "TRANSCRIPT",
    "Account",
    "Alternative",
    "Box",
    "Cell",
    "Colour",
    "DeclaredContent",
    "Drawing",
    "DrawingKind",
    "Drawn",
    "Form",
    "FormField",
    "Format",
    "Fragment",
    "Glyph",
    "Identity",
    "Item",
    "Joint",
    "Layout",
    "Line",
    "Origin",
    "Page",
    "PageContent",
    "PageTransform",
    "Problem",
    "Record",
    "Report",
    "Ruling",
    "Severity",
    "Source",
    "SourceKind",
    "Table",
    "joined_lines",
    "printed_count",
    "report_id",
    "rows_between",
]
