"""Whether the cell of a month says that a project runs in that month."""

from __future__ import annotations

from extractor.model import Cell

# Ticks, crosses, dots, stars, and the figure 1. A dash alone, or 0, says that it does not.
_MARKS = frozenset("✓✔✗✘✕✖☑☒√/\\xXｘ×●•○◉⬤∙·■▪█◆♦★☆*1๑")
# Arrows as one character.
_ARROWS = frozenset("←→↔⟵⟶⟷⇐⇒⇔⇦⇨⬅➔➜➝➞➡►▶◄◀‹›«»<>")
# What stands between the heads of an arrow that is typed.
_SHAFTS = frozenset("-–—―─━_=. \u2026\u2212\u2500")
# Ticks, crosses and dots of Wingdings, 1 and 2, whose codes stand in the private use area from U+F000 on.
_WINGDINGS = frozenset(
    chr(0xF000 + code) for code in (*b"lnuvwPOQRSTU", 0xFB, 0xFC, 0xFD, 0xFE, 0xE0, 0xDF, 0xF0, 0xEF)
)
# Dashes that make an arrow's stroke where so many stand together; fewer say that there is nothing.
_FEWEST_DASHES = 5


def is_marked(cell: Cell) -> bool:
    """Whether the cell of a month is set: something is drawn through it, or a mark is printed in it.

    Args:
        cell: A cell under the name of a month.

    Returns:
        Whether it is; not where it is blank, or holds a dash or 0 alone.

    >>> from extractor.model import Fragment, Line
    >>> [is_marked(Cell(0, 0, fragments=(Fragment(1, None, (Line(text, 1),)),))) for text in ("✓", "-", "---->", "๐")]
    [True, False, True, False]
    """
    return bool(cell.drawn) or _is_mark(cell.text)


def _is_mark(text: str) -> bool:
    """Whether a text is a mark, as ✓ and ----> are, and - and ๐ are not."""
    signs = "".join(text.split())
    if not signs:
        return False
    marks = _MARKS | _ARROWS | _WINGDINGS
    if not set(signs) <= marks | _SHAFTS:
        return False
    has_mark = not marks.isdisjoint(signs)
    return has_mark or len(signs) >= _FEWEST_DASHES
