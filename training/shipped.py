"""The network as it is shipped: the same weights, laid out so that one window costs as little as it can.

Every product of the encoder and the first layer of each head is a `Product`, which is what `training.export` quantises; the first
layers of the heads stand side by side, one product for each of the two word vectors. `taken_apart` gives the network back.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.model import Layer, Network

FORM = ("arc_dep.line", "arc_head.line", "label_dep.line", "label_head.line", "tags")  # on the syntax vectors
SENSE = ("names.0.line", "said.0.line", "link_cue.line", "link_word.line", "fact.0.line")  # on those of meaning


class Product(nn.Module):
    """A linear layer with its weight as (in, out), so that the graph's initialisers keep the name that it has here."""

    def __init__(self, *lines: nn.Linear) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.cat([x.weight.detach() for x in lines]).T.contiguous())
        self.bias = nn.Parameter(torch.cat([x.bias.detach() for x in lines]))

    def forward(self, x: Tensor) -> Tensor:
        return x @ self.weight + self.bias


class ShippedLayer(nn.Module):
    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.heads = layer.heads
        self.qkv, self.out, self.up, self.down = (Product(x) for x in (layer.qkv, layer.out, layer.up, layer.down))
        self.norm1, self.norm2 = layer.norm1, layer.norm2

    def forward(self, x: Tensor) -> Tensor:
        d = x.shape[-1] // self.heads
        q, k, v = (y.view(1, -1, self.heads, d).transpose(1, 2) for y in self.qkv(x).split(x.shape[-1], -1))
        y = (q @ k.transpose(-1, -2) * d**-0.5).softmax(-1) @ v
        x = self.norm1(x + self.out(y.transpose(1, 2).reshape(1, -1, self.heads * d)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Shipped(nn.Module):
    """What the graph computes for one window: see `dragoman.language.runtime` for the shapes."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        n, self.sizes = network, network.sizes
        self.words, self.positions, self.codes, self.norm = (
            n.encoder.words,
            n.encoder.positions,
            n.encoder.codes,
            n.encoder.norm,
        )
        self.layers = nn.ModuleList(ShippedLayer(layer) for layer in n.encoder.layers)  # type: ignore[arg-type]
        self.mix = nn.Parameter(torch.stack([m.weights.detach().softmax(0) for m in (n.syntax, n.meaning)]))
        self.form = Product(*(n.get_submodule(name) for name in FORM))  # type: ignore[arg-type]
        self.sense = Product(*(n.get_submodule(name) for name in SENSE))  # type: ignore[arg-type]
        self.root, self.label_root = (nn.Parameter(x.detach()[None]) for x in (n.root, n.label_root))
        self.arc, self.arc_head = nn.Parameter(n.arc.detach()[:-1]), nn.Parameter(n.arc.detach()[-1])
        self.names, self.said, self.fact = n.names[1], n.said[1], n.fact[1]

    def forward(self, pieces: Tensor, codes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        s = self.sizes
        at = torch.arange(pieces.shape[0])
        x = self.norm(self.words(pieces) + self.positions(at) + self.codes(codes))[None]
        layers = [x]
        for layer in self.layers:
            x = layer(x)
            layers.append(x)
        mixed = (self.mix @ torch.cat(layers).view(len(layers), -1)).view(2, -1, s.width)
        vectors = torch.cat([mixed[:, first], mixed[:, last]], -1)
        form, sense = self.form(vectors[:1])[0], self.sense(vectors[1:])[0]
        inner = 2 * s.arc + 2 * s.label
        dep, head, label_dep, label_head = F.gelu(form[:, :inner]).split([s.arc, s.arc, s.label, s.label], -1)
        upos, xpos, lemma, begin = form[:, inner:].split([s.upos, s.xpos, s.lemmas, 1], -1)
        head = torch.cat([self.root, head])
        names, said, link_cue, link_word, fact = F.gelu(sense).split(
            [self.names.in_features, self.said.in_features, s.link, 2 * s.link, self.fact.in_features], -1
        )
        return (
            upos.argmax(-1),
            xpos.argmax(-1),
            lemma.argmax(-1),
            begin.squeeze(-1).sigmoid(),
            (dep @ self.arc) @ head.T + (head @ self.arc_head)[None],
            label_dep,
            torch.cat([self.label_root, label_head]),
            self.names(names).log_softmax(-1),
            self.said(said),
            link_cue,
            link_word,
            self.fact(fact).squeeze(-1),
        )


class Labeller(nn.Module):
    """Label of each arc, from its dependant's and its head's vectors: (words, label) each to (words, labels)."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        label = network.label.detach()  # (labels, dependant + 1, head + 1)
        self.shape = label.shape
        rows = label.permute(1, 0, 2).reshape(label.shape[1], -1)
        line = nn.Linear(*rows[:-1].shape)
        with torch.no_grad():
            line.weight.copy_(rows[:-1].T)
            line.bias.copy_(rows[-1])
        self.pair = Product(line)

    def forward(self, dep: Tensor, head: Tensor) -> Tensor:
        first = self.pair(dep).view(-1, self.shape[0], self.shape[2])
        return (first[:, :, :-1] @ head.unsqueeze(-1)).squeeze(-1) + first[:, :, -1]


def taken_apart(network: Network, kept: dict[str, Tensor], labels: dict[str, Tensor], link: Tensor) -> None:
    """Fills `network` from the initialisers of the two graphs (`Shipped`, `Labeller`), in fp32, by name, and the links' weights.

    Raises `KeyError` where one is missing and `RuntimeError` where one has another shape."""
    state = {"link": link, **{k: kept[k][0] for k in ("root", "label_root")}}
    state["arc"] = torch.cat([kept["arc"], kept["arc_head"][None]])
    state |= {f"{name}.weights": kept["mix"][i].log() for i, name in enumerate(("syntax", "meaning"))}
    rows = torch.cat([labels["pair.weight"], labels["pair.bias"][None]])
    state["label"] = rows.view(len(rows), -1, len(rows)).permute(1, 0, 2)
    for name in ("names", "said", "fact"):
        state |= {f"{name}.1.{part}": kept[f"{name}.{part}"] for part in ("weight", "bias")}
    for whole, lines in (("form", FORM), ("sense", SENSE)):
        sizes = [network.get_submodule(x).out_features for x in lines]
        for part in ("weight", "bias"):
            parts = kept[f"{whole}.{part}"].split(sizes, -1)  # type: ignore[arg-type]
            state |= {f"{line}.{part}": p.T if part == "weight" else p for line, p in zip(lines, parts, strict=True)}
    for name in network.encoder.state_dict():
        value = kept[name]
        state[f"encoder.{name}"] = value.T if name.endswith(("qkv.weight", "out.weight", "up.weight", "down.weight")) else value
    network.load_state_dict(state)
