"""Names of places and persons: words that no dictionary has and that must not be taken for misread ones."""

from __future__ import annotations

from functools import cache

from normalizer.models.data_files import corpus_rows

_PERSONS = ("family_names_th.txt", "person_names_female_th.txt", "person_names_male_th.txt")
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
    persons = (row.strip() for name in _PERSONS for row in corpus_rows(name))
    found = {*persons, *places("จังหวัด"), *places("อำเภอ"), *places("ตำบล")}
    return frozenset(name for name in found if len(name) >= _SHORTEST)
