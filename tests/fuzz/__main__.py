"""Coverage-guided fuzzing for a bounded time: `python -m tests.fuzz normalizer -max_total_time=60`.

A target gets bytes that atheris thinks up, and must neither hang nor raise anything but what it declares. What brings
one down is written to build/fuzz; it belongs in a test before it is mended.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["extractor", "normalizer"]):
    from extractor.errors import RainganError
    from extractor.inputs.encodings import decoded_text
    from extractor.inputs.html_pages import read_html
    from extractor.inputs.source import open_source
    from extractor.inputs.transcript import as_html
    from extractor.options import Options
    from extractor.pipeline import read_report
    from normalizer import explain, normalize, replay
    from tests.acceptance.test_samples import SEED
    from tests.helpers.small_report import GOOD, MENDABLE
    from tests.normalizer.test_laws import ALPHABET

_OUT = Path(__file__).parents[2] / "build" / "fuzz"


def normalizer(data: bytes) -> None:
    """The laws of the normalizer; each byte is a character such as broken Thai PDFs have."""
    raw = "".join(ALPHABET[byte % len(ALPHABET)] for byte in data)
    explained = explain(raw)
    assert replay(raw, explained.changes) == explained.text == normalize(raw)
    assert normalize(explained.text) == explained.text
    assert [c for c in raw if c.isdecimal()] == [] or any(
        c.isdecimal() for c in explained.text
    )


def transcript(data: bytes) -> None:
    """Any text is read as a transcript of any kind."""
    text = decoded_text(data)
    for kind in ("html", "markdown", "tabbed"):
        list(read_html(as_html(text or "", kind)))


def report(data: bytes) -> None:
    """Any file gives a report or says why it gives none."""
    file = _OUT / "file.pdf"
    file.write_bytes(data)
    with contextlib.suppress(RainganError):
        read_report(
            open_source(file, file.name),
            Options.model_validate({"ocr": "never"}),
        )


SEEDS = {
    "transcript": (SEED.read_bytes(),),
    "report": (GOOD, *MENDABLE.values()),
}
TARGETS: dict[str, Callable[[bytes], None]] = {
    "normalizer": normalizer,
    "transcript": transcript,
    "report": report,
}


def main() -> None:
    """Fuzz the target that is named; further arguments are libFuzzer's."""
    name, *rest = sys.argv[1:]
    seeds = _OUT / name
    seeds.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS.get(name, ())):
        (seeds / f"seed-{number}").write_bytes(seed)
    arguments = [
        sys.argv[0],
        str(seeds),
        f"-artifact_prefix={_OUT}/{name}-",
        "-timeout=60",
        "-rss_limit_mb=4096",
        *rest,
    ]
    atheris.Setup(arguments, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
