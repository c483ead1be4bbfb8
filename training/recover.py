"""Shipped model back to a checkpoint: `python -m training.recover --to training/work/shipped.pt`.

What lies in `training/work` does not outlive a session; the weights in the package do. Quantised weights are multiplied by
their scales, which loses what rounding to int8 had lost already, and nothing else. Training then goes on from there
(`training.train --start`) instead of from the base encoder.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor

from dragoman.language import features
from training.model import Network, Sizes
from training.shipped import taken_apart


def recover(at: Path) -> dict:
    """The state that `training.train` saves, from a folder that `training.export` wrote. Raises `KeyError` where a weight is
    missing."""
    vocabulary = json.loads((at / "labels.json").read_text(encoding="utf-8"))
    labelled = (len(vocabulary[k]) for k in ("upos", "xpos", "scripts", "deps"))
    sizes = Sizes(*labelled, names=1 + 2 * len(vocabulary["names"]), codes=features.CODES)
    network = Network(sizes)
    link = torch.from_numpy(np.load(at / "links.npz")["link"].astype(np.float32))
    taken_apart(network, weights(at / "model.onnx"), weights(at / "labels.onnx"), link)
    return {"epoch": 0, "network": network.state_dict(), "sizes": sizes.dict(), "vocabulary": vocabulary}


def weights(graph: Path) -> dict[str, Tensor]:
    """A graph's initialisers in fp32, by the names that they had before they were quantised."""
    kept = {i.name: onnx.numpy_helper.to_array(i) for i in onnx.load(str(graph)).graph.initializer}
    out = {}
    for name, value in kept.items():
        plain, _, mark = name.rpartition("_")
        if mark in ("quantized", "int8"):
            out[plain] = value.astype(np.float32) * kept[f"{plain}_scale"]
        elif mark == "Transposed":
            out[plain] = value.T
        elif mark not in ("scale", "point"):
            out[name] = value
    return {k: torch.from_numpy(np.array(v)) for k, v in out.items()}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--model", type=Path, default=Path("dragoman/language/model"))
    p.add_argument("--to", type=Path, default=Path("training/work/shipped.pt"))
    a = p.parse_args()
    a.to.parent.mkdir(parents=True, exist_ok=True)
    torch.save(recover(a.model), a.to)
    print("written", a.to)


if __name__ == "__main__":
    main()
