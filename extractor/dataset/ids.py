"""What names each row of a dataset: the same whenever the same file is read, unique in its table."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from extractor.dataset.table_schema import Content

# What tells where a finding is.
_PLACE_OF_FINDING = ("form", "record_number", "field", "page_no")
# A confidence in a message: it may be another one when the file is read anew, and the finding is the same.
_CONFIDENCE = re.compile(r"\b[01]\.\d\d\b")
# Hex digits of the hash of what a finding is about.
_DIGITS = 8


def record_id(report_id: str, table_number: int, row_number: int) -> str:
    """Name a record.

    Args:
        report_id: Id of its report.
        table_number: Number of its table in the report, from 1.
        row_number: Which record of the table it is, from 1.

    Returns:
        The id.

    >>> record_id("แผน-8a04aeb1", 2, 7)
    'แผน-8a04aeb1:2.7'
    """
    return f"{report_id}:{table_number}.{row_number}"


def total_id(report_id: str, table_number: int, place: int) -> str:
    """Name a row that sums up others.

    Args:
        report_id: Id of its report.
        table_number: Number of its table in the report, from 1.
        place: Which such row of the table it is, from 1.

    Returns:
        The id.

    >>> total_id("แผน-8a04aeb1", 2, 1)
    'แผน-8a04aeb1:2.s1'
    """
    return f"{report_id}:{table_number}.s{place}"


def item_id(owner: str, field: str, place: int) -> str:
    """Name an item.

    Args:
        owner: Id of its record.
        field: Name of its field.
        place: Which item of the cell it is, from 1, whatever number is printed.

    Returns:
        The id.

    >>> item_id("แผน-8a04aeb1:2.7", "methods", 1)
    'แผน-8a04aeb1:2.7:methods:1'
    """
    return f"{owner}:{field}:{place}"


def change_id(owner: str, place: int) -> str:
    """Name a change.

    Args:
        owner: Id of the item, or of the cell, that was changed.
        place: Which change of it, from 1.

    Returns:
        The id.

    >>> change_id("แผน-8a04aeb1:2.7:methods:1", 3)
    'แผน-8a04aeb1:2.7:methods:1:c3'
    """
    return f"{owner}:c{place}"


def table_id(report_id: str, table_number: int) -> str:
    """Name a table.

    Args:
        report_id: Id of its report.
        table_number: Its number in the report, from 1.

    Returns:
        The id.

    >>> table_id("แผน-8a04aeb1", 3)
    'แผน-8a04aeb1:t3'
    """
    return f"{report_id}:t{table_number}"


def cell_id(owner: str, row: int, column: int) -> str:
    """Name a cell that is no field of a form.

    Args:
        owner: Id of its table where that is of no known form; else of its record.
        row: Its row below the header, from 1.
        column: Its column, from 1.

    Returns:
        The id.

    >>> cell_id("แผน-8a04aeb1:t3", 1, 2)
    'แผน-8a04aeb1:t3:r1:c2'
    """
    return f"{owner}:r{row}:c{column}"


def problem_ids(report_id: str, problems: Iterable[Content]) -> Iterator[str]:
    """Name the findings about a report, each by what it is about: it keeps its id where others come or go.

    Args:
        report_id: Its id.
        problems: The findings in order, as the JSON of the report has them: code, place, and message, such as
            `Read with little confidence (0.87): ประกาศ …`, of which the confidence does not count.

    Yields:
        The id of each: its code, and 8 hex digits of the hash of place and message. Where two say the same of the same
        place, the second has `-2` behind it.

    >>> about = {"form": None, "record_number": None, "field": None, "page_no": 3}
    >>> unsure = {**about, "code": "low-confidence", "message_en": "Read with little confidence (0.87): ประกาศ"}
    >>> list(problem_ids("แผน-8a04aeb1", [unsure, unsure]))
    ['แผน-8a04aeb1:p:low-confidence:2600b832', 'แผน-8a04aeb1:p:low-confidence:2600b832-2']
    """
    counts = Counter[str]()
    for problem in problems:
        about = [str(problem[name] or "") for name in _PLACE_OF_FINDING]
        about.append(_CONFIDENCE.sub("", problem["message_en"]))
        data = "\x1f".join(about).encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(data).hexdigest()
        name = f"{report_id}:p:{problem['code']}:{digest[:_DIGITS]}"
        counts[name] += 1
        yield name if counts[name] == 1 else f"{name}-{counts[name]}"
