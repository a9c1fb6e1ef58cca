#!/usr/bin/env bash
# Guess: jspdf-autotable gives each column at least the width of its longest word, so that an amount or a year stays on one line; in a Thai cell it breaks where it
#   must, between letters, since it knows no Thai words.
# Truth: in jspdf-autotable 5.0.9 (jsPDF 4.2.1) the run between two spaces is a word. A Thai cell is one long word, so its column asks for most of the page, and the
#   others are cut below their own words: on A4 with three short columns beside it 1,234,567.50 is printed as "1,234,567." over "50", the year 2566 as
#   2, 56 and 6 on three lines, ๒๕๖๖ as ๒๕ and ๖๖, and the ี่ of ที่ stands on a line of its own. The same table in English, with a cell as long, breaks at spaces alone.
#   There is no message.
# Seen: see `want` below; / is a line end inside a cell, as pdfplumber 0.11.10 has it from the rules.
# Why it matters: reports of web systems are made so. Print and file have the break, so a reader has to guess whether 1,234,567. and 50 are one amount, and 30 ก.ย. 2
#   a date; a shorter description in the same row mends it, so a try looks good.
# Do: set columnStyles with cellWidth for all columns but the one of the text; put zero-width spaces where Thai words end (Intl.Segmenter) only with a font that has them.
# Needs Debian's fonts-thai-tlwg and fontconfig (font Loma).
set -euo pipefail
for tool in python3:python3-venv npm:npm node:nodejs fc-list:fontconfig; do
  command -v "${tool%%:*}" >/dev/null || { echo "needs ${tool%%:*} (Debian: ${tool##*:})" >&2; exit 1; }
done
font=$(fc-list ":family=Loma:style=Regular" -f '%{file}\n' | grep -m1 'ttf$' || true)
[ -n "$font" ] || { echo "needs the font Loma (Debian: fonts-thai-tlwg)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check pdfplumber==0.11.10
npm install --silent --no-fund --no-audit jspdf@4.2.1 jspdf-autotable@5.0.9 >/dev/null

cat >make.mjs <<'JS'
import { readFileSync, writeFileSync } from "node:fs";
import { jsPDF } from "jspdf";
import { autoTable } from "jspdf-autotable";

const print = (name, head, body, columnStyles = {}) => {
  const page = new jsPDF({ unit: "pt", format: "a4" });
  page.addFileToVFS("thai.ttf", readFileSync(process.argv[2]).toString("base64"));
  page.addFont("thai.ttf", "Thai", "normal");
  const styles = { font: "Thai", fontStyle: "normal", fontSize: 14 };
  autoTable(page, { styles, headStyles: styles, theme: "grid", head: [head], body, columnStyles });
  writeFileSync(`${name}.pdf`, Buffer.from(page.output("arraybuffer")));
};
const LONG = "จ้างเหมาซ่อมแซมถนนสายบ้านหนองแก้วหมู่ที่ ๕ และน้ำดื่มสำหรับผู้มาติดต่อราชการและค่าใช้จ่ายในการฝึกอบรมข้าราชการ";
const ENGLISH = "Road repair at Ban Nong Kaeo, village 5, and drinking water for visitors of the office and costs of training of officials";
const thai = (text) => [["1", text, "1,234,567.50", "๑ ต.ค. ๒๕๖๖", "กองช่าง"], ["2", "ซื้อวัสดุ", "500", "30 ก.ย. 2566", "กองคลัง"]];
const HEAD = ["ที่", "รายการ", "งบประมาณ", "วันที่", "ผู้รับผิดชอบ"];
print("long", HEAD, thai(LONG));
print("short", HEAD, thai("จ้างเหมาซ่อมแซมถนน"));
print("english", ["No", "Item", "Budget", "Date", "Division"],
  [["1", ENGLISH, "1,234,567.50", "1 Oct. 2023", "Works"], ["2", "Material", "500", "30 Sept. 2023", "Treasury"]]);
const widths = [[0, 30], [2, 110], [3, 100], [4, 100]].map(([column, cellWidth]) => [column, { cellWidth }]);
print("widths", HEAD, thai(LONG), Object.fromEntries(widths));
JS
cat >read.py <<'PY'
import pdfplumber

for name in ("long", "short", "english", "widths"):
    print(f"{name}:")
    for row in pdfplumber.open(f"{name}.pdf").pages[0].extract_table():
        cells = [cell.replace("\n", "/") for cell in row]
        print(cells[0], *cells[2:], sep=" | ")
PY
node make.mjs "$font" >&2
want='long:
ท/ี่ | งบประมา/ณ | วัน/ที่ | ผู้รับผิดช/อบ
1 | 1,234,567./50 | ๑/ต./ค./๒๕/๖๖ | กองช่าง
2 | 500 | 30/ก.ย/. 2/56/6 | กองคลัง
short:
ที่ | งบประมาณ | วันที่ | ผู้รับผิดชอบ
1 | 1,234,567.50 | ๑ ต.ค. ๒๕๖๖ | กองช่าง
2 | 500 | 30 ก.ย. 2566 | กองคลัง
english:
No | Budget | Date | Division
1 | 1,234,567.50 | 1/Oct./2023 | Works
2 | 500 | 30/Sept./2023 | Treasury
widths:
ที่ | งบประมาณ | วันที่ | ผู้รับผิดชอบ
1 | 1,234,567.50 | ๑ ต.ค. ๒๕๖๖ | กองช่าง
2 | 500 | 30 ก.ย. 2566 | กองคลัง'
got=$(venv/bin/python read.py)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
