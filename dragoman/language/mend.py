"""What a parser that looks at one arc at a time gets wrong, and what UD says of it.

What costs an event its party: the parts of a person's name hung side by side from the verb ("Petro" and "Poroshenko" both
subjects); a preposition hung from the title in front of a name instead of from the name ("with defence chief Ngo"); a noun with
a preposition taken for the subject of the participle behind it ("gave asylum *to officers* held there"); a participle with its
agent hung from the verb before ("fired missiles *supplied by Oslo*"); an adverbial of a verb of saying hung from what is said
("Oslo will pay, he said *after talks*"); objects and subjects of clauses that have no verb of their own form. And of
headlines, which no treebank has: the first of two names with a comma for "and" ("*Seoul*, Tokyo seek talks"), and a name taken
for the root of what it is to do ("*Ngo* to visit Oslo").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.language.mend_lists import list_rules
from dragoman.language.sound import Bounds, soundly
from dragoman.language.telling import telling
from dragoman.language.trees import TokenName

_NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "xcomp", "advcl", "acl", "root", "ccomp", "compound"})
_SIDE = frozenset({"obl:unmarked", "obl", "dislocated", "vocative", "parataxis", "nsubj", "nsubj:outer"})
_ADVERBIAL = frozenset({"obl", "obl:unmarked", "advcl", "advmod"})
_BREAKS = frozenset({",", ";", ":", '"', "“", "”", "''", "``", "'", "‘", "’", "-", "–", "—"})
_AHEAD = frozenset({"xcomp", "advcl", "ccomp", "parataxis", "acl", "appos", "nmod"})
_PREDICATES = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})


def mend(
    heads: list[int],
    deps: list[str],
    upos: Sequence[str],
    words: Sequence[str],
    names: Sequence[TokenName],
    bounds: Bounds | None = None,
) -> None:
    """Changes `heads` (−1 for a root) and `deps` of some words in place; `bounds` are the sentences' starts and ends among them
    (without them all is one sentence). What a rule would make no tree of stays as it is."""
    for rule in (
        lambda: _named(heads, deps, upos, names),
        lambda: _titled(heads, deps, upos),
        lambda: _restarted(heads, deps, upos, words),
        lambda: _planned(heads, deps, upos, words),
        lambda: _cased(heads, deps, upos),
        lambda: _reduced(heads, deps, upos),
        lambda: _joined(heads, deps, upos),
        lambda: _objects(heads, deps, words),
        lambda: _accused(heads, deps, words),
        lambda: _across(heads, deps, upos, words),
        lambda: _pairs(heads, deps, words, names),
        *list_rules(heads, deps, upos, words, names),
        lambda: _ahead(heads, deps, upos, names),
        lambda: _continuing(heads, deps, words),
    ):
        soundly(heads, deps, bounds or [(0, len(heads))], rule)


def _named(heads: list[int], deps: list[str], upos: Sequence[str], names: Sequence[TokenName]) -> None:
    """A name of a person has one word that hangs from outside, the others are `flat` on the first of them (UD: names
    without inner grammar)."""
    for start, end in ((n.start, n.end) for n in names if n.type == "PER"):
        out = [i for i in range(start, end) if not start <= heads[i] < end]
        side = all(upos[i] == "PROPN" and deps[i] == deps[out[0]] and heads[i] == heads[out[0]] for i in out)
        if side and len(out) > 1 and heads[out[0]] >= 0:
            for i in out[1:]:
                heads[i], deps[i] = out[0], "flat"


def _titled(heads: list[int], deps: list[str], upos: Sequence[str]) -> None:
    """A preposition in front of a title marks the name that the title belongs to. A subject has no preposition: such a noun is
    the oblique of the verb before it, and the participle tells of it."""
    for i, dep in enumerate(deps):
        marked = heads[i]
        if dep != "case" or upos[i] != "ADP" or marked <= i:
            continue
        above = heads[marked]
        if deps[marked] == "nmod:desc" and above > marked and not _marked(above, heads, deps):
            heads[i] = above
        elif deps[marked] in ("nsubj", "nsubj:pass") and deps[above] == "advcl" and 0 <= heads[above] < i:
            heads[marked], deps[marked] = heads[above], "obl"
            heads[above], deps[above] = marked, "acl"


def _restarted(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """The noun right behind a semicolon, hung from before it, is the subject of the clause that begins there ("…; *Oslo*, fearing
    a raid, has sent guns"), and what stands before is no part of that clause."""
    for stop in (i for i, w in enumerate(words) if w == ";"):
        end = next((i for i in range(stop + 1, len(words)) if words[i] in (";", ".", "?", "!")), len(words))
        noun = next((i for i in range(stop + 1, min(end, stop + 6)) if upos[i] in ("NOUN", "PROPN") and heads[i] < stop), -1)
        if noun < 0 or deps[noun] not in ("appos", "conj", "nmod", "list", "dep", "parataxis") or heads[noun] < 0:
            continue
        for verb in range(noun + 1, end):
            outer = heads[verb] < stop and deps[verb] in ("conj", "parataxis", "root", "advcl", "ccomp")
            below = [i for i, h in enumerate(heads) if h == verb]
            finite = any(deps[i].startswith("aux") and i > noun for i in below) or words[verb].endswith("ed")
            if not outer or upos[verb] != "VERB" or not finite:
                continue
            if any(deps[i].startswith("nsubj") and i > stop for i in below):
                break
            heads[noun], deps[noun] = verb, "nsubj:pass" if any(deps[i] == "aux:pass" for i in below) else "nsubj"
            for i in range(noun + 1, verb):
                if 0 <= heads[i] < stop and deps[i] in ("acl", "acl:relcl", "appos"):
                    heads[i] = noun
            told = [i for i in below if i < stop and deps[i] in ("xcomp", "ccomp", "advcl", "parataxis") and upos[i] == "VERB"]
            if told and heads[verb] < 0:
                heads[told[0]], deps[told[0]] = -1, "root"
                heads[verb], deps[verb] = told[0], "parataxis"
                for i in below:
                    if i < stop and i != told[0]:
                        heads[i] = told[0]
            break


def _planned(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """The noun right behind a semicolon with an infinitive behind it is to do it: "Ngo flies to Oslo; *Lima* to expel envoys"."""
    for stop in (i for i, w in enumerate(words) if w == ";"):
        to = next((i for i in range(stop + 1, min(stop + 6, len(words) - 1)) if upos[i] == "PART" and words[i] == "to"), -1)
        verb = heads[to] if to > 0 else -1
        if verb <= to or upos[verb] != "VERB" or not 0 <= heads[verb] < to:
            continue
        noun = next((i for i in range(stop + 1, to) if not stop < heads[i] < to), -1)
        if noun < 0 or upos[noun] not in ("NOUN", "PROPN") or any(upos[i] in ("VERB", "ADP", "AUX") for i in range(stop + 1, to)):
            continue
        if deps[noun] in ("conj", "parataxis", "nsubj", "appos", "obl:unmarked", "list") and not _marked(noun, heads, deps):
            top = heads[verb] if heads[verb] < stop else heads[noun]
            if 0 <= top < stop:
                heads[verb], deps[verb] = top, "parataxis"
                heads[noun], deps[noun] = verb, "nsubj"


def _cased(heads: list[int], deps: list[str], upos: Sequence[str]) -> None:
    """A preposition right before a name that has none, hung from the noun behind the name, is the name's: "killed *in* Oslo hours
    after"."""
    for i, dep in enumerate(deps):
        name, marked = i + 1, heads[i]
        if dep != "case" or upos[i] != "ADP" or marked <= name or upos[name] != "PROPN" or heads[name] == marked:
            continue
        if deps[name].startswith("obl") and heads[name] == heads[marked] and not _marked(name, heads, deps):
            heads[i], deps[name] = name, "obl"


def _continuing(heads: list[int], deps: list[str], words: Sequence[str]) -> None:
    """An "-ing" form between a conjunction and its verb, which has no other subject, is that verb's subject ("as *fighting* near
    Oslo goes on")."""
    for mark, dep in enumerate(deps):
        verb = heads[mark]
        if dep != "mark" or verb <= mark + 1 or deps[verb] != "advcl":
            continue
        if any(heads[c] == verb and deps[c].startswith("nsubj") for c in range(mark, verb)):
            continue
        for i in range(mark + 1, verb):
            if words[i].endswith("ing") and deps[i] == "advcl" and heads[i] == heads[verb]:
                heads[i], deps[i] = verb, "nsubj"


def nouns(deps: Sequence[str], upos: Sequence[str], words: Sequence[str]) -> list[int]:
    """Nouns that the tagger takes for adjectives where a noun stands: "launched its *counteroffensive*"."""
    kinds = telling()["noun"]
    return [i for i, d in enumerate(deps) if upos[i] == "ADJ" and d in _NOMINAL and words[i].lower() in kinds]


def infinitives(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> list[int]:
    """The words that the tagger takes for adjectives and that are infinitives, "to" before and an object behind ("is to *free* 50
    prisoners"); what hung from them as a copula is changed to an auxiliary in place."""
    out = []
    for i, head in enumerate(heads):
        if deps[i] != "obj" or head >= i or upos[head] != "ADJ" or upos[i] not in ("NOUN", "PROPN", "PRON", "NUM"):
            continue
        if head and words[head - 1].lower() == "to" and heads[head - 1] == head and deps[head - 1] == "mark":
            out.append(head)
            for c in (c for c in range(head) if heads[c] == head and deps[c] == "cop"):
                deps[c] = "aux"
    return out


def _reduced(heads: list[int], deps: list[str], upos: Sequence[str]) -> None:
    """A bare participle with its agent right behind a noun tells of that noun: "missiles *supplied by Oslo*"."""
    for i, dep in enumerate(deps):
        if dep != "obl:agent" or heads[i] > i:
            continue
        verb = heads[i]
        noun = verb - 1
        if deps[verb] != "advcl" or noun < 0 or upos[noun] not in ("NOUN", "PROPN") or heads[noun] != heads[verb]:
            continue
        if not any(h == verb and j < verb for j, h in enumerate(heads)):
            heads[verb], deps[verb] = noun, "acl"


def _joined(heads: list[int], deps: list[str], upos: Sequence[str]) -> None:
    """A second subject behind "and" and behind its verb is coordinated with what stands before ("cut ties with X and *the firms*
    selling"), and a participle right behind it tells of it."""
    for i, dep in enumerate(deps):
        verb = heads[i]
        if (
            dep != "nsubj"
            or not 0 <= verb < i
            or not any(h == verb and d == "nsubj" for h, d in zip(heads[:verb], deps[:verb], strict=True))
        ):
            continue
        joins = [c for c in range(verb + 1, i) if heads[c] == i and deps[c] == "cc"]
        before = [c for c in range(verb + 1, joins[0]) if heads[c] == verb and deps[c] in ("obj", "obl")] if joins else []
        if not before:
            continue
        heads[i], deps[i] = before[-1], "conj"
        if i + 1 < len(deps) and deps[i + 1] == "advcl" and heads[i + 1] == verb and upos[i + 1] == "VERB":
            heads[i + 1], deps[i + 1] = i, "acl"


def _objects(heads: list[int], deps: list[str], words: Sequence[str]) -> None:
    """Of two objects of an "-ing" form the one before it is its subject ("video shows *a jet* intercepting a drone")."""
    for i, dep in enumerate(deps):
        verb = heads[i]
        if (
            dep != "obj"
            or verb <= i
            or not words[verb].endswith("ing")
            or any(heads[c] == verb and deps[c] == "nsubj" for c in range(i, verb))
        ):
            continue
        if any(heads[c] == verb and deps[c] == "obj" for c in range(verb + 1, len(deps))):
            deps[i] = "nsubj"


def _accused(heads: list[int], deps: list[str], words: Sequence[str]) -> None:
    """A subject in front of its own clause's "of", "for" or "from" is the object of the verb before ("accused *X* of lying")."""
    for i, dep in enumerate(deps):
        below = heads[i]
        verb = heads[below]
        if dep != "nsubj" or below <= i or not 0 <= verb < i or deps[below] not in ("ccomp", "xcomp", "advcl"):
            continue
        marks = [c for c in range(i + 1, below) if heads[c] == below and deps[c] in ("mark", "case")]
        if (
            marks
            and words[marks[0]] in ("of", "for", "from")
            and not any(h == verb and d == "obj" for h, d in zip(heads, deps, strict=True))
        ):
            heads[i], deps[i], deps[below] = verb, "obj", "advcl"


def _across(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """What stands behind a verb of saying without a break is the verb's, not that of the clause told before it: "Oslo will pay,
    he said *after talks*"."""
    for i, dep in enumerate(deps):
        told = heads[i]
        verb = heads[told] if told >= 0 else -1
        if dep in _ADVERBIAL and told < verb < i and deps[told] == "ccomp" and not _BREAKS.intersection(words[verb + 1 : i]):
            heads[i] = verb
            if upos[i] in ("NOUN", "PROPN") and _marked(i, heads, deps):
                deps[i] = "obl"


def _pairs(heads: list[int], deps: list[str], words: Sequence[str], names: Sequence[TokenName]) -> None:
    """Two names of one type with a comma between, side by side before a verb whose subject is the second: both are."""
    for a, b in pairwise(names):
        if a.type != b.type or b.start != a.end + 1 or words[a.end] != ",":
            continue
        first, second = (next(i for i in range(n.start, n.end) if not n.start <= heads[i] < n.end) for n in (a, b))
        verb = heads[second]
        beside = heads[first] == verb >= b.end and deps[second] == "nsubj" and deps[first] in _SIDE
        if beside and not _marked(first, heads, deps):
            heads[second], deps[second] = first, "conj"
            deps[first] = "nsubj"


def _ahead(heads: list[int], deps: list[str], upos: Sequence[str], names: Sequence[TokenName]) -> None:
    """A name that is the root and has nothing but an infinitive behind it is the infinitive's subject."""
    for root, head in enumerate(heads):
        if head >= 0 or upos[root] not in ("PROPN", "NOUN"):
            continue
        below = [i for i, h in enumerate(heads) if h == root]
        verbs = [i for i in below if i > root and deps[i] in _AHEAD and upos[i] in _PREDICATES and _to(i, heads, deps, upos)]
        named = upos[root] == "PROPN" and any(n.start <= root < n.end for n in names)
        if not verbs or not (named or deps[verbs[0]] == "xcomp") or any(deps[i] in ("case", "cop", "nsubj") for i in below):
            continue
        verb = verbs[0]
        heads[verb], deps[verb] = -1, "root"
        heads[root], deps[root] = verb, "nsubj"
        for i in below:
            if i > verb:
                heads[i] = verb


def _to(verb: int, heads: list[int], deps: list[str], upos: Sequence[str]) -> bool:
    """Whether a predicate is an infinitive with "to", its own or its copula's."""
    return any(h == verb and i < verb and deps[i] == "mark" and upos[i] == "PART" for i, h in enumerate(heads))


def _marked(i: int, heads: list[int], deps: list[str]) -> bool:
    return any(h == i and d == "case" for h, d in zip(heads, deps, strict=True))
