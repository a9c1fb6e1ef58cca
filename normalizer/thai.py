"""Classes of Thai characters, as pieces for regular expressions (never a whole-word class: it splits at vowels)."""

import re

CONSONANT = "ก-ฮ"
TONE = "่-๋"
VOWEL_MARK = "ัิีึืฺุู็ํ"
MARK = "ัิ-ฺ็-๎"
LEADING_VOWEL = "เ-ไ"
DIGIT = "๐-๙"
LETTER = "ก-ฮะ-ูเ-ๆ็-๎ฯ"
# Letters that syllables are made of: not ๆ and ฯ.
SYLLABIC = "ก-ฮะ-ฺเ-ๅ็-๎"

NIKHAHIT = "\u0e4d"
SARA_AA = "\u0e32"
SARA_AM = "\u0e33"

# Sara am whose nikhahit became a space.
LOST_SARA_AM = re.compile(f"(?<=[{CONSONANT}])(?P<tone>[{TONE}]?) +{SARA_AA}")

TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def arabic(text: str) -> str:
    """The text with Thai digits written as 0 to 9."""
    return text.translate(TO_ARABIC)
