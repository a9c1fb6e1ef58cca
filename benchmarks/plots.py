"""Plots as SVG: points joined by lines over a grid."""

from __future__ import annotations

from collections.abc import Sequence

Points = Sequence[tuple[float, float]]
# The plotted area and the margin around it, in user units.
_WIDE, _HIGH, _RIM = 420, 320, 56
_COLOURS = ("#1f77b4", "#d62728", "#2ca02c")


def plot(
    series: Sequence[Points],
    across: str,
    up: str,
    xs: Sequence[float],
    ys: Sequence[float],
) -> str:
    """Draw series of points; `xs` and `ys` are the ticks from end to end; `across` and `up` name the axes."""
    scale = _Scale(xs, ys)
    lines = "".join(
        _line(points, scale, colour)
        for points, colour in zip(series, _COLOURS, strict=False)
    )
    width, height = _WIDE + 2 * _RIM, _HIGH + 2 * _RIM
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        f'font-size="12"><rect width="{width}" height="{height}" fill="#fff"/>{_grid(xs, ys, scale)}{lines}'
        f'<text x="{width / 2}" y="{height - 12}" text-anchor="middle">{across}</text>'
        f'<text transform="translate(16 {height / 2}) rotate(-90)" text-anchor="middle">{up}</text></svg>\n'
    )


class _Scale:
    def __init__(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        self._xs, self._ys = xs, ys

    def x(self, value: float) -> float:
        return round(
            _RIM + (value - self._xs[0]) / (self._xs[-1] - self._xs[0]) * _WIDE,
            1,
        )

    def y(self, value: float) -> float:
        return round(
            _RIM
            + _HIGH
            - (value - self._ys[0]) / (self._ys[-1] - self._ys[0]) * _HIGH,
            1,
        )


def _grid(xs: Sequence[float], ys: Sequence[float], scale: _Scale) -> str:
    left, right, top, bottom = _RIM, _RIM + _WIDE, _RIM, _RIM + _HIGH
    return "".join(
        f'<path d="M{scale.x(x)} {top}V{bottom}" stroke="#ddd"/>'
        f'<text x="{scale.x(x)}" y="{bottom + 18}" text-anchor="middle">{x:g}</text>'
        for x in xs
    ) + "".join(
        f'<path d="M{left} {scale.y(y)}H{right}" stroke="#ddd"/>'
        f'<text x="{left - 8}" y="{scale.y(y) + 4}" text-anchor="end">{y:g}</text>'
        for y in ys
    )


def _line(points: Points, scale: _Scale, colour: str) -> str:
    path = " ".join(f"{scale.x(x)},{scale.y(y)}" for x, y in points)
    dots = "".join(
        f'<circle cx="{scale.x(x)}" cy="{scale.y(y)}" r="3" fill="{colour}"/>'
        for x, y in points
    )
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>{dots}'
