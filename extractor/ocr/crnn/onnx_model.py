"""Nets in ONNX files, run on one core; nothing is told to anybody."""

from __future__ import annotations

import os
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Arrays = NDArray[np.float32]
Net = Callable[[Arrays], Arrays]
# onnxruntime's packages report every process to their makers and leave an identifier in the user's home; this, set
# before it starts, keeps all of it from happening (its docs/Privacy.md).
_UNTOLD = "ORT_DISABLE_TELEMETRY"


def load_net(model: bytes) -> Net:
    """The net of an ONNX file that takes `lines` and gives one array."""
    os.environ[_UNTOLD] = "1"
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def run(lines: Arrays) -> Arrays:
        found: Arrays = session.run(None, {"lines": lines})[0]
        return found

    return run
