"""Tables of known contents: the columns of reports of many forms, as officials fill them and as they are read."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.model.contents import CONTENTS
from training.columns.cells import CellMaker
from training.columns.texts import (
    PARTS,
    ROW_SLOTS,
    Filler,
    ToldMeasure,
    chosen_hands,
    writers,
)

# The columns of each form: those that it has, and those that it may have besides.
_FORMS: Sequence[tuple[str, str]] = (
    ("title plan units period deed benefit", "ordinal issue advice remark evidence target objective money"),
    ("title plan units period deed benefit", "ordinal"),
    ("title plan deed", "ordinal units period benefit issue"),
    ("title plan units deed benefit", "dimension period number"),
    ("issue plan period units deed evidence", "ordinal title benefit target"),
    ("advice plan period units deed evidence", "ordinal title dimension remark"),
    ("advice plan period units", "ordinal issue"),
    ("issue advice plan units period", "title dimension percent number"),
    ("title deed issue advice", "ordinal percent money units"),
    ("ordinal title target money money period deed units", "objective benefit issue percent remark place"),
    ("ordinal title money money deed", "percent remark issue period"),
    ("dimension dimension title money money money remark", "money money ordinal units"),
    ("dimension title money money money money money", "remark"),
    ("ordinal goods money money choice offer offer reason contract", "date units remark"),
    ("ordinal goods money choice offer reason contract", "date money"),
    ("ordinal complaint number number number percent remark", "number units period"),
    ("complaint number number number", "ordinal percent"),
    ("date complaint place deed choice", "ordinal units remark other"),
    ("ordinal title risk number number number plan units period", "choice deed issue"),
    ("ordinal title risk choice plan deed", "number units period evidence"),
    ("risk plan deed choice", "title benefit"),
    ("ordinal agency number number number number choice", "percent remark"),
    ("agency number choice", "ordinal number"),
    ("ordinal title plan money place units mark mark mark mark mark mark", "mark mark objective target blank blank"),
    ("ordinal title plan money place units", "period mark mark mark blank"),
    ("ordinal title objective target money benefit units", "period plan place"),
    ("title objective plan target period money units", "benefit evidence"),
    ("dimension evidence choice", "ordinal title remark date"),
    ("title evidence date", "ordinal units choice"),
    ("dimension number number", "ordinal percent choice"),
    ("title target deed percent choice", "ordinal units issue number"),
)  # fmt: skip
# What any table may have besides, more often than the other contents.
_OFTEN = ("other",) * 8
# How many of these.
_MORE = (0, 0, 1, 1, 2, 3, 4)
# Of the tables, those that are told by one writer.
_TOLD_SHARE = 0.5
# Of the tables whose form need not have one.
_ORDINAL_SHARE = 0.4
_ROW_COUNTS = (1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30)
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
# What OCR loses first, and letters that it reads for others.
_FRAGILE = "ัิีึืุู็่้๊๋์ํ"
_LETTERS = "กขคงจชดตถทนบปผพมยรลวสหอะาเแโใไ"


@dataclass(frozen=True)
class MadeTable:
    """A table whose contents are known.

    Attributes:
        contents: What each column holds.
        columns: The cells of each column.
    """

    contents: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]


class TableMaker:
    """Makes tables of the texts of some parts."""

    def __init__(self, seed: int, parts: set[int]) -> None:
        self._random = random.Random(seed)
        self._filler = Filler(self._random, parts)
        self._writers = [
            writer for at, writer in enumerate(writers()) if at % PARTS in parts
        ]
        self.cells = CellMaker(self._random, chosen_hands(parts), self._filler)

    def table(self, row_count: int | None = None) -> MadeTable:
        """Make a table.

        Args:
            row_count: Its rows; drawn, when left out.

        Returns:
            The table.
        """
        return self.table_of(
            self._contents(), row_count or self._random.choice(_ROW_COUNTS)
        )

    def table_of(
        self, contents: Sequence[str], count: int, told: float = _TOLD_SHARE
    ) -> MadeTable:
        """Make a table of given contents.

        Args:
            contents: What its columns hold.
            count: Its rows; fewer, where one writer tells it all who has no more to tell.
            told: How likely that is (0 to 1).

        Returns:
            The table.
        """
        measures = self._told_measures(count, told)
        rows = [self._filler.row() for _ in range(len(measures) or count)]
        columns = [
            self._told(content, measures) or self._column(content, rows)
            for content in contents
        ]
        return MadeTable(
            tuple(contents), tuple(self._printed(contents, columns))
        )

    def _told_measures(self, count: int, share: float) -> list[ToldMeasure]:
        """Some measures of one writer, at most so many; none, at times."""
        if not self._writers or self._random.random() > share:
            return []
        measures = writers()[self._random.choice(self._writers)]
        return self._random.sample(measures, min(count, len(measures)))

    def _told(self, content: str, measures: Sequence[ToldMeasure]) -> list[str]:
        """A column of what a writer says of measures; nothing where he says nothing of the kind."""
        cells = self.cells.told(content, measures)
        return self._with_gaps(content, cells) if any(cells) else []

    def _contents(self) -> list[str]:
        draw = self._random
        if draw.random() < 0.12:
            return draw.choices(CONTENTS, k=draw.randint(2, 9))
        has, may_have = draw.choice(_FORMS)
        contents = [name for name in has.split() if draw.random() > 0.12]
        contents += [name for name in may_have.split() if draw.random() < 0.3]
        contents += [
            draw.choice([*CONTENTS, *_OFTEN]) for _ in range(draw.choice(_MORE))
        ]
        if "ordinal" not in contents and draw.random() < _ORDINAL_SHARE:
            contents.append("ordinal")
        draw.shuffle(contents)
        return contents or ["title"]

    def _column(
        self, content: str, rows: Sequence[dict[str, str]]
    ) -> list[str]:
        """A column; some speak of what their row speaks of, some of anything."""
        draw = self._random
        if draw.random() < 0.3:
            rows = [self._filler.row() for _ in rows]
        elif draw.random() < 0.3:
            rows = [
                {name: row[name] for name in draw.sample(ROW_SLOTS, 2)}
                for row in rows
            ]
        cells = self.cells.cells(content, rows)
        if content in {"mark", "blank", "ordinal", "remark"}:
            return cells
        if (
            content in {"units", "period", "dimension", "place"}
            and draw.random() < 0.25
        ):
            cells = [
                cells[at - at % 3] if draw.random() < 0.8 else cells[at]
                for at in range(len(cells))
            ]
        return self._with_gaps(content, cells)

    def _with_gaps(self, content: str, cells: list[str]) -> list[str]:
        """Some cells are empty, or all from some row on."""
        draw = self._random
        if draw.random() < 0.2:
            share = draw.choice([0.1, 0.2, 0.5])
            empty = draw.choice(["", "", "-"])
            cells = [empty if draw.random() < share else cell for cell in cells]
        if (
            content in {"deed", "evidence", "benefit", "money", "date"}
            and draw.random() < 0.06
        ):
            start = draw.randrange(len(cells))
            cells = cells[:start] + [""] * (len(cells) - start)
        if not any(cell.strip(" -") for cell in cells):
            cells[0] = self.cells.cells(content, [self._filler.row()])[0]
        return cells

    def _printed(
        self, contents: Sequence[str], columns: Sequence[Sequence[str]]
    ) -> list[tuple[str, ...]]:
        """The columns as they are read: digits of one script, lines broken, letters misread."""
        draw = self._random
        has_thai_digits = draw.random() < 0.4
        noise = draw.choice([0, 0, 0, 0, 0.005, 0.015, 0.04])
        is_broken = draw.random() < 0.6
        printed: list[tuple[str, ...]] = []
        for content, cells in zip(contents, columns, strict=True):
            width = draw.randint(10, 45)
            texts = [
                text.translate(_THAI_DIGITS) if has_thai_digits else text
                for text in cells
            ]
            texts = [self.misread(text, noise) for text in texts]
            if is_broken and content not in {"offer", "contract"}:
                texts = [self._broken(text, width) for text in texts]
            printed.append(tuple(texts))
        return printed

    def misread(self, text: str, share: float = 0.01) -> str:
        """Misread a text as OCR does.

        Args:
            text: What stands there.
            share: About how many of its letters go wrong.

        Returns:
            The text with letters lost, taken for others, or spaces put in.
        """
        if not share:
            return text
        draw = self._random
        letters: list[str] = []
        for letter in text:
            chance = draw.random()
            if letter in _FRAGILE and chance < 4 * share:
                continue
            if chance < share / 3 and letter not in "\n-0123456789":
                letters.append(draw.choice(_LETTERS))
            elif chance < share / 2:
                letters += [letter, " "]
            else:
                letters.append(letter)
        return "".join(letters)

    def _broken(self, text: str, width: int) -> str:
        """Lines about as wide as the column, broken anywhere as in print without hyphens."""
        lines: list[str] = []
        for line in text.split("\n"):
            rest = line
            while len(rest) > width:
                at = width - self._random.randint(0, 4)
                lines.append(rest[:at].rstrip())
                rest = rest[at:].lstrip()
            lines.append(rest)
        return "\n".join(lines)
