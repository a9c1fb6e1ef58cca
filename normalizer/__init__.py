"""Thai text that came out of PDFs and OCR, repaired, with every change on record."""

from normalizer.changes import Change, Explained, apply, origin, replay, steps
from normalizer.engine import explain, normalize
from normalizer.evidence import evidence_of
from normalizer.fonts import FontCensus
from normalizer.lattice import Evidence
from normalizer.lexicon import outside_words
from normalizer.numbering import Marker, blurred_marker_at, likeliest_numbers, marker_at, named_marker_at
from normalizer.rules import LETTERS_ONLY, Config
from normalizer.rules.repair import without_private_use
from normalizer.thai import arabic

__all__ = [
    "LETTERS_ONLY",
    "Change",
    "Config",
    "Evidence",
    "Explained",
    "FontCensus",
    "Marker",
    "apply",
    "arabic",
    "blurred_marker_at",
    "evidence_of",
    "explain",
    "likeliest_numbers",
    "marker_at",
    "named_marker_at",
    "normalize",
    "origin",
    "outside_words",
    "replay",
    "steps",
    "without_private_use",
]
