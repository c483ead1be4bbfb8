"""A text's tokens, tags and UD v2 trees in plain columns, and the questions that all rooms ask of them.

spaCy's `Doc` is what the model fills and what spaCy's matchers and displays work on; the rooms read it through a `Tree`,
because a Python list answers some fifty times faster than a `Token`. Indices count tokens from the text's start; a sentence's
root has itself as head. Token ranges are half-open, as are character spans (code points of the text).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.language.voices import Voices
from dragoman.records import NameType, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "csubj:outer"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj", "csubj:pass"})


@dataclass(frozen=True, slots=True)
class TokenName:
    """A name as the model found it: token range and type."""

    start: int
    end: int
    type: NameType


@dataclass(frozen=True, slots=True)
class Linked:
    """An attribution as the model's heads found it: the cue's token range, the tokens of its source and of its content, and
    the probability that the cue is one. Whether it is used, and how far, is decided in `attribution`."""

    start: int
    end: int
    source: tuple[int, ...]
    content: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Tree:
    """One field of one report (its text or its title), parsed. All lists but `sents`, `names` and `linked` have one entry a
    token; `facts` (did what this word tells happen: −3 certainly not … 3 certainly, for the author; read it at event words
    only) and `linked` are empty where the pipeline has no such heads."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lower: list[str]
    lemmas: list[str]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deps: list[str]
    sents: list[tuple[int, int]]
    names: list[TokenName]
    facts: list[float] = field(default_factory=list)
    linked: list[Linked] = field(default_factory=list)
    voices: Voices | None = field(default=None, compare=False, repr=False)
    sent_of: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.children.extend([] for _ in self.words)
        for i, h in enumerate(self.heads):
            if h != i:
                self.children[h].append(i)
        for n, (s, e) in enumerate(self.sents):
            self.sent_of.extend([n] * (e - s))

    def __len__(self) -> int:
        return len(self.words)

    # ------------------------------------------------------------------ made from
    @classmethod
    def from_doc(cls, doc: Doc) -> Tree:
        """The columns of a parsed spaCy `Doc` with UD labels; white-space tokens are left out."""
        kept = [t for t in doc if not t.is_space]
        at = {t.i: k for k, t in enumerate(kept)}
        words = [t.text for t in kept]
        names: list[TokenName] = []
        for e in doc.ents:
            inside = [at[t.i] for t in e if t.i in at]
            if inside and e.label_ in _NAME_TYPES:
                names.append(TokenName(inside[0], inside[-1] + 1, _NAME_TYPES[e.label_]))
        starts = [t.idx for t in kept]
        sents = [[at[t.i] for t in s if t.i in at] for s in doc.sents]
        return cls(
            text=doc.text,
            starts=starts,
            ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
            words=words,
            lower=[w.lower() for w in words],
            lemmas=[t.lemma_ for t in kept],
            upos=[t.pos_ for t in kept],
            xpos=[t.tag_ for t in kept],
            heads=[at.get(t.head.i, k) for k, t in enumerate(kept)],
            deps=["root" if t.dep_ == "ROOT" else t.dep_ for t in kept],
            sents=[(s[0], s[-1] + 1) for s in sents if s],
            names=names,
        )

    @classmethod
    def from_conllu(cls, lines: str, names: Sequence[TokenName] = ()) -> Tree:
        """A tree from CoNLL-U sentences (blank lines between them); used by tests and by training."""
        words: list[str] = []
        lemmas: list[str] = []
        upos: list[str] = []
        xpos: list[str] = []
        heads: list[int] = []
        deps: list[str] = []
        starts: list[int] = []
        sents: list[tuple[int, int]] = []
        text = ""
        for block in lines.strip().split("\n\n"):
            base = len(words)
            glued: dict[int, tuple[int, bool]] = {}
            for line in block.split("\n"):
                if not line or line.startswith("#"):
                    continue
                c = line.split("\t")
                if "-" in c[0]:
                    first, last = (int(x) for x in c[0].split("-"))
                    for i in range(first, last + 1):
                        glued[i] = (last, "SpaceAfter=No" not in c[9])
                    continue
                if "." in c[0]:
                    continue
                i = int(c[0])
                starts.append(len(text))
                words.append(c[1])
                space = "SpaceAfter=No" not in c[9]
                if i in glued:
                    space = glued[i][1] if i == glued[i][0] else False
                text += c[1] + (" " if space else "")
                lemmas.append(c[2])
                upos.append(c[3])
                xpos.append(c[4])
                heads.append(base + int(c[6]) - 1 if c[6] != "0" else base + i - 1)
                deps.append(c[7])
            if not text.endswith(" "):
                text += " "
            sents.append((base, len(words)))
        return cls(
            text=text.rstrip(" "),
            starts=starts,
            ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
            words=words,
            lower=[w.lower() for w in words],
            lemmas=lemmas,
            upos=upos,
            xpos=xpos,
            heads=heads,
            deps=deps,
            sents=sents,
            names=list(names),
        )

    # ------------------------------------------------------------------ asked of
    def span(self, start: int, end: int) -> Span:
        """Character span of the token range [start, end); white space at its edges is left out."""
        while end > start + 1 and self.words[end - 1].isspace():
            end -= 1
        while start < end - 1 and self.words[start].isspace():
            start += 1
        return Span(self.starts[start], self.ends[end - 1])

    def piece(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def kids(self, i: int, *deps: str) -> list[int]:
        """Children of `i` whose label is one of `deps`, in the order of the text. ``"obl"`` also takes its subtypes."""
        return [c for c in self.children[i] if self.deps[c] in deps or self.deps[c].split(":", 1)[0] in deps]

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child of `i` with one of these labels."""
        for c in self.children[i]:
            if self.deps[c] in deps or self.deps[c].split(":", 1)[0] in deps:
                return c
        return None

    def subtree(self, i: int) -> tuple[int, int]:
        """The smallest token range that holds `i` and all below it."""
        low = high = i
        todo = [i]
        while todo:
            for c in self.children[todo.pop()]:
                if c < low:
                    low = c
                elif c > high:
                    high = c
                todo.append(c)
        return low, high + 1

    def below(self, i: int) -> Iterator[int]:
        """`i` and every token below it, top down."""
        todo = [i]
        while todo:
            j = todo.pop()
            yield j
            todo.extend(reversed(self.children[j]))

    def above(self, i: int) -> Iterator[int]:
        """The heads of `i` from its own up to its sentence's root; nothing for a root."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def conjuncts(self, i: int) -> list[int]:
        """`i` and what is coordinated with it below (a, b and c from a: [a, b, c])."""
        out = [i]
        for c in self.children[i]:
            if self.deps[c] == "conj":
                out.extend(self.conjuncts(c))
        return out

    def first_conjunct(self, i: int) -> int:
        while self.deps[i] == "conj" and self.heads[i] != i:
            i = self.heads[i]
        return i

    def case(self, i: int) -> str:
        """The preposition of a nominal in lower case, "of" for ``'s``, several words joined ("because of"), "" for none."""
        for c in self.children[i]:
            if self.deps[c] == "case":
                words = [self.lower[c], *(self.lower[f] for f in self.children[c] if self.deps[f] == "fixed")]
                behind = self.lower[c + 1] if c + 1 < len(self.lower) and self.deps[c + 1] == "case" else ""
                if (words[-1], behind) in _TWO and len(words) == 1:
                    return f"{words[0]} {behind}"
                return "of" if words[0] in ("'s", "’s", "'", "’") else " ".join(words)
        return ""

    def subject(self, i: int) -> int | None:
        """The token that is the subject of the predicate `i`: its own, or its first conjunct's where it has none."""
        own = next((c for c in self.children[i] if self.deps[c] in SUBJECTS), None)
        if own is None and self.deps[i] == "conj" and self.heads[i] != i and self.upos[self.heads[i]] in ("VERB", "AUX", "ADJ"):
            return self.subject(self.heads[i])
        return own

    def passive(self, i: int) -> bool:
        return any(self.deps[c] in ("aux:pass", "nsubj:pass", "csubj:pass") for c in self.children[i])

    def phrase(self, i: int) -> tuple[int, int]:
        """The token range of the nominal phrase of `i` without clauses, appositions, coordinated phrases, and its own case
        marker or punctuation at its edges: what a reader would call the noun phrase, prepositional phrases with "of" included."""
        low = high = i
        todo = [i]
        while todo:
            j = todo.pop()
            for c in self.children[j]:
                d = self.deps[c]
                if (j == i and d in ("case", "cc", "mark", "cop")) or d in _OUTSIDE or self.upos[c] == "SPACE":
                    continue
                if d == "conj" and j == i:
                    continue
                if d == "punct" and not (low < c < high):
                    continue
                if d == "nmod" and self.case(c) not in ("of", ""):
                    continue
                low, high = min(low, c), max(high, c)
                todo.append(c)
        return low, high + 1

    def sentence(self, i: int) -> Span:
        """Character span of the sentence in which token `i` stands."""
        return self.span(*self.sents[self.sent_of[i]])


# Prepositions of two words that the parser may take for two.
_TWO = frozenset({("out", "of"), ("along", "with"), ("together", "with")})

# What other pipelines call the three kinds of names (OntoNotes, CoNLL, WikiNER).
_NAME_TYPES: dict[str, NameType] = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
}

# Labels that do not belong to a noun phrase proper.
_OUTSIDE = frozenset(
    {"acl", "acl:relcl", "appos", "parataxis", "advcl", "advcl:relcl", "ccomp", "dep", "list", "obl", "obl:unmarked", "orphan"}
    | {"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "aux", "aux:pass", "expl", "vocative", "dislocated", "discourse"}
    | {"advmod:emph", "reparandum"}
)
