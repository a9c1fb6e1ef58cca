"""The commands of the person's half: a page to decide on, what was decided, and how much of a dataset is wrong."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.dataset_parameters import (
    DatasetFolder,
    PasswordOfSources,
    SourcePaths,
)
from extractor.cli.forms_commands import FormsPath
from extractor.dataset.build import library_of
from extractor.errors import OutputError, ReportError
from extractor.forms import register
from extractor.forms.declaration import forms_at


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


def review_command(
    folder: DatasetFolder,
    *,
    sources: SourcePaths = None,
    password: PasswordOfSources = None,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            help="Address to listen at; others than this machine's own want a token. / ที่อยู่ที่เปิดหน้าเว็บ",
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(
            "--port", min=0, max=65535, help="Port; 0: any free one. / พอร์ต"
        ),
    ] = 8765,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            help="A further name that browsers call the server by. / ชื่อเครื่องอื่นที่ใช้เรียก",
        ),
    ] = None,
    who: Annotated[
        str | None,
        typer.Option("--who", help="Name of the reviewer. / ชื่อผู้ตรวจ"),
    ] = None,
    from_: Annotated[
        Path | None,
        typer.Option(
            "--from",
            help="Take the edited cells of this copy of dataset.xlsx as decisions instead. / อ่านช่องที่แก้ในสมุดงาน",
        ),
    ] = None,
    forms: FormsPath = None,
) -> None:
    """Serve a page on which a person checks a dataset, cell by cell. / เปิดหน้าเว็บสำหรับตรวจทานทีละช่อง."""
    register(forms_at(forms) if forms else ())
    if from_:
        raise typer.Exit(_read_back(folder, from_, who or _user()))
    with library_of("review"):
        from extractor.review.server import ReviewOptions, serve
    options = ReviewOptions(
        sources or [], password, forms, host, port, name or [], who or _user()
    )
    failed = serve(
        folder,
        options,
        on_ready=typer.echo,
    )
    if failed:
        typer.echo(failed, err=True)
        raise typer.Exit(OutputError.exit_code)


def _read_back(folder: Path, workbook: Path, who: str) -> int:
    """Take the edited cells of a workbook as decisions, and make the tables anew."""
    from extractor.cli import review_view
    from extractor.review.rebuilding import rebuild_tables

    with library_of("review"):
        from extractor.review.spreadsheet import read_back
    result = read_back(folder, workbook, who)
    review_view.print_read_back(result)
    if result.decisions:
        review_view.print_counts(rebuild_tables(folder))
    return ReportError.exit_code if result.refused else 0


def _user() -> str:
    """The name of who runs this."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a machine that knows no names
        return "reviewer"


def sample_command(
    folder: DatasetFolder,
    *,
    size: Annotated[
        int,
        typer.Option(
            "--size", min=1, help="How many cells to draw. / จำนวนช่องที่สุ่ม"
        ),
    ] = 200,
    seed: Annotated[
        int,
        typer.Option(
            "--seed",
            help="The same seed draws the same cells. / ค่าตั้งต้นของการสุ่ม",
        ),
    ] = 1,
    forms: FormsPath = None,
) -> None:
    """Draw cells by chance, sure ones too, to check and to count errors in. / สุ่มช่องสำหรับตรวจนับข้อผิดพลาด."""
    from extractor.review.sample import draw_sample

    register(forms_at(forms) if forms else ())
    drawn = draw_sample(folder, size, seed)
    typer.echo(f"{len(drawn)} cells: raingan review {folder} → ?sample=1")


def certify_command(folder: DatasetFolder, *, forms: FormsPath = None) -> None:
    """Write the error rates that a checked sample tells, to sign. / เขียนใบรับรองอัตราความผิดพลาดสำหรับลงนาม."""
    from extractor.cli import review_view
    from extractor.review.certificate import certify

    register(forms_at(forms) if forms else ())
    review_view.print_certificate(certify(folder))


def add_review_commands(app: typer.Typer) -> None:
    """Add these commands to the program.

    Args:
        app: The program.
    """
    app.command(
        "review",
        epilog="Example:  raingan review outputs --sources samples",
    )(review_command)
    app.command(
        "sample",
        epilog="Example:  raingan sample outputs --size 200 --seed 1",
    )(sample_command)
    app.command("certify", epilog="Example:  raingan certify outputs")(
        certify_command
    )
    app.command(
        "decisions",
        epilog="Examples:  raingan decisions outputs  ·  raingan decisions outputs --merge copy/outputs --rebuild",
    )(decisions_command)
