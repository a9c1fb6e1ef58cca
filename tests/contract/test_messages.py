"""The catalogue of messages: complete, alike in every language, and open to one more."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor import messages
from extractor.errors import NoPagesError
from extractor.messages import CATALOGUE
from tests.helpers.files import ROOT

SOURCES = sorted(
    path
    for path in (ROOT / "extractor").rglob("*.py")
    if path.name != "messages.py"
)
KEY = re.compile(r"[a-z]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?")
PROBLEMS = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
# Codes that stand in problems.md: those of errors and findings.
EXPLAINED = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", PROBLEMS))


def strings_of(path: Path) -> Iterator[str]:
    """All strings of a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def keys_used_in(path: Path) -> Iterator[str]:
    """The keys that a module gives to errors, findings and messages by name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (
            isinstance(node, ast.Call)
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            continue
        called = ast.unparse(node.func)
        if called in ("Problem.of", "messages.text") or called.endswith(
            "Error"
        ):
            key = node.args[0].value
            if isinstance(key, str) and KEY.fullmatch(key):
                yield key


@pytest.fixture
def lao() -> Iterator[str]:
    """A language that is added from outside, for one test."""
    messages.add_language(
        "lo", {"no-pages": "ບໍ່ມີໜ້າ", "text-at-edge": "ໜ້າ {page}: {text}"}
    )
    yield "lo"
    messages._further_languages.cache_clear()


def test_every_key_that_is_used_is_in_the_catalogue() -> None:
    for path in SOURCES:
        assert [
            key for key in keys_used_in(path) if key not in CATALOGUE
        ] == [], path.name


def test_every_key_of_the_catalogue_is_used() -> None:
    strings = {string for path in SOURCES for string in strings_of(path)}
    assert [key for key in CATALOGUE if key not in strings] == []


def test_texts_of_a_message_name_the_same_values() -> None:
    for key, message in CATALOGUE.items():
        assert whatever_language(message.thai) == whatever_language(
            message.english
        ), key


def whatever_language(template: str) -> set[str]:
    """The names of a template's values; a value may come in each language."""
    return {
        re.sub("_(thai|english)$", "", name)
        for name in messages.names_in(template)
    }


def test_every_code_is_explained() -> None:
    assert {messages.code_of(key) for key in CATALOGUE} - EXPLAINED == set()


def test_severities_are_those_that_are_explained() -> None:
    rows = re.findall(
        r"^\| `([a-z-]+)` \| ((?:error|warning|info)[^|]*) \|",
        PROBLEMS,
        re.MULTILINE,
    )
    assert rows
    for code, told in rows:
        severities = {
            message.severity
            for key, message in CATALOGUE.items()
            if messages.code_of(key) == code
        }
        assert severities <= set(re.findall(r"error|warning|info", told)), code
        assert severities, code


def test_a_language_is_added_from_outside(lao: str) -> None:
    assert lao in messages.languages()
    assert messages.text("text-at-edge", lao, page=3, text="ก") == "ໜ້າ 3: ก"
    assert NoPagesError().message(lao) == "ບໍ່ມີໜ້າ"
    assert (
        messages.text("file-rewritten", lao)
        == CATALOGUE["file-rewritten"].english
    )
    assert NoPagesError().message("th") == CATALOGUE["no-pages"].thai


def test_a_language_is_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "lo.toml").write_text(
        'no-pages = "ບໍ່ມີໜ້າ"\n', encoding="utf-8"
    )
    monkeypatch.setattr(messages, "files", lambda package: tmp_path)
    messages._further_languages.cache_clear()
    try:
        assert messages.languages() == ("th", "en", "lo")
        assert messages.text("no-pages", "lo") == "ບໍ່ມີໜ້າ"
    finally:
        messages._further_languages.cache_clear()


def test_texts_of_another_language_fit_their_messages() -> None:
    with pytest.raises(KeyError):
        messages.add_language("lo", {"no-such-message": "ບໍ່"})
    with pytest.raises(ValueError, match="text-at-edge"):
        messages.add_language("lo", {"text-at-edge": "{nothing}"})
    assert "lo" not in messages.languages()


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ("", ("th", "en")),
        ("lo,en", ("lo", "en")),
        ("en lo", ("en", "lo")),
        ("en,en,xx", ("en",)),
        ("xx", ("th", "en")),
    ],
)
def test_the_command_shows_the_languages_that_are_asked_for(
    lao: str,
    wanted: str,
    shown: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("RAINGAN_LANGUAGES", wanted)
    assert messages.shown_languages() == shown


def test_every_language_that_is_built_in_fits_the_catalogue() -> None:
    for language in messages.languages()[2:]:
        texts = messages._further_languages()[language]
        for key, template in texts.items():
            assert messages.names_in(template) <= messages.names_in(
                CATALOGUE[key].english
            ), (language, key)
