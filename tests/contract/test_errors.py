"""Errors: one tree, as their module tells it, each with its code, and the same after a worker sent it on."""

from __future__ import annotations

import pickle
import re
import threading
from collections.abc import Iterator

import pytest

from extractor import errors
from extractor.errors import NoPagesError, OutputError, RainganError


def classes(
    root: type[RainganError] = RainganError,
) -> Iterator[type[RainganError]]:
    """All classes of errors of the module."""
    yield root
    for child in root.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from classes(child)


def told_parents() -> dict[str, str]:
    """Parent by class, as the docstring's tree has it; the root has none."""
    parents: dict[str, str] = {}
    branch: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"( *)(\w+Error)\b", line)
        if not match:
            continue
        indent, name = len(match[1]), match[2]
        while branch and branch[-1][0] >= indent:
            branch.pop()
        parents[name] = branch[-1][1] if branch else ""
        branch.append((indent, name))
    return parents


def test_the_tree_in_the_docstring_is_that_of_the_classes() -> None:
    assert told_parents() == {
        kind.__name__: "" if kind is RainganError else kind.__mro__[1].__name__
        for kind in classes()
    }


def test_exit_codes_are_those_of_the_tree() -> None:
    told = dict(re.findall(r"(\w+Error) \((\d)\)", errors.__doc__ or ""))
    assert told
    for name, exit_code in told.items():
        assert getattr(errors, name).exit_code == int(exit_code)
    told_above = {
        name
        for kind in classes()
        for name in [kind.__name__]
        if "exit_code" in vars(kind)
    }
    assert told_above - set(told) <= {"RainganError"}


def test_no_two_classes_share_a_code() -> None:
    codes = [kind.code for kind in classes() if "code" in vars(kind)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    "error",
    [
        NoPagesError(page_no=3),
        OutputError.of("out", OSError(28, "No space left")),
        OutputError(
            path="out",
            reason_thai="",
            reason_english=threading.Lock(),
        ),  # which cannot be sent
    ],
)
def test_an_error_is_the_same_after_a_process_sent_it(
    error: RainganError,
) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.code, again.page_no) == (
        type(error),
        error.code,
        error.page_no,
    )
    assert (again.message_th, again.message_en) == (
        error.message_th,
        error.message_en,
    )
