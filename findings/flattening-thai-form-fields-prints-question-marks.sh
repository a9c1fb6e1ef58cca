#!/usr/bin/env bash
# Guess: form fields are in no content stream, so one flattens the file first and
# reads it then. A tool that cannot draw Thai with the field's font fails or leaves
# the field alone.
#
# True: qpdf 11.3 and pikepdf 10.18 (generate appearances, then flatten) write one
# "?" for each Thai letter, end well and say nothing; pypdf 7.1.1 (fill and flatten)
# writes the same with a warning; pdf_oxide 0.3.78 writes the bytes of UTF-16 as
# Latin letters and reports no warning. In all four the value is gone from the file:
# the field is removed, as flattening should.
# Seen for สำนักปลัด 2567 and ๕๐๐ บาท:
#   qpdf, pikepdf, pypdf   ????????? 2567 | ??? ???
#   pdf_oxide              no Thai letter; 2567 is left
#
# Why it matters: forms are filled in viewers that leave NeedAppearances set, and the
# first step of many pipelines is such a flattening. Latin digits survive it, so the
# page looks read. What to do: read /V of the fields before any flattening, and treat
# runs of "?" of a word's length beside an emptied form as a lost value, not as text.
# Needs Debian's qpdf and poppler-utils.
set -euo pipefail
for t in qpdf pdftotext:poppler-utils; do
  command -v "${t%%:*}" >/dev/null || { echo "install Debian's ${t##*:}"; exit 1; }
done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check reportlab==5.1.0 pikepdf==10.18.0 \
  pypdf==7.1.1 pdf_oxide==0.3.78
cat > m.py <<'E'
import logging, subprocess
import pdf_oxide, pikepdf, pypdf
from reportlab.pdfgen import canvas

values = {"unit": "สำนักปลัด 2567", "amount": "๕๐๐ บาท"}
form = canvas.Canvas("empty.pdf", pagesize=(400, 150))
for row, name in enumerate(values):
    form.acroForm.textfield(name=name, x=60, y=80 - 50 * row, width=200, height=24, value="x")
form.drawString(60, 120, "Form")
form.save()
pdf = pikepdf.open("empty.pdf")
for field in pdf.Root.AcroForm.Fields:
    field.V = pikepdf.String(values[str(field.T)])
    del field["/AP"]
pdf.Root.AcroForm.NeedAppearances = True
pdf.save("filled.pdf")

code = subprocess.run(["qpdf", "filled.pdf", "--generate-appearances", "--flatten-annotations=all", "qpdf.pdf"],
                      capture_output=True, text=True)
print("qpdf ends with", code.returncode, "and says", repr(code.stdout + code.stderr))
pdf = pikepdf.open("filled.pdf")
pdf.generate_appearance_streams()
pdf.flatten_annotations("all")
pdf.save("pikepdf.pdf")
logging.disable()
writer = pypdf.PdfWriter(clone_from="empty.pdf")
writer.update_page_form_field_values(writer.pages[0], values, auto_regenerate=False, flatten=True)
writer.remove_annotations(subtypes="/Widget")
writer.write("pypdf.pdf")
oxide = pdf_oxide.PdfDocument("filled.pdf")
oxide.flatten_forms()
print("pdf_oxide warns", oxide.flatten_warnings())
oxide.save("pdf_oxide.pdf")

for name in ("qpdf", "pikepdf", "pypdf", "pdf_oxide"):
    text = subprocess.run(["pdftotext", "-raw", f"{name}.pdf", "-"], capture_output=True, text=True).stdout
    lines = [line for line in text.replace("\f", "").split("\n") if line.strip()]
    thai = sum("ก" <= c <= "๙" for c in text)
    fields = pypdf.PdfReader(f"{name}.pdf").get_fields() or {}
    left = sum(field.get("/V") in values.values() for field in fields.values())
    shown = " | ".join(lines) if text.isascii() else "2567 is left" if "2567" in text else "nothing"
    print(f"{name}: {shown}; Thai letters {thai}, fields with a value {left}")
E
v/bin/python m.py > out.txt
cat out.txt
cat > expected.txt <<'EXPECTED'
qpdf ends with 0 and says ''
pdf_oxide warns []
qpdf: Form | ????????? 2567 | ??? ???; Thai letters 0, fields with a value 0
pikepdf: Form | ????????? 2567 | ??? ???; Thai letters 0, fields with a value 0
pypdf: Form | ????????? 2567 | ??? ???; Thai letters 0, fields with a value 0
pdf_oxide: 2567 is left; Thai letters 0, fields with a value 0
EXPECTED
diff expected.txt out.txt || { echo "CHANGED: see the differences above"; exit 1; }
echo "as stated"
