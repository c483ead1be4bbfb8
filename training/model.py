"""The network: one small BERT encoder, word vectors from its first and last pieces, and the heads.

The encoder is MiniLM (Wang et al. 2020) as sentence-transformers trained it; arcs and labels are biaffine (Dozat and Manning
2017). Attribution links are two more biaffine scores, from a cue's first word to every word: is it of the cue's source, of its
content?
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass
class Sizes:
    upos: int
    xpos: int
    lemmas: int
    deps: int
    names: int = 7
    codes: int = 28
    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    attention: int = 12
    inner: int = 1536
    positions: int = 512
    arc: int = 256
    label: int = 128
    link: int = 128

    def dict(self) -> dict[str, int]:
        return asdict(self)


class Layer(nn.Module):
    def __init__(self, s: Sizes) -> None:
        super().__init__()
        self.heads = s.attention
        self.qkv = nn.Linear(s.width, 3 * s.width)
        self.out = nn.Linear(s.width, s.width)
        self.norm1 = nn.LayerNorm(s.width, eps=1e-12)
        self.up = nn.Linear(s.width, s.inner)
        self.down = nn.Linear(s.inner, s.width)
        self.norm2 = nn.LayerNorm(s.width, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export():
            y = (q @ k.transpose(-1, -2) * (d // self.heads) ** -0.5).softmax(-1) @ v
        else:
            y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=0.0)
        y = y.transpose(1, 2).reshape(b, t, d)
        x = self.norm1(x + self.drop(self.out(y)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, s: Sizes) -> None:
        super().__init__()
        self.words = nn.Embedding(s.vocabulary, s.width)
        self.codes = nn.Embedding(s.codes, s.width)
        self.positions = nn.Embedding(s.positions, s.width)
        self.norm = nn.LayerNorm(s.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(s) for _ in range(s.layers))
        self.drop = nn.Dropout(0.1)
        nn.init.zeros_(self.codes.weight)

    def forward(self, pieces: Tensor, codes: Tensor, keep: Tensor | None) -> list[Tensor]:
        """`pieces`, `codes`: (batch, pieces); `keep`: the same, 1 where there is a piece, None where there is one everywhere.
        Returns the embeddings and each layer's output."""
        at = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.drop(self.norm(self.words(pieces) + self.positions(at) + self.codes(codes)))
        mask = None if keep is None else ((1.0 - keep.to(x.dtype)) * -1e4)[:, None, None, :]
        out = [x]
        for layer in self.layers:
            x = layer(x, mask)
            out.append(x)
        return out

    def load_base(self, weights: dict[str, Tensor]) -> None:
        w = {k.removeprefix("bert."): v for k, v in weights.items()}
        e = "embeddings."
        with torch.no_grad():
            self.words.weight.copy_(w[e + "word_embeddings.weight"])
            self.positions.weight.copy_(w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0])
            self.norm.weight.copy_(w[e + "LayerNorm.weight"])
            self.norm.bias.copy_(w[e + "LayerNorm.bias"])
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for kind in ("weight", "bias"):
                    q, k, v = (w[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value"))
                    getattr(layer.qkv, kind).copy_(torch.cat([q, k, v]))
                    getattr(layer.out, kind).copy_(w[f"{p}attention.output.dense.{kind}"])
                    getattr(layer.norm1, kind).copy_(w[f"{p}attention.output.LayerNorm.{kind}"])
                    getattr(layer.up, kind).copy_(w[f"{p}intermediate.dense.{kind}"])
                    getattr(layer.down, kind).copy_(w[f"{p}output.dense.{kind}"])
                    getattr(layer.norm2, kind).copy_(w[f"{p}output.LayerNorm.{kind}"])


class Mix(nn.Module):
    """A learned weighted sum of the encoder's layers (Peters et al. 2018)."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        start = torch.zeros(layers)
        start[-1] = 2.0
        self.weights = nn.Parameter(start)

    def forward(self, layers: list[Tensor]) -> Tensor:
        w = self.weights.softmax(0)
        total = layers[0] * w[0]
        for i in range(1, len(layers)):
            total = total + layers[i] * w[i]
        return total


class Mlp(nn.Module):
    def __init__(self, inner: int, outer: int, drop: float) -> None:
        super().__init__()
        self.line = nn.Linear(inner, outer)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor) -> Tensor:
        return self.drop(F.gelu(self.line(x)))


class Network(nn.Module):
    def __init__(self, sizes: Sizes, drop: float = 0.3) -> None:
        super().__init__()
        s = self.sizes = sizes
        self.encoder = Encoder(s)
        self.syntax = Mix(s.layers + 1)
        self.meaning = Mix(s.layers + 1)
        self.drop = nn.Dropout(drop)
        d = 2 * s.width
        self.tags = nn.Linear(d, s.upos + s.xpos + s.lemmas + 1)  # the last: does a sentence begin here
        self.arc_dep = Mlp(d, s.arc, drop)
        self.arc_head = Mlp(d, s.arc, drop)
        self.arc = nn.Parameter(torch.zeros(s.arc + 1, s.arc))
        self.root = nn.Parameter(torch.zeros(s.arc))
        self.label_dep = Mlp(d, s.label, drop)
        self.label_head = Mlp(d, s.label, drop)
        self.label_root = nn.Parameter(torch.zeros(s.label))
        self.label = nn.Parameter(torch.zeros(s.deps, s.label + 1, s.label + 1))
        self.names = nn.Sequential(Mlp(d, 256, drop), nn.Linear(256, s.names))
        self.said = nn.Sequential(Mlp(d, 256, drop), nn.Linear(256, 5))  # cue O B I, source, content
        self.link_cue = Mlp(d, s.link, drop)
        self.link_word = Mlp(d, 2 * s.link, drop)
        self.link = nn.Parameter(torch.zeros(2, s.link + 1, s.link))
        self.fact = nn.Sequential(Mlp(d, 128, drop), nn.Linear(128, 1))
        nn.init.normal_(self.root, std=0.02)
        nn.init.normal_(self.label_root, std=0.02)

    def vectors(self, pieces: Tensor, codes: Tensor, keep: Tensor | None, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """Two vectors a word, (batch, words, 2 · width): for trees and tags, and for meaning."""
        layers = self.encoder(pieces, codes, keep)
        out = []
        for mix in (self.syntax, self.meaning):
            x = mix(layers)
            d = x.shape[-1]
            a = torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, d))
            b = torch.gather(x, 1, last.unsqueeze(-1).expand(-1, -1, d))
            out.append(self.drop(torch.cat([a, b], -1)))
        return out[0], out[1]

    def arcs(self, x: Tensor) -> Tensor:
        """(batch, words, 1 + words): scores of the root and of each word as a word's head."""
        dep = self.arc_dep(x)
        head = self.arc_head(x)
        head = torch.cat([self.root.to(head.dtype).expand(head.shape[0], 1, -1), head], 1)
        weights = self.arc.to(dep.dtype)
        return (dep @ weights[:-1]) @ head.transpose(1, 2) + (head @ weights[-1]).unsqueeze(1)

    def label_parts(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Each word's vectors as a dependant (batch, words, label) and, with the root's first, as a head (batch, 1 + words,
        label)."""
        head = self.label_head(x)
        return self.label_dep(x), torch.cat([self.label_root.to(head.dtype).expand(head.shape[0], 1, -1), head], 1)

    def labels(self, dep: Tensor, head: Tensor) -> Tensor:
        """(n, label) of dependants and of their heads to (n, deps)."""
        one = dep.new_ones(dep.shape[0], 1)
        weights = self.label.to(dep.dtype)
        return torch.einsum("nd,rde,ne->nr", torch.cat([dep, one], 1), weights, torch.cat([head, one], 1))

    def links(self, cue: Tensor, word: Tensor) -> Tensor:
        """(c, link) cue vectors and (words, 2 · link) word vectors of one window to (2, c, words): source, content."""
        w = word.view(word.shape[0], 2, -1)
        one = cue.new_ones(cue.shape[0], 1)
        weights = self.link.to(cue.dtype)
        return torch.einsum("cd,kde,wke->kcw", torch.cat([cue, one], 1), weights, w)
