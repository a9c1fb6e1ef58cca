"""Texts of a column that a person named become items as that field has them: numbered steps, units, bidders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from extractor.dataset.item_parts import item_part, says_its_lines
from extractor.dataset.text_places import Draft
from extractor.line_wrapping import LineWrapping
from extractor.model import FieldKind, FormField, Line
from extractor.report.items import RawItem, split_items
from extractor.report.known_units import KnownUnits
from extractor.report.offers import split_offers
from extractor.report.responsible_units import split_units

# Kinds of fields whose cells hold items.
ITEMISED = ("list", "units", "offers")


def split_anew(
    items: Sequence[Draft], field: FormField, known: KnownUnits
) -> list[Draft]:
    """Split the texts of a cell into the items of a field.

    Args:
        items: What the JSON of a report holds of the texts, such as one of `๑. ประชุม` and `๒. แจ้งเวียน` in a line each.
        field: The field that they are of now.
        known: The units that the column names.

    Returns:
        The items, counted on from one text to the next; a text that cannot be told apart stays whole. The first item
        of a text keeps its id, the others have it with `:2`, `:3` and so on behind it.
    """
    if field.kind not in ITEMISED or field.group:
        return list(items)
    parts = [_parts(item, field.kind, known) for item in items]
    if len(items) == 1:
        return parts[0]
    return [
        {**part, "number": number}
        for number, part in enumerate(chain.from_iterable(parts), 1)
    ]


def units_of(items: Iterable[Draft]) -> KnownUnits:
    """Learn the units that a column names.

    Args:
        items: What the JSON of a report holds of its texts.

    Returns:
        What they say of each other.
    """
    cells = [_lines(item) for item in items if says_its_lines(item)]
    return KnownUnits([lines for lines in cells if lines])


def _parts(item: Draft, kind: FieldKind, known: KnownUnits) -> list[Draft]:
    if not says_its_lines(item):
        return [item]
    lines = _lines(item)
    wrapping = LineWrapping(lines)
    match kind:
        case "units":
            raw_items = split_units(lines, wrapping, known)
        case "offers":
            raw_items = split_offers(lines, wrapping)
        case _:
            raw_items = split_items(lines, wrapping)
    return _as_items(item, raw_items) or [item]


def _as_items(item: Draft, raw_items: Sequence[RawItem]) -> list[Draft]:
    """The items of a text; none where it cannot be told which part of the text each is, or something would be lost."""
    raw = str(item["raw"])
    parts = list[Draft]()
    done = 0
    for place, raw_item in enumerate(raw_items, 1):
        printed = raw_item.marker.printed if raw_item.marker else ""
        span = _span(raw, raw_item, done)
        part = item_part(item, *span) if span else None
        if part is None or span is None:
            return []
        if _says_something(raw[done : span[0]], printed):
            return []
        done = span[1]
        part["number"] = raw_item.number
        if place > 1:
            part["id"] = f"{item['id']}:{place}"
            part["marker"] = ""
        if printed:
            part["marker"] = printed
        parts.append(part)
    return [] if _says_something(raw[done:], "") else parts


def _says_something(between: str, marker: str) -> bool:
    """Whether letters stand between two items that are of no marker: separators only may be left out."""
    rest = between.replace(marker.strip(), "", 1)
    return any(character.isalnum() for character in rest)


def _lines(item: Draft) -> list[Line]:
    """The lines of a text, as the JSON has them: without their own boxes."""
    return [
        Line(text, part["page_no"])
        for part in item["fragments"]
        for text in part["lines"]
    ]


def _span(raw: str, item: RawItem, done: int) -> tuple[int, int] | None:
    """Where an item stands in a raw text, behind those before it; None where it does not say the same."""
    start = -1
    for line in item.lines:
        text = line.text.strip()
        found = raw.find(text, done)
        if found < 0:
            return None
        start = found if start < 0 else start
        done = found + len(text)
    return (start, done) if start >= 0 else None
