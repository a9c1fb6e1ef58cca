"""What the program needs, whether it is there, and how to get it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import util
from importlib.metadata import PackageNotFoundError, metadata, version

from packaging.requirements import Requirement

from extractor import messages

_PACKAGE = "raingan"
# What pyproject.toml says of Python, for a Python that is too old to install the package.
_OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is needed.

    Attributes:
        what: Its name, with the versions that will do.
        detail: The version that was found, or what to do.
        ok: Whether that will do.
        is_needed: Whether every installation needs it; without what is not, one command or option fails.
    """

    what: str
    detail: str
    ok: bool
    is_needed: bool = True

    @property
    def is_fault(self) -> bool:
        """Whether something is amiss."""
        return self.is_needed and not self.ok


def findings() -> list[Finding]:
    """Check Python and every library that the package declares, those of its extras too.

    Returns:
        Python, then the libraries that every installation needs, then those of extras, each once, and what these need
        besides.
    """
    python = ".".join(str(number) for number in sys.version_info[:3])
    checked = [Finding("Python", python, sys.version_info >= _OLDEST_PYTHON)]
    needed = _requirements("")
    checked += [_library(requirement) for requirement in needed]
    listed = {requirement.name for requirement in needed}
    for extra in _extras():
        for requirement in _requirements(extra):
            if requirement.name not in listed:
                listed.add(requirement.name)
                checked.append(_optional(requirement, extra))
    if util.find_spec("tesserocr"):
        checked.append(_tesseract_model())
    return checked


def remedy(checked: Sequence[Finding]) -> str:
    """Find the one command that installs what is missing.

    Args:
        checked: What `findings` gives.

    Returns:
        The command; empty where nothing is missing.
    """
    python, *libraries = checked
    if not python.ok:
        return "apt-get install python3 python3-venv  # 3.11 or newer"
    missing = [f"'{finding.what}'" for finding in libraries if finding.is_fault]
    if not missing:
        return ""
    return f"{sys.executable} -m pip install {' '.join(missing)}"


def _extras() -> list[str]:
    """The package's extras as it declares them, the smallest first, which is the one to install for a library."""
    try:
        declared = metadata(_PACKAGE).get_all("Provides-Extra") or []
    except PackageNotFoundError:
        return []
    return sorted(declared, key=lambda extra: len(_requirements(extra)))


def _requirements(extra: str) -> list[Requirement]:
    """What the package requires with one of its extras, or with none (""); itself left out."""
    try:
        declared = metadata(_PACKAGE).get_all("Requires-Dist") or []
    except PackageNotFoundError:
        return []
    requirements = [Requirement(line) for line in declared]
    return [
        requirement
        for requirement in requirements
        if _applies(requirement, extra)
    ]


def _applies(requirement: Requirement, extra: str) -> bool:
    if requirement.name == _PACKAGE:  # an extra that takes in another one
        return False
    return requirement.marker is None or requirement.marker.evaluate(
        {"extra": extra}
    )


def _library(requirement: Requirement) -> Finding:
    what = f"{requirement.name}{requirement.specifier}"
    try:
        installed = version(requirement.name)
    except PackageNotFoundError:
        return Finding(what, "ไม่พบ / not installed", False)
    return Finding(
        what,
        installed,
        requirement.specifier.contains(installed, prereleases=True),
    )


def _optional(requirement: Requirement, extra: str) -> Finding:
    """A library of an extra: no fault where it is missing."""
    finding = _library(requirement)
    hint = f"ไม่จำเป็น / optional: pip install '{_PACKAGE}[{extra}]'"
    return replace(
        finding,
        detail=finding.detail if finding.ok else hint,
        is_needed=False,
    )


def _tesseract_model() -> Finding:
    """The model that the wheel of Tesseract lacks; told as the engine tells it."""
    from extractor.ocr.engines.tesseract import find_tessdata

    folder = find_tessdata(None)
    hints = [
        messages.text("not-installed/tesseract-model", language, where="")
        for language in messages.shown_languages()
    ]
    detail = str(folder) if folder else " / ".join(hints)
    return Finding("Tesseract: tha", detail, bool(folder), is_needed=False)
