"""The characters that the reader of print knows."""

from __future__ import annotations

# The assigned places of Unicode's Thai block (U+0E00 to U+0E7F).
_THAI_RANGES = (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C))
_THAI = "".join(map(chr, _THAI_RANGES))
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_PUNCTUATION = "“”‘’–—…•·§©®°±×÷½¼¾²³→←↑↓−≤≥≠"
# Bullets and ticked boxes; those of Wingdings stand as the symbols that they show.
_SYMBOLS = "●○◦■□▪▫◆◇★☆☐☑☒✓✔✗➢➤❖►"
# The class of a character is its place here plus one: class 0 is the blank of CTC.
ALPHABET = _ASCII + _THAI + _PUNCTUATION + _SYMBOLS
