"""Reports of kinds that no built-in form knows, as PDFs: their title, widths and rows differ from file to file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.helpers.pdfs import Rows, fill, line, pdf, tops, words


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """A report with one table; a header cell with None on its right spans there, with None below it spans down."""

    title: str
    header: Rows
    rows: Rows
    widths: Sequence[float]

    def pdf(self) -> bytes:
        """The report on one page."""
        titles = self.title.split("\n")
        made = b"".join(
            words(text, 30, 35 + 16 * at) for at, text in enumerate(titles)
        )
        xs = [20.0]
        for width in self.widths:
            xs.append(xs[-1] + width)
        ys = tops([*self.header, *self.rows], 35.0 + 16 * len(titles))
        return pdf(
            made
            + self._rulings(xs, ys)
            + fill([*self.header, *self.rows], xs, ys)
        )

    def _rulings(self, xs: Sequence[float], ys: Sequence[float]) -> bytes:
        made = line(xs[0], ys[0], xs[-1], ys[0])
        for row in range(1, len(ys)):
            for col in range(len(xs) - 1):
                if row >= len(self.header) or self.header[row][col] is not None:
                    made += line(xs[col], ys[row], xs[col + 1], ys[row])
        for col, x in enumerate(xs):
            made += line(x, ys[self._header_rows_over(col)], x, ys[-1])
        return made

    def _header_rows_over(self, col: int) -> int:
        """In how many rows of the header a cell spans the boundary left of a column."""
        if col in (0, len(self.widths)):
            return 0
        above = self.header[0]
        return (
            1
            if above[col] is None
            and len(self.header) > 1
            and self.header[1][col] is not None
            else 0
        )


ASSETS_HEADER = (
    (
        "ลำดับ",
        "เลขครุภัณฑ์",
        "รายการครุภัณฑ์",
        "วันที่ได้มา",
        "ราคาต่อหน่วย\n(บาท)",
        "สภาพ",
        "ค่าซ่อมบำรุง (บาท)",
        None,
        None,
    ),
    (None, None, None, None, None, None, "ปี 2565", "ปี 2566", "ปี 2567"),
)
ASSETS = PrintedReport(
    "ทะเบียนครุภัณฑ์เทศบาลตำบลปรุใหญ่ ประจำปีงบประมาณ พ.ศ. 2567",
    ASSETS_HEADER,
    (
        (
            "1",
            "416-51-0001",
            "เครื่องคอมพิวเตอร์ตั้งโต๊ะ",
            "5 ม.ค. 2563",
            "24,500.00",
            "ใช้งานได้",
            "0",
            "1,200.00",
            "850.00",
        ),
        (
            "2",
            "416-51-0002",
            "เครื่องพิมพ์เลเซอร์",
            "12 มี.ค. 2563",
            "8,900.00",
            "ชำรุด",
            "450.00",
            "-",
            "2,000.00",
        ),
        (
            "3",
            "420-53-0007",
            "โต๊ะทำงานเหล็ก",
            "30 ก.ย. 2562",
            "6,200.00",
            "ใช้งานได้",
            "-",
            "-",
            "-",
        ),
        (
            "4",
            "054-60-0011",
            "เครื่องปรับอากาศ",
            "18 พ.ย. 2564",
            "32,000.00",
            "ใช้งานได้",
            "1,500.00",
            "1,500.00",
            "-",
        ),
        (
            "5",
            "055-61-0003",
            "รถจักรยานยนต์",
            "2 ก.พ. 2561",
            "54,300.00",
            "ชำรุด",
            "3,200.00",
            "4,100.50",
            "0",
        ),
    ),
    (35, 80, 130, 80, 80, 70, 75, 75, 75),
)
OTHER_ASSETS = PrintedReport(
    "บัญชีครุภัณฑ์คงเหลือ ณ วันที่ 30 กันยายน 2567\nองค์การบริหารส่วนตำบลบ้านโพธิ์ อำเภอเมือง จังหวัดนครราชสีมา",
    ASSETS_HEADER,
    (
        (
            "1",
            "400-66-0101",
            "ตู้เหล็กเก็บเอกสาร",
            "1 ต.ค. 2565",
            "5,500.00",
            "ใช้งานได้",
            "-",
            "-",
            "-",
        ),
        (
            "2",
            "400-66-0102",
            "เครื่องฉายภาพ",
            "14 ก.พ. 2566",
            "28,750.00",
            "ใช้งานได้",
            "-",
            "500.00",
            "-",
        ),
        (
            "3",
            "400-59-0033",
            "กล้องถ่ายรูปดิจิทัล",
            "23 ส.ค. 2559",
            "15,990.00",
            "เสื่อมสภาพ",
            "990.00",
            "0",
            "0",
        ),
        (
            "4",
            "009-57-0002",
            "รถบรรทุกน้ำ",
            "7 ก.ค. 2557",
            "2,150,000.00",
            "ใช้งานได้",
            "45,000.00",
            "38,200.25",
            "51,000.00",
        ),
    ),
    (30, 95, 150, 95, 85, 75, 65, 70, 65),
)
ALLOWANCE_HEADER = (
    (
        "ที่",
        "ชื่อ - สกุล",
        "วันเกิด",
        "ประเภทผู้มีสิทธิ",
        "เบี้ยยังชีพ\n(บาท/เดือน)",
        "ที่อยู่",
        "หมายเหตุ",
    ),
)
ALLOWANCES = PrintedReport(
    "บัญชีรายชื่อผู้มีสิทธิรับเงินเบี้ยยังชีพ ประจำปีงบประมาณ 2567 เทศบาลตำบลปรุใหญ่",
    ALLOWANCE_HEADER,
    (
        (
            "๑",
            "นางสาวบุญมี ใจดี",
            "๑ ม.ค. ๒๔๙๕",
            "ผู้สูงอายุ",
            "๗๐๐",
            "๑๒ หมู่ ๓ ต.ปรุใหญ่",
            "-",
        ),
        (
            "๒",
            "นายสมชาย แสงทอง",
            "๑๕ เม.ย. ๒๕๑๐",
            "ผู้พิการ",
            "๘๐๐",
            "๔๕/๑ หมู่ ๑ ต.ปรุใหญ่",
            "ย้ายเข้า",
        ),
        (
            "๓",
            "นางคำแพง ศรีสุข",
            "๓๐ ธ.ค. ๒๔๘๐",
            "ผู้สูงอายุ",
            "๑,๐๐๐",
            "๗ หมู่ ๕ ต.ปรุใหญ่",
            "-",
        ),
        (
            "๔",
            "นายทองดี มีสุข",
            "๙ ส.ค. ๒๔๙๙",
            "ผู้สูงอายุ",
            "๖๐๐",
            "๘๘ หมู่ ๒ ต.ปรุใหญ่",
            "",
        ),
    ),
    (30, 130, 100, 100, 90, 180, 100),
)
OTHER_ALLOWANCES = PrintedReport(
    "ประกาศรายชื่อผู้ได้รับเบี้ยยังชีพ เดือนตุลาคม 2566\nองค์การบริหารส่วนตำบลบ้านโพธิ์",
    ALLOWANCE_HEADER,
    (
        (
            "1",
            "นายแดง ขยันยิ่ง",
            "2 ก.พ. 2490",
            "ผู้สูงอายุ",
            "800",
            "1 หมู่ 9 ต.บ้านโพธิ์",
            "โอนเข้าบัญชี",
        ),
        (
            "2",
            "นางสมศรี พาเพลิน",
            "11 พ.ย. 2520",
            "ผู้พิการ",
            "800",
            "23 หมู่ 4 ต.บ้านโพธิ์",
            "-",
        ),
        (
            "3",
            "นางเพ็ญ จันทร์ดี",
            "5 มิ.ย. 2488",
            "ผู้สูงอายุ",
            "700",
            "150 หมู่ 9 ต.บ้านโพธิ์",
            "",
        ),
    ),
    (40, 150, 90, 90, 80, 200, 120),
)
LUNCH_HEADER = (
    ("ที่", "ระดับชั้น", "ครูผู้ดูแล", "จำนวนนักเรียน (คน)", None, None, "งบประมาณ (บาท)"),
    (None, None, None, "ชาย", "หญิง", "รวม", None),
)
LUNCHES = PrintedReport(
    "School Lunch Plan 2567",
    LUNCH_HEADER,
    (
        ("1", "อนุบาล 2", "นางสาวดวงใจ แก้วมณี", "12", "10", "22", "96,800.00"),
        ("2", "อนุบาล 3", "นายวิชัย สุขสม", "9", "14", "23", "101,200.00"),
        (
            "3",
            "ประถมศึกษาปีที่ 1",
            "นางพรทิพย์ ทองคำ",
            "15",
            "11",
            "26",
            "114,400.00",
        ),
    ),
    (30, 140, 170, 60, 60, 60, 110),
)
OTHER_LUNCHES = PrintedReport(
    "แผนอาหารกลางวันโรงเรียนบ้านหนองปลา ภาคเรียนที่ 1",
    LUNCH_HEADER,
    (
        ("1", "อนุบาล 3", "นางอรทัย พันธุ์ดี", "8", "7", "15", "66,000.00"),
        (
            "2",
            "ประถมศึกษาปีที่ 2",
            "นายประสิทธิ์ มั่นคง",
            "20",
            "18",
            "38",
            "167,200.00",
        ),
    ),
    (35, 150, 150, 50, 50, 70, 120),
)
