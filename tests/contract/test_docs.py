"""What the documentation promises: every command, option and problem code is in it, and the quick ways stay quick."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest
import typer

from extractor.cli.commands import app
from extractor.errors import RainganError
from extractor.forms.declaration import form_from_toml
from extractor.messages import CATALOGUE, code_of
from extractor.model.contents import CONTENTS
from extractor.model.form import FieldGroup, FieldKind, Form, FormField
from normalizer import Adaptation, Config, explain
from normalizer.rules import RULES

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
DOCS = ROOT / "docs"
COMMANDS = DOCS / "cli.md"
PROBLEMS = DOCS / "problems.md"
RULES_OF_REPAIR = DOCS / "repair-rules.md"
PAGES = [README, *sorted(DOCS.glob("*.md"))]
SLOW = ("pandas", "numpy", "pdfplumber", "pdfminer", "pypdfium2", "pythainlp")


def commands() -> Iterator[tuple[str, str]]:
    """Command and option, as they are typed."""
    yield from commands_of(typer.main.get_command(app), "raingan")


def commands_of(command: Any, typed: str) -> Iterator[tuple[str, str]]:
    """A command with its options, then the commands below it."""
    yield typed, ""
    for parameter in command.params:
        yield from (
            (typed, option)
            for option in parameter.opts
            if option.startswith("-")
        )
    for name, below in getattr(command, "commands", {}).items():
        yield from commands_of(below, f"{typed} {name}")


def codes() -> set[str]:
    """Every code that a problem can have: of the exceptions, and of the catalogue of messages."""
    return {kind.code for kind in subclasses(RainganError)} | {
        code_of(key) for key in CATALOGUE
    }


def subclasses(kind: type[RainganError]) -> Iterator[type[RainganError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from subclasses(below)


@pytest.mark.parametrize(("command", "option"), list(commands()), ids=" ".join)
def test_every_command_and_option_is_explained(
    command: str, option: str
) -> None:
    text = COMMANDS.read_text(encoding="utf-8")
    assert command in text
    assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", text)


def test_the_codes_were_found() -> None:
    assert codes() >= {
        "no-table",
        "broken-pdf",
        "empty-cell",
        "page-damaged",
        "other-table",
        "measure-number-order",
    }


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_problem_code_is_explained_in_thai_and_english(code: str) -> None:
    lines = PROBLEMS.read_text(encoding="utf-8").splitlines()
    entries = [
        " ".join(lines[at : at + 2 - ("|" in line)])
        for at, line in enumerate(lines)
        if f"`{code}`" in line
    ]
    assert entries
    told = [re.sub("`[^`]*`", "", entry) for entry in entries]
    assert any(
        re.search("[ก-๛]{5}", entry)
        and re.search("[A-Za-z]{2,} [a-z]{2,}", entry)
        for entry in told
    )


def test_no_code_is_explained_that_cannot_occur() -> None:
    told = re.findall(
        r"^\| *`([a-z-]+)`", PROBLEMS.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(told) <= codes()


def test_no_row_of_the_commands_stands_twice() -> None:
    rows = [
        line
        for line in COMMANDS.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    assert sorted(rows) == sorted(set(rows))


def test_the_readme_is_short() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 130


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_links_to_is_there(page: Path) -> None:
    links = re.findall(
        r"\]\((?!https?://|#)([^)#\s]+)", page.read_text(encoding="utf-8")
    )
    assert [link for link in links if not (page.parent / link).exists()] == []


def python_blocks() -> list[tuple[str, str]]:
    """The Python of every page: name of the page and number of the block, and the code."""
    blocks: list[tuple[str, str]] = []
    for page in PAGES:
        found = re.findall(
            r"^```python\n(.*?)^```",
            page.read_text(encoding="utf-8"),
            re.MULTILINE | re.DOTALL,
        )
        blocks += [
            (f"{page.stem}-{number}", code)
            for number, code in enumerate(found, 1)
        ]
    return blocks


# Runs each block of a JSON list of (name, code) in a namespace of its own; prints what went wrong in them as JSON.
RUNNER = """
import contextlib, json, sys, traceback
wrong = {}
for name, code in json.loads(sys.stdin.read()):
    with contextlib.redirect_stdout(sys.stderr):
        try:
            exec(compile(code, name, "exec"), {"__name__": "__main__"})
        except BaseException:
            wrong[name] = traceback.format_exc()
