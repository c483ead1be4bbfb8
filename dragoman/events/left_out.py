"""What a clause leaves out: the subject that grammar finds elsewhere, the noun of which a relative clause tells.

A conjunct takes the subject of the first, an infinitive that of the verb that controls it, a participle the noun that it stands
by, a relative clause its antecedent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.events import clauses, misread
from dragoman.events.clauses import has as _has
from dragoman.events.clauses import mark as _mark
from dragoman.events.voice import Voice
from dragoman.language.trees import Tree

Slots = dict[str, list[int]]
"""Slot name -> tokens."""

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
DEPTH = 6
"""How many clauses up a subject is looked for."""


class LeftOut:
    """Fills the slots that the clauses of one tree leave open. `of`: the slots of a token, and how deep the search is."""

    def __init__(self, tree: Tree, classes: Mapping[str, frozenset[str]], voice: Voice, of: Callable[[int, int], Slots]) -> None:
        self.tree = tree
        self._voice = voice
        self._of = of
        self._control, self._asking = classes["objcontrol"], classes["asking"]
        self._prepcontrol, self._aimed = classes["prepcontrol"], classes["aimcontrol"]
        self._say = classes["say"] - {"ask", "tell", "urge", "warn"}
        self._requests, self._outcomes = classes["requestnoun"], classes["outcome"]
        self._comparing, self._ruling = classes["comparing"], classes["rulelaw"]
        self._naming, self._sent = classes["naming"], classes["envoyword"]
        self._papers, self._issuing, self._signing = classes["paper"], classes["issuing"], classes["signingup"]
        self._efforts, self._seeking = classes["effort"], classes["lookingfor"]
        self._becoming, self._means, self._proposing = classes["becoming"], classes["means"], classes["proposing"]

    def relatives(self, i: int, subj: list[int], obj: list[int]) -> tuple[list[int], list[int]]:
        """The subject and object of a verb with the noun that a relative clause tells of in place of its relative word."""
        clause = self.tree.first_conjunct(i)
        while self.tree.deps[clause] in ("xcomp", "ccomp", "conj") and self.tree.heads[clause] != clause:
            clause = self.tree.heads[clause]
        noun = self.tree.heads[clause]
        if self.tree.deps[clause] == "advcl:relcl" and (name := misread.aside(self.tree, clause)) is not None:
            noun = name
        elif not self.tree.deps[clause].startswith("acl"):
            return subj, obj
        told = any(self.tree.deps[c] == "ccomp" and not _has(self.tree, c, "nsubj") for c in self.tree.children[i])
        if told:  # "whom it says killed …": of what is said, not of saying
            obj = [o for o in obj if self.tree.lower[o] not in RELATIVE]
        swap = [noun if self.tree.lower[s] in RELATIVE else s for s in subj]
        return swap, [noun if self.tree.lower[o] in RELATIVE else o for o in obj]

    def fill(self, i: int, slots: Slots, passive: bool, depth: int) -> None:
        """Fills in the logical subject or object of a verb that its clause leaves out; changes `slots`."""
        tree = self.tree
        d, head = tree.deps[i], tree.heads[i]
        if depth > DEPTH or head == i:
            return
        logical = "obj" if passive else "subj"
        if d in ("acl", "advcl") and not slots["subj"] and (begun := clauses.quoted(tree, i)):
            slots["subj"] = begun
            return
        if d == "acl" or d == "amod" or d == "acl:relcl":
            if d == "acl:relcl" or misread.bare_relative(tree, i):
                noun, gap = head, self._gap(i, slots, passive)
                if gap:
                    slots[gap] = [noun]
                elif not slots["subj"] and not passive:
                    slots["subj"] = [noun]
                for name in ("subj", "obj"):
                    slots[name] = [clauses.called(tree, t) if t == noun else t for t in slots[name]]
            elif passive:
                slots["obj"] = slots["obj"] or [head]
            elif clauses.kept_from(tree, i, self._control):
                slots["subj"] = slots["subj"] or [head]
            elif tree.xpos[i] == "VBG" and (far := clauses.set_off(tree, i)) is not None:
                slots["subj"] = slots["subj"] or list(self._of(far, depth + 1).get("subj", []))
            elif tree.xpos[i] == "VBG" and _mark(tree, i) in ("", "with") and tree.upos[head] in ("NOUN", "PROPN", "PRON"):
                slots["subj"] = slots["subj"] or self.author(head, depth) or clauses.topic(tree, i) or [head]
            elif not slots["subj"]:
                if planned := clauses.planned(tree, i):
                    slots["subj"] = planned
                    return
                sent = clauses.named(tree, head, self._naming, self._sent)  # "the designation of *a delegation* to attend"
                asked = clauses.for_subject(tree, i) or clauses.asked(tree, i, self._requests)
                slots["subj"] = sent or asked or self._agent(head, depth + 1)
                if not slots["subj"] and tree.heads[head] == head and i > head and tree.lower[i - 1] == "to":
                    slots["subj"] = [head]  # a headline's future: "France to send tanks"
            return
        if slots[logical] and not (d == "conj" and not slots["subj"]):
            return
        if d == "obj" and tree.xpos[i] == "VBG" and tree.upos[head] == "VERB" and not passive:  # "denies *shelling* the town"
            slots["subj"] = list(self._of(head, depth + 1).get("subj", []))
            return
        if d == "conj" and tree.upos[head] in ("VERB", "AUX", "ADJ"):
            other = self._of(head, depth + 1)
            blamed = tree.xpos[i] == "VBG" != tree.xpos[head] and tree.lemmas[head] in self._control and not _has(tree, i, "aux")
            if not slots["subj"]:
                if blamed and other.get("obj"):  # "accused *him* of treason and *leading* a mutiny"
                    slots["subj"] = other.get("obj", [])
                elif passive and not self._voice.passive(head):
                    slots["obj"] = slots["obj"] or other.get("subj", [])
                elif not passive and self._voice.passive(head):
                    slots["subj"] = other.get("obj", [])
                elif (far := clauses.main_clause(tree, i)) is not None:
                    slots["subj"] = list(self._of(far, depth + 1).get("subj", []))
                else:
                    slots["subj"] = other.get("subj", [])
            if not slots["obj"] and passive:
                slots["obj"] = other.get("obj", [])
        elif d in ("xcomp", "ccomp", "advcl") and tree.upos[head] in ("VERB", "AUX", "ADJ"):
            if _has(tree, i, "csubj") or (d == "ccomp" and _has(tree, i, "nsubj")):
                return
            if d == "ccomp" and tree.deps[head] == "acl:relcl" and any(tree.lower[c] in RELATIVE for c in tree.children[head]):
                slots[logical] = [tree.heads[head]]  # "an official whom it says *killed* …"
                return
            other = self._of(head, depth + 1)
            mark = _mark(tree, i)
            if d == "advcl" and not mark and tree.xpos[i] in ("VBG", "VBN"):
                absolute = clauses.absolute(tree, i)
                if absolute is not None:
                    slots[logical] = [absolute]
                    return
            if (far := clauses.main_clause(tree, i)) is not None:
                slots[logical] = slots[logical] or list(self._of(far, depth + 1).get("subj", []))
                return
            if clauses.result(tree, i, self._outcomes) and not passive and self._voice.passive(head):
                slots["subj"] = list(other.get("subj", []))  # "the boat was hit by a drone, *killing* three"
                return
            if clauses.anybody(tree, i, mark, self._comparing, self._ruling):
                return
            objects = other.get("obj", []) or other.get("iobj", [])
            if any(tree.lower[o : o + 2] in (["each", "other"], ["one", "another"]) for o in objects):
                objects = other.get("subj", [])  # "*they* accused each other of shelling it"
            if d == "xcomp" and tree.xpos[i] == "VBG" and not passive and (behind := [o for o in objects if o > i]):
                objects = [o for o in objects if o < i]  # "practised attacking *Chad*", hung on the practising
                slots["obj"] = slots["obj"] or behind
            turned = [] if objects else clauses.turned_to(tree, i, other, self._prepcontrol, self._aimed)
            if turned:
                slots[logical] = slots[logical] or turned
                return
            asked = clauses.for_subject(tree, i) if d in ("xcomp", "advcl") and mark == "to" else []
            if asked:
                slots[logical] = asked
                return
            using = tree.lemmas[head] == "use" and mark == "to" and other.get("subj")  # "used flags *to beat* them"
            handed = mark == "to" and (
                tree.lemmas[head] in ("send", "deploy", "use") or clauses.named(tree, head, self._naming, self._sent)
            )
            told = d == "ccomp" and mark == "to" and tree.lemmas[head] not in self._say  # "asked *Oslo* “to go”"
            told = told or (d == "advcl" and mark == "to" and tree.lemmas[head] in self._asking)  # "invited *one of them* to go"
            if not using and (
                (objects and (d == "xcomp" or told or (mark == "as" and passive)))
                or (mark in ("of", "for", "from", "with", "into", "in", "on") and tree.lemmas[head] in self._control)
                or (d == "advcl" and tree.upos[head] != "ADJ" and objects and handed)
            ):
                controller = objects
            elif self._voice.passive(head) and not (d == "advcl" and mark == "by"):
                controller = other.get("obj", [])
            else:
                controller = other.get("subj", [])
            slots[logical] = slots[logical] or list(controller)
        elif d in ("obl", "nmod", "obj", "nsubj", "acl", "advcl") and tree.upos[head] in ("NOUN", "PROPN"):
            slots[logical] = slots[logical] or self._agent(head, depth + 1)

    def author(self, noun: int, depth: int) -> list[int]:
        """Who speaks in a paper: its possessor, or who issues it ("*Oslo* issued a statement condemning Chile")."""
        tree = self.tree
        verb = tree.heads[noun]
        if tree.lemmas[noun].lower() not in self._papers:
            return []
        whose = [c for c in tree.children[noun] if tree.deps[c] == "nmod:poss"]
        issued = tree.deps[noun] in ("obj", "nsubj:pass") and tree.lemmas[verb] in self._issuing
        told = tree.deps[noun] == "obl" and tree.case(noun) == "in" and tree.upos[verb] == "VERB"
        signed = tree.case(noun) in ("to", "onto", "on to") and tree.lemmas[verb] in self._signing
        told = told or (tree.deps[noun] == "obl" and signed)
        if whose or not (issued or told):
            return whose
        return self._of(verb, depth + 1).get("subj", [])

    def _gap(self, i: int, slots: Slots, passive: bool) -> str | None:
        """Which slot of a relative clause its antecedent fills; None where a relative word already stands for it."""
        tree = self.tree
        noun = tree.heads[i]
        if noun in slots["subj"] or noun in slots["obj"]:
            return None
        for c in tree.below(i):
            if tree.lower[c] in RELATIVE and tree.deps[c] in ("nsubj", "obj", "nsubj:pass", "obl", "nmod:poss", "nmod"):
                for name, tokens in slots.items():
                    if c in tokens and name not in ("subj", "obj"):
                        slots[name] = [noun if t == c else t for t in tokens]
                return None
            if tree.lower[c] in ("where", "when", "why", "how"):
                return None
        if passive and not slots["obj"]:
            return "obj"
        if slots["subj"] and not slots["obj"] and "comp" not in slots:
            return "obj"
        return None

    def _agent(self, noun: int, depth: int) -> list[int]:
        """Who does what a noun with an infinitive tells of: its possessor, or the subject of the verb whose object it is."""
        tree = self.tree
        slots = self._of(noun, depth)
        verb, d = tree.heads[noun], tree.deps[noun]
        found = slots.get("subj") or slots.get("poss") or slots.get("by")
        if not found and d == "appos" and clauses.singled_out(tree, noun):  # "Chad, the latest *country* to leave"
            return [verb]
        called = d in ("xcomp", "obj") and tree.lemmas[verb] in self._becoming
        means = tree.case(noun) == "as" and tree.lemmas[noun] in self._means and not self._voice.passive(verb)
        if not found and tree.upos[verb] == "VERB" and (called or means):  # "used the day as a *chance* to condemn Chad"
            return self._of(verb, depth + 1).get("subj", [])
        found = found or [m for m in slots.get("mod", ()) if tree.words[m][:1].isupper()]
        if found:
            return found
        if d == "obj" and tree.lemmas[verb] in self._proposing and not tree.passive(verb):
            return self._of(verb, depth + 1).get("subj", [])
        if d in ("obl", "obj") and noun < verb and tree.case(noun) == "in":  # "in a bid to"
            return self._of(verb, depth + 1).get("subj", [])
        if (trying := self._trying(noun)) is not None:
            return self._of(trying, depth + 1).get("subj", [])
        return slots.get("mod", [])

    def _trying(self, noun: int) -> int | None:
        """The verb whose subject makes the effort, or looks for the way, to do what an infinitive tells: "met them in *a bid* to
        isolate Chad", "did it as part of *efforts* to", "looks for *a way* to"."""
        tree, lemma = self.tree, self.tree.lemmas[noun].lower()
        verb, d, case = tree.heads[noun], tree.deps[noun], tree.case(noun)
        if lemma not in self._efforts:
            return None
        if d == "nmod" and case == "of" and tree.lower[verb] == "part" and tree.case(verb) == "as":
            d, case, verb = tree.deps[verb], "in", tree.heads[verb]
        told = d == "obl" and (case in ("in", "on") or (case == "for" and tree.lemmas[verb] in self._seeking))
        return verb if told and tree.upos[verb] == "VERB" and not self._voice.passive(verb) else None
