"""Is a candidate an attribution? The sum of the weights of the signs that it shows.

The signs are the cue, its construction and what stands around it; their weights come from a logistic regression over
PolNeAR's training part (`training/attribution_weights.py`) and lie in ``attribution_weights.tsv``. A candidate is kept where
the sum is above zero, so that a cue that was never seen in training is judged by its construction and its kind.
"""

from __future__ import annotations

from dragoman.attribution.drafts import Draft
from dragoman.attribution.lexicon import Lexicon
from dragoman.language.trees import Tree

_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
_SECOND = frozenset({"you", "your"})
_NEGATION = frozenset({"not", "n't", "n’t", "never", "no"})


def signs(tree: Tree, d: Draft, lexicon: Lexicon) -> list[str]:
    """The names of the signs that a candidate shows."""
    c = d.cue
    lemma, pos = tree.lemmas[c], tree.upos[c]
    build = d.construction
    word = f"{lemma}/{pos}"
    out = ["bias", build, f"{word}", f"{word} {build}", f"{d.kind} {build}"]
    s = d.source
    if s is None:
        out.append("source none")
        out.append(f"source none {build}")
    else:
        if tree.upos[s] == "PRON":
            low = tree.lower[s]
            who = (
                "first"
                if low in _FIRST
                else "second"
                if low in _SECOND
                else "it"
                if low in ("it", "this", "that", "which")
                else "pronoun"
            )
        elif tree.upos[s] == "PROPN":
            who = "name"
        elif tree.lemmas[s] in lexicon.documents:
            who = "document"
        else:
            who = "noun"
        out.append(f"source {who}")
        out.append(f"source {who} {d.kind}")
        if s > c:
            out.append("source after")
    if tree.deps[c] != "ccomp":  # where it stands inside another's words, of which the corpus shows only the outermost speaker
        out.append(f"as {tree.deps[c]}")
    if pos == "VERB":
        out.append(f"form {tree.xpos[c]}")
        for k in tree.children[c]:
            dep = tree.deps[k]
            if dep == "aux":
                out.append(f"aux {tree.lemmas[k]}")
            elif tree.lower[k] in _NEGATION:
                out.append("negated")
                out.append(f"negated {build}")
            elif dep == "mark" and k < c:
                out.append(f"mark {tree.lower[k]}")
    if d.root is not None:
        out.append(f"content {tree.upos[d.root]}")
        if d.root in d.content and build in ("object", "to", "passive", "with of"):
            out.append(f"{build} content {tree.upos[d.root]}")
    size = len(d.content)
    out.append("size " + ("0" if not size else "1" if size == 1 else "2" if size < 4 else "4" if size < 9 else "9"))
    return out


def score(tree: Tree, d: Draft, lexicon: Lexicon) -> float:
    weights = lexicon.weights
    return sum(weights.get(s, 0.0) for s in signs(tree, d, lexicon))
