#!/usr/bin/env bash
# Guess: bahttext (npm), a much used writer of amounts in Thai words that takes numbers and strings, reads
# "1,234.50", or throws.
# Truth: bahttext 2.4.0 writes ศูนย์บาทถ้วน (zero baht) for any string that Number() does not read: a thousands comma, Thai
#   digits, ฿ or บาท, 100.-, and for null. thai-baht-text 2.0.5 throws on the comma, but writes "undefined" into the words of
#   a negative amount. On one number writers differ: 101 is หนึ่งร้อยหนึ่งบาท by bahttext 2.4.0 (and by LibreOffice's
#   BAHTTEXT) and หนึ่งร้อยเอ็ดบาท by thai-baht-text (and num2words, PyThaiNLP); 1.999 is 1 baht 99 satang by both here and
#   two baht by LibreOffice and PyPI's bahttext 1.0.2.
# Seen: see `want` below.
# Why it matters: an amount read off a report is a string with commas, often in Thai digits; its words are then printed or
#   compared with those in the report, and "zero baht" is a proper amount in words.
# Do: give numbers, rounded to satang, and no strings; to check an amount in words against figures parse the words, do not
#   write the figures and compare text.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" bahttext@2.4.0 thai-baht-text@2.0.5 >/dev/null

cat >"$tmp/run.js" <<'JS'
const { bahttext } = require("bahttext"), other = require("thai-baht-text");
const tried = (write, amount) => { try { return write(amount); } catch (error) { return "throws"; } };
for (const amount of ["1234.50", "1,234.50", "๑๒", "100.-", "12 บาท", null, 101, 1.999, -5])
  console.log(JSON.stringify(amount), tried(bahttext, amount), tried(other, amount));
JS
want='"1234.50" หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์ หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์
"1,234.50" ศูนย์บาทถ้วน throws
"๑๒" ศูนย์บาทถ้วน throws
"100.-" ศูนย์บาทถ้วน throws
"12 บาท" ศูนย์บาทถ้วน throws
null ศูนย์บาทถ้วน throws
101 หนึ่งร้อยหนึ่งบาทถ้วน หนึ่งร้อยเอ็ดบาทถ้วน
1.999 หนึ่งบาทเก้าสิบเก้าสตางค์ หนึ่งบาทเก้าสิบเก้าสตางค์
-5 ลบห้าบาทถ้วน undefinedสิบห้าบาทถ้วน'
got=$(cd "$tmp" && node run.js)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
