"""The model's runtime: texts to trees.

One pass of one encoder gives tags, lemmas, sentence starts, arcs, names, attribution and factuality scores for a window of words
(at most `WORDS` words, cut where a sentence probably ends). What comes out is a `Tree` a text, or a spaCy `Doc` where spaCy's own
matchers and displays are wanted. A window goes through the model by itself: its result depends on its own words and on
nothing else, and nothing is padded (windows of one size batched together were not measurably faster on one core).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.tokens import Doc

from dragoman.errors import ModelError
from dragoman.language import decode, features
from dragoman.language.lemmas import Lemmatizer
from dragoman.language.mend import infinitives, mend, nouns
from dragoman.language.mend_clauses import mend_clauses
from dragoman.language.mend_headlines import mend_headlines
from dragoman.language.mend_told import mend_told
from dragoman.language.names import whole
from dragoman.language.said import Linker
from dragoman.language.tokens import blank, titles
from dragoman.language.trees import Linked, TokenName, Tree
from dragoman.language.voices import Heard, Voices, belongs
from dragoman.records import NameType
from dragoman.reports.datelines import dateline

WORDS = 128  # words a window
PIECES = 400  # word pieces a window
UNFIT = 2.0  # taken off the score of a label that no word of the part of speech had in training

MODEL = Path(__file__).parent / "model"
NAMES: tuple[NameType, ...] = ("PER", "ORG", "LOC")


@dataclass(slots=True)
class _Text:
    """A text on its way: spaCy's tokens without white space, and what the model said of them."""

    text: str
    words: list[str]
    starts: list[int]
    leads: list[int]
    story: int = 0  # the token behind a dateline, which is a sentence by itself
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    sents: list[tuple[int, int]] = field(default_factory=list)
    names: list[TokenName] = field(default_factory=list)
    linked: list[Linked] = field(default_factory=list)
    said: list[NDArray[np.float32]] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    facts: list[float] = field(default_factory=list)


