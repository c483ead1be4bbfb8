"""Clauses that the parser cuts at the wrong word, and what UD says of them.

What somebody is accused of, hung from him; what is said of a noun with its own clause hung elsewhere ("*reports that … were
wrong*, he said"); "provided" as a conjunction; "X must … *or Y* will …" with Y coordinated with what stands before; a name with
a participle between commas read as an address ("*Oslo*, denying it, expelled …"); and "has kept *bombing* villages" with the
bombing read as a noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.sound import Bounds, tagging
from dragoman.language.telling import telling

_NEAR = 12
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def mend_clauses(
    heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str], bounds: Bounds | None = None
) -> dict[int, tuple[str, str]]:
    """Changes `heads` (−1 for a root) and `deps` in place, as `mend` does; returns the words whose tags change, with the new UPOS
    and XPOS."""
    tags: dict[int, tuple[str, str]] = {}
    rules = (
        lambda: _said_of(heads, deps, upos),
        lambda: _blamed(heads, deps, upos, words),
        lambda: _called_on(heads, deps, upos, words),
        lambda: _due(heads, deps, words),
        lambda: _opened(heads, deps, upos, words),
        lambda: _alternatives(heads, deps, upos, words),
        lambda: _addressed(heads, deps, upos, words),
        lambda: _spoken_to(heads, deps, upos, words),
        lambda: tags.update(_kept(heads, deps, upos, words)),
        lambda: tags.update(_conditions(heads, deps, upos, words)),
    )
    return tagging(heads, deps, bounds, rules, tags)


def _below(heads: list[int], i: int) -> list[int]:
    return [c for c, h in enumerate(heads) if h == i]


def _opened(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """An adverbial right behind a semicolon belongs to the clause that begins there: "…; *in Oslo*, police arrested two"."""
    for stop in (i for i, w in enumerate(words) if w == ";"):
        end = next((i for i in range(stop + 1, len(words)) if words[i] in (";", ".", "?", "!")), len(words))
        noun = next((i for i in range(stop + 1, min(end, stop + 5)) if upos[i] in _NOUNS), -1)
        verb = next(
            (
                i
                for i in range(noun + 1, end)
                if upos[i] == "VERB" and deps[i] in ("parataxis", "conj", "root") and heads[i] < stop
            ),
            -1,
        )
        cased = any(deps[c] == "case" for c in _below(heads, noun)) if noun >= 0 else False
        if verb > 0 and cased and 0 <= heads[noun] < stop and deps[noun] in ("obl", "nmod"):
            heads[noun], deps[noun] = verb, "obl"


def _blamed(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """What somebody is accused of is the verb's, not of what he is called by: "accused the bloc *of inhumane sanctions*"."""
    for i, dep in enumerate(deps):
        whom = heads[i]
        verb = heads[whom] if whom >= 0 else -1
        if dep != "nmod" or verb < 0 or not verb < whom < i or upos[i] != "NOUN" or deps[whom] not in ("obj", "iobj"):
            continue
        marks = [c for c in _below(heads, i) if deps[c] in ("case", "det")]
        if [words[c].lower() for c in marks] != ["of"] or words[verb].lower() not in telling()["accusing"]:
            continue
        more = range(i + 1, min(i + 1 + _NEAR, len(words)))
        if not any(words[c].lower() == "of" and heads[heads[c]] in (verb, whom) for c in more):
            heads[i], deps[i] = verb, "obl"


