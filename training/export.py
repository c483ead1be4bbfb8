"""Checkpoint to shipped model: `python -m training.export --work training/work --to dragoman/language/model`.

Takes the last checkpoint (or the mean of several, see `average`), writes one ONNX graph for everything that depends on the
encoder, quantises the encoder's matrix products to int8 (dynamic activations, one scale a channel) and its word embeddings
to int8 rows, keeps the heads in fp32, and puts labels, lemma table and tokenizer beside it.
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
from torch import Tensor, nn

from training import data
from training.model import Network, Sizes
from training.train import base_files

OUTPUTS = ["upos", "xpos", "lemma", "begin", "arcs", "label_dep", "label_head", "names", "said", "link_cue", "link_word", "fact"]


class Shipped(nn.Module):
    """What the graph computes for one window: see `dragoman.language.runtime` for the shapes."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, codes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        n, s = self.network, self.network.sizes
        x, y = n.vectors(pieces[None], codes[None], None, first[None], last[None])
        upos, xpos, lemma, begin = n.tags(x).split([s.upos, s.xpos, s.lemmas, 1], -1)
        dep, head = n.label_parts(x)
        got = (
            upos.argmax(-1),
            xpos.argmax(-1),
            lemma.argmax(-1),
            begin.squeeze(-1).sigmoid(),
            n.arcs(x),
            dep,
            head,
            n.names(y).log_softmax(-1),
            n.said(y),
            n.link_cue(y),
            n.link_word(y),
            n.fact(y).squeeze(-1),
        )
        return tuple(g[0] for g in got)


class Labeller(nn.Module):
    """Label of each arc, from its dependant's and its head's vectors: (words, label) each to (words,)."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        label = network.label.detach()  # (labels, dependant + 1, head + 1)
        self.shape = label.shape
        self.weight = nn.Parameter(label.permute(1, 0, 2).reshape(label.shape[1], -1).contiguous())

    def forward(self, dep: Tensor, head: Tensor) -> Tensor:
        first = dep @ self.weight[:-1] + self.weight[-1]
        first = first.view(-1, self.shape[0], self.shape[2])
        return (first[:, :, :-1] @ head.unsqueeze(-1)).squeeze(-1) + first[:, :, -1]


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


def export(network: Network, to: Path, int8: bool = True) -> Path:
    shipped = Shipped(network).eval()
    t, w = 9, 5
    example = tuple(torch.ones(n, dtype=torch.int64) for n in (t, t, w, w))
    inputs = ["pieces", "codes", "first", "last"]
    axes = {n: {0: "pieces"} for n in inputs[:2]} | {n: {0: "words"} for n in [*inputs[2:], *OUTPUTS]}
    axes["arcs"] = {0: "words", 1: "heads"}
    axes["label_head"] = {0: "heads"}
    plain = to / "plain.onnx"
    torch.onnx.export(
        shipped, example, str(plain), input_names=inputs, output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False
    )
    torch.onnx.export(
        Labeller(network),
        (torch.ones(w, network.sizes.label), torch.ones(w, network.sizes.label)),
        str(to / "labels.onnx"),
        input_names=["dep", "head"],
        output_names=["scores"],
        dynamic_axes={n: {0: "words"} for n in ("dep", "head", "scores")},
        opset_version=17,
        dynamo=False,
    )
    model = onnx.load(str(plain))
    if not int8:
        return plain
    encoder = [
        n.name for n in model.graph.node if n.op_type in ("MatMul", "Gemm") and "/layers." in n.name and "MatMul" in n.name
    ]
    weights = {i.name for i in model.graph.initializer}
    encoder = [n.name for n in model.graph.node if n.name in encoder and n.input[1] in weights]
    quantise_embedding(model, "network.encoder.words.weight")
    onnx.save(model, str(plain))
    final = to / "model.onnx"
    quantize_dynamic(
        str(plain),
        str(final),
        nodes_to_quantize=encoder,
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
    plain.unlink()
    return final


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
    path = export(network, a.to, not a.fp32)
    if a.fp32:
        path.rename(a.to / "model.onnx")
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
