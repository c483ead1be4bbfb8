"""Rules and the model's attribution heads, put together.

The heads (`Tree.voices`, `Tree.linked`) know cues that no lexicon has, and which words belong to a cue's source and content;
the rules know the tree, quotations that run over paragraphs, and everything that is nested, which the heads have never been
shown. Each question (is it a cue, does this word belong to the cue, to the source, to the content) is a weighted sum of the
heads' log-odds and of what the rules say; the weights lie in ``attribution_merge.tsv``, made by
``training/attribution_merge.py``. What only the rules find is kept where they are sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.attribution.drafts import Draft
from dragoman.attribution.lexicon import Lexicon
from dragoman.language.trees import Linked, Tree
from dragoman.language.voices import Voices

LEARNED = "learned"
# A right cue is worth more than a wrong one costs: F1 is highest below even odds. How far below was set on PolNeAR's development
# part: the heads have read the articles by which they are weighed, and are trusted less where no rule agrees.
_LEAN = {True: 0.5, False: 0.3}  # an attribution, with and without a rule
_LEAN_WORD = 0.1  # one word of a cue
_RULE_ALONE = 4.0  # the weight that a candidate needs which the heads do not confirm …
_NESTED = 4.5  # … and if it stands inside another's content, where the heads find nothing, or …
_NESTED_NOUN = 3.0  # … if a noun says a clause there ("officials were convinced that"), or …
_NESTED_NAME = 1.0  # … if what speaks there has a name and a clause, a quotation or an adjective ("is wary of") says what, or …
_NESTED_ACT = 2.5  # … if a name does there what is seldom told for its words ("voted for", "its proposal of")
_HOLE = 1  # words that the heads may have missed inside a phrase
_LOST = -2.0  # log-odds down to which words between two pieces of a content belong to it, if a rule has them there
_FRONT = frozenset({"det", "amod", "compound", "nummod", "nmod:poss"})  # what a name or noun begins with
_FAR = 4  # words beside a cue that may belong to it
_MOST = 6.0  # log-odds beyond this say no more
_CLAUSES = frozenset({"clause", "fronted", "inserted", "final", "noun clause", "light clause"})
_TITLE = re.compile(r"[A-Z][a-z]{1,3}\.")  # "Mrs.", "Sen."
_WORDED = _CLAUSES | {"parataxis", "quote after", "quote before", "flat after", "flat before"}
_BEHIND = frozenset({"final", "fronted"})
_BY_FORM = frozenset({"adverb", "modifier"})


@dataclass(slots=True)
class Pair:
    """One candidate: what the rules made of it (None: nothing), what the heads found (None: nothing), and its cue's words."""

    draft: Draft | None
    found: Linked | None
    cue: set[int]

    @property
    def first(self) -> int:
        """The word that the heads take for the cue's first."""
        return self.found.start if self.found is not None else min(self.cue)


