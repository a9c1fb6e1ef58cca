"""Clean Thai text printed in many fonts by programs that write PDF: a table a font, a row a text."""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# What is hard to set, or to read: marks that are stacked, raised, shifted or that change a letter, ำ under tones, ๆ and
# ฯ, figures of both kinds, brackets, Latin.
TEXTS = (
    "จัดทำคู่มือการปฏิบัติงานและน้ำดื่มสะอาด",
    "น้ำใจของผู้นำชุมชน ค้ำประกันสัญญา ซ้ำซ้อน",
    "ปั้นจั่น ฟ้าผ่า ฝั่งตะวันออก ป้ายประกาศ",
    "ปัญหาและอุปสรรค ฎุ ฏู ญู ฐุ ฐานข้อมูลญาติผู้ใหญ่",
    "กฎหมายที่เกี่ยวข้อง ฎีกา ปรากฏ กตัญญู รัฐวิสาหกิจ",
    "ดีที่สุด ลื่นไหล เพื่อสิ่งแวดล้อมที่ยั่งยืน",
    "เก้าอี้ ๑๒ ตัว โต๊ะ ๓ ตัว",
    "ต่าง ๆ อื่น ๆ และเด็ก ๆ ทั้งหลาย",
    "วงเงิน 1,234,500.75 บาท (หนึ่งล้านบาทถ้วน)",
    "พ.ศ. 2566 ต.ค. 2565 - ก.ย. 2566",
    "ระบบ E-Service และ LINE OA (ครั้งที่ 2/2566)",
    "กรุงเทพฯ ท่าน ฯลฯ",
    "ล่าช้า ค่าธรรมเนียม หน้าที่ ท่าเรือ ว่าจ้าง",
    "ตรวจรับงานจ้าง ตามระเบียบฯ ข้อ ๕",
    "ณ ที่ทำการ อบต. เวลา 09.00 น.",
    "บริสุทธิ์ สิทธิ์ ศูนย์ฯ การันต์ วันจันทร์",
    "ฤดูฝน ฤๅษี ทฤษฎี พฤกษา",
    "ใช้จ่ายงบประมาณ ผู้สูงอายุ มูลค่า สู้ภัย",
    "ป่าไม้ ฝ้าย ฟื้นฟู ปีที่ผ่านมา เปิ่น ฟุ้ง ฬ่อ",
    "จำนวน ๑,๒๓๔ คน (ร้อยละ ๙๘.๗๕)",
)
# Points: the type, the columns of numbers and of texts; no text is broken.
_SIZE = 12
_NUMBERS = 60
_WIDTH = 430
# Seconds: LibreOffice starts slowly.
_PATIENCE = 300
# Rows of a font are numbered from its number times this on.
_ROWS_A_FONT = 100


@dataclass(frozen=True, slots=True)
class PrintedFont:
    """A font file, and the texts that it draws wholly.

    Attributes:
        path: The file.
        family: The family that it says it is.
        texts: Number -> text.
    """

    path: Path
    family: str
    texts: dict[int, str]


# Prints fonts to a file; the first font prints the numbers, too.
Printer = Callable[[Sequence[PrintedFont], Path], None]


@cache
def printed_fonts(*paths: Path) -> list[PrintedFont]:
    """Open font files; families that stand there twice are taken once."""
    from fontTools.ttLib import TTFont

    fonts: dict[str, PrintedFont] = {}
    for number, path in enumerate(paths, 1):
        with TTFont(path, lazy=True) as font:
            characters = set(map(chr, font.getBestCmap()))
            family = font["name"].getDebugName(1)
        drawn = [text for text in TEXTS if characters.issuperset(text)]
        texts = {
            number * _ROWS_A_FONT + row: text
            for row, text in enumerate(drawn, 1)
        }
        fonts.setdefault(family, PrintedFont(path, family, texts))
    return list(fonts.values())


def chromium(fonts: Sequence[PrintedFont], out: Path) -> None:
    """A browser prints a page."""
    page = out.with_suffix(".html")
    page.write_text(_page(fonts, embedded=True), encoding="utf-8")
    print_by_chromium(page, out)


def print_by_chromium(page: Path, out: Path) -> None:
    """Chromium prints a page of HTML, in a new profile."""
    with tempfile.TemporaryDirectory() as profile:
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={profile}",
        ]
        _run(
            [
                "chromium",
                *options,
                "--no-pdf-header-footer",
                f"--print-to-pdf={out}",
                str(page),
            ]
        )


