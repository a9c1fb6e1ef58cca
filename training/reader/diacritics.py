"""Whether diacritics between lines hang or stand, learned from printed cells of which every dot's line is known.

`python -m training.reader.diacritics` writes extractor/imaging/diacritics.npz in ten minutes, with the fonts that
`training.reader.fonts` fetched.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from extractor.imaging.components import Components
from extractor.imaging.diacritics import (
    DATA,
    SHAPE_SIDE,
    Diacritic,
    hangs_from_above,
    traits,
    weights,
)
from extractor.imaging.line_segmentation import segment_lines
from extractor.model.image import Pixels
from training.reader.cutting import components_of, moved
from training.reader.damage import Damaged, damaged
from training.reader.fonts import Shelf, shelf
from training.reader.render import Cell, font_size, print_cell, resolution
from training.reader.text import Writer

# Cells to learn from, and others to measure with; the seeds of both.
_CELLS = {11: 4500, 99: 900}
# Line pitches from and to, shares of a letter's height: tight ones, where diacritics are in doubt.
_PITCHES = ((1.9, 2.1), (2.05, 2.35), (2.35, 2.7), (2.7, 3.2))
_PITCH_SHARES = (0.25, 0.45, 0.22, 0.08)
# Lines of a cell, and characters a line.
_LINES = (3, 8)
_LENGTHS = (14, 60)
# Of a component's dots so many belong to one line: not to dirt, nor to letters of two lines that touch.
_LEAST_OF_LINE = 0.5
_LEAST_OF_ONE = 0.9
# Of the net.
_HIDDEN = 24
_EPOCHS = 40
_BATCH = 512
_PEAK_RATE = 0.006
_DECAY = 0.02
# As often a diacritic's shape is not to be seen: its place alone has to tell.
_UNSEEN = 0.12
_ALL_INK = 0.5
_LEAST_SPREAD = 0.05


@dataclass
class Lessons:
    """Diacritics, and whether each hangs.

    Attributes:
        traits: What is known of each.
        hang: Whether it hangs.
        said: What was said of it.
    """

    traits: list[NDArray[np.float64]] = field(default_factory=list)
    hang: list[bool] = field(default_factory=list)
    said: list[bool] = field(default_factory=list)


class _Teacher:
    """Knows of one scan whose ink is whose, and notes what it is asked."""

    def __init__(
        self,
        cell: Cell,
        scan: Damaged,
        components: Components,
        notes: Lessons,
        judge: Callable[[Diacritic], bool],
    ) -> None:
        self._cell = cell
        self._scan = scan
        self._components = components
        size = scan.pixels.shape[::-1]
        self._owners: Pixels = cv2.warpAffine(
            cell.owners, scan.moved, size, flags=cv2.INTER_NEAREST
        ).astype(np.uint8)
        self._notes = notes
        self._judge = judge

    def hangs(self, diacritic: Diacritic) -> bool:
        """Whether it does; those that nobody can tell are left to the judge, and not learned."""
        said = self._judge(diacritic)
        owner = self._owner(diacritic.number)
        if owner is None:
            return said
        boxes = self._components.boxes
        x = (boxes.x0[diacritic.number] + boxes.x1[diacritic.number]) / 2
        y = (boxes.top[diacritic.number] + boxes.bottom[diacritic.number]) / 2
        line = self._cell.lines[owner]
        ends = moved(
            [(line.x0, line.baseline), (line.x1, line.baseline)], self._scan
        )
        baseline = np.interp(x, ends[:, 0], ends[:, 1])
        truth = bool(baseline < y)
        self._notes.traits.append(traits(diacritic))
        self._notes.hang.append(truth)
        self._notes.said.append(said)
        return truth

    def _owner(self, number: int) -> int | None:
        """The index of the line that a component was printed for."""
        is_its = self._components.labels == number
        counts = np.bincount(
            self._owners[is_its], minlength=len(self._cell.lines) + 1
        )
        printed = counts[1:].sum()
        if printed < _LEAST_OF_LINE * is_its.sum():
            return None
        owner = int(counts[1:].argmax())
        return owner if counts[owner + 1] >= _LEAST_OF_ONE * printed else None


def lessons(
    seed: int,
    cells: int,
    fonts: Shelf,
    judge: Callable[[Diacritic], bool] = lambda _: False,
) -> Lessons:
    """Print and scan cells, and note their diacritics.

    Args:
        seed: Seed of everything random.
        cells: How many cells.
        fonts: What to print in.
        judge: Who is asked besides whether a diacritic hangs.

    Returns:
        The diacritics between two lines.
    """
    rng = random.Random(seed)
    noise = np.random.default_rng(seed)
    writer = Writer(rng, held_out=False)
    notes = Lessons()
    for _ in range(cells):
        face = fonts.choose(rng)
        texts = writer.lines(rng.randint(*_LINES), rng.randint(*_LENGTHS))
        dpi = resolution(rng)
        pitches = rng.choices(_PITCHES, _PITCH_SHARES)[0]
        cell = print_cell(
            texts, face, fonts, dpi, font_size(rng), rng, rng.uniform(*pitches)
        )
        scan = damaged(cell.pixels, cell.dpi, noise)
        _, components = components_of(cell, scan, noise)
        teacher = _Teacher(cell, scan, components, notes, judge)
        segment_lines(components, components.outside([]), teacher.hangs)
    return notes


def learn(notes: Lessons) -> dict[str, NDArray[np.float32]]:
    """Fit the net.

    Args:
        notes: What to learn from.

    Returns:
        Its weights by name, as they are shipped.
    """
    torch.manual_seed(0)
    torch.set_num_threads(1)
    seen = np.stack(notes.traits)
    mean, spread = seen.mean(0), seen.std(0) + _LEAST_SPREAD
    mean[-(SHAPE_SIDE**2) :] = 0.0
    spread[-(SHAPE_SIDE**2) :] = 1.0
    inputs = torch.tensor((seen - mean) / spread, dtype=torch.float32)
    truth = torch.tensor(notes.hang, dtype=torch.float32)
    hidden = torch.nn.Linear(inputs.shape[1], _HIDDEN)
    output = torch.nn.Linear(_HIDDEN, 1)
    net = torch.nn.Sequential(hidden, torch.nn.ReLU(), output)
    optimizer = torch.optim.AdamW(net.parameters(), weight_decay=_DECAY)
    steps = _EPOCHS * (len(inputs) // _BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, _PEAK_RATE, total_steps=steps
    )
    for _ in range(_EPOCHS):
        for batch in torch.randperm(len(inputs)).split(_BATCH):
            shown = inputs[batch].clone()
            shown[torch.rand(len(batch)) < _UNSEEN, -(SHAPE_SIDE**2) :] = (
                _ALL_INK
            )
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                net(shown)[:, 0], truth[batch]
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return {
        "mean": mean.astype(np.float32),
        "spread": spread.astype(np.float32),
        "hidden": hidden.weight.detach().numpy().T,
        "hidden_bias": hidden.bias.detach().numpy(),
        "output": output.weight.detach().numpy()[0],
        "output_bias": output.bias.detach().numpy()[0],
    }


def main() -> None:
    """Learn, write, and print how many of others go to the wrong line."""
    fonts = shelf()
    (seed, cells), (other_seed, other_cells) = _CELLS.items()
    np.savez_compressed(DATA, **learn(lessons(seed, cells, fonts)))  # type: ignore[arg-type]
    weights.cache_clear()
    others = lessons(other_seed, other_cells, fonts, hangs_from_above)
    wrong = np.mean(np.array(others.hang) != np.array(others.said))
    print(f"{len(others.hang)} diacritics, {wrong:.2%} to the wrong line")


if __name__ == "__main__":
    main()
