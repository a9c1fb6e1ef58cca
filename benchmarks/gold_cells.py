"""Which cells of a dataset are wrong, letter for letter, beside what careful readers read off the same reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from extractor.dataset.table_schema import Content
from extractor.dataset.text_places import TextPlace, text_places

_EMPTY = "-"


def wrong_cells(content: Content, folder: Path) -> dict[str, bool]:
    """Compare the cells of a report with its gold.

    `content` is what its JSON holds, `folder` has a YAML a report, named as the source file up to `--`. Gives whether
    each cell of a measure is wrong, by its id. Where an item is missing, the cell before the gap counts as wrong.
    """
    name = Path(content["report"]["source_file"]).name.partition("--")[0]
    text = (folder / f"{name}.yaml").read_text(encoding="utf-8")
    measures = {
        str(measure["number"]): measure
        for measure in yaml.safe_load(text)["measures"]
    }
    wrong = dict[str, bool]()
    for (number, field), places in _fields(content).items():
        gold = measures.get(number)
        wanted = _gold_items(gold, field) if gold else []
        wrong.update(_compared(places, wanted))
    return wrong


def _fields(content: Content) -> dict[tuple[str, str], list[TextPlace]]:
    fields = dict[tuple[str, str], list[TextPlace]]()
    for place in text_places(content):
        if place.form and place.form.name == "measures" and place.field:
            key = (str(place.row["number"]), place.field)
            fields.setdefault(key, []).append(place)
    return fields


def _gold_items(measure: dict[str, Any], field: str) -> list[str]:
    value = measure[field]
    items = [value] if isinstance(value, str) else list(value)
    items = [measure.get(f"{field}_intro") or "", *items]
    return [item for item in map(_bare, items) if item not in ("", _EMPTY)]


def _compared(
    places: Sequence[TextPlace], wanted: Sequence[str]
) -> Iterator[tuple[str, bool]]:
    read = [_bare(place.text) for place in places if place.item]
    wrong = [False] * len(places)
    matcher = SequenceMatcher(None, read, wanted, autojunk=False)
    for kind, start, end, _, _ in matcher.get_opcodes():
        if kind == "insert":
            wrong[max(0, start - 1)] = True
        elif kind != "equal":
            wrong[start:end] = [True] * (end - start)
    for place, is_wrong in zip(places, wrong, strict=True):
        yield place.id, is_wrong


def _bare(text: str) -> str:
    return "".join(text.split())
