"""Texts that may not be whole: the file hides more of them, or the sheet that was printed had too little room."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.dataset.table_schema import Content
from extractor.dataset.text_places import TextPlace

_CUT = "cell-text-cut"
# Why a text is hidden where a frame was too small for it.
_CLIPPED = "clipped"
# Heights of a hidden line that it may stand below the end of a text which it goes on with.
_BELOW = 1.0
# Heights of a line that a cell has left below its last one where no other line would have had room.
_FULL = 0.5


class CutTexts:
    """What a report tells of texts that are not whole."""

    def __init__(self, content: Content) -> None:
        """Look at a report.

        Args:
            content: What its JSON holds.
        """
        self._hidden = dict[int, list[Sequence[float]]]()
        for hidden in content["hidden_texts"]:
            if hidden["box"]:
                boxes = self._hidden.setdefault(hidden["page_no"], [])
                boxes.append(hidden["box"])
        reasons = {hidden["reason"] for hidden in content["hidden_texts"]}
        codes = {problem["code"] for problem in content["problems"]}
        self._cuts_texts = _CLIPPED in reasons or _CUT in codes

    def may_lack(self, place: TextPlace) -> bool:
        """Tell whether more may belong to a text than its page shows.

        Args:
            place: The text.

        Returns:
            Whether a hidden text lies over it or follows right below, or whether it is the last one of a cell that is
            full to its foot, in a report whose producer cut others.
        """
        if place.item is None:
            return False
        return self._goes_on_hidden(place.item) or (
            self._cuts_texts and _fills_its_cell(place)
        )

    def _goes_on_hidden(self, item: Content) -> bool:
        return any(
            _follows(hidden, part["box"])
            for part in item["fragments"]
            if part["box"]
            for hidden in self._hidden.get(part["page_no"], ())
        )


def ends_on(place: TextPlace, page_no: object) -> bool:
    """Tell whether a text is the last one of its field on a page: where the field is cut there, the others are whole.

    Args:
        place: The text.
        page_no: The page, 1-based.

    Returns:
        Whether it is.
    """
    on_page = [
        item
        for item in place.holder.get("items", ())
        if any(part["page_no"] == page_no for part in item["fragments"])
    ]
    return bool(on_page) and on_page[-1] is place.item


def _follows(hidden: Sequence[float], box: Sequence[float]) -> bool:
    left, top, right, bottom = box
    height = hidden[3] - hidden[1]
    return (
        hidden[0] < right
        and hidden[2] > left
        and top < hidden[3]
        and hidden[1] < bottom + _BELOW * height
    )


def _fills_its_cell(place: TextPlace) -> bool:
    """Whether the cell has no room for a line below a text, which is its last one."""
    parts = place.item["fragments"] if place.item else []
    cells = place.holder.get("fragments", ())
    if not parts or not parts[-1]["box"] or not parts[-1]["lines"]:
        return False
    last = parts[-1]
    if not ends_on(place, last["page_no"]):
        return False
    height = (last["box"][3] - last["box"][1]) / len(last["lines"])
    return any(
        cell["page_no"] == last["page_no"]
        and cell["box"]
        and cell["box"][3] - last["box"][3] < _FULL * height
        for cell in cells
    )
