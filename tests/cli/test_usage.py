"""Commands that make no sense, help, and the version."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.cli.kept_answers import HELP
from tests.helpers.command import Raingan, Transcript, put

USAGE = {
    "no such file": ("extract", "nowhere.pdf", "-o", "out"),
    "no file matches": ("extract", "no*.pdf", "-o", "out"),
    "no paths": ("extract", "-o", "out"),
    "no output folder": ("extract", "r.txt"),
    "empty output folder": ("extract", "r.txt", "-o", ""),
    "unknown option": ("extract", "r.txt", "-o", "out", "--no-such-option"),
    "option without value": ("extract", "r.txt", "-o", "out", "--password"),
    "value for a flag": ("extract", "r.txt", "-o", "out", "--quiet=maybe"),
    "unknown command": ("extarct", "r.txt"),
    "unknown root option": ("--no-such-option",),
    "tables without paths": ("tables", "-o", "out"),
    "tables of no such file": ("tables", "nowhere.pdf", "-o", "out"),
}


@pytest.mark.parametrize("arguments", USAGE.values(), ids=USAGE.keys())
def test_a_command_that_makes_no_sense_ends_with_code_2(
    raingan: Raingan,
    transcript: Transcript,
    tmp_path: Path,
    arguments: tuple[str, ...],
) -> None:
    put(tmp_path / "r.txt", transcript().encode())
    done = raingan(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "report it" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("extract", "--help"),
        ("tables", "--help"),
        ("doctor", "--help"),
    ],
)
def test_help_is_in_thai_and_english(
    raingan: Raingan, arguments: tuple[str, ...]
) -> None:
    done = raingan(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage" in done.stdout
    assert re.search("[ก-ฮ]{3}", done.stdout)


def test_without_arguments_the_help_is_shown(raingan: Raingan) -> None:
    done = raingan()
    assert done.returncode in (0, 2)
    assert "extract" in done.stdout + done.stderr


def test_the_version_is_that_of_the_package(raingan_process: Raingan) -> None:
    from extractor import __version__

    done = raingan_process("--version")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        f"raingan {__version__}\n",
        "",
    )


def test_the_page_of_help_that_is_kept_is_what_the_commands_say_of_themselves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from typer.testing import CliRunner

    from extractor.cli.commands import app

    monkeypatch.setenv("COLUMNS", "80")
    told = CliRunner().invoke(app, ["--help"], prog_name="raingan").stdout
    lines = [line.rstrip() for line in told.splitlines()]
    assert (
        HELP.strip("\n").splitlines()
        == "\n".join(lines).strip("\n").splitlines()
    )


def test_a_folder_that_is_gone_is_told(
    raingan_process: Raingan, tmp_path: Path
) -> None:
    """As a terminal has it whose folder was removed in another one."""
    (tmp_path / "gone").mkdir()
    done = raingan_process(
        *("extract", "..", "-o", "out"),
        cwd=tmp_path / "gone",
        preexec_fn=(tmp_path / "gone").rmdir,
    )
    assert done.returncode == 2
    assert re.search("[ก-ฮ]{3}", done.stderr)
    assert "The current folder is gone" in done.stderr
