"""The public body that made a report, found among all that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractor.report.identity.cues import LOCAL_BODIES, PATTAYA
from extractor.report.identity.gazetteer import (
    CITY,
    PROVINCE_BODY,
    TOWN,
    closest_name,
    local_names,
)
from extractor.report.identity.locations import matching_districts
from extractor.report.identity.mentions import (
    Mention,
    bearable_names,
    mentions_in,
)
from extractor.report.identity.offices import office_in_heading, office_on_cover
from extractor.report.identity.stated_locations import (
    StatedLocation,
    stated_location,
)
from extractor.report.identity.unspaced_text import UnspacedText, run_together

# The weight of its mentions that a body needs that is nowhere named as the author.
_LEAST_WEIGHT = 1.5
# What all mentions of a body weigh at most: as the author, …
_MOST_AUTHOR_WEIGHT = 12
# … and in passing.
_MOST_PASSING_WEIGHT = 2
# A body that is only named in passing has a rival in one that is named more than this share of its times.
_RIVAL_SHARE = 0.5
# What is printed the same so often was hardly misread.
_SURELY_READ = 3
# Characters of the body in which the heading stands.
_HEADING_REACH = 20_000


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that may have reported.

    Attributes:
        kind: Its kind, such as เทศบาลตำบล, or the word that an office's name begins with; empty: no body is known.
        name: The name of a local body without its kind, or an office's whole name.
        count: How often it is named.
        weight: How much the mentions say for it.
        is_author: Whether the report names it as its author.
        location: The place that is stated behind its name.
        misread: Its full name as it was read, where that was put right.
    """

    kind: str = ""
    name: str = ""
    count: int = 0
    weight: float = 0
    is_author: bool = False
    location: StatedLocation = field(default_factory=StatedLocation)
    misread: str = ""

    @property
    def is_local(self) -> bool:
        """Whether it is named by its kind and a place."""
        return self.kind in LOCAL_BODIES

    @property
    def full_name(self) -> str:
        """The full name."""
        return self.kind + self.name if self.is_local else self.name


def find_agency(
    front: UnspacedText,
    body: UnspacedText,
    stated: StatedLocation,
    cover: Sequence[str],
) -> tuple[Agency, list[Agency]]:
    """Find who reported.

    Args:
        front: The cover, run together.
        body: All other text, run together.
        stated: The place that the cover states.
        cover: The lines of the front matter.

    Returns:
        Who reported (without a kind: not known), and whom else the report names as its author.
    """
    names = _names_in(stated)
    front_mentions = tuple(
        mentions_in(front, names, frozenset(), is_front=True)
    )
    heard = frozenset(mention.name for mention in front_mentions)
    body_mentions = tuple(mentions_in(body, names, heard, is_front=False))
    local_bodies = _weighed(front_mentions + body_mentions, names)
    is_on_cover = any(mention.is_author for mention in front_mentions)
    best = _best(local_bodies, front, body, cover, is_on_cover=is_on_cover)
    if stated or best.kind == PROVINCE_BODY:
        best = _corrected(best, names)
    rivals = [
        agency
        for agency in local_bodies
        if agency.is_author
        and agency.full_name not in (best.full_name, best.misread)
    ]
    return best, rivals


def _names_in(stated: StatedLocation) -> frozenset[str]:
    """The names that a local body may bear at the place that is stated, or where none fits, anywhere."""
    names: set[str] = set()
    for match in matching_districts(stated):
        names |= match.area.names
    return frozenset(names) or local_names()


def _best(
    local_bodies: Sequence[Agency],
    front: UnspacedText,
    body: UnspacedText,
    cover: Sequence[str],
    *,
    is_on_cover: bool,
) -> Agency:
    """The local body that is named as the author, or an office, or the local body that is named most."""
    author = next((agency for agency in local_bodies if agency.is_author), None)
    if is_on_cover and author:
        return author
    if not is_on_cover and (office := office_on_cover(cover)):
        return Agency(*office, count=1)
    if author:
        return author
    if office := office_in_heading(front.text + body.text[:_HEADING_REACH]):
        return Agency(
            *office,
            count=1,
            location=stated_location(run_together([office[1]])),
        )
    return _named_most(local_bodies)


def _named_most(local_bodies: Sequence[Agency]) -> Agency:
    """The body that is named most, where it is named far more than any other: a list of many bodies is no author's."""
    in_order = sorted(
        local_bodies,
        key=lambda agency: (agency.weight, agency.count),
        reverse=True,
    )
    if not in_order or in_order[0].weight < _LEAST_WEIGHT:
        return Agency()
    best, *others = in_order
    is_rivalled = any(
        other.count > _RIVAL_SHARE * best.count for other in others
    )
    return Agency() if is_rivalled else best


def _weighed(
    mentions: Iterable[Mention], names: Collection[str]
) -> list[Agency]:
    """Each body that is named, the weightiest first."""
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        body = (mention.kind, mention.name)
        groups[body].append(mention)
    agencies = [_agency_of(group, names) for group in groups.values()]
    return sorted(agencies, key=lambda agency: agency.weight, reverse=True)


def _agency_of(mentions: Sequence[Mention], names: Collection[str]) -> Agency:
    """The body that these mentions name; being named after a place that fits counts double."""
    kind = mentions[0].kind
    name = mentions[0].name
    as_author = sum(mention.weight for mention in mentions if mention.is_author)
    in_passing = sum(
        mention.weight for mention in mentions if not mention.is_author
    )
    weight = min(as_author, _MOST_AUTHOR_WEIGHT) + min(
        in_passing, _MOST_PASSING_WEIGHT
    )
    # A town may bear an old name that is no district's, so a lack of proof says nothing against it.
    if kind in (TOWN, CITY, PATTAYA) or name in bearable_names(kind, names):
        weight *= 2
    locations = (mention.location for mention in mentions if mention.location)
    return Agency(
        kind,
        name,
        count=len(mentions),
        weight=weight,
        is_author=as_author > 0,
        location=next(locations, StatedLocation()),
    )


def _corrected(agency: Agency, names: Collection[str]) -> Agency:
    """The agency with a misread name put right, where just one place near by is called nearly so."""
    known = bearable_names(agency.kind, names)
    if not _may_be_misread(agency) or agency.name in known:
        return agency
    name = closest_name(agency.name, known)
    if not name:
        return agency
    return replace(agency, name=name, misread=agency.full_name)


def _may_be_misread(agency: Agency) -> bool:
    if not agency.is_local or agency.name in local_names():
        return False
    # A body may bear a name that no place bears any more, but a province's bears its province's.
    return agency.kind == PROVINCE_BODY or agency.count < _SURELY_READ
