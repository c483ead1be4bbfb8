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
from numpy.typing import NDArray

from dragoman.language import features
from training.model import Network, Sizes

Array = NDArray[np.float32]


def recover(at: Path) -> dict:
    """The state that `training.train` saves, from a folder that `training.export` wrote. Raises `RuntimeError` where a weight is
    missing."""
    graph = onnx.load(str(at / "model.onnx")).graph
    kept = {i.name: onnx.numpy_helper.to_array(i) for i in graph.initializer}
    vocabulary = json.loads((at / "labels.json").read_text(encoding="utf-8"))
    found = {k.removeprefix("network."): v for k, v in kept.items() if k.startswith("network.") and v.dtype == np.float32}
    scale = found.pop("encoder.words.weight_scale")
    found["encoder.words.weight"] = kept["network.encoder.words.weight_int8"] * scale
    found |= _products(graph, kept)
    for name in ("syntax", "meaning"):
        shares = [n.input[1] for n in graph.node if n.op_type == "Mul" and n.name.startswith(f"/{name}/")]
        shares.sort(key=lambda x: int(x.rpartition("_")[2]))  # the graph's order is not the layers', the numbers are
        found[f"{name}.weights"] = np.log(np.array([float(kept[x]) for x in shares]))
    for node in graph.node:
        if node.op_type == "Expand" and node.input[0] in kept:
            vector = kept[node.input[0]].reshape(-1)
            found["root" if "root" not in found and len(vector) == 256 else "label_root"] = vector
    found["link"] = np.load(at / "links.npz")["link"]
    square = next(v for k, v in kept.items() if "MatMul" in k and v.shape == (256, 256))
    line = next(v for k, v in kept.items() if "MatMul" in k and v.shape == (256,))
    found["arc"] = np.concatenate([square, line[None]])
    labels = {i.name: onnx.numpy_helper.to_array(i) for i in onnx.load(str(at / "labels.onnx")).graph.initializer}
    line = next(v for v in labels.values() if v.ndim == 1)
    rows = np.concatenate([next(v for v in labels.values() if v.ndim == 2), line[None]])
    found["label"] = rows.reshape(len(rows), len(vocabulary["deps"]), -1).transpose(1, 0, 2)
    labelled = (len(vocabulary[k]) for k in ("upos", "xpos", "scripts", "deps"))
    sizes = Sizes(*labelled, names=1 + 2 * len(vocabulary["names"]), codes=features.CODES)
    network = Network(sizes)
    network.load_state_dict({k: torch.from_numpy(np.array(v, dtype=np.float32, order="C")) for k, v in found.items()})
    return {"epoch": 0, "network": network.state_dict(), "sizes": sizes.dict(), "vocabulary": vocabulary}


def _products(graph: onnx.GraphProto, kept: dict[str, Array]) -> dict[str, Array]:
    """The weights of linear layers, named by the bias that is added to their product."""
    uses: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            uses.setdefault(name, []).append(node)

    def bias(name: str) -> str:
        """The bias that what `name` holds meets first on its way through casts and scales."""
        for node in uses.get(name, []):
            biases = [x for x in node.input if x.startswith("network.") and x.endswith(".bias")]
            if node.op_type == "Add" and biases:
                return biases[0]
            if node.op_type in ("Cast", "Mul"):
                found = bias(node.output[0])
                if found:
                    return found
        return ""

    out = {}
    for node in graph.node:
        if node.op_type not in ("MatMul", "MatMulInteger") or node.input[1] not in kept:
            continue
        to = bias(node.output[0])
        if not to:
            continue
        weight = kept[node.input[1]]
        if node.op_type == "MatMulInteger":
            weight = weight.astype(np.float32) * kept[node.input[1].removesuffix("_quantized") + "_scale"]
        out[to.removeprefix("network.").removesuffix("bias") + "weight"] = weight.T
    return out


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
