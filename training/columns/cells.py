"""The cells of one column of a known content."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from training.columns.figures import FigureMaker, Rows
from training.columns.texts import Filler, Hands, ToldMeasure, writers
from training.columns.wordings import CHANGES, LEADS

# Contents that are often several items a cell.
_LISTS = {
    "plan",
    "deed",
    "benefit",
    "issue",
    "advice",
    "objective",
    "target",
    "evidence",
    "risk",
    "units",
}
# Of the columns, those in the words that most reports share; writers are many, and each has words of its own.
_USUAL_SHARE = 0.5


class CellMaker:
    """Makes the cells of columns, a manner a column."""

    def __init__(
        self,
        generator: random.Random,
        hands: Mapping[str, Hands],
        filler: Filler,
    ) -> None:
        self._random = generator
        self._hands = hands
        self._filler = filler
        self._makers: dict[str, Callable[[Rows], list[str]]] = {
            **FigureMaker(generator, filler).makers,
            "choice": self._choices,
            "remark": self._remarks,
            "dimension": self._dimensions,
            "deed": self._deeds,
            "plan": self._plans,
            "title": self._titles,
        }

    def cells(self, content: str, rows: Rows) -> list[str]:
        """Make a column.

        Args:
            content: What it holds.
            rows: What each row speaks of.

        Returns:
            A cell a row.
        """
        maker = self._makers.get(content)
        return maker(rows) if maker else self._spoken(content, rows)

    def told(self, content: str, measures: Sequence[ToldMeasure]) -> list[str]:
        """Make a column of what a writer says of some measures.

        Args:
            content: What it holds.
            measures: One a row.

        Returns:
            A cell a measure; empty where the writer says nothing of it.
        """
        join = self._joiner()
        most = self._random.choice([1, 2, 3, 9])
        cells: list[str] = []
        for measure in measures:
            items = list(measure.get(content, ()))[:most]
            cells.append(join(items) if items else "")
        return cells

    def items(self, content: str, count: int) -> list[str]:
        """Make single items, for the letter sequences to be learned from.

        Args:
            content: One that is spoken.
            count: How many.

        Returns:
            The items, without markers.
        """
        items: list[str] = []
        while len(items) < count:
            rows = [self._filler.row() for _ in range(6)]
            cells = (
                self.cells(content, rows)
                if content in {"period", "offer", "contract", "choice"}
                else None
            )
            cells = cells or self._texts(content, rows, self._manner(content))
            items += [cell for cell in cells if cell.strip(" -")]
        return items[:count]

    # Texts

    def _lines(self, content: str) -> Sequence[str]:
        """The lines of one hand, of two, or of all."""
        by_hand = self._hands[content]
        names = sorted(by_hand)
        usual = [name for name in names if name not in writers()]
        if usual and self._random.random() < _USUAL_SHARE:
            names = usual
        count = self._random.choice([1, 1, 2, 2, len(names)])
        chosen = self._random.sample(names, min(count, len(names)))
        return [line for name in chosen for line in by_hand[name]]

    def _texts(
        self, content: str, rows: Rows, lines: Sequence[str]
    ) -> list[str]:
        texts = [
            self._filler.filled(self._random.choice(lines), row) for row in rows
        ]
        change = CHANGES.get(content)
        if change is None or self._random.random() < 0.5:
            return texts
        manner = self._random.choice(change)
        return [manner(text) for text in texts]

    def _manner(self, content: str) -> Sequence[str]:
        lines = self._lines(content)
        if content == "deed" and self._random.random() < 0.3:
            plain = [
                line
                for line in lines
                if not any(
                    slot in line
                    for slot in ("{n}", "{N}", "{pct}", "{d}", "{s}")
                )
            ]
            return plain or lines
        return lines

    def _spoken(self, content: str, rows: Rows) -> list[str]:
        lines = self._manner(content)
        most = self._random.choice([1, 1, 2, 3, 5]) if content in _LISTS else 1
        if self._random.random() < 0.12:
            lines = [
                self._random.choice(lines)
                for _ in range(self._random.randint(1, 3))
            ]
        join = self._joiner()
        cells: list[str] = []
        counts = [self._random.randint(max(1, most - 2), most) for _ in rows]
        columns = [
            self._texts(content, rows, lines) for _ in range(max(counts))
        ]
        for at, count in enumerate(counts):
            cells.append(join([column[at] for column in columns[:count]]))
        return cells

    def _joiner(self) -> Callable[[Sequence[str]], str]:
        """How the items of a cell stand: numbered, bulleted, in lines, or one after the other."""
        style = self._random.choice(
            ["1.", "1)", "(1)", "-", "•", "", "", " ", "และ", "lead"]
        )
        always = self._random.random() < 0.3
        lead = self._random.choice(LEADS)
        separator = "\n" if self._random.random() < 0.85 else " "

        def join(items: Sequence[str]) -> str:
            if len(items) == 1 and not always:
                return items[0]
            if style in {"", " ", "และ"}:
                glue = {"": "\n", " ": " ", "และ": " และ"}[style]
                return glue.join(items)
            marked = [
                _marked("1." if style == "lead" else style, at, item)
                for at, item in enumerate(items, 1)
            ]
            return separator.join(
                [lead, *marked] if style == "lead" else marked
            )

        return join

    def _titles(self, rows: Rows) -> list[str]:
        cells = self._spoken("title", rows)
        style = self._random.choice(
            ["", "", "", "{}. ", "{}) ", "{} ", "1.{} "]
        )
        return [style.format(at) + cell for at, cell in enumerate(cells, 1)]

    def _plans(self, rows: Rows) -> list[str]:
        return self._spoken("plan", rows)

    def _deeds(self, rows: Rows) -> list[str]:
        chance = self._random.random()
        if chance < 0.72:
            return self._spoken("deed", rows)
        cells = self._spoken("plan", rows)
        if chance < 0.8:
            return [
                self._random.choice(("ได้", "มีการ", "ได้ดำเนินการ", "ดำเนินการ"))
                + cell
                for cell in cells
            ]
        share = self._random.choice([0.2, 0.5, 0.9])
        endings = (
            "แล้ว",
            "เรียบร้อยแล้ว",
            " แล้วเสร็จ",
            " ครบถ้วน",
            f" {self._random.randint(1, 12)} ครั้ง",
        )
        return [
            cell
            + (
                self._random.choice(endings)
                if self._random.random() < share
                else ""
            )
            for cell in cells
        ]

    def _dimensions(self, rows: Rows) -> list[str]:
        cells = self._spoken("dimension", rows)
        length = self._random.choice([1, 2, 3, 5])
        keeps = self._random.random() < 0.7
        return [
            cells[at // length] if keeps or at % length == 0 else ""
            for at in range(len(cells))
        ]

    def _remarks(self, rows: Rows) -> list[str]:
        share = self._random.choice([0, 0.1, 0.3, 0.7])
        empty = self._random.choice(["-", "-", ""])
        texts = self._texts("remark", rows, self._lines("remark"))
        cells = [
            text if self._random.random() < share else empty for text in texts
        ]
        if not any(cells):
            cells[self._random.randrange(len(cells))] = texts[0]
        return cells

    def _choices(self, rows: Rows) -> list[str]:
        values = self._random.choice(self._lines("choice")).split("|")
        weights = [self._random.random() ** 2 for _ in values]
        return self._random.choices(values, weights, k=len(rows))


def _marked(style: str, at: int, item: str) -> str:
    return (
        f"{style} {item}"
        if style in {"-", "•"}
        else f"{style.replace('1', str(at))} {item}"
    )
