"""Thai text that came out of PDFs and OCR, repaired, with every change on record."""

from normalizer.changes import Change, Explained, apply, origin, replay, steps
from normalizer.font_damage import FontCensus
from normalizer.list_markers import (
    Marker,
    blurred_marker_at,
    marker_at,
    named_marker_at,
)
from normalizer.list_numbering import likeliest_numbers
from normalizer.models.lexicon import outside_words
from normalizer.models.syllable_lm import (
    gain_of_other_marks,
    rarest_syllable,
)
from normalizer.rule_engine import compared, explain, normalize, squeezed
from normalizer.rules import LETTERS_ONLY, Config
from normalizer.rules.cut_by_line_end import (
    cuts_number,
    ends_within_abbreviation,
)
from normalizer.rules.invisible import unseen_places, unseen_rule
from normalizer.rules.private_use import without_private_use
from normalizer.spelling.adapt import adapt_to
from normalizer.spelling.adaptation import Adaptation
from normalizer.thai import arabic

__all__ = [
    "LETTERS_ONLY",
    "Adaptation",
    "Change",
    "Config",
    "Explained",
    "FontCensus",
    "Marker",
    "adapt_to",
    "apply",
    "arabic",
    "blurred_marker_at",
    "compared",
    "cuts_number",
    "ends_within_abbreviation",
    "explain",
    "gain_of_other_marks",
    "likeliest_numbers",
    "marker_at",
    "named_marker_at",
    "normalize",
    "origin",
    "outside_words",
    "rarest_syllable",
    "replay",
    "squeezed",
    "steps",
    "unseen_places",
    "unseen_rule",
    "without_private_use",
]
