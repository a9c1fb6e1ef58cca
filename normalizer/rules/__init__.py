"""The rules, in the order in which they run. Each is a pure function from a text to the changes it would make."""

from normalizer.rules.composition import COMPOSED
from normalizer.rules.digits import REPORT_YEAR, THAI_DIGITS
from normalizer.rules.doubled_tones import DOUBLED_TONE
from normalizer.rules.invisible import (
    CONTROL_CHARACTER,
    HYPHEN,
    NO_BREAK_SPACE,
    ZERO_WIDTH,
)
from normalizer.rules.line_breaks import LINE_BREAK
from normalizer.rules.lost_full_stop import FULL_STOP_LOST
from normalizer.rules.lost_sara_am import SARA_AM_LOST
from normalizer.rules.marks import DOUBLE_E, MARK_ORDER, SPACED_MARK, STRAY_MARK
from normalizer.rules.place_names import PLACE_NAME
from normalizer.rules.private_use import PRIVATE_USE
from normalizer.rules.rule import LETTERS_ONLY, Config, Context, Rule
from normalizer.rules.sara_am import (
    SARA_AM_DOUBLED,
    SARA_AM_ORDER,
    SARA_AM_SPACED,
    SARA_AM_SPLIT,
)
from normalizer.rules.spelling import FOREIGN_SPACE, MISREAD_WORD
from normalizer.rules.swapped_sara_am import SARA_AM_SWAPPED
from normalizer.rules.white_space import EDGE_SPACE, REPEATED_SPACE

RULES: tuple[Rule, ...] = (
    # What a text layer does to letters.
    FULL_STOP_LOST,
    SARA_AM_SWAPPED,
    PRIVATE_USE,
    CONTROL_CHARACTER,
    ZERO_WIDTH,
    NO_BREAK_SPACE,
    HYPHEN,
    DOUBLE_E,
    SPACED_MARK,
    STRAY_MARK,
    DOUBLED_TONE,
    MARK_ORDER,
    SARA_AM_SPACED,
    SARA_AM_SPLIT,
    SARA_AM_DOUBLED,
    SARA_AM_ORDER,
    COMPOSED,
    SARA_AM_LOST,
    # Lines and white space.
    LINE_BREAK,
    EDGE_SPACE,
    REPEATED_SPACE,
    # Words, names and numbers.
    MISREAD_WORD,
    FOREIGN_SPACE,
    PLACE_NAME,
    REPORT_YEAR,
    THAI_DIGITS,
)

__all__ = ["LETTERS_ONLY", "RULES", "Config", "Context", "Rule"]
