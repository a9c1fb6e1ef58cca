"""HTML that nests deeper than any page is laid flatter: parsers take time by the square of the depth."""

from __future__ import annotations

import re

# Browsers nest no deeper than 512 either; no report's table stands in so many others.
_DEEPEST = 512
_DEEPEST_TABLE = 50
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b[^<>]*>")
# Elements that only group what is in them: those that begin lines, and those within lines. Those that the next one
# ends, such as `p` and `li`, do not nest by themselves.
_BLOCKS = frozenset(
    {"div", "section", "article", "main", "blockquote", "center"}
    | {"ul", "ol", "form", "fieldset"}
)
_INLINE = frozenset(
    {"span", "font", "b", "i", "u", "em", "strong", "small", "a", "s", "sub"}
    | {"sup"}
)
_PARTS_OF_TABLES = frozenset(
    {"table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption"}
)
_CELLS = frozenset({"td", "th", "caption"})
# What stands for a tag that began a line, or a cell.
_BREAK = "<br>"


def flattened(html: str) -> str:
    """HTML without the tags that nest too deep; all text stays.

    Args:
        html: A document or a part of one.

    Returns:
        The same, unless it nests more than 512 grouping elements, or 50 tables, in each other.

    >>> flattened("<p>รายงาน</p>")
    '<p>รายงาน</p>'
    """
    if _nests_deep(html):
        return _Flattener().flattened(html)
    return html


def _nests_deep(html: str) -> bool:
    """Whether elements are open beyond what is taken for a page, as far as their tags tell."""
    depth = _Depth()
    return any(
        depth.is_too_deep(tag[2].lower(), ends=bool(tag[1]))
        for tag in _TAG.finditer(html)
    )


class _Depth:
    """How deep grouping elements and tables stand in each other while tags are gone through."""

    def __init__(self) -> None:
        self._groups = 0
        # Of each table that is open, whether a cell of it is.
        self._tables: list[bool] = []

    def is_too_deep(self, name: str, *, ends: bool) -> bool:
        """Whether the element that a tag begins or ends stands too deep."""
        if name in _PARTS_OF_TABLES:
            return self._is_deep_table(name, ends=ends)
        if name in _BLOCKS or name in _INLINE:
            return self._is_deep_group(ends=ends)
        return False

    def _is_deep_table(self, name: str, *, ends: bool) -> bool:
        is_deep = len(self._tables) > _DEEPEST_TABLE
        if name == "table" and ends:
            del self._tables[-1:]
        elif name == "table":
            # A table that begins outside the cells of another one ends that.
            if not self._tables or self._tables[-1]:
                self._tables.append(False)
            is_deep = len(self._tables) > _DEEPEST_TABLE
        elif self._tables:
            self._tables[-1] = name in _CELLS and not ends
        return is_deep

    def _is_deep_group(self, *, ends: bool) -> bool:
        if not ends:
            self._groups += 1
        is_deep = self._groups > _DEEPEST
        if ends:
            self._groups = max(0, self._groups - 1)
        return is_deep


class _Flattener:
    """Takes away the tags that stand too deep."""

    def __init__(self) -> None:
        self._depth = _Depth()

    def flattened(self, html: str) -> str:
        return _TAG.sub(self._instead, html)

    def _instead(self, tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if not self._depth.is_too_deep(name, ends=bool(tag[1])):
            return tag[0]
        return "" if name in _INLINE else _BREAK
