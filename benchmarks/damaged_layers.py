"""Reports by many producers and fonts whose text layers say other letters than they print; what is printed is known.

Run by itself, it writes a folder of PDFs, each beside the rows that it prints; it needs programs that tests and benches
do not:

    python -m benchmarks.damaged_layers FOLDER FONTS... [--seed N] [--count N]

LibreOffice, Chromium, Ghostscript and pdftocairo of the system; the Python packages weasyprint, typst, fpdf2, reportlab
and pikepdf. FONTS are TTF files with Thai letters.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from tests.helpers.thai_print import print_by_chromium, print_by_libreoffice

Rows = Sequence[Sequence[str]]

HEADER = (
    "ลำดับ",
    "มาตรการ/กิจกรรม",
    "วิธีการดำเนินการ",
    "ผู้รับผิดชอบ",
    "งบประมาณ (บาท)",
    "สรุปผลการดำเนินการ",
)
_WHAT = (
    *(
        "ประชาสัมพันธ์ช่องทางร้องเรียนการทุจริต",
        "ปรับปรุงคู่มือการปฏิบัติงานให้เป็นปัจจุบัน",
        "จัดซื้อครุภัณฑ์สำนักงาน",
    ),
    *(
        "อบรมเจ้าหน้าที่เรื่องจริยธรรมและความโปร่งใส",
        "เผยแพร่ข้อมูลข่าวสารของราชการบนเว็บไซต์",
        "ซ่อมแซมถนนที่ชำรุดในหมู่บ้าน",
    ),
    *(
        "สำรวจความพึงพอใจของผู้รับบริการ",
        "ตรวจสอบพัสดุประจำปีตามระเบียบ",
        "ลดขั้นตอนการให้บริการน้ำประปา",
    ),
    *(
        "จัดเก็บภาษีที่ดินและสิ่งปลูกสร้าง",
        "ดูแลผู้สูงอายุและผู้ป่วยติดเตียง",
        "รณรงค์ไม่รับของขวัญทุกเทศกาล",
    ),
)
_HOW = (
    *(
        "แจ้งเวียนหนังสือให้ทุกส่วนราชการทราบ",
        "จัดประชุมชี้แจงผู้ใหญ่บ้านและกำนัน",
        "ติดตั้งตู้รับฟังความคิดเห็นหน้าสำนักงาน",
    ),
    *(
        "แต่งตั้งคณะกรรมการตรวจรับพัสดุ",
        "ลงพื้นที่ร่วมกับอาสาสมัครสาธารณสุข",
        "บันทึกข้อมูลในระบบทุกสัปดาห์",
    ),
    *(
        "ฝึกซ้อมแผนป้องกันอัคคีภัยก่อนฤดูแล้ง",
        "ศึกษาดูงานต้นแบบที่จังหวัดใกล้เคียง",
        "เชิญวิทยากรผู้เชี่ยวชาญมาบรรยาย",
    ),
)
_WHO = (
    "กองคลัง",
    "กองช่าง",
    "สำนักปลัด",
    "กองการศึกษา",
    "กองสาธารณสุขฯ",
    "หน่วยตรวจสอบภายใน",
)
_DONE = (
    *(
        "ดำเนินการแล้วเสร็จ ผู้เข้าร่วม {n} คน",
        "ผู้ร้องเรียน {n} ราย ได้รับการแก้ไขครบถ้วน",
        "เบิกจ่ายแล้วร้อยละ {n}",
    ),
    *(
        "ชุมชนเข้มแข็งขึ้น ปัญหาลดลง {n} เรื่อง",
        "ซ่อมแล้ว {n} จุด เหลืองบผูกพันข้ามปี",
        "ผู้มีสิทธิ์ลงทะเบียนเพิ่มขึ้น {n} ราย",
    ),
)
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def made_rows(rng: random.Random, count: int) -> list[list[str]]:
    """Make the rows of a table.

    Args:
        rng: Where chance comes from.
        count: How many rows below the header.

    Returns:
        The rows, the header first.
    """
    is_thai = rng.random() < 0.5
    rows = [list(HEADER)]
    for number in range(1, count + 1):
        amount = f"{rng.randint(1, 9)},{rng.randint(0, 999):03d},{rng.randint(0, 99) * 10:03d}.{rng.randint(0, 99):02d}"
        done = rng.choice(_DONE).format(n=rng.randint(2, 987))
        row = [
            str(number),
            rng.choice(_WHAT),
            rng.choice(_HOW),
            rng.choice(_WHO),
            amount,
            done,
        ]
        rows.append(
            [cell.translate(_THAI_DIGITS) if is_thai else cell for cell in row]
        )
    return rows


def html_of(rows: Rows, font: Path, *, style: str = "") -> str:
    """A table as a web page.

    Args:
        rows: The rows, the header first.
        font: A TTF file.
        style: Further rules of CSS.

    Returns:
        The page.
    """
    cells = [
        "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row)
        for row, tag in zip(rows, _tags(rows), strict=True)
    ]
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return (
        f"<html lang=th><meta charset=utf-8><style>@font-face{{font-family:F;src:url(file://{font})}}"
        "@page{size:A4 landscape;margin:15mm}body{font-family:F;font-size:12pt}"
        "table{border-collapse:collapse;width:100%}td,th{border:1px solid black;padding:3px;vertical-align:top}"
        f"td,th{{text-align:left;font-weight:normal}}{style}</style>"
        f"<table>{body}</table>"
    )


def _tags(rows: Rows) -> list[str]:
    return ["th", *["td"] * (len(rows) - 1)]


def chromium(rows: Rows, font: Path, target: Path) -> None:
    """Print a table by Chromium."""
    page = target.with_suffix(".html")
    page.write_text(html_of(rows, font), encoding="utf-8")
    print_by_chromium(page, target)
    page.unlink()


def libreoffice(rows: Rows, font: Path, target: Path) -> None:
    """Print a table by LibreOffice, in a font of the system."""
    page = target.with_suffix(".html")
    name = re.sub("(?<=[a-z])(?=[A-Z])", " ", font.stem.split("-")[0])
    style = f"body,table,td,th{{font-family:'{name}';font-size:13pt}}"
    page.write_text(
        html_of(rows, font, style=style).replace("<table>", "<table border=1>"),
        encoding="utf-8",
    )
    print_by_libreoffice(page)
    page.unlink()


def weasyprint(rows: Rows, font: Path, target: Path) -> None:
    """Print a table by WeasyPrint."""
    from weasyprint import HTML

    HTML(string=html_of(rows, font)).write_pdf(target)


def typst(rows: Rows, font: Path, target: Path) -> None:
    """Print a table by Typst."""
    import typst as compiler
    from fontTools.ttLib import TTFont

    name = TTFont(font)["name"].getBestFamilyName()
    cells = ", ".join(
        f"[#{json.dumps(cell, ensure_ascii=False)}]"
        for row in rows
        for cell in row
    )
    source = target.with_suffix(".typ")
    source.write_text(
        f'#set page(paper: "a4", flipped: true, margin: 15mm)\n#set text(font: "{name}", size: 12pt, lang: "th")\n'
        f"#table(columns: (auto, 2fr, 2fr, 1fr, 1fr, 2fr), {cells})\n",
        encoding="utf-8",
    )
    compiler.compile(source, output=target, font_paths=[font.parent])
    source.unlink()


def fpdf2(rows: Rows, font: Path, target: Path) -> None:
    """Print a table by fpdf2, shaped."""
    from fpdf import FPDF

    pdf = FPDF("L", "mm", "A4")
    pdf.add_page()
    pdf.add_font("F", fname=font)
    pdf.set_font("F", size=12)
    pdf.set_text_shaping(True, language="th", script="thai")
    with pdf.table(
        col_widths=(1, 4, 4, 2, 3, 4),
        text_align="LEFT",
        first_row_as_headings=False,
    ) as table:
        for row in rows:
            line = table.row()
            for cell in row:
                line.cell(cell)
    pdf.output(str(target))


def reportlab(rows: Rows, font: Path, target: Path) -> None:
    """Print a table by ReportLab, unshaped."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(TTFont("F", str(font)))
    style = ParagraphStyle(
        "F", fontName="F", fontSize=11, leading=17, wordWrap="CJK"
    )
    data = [[Paragraph(cell, style) for cell in row] for row in rows]
    table = Table(
        data,
        colWidths=[35, 160, 160, 85, 95, 170],
        style=[("GRID", (0, 0), (-1, -1), 1, "black")],
    )
    SimpleDocTemplate(str(target), pagesize=landscape(A4)).build([table])


