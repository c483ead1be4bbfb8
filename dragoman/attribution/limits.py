"""How far a content reaches in its own sentence, where commas and semicolons tell it better than arcs.

Agencies pack a sentence: a speaker set between commas breaks a clause ("a boat that, *Oslo says*, carried arms"), a semicolon
opens another statement, what an outlet counts from ("a day after …") is its own word, and a denial in a relative clause ("accused
X of lying, *which X denied*") is about what was said, not about the saying. All functions change drafts in place; call them when
it is known which drafts are kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from dragoman.attribution.drafts import Draft
from dragoman.attribution.lexicon import Lexicon
from dragoman.attribution.quotes import Quotation
from dragoman.language.trees import Tree

_OPENING = frozenset({"that", "which", "who", "whom", "where", "when", "if", "because", "although"})
_JOINING = frozenset({"and", "but", "while", "whereas", "although", "though"})
_TURNS = frozenset({"while", "whereas", "although", "though"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SET_OFF = frozenset({",", "—", "–", "--"})
_PLAIN = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADP", "ADV", "PART"})
_BACKSHIFTED = frozenset({"had", "would", "could", "might", "were", "should"})
_LONGEST = 12  # words behind the cue of a speaker set between commas


def limit(tree: Tree, drafts: list[Draft], quotes: list[Quotation], lexicon: Lexicon) -> None:
    """Brings the contents of one text's kept drafts within their clauses and sentences' parts."""
    kept = [d for d in drafts if d.score > 0 and d.content and not d.certain]
    quoted = {i for q in quotes for i in range(q.start, q.end)}
    for d in kept:
        if tree.xpos[d.cue] in _FINITE and not d.quoted and d.kind in ("speech", "thought") and d.sources:
            _inserted(tree, d, lexicon)
    kept += [d for d in drafts if d.score <= 0 and d.cue not in quoted and _interrupts(tree, d, lexicon)]
    for d in kept:
        _parts(tree, d, kept, quoted)
        _besides(tree, d, drafts, quoted, lexicon)
        if d.content:
            _counted_from(tree, d, quoted, lexicon)
    for d in kept:
        if d.content:
            _denied(tree, d, kept, lexicon)


def _inserted(tree: Tree, d: Draft, lexicon: Lexicon) -> None:
    """ "…, X told reporters on Friday, …": the clause that the speaker is set into is the content, with what goes on behind."""
    start, end = tree.sents[tree.sent_of[d.cue]]
    chunk = {i for i in d.sources | d.cues if start <= i < end}
    first, last = min(chunk), max(chunk)
    while first > start and tree.upos[first - 1] == "ADV" and tree.heads[first - 1] == d.cue:
        first -= 1
    comma = first - 1
    if comma <= start or tree.words[comma] not in _SET_OFF or any(i not in chunk and i < d.cue for i in range(first, last)):
        return
    close = last + 1
    while close < end and tree.upos[close] in _PLAIN and close - last <= _LONGEST:
        close += 1
    if close < end and tree.upos[close] not in ("PUNCT", "SPACE"):
        return
    hearers = tree.lemmas[d.cue] in lexicon.telling
    if any(d.cue < c < close and tree.deps[c] in ("obj", "ccomp") and not hearers for c in tree.children[d.cue]):
        return
    low, high = _part(tree, d.cue)
    told = set(range(low, comma))
    broken = comma - 1 >= low and tree.lower[comma - 1] in _OPENING
    rest = range(close + 1, high) if close < high and tree.words[close] in _SET_OFF else range(0)
    joined = len(rest) > 1 and tree.lower[rest[0]] in _JOINING
    if broken:
        told = {comma - 1}
    elif not any(tree.upos[i] in ("VERB", "AUX") for i in told) and not (
        len(rest) and tree.upos[rest[0]] in ("VERB", "AUX", "PART", "ADV")
    ):
        return
    resumed = len(rest) > 0 and (tree.upos[rest[0]] == "AUX" or tree.xpos[rest[0]] in _FINITE)
    also = set(rest) - d.cues - d.sources
    told -= d.cues | d.sources
    if joined and not _backshifted(tree, rest):
        content = d.content - also
    elif broken:
        content = d.content & (told | also)
    elif (joined and d.construction.startswith("flat")) or (resumed and told.isdisjoint(d.content)):
        content = d.content | told | also
    elif joined:
        content = d.content | also
    else:
        return
    if content == d.content or sum(tree.upos[i] != "PUNCT" for i in content) < 2:
        return
    d.content = told = content
    d.construction = "set in"
    if d.root is None or d.root not in told:
        d.root = _top(tree, told)


def _interrupts(tree: Tree, d: Draft, lexicon: Lexicon) -> bool:
    """Takes up a candidate that was dropped where commas set it between a subject and its verb: "The jet, *Oslo maintains*, had
    turned back"."""
    start, end = tree.sents[tree.sent_of[d.cue]]
    first = d.cue
    while first > start and tree.upos[first - 1] in _PLAIN:
        first -= 1
    verb = d.cue + 2
    if tree.xpos[d.cue] not in _FINITE or d.kind != "speech" or d.quoted or not start < first < d.cue or verb >= end:
        return False
    who = next((i for i in range(d.cue - 1, first - 1, -1) if tree.upos[i] in ("NOUN", "PROPN", "PRON")), -1)
    low, _ = _part(tree, d.cue)
    subject = range(low, first - 1)
    bare = len(subject) > 0 and all(tree.upos[i] in _PLAIN for i in subject) and tree.upos[subject[0]] not in ("ADP", "ADV")
    if who < 0 or not bare or tree.words[first - 1] != "," or tree.words[d.cue + 1] != ",":
        return False
    if tree.upos[verb] != "AUX" and tree.xpos[verb] not in _FINITE:
        return False
    d.source, d.sources, d.cues = who, set(range(first, d.cue)), {d.cue}
    d.score = _ENOUGH
    _inserted(tree, d, lexicon)
    return True


