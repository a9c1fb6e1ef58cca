"""The cells of columns that hold figures, times, offers or marks."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from extractor.model.thai_calendar import MONTH_NAMES
from normalizer.thai import SHORT_MONTHS
from training.columns.others import OtherMaker
from training.columns.texts import Filler
from training.columns.wordings import (
    CONTRACT_STYLES,
    MARKS,
    PERIOD_STYLES,
    SHOP_ENDINGS,
    SHOP_NAMES,
    SHOPS,
    TITLES,
)

# What each row speaks of.
Rows = Sequence[Mapping[str, str]]


class FigureMaker:
    """Makes cells without sentences, a manner a column."""

    def __init__(self, generator: random.Random, filler: Filler) -> None:
        self._random = generator
        self._filler = filler
        self.makers: Mapping[str, Callable[[Rows], list[str]]] = {
            "ordinal": self._ordinals,
            "period": self._periods,
            "date": self._dates,
            "money": self._amounts,
            "number": self._numbers,
            "percent": self._percents,
            "offer": self._offers,
            "contract": self._contracts,
            "mark": self._marks,
            "blank": self._blanks,
            "other": self._others,
        }

    def _ordinals(self, rows: Rows) -> list[str]:
        style = self._random.choice(
            ["{}", "{}", "{}", "{}.", "{})", "1.{}", "({})"]
        )
        start = self._random.choice(
            [1, 1, self._random.randint(2, 9), self._random.randint(2, 40)]
        )
        return [style.format(start + at) for at in range(len(rows))]

    def _amounts(self, rows: Rows) -> list[str]:
        style = self._random.choice(
            [
                *(
                    "{:,.2f}",
                    "{:,.2f}",
                    "{:,.0f}",
                    "{:,.0f}",
                    "{:.0f}",
                    "{:,.0f}.-",
                    "{:,.0f} บาท",
                    "{:,}",
                ),
                *(
                    "฿{:,.0f}",
                    "ใช้ไป {:,.0f} บาท",
                    "วงเงิน {:,.2f} บาท",
                    "งบ {:,.0f}",
                    "เงินรายได้ {:,.0f} บาท",
                ),
            ]
        )
        low, high = self._random.choice([(3, 4), (3, 6), (4, 7), (2, 5)])
        empty = self._random.choice(
            ["-", "", "0", "0.00", "ไม่ใช้งบประมาณ", "ไม่มีค่าใช้จ่าย", "ยังไม่ได้ใช้"]
        )
        share = self._random.choice([0, 0, 0.1, 0.3, 0.6])
        cells: list[str] = []
        for _ in rows:
            power = 10 ** self._random.uniform(low, high)
            step = self._random.choice([1, 100, 100, 1000])
            amount = max(step, round(power / step) * step) + (
                self._random.randint(1, 99) / 100 if step == 1 else 0
            )
            cells.append(
                empty
                if self._random.random() < share and len(rows) > 1
                else style.format(amount)
            )
        return cells

    def _numbers(self, rows: Rows) -> list[str]:
        kind = self._random.choice(
            ["count", "count", "level", "score", "product", "large"]
        )
        empty = self._random.choice(["-", "0", "0", ""])
        share = self._random.choice([0, 0, 0.2, 0.5])
        draw = self._random
        makers: dict[str, Callable[[], str]] = {
            "count": lambda: str(int(10 ** draw.uniform(0, 2.3))),
            "level": lambda: str(draw.randint(1, 5)),
            "score": lambda: f"{draw.uniform(50, 100):.2f}",
            "product": lambda: str(draw.randint(1, 5) * draw.randint(1, 5)),
            "large": lambda: f"{int(10 ** draw.uniform(2, 4.5)):,}",
        }
        unit = (
            draw.choice(["", "", "", "", " เรื่อง", " คน", " ครั้ง", " ราย"])
            if kind in {"count", "large"}
            else ""
        )
        share = 0 if kind in {"level", "score", "product"} else share
        return [
            empty if draw.random() < share else makers[kind]() + unit
            for _ in rows
        ]

    def _percents(self, rows: Rows) -> list[str]:
        style = self._random.choice(
            [
                "{:.2f}",
                "{:.2f}",
                "{:.0f}%",
                "{:.2f}%",
                "{:.1f} %",
                "ร้อยละ {:.2f}",
                "{:.0f}",
                "ร้อยละ {:.0f}",
            ]
        )
        full = self._random.choice([0.1, 0.3, 0.6])
        return [
            style.format(
                100
                if self._random.random() < full
                else self._random.uniform(0, 100)
            )
            for _ in rows
        ]

    # Times

    def _periods(self, rows: Rows) -> list[str]:
        draw = self._random
        year = draw.randint(2560, 2570)
        style = draw.choice(PERIOD_STYLES)
        pool = [
            self._period(style, year)
            for _ in range(draw.choice([1, 1, 2, 4, len(rows)]))
        ]
        if draw.random() < 0.25:
            pool += [
                self._period(draw.choice(PERIOD_STYLES), year) for _ in range(3)
            ]
        return [draw.choice(pool) for _ in rows]

    def _period(self, style: str, year: int) -> str:
        draw = self._random
        first, last = sorted(draw.sample(range(12), 2))
        month = self._filler.month
        return style.format(
            y=year,
            b=year - 1,
            yy=year % 100,
            bb=year % 100 - 1,
            e=year + 4,
            m=month(year),
            k=month(year - 1),
            a=SHORT_MONTHS[first],
            z=SHORT_MONTHS[last],
            n=draw.randint(1, 4),
            d=draw.choice([15, 30, 45, 60, 90, 120]),
            t=draw.randint(1, 15),
            u=draw.randint(16, 31),
            x=MONTH_NAMES[first][0],
            w=MONTH_NAMES[last][0],
        )

    def _dates(self, rows: Rows) -> list[str]:
        draw = self._random
        year = draw.randint(2560, 2570)
        style = draw.choice(
            [
                "{d} {m}",
                "{d} {m}",
                "{d}/{n}/{y}",
                "{d:02}/{n:02}/{yy}",
                "วันที่ {d} {m}",
                "{d}-{n}-{y}",
            ]
        )
        cells: list[str] = []
        for _ in rows:
            values = {
                "d": draw.randint(1, 30),
                "n": draw.randint(1, 12),
                "y": year,
                "yy": year % 100,
            }
            cells.append(style.format(m=self._filler.month(year), **values))
        return cells

    # Purchases

    def _offers(self, rows: Rows) -> list[str]:
        with_price = self._random.random() < 0.7
        most = self._random.choice([1, 1, 2, 4])
        glue = self._random.choice(
            ["\n", " ", " / ", "\nราคา ", "\nราคาที่เสนอ ", " ราคา "]
        )
        ending = self._random.choice(["", " บาท", ".-"])
        cells: list[str] = []
        for _ in rows:
            offers: list[str] = []
            for _ in range(self._random.randint(1, most)):
                price = (
                    f"{round(10 ** self._random.uniform(3, 6.3)):,}"
                    + self._random.choice([".00", ""])
                )
                offers.append(
                    self._bidder()
                    + (glue + price + ending if with_price else "")
                )
            cells.append("\n".join(offers))
        return cells

    def _bidder(self) -> str:
        if self._random.random() < 0.3:
            return self._person()
        root = self._random.choice(
            [self._filler.drawn("tambon"), self._filler.drawn("family")]
        )
        made = root + self._random.choice(SHOP_ENDINGS)
        return self._random.choice(SHOPS).format(
            self._random.choice([made, self._random.choice(SHOP_NAMES)])
        )

    def _person(self) -> str:
        return (
            self._random.choice(TITLES)
            + self._filler.drawn("given")
            + " "
            + self._filler.drawn("family")
        )

    def _contracts(self, rows: Rows) -> list[str]:
        draw = self._random
        style = draw.choice(CONTRACT_STYLES)
        year = draw.randint(2560, 2570)
        cells: list[str] = []
        for at, _ in enumerate(rows, draw.randint(1, 200)):
            date = f"{draw.randint(1, 30)} {self._filler.month(year)}"
            cells.append(
                style.format(
                    n=at,
                    y=year,
                    yy=year % 100,
                    d=date,
                    k=draw.randint(10**9, 10**10),
                    a=draw.choice("กขค"),
                )
            )
        return cells

    # The rest

    def _marks(self, rows: Rows) -> list[str]:
        mark = self._random.choice(MARKS)
        share = self._random.choice([0.1, 0.3, 0.6, 0.95])
        cells = [mark if self._random.random() < share else "" for _ in rows]
        if not any(cells):
            cells[self._random.randrange(len(cells))] = mark
        return cells

    def _blanks(self, rows: Rows) -> list[str]:
        return ["" for _ in rows]

    def _others(self, rows: Rows) -> list[str]:
        return OtherMaker(self._random, self._filler).cells(len(rows))
