#!/usr/bin/env bash
# Guess: a workbook has no time zone: 1 October 2023 of a sheet is 1 October by the clock of a computer in Thailand, read by SheetJS with cellDates, and a Date
#   of that clock is written as 45200; only libraries that say UTC differ.
# Truth: where TZ is Asia/Bangkok, SheetJS 0.18.5 (npm xlsx) reads 45200 as 30 September 2023 23:59:56, four seconds short: Bangkok's clock was 6:42:04 before
#   UTC until 1920, Excel counts from 1899, and the offset of that time is taken without its seconds. It writes 45200.0000462963, which Excel shows as
#   1 October and no lookup finds. xlsx-js-style 1.2.0 does the same. In UTC, where servers run, all is right. ExcelJS 4.4.0 and excel4node 1.8.2 write
#   30 September 17:00 (45199.708); ExcelJS reads 07:00. xlsx-populate 1.21.0 is right everywhere, and so is read-excel-file 9.3.17 if read as UTC.
# Seen: see `want` below; openpyxl's workbook as read, and each writer's number for 1 October 0:00 and 14:30.
# Why it matters: the fiscal year begins on 1 October: by getMonth() this day is in September, of the year before, and each monthly report has its first day in
#   the month before. Only on the computers of those who use it, not in the tests on a server in UTC.
# Do: run with TZ=UTC; or read the numbers (without cellDates) and make dates of them oneself; with ExcelJS give Date.UTC.
set -euo pipefail
command -v npm >/dev/null || { echo "needs Node.js with npm" >&2; exit 1; }
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check openpyxl==3.1.5
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts xlsx@0.18.5 xlsx-js-style@1.2.0 exceljs@4.4.0 excel4node@1.8.2 xlsx-populate@1.21.0 \
  read-excel-file@9.3.17 >/dev/null
venv/bin/python - <<'PY'
import datetime

import openpyxl

book = openpyxl.Workbook()
book.active.append([datetime.datetime(2023, 10, 1), datetime.datetime(2023, 10, 1, 14, 30)])
book.save("given.xlsx")
PY
cat >read.mjs <<'JS'
import fs from "fs";
import excel4node from "excel4node";
import ExcelJS from "exceljs";
import populate from "xlsx-populate";
import readExcelFile from "read-excel-file/node";
import style from "xlsx-js-style";
import XLSX from "xlsx";

const local = (date) => {
  const two = (number) => String(number).padStart(2, "0");
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join("-");
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":")}`;
};
const DATES = [new Date(2023, 9, 1), new Date(2023, 9, 1, 14, 30)];
console.log(process.env.TZ);
for (const [name, sheetjs] of [["SheetJS", XLSX], ["xlsx-js-style", style]]) {
  const sheet = sheetjs.readFile("given.xlsx", { cellDates: true }).Sheets.Sheet;
  const written = sheetjs.utils.aoa_to_sheet([DATES]);
  console.log(`  ${name} reads`, local(sheet.A1.v), "| writes", written.A1.v.toFixed(6), written.B1.v.toFixed(6), "shown", written.A1.w);
}

const book = new ExcelJS.Workbook();
await book.xlsx.readFile("given.xlsx");
const read = book.worksheets[0].getRow(1).getCell(1).value;
const own = new ExcelJS.Workbook();
own.addWorksheet("a").addRow(DATES);
const numbers = (buffer) => {
  const sheet = XLSX.read(buffer).Sheets;
  return ["A1", "B1"].map((name) => Object.values(sheet)[0][name].v.toFixed(6)).join(" ");
};
console.log("  ExcelJS reads", local(read), "| writes", numbers(await own.xlsx.writeBuffer()));

const old = new excel4node.Workbook();
const sheet = old.addWorksheet("a");
DATES.forEach((date, column) => sheet.cell(1, column + 1).date(date));
console.log("  excel4node writes", numbers(await old.writeToBuffer()));

const filled = await populate.fromBlankAsync();
DATES.forEach((date, column) => filled.sheet(0).cell(1, column + 1).value(date));
const given = (await populate.fromFileAsync("given.xlsx")).sheet(0).cell("A1").value();
console.log("  xlsx-populate reads", local(populate.numberToDate(given)), "| writes", numbers(await filled.outputAsync()));
const [{ data }] = await readExcelFile("given.xlsx");
console.log("  read-excel-file reads, in UTC,", data[0][0].toISOString());
process.exit(0);
JS
want='Asia/Bangkok
  SheetJS reads 2023-09-30 23:59:56 | writes 45200.000046 45200.604213 shown 10/1/23
  xlsx-js-style reads 2023-09-30 23:59:56 | writes 45200.000046 45200.604213 shown 10/1/23
  ExcelJS reads 2023-10-01 07:00:00 | writes 45199.708333 45200.312500
  excel4node writes 45199.708333 45200.312500
  xlsx-populate reads 2023-10-01 00:00:00 | writes 45200.000000 45200.604167
  read-excel-file reads, in UTC, 2023-10-01T00:00:00.000Z
UTC
  SheetJS reads 2023-10-01 00:00:00 | writes 45200.000000 45200.604167 shown 10/1/23
  xlsx-js-style reads 2023-10-01 00:00:00 | writes 45200.000000 45200.604167 shown 10/1/23
  ExcelJS reads 2023-10-01 00:00:00 | writes 45200.000000 45200.604167
  excel4node writes 45200.000000 45200.604167
  xlsx-populate reads 2023-10-01 00:00:00 | writes 45200.000000 45200.604167
  read-excel-file reads, in UTC, 2023-10-01T00:00:00.000Z'
got=$(for zone in Asia/Bangkok UTC; do TZ=$zone node read.mjs; done)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
