"""What stands around a predicate itself: negation, modals, adverbs, adjectives, the mark of its clause, a question, a
condition."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.factuality.links import finite, marks
from dragoman.factuality.operators import Operators
from dragoman.factuality.states import State, weaker
from dragoman.factuality.tense import headline
from dragoman.language.trees import Tree

_WH = frozenset({"WRB", "WP", "WP$", "WDT"})
_TIMES = frozenset({"amod", "nmod:poss", "nmod:unmarked", "compound"})
_INVERTING = frozenset({"had", "were", "should"})
_KIND = {"aux": "x", "advmod": "r", "amod": "a", "det": "d"}
_LESS = frozenset({"possible", "considered", "conditional", "demanded"})
_DASHES = frozenset("-–—|")
_ANY = frozenset({"any", "such"})
_VENUES = frozenset({"in", "at", "for"})


class Own:
    """Answers for one lexicon; its functions are pure."""

    def __init__(self, operators: Operators) -> None:
        self._operators = operators
        self._negations = operators.words("negation")
        self.would = operators.words("reported")

    def _named(self, tree: Tree, i: int) -> bool:
        """ "The *Yemen* war"."""
        if not self._operators.has(tree.lemmas[i].lower(), "n", "named"):
            return False
        return any(tree.deps[c] == "compound" and tree.upos[c] == "PROPN" for c in tree.children[i])

    # ------------------------------------------------------------------ negation
    def negation(self, tree: Tree, i: int) -> int | None:
        """The token that negates the predicate `i`: "not", "never", "no longer", or the "no" of its subject or object; "not
        only" and "nothing but" do not."""
        words = self._negations
        for c in tree.children[i]:
            dep = tree.deps[c]
            if dep in ("advmod", "det", "cc:preconj", "cc") and tree.lower[c] in words:
                if (tree.lower[c] == "no" and dep == "advmod") or self._only(tree, c):
                    continue
                if c > i and c + 1 < len(tree) and tree.lower[c + 1] == "to" and tree.heads[tree.heads[c + 1]] == i:
                    continue  # "vowed never to": what was vowed is negated, not the vow
                return c
            if dep == "advmod" and c and tree.lower[c - 1] in words and tree.heads[c - 1] == c and tree.lower[c] == "longer":
                return c - 1
            if dep in ("nsubj", "nsubj:pass", "obj") and tree.upos[i] in ("VERB", "AUX", "ADJ"):
                if tree.lower[c] in words:
                    return None if c + 1 < len(tree) and self._operators.has(tree.lower[c + 1], "p", "exceptive") else c
                for g in tree.children[c]:
                    if tree.deps[g] in ("det", "cc:preconj") and tree.lower[g] in words and not self._only(tree, g):
                        return g
            if (
                dep == "mark"
                and c
                and tree.lower[c] == "to"
                and tree.lower[c - 1] in words
                and tree.heads[c - 1] == tree.heads[i]
            ):
                return c - 1
        if tree.deps[i] == "acl" and tree.xpos[i] == "VBN" and not finite(tree, i) and tree.deps[tree.heads[i]] == "root":
            return next((c for c in tree.children[tree.heads[i]] if tree.lower[c] == "no"), None)  # "*No* damage reported"
        return None

    def _only(self, tree: Tree, c: int) -> bool:
        return c + 1 < len(tree) and self._operators.has(tree.lower[c + 1], "r", "focus")

    # ------------------------------------------------------------------ all of it
    def state(self, tree: Tree, i: int, told: bool) -> State | None:
        """What the predicate's own words make of it, None where they say nothing. `told`: it stands in what somebody said in
        the past, where "would" is the future."""
        negated = self.negation(tree, i)
        modal = self._modal(tree, i, negated, told)
        state = modal
        if modal is None and negated is not None:
            state = State("not_occurred", "CT-", (f"{tree.words[negated]} (negation)",))
            if _until(tree, i):
                return State("occurred", "CT+", (*state.why, "until then"))
            if _forbidden(tree, i):
                return State("demanded", "PS-", (*state.why, "an imperative"))
        for c in tree.children[i]:
            dep = tree.deps[c]
            if dep not in ("advmod", "amod", "det"):
                continue
            scopes = ("self", "self:verb") if tree.upos[i] == "VERB" else ("self",)
            if c + 1 < len(tree) and tree.lower[c + 1] == "to" and tree.heads[c + 1] == i:
                scopes = ("infinitive", *scopes)  # "has *yet to* be told"
            op = self._operators.find(tree.lower[c], _KIND[dep], scopes)
            if op is None and dep == "advmod" and _present(tree, i):
                op = self._operators.find(tree.lower[c], "r", ("present",))
            if op is None or (op.status == "conditional" and modal is None and c + 1 == i):  # "*otherwise* known as"
                continue
            why = (f"{tree.words[c]} ({dep})",)
            if state is None:
                state = State(op.status, op.value, why, weak=dep == "det")
            elif op.status == "conditional" and state.status == "planned":  # "*otherwise* they will leave"
                state = State("conditional", "Uu", (*state.why, *why))
            elif state.status in ("", "planned", "possible", "conditional"):
                state = State(state.status or op.status, weaker(state.value, op.value), (*state.why, *why))
        if state is None and (ahead := self._ahead(tree, i) or self._timed(tree, i)):
            state = State("planned", "PR+", (f"{ahead} (a time to come)",))
        if modal is None and (there := self._there(tree, i, negated is not None)) is not None:
            state = there
        mark = self._mark(tree, i)
        if mark is not None and mark.status == "planned" and state is not None and state.status in _LESS:
            mark = None  # "ahead of a *possible* strike"
        if mark is not None and (state is None or not state.negative or mark.status != "not_occurred"):
            if state is not None:
                mark = State(mark.status, "PS-" if state.negative else mark.value, (*state.why, *mark.why))
            state = mark
        if state is None or (state.status == "planned" and modal is not None):
            condition = self._condition(tree, i, modal is not None)
            if condition:
                state = State("conditional", "Uu", (*(state.why if state else ()), condition))
        if (state is None or modal is None or not state.negative) and _asked(tree, i):
            state = State("unspecified", "Uu", ("a question",))
        return state or self._bare(tree, i)

    # ------------------------------------------------------------------ one kind each
    def _modal(self, tree: Tree, i: int, negated: int | None, told: bool) -> State | None:
        left_out = (i,) if tree.xpos[i] == "MD" else ()  # "but they *could* not"
        for c in (*tree.children[i], *left_out):
            if tree.deps[c] != "aux" and c != i:
                continue
            word = tree.lower[c]
            would = word in self.would
            told = told or (tree.deps[i] == "ccomp" and tree.xpos[tree.heads[i]] in ("VBD", "VBN"))
            perfect = any(tree.deps[d] == "aux" and tree.lower[d] == "have" for d in tree.children[i])
            scopes: tuple[str, ...] = ("perfect", "self") if perfect else ("self",)
            if would and told and not perfect and not self._supposed(tree, i):
                scopes = ("reported", "self")
            if tree.upos[i] != "ADJ" and (who := tree.subject(i)) is not None and tree.lower[who] not in ("i", "we"):
                scopes = ("ordered", *scopes)  # "the Secretary *shall*"
            op = self._operators.find(word, "x", scopes)
            if op is None:
                continue
            if would and op.status == "conditional" and not perfect and negated is None:
                if self._operators.has(tree.lemmas[i].lower(), "v", "would"):
                    return State("ongoing", "PR+", (f"{tree.words[c]} {tree.words[i]} (a wish)",))
                if any(self._operators.has(tree.lower[d], "r", "hindsight") for d in tree.children[i]):
                    return State("occurred", "PR+", (f"{tree.words[c]} (in hindsight)",))  # "*would later* say"
            why = (f"{tree.words[c]} (aux)", *((f"{tree.words[negated]} (negation)",) if negated is not None else ()))
            if negated is None:
                return State(op.status, op.value, why)
            return State(op.negated_status or op.status, op.negated_value or "Uu", why)
        return None

    def _supposed(self, tree: Tree, i: int) -> bool:
        """Whether a reported "would" says not what will be but what something would be or do: "said it *would be a mistake*",
        "that *leaving* would cost them dear", "that *such* a move would"."""
        kids = tree.children[i]
        for c in kids:
            if tree.deps[c] == "cop" and tree.xpos[i] != "VBG":
                arranged = self._operators.has(tree.lemmas[i].lower(), "a", "arranged")  # "would be *ready* by May"
                return tree.upos[i] in ("ADJ", "NOUN") and not tree.case(i) and not arranged
            if tree.deps[c] in ("csubj", "csubj:pass", "csubj:outer") and not finite(tree, c):
                return True
            if tree.deps[c] in ("nsubj", "nsubj:pass") and any(tree.lower[d] in _ANY for d in tree.children[c]):
                return True
        return False

    def _mark(self, tree: Tree, i: int) -> State | None:
        """The conjunction or preposition in front: "if", "without"; an "if" of an indirect question is none."""
        bare = tree.xpos[i] == "VB" or (tree.upos[i] == "VERB" and tree.lower[i] == tree.lemmas[i])  # "due to *set* off"
        for m in (*marks(tree, i), *self._apart(tree, i)):
            op = self._operators.find(m, "m", ("self",)) or self._operators.find(
                m, "p", ("infinitive", "self") if bare else ("self",)
            )
            if op is None:
                continue
            if tree.deps[i] in ("ccomp", "csubj") and op.status == "conditional":
                return State("unspecified", "Uu", (f"{m} (an indirect question)",))
            return State(op.status, op.value, (f"{m} (mark)",))
        if tree.deps[i] == "advcl" and (first := _inverted(tree, i)) is not None:
            return State("conditional", "Uu", (f"{tree.words[first]} (in front of its subject)",))
        return None

    def _apart(self, tree: Tree, i: int) -> Iterator[str]:
        """A preposition of two words that the tree does not join ("*ahead of* the talks", "ahead of one of the largest drills",
        "*in case of* war"); none where the time is over ("ahead of last year's vote")."""
        head = tree.heads[i]
        whole = head if tree.deps[i] == "nmod" and tree.upos[head] in ("NUM", "PRON") and tree.case(i) == "of" else i
        times = [c for c in tree.children[i] if tree.deps[c] in _TIMES]
        if any(self._operators.has(tree.lower[g], "a", "over") for c in times for g in (c, *tree.children[c])):
            return
        for c in tree.children[whole]:
            if tree.deps[c] == "case":
                yield " ".join(tree.lower[max(0, c - 1) : c + 1])
                yield " ".join(tree.lower[max(0, c - 2) : c + 1])
        if whole != i:
            yield from marks(tree, whole)
        if tree.deps[i] == "nmod" and tree.case(i) == "of" and self._in_case(tree, head):
            yield f"{tree.case(head)} {tree.lower[head]} of"

    def _there(self, tree: Tree, i: int, negated: bool) -> State | None:
        """Who is "*due* in Paris" is not there yet."""
        kind = "v" if tree.upos[i] == "VERB" else "a"
        op = self._operators.find(tree.lemmas[i].lower(), kind, ("venue",))
        if op is None or (kind == "v" and not tree.passive(i)):
            return None
        if not any(tree.deps[c].startswith("obl") and tree.case(c) in _VENUES for c in tree.children[i]):
            return None
        status, value = (op.negated_status, op.negated_value) if negated else (op.status, op.value)
        return State(status, value, (f"{tree.words[i]} (where it is to be)",))

    def _ahead(self, tree: Tree, i: int) -> str:
        """The word that puts a noun in the time to come ("*next* year's election", "the *coming* talks"); not in a story's own
        future ("the next day's attack")."""
        if tree.upos[i] != "NOUN" or self._named(tree, i):
            return ""
        times = [c for c in tree.children[i] if tree.deps[c] in _TIMES and c < i]
        for c in (*times, *(g for t in times for g in tree.children[t] if tree.deps[g] == "amod")):
            if self._operators.has(tree.lower[c], "a", "ahead") and not (c and tree.lower[c - 1] == "the" and tree.heads[c] != i):
                return tree.words[c]
        return ""

    def _timed(self, tree: Tree, i: int) -> str:
        """The word of a time to come beside a present tense ("*is leaving* next week", "*opens* tomorrow")."""
        timed = _present(tree, i) and (tree.xpos[i] != "VBG" or any(tree.deps[c] == "aux" for c in tree.children[i]))
        if not timed or headline(tree):
            return ""
        times = [c for c in tree.children[i] if tree.deps[c] in ("obl", "obl:unmarked") or (tree.deps[c] == "advmod" and c > i)]
        for c in times:
            for g in (c, *tree.children[c]):
                if self._operators.has(tree.lower[g], "a", "ahead") and self._dated(tree, c, g):
                    return tree.words[g]
        return ""

    @staticmethod
    def _dated(tree: Tree, c: int, g: int) -> bool:
        return tree.case(c) in ("", "in", "on") and tree.lower[g - 1] != "the" and tree.lower[g + 1 : g + 2] != ["to"]

    def _condition(self, tree: Tree, i: int, modal: bool) -> str:
        """The if-clause on which `i` depends, as words; empty where there is none, where it concedes ("even if"), or where the
        main clause tells of the past."""
        meant = not modal and tree.deps[i] == "xcomp" and tree.xpos[i] == "VB"  # "agreed *to lift* them if"
        if not modal and not meant and (tree.xpos[i] in ("VBD", "VBN") or not finite(tree, i) or self.tells(tree, i)):
            return ""
        beside = [c for c in tree.children[tree.heads[i]] if c > i] if meant else []
        if modal and tree.deps[i] == "ccomp" and tree.heads[i] < i:  # "*unless* they leave, he warned, we will"
            beside = [c for c in tree.children[tree.heads[i]] if c < tree.heads[i]]
        for c in (*tree.children[i], *beside):
            if tree.deps[c] in ("obl", "nmod") and (words := self._in_case(tree, c)):
                return words
            if tree.deps[c] != "advcl":
                continue
            for m in marks(tree, c):
                op = self._operators.find(m, "m", ("self",))
                if op is not None and op.status == "conditional":
                    if any(self._operators.has(tree.lower[d], "r", "concessive") for d in tree.children[c]):
                        return ""
                    return f"{m} {tree.words[c]} (a condition)"
            fronts = [tree.subtree(c)[0], *(k for k in tree.children[i] if tree.deps[k] == "aux")]
            opener = min(fronts) if modal and c < i else -1
            if opener >= 0 and tree.lower[opener] in _INVERTING:
                return f"{tree.words[opener]} (in front of its subject)"
        alternative = modal and tree.deps[i] == "conj" and tree.subject(i) is not None
        if alternative and any(tree.deps[c] == "cc" and tree.lower[c] == "or" for c in tree.children[i]):
            return "or (else)"  # "they must leave, *or* he will"
        return ""

    def tells(self, tree: Tree, i: int) -> bool:
        """ "*Warns* of war if they win", "it is *unclear* if": the condition is that of what is told, not of the telling."""
        lemma = tree.lemmas[i].lower()
        if tree.upos[i] == "ADJ":
            return self._operators.has(lemma, "a", "ccomp:if")
        return any(self._operators.has(lemma, "v", s) for s in ("ccomp", "performed", "performative", "that", "of"))

    def _in_case(self, tree: Tree, c: int) -> str:
        """ "In the *event* of", "on *condition* that": the words of a phrase that makes a condition."""
        op = self._operators.find(f"{tree.case(c)} {tree.lemmas[c].lower()}", "p", ("condition",))
        told = any(tree.deps[d] in ("acl", "acl:relcl") or tree.case(d) == "of" for d in tree.children[c])
        bare = not any(tree.deps[d] in ("det", "nmod:poss") for d in tree.children[c])
        held = op is not None and told and (bare or "the" in op.scope) and not self._secret(tree, c)
        return f"{tree.words[c]} (a condition)" if held else ""

    @staticmethod
    def _secret(tree: Tree, c: int) -> bool:
        """ "On condition of anonymity"."""
        return any(tree.lemmas[d].lower() == "anonymity" for d in tree.children[c])

    @staticmethod
    def _bare(tree: Tree, i: int) -> State | None:
        """An infinitive that is a main predicate, or in any clause behind "be": with "to" a plan ("Macron to visit", "Ruiz to be
        judge", "talks that were to have been held"), without subject an order ("Stop the war")."""
        kids = tree.children[i]
        serves = "cop" if tree.upos[i] != "VERB" else "aux:pass" if tree.xpos[i] == "VBN" else ""
        verb = next((c for c in kids if tree.deps[c] == serves and tree.xpos[c] == "VB"), i)
        to = next((c for c in kids if tree.deps[c] == "mark" and tree.xpos[c] == "TO"), -1)
        if any(c < to and tree.lemmas[c] == "be" and tree.deps[c] in ("aux", "aux:pass", "cop") for c in kids):
            return State("planned", "PR+", ("is to (a plan)",))
        if tree.xpos[verb] != "VB" or tree.deps[i] not in ("root", "parataxis", "conj", "ccomp"):
            return None
        if to > 0 and tree.heads[i] == i and headline(tree) and tree.upos[to - 1] in ("NOUN", "PROPN"):
            return State("planned", "PR+", ("to (a plan)",))  # "EU *to hit* Oslo", whose subject is not seen
        if any(tree.deps[c] == "mark" and tree.lower[c] == "to" for c in kids):
            who = any(tree.deps[c].startswith("nsubj") or (tree.deps[c] == "obj" and c < to) for c in kids)
            return State("planned", "PR+", ("to (a plan)",)) if who else None
        if tree.deps[i] in ("root", "parataxis") and not any(tree.deps[c].startswith(("aux", "nsubj", "cop")) for c in kids):
            last = i + 1 == tree.sents[tree.sent_of[i]][1]
            if last and i and tree.deps[i - 1] == "punct" and tree.words[i - 1] in _DASHES:  # "Oslo v Bergen – *live*"
                return State("unspecified", "Uu", ("a label",))
            return State("demanded", "Uu", ("an imperative",))
        return None


