"""Pages whose print runs sideways although no Rotate entry says so: read upright, reported as displayed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from extractor.model import Box, PageTransform

T = TypeVar("T")


def as_displayed(thing: T, transforms: Mapping[int, PageTransform]) -> T:
    """The same data with every box in points of the page as displayed; `turns` are those of the turned pages."""
    return _back(thing, transforms) if transforms else thing


def _back(thing: Any, transforms: Mapping[int, PageTransform]) -> Any:
    if isinstance(thing, tuple):
        if len(thing) == 2 and isinstance(thing[1], Box):  # (page number, box)
            return (thing[0], _placed(thing[1], thing[0], transforms))
        return tuple(_back(part, transforms) for part in thing)
    if isinstance(thing, list):
        return [_back(part, transforms) for part in thing]
    if isinstance(thing, dict):
        return {key: _back(part, transforms) for key, part in thing.items()}
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    parts = {part.name: _back(getattr(thing, part.name), transforms) for part in fields(thing)}
    if isinstance(parts.get("box"), Box):
        parts["box"] = _placed(parts["box"], parts["page_no"], transforms)
    return replace(thing, **parts)


def _placed(box: Box, page_no: int, transforms: Mapping[int, PageTransform]) -> Box:
    return transforms[page_no].back(box) if page_no in transforms else box
