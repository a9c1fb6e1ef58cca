"""Print the gold reports as PDFs, each with some of the traps that real reports set.

Run ``python samples/make_samples.py [--out DIR]``. It needs PyYAML and, from Debian,
chromium, libreoffice-writer and fonts-thai-tlwg.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
USUAL = ("measure", "methods", "responsible", "period", "results", "outcomes")
PERIOD_FIRST = (
    "measure",
    "methods",
    "period",
    "responsible",
    "results",
    "outcomes",
)
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
PINNED_DATE = b"D:20251001000000"
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
]

Gold = dict[str, Any]
Cell = list[str]
"""The lines of a cell, each printed as a paragraph of its own."""


@dataclass(frozen=True)
class Markup:
    """How a producer's format writes the parts of a table; ``kind`` is th or td."""

    suffix: str
    line: str
    cell: str
    covered: str
    row: str


HTML = Markup(
    suffix=".html",
    line="<p class='{kind}'>{text}</p>",
    cell="<{kind} rowspan='{span}'>{text}</{kind}>",
    covered="",
    row="<tr>{text}</tr>\n",
)
FODT = Markup(
    suffix=".fodt",
    line="<text:p text:style-name='{kind}'>{text}</text:p>",
    cell="<table:table-cell table:style-name='cell' table:number-rows-spanned='{span}'>{text}</table:table-cell>",
    covered="<table:covered-table-cell/>",
    row="<table:table-row table:style-name='row'>{text}</table:table-row>\n",
)


@dataclass(frozen=True)
class Sample:
    """How one PDF is made from its gold text."""

    gold: str
    rendering: str
    markup: Markup
    font: str
    order: tuple[str, ...] = USUAL
    traps: str = ""
    """Classes of the HTML template, which says what each does."""
    merged: tuple[str, ...] = ()
    """Columns in which equal cells of consecutive measures become one cell."""


SAMPLES = (
    Sample("pru-yai-2566", "word", FODT, "Laksaman"),
    Sample(
        "chiang-khan-2563",
        "web",
        HTML,
        "Loma",
        PERIOD_FIRST,
        "invented shaded page-numbers scores photo",
        merged=("period", "responsible"),
    ),
    Sample(
        "phrae-pao-2568",
        "web-onehead",
        HTML,
        "Norasi",
        PERIOD_FIRST,
        "invented portrait onehead dotted",
    ),
)


def main() -> None:
    """Make every sample PDF."""
    parser = argparse.ArgumentParser(
        description="Print the gold reports as PDFs."
    )
    parser.add_argument(
        "--out", type=Path, default=HERE, help="folder for the PDFs"
    )
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    for sample in SAMPLES:
        target = out / f"{sample.gold}--{sample.rendering}.pdf"
        target.write_bytes(make(sample))
        sys.stdout.write(f"{target.name}: {target.stat().st_size:,} bytes\n")


def make(sample: Sample) -> bytes:
    """Print one sample in a temporary folder and return the PDF, its dates pinned."""
    gold = yaml.safe_load((HERE / "gold" / f"{sample.gold}.yaml").read_bytes())
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder, "report").with_suffix(sample.markup.suffix)
        source.write_text(document(sample, gold), encoding="utf-8")
        pdf = source.with_suffix(".pdf")
        command = (
            chromium(source, pdf) if sample.markup is HTML else writer(source)
        )
        run(command)
        return re.sub(rb"D:\d{14}", PINNED_DATE, pdf.read_bytes())


def run(command: list[str]) -> None:
    """Run a producer; what it says is shown only when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode:
        sys.stderr.write(done.stderr)
    done.check_returncode()


def chromium(source: Path, pdf: Path) -> list[str]:
    """Word the command that prints an HTML page."""
    places = [
        f"--user-data-dir={source.parent}/profile",
        f"--print-to-pdf={pdf}",
    ]
    return ["chromium", *CHROMIUM_FLAGS, *places, source.as_uri()]


def writer(source: Path) -> list[str]:
    """Word the command that converts a flat OpenDocument text."""
    profile = f"-env:UserInstallation={source.parent.as_uri()}/profile"
    convert = [
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(source.parent),
    ]
    return ["soffice", profile, *convert, str(source)]


def document(sample: Sample, gold: Gold) -> str:
    """Fill the producer's template with a report."""
    markup = sample.markup
    template = HERE / "templates" / f"report{markup.suffix}.tmpl"
    return Template(template.read_text(encoding="utf-8")).substitute(
        font=sample.font,
        traps=sample.traps,
        title=escape(gold["title"]),
        cover=lines(markup, cover(gold), "cover"),
        heading=lines(markup, [heading(gold)], "heading"),
        head=row(markup, header(gold, sample.order), "th"),
        rows="".join(rows(sample, gold)),
    )


