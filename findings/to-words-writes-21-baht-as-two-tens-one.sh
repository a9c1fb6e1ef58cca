#!/usr/bin/env bash
# Guess: writers of numbers in words that list Thai among their languages differ in หนึ่งร้อยหนึ่ง and หนึ่งร้อยเอ็ด (101); 21 is ยี่สิบเอ็ด in
#   all of them, and decimals are read digit by digit.
# Truth: to-words 5.7.0 (npm, th-TH) knows เอ็ด in 11 alone: 21 is ยี่สิบหนึ่ง, 21 million ยี่สิบหนึ่งล้าน, which no Thai writes. Decimals are a number of
#   their own: 1.25 is หนึ่งจุดยี่สิบห้า, "one point twenty-five". Amounts with satang end in ถ้วน, "exactly", which says that there are none.
#   n2words 4.0.0 writes all of these right, but cuts satang off: 1.999 is 1 baht 99 satang, where to-words has two baht.
# Seen: see `want` below.
# Why it matters: the words count where figures and words differ, and ถ้วน behind satang makes an amount doubtful; a
#   check that writes the figure in words and compares texts finds each 21, 31 ... wrong.
# Do: n2words or num2words for Thai; round to satang first; compare numbers, not words.
set -euo pipefail
for tool in npm node; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: npm, nodejs)" >&2; exit 1; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" to-words@5.7.0 n2words@4.0.0 >/dev/null

cat >"$tmp/run.mjs" <<'JS'
import { toCardinal, toCurrency } from "n2words/th-TH";
import { ToWords } from "to-words";

const words = new ToWords({ localeCode: "th-TH" });
for (const n of [11, 21, 101, 31000000, 1.25, 1.5, 1.05]) console.log(n, "|", words.convert(n), "|", toCardinal(n));
for (const n of [21, 1500.25, 0.05, 1.999]) console.log(n, "baht |", words.convert(n, { currency: true }), "|", toCurrency(n));
JS
want='11 | สิบเอ็ด | สิบเอ็ด
21 | ยี่สิบหนึ่ง | ยี่สิบเอ็ด
101 | หนึ่งร้อยหนึ่ง | หนึ่งร้อยเอ็ด
31000000 | สามสิบหนึ่งล้าน | สามสิบเอ็ดล้าน
1.25 | หนึ่งจุดยี่สิบห้า | หนึ่งจุดสองห้า
1.5 | หนึ่งจุดห้า | หนึ่งจุดห้า
1.05 | หนึ่งจุดศูนย์ห้า | หนึ่งจุดศูนย์ห้า
21 baht | ยี่สิบหนึ่งบาทถ้วน | ยี่สิบเอ็ดบาทถ้วน
1500.25 baht | หนึ่งพันห้าร้อยบาทยี่สิบห้าสตางค์ถ้วน | หนึ่งพันห้าร้อยบาทยี่สิบห้าสตางค์
0.05 baht | ศูนย์บาทห้าสตางค์ถ้วน | ศูนย์บาทห้าสตางค์
1.999 baht | สองบาทถ้วน | หนึ่งบาทเก้าสิบเก้าสตางค์'
cd "$tmp"
got=$(node run.mjs)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