_ENOUGH = 0.1


def _backshifted(tree: Tree, rest: range) -> bool:
    """Whether the first verb of "and both sides *had promised*" is in the tense of what is told."""
    if len(rest) > 1 and (tree.upos[rest[1]] == "AUX" or tree.xpos[rest[1]] in _FINITE):
        return True  # no subject of its own: "has heard nothing, he said, *and will ask*"
    for i in rest:
        if tree.upos[i] == "AUX" or tree.xpos[i] in ("VBD", "VBZ", "VBP", "MD"):
            return tree.lower[i] in _BACKSHIFTED
    return False


def _top(tree: Tree, tokens: Iterable[int]) -> int | None:
    inside = set(tokens)
    best = None
    for i in sorted(inside):
        if (tree.heads[i] == i or tree.heads[i] not in inside) and tree.upos[i] != "PUNCT":
            if tree.upos[i] in ("VERB", "AUX", "ADJ"):
                return i
            best = i if best is None else best
    return best


def _part(tree: Tree, i: int) -> tuple[int, int]:
    """The part of the sentence of `i` between semicolons."""
    start, end = tree.sents[tree.sent_of[i]]
    stops = [t for t in range(start, end) if tree.words[t] == ";"]
    n = bisect_right(stops, i)
    return (stops[n - 1] + 1 if n else start), (stops[n] if n < len(stops) else end)


def _parts(tree: Tree, d: Draft, kept: list[Draft], quoted: set[int]) -> None:
    """Behind a semicolon stands another statement: it is no part of what was told before it by a cue that follows, nor of what
    somebody says who has his say there himself."""
    end = tree.sents[tree.sent_of[d.cue]][1]
    low, high = _part(tree, d.cue)
    if high == end or d.cue in quoted:
        return
    behind = {i for i in d.content if high <= i < end and i not in quoted}
    d.sources -= {i for i in d.sources if high <= i < end and d.source is not None and d.source < high}
    if not behind:
        return
    before = any(low <= i < d.cue for i in d.content) or _turns(tree, d, range(high + 1, end))
    own = any(o is not d and high < o.cue < end and o.cue not in quoted and tree.upos[o.cue] in ("VERB", "ADP") for o in kept)
    if before or own:
        d.content -= behind


