"""Figures of the shipped model: `python -m training.evaluate --gold ../shared/gold [--card docs/model-card.md]`.

Needs the base install only, no PyTorch. With gold tokens: UD scores, punctuation counted, gold sentences. On raw text: the F1 of
right arcs over tokens aligned by characters (as in the CoNLL 2018 shared task), sentences found by the model.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from dragoman.language import Language
from training import data


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    p.add_argument("--model", type=Path, default=None)
    p.add_argument("--card", type=Path, default=None, help="write the figures into this file, between its two marks")
    p.add_argument("--quick", action="store_true", help="a quarter of the sentences, for a look")
    a = p.parse_args()
    language = Language.load(a.model)
    figures: dict[str, float] = {}
    for name in ("gum", "ewt"):
        sentences = list(data.conllu(a.gold / f"ud/{name}_dev.conllu.xz"))
        if a.quick:
            sentences = sentences[: len(sentences) // 4]
        figures |= trees(language, name, sentences)
    figures |= names(language, a.gold / "entities/uner_dev.jsonl", a.quick)
    figures |= speed(language, a.gold)
    text = "\n".join(f"{k} {v:.4f}" if v < 10 else f"{k} {v:.0f}" for k, v in figures.items())
    print(text)
    if a.card:
        card = a.card.read_text(encoding="utf-8")
        head, _, rest = card.partition("<!-- figures -->\n")
        _, _, tail = rest.partition("<!-- end of figures -->")
        table = "| figure | value |\n|---|---|\n" + "".join(
            f"| {k.replace('_', ' ')} | {v:.4f} |\n" if v < 10 else f"| {k.replace('_', ' ')} | {v:.0f} |\n"
            for k, v in figures.items()
        )
        a.card.write_text(f"{head}<!-- figures -->\n{table}<!-- end of figures -->{tail}", encoding="utf-8")


def trees(language: Language, name: str, sentences: list[data.Sentence]) -> dict[str, float]:
    documents: dict[str, list[data.Sentence]] = {}
    for s in sentences:
        documents.setdefault(s.document, []).append(s)
    right = labelled = tagged = lemma = total = 0
    raw_right = raw_found = sent_right = sent_found = 0
    for group in documents.values():
        words = [w for s in group for w in s.words]
        leads = [x for s in group for x in s.leads]
        starts = [i == 0 for s in group for i in range(len(s.words))]
        tree = language.words(words, leads, starts)
        base = 0
        gold_heads: list[int] = []
        for s in group:
            for i, (h, d) in enumerate(zip(s.heads, s.deps, strict=True)):
                k = base + i
                gold = base + h if h >= 0 else k
                gold_heads.append(gold)
                total += 1
                right += tree.heads[k] == gold
                labelled += tree.heads[k] == gold and tree.deps[k] == d
                tagged += tree.upos[k] == s.upos[i]
                lemma += tree.lemmas[k] == s.lemmas[i]
            base += len(s.words)
        raw = language.trees([tree.text])[0]
        key = {(s, e): i for i, (s, e) in enumerate(zip(raw.starts, raw.ends, strict=True))}
        place = [key.get((s, e), -1) for s, e in zip(tree.starts, tree.ends, strict=True)]
        deps = [d for s in group for d in s.deps]
        raw_found += len(raw)
        for k, at in enumerate(place):
            if at >= 0:
                want = place[gold_heads[k]]
                raw_right += raw.deps[at] == deps[k] and raw.heads[at] == want
        found = {raw.starts[s] for s, _ in raw.sents}
        wanted = {tree.starts[i] for i, b in enumerate(starts) if b}
        sent_right += len(found & wanted)
        sent_found += len(found) + len(wanted)
    return {
        f"{name}_uas": right / total,
        f"{name}_las": labelled / total,
        f"{name}_upos": tagged / total,
        f"{name}_lemma": lemma / total,
        f"{name}_raw_las_f1": 2 * raw_right / (raw_found + total),
        f"{name}_raw_sentence_f1": 2 * sent_right / sent_found,
    }


def names(language: Language, path: Path, quick: bool) -> dict[str, float]:
    with path.open(encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    if quick:
        rows = rows[: len(rows) // 4]
    tp = found = wanted = 0
    for row, tree in zip(rows, language.trees([r["text"] for r in rows]), strict=True):
        got = {(*tree.span(n.start, n.end), n.type) for n in tree.names}
        want = {(*e["span"], e["type"]) for e in row["entities"]}
        tp += len(got & want)
        found += len(got)
        wanted += len(want)
    return {"names_f1": 2 * tp / (found + wanted)}


def speed(language: Language, gold: Path) -> dict[str, float]:
    """Words a second of the model's pass over news text (PolNeAR dev), one thread, batched; the best of three."""
    texts = [json.loads(line)["text"] for line in (gold / "polnear/dev.jsonl").open(encoding="utf-8")][:20]
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        count = sum(len(t) for t in language.trees(texts))
        best = max(best, count / (time.perf_counter() - start))
    return {"words_a_second": best}


if __name__ == "__main__":
    main()
