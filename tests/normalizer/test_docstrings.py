"""The examples in the docstrings of the normalizer, and of what it is trained with, are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = [
    *(ROOT / "normalizer").rglob("*.py"),
    ROOT / "training" / "errors.py",
    ROOT / "benchmarks" / "damages.py",
]
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in FILES
    if path.stem != "__init__"
)
# Public functions without an example take no text.
HAVE_EXAMPLES = 20


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_are_true(name: str) -> None:
    failed, _ = doctest.testmod(import_module(name))
    assert failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    with_examples = [
        name
        for name in MODULES
        if any(test.examples for test in finder.find(import_module(name)))
    ]
    assert len(with_examples) >= HAVE_EXAMPLES