def _called_on(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """An oblique has its preposition: "called *on it* to leave" is no particle beside a bare pronoun."""
    for i in range(len(words) - 1):
        bare = deps[i + 1] == "obl" and upos[i + 1] == "PRON" and not any(deps[c] == "case" for c in _below(heads, i + 1))
        if deps[i] == "compound:prt" and words[i] in ("on", "upon") and bare and heads[i] == heads[i + 1]:
            heads[i], deps[i] = i + 1, "case"


def _due(heads: list[int], deps: list[str], words: Sequence[str]) -> None:
    """Who "is *due* in Lima" is not in Lima: "due" is the predicate, and Lima where."""
    for i in range(len(words) - 2):
        place = heads[i]
        if words[i] != "due" or deps[i] not in ("case", "amod", "advmod") or words[i + 1] != "in" or heads[i + 1] != place:
            continue
        below = _below(heads, place)
        if place < i + 2 or not any(deps[c] == "cop" for c in below):
            continue
        heads[i], deps[i] = heads[place], deps[place]
        for c in below:
            if c < i or (c > place and not deps[c].startswith(("nmod", "flat", "compound", "appos", "acl"))):
                heads[c] = i
        heads[place], deps[place] = i, "obl"


def _said_of(heads: list[int], deps: list[str], upos: Sequence[str]) -> None:
    """A predicate with a copula and no subject behind a noun with its own clause says it of that noun: "*claims* that … are
    *false*, he said"."""
    for copula, dep in enumerate(deps):
        predicate = heads[copula]
        if dep != "cop" or predicate <= copula or upos[predicate] not in ("ADJ", "NOUN") or deps[predicate] != "ccomp":
            continue
        if any(deps[c].startswith(("nsubj", "csubj", "expl")) for c in _below(heads, predicate)):
            continue
        start = next((c for c in _below(heads, predicate) if c < copula), copula)
        clause = next(
            (
                i
                for i in range(start - 1, -1, -1)
                if deps[i] in ("acl", "acl:relcl") and heads[i] < i and upos[i] in ("VERB", "AUX")
            ),
            -1,
        )
        noun = heads[clause] if clause >= 0 else -1
        above = heads[noun] if noun >= 0 else -1
        if noun < 0 or not 0 <= noun < predicate or upos[noun] not in _NOUNS or above < 0:
            continue
        if deps[noun] == "ccomp" and heads[predicate] == noun:
            heads[predicate] = above
        elif not (deps[noun] == "nsubj" and above > predicate and _second_subject(heads, deps, noun, above)):
            continue
        else:
            heads[predicate] = above
        heads[noun], deps[noun] = predicate, "nsubj"


def _second_subject(heads: list[int], deps: list[str], noun: int, verb: int) -> bool:
    return any(deps[c] == "nsubj" and c != noun for c in _below(heads, verb))


def _alternatives(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """The noun behind "or" with an auxiliary right behind it is the subject of its own clause, and the clause before comes first:
    "the rebels must leave *or Chad* will shell them"."""
    for noun, dep in enumerate(deps):
        first = heads[noun]
        if dep != "conj" or upos[noun] not in _NOUNS or first < 0 or upos[first] != "VERB" or noun + 1 >= len(words):
            continue
        verb = heads[noun + 1]
        join = next((c for c in _below(heads, noun) if deps[c] == "cc"), -1)
        if join < 0 or deps[noun + 1] != "aux" or verb <= noun or heads[first] != verb or deps[first] not in ("csubj", "advcl"):
            continue
        if any(deps[c].startswith("nsubj") for c in _below(heads, verb)):
            continue
        heads[first], deps[first] = heads[verb], deps[verb]
        heads[verb], deps[verb] = first, "conj"
        heads[noun], deps[noun] = verb, "nsubj"
        heads[join] = verb


def _addressed(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """A name that opens a sentence with a participle set off behind it is no address but the subject of the verb."""
    for name, dep in enumerate(deps):
        verb = heads[name]
        if dep != "vocative" or name + 2 >= len(words) or verb <= name or upos[verb] != "VERB" or words[name + 1] != ",":
            continue
        if not words[name + 2].endswith("ing") or words[verb - 1] not in (",", "has", "had", "have", "will"):
            continue
        if not any(deps[c].startswith("nsubj") for c in _below(heads, verb)):
            deps[name] = "nsubj"


def _spoken_to(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """A name alone between commas before another subject of its verb is an address: "But, *Roe*, as you say, rents fell"."""
    for name, dep in enumerate(deps):
        if dep != "nsubj" or upos[name] != "PROPN" or name + 1 >= len(words) or words[name + 1] != ",":
            continue
        if words[name - 1] != "," or not words[name][:1].isupper() or name == 0:
            continue
        kids = _below(heads, name)
        later = [c for c in _below(heads, heads[name]) if c > name and deps[c].startswith("nsubj")]
        if later and all(deps[c] == "punct" for c in kids):
            deps[name] = "vocative"


def _kept(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> dict[int, tuple[str, str]]:
    """ "Kept *bombing* villages": what is kept up, and to whom it is done."""
    out = {}
    for verb, word in enumerate(words[:-1]):
        i = verb + 1
        noun = heads[i]
        if word.lower() not in telling()["keeping"] or upos[verb] != "VERB" or not words[i].endswith("ing"):
            continue
        if deps[i] in ("compound", "amod") and noun > i and heads[noun] == verb and deps[noun] == "obj":
            heads[i], deps[i] = verb, "xcomp"
            heads[noun] = i
            out[i] = ("VERB", "VBG")
    return out


def _conditions(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> dict[int, tuple[str, str]]:
    """ "*Provided* (that) X pays": a conjunction, whose clause hangs from where the word hung."""
    out = {}
    for i, word in enumerate(words):
        if word.lower() not in telling()["condition"] or deps[i] not in ("advcl", "parataxis", "conj", "acl") or heads[i] < 0:
            continue
        below = _below(heads, i)
        clause = next((c for c in below if c > i and deps[c] in ("ccomp", "advcl", "xcomp")), -1)
        if clause < 0 or any(deps[c].startswith(("nsubj", "obj", "aux")) for c in below):
            continue
        if not any(deps[c].startswith("nsubj") for c in _below(heads, clause)):
            continue
        heads[clause], deps[clause] = heads[i], "advcl"
        for c in below:
            if c != clause:
                heads[c] = clause
        that = next((c for c in range(i + 1, min(i + 2, len(words))) if words[c].lower() == "that"), -1)
        heads[i], deps[i] = clause, "mark"
        if that >= 0:
            heads[that], deps[that] = i, "fixed"
        out[i] = ("SCONJ", "IN")
    return out