def libreoffice(fonts: Sequence[PrintedFont], out: Path) -> None:
    """Writer prints a page, its fonts installed for this run only."""
    page = out.with_suffix(".html")
    page.write_text(_page(fonts, embedded=False), encoding="utf-8")
    settings = out.with_suffix(".conf")
    folders = "".join(f"<dir>{font.path.parent}</dir>" for font in fonts)
    settings.write_text(
        f"<fontconfig>{folders}<cachedir>{out.with_suffix('.fonts')}</cachedir></fontconfig>"
    )
    print_by_libreoffice(page, FONTCONFIG_FILE=str(settings))


def print_by_libreoffice(page: Path, **environment: str) -> None:
    """Writer prints a page of HTML beside it, in a new profile."""
    with tempfile.TemporaryDirectory() as profile:
        target = [
            "--convert-to",
            "pdf:writer_web_pdf_Export",
            "--outdir",
            str(page.parent),
        ]
        _run(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                *target,
                str(page),
            ],
            **environment,
        )


def typst(fonts: Sequence[PrintedFont], out: Path) -> None:
    """Typst prints a document."""
    import typst as compiler

    folder = out.with_suffix(".typst")
    folder.mkdir()
    parts = [
        f'#set page(paper: "a4", margin: 40pt)\n#set text(lang: "th", size: {_SIZE}pt)'
    ]
    for font in fonts:
        shutil.copy(font.path, folder)
        cells = "".join(
            f"[{number}],text({_quoted(text)}),"
            for number, text in font.texts.items()
        )
        parts.append(
            f"#set text(font: {_quoted(font.family)})\n#table(columns: ({_NUMBERS}pt, {_WIDTH}pt), {cells})"
        )
    source = folder / "fonts.typ"
    source.write_text("\n".join(parts), encoding="utf-8")
    compiler.compile(
        str(source),
        output=str(out),
        font_paths=[str(folder)],
        ignore_system_fonts=True,
    )


def fpdf2(fonts: Sequence[PrintedFont], out: Path) -> None:
    """fpdf2 prints tables with its text shaping on."""
    from fpdf import FPDF

    pdf = FPDF(unit="pt")
    pdf.set_text_shaping(True)
    pdf.add_font("numbers", fname=fonts[0].path)
    for place, font in enumerate(fonts):
        pdf.add_font(f"font{place}", fname=font.path)
    pdf.add_page()
    for place, font in enumerate(fonts):
        for number, text in font.texts.items():
            pdf.set_font("numbers", size=_SIZE)
            pdf.cell(_NUMBERS, 2 * _SIZE, str(number), border=1)
            pdf.set_font(f"font{place}", size=_SIZE)
            pdf.cell(
                _WIDTH, 2 * _SIZE, text, border=1, new_x="LMARGIN", new_y="NEXT"
            )
    pdf.output(out)


def weasyprint(fonts: Sequence[PrintedFont], out: Path) -> None:
    """WeasyPrint prints a page."""
    import weasyprint as printer

    printer.HTML(string=_page(fonts, embedded=True)).write_pdf(out)


def _page(fonts: Sequence[PrintedFont], *, embedded: bool) -> str:
    faces = "".join(
        f"@font-face {{ font-family: '{_name(font)}'; src: url('file://{font.path}') }}\n"
        for font in fonts
    )
    tables = "".join(
        _table(font, _name(font) if embedded else font.family) for font in fonts
    )
    style = f"body {{ font-size: {_SIZE}pt }} table {{ border-collapse: collapse }} td {{ padding: 3pt }}"
    return f"""<html lang="th"><head><meta charset="utf-8"><style>
@page {{ size: A4; margin: 40pt }} {faces if embedded else ""} {style}
</style></head><body>{tables}</body></html>"""


def _name(font: PrintedFont) -> str:
    """A family of its own, lest a font of the system be taken for the file."""
    return f"face {font.path.stem}"


def _table(font: PrintedFont, family: str) -> str:
    rows = [
        f'<tr><td width="{_NUMBERS}">{number}</td><td width="{_WIDTH}">{html.escape(text)}</td></tr>'
        for number, text in font.texts.items()
    ]
    style = f"font-family: '{family}'; page-break-before: always"
    return f'<table border="1" style="{style}">{"".join(rows)}</table>'


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _run(command: Sequence[str], **environment: str) -> None:
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        timeout=_PATIENCE,
        env={**os.environ, **environment},
    )
