"""The units that a document names: what stands alone in one cell is a unit in all others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from extractor.model import Line
from extractor.report.unit_grammar import rank_of
from normalizer import compared

# One misread letter in so many still is the same name.
_LETTERS_A_MISREADING = 8
_SPACE = re.compile(r"\s+")
# What stands between two units on a line.
UNIT_SEPARATORS = ",/;"


class KnownUnits:
    """What a document's cells say of its units.

    A cell of one line without a separator is a unit; a cell's first line begins one.

    Attributes:
        spaces_tell: Whether a space at a line's end says that the line was wrapped there: no cell's last line has one.
    """

    def __init__(
        self,
        cells: Iterable[Sequence[Line]] = (),
        other_lines: Iterable[Sequence[Line]] = (),
    ) -> None:
        """Learn from a document.

        Args:
            cells: The lines of each cell that lists units.
            other_lines: The lines of each other cell or paragraph: names that they hold in one piece are evidence, too.
        """
        self._whole: set[str] = set()
        self._whole_with_spaces: set[str] = set()
        self._first: set[str] = set()
        cells = list(cells)
        others = list(other_lines)
        for lines in cells:
            self._learn(
                [
                    letters_of_unit(line.text)
                    for line in lines
                    if line.text.strip()
                ]
            )
        self._running = "\n".join(map(_letters_of, others))
        self.spaces_tell = not any(
            lines[-1].text.endswith(" ") for lines in [*cells, *others] if lines
        )

    def _learn(self, texts: Sequence[str]) -> None:
        if not texts or texts[0][0].isdecimal():
            return
        self._first.add(texts[0])
        is_one_unit = len(texts) == 1 and not any(
            separator in texts[0] for separator in UNIT_SEPARATORS
        )
        if is_one_unit and has_inner_unit(texts[0]):
            self._whole_with_spaces.add(texts[0].replace(" ", ""))
        elif is_one_unit:
            self._whole.add(texts[0])

    def holds(self, name: str, *, was_read: bool = False) -> bool:
        """Tell whether a name stands alone somewhere.

        Args:
            name: The letters of a unit's name.
            was_read: Whether an engine read it: then one that is nearly alike is the same.

        Returns:
            Whether a cell is this name.

        >>> KnownUnits([[Line("กองคลัง", 1)]]).holds("กองคลัง")
        True
        """
        if name in self._whole:
            return True
        return was_read and any(_alike(name, known) for known in self._whole)

    def holds_with_spaces(self, name: str) -> bool:
        """Tell whether a unit within another stands alone somewhere, on one line.

        Args:
            name: The letters of its name.

        Returns:
            Whether a cell is this name, but for spaces.

        >>> KnownUnits([[Line("งานพัสดุ กองคลัง", 1)]]).holds_with_spaces("งานพัสดุกองคลัง")
        True
        """
        return name.replace(" ", "") in self._whole_with_spaces

    def mentions(self, name: str) -> bool:
        """Tell whether other text holds a name in one piece.

        Args:
            name: The letters of a name.

        Returns:
            Whether it does.
        """
        return name in self._running

    def begins(self, line: str) -> bool:
        """Tell whether a cell begins with a line.

        Args:
            line: Its letters.

        Returns:
            Whether one does.
        """
        return line in self._first


def has_inner_unit(text: str) -> bool:
    """Tell whether what stands after a space may be a unit.

    Args:
        text: Letters.

    Returns:
        Whether it may.

    >>> has_inner_unit("งานพัสดุ กองคลัง"), has_inner_unit("สำนักปลัด อบจ.")
    (True, False)
    """
    return any(rank_of(text[space.end() :]) for space in _SPACE.finditer(text))


def letters_of_unit(text: str) -> str:
    """Mend the letters of a text, so that it can be compared.

    Args:
        text: Raw text.

    Returns:
        Its letters, with single spaces.
    """
    return compared(text).strip()


def _alike(name: str, known: str) -> bool:
    """Whether two names differ by misreadings only."""
    most = max(len(name), len(known)) // _LETTERS_A_MISREADING
    return (
        abs(len(name) - len(known)) <= 1
        and Levenshtein.distance(name, known, score_cutoff=most) <= most
    )


def _letters_of(lines: Iterable[Line]) -> str:
    return "".join(letters_of_unit(line.text) for line in lines)
