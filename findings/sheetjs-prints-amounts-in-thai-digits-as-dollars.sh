#!/usr/bin/env bash
# Guess: a library that does not know Excel's formats for Thai digits prints the number in Latin ones.
# Truth: SheetJS (xlsx 0.18.5, npm) puts a dollar sign before it. In [$-D000000] the $ only opens the place for a currency,
#   which is empty, and D000000 asks for Thai digits; SheetJS takes an empty currency for $. So does [$-41E], which is
#   nothing but "Thai". Of dates the sign is left away, and with [$฿-41E] the baht is right. The dollars are in sheet_to_csv,
#   sheet_to_html and sheet_to_json(raw: false); numfmt 4.0.1 (npm) prints no currency for the same formats.
# Seen: see `want` below; a format for identity numbers, [$-D000000]0 0000 00000 00 0, prints a $, too.
# Why it matters: web pages and converters show sheets of Thai bodies with this; an amount of baht is then published in
#   dollars, which looks like data and not like a fault, and only in the columns that were formatted in Thai digits.
# Do: take the number itself (sheet_to_json with raw: true, or cell.v) and write the unit from the header; before printing,
#   cut [$-...] out of the formats of cells (cell.z) and drop their cell.w.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" xlsx@0.18.5 numfmt@4.0.1 >/dev/null

cat >"$tmp/run.mjs" <<'JS'
import XLSX from "xlsx";
import { format } from "numfmt";

const CODES = ["[$-D000000]#,##0", "[$-D07041E]#,##0.00", "[$-41E]#,##0", "[$฿-41E]#,##0", "[$-D000000]d/m/yyyy", "[$-D000000]0 0000 00000 00 0"];
const made = XLSX.utils.aoa_to_sheet(CODES.map((z) => [z, { t: "n", v: 45200, z }]));
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, made, "budget");
XLSX.writeFile(book, "book.xlsx");

const read = () => XLSX.readFile("book.xlsx", { cellNF: true }).Sheets.budget;
const texts = (sheet) => XLSX.utils.sheet_to_json(sheet, { header: 1, raw: false }).map((row) => row[1]);
const sheet = read();
const mended = read();
for (const cell of Object.values(mended)) {
  if (cell.t !== "n") continue;
  cell.z = cell.z.replace(/\[\$-[^\]]*\]/g, "");
  delete cell.w;
}
const now = texts(mended);
texts(sheet).forEach((text, i) => {
  const th = format(CODES[i], 45200);
  console.log(`${CODES[i]}: SheetJS ${text} | numfmt ${th} | raw ${sheet["B" + (i + 1)].v} | mended ${now[i]}`);
});
console.log("csv:", XLSX.utils.sheet_to_csv(sheet).split("\n")[0]);
console.log("html:", XLSX.utils.sheet_to_html(sheet).includes(">$45,200<"));
JS
want='[$-D000000]#,##0: SheetJS $45,200 | numfmt 45,200 | raw 45200 | mended 45,200
[$-D07041E]#,##0.00: SheetJS $45,200.00 | numfmt 45,200.00 | raw 45200 | mended 45,200.00
[$-41E]#,##0: SheetJS $45,200 | numfmt 45,200 | raw 45200 | mended 45,200
[$฿-41E]#,##0: SheetJS ฿45,200 | numfmt ฿45,200 | raw 45200 | mended ฿45,200
[$-D000000]d/m/yyyy: SheetJS 1/10/2023 | numfmt 1/10/2023 | raw 45200 | mended 1/10/2023
[$-D000000]0 0000 00000 00 0: SheetJS $0 0000 00045 20 0 | numfmt 0 0000 00045 20 0 | raw 45200 | mended 0 0000 00045 20 0
csv: "[$-D000000]#,##0","$45,200"
html: true'
cd "$tmp"
got=$(node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
