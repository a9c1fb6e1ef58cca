"""Nets in ONNX files, run on one core; nothing is told to anybody."""

from __future__ import annotations

import os
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Net = Callable[[Floats], Floats]
# onnxruntime's packages report every process to their makers and leave an identifier in the user's home; this, set
# before it starts, keeps all of it from happening (its docs/Privacy.md).
_NO_TELEMETRY = "ORT_DISABLE_TELEMETRY"


def load_net(model: bytes) -> Net:
    """Load a net; onnxruntime is imported here, for it takes time.

    Args:
        model: The content of an ONNX file whose input is called `lines` and which has one output.

    Returns:
        A function that gives the net's output for an input.
    """
    os.environ[_NO_TELEMETRY] = "1"
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        model, options, providers=["CPUExecutionProvider"]
    )

    def run(lines: Floats) -> Floats:
        output: Floats = session.run(None, {"lines": lines})[0]
        return output

    return run
