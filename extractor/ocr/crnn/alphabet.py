"""The characters that the reader of print knows."""

from __future__ import annotations

_THAI = "".join(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C))))
_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_PUNCTUATION = "“”‘’–—…•·§©®°±×÷½¼¾²³→←↑↓−≤≥≠"
# Bullets and ticked boxes; those of Wingdings stand as the symbols that they show.
_SYMBOLS = "●○◦■□▪▫◆◇★☆☐☑☒✓✔✗➢➤❖►"
# The class of a character is its place here plus one: class 0 is the blank of CTC.
ALPHABET = _ASCII + _THAI + _PUNCTUATION + _SYMBOLS
