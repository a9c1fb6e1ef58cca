"""What the recogniser of a report thought of besides what it read, as words that may have been others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import inf

from normalizer.spelling.tokens import Token, find_thai_runs, tokenize_run

# A line; where in it (start, end) what else may stand; how much likelier that is (natural logarithm).
RecognizerAlternative = tuple[str, int, int, str, float]
# Letters on either side of a doubted one that tell which word it is in.
_AROUND = 40
# Natural logarithm: a word that was thought of never gets cheaper than this.
_CHEAPEST = 0.5


def costs_of_alternatives(alternatives: Iterable[RecognizerAlternative]) -> dict[tuple[str, str], float]:
    """Tell which words a recogniser was not sure of.

    Args:
        alternatives: What else it thought of.

    Returns:
        (word as read, word thought of) -> cost (natural logarithm), where what was thought of makes a word.

    >>> costs_of_alternatives([("หลังบาน", 5, 5, "้", -0.7)])
    {('บาน', 'บ้าน'): 0.7}
    """
    costs: dict[tuple[str, str], float] = {}
    for line, start, end, other, log_odds in alternatives:
        cost = max(_CHEAPEST, -log_odds)
        for pair in _word_pairs(line, start, end, other):
            costs[pair] = min(cost, costs.get(pair, inf))
    return costs


def _word_pairs(line: str, start: int, end: int, other: str) -> Iterator[tuple[str, str]]:
    """The word as read and as it is with what else was thought of."""
    near = max(0, start - _AROUND)
    text = line[near : end + _AROUND]
    start -= near
    end -= near
    altered = text[:start] + other + text[end:]
    longer_by = len(altered) - len(text)
    for word_start, word_end in _words_at(altered, start, start + len(other)):
        yield text[word_start : word_end - longer_by], altered[word_start:word_end]


def _words_at(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words of a text, from where to where, that hold a place."""
    for run in find_thai_runs(text):
        if not run.start <= start <= run.start + len(run.text):
            continue
        for token in tokenize_run(run.text, dotted=run.dotted):
            word_start = run.start + token.start
            word_end = run.start + token.end
            if word_start <= start and end <= word_end and _is_open_word(token):
                yield word_start, word_end


def _is_open_word(token: Token) -> bool:
    return not (token.is_space or token.is_unknown or token.frozen)


def index_by_beginning(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Index words by what was read in their stead.

    Args:
        pairs: (word as read, word thought of).

    Returns:
        Word as read -> the words thought of. Its beginnings are keys, too, if only of no words: so that a word that
        begins like it is looked at.

    >>> index_by_beginning([("บาน", "บ้าน")])["บา"]
    frozenset()
    """
    index = defaultdict[str, set[str]](set)
    for read, thought_of in pairs:
        index[read].add(thought_of)
        for end in range(1, len(read)):
            index.setdefault(read[:end], set())
    return {read: frozenset(words) for read, words in index.items()}
