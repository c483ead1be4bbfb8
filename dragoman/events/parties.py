"""Which tokens of an argument name the parties: coordination, apposition, examples, possessors and holders.

An argument is often not itself somebody who acts: "condemned *Serbia's suppression* of unrest" concerns Serbia, "rejected *a
call from Mandela*" Mandela. Where the head of an argument is no actor, the actor inside it is taken: its possessor first,
then who
is behind it ("by", "from"), then who it is about, then where it is.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any, Protocol

from dragoman.events.lists import Lists
from dragoman.language.trees import Tree

_PRONOUNS = frozenset({"who", "whom", "which", "that", "this", "these", "those", "it", "there", "what", "one"})
_ANY = frozenset({"a", "an", "another"})
_EXAMPLES = frozenset({"including", "like", "such as", "especially", "notably", "namely"})
_BEHIND = ("by", "from", "of")
_ACTING = ("of", "between", "among")
_WHERE = ("in", "across", "throughout", "inside", "at", "near", "between", "among")
_INSIDE = (*_BEHIND, "with", "against", "to", "on", "for", *_WHERE)
_OWN = (*_BEHIND, *_WHERE)  # not whom it is for or against
_AT_HOME = frozenset({"AGR", "BUS", "CVL", "EDU", "LAB", "MED"})
_PEACEFUL = frozenset({"EDU", "JRN", "MED", "REF", "REL"})
_TOGETHER = frozenset({"together", "along", "alongside", "jointly"})


class Mentions(Protocol):
    """What this room needs of `dragoman.actors.Mentions`: the mention whose syntactic head is a token, if any."""

    @property
    def by_head(self) -> Mapping[int, Any]: ...


class Parties:
    """Answers for one tree; `mentions` are those of the actors room."""

    def __init__(
        self, tree: Tree, mentions: Mentions | None, classes: Mapping[str, frozenset[str]], happenings: Container[str] = ()
    ) -> None:
        self.tree = tree
        self.heads: Mapping[int, Any] = mentions.by_head if mentions is not None else {}
        self.blind = mentions is None
        self._people = classes["people"]
        self._papers = classes["paper"]
        self._happenings = happenings
        self._others, self._unmade = classes["others"], classes["carrying"] | classes["treating"]
        self._collective = classes["collective"]
        self._generic, self._joined = classes["genericowner"], classes["joinedto"]
        self._borders, self._joined_by = classes["border"], classes["joinedby"]
        self._leaving, self._joining, self._one_state = classes["leavingnoun"], classes["joiningnoun"], classes["onestate"]
        self._violence = classes["arms"] | classes["weapon"] | classes["attack"] | classes["bombword"]
        self._in_name: dict[int, str] = {}
        for name in tree.names:
            for t in range(name.start, name.end):
                self._in_name[t] = name.type
        self._lists = Lists(tree, self.heads, self._in_name, self.place, classes["onebody"])

    def acts(self, t: int) -> bool:
        """Whether token `t` is the head of somebody or something that can act."""
        mention = self.heads.get(t)
        if mention is not None:
            named = any(a.country or a.code or a.sectors for a in mention.actors)
            word = self.tree.lemmas[t].lower()
            paper = (word in self._papers or word in self._happenings) and not named  # "the Order prohibits", "Airstrike kills"
            title = word in self._papers and mention.kind == "name" and mention.start < t == mention.end - 1
            paper = paper or title  # "the *American Rescue Plan* provides"
            likened = mention.kind == "place" and any(
                self.tree.lower[c] in _ANY for c in self.tree.children[t]
            )  # "a *Nuremberg*"
            return mention.kind != "document" and not paper and not likened
        upos = self.tree.upos[t]
        if upos == "PRON":
            return self.blind and self.tree.lower[t] not in _PRONOUNS
        if upos == "PROPN":
            return self.blind or t in self._in_name
        if upos == "ADJ":
            return self.blind and self.modifying(t)
        return upos == "NOUN" and self.tree.lemmas[t].lower() in self._people

    def place(self, t: int) -> bool:
        return self._in_name.get(t) == "LOC"

    def destination(self, t: int) -> bool:
        """Whether token `t` names where one goes: a place, or a seat ("a *White House* visit")."""
        mention = self.heads.get(t)
        return self.place(t) or (mention is not None and mention.kind in ("place", "place-government"))

    def named_in_full(self, t: int) -> bool:
        """Whether a modifier is a state's whole name ("*Ukraine* aid" is for Ukraine, "*Norwegian* aid" and "*US* aid" by whom it
        names)."""
        return self.tree.upos[t] == "PROPN" and self.place(t) and self.tree.words[t][-1:].islower()

    def merely_where(self, t: int) -> bool:
        """Whether token `t` names where something happens, not who does it."""
        mention = self.heads.get(t)
        return mention is not None and mention.kind == "place"

    def lifted(self, t: int) -> int:
        """The people whose state a modifier names, else the modifier: of "*Chadian* soldiers" the soldiers."""
        head = self.tree.heads[t]
        mention = self.heads.get(head)
        theirs = mention is not None and mention.kind == "role" and mention.start <= t < head and self.known(head)
        return head if theirs else t

    def same(self, t: int, others: Sequence[int]) -> bool:
        """Whether token `t` stands for one of `others`: a possessive pronoun, or a mention of an actor that is known to be
        the same."""
        mention = self.heads.get(t)
        if mention is None:
            return self.tree.xpos[t] == "PRP$"
        ids = {a.id for a in mention.actors if a.id}
        return bool(ids) and any(ids == {a.id for a in self.heads[o].actors} for o in others if o in self.heads)

    def their_own(self, t: int, others: Sequence[int]) -> bool:
        """Whether token `t` is a possessive that means no one but `others` ("Chad and Togo eased *their* rules")."""
        if self.tree.xpos[t] != "PRP$" or t not in self.heads:
            return False
        ids = {a.id for o in others if o in self.heads for a in self.heads[o].actors}
        return all(a.id and a.id in ids for a in self.heads[t].actors)

    def of(
        self, tokens: Sequence[int], themselves: bool = False, acting: bool = False, own: bool = False, clause: int = -1
    ) -> tuple[int, ...]:
        """The parties that these tokens stand for, in the order of the text, each once. `themselves`: not whoever is only named
        inside of what does not act; `acting`: nor whom it is done to, or where ("a strike *on X* killed"); `own`: nor whom it is
        for or against ("criticised the aid *to X*"). `clause`: the head of a clause behind a noun, that says nothing of whom the
        text names later ("for those *killed* and for the survivors")."""
        out: dict[int, None] = {}
        for t in tokens:
            spare = [*self._second_titles(t), *self._first_titles(t)]
            addressed = self.tree.lower[t] == "you" and t not in self.heads  # "thank you and your work with *Oslo*"
            for u in self._lists.coordinated(t):
                if (addressed and u != t and not self.acts(u)) or u in spare or self._label(u):
                    continue
                if 0 <= clause < u and self.tree.heads[clause] == t and self.tree.deps[clause].startswith("acl"):
                    continue
                if u != t and self._of_next(u):
                    continue
                if u == t or self.tree.upos[u] in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"):
                    for v in (*self._lists.beside(u), *self._one(u, themselves, acting or u != t, own)):
                        out[v] = None
        if len(out) > 1:
            for t in list(out):
                mention = self.heads.get(t) if t in out else None
                if mention is not None:  # "Russian" and "missiles" of "Russian missiles" are one
                    for u in [u for u in out if u != t and mention.start <= u < mention.end]:
                        del out[u]
        return tuple(sorted(out))

    def _label(self, u: int) -> bool:
        """Whether token `u` is the label of a turn, that does nothing ("MR. ROE: The first is", "Jane Roe: “He left”")."""
        tree = self.tree
        first, end = tree.sents[tree.sent_of[u]][0], self.heads[u].end if u in self.heads else u + 1
        if tree.words[end : end + 1] != [":"]:
            return False
        capitals = u - first < 4 and tree.words[u].isupper() and len(tree.words[u]) > 3
        return capitals or (tree.deps[u] == "nsubj" and tree.heads[u] > end and tree.xpos[end + 1 : end + 2] == ["``"])

    def _of_next(self, u: int) -> bool:
        """Whether a conjunct is the subject of the verb right behind it: "met Roe and *Doe* travelled to Oslo"."""
        tree, v = self.tree, u + 1
        return (
            tree.upos[u] == "PROPN"
            and v < len(tree)
            and tree.deps[v] == "conj"
            and tree.xpos[v] in ("VBZ", "VBD", "VBP")
            and tree.heads[v] in tree.above(u)
            and tree.lower[tree.subtree(u)[0]] in ("and", "but", "while")
            and not any(tree.deps[c] in ("nsubj", "nsubj:pass", "cc") for c in tree.children[v])
        )

    def _second_titles(self, t: int) -> list[int]:
        """A person's titles that are coordinated with the name: "Jane Roe, Adviser to the King and *Director* of the Office"."""
        tree = self.tree
        if self._in_name.get(t) != "PER":
            return []
        before = [c for c in tree.children[t] if tree.deps[c] == "appos"]
        return [
            c
            for c in tree.children[t]
            if tree.deps[c] == "conj"
            and any(a < c for a in before)
            and tree.upos[c] in ("NOUN", "PROPN")
            and c in self.heads
            and self.heads[c].kind in ("role", "description")
            and self.heads[c].start == c
            and tree.lower[c - 1] == "and"
            and tree.xpos[c] in ("NN", "NNP")
        ]

    def _first_titles(self, t: int) -> list[int]:
        """What else one person is called before his name or by one verb: "*candidate* and mayor of Oslo, Jane Roe, said"; of "the
        trader and *owner of the club* is" what no lexicon has."""
        tree = self.tree
        both = tree.conjuncts(t)
        if len(both) != 2 or tree.upos[t] != "NOUN" or any(tree.xpos[u] not in ("NN", "NNP") for u in both):
            return []
        if tree.deps[t] not in ("nsubj", "nsubj:pass") or t not in self.heads or tree.kid(both[1], "det") is not None:
            return []
        named = any(tree.deps[c] == "appos" and self._in_name.get(c) == "PER" for c in tree.children[both[1]])
        verb = tree.heads[t]
        one = any(tree.xpos[c] == "VBZ" for c in (verb, *(c for c in tree.children[verb] if tree.deps[c] in ("aux", "cop"))))
        if named and both[1] in self.heads:
            return [t]
        if not one or self.heads[t].kind != "role":
            return []
        return [t] if self.known(both[1]) and not self.known(t) else [both[1]]

    def _one_name(self, t: int) -> bool:
        """Whether the tokens before a name's last belong to it, whatever they mean elsewhere ("*African* Parks")."""
        return self._in_name.get(t) == "ORG" and self._in_name.get(t - 1) == "ORG"

    def private(self, t: int) -> bool:
        """Whether token `t` is the name of a person or of an organisation that is no organ of a state nor of several."""
        mention = self.heads.get(t)
        if mention is None or mention.kind != "name" or self.place(t):
            return False
        return all(self._in_name.get(t) == "PER" or ("BUS" in a.sectors and "GOV" not in a.sectors) for a in mention.actors)

    def no_press(self, t: int) -> bool:
        """Whether token `t` heads the name of somebody who is known, and not as press."""
        mention = self.heads.get(t)
        known = mention is not None and mention.kind == "name" and self.known(t)
        return mention is not None and known and all("JRN" not in a.sectors for a in mention.actors)

    def unnamed(self, t: int) -> bool:
        """Whether a mention is of people told by what they do alone."""
        return t in self.heads and self.heads[t].kind in ("role", "group")

    def crowd(self, t: int) -> bool:
        """Whether a mention is of people of whom no more is known than that they are civilians, traders, workers …"""
        mention = self.heads.get(t)
        return mention is not None and all(
            not (a.id or a.country or a.code) and bool(a.sectors) and _AT_HOME.issuperset(a.sectors) for a in mention.actors
        )

    def peaceful(self, t: int) -> bool:
        """Whether a mention is of a hospital, a school, a church or their like, whosever they are."""
        mention = self.heads.get(t)
        return mention is not None and all(bool(a.sectors) and _PEACEFUL.issuperset(a.sectors) for a in mention.actors)

    def somebody(self, t: int) -> bool:
        """Whether token `t` heads a mention of a state, an organisation or people of a kind: not of a part of the world."""
        mention = self.heads.get(t)
        return mention is not None and any(a.country or a.code or a.sectors for a in mention.actors)

    def known(self, t: int) -> bool:
        """Whether token `t` heads a mention of which more is known than its words."""
        mention = self.heads.get(t)
        return mention is not None and any(a.id or a.country or a.code for a in mention.actors)

    def _one(self, t: int, itself: bool = False, acting: bool = False, own: bool = False) -> list[int]:
        tree = self.tree
        examples = [c for c in tree.children[t] if tree.deps[c] == "nmod" and tree.case(c) in _EXAMPLES]
        if examples and not self.known(t) and tree.lemmas[t].lower() not in self._violence:  # "by gunfire, including a child"
            found = [v for e in examples for u in tree.conjuncts(e) for v in self._one(u)]
            if found:
                return found
        stands = next((c for c in tree.children[t] if tree.deps[c] == "acl" and tree.lower[c] == "representing"), -1)
        if stands >= 0 and self.crowd(t):  # "people *representing banks and unions*"
            firms = tree.kids(stands, "obj") or [c for c in tree.kids(t, "nmod") if c > stands and not tree.case(c)]
            meant = [u for o in firms for u in tree.conjuncts(o) if u in self.heads]
            if meant:
                return meant
        if self.acts(t):
            if t not in self.heads and not self.blind:  # "Ukrainian troops" of whom only "Ukrainian" is known
                noun = tree.upos[t] == "NOUN"
                beside = [c for c in tree.children[t] if tree.deps[c] == "appos" or (noun and tree.deps[c] == "flat" and c > t)]
                named = [c for c in beside if c in self.heads and tree.upos[c] == "PROPN"]
                if named:  # "her Chilean opponent Jane Roe", "Roe ally Jane Doe", "their allies, Chad and Benin"
                    return [u for u in tree.conjuncts(named[0]) if self.acts(u)]
                known = (
                    []
                    if itself or self._one_name(t)
                    else [
                        c
                        for c in tree.children[t]
                        if c < t
                        and c in self.heads
                        and not self._linked(c)
                        and tree.deps[c] in ("amod", "compound", "nmod:poss")
                        and not (self._another(t) and (tree.deps[c] == "nmod:poss" or self._other_state(c)))
                        and not self._region(t, c)
                    ]
                )
                return known[-1:] or self._members(t) or [t]
            return [t]
        for c in tree.children[t]:
            apart = any(tree.upos[x] == "VERB" for x in range(t + 1, c))  # "the raid that killed a general, *Otto Berg*"
            if tree.deps[c] == "appos" and not apart and self.acts(c):
                return [c]
        return [] if itself or self._entitled(t) or tree.lower[t] == "others" else self.inside(t, acting=acting, own=own)

    def _members(self, t: int) -> list[int]:
        """Who is told to make up a group of which no more is known: "a coalition of *Chad and Togo*"."""
        tree = self.tree
        if tree.lemmas[t].lower() not in self._collective:
            return []
        of = [c for c in tree.children[t] if c > t and tree.deps[c] == "nmod" and tree.case(c) == "of"]
        return [v for c in of[:1] for u in tree.conjuncts(c) if self.acts(u) for v in (self._one(u) if u in self.heads else [u])]

    def _another(self, t: int) -> bool:
        """Whether a noun is of somebody else than its possessor ("our *Allies*", which the lemmatiser leaves as it is)."""
        word = self.tree.lemmas[t].lower()
        return word in self._others or word[:-1] in self._others or word[:-3] + "y" in self._others

    def _other_state(self, t: int) -> bool:
        """Whether a token names one state as a noun: "*U.S.* allies" are others, "*European* allies" are in Europe."""
        mention = self.heads.get(t)
        one = mention is not None and len(mention.actors) == 1 and len(mention.actors[0].country) == 1
        return one and self.tree.upos[t] == "PROPN" and self.tree.deps[t] == "compound"

    def _region(self, t: int, c: int) -> bool:
        """Whether a modifier tells in which region one state is: "its *European* neighbour", "the *Asian* island"."""
        mention = self.heads.get(c)
        one = self.tree.xpos[t] == "NN" and (self._another(t) or self.tree.lemmas[t].lower() in self._one_state)
        return one and mention is not None and not any(a.country or a.code for a in mention.actors)

    def _entitled(self, t: int) -> bool:
        """Whether a token ends the title of a law or plan, whose words are not parties ("the *American* Rescue Plan")."""
        tree = self.tree
        if tree.lemmas[t].lower() not in self._papers or tree.words[t][:1].islower():
            return False
        law = tree.words[t] == "Act" and tree.words[t - 1][:1].isupper()  # "the Ending of *Russian* Oil Act"
        before = [c for c in tree.children[t] if c < t]
        capitals = [c for c in before if tree.deps[c] in ("amod", "compound", "nmod:desc") and tree.words[c][:1].isupper()]
        return law or (len(capitals) > 1 and any(tree.deps[c] == "det" for c in before))

    def inside(self, t: int, depth: int = 0, acting: bool = False, own: bool = False) -> list[int]:
        """The actors inside a phrase whose head is none; `acting`: not those to whom or where something is done; `own`: not those
        whom it is for or against."""
        tree = self.tree
        if depth > 3 or self._entitled(t):
            return []
        for c in tree.children[t]:
            if tree.deps[c] == "nmod:poss" and tree.lower[c] in self._generic:
                continue  # "the *women's* tour"
            if tree.deps[c] == "nmod:poss" and not self._another(t):
                found = [u for u in tree.conjuncts(c) if self.acts(u)]
                if found:
                    return found
                deeper = self.inside(c, depth + 1, acting, own)
                if deeper:
                    return deeper
        behind = [c for c in tree.children[t] if tree.deps[c] in ("nmod", "obl", "acl") and c > t]
        for case in _BEHIND[: 1 if tree.lemmas[t].lower() in self._leaving else 2]:
            for c in behind:
                if tree.deps[c] != "acl" and tree.case(c) == case:
                    found = [u for u in tree.conjuncts(c) if self.acts(u)] or self.inside(c, depth + 1, acting, own)
                    if found:
                        return found
                if tree.deps[c] == "acl" and case == "by" and tree.lemmas[c].lower() not in self._unmade:
                    for g in tree.children[c]:
                        if tree.case(g) == "by" and self.acts(g):
                            return [u for u in tree.conjuncts(g) if self.acts(u)]
        mods = [
            c for c in tree.children[t] if c < t and tree.deps[c] in ("compound", "amod", "nmod:desc", "nmod:unmarked", "flat")
        ]
        if self._another(t) or tree.lemmas[t].lower() in self._joining:  # whose bid for *NATO* membership it is, is somebody else
            mods = [c for c in mods if self._state(c)]
        mods = [c for c in mods if not self._region(t, c)]
        found = [
            u
            for c in mods
            for u in tree.below(c)
            if (u in self.heads and not self._linked(u)) or (self.blind and tree.upos[u] == "PROPN" and u == c)
        ]
        if found:
            return found
        for case in _ACTING if acting else _OWN[2:] if own else _INSIDE[2:]:
            for c in behind:
                if (
                    tree.deps[c] != "acl"
                    and tree.case(c) == case
                    and not (case == "near" and tree.lemmas[c].lower() in self._borders)
                ):
                    found = [u for u in tree.conjuncts(c) if self.acts(u)] or self.inside(c, depth + 1, acting, own)
                    if found:
                        return found
        return []

    def state(self, t: int) -> bool:
        """Whether token `t` heads a mention of one state, its government or its forces."""
        mention = self.heads.get(t)
        return mention is not None and any(
            len(a.country) == 1 and (not a.sectors or not {"GOV", "MIL", "SPY"}.isdisjoint(a.sectors)) for a in mention.actors
        )

    def _state(self, t: int) -> bool:
        mention = self.heads.get(t)
        return mention is not None and any(a.country for a in mention.actors)

    def _linked(self, t: int) -> bool:
        """Whether a hyphen joins a name to a word that makes it another's quality ("*China*-linked payments", "a pro-*Chad*
        group")."""
        tree, mention = self.tree, self.heads[t]
        before = mention.start > 1 and tree.words[mention.start - 1] == "-" and tree.lower[mention.start - 2] == "pro"
        after = tree.lower[mention.end + 1] if tree.words[mention.end : mention.end + 1] in (["-"], ["–"]) else ""
        before = before or after in self._joined  # "the *China*-owned platform"
        return before or (mention.kind == "place" and tree.words[mention.end : mention.end + 1] in (["-"], ["–"]))

    def together(self, predicate: int, subjects: Sequence[int]) -> list[int]:
        """Who does it "together with", "along with" or "alongside" the subject (−1: no predicate, of the others alone)."""
        tree = self.tree
        out = []
        heads = [predicate, *(u for s in subjects for u in tree.conjuncts(s))]
        for head in [*heads[predicate < 0 :], *(c for s in heads[1:] for c in tree.children[s] if tree.lower[c] in _TOGETHER)]:
            for c in tree.children[head]:
                if tree.deps[c] not in ("obl", "nmod"):
                    continue
                case = tree.case(c)
                first = tree.subtree(c)[0]
                beside = {tree.lower[first], tree.lower[first - 1]}
                if case in ("alongside", "together with", "along with") or (case == "with" and beside & _TOGETHER):
                    out.append(c)
        joined = [
            c for head in heads[predicate < 0 :] for c in tree.kids(head, "acl", "advcl") if tree.lower[c] in self._joined_by
        ]
        out += [g for c in joined if tree.words[c - 1] == "," for g in tree.kids(c, "obl") if tree.case(g) == "by"]
        return out

    def modifying(self, t: int) -> bool:
        """Whether a modifier names an actor ("*Russian* troops")."""
        if not self.blind:
            return t in self.heads
        return self.tree.upos[t] == "PROPN" or (self.tree.upos[t] == "ADJ" and self.tree.words[t][:1].isupper())
