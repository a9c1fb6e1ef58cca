"""Names of places and persons: words that no dictionary has and that must not be taken for misread ones."""

from __future__ import annotations

from functools import cache

from normalizer.models.data_files import corpus_rows

_PERSONS = (
    "family_names_th.txt",
    "person_names_female_th.txt",
    "person_names_male_th.txt",
)
# Letters; shorter names are too like other words.
SHORTEST_NAME = 4


@cache
def place_names(kind: str) -> frozenset[str]:
    """List the places of Thailand of one kind, by geothai.

    Args:
        kind: จังหวัด, อำเภอ, or else ตำบล.

    Returns:
        Their names, without the word for the kind.

    >>> "เชียงคาน" in place_names("อำเภอ")
    True
    """
    import geothai  # slow to import

    provinces = geothai.provinces()
    if kind == "จังหวัด":
        return frozenset(province.name_th for province in provinces)
    districts = []
    for province in provinces:
        districts += geothai.districts(province.code)
    if kind == "อำเภอ":
        return frozenset(district.name_th for district in districts)
    subdistricts = []
    for district in districts:
        subdistricts += geothai.subdistricts(district.code)
    # Some say in brackets what they are besides.
    return frozenset(
        subdistrict.name_th.partition(" (")[0] for subdistrict in subdistricts
    )


@cache
def person_names() -> frozenset[str]:
    """List the given and family names that PyThaiNLP lists, under a licence (CC BY-SA) that our tables have not.

    Returns:
        Names of four letters at least.
    """
    names: set[str] = set()
    for list_name in _PERSONS:
        names.update(row.strip() for row in corpus_rows(list_name))
    return frozenset(name for name in names if len(name) >= SHORTEST_NAME)
