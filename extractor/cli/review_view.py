"""What the commands of review print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from extractor import messages
from extractor.errors import OutputError

if TYPE_CHECKING:
    from extractor.dataset.decision_log import DamagedLine
    from extractor.review.certificate import Certificate
    from extractor.review.listing import ListedDecision
    from extractor.review.merging import Merge
    from extractor.review.spreadsheet import ReadBack

# Characters of a text that a line shows.
_SHOWN = 60
# Why a cell of a workbook became no decision.
_WHY = {
    "no-such-row": "ไม่มีแถวของรหัสนี้ / no row has this id",
    "no-such-report": "ไม่มีรายงานนี้ในชุดข้อมูล / the dataset has no such report",
    "not-editable": "คอลัมน์นี้แก้ที่นี่ไม่ได้ / this column cannot be edited",
    "edit-in-items": "กรุณาแก้ในแผ่นงาน “ข้อ items” / edit it in the sheet of items",
    "contradiction": "สองแผ่นงานบอกต่างกัน / two sheets say different things",
    "made-of-parts": "เป็นส่วนหนึ่งของช่อง หรือต่อจากหลายช่อง / a part of a cell, or made of several: see raingan review",
    "decided-since": "มีผู้ตัดสินหลังจากสมุดงานนี้ / somebody decided since the workbook was written",
}


def print_decisions(listed: Iterable[ListedDecision]) -> None:
    """Print decisions, a line each.

    Args:
        listed: The decisions.
    """
    for entry in listed:
        said = entry.decision
        parts = [entry.state, said.when, said.who, said.kind, said.target]
        if said.before != said.after and said.kind in ("edit", "take-back"):
            parts.append(f"{_short(said.before)} → {_short(said.after)}")
        if said.reason:
            parts.append(f"({_short(said.reason)})")
        typer.echo("  ".join(parts))


def print_merge(merge: Merge) -> None:
    """Print what a merge did, each contradiction with both sides.

    Args:
        merge: What it did.
    """
    typer.echo(f"{merge.added} added, {len(merge.conflicts)} conflicts")
    for conflict in merge.conflicts:
        ours, theirs = conflict.ours, conflict.theirs
        typer.echo(
            f"conflict  {conflict.target}  {ours.who}: {ours.kind} {_short(ours.after or ours.before)}"
            f"  ≠  {theirs.who}: {theirs.kind} {_short(theirs.after or theirs.before)}"
        )
    print_damaged(merge.damaged)


def print_damaged(damaged: Iterable[DamagedLine]) -> None:
    """Tell of lines that are no decisions.

    Args:
        damaged: The lines.
    """
    for line in damaged:
        for language in ("th", "en"):
            told = messages.text(
                "decision-damaged", language, line=line.number, why=line.why
            )
            typer.echo(told, err=True)


def print_read_back(result: ReadBack) -> None:
    """Print what was read back from a workbook, each refused cell with why.

    Args:
        result: What was read back.
    """
    typer.echo(f"{len(result.decisions)} decisions")
    for cell in result.refused:
        column = f" {cell.column}" if cell.column else ""
        typer.echo(
            f"refused  {cell.sheet} row {cell.row}{column}: {cell.why} · {_WHY[cell.why]}"
        )


def print_certificate(certificate: Certificate) -> None:
    """Print the rates of a dataset, and where they were written.

    Args:
        certificate: What was written.
    """
    for table in certificate.tables:
        rate = table.rates[0]
        if rate.share is not None:
            typer.echo(
                f"{table.english}: {rate.share:.2%} ({rate.low:.2%} to {rate.high:.2%}; {rate.wrong}/{rate.checked})"
            )
    if certificate.open:
        typer.echo(f"{certificate.open} cells of the sample are not decided")
    for file in certificate.files:
        typer.echo(str(file))


def print_counts(counts: Mapping[str, int]) -> None:
    """Print how many rows each table has.

    Args:
        counts: Rows by table.
    """
    told = ", ".join(f"{count:,} {table}" for table, count in counts.items())
    typer.echo(told)


def write_file(path: Path, data: bytes) -> None:
    """Write a file that a person asked for.

    Args:
        path: Its place.
        data: Its content.

    Raises:
        OutputError: It cannot be written.
    """
    try:
        path.write_bytes(data)
    except OSError as error:
        raise OutputError.of(path, error) from error


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"
