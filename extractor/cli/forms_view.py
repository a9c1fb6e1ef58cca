"""What `raingan forms` shows: known forms, what became of a draft, and how well files fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import rich.console
from rich.text import Text

from extractor import messages
from extractor.drafting.fit import ColumnFit, FileFit, TableFit
from extractor.drafting.suggestion import Suggestion
from extractor.model import Form, FormField


def form_content(form: Form) -> dict[str, Any]:
    """A form as JSON has it.

    Args:
        form: The form.

    Returns:
        Its keys, as in TOML, with its name.
    """
    return asdict(form)


def print_forms(forms: Iterable[Form]) -> None:
    """Print forms with their fields.

    Args:
        forms: The forms.
    """
    console = rich.console.Console(highlight=False)
    for form in forms:
        console.print(
            Text.assemble(
                (form.name, "bold"), f" · {form.title_th} · {form.title_en}"
            ),
            soft_wrap=True,
        )
        for field in form.fields:
            console.print(_field_line(field), soft_wrap=True)


def _field_line(field: FormField) -> Text:
    marks = [
        field.kind,
        *([field.group] if field.group else []),
        *(["required"] if field.required else []),
    ]
    return Text.assemble(
        "  ",
        (field.name, "cyan"),
        f" · {field.title_th} ",
        (f"({', '.join(marks)})", "dim"),
    )


def print_suggestion(suggestion: Suggestion, path: Path | None) -> None:
    """Tell on stderr of which table a draft was made, and whether it reads it.

    Args:
        suggestion: The draft.
        path: The file that it was written to; None where it was printed.
    """
    console = rich.console.Console(stderr=True, highlight=False)
    table = suggestion.table
    fields = len(suggestion.form.fields)
    about = f"ตาราง/table {table.number} · หน้า/page {table.table.page_first} · {fields} ช่อง/fields"
    console.print(
        Text(
            f"{suggestion.form.name}: {about}" + (f" → {path}" if path else "")
        ),
        soft_wrap=True,
    )
    if suggestion.read_as:
        _print_message(console, "forms/read-as", form=suggestion.read_as)
    if not suggestion.fits:
        _print_message(console, "forms/not-read-back")
    _print_message(
        console, "forms/next", path=path or f"{suggestion.form.name}.toml"
    )


def print_fit(fit: FileFit, form: Form) -> None:
    """Print how well a file fits a form.

    Args:
        fit: How well it does.
        form: The form.
    """
    console = rich.console.Console(highlight=False)
    mark = ("✓", "green") if fit.fits else ("✗", "red")
    verdict = "ตรงกับ/fits" if fit.fits else "ไม่ตรงกับ/does not fit"
    console.print(
        Text.assemble(mark, f" {fit.source_file} · {verdict} {form.name}"),
        soft_wrap=True,
    )
    if fit.error:
        for language in messages.shown_languages():
            console.print(
                Text(f"  {fit.error.message(language)}"), soft_wrap=True
            )
    for table in fit.tables:
        for line in _table_lines(table):
            console.print(line, soft_wrap=True)


def _table_lines(table: TableFit) -> Iterator[Text]:
    place = f"  ตาราง/table {table.table_number} · หน้า/page {table.page_first}"
    yield Text.assemble((place, "bold"), f" · {_verdict(table)}")
    if not (table.fits or table.is_candidate):
        return
    for column in table.columns:
        yield _column_line(column)
    if table.missing:
        named = [
            f"{name}*" if name in table.missing_required else name
            for name in table.missing
        ]
        yield Text(
            f"    ขาด/missing: {', '.join(named)}"
            + ("  (* required)" if table.missing_required else "")
        )
    if table.left_over:
        yield Text(
            f"    เหลือ/left over: {', '.join(header or '-' for header in table.left_over)}"
        )


def _verdict(table: TableFit) -> str:
    if table.fits:
        return f"✓ ตรง/fits · {table.records} รายการ/records"
    if table.read_as is not None:
        return (
            f"อ่านเป็น/read as {table.read_as} · {table.records} รายการ/records"
        )
    return f"✗ ไม่ตรง/does not fit · คะแนน/score {table.score:.1f}"


def _column_line(column: ColumnFit) -> Text:
    header = column.header or "-"
    if column.field is None:
        said = ", ".join(column.why) or "ไม่ใช่ช่องข้อมูล/no field"
        return Text.assemble("    ", (f"{header} → – ({said})", "dim"))
    why = f"{' + '.join(column.why)}, {column.margin:.1f}"
    line = Text.assemble(
        f"    {header} → ",
        (column.field, "cyan"),
        f" {column.kind} ",
        (f"({why})", "dim"),
    )
    if column.guessed:
        line.append(
            f"  ? เดา/guessed, อาจเป็น/or {column.alternative or '–'}", "yellow"
        )
    return line


def fit_content(fit: FileFit) -> dict[str, Any]:
    """A file's fit as JSON has it.

    Args:
        fit: How well a file fits.

    Returns:
        Its attributes; `error` is a code with the messages of it.
    """
    error = fit.error
    told = (
        {
            "code": error.code,
            "message_th": error.message_th,
            "message_en": error.message_en,
        }
        if error
        else None
    )
    tables = [
        {**asdict(table), "left_over": table.left_over} for table in fit.tables
    ]
    return {
        "source_file": fit.source_file,
        "fits": fit.fits,
        "tables": tables,
        "error": told,
    }


def _print_message(
    console: rich.console.Console, key: str, **values: object
) -> None:
    for language in messages.shown_languages():
        console.print(
            Text(f"  {messages.text(key, language, **values)}"), soft_wrap=True
        )
