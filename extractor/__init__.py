"""Reports that Thai public bodies publish as PDF, read into data that people can trust."""

# The folder first: whenever else it were imported, it would take the place of the function of its name.
import extractor.tables as _  # noqa: F401  # isort: skip
from extractor.api import Dataset, ReadReport, export, extract, extract_folder, tables
from extractor.version import VERSION as __version__

__all__ = ["Dataset", "ReadReport", "__version__", "export", "extract", "extract_folder", "tables"]
