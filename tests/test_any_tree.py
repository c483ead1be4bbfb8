"""Whatever the parser makes of a text, every room above it answers: real words under trees that are drawn at random."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path

from dragoman.language.trees import TokenName, Tree
from dragoman.pipeline import Pipeline
from dragoman.records import Report

SAMPLES = Path(__file__).parent.parent / "examples/reports.jsonl"
TAGS = ("VERB", "NOUN", "PROPN", "NUM", "ADP", "ADJ", "DET", "AUX", "ADV", "PRON", "PUNCT", "SCONJ", "CCONJ", "PART")
FORMS = ("VBN", "VBD", "VBG", "VB", "VBZ", "NN", "NNS", "NNP", "MD", "TO", "IN", "JJ", "DT", "CD", "PRP", "WP")
CLAUSES = ("acl", "acl:relcl", "advcl", "ccomp", "xcomp", "conj", "parataxis")
NOMINALS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "obl:unmarked", "nmod", "nmod:poss", "nmod:desc", "appos")
LABELS = (
    *CLAUSES,
    *NOMINALS,
    "advmod",
    "amod",
    "aux",
    "case",
    "cc",
    "compound",
    "cop",
    "det",
    "expl",
    "flat",
    "mark",
    "nummod",
    "punct",
)


class Dice:
    """A parser whose trees are sound and otherwise drawn at random."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def trees(self, texts: Iterable[str]) -> list[Tree]:
        return [self.tree(text.split()) for text in texts]

    def tree(self, words: list[str]) -> Tree:
        rows: list[str] = []
        pick = self.chance.choice
        while words:
            n = min(len(words), self.chance.randint(1, 18))
            order = self.chance.sample(range(1, n + 1), n)
            head = {t: pick(order[:k]) if k else 0 for k, t in enumerate(order)}
            for i, word in enumerate(words[:n], 1):
                label = pick(LABELS) if head[i] else "root"
                rows.append(f"{i}\t{word}\t{word.lower()}\t{pick(TAGS)}\t{pick(FORMS)}\t_\t{head[i]}\t{label}\t_\t_")
            rows.append("")
            words = words[n:]
        tree = Tree.from_conllu("\n".join(rows))
        at = 0
        while (start := at + self.chance.randint(0, 5)) < len(tree):
            at = min(len(tree), start + self.chance.randint(1, 3))
            tree.names.append(TokenName(start, at, pick(("PER", "ORG", "LOC"))))
        tree.facts.extend(self.chance.uniform(-3, 3) for _ in range(len(tree)))
        return tree


def test_every_room_answers_to_any_tree() -> None:
    words = [w for line in SAMPLES.read_text("utf-8").splitlines() for w in json.loads(line)["text"].split()]
    chance = random.Random(20261130)
    pipeline = Pipeline.load()
    pipeline.language = Dice(chance)
    cut = [chance.randrange(len(words) - 80) for _ in range(1500)]
    reports = [
        Report(
            str(n),
            " ".join(words[a : a + chance.randint(1, 80)]),
            title=" ".join(words[a : a + 6]),
            published="2024-05-01",
            language="en",
        )
        for n, a in enumerate(cut)
    ]
    readings = list(pipeline.read(reports))
    assert {r.skipped for r in readings} == {""}
    assert sum(len(r.claims) for r in readings) > 1000
