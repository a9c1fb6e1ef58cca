"""Pages without tables, drawn by a seed: prose in columns, letters, signatures, lists, contents, forms to fill in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from extractor.model import Drawing, Glyph, Page, PageTransform, Ruling
from tests.helpers.bare_tables import (
    SHORT,
    WORDS,
    Style,
    glyphs_of,
    width_of,
    wrapped,
)

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 70.0, 540.0


class _Sheet:
    """A page that is set from top to bottom."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        size = self.random.choice([10.0, 12.0, 14.0, 16.0])
        self.style = Style(
            self.random,
            size=size,
            letter=size * self.random.uniform(0.38, 0.55),
            pitch=size * self.random.uniform(1.2, 1.7),
        )
        self.y = 60.0
        self.glyphs: list[Glyph] = []
        self.rulings: list[Ruling] = []
        self.drawings: list[Drawing] = []

    def words(self, count: int) -> list[str]:
        return self.random.choices(WORDS, k=count)

    def set(
        self, text: str, x: float, y: float | None = None, font: str = "Sarabun"
    ) -> float:
        """A text from x on; where it ends."""
        self.glyphs += glyphs_of(
            text, x, self.y if y is None else y, self.style, font
        )
        return x + width_of(text, self.style.letter)

    def centred(
        self,
        text: str,
        left: float = LEFT,
        right: float = RIGHT,
        font: str = "Sarabun",
    ) -> None:
        self.set(
            text,
            (left + right - width_of(text, self.style.letter)) / 2,
            font=font,
        )

    def justified(self, text: str, left: float, right: float, y: float) -> None:
        """A line whose spaces are widened until it is full."""
        parts = text.split(" ")
        room = (
            right
            - left
            - sum(width_of(part, self.style.letter) for part in parts)
        )
        gap = room / max(1, len(parts) - 1)
        x = left
        for part in parts:
            x = self.set(part, x, y) + gap

    def down(self, pitches: float = 1.0) -> None:
        self.y += pitches * self.style.pitch

    def page(self, number: int) -> Page:
        transform = PageTransform(0, WIDTH, HEIGHT)
        return Page(
            number,
            transform,
            tuple(self.glyphs),
            tuple(self.rulings),
            tuple(self.drawings),
        )


def _prose(sheet: _Sheet, columns: int) -> None:
    random = sheet.random
    if random.random() < 0.5:
        sheet.centred("".join(sheet.words(6)), font="Sarabun-Bold")
        sheet.down(2)
    gutter = random.uniform(8, 24)
    width = (RIGHT - LEFT - gutter * (columns - 1)) / columns
    is_justified = random.random() < 0.5
    top = sheet.y
    for column in range(columns):
        left = LEFT + column * (width + gutter)
        y = top
        while y < HEIGHT - 80 - random.random() * 40:
            lines = wrapped(
                sheet.words(random.randint(8, 60)), width, sheet.style
            )
            for index, line in enumerate(lines):
                indent = 2 * sheet.style.letter if index == 0 else 0
                if is_justified and index < len(lines) - 1:
                    sheet.justified(line, left + indent, left + width, y)
                else:
                    sheet.set(line, left + indent, y)
                y += sheet.style.pitch
            if random.random() < 0.5:
                y += sheet.style.pitch * random.uniform(0.2, 1.0)
            if random.random() < 0.2:
                sheet.set("".join(sheet.words(3)), left, y, "Sarabun-Bold")
                y += sheet.style.pitch
    if columns > 1 and random.random() < 0.3:
        sheet.rulings.append(Ruling(LEFT, top - 20, RIGHT, top - 20))
        sheet.rulings.append(Ruling(LEFT, HEIGHT - 50, RIGHT, HEIGHT - 50))
    if random.random() < 0.2:
        sheet.drawings.append(
            Drawing("fill", LEFT, 30, RIGHT, 50, (0.7, 0.8, 0.9))
        )


def _letter(sheet: _Sheet) -> None:
    sheet.set("ที่ นม ๕๒๑๐๑/๑๒๓", LEFT)
    sheet.set("สำนักงานเทศบาลตำบลปรุใหญ่", 360)
    sheet.down()
    sheet.set("ถนนราชสีมา นม ๓๐๐๐๐", 360)
    sheet.down(2)
    sheet.centred("๑๒ มีนาคม ๒๕๖๖")
    for label, text in (
        ("เรื่อง", "ขอเชิญประชุม"),
        ("เรียน", "นายอำเภอเมือง"),
        ("อ้างถึง", "หนังสือที่ ๑๒"),
        ("สิ่งที่ส่งมาด้วย", "แผนงาน"),
    ):
        sheet.down(1.3)
        sheet.set(label, LEFT)
        end = sheet.set(text, LEFT + 90)
        if label == "สิ่งที่ส่งมาด้วย":
            sheet.set("จำนวน ๑ ชุด", max(end + 40, 400))
    _paragraphs(sheet, 3)
    sheet.down(2)
    _signatures(sheet)


def _paragraphs(sheet: _Sheet, count: int) -> None:
    for _ in range(count):
        sheet.down(1.5)
        for index, line in enumerate(
            wrapped(
                sheet.words(sheet.random.randint(15, 50)),
                RIGHT - LEFT - 30,
                sheet.style,
            )
        ):
            sheet.set(line, LEFT + (30 if index == 0 else 0))
            sheet.down()


