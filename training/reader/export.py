"""Writes the reader as ONNX: `python -m training.reader.export --out build/reader/reader.onnx`, also while it trains.

Norms are folded into the convolutions before them. What they were is kept in the file's metadata, so that training
can go on from the file alone.
"""

from __future__ import annotations

import argparse
import base64
import warnings
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.onnx_model import load_net
from training.reader.model import STRIDE, ReaderNet

FOLDER = Path(__file__).parents[2] / "build" / "reader"
# Version of ONNX's operators.
_OPSET = 17
# Probabilities of the written net may differ by so much.
_TOLERANCE = 1e-3
# Scales nearer to 0 than this let nothing pass: what was folded with them cannot be told.
_LEAST_SCALE = 1e-8
_Norm = nn.BatchNorm1d | nn.BatchNorm2d
_Convolution = nn.Conv1d | nn.Conv2d


def export(net: ReaderNet, path: Path, **metadata: str) -> None:
    """Write a net.

    Args:
        net: The net.
        path: The ONNX file to write.
        **metadata: What is to be noted in the file.

    Raises:
        ValueError: What was written reads otherwise than the net.
    """
    folded = _folded(net)
    lines = torch.zeros(2, 1, 48, 64)
    with warnings.catch_warnings():
        # The exporter that replaces this one needs a package more and names the weights otherwise.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            folded,
            (lines,),
            str(path),
            input_names=["lines"],
            output_names=["scores"],
            dynamic_axes={
                "lines": {0: "batch", 3: "width"},
                "scores": {0: "batch", 1: "frames"},
            },
            opset_version=_OPSET,
            dynamo=False,
        )
    model = onnx.load(str(path))
    properties = {
        "alphabet": ALPHABET,
        "norms": _packed(_norms(net)),
        "stride": str(STRIDE),
        **metadata,
    }
    for key, value in properties.items():
        model.metadata_props.add(key=key, value=value)
    onnx.save(model, str(path))
    _check(net, path)


def _packed(parts: list[Tensor]) -> str:
    """Numbers as Base64 of 32-bit floats."""
    numbers = torch.cat(parts).numpy().astype("<f4")
    return base64.b64encode(numbers.tobytes()).decode()


def _unpacked(text: str) -> Tensor:
    numbers = np.frombuffer(base64.b64decode(text), "<f4")
    return torch.from_numpy(numbers.copy())


def _folded(net: ReaderNet) -> ReaderNet:
    """The same net without norms."""
    folded = ReaderNet()
    folded.load_state_dict(net.state_dict())
    folded.eval()
    for layers in _sequences(folded):
        for index in range(len(layers) - 1):
            convolution = layers[index]
            norm = layers[index + 1]
            if isinstance(convolution, _Convolution) and isinstance(
                norm, _Norm
            ):
                layers[index] = fuse_conv_bn_eval(convolution, norm)
                layers[index + 1] = nn.Identity()
    return folded


def _sequences(net: nn.Module) -> list[nn.Sequential]:
    return [
        module for module in net.modules() if isinstance(module, nn.Sequential)
    ]


def _norms(net: nn.Module) -> list[Tensor]:
    """What the norms hold: weights, biases, means, variances; they share their memory with the net."""
    parts: list[Tensor] = []
    for module in net.modules():
        if isinstance(module, _Norm):
            for part in (
                module.weight,
                module.bias,
                module.running_mean,
                module.running_var,
            ):
                if part is not None:
                    parts.append(part.detach().flatten())
    return parts


def _check(net: ReaderNet, path: Path) -> None:
    """Raises ValueError where a file reads random lines otherwise than the net."""
    lines = torch.rand(3, 1, 48, 120)
    written = load_net(path.read_bytes())(lines.numpy())
    with torch.inference_mode():
        wanted = net.cpu().eval()(lines).numpy()
    difference = float(np.abs(np.exp(written) - np.exp(wanted)).max())
    if difference > _TOLERANCE:
        raise ValueError(f"{path} reads otherwise than the net: {difference}")


def unfold(path: Path) -> dict[str, Tensor]:
    """Get the weights of an exported reader back, as those of a net that can be trained further.

    Args:
        path: An ONNX file that `export` wrote.

    Returns:
        The state of a ReaderNet.
    """
    model = onnx.load(str(path))
    stored: dict[str, Tensor] = {}
    for item in model.graph.initializer:
        stored[item.name] = torch.from_numpy(
            onnx.numpy_helper.to_array(item).copy()
        )
    norms = next(
        item.value for item in model.metadata_props if item.key == "norms"
    )
    net = ReaderNet()
    with torch.no_grad():
        _restore_norms(net, _unpacked(norms))
        _restore_convolutions(net, stored)
        net.letters.weight.copy_(stored["letters.weight"])
        net.letters.bias.copy_(stored["letters.bias"])
    return net.state_dict()


def _restore_norms(net: ReaderNet, numbers: Tensor) -> None:
    """Put what the norms held back into them."""
    start = 0
    for part in _norms(net):
        end = start + part.numel()
        part.copy_(numbers[start:end])
        start = end


def _restore_convolutions(net: ReaderNet, stored: dict[str, Tensor]) -> None:
    """Put the stored weights into the convolutions, their norms taken out again."""
    # By their order, not by name: a layer that is called otherwise today is the same layer.
    folded_weights = iter(
        [value for name, value in stored.items() if name.endswith(".weight")]
    )
    for layers in _sequences(net):
        for convolution, norm in pairwise(layers):
            if isinstance(convolution, _Convolution) and isinstance(
                norm, _Norm
            ):
                _restore_convolution(convolution, norm, next(folded_weights))


def _restore_convolution(
    convolution: nn.Conv1d | nn.Conv2d,
    norm: nn.BatchNorm1d | nn.BatchNorm2d,
    folded: Tensor,
) -> None:
    """The weights of a convolution before a norm was folded into it."""
    if norm.running_var is None:
        return
    scale = norm.weight / (norm.running_var + norm.eps).sqrt()
    scale = torch.where(scale.abs() < _LEAST_SCALE, torch.inf, scale)
    ones = [1] * (folded.ndim - 1)
    convolution.weight.copy_(folded / scale.view(-1, *ones))


def _mean(
    weights: dict[str, Tensor], others: dict[str, Tensor]
) -> dict[str, Tensor]:
    """Half-way between two sittings of one training: reads better than either (Izmailov et al., 2018)."""
    mean = dict(weights)
    for name, value in weights.items():
        if value.is_floating_point():
            mean[name] = torch.lerp(value, others[name], 0.5)
    return mean


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER / "reader.onnx")
    parser.add_argument(
        "--checkpoint", type=Path, default=FOLDER / "checkpoint.pt"
    )
    parser.add_argument(
        "--mean-with",
        type=Path,
        help="an exported reader; the mean of both is written",
    )
    options = parser.parse_args()
    saved = torch.load(
        options.checkpoint, map_location="cpu", weights_only=True
    )
    weights = saved["average"]
    if options.mean_with:
        weights = _mean(weights, unfold(options.mean_with))
    net = ReaderNet()
    net.load_state_dict(weights)
    progress = {
        name: str(round(saved[name])) for name in ("step", "lines", "seconds")
    }
    export(net.eval(), options.out, **progress)
    print(
        f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB after {saved['step']:,} steps"
    )


if __name__ == "__main__":
    main()
