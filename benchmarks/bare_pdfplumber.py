"""The peer: `extract_tables` of pdfplumber on every page, closed as its documentation advises."""

import sys

import pdfplumber

for name in sys.argv[1:]:
    with pdfplumber.open(name) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()
