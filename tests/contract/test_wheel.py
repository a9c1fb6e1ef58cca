"""The wheel that people install: it holds all that a run needs, and runs from anywhere."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
from email import message_from_string
from pathlib import Path

import pytest

from extractor import __version__
from tests.helpers.command import Raingan

ROOT = Path(__file__).parents[2]
SEED = ROOT / "samples" / "pru-yai-2566--seed.txt"


def run(*arguments: str | Path, **options: object) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=1200,
        **options,  # type: ignore[call-overload]
    )
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed, and nothing else of ours."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        folder / "dist",
        ROOT,
    )
    (wheel,) = (folder / "dist").glob("*.whl")
    pip = (
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--disable-pip-version-check",
    )
    run(*pip, "--target", folder / "site", wheel)
    return folder / "site"


def metadata(site: Path, name: str) -> str:
    (folder,) = site.glob("*.dist-info")
    return (folder / name).read_text(encoding="utf-8")


def test_every_file_of_the_packages_is_in_the_wheel(site: Path) -> None:
    for package in ("extractor", "normalizer"):
        ours = {
            path.relative_to(ROOT)
            for path in (ROOT / package).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert ours
        assert ours <= {path.relative_to(site) for path in site.rglob("*")}


def test_nothing_but_the_packages_is_in_the_wheel(site: Path) -> None:
    names = {
        path.name
        for path in site.iterdir()
        if not path.name.endswith(".dist-info") and path.name != "bin"
    }
    assert names == {"extractor", "normalizer"}


def test_it_is_called_raingan_and_declares_its_command(site: Path) -> None:
    told = message_from_string(metadata(site, "METADATA"))
    assert (told["Name"], told["Version"]) == ("raingan", __version__)
    scripts = configparser.ConfigParser()
    scripts.read_string(metadata(site, "entry_points.txt"))
    assert dict(scripts["console_scripts"]) == {
        "raingan": "extractor.__main__:main"
    }


def test_its_licence_comes_with_it(site: Path) -> None:
    assert "Apache License" in metadata(site, "licenses/LICENSE")
    assert metadata(site, "licenses/NOTICE").strip()


def test_the_installed_command_reads_a_report(
    raingan: Raingan, site: Path, tmp_path: Path
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(site)}
    where = run(
        "-c",
        "import extractor, normalizer; print(extractor.__file__, normalizer.__file__)",
        cwd=tmp_path,
        env=environment,
    )
    assert where.count(str(site)) == 2
    run(
        "-m",
        "extractor",
        "extract",
        SEED,
        "-o",
        "out",
        "-q",
        cwd=tmp_path,
        env=environment,
    )
    from_here = tmp_path / "here"
    raingan("extract", SEED, "-o", from_here, "-q")
    assert (tmp_path / "out" / "measures.csv").read_bytes() == (
        from_here / "measures.csv"
    ).read_bytes()
    assert (
        run("-m", "extractor", "--version", cwd=tmp_path, env=environment)
        == f"raingan {__version__}\n"
    )
