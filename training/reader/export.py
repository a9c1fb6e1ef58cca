"""Writes the reader as ONNX: `python -m training.reader.export --out build/reader/reader.onnx`, also while it trains.

Norms are folded into the convolutions before them. What they were is kept in the file's metadata, so that training
can go on from the file alone.
"""

from __future__ import annotations

import argparse
import base64
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from extractor.ocr.crnn.alphabet import ALPHABET
from extractor.ocr.crnn.onnx_model import load_net
from training.reader.model import STRIDE, ReaderNet

FOLDER = Path(__file__).parents[2] / "build" / "reader"
_OPSET, _CHECKED = 17, 1e-3
_Norm = nn.BatchNorm1d | nn.BatchNorm2d


def export(net: ReaderNet, path: Path, **metadata: str) -> None:
    """Write a net; raises ValueError where what was written reads otherwise than the net."""
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
            dynamic_axes={"lines": {0: "batch", 3: "width"}, "scores": {0: "batch", 1: "frames"}},
            opset_version=_OPSET,
            dynamo=False,
        )
    model = onnx.load(str(path))
    norms = base64.b64encode(torch.cat(_norms(net)).numpy().astype("<f4").tobytes()).decode()
    for key, value in {"alphabet": ALPHABET, "norms": norms, "stride": str(STRIDE), **metadata}.items():
        model.metadata_props.add(key=key, value=value)
    onnx.save(model, str(path))
    _check(net, path)


def _folded(net: ReaderNet) -> ReaderNet:
    """The same net without norms."""
    found = ReaderNet()
    found.load_state_dict(net.state_dict())
    found.eval()
    for layers in [module for module in found.modules() if isinstance(module, nn.Sequential)]:
        for at in range(len(layers) - 1):
            convolution, norm = layers[at], layers[at + 1]
            if isinstance(convolution, nn.Conv1d | nn.Conv2d) and isinstance(norm, _Norm):
                layers[at], layers[at + 1] = fuse_conv_bn_eval(convolution, norm), nn.Identity()
    return found


def _norms(net: nn.Module) -> list[Tensor]:
    """What the norms hold: weights, biases, means, variances."""
    found = [module for module in net.modules() if isinstance(module, _Norm)]
    parts = [(norm.weight, norm.bias, norm.running_mean, norm.running_var) for norm in found]
    return [part.detach().flatten() for norm in parts for part in norm if part is not None]


def _check(net: ReaderNet, path: Path) -> None:
    lines = torch.rand(3, 1, 48, 120)
    written = load_net(path.read_bytes())(lines.numpy())
    with torch.inference_mode():
        wanted = net.cpu().eval()(lines).numpy()
    off = float(np.abs(np.exp(written) - np.exp(wanted)).max())
    if off > _CHECKED:
        raise ValueError(f"{path} reads otherwise than the net: {off}")


def unfold(path: Path) -> dict[str, Tensor]:
    """The weights of an exported reader, as those of a net that can be trained further."""
    model = onnx.load(str(path))
    stored = {item.name: torch.from_numpy(onnx.numpy_helper.to_array(item).copy()) for item in model.graph.initializer}
    norms = next(item.value for item in model.metadata_props if item.key == "norms")
    left = torch.from_numpy(np.frombuffer(base64.b64decode(norms), "<f4").copy())
    net = ReaderNet()
    with torch.no_grad():
        for part in _norms(net):
            value, left = left[: part.numel()], left[part.numel() :]
            part.copy_(value)
        names = {module: name for name, module in net.named_modules()}
        for layers in [module for module in net.modules() if isinstance(module, nn.Sequential)]:
            for convolution, norm in zip(layers, list(layers)[1:], strict=False):
                if isinstance(convolution, nn.Conv1d | nn.Conv2d) and isinstance(norm, _Norm):
                    _restore(convolution, norm, stored[f"{names[convolution]}.weight"])
        for name in ("weight", "bias"):
            getattr(net.letters, name).copy_(stored[f"letters.{name}"])
    return net.state_dict()


def _restore(convolution: nn.Conv1d | nn.Conv2d, norm: nn.BatchNorm1d | nn.BatchNorm2d, folded: Tensor) -> None:
    """The weights of a convolution before a norm was folded into it."""
    if norm.running_var is None:
        return
    scale = norm.weight / (norm.running_var + norm.eps).sqrt()
    scale = torch.where(scale.abs() < 1e-8, torch.inf, scale)
    convolution.weight.copy_(folded / scale.view(-1, *[1] * (folded.ndim - 1)))


def _mean(weights: dict[str, Tensor], others: dict[str, Tensor]) -> dict[str, Tensor]:
    """Half-way between two sittings of one training: reads better than either (Izmailov et al., 2018)."""
    return {
        name: torch.lerp(value, others[name], 0.5) if value.is_floating_point() else value
        for name, value in weights.items()
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER / "reader.onnx")
    parser.add_argument("--checkpoint", type=Path, default=FOLDER / "checkpoint.pt")
    parser.add_argument("--mean-with", type=Path, help="an exported reader; the mean of both is written")
    options = parser.parse_args()
    saved = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
    net = ReaderNet()
    net.load_state_dict(_mean(saved["average"], unfold(options.mean_with)) if options.mean_with else saved["average"])
    export(net.eval(), options.out, **{name: str(round(saved[name])) for name in ("step", "lines", "seconds")})
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB after {saved['step']:,} steps")


if __name__ == "__main__":
    main()
