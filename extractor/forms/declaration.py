"""A form as a person declares it: the TOML that holds it, checked and read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from extractor.errors import UsageError
from extractor.model.form import FieldGroup, FieldKind, Form, FormField

_KINDS = get_args(FieldKind)
_GROUPS = get_args(FieldGroup)
_FORM_NAME = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FIELD_NAME = re.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
# What TOML holds as lists and a form, which is frozen, as tuples.
_LISTS_OF_FORM = ("titles", "other_headers")
_LISTS_OF_FIELD = ("cues", "contents")


def form_from_toml(name: str, declared: str) -> Form:
    """Read the declaration of a form.

    Args:
        name: The form's name, such as `procurement`: the stem of its file.
        declared: The text of the TOML file (docs/forms.md).

    Returns:
        The form.

    Raises:
        UsageError: It is no TOML, or declares no form; the message says where.
    """
    try:
        content = tomllib.loads(declared)
    except tomllib.TOMLDecodeError as error:
        raise UsageError("usage/form-not-toml", form=name, detail=error) from None
    fields = content.pop("fields", [])
    if not isinstance(fields, list) or not fields:
        raise UsageError("usage/form-without-fields", form=name)
    try:
        form = Form(
            name=name,
            fields=tuple(_field(field) for field in fields),
            **_with_tuples(content, _LISTS_OF_FORM),
        )
    except TypeError as error:  # a key that is missing, or one too many
        raise UsageError("usage/form-not-valid", form=name, detail=error) from None
    _check(form)
    return form


def forms_in_folder(folder: Path) -> list[Form]:
    """Read the forms that a user keeps in a folder.

    Args:
        folder: The folder; each `*.toml` in it declares a form.

    Returns:
        The forms, in order of their names.

    Raises:
        UsageError: There is none, or one cannot be read.
    """
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise UsageError("usage/no-forms", folder=folder)
    return [form_from_toml(path.stem, _text_of(path)) for path in paths]


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("usage/form-not-valid", form=path.stem, detail=error) from None


def _field(declared: Mapping[str, Any]) -> FormField:
    return FormField(**_with_tuples(declared, _LISTS_OF_FIELD))


def _with_tuples(declared: Mapping[str, Any], lists: tuple[str, ...]) -> dict[str, Any]:
    frozen = dict(declared)
    for key in lists:
        if key in frozen:
            frozen[key] = tuple(frozen[key])
    return frozen


def _check(form: Form) -> None:
    """Raise UsageError for what no reader of a dataset could use."""
    if not _FORM_NAME.fullmatch(form.name):
        raise UsageError("usage/form-name", form=form.name)
    names = form.field_names
    for field in form.fields:
        if not _FIELD_NAME.fullmatch(field.name) or names.count(field.name) > 1:
            raise UsageError("usage/form-field-name", form=form.name, field=field.name)
        if field.kind not in _KINDS:
            raise UsageError(
                "usage/form-kind", form=form.name, field=field.name, kind=field.kind, kinds=", ".join(_KINDS)
            )
        if field.group not in _GROUPS:
            groups = ", ".join(group for group in _GROUPS if group)
            raise UsageError("usage/form-group", form=form.name, field=field.name, group=field.group, groups=groups)
        if not field.cues:
            raise UsageError("usage/form-without-cues", form=form.name, field=field.name)
