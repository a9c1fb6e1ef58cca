#!/usr/bin/env bash
# Guess: whether a Python program that writes a workbook has lxml beside openpyxl makes it faster, not different; a reader of .xlsx undoes what XML
#   escapes, whichever way a letter was written.
# Truth: openpyxl 3.1.5 keeps texts in their cells (inlineStr). Without lxml they are UTF-8; with lxml 6.1.3 each Thai letter is a numeric reference, น้ำ is
#   &#3609;&#3657;&#3635;, which is the same to XML. R's openxlsx 4.2.5.2 (Debian 12) takes texts in cells as they stand: น้ำ is 21 signs, equal to no น้ำ,
#   headers likewise, and R&D is R&amp;D with or without lxml. A total that openpyxl wrote as a formula, which no program has computed yet, is NA without lxml
#   and 0 with it. XlsxWriter's files, with shared strings, are right, and readxl 1.4.2 reads all three.
# Seen: see `want` below; header, texts and numbers as R has them.
# Why it matters: Python writes the list, R counts it: joins by province find nothing, and a total of 0 is a number. It comes and goes with a package that no
#   program of the two names, as lxml comes along with others (python-docx).
# Do: read with readxl; or write with XlsxWriter.
# Needs Debian's r-base-core, r-cran-openxlsx, r-cran-readxl.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
command -v Rscript >/dev/null || { echo "install Debian's r-base-core r-cran-openxlsx r-cran-readxl" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check openpyxl==3.1.5 xlsxwriter==3.3.1
cat >write.py <<'PY'
import sys

import openpyxl
import xlsxwriter

ROWS = [["จังหวัด", "baht"], ["น้ำ", 1500], ["R&D", 2], ["รวม", "=SUM(B2:B3)"]]
if sys.argv[1] == "xlsxwriter":
    book = xlsxwriter.Workbook("xlsxwriter.xlsx")
    sheet = book.add_worksheet()
    for number, row in enumerate(ROWS[:3]):
        sheet.write_row(number, 0, row)
    book.close()
else:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(f"{sys.argv[1]}.xlsx")
PY
venv/bin/python write.py openpyxl
venv/bin/python write.py xlsxwriter
venv/bin/pip install -q --disable-pip-version-check lxml==6.1.3
venv/bin/python write.py openpyxl-lxml
cat >read.R <<'R'
for (name in c("openpyxl", "openpyxl-lxml", "xlsxwriter")) {
  for (reader in c("openxlsx", "readxl")) {
    path <- paste0(name, ".xlsx")
    table <- if (reader == "openxlsx") openxlsx::read.xlsx(path) else as.data.frame(readxl::read_excel(path))
    cat(name, "|", reader, as.character(packageVersion(reader)), "|", names(table)[1], "|", table[[1]], "|", table[[2]], "\n")
  }
}
R
want='openpyxl | openxlsx 4.2.5.2 | จังหวัด | น้ำ R&amp;D รวม | 1500 2 NA 
openpyxl | readxl 1.4.2 | จังหวัด | น้ำ R&D รวม | 1500 2 NA 
openpyxl-lxml | openxlsx 4.2.5.2 | &#3592;&#3633;&#3591;&#3627;&#3623;&#3633;&#3604; | &#3609;&#3657;&#3635; R&amp;D &#3619;&#3623;&#3617; | 1500 2 0 
openpyxl-lxml | readxl 1.4.2 | จังหวัด | น้ำ R&D รวม | 1500 2 NA 
xlsxwriter | openxlsx 4.2.5.2 | จังหวัด | น้ำ R&D | 1500 2 
xlsxwriter | readxl 1.4.2 | จังหวัด | น้ำ R&D | 1500 2 '
got=$(LC_ALL=C.UTF-8 Rscript --vanilla read.R 2>/dev/null)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
