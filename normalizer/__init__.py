"""Thai text that came out of PDFs and OCR, repaired, with every change on record."""

from normalizer.changes import Change, Explained, apply, origin, replay, steps
from normalizer.engine import explain, normalize
from normalizer.fonts import FontCensus
from normalizer.numbering import Marker, marker_at, named_marker_at
from normalizer.rules import Config
from normalizer.rules.repair import without_private_use
from normalizer.thai import arabic

__all__ = [
    "Change",
    "Config",
    "Explained",
    "FontCensus",
    "Marker",
    "apply",
    "arabic",
    "explain",
    "marker_at",
    "named_marker_at",
    "normalize",
    "origin",
    "replay",
    "steps",
    "without_private_use",
]
