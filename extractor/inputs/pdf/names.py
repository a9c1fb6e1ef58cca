"""Names, as values of PDF dictionaries have them (ISO 32000-1, 7.3.5)."""

from __future__ import annotations

from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral


def literal_name(value: Any) -> str:
    """Read a name.

    Args:
        value: A value as pdfminer has it, or a reference to one.

    Returns:
        The name without its slash; empty for a value that is none.
    """
    value = resolve1(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""
