"""The words that attribute, and the weights of the signs by which an attribution is told from its look-alikes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.attribution.described import numbers
from dragoman.lexicons import read_table

KINDS = ("speech", "thought", "document", "perception")
PARTS = ("VERB", "NOUN", "ADJ", "ADV", "MOD")
BOTH = ("together", "shared", "mutual")
HANDING = ("obtained", "provided", "reported", "carried", "cited")
QUESTIONS = ("keep", "cue", "source", "content")
TITLED = ("joint", "spoken", "several", "stated", "delivered")
OURS = ("nation", "people")
HELPING = (
    "light",
    "raising",
    "document",
    "venue",
    "aspect",
    "unwilling",
    "silent",
    "naming",
    "telling",
    "press",
    "denying",
    "refused",
    "genre",
    "voice",
    "citing",
    "span",
    "unlabelled",
    "serving",
    "closing",
)
ROLES = (*HELPING, *TITLED, *OURS, *BOTH, *HANDING)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that can attribute: `takes` are the prepositions that may introduce its content. MOD is a word before a noun
    ("alleged")."""

    lemma: str
    pos: str
    kind: str
    takes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row that attribute: "according to", "in the view of". `source` says where the source stands: "after" the
    phrase, or "possessor" where it stands inside it (``in * view``)."""

    words: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word that helps: `role` says how."""

    word: str
    role: str


@dataclass(frozen=True, slots=True)
class Weight:
    sign: str
    weight: float


@dataclass(frozen=True, slots=True)
class Share:
    """How much one sign weighs in one of the questions that rules and heads answer together."""

    part: str
    sign: str
    weight: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables of the room, made ready to be asked."""

    cues: dict[tuple[str, str], Cue]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Phrase], ...]]
    weights: dict[str, float]
    raising: frozenset[str]
    light: frozenset[str]
    documents: frozenset[str]
    venues: frozenset[str]
    aspect: frozenset[str]
    unwilling: frozenset[str]
    silent: frozenset[str]
    naming: frozenset[str]
    telling: frozenset[str]
    press: frozenset[str]
    denying: frozenset[str]
    refused: frozenset[str]
    genre: frozenset[str]
    voices: frozenset[str]
    citing: frozenset[str]
    spans: frozenset[str]
    serving: frozenset[str]
    closing: frozenset[str]
    joint: frozenset[str]
    spoken: frozenset[str]
    several: frozenset[str]
    stated: frozenset[str]
    delivered: frozenset[str]
    nations: frozenset[str]
    people: frozenset[str]
    unlabelled: frozenset[str]
    together: frozenset[str]
    shared: frozenset[str]
    mutual: frozenset[str]
    handing: dict[str, str]
    merge: dict[str, dict[str, float]]
    numbers: Mapping[str, int]

    @classmethod
    @cache
    def load(cls) -> Lexicon:
        cues = read_table("attribution_cues", Cue, key=("lemma", "pos"), codes={"pos": PARTS, "kind": KINDS})
        phrases = read_table(
            "attribution_phrases", Phrase, key=("words",), codes={"kind": KINDS, "source": ("after", "name", "possessor")}
        )
        words = read_table("attribution_words", Word, key=("role", "word"), codes={"role": ROLES})
        weights = read_table("attribution_weights", Weight, key=("sign",))
        shares = read_table("attribution_merge", Share, key=("part", "sign"), codes={"part": QUESTIONS})
        first: dict[str, list[tuple[tuple[str, ...], Phrase]]] = {}
        for p in phrases:
            parts = tuple(p.words.split())
            first.setdefault(parts[0], []).append((parts, p))
        roles = {r: frozenset(w.word for w in words if w.role == r) for r in ROLES}
        return cls(
            cues={(c.lemma, c.pos): c for c in cues},
            phrases={k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in first.items()},
            weights={w.sign: w.weight for w in weights},
            raising=roles["raising"],
            light=roles["light"],
            documents=roles["document"],
            venues=roles["venue"],
            aspect=roles["aspect"],
            unwilling=roles["unwilling"],
            silent=roles["silent"],
            naming=roles["naming"],
            telling=roles["telling"],
            press=roles["press"],
            denying=roles["denying"],
            refused=roles["refused"],
            genre=roles["genre"],
            voices=roles["voice"],
            citing=roles["citing"],
            spans=roles["span"],
            serving=roles["serving"],
            closing=roles["closing"],
            joint=roles["joint"],
            spoken=roles["spoken"],
            several=roles["several"],
            stated=roles["stated"],
            delivered=roles["delivered"],
            nations=roles["nation"],
            people=roles["people"],
            unlabelled=roles["unlabelled"],
            together=roles["together"],
            shared=roles["shared"],
            mutual=roles["mutual"],
            handing={w: r for r in HANDING for w in roles[r]},
            merge={q: {s.sign: s.weight for s in shares if s.part == q} for q in QUESTIONS},
            numbers=numbers(),
        )

    def takes(self, lemma: str, pos: str, word: str) -> bool:
        cue = self.cues.get((lemma, pos))
        return cue is not None and word in cue.takes
