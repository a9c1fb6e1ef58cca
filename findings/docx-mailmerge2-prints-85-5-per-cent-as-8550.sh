#!/usr/bin/env bash
# Guess: a library that fills Word's merge fields and takes their number pictures (\# "#,##0.00") prints what Word does.
# Truth: docx-mailmerge2 1.0.3 takes % for Excel's: 85.5 in a field \# "0.0%" is 8550%, not even with the decimal; in Word's fields % is a sign like others, and 85.5%
#   is printed. A second half for negative amounts is not known: -500 in "#,##0;(#,##0)" is "-500;(#,##0)", the picture printed along. 0.125 in "0.00" is 0.12,
#   and 2.5 in "0" 2, by Python's halves to the even digit. \* BahtText and ThaiText print digits, and the dates
#   of \@ "d MMMM yyyy" are English. "1,500.75" and "1500000.5" given as text, as from CSV, are printed as they are, with a warning of Python's only.
#   docx-mailmerge 0.5.0, which it was made from and which more tutorials name, takes no picture at all, prints texts as they are, and raises for numbers.
# Seen: see `want` below; field and value, then the print.
# Why it matters: letters with scores and amounts are made from one template in Word and on a server, and only Word's own print is looked at. 8550% is
#   seen; 0.12 for 0.13 and digits for words are not.
# Do: format in Python and leave the pictures out of the template; turn the warnings of mailmerge into errors.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for name in docx-mailmerge2==1.0.3 docx-mailmerge==0.5.0; do
  python3 -m venv "$tmp/$name"
  "$tmp/$name/bin/pip" install -q --disable-pip-version-check $name python-docx==1.2.0
done

cat >"$tmp/run.py" <<'PY'
import datetime
import html
import re
import warnings
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from mailmerge import MailMerge

FIELDS = [
    (r'\# "#,##0.00"', 1500000.5), (r'\# "#,##0.00"', "1500000.5"), (r'\# "#,##0.00"', "1,500.75"), (r'\# "0.0%"', 85.5), (r'\# "#,##0;(#,##0)"', -500),
    (r'\# "0.00"', 0.125), (r'\# "0"', 2.5), (r"\* BahtText", 1500), (r"\* ThaiText", 1500),
    (r'\@ "d MMMM yyyy"', datetime.date(2023, 10, 1)),
]
for picture, value in FIELDS:
    paper = docx.Document()
    code = html.escape(f" MERGEFIELD amount {picture} ", quote=True)
    field = f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>x</w:t></w:r></w:fldSimple>'
    paper.add_paragraph()._p.append(parse_xml(field))
    paper.save("template.docx")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            with MailMerge("template.docx") as merge:
                merge.merge(amount=value)
                merge.write("filled.docx")
            texts = re.findall(r"<w:t(?: [^>]*)?>([^<]*)", zipfile.ZipFile("filled.docx").read("word/document.xml").decode())
            printed = "".join(texts)
        except (AttributeError, TypeError) as error:
            printed = type(error).__name__
    told = [warning for warning in told if "Invalid formatting" in str(warning.message)]
    print(f"  {value!r}".replace(chr(39), chr(34)), picture, "->", printed, "(warned)" if told else "")
PY
want='docx-mailmerge2==1.0.3
  1500000.5 \# "#,##0.00" -> 1,500,000.50 
  "1500000.5" \# "#,##0.00" -> 1500000.5 (warned)
  "1,500.75" \# "#,##0.00" -> 1,500.75 (warned)
  85.5 \# "0.0%" -> 8550% 
  -500 \# "#,##0;(#,##0)" -> -500;(#,##0) 
  0.125 \# "0.00" -> 0.12 
  2.5 \# "0" -> 2 
  1500 \* BahtText -> 1500 
  1500 \* ThaiText -> 1500 
  datetime.date(2023, 10, 1) \@ "d MMMM yyyy" -> 1 October 2023 
docx-mailmerge==0.5.0
  1500000.5 \# "#,##0.00" -> AttributeError 
  "1500000.5" \# "#,##0.00" -> 1500000.5 
  "1,500.75" \# "#,##0.00" -> 1,500.75 
  85.5 \# "0.0%" -> AttributeError 
  -500 \# "#,##0;(#,##0)" -> AttributeError 
  0.125 \# "0.00" -> AttributeError 
  2.5 \# "0" -> AttributeError 
  1500 \* BahtText -> AttributeError 
  1500 \* ThaiText -> AttributeError 
  datetime.date(2023, 10, 1) \@ "d MMMM yyyy" -> TypeError '
cd "$tmp"
got=$(for name in docx-mailmerge2==1.0.3 docx-mailmerge==0.5.0; do echo "$name"; "$name/bin/python" run.py; done)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
