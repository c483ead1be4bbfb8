"""The way up from a predicate: what stands around it, what it hangs from, and what that makes of it.

Its own marks come first (`own`); then the word that it hangs from, as far as that word's meaning reaches down: its operator, met
by the state which that word itself is in, and so on up to the sentence's root or to the cue of the innermost source (`links`,
`states`). What is presupposed ("following Putin's visit") or said for itself (a relative clause) gets nothing from above; without
either, tense and aspect decide (`tense`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.factuality.governors import PARTICLES, governor
from dragoman.factuality.links import finite, gerund, infinitive, links, marks, told
from dragoman.factuality.nouns import foremost, misread, of_two, told_of
from dragoman.factuality.operators import CLASSES, Operator, Operators
from dragoman.factuality.own import Own
from dragoman.factuality.speaking import performed, speaks
from dragoman.factuality.states import State, under, within
from dragoman.factuality.tense import headline, tense
from dragoman.language.trees import Tree

DEPTH = 12
"""How many words above it a predicate's state may come from."""

_DONE = 1.5  # the score above which what one was able to do is taken to have been done
_MET = 2.3  # the score above which a purpose of what is past is taken to have been met
_THERE = 2.0  # the score above which what is talked about is taken to be there
_CONTENT = frozenset({"ccomp", "ccomp:if", "obj", "of", "about", "to", "on", "that"})
_MEANT = Operator("", "m", ("purpose",), "planned", "PR+", "", "")
_OF_NOUN = Operator("", "m", ("inf",), "planned", "PS+", "not_occurred", "PR-")
_OF_CONTENT = frozenset({"denied", "not_occurred", "considered", "unspecified"})  # said of what a claim says, not of the claim
_TAKES_PLACE = frozenset({"ASSAULT", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT"})


@dataclass(frozen=True, slots=True)
class Words:
    """The operators, and what is asked of them at every step."""

    operators: Operators
    own: Own
    definite: frozenset[str]
    named: frozenset[str]
    temporal: frozenset[str]

    @classmethod
    def of(cls, operators: Operators) -> Words:
        return cls(operators, Own(operators), *(operators.words(s) for s in ("definite", "named", "temporal")))


class Climb:
    """The way up from the predicate at token `start`; `cue`: that of the innermost source, −1 without one; `told`: it stands in
    what somebody said in the past; `event`: its PLOVER category; `speech`: it is itself the cue of something said."""

    def __init__(self, words: Words, tree: Tree, start: int, cue: int, told: bool, event: str | None, speech: bool) -> None:
        self._operators = words.operators
        self._own = words.own
        self._definite = words.definite
        self._named = words.named
        self._temporal = words.temporal
        self.tree = tree
        self.start = start
        self.cue = cue
        self.told = told
        self.event = event
        self.speech = speech
        self.doubted = False  # whether what is spoken of as known is taken to be so

    # ------------------------------------------------------------------ one predicate
    def state(self, i: int, depth: int, carrier: int | None = None, content: bool = False) -> State:
        """The state of `i`. `carrier` is the light verb of an event noun; `content`: not `i` itself is asked about but what it
        tells of."""
        tree = self.tree
        own = self._own.state(tree, i, self.told)
        if carrier is not None:
            handed: State | None = self._announced(i, carrier) or self.state(carrier, depth - 1)
        else:
            handed = self._handed(i, depth, content) if depth else None
        if own is None and handed is None:
            read_as_one = self._announced(i, i) if carrier is None and tree.upos[i] == "VERB" else None
            return read_as_one or self._tense(i)
        state = own if handed is None else handed if own is None else within(own, handed)
        assert state is not None
        if performed(tree, i, state, self._operators, self._own):
            return State("occurred", "CT+", (f"{tree.words[i]} (done in being said)", *state.why))
        if not state.status:
            plain = self._tense(i)
            told = tree.xpos[i] == "VBN" and any(tree.lemmas[c] == "have" for c in tree.children[i])  # "is thought to have fled"
            value = state.value if plain.status != "unspecified" else "Uu"
            return replace(plain, value=value, why=(*state.why, *plain.why), bare=plain.bare and not told)
        return state

    def _tense(self, i: int) -> State:
        mine = i == self.start
        said = (mine and self.speech) or speaks(self.tree, i, self._operators)
        lemma, has = self.tree.lemmas[i].lower(), self._operators.has
        particles = [self.tree.lower[c] for c in self.tree.children[i] if self.tree.deps[c] in PARTICLES]
        lasting = has(lemma, "v", "state") or any(has(f"{lemma} {p}", "v", "state") for p in particles)
        status, why = tense(self.tree, i, self.event if mine else None, said, lasting)
        if status == "occurred" and has(lemma, "v", "lasting"):
            if self._ever_since(i):
                status, why = "ongoing", "ever since"
            elif self._stands_so(i):
                status, why = "ongoing", "a present passive"
        return State(status, "Uu" if status == "unspecified" else "CT+", (why,), bare=True)

    def _ever_since(self, i: int) -> bool:
        """ "*Have* held the town *since* May"."""
        tree = self.tree
        if not any(tree.deps[c] == "aux" and tree.lower[c] in ("has", "have") for c in tree.children[i]):
            return False
        return any(
            tree.deps[c] in ("obl", "advcl", "advmod") and "since" in (tree.case(c), *marks(tree, c)) for c in tree.children[i]
        )

    def _stands_so(self, i: int) -> bool:
        """ "*Are* stationed there"."""
        aux = [c for c in self.tree.children[i] if self.tree.deps[c] in ("aux", "aux:pass", "cop")]
        return self.tree.xpos[i] == "VBN" and len(aux) == 1 and self.tree.lower[aux[0]] in ("is", "are", "'s", "’s", "'re", "’re")

    def _announced(self, i: int, verb: int) -> State | None:
        """ "China *announced* drills": of what takes place, unlike what is done in being announced ("announced sanctions"), the
        announcing is only the beginning."""
        if i != self.start or self.event not in _TAKES_PLACE or self.tree.xpos[verb] not in ("VBD", "VBN", "VBZ", "VBP"):
            return None
        nouns = (i, *(c for c in self.tree.children[verb] if self.tree.deps[c] in ("obj", "nsubj:pass")))
        if any(self._operators.has(self.tree.lower[c], "a", "at once") for t in nouns for c in self.tree.children[t]):
            return None  # "announced its *immediate* withdrawal"
        op = self._operators.find(self.tree.lemmas[verb].lower(), "v", ("event",))
        above = None if op is None else State("occurred", "CT+") if verb == i else self.state(verb, DEPTH - 1)
        return under(above, op, f"{self.tree.words[verb]} (event)") if op is not None and above is not None else None

    # ------------------------------------------------------------------ what hangs above it
    def _handed(self, i: int, depth: int, content: bool) -> State | None:
        """What comes down to `i` from the word above it; None where it is said for itself."""
        tree = self.tree
        head, dep = tree.heads[i], tree.deps[i]
        if dep == "acl:relcl" and not self._told_in(i, head):
            return self._of_any(i, head)
        if head == i or dep in ("parataxis", "appos"):
            return None
        if dep == "conj":
            return self._conjoined(i, head, depth, content)
        if dep == "nmod" and tree.upos[head] in ("SYM", "NUM"):  # "$3m in aid" is aid
            return self._handed(head, depth - 1, content)
        noun = tree.upos[i] in ("NOUN", "PROPN") or (dep == "nsubj" and tree.xpos[i] == "VBG")
        act = noun and not content and self._operators.knows(tree.lemmas[i].lower(), "n")
        known = noun and not content and (act or self.known(i))
        ways = links(tree, i, dep, known) if dep != "acl:relcl" else ("that", "ccomp")
        if dep in ("obj", "nsubj:pass") and tree.upos[head] == "VERB" and (told := self._announced(i, head)) is not None:
            return told
        if content and dep != "root" and self._operators.has(tree.lemmas[i].lower(), "n", "claim"):
            ways = ("claim", *ways)
        if not ways:
            return self._raised(i, head, depth) if noun and dep == "nsubj" else self._beside(i, head, dep, depth)
        if dep == "nsubj" and not noun:
            return None
        if dep in ("nmod", "acl") and self._operators.has(tree.lemmas[head].lower(), "n", "part"):
            part = self.state(head, depth - 1)  # "denied *any role in the attack*"
            if part.status == "denied":
                return part
        if tree.upos[head] == "PRON" and (none := self._operators.find(tree.lower[head], "d", ways)) is not None:
            verb = tree.lemmas[tree.heads[head]].lower()  # "*said nothing about* sending arms"
            saying = any(self._operators.has(verb, "v", s) for s in ("unsaid", "unsaid:that", "unsaid:wh"))
            return State(none.status, none.value, (f"{tree.words[tree.heads[head]]} {tree.words[head]}",)) if saying else None
        op, word, head = self._operator(i, head, dep, ways, depth)
        if op is not None and dep == "nsubj:pass" and op.status != "demanded" and self._raising(head) is not None:
            return self._raised(i, head, depth)
        if op is not None and dep == "acl" and ways[0] == "inf" and tree.deps[head] == "obj":  # "*had an opportunity* to meet"
            holder = tree.heads[head]
            had = self._operators.find(f"{tree.lemmas[holder].lower()} {tree.lemmas[head].lower()}", "v", ways)
            if had is not None and self.state(holder, depth - 1).status == "occurred":
                return State("occurred", had.value, (f"{tree.words[holder]} {tree.words[head]} (inf)",))
        if ways[0] == "without" and self._own.negation(tree, head) is not None:
            return State("conditional", "Uu", (f"{tree.words[head]}, but not without",))
        if op is not None and ways[0] == "claim" and i == self.cue and any(tree.deps[c] == "nmod:poss" for c in tree.children[i]):
            return None  # "threw out *Oslo's* complaint that": Oslo tells it as done
        if op is not None and op.status == "denied" and misread(tree, i, self._operators):
            return State("occurred", "CT+", (f"{tree.words[i]} (a noun, read as a verb)",))  # "denies *claim* it hacked"
        if misread(tree, head, self._operators) and ways[0] in ("ccomp", "that"):
            above, name = governor(self._operators, tree, tree.heads[head], ("claim",))
            if above is not None:
                op, word, head = above, name, tree.heads[head]
        if op is not None and noun and self._stands(i, op, act, content or "compound" in ways):
            op = None
        if op is not None and ways == ("subject",) and op.status == "demanded" and self.known(i) and of_two(tree, i):
            return None  # "*Rome's* support is crucial": it is there
        if head == self.cue and tree.upos[head] != "NOUN":
            negated = self._own.negation(tree, head)
            g = State("", "CT+") if negated is None else State("not_occurred", "CT-", (tree.words[negated],))
            if negated is None and self._unsaid(head, "unsaid:wh" if self._indirect(i) else "unsaid:that", depth):
                return State("not_mentioned", "Uu", (tree.words[head],))
        elif op is None and dep in ("csubj", "csubj:outer") and gerund(tree, i) and self._with_complement(i):
            g = self.state(head, depth - 1)  # "*sending* arms would be a mistake"
            return State("conditional", "Uu", g.why) if g.status in ("conditional", "planned", "possible") else None
        elif op is None and (
            dep in ("ccomp", "csubj", "nsubj")
            or (dep == "nmod" and not content and not self._operators.has(tree.lemmas[head].lower(), "n", "unsaid"))
            or (dep == "obl" and (known or not self._operators.has(ways[0], "p", "shared")))
        ):
            if dep not in ("ccomp", "obl") or self._own.negation(tree, head) is None:
                return None
            g = State("not_occurred", "CT-")
        else:
            g = self.state(head, depth - 1, content=tree.upos[head] == "NOUN" and dep != "compound")
        if self._silent(i, head, g):
            return State("not_mentioned", "Uu", (*g.why, tree.words[head]))
        if g.negative and _CONTENT & set(ways):
            silent = self._operators.find(tree.lemmas[head].lower(), CLASSES.get(tree.upos[head], ""), ("unsaid",))
            if silent is not None:
                return State(silent.negated_status, silent.negated_value, (*g.why, tree.words[head]))
        if op is not None:
            if "would" in op.scope:  # "would like to": no more than likes to
                g = State("", "CT+")
            if op.transparent and g.real and ways == ("subject",):
                return None  # "the launch comes as": that it comes says no more than the noun
            s = under(g, op, f"{word} ({ways[0]})")
            own = (
                noun
                or finite(tree, i)
                or any(tree.deps[c] == "aux" and tree.lemmas[c] in ("have", "be") for c in tree.children[i])
            )
            return replace(s, status="") if op.transparent and s.real and own else s
        return self._without(i, head, dep, ways, g, known)

    def _operator(self, i: int, head: int, dep: str, ways: tuple[str, ...], depth: int) -> tuple[Operator | None, str, int]:
        """What the word above `i` does to it, by which words, and the token that does it."""
        tree, operators = self.tree, self._operators
        lemma, above = tree.lemmas[i].lower(), tree.lemmas[head].lower()
        if "inf" in ways and operators.has(lemma, "v", "voiced"):
            ways_up: tuple[str, ...] = ("inf:voiced", *ways)
        elif "obj" in ways and operators.has(lemma, "n", "granted"):  # "denied *funding*"
            ways_up = ("granted", *ways)
        else:
            ways_up = ways
        op, word = governor(operators, tree, head, ways_up)
        if op is not None:
            done = operators.find(above, CLASSES.get(tree.upos[head], ""), ("inf:past",))
            whom = any(
                tree.deps[c] in ("obj", "iobj", "nsubj") for c in (*tree.children[head], *tree.children[i]) if head < c < i
            )
            may = tree.upos[head] == "VERB" and not whom  # "were *allowed* to bid": nobody says that they did
            if done is not None and dep == "xcomp" and not may and self._past(head, depth) and self._scored(i, _DONE):
                op = done  # "*was able* to conclude it": it did
            return op, word, head
        if dep == "ccomp" and head != self.cue and (who := tree.subject(head)) is not None and who < head < i:
            op, word = governor(operators, tree, who, ("that",)) if "that" in ways else (None, word)
            head = who if op is not None else head  # "*fears* grew *that* it would attack"
        further: list[tuple[str, ...]] = []
        if op is None and tree.upos[head] in ("ADV", "ADJ") and tree.deps[head] in ("advmod", "xcomp"):
            further.append(ways)  # "fell *short* of reaching"
        if op is None and "acl" in ways and tree.deps[head] in ("obj", "obl"):
            further.append(("inf", "xcomp"))  # "ordered *forces to cease*", read as a noun's clause
        for more in further:
            found, name = governor(operators, tree, tree.heads[head], more)
            if found is not None:
                return found, name, tree.heads[head]
        return op, word, head

    def _met(self, i: int, head: int) -> bool:
        """ "Met *to sign* the deal": a purpose of what is past that the score takes to have been met."""
        tree = self.tree
        past = tree.xpos[head] in ("VBD", "VBN") and tree.deps[head] != "acl" and tree.xpos[i] == "VB"
        little = any(tree.deps[c] == "obj" and tree.upos[c] == "ADJ" for c in tree.children[head])  # "did *little* to calm them"
        return past and not little and self._scored(i, _MET)

    def _scored(self, i: int, least: float) -> bool:
        return i == self.start and bool(self.tree.facts) and self.tree.facts[i] >= least

    def _past(self, i: int, depth: int) -> bool:
        if self.tree.upos[i] != "ADJ":
            return self.state(i, depth - 1).status == "occurred"
        return any(self.tree.deps[c] == "cop" and self.tree.xpos[c] in ("VBD", "VBN") for c in self.tree.children[i])

    def _raising(self, head: int) -> int | None:
        """The infinitive whose subject is also that of `head`."""
        kids = self.tree.children[head]
        if any(self.tree.deps[c] in ("obj", "iobj") for c in kids):
            return None
        return next((c for c in kids if self.tree.deps[c] == "xcomp" and infinitive(self.tree, c, marks(self.tree, c))), None)

    def _raised(self, i: int, head: int, depth: int) -> State | None:
        """ "*Talks* are expected to resume": what is said of the infinitive's subject; not these are expected."""
        tree, verb = self.tree, self._raising(head)
        if verb is None:
            return None
        ways = ("obj", "obj:indef") if tree.passive(verb) else ("subject",)
        op, word = governor(self._operators, tree, verb, ways)
        return None if op is None else under(self.state(verb, depth - 1), op, f"{word} ({ways[0]})")

    def _told_in(self, i: int, head: int) -> bool:
        """Whether a clause read as a relative one is what its noun tells: "a report *that* Ngo had met Roe"."""
        tree = self.tree
        if not self._operators.has(tree.lemmas[head].lower(), "n", "claim"):
            op = self._operators.find(tree.lemmas[head].lower(), "n", ("that",))  # "fears they *will help* to plan it"
            whole = any(tree.deps[c] == "cop" or (c > i and tree.deps[c] in ("obj", "xcomp", "ccomp")) for c in tree.children[i])
            whole = whole and not any(tree.lemmas[c] == "have" and tree.deps[c] == "aux" for c in tree.children[i])
            return op is not None and op.status == "possible" and whole and told(tree, i)
        kids = {c: tree.deps[c] for c in tree.children[i]}
        that = next((c for c in kids if tree.lower[c] == "that" and c < i), -1)
        others = [d for c, d in kids.items() if c != that]
        subject = any(d.startswith("nsubj") for d in others)
        return that >= 0 and subject and "ccomp" not in others and (kids[that] != "obj" or "obj" in others)

    def _silent(self, i: int, head: int, g: State) -> bool:
        """ "Did not *say when* talks would resume", "gave no *word on whether*", "did not *say that* they had"."""
        tree = self.tree
        lemma, kind = tree.lemmas[head].lower(), CLASSES.get(tree.upos[head], "")
        if not g.negative or kind not in ("v", "n"):
            return False
        if self._indirect(i):
            return self._operators.has(lemma, kind, "unsaid:wh")
        return tree.deps[i] == "ccomp" and "that" in marks(tree, i) and self._operators.has(lemma, kind, "unsaid:that")

    def _unsaid(self, cue: int, scope: str, depth: int) -> bool:
        """Whether a gerund or infinitive of saying is said not to have been: "*without saying* that", "declined *to say
        whether*"."""
        tree = self.tree
        if tree.xpos[cue] not in ("VBG", "VB") or not self._operators.has(tree.lemmas[cue].lower(), "v", scope):
            return False
        return self.state(cue, depth - 1).status == "not_occurred"

    def _with_complement(self, i: int) -> bool:
        """ "Sending *arms*", unlike "the fighting"."""
        return any(c > i and self.tree.deps[c] in ("obj", "obl", "xcomp", "ccomp") for c in self.tree.children[i])

    def _indirect(self, i: int) -> bool:
        """Whether the clause of `i` is an indirect question."""
        tree = self.tree
        opening = (c for c in tree.children[i] if c < i)
        return tree.deps[i] in ("ccomp", "advcl", "acl") and any(
            tree.xpos[c] in ("WRB", "WP", "WP$") or tree.lower[c] in ("whether", "if") for c in opening
        )

    def _stands(self, i: int, op: Operator, act: bool, content: bool) -> bool:
        """Whether a noun is a fact in spite of the operator above it: a claim that is denied was made, and what is only talked
        about is there already where the score says so, or where it is efforts and plans whose content is asked about."""
        if act and (content or (op.status in _OF_CONTENT and "off" not in op.scope)):
            return True
        if op.status != "considered" or not any(s.endswith(":indef") for s in op.scope):
            return False
        return content or (bool(self.tree.facts) and self.tree.facts[i] >= _THERE)

    def _of_any(self, i: int, head: int) -> State | None:
        """ "Anyone who *helps* them", "any country that *buys* oil": nobody may; None where it is about somebody."""
        tree = self.tree
        if tree.xpos[i] not in ("VBZ", "VBP"):
            return None
        for c in (head, *(c for c in tree.children[head] if tree.deps[c] == "det"), *tree.children[i]):
            op = self._operators.find(tree.lower[c], "d", ("relcl",))
            if op is not None:
                return State(op.status, op.value, (f"{tree.words[c]} (of a relative clause)",))
        return None

    def _without(self, i: int, head: int, dep: str, ways: tuple[str, ...], g: State, known: bool) -> State | None:
        """What comes down from a word that is no operator."""
        tree = self.tree
        if ways[0] == "inf":
            if "purpose" in ways or "acl" in ways:
                if "acl" in ways and foremost(tree, head, self._operators):
                    return None if g.negative else g
                if "purpose" in ways and g.status == "occurred" and self._met(i, head):
                    return State("occurred", "PR+", ("a purpose met",))
                if "purpose" in ways or tree.heads[head] == head:  # "leader to visit Serbia", a headline
                    return under(g, _MEANT, "a purpose" if "purpose" in ways else f"{tree.words[head]} (inf)")
                return under(g, _OF_NOUN, f"{tree.words[head]} (inf)")
            return g if not g.real else None
        if ways[0] == "by" and g.negative and not known:  # "impossible to win *by force*"
            return g
        if dep == "xcomp":
            return g
        if dep == "advcl":
            behind = any(self._operators.has(m, "m", "behind") for m in marks(tree, i))  # "will sell it after *opening* a plant"
            return None if g.negative or behind or not gerund(tree, i) else g
        if dep in ("obj", "nsubj:pass", "obl"):
            return None if g.real or g.negative or known else g
        return None

    def _beside(self, i: int, head: int, dep: str, depth: int) -> State | None:
        """Adverbial clauses: "when X arrives" is ahead where the main clause is; a participle shares the main clause's fate."""
        tree = self.tree
        if dep != "advcl":
            return None
        if self._indirect(i) and tree.upos[head] == "ADJ" and self._operators.has(tree.lower[head], "a", "silent"):
            return State("not_mentioned", "Uu", (tree.words[head],))  # "was silent on whether"
        silent = self._indirect(i) and i < head and self._operators.has(tree.lemmas[head].lower(), "v", "unsaid:wh")
        if silent and self._own.negation(tree, head) is not None:  # "When they might meet, she did not say"
            return State("not_mentioned", "Uu", (tree.words[head],))
        openers = [*marks(tree, i), *(tree.lower[c] for c in tree.children[i] if tree.deps[c] == "advmod")]
        first = next((c for c in tree.children[i] if tree.deps[c] in ("aux", "aux:pass", "cop")), i)
        beside = any(self._operators.has(m, "m", "beside") for m in openers) and tree.words[tree.subtree(i)[0] - 1] != ","
        beside = beside and first == i and not self._operators.has(tree.lemmas[i].lower(), "v", "state")
        ahead = tree.xpos[first] in ("VBZ", "VBP") and (beside or any(m in self._temporal for m in openers))
        done = headline(tree) and any(self._operators.has(m, "m", "behind") for m in openers)  # "to meet after envoy *quits*"
        ahead = ahead and not done and (first == i or tree.xpos[i] != "VBG")  # "at a time when the army *is facing* …" it is
        if not ahead or head == self.cue:
            return None
        g = self.state(head, depth - 1)
        if beside and g.status != "planned":
            return None
        return g if not g.real and not g.negative else None

    def _conjoined(self, i: int, head: int, depth: int, content: bool) -> State | None:
        """A conjunct shares what stands above the first, and with the same form and nothing of its own also the first's marks."""
        tree = self.tree
        kids = tree.children[i]
        if any(tree.deps[c] == "cop" and tree.xpos[c] == "VB" for c in kids) and not any(tree.deps[c] == "aux" for c in kids):
            s = self.state(head, depth - 1)  # "will write and *be in touch*"
            return None if s.real else s
        if tree.upos[i] == tree.upos[head] == "NOUN":
            return None if self.known(i) else self._handed(head, depth - 1, content)
        alone = not any(tree.deps[c].startswith(("aux", "nsubj", "mark", "cop")) for c in kids)
        alone = alone and not any(
            tree.deps[t] == "nsubj" and tree.heads[t] >= i for t in range(head + 1, i)
        )  # "but *he* remains"
        if alone and (tree.xpos[i] == tree.xpos[head] or {tree.xpos[i], tree.xpos[head]} == {"VB", "VBP"}):
            s = self.state(head, depth - 1)
            but = any(tree.deps[c] == "cc" and tree.lower[c] in ("but", "nor") for c in kids)
            if s.real and s.status and tree.xpos[i] == tree.xpos[head] == "VB":  # "went on to win and *rule*"
                return s
            return None if s.real or (but and s.negative) else s
        return self._handed(head, depth - 1, content) if finite(tree, i) == finite(tree, head) else None

    def known(self, i: int) -> bool:
        """Whether a noun is spoken of as known: with an article, a demonstrative, a possessor, or as a name ("the", "this", "her
        war", "the *Yemen* war" also in a headline)."""
        tree = self.tree
        if self.doubted:
            return False
        if tree.upos[i] == "PROPN":
            return True
        return any(
            tree.deps[c] == "nmod:poss"
            or (tree.deps[c] == "det" and tree.lower[c] in self._definite)
            or (tree.lemmas[i].lower() in self._named and tree.deps[c] == "compound" and tree.upos[c] == "PROPN")
            for c in tree.children[i]
        )

    def merely_named(self, i: int) -> bool:
        """A noun by itself, not spoken of as known ("apply for *assistance*"): nothing says that it happened, unless something
        happened in it ("was killed in an *operation*") or made it happen ("sparked *riots*"), it did something itself ("*riots*
        followed"), it is over or its content is told (`told_of`)."""
        tree, has = self.tree, self._operators.has
        if tree.upos[i] != "NOUN" or self.known(i) or any(tree.deps[c] == "cop" for c in tree.children[i]):
            return False
        if told_of(tree, i, self._operators, self._scored(i, _DONE)):
            return False
        head, dep = tree.heads[i], tree.deps[i]
        over = tree.xpos[head] in ("VBD", "VBN") and tree.deps[head] != "acl"
        past = over or (tree.xpos[head] in ("VBZ", "VBP") and headline(tree))  # "*Riots* follow ruling"
        if dep == "obl":
            open_ = not (over and has(tree.case(i), "p", "circumstance"))
        elif dep in ("nsubj", "nsubj:pass"):
            open_ = not past
        elif dep == "obj":
            op, _ = governor(self._operators, tree, head, ("obj", "obj:indef"))
            past = past or (tree.xpos[head] == "VBG" and tree.deps[head] == "advcl" and tree.xpos[tree.heads[head]] == "VBD")
            if op is not None and op.transparent and finite(tree, head) and self._scored(i, _DONE):
                return not self.state(head, DEPTH - 1).real  # "*is launching* talks"
            open_ = op is None or not op.transparent or not past
        else:
            return True
        return open_ or self.state(head, DEPTH - 1).status != "occurred"