def _besides(tree: Tree, d: Draft, drafts: list[Draft], quoted: set[int], lexicon: Lexicon) -> None:
    """What the speaker does by words beside saying it is not what he says: "…, Oslo said, *vowing revenge*", "…, *and urged
    Lima to leave*". What he says by that verb is told for itself."""
    if tree.upos[d.cue] != "VERB":
        return
    aside = tree.deps[d.cue] == "advcl" and tree.xpos[d.cue] == "VBG"  # "left, saying it had failed, *and bombed a port*"
    if not aside and tree.xpos[d.cue] not in _FINITE:
        return
    for c in tree.children[tree.heads[d.cue] if aside else d.cue]:
        alike = tree.deps[c] == "conj" and (tree.xpos[c] in _FINITE if aside else tree.xpos[c] == tree.xpos[d.cue])
        joined = alike or (tree.deps[c] == "advcl" and tree.xpos[c] == "VBG" and tree.words[c - 1] == "," and not aside)
        told = aside or (tree.lemmas[c], "VERB") in lexicon.cues
        if c < d.cue or not joined or c not in d.content or not told:
            continue
        if any(tree.deps[k].startswith("nsubj") or tree.deps[k] == "mark" for k in tree.children[c]):
            continue
        low, high = tree.subtree(c)
        rest = {i for i in range(max(low, d.cue + 1), high) if i in d.content and i not in quoted}
        if d.root in rest:
            continue
        d.content -= rest
        for o in drafts:
            if o.cue == c and o.score <= 0 and o.sources and o.content and o.root is not None:
                o.score = _ENOUGH


def _turns(tree: Tree, d: Draft, rest: range) -> bool:
    """Whether a clause with a subject of its own that tells how things stand begins there: "Oslo says that …; *the rebels have
    refused*"."""
    if tree.upos[d.cue] != "VERB" or d.quoted or not rest:
        return False
    verb = next((i for i in rest if tree.upos[i] == "AUX" or tree.xpos[i] in ("VBD", "VBZ", "VBP", "MD")), -1)
    subject = any(tree.deps[i].startswith("nsubj") for i in range(rest[0], verb)) if verb > 0 else False
    return subject and tree.lower[rest[0]] not in ("that", "and", "but") and tree.lower[verb] in ("has", "have")


def _counted_from(tree: Tree, d: Draft, quoted: set[int], lexicon: Lexicon) -> None:
    """ "…, X said, *a day after Y fell*", "…, X said, *while Z waited*": what the outlet sets beside what it is told."""
    _, high = _part(tree, d.cue)
    for i in range(max(d.cue, min(d.content)) + 1, high):
        if i in quoted or tree.words[i - 1] not in _SET_OFF:
            continue
        j = i
        while j < high and (tree.upos[j] in ("DET", "NUM", "ADJ", "ADV") or tree.lemmas[j] in lexicon.spans):
            j += 1
        measured = (
            i < j < high and tree.lower[j] in ("after", "before") and any(tree.lemmas[k] in lexicon.spans for k in range(i, j))
        )
        aside = i > d.cue > min(d.content) and tree.lower[i] in _TURNS
        if (measured and _tells(tree, range(j, high))) or aside:
            rest = {t for t in d.content if i <= t < high and t not in quoted}
            if d.root not in rest:
                d.content -= rest
            return


def _tells(tree: Tree, tokens: range) -> bool:
    """Whether a clause in the past follows."""
    return any(tree.xpos[t] == "VBD" or tree.lower[t] in ("had", "has", "have") for t in tokens)


def _denied(tree: Tree, d: Draft, kept: list[Draft], lexicon: Lexicon) -> None:
    """ "accuses X of lying, *which X denies*", "…, *a charge X rejects*": what was told is denied, not that it was told."""
    if tree.lemmas[d.cue] not in lexicon.denying or not d.sources or max(d.content) > d.cue:
        return
    first = min((i for i in d.sources if i < d.cue), default=-1)
    low, _ = _part(tree, d.cue)
    which = first - 1
    while which > low and tree.words[which] != ",":
        which -= 1
    opened = [i for i in range(which + 1, first) if tree.lower[i] != "that"]
    if which <= low or len(opened) not in (1, 2, 3):
        return
    relative = len(opened) == 1 and tree.lower[opened[0]] == "which"
    noun = tree.lemmas[opened[-1]]
    if not relative and noun in lexicon.refused:
        d.content = set()  # "offered talks, *a proposal that Lima dismissed*": nobody says that it was not offered
        return
    if not relative and not (tree.upos[opened[-1]] == "NOUN" and (noun, "NOUN") in lexicon.cues):
        return
    told = [o for o in kept if o is not d and low <= o.cue < which and o.content and which > min(o.content) > o.cue]
    last = max(told, key=lambda o: o.cue, default=None)
    content = {i for i in last.content if i < which} if last is not None else set(range(low, which))
    opener = min(content)
    if last is not None and len(content) > 2 and tree.upos[opener] != "VERB":
        content.discard(opener)  # so that who denies it is further in than who says it
    d.content = content
    d.construction = "denied"
    d.root = last.root if last is not None and last.root in content else _top(tree, content)
