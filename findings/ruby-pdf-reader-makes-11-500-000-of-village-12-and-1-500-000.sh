#!/usr/bin/env bash
# Guess: a reader of PDF that lays the text out as it stands on the page keeps all of it: where a text needs more signs than its column has places, what follows
#   moves to the right.
# Truth: pdf-reader 2.4.1 (Ruby, Debian 12) writes each text over the places of the page's grid, and what stands further right goes over what is there. A Thai cell has a sign
#   for each vowel and tone mark above and below, which take no width, so it reaches into the next column: "village no. 12" and 1,500,000 are "village no. 11,500,000", one
#   amount, or 121,500,000; in a narrower column the number of the village or half a word is gone. Short cells are right, and the English one of the same width, and nothing is raised. The file
#   is sound: it is made with Prawn 2.4.0 and prawn-table 0.2.2, of the same house, and pdftotext -layout has all of it.
# Seen: see `want` below; the rows of one table at four widths (in points) of its column of names, each by pdf-reader and by pdftotext.
# Why it matters: page.text is the method of its README. Budgets ten times as large stand where the column's lines are right otherwise.
# Do: pdftotext -layout.
# Needs Debian's ruby-prawn-table, ruby-pdf-reader, poppler-utils, fontconfig, fonts-noto-core.
set -euo pipefail
ruby -rprawn -rprawn/table -rpdf-reader -e 1 2>/dev/null || { echo "install Debian's ruby-prawn-table and ruby-pdf-reader" >&2; exit 1; }
command -v pdftotext >/dev/null || { echo "install Debian's poppler-utils" >&2; exit 1; }
font=$(fc-list ':family=Noto Sans Thai:style=Regular' file | head -n 1)
[ -n "$font" ] || { echo "install Debian's fontconfig and fonts-noto-core" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
cat >run.rb <<'RB'
require "prawn"
require "prawn/table"
require "pdf-reader"

ROWS = [
  ["ที่", "โครงการ", "งบประมาณ", "ปี"], ["1", "ซื้อที่ดินที่ตั้งที่ทำการผู้ใหญ่บ้าน หมู่ที่ 12", "1,500,000", "2566"], ["2", "น้ำ", "20", "2567"],
  ["3", "Land for the office, village no. 12", "1,500,000", "2566"],
]
[205, 219, 225, 230].each do |width|
  Prawn::Document.generate("a.pdf") do
    font ARGV[0], size: 10
    table ROWS, column_widths: [30, width, 80, 50]
  end
  { "pdf-reader" => PDF::Reader.new("a.pdf").pages[0].text, "pdftotext" => `pdftotext -layout a.pdf -` }.each do |name, text|
    puts "#{width} #{name}"
    text.lines.grep(/^\s*[1-9]/).each { |line| puts "   #{line.strip.gsub(/ {2,}/, " | ")}" }
  end
end
RB
want='205 pdf-reader
   1 | ซื้อที่ดินที่ตั้งที่ทำการผู้ใหญ่บ้าน หมู่ท1,500,000 | 2566
   2 | น้ำ | 20 | 2567
   3 | Land for the office, village no. 12 | 1,500,000 | 2566
205 pdftotext
   1 | ซื้อที่ดินที่ตั้งที่ทำการผู้ใหญ่บ้าน หมู่ที่ 12 | 1,500,000 | 2566
   2 | น้ำ | 20 | 2567
   3 | Land for the office, village no. 12 | 1,500,000 | 2566
219 pdf-reader
   1 | ซื้อที่ดินที่ตั้งที่ทำการผู้ใหญ่บ้าน หมู่ที่ 1,500,000 | 2566
   2 | น้ำ | 20 | 2567
   3 | Land for the office, village no. 12 | 1,500,000 | 2566
219 pdftotext
   1 | ซื้อที่ดินที่ตั้งที่ทำการผู้ใหญ่บ้าน หมู่ที่ 12 | 1,500,000 | 2566
   2 | น้ำ | 20 | 2567
   3 | Land for the office, village no. 12 | 1,500,000 | 2566
225 pdf-reader
   1 | ซื้อที่ดินที่ตั้งที่ทำการผู้ใหญ่บ้าน หมู่ที่ 11,500,000 | 2566
   2 | น้ำ | 20 | 2567
   3 | Land for the office, village no. 12 | 1,500,000 | 2566
225 pdftotext
   1 | ซื้อที่ดินที่ตั้งที่ทำการผู้ใหญ่บ้าน หมู่ที่ 12 | 1,500,000 | 2566
   2 | น้ำ | 20 | 2567
   3 | Land for the office, village no. 12 | 1,500,000 | 2566
230 pdf-reader
   1 | ซื้อที่ดินที่ตั้งที่ทำการผู้ใหญ่บ้าน หมู่ที่ 121,500,000 | 2566
   2 | น้ำ | 20 | 2567
   3 | Land for the office, village no. 12 | 1,500,000 | 2566
230 pdftotext
   1 | ซื้อที่ดินที่ตั้งที่ทำการผู้ใหญ่บ้าน หมู่ที่ 12 | 1,500,000 | 2566
   2 | น้ำ | 20 | 2567
   3 | Land for the office, village no. 12 | 1,500,000 | 2566'
got=$(LC_ALL=C.UTF-8 ruby run.rb "${font%:*}" 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
