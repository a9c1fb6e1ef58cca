"""How alike a header and the wordings of each field are: by the groups of letters that both have, the first ones most.

A Thai compound begins with its head: ผลลัพธ์ของการดำเนินการ is a ผลลัพธ์, วิธีการดำเนินการตามมาตรการ a วิธีการ. So what a header
begins with says more than what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from extractor.forms import every
from extractor.model.form import Form
from extractor.tables.columns.assignment import FloatArray
from extractor.tables.columns.common_headers import COMMON_HEADERS
from extractor.tables.columns.header_rows import looks_like_data
from extractor.tables.columns.letter_groups import head_weights
from normalizer import squeezed

# How much of the likeness is that the whole wording stands in the header, against that it is all of the header.
_WORDING_SHARE = 0.6
# Words that a header may begin with and that say nothing of what its column holds.
_TRANSPARENT = re.compile(
    "^(?:(?:รายละเอียด|สรุป|รายงาน|ข้อมูล|รายการ|ชื่อ|ระบุ|โปรดระบุ|แสดง)(?:ของ|เกี่ยวกับ)?)+"
)
# A header row has so many different cells at least, and so large a share of them is this much alike to a wording.
_FEWEST_NAMED = 3
_NAMED_SHARE = 0.7
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording of a header.

    Attributes:
        form: The name of the form that has it.
        field: The name of the field that it is a header of; empty for a header that is none of the form's fields.
        text: The wording, without white space.
    """

    form: str
    field: str
    text: str


class Wordings:
    """The wordings of all fields of some forms, ready to be compared with headers."""

    def __init__(self, forms: Sequence[Form]) -> None:
        # Those of a field together, that the likest of each is found at once.
        self.wordings = sorted(
            _wordings_of(forms),
            key=lambda wording: (wording.form, wording.field),
        )
        keys = [(wording.form, wording.field) for wording in self.wordings]
        self._keys = list(dict.fromkeys(keys))
        self._starts = [keys.index(key) for key in self._keys]
        groups_by_wording = [
            sorted(head_weights(wording.text)) for wording in self.wordings
        ]
        self._index: dict[str, int] = {}
        for groups in groups_by_wording:
            for group in groups:
                self._index.setdefault(group, len(self._index))
        # Each wording has few of the thousands of groups: a table of all by all would take 70 MB.
        group_numbers = [
            [self._index[group] for group in groups]
            for groups in groups_by_wording
        ]
        self._wordings_with = _places_of_groups(group_numbers, len(self._index))
        self._rarity = _rarity(self.wordings, self._wordings_with)
        self._lengths = np.array(
            [self._rarity[numbers].sum() for numbers in group_numbers]
        )
        self._known: dict[str, dict[tuple[str, str], float]] = {}

    def likenesses(self, header: str) -> dict[tuple[str, str], float]:
        """Compare a header with every wording.

        Args:
            header: The raw text, such as `สรุปผลการดำเนินการ`.

        Returns:
            By the names of form and field (empty for headers that are no field), how alike it and the likeliest of the
            field's wordings are, 0 to 1; nothing for a blank header.
        """
        text = squeezed(header)
        if text not in self._known:
            self._known[text] = self._likest(text)
        return self._known[text]

    def _likest(self, text: str) -> dict[tuple[str, str], float]:
        """The likenesses of a header, or of what its words that say nothing lead to: รายละเอียดผลการทำงาน."""
        likenesses = self._compared(text)
        core = _TRANSPARENT.sub("", text)
        if not core or core == text:
            return likenesses
        of_core = self._compared(core)
        return {
            key: max(value, of_core[key]) for key, value in likenesses.items()
        }

    def _compared(self, text: str) -> dict[tuple[str, str], float]:
        if not text:
            return {}
        weights = head_weights(text)
        rows = [self._index[group] for group in weights if group in self._index]
        unknown = sum(
            weight
            for group, weight in weights.items()
            if group not in self._index
        )
        known_weights = np.array(
            [weights[group] for group in weights if group in self._index]
        )
        present = self._presence(rows)
        rarity = self._rarity[rows]
        said = (rarity @ present) / self._lengths
        header_length = known_weights @ rarity + unknown * self._rarity.mean()
        covered = (known_weights * rarity) @ present / header_length
        scores = said**_WORDING_SHARE * covered ** (1 - _WORDING_SHARE)
        best = np.maximum.reduceat(scores, self._starts)
        return dict(zip(self._keys, best.tolist(), strict=True))

    def _presence(self, groups: Sequence[int]) -> FloatArray:
        """Groups x wordings: 1 where a wording has a group, else 0."""
        present = np.zeros((len(groups), len(self.wordings)))
        for row, group in enumerate(groups):
            present[row, self._wordings_with[group]] = 1.0
        return present


@lru_cache(maxsize=8)
def wordings_of(forms: tuple[Form, ...]) -> Wordings:
    """The wordings of some forms.

    Args:
        forms: The forms.

    Returns:
        Their wordings, made once.
    """
    return Wordings(forms)


def names_columns(texts: Sequence[str]) -> bool:
    """Whether a row is a header of some form that is known: most of its cells are worded so.

    Args:
        texts: The raw texts of the row.

    Returns:
        Whether it is.

    >>> names_columns(["ที่", "มาตรการ", "วิธีการ", "ผู้รับผิดชอบ"]), names_columns(["1", "ลดกระดาษ", "ใช้อีเมล", "กองคลัง"])
    (True, False)
    """
    printed = list(dict.fromkeys(text for text in texts if text.strip()))
    if len(printed) < _FEWEST_NAMED or looks_like_data(texts):
        return False
    wordings = wordings_of(every())
    likenesses = [
        max(wordings.likenesses(text).values(), default=0.0) for text in printed
    ]
    named = [likeness for likeness in likenesses if likeness >= _ALIKE]
    return len(named) >= _NAMED_SHARE * len(printed)


def _wordings_of(forms: Iterable[Form]) -> Iterable[Wording]:
    for form in forms:
        for field in form.fields:
            for cue in dict.fromkeys((*field.cues, field.title_th)):
                yield Wording(form.name, field.name, squeezed(cue))
        cues = {squeezed(cue) for field in form.fields for cue in field.cues}
        for header in dict.fromkeys((*form.other_headers, *COMMON_HEADERS)):
            if squeezed(header) not in cues:
                yield Wording(form.name, "", squeezed(header))


def _places_of_groups(
    group_numbers: Sequence[Sequence[int]], count: int
) -> list[list[int]]:
    """Of each of so many groups, the wordings that have it."""
    places: list[list[int]] = [[] for _ in range(count)]
    for wording, numbers in enumerate(group_numbers):
        for number in numbers:
            places[number].append(wording)
    return places


def _rarity(
    wordings: Sequence[Wording], wordings_with: Sequence[Sequence[int]]
) -> FloatArray:
    """How much a group tells: the logarithm of how few fields have it (inverse document frequency)."""
    fields = [wording.field for wording in wordings]
    counts = [
        len({fields[number] for number in having}) for having in wordings_with
    ]
    rarity: FloatArray = np.log((1 + len(set(fields))) / np.array(counts))
    return rarity
