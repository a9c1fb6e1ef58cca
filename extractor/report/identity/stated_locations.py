"""What a text states of where a report comes from: the names that stand after อำเภอ and จังหวัด."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import islice

from extractor.report.identity.gazetteer import (
    BANGKOK,
    LONGEST_NAME,
    district_names,
    longest_name_at,
    province_codes,
)
from extractor.report.identity.unspaced_text import UnspacedText

# More statements than this are not looked at: a text of any length takes a bounded time.
_MOST_STATEMENTS = 500
# Misread characters that a shorter known name weighs: it yields to a misreading (of two at most) of a longer one.
_SHORTER_NAME_PENALTY = 2.5
_DISTRICT = re.compile(r"อำเภอ|(?<!ผ)อ\.")
_PROVINCE = re.compile(r"จังหวัด|จ\.")
_WARD = re.compile("เขต")
_NAME_ENDS = re.compile(
    r"อำเภอ|จังหวัด|ประจำ|ปีงบ|เทศบาล|องค์การ|กรุงเทพ|[อจ]\.|[^\u0e01-\u0e4d-]|[ฯๆ]"
)


@dataclass(frozen=True, slots=True)
class StatedLocation:
    """What a text says after อำเภอ and จังหวัด.

    Attributes:
        districts: Each way to read what stands after อำเภอ, and its penalty in misread characters: 0 where a known name
            ends, or where it is taken as it stands.
        provinces: The same of what stands after จังหวัด.
    """

    districts: Mapping[str, float] = field(default_factory=dict)
    provinces: Mapping[str, float] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything is stated."""
        return bool(self.districts or self.provinces)

    def completed_by(self, fallback: StatedLocation) -> StatedLocation:
        """Complete it where it is silent.

        Args:
            fallback: What is stated elsewhere.

        Returns:
            Its own districts and provinces, or if it has none, the other's.
        """
        districts = self.districts or fallback.districts
        provinces = self.provinces or fallback.provinces
        return StatedLocation(districts, provinces)


def stated_location(
    text: UnspacedText, start: int = 0, end: int | None = None
) -> StatedLocation:
    """Read the districts and provinces that a stretch of text states.

    Args:
        text: The text.
        start: The offset where the stretch begins.
        end: The offset where it ends; None: where the text does.

    Returns:
        What is stated; of Bangkok, เขต names the district, and no word the province.

    >>> from extractor.report.identity.unspaced_text import run_together
    >>> stated_location(run_together(["อำเภอเชียงคาน จังหวัดเลย"]))
    StatedLocation(districts={'เชียงคาน': 0}, provinces={'เลย': 0})
    """
    stretch = _Stretch(text, start, len(text.text) if end is None else end)
    districts = _readings(stretch, _DISTRICT, district_names())
    provinces = _readings(stretch, _PROVINCE, province_codes())
    if provinces or not stretch.names_bangkok:
        return StatedLocation(districts, provinces)
    wards = _readings(stretch, _WARD, district_names())
    return StatedLocation(districts or wards, {BANGKOK: 0})


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a text, by the offsets where it begins and ends."""

    whole: UnspacedText
    start: int
    end: int

    @property
    def names_bangkok(self) -> bool:
        """Whether it names Bangkok, which no จังหวัด stands before."""
        return BANGKOK in self.whole.text[self.start : self.end]


def _readings(
    stretch: _Stretch, prefix: re.Pattern[str], names: Collection[str]
) -> dict[str, float]:
    """The ways to read what stands after a prefix, each with its least penalty."""
    statements = prefix.finditer(stretch.whole.text, stretch.start, stretch.end)
    penalties: dict[str, float] = {}
    for statement in islice(statements, _MOST_STATEMENTS):
        readings = _readings_at(stretch.whole, statement.end(), names)
        for reading, penalty in readings.items():
            least = penalties.get(reading, penalty)
            penalties[reading] = min(penalty, least)
    return penalties


def _readings_at(
    text: UnspacedText, start: int, names: Collection[str]
) -> dict[str, float]:
    """A known name that ends where a word ends is sure; a shorter one yields to a misreading of a longer one."""
    end = min(len(text.text), start + LONGEST_NAME)
    stop = _NAME_ENDS.search(text.text, start, end)
    if stop:
        end = stop.start()
    name = longest_name_at(text.text, start, names)
    name_end = start + len(name)
    if name and (name_end >= end or name_end in text.word_breaks):
        return {name: 0}
    word_ends = (
        offset for offset in range(start + 1, end) if offset in text.word_breaks
    )
    first_word_end = next(word_ends, end)
    readings = {
        name: _SHORTER_NAME_PENALTY,
        text.text[start:first_word_end]: 0,
        text.text[start:end]: 0,
    }
    readings.pop("", None)
    return readings
