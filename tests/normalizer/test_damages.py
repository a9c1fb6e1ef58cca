"""Gold texts, damaged as PDFs damage them, come out of the repair as they were meant."""

from __future__ import annotations

import pytest

from benchmarks.damages import DAMAGES, Damage, none
from benchmarks.repair import raingan, shares
from benchmarks.texts import SAMPLES, SHARED, items

SAMPLE_ITEMS = items(SAMPLES / "gold")
GOLD = SHARED / "gold"


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_damage_is_mended_in_letters_and_spacing(damage: Damage) -> None:
    assert sum(map(damage.hits, SAMPLE_ITEMS)) > 100
    assert shares(raingan, damage, SAMPLE_ITEMS)[1] >= damage.floor


@pytest.mark.skipif(not GOLD.is_dir(), reason="no more gold texts here")
def test_what_is_whole_stays_as_it_is() -> None:
    assert shares(raingan, Damage("none", none), items(GOLD)) == (1, 1)
