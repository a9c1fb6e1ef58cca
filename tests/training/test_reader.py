"""The making of the reader: its text, its lines, and that it learns. Needs the packages of raingan[train]."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path
from unicodedata import normalize

import numpy as np
import pytest

pytest.importorskip("fontTools")
pytest.importorskip("onnx")
pytest.importorskip("onnxruntime")

from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.onnx_model import load_net
from training.reader import fonts
from training.reader.cutting import cut_lines, segment
from training.reader.damage import Damaged
from training.reader.evaluate import read_samples
from training.reader.feed import batch_of
from training.reader.render import print_cell
from training.reader.samples import Printer, Sample
from training.reader.text import Writer


@pytest.fixture(scope="module")
def shelf() -> fonts.Shelf:
    try:
        return fonts.shelf()
    except FileNotFoundError:
        pytest.skip(
            "the fonts are not fetched: python -m training.reader.fonts"
        )


def test_text_is_of_the_alphabet() -> None:
    lines = Writer(random.Random(1)).lines(2000, 40)
    assert set("".join(lines)) <= set(ALPHABET)
    assert all(
        line and line == normalize("NFC", line.strip()) and "  " not in line
        for line in lines
    )
    assert Writer(random.Random(1)).lines(20, 40) == lines[:20]


def test_alphabet_has_each_character_once() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_a_clean_cell_gives_a_strip_for_each_line(shelf: fonts.Shelf) -> None:
    texts = [
        "มาตรการป้องกัน",
        "การรับสินบน ๑,๒๓๔.๕๖ บาท",
        "No Gift Policy ปี ๒๕๖๖",
        "ผู้รับผิดชอบ: กองคลัง",
    ]
    face = next(
        face
        for face in shelf.faces
        if face.family in ("thsarabunnew", "laksaman")
    )
    for dpi in (150, 200, 300):
        cell = print_cell(texts, face, shelf, dpi, 16, random.Random(4))
        scan = Damaged(cell.pixels, np.eye(2, 3))
        assert len(segment(cell, scan, np.random.default_rng(1))[1]) == len(
            texts
        )
        assert [
            text for _, text in cut_lines(cell, scan, np.random.default_rng(1))
        ] == texts


@pytest.fixture(scope="module")
def samples(shelf: fonts.Shelf) -> list[Sample]:
    # Loaded here alone, as are the modules that need it below: it takes seconds of each process that looks for tests.
    pytest.importorskip("torch").set_num_threads(1)
    scans = Printer(3, shelf).samples(easy=True)
    return list(islice((sample for scan in scans for sample in scan), 24))


@pytest.mark.long
def test_loss_falls_and_the_export_reads_the_same(
    samples: list[Sample], tmp_path: Path
) -> None:
    from training.reader.export import export, unfold
    from training.reader.learning import Training
    from training.reader.model import ReaderNet

    training = Training(tmp_path)
    batches = [
        batch_of(samples[at : at + 8]) for at in range(0, len(samples), 8)
    ]
    losses = [training.learn(batches[step % 3], 2e-3)[0] for step in range(45)]
    assert sum(losses[-3:]) < 0.5 * sum(losses[:3])

    path = tmp_path / "reader.onnx"
    # Raises where the file reads otherwise than the net.
    export(training.average, path)
    assert path.stat().st_size < 6e6
    texts = [
        text for _, text in read_samples(samples, load_net(path.read_bytes()))
    ]
    again = ReaderNet()
    again.load_state_dict(unfold(path))
    export(again.eval(), tmp_path / "again.onnx")
    assert [
        text
        for _, text in read_samples(
            samples, load_net((tmp_path / "again.onnx").read_bytes())
        )
    ] == texts


@pytest.mark.long
def test_a_net_that_sees_some_lines_often_reads_them(
    samples: list[Sample], tmp_path: Path
) -> None:
    from training.reader.export import export
    from training.reader.learning import Training

    training, some = Training(tmp_path), samples[:6]
    batch = batch_of(some)
    for step in range(400):
        training.learn(batch, min(1.0, step / 20) * 1e-3)
    export(training.average, tmp_path / "reader.onnx")
    assert {
        sample.text: text
        for sample, text in read_samples(
            some, load_net((tmp_path / "reader.onnx").read_bytes())
        )
    } == {sample.text: sample.text for sample in some}


def test_training_goes_on_from_its_checkpoint(
    samples: list[Sample], tmp_path: Path
) -> None:
    from training.reader.learning import Training

    training = Training(tmp_path)
    batch = batch_of(samples[:8])
    for _ in range(3):
        training.learn(batch, 1e-3)
    training.save()
    resumed = Training(tmp_path)
    assert (resumed.step, resumed.lines, resumed.sitting) == (3, 24, 1)
    assert resumed.learn(batch, 1e-3)[0] == pytest.approx(
        training.learn(batch, 1e-3)[0], rel=1e-4
    )


def test_training_goes_on_from_the_shipped_reader(
    samples: list[Sample], tmp_path: Path
) -> None:
    from training.reader.export import export, unfold
    from training.reader.model import ReaderNet

    shipped = Path("extractor/ocr/reader/reader.onnx")
    net = ReaderNet()
    net.load_state_dict(unfold(shipped))
    export(net.eval(), tmp_path / "again.onnx")
    again = (tmp_path / "again.onnx").read_bytes()
    assert [text for _, text in read_samples(samples, load_net(again))] == [
        text
        for _, text in read_samples(samples, load_net(shipped.read_bytes()))
    ]
