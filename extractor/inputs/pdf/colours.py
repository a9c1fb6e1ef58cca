"""Colours of a PDF as red, green and blue."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pdfminer.layout import LTChar

from extractor.model.text import Colour

# Components of a colour in DeviceGray, DeviceRGB and DeviceCMYK (PDF 1.7, ISO 32000-1, 8.6.4).
_GREY = 1
_RGB = 3
_CMYK = 4
# Shares of red, green or blue by which colours differ that are told apart.
_UNLIKE = 0.25
# How many colours are remembered.
_REMEMBERED = 1 << 8


def colour_on_paper(character: LTChar) -> Colour | None:
    """What colour a character has on white paper.

    Args:
        character: A character of pdfminer's, with its setting (`extractor.inputs.pdf.paint.Setting`): paper shines
            through what is not opaque.

    Returns:
        The colour; None where it is not known.
    """
    setting = character.setting
    return _through_paper(setting.colour, setting.look.alpha_fill)


@lru_cache(maxsize=_REMEMBERED)
def _through_paper(colour: Colour | None, opacity: float) -> Colour | None:
    """A colour through which white paper shines. A page has few, and asks for each of its letters."""
    if colour is None:
        return None
    red, green, blue = (1.0 - opacity * (1.0 - part) for part in colour)
    return red, green, blue


def lightness(colour: Colour) -> float:
    """How light a colour is to the eye (ITU-R BT.601).

    Args:
        colour: The colour.

    Returns:
        0 for black to 1 for white.
    """
    red, green, blue = colour
    return 0.299 * red + 0.587 * green + 0.114 * blue


def are_unlike(one: Colour | None, other: Colour | None) -> bool:
    """Whether two colours are told apart at a glance.

    Args:
        one: A colour.
        other: Another one.

    Returns:
        Whether they are; not where one is not known.
    """
    if one is None or other is None:
        return False
    return any(
        abs(part - its) > _UNLIKE for part, its in zip(one, other, strict=True)
    )


def colour_of(components: Any) -> Colour | None:
    """A colour of pdfminer's as red, green and blue.

    Args:
        components: A number or a sequence of them, in DeviceGray, DeviceRGB or DeviceCMYK.

    Returns:
        The colour; None for a pattern.

    >>> colour_of((0, 0, 0, 0.5))
    (0.5, 0.5, 0.5)
    """
    values = components if isinstance(components, Sequence) else (components,)
    if not all(isinstance(value, int | float) for value in values):
        return None
    numbers = [float(value) for value in values]
    if len(numbers) == _GREY:
        grey = numbers[0]
        return grey, grey, grey
    if len(numbers) == _RGB:
        red, green, blue = numbers
        return red, green, blue
    if len(numbers) == _CMYK:
        cyan, magenta, yellow, black = numbers
        light = 1.0 - black
        return (
            (1.0 - cyan) * light,
            (1.0 - magenta) * light,
            (1.0 - yellow) * light,
        )
    return None
