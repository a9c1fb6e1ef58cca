"""`raingan forms`: which forms are known, a draft of a new one, and whether files fit one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.parameters import with_options
from extractor.errors import OutputError, ReportError, UsageError
from extractor.forms import built_in_text, every, registered_forms
from extractor.forms.declaration import (
    form_files,
    form_from_toml,
    form_text,
    forms_at,
)
from extractor.options import Options
from extractor.storage import open_location

if TYPE_CHECKING:
    from extractor.model import Form

forms_app = typer.Typer(
    name="forms",
    help="Forms of report: which are known, a draft of a new one, whether files fit. / แบบรายงาน",
    epilog="Examples:  raingan forms  ·  raingan forms suggest lunch.pdf -o forms/lunch.toml  ·  "
    "raingan forms check forms/lunch.toml lunch.pdf",
    invoke_without_command=True,
)
FormsPath = Annotated[
    Path | None,
    typer.Option(
        "--forms",
        help=Options.model_fields["forms"].description,
        show_default=False,
    ),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="JSON for machines. / แสดงเป็น JSON")
]


@forms_app.callback()
def list_command(
    context: typer.Context, *, forms: FormsPath = None, as_json: AsJson = False
) -> None:
    """List the forms that are known, with their fields. / แสดงแบบรายงานที่รู้จัก."""
    if context.invoked_subcommand is not None:
        return
    from extractor.cli.forms_view import form_content, print_forms

    with registered_forms(forms_at(forms) if forms else ()):
        known = every()
    if as_json:
        typer.echo(
            json.dumps(
                [form_content(form) for form in known],
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        print_forms(known)


@forms_app.command(
    "show",
    epilog="Example:  raingan forms show procurement > forms/my-procurement.toml",
)
def show_command(
    name: Annotated[str, typer.Argument(help="Name of a form. / ชื่อแบบรายงาน")],
    *,
    forms: FormsPath = None,
) -> None:
    """Print the TOML of a form, to copy from. / แสดงไฟล์ TOML ของแบบรายงาน."""
    texts = {path.stem: path for path in form_files(forms)} if forms else {}
    text = form_text(texts[name]) if name in texts else built_in_text(name)
    if text is None:
        raise UsageError(
            "usage/no-such-form",
            form=name,
            names=", ".join([*texts, *_known_names()]),
        )
    typer.echo(text, nl=False)


@forms_app.command(
    "suggest",
    epilog="Example:  raingan forms suggest lunch.pdf -o forms/lunch.toml",
)
@with_options
def suggest_command(
    file: Annotated[
        str,
        typer.Argument(help="A file that has such a table. / ไฟล์ที่มีตารางแบบนี้"),
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="TOML file to write; its name is that of the form. / ไฟล์ที่จะเขียน",
        ),
    ] = None,
    table: Annotated[
        int | None,
        typer.Option(
            "--table",
            help="Number of the table; else the largest of no known form. / ตารางที่",
        ),
    ] = None,
    options: Options,
) -> None:
    """Draft a form of a file's table. / ร่างแบบรายงานจากตารางในไฟล์."""
    from extractor.cli.forms_view import print_suggestion
    from extractor.drafting.suggestion import suggested_form
    from extractor.inputs.discovery import find_files
    from extractor.inputs.source import open_source

    if out and out.exists():
        raise UsageError("usage/form-file-exists", path=out)
    (path, name), *_ = find_files([open_location(file)])
    suggestion = suggested_form(
        open_source(path, name),
        options,
        name=out.stem if out else "",
        table_number=table,
    )
    if out:
        _write(out, suggestion.text)
    else:
        typer.echo(suggestion.text, nl=False)
    print_suggestion(suggestion, out)


@forms_app.command(
    "check",
    epilog="Example:  raingan forms check forms/lunch.toml lunch.pdf 'more/*.pdf'",
)
@with_options
def check_command(
    form: Annotated[
        str,
        typer.Argument(
            help="A TOML file, or the name of a form. / ไฟล์ TOML หรือชื่อแบบรายงาน"
        ),
    ],
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, globs or URLs. / ไฟล์ โฟลเดอร์ หรือ URL"
        ),
    ],
    *,
    as_json: AsJson = False,
    options: Options,
) -> None:
    """Say how well files fit a form, column by column. / ตรวจว่าไฟล์ตรงกับแบบรายงานหรือไม่."""
    from extractor.cli.forms_view import fit_content, print_fit
    from extractor.drafting.fit import fit_of
    from extractor.inputs.discovery import find_files
    from extractor.inputs.source import open_source

    wanted = _named_form(form, options)
    files = find_files([open_location(path) for path in paths])
    fits = []
    for path, name in files:
        fit = fit_of(open_source(path, name), wanted, options)
        fits.append(fit)
        if not as_json:
            print_fit(fit, wanted)
    if as_json:
        content = [fit_content(fit) for fit in fits]
        typer.echo(json.dumps(content, ensure_ascii=False, indent=1))
    raise typer.Exit(
        0 if all(fit.fits for fit in fits) else ReportError.exit_code
    )


def _named_form(name: str, options: Options) -> Form:
    """The form that a path or a name means."""
    path = Path(name)
    if path.suffix == ".toml" or path.is_file():
        return form_from_toml(path.stem, form_text(path), name)
    with registered_forms(options.forms):
        known = {form.name: form for form in every()}
    if name not in known:
        raise UsageError(
            "usage/no-such-form", form=name, names=", ".join(known)
        )
    return known[name]


def _known_names() -> list[str]:
    return [form.name for form in every()]


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError.of(path, error) from error