def _until(tree: Tree, i: int) -> bool:
    """ "*Was not* built *until* May": in May it was."""
    past = any(tree.deps[c] in ("aux", "aux:pass") and tree.xpos[c] == "VBD" for c in tree.children[i])
    later = [c for c in tree.children[i] if c > i and tree.deps[c] in ("obl", "obl:unmarked", "advcl")]
    return past and tree.upos[i] == "VERB" and any("until" in (tree.case(c), *marks(tree, c)) for c in later)


def _forbidden(tree: Tree, i: int) -> bool:
    """ "*Do not* send them"."""
    if tree.xpos[i] not in ("VB", "VBP") or any(tree.deps[c].startswith(("nsubj", "expl", "mark")) for c in tree.children[i]):
        return False
    return any(tree.deps[c] == "aux" and tree.lower[c] == "do" for c in tree.children[i]) and tree.subject(i) is None


def _present(tree: Tree, i: int) -> bool:
    """Whether `i` is in the present tense, also the progressive."""
    if tree.xpos[i] != "VBG":
        return tree.xpos[i] in ("VBZ", "VBP")
    return not any(tree.deps[c] == "aux" and tree.xpos[c] == "VBD" for c in tree.children[i])


def _inverted(tree: Tree, i: int) -> int | None:
    """ "*Had* Rome paid", "*should* talks fail": the auxiliary in front of its subject, which makes a condition."""
    subject = next((c for c in tree.children[i] if tree.deps[c].startswith("nsubj")), None)
    if subject is None:
        return None
    for c in tree.children[i]:
        if c < subject and tree.deps[c] in ("aux", "aux:pass", "cop", "mark") and tree.lower[c] in _INVERTING:
            return c
    return None


def _asked(tree: Tree, i: int) -> bool:
    """Whether `i` is what a yes-or-no question asks. Who, why and when take the thing itself for granted."""
    if tree.deps[tree.first_conjunct(i)] != "root":
        return False
    if tree.upos[i] in ("NOUN", "PROPN") and not any(tree.deps[c] == "cop" for c in tree.children[i]):
        return False  # "*Yemen war*: who wants it?"
    start, end = tree.sents[tree.sent_of[i]]
    if not tree.words[end - 1].startswith("?"):
        return False
    return not any(tree.xpos[t] in _WH for t in range(start, i + 1))