def merge(tree: Tree, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts that remain, weights brought up to date; a draft stays above zero only if it is to be kept. Where the
    pipeline has no heads the drafts are left as they are."""
    voices = tree.voices
    if voices is None:
        return drafts
    weights = lexicon.merge
    out, heard = [], []
    for p in pairs(tree, drafts):
        d = p.draft
        if d is not None and (d.certain or d.construction in _BY_FORM):
            out.append(d)
            continue
        total = weigh(weights["keep"], keep_terms(tree, voices, p)) + _LEAN[d is not None]
        if total > 0:
            d = d if d is not None else _draft(tree, p, lexicon)
            if d is not None:
                p.draft = d
                heard.append((p, total))
        if d is not None:
            out.append(d)
    claimed = {i for p, _ in heard for i in p.cue}
    spoken = {i for d in drafts if d.score > 0 and tree.upos[d.cue] == "VERB" for i in d.sources}
    speaking = [
        (p, p.draft.cue) for p, _ in heard if p.draft is not None and tree.upos[p.draft.cue] == "VERB" and p.draft.sources
    ]
    for p, total in heard:
        _shape(tree, voices, p, lexicon, claimed, spoken, [cue for other, cue in speaking if other is not p])
        assert p.draft is not None
        p.draft.score = total
    kept = {id(p.draft) for p, _ in heard}
    inner = {i for p, _ in heard if p.draft is not None for i in p.draft.content}
    passed_on = {i for p, _ in heard if p.draft is not None and _passes_on(tree, p.draft) for i in p.draft.content}
    for d in out:
        if id(d) in kept or d.certain or d.construction in _BY_FORM:
            continue
        who = tree.upos[d.source] if d.source is not None else ""
        clause = who == "NOUN" and d.construction in _CLAUSES
        name = _NESTED_NAME if d.construction in _WORDED or tree.upos[d.cue] == "ADJ" else _NESTED_ACT
        told = d.construction in _CLAUSES and (d.told or (who == "NOUN" and d.cue in passed_on))
        nested = _NESTED_NAME if told else name if who == "PROPN" else _NESTED_NOUN if clause else _NESTED
        if d.score < (nested if d.cue in inner else _RULE_ALONE):
            d.score = min(d.score, 0.0)
    return out


# ---------------------------------------------------------------------- candidates
def _passes_on(tree: Tree, d: Draft) -> bool:
    """Whether an organisation tells behind it all what others say: "the army said that …, *Kyodo reported*"."""
    if d.source is None or d.construction not in _BEHIND or tree.upos[d.source] != "PROPN":
        return False
    return not any(n.type != "ORG" and n.start <= d.source < n.end for n in tree.names)


def pairs(tree: Tree, drafts: list[Draft]) -> list[Pair]:
    """Every candidate of the rules and of the heads, those that share a cue together."""
    by_token: dict[int, list[Draft]] = {}
    for d in drafts:
        for i in d.cues:
            by_token.setdefault(i, []).append(d)
    out: list[Pair] = []
    taken: set[int] = set()
    for found in tree.linked:
        cue = set(range(found.start, found.end))
        main = _main(tree, cue)
        near = {id(d): d for i in cue for d in by_token.get(i, ()) if d.cue in cue or main in d.cues}
        best = max(near.values(), key=lambda d: (len(d.cues & cue), d.score, -d.cue), default=None)
        if best is not None and id(best) in taken:
            continue
        taken |= {id(best)} if best is not None else set()
        out.append(Pair(best, found, cue))
    return [*out, *(Pair(d, None, set(d.cues)) for d in drafts if id(d) not in taken)]


def _draft(tree: Tree, p: Pair, lexicon: Lexicon) -> Draft | None:
    """A candidate that only the heads have found; None where nobody speaks and nothing says."""
    main = _main(tree, p.cue)
    assert p.found is not None
    if not p.found.content or (not p.found.source and tree.upos[main] == "PUNCT"):
        return None
    entry = lexicon.cues.get((tree.lemmas[main], tree.upos[main]))
    return Draft(main, LEARNED, entry.kind if entry else "speech", set(p.cue), set(), None)


# ---------------------------------------------------------------------- the sums
Terms = dict[str, float]


def weigh(weights: dict[str, float], terms: Terms) -> float:
    return sum(weights.get(k, 0.0) * v for k, v in terms.items())


def keep_terms(tree: Tree, voices: Voices, p: Pair) -> Terms:
    """Is it an attribution at all?"""
    heard = max(float(voices.cue[i]) for i in p.cue)
    terms = {"bias": 1.0, "heard": _bounded(heard)}
    terms["found" if p.found is not None else "inside"] = 1.0 if p.found is not None else _bounded(float(voices.content[p.first]))
    if p.draft is None:
        terms["no rule"] = 1.0
    else:
        terms["rule"] = max(-4.0, min(4.0, p.draft.score))
    return terms


def cue_terms(voices: Voices, p: Pair, i: int) -> Terms:
    """Does the word `i`, near the cue, belong to it?"""
    terms = {"bias": 1.0, "heard": _bounded(float(voices.cue[i]))}
    if p.draft is not None:
        terms["a rule"] = 1.0
        terms["rule"] = float(i in p.draft.cues)
    if p.found is not None:
        terms["found"] = float(i in p.cue)
        terms["source"] = float(i in p.found.source)
        terms["content"] = float(i in p.found.content)
    return terms


def member_terms(link: float, rule: set[int] | None, i: int) -> Terms:
    """Does the word `i` belong to the source (or the content)? `rule`: the words that the rules have for it, None or empty where
    they have none."""
    terms = {"bias": 1.0, "link": link}
    if rule:
        terms["a rule"] = 1.0
        terms["rule"] = float(i in rule)
    return terms


def _bounded(x: float) -> float:
    return max(-_MOST, min(_MOST, x))


# ---------------------------------------------------------------------- which words
def near(tree: Tree, p: Pair) -> Iterable[int]:
    """The words that may belong to a cue."""
    cue = p.cue if p.draft is None else p.cue | p.draft.cues
    s, e = tree.sents[tree.sent_of[p.first]]
    return range(max(s, min(cue) - _FAR), min(e, max(cue) + _FAR + 1))


def _shape(
    tree: Tree, voices: Voices, p: Pair, lexicon: Lexicon, claimed: set[int], spoken: set[int], others: Sequence[int]
) -> None:
    """Writes cue, source and content into a candidate that is kept. `claimed`: words of other cues; `spoken`: of verbs'
    sources; `others`: other verbs that attribute."""
    d = p.draft
    links = voices.links(p.first)
    assert d is not None
    if links is None:
        return
    start, source_links, content_links = links
    cues = {i for i in near(tree, p) if weigh(lexicon.merge["cue"], cue_terms(voices, p, i)) + _LEAN_WORD > 0}
    cues = {i for i in cues if i in p.cue or i in d.cues or i not in claimed} - _outside(tree, d, cues)
    sources, content = (
        _members(lexicon.merge[role], found.tolist(), rule, start)
        for role, found, rule in (("source", source_links, d.sources), ("content", content_links, d.content))
    )
    rule, whole = d.content, d.sources
    if d.told:
        sources = set(d.sources)
    d.cues = _shut(tree, _solid(cues | {d.cue}, sources - cues), d.cue)
    if sources and sources <= d.cues and len(sources) < len(d.cues) and d.cue not in sources:
        d.cues -= sources  # "his claim", "has he called for": who speaks stands between the words of the cue
    if not sources and sum(float(voices.source[i]) for i in d.sources) > 0:
        sources = set(d.sources)  # who is understood to speak, and is known to speak here
    sources = sources - (spoken - d.sources) if d.sources else sources
    sources |= {tree.heads[i] for i in sources if tree.heads[i] in whole and _fronts(tree, i) and tree.deps[i] != "nmod:poss"}
    d.sources = _articled(tree, _solid(sources - d.cues, d.cues)) - d.cues
    if d.source is None or d.source not in d.sources:
        d.source = _head(tree, d.sources)
    if d.construction in _CLAUSES and any(c in d.content for c in others):
        content |= d.content  # somebody speaks in it, which the heads have never been shown
    if content - d.cues - d.sources:
        d.content = _solid(content - d.cues - d.sources, d.cues | d.sources)
        d.content = _unbroken(tree, voices, d.content, rule, d.cues | d.sources)
    d.content -= d.cues
    if d.root is None or d.root not in d.content:
        d.root = _head(tree, d.content)


def _unbroken(tree: Tree, voices: Voices, content: set[int], rule: set[int], without: set[int]) -> set[int]:
    """The content with what lies between two pieces of it in one sentence, where the rules have it too and the heads do not quite
    deny it."""
    out = set(content)
    for a, b in pairwise(sorted(content)):
        hole = range(a + 1, b)
        if len(hole) and tree.sent_of[a] == tree.sent_of[b] and rule.issuperset(hole) and without.isdisjoint(hole):
            out |= set(hole) if sum(float(voices.content[i]) for i in hole) > _LOST * len(hole) else set()
    return out


def _members(weights: dict[str, float], links: Sequence[float], rule: set[int], start: int) -> set[int]:
    """The words of a source or content: of the cue's window those whose sum is above nought, of the rest those of the rules."""
    link, bias = weights.get("link", 0.0), weights.get("bias", 0.0) + (weights.get("a rule", 0.0) if rule else 0.0)
    more = weights.get("rule", 0.0)
    out = {i for i in rule if not start <= i < start + len(links)}
    for k, x in enumerate(links):
        if bias + link * x + (more if start + k in rule else 0.0) > 0:
            out.add(start + k)
    return out


def _solid(tokens: set[int], without: set[int]) -> set[int]:
    """The tokens with the small holes between them filled: the heads judge word by word."""
    out = set(tokens)
    for a, b in pairwise(sorted(tokens)):
        if b - a <= _HOLE + 1:
            out |= set(range(a, b))
    return out - without


def _outside(tree: Tree, d: Draft, cues: set[int]) -> set[int]:
    """Words that no cue takes in, whatever the heads say: the verb that is said ("considered *leaving*"), and the preposition or
    conjunction in front of all ("short *of* condemning")."""
    out = {d.root} if d.root is not None and d.root != d.cue and tree.upos[d.root] == "VERB" else set()
    first = min(cues, default=d.cue)
    if first < d.cue and first not in d.cues and tree.upos[first] in ("SCONJ", "ADP") and tree.heads[first] == d.cue:
        out.add(first)
    return out


def _shut(tree: Tree, cues: set[int], main: int) -> set[int]:
    """A cue does not end in an article ("said in a" of "said in a long talk")."""
    last = max(cues)
    while last > main and tree.upos[last] == "DET":
        cues = cues - {last}
        last = max(cues)
        if last > main and tree.upos[last] == "ADP":
            cues = cues - {last}
            last = max(cues)
    return cues


def _articled(tree: Tree, sources: set[int]) -> set[int]:
    """A source begins where its noun does, with the article or the word that makes one with it ("*customs* data"), and with the
    short title in front of its name, also where a sentence was ended there."""
    sources = set(sources)
    for i in sorted(sources, reverse=True):
        while i and i - 1 not in sources and tree.heads[i - 1] in sources and _fronts(tree, i - 1):
            i -= 1
            sources.add(i)
    first = min(sources, default=0)
    titled = first > 0 and tree.upos[first] == tree.upos[first - 1] == "PROPN" and _TITLE.fullmatch(tree.words[first - 1])
    return sources | {first - 1} if titled and tree.text[tree.ends[first - 1] : tree.starts[first]] == " " else sources


def _fronts(tree: Tree, i: int) -> bool:
    """Whether a word in front of its noun belongs to it whatever stands there."""
    return tree.heads[i] > i and (tree.upos[i] == "DET" or tree.deps[i] in _FRONT)


def _main(tree: Tree, cue: set[int]) -> int:
    """The last verb, else the last noun or adjective, else the first word of a cue."""
    for kind in (("VERB",), ("NOUN", "ADJ")):
        for i in sorted(cue, reverse=True):
            if tree.upos[i] in kind:
                return i
    return min(cue)


def _head(tree: Tree, tokens: set[int]) -> int | None:
    """The first content word among `tokens` that is governed from outside of them."""
    best = None
    for i in sorted(tokens):
        if tree.heads[i] == i or tree.heads[i] not in tokens:
            if tree.upos[i] in ("VERB", "NOUN", "PROPN", "PRON", "ADJ", "AUX"):
                return i
            best = i if best is None and tree.upos[i] != "PUNCT" else best
    return best
