"""The tables in normalizer/data."""

from importlib.resources import files


def data_rows(name: str) -> list[str]:
    """The rows of a table, without its comments."""
    rows = files("normalizer").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    return [row for row in rows if not row.startswith("#")]
