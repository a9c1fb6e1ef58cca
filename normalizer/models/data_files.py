"""The tables in normalizer/data, and those of PyThaiNLP."""

from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path


def data_rows(name: str) -> list[str]:
    """The rows of a table, without its comments."""
    rows = files("normalizer").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    return [row for row in rows if not row.startswith("#")]


def corpus_rows(name: str) -> list[str]:
    """The rows of a list that PyThaiNLP ships; importing it would take longer and make a folder in the user's home."""
    path = Path(str(distribution("pythainlp").locate_file(f"pythainlp/corpus/{name}")))
    return path.read_text(encoding="utf-8-sig").splitlines()
