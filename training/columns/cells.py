"""The cells of one column of a known content."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from training.columns.texts import Filler, Hands

# What each row speaks of.
Rows = Sequence[Mapping[str, str]]
# Contents that are often several items a cell.
_LISTS = {"plan", "deed", "benefit", "issue", "advice", "objective", "target", "evidence", "risk", "units"}
_MARKS = ("✓", "/", "√", "●", "x", "X", "↔", "→", "■", "✔", "•", "*")
_SHOPS = ("หจก. {}", "ห้างหุ้นส่วนจำกัด {}", "บริษัท {} จำกัด", "ร้าน{}", "บจก. {}", "บ. {} จก.", "สหกรณ์{} จำกัด")
_SHOP_NAMES = (
    "รุ่งเรืองการค้า", "ทรัพย์เจริญ", "สมบูรณ์พาณิชย์", "ศรีไทยการโยธา", "ก้าวหน้าคอนกรีต", "ปิ่นทองการพิมพ์", "เอส พี ซัพพลาย",
    "ดีดีเซอร์วิส", "ชัยเจริญยนต์", "แสงทองการไฟฟ้า", "มิตรภาพเครื่องเขียน", "พรชัยวัสดุ", "ลานนาเมดิคอล", "นิวเทค",
)  # fmt: skip
_PERSONS = (
    "นายสมชาย ใจดี", "นางสาวดวงใจ รักษ์ดี", "นายบุญมี ศรีสุข", "นางทองคำ แก้วงาม", "น.ส.พิมพ์ใจ วงศ์ไทย", "นายคำปัน ยอดคำ",
    "นายวิชัย มั่นคง", "นางอารี สุขสบาย", "นายอดุลย์ สาและ", "นางสาวกมล พูนผล",
)  # fmt: skip
_SHORT_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_LEADS = ("ดำเนินการดังนี้", "มีขั้นตอนดังนี้", "ดังนี้", "โดยดำเนินการดังต่อไปนี้", "ประกอบด้วย", "ได้แก่")


class CellMaker:
    """Makes the cells of columns, a manner a column."""

    def __init__(self, generator: random.Random, hands: Mapping[str, Hands], filler: Filler) -> None:
        self._random = generator
        self._hands = hands
        self._filler = filler
        self._makers: dict[str, Callable[[Rows], list[str]]] = {
            "ordinal": self._ordinals,
            "choice": self._choices,
            "period": self._periods,
            "date": self._dates,
            "money": self._amounts,
            "number": self._numbers,
            "percent": self._percents,
            "offer": self._offers,
            "contract": self._contracts,
            "mark": self._marks,
            "remark": self._remarks,
            "blank": self._blanks,
            "dimension": self._dimensions,
            "deed": self._deeds,
            "plan": self._plans,
            "title": self._titles,
            "unknown": self._unknown,
        }

    def cells(self, content: str, rows: Rows) -> list[str]:
        """Make a column.

        Args:
            content: What it holds; "unknown" is none of the contents.
            rows: What each row speaks of.

        Returns:
            A cell a row.
        """
        maker = self._makers.get(content)
        return maker(rows) if maker else self._spoken(content, rows)

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
            cells = self.cells(content, rows) if content in {"period", "offer", "contract", "choice"} else None
            cells = cells or self._texts(content, rows, self._manner(content))
            items += [cell for cell in cells if cell.strip(" -")]
        return items[:count]

    # Texts

    def _lines(self, content: str) -> Sequence[str]:
        """The lines of one hand, of two, or of all."""
        by_hand = self._hands[content]
        names = sorted(by_hand)
        count = self._random.choice([1, 1, 2, 2, len(names)])
        chosen = self._random.sample(names, min(count, len(names)))
        return [line for name in chosen for line in by_hand[name]]

    def _texts(self, content: str, rows: Rows, lines: Sequence[str]) -> list[str]:
        texts = [self._filler.filled(self._random.choice(lines), row) for row in rows]
        change = _CHANGES.get(content)
        if change is None or self._random.random() < 0.5:
            return texts
        manner = self._random.choice(change)
        return [manner(text) for text in texts]

    def _manner(self, content: str) -> Sequence[str]:
        lines = self._lines(content)
        if content == "deed" and self._random.random() < 0.3:
            plain = [line for line in lines if not any(slot in line for slot in ("{n}", "{N}", "{pct}", "{d}", "{s}"))]
            return plain or lines
        return lines

    def _spoken(self, content: str, rows: Rows) -> list[str]:
        lines = self._manner(content)
        most = self._random.choice([1, 1, 2, 3, 5]) if content in _LISTS else 1
        if self._random.random() < 0.12:
            lines = [self._random.choice(lines) for _ in range(self._random.randint(1, 3))]
        join = self._joiner()
        cells: list[str] = []
        counts = [self._random.randint(max(1, most - 2), most) for _ in rows]
        columns = [self._texts(content, rows, lines) for _ in range(max(counts))]
        for at, count in enumerate(counts):
            cells.append(join([column[at] for column in columns[:count]]))
        return cells

    def _joiner(self) -> Callable[[Sequence[str]], str]:
        """How the items of a cell stand: numbered, bulleted, in lines, or one after the other."""
        style = self._random.choice(["1.", "1)", "(1)", "-", "•", "", "", " ", "และ", "lead"])
        always = self._random.random() < 0.3
        lead = self._random.choice(_LEADS)
        separator = "\n" if self._random.random() < 0.85 else " "

        def join(items: Sequence[str]) -> str:
            if len(items) == 1 and not always:
                return items[0]
            if style in {"", " ", "และ"}:
                glue = {"": "\n", " ": " ", "และ": " และ"}[style]
                return glue.join(items)
            marked = [_marked("1." if style == "lead" else style, at, item) for at, item in enumerate(items, 1)]
            return separator.join([lead, *marked] if style == "lead" else marked)

        return join

    def _titles(self, rows: Rows) -> list[str]:
        cells = self._spoken("title", rows)
        style = self._random.choice(["", "", "", "{}. ", "{}) ", "{} ", "1.{} "])
        return [style.format(at) + cell for at, cell in enumerate(cells, 1)]

    def _plans(self, rows: Rows) -> list[str]:
        return self._spoken("plan", rows)

    def _deeds(self, rows: Rows) -> list[str]:
        chance = self._random.random()
        if chance < 0.72:
            return self._spoken("deed", rows)
        cells = self._spoken("plan", rows)
        if chance < 0.8:
            return [self._random.choice(("ได้", "มีการ", "ได้ดำเนินการ", "ดำเนินการ")) + cell for cell in cells]
        share = self._random.choice([0.2, 0.5, 0.9])
        endings = ("แล้ว", "เรียบร้อยแล้ว", " แล้วเสร็จ", " ครบถ้วน", f" {self._random.randint(1, 12)} ครั้ง")
        return [cell + (self._random.choice(endings) if self._random.random() < share else "") for cell in cells]

    def _dimensions(self, rows: Rows) -> list[str]:
        cells = self._spoken("dimension", rows)
        length = self._random.choice([1, 2, 3, 5])
        keeps = self._random.random() < 0.7
        return [cells[at // length] if keeps or at % length == 0 else "" for at in range(len(cells))]

    def _remarks(self, rows: Rows) -> list[str]:
        share = self._random.choice([0, 0.1, 0.3, 0.7])
        empty = self._random.choice(["-", "-", ""])
        texts = self._texts("remark", rows, self._lines("remark"))
        cells = [text if self._random.random() < share else empty for text in texts]
        if not any(cells):
            cells[self._random.randrange(len(cells))] = texts[0]
        return cells

    def _choices(self, rows: Rows) -> list[str]:
        values = self._random.choice(self._lines("choice")).split("|")
        weights = [self._random.random() ** 2 for _ in values]
        return self._random.choices(values, weights, k=len(rows))

    # Numbers

    def _ordinals(self, rows: Rows) -> list[str]:
        style = self._random.choice(["{}", "{}", "{}", "{}.", "{})", "1.{}", "({})"])
        start = self._random.choice([1, 1, self._random.randint(2, 9), self._random.randint(2, 40)])
        return [style.format(start + at) for at in range(len(rows))]

    def _amounts(self, rows: Rows) -> list[str]:
        style = self._random.choice(
            ["{:,.2f}", "{:,.2f}", "{:,.0f}", "{:,.0f}", "{:.0f}", "{:,.0f}.-", "{:,.0f} บาท", "{:,}"]
        )
        low, high = self._random.choice([(3, 4), (3, 6), (4, 7), (2, 5)])
        empty = self._random.choice(["-", "", "0", "0.00", "ไม่ใช้งบประมาณ"])
        share = self._random.choice([0, 0, 0.1, 0.3, 0.6])
        cells: list[str] = []
        for _ in rows:
            power = 10 ** self._random.uniform(low, high)
            step = self._random.choice([1, 100, 100, 1000])
            amount = max(step, round(power / step) * step) + (self._random.randint(1, 99) / 100 if step == 1 else 0)
            cells.append(empty if self._random.random() < share and len(rows) > 1 else style.format(amount))
        return cells

    def _numbers(self, rows: Rows) -> list[str]:
        kind = self._random.choice(["count", "count", "level", "score", "product", "large"])
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
        unit = draw.choice(["", "", "", "", " เรื่อง", " คน", " ครั้ง", " ราย"]) if kind in {"count", "large"} else ""
        share = 0 if kind in {"level", "score", "product"} else share
        return [empty if draw.random() < share else makers[kind]() + unit for _ in rows]

    def _percents(self, rows: Rows) -> list[str]:
        style = self._random.choice(
            ["{:.2f}", "{:.2f}", "{:.0f}%", "{:.2f}%", "{:.1f} %", "ร้อยละ {:.2f}", "{:.0f}", "ร้อยละ {:.0f}"]
        )
        full = self._random.choice([0.1, 0.3, 0.6])
        return [style.format(100 if self._random.random() < full else self._random.uniform(0, 100)) for _ in rows]

    # Times

    def _periods(self, rows: Rows) -> list[str]:
        draw = self._random
        year = draw.randint(2560, 2570)
        style = draw.choice(_PERIOD_STYLES)
        pool = [self._period(style, year) for _ in range(draw.choice([1, 1, 2, 4, len(rows)]))]
        if draw.random() < 0.25:
            pool += [self._period(draw.choice(_PERIOD_STYLES), year) for _ in range(3)]
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
            a=_SHORT_MONTHS[first],
            z=_SHORT_MONTHS[last],
            n=draw.randint(1, 4),
            d=draw.choice([15, 30, 45, 60, 90, 120]),
        )

    def _dates(self, rows: Rows) -> list[str]:
        draw = self._random
        year = draw.randint(2560, 2570)
        style = draw.choice(["{d} {m}", "{d} {m}", "{d}/{n}/{y}", "{d:02}/{n:02}/{yy}", "วันที่ {d} {m}", "{d}-{n}-{y}"])
        cells: list[str] = []
        for _ in rows:
            values = {"d": draw.randint(1, 30), "n": draw.randint(1, 12), "y": year, "yy": year % 100}
            cells.append(style.format(m=self._filler.month(year), **values))
        return cells

    # Purchases

    def _offers(self, rows: Rows) -> list[str]:
        with_price = self._random.random() < 0.7
        most = self._random.choice([1, 1, 2, 4])
        glue = self._random.choice(["\n", " ", " / ", "\nราคา ", "\nราคาที่เสนอ ", " ราคา "])
        ending = self._random.choice(["", " บาท", ".-"])
        cells: list[str] = []
        for _ in rows:
            offers: list[str] = []
            for _ in range(self._random.randint(1, most)):
                price = f"{round(10 ** self._random.uniform(3, 6.3)):,}" + self._random.choice([".00", ""])
                offers.append(self._bidder() + (glue + price + ending if with_price else ""))
            cells.append("\n".join(offers))
        return cells

    def _bidder(self) -> str:
        if self._random.random() < 0.3:
            return self._random.choice(_PERSONS)
        return self._random.choice(_SHOPS).format(self._random.choice(_SHOP_NAMES))

    def _contracts(self, rows: Rows) -> list[str]:
        draw = self._random
        style = draw.choice(_CONTRACT_STYLES)
        year = draw.randint(2560, 2570)
        cells: list[str] = []
        for at, _ in enumerate(rows, draw.randint(1, 200)):
            date = f"{draw.randint(1, 30)} {self._filler.month(year)}"
            cells.append(
                style.format(n=at, y=year, yy=year % 100, d=date, k=draw.randint(10**9, 10**10), a=draw.choice("กขค"))
            )
        return cells

    # The rest

    def _marks(self, rows: Rows) -> list[str]:
        mark = self._random.choice(_MARKS)
        share = self._random.choice([0.1, 0.3, 0.6, 0.95])
        cells = [mark if self._random.random() < share else "" for _ in rows]
        if not any(cells):
            cells[self._random.randrange(len(cells))] = mark
        return cells

    def _blanks(self, rows: Rows) -> list[str]:
        return ["" for _ in rows]

    def _unknown(self, rows: Rows) -> list[str]:
        draw = self._random
        makers: tuple[Callable[[], str], ...] = (
            lambda: f"0{draw.randint(20, 99)}-{draw.randint(1000000, 9999999)}",
            lambda: f"{draw.randint(100, 999)}-{draw.randint(10, 99)}-{draw.randint(1000, 9999)}",
            lambda: draw.choice(_PERSONS),
            lambda: f"{draw.randint(8, 11):02}.00 - {draw.randint(12, 16)}.30 น.",
            lambda: draw.choice("ABCDEFG") + str(draw.randint(100, 999)),
            lambda: f"user{draw.randint(1, 99)}@mail.go.th",
            lambda: "".join(draw.choice("กขคงจชซดตถทนบปผพมยรลวสหอ") + draw.choice("ะาิีุูเแโ") for _ in range(6)),
        )
        maker = draw.choice(makers)
        return [maker() for _ in rows]


def _marked(style: str, at: int, item: str) -> str:
    return f"{style} {item}" if style in {"-", "•"} else f"{style.replace('1', str(at))} {item}"


def _with(before: str = "", after: str = "") -> Callable[[str], str]:
    return lambda text: before + text + after


# How a hand may word all texts of a column.
_CHANGES: Mapping[str, Sequence[Callable[[str], str]]] = {
    "plan": [
        _with("ดำเนินการ"), _with("การ"), _with("ให้"), _with("จะ"), _with("ให้มีการ"), _with("มีการ"),
        _with("", "อย่างต่อเนื่อง"), _with("เจ้าหน้าที่"), _with("โดยการ"), _with("ต้อง"), str, str, str, str,
    ],
    "deed": [
        _with("", "แล้ว"), _with("ได้"), _with("ผลการดำเนินงาน "), _with("- "), _with("มีการ"), _with("", "ตามที่กำหนดไว้"),
        str, str, str, str, str,
    ],
    "benefit": [_with("ทำให้"), _with("ส่งผลให้"), _with("", "มากขึ้น"), _with("", "เพิ่มขึ้น"), _with("ช่วยให้"), str, str, str, str],
    "issue": [_with("พบว่า"), _with("ปัญหา"), _with("", "ในบางหน่วยงาน"), _with("เนื่องจาก"), str, str, str],
    "advice": [_with("", "ต่อไป"), _with("ข้อเสนอแนะ "), str, str],
    "title": [_with("การดำเนินการ"), _with("งาน"), _with("", " ประจำปี"), _with("มาตรการ"), str, str, str, str, str],
    "risk": [_with("ความเสี่ยง"), _with("ความเสี่ยงจาก"), _with("อาจเกิด"), _with("โอกาสที่"), str, str, str],
    "evidence": [_with("เอกสาร"), _with("", " จำนวน 1 ชุด"), str, str, str],
}  # fmt: skip
_PERIOD_STYLES = (
    "{a} {bb} - {z} {yy}", "{a}-{z} {yy}", "{a} {y}", "{m}", "{k} - {m}", "{k} ถึง {m}", "ตุลาคม {b} - กันยายน {y}",
    "ต.ค. {bb} – ก.ย. {yy}", "1 ต.ค. {b} - 30 ก.ย. {y}", "1 ตุลาคม {b} ถึง 30 กันยายน {y}", "ปีงบประมาณ {y}",
    "ปีงบประมาณ พ.ศ. {y}", "ตลอดปีงบประมาณ", "ตลอดปีงบประมาณ พ.ศ. {y}", "ตลอดปี", "ตลอดทั้งปี", "ไตรมาส {n}", "ไตรมาสที่ {n}",
    "ไตรมาสที่ 1-{n}", "ทุกเดือน", "ทุกไตรมาส", "ภายในเดือน {m}", "ภายใน {m}", "{b}-{e}", "{y}", "พ.ศ. {y}", "{d} วัน",
    "ภายใน {d} วัน", "{n} เดือน", "12 เดือน", "ตั้งแต่ {k} เป็นต้นไป", "ภาคเรียนที่ {n}/{y}", "ปีการศึกษา {y}", "เดือน {a}", "{a}",
    "รอบ 6 เดือนแรก", "{n} ครั้ง/ปี", "ปีละ {n} ครั้ง", "สัปดาห์ที่ {n} ของเดือน {a}", "{a} และ {z} {y}", "ต่อเนื่อง", "ระหว่าง {k} - {m}",
)  # fmt: skip
_CONTRACT_STYLES = (
    "{n}/{y} ลงวันที่ {d}", "{n}/{y}\n{d}", "{n}/{yy} ลว. {d}", "ใบสั่งซื้อเลขที่ {n}/{y} ลงวันที่ {d}", "ใบสั่งจ้าง {n}/{y}\nลว. {d}",
    "สัญญาเลขที่ {n}/{y} ลงวันที่ {d}", "บันทึกตกลงจ้าง {n}/{y} {d}", "E{n}/{y} {d}", "{k} / {d}", "{k}\n{d}", "{a}.{n}/{y} {d}",
    "เลขที่ {n}/{y}", "PO {n}/{y}\n{d}", "CNTR-{n}/{yy} {d}",
)  # fmt: skip
