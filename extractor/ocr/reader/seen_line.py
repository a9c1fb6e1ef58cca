"""A line and what the net saw of it: where its letters stand in its picture, worked out once for all who ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from extractor.model.image import LineImage, Pixels
from extractor.ocr.reader.beam_search import Frames
from extractor.ocr.reader.frame_alignment import frames_of
from extractor.ocr.reader.line_input import net_columns


@dataclass(frozen=True)
class SeenLine:
    """A line that was read.

    Attributes:
        image: Its picture.
        frames: What the net saw of it.
    """

    image: LineImage
    frames: Frames

    @cached_property
    def picture(self) -> Pixels:
        """Its picture as the net takes it; 255 is full ink."""
        picture, _ = net_columns(self.image)
        return picture

    @cached_property
    def probabilities(self) -> NDArray[np.float32]:
        """How likely the net thought each class in each frame (0 to 1)."""
        probabilities: NDArray[np.float32] = np.exp(self.frames)
        return probabilities

    def frames_of(self, text: str) -> list[int] | None:
        """Find the frame of each letter of a text that was read.

        Args:
            text: The text, such as `318 / 1,908,000`.

        Returns:
            Their indices; None where the net cannot have seen the text.
        """
        return frames_of(self.frames, text)
