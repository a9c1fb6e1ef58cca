"""The cells of columns that hold what none of the contents tells: codes, telephones, sizes, words that say anything."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import lru_cache

from pythainlp.corpus import thai_words

from training.columns.texts import Filler, others_told, patterns_of_others
from training.columns.wordings import TITLES

_LATIN = (
    "nong",
    "ban",
    "muang",
    "thai",
    "doi",
    "khlong",
    "info",
    "admin",
    "saraban",
    "hr",
    "plan",
    "it",
    "pr",
)
_CONSONANTS = "กขคงจชซดตถทนบปผพมยรลวสหอ"
_VOWELS = "ะาิีุูเแโ"
# Of a cell of babble.
_SYLLABLES = 6
# Letters of a word that a column may say again and again.
_SHORTEST_WORD = 2
_LONGEST_WORD = 9


@lru_cache(maxsize=1)
def _words() -> Sequence[str]:
    """Short words of the dictionary, whatever they mean."""
    return sorted(
        word
        for word in thai_words()
        if _SHORTEST_WORD <= len(word) <= _LONGEST_WORD and " " not in word
    )


class OtherMaker:
    """Makes cells of no content that is told, a manner a column."""

    def __init__(self, generator: random.Random, filler: Filler) -> None:
        self._random = generator
        self._filler = filler

    def cells(self, count: int) -> list[str]:
        """Make a column.

        Args:
            count: How many rows it has.

        Returns:
            A cell a row.
        """
        patterned: list[Callable[[int], list[str]]] = [self._patterned] * len(
            patterns_of_others()
        )
        told: list[Callable[[int], list[str]]] = [self._told] * len(
            others_told()
        )
        makers = [
            *patterned,
            *told,
            self._said_again,
            self._said_again,
            self._persons,
            self._babble,
        ]
        return self._random.choice(makers)(count)

    def _patterned(self, count: int) -> list[str]:
        kinds = patterns_of_others()
        kind = self._random.choice(sorted(kinds))
        pattern = self._random.choice(kinds[kind])
        words = [self._phrase(), self._phrase()]
        cells: list[str] = []
        for _ in range(count):
            first, second = (
                self._random.sample(words, 2) if kind == "boxes" else words
            )
            cells.append(pattern.format(w=first, v=second, **self._figures()))
        return cells

    def _told(self, count: int) -> list[str]:
        """What a hand says of laws, plans, persons and the like."""
        lines = self._random.choice(list(others_told().values()))
        lines = self._random.sample(lines, self._random.randint(1, len(lines)))
        row = self._filler.row()
        return [
            self._filler.filled(self._random.choice(lines), row)
            for _ in range(count)
        ]

    def _figures(self) -> dict[str, object]:
        draw = self._random
        return {
            "L": draw.choice("ABCDEFGHOQST"),
            "l": draw.choice("abciox"),
            "n": draw.randint(1, 60),
            "m": draw.randint(1, 30),
            "k": draw.randint(1, 9),
            "N": draw.randint(100, 999),
            "T": draw.randint(1000, 9999),
            "U": draw.randint(1000, 9999),
            "h": draw.randint(7, 11),
            "H": draw.randint(12, 18),
            "c": self._phrase(),
            "latin": draw.choice(_LATIN)
            + draw.choice(("", "", ".", "_"))
            + draw.choice(_LATIN),
        }

    def _phrase(self) -> str:
        return "".join(
            self._random.choices(
                _words(), k=self._random.choice([1, 1, 1, 2, 2, 3])
            )
        )

    def _said_again(self, count: int) -> list[str]:
        """One of a few values in each cell."""
        values = [
            self._phrase()
            for _ in range(self._random.choice([1, 2, 2, 3, 3, 4, 6]))
        ]
        weights = [self._random.random() ** 2 for _ in values]
        return self._random.choices(values, weights, k=count)

    def _persons(self, count: int) -> list[str]:
        titled = self._random.choice([*TITLES, "", "คุณ"])
        return [
            f"{titled}{self._filler.drawn('given')} {self._filler.drawn('family')}"
            for _ in range(count)
        ]

    def _babble(self, count: int) -> list[str]:
        """Letters that no word has."""
        draw = self._random
        cells: list[str] = []
        for _ in range(count):
            syllables = [
                draw.choice(_CONSONANTS) + draw.choice(_VOWELS)
                for _ in range(_SYLLABLES)
            ]
            cells.append("".join(syllables))
        return cells
