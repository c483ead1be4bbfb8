"""Checkpoint to shipped model: `python -m training.export --work training/work --to dragoman/language/model`.

Takes the last checkpoint (or the mean of several, see `average`), writes one ONNX graph for everything that depends on the
encoder and one for the labels of arcs, quantises their `Product`s to int8 (dynamic activations, one scale a channel) and the word
embeddings to int8 rows, keeps the heads' last layers in fp32, and puts labels, lemma table and tokenizer beside it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training import data
from training.model import Network, Sizes
from training.shipped import Labeller, Product, Shipped
from training.train import base_files

OUTPUTS = ["upos", "xpos", "lemma", "begin", "arcs", "label_dep", "label_head", "names", "said", "link_cue", "link_word", "fact"]


def average(paths: dict[Path, float]) -> tuple[Network, dict]:
    """The network whose weights are the mean of those of several checkpoints, each with its share, and their labels.

    Averaged with what it began from, a network keeps what it knew before beside what it learned last (Wortsman et al.
    2022, "Robust fine-tuning of zero-shot models")."""
    states = {p: torch.load(p, map_location="cpu") for p in paths}
    first = next(iter(states.values()))
    network = Network(Sizes(**first["sizes"]))
    total = sum(paths.values())
    mean = {k: sum(states[p]["network"][k].float() * (share / total) for p, share in paths.items()) for k in first["network"]}
    network.load_state_dict(mean)
    return network.eval(), first["vocabulary"]


def lemma_table(gold: Path) -> dict[str, str]:
    """Lemmas of the words that training saw, by "form TAB part of speech" (form in lower case), where one lemma is nearly sure.

    Names keep their form and are not listed."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for name in ("ewt", "gum"):
        for s in data.conllu(gold / f"ud/{name}_train.conllu.xz"):
            for w, u, m in zip(s.words, s.upos, s.lemmas, strict=True):
                if u not in ("PROPN", "NUM", "PUNCT", "SYM", "X"):
                    seen[f"{w.lower()}\t{u}"][m] += 1
    table = {}
    for k, c in sorted(seen.items()):
        lemma, n = c.most_common(1)[0]
        if n >= 0.7 * c.total():
            table[k] = lemma
    return table


def unfit(gold: Path, vocabulary: dict) -> dict[str, list[str]]:
    """For each part of speech the labels that no word of it has in training: a proper noun is no `advmod`."""
    seen = {
        (u, d)
        for name in ("ewt", "gum")
        for s in data.conllu(gold / f"ud/{name}_train.conllu.xz")
        for u, d in zip(s.upos, s.deps, strict=True)
    }
    return {u: [d for d in vocabulary["deps"] if (u, d) not in seen] for u in vocabulary["upos"]}


def quantise_embedding(model: onnx.ModelProto, name: str) -> None:
    """Word embeddings as int8 rows with one scale a row: a quarter of the size, no cost at run time worth measuring."""
    graph = model.graph
    weight = next(i for i in graph.initializer if i.name == name)
    table = onnx.numpy_helper.to_array(weight)
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127.0
    small = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
    graph.initializer.remove(weight)
    graph.initializer.append(onnx.numpy_helper.from_array(small, name + "_int8"))
    graph.initializer.append(onnx.numpy_helper.from_array(scale.astype(np.float32), name + "_scale"))
    for i, node in enumerate(graph.node):
        if node.op_type == "Gather" and node.input[0] == name:
            index, out = node.input[1], node.output[0]
            made = [
                onnx.helper.make_node("Gather", [name + "_int8", index], [out + "_q"], name=node.name + "_q"),
                onnx.helper.make_node("Gather", [name + "_scale", index], [out + "_s"], name=node.name + "_s"),
                onnx.helper.make_node("Cast", [out + "_q"], [out + "_f"], to=onnx.TensorProto.FLOAT, name=node.name + "_f"),
                onnx.helper.make_node("Mul", [out + "_f", out + "_s"], [out], name=node.name + "_m"),
            ]
            graph.node.remove(node)
            for k, m in enumerate(made):
                graph.node.insert(i + k, m)
            return
    raise ValueError(f"no Gather reads {name}")


def export(network: Network, to: Path, int8: bool = True) -> None:
    """Writes `model.onnx` and `labels.onnx` into the folder `to`."""
    t, w = 9, 5
    pieces, words = torch.ones(t, dtype=torch.int64), torch.ones(w, dtype=torch.int64)
    inputs = {"pieces": pieces, "codes": pieces, "first": words, "last": words}
    axes = {n: {0: "pieces" if x is pieces else "words"} for n, x in inputs.items()} | {n: {0: "words"} for n in OUTPUTS}
    axes["arcs"] = {0: "words", 1: "heads"}
    axes["label_head"] = {0: "heads"}
    write(Shipped(network).eval(), inputs, OUTPUTS, axes, to / "model.onnx", int8)
    vectors = {n: torch.ones(w, network.sizes.label) for n in ("dep", "head")}
    axes = {n: {0: "words"} for n in ("dep", "head", "scores")}
    write(Labeller(network).eval(), vectors, ["scores"], axes, to / "labels.onnx", int8)


def write(
    module: nn.Module, inputs: dict[str, torch.Tensor], outputs: list[str], axes: dict[str, dict[int, str]], to: Path, int8: bool
) -> None:
    """One graph; with `int8` its `Product`s and word embeddings are quantised."""
    torch.onnx.export(
        module,
        tuple(inputs.values()),
        str(to),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    if not int8:
        return
    model = onnx.load(str(to))
    products = {f"{name}.weight" for name, part in module.named_modules() if isinstance(part, Product)}
    found = [n.name for n in model.graph.node if n.op_type == "MatMul" and n.input[1] in products]
    if len(found) != len(products):
        raise ValueError(f"{len(products)} products were written, {len(found)} found in the graph")
    if any(i.name == "words.weight" for i in model.graph.initializer):
        quantise_embedding(model, "words.weight")
    plain = to.with_suffix(".plain")
    onnx.save(model, str(plain))
    quantize_dynamic(
        str(plain),
        str(to),
        nodes_to_quantize=found,
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
    plain.unlink()


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--work", type=Path, default=Path("training/work"))
    p.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    p.add_argument("--to", type=Path, default=Path("dragoman/language/model"))
    p.add_argument(
        "--mix",
        nargs="+",
        metavar="CHECKPOINT=SHARE",
        help="checkpoints whose weights are averaged, instead of the last one of --work",
    )
    p.add_argument("--fp32", action="store_true", help="no quantisation (for comparison)")
    a = p.parse_args()
    a.to.mkdir(parents=True, exist_ok=True)
    parts = [m.rpartition("=") for m in a.mix or ()]
    network, vocabulary = average({Path(at): float(share) for at, _, share in parts} or {max(a.work.glob("epoch-*.pt")): 1.0})
    export(network, a.to, not a.fp32)
    np.savez_compressed(
        a.to / "links.npz",
        link=network.link.detach().numpy().astype(np.float16),
    )
    with gzip.GzipFile(a.to / "lemmas.json.gz", "wb", mtime=0) as f:
        f.write(json.dumps(lemma_table(a.gold), ensure_ascii=False, separators=(",", ":")).encode())
    vocabulary["unfit"] = unfit(a.gold, vocabulary)
    (a.to / "labels.json").write_text(json.dumps(vocabulary, indent=1) + "\n")
    shutil.copy(base_files()[0], a.to / "tokenizer.json")
    print({f.name: f.stat().st_size for f in sorted(a.to.iterdir())})


if __name__ == "__main__":
    main()
