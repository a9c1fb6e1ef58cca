"""Where on a page each record stands."""

from __future__ import annotations

from extractor.dataset.table_schema import Content


def anchor_of(record: Content) -> str:
    """Name the place of a record in its report.

    Args:
        record: What the JSON of the report holds of it.

    Returns:
        `r2.7` of row 7 of table 2; also of a row that a person split off (`r2.7.2`) it is the only one.

    >>> anchor_of({"id": "แผน-8a04aeb1:2.7"})
    'r2.7'
    """
    return f"r{record['id'].rpartition(':')[2]}"