print(json.dumps(wrong))
"""


@pytest.fixture(scope="module")
def wrong_blocks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What went wrong in the Python of the pages, by block: one process runs them all."""
    folder = tmp_path_factory.mktemp("blocks")
    blocks = [
        (name, "\n".join(map(asserted, code.splitlines())))
        for name, code in python_blocks()
    ]
    (folder / "samples").mkdir()
    # Those that are named; all would take long.
    for name in re.findall(r"samples/([\w.-]+)", str(blocks)):
        (folder / "samples" / name).unlink(missing_ok=True)
        (folder / "samples" / name).symlink_to(ROOT / "samples" / name)
    done = subprocess.run(
        [sys.executable, "-c", RUNNER],
        input=json.dumps(blocks),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    wrong: dict[str, str] = json.loads(done.stdout)
    return wrong


@pytest.mark.parametrize("name", [name for name, _ in python_blocks()])
def test_the_python_of_the_pages_runs_and_gives_what_it_says(
    wrong_blocks: dict[str, str], name: str
) -> None:
    """A line that ends in `# 'text'` has that value."""
    assert name not in wrong_blocks, wrong_blocks[name]


def asserted(line: str) -> str:
    match = re.fullmatch(r"(\S.*?)  # ('.*?')(?:[,;:].*)?", line)
    return f"assert ({match[1]}) == {match[2]}, {match[1]}" if match else line


def test_every_key_kind_and_class_of_a_form_is_explained() -> None:
    text = (DOCS / "forms.md").read_text(encoding="utf-8")
    keys = {
        part.name for declared in (Form, FormField) for part in fields(declared)
    } - {"name", "fields"}
    for word in (*keys, *get_args(FieldKind), *CONTENTS):
        assert f"`{word}`" in text, word
    for group in filter(None, get_args(FieldGroup)):
        assert f'"{group}"' in text, group


def test_the_form_that_is_shown_is_one() -> None:
    text = (DOCS / "forms.md").read_text(encoding="utf-8")
    (shown,) = re.findall(
        r"^```toml\n(.*?)^```", text, re.MULTILINE | re.DOTALL
    )
    form = form_from_toml("assets", shown)
    assert form.field("repairs").group == "years"


SEED = "samples/pru-yai-2566--seed.txt"
AT_END = "import atexit, sys; atexit.register(lambda: print('\\n' + ' '.join(sys.modules), file=sys.stderr))"
MAIN = "from extractor.cli.main import run_command_line; sys.argv = ['raingan', {!r}]; run_command_line()"


@pytest.mark.parametrize(
    "code",
    [
        "import normalizer",
        "import extractor.cli.commands",
        MAIN.format("--help"),
        MAIN.format("--version"),
    ],
)
def test_what_should_be_quick_imports_nothing_slow(code: str) -> None:
    assert loaded_by(code) & set(SLOW) == set()


def test_a_transcript_is_read_without_what_reads_pdf() -> None:
    loaded = loaded_by(f"from extractor import extract; extract({SEED!r})")
    assert "extractor.pipeline" in loaded
    assert loaded & {"pdfplumber", "pdfminer", "cv2", "onnxruntime"} == set()


def loaded_by(code: str) -> set[str]:
    """The modules that a process has loaded that runs some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{AT_END}\n{code}"],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stderr.splitlines()[-1].split())
    assert "sys" in loaded
    return loaded


RULE_ROW = re.compile(
    r"^\| ((?:`[a-z-]+`(?:, )?)+) \|.*\| `([^`]+)` → `([^`]+)` \|$", re.M
)


def rule_rows() -> list[tuple[str, str, str]]:
    text = RULES_OF_REPAIR.read_text(encoding="utf-8")
    return [(row[1], row[2], row[3]) for row in RULE_ROW.finditer(text)]


def test_every_rule_of_the_normalizer_is_explained() -> None:
    assert {
        name
        for names, _, _ in rule_rows()
        for name in re.findall("[a-z-]+", names)
    } == {r.name for r in RULES}


@pytest.mark.parametrize(
    ("names", "before", "after"), rule_rows(), ids=lambda text: ascii(text)
)
def test_the_example_of_a_rule_is_true(
    names: str, before: str, after: str
) -> None:
    raw, expected = (
        re.sub(r"\\u[0-9A-F]{4}|\\n", unescaped, text)
        for text in (before, after)
    )
    adaptation = Adaptation(years=frozenset({2566}))
    config = Config(
        adaptation=adaptation,
        swapped_fonts=frozenset({"swapped"}),
        full_stops=(("stopless", "ศ"),),
    )
    explained = explain(raw, config, [(font_of(names), len(raw))])
    assert explained.text == expected
    assert any(change.rule in names for change in explained.changes)


def unescaped(match: re.Match[str]) -> str:
    return "\n" if match[0] == r"\n" else chr(int(match[0][2:], 16))


def font_of(names: str) -> str:
    if "swapped" in names:
        return "swapped"
    return "stopless" if "full-stop-lost" in names else "healthy"
