"""Tables without a grid, with known truth: pages of glyphs, as many producers would set them, drawn by a seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from extractor.model import Drawing, Glyph, Page, PageTransform, Ruling
from extractor.tables.letters import is_diacritic

_WORDS = """
จัดทำ คู่มือ การ ปฏิบัติงาน ของ เจ้าหน้าที่ ทุกคน และ เผยแพร่ ทาง เว็บไซต์ หน่วยงาน ประชุม
ชี้แจง แนวทาง ให้ บุคลากร ทราบ สำรวจ ความพึงพอใจ ผู้รับบริการ ติดตาม ผล ทุก ไตรมาส ปรับปรุง
ระบบ เอกสาร ตรวจสอบ ครุภัณฑ์ ประจำปี งบประมาณ ประกาศ เจตนารมณ์ ไม่รับ ของขวัญ กำหนด ช่องทาง
ร้องเรียน ออนไลน์ ศูนย์ ดำรงธรรม ชุมชน เทศบาล ส่งเสริม คุณธรรม โปร่งใส ลดขั้นตอน ตามที่ ได้รับ
มอบหมาย Facebook QR Line ฯลฯ ครบ ๕๐ คน ๒๕๖๖ ร้อยละ ๘๕.๒๕
"""
WORDS = _WORDS.split()
HEADS = {
    "ordinal": ("ที่", "ลำดับ", "ลำดับที่"),
    "text": (
        "มาตรการ/โครงการ",
        "วิธีการดำเนินการ",
        "กิจกรรม",
        "สรุปผลการดำเนินการ",
        "ผลลัพธ์ ของการดำเนินการ",
        "ข้อเสนอแนะ",
        "ปัญหา อุปสรรค",
    ),
    "short": (
        "ผู้รับผิดชอบ",
        "ระยะเวลา ดำเนินการ",
        "หน่วยงาน",
        "วันที่ รับเรื่อง",
        "วิธีจัดหา",
        "สถานะ",
    ),
    "amount": ("งบประมาณ (บาท)", "วงเงิน", "ราคากลาง", "จำนวน เรื่อง"),
}
_SHORT = """
กองคลัง สำนักปลัด กองช่าง กองการศึกษา ตลอดปี ไตรมาส ๑-๔ เฉพาะเจาะจง แล้วเสร็จ ต.ค. ๒๕๖๕
ดำเนินการแล้ว งานนิติการ
"""
SHORT = _SHORT.split()
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
WIDTH, HEIGHT = 842.0, 595.0
# A frame and lines between columns, none between rows: closed on each page; open at the foot; each column a rectangle;
# no line under the header; a line under every third row; shaded rows.
COLUMN_LOOKS = (
    "columns",
    "columns-open",
    "columns-boxes",
    "columns-bare-header",
    "columns-groups",
    "columns-zebra",
)
_ROWS_OF_GROUP = 3

Cell = tuple[str, ...]  # the lines of a cell


@dataclass
class Style:
    """How a table is set; lengths in points, or in the unit that is named."""

    random: Random
    # rules, segments, zebra, zebra-bare-header, zebra-two-tints, filled-header, bare, frame-rows, those of COLUMN_LOOKS
    look: str = "bare"
    size: float = 10.0
    letter: float = 5.0
    pitch: float = 15.0
    padding: float = 4.0
    row_gap: float = 5.0
    repeats_header: bool = True
    bold_header: bool = True
    centred_header: bool = True
    grouped_header: bool = False
    is_numbered: bool = True
    centred_rows: bool = False
    low_rows: bool = False
    splits_rows: bool = True
    sections: bool = False
    overflow: bool = False
    by_lines: bool = False
    hanging: bool = False
    shifts: tuple[float, ...] = (0.0,)
    page_numbers: bool = True
    foot: bool = False
    title: bool = True
    digits_thai: bool = True
    rows: int = 12
    fill_gap: float = 0.0


@dataclass
class Made:
    """A made document: its pages, and what its table says."""

    pages: list[Page]
    header: list[str]
    rows: list[list[str]]
    style: Style
    kinds: list[str] = field(default_factory=list)


def random_style(seed: int, look: str | None = None) -> Style:
    """A style by a seed."""
    random = Random(seed)
    size = random.choice([9.0, 10.0, 11.0, 12.0, 14.0, 16.0])
    look = look or random.choice(
        ["rules", "segments", "zebra", "filled-header", "bare", "bare"]
    )
    pitch = size * random.uniform(1.15, 1.7)
    has_marks = look in ("rules", "segments", "zebra")
    shift = random.choice([0.0, 0.0, 9.0, -14.0, 25.0])
    return Style(
        random=random,
        look=look,
        size=size,
        letter=size * random.uniform(0.38, 0.55),
        pitch=pitch,
        padding=size * random.uniform(0.3, 0.8),
        row_gap=pitch
        * (
            random.uniform(0.05, 0.8)
            if has_marks
            else random.uniform(0.25, 0.9)
        ),
        repeats_header=random.random() < 0.7,
        bold_header=random.random() < 0.7,
        centred_header=random.random() < 0.7,
        grouped_header=random.random() < 0.15,
        is_numbered=random.random() < 0.7,
        centred_rows=random.random() < 0.15,
        splits_rows=random.random() < 0.6,
        sections=random.random() < 0.2,
        overflow=random.random() < 0.2,
        by_lines=random.random() < 0.15,
        hanging=random.random() < 0.2,
        shifts=(0.0, shift),
        page_numbers=random.random() < 0.6,
        foot=random.random() < 0.3,
        title=random.random() < 0.6,
        digits_thai=random.random() < 0.6,
        rows=random.randint(4, 18),
    )


def width_of(text: str, letter: float) -> float:
    """How wide a text is set."""
    return sum(_advance(character, letter) for character in text)


def _advance(character: str, letter: float) -> float:
    if is_diacritic(Glyph(character, 0, 0, 0, 1, "")):
        return 0.0
    return letter * {
        " ": 0.55,
        "i": 0.5,
        "l": 0.5,
        ".": 0.5,
        "า": 0.8,
        "เ": 0.6,
        "แ": 1.0,
        "ณ": 1.3,
        "ฒ": 1.3,
    }.get(character, 1.0)


def glyphs_of(
    text: str, x: float, baseline: float, style: Style, font: str = "Sarabun"
) -> list[Glyph]:
    """A text from x on."""
    made = []
    for character in text:
        advance = _advance(character, style.letter)
        if advance == 0.0:
            made.append(
                Glyph(
                    character,
                    x - style.letter / 2,
                    x,
                    baseline,
                    style.size * 1.3,
                    font,
                )
            )
        else:
            made.append(
                Glyph(
                    character, x, x + advance, baseline, style.size * 1.3, font
                )
            )
        x += advance
    return made


def wrapped(
    words: Sequence[str], width: float, style: Style, glue: str = ""
) -> list[str]:
    """Words in lines that are no wider than a column."""
    lines = [""]
    for word in words:
        joint = (
            glue
            if lines[-1] and style.random.random() < 0.8
            else " "
            if lines[-1]
            else ""
        )
        if (
            lines[-1]
            and width_of(lines[-1] + joint + word, style.letter) > width
        ):
            lines.append(word)
        else:
            lines[-1] += joint + word
    return lines


def table_document(style: Style) -> Made:
    """A document with one table over some pages."""
    random = style.random
    kinds = _kinds(style)
    widths = _widths(kinds, style)
    left = (WIDTH - sum(widths)) / 2
    edges = [left]
    for width in widths:
        edges.append(edges[-1] + width)
    used: set[str] = set()
    header: list[Cell] = []
    for kind, width in zip(kinds, widths, strict=True):
        text = random.choice(
            [head for head in HEADS[kind] if head not in used] or HEADS[kind]
        )
        used.add(text)
        header.append(
            tuple(wrapped(text.split(), width - 2 * style.padding, style, " "))
        )
    rows: list[list[Cell] | str] = []
    for index in range(style.rows):
        if style.sections and index % 5 == 0:
            rows.append(
                f"มิติที่ {index // 5 + 1} "
                + "".join(random.choices(WORDS[:40], k=random.randint(4, 7)))
            )
        number = index + 1
        rows.append(
            [
                _cell(kind, col, number, width - 2 * style.padding, style)
                for col, (kind, width) in enumerate(
                    zip(kinds, widths, strict=True)
                )
            ]
        )
    pages = list(_paginated(header, rows, kinds, edges, style))
    truth = []
    for row in rows:
        if isinstance(row, str):
            truth.append([row] * len(kinds))
        else:
            truth.append(["".join(cell) for cell in row])
    return Made(pages, ["".join(cell) for cell in header], truth, style, kinds)


def pages_of_rows(
    header: Sequence[Cell],
    rows: Sequence[list[Cell] | str],
    widths: Sequence[float],
    style: Style,
) -> Made:
    """A document with a table of given rows; a row that is a text runs over all columns."""
    edges = [40.0]
    for width in widths:
        edges.append(edges[-1] + width)
    kinds = ["text"] * len(widths)
    pages = list(_paginated(header, rows, kinds, edges, style))
    truth = []
    for row in rows:
        truth.append(
            [row] * len(kinds)
            if isinstance(row, str)
            else ["".join(cell) for cell in row]
        )
    return Made(pages, ["".join(cell) for cell in header], truth, style, kinds)


def grid_page(header: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> Page:
    """A page with a full grid around rows of cells, all columns as wide as one another."""
    style = Style(Random(0), look="rules")
    width = (WIDTH - 80) / len(header)
    canvas = _Canvas(
        1,
        [40 + col * width for col in range(len(header) + 1)],
        style,
        ["text"] * len(header),
    )
    canvas.y = 60.0
    canvas.header(header)
    canvas.rule()
    for index, row in enumerate(rows):
        canvas.row(list(row), index)
    canvas.rulings += [Ruling(x, 60.0, x, canvas.y) for x in canvas.edges]
    return canvas.page()


def _kinds(style: Style) -> list[str]:
    random = style.random
    kinds = [
        random.choice(["text", "text", "short", "amount"])
        for _ in range(random.randint(2, 5))
    ]
    has_ordinal = style.is_numbered and random.random() < 0.6
    kinds = [*(["ordinal"] if has_ordinal else []), "text", *kinds]
    if kinds.count("text") < 2:
        kinds.append("text")
    return kinds


def _widths(kinds: Sequence[str], style: Style) -> list[float]:
    letter = style.letter
    need = {
        "ordinal": 5,
        "short": 11,
        "amount": 10,
        "text": style.random.randint(14, 30),
    }
    widths = [
        need[kind] * letter * style.random.uniform(1.0, 1.2) + 2 * style.padding
        for kind in kinds
    ]
    room = WIDTH - 80.0
    total = sum(widths)
    if total > room:
        fixed = sum(
            width
            for kind, width in zip(kinds, widths, strict=True)
            if kind != "text"
        )
        share = max(0.3, (room - fixed) / (total - fixed))
        widths = [
            width * share if kind == "text" else width
            for kind, width in zip(kinds, widths, strict=True)
        ]
    return widths


def _digits(text: str, style: Style) -> str:
    return text.translate(THAI_DIGITS) if style.digits_thai else text


def _cell(kind: str, col: int, number: int, width: float, style: Style) -> Cell:
    random = style.random
    if kind == "ordinal":
        return (_digits(f"{number}" + random.choice([".", ""][:1]), style),)
    if kind == "amount":
        amount = random.randrange(100, 999999)
        return (
            _digits(
                random.choice([f"{amount:,}", f"{amount:,}.00", f"{amount:,}"]),
                style,
            ),
        )
    if kind == "short":
        word = random.choice(SHORT)
        if random.random() < 0.1 and col:
            return ("-",)
        while (
            style.overflow
            and width_of(word + "ส่วน", style.letter)
            <= width + 1.5 * style.padding
        ):
            word += "ส่วน"
        return tuple(wrapped([word], width, style))
    words = random.choices(WORDS, k=random.randint(3, 22))
    if col == 0 and style.is_numbered:
        lines = wrapped(words[:10], width - 2 * style.letter, style)
        return (_digits(f"{number}. ", style) + lines[0], *lines[1:])
    if random.random() < 0.4 and col:
        items: list[str] = []
        for item in range(1, random.randint(2, 4)):
            own = wrapped(
                random.choices(WORDS, k=random.randint(3, 9)),
                width - 3 * style.letter,
                style,
            )
            items += [_digits(f"{item}. ", style) + own[0], *own[1:]]
        return tuple(items)
    if random.random() < 0.05 and col:
        return ()
    return tuple(wrapped(words, width, style))


def _paginated(
    header: Sequence[Cell],
    rows: Sequence[list[Cell] | str],
    kinds: Sequence[str],
    edges: Sequence[float],
    style: Style,
) -> Iterator[Page]:
    top, bottom = 60.0, HEIGHT - 50.0
    number = 0
    canvas: _Canvas | None = None
    pending = list(rows)
    row_index = 0
    while pending:
        if canvas is None:
            number += 1
            canvas = _Canvas(number, edges, style, kinds)
            canvas.y = top
            if number == 1 and style.title:
                canvas.title(
                    [
                        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
                        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
                    ]
                )
            if number == 1 or style.repeats_header:
                canvas.header(header)
            canvas.rule_below_header()
        row = pending[0]
        count = 1 if isinstance(row, str) else max(1, *map(len, row))
        room = int((bottom - canvas.y - style.row_gap) / style.pitch)
        if number > 60:
            raise ValueError("a row that no page has room for")
        if room >= count:
            canvas.row(row, row_index)
            pending.pop(0)
            row_index += 1
        elif canvas.is_fresh and not (
            style.splits_rows and not style.centred_rows
        ):
            pending[0] = (
                row if isinstance(row, str) else [cell[:room] for cell in row]
            )
            _shorten(rows, row_index, room)
        elif (
            style.splits_rows
            and not style.centred_rows
            and room >= 2
            and not isinstance(row, str)
        ):
            canvas.row([cell[:room] for cell in row], row_index, is_cut=True)
            pending[0] = [cell[room:] for cell in row]
            yield canvas.page()
            canvas = None
        else:
            yield canvas.page()
            canvas = None
    if canvas is not None:
        yield canvas.page()


def _shorten(rows: Sequence[list[Cell] | str], index: int, room: int) -> None:
    """Cut a row that no page has room for."""
    row = rows[index]
    if not isinstance(row, str):
        row[:] = [cell[:room] for cell in row]


class _Canvas:
    """A page that is set from top to bottom."""

    def __init__(
        self,
        number: int,
        edges: Sequence[float],
        style: Style,
        kinds: Sequence[str],
    ) -> None:
        self.number = number
        self.style = style
        self.kinds = kinds
        shift = style.shifts[(number - 1) % len(style.shifts)]
        self.edges = [edge + shift for edge in edges]
        self.y = 0.0
        self.rows = 0
        self.glyphs: list[Glyph] = []
        self.rulings: list[Ruling] = []
        self.drawings: list[Drawing] = []

    @property
    def is_fresh(self) -> bool:
        """Whether no row stands on it."""
        return self.rows == 0

    @property
    def has_columns(self) -> bool:
        """Whether lines stand between its columns."""
        return self.style.look in COLUMN_LOOKS

    def page(self) -> Page:
        style = self.style
        if self.has_columns:
            self._close_columns()
        if style.page_numbers:
            text = _digits(f"- {self.number} -", style)
            x = (WIDTH - width_of(text, style.letter)) / 2
            self.glyphs += glyphs_of(text, x, HEIGHT - 20, style)
        if style.foot:
            self.glyphs += glyphs_of(
                "สำนักปลัดเทศบาล รายงานประจำปี", self.edges[0], HEIGHT - 32, style
            )
        return Page(
            self.number,
            PageTransform(0, WIDTH, HEIGHT),
            tuple(self.glyphs),
            tuple(self.rulings),
            tuple(self.drawings),
        )

    def title(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.y += self.style.pitch * 1.3
            x = (WIDTH - width_of(line, self.style.letter)) / 2
            self.glyphs += glyphs_of(
                line, x, self.y, self.style, "Sarabun-Bold"
            )
        self.y += self.style.pitch

    def _close_columns(self) -> None:
        """Draw the lines between columns, from the first line along rows to the foot of the text."""
        top = min(ruling.top for ruling in self.rulings)
        if self.style.look == "columns-boxes":
            for left, right in pairwise(self.edges):
                self.rulings += [
                    Ruling(left, top, right, top),
                    Ruling(left, self.y, right, self.y),
                ]
                self.rulings += [
                    Ruling(left, top, left, self.y),
                    Ruling(right, top, right, self.y),
                ]
            return
        self.rulings += [Ruling(x, top, x, self.y) for x in self.edges]
        if self.style.look != "columns-open":
            self.rule()

    def rule(self) -> None:
        style = self.style
        if style.look == "rules" or self.has_columns:
            self.rulings.append(
                Ruling(self.edges[0], self.y, self.edges[-1], self.y)
            )
        elif style.look == "segments":
            for left, right in pairwise(self.edges):
                self.rulings.append(Ruling(left, self.y, right, self.y))

    def rule_below_header(self) -> None:
        """Draw the line above the first row of a page, if there is one."""
        if self.style.look != "columns-bare-header" or not self.rulings:
            self.rule()

    def fill(self, top: float, colour: tuple[float, float, float]) -> None:
        for left, right in pairwise(self.edges):
            gap = self.style.fill_gap / 2
            self.drawings.append(
                Drawing("fill", left + gap, top, right - gap, self.y, colour)
            )

    def header(self, header: Sequence[Cell]) -> None:
        self.rule()
        top = self.y
        font = "Sarabun-Bold" if self.style.bold_header else "Sarabun"
        self._cells(header, font, centred=self.style.centred_header)
        if self.style.look in (
            "zebra",
            "zebra-two-tints",
            "filled-header",
            "columns-zebra",
        ):
            self.fill(top, (0.7, 0.8, 0.9))

    def row(
        self, row: list[Cell] | str, index: int, *, is_cut: bool = False
    ) -> None:
        top = self.y
        self.rows += 1
        if isinstance(row, str):
            self.y += self.style.row_gap / 2
            self.glyphs += glyphs_of(
                row,
                self.edges[0] + self.style.padding,
                self.y + self.style.pitch * 0.75,
                self.style,
                "Sarabun-Bold",
            )
            self.y += self.style.pitch + self.style.row_gap / 2
        else:
            self._cells(row, "Sarabun", centred=False)
        if (
            self.style.look
            in (
                "zebra",
                "zebra-bare-header",
                "zebra-two-tints",
                "columns-zebra",
            )
            and index % 2
        ):
            self.fill(top, (0.9, 0.93, 0.97))
        elif self.style.look == "zebra-two-tints":
            self.fill(top, (0.99, 0.99, 0.95))
        ends_group = (
            self.style.look == "columns-groups"
            and index % _ROWS_OF_GROUP == _ROWS_OF_GROUP - 1
        )
        if not is_cut and (ends_group or not self.has_columns):
            self.rule()

    def _cells(
        self, cells: Sequence[Cell], font: str, *, centred: bool
    ) -> None:
        style = self.style
        self.y += style.row_gap / 2
        count = max(1, *map(len, cells))
        placed: list[tuple[int, int, list[Glyph]]] = []
        for col, lines in enumerate(cells):
            left, right = (
                self.edges[col] + style.padding,
                self.edges[col + 1] - style.padding,
            )
            down = (
                float(count - len(lines))
                if style.low_rows and not centred
                else 0.0
            )
            if style.centred_rows or centred:
                down = (count - len(lines)) / 2
            for index, line in enumerate(lines):
                x = left
                if centred or (
                    self.kinds[col] == "ordinal" and style.centred_header
                ):
                    x = (left + right - width_of(line, style.letter)) / 2
                elif self.kinds[col] == "amount":
                    x = right - width_of(line, style.letter)
                baseline = (
                    self.y + (index + down) * style.pitch + style.pitch * 0.75
                )
                placed.append((index, col, self._line(line, x, baseline, font)))
        if style.by_lines:
            placed.sort(key=lambda part: part[:2])
        for _, _, glyphs in placed:
            self.glyphs += glyphs
        self.y += count * style.pitch + style.row_gap / 2

    def _line(
        self, line: str, x: float, baseline: float, font: str
    ) -> list[Glyph]:
        marker, point, rest = line.partition(". ")
        if self.style.hanging and point and marker.strip().isdigit():
            width = 2.2 * self.style.letter
            return [
                *glyphs_of(f"{marker}.", x, baseline, self.style, font),
                *glyphs_of(rest, x + width, baseline, self.style, font),
            ]
        return glyphs_of(line, x, baseline, self.style, font)
