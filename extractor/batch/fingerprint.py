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
_ASIDE = {"password", "no_cache", "ocr_timeout"}


def made_by(options: Options) -> str:
    """A digest of all code, tables and models of this program, of the options, and of an engine from elsewhere."""
    asked = options.model_dump_json(exclude=_ASIDE)
    engines = entry_points(group="raingan.engines", name=options.engine)
    others = [f"{engine.value} {engine.dist.version}" for engine in engines if engine.dist]
    return hashlib.sha256(json.dumps([_code(), asked, others]).encode()).hexdigest()[:16]


@cache
def _code() -> str:
    """So that a dataset never mixes what two states of the program made."""
    root, digest = Path(__file__).parents[2], hashlib.sha256()
    for package in _PACKAGES:
        for file in sorted((root / package).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.relative_to(root).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()
