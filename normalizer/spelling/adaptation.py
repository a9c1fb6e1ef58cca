"""What misreadings cost, as far as the rest of a report tells (see `adapt_to`)."""

from __future__ import annotations

from dataclasses import dataclass, field

# Natural logarithm: what a misread word costs besides its kind, where nothing is known of the report.
MISREAD = 3.0
# Natural logarithm: what a space that nobody wrote costs there.
FOREIGN_SPACE = 12.0


@dataclass(frozen=True, eq=False)
class Adaptation:
    """What the rest of a report tells of its misreadings, as costs (natural logarithms).

    Attributes:
        misread_cost: That of any misread word, besides its kind.
        pair_costs: (read, true) -> the cost where the report misreads this word often.
        foreign_space_cost: That of a space that nobody wrote.
        years: Years of the Buddhist era that the report states again and again.
        alternatives: Word as read -> the words that its recogniser thought of in its stead; the beginnings of such a
            word are keys, too, so that a word that begins like it is looked at.
    """

    misread_cost: float = MISREAD
    pair_costs: dict[tuple[str, str], float] = field(default_factory=dict)
    foreign_space_cost: float = FOREIGN_SPACE
    years: frozenset[int] = frozenset()
    alternatives: dict[str, frozenset[str]] = field(default_factory=dict)


NO_ADAPTATION = Adaptation()
