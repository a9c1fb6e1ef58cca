"""Speed and memory of raingan against bare pdfplumber on the same born-digital files, each in a process of its own."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.processes import Figure, run
from benchmarks.texts import SAMPLES, SHARED

ROUNDS = 3
MOST_RATIO = 1.5
MOST_MEMORY_MB = 250
HERE = Path(__file__).parent
CORPUS = SHARED / "corpus" / "dev"


def main() -> bool:
    """Run both in turn, print medians and ratios; whether no bound is passed."""
    files = _files()
    with tempfile.TemporaryDirectory() as out:
        ours = [sys.executable, "-m", "extractor", "extract", *files, "-q"]
        bare = [sys.executable, str(HERE / "bare_pdfplumber.py"), *files]
        rounds = [
            (run([*ours, "-o", f"{out}/{at}"]), run(bare))
            for at in range(ROUNDS)
        ]
        ratio = statistics.median(our.cpu / peer.cpu for our, peer in rounds)
        print(f"{len(files)} born-digital files, median of {ROUNDS} rounds")
        _row("raingan extract", [our for our, _ in rounds])
        _row("pdfplumber extract_tables", [peer for _, peer in rounds])
        print(f"ratio of processor time: {ratio:.2f} (bound {MOST_RATIO})")
        memory = list(_memory_by_pages(Path(out)))
    peak = max(figure.memory for _, figure in memory)
    print(
        "memory by pages: "
        + ", ".join(
            f"{pages} pages {figure.memory:.0f} MB" for pages, figure in memory
        )
    )
    return ratio <= MOST_RATIO and peak <= MOST_MEMORY_MB


def _files() -> list[str]:
    folder = CORPUS if CORPUS.is_dir() else SAMPLES
    kinds = ("word", "word-justified", "web", "web-onehead", "web-rowspan")
    return sorted(
        str(path)
        for path in folder.glob("*.pdf")
        if path.stem.split("--")[-1] in kinds
    )


def _row(name: str, figures: Sequence[Figure]) -> None:
    wall, cpu, memory = (
        statistics.median(getattr(f, part) for f in figures)
        for part in ("wall", "cpu", "memory")
    )
    print(f"{name:28}{wall:8.2f} s wall{cpu:8.2f} s cpu{memory:8.0f} MB peak")


def _memory_by_pages(out: Path) -> Iterator[tuple[int, Figure]]:
    """One report printed over ever more pages: memory must not follow."""
    import pypdfium2

    for times in (1, 5, 10):
        document = pypdfium2.PdfDocument.new()
        with pypdfium2.PdfDocument(
            SAMPLES / "pru-yai-2566--word.pdf"
        ) as source:
            for _ in range(times):
                document.import_pages(source)
        path = out / f"long-{times}.pdf"
        pages = len(document)
        document.save(path)
        yield (
            pages,
            run(
                [
                    sys.executable,
                    "-m",
                    "extractor",
                    "extract",
                    str(path),
                    "-o",
                    str(out / str(pages)),
                    "-q",
                ]
            ),
        )
