"""The forms of report that can be read: one TOML file each, and those that a program registers.

>>> [field.title_th for field in default().fields][:2]
['มาตรการ/กิจกรรม', 'วิธีการดำเนินการ']
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any

from extractor.model.form import Form, FormField

# Names of the TOML files in this folder.
_BUILT_IN = ("measures",)
_registered: dict[str, Form] = {}


@cache
def load(name: str) -> Form:
    """A form that is built in.

    Args:
        name: Its name, such as `measures`.

    Returns:
        The form that its TOML file declares.

    Raises:
        FileNotFoundError: There is no such form.
    """
    declared = tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    fields = tuple(
        FormField(**{**field, "cues": tuple(field["cues"])})  # TOML has lists, a form is frozen
        for field in declared.pop("fields")
    )
    other_headers = tuple(declared.pop("other_headers", ()))
    return Form(name=name, fields=fields, other_headers=other_headers, **declared)


def default() -> Form:
    """The form that the dataset of a failed report is written in.

    Returns:
        The form `measures`.
    """
    return load(_BUILT_IN[0])


def every() -> tuple[Form, ...]:
    """All forms that are known.

    Returns:
        Those built in, then those registered, in that order; an earlier one is preferred where two fit equally.
    """
    return (*(load(name) for name in _BUILT_IN), *_registered.values())


def of_content(content: Mapping[str, Any]) -> Form:
    """Find the form of a report that was written: its records stand under the form's name.

    Args:
        content: What the report's JSON holds (docs/dataset.md).

    Returns:
        The form; the default one where no form that is known now fits.
    """
    for form in every():
        if form.name in content:
            return form
    return default()


@contextmanager
def registered(form: Form) -> Iterator[Form]:
    """Let one more form be read while a block runs.

    Args:
        form: The form; one of the same name that was registered before is hidden meanwhile.

    Yields:
        The form.
    """
    before = _registered.get(form.name)
    _registered[form.name] = form
    try:
        yield form
    finally:
        del _registered[form.name]
        if before:
            _registered[form.name] = before
