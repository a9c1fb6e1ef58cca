"""The forms of report that can be read: one TOML file each, and those that a program or a user adds.

>>> [field.title_th for field in default().fields][:2]
['มาตรการ/กิจกรรม', 'วิธีการดำเนินการ']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any

from extractor.forms.declaration import form_from_toml
from extractor.model.form import Form

# Names of the TOML files in this folder; an earlier one is preferred where two fit equally.
_BUILT_IN = (
    "measures",
    "improvement",
    "plan-results",
    "action-plan",
    "development-plan",
    "procurement",
    "complaints",
    "risk",
    "ita-results",
)
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
    declared = built_in_text(name)
    if declared is None:
        raise FileNotFoundError(f"{name}.toml")
    return form_from_toml(name, declared)


def built_in_text(name: str) -> str | None:
    """The TOML that declares a form that is built in.

    Args:
        name: Its name, such as `procurement`.

    Returns:
        The text of its file; None where there is no such form.
    """
    if name not in _BUILT_IN:
        return None
    return (
        files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    )


def default() -> Form:
    """The form that the dataset always has a table of.

    Returns:
        The form `measures`: the one that is built in, or one that is added and hides it.
    """
    return _registered.get(_BUILT_IN[0]) or load(_BUILT_IN[0])


def every() -> tuple[Form, ...]:
    """All forms that are known.

    Returns:
        Those added, the latest first, then those built in; one that is added hides one of the same name.
    """
    forms = dict(reversed(_registered.items()))
    for name in _BUILT_IN:
        forms.setdefault(name, load(name))
    return tuple(forms.values())


def of_content(content: Mapping[str, Any]) -> tuple[Form, ...]:
    """Find the forms of a report that was written: its records stand under their names.

    Args:
        content: What the report's JSON holds (docs/dataset.md).

    Returns:
        The forms of which it holds records, in the order of `every`.
    """
    return tuple(form for form in every() if form.name in content)


def register(added: Iterable[Form]) -> None:
    """Let more forms be read from now on.

    Args:
        added: The forms; one hides another of the same name.
    """
    for form in added:
        _registered[form.name] = form


def is_added(form: Form) -> bool:
    """Whether a form was added to those that are built in.

    Args:
        form: A form that is known.

    Returns:
        Whether it was.
    """
    return form.name in _registered


@contextmanager
def registered_form(form: Form) -> Iterator[Form]:
    """Let one more form be read while a block runs.

    Args:
        form: The form; one of the same name is hidden meanwhile.

    Yields:
        The form.
    """
    with registered_forms([form]):
        yield form


@contextmanager
def registered_forms(added: Iterable[Form]) -> Iterator[None]:
    """Let more forms be read while a block runs.

    Args:
        added: The forms; each hides one of the same name meanwhile.

    Yields:
        Nothing.
    """
    before = dict(_registered)
    register(added)
    try:
        yield
    finally:
        _registered.clear()
        _registered.update(before)