def through_ghostscript(source: Path, target: Path) -> None:
    """Write a PDF anew by Ghostscript, which drops ActualText."""
    _run(
        "gs",
        "-q",
        "-dNOPAUSE",
        "-dBATCH",
        "-sDEVICE=pdfwrite",
        f"-sOutputFile={target}",
        str(source),
    )


def through_cairo(source: Path, target: Path) -> None:
    """Write a PDF anew by cairo, which maps clusters its own way."""
    _run("pdftocairo", "-pdf", str(source), str(target))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def swapped_letters(source: Path, target: Path, rng: random.Random) -> None:
    """Swap what two letters of a font are mapped to."""
    pairs = [
        ("ู", "้"),
        ("ก", "ถ"),
        ("ิ", "ี"),
        ("่", "้"),
        ("บ", "ป"),
        ("ค", "ศ"),
        ("1", "7"),
        ("๑", "๗"),
        ("3", "8"),
        ("๓", "๘"),
    ]
    chosen = rng.sample(pairs, 4)
    table = {one: other for pair in chosen for one, other in (pair, pair[::-1])}
    _remapped(source, target, lambda text: table.get(text, text))


def shifted_digits(source: Path, target: Path, rng: random.Random) -> None:
    """Map each digit to the next one."""
    del rng

    def shifted(text: str) -> str:
        for first in "0", "๐":
            if len(text) == 1 and 0 <= ord(text) - ord(first) <= 9:
                return chr(ord(first) + (ord(text) - ord(first) + 1) % 10)
        return text

    _remapped(source, target, shifted)


