"""Where nobody says how much memory a worker may hold, it is its share of what the machine or the container has."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.batch import machine_memory
from extractor.batch.machine_memory import memory_of_worker
from extractor.options import WorkerOptions
from tests.helpers.command import put

GIGABYTE = 1 << 30


def test_what_is_asked_for_is_given() -> None:
    assert (
        memory_of_worker(
            WorkerOptions.model_validate({"memory": 300, "workers": 8})
        )
        == 300
    )


@pytest.mark.parametrize(
    ("gigabytes", "workers", "megabytes"),
    [(64, 2, 2000), (4, 2, 1536), (4, 1, 2000), (1, 8, 512), (4, 0, 2000)],
)
def test_workers_share_what_there_is(
    gigabytes: int,
    workers: int,
    megabytes: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        machine_memory, "_of_machine", lambda: gigabytes * GIGABYTE
    )
    monkeypatch.setattr(machine_memory, "_of_groups", lambda: ())
    assert (
        memory_of_worker(WorkerOptions.model_validate({"workers": workers}))
        == megabytes
    )


@pytest.mark.parametrize(
    ("group", "files", "limits"),
    [
        (
            "0::/run/job",
            {
                "run/memory.max": f"{3 * GIGABYTE}\n",
                "run/job/memory.max": "max\n",
            },
            [3 * GIGABYTE],
        ),
        # A container sees its own group at the root.
        ("0::/", {"memory.max": f"{GIGABYTE}\n"}, [GIGABYTE]),
        (
            "9:cpu:/job\n4:memory:/job",
            {"memory/job/memory.limit_in_bytes": f"{2 * GIGABYTE}\n"},
            [2 * GIGABYTE],
        ),
        ("4:memory:/job", {}, []),
        ("not what is expected", {}, []),
        ("", {}, []),
    ],
)
def test_the_limits_of_control_groups_are_known(
    group: str, files: dict[str, str], limits: list[int], tmp_path: Path
) -> None:
    for name, text in files.items():
        put(tmp_path / "groups" / name, text.encode())
    told = put(tmp_path / "cgroup", group.encode())
    assert list(machine_memory._of_groups(told, tmp_path / "groups")) == limits


def test_a_machine_without_control_groups_has_no_such_limits(
    tmp_path: Path,
) -> None:
    gone = tmp_path / "none"
    assert list(machine_memory._of_groups(gone, gone)) == []
