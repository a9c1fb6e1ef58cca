"""The commands of the person's half: a page to decide on, what was decided, and how much of a dataset is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.forms_commands import FormsPath
from extractor.errors import ReportError
from extractor.forms import register
from extractor.forms.declaration import forms_at

DatasetFolder = Annotated[
    Path, typer.Argument(help="Folder of a dataset. / โฟลเดอร์ชุดข้อมูล")
]


def decisions_command(
    folder: DatasetFolder,
    *,
    merge: Annotated[
        Path | None,
        typer.Option(
            "--merge",
            help="Add the decisions of another reviewer's copy of the dataset. / รวมการตัดสินของผู้ตรวจอีกคน",
        ),
    ] = None,
    csv: Annotated[
        Path | None,
        typer.Option(
            "--csv", help="Write them as CSV to this file. / เขียนเป็น CSV"
        ),
    ] = None,
    pairs: Annotated[
        Path | None,
        typer.Option(
            "--pairs",
            help="Write raw and right texts as JSON lines, for training. / เขียนคู่ข้อความสำหรับฝึกแบบจำลอง",
        ),
    ] = None,
    rebuild: Annotated[
        bool,
        typer.Option(
            "--rebuild",
            help="Make the dataset's tables anew with them. / สร้างตารางใหม่ตามการตัดสิน",
        ),
    ] = False,
    forms: FormsPath = None,
) -> None:
    """List what people decided about a dataset, merge, export. / แสดง รวม และส่งออกการตัดสินของผู้ตรวจ."""
    from extractor.cli import review_view
    from extractor.dataset.decision_log import read_decisions
    from extractor.review.listing import (
        decisions_csv,
        listed_decisions,
        training_pairs,
    )
    from extractor.review.merging import merge_decisions
    from extractor.review.rebuilding import rebuild_tables

    register(forms_at(forms) if forms else ())
    conflicts = False
    if merge:
        merged = merge_decisions(folder, merge)
        review_view.print_merge(merged)
        conflicts = bool(merged.conflicts)
    listed = listed_decisions(folder)
    if csv:
        review_view.write_file(csv, decisions_csv(listed))
    if pairs:
        lines = "".join(f"{line}\n" for line in training_pairs(folder, listed))
        review_view.write_file(pairs, lines.encode())
    if not (merge or csv or pairs or rebuild):
        review_view.print_decisions(listed)
    review_view.print_damaged(read_decisions(folder).damaged)
    if rebuild:
        review_view.print_counts(rebuild_tables(folder))
    raise typer.Exit(ReportError.exit_code if conflicts else 0)


def add_review_commands(app: typer.Typer) -> None:
    """Add these commands to the program.

    Args:
        app: The program.
    """
    app.command(
        "decisions",
        epilog="Examples:  raingan decisions outputs  ·  raingan decisions outputs --merge copy/outputs --rebuild",
    )(decisions_command)