class Language:
    """The language model as it is shipped. Load it once, with `Language.load`."""

    def __init__(self, at: Path, threads: int) -> None:
        try:
            self._session, self._labels = (_session(at / f"{name}.onnx", threads) for name in ("model", "labels"))
            labels = json.loads((at / "labels.json").read_text(encoding="utf-8"))
            self._linker = Linker(np.load(at / "links.npz")["link"].astype(np.float32))
            self._features = features.Featurizer(at / "tokenizer.json")
            met = json.loads(gzip.decompress((at / "lemmas.json.gz").read_bytes()))
        except Exception as e:
            raise ModelError(
                f"the language model in {at} cannot be loaded: {e}; reinstall dragoman, or set `model` to a folder that holds one"
            ) from e
        self._upos: list[str] = labels["upos"]
        self._xpos: list[str] = labels["xpos"]
        self._scripts: list[str] = labels["scripts"]
        self._deps: list[str] = labels["deps"]
        self._unfit = np.array([[d in labels["unfit"].get(u, ()) for d in self._deps] for u in self._upos])
        self._titles = titles()
        self._lemmatizer = Lemmatizer(met, self._features.is_word)
        self._blank = blank()

    @classmethod
    def load(cls, at: Path | None = None, threads: int = 1) -> Language:
        """The model in the folder `at`, by default the one inside the package. Raises `ModelError`."""
        return cls(at or MODEL, threads)

    # ------------------------------------------------------------------ texts in
    def trees(self, texts: Iterable[str]) -> list[Tree]:
        """One `Tree` a text, in order. White-space tokens are left out."""
        made = [self._text(t) for t in texts]
        self._read(made)
        return [_tree(t, self._linker.weights) for t in made]

    def docs(self, texts: Iterable[str]) -> list[Doc]:
        """One spaCy `Doc` a text, in order, with UD tags, labels, lemmas, sentences and names."""
        made = [self._text(t) for t in texts]
        self._read(made)
        return [self._doc(t) for t in made]

    def words(self, words: Sequence[str], leads: Sequence[int], starts: Sequence[bool] | None = None) -> Tree:
        """A tree over given words; with `starts` (a sentence begins here) sentence ends are given too. For measuring."""
        at = 0
        offsets = []
        text = ""
        for w, lead in zip(words, leads, strict=True):
            if at and lead != features.GLUED:
                text += " "
                at += 1
            offsets.append(at)
            text += w
            at += len(w)
        made = _Text(text, list(words), offsets, list(leads))
        self._read([made], starts)
        return _tree(made, self._linker.weights)

    def _text(self, text: str) -> _Text:
        made = _Text(text, [], [], [])
        lead = features.BROKEN
        words, starts, leads = made.words, made.starts, made.leads
        line = dateline(text)
        doc = self._blank.make_doc(text)
        spaces = doc.to_array("SPACY")
        at = 0
        for word, space in zip([t.orth_ for t in doc], spaces, strict=True):
            if word.isspace():
                lead = features.BROKEN if "\n" in word else max(lead, features.SPACED)
            else:
                if line is not None and not made.story and at >= line.span.end:
                    made.story, lead = len(words), features.BROKEN
                words.append(word)
                starts.append(at)
                leads.append(lead)
                lead = features.SPACED if space else features.GLUED
            at += len(word) + int(space)
        return made

    # ------------------------------------------------------------------ the pass
    def _read(self, texts: Sequence[_Text], starts: Sequence[bool] | None = None) -> None:
        """Fills the texts, window by window: int8 scales are taken from what goes through the model together, so nothing else
        does."""
        for text in texts:
            for a, b in self._windows(text, starts):
                self._decode(text, a, b, self._run(self._features.window(text.words[a:b], text.leads[a:b])), starts)

    def _windows(self, text: _Text, starts: Sequence[bool] | None) -> list[tuple[int, int]]:
        """Cuts between sentences where that can be guessed from the words, as late as the limits allow; paragraphs of one text
        share a window."""
        n = len(text.words)
        cuts = []
        start = 0
        while start < n:
            end, pieces, best = start, 0, start
            while end < n and end - start < WORDS and pieces < PIECES:
                if end > start and (starts[end] if starts is not None else _may_begin(text, end) and not self._titled(text, end)):
                    best = end
                pieces += len(self._features.pieces(text.words[end])[0])
                end += 1
            if end < n and best > start:
                end = best
            cuts.append((start, end))
            start = end
        return cuts

    def _titled(self, text: _Text, i: int) -> bool:
        """Whether a short title stands in front of the word `i`: no sentence ends there ("Sen. Ruiz")."""
        return text.leads[i] == features.SPACED and text.words[i - 1].lower() in self._titles

    def _run(self, window: features.Window) -> dict[str, NDArray[np.float32]]:
        inputs = {"pieces": window.pieces, "codes": window.codes, "first": window.first, "last": window.last}
        return dict(zip(OUTPUTS, self._session.run(OUTPUTS, inputs), strict=True))

    # ------------------------------------------------------------------ decoding
    def _decode(self, text: _Text, a: int, b: int, got: dict[str, NDArray[np.float32]], starts: Sequence[bool] | None) -> None:
        n = b - a
        upos = [self._upos[i] for i in got["upos"].tolist()]
        xpos = [self._xpos[i] for i in got["xpos"].tolist()]
        text.upos += upos
        text.xpos += xpos
        scripts = (self._scripts[i] for i in got["lemma"].tolist())
        text.lemmas += [self._lemmatizer.lemma(*x) for x in zip(text.words[a:b], upos, xpos, scripts, strict=True)]
        if starts is not None:
            begins = [i for i in range(n) if i == 0 or starts[a + i]]
        else:
            begin = got["begin"]
            begins = [0, *(i for i in range(1, n) if a + i == text.story or (begin[i] > 0.5 and not self._titled(text, a + i)))]
        bounds = list(zip(begins, [*begins[1:], n], strict=True))
        arcs = got["arcs"]
        heads = np.zeros(n, dtype=np.int64)
        for s, e in bounds:
            block = np.concatenate([arcs[s:e, :1], arcs[s:e, s + 1 : e + 1]], axis=1)
            found = decode.tree(block)
            heads[s:e] = np.where(found < 0, -1, found + s)
        labels = self._labels.run(None, {"dep": got["label_dep"], "head": got["label_head"][heads + 1]})[0]
        labels -= UNFIT * self._unfit[got["upos"].astype(np.int64)]
        labels[heads < 0] = -np.inf
        root = self._deps.index("root")
        labels[:, root] = np.where(heads < 0, 0.0, -np.inf)
        names = [TokenName(s, e, NAMES[t]) for s, e, t in decode.spans(got["names"], len(NAMES))]
        names = whole(names, text.words[a:b], upos, text.leads[a:b])
        deps = [self._deps[i] for i in labels.argmax(1).tolist()]
        mended = heads.tolist()
        mend(mended, deps, upos, text.words[a:b], names, bounds)
        for i in nouns(deps, upos, text.words[a:b]):
            text.upos[a + i], text.xpos[a + i] = "NOUN", "NN"
        for i in infinitives(mended, deps, upos, text.words[a:b]):
            text.upos[a + i], text.xpos[a + i] = "VERB", "VB"
        for i, tags in mend_clauses(mended, deps, upos, text.words[a:b], bounds).items():
            text.upos[a + i], text.xpos[a + i] = tags
        mend_told(mended, deps, text.upos[a:b], text.words[a:b], text.lemmas[a:b], bounds)
        for i, tags in mend_headlines(mended, deps, text.upos[a:b], text.words[a:b], bounds).items():
            text.upos[a + i], text.xpos[a + i] = tags
        text.deps += deps
        text.heads += [(h if h >= 0 else i) + a for i, h in enumerate(mended)]
        text.sents += [(s + a, e + a) for s, e in bounds]
        text.names += [TokenName(n.start + a, n.end + a, n.type) for n in names]
        text.facts += got["fact"].tolist()
        text.said.append(got["said"])
        text.heard.append(Heard(a, got["link_cue"], got["link_word"].reshape(n, 2, -1)))
        text.linked += [
            Linked(x.start + a, x.end + a, tuple(i + a for i in x.source), tuple(i + a for i in x.content), x.score)
            for x in self._linker.read(got["said"], got["link_cue"], got["link_word"])
        ]

    def _doc(self, t: _Text) -> Doc:
        """spaCy wants white space as tokens too: they are attached to the word before them (the text's first, to itself)."""
        blank = self._blank.make_doc(t.text)
        word_at = {start: k for k, start in enumerate(t.starts)}
        number = [word_at.get(token.idx, -1) for token in blank]  # of each token among the words
        at = {k: i for i, k in enumerate(number) if k >= 0}
        heads = []
        before = 0
        for i, k in enumerate(number):
            if k >= 0:
                before = i
            heads.append(at[t.heads[k]] if k >= 0 else before)
        space = [k < 0 for k in number]
        tags = ["O"] * len(number)
        for n in t.names:
            inside = range(at[n.start], at[n.end - 1] + 1)
            for i in inside:
                tags[i] = f"{'B' if i == inside.start else 'I'}-{n.type}"
        return Doc(
            self._blank.vocab,
            words=[token.text for token in blank],
            spaces=[bool(token.whitespace_) for token in blank],
            pos=["SPACE" if blank_ else t.upos[k] for k, blank_ in zip(number, space, strict=True)],
            tags=["_SP" if blank_ else t.xpos[k] for k, blank_ in zip(number, space, strict=True)],
            lemmas=[token.text if k < 0 else t.lemmas[k] for k, token in zip(number, blank, strict=True)],
            heads=heads,
            deps=["dep" if k < 0 else "ROOT" if t.heads[k] == k else t.deps[k] for k in number],
            ents=tags,
        )


