"""Damage and mend: how many gold items come out right once a known damage was done to them and mended again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.damages import DAMAGES, Damage
from benchmarks.texts import gold_folder, items
from normalizer import Config, FontCensus, arabic, explain

TextRepair = Callable[[Sequence[str]], list[str]]
_FONT = "font"


def main() -> bool:
    """Print the table; whether raingan mends every damage as well as it must, spacing included."""
    texts = items(gold_folder())
    menders = {"raingan": raingan, **peers()}
    print(f"{'damage and mend: share of items':34}" + "".join(f"{name:>18}" for name in menders))
    print(f"{'':20}{'items':>6}{'bound':>8}" + f"{'letters':>11}{'spaced':>7}" * len(menders))
    held = [_row(damage, texts, list(menders.values())) for damage in DAMAGES]
    return all(held)


def _row(damage: Damage, texts: Sequence[str], menders: Sequence[TextRepair]) -> bool:
    figures = [shares(mender, damage, texts) for mender in menders]
    held = figures[0][1] >= damage.floor
    cells = "".join(f"{letters:11.3f}{spaced:7.3f}" for letters, spaced in figures)
    print(f"{damage.name:20}{sum(map(damage.hits, texts)):6}{damage.floor:8.2f}{cells}{'' if held else '  !'}")
    return held


def shares(mender: TextRepair, damage: Damage, texts: Sequence[str]) -> tuple[float, float]:
    """The share of items that the damage hits and that are mended letter for letter, and also in their spacing."""
    hit = [text for text in texts if damage.hits(text)]
    mended = mender([damage.inflict(text) for text in hit])
    words = [(arabic(got).split(), arabic(meant).split()) for got, meant in zip(mended, hit, strict=True)]
    letters = sum("".join(got) == "".join(meant) for got, meant in words)
    return letters / len(hit), sum(got == meant for got, meant in words) / len(hit)


def raingan(texts: Sequence[str]) -> list[str]:
    """The texts as a document of one font, in which every sara aa may read as sara am."""
    census = FontCensus()
    for text in texts:
        census.add(text, [(_FONT, len(text))])
    config = Config(swapped_fonts=census.swapped())
    return [explain(text, config, [(_FONT, len(text))]).text for text in texts]


def peers() -> dict[str, TextRepair]:
    """Other menders of Thai, by name."""
    from fixthaipdf import clean
    from pythainlp.util import normalize

    return {
        "pythainlp": lambda texts: [normalize(text) for text in texts],
        "fixthaipdf": lambda texts: [clean(text) for text in texts],
    }
