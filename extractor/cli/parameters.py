"""The parameters of a command, made from the options that are declared once."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import BaseModel, ValidationError

from extractor.errors import UsageError

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the parameters that its arguments `options` and `batch` declare; it gets each as one object."""
    signature = inspect.signature(command, eval_str=True)
    kinds = {name: p.annotation for name, p in signature.parameters.items() if name in ("options", "batch")}
    own = [parameter for name, parameter in signature.parameters.items() if name not in kinds]
    declared = [_parameter(name, field) for kind in kinds.values() for name, field in kind.model_fields.items()]

    @functools.wraps(command)
    def wrapper(**arguments: Any) -> None:
        chosen = {
            each: _made(kind, {name: arguments.pop(name) for name in kind.model_fields}) for each, kind in kinds.items()
        }
        command(**arguments, **chosen)

    wrapper.__signature__ = signature.replace(parameters=[*own, *declared])  # type: ignore[attr-defined]
    return wrapper


def _made(kind: type[BaseModel], values: dict[str, Any]) -> BaseModel:
    """The object that options make up. Raises UsageError where one of them makes no sense."""
    try:
        return kind(**values)
    except ValidationError as error:
        wrong = "; ".join(f"--{'-'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()).replace("_", "-")
        raise UsageError(f"ตัวเลือกไม่ถูกต้อง: {wrong}", f"{wrong}. See: raingan --help") from None


def _parameter(name: str, field: FieldInfo) -> inspect.Parameter:
    flag = f"--{name.replace('_', '-')}"
    option = typer.Option(f"{flag}/--no-{name}" if field.default is True else flag, help=field.description)
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=Annotated[field.annotation, option]
    )
