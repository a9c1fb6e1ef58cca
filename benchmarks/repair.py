"""Damage and mend: how many gold items come out right once a known damage was done to them and mended again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.damages import DAMAGES, Damage
from benchmarks.texts import gold_folder, items
from normalizer import Config, FontCensus, arabic, explain

TextsRepair = Callable[[Sequence[str]], list[str]]
# The name of the one font that all texts are set in.
_FONT = "font"


def main() -> bool:
    """Print the table.

    Returns:
        Whether raingan mends every damage as well as it must, spacing included.
    """
    texts = items(gold_folder())
    repairs = {"raingan": raingan, **peers()}
    names = "".join(f"{name:>18}" for name in repairs)
    columns = f"{'letters':>11}{'spaced':>7}" * len(repairs)
    print(f"{'damage and mend: share of items':34}{names}")
    print(f"{'':20}{'items':>6}{'bound':>8}{columns}")
    held = [
        _print_row(damage, texts, list(repairs.values())) for damage in DAMAGES
    ]
    return all(held)


def _print_row(
    damage: Damage, texts: Sequence[str], repairs: Sequence[TextsRepair]
) -> bool:
    """One damage by all repairs; whether the first one mends it as well as it must."""
    figures = [shares(repair, damage, texts) for repair in repairs]
    _, ours_spaced = figures[0]
    held = ours_spaced >= damage.floor
    hit = len([text for text in texts if damage.hits(text)])
    cells = "".join(
        f"{letters:11.3f}{spaced:7.3f}" for letters, spaced in figures
    )
    mark = "" if held else "  !"
    print(f"{damage.name:20}{hit:6}{damage.floor:8.2f}{cells}{mark}")
    return held


def shares(
    repair: TextsRepair, damage: Damage, texts: Sequence[str]
) -> tuple[float, float]:
    """Measure a repair.

    Args:
        repair: Mends texts, all of one document.
        damage: What is done to them before.
        texts: As their authors meant them.

    Returns:
        Of those that the damage hits, the share (0 to 1) mended letter for letter, and that also in their spacing.
    """
    hit = [text for text in texts if damage.hits(text)]
    mended = repair([damage.inflict(text) for text in hit])
    right_letters = 0
    right_spacing = 0
    for got, meant in zip(mended, hit, strict=True):
        got_words = arabic(got).split()
        meant_words = arabic(meant).split()
        if "".join(got_words) == "".join(meant_words):
            right_letters += 1
        if got_words == meant_words:
            right_spacing += 1
    return right_letters / len(hit), right_spacing / len(hit)


def raingan(texts: Sequence[str]) -> list[str]:
    """Mend texts as a document of one font, in which every sara aa may read as sara am.

    Args:
        texts: As a text layer has them.

    Returns:
        The texts mended.

    >>> raingan(["จำานวน", "เเละ"])
    ['จำนวน', 'และ']
    """
    census = FontCensus()
    for text in texts:
        census.add(text, [(_FONT, len(text))])
    config = Config(swapped_fonts=census.swapped())
    return [explain(text, config, [(_FONT, len(text))]).text for text in texts]


def peers() -> dict[str, TextsRepair]:
    """List other libraries that mend Thai.

    Returns:
        Name -> what mends texts by it.
    """
    from fixthaipdf import clean
    from pythainlp.util import normalize

    return {
        "pythainlp": lambda texts: [normalize(text) for text in texts],
        "fixthaipdf": lambda texts: [clean(text) for text in texts],
    }
