"""A row in which reading made one of two is split where a person says that the second begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.dataset.decisions import Decision
from extractor.dataset.item_parts import item_part, line_boxes, says_its_lines
from extractor.dataset.text_places import Draft, drafts_of
from extractor.model import Form, Line
from extractor.report.cell_items import label_marker

# What stands behind the id of a record, or of a text, of the part that was split off.
_LOWER = ".2"


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """Where a row begins anew.

    Attributes:
        page_no: The page, 1-based.
        y: How far down that page, in points of the page as displayed; 0: with the page.
    """

    page_no: int
    y: float

    @classmethod
    def of(cls, text: str) -> Cut:
        """Read what a decision holds.

        Args:
            text: `PAGE:Y`, such as `3:412.5`.

        Returns:
            The place.
        """
        page_no, _, y = text.partition(":")
        return cls(int(page_no), float(y))

    def __str__(self) -> str:
        """Write it as a decision holds it."""
        return f"{self.page_no}:{self.y:.2f}"


def line_tops(item: Draft) -> Iterator[tuple[Cut | None, float, str, int]]:
    """Say where each line of a text stands.

    Args:
        item: What the JSON of a report holds of the text.

    Yields:
        Of each line its top (None where the file has no places), how high it is in points, what it says, and where it
        begins in the raw text.
    """
    done = 0
    for part in item["fragments"]:
        boxes = line_boxes(part)
        for number, line in enumerate(part["lines"]):
            box = boxes[number] if boxes else None
            top = Cut(part["page_no"], box[1]) if box else None
            height = box[3] - box[1] if box else 0.0
            yield top, height, line, done
            done += len(line) + 1


def split_row(content: Draft, decision: Decision) -> tuple[Draft, ...]:
    """Split a record in two.

    What stands below the place of the decision becomes a record of its own, with `.2` behind the id of the other. A
    text that runs over the place is parted there, unless a correction reaches over it: then it stays above whole.

    Args:
        content: What the JSON of the report holds; it is changed.
        decision: `split-row` about the record.

    Returns:
        The two records; none where nothing stands below, or nothing above.
    """
    for form, record in drafts_of(content):
        if record["id"] == decision.row:
            lower = _lower(form, record, Cut.of(decision.after))
            if lower is None:
                return ()
            of_form = content[form.name]
            of_form.insert(of_form.index(record) + 1, lower)
            return record, lower
    return ()


def _lower(form: Form, record: Draft, cut: Cut) -> Draft | None:
    """Take the lower of two records out of one; None where it would be empty, or leave nothing."""
    halves = {
        name: _halves(holder["items"], cut)
        for name, holder in record["fields"].items()
    }
    has_upper = any(upper for upper, _ in halves.values())
    if not (has_upper and any(lower for _, lower in halves.values())):
        return None
    lower: Draft = {
        **record,
        "id": f"{record['id']}{_LOWER}",
        "number": record["number"] + 1,
        "number_printed": False,
        "fields": {},
        "other_columns": list(_lower_cells(record["other_columns"], cut)),
    }
    for name, (upper_items, lower_items) in halves.items():
        holder = record["fields"][name]
        below = _cut_parts(holder["fragments"], cut, below=True)
        lower["fields"][name] = {
            **holder,
            "items": lower_items,
            "fragments": below,
        }
        holder["items"] = upper_items
        holder["fragments"] = _cut_parts(holder["fragments"], cut, below=False)
    lower["fragments"] = _cut_parts(record["fragments"], cut, below=True)
    record["fragments"] = _cut_parts(record["fragments"], cut, below=False)
    _number(record, lower, form.label)
    for half in (record, lower):
        pages = [part["page_no"] for part in half["fragments"]]
        if pages:
            half["page_first"], half["page_last"] = min(pages), max(pages)
    return lower


def _halves(
    items: Sequence[Draft], cut: Cut
) -> tuple[list[Draft], list[Draft]]:
    """The texts above a place, and those below it."""
    upper, lower = list[Draft](), list[Draft]()
    for item in items:
        at = _first_below(item, cut)
        if at is None:
            upper.append(item)
        elif at == 0:
            lower.append(item)
        else:
            parts = _parted(item, at)
            upper.append(parts[0])
            lower += parts[1:]
    return upper, lower


def _first_below(item: Draft, cut: Cut) -> int | None:
    """Where in the raw text the first line begins that stands below a place: more than half of it, at least."""
    for top, height, _, start in line_tops(item):
        if top and Cut(top.page_no, top.y + height / 2) >= cut:
            return start
    return None


def _parted(item: Draft, at: int) -> list[Draft]:
    """A text in two; whole where nobody can tell which letters of it are whose."""
    if not says_its_lines(item):
        return [item]
    upper = item_part(item, 0, at)
    lower = item_part(item, at, len(item["raw"]))
    if upper is None or lower is None:
        return [item]
    return [
        upper,
        {**lower, "id": f"{item['id']}{_LOWER}", "number": 1, "marker": ""},
    ]


def _lower_cells(cells: Sequence[Draft], cut: Cut) -> Iterator[Draft]:
    """Take the lower part out of cells that are no field."""
    for cell in cells:
        upper, lower = _halves([cell["item"]] if cell["item"] else [], cut)
        if lower:
            below = _cut_parts(cell["fragments"], cut, below=True)
            cell["item"] = upper[0] if upper else None
            cell["fragments"] = _cut_parts(cell["fragments"], cut, below=False)
            name = lower[0]["id"] if upper else f"{cell['id']}{_LOWER}"
            yield {**cell, "id": name, "item": lower[0], "fragments": below}


def _cut_parts(parts: Iterable[Draft], cut: Cut, *, below: bool) -> list[Draft]:
    """What of the page parts of a cell or a row stands below a place, or above it."""
    kept = list[Draft]()
    for part in parts:
        box = part["box"]
        top = Cut(part["page_no"], box[1] if box else 0.0)
        end = Cut(part["page_no"], box[3] if box else 0.0)
        if top < cut < end:
            kept.append(_cut_part(part, cut, below=below))
        elif (top >= cut) == below:
            kept.append(part)
    return kept


def _cut_part(part: Draft, cut: Cut, *, below: bool) -> Draft:
    x0, y0, x1, y1 = part["box"]
    box = [x0, cut.y, x1, y1] if below else [x0, y0, x1, cut.y]
    if "lines" not in part:
        return {**part, "box": box}
    tops = line_tops({"fragments": [part]})
    lines = [
        line
        for top, height, line, _ in tops
        if top and (top.y + height / 2 >= cut.y) == below
    ]
    boxes = [
        one
        for one in part.get("line_boxes", ())
        if (one[1] + (one[3] - one[1]) / 2 >= cut.y) == below
    ]
    known = {"line_boxes": boxes} if len(boxes) == len(lines) else {}
    rest = {key: value for key, value in part.items() if key != "line_boxes"}
    return {**rest, **known, "box": box, "lines": lines}


def _number(upper: Draft, lower: Draft, label: str) -> None:
    """Give the lower record the number that its name begins with, where that of the upper one does."""
    above, below = (half["fields"][label]["items"] for half in (upper, lower))
    if not (above and below and above[0]["marker"]):
        return
    marker = label_marker(Line(str(below[0]["raw"]).partition("\n")[0], 1))
    if marker is None or marker.number is None:
        return
    rest = item_part(below[0], len(marker.printed), len(below[0]["raw"]))
    if rest:
        below[0] = {**rest, "marker": marker.printed}
        lower |= {"number": marker.number, "number_printed": True}
