"""Whether the cell of a month says that a project runs in that month."""

from __future__ import annotations

from extractor.model import Cell, Line

# Ticks, crosses, dots, stars, and the figure 1. A dash alone, or 0, says that it does not. A tick of Wingdings, whose
# font is not known, is ü or (of Wingdings 2) P.
_MARKS = frozenset("✓✔✗✘✕✖☑☒√/\\xXvVｘ×+●•○◉⬤∙·■▪█◆♦★☆*1๑üûþP")
# Arrows as one character.
_ARROWS = frozenset("←→↔⟵⟶⟷⇐⇒⇔⇦⇨⬅➔➜➝➞➡►▶◄◀‹›«»<>")
# What stands between the heads of an arrow that is typed.
_SHAFTS = frozenset("-–—―─━_=. \u2026\u2212\u2500")
# The private use area in which signs of symbol fonts stand (Microsoft's, U+F000 to U+F0FF).
_PRIVATE_USE = frozenset(map(chr, range(0xF021, 0xF100)))
# Parts of the names of fonts whose letters are signs.
_SIGN_FONTS = ("wingdings", "webdings", "dingbats")
# Dashes that make an arrow's stroke where so many stand together; fewer say that there is nothing.
_FEWEST_DASHES = 5
_DASHES = frozenset("-–—―─━=\u2212")


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
    if _is_mark(cell.text) or any(map(_is_in_signs, cell.lines)):
        return True
    # A shade behind a dash, a nought or words is the column's or somebody's emphasis: what is printed counts.
    return bool(cell.drawn) and (cell.blank or cell.drawn != "fill")


def _is_in_signs(line: Line) -> bool:
    """Whether all of a line is set in a font of signs, as a tick that reads ü is."""
    fonts = [name.lower() for name, _ in line.fonts]
    has_signs = bool(fonts) and bool(line.text.strip())
    return has_signs and all(
        any(part in name for part in _SIGN_FONTS) for name in fonts
    )


def _is_mark(text: str) -> bool:
    """Whether a text is a mark, as ✓ and ----> are, and - and ๐ are not."""
    signs = "".join(text.split())
    if not signs:
        return False
    marks = _MARKS | _ARROWS | _PRIVATE_USE
    if not set(signs) <= marks | _SHAFTS:
        return False
    has_mark = not marks.isdisjoint(signs)
    return has_mark or (len(signs) >= _FEWEST_DASHES and set(signs) <= _DASHES)
