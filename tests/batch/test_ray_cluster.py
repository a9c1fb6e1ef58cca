"""A Ray cluster: the same reports as from one machine, also where a machine goes away in the middle."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from extractor.batch.ray_cluster import Order, read_order
from extractor.batch.tasks import tasks_of
from extractor.errors import UsageError
from extractor.options import IN_PLACE, Options
from tests.batch.test_batch import SCAN, many, names_in, pytestmark, read, start
from tests.batch.test_limits import codes
from tests.helpers.command import Raingan, Transcript, put
from tests.helpers.files import contents

if TYPE_CHECKING:
    from ray.cluster_utils import Cluster

__all__ = ["many", "pytestmark"]
# Seconds: Ray itself would go on trying for as many minutes, and a machine at work takes some to start the command.
SOON = 100


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """A machine of one core, played by this one; others may be added."""
    # Takes a second of each process that looks for tests.
    from ray.cluster_utils import Cluster

    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    cluster = Cluster(
        initialize_head=True,
        head_node_args={"num_cpus": 1, "include_dashboard": False},
    )
    yield cluster
    cluster.shutdown()


@pytest.mark.long
def test_a_cluster_reads_what_one_machine_reads(
    cluster: Cluster, few: Path, tmp_path: Path
) -> None:
    with start(few, "-o", tmp_path / "out", "--ray", cluster.address) as run:
        assert run.stderr
        names = names_in(run.stderr.read())
    assert run.returncode == 3
    assert sorted(names) == ["0.txt", "1.txt", "broken.pdf"]
    read(few, tmp_path / "here")
    assert contents(tmp_path / "out") == contents(tmp_path / "here")


@pytest.fixture
def few(transcript: Transcript, tmp_path: Path) -> Path:
    """A folder of three reports, one of which is broken."""
    folder = tmp_path / "few"
    put(folder / "broken.pdf", b"%PDF-1.4 nothing")
    for number in range(2):
        put(
            folder / f"{number}.txt",
            transcript(f"๑. เรื่องที่ {number}\tข\tค\tง\tจ\tฉ").encode(),
        )
    return folder


@pytest.mark.long
def test_a_machine_that_goes_away_changes_nothing(
    cluster: Cluster, many: Path, tmp_path: Path
) -> None:
    (many / "scan.pdf").write_bytes(SCAN.read_bytes())
    Image.new("L", (12_000, 12_000), 255).save(
        many / "poster.png", dpi=(300, 300)
    )
    out, second = tmp_path / "out", cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()
    with start(
        many, "-o", out, "--ray", cluster.address, "--memory", "700"
    ) as run:
        assert run.stderr
        told = [run.stderr.readline() for _ in range(8)]
        cluster.remove_node(second, allow_graceful=False)
        names = names_in("".join(told) + run.stderr.read())
    assert run.returncode == 3
    assert max(Counter(names).values()) == 1
    assert codes(out) == {
        "broken.pdf": "broken-pdf",
        "empty.pdf": "empty-file",
        "poster.png": "memory",
    }
    (many / "poster.png").unlink()
    assert read(many, out) == []
    read(many, tmp_path / "here")
    assert contents(out) == contents(tmp_path / "here")


def test_a_cluster_that_is_not_there_is_soon_told(
    raingan: Raingan, many: Path, tmp_path: Path
) -> None:
    started = time.monotonic()
    done = raingan(
        "extract", many, "-o", tmp_path / "out", "--ray", "127.0.0.1:1"
    )
    assert done.returncode == 2
    assert "There is no Ray cluster at 127.0.0.1:1" in done.stderr
    assert time.monotonic() - started < SOON


def test_a_machine_with_another_version_reads_nothing(many: Path) -> None:
    task = next(tasks_of([(many / "empty.pdf", "empty.pdf")]))
    order = Order(
        task, b"", Options.model_validate({}), IN_PLACE, made_by="another"
    )
    assert isinstance(read_order(order), UsageError)
