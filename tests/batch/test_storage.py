"""Reports in a store and a dataset in a store: the same bytes as on a disk, from a real S3 server."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import fsspec
import pytest

from extractor import extract_folder, tables
from extractor.errors import OutputError, UsageError
from extractor.options import BatchOptions
from tests.helpers.blocking_engine import PATIENCE
from tests.helpers.files import contents

Transcript = Callable[..., str]
Raingan = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def server() -> Iterator[dict[str, str]]:
    """An S3 server on this machine: the environment in which it is found."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-p", str(port)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.1)
        keys = {
            "AWS_ACCESS_KEY_ID": "any",
            "AWS_SECRET_ACCESS_KEY": "any",
            "AWS_DEFAULT_REGION": "us-east-1",
        }
        yield {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}", **keys}
        process.kill()


@pytest.fixture
def store(
    server: dict[str, str],
    transcript: Transcript,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> fsspec.AbstractFileSystem:
    """A bucket with three reports, one broken; the state of runs is kept in the test's own folder."""
    for name, value in {
        **server,
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }.items():
        monkeypatch.setenv(name, value)
    fsspec.get_filesystem_class(
        "s3"
    ).clear_instance_cache()  # a test before may have looked elsewhere
    fs = fsspec.filesystem("s3", skip_instance_cache=True)
    bucket = f"ita-{tmp_path.name[-20:].replace('_', '-').lower().strip('-')}"
    fs.mkdir(bucket)
    for name, data in {
        "ปี ๒๕๖๖/ก.txt": transcript().encode(),
        "b.txt": transcript("๑. อื่น\tก\tข\tค\tง\tจ").encode(),
        "c.pdf": b"",
    }.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
        fs.pipe(f"{bucket}/in/{name}", data)
    fs.bucket = bucket
    return fs


def in_store(store: fsspec.AbstractFileSystem) -> dict[str, bytes]:
    root = f"{store.bucket}/out/"
    files = [name for name in store.find(root) if "/.raingan/" not in name]
    return {name.removeprefix(root): store.cat(name) for name in files}


def test_a_store_gives_and_takes_the_same_bytes_as_a_disk(
    raingan: Raingan, store: fsspec.AbstractFileSystem, tmp_path: Path
) -> None:
    extract_folder(tmp_path / "in", tmp_path / "out")
    done = raingan(
        "extract",
        f"s3://{store.bucket}/in",
        "-o",
        f"s3://{store.bucket}/out",
        "--workers",
        "1",
    )
    assert done.returncode == 3
    assert f"s3://{store.bucket}/out" in done.stdout
    assert in_store(store) == contents(tmp_path / "out")


def test_a_run_on_another_machine_goes_on_with_what_is_in_the_store(
    store: fsspec.AbstractFileSystem,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url, kept = f"s3://{store.bucket}", list[int]()
    extract_folder(f"{url}/in", f"{url}/out")
    store.rm(f"{store.bucket}/in/b.txt")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
    store.invalidate_cache()
    fsspec.filesystem("s3").invalidate_cache()
    extract_folder(
        f"{url}/in",
        f"{url}/out",
        batch=BatchOptions.model_validate({"workers": 0, "prune": True}),
        on_progress=lambda progress: kept.append(progress.kept),
    )
    assert kept[0] == 2
    store.invalidate_cache()
    assert (
        len([name for name in in_store(store) if name.startswith("reports/")])
        == 2
    )


def test_a_place_that_cannot_be_reached_is_told(
    store: fsspec.AbstractFileSystem,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(UsageError, match="There is no file or folder"):
        extract_folder(f"s3://{store.bucket}/nowhere", tmp_path / "x")
    with pytest.raises(UsageError, match="no address"):
        extract_folder("gopher://example/x", tmp_path / "x")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    fsspec.filesystem("s3").clear_instance_cache()
    with pytest.raises(OutputError, match="cannot be written"):
        extract_folder(tmp_path / "in", "s3://nowhere/out")
    with pytest.raises(UsageError, match="cannot be reached"):
        extract_folder("s3://nowhere/in", tmp_path / "out")


def test_the_tables_of_a_document_in_a_store_are_read(
    store: fsspec.AbstractFileSystem, tmp_path: Path
) -> None:
    (here,) = tables(tmp_path / "in" / "b.txt")
    (there,) = tables(f"s3://{store.bucket}/in/b.txt")
    assert there.rows == here.rows


def test_the_tables_of_documents_in_a_store_are_written_into_a_store(
    raingan: Raingan, store: fsspec.AbstractFileSystem, tmp_path: Path
) -> None:
    raingan("tables", tmp_path / "in", "-o", tmp_path / "out")
    done = raingan(
        "tables", f"s3://{store.bucket}/in", "-o", f"s3://{store.bucket}/out"
    )
    assert done.returncode == 3
    assert f"s3://{store.bucket}/out" in done.stdout
    assert in_store(store) == contents(tmp_path / "out")
