"""What the index is told of each cell of a report: how urgently a person should look at it, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.dataset.decided_rows import column_id
from extractor.dataset.decisions import text_sha256
from extractor.dataset.table_schema import Content
from extractor.dataset.text_places import TextPlace, text_places
from extractor.model import AMOUNT_KINDS, REVIEW_BELOW
from extractor.review.cut_texts import CutTexts, ends_on
from extractor.review.likelihood import likely_right

# The tiers of the queue: reading that is not sure, columns that were guessed, changes that were only suggested,
# findings about what was read, and the rest.
UNSURE, GUESSED, SUGGESTED, FOUND, REST = range(5)
# What a text in a guessed column is sure to at most (report/column_doubt.py): below, its reading is unsure too.
_COLUMN_DOUBT = 0.85
# Findings of these codes are told by another tier, or by every cell of their report.
_TOLD = ("low-confidence", "column-guessed")
# These speak of what an agency did, or did not: what is printed may well be so, and is seldom read wrongly.
_OF_MATTER = (
    "method-without-result",
    "result-without-method",
    "other-year",
    "result-repeated",
)
_NO_FINDING = (*_TOLD, *_OF_MATTER)
_CUT = "cell-text-cut"


@dataclass(frozen=True, slots=True)
class QueuedCell:
    """A cell as the index has it.

    Attributes:
        id: Its id.
        row: Id of its record or table.
        number: Number of its record; None in a table of no known form.
        form: Name of its form; empty: none.
        field: Name of its field; empty: none.
        raw_sha256: Hash of what is printed.
        tier: How urgent it is, one of the tiers above.
        confidence: How likely its text is right, 0 to 1.
        likely: The same by all that is known of it, to tell which comes first (likelihood.py).
        text: What is published, and where it says an amount, that too: what is searched in.
        is_number: Whether it is the cell of an amount.
        codes: Codes of the findings about it.
        guessed_column: Id of its column, where that was guessed; else empty.
    """

    id: str
    row: str
    number: int | None
    form: str
    field: str
    raw_sha256: str
    tier: int
    confidence: float
    likely: float
    text: str
    is_number: bool
    codes: tuple[str, ...]
    guessed_column: str


def queued_cells(content: Content) -> Iterator[QueuedCell]:
    """Go through the cells of a report that a person may look at.

    Args:
        content: What its JSON holds, as it was read.

    Yields:
        The cells; of tables of no known form those only in which something stands.

    Raises:
        UsageError: It has records of a form that is not known here.
    """
    guessed = _guessed_columns(content)
    findings = _Findings(content)
    cut = CutTexts(content)
    for place in text_places(content):
        if place.item is None and not place.field:
            continue
        about = findings.about(place)
        if cut.may_lack(place):
            about = [*about, (_CUT, True)]
        item = place.item or {}
        is_amount = _is_amount(place)
        yield QueuedCell(
            id=place.id,
            row=place.row_id,
            number=place.row["number"] if place.form else None,
            form=place.form.name if place.form else "",
            field=place.field,
            raw_sha256=text_sha256(place.raw),
            tier=_tier(place, about, bool(_guessed_column(place, guessed))),
            confidence=item.get("confidence", 1.0),
            likely=likely_right(item) if item else 1.0,
            text=indexed_text(place),
            is_number=is_amount,
            codes=tuple(code for code, _ in about),
            guessed_column=_guessed_column(place, guessed),
        )


def indexed_text(place: TextPlace) -> str:
    """Give what is published of a cell, for search and samples.

    Args:
        place: The cell.

    Returns:
        Its text, and where it says an amount, that too, in a line of its own.
    """
    value = place.item.get("value") if place.item else None
    text = "\n".join(filter(None, (place.text, value)))
    return text.encode(
        "utf-8", "replace"
    ).decode()  # half of a surrogate pair is no text


def _is_amount(place: TextPlace) -> bool:
    if place.form and place.field:
        return place.form.field(place.field).kind in AMOUNT_KINDS
    return bool(place.item and "value" in place.item)


def _tier(
    place: TextPlace,
    findings: Sequence[tuple[str, bool]],
    is_guessed: bool,
) -> int:
    confidence = place.item["confidence"] if place.item else 1.0
    if confidence < (_COLUMN_DOUBT if is_guessed else REVIEW_BELOW):
        return UNSURE
    if is_guessed:
        return GUESSED
    if place.item and any(
        change["status"] == "suggested" for change in place.item["changes"]
    ):
        return SUGGESTED
    return FOUND if any(is_near for _, is_near in findings) else REST


def _guessed_columns(content: Content) -> dict[tuple[int, str], str]:
    """The ids of guessed columns, by number of the table, and the field or, of a column that is none, its header."""
    return {
        (
            table["table_number"],
            column["field"] or column["header"],
        ): column_id(table["id"], column["column"])
        for table in content["tables"]
        for column in table["columns"]
        if column.get("guessed")
    }


def _guessed_column(
    place: TextPlace, guessed: Mapping[tuple[int, str], str]
) -> str:
    what = place.field or place.header
    return guessed.get((place.row["table_number"], what), "")


class _Findings:
    """The findings about a report, by what they are about."""

    def __init__(self, content: Content) -> None:
        self._by_record = dict[tuple[str, int], list[Mapping[str, object]]]()
        for problem in content["problems"]:
            if problem["record_number"] is not None:
                key = (problem["form"] or "", problem["record_number"])
                self._by_record.setdefault(key, []).append(problem)

    def about(self, place: TextPlace) -> list[tuple[str, bool]]:
        """The codes about a cell or its record, and whether each makes the cell one to look at."""
        if place.form is None:
            return []
        found = [
            *self._by_record.get((place.form.name, place.row["number"]), ()),
            *self._by_record.get(("", place.row["number"]), ()),
        ]
        codes = dict[str, bool]()
        for problem in found:
            is_of_cell = problem["field"] == place.field
            if problem["field"] in (None, place.field):
                code = str(problem["code"])
                is_near = is_of_cell or problem["severity"] != "info"
                if code == _CUT:
                    is_near = ends_on(place, problem["page_no"])
                is_told = code not in _NO_FINDING
                codes[code] = codes.get(code, False) or (is_near and is_told)
        return list(codes.items())
