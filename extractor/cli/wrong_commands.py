"""What is wrong with a command that was typed, in Thai too: the libraries that read commands speak English only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from extractor.errors import UsageError

# What Typer's errors are about, by the names of their classes, which are no part of what it offers.
_THAI = {
    "NoSuchOption": "ไม่มีตัวเลือก {names}",
    "MissingParameter": "ขาด {names}",
    "BadParameter": "ค่าของ {names} ใช้ไม่ได้",
}
_NO_SUCH_COMMAND = "ไม่มีคำสั่ง {names}"
_OTHERWISE = "ตัวเลือกหรือค่าที่ระบุไม่ถูกต้อง"
# How Typer quotes what was typed, and names options.
_QUOTED = re.compile(r"'([^']+)'")
_OPTION = re.compile(r"(?<!\S)(--?[\w-]+)")
# What pydantic's errors say, by their kinds: Thai, with what their context holds.
_THAI_OF_VALUES = {
    "greater_than": "ต้องมากกว่า {gt}",
    "greater_than_equal": "ต้องไม่น้อยกว่า {ge}",
    "literal_error": "ต้องเป็น {expected}",
    "int_parsing": "ต้องเป็นจำนวนเต็ม",
    "float_parsing": "ต้องเป็นตัวเลข",
    "extra_forbidden": "ไม่มีตัวเลือกนี้",
}
_THAI_OF_OTHER_VALUES = "ค่านี้ใช้ไม่ได้"
# Before what a check of our own says.
_PREFIX = "Value error, "


def wrong_command(error: Exception) -> UsageError:
    """Say what is wrong with a command that cannot be understood.

    Args:
        error: What Typer raised.

    Returns:
        The error to tell.
    """
    said = str(getattr(error, "message", "")) or str(error)
    format_message = getattr(error, "format_message", None)
    english = format_message() if format_message else said
    names = _QUOTED.findall(english) or _OPTION.findall(english)
    template = _THAI.get(type(error).__name__, _OTHERWISE)
    if english.startswith("No such command"):
        template = _NO_SUCH_COMMAND
    count = 1 if template == _THAI["BadParameter"] else len(names)
    thai = template.format(names=" / ".join(names[:count]))
    return UsageError("usage/command", what_thai=thai, what_english=english)


def wrong_options(error: ValidationError) -> UsageError:
    """Say which options have values that make no sense.

    Args:
        error: What pydantic raised.

    Returns:
        The error to tell.
    """
    thai, english = list[str](), list[str]()
    for fault in error.errors():
        option = "--" + "-".join(str(part) for part in fault["loc"])
        flag = option.replace("_", "-")
        context: dict[str, Any] = dict(fault.get("ctx") or {})
        thai.append(f"{flag} {_thai_of(fault['type'], context)}")
        english.append(f"{flag}: {fault['msg'].removeprefix(_PREFIX)}")
    return UsageError(
        "usage/options",
        wrong_thai=_joined(thai),
        wrong_english=_joined(english),
    )


def _thai_of(kind: str, context: dict[str, Any]) -> str:
    raised = context.get("error")
    names = getattr(raised, "known", None)
    if names:
        return f"ไม่มีค่านี้ ที่มีคือ {', '.join(names)}"
    return _THAI_OF_VALUES.get(kind, _THAI_OF_OTHER_VALUES).format(**context)


def _joined(faults: Sequence[str]) -> str:
    return "; ".join(faults)
