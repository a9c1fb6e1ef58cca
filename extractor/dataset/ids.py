"""What names each row of a dataset: the same whenever the same file is read, unique in its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator


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


def problem_ids(report_id: str, codes: Iterable[str]) -> Iterator[str]:
    """Name the findings about a report.

    Args:
        report_id: Its id.
        codes: The code of each finding, in order.

    Yields:
        The id of each: findings of one code are counted from 1.

    >>> list(problem_ids("แผน-8a04aeb1", ["empty-cell", "year-not-found", "empty-cell"]))[::2]
    ['แผน-8a04aeb1:p:empty-cell:1', 'แผน-8a04aeb1:p:empty-cell:2']
    """
    counts = Counter[str]()
    for code in codes:
        counts[code] += 1
        yield f"{report_id}:p:{code}:{counts[code]}"