def thai(text: str) -> str:
    """Turn digits into Thai digits, except those of a Latin word."""
    words = re.split(r"([A-Za-z][A-Za-z0-9]*)", text)
    words[::2] = [word.translate(THAI_DIGITS) for word in words[::2]]
    return "".join(words)


def cover(gold: Gold) -> list[str]:
    """List the lines of the cover; a provincial body has no district."""
    district = f"อำเภอ{gold['district']} " if gold["district"] else ""
    year = f"ประจำปีงบประมาณ พ.ศ. {gold['fiscal_year_be']}"
    place = f"{district}จังหวัด{gold['province']}"
    return [gold["title"], year, gold["agency"], place]


def heading(gold: Gold) -> str:
    """Word the heading of the table; a title may name the agency already."""
    title: str = gold["title"]
    owner = "" if title.endswith(gold["agency"]) else f"ของ{gold['agency']}"
    return f"{title}{owner} ประจำปีงบประมาณ พ.ศ. {gold['fiscal_year_be']}"


def header(gold: Gold, order: tuple[str, ...]) -> list[Cell]:
    """Put the header wording into the printed order of columns."""
    wording = dict(
        zip(gold.get("column_order", USUAL), gold["columns"], strict=True)
    )
    return [[wording[field]] for field in order]


def cell(measure: dict[str, Any], field: str) -> Cell:
    """List the lines of a cell: a lead sentence, then the items with their markers."""
    value: Any = measure[field]
    if field == "measure":
        return [f"{measure['number']}. {value}"]
    if field == "period":
        return [value]
    lead: Cell = (
        [measure[f"{field}_intro"]] if f"{field}_intro" in measure else []
    )
    if measure.get(f"{field}_bullet"):
        return lead + [f"- {item}" for item in value]
    if field == "responsible" or len(value) == 1:
        return [*lead, *value]
    return lead + [f"{number}. {item}" for number, item in enumerate(value, 1)]


def spans(column: Sequence[Cell], merge: bool) -> list[int]:
    """Count the rows that each cell covers; a covered cell counts 0."""
    if not merge:
        return [1] * len(column)
    runs = [len(list(same)) for _, same in groupby(column)]
    return [n for length in runs for n in (length, *[0] * (length - 1))]


def rows(sample: Sample, gold: Gold) -> Iterator[str]:
    """Set the measures as rows, equal neighbours of merged columns as one cell."""
    table = [
        [cell(measure, f) for f in sample.order] for measure in gold["measures"]
    ]
    columns = zip(sample.order, zip(*table, strict=True), strict=True)
    covers = [
        spans(column, field in sample.merged) for field, column in columns
    ]
    for cells, cover_counts in zip(
        table, zip(*covers, strict=True), strict=True
    ):
        yield row(sample.markup, cells, "td", cover_counts)


def row(
    m: Markup, cells: list[Cell], kind: str, covers: Sequence[int] = ()
) -> str:
    """Set one row; a cell that the cell above covers is only marked as such."""
    texts = (lines(m, content, kind) for content in cells)
    shown = (
        (m.cell if span else m.covered).format(kind=kind, text=text, span=span)
        for text, span in zip(texts, covers or [1] * len(cells), strict=True)
    )
    return m.row.format(text="".join(shown))


def lines(markup: Markup, content: Cell, kind: str) -> str:
    """Set each line as a paragraph, its digits Thai."""
    texts = (escape(thai(line)) for line in content)
    return "".join(markup.line.format(kind=kind, text=text) for text in texts)


if __name__ == "__main__":
    main()
