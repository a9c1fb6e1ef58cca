"""The parameters of a command, made from the options that are declared once."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import BaseModel, ValidationError

from extractor.cli.wrong_commands import wrong_options
from extractor.options import TypedAs

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

# Parameters of a command that stand for all options of a class.
_OPTION_GROUPS = ("options", "batch")


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the parameters that its arguments `options` and `batch` declare.

    Args:
        command: A function whose parameters `options` and `batch`, where it has them, are annotated with classes of
            options (pydantic models).

    Returns:
        A function with a parameter for each of their options, in the place of these two; it hands the command each
        class as one object, and raises UsageError where an option makes no sense.
    """
    signature = inspect.signature(command, eval_str=True)
    own = list[inspect.Parameter]()
    declared = list[inspect.Parameter]()
    groups = dict[str, type[BaseModel]]()
    for name, parameter in signature.parameters.items():
        if name in _OPTION_GROUPS:
            groups[name] = parameter.annotation
            declared += _parameters(parameter.annotation)
        else:
            own.append(parameter)

    @functools.wraps(command)
    def wrapper(**arguments: Any) -> None:
        for name, group in groups.items():
            values = {
                option: arguments.pop(option) for option in group.model_fields
            }
            arguments[name] = _validated(group, values)
        command(**arguments)

    wrapper.__signature__ = signature.replace(parameters=[*own, *declared])  # type: ignore[attr-defined]
    return wrapper


def _validated(group: type[BaseModel], values: dict[str, Any]) -> BaseModel:
    """The object that options make up."""
    try:
        return group(**values)
    except ValidationError as error:
        raise wrong_options(error) from None


def _parameters(group: type[BaseModel]) -> list[inspect.Parameter]:
    return [
        _parameter(name, field) for name, field in group.model_fields.items()
    ]


def _parameter(name: str, field: FieldInfo) -> inspect.Parameter:
    flag = f"--{name.replace('_', '-')}"
    if field.default is True:  # a switch that is on can only be switched off
        flag = f"{flag}/--no-{name}"
    option = typer.Option(flag, help=field.description)
    typed = next(
        (part for part in field.metadata if isinstance(part, TypedAs)), None
    )
    annotation: Any = Annotated[
        typed.annotation if typed else field.annotation, option
    ]
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=None if typed else field.default,
        annotation=annotation,
    )
