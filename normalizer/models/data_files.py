"""The tables in normalizer/data, and those of PyThaiNLP."""

from importlib.metadata import distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def data_file(name: str) -> Traversable:
    """Locate a table of the normalizer.

    Args:
        name: The name of a file in normalizer/data.

    Returns:
        The file, also where the package is in an archive.
    """
    package = files("normalizer")
    return package.joinpath("data", name)


def data_rows(name: str) -> list[str]:
    """Read a table of the normalizer.

    Args:
        name: The name of a text file in normalizer/data.

    Returns:
        Its rows without those that are comments (#).
    """
    text = data_file(name).read_text(encoding="utf-8")
    rows = text.splitlines()
    return [row for row in rows if not row.startswith("#")]


def corpus_rows(name: str) -> list[str]:
    """Read a list that PyThaiNLP ships; importing PyThaiNLP would take longer and make a folder in the user's home.

    Args:
        name: The name of a text file in pythainlp/corpus.

    Returns:
        Its rows.
    """
    package = distribution("pythainlp")
    located = package.locate_file(f"pythainlp/corpus/{name}")
    path = Path(str(located))
    text = path.read_text(encoding="utf-8-sig")
    return text.splitlines()
