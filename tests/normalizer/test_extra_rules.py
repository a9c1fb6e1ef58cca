"""A rule of another package: one object, given with the configuration; all laws hold for it."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st

from normalizer import Change, Config, explain, normalize, replay
from normalizer.rules import Context, Rule
from normalizer.rules.rule import substitution
from tests.normalizer.test_laws import TEXTS

_BAHT = re.compile("(?<=[0-9])[ ]?฿")


def find_baht_signs(text: str, context: Context) -> Iterator[Change]:
    for match in _BAHT.finditer(text):
        yield Change("baht-sign", "repair", match.span(), match[0], " บาท")


BAHT_SIGN = Rule("baht-sign", "repair", find_baht_signs)
LONG_DASH = substitution("long-dash", "repair", "-{2,}", "–")
CONFIG = Config(extra_rules=(BAHT_SIGN, LONG_DASH))


def test_a_rule_from_outside_mends_what_it_finds() -> None:
    explained = explain("งบ ๕๐๐ ฿", CONFIG)
    assert explained.text == "งบ 500 บาท"
    assert [change.rule for change in explained.changes] == [
        "thai-digits",
        "baht-sign",
    ]
    assert normalize("งบ ๕๐๐ ฿") == "งบ 500 ฿"


def test_what_a_rule_from_outside_lays_bare_is_mended_too() -> None:
    uncovered = Config(
        extra_rules=(substitution("bracketed-e", "repair", r"\[เ\]", "เ"),)
    )
    assert normalize("[เ]เผนงาน", uncovered) == "แผนงาน"


def test_what_a_rule_from_outside_only_suggests_is_no_part_of_the_text() -> (
    None
):
    def find(text: str, _: Context) -> Iterator[Change]:
        for match in re.finditer("฿", text):
            yield Change(
                "baht-sign",
                "repair",
                match.span(),
                "฿",
                "บาท",
                status="suggested",
            )

    explained = explain(
        "500 ฿", Config(extra_rules=(Rule("baht-sign", "repair", find),))
    )
    assert explained.text == "500 ฿"
    assert [change.after for change in explained.changes] == ["บาท"]


def test_a_rule_from_outside_can_be_sent_to_another_process() -> None:
    assert normalize(
        "งบ ๕๐๐ ฿--", pickle.loads(pickle.dumps(CONFIG))
    ) == normalize("งบ ๕๐๐ ฿--", CONFIG)


@given(st.one_of(TEXTS, st.text("5๕ ฿-\n", max_size=20)))
@example("๕--฿")
def test_the_laws_hold_for_rules_from_outside(text: str) -> None:
    explained = explain(text, CONFIG)
    assert (
        replay(text, explained.changes)
        == explained.text
        == normalize(text, CONFIG)
    )
    assert normalize(explained.text, CONFIG) == explained.text
    applied = [
        change for change in explained.changes if change.status == "applied"
    ]
    assert bool(applied) == (explained.text != text)
