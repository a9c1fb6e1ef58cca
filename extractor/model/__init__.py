"""The data of the pipeline: frozen, typed, and the same wherever a page came from."""

from extractor.messages import Severity
from extractor.model.form import AMOUNT_KINDS, FieldGroup, FieldKind, Form, FormField
from extractor.model.page import DeclaredContent, Page, Ruling
from extractor.model.page_coordinates import Box, PageTransform
from extractor.model.report import (
    REVIEW_BELOW,
    Account,
    Identity,
    Item,
    Problem,
    Record,
    Report,
    ReportTable,
    SourceKind,
    TextCell,
    report_id,
)
from extractor.model.source import Format, Origin, Source
from extractor.model.table import (
    TEXT_LAYER,
    TRANSCRIPT,
    Cell,
    ColumnMatch,
    Fragment,
    Joint,
    Layout,
    PageContent,
    Table,
    rows_between,
)
from extractor.model.text import Alternative, Glyph, Line, joined_lines, printed_count

__all__ = [
    "AMOUNT_KINDS",
    "REVIEW_BELOW",
    "TEXT_LAYER",
    "TRANSCRIPT",
    "Account",
    "Alternative",
    "Box",
    "Cell",
    "ColumnMatch",
    "DeclaredContent",
    "FieldGroup",
    "FieldKind",
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
    "ReportTable",
    "Ruling",
    "Severity",
    "Source",
    "SourceKind",
    "Table",
    "TextCell",
    "joined_lines",
    "printed_count",
    "report_id",
    "rows_between",
]
