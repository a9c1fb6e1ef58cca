"""What a report's content depends on besides its file: the code and the options that read it."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from extractor.options import Options

_PACKAGES = ("extractor", "normalizer")
# Options that change nothing in what a file that was read gives; a password must not be kept either.
_WITHOUT_EFFECT = {"password", "no_cache", "ocr_timeout"}
# Hex digits of a fingerprint that are kept: 64 bits.
_DIGITS = 16


def fingerprint(options: Options) -> str:
    """Digest all that the content of a report depends on besides its file.

    Args:
        options: How files are read.

    Returns:
        Hex digits, which change with the code, tables and models of this program, with the options, and with the
        version of an engine from another package.
    """
    chosen = options.model_dump_json(exclude=_WITHOUT_EFFECT)
    versions = _engine_versions(options)
    parts = json.dumps([_code_digest(), chosen, versions])
    digest = hashlib.sha256(parts.encode())
    return digest.hexdigest()[:_DIGITS]


def _engine_versions(options: Options) -> list[str]:
    versions = list[str]()
    for engine in entry_points(group="raingan.engines", name=options.engine):
        if engine.dist:
            versions.append(f"{engine.value} {engine.dist.version}")
    return versions


@cache
def _code_digest() -> str:
    """So that a dataset never mixes what two states of the program made."""
    root = Path(__file__).parents[2]
    digest = hashlib.sha256()
    for package in _PACKAGES:
        folder = root / package
        for file in sorted(folder.rglob("*")):
            if not file.is_file() or file.suffix == ".pyc":
                continue
            name = file.relative_to(root).as_posix()
            digest.update(name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
