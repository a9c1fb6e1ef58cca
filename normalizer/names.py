"""Names of places and persons: words that no dictionary has and that must not be taken for misread ones."""

from __future__ import annotations

from functools import cache

# Shorter names are too like other words.
_SHORTEST = 4


@cache
def places(kind: str) -> frozenset[str]:
    """The names of all places of a kind: จังหวัด, อำเภอ or ตำบล (geothai)."""
    import geothai  # slow to import

    provinces = geothai.provinces()
    if kind == "จังหวัด":
        return frozenset(province.name_th for province in provinces)
    districts = [district for province in provinces for district in geothai.districts(province.code)]
    if kind == "อำเภอ":
        return frozenset(district.name_th for district in districts)
    subdistricts = (subdistrict for district in districts for subdistrict in geothai.subdistricts(district.code))
    return frozenset(subdistrict.name_th.partition(" (")[0] for subdistrict in subdistricts)


@cache
def names() -> frozenset[str]:
    """Places of Thailand, and the given and family names in PyThaiNLP's lists."""
    from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names

    persons = thai_family_names() | thai_female_names() | thai_male_names()
    found = persons | places("จังหวัด") | places("อำเภอ") | places("ตำบล")
    return frozenset(name for name in found if len(name) >= _SHORTEST)
