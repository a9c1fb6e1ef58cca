"""Reports that Thai public bodies publish as PDF, read into data that people can trust."""

from extractor.api import Dataset, ReadReport, extract, extract_folder, tables
from extractor.version import VERSION as __version__

__all__ = ["Dataset", "ReadReport", "__version__", "extract", "extract_folder", "tables"]
