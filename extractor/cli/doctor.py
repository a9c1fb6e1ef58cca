"""What the program needs, whether it is there, and how to get it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement

_OLDEST = (3, 11)
_EXTRAS = ("tesseract", "parquet", "duckdb", "sql")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is needed: its name, what was found, and whether that will do."""

    what: str
    detail: str
    ok: bool


def findings() -> list[Finding]:
    """Check Python and every library that the package declares."""
    python = ".".join(map(str, sys.version_info[:3]))
    needed = _needs("")
    others = {need.name: (need, extra) for extra in _EXTRAS for need in _needs(extra) if need not in needed}
    return [
        Finding("Python", python, sys.version_info >= _OLDEST),
        *map(_library, needed),
        *(_optional(need, extra) for need, extra in others.values()),
    ]


def remedy(found: Sequence[Finding]) -> str:
    """The one command that installs what is missing; empty where nothing is."""
    if not found[0].ok:
        return "apt-get install python3 python3-venv  # 3.11 or newer"
    missing = [finding.what for finding in found if not finding.ok]
    return f"{sys.executable} -m pip install " + " ".join(f"'{name}'" for name in missing) if missing else ""


def _needs(extra: str) -> list[Requirement]:
    """What the package requires with one of its extras, or with none ("")."""
    try:
        declared = requires("raingan") or []
    except PackageNotFoundError:
        return []
    needs = (Requirement(line) for line in declared)
    return [need for need in needs if need.marker is None or need.marker.evaluate({"extra": extra})]


def _library(need: Requirement) -> Finding:
    what = f"{need.name}{need.specifier}"
    try:
        found = version(need.name)
    except PackageNotFoundError:
        return Finding(what, "ไม่พบ / not installed", False)
    return Finding(what, found, need.specifier.contains(found, prereleases=True))


def _optional(need: Requirement, extra: str) -> Finding:
    """A library of another OCR engine or format: no fault where it is missing."""
    found = _library(need)
    if found.ok:
        return found
    return Finding(found.what, f"ไม่จำเป็น / optional: pip install 'raingan[{extra}]'", True)
