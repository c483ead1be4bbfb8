"""Verbs that the parser gives to the wrong subject, and what UD says of them.

Of headlines, which no treebank has: a verb in the present tense read as a noun in the plural ("*Mexico* probes 4 marines"), and
what befalls something told of as befalling whom it is named after ("unit named after *Roe* destroyed by rebels"). What is done to
them behind a relative clause that tells of them ("agents followed *students* who joined rallies and *threatened them*"): who does
it does the first thing too. And what a speaker says next, taken for a part of what he has said ("Roe *told* them that Chad was at
war and *asked* for help").
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.sound import Bounds, tagging
from dragoman.language.telling import telling

_NOW = frozenset({"are", "can", "is", "may", "must", "should", "will", "would"})
_HAVE = frozenset({"had", "has", "have"})
_LINKS = frozenset({"after", "for"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "xcomp"})
_PARTIES = frozenset({"nsubj", "nsubj:pass", "obj"})
_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"})


def mend_headlines(
    heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str], bounds: Bounds | None = None
) -> dict[int, tuple[str, str]]:
    """Changes `heads` (−1 for a root) and `deps` in place, as `mend` does; returns the words whose tags change, with the new UPOS
    and XPOS."""
    tags: dict[int, tuple[str, str]] = {}
    rules = (
        lambda: tags.update(_present(heads, deps, upos, words)),
        lambda: tags.update(_named_after(heads, deps, upos, words)),
        lambda: _done_to_them(heads, deps, upos, words),
        lambda: _spoke_on(heads, deps, upos, words),
        lambda: _chained(heads, deps, upos, words),
        lambda: _two_titles(heads, deps, upos, words),
        lambda: _gerunds(heads, deps, upos, words),
        lambda: tags.update(_suffered(heads, deps, upos)),
    )
    return tagging(heads, deps, bounds, rules, tags)


def _below(heads: list[int], i: int) -> list[int]:
    return [c for c, h in enumerate(heads) if h == i]


def _present(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> dict[int, tuple[str, str]]:
    """A noun in the plural with a name right before it and a subject right behind it is a verb, and that its object: a noun that
    is a predicate without a copula has no subject behind it."""
    out = {}
    for i, dep in enumerate(deps):
        if dep not in ("root", "parataxis", "ccomp") or upos[i] != "NOUN" or i == 0 or not words[i].endswith("s"):
            continue
        below = _below(heads, i)
        whom = next((c for c in range(i + 1, len(heads)) if deps[c] in _PARTIES and upos[c] in _PHRASE), -1)
        if whom < 0 or any(upos[t] not in _PHRASE for t in range(i + 1, whom)):
            continue
        name = next((c for c in range(i) if deps[c] == "compound" and upos[c] == "PROPN" and heads[c] in (i, whom)), -1)
        if name < 0 or any(deps[c] in ("cop", "case", "det", "nmod:poss") for c in below) or upos[i - 1] != "PROPN":
            continue
        verb = heads[whom]  # what is said of the object: "jails 2 officers *found* guilty"
        if verb != i and not (heads[verb] == i and upos[verb] == "VERB" and deps[verb] in _CLAUSES):
            continue
        if verb != i and any(deps[c].startswith(("aux", "obj")) for c in _below(heads, verb)):
            continue
        for c in [verb] if verb != i else [c for c in below if c > whom and deps[c] == "acl"]:
            heads[c], deps[c] = whom, "acl"
            if words[c].lower().endswith(("ed", "ght", "nd")):
                out[c] = ("VERB", "VBN")
        heads[whom], deps[whom] = i, "obj"
        heads[name], deps[name] = i, "nsubj"
        out[i] = ("VERB", "VBZ")
    return out


def _named_after(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> dict[int, tuple[str, str]]:
    """What is said behind a name after which something is named is said of that."""
    out = {}
    for i in range(1, len(words) - 2):
        noun = heads[i]
        if words[i].lower() not in telling()["naming"] or upos[i] != "VERB" or not 0 <= noun < i:
            if not (words[i].lower() in telling()["naming"] and upos[i] == "VERB" and noun < 0):
                continue
            noun = next((c for c in _below(heads, i) if c < i and deps[c] in ("nsubj", "nsubj:pass")), -1)
            if noun < 0 or any(deps[c].startswith("aux") for c in _below(heads, i)):
                continue
        link = i + 1
        if words[link].lower() not in _LINKS:
            continue
        both = (
            c for c in range(link + 1, len(words)) if deps[c].startswith("nsubj") and heads[c] == heads[noun] and heads[c] > c
        )
        second = next(both, -1) if deps[noun].startswith("nsubj") else -1
        if second > 0:  # both taken for the subject: whose name is borne is none
            heads[second], deps[second] = i, "obl"
            heads[link], deps[link] = second, "case"
            continue
        verb = next((v for v in range(link + 2, len(words)) if _said_of_bearer(heads, deps, upos, i, link, v)), -1)
        if verb < 0:
            continue
        bearer = next((c for c in range(link + 1, verb) if upos[c] == "PROPN" and not link < heads[c] < verb), -1)
        if bearer < 0:
            continue
        above, dep = (heads[i], deps[i]) if heads[noun] == i else (heads[noun], deps[noun])
        heads[bearer], deps[bearer] = i, "obl"
        heads[link], deps[link] = bearer, "case"
        heads[i], deps[i] = noun, "acl"
        heads[verb], deps[verb] = above, dep
        heads[noun], deps[noun] = verb, "nsubj:pass"
        out[i] = ("VERB", "VBN")
        if not any(deps[c].startswith("aux") for c in _below(heads, verb)):
            out[verb] = ("VERB", "VBN")
    return out


def _said_of_bearer(heads: list[int], deps: list[str], upos: Sequence[str], i: int, link: int, verb: int) -> bool:
    """Whether a verb with its agent hangs below the participle `i`, of the name behind it."""
    agent = any(deps[c] == "obl:agent" and c > verb for c in _below(heads, verb))
    if upos[verb] != "VERB" or not agent or deps[verb] not in _CLAUSES:
        return False
    above = heads[verb]
    while above > i:
        above = heads[above]
    return above == i and (heads[link] == verb or heads[verb] > link or deps[verb] == "advcl")


def _done_to_them(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """A verb with "them" for its object, coordinated with that of a relative clause which tells of somebody that is the object of
    the verb before, and names no others, is coordinated with that verb: "they" of a relative clause do nothing to themselves."""
    for verb, dep in enumerate(deps):
        told = heads[verb]
        if dep != "conj" or told < 0 or deps[told] != "acl:relcl" or upos[verb] != "VERB" or upos[told] != "VERB":
            continue
        whom = heads[told]
        first = heads[whom] if whom >= 0 else -1
        if first < 0 or upos[first] != "VERB" or deps[whom] != "obj" or not first < whom < told:
            continue
        below = _below(heads, verb)
        them = any(c == verb + 1 and words[c].lower() == "them" and deps[c] in ("obj", "iobj") for c in below)
        own = any(deps[c].startswith(("nsubj", "aux", "mark")) for c in below)
        who = any(deps[c] == "nsubj" and words[c].lower() in ("who", "that") for c in _below(heads, told))
        doer = any(deps[c] == "nsubj" for c in _below(heads, first))
        others = any(deps[c] in ("obj", "obl", "iobj") and words[c].endswith(("s", "n")) for c in _below(heads, told))
        if them and who and doer and not own and not others:
            heads[verb] = first


def _spoke_on(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """A verb of turning to somebody behind what is said to be so is coordinated with the verb of saying: he turns to others."""
    for verb, dep in enumerate(deps):
        said = heads[verb]
        if (
            dep != "conj"
            or said < 0
            or deps[said] != "ccomp"
            or words[verb].lower() not in telling()["turned"]
            or upos[verb] != "VERB"
        ):
            continue
        cue, below = heads[said], _below(heads, said)
        stands = any(deps[c] == "cop" for c in below) and words[max(cue, 0)].lower() in telling()["spoke"]
        now = any(
            deps[c] in ("aux", "cop") and words[c].lower() in _NOW for c in below
        )  # what is or will be so and called is apart
        if cue < 0 or cue > said or not (stands or now):
            continue
        if not any(deps[c].startswith(("nsubj", "aux", "mark")) for c in _below(heads, verb)):
            heads[verb] = cue


def _chained(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """The first of three names with hyphens before a noun belongs there with the others: "*Oslo*-Lima-Quito cooperation"."""
    for first in range(len(words) - 5):
        names = (first, first + 2, first + 4)
        if any(upos[i] != "PROPN" for i in names) or any(words[i + 1] not in ("-", "–") for i in names[:2]):
            continue
        second, third = names[1:]
        noun = heads[third]
        if noun <= third or deps[third] != "compound" or heads[second] not in (third, noun) or first < heads[first] <= noun:
            continue
        if not any(deps[c] == "case" for c in _below(heads, first)):
            heads[first], deps[first] = third, "compound"


def _two_titles(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """What stands before "and the" is no part of the name behind it: "*Oslo* and the Lima war"."""
    for second in range(3, len(words) - 1):
        first, noun = heads[second], second + 1
        if (
            deps[second] != "conj"
            or words[second - 2].lower() != "and"
            or words[second - 1].lower() != "the"
            or first != second - 3
        ):
            continue
        if upos[first] != "PROPN" or upos[second] != "PROPN" or deps[first] != "compound" or heads[first] != noun:
            continue
        heads[first], deps[first] = heads[noun], deps[noun]
        heads[noun], deps[noun] = first, "conj"
        heads[second], deps[second] = noun, "compound"
        heads[second - 1], heads[second - 2] = noun, noun
        for c in [c for c in _below(heads, noun) if c > noun and deps[c] in ("punct", "parataxis")]:
            heads[c] = first


def _gerunds(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """A gerund is coordinated with a gerund, not with what somebody "has done" in between: "*taking* steps against those who have
    lied and *investigating* them"."""
    for verb, dep in enumerate(deps):
        told = heads[verb]
        if dep != "conj" or told < 0 or upos[verb] != "VERB" or upos[told] != "VERB" or not words[verb].endswith("ing"):
            continue
        done = any(deps[c] == "aux" and words[c].lower() in _HAVE for c in _below(heads, told))
        if words[told].endswith("ing") or not done or any(deps[c].startswith(("nsubj", "aux")) for c in _below(heads, verb)):
            continue
        above = heads[told]
        while above >= 0 and not (upos[above] == "VERB" and words[above].endswith("ing")):
            above = heads[above]
        if 0 <= above < told:
            heads[verb] = above


def _suffered(heads: list[int], deps: list[str], upos: Sequence[str]) -> dict[int, tuple[str, str]]:
    """A verb beside which "by" tells who did it and which has no object is passive: "*Roe* sued for libel by a bank"."""
    tags = {}
    for agent, dep in enumerate(deps):
        verb = heads[agent]
        if dep != "obl:agent" or verb < 0 or upos[verb] != "VERB" or agent < verb:
            continue
        below = _below(heads, verb)
        subjects = [c for c in below if deps[c] == "nsubj"]
        if (
            len(subjects) == 1
            and subjects[0] < verb
            and not any(deps[c] in ("obj", "ccomp", "xcomp", "nsubj:pass") for c in below)
        ):
            deps[subjects[0]] = "nsubj:pass"
            tags[verb] = ("VERB", "VBN")
    return tags