def _signatures(sheet: _Sheet) -> None:
    count = sheet.random.choice([2, 2, 3, 3])
    width = (RIGHT - LEFT) / count
    dots = sheet.random.choice(["......................", "", " ", "......"])
    for texts in (
        [f"ลงชื่อ{dots}" + who for who in ("ผู้จัดทำ", "ผู้ตรวจ", "ผู้อนุมัติ")],
        ["(นายสมชาย ใจดี)", "(นางสาวสมศรี มีสุข)", "(นายวิชัย ชาญ)"],
        ["นักวิชาการคลัง", "ปลัดเทศบาล", "นายกเทศมนตรี"],
        ["๑ ต.ค. ๒๕๖๖", "๒ ต.ค. ๒๕๖๖", "๓ ต.ค. ๒๕๖๖"],
    ):
        for place, text in enumerate(texts[:count]):
            sheet.centred(
                text, LEFT + place * width, LEFT + (place + 1) * width
            )
        sheet.down(sheet.random.choice([1.0, 1.3, 1.5]))


def _signature_page(sheet: _Sheet) -> None:
    _paragraphs(sheet, sheet.random.randint(1, 4))
    sheet.down(3)
    _signatures(sheet)
    if sheet.random.random() < 0.5:
        sheet.down(2)
        _signatures(sheet)


def _list(sheet: _Sheet) -> None:
    sheet.centred("".join(sheet.words(5)), font="Sarabun-Bold")
    hang = sheet.random.uniform(1.5, 3.0) * sheet.style.letter
    gap = sheet.random.choice([1.0, 1.3, 1.6])
    for number in range(1, sheet.random.randint(5, 14)):
        sheet.down(gap)
        sheet.set(f"{number}.", LEFT)
        for index, line in enumerate(
            wrapped(
                sheet.words(sheet.random.randint(4, 24)),
                RIGHT - LEFT - hang,
                sheet.style,
            )
        ):
            if index:
                sheet.down()
            sheet.set(line, LEFT + hang)
        for sub in range(1, sheet.random.choice([1, 1, 3])):
            sheet.down()
            sheet.set(f"{number}.{sub}", LEFT + hang)
            sheet.set("".join(sheet.words(5)), LEFT + 2.5 * hang)


def _contents(sheet: _Sheet) -> None:
    sheet.centred("สารบัญ", font="Sarabun-Bold")
    sheet.down(1.5)
    if sheet.random.random() < 0.7:
        sheet.set("เรื่อง", LEFT)
        sheet.set("หน้า", RIGHT - 30)
    is_dotted = sheet.random.random() < 0.6
    page = 1
    for number in range(1, sheet.random.randint(6, 20)):
        sheet.down(sheet.random.choice([1.0, 1.2]))
        sheet.set(f"บทที่ {number}" if sheet.random.random() < 0.8 else "", LEFT)
        end = sheet.set(
            "".join(sheet.words(sheet.random.randint(2, 6))), LEFT + 60
        )
        page += sheet.random.randint(1, 9)
        label = str(page)
        right = RIGHT - width_of(label, sheet.style.letter)
        if is_dotted:
            x = end + 4
            while x < right - 6:
                x = sheet.set(".", x)
        sheet.set(label, right)


def _form(sheet: _Sheet) -> None:
    sheet.centred("แบบฟอร์มขอรับบริการ", font="Sarabun-Bold")
    sheet.down(2)
    has_dots = sheet.random.random() < 0.5
    for _ in range(sheet.random.randint(5, 16)):
        x = LEFT
        for label in sheet.random.sample(
            [
                "ชื่อ",
                "นามสกุล",
                "อายุ",
                "อยู่บ้านเลขที่",
                "หมู่ที่",
                "ตำบล",
                "อำเภอ",
                "จังหวัด",
                "โทรศัพท์",
            ],
            k=3,
        ):
            x = sheet.set(label, x)
            if has_dots:
                while x < RIGHT - 120 and sheet.random.random() < 0.93:
                    x = sheet.set(".", x)
            else:
                x += sheet.random.uniform(40, 110)
        sheet.down(1.4)


def _labels(sheet: _Sheet) -> None:
    """Labels, colons and what they name."""
    sheet.centred("".join(sheet.words(4)), font="Sarabun-Bold")
    sheet.down(2)
    for _ in range(sheet.random.randint(4, 12)):
        sheet.set(
            sheet.random.choice(
                ["ชื่อโครงการ", "หน่วยงาน", "ผู้รับผิดชอบ", "ระยะเวลา", "สถานที่"]
            ),
            LEFT,
        )
        sheet.set(":", LEFT + 100)
        for line in wrapped(
            sheet.words(sheet.random.randint(2, 16)),
            RIGHT - LEFT - 130,
            sheet.style,
        ):
            sheet.set(line, LEFT + 115)
            sheet.down()
        sheet.down(sheet.random.choice([0.0, 0.4]))


def _names(sheet: _Sheet) -> None:
    """A committee: names beside offices, in two columns without a head."""
    sheet.set("รายชื่อคณะกรรมการ", LEFT, font="Sarabun-Bold")
    for number in range(1, sheet.random.randint(4, 12)):
        sheet.down(sheet.random.choice([1.0, 1.3]))
        sheet.set(f"{number}. นาย" + "".join(sheet.words(2)), LEFT + 20)
        sheet.set(sheet.random.choice(SHORT), LEFT + 260)
        if sheet.random.random() < 0.3:
            sheet.set("กรรมการ", LEFT + 380)


KINDS: Sequence[Callable[[_Sheet], None]] = (
    lambda sheet: _prose(sheet, 1),
    lambda sheet: _prose(sheet, 2),
    lambda sheet: _prose(sheet, 3),
    _letter,
    _signature_page,
    _list,
    _contents,
    _form,
    _labels,
)


def page_without_table(seed: int, number: int = 1) -> Page:
    """A page by a seed; seeds go through all kinds in turn."""
    sheet = _Sheet(seed)
    KINDS[seed % len(KINDS)](sheet)
    return sheet.page(number)
