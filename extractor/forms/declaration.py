"""A form as a person declares it: the TOML that holds it, checked and read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from extractor.errors import UsageError
from extractor.model.contents import CONTENTS
from extractor.model.form import FieldGroup, FieldKind, Form, FormField

_KINDS = get_args(FieldKind)
_GROUPS = tuple(group for group in get_args(FieldGroup) if group)
_FORM_NAME = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FIELD_NAME = re.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_START_OF_FIELD = re.compile(r"^[ \t]*\[\[[ \t]*fields[ \t]*\]\]", re.MULTILINE)
# What TOML holds as lists and a form, which is frozen, as tuples.
_LISTS = ("titles", "other_headers", "cues", "contents")
_SWITCHES = ("required", "distinct")
# Names that tables and keys of a dataset have whatever its forms are (docs/dataset.md).
RESERVED_FORM_NAMES = frozenset(
    (
        "cells",
        "corrections",
        "dataset",
        "items",
        "pages",
        "problems",
        "reconciliation",
        "report",
        "reports",
        "tables",
    )
)
# Columns that the table of every form has.
RESERVED_FIELD_NAMES = frozenset(
    (
        *(
            "id",
            "report_id",
            "source_file",
            "agency",
            "province",
            "fiscal_year_be",
            "table_number",
            "record_number",
        ),
        *(
            "section",
            "period_start",
            "period_end",
            "page_first",
            "page_last",
            "confidence",
            "needs_review",
            "superseded_by",
        ),
    )
)
# The column that holds an amount as printed ends so.
_RESERVED_ENDING = "_printed"


def form_from_toml(name: str, declared: str, file: str = "") -> Form:
    """Read the declaration of a form.

    Args:
        name: The form's name, such as `procurement`: the stem of its file.
        declared: The text of the TOML file (docs/forms.md).
        file: What messages call the file; empty: the form's name.

    Returns:
        The form.

    Raises:
        UsageError: It is no TOML, or declares no form; the message says in which line.
    """
    place = _Place(file or name, declared)
    try:
        content = tomllib.loads(declared)
    except tomllib.TOMLDecodeError as error:  # it says the line
        raise UsageError(
            "usage/form-not-toml", form=place.file, detail=error
        ) from None
    fields = content.pop("fields", [])
    if not isinstance(fields, list) or not fields:
        raise UsageError("usage/form-without-fields", form=place.file)
    if not _FORM_NAME.fullmatch(name):
        raise UsageError("usage/form-name", form=name)
    if name in RESERVED_FORM_NAMES:
        raise UsageError("usage/form-name-reserved", form=name)
    read = [
        _field(field, place.of_field(number))
        for number, field in enumerate(fields)
    ]
    _check_together(read, place)
    try:
        return Form(name=name, fields=tuple(read), **_frozen(content))
    except TypeError as error:  # a key that is missing, or one too many
        raise UsageError(
            "usage/form-not-valid", form=place.file, detail=_without_call(error)
        ) from None


def forms_at(path: Path) -> list[Form]:
    """Read the forms that a user keeps at a place.

    Args:
        path: A folder, each `*.toml` of which declares a form, or one such file.

    Returns:
        The forms, in order of their names.

    Raises:
        UsageError: There is none, or one cannot be read.
    """
    return [
        form_from_toml(file.stem, form_text(file), str(file))
        for file in form_files(path)
    ]


def form_files(path: Path) -> list[Path]:
    """Find the files that declare forms.

    Args:
        path: A folder, or one file.

    Returns:
        The file, or each `*.toml` of the folder, in order of their names.

    Raises:
        UsageError: There is none.
    """
    if path.is_file():
        return [path]
    files = sorted(path.glob("*.toml"))
    if not files:
        raise UsageError("usage/no-forms", folder=path)
    return files


def form_text(path: Path) -> str:
    """Read a file that declares a form.

    Args:
        path: The file, in UTF-8.

    Returns:
        Its text.

    Raises:
        UsageError: It cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            "usage/form-not-valid", form=path, detail=error
        ) from None


class _Place:
    """Where something stands in a file."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._lines = [
            text.count("\n", 0, match.start()) + 1
            for match in _START_OF_FIELD.finditer(text)
        ]

    def of_field(self, number: int) -> str:
        """The file with the line where a field begins, such as `lunch.toml:12`; without it where it is not found."""
        return (
            f"{self.file}:{self._lines[number]}"
            if number < len(self._lines)
            else self.file
        )


def _field(declared: Any, place: str) -> FormField:
    """A field, checked by itself; `place` is told where it is wrong."""
    if not isinstance(declared, Mapping):
        raise UsageError(
            "usage/form-not-valid", form=place, detail=repr(declared)
        )
    try:
        field = FormField(**_frozen({"cues": [], **declared}))
    except TypeError as error:
        raise UsageError(
            "usage/form-not-valid", form=place, detail=_without_call(error)
        ) from None
    about: dict[str, Any] = {"form": place, "field": field.name}
    if not _FIELD_NAME.fullmatch(field.name):
        raise UsageError("usage/form-field-name", **about)
    if field.name in RESERVED_FIELD_NAMES or field.name.endswith(
        _RESERVED_ENDING
    ):
        raise UsageError("usage/form-field-name-reserved", **about)
    if field.kind not in _KINDS:
        raise UsageError(
            "usage/form-kind", kind=field.kind, kinds=", ".join(_KINDS), **about
        )
    if field.group and field.group not in _GROUPS:
        raise UsageError(
            "usage/form-group",
            group=field.group,
            groups=", ".join(_GROUPS),
            **about,
        )
    for content in field.contents:
        if content not in CONTENTS:
            raise UsageError(
                "usage/form-contents",
                content=content,
                contents=", ".join(CONTENTS),
                **about,
            )
    if not any(cue.strip() for cue in field.cues):
        raise UsageError("usage/form-without-cues", **about)
    return field


def _check_together(fields: list[FormField], place: _Place) -> None:
    """Raise UsageError where fields of a form do not fit each other."""
    names = [field.name for field in fields]
    for number, field in enumerate(fields):
        about: dict[str, Any] = {
            "form": place.of_field(number),
            "field": field.name,
        }
        if field.name in names[:number]:
            raise UsageError("usage/form-field-name", **about)
        if field.answered_by and field.answered_by not in names:
            raise UsageError(
                "usage/form-answered-by", other=field.answered_by, **about
            )


def _frozen(declared: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a form or a field, their values of the types that these take; TypeError where one is not."""
    frozen = dict[str, Any]()
    for key, value in declared.items():
        if key in _LISTS:
            if not isinstance(value, list) or not all(
                isinstance(text, str) for text in value
            ):
                raise TypeError(f'{key} = {value!r}: ["…", "…"]')
            frozen[key] = tuple(value)
        elif isinstance(value, bool) == (key in _SWITCHES) and isinstance(
            value, str | bool
        ):
            frozen[key] = value
        else:
            expected = "true, false" if key in _SWITCHES else '"…"'
            raise TypeError(f"{key} = {value!r}: {expected}")
    return frozen


def _without_call(error: TypeError) -> str:
    """What is missing or too much, without the name of the function that says it."""
    return (
        str(error)
        .replace("Form.__init__() ", "")
        .replace("FormField.__init__() ", "")
    )
