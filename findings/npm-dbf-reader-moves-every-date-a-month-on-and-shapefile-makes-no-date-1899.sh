#!/usr/bin/env bash
# Guess: a date in a DBF file is eight digits, 20231001, and an empty one is spaces; readers give that day, and null. The file says in one byte which code page
#   its texts are in, and readers that know code pages look there.
# Truth: dbf-reader 1.0.3 (npm) hands the month to JavaScript as it stands, where months begin with 0: 1 October is 1 November, 31 January is 2 March
#   (in a leap year), 31 December 2566 is in January 2567. An empty amount is 0, an empty tick box false. shapefile 0.6.6 (over a million downloads a
#   month) makes of an empty date 30 November 1899. parsedbf 2.0.0 has an invalid date, NaN and false; dbffile 1.13.0 alone has null for all three.
#   None of the four looks at the byte: with 0x50, which is Thai (874), น้ำ is ¹éÓ or three replacement signs; told of windows-874, all but dbf-reader,
#   which cannot be told, read it. dbfread and geopandas (Python) look there.
# Seen: see `want` below; a file made as dBase III has it, TZ=UTC.
# Why it matters: dates of old systems of offices come as DBF. A month's shift passes every test of form, moves the end of a fiscal year (30 September) into the
#   next one (30 October), and amounts that are not known are counted as none.
# Do: dbffile with { encoding: "cp874" }; in Python dbfread.
set -euo pipefail
command -v npm >/dev/null || { echo "needs Node.js with npm" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit --ignore-scripts dbf-reader@1.0.3 shapefile@0.6.6 dbffile@1.13.0 parsedbf@2.0.0 >/dev/null
cat >run.mjs <<'JS'
import fs from "fs";
import reader from "dbf-reader";
import { DBFFile } from "dbffile";
import parsedbf from "parsedbf";
import { openDbf } from "shapefile";

// น้ำ, ปู่ and ข in the Thai code page 874; a date, an amount and a tick box.
const ROWS = [["b9e9d3", "20231001", "1500.50", "T"], ["bbd9e8", "20240131", "250.00", "F"], ["a2", "25661231", "", "?"], ["a2", "", "0.00", "?"]];
const FIELDS = [["NAME", "C", 6, 0], ["DAY", "D", 8, 0], ["BAHT", "N", 10, 2], ["DONE", "L", 1, 0]];
const length = 1 + FIELDS.reduce((sum, field) => sum + field[2], 0);
const head = Buffer.alloc(32);
head.set([3, 124, 1, 1]);
head.writeUInt32LE(ROWS.length, 4);
head.writeUInt16LE(33 + 32 * FIELDS.length, 8);
head.writeUInt16LE(length, 10);
head[29] = 0x50;
const fields = FIELDS.map(([name, type, size, decimals]) => {
  const field = Buffer.alloc(32);
  field.write(name + "\0".repeat(11 - name.length) + type);
  field.set([size, decimals], 16);
  return field;
});
const rows = ROWS.map(([name, day, baht, done]) => {
  const text = Buffer.alloc(length, " ");
  Buffer.from(name, "hex").copy(text, 1);
  text.write(day, 7);
  text.write(baht.padStart(10), 15);
  text.write(done, 25);
  return text;
});
fs.writeFileSync("a.dbf", Buffer.concat([head, ...fields, Buffer.from("\r"), ...rows, Buffer.from("\x1a")]));

const bytes = fs.readFileSync("a.dbf");
const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
const all = async (source) => {
  const found = [];
  for (let next = await source.read(); !next.done; next = await source.read()) found.push(next.value);
  return found;
};
const show = (name, table) => {
  const cell = (value) => (value instanceof Date ? (isNaN(value) ? "no date" : value.toISOString().slice(0, 10)) : String(value).trim().replaceAll("\ufffd", "?"));
  console.log(name);
  for (const row of table) console.log("  ", ["NAME", "DAY", "BAHT", "DONE"].map((field) => cell(row[field])).join(" | "));
};
show("dbf-reader", reader.Dbf.read(bytes).rows);
show("shapefile", await all(await openDbf("a.dbf")));
show("shapefile, windows-874", await all(await openDbf("a.dbf", { encoding: "windows-874" })));
show("dbffile", await (await DBFFile.open("a.dbf")).readRecords());
show("dbffile, cp874", await (await DBFFile.open("a.dbf", { encoding: "cp874" })).readRecords());
show("parsedbf", parsedbf(view));
show("parsedbf, windows-874", parsedbf(view, "windows-874"));
JS
want='dbf-reader
   ??? | 2023-11-01 | 1500.5 | true
   ??? | 2024-03-02 | 250 | false
   ? | 2567-01-31 | 0 | false
   ? | null | 0 | false
shapefile
   ¹éÓ | 2023-10-01 | 1500.5 | true
   »Ùè | 2024-01-31 | 250 | false
   ¢ | 2566-12-31 | null | null
   ¢ | 1899-11-30 | 0 | null
shapefile, windows-874
   น้ำ | 2023-10-01 | 1500.5 | true
   ปู่ | 2024-01-31 | 250 | false
   ข | 2566-12-31 | null | null
   ข | 1899-11-30 | 0 | null
dbffile
   ¹éÓ | 2023-10-01 | 1500.5 | true
   »Ùè | 2024-01-31 | 250 | false
   ¢ | 2566-12-31 | null | null
   ¢ | null | 0 | null
dbffile, cp874
   น้ำ | 2023-10-01 | 1500.5 | true
   ปู่ | 2024-01-31 | 250 | false
   ข | 2566-12-31 | null | null
   ข | null | 0 | null
parsedbf
   ??? | 2023-10-01 | 1500.5 | true
   ??? | 2024-01-31 | 250 | false
   ? | 2566-12-31 | NaN | false
   ? | no date | 0 | false
parsedbf, windows-874
   น้ำ | 2023-10-01 | 1500.5 | true
   ปู่ | 2024-01-31 | 250 | false
   ข | 2566-12-31 | NaN | false
   ข | no date | 0 | false'
got=$(TZ=UTC node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