OUTPUTS = ["upos", "xpos", "lemma", "begin", "arcs", "label_dep", "label_head", "names", "said", "link_cue", "link_word", "fact"]

_ENDS = (".", "?", "!", "”", '"', "…", "’", ")", "]", ";", ":", "..", "...", "....")


def _session(at: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # onnxruntime's fused sum and norm (SkipLayerNormalization) takes three times as long on a CPU as the sum and the norm
    return onnxruntime.InferenceSession(
        str(at), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def _may_begin(text: _Text, i: int) -> bool:
    if text.leads[i] == features.BROKEN:
        return True
    before = text.words[i - 1]
    return (
        (before in _ENDS or (len(before) > 3 and before[-1] in ".?!"))
        and not text.words[i][0].islower()
        and text.leads[i] != features.GLUED
    )


def _tree(t: _Text, weights: NDArray[np.float32]) -> Tree:
    voices = None
    if t.said:
        voices = Voices(*belongs(np.concatenate(t.said)), t.heard, weights)
    return Tree(
        text=t.text,
        starts=t.starts,
        ends=[s + len(w) for s, w in zip(t.starts, t.words, strict=True)],
        words=t.words,
        lower=[w.lower() for w in t.words],
        lemmas=t.lemmas,
        upos=t.upos,
        xpos=t.xpos,
        heads=t.heads,
        deps=t.deps,
        sents=t.sents,
        names=t.names,
        facts=t.facts,
        linked=t.linked,
        voices=voices,
    )