def unnamed_spaces(source: Path, target: Path, rng: random.Random) -> None:
    """Map the space to a control character, and put NUL behind each sara aa, as some converters do."""
    del rng
    table = {" ": "\x03", "า": "า\0"}
    _remapped(source, target, lambda text: table.get(text, text))


def unnamed_letters(source: Path, target: Path, rng: random.Random) -> None:
    """Map some letters and marks of a font to nothing, as pdfkit does that has drawn them as parts of others."""
    unnamed = {"า", "่", *rng.sample("กคงดตทนบปมรลวสอ", 4)}
    _remapped(source, target, lambda text: "" if text in unnamed else text)


def unnamed_fonts(source: Path, target: Path, rng: random.Random) -> None:
    """Take from every font its table of characters."""
    del rng
    import pikepdf

    with pikepdf.open(source) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                del thing.ToUnicode
        pdf.save(target)


def shifted_cmap(source: Path, target: Path, rng: random.Random) -> None:
    """Map some consonants of a font to the next letter of the alphabet."""
    shift = set(rng.sample("กขคงจชซญณดตถทนบปผพภมยรลวสหอ", 9))
    _remapped(
        source,
        target,
        lambda text: chr(ord(text) + 1) if text in shift else text,
    )


def shifted_fonts(source: Path, target: Path, rng: random.Random) -> None:
    """Map every letter of all fonts to the next one, and so the space to an exclamation mark."""
    del rng
    _remapped(
        source,
        target,
        lambda text: "".join(chr(ord(letter) + 1) for letter in text),
    )


def without_actual_text(source: Path, target: Path, rng: random.Random) -> None:
    """Drop ActualText, so that what glyphs are mapped to is all that is left."""
    del rng
    import pikepdf

    with pikepdf.open(source) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            data = page.Contents.read_bytes()
            page.Contents = pdf.make_stream(
                re.sub(
                    rb"/ActualText\s*(<[^>]*>|\((?:\\.|[^\\)])*\))",
                    b"",
                    data,
                    flags=re.S,
                )
            )
        pdf.save(target)


