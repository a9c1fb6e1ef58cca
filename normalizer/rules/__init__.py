"""The rules, in the order in which they run. Each is a pure function from a text to the changes it would make."""

from normalizer.rules.digits import DIGITS
from normalizer.rules.join import JOIN
from normalizer.rules.lost import LOST
from normalizer.rules.names import NAMES
from normalizer.rules.repair import REPAIR
from normalizer.rules.rule import LETTERS_ONLY, Config, Context, Rule
from normalizer.rules.spacing import SPACING
from normalizer.rules.spelling import SPELLING

RULES: tuple[Rule, ...] = (*REPAIR, *LOST, *JOIN, *SPACING, *SPELLING, *NAMES, *DIGITS)

__all__ = ["LETTERS_ONLY", "RULES", "Config", "Context", "Rule"]
