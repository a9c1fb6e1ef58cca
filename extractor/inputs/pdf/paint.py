"""How things are painted onto a page: in which colour, how opaque, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdftypes import resolve1

from extractor.inputs.pdf.colours import colour_of
from extractor.inputs.pdf.names import literal_name
from extractor.model.text import Colour

# Spaces whose components are light or ink themselves (ISO 32000-1, 8.6); those of others (Separation, Indexed, Pattern)
# name colours that only a drawing tells.
_PLAIN_SPACES = frozenset(
    ("DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased")
)
# Letters are to be seen for themselves that are this opaque (0 to 1).
_OPAQUE = 0.5
# Blend modes in which paint hides what it is painted on.
_OPAQUE_MODES = frozenset(("", "Normal", "Compatible"))


class PaintedLook(NamedTuple):
    """What a graphics state says of paint besides its colour.

    Attributes:
        alpha_fill: How opaque fills and letters are, 0 to 1.
        alpha_stroke: How opaque strokes are.
        is_masked: Whether a soft mask thins it.
        is_blended: Whether it mixes with what it is painted on.
        is_cut: Whether it is clipped to a shape that is no rectangle, or cuts one out of what is painted later.
    """

    alpha_fill: float = 1.0
    alpha_stroke: float = 1.0
    is_masked: bool = False
    is_blended: bool = False
    is_cut: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether its colour and its opacity say all."""
        return not (self.is_masked or self.is_blended or self.is_cut)

    @property
    def is_thin(self) -> bool:
        """Whether letters of this look may only be the sense of something else that is drawn where they stand."""
        return self.is_masked or self.is_cut or self.alpha_fill < _OPAQUE


class Paint(NamedTuple):
    """Something that was painted over what stands below it: a fill, a broad stroke, a picture.

    Attributes:
        x0: Left side of its box in points, as pdfminer has them (origin bottom-left).
        y0: Lower side.
        x1: Right side.
        y1: Upper side.
        colour: Its colour; None where that is not known.
        is_solid: Whether it hides all that is in its box.
        corners: The ends of its segments, in points; none of a picture and of a shading.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    colour: Colour | None = None
    is_solid: bool = False
    corners: tuple[tuple[float, float], ...] = ()


class Setting(NamedTuple):
    """How a string of text is set.

    Attributes:
        string: Which string of the page it is, in the order of its content, from 0; None where it is an annotation's.
        painted: How many paints were on the page before.
        colour: The colour of its letters; None where that is not known.
        look: How they are painted.
        reason: Why they are not shown, as far as the string itself tells; empty where it tells nothing.
        is_embedded: Whether the file has the font: else every reader shows another one.
    """

    string: int | None
    painted: int
    colour: Colour | None
    look: PaintedLook
    reason: str
    is_embedded: bool


def plain_colour(space: PDFColorSpace, components: Any) -> Colour | None:
    """A colour of a graphics state as red, green and blue.

    Args:
        space: Its colour space.
        components: Its components, as pdfminer has them.

    Returns:
        The colour; None where the space does not tell.

    >>> plain_colour(PDFColorSpace("DeviceGray", 1), 0.5)
    (0.5, 0.5, 0.5)
    >>> plain_colour(PDFColorSpace("Separation", 1), 0.5) is None
    True
    """
    return colour_of(components) if space.name in _PLAIN_SPACES else None


def changed_look(
    look: PaintedLook, entries: Mapping[str, Any], outer: PaintedLook
) -> PaintedLook:
    """What a dictionary of graphics state parameters makes of a look (ISO 32000-1, 8.4.5).

    Args:
        look: The look before.
        entries: The dictionary.
        outer: The look of the form that is drawn; what is drawn in it is no more opaque.

    Returns:
        The look after.
    """
    changed = look
    alpha_fill = _number(entries.get("ca"))
    alpha_stroke = _number(entries.get("CA"))
    if alpha_fill is not None:
        changed = changed._replace(alpha_fill=alpha_fill * outer.alpha_fill)
    if alpha_stroke is not None:
        changed = changed._replace(
            alpha_stroke=alpha_stroke * outer.alpha_stroke
        )
    if "SMask" in entries:
        changed = changed._replace(
            is_masked=outer.is_masked
            or literal_name(entries["SMask"]) != "None"
        )
    if "BM" in entries:
        changed = changed._replace(
            is_blended=outer.is_blended
            or _mode(entries["BM"]) not in _OPAQUE_MODES
        )
    return changed


def _mode(value: Any) -> str:
    """A blend mode; of several, of which a reader takes the first that it knows, the first."""
    value = resolve1(value)
    if isinstance(value, list):
        return literal_name(value[0]) if value else ""
    return literal_name(value)


def _number(value: Any) -> float | None:
    value = resolve1(value)
    return float(value) if isinstance(value, int | float) else None
