"""Files that ask for a password."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.command import Raingan, put
from tests.helpers.files import read_csv
from tests.helpers.pdfs import page, pdf
from tests.helpers.small_report import (
    COVER,
    GOOD,
    LOCKED,
    MEASURES,
    REPORT,
    texts,
)


@pytest.mark.parametrize(
    ("user", "owner", "given"),
    [
        (b"open", b"own", "open"),
        (b"open", b"own", "own"),
        (b"open", b"", "open"),
        (b"", b"own", None),
        (b"", b"own", "needless"),
        (b"p w'\"-", b"own", "p w'\"-"),
    ],
)
def test_an_encrypted_file_opens_with_its_password(
    tmp_path: Path, user: bytes, owner: bytes, given: str | None
) -> None:
    locked = put(
        tmp_path / "r.pdf", pdf(page(COVER, REPORT), user=user, owner=owner)
    )
    assert texts(locked, password=given) == texts(
        put(tmp_path / "open.pdf", GOOD)
    )


@pytest.mark.parametrize(
    "given",
    [(), ("--password", "wrong"), ("--password", "รหัสผ่าน"), ("--password", "")],
)
def test_without_the_right_password_the_file_is_called_encrypted(
    raingan: Raingan, tmp_path: Path, given: tuple[str, ...]
) -> None:
    locked = put(tmp_path / "r.pdf", LOCKED)
    done = raingan("extract", locked, "-o", tmp_path / "out", "-q", *given)
    assert done.returncode == 3
    assert "r.pdf encrypted" in done.stderr
    assert "--password" in done.stderr
    is_wrong = bool("".join(given[1:]))
    assert ("does not open it" in done.stderr) is is_wrong
    assert ("Give its password" in done.stderr) is not is_wrong


def test_the_command_takes_the_password(
    raingan: Raingan, tmp_path: Path
) -> None:
    locked = put(tmp_path / "r.pdf", LOCKED)
    done = raingan(
        "extract", locked, "-o", tmp_path / "out", "--password", "open", "-q"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [
        row["measure"] for row in read_csv(tmp_path / "out" / "measures.csv")
    ] == MEASURES