def _remapped(source: Path, target: Path, remap: Callable[[str], str]) -> None:
    """Change the ToUnicode of every font."""
    import pikepdf

    with pikepdf.open(source) as pdf:
        for thing in pdf.objects:
            if (
                isinstance(thing, pikepdf.Dictionary)
                and thing.get("/Type") == "/Font"
                and "/ToUnicode" in thing
            ):
                data = _remapped_cmap(thing.ToUnicode.read_bytes(), remap)
                thing.ToUnicode = pdf.make_stream(data)
        pdf.save(target)


def _remapped_cmap(data: bytes, remap: Callable[[str], str]) -> bytes:
    """A CMap with other letters; ranges become single letters."""
    mapped: list[tuple[str, str]] = []
    for kind, block in re.findall(
        rb"begin(bfchar|bfrange)(.*?)endbf", data, re.S
    ):
        text = block.decode("latin-1")
        if kind == b"bfchar":
            mapped += re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", text)
            continue
        for first, last, start in re.findall(
            r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", text
        ):
            for step in range(int(last, 16) - int(first, 16) + 1):
                mapped.append(
                    (
                        f"{int(first, 16) + step:0{len(first)}X}",
                        f"{int(start, 16) + step:0{len(start)}X}",
                    )
                )
        for first, _, several in re.findall(
            r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]", text, re.S
        ):
            for step, start in enumerate(
                re.findall("<([0-9A-Fa-f]*)>", several)
            ):
                mapped.append(
                    (f"{int(first, 16) + step:0{len(first)}X}", start)
                )
    lines = [
        f"<{code}> <{_hex(remap(_text(letters)))}>" for code, letters in mapped
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"
        for block in blocks
    )
    width = len(mapped[0][0]) if mapped else 4
    space = f"1 begincodespacerange\n<{'0' * width}> <{'F' * width}>\nendcodespacerange"
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /X def\n/CMapType 2 def\n"
        f"{space}\n{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("latin-1")


def _text(code: str) -> str:
    return bytes.fromhex(code if len(code) % 4 == 0 else code.zfill(4)).decode(
        "utf-16-be", "replace"
    )


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


PRODUCERS = (chromium, libreoffice, weasyprint, typst, fpdf2, reportlab)
DAMAGES = (
    swapped_letters,
    shifted_digits,
    shifted_cmap,
    shifted_fonts,
    without_actual_text,
    through_ghostscript,
    through_cairo,
)


def main() -> None:
    """Write the files that the command line asks for, every other one damaged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("fonts", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for number in range(asked.count):
        rng = random.Random(asked.seed * 1000 + number)
        producer = PRODUCERS[number % len(PRODUCERS)]
        fonts = [
            font
            for font in asked.fonts
            if producer is not libreoffice or "tlwg" in str(font)
        ]
        # The fonts of the web come without figures, and these two know no second font.
        fonts = [
            font
            for font in fonts
            if producer not in (fpdf2, reportlab) or "tlwg" in str(font)
        ]
        font = rng.choice(fonts)
        rows = made_rows(rng, rng.choice((6, 14, 30)))
        damage = (
            rng.choice(DAMAGES)
            if (number + number // len(PRODUCERS)) % 2
            else None
        )
        name = f"{number:02d}-{producer.__name__}-{font.stem}-{damage.__name__ if damage else 'clean'}"
        target = asked.folder / f"{name}.pdf"
        try:
            producer(rows, font, target)
            _damage(damage, target, rng)
        except Exception as error:
            print(f"{name}: {type(error).__name__}: {error}"[:300])
            target.unlink(missing_ok=True)
            continue
        target.with_suffix(".json").write_text(
            json.dumps(rows, ensure_ascii=False), encoding="utf-8"
        )
        print(name)


def _damage(
    damage: Callable[..., None] | None, target: Path, rng: random.Random
) -> None:
    if damage is None:
        return
    whole = target.with_suffix(".whole.pdf")
    target.rename(whole)
    if damage in (through_ghostscript, through_cairo):
        damage(whole, target)
    else:
        damage(whole, target, rng)
    whole.unlink()


if __name__ == "__main__":
    main()
