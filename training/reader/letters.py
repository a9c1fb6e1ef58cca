"""Learns which letters follow which: `python -m training.reader.letters` writes extractor/ocr/crnn/letters.npz.

From the prose of this project, word by word from PyThaiNLP's dictionary and lists of names, geothai's places, and
sentences drawn from the normalizer's model of syllables (which knows newspapers).
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate
from math import exp, log
from pathlib import Path

import geothai
from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names, thai_words

from extractor.ocr.crnn.letter_lm import ORDER, UNSEEN, letter_symbol
from normalizer.models import syllable_lm as language
from normalizer.models.ngrams import save
from training.texts import prose

OUT = Path(__file__).parents[2] / "extractor" / "ocr" / "crnn" / "letters.npz"
# Syllables drawn from the normalizer's model; how often the prose counts beside them, and single words.
_DRAWN, _PROSE, _WORD = 4_000_000, 4, 2
# Grams of so many letters and more that are seen less often are left out.
_LONG, _LEAST = 4, 16


def main() -> None:
    """Count, weigh, write."""
    counts = _counted()
    chances, weights = _weighed(counts)
    save(OUT, {tuple(gram): (value, weights.get(gram, 0)) for gram, value in chances.items()})
    print(f"{len(chances):,} grams, {OUT.stat().st_size / 1e6:.1f} MB")


def _counted() -> Counter[str]:
    counts: Counter[str] = Counter()
    for weight, texts in ((_PROSE, prose()), (_WORD, _words()), (1, _drawn())):
        for text in texts:
            line = _symbols(f" {text} ")
            for size in range(1, ORDER + 1):
                for at in range(len(line) - size + 1):
                    counts[line[at : at + size]] += weight
    return counts


def _symbols(text: str) -> str:
    """A text as the model sees it: runs of digits, Latin letters and signs are one each."""
    found = ""
    for letter in text:
        known = letter_symbol(letter)
        if known not in "0a#" or not found.endswith(known):
            found += known
    return found


def _words() -> list[str]:
    names = [*thai_male_names(), *thai_female_names(), *thai_family_names()]
    districts = [district for province in geothai.provinces() for district in geothai.districts(province.code)]
    subdistricts = [place for district in districts for place in geothai.subdistricts(district.code)]
    names += [province.name_th for province in geothai.provinces()]
    names += [district.name_th for district in districts] + [place.name_th for place in subdistricts]
    return sorted({*thai_words(), *names})


def _drawn() -> Iterator[str]:
    """Sentences that the model of syllables would write."""
    chance, follows = random.Random(1), _follows()
    pair, left = (language.SPACE, language.SPACE), _DRAWN
    while left:
        text = ""
        for _ in range(min(left, 60)):
            choice = next((found for found in (follows.get(pair), follows.get(pair[1:])) if found), None)
            part = chance.choices(choice[0], cum_weights=choice[1])[0] if choice else language.SPACE
            text += {language.SPACE: " ", language.FOREIGN: "#"}.get(part, part)
            pair = (pair[1], part)
            left -= 1
        yield text


def _follows() -> dict[tuple[str, ...], tuple[list[str], list[float]]]:
    """After one and two syllables: which follow, and with what cumulative weight."""
    found: dict[tuple[str, ...], tuple[list[str], list[float]]] = defaultdict(lambda: ([], []))
    for (*before, part), value in language.model():
        if before:
            found[tuple(before)][0].append(part)
            found[tuple(before)][1].append(exp(value / 100))
    return {before: (parts, list(accumulate(shares))) for before, (parts, shares) in found.items()}


def _weighed(counts: Counter[str]) -> tuple[dict[str, int], dict[str, int]]:
    """Log-probabilities and back-off weights, in hundredths: interpolated after Witten and Bell (1991)."""
    totals, kinds = Counter[str](), Counter[str]()
    for gram, count in counts.items():
        totals[gram[:-1]] += count
        kinds[gram[:-1]] += 1
    share: dict[str, float] = {}
    for gram, count in sorted(counts.items(), key=lambda item: len(item[0])):
        lower = share[gram[1:]] if len(gram) > 1 else exp(UNSEEN)
        share[gram] = (count + kinds[gram[:-1]] * lower) / (totals[gram[:-1]] + kinds[gram[:-1]])
    kept = {gram: value for gram, value in share.items() if len(gram) < _LONG or counts[gram] >= _LEAST}
    told, below = defaultdict[str, float](float), defaultdict[str, float](float)
    for gram, value in kept.items():
        told[gram[:-1]] += value
        below[gram[:-1]] += share[gram[1:]] if len(gram) > 1 else 0
    weights = {
        before: max(1e-6, 1 - told[before]) / max(1e-6, 1 - below[before])
        for before in told
        if before and before in kept
    }
    return {gram: round(100 * log(value)) for gram, value in kept.items()}, {
        before: round(100 * log(weight)) for before, weight in weights.items()
    }


if __name__ == "__main__":
    main()
