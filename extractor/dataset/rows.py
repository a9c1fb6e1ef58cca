"""What the JSON of a report holds becomes rows of the contract's tables, and rows become pandas frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from extractor.dataset.schema import COLUMNS, TABLES
from extractor.model import FIELDS, ITEM_FIELDS
from normalizer import Change, apply, origin, steps

if TYPE_CHECKING:
    import pandas as pd

    from extractor.dataset.provenance import Content

Row = dict[str, Any]

# Characters of context shown on each side of a change.
_CONTEXT = 20


def frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """A frame of one of the contract's tables; whole numbers are nullable integers."""
    import pandas as pd  # slow to import

    data = pd.DataFrame(list(rows), columns=list(COLUMNS[table]))
    return data.astype({column.name: "Int64" for column in TABLES[table].columns if column.kind == "integer"})


def rows_of(content: Content) -> dict[str, list[Row]]:
    """The rows of one report for every table."""
    about = {name: content["report"][name] for name in ("report_id", "source_file")}
    return {
        "reports": [content["report"]],
        "measures": [_measure_row(content["report"], measure) for measure in content["measures"]],
        "items": list(_item_rows(content)),
        "corrections": list(_correction_rows(content)),
        "problems": [{**about, **problem} for problem in content["problems"]],
    }


def _measure_row(report: Row, measure: Content) -> Row:
    return {
        **{name: report[name] for name in ("report_id", "source_file", "fiscal_year_be", "agency", "province")},
        "measure_number": measure["number"],
        **{name: measure["fields"][name]["text"] for name in FIELDS},
        **{name: measure[name] or "" for name in ("period_start", "period_end")},
        **{name: measure[name] for name in ("page_first", "page_last", "confidence", "needs_review")},
    }


def _items(content: Content, fields: Iterable[str]) -> Iterator[tuple[Row, Content]]:
    """The items of these fields, each with the columns that say which one it is."""
    for measure in content["measures"]:
        for name in fields:
            for item in measure["fields"][name]["items"]:
                yield (
                    {
                        "report_id": content["report"]["report_id"],
                        "measure_number": measure["number"],
                        "field": name,
                        "item_number": item["number"],
                    },
                    item,
                )


def _item_rows(content: Content) -> Iterator[Row]:
    for key, item in _items(content, ITEM_FIELDS):
        fragment = item["fragments"][0] if item["fragments"] else {"page_no": None, "box": None}
        corners = dict(zip(("x0", "top", "x1", "bottom"), fragment["box"] or [None] * 4, strict=True))
        told = {"text": item["text"], "confidence": item["confidence"]}
        yield {**key, **told, "page_no": fragment["page_no"], **corners}


def _correction_rows(content: Content) -> Iterator[Row]:
    for key, item in _items(content, FIELDS):
        for change, context, page_no in _in_context(item):
            told = {name: getattr(change, name) for name in ("rule", "kind", "status", "before", "after")}
            yield {**key, **told, "page_no": page_no, "context": context, "confidence": round(change.confidence, 4)}


def _in_context(item: Content) -> Iterator[tuple[Change, str, int | None]]:
    """Each change, the words around it in the text that its rule was given, and the page that it stands on."""
    text, earlier = item["raw"], list[Change]()
    for changes in steps(tuple(Change(**{**told, "span": tuple(told["span"])}) for told in item["changes"])):
        for change in changes:
            start, end = change.span
            context = text[max(0, start - _CONTEXT) : end + _CONTEXT].replace("\n", "⏎")
            yield change, context, _page_at(item["fragments"], origin(earlier, start))
        text = apply(text, changes)
        earlier += changes


def _page_at(fragments: list[Content], position: int) -> int | None:
    """The page on which the character at a position of an item's raw text stands."""
    for fragment in fragments:
        position -= sum(len(line) + 1 for line in fragment["lines"])
        if position < 0:
            break
    return fragment["page_no"] if fragments else None
