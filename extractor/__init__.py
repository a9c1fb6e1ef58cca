"""Reports that Thai public bodies publish as PDF, read into data that people can trust."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from extractor.version import VERSION as __version__

if TYPE_CHECKING:
    from extractor.api import (
        Dataset,
        ReadReport,
        export,
        extract,
        extract_folder,
        tables,
    )

__all__ = [
    "Dataset",
    "ReadReport",
    "__version__",
    "export",
    "extract",
    "extract_folder",
    "tables",
]


class _Package(ModuleType):
    """Loads what reads reports where it is asked for; a part of this package alone is there at once.

    `tables` is the function of a notebook; an import of the folder of that name would put the folder in its place.
    """

    def __getattr__(self, name: str) -> Any:
        if name not in __all__:
            raise AttributeError(
                f"module {self.__name__!r} has no attribute {name!r}"
            )
        return getattr(import_module("extractor.api"), name)

    @property
    def tables(self) -> Any:
        return import_module("extractor.api").tables

    @tables.setter
    def tables(self, folder: ModuleType) -> None:
        """Stay the function when the folder is imported."""


sys.modules[__name__].__class__ = _Package
