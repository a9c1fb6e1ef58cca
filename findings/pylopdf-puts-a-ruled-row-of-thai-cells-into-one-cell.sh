#!/usr/bin/env bash
# Guess: a table finder that has the rulings right, five columns and five rows, puts each text between them into its cell, as pdfplumber does.
# Truth: pylopdf 0.15.0 has the columns, but takes Thai texts that stand side by side for one word: a row in Thai letters and digits, with its number, plan,
#   amount ๑,๕๐๐.๕๐ and office, is one text in the second column, and the other cells are empty. So is the header. In the same PDF a row with
#   Latin digits is right, and so is a table in Latin letters. pdfplumber 0.11.10 has all cells right.
# Seen: see `want` below; "/" parts cells. The PDF is made by fpdf2 with the Thai font that pylopdf's makers publish.
# Why it matters: Thai forms put Thai digits in every column, so whole tables come as one column, while a test with a few Latin amounts passes.
# Do: take the cells' rectangles and cut the page's characters by them, or read such pages with pdfplumber.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check pylopdf==0.15.0 pylopdf-fonts-th==0.1.1 fpdf2==2.8.9 pdfplumber==0.11.10

cat >"$tmp/run.py" <<'PY'
import pathlib
import warnings

import pdfplumber
import pylopdf
import pylopdf_fonts_th
from fpdf import FPDF

FONT = str(next(pathlib.Path(pylopdf_fonts_th.__file__).parent.glob("NotoSansThai*.ttf")))
THAI = [
    ["ที่", "โครงการ", "งบประมาณ", "หน่วยงาน"],
    ["๑", "จัดซื้อน้ำดื่ม", "๑,๕๐๐.๕๐", "กองช่าง"],
    ["๒", "ซ่อมถนน", "๒,๐๐๐", "สำนักปลัด"],
    ["3", "อบรม", "300", "กองคลัง"],
]
LATIN = [["No", "Plan", "Budget", "Office"], ["one", "water", "hundred", "works"]]
warnings.simplefilter("ignore")


def write(name, rows):
    paper = FPDF()
    paper.add_page()
    for style in ("", "B"):
        paper.add_font("thai", style, FONT)
    paper.set_font("thai", size=11)
    with paper.table(col_widths=(15, 60, 30, 35)) as table:
        for texts in rows:
            row = table.row()
            for text in texts:
                row.cell(text)
    paper.output(name)


def show(name, rows):
    for row in rows:
        print(f"{name}:", "/".join(cell or "" for cell in row))


for rows in (THAI, LATIN):
    write("a.pdf", rows)
    show("pylopdf", pylopdf.open("a.pdf")[0].find_tables().tables[0].extract())
    with pdfplumber.open("a.pdf") as file:
        show("pdfplumber", file.pages[0].extract_table())
PY
want='pylopdf: /ที่โครงการงบประมาณหน่วยงาน//
pylopdf: /๑จัดซื้อน้ำดื่ม๑,๕๐๐.๕๐กองช่าง//
pylopdf: /๒ซ่อมถนน๒,๐๐๐สำนักปลัด//
pylopdf: 3/อบรม/300/กองคลัง
pdfplumber: ที่/โครงการ/งบประมาณ/หน่วยงาน
pdfplumber: ๑/จัดซื้อน้ำดื่ม/๑,๕๐๐.๕๐/กองช่าง
pdfplumber: ๒/ซ่อมถนน/๒,๐๐๐/สำนักปลัด
pdfplumber: 3/อบรม/300/กองคลัง
pylopdf: No/Plan/Budget/Office
pylopdf: one/water/hundred/works
pdfplumber: No/Plan/Budget/Office
pdfplumber: one/water/hundred/works'
cd "$tmp"
got=$(venv/bin/python run.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
