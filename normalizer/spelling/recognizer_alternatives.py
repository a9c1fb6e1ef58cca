"""What the recogniser of a report thought of besides what it read, as words that may have been others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from normalizer.spelling.tokens import Token, find_thai_runs, tokenize_run

# A line; where in it (start, end) what else may stand; how much likelier that is (natural logarithm).
RecognizerAlternative = tuple[str, int, int, str, float]
# Letters on either side of a doubted one that tell which word it is in.
_AROUND = 40
# Natural logarithm: a word that was thought of never gets cheaper than this.
_CHEAPEST = 0.5


def costs_of_alternatives(
    alternatives: Iterable[RecognizerAlternative],
) -> dict[tuple[str, str], float]:
    """Tell which words a recogniser was not sure of.

    Args:
        alternatives: What else it thought of.

    Returns:
        (word as read, word thought of) -> cost (natural logarithm), where what was thought of makes a word.

    >>> costs_of_alternatives([("หลังบาน", 5, 5, "้", -0.7)])
    {('บาน', 'บ้าน'): 0.7}
    """
    costs: dict[tuple[str, str], float] = {}
    for line, start, end, replacement, log_odds in alternatives:
        cost = max(_CHEAPEST, -log_odds)
        for pair in _word_pairs(line, start, end, replacement):
            cheapest = costs.get(pair, inf)
            costs[pair] = min(cost, cheapest)
    return costs


def _word_pairs(
    line: str, start: int, end: int, replacement: str
) -> Iterator[tuple[str, str]]:
    """The word as read and as it is with what else was thought of."""
    first = max(0, start - _AROUND)
    before = line[first:start]
    after = line[end : end + _AROUND]
    as_read = before + line[start:end] + after
    altered = before + replacement + after
    longer_by = len(altered) - len(as_read)
    place = len(before)
    for word_start, word_end in _words_at(
        altered, place, place + len(replacement)
    ):
        read = as_read[word_start : word_end - longer_by]
        thought_of = altered[word_start:word_end]
        yield read, thought_of


def _words_at(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words of a text, from where to where, that hold a place."""
    for run in find_thai_runs(text):
        run_end = run.start + len(run.text)
        if not run.start <= start <= run_end:
            continue
        for token in tokenize_run(run.text, dotted=run.dotted):
            word_start = run.start + token.start
            word_end = run.start + token.end
            holds_place = word_start <= start and end <= word_end
            if holds_place and _is_open_word(token):
                yield word_start, word_end


def _is_open_word(token: Token) -> bool:
    if token.is_space or token.frozen:
        return False
    return not token.is_unknown


def index_by_beginning(
    pairs: Iterable[tuple[str, str]],
) -> dict[str, frozenset[str]]:
    """Index words by what was read in their stead.

    Args:
        pairs: (word as read, word thought of).

    Returns:
        Word as read -> the words thought of. Its beginnings are keys, too, if only of no words: so that a word that
        begins like it is looked at.

    >>> index_by_beginning([("บาน", "บ้าน")])["บา"]
    frozenset()
    """
    index: dict[str, set[str]] = {}
    for read, thought_of in pairs:
        for end in range(1, len(read)):
            beginning = read[:end]
            index.setdefault(beginning, set())
        words = index.setdefault(read, set())
        words.add(thought_of)
    return {read: frozenset(words) for read, words in index.items()}
