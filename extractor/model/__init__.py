"""The data of the pipeline: frozen, typed, and the same wherever a page came from."""

from extractor.model.page import Alternative, Box, Format, Glyph, Line, Origin, Page, Ruling, Source, Turn, joined
from extractor.model.report import Identity, Item, Measure, Problem, Report, Severity, SourceKind
from extractor.model.table import (
    FIELDS,
    ITEM_FIELDS,
    TEXT_LAYER,
    TRANSCRIPT,
    Cell,
    Field,
    Fragment,
    Layout,
    Sheet,
    Table,
    rows_between,
)

__all__ = [
    "FIELDS",
    "ITEM_FIELDS",
    "TEXT_LAYER",
    "TRANSCRIPT",
    "Alternative",
    "Box",
    "Cell",
    "Field",
    "Format",
    "Fragment",
    "Glyph",
    "Identity",
    "Item",
    "Layout",
    "Line",
    "Measure",
    "Origin",
    "Page",
    "Problem",
    "Report",
    "Ruling",
    "Severity",
    "Sheet",
    "Source",
    "SourceKind",
    "Table",
    "Turn",
    "joined",
    "rows_between",
]
