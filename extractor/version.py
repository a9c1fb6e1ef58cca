"""The version that every row of a dataset carries; pyproject.toml reads it from here."""

VERSION = "0.1.0"
