#!/usr/bin/env bash
# Guess: Perl's readers of workbooks, which print each cell by its format (per cent, baht, millions and the red minus come out right), print a time as Excel
#   shows it, with a stop (8.30, the Thai way) as with a colon.
# Truth: Spreadsheet::ParseXLSX 0.27 and ParseExcel 0.65 (.xls), and Spreadsheet::Read 0.87 above them, take mm for minutes only beside a colon: with h.mm a time
#   has the month behind the stop. 8.30 and 8.45 are 8.01, and beside a date all times of October are 8.10: the day's timetable is of full hours with
#   the same ten minutes. [h]:mm, hours added up, has the month as well: 36:30 is 36:01. Thai date formats break: [$-D07041E]d mmm yyyy, as Excel writes ๑ ต.ค. ๒๕๖๖, is
#   [$741E] 4 5200 (the serial number and a digit of the code taken for a day), and bbbb stays as letters. No warning. .ods files (Spreadsheet::ReadSXC,
#   which takes the shown text) are right.
# Seen: see `want` below; the format, and what the cell reads.
# Why it matters: 8.01 and 8.10 are valid times: no check of the form finds them.
# Do: take the unformatted value ($sheet->{cell}, 45200.354) and format it oneself; or save as .ods.
# Needs Debian's libspreadsheet-read-perl, libspreadsheet-parsexlsx-perl, libspreadsheet-readsxc-perl; LibreOffice (libreoffice-calc) for .xls and .ods.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
command -v soffice >/dev/null || { echo "install Debian's libreoffice-calc" >&2; exit 1; }
perl -MSpreadsheet::Read -MSpreadsheet::ParseXLSX -MSpreadsheet::ParseExcel -MSpreadsheet::ReadSXC -e 1 2>/dev/null ||
  { echo "install Debian's libspreadsheet-read-perl libspreadsheet-parsexlsx-perl libspreadsheet-readsxc-perl" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check openpyxl==3.1.5
cat >write.py <<'PY'
import openpyxl

DAY = 45200  # 1 October 2023
EIGHT, QUARTER = 8.5 / 24, 8.75 / 24
CELLS = [
    ("h:mm", EIGHT), ("h.mm", EIGHT), ("h.mm", QUARTER), ('h.mm "น."', EIGHT), ("d/m/yyyy h:mm", DAY + EIGHT), ("d/m/yyyy h.mm", DAY + EIGHT),
    ("d/m/yyyy h.mm", DAY + QUARTER), ("[h]:mm", 36.5 / 24), ("d/m/yyyy", DAY), ("d mmm bbbb", DAY), ("[$-D07041E]d mmm yyyy", DAY), ("[$-41E]d mmm yyyy", DAY),
    ("0.0%", 0.855), ('"฿"#,##0.00', 1500.5), ('#,##0.00,," ล้าน"', 1500000),
]
book = openpyxl.Workbook()
for number, (style, value) in enumerate(CELLS, 1):
    book.active.cell(number, 1, style)
    book.active.cell(number, 2, value).number_format = style
book.save("a.xlsx")
PY
venv/bin/python write.py
for kind in xls ods; do
  soffice "-env:UserInstallation=file://$tmp/office" --headless --convert-to "$kind" a.xlsx >/dev/null 2>&1
done
cat >read.pl <<'PL'
use Spreadsheet::Read;
binmode STDOUT, ":utf8";
my @books = map { ReadData($_) } qw(a.xlsx a.xls a.ods);
for my $row (1 .. $books[0][1]{maxrow}) {
    print join(" | ", $books[0][1]{"A$row"}, map { $_->[1]{"B$row"} } @books), "\n";
}
PL
want='h:mm | 8:30 | 8:30 | 8:30
h.mm | 8.01 | 8.01 | 8.30
h.mm | 8.01 | 8.01 | 8.45
h.mm "น." | 8.01 น. | 8.01 น. | 8.30 น.
d/m/yyyy h:mm | 1/10/2023 8:30 | 1/10/2023 8:30 | 1/10/2023 8:30
d/m/yyyy h.mm | 1/10/2023 8.10 | 1/10/2023 8.10 | 1/10/2023 8.30
d/m/yyyy h.mm | 1/10/2023 8.10 | 1/10/2023 8.10 | 1/10/2023 8.45
[h]:mm | 36:01 | 36:01 | 36:30
d/m/yyyy | 1/10/2023 | 1/10/2023 | 1/10/2023
d mmm bbbb | 1 Oct bbbb | 1 Oct bbbb | 1 Oct bbbb
[$-D07041E]d mmm yyyy | [$741E] 4 5200 | [$741E] 4 5200 | ๑ ต.ค. ๒๕๖๖
[$-41E]d mmm yyyy | [$41E] 4 5200 | [$41E] 4 5200 | 1 ต.ค. 2023
0.0% | 85.5% | 85.5% | 85.5%
"฿"#,##0.00 | ฿1,500.50 | ฿1,500.50 | ฿1,500.50
#,##0.00,," ล้าน" | 1.50 ล้าน | 1.50 ล้าน | 1.50 ล้าน'
got=$(perl read.pl)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
