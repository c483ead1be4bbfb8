"""What stands around a trigger: its slots, read from the tree and freed from voice, control, relative clauses and light verbs.

Slots of a verb
    ``subj`` ``obj`` ``iobj``  logical subject (an agent with "by" in the passive), object, indirect object
    ``prt``                    particles ("carry *out*")
    ``xcomp`` ``comp``         predicate complements; infinitives, clauses, gerunds; ``question``: what one is asked to tell
    ``mod``                    modifiers of its object
    any preposition            the nominals it governs: ``to``, ``with``, ``out of`` …

Slots of a noun
    ``poss`` ``mod``           possessors; compounds and adjectives ("*Russian* troops", "*Moscow–Pyongyang* pact")
    ``of`` ``by`` ``on`` …     the nominals that the preposition governs
    ``subj``                   who does it by a light verb ("*Kim* paid a visit")
    ``lv``                     the light verb
    ``faced``                  whose defence, resistance or response is against it
    ``comp``                   its infinitive or clause ("refusal *to meet*")
    ``done``                   the participle said of it ("a threat *posed* by Iran")
    ``case`` ``det``           its preposition, its article
    ``alone``                  itself, where it heads a sentence without a verb ("Last *troops* out of Chad")

Slots of an adjective: ``subj`` (what it is said of), ``head`` (what it stands before), ``comp``, prepositions. The tree is UD v2.
Missing subjects are found as grammar finds them: a conjunct takes that of the first, an infinitive that of the verb that controls
it, a participle the noun that it stands by, a relative clause its antecedent.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from dragoman.events import clauses
from dragoman.events.clauses import has as _has
from dragoman.events.clauses import mark as _mark
from dragoman.events.light import LightVerbs
from dragoman.events.voice import Voice
from dragoman.language.trees import Tree

Slots = dict[str, list[int]]

_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "advcl", "csubj", "acl:relcl"})
_MODIFIER = frozenset({"compound", "amod", "nmod:unmarked", "nmod:npmod", "nmod:poss", "flat", "nummod", "obl:npmod", "dep"})
_DEPTH = 6


class Around:
    """The slots of every token of one tree, worked out when first asked for."""

    def __init__(self, tree: Tree, classes: Mapping[str, frozenset[str]], verbs: Container[str]) -> None:
        self.tree = tree
        self._verbs = verbs
        self._facing, self._becoming, self._means = classes["facing"], classes["becoming"], classes["means"]
        self._resisted, self._shielding = classes["resisting"], classes["shielding"]
        self._attributing = classes["attributing"]
        self._known: dict[int, Slots] = {}
        self._control = classes["objcontrol"]
        self._telling, self._asking = classes["telling"], classes["asking"]
        self._prepcontrol, self._aimed = classes["prepcontrol"], classes["aimcontrol"]
        self._ending, self._requests = classes["ending"], classes["requestnoun"]
        self._firing, self._reverse = classes["firing"], classes["reverselight"]
        self._comparing, self._ruling, self._naming = classes["comparing"], classes["rulelaw"], classes["naming"]
        self._sent, self._outcomes = classes["envoyword"], classes["outcome"]
        self._say = classes["say"] - {"ask", "tell", "urge", "warn"}
        self._giving, self._handing, self._freeing = classes["giving"], classes["handing"], classes["freeingnoun"]
        self._containers, self._particles = classes["container"], classes["particle"]
        self._brokering, self._proposing = classes["brokering"], classes["proposing"]
        self._others_own = classes["blaming"] | classes["bearing"]  # what follows may be theirs: "the effect of war *on trade*"
        self._papers, self._issuing, self._undertaking = classes["paper"], classes["issuing"], classes["undertaking"]
        self.voice = Voice(tree, classes)
        self.light = LightVerbs(tree, classes)
        self._courses, self._calling = classes["course"], classes["calling"]
        self._made, self._times = classes["made"], classes["time"]

    def of(self, i: int, depth: int = 0) -> Slots:
        """Slot name -> tokens, in the order of the text within a slot."""
        found = self._known.get(i)
        if found is None:
            self._known[i] = found = {}
            upos = self.tree.upos[i]
            if upos == "VERB" or upos == "AUX":
                self._verb(i, found, depth)
            elif upos == "ADJ" and self.tree.deps[i] != "amod":
                self._adjective(i, found, depth)
            else:
                self._noun(i, found, depth)
            clauses.so_called(self.tree, found, self._calling)
        return found

    # ------------------------------------------------------------------ verbs
    def _verb(self, i: int, slots: Slots, depth: int) -> None:
        tree = self.tree
        deps, upos, lower = tree.deps, tree.upos, tree.lower
        passive = self.voice.passive(i)
        subj: list[int] = []
        obj: list[int] = []
        for c in tree.children[i]:
            d = deps[c]
            if d == "nsubj" or (d == "nsubj:outer" and not _has(tree, i, "nsubj")):  # "*its view* is that Chad has won"
                (obj if passive and not _has(tree, i, "obj") and d == "nsubj" else subj).append(c)
            elif d == "obj" or d == "nsubj:pass":
                if d == "obj" and clauses.passive_for(tree, i, c):
                    continue  # "urged for *him* to be freed"
                case = tree.case(c) if d == "obj" and c > i else ""
                if case and case != "of":  # "calls for a truce" is no object, whatever the tree says
                    slots.setdefault(case, []).append(c)
                else:
                    (obj if d == "obj" or passive else subj).append(c)
                    if tree.lemmas[i] in self._handing and i + 1 < c and lower[i + 1] in self._particles:
                        slots.setdefault("prt", []).append(i + 1)  # "handed *over* 300 captives", taken for "more than 300"
            elif d == "iobj":
                slots.setdefault("iobj", []).append(c)
            elif d == "obl:agent" and not tree.case(c).startswith("according"):
                subj.append(c)
            elif d == "obl:unmarked" and upos[c] == "PROPN" and tree.xpos[i] == "VB" and lower[c + 1 : i] == ["to"]:
                subj.append(c)  # a headline's future: "Oslo to send tanks"
            elif d == "obl" and upos[c] == "ADP":  # "the convoy was fired *upon*"
                slots.setdefault("prt", []).append(c)
            elif d.startswith("obl") or d == "nmod":
                case = tree.case(c) or (_mark(tree, c) if upos[c] in ("NOUN", "PROPN") else "")
                if not case and clauses.behind_particle(tree, i, c):
                    obj.append(c)
                elif case == "by" and not subj and clauses.agent(tree, i, c, passive, self._times):
                    subj.append(c)
                elif case:
                    slots.setdefault(case, []).append(c)
                elif d == "obl:unmarked" and tree.lemmas[i] in self._giving and _has(tree, i, "iobj"):
                    obj.append(c)  # "gave them *a week*"
            elif d == "compound:prt":
                slots.setdefault("prt", []).append(c)
            elif d == "advmod" or (d == "xcomp" and upos[c] == "ADV" and lower[c] in self._particles):
                if lower[c] in self._particles or lower[c] == "jointly":
                    slots.setdefault("prt", []).append(c)
                    for g in tree.children[c]:  # "walked away *from the deal*", hung on "away"
                        if deps[g] in ("obl", "nmod") and tree.case(g):
                            slots.setdefault(tree.case(g), []).append(g)
                for g in tree.children[c]:  # "turned it *back* late on Sunday"
                    if g < c and lower[g] in self._particles and upos[g] == "ADV":
                        slots.setdefault("prt", []).append(g)
            elif d == "xcomp":
                slots.setdefault("xcomp", []).append(c)
                if clauses.ended(tree, i, c, self._ending):
                    obj.append(c)
                if upos[c] in ("VERB", "AUX") or _has(tree, c, "cop") or _has(tree, c, "mark"):
                    slots.setdefault(clauses.content(tree, c), []).append(c)
            elif d == "ccomp":
                slots.setdefault(clauses.content(tree, c), []).append(c)
            elif d == "advcl" or d == "acl":
                mark = _mark(tree, c)
                if mark in ("to", "of", "for", "from", "with", "in", "on", "against", "into", "at") and c > i:
                    slots.setdefault("comp", []).append(c)
                    if mark != "to":
                        slots.setdefault(mark, []).append(c)
                elif mark == "as":
                    slots.setdefault("as", []).append(c)
        if passive and not subj:  # "was shot and killed *by police*"
            subj = [
                g
                for c in tree.children[i]
                if deps[c] == "conj" and upos[c] == "VERB" and not any(deps[g].startswith("nsubj") for g in tree.children[c])
                for g in tree.children[c]
                if deps[g] == "obl:agent" and g > c
            ][:1]
        if passive:  # "held *hostage*", "taken prisoner": what they are made
            made = [o for o in obj if lower[o] in self._made and deps[o] == "obj" and not tree.kid(o, "det")]
            obj = [o for o in obj if o not in made]
            if made:
                slots.setdefault("xcomp", []).extend(made)
        if passive and len(obj) > 1 and "iobj" not in slots:  # "Kyiv was given tanks": the subject is the receiver
            slots["iobj"] = obj[:1]
            obj = obj[1:]
        if (subj and lower[subj[0]] in _RELATIVE) or (obj and lower[obj[0]] in _RELATIVE):
            subj, obj = self._relatives(i, subj, obj)
        if not passive and tree.lemmas[i] in self._telling and "comp" not in slots:
            told = [c for o in obj for c in tree.children[o] if deps[c] == "acl" and c > o and _mark(tree, c) == "to"]
            if told:  # "advised the mission *to leave*", hung on the mission
                slots["comp"] = told
        for o in obj:  # "found the regime guilty": the adjective may hang on the noun
            slots.setdefault("xcomp", []).extend(
                c for c in tree.children[o] if c > o and upos[c] == "ADJ" and deps[c] in ("amod", "acl", "dep")
            )
        if not slots.get("xcomp", True):
            del slots["xcomp"]
        if not subj and not passive and tree.xpos[i] in ("VBD", "VBZ", "VBP"):
            subj = clauses.taken(tree, i)
        before = clauses.predecessor(tree, i)
        if before is not None:
            subj = [before]
        slots["subj"], slots["obj"] = subj, obj
        self._inherit(i, slots, passive, depth)
        if not passive and not slots["obj"]:
            slots["obj"] = clauses.shared(self.tree, i)
        if "iobj" not in slots and tree.lemmas[i] in self._giving:
            clauses.receiver(tree, i, slots)
        if tree.lemmas[i] in self._firing and "at" not in slots and slots["obj"]:
            for c in clauses.aim(tree, i, slots["obj"]):
                slots.setdefault(tree.case(c), []).append(c)
        asked = "iobj" in slots and any(_mark(tree, c) == "to" for c in slots.get("xcomp", ()))
        if asked and not slots["obj"] and tree.lemmas[i] not in self._undertaking:
            slots["obj"] = slots.pop("iobj")  # "asked *people* to pray"
        if len(slots["subj"]) == 1 and depth <= _DEPTH:  # "signed an order that bans imports": whose order it is
            slots["subj"] = self._author(slots["subj"][0], depth) or slots["subj"]
        if slots["obj"]:
            slots["mod"] = [m for o in slots["obj"] for m in self.modifiers(o)]

    def _relatives(self, i: int, subj: list[int], obj: list[int]) -> tuple[list[int], list[int]]:
        clause = self.tree.first_conjunct(i)
        while self.tree.deps[clause] in ("xcomp", "ccomp", "conj") and self.tree.heads[clause] != clause:
            clause = self.tree.heads[clause]
        if not self.tree.deps[clause].startswith("acl"):
            return subj, obj
        noun = self.tree.heads[clause]
        told = any(self.tree.deps[c] == "ccomp" and not _has(self.tree, c, "nsubj") for c in self.tree.children[i])
        if told:  # "whom it says killed …": of what is said, not of saying
            obj = [o for o in obj if self.tree.lower[o] not in _RELATIVE]
        swap = [noun if self.tree.lower[s] in _RELATIVE else s for s in subj]
        return swap, [noun if self.tree.lower[o] in _RELATIVE else o for o in obj]

    def _inherit(self, i: int, slots: Slots, passive: bool, depth: int) -> None:
        """Fill in what the clause leaves out."""
        tree = self.tree
        d, head = tree.deps[i], tree.heads[i]
        if depth > _DEPTH or head == i:
            return
        logical = "obj" if passive else "subj"
        if d in ("acl", "advcl") and not slots["subj"] and (begun := clauses.quoted(tree, i)):
            slots["subj"] = begun
            return
        if d == "acl" or d == "amod" or d == "acl:relcl":
            if d == "acl:relcl":
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
                slots["subj"] = slots["subj"] or list(self.of(far, depth + 1).get("subj", []))
            elif tree.xpos[i] == "VBG" and _mark(tree, i) in ("", "with") and tree.upos[head] in ("NOUN", "PROPN", "PRON"):
                slots["subj"] = slots["subj"] or self._author(head, depth) or clauses.topic(tree, i) or [head]
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
        if d == "conj" and tree.upos[head] in ("VERB", "AUX", "ADJ"):
            other = self.of(head, depth + 1)
            blamed = tree.xpos[i] == "VBG" != tree.xpos[head] and tree.lemmas[head] in self._control and not _has(tree, i, "aux")
            if not slots["subj"]:
                if blamed and other.get("obj"):  # "accused *him* of treason and *leading* a mutiny"
                    slots["subj"] = other.get("obj", [])
                elif passive and not self.voice.passive(head):
                    slots["obj"] = slots["obj"] or other.get("subj", [])
                elif not passive and self.voice.passive(head):
                    slots["subj"] = other.get("obj", [])
                elif (far := clauses.main_clause(tree, i)) is not None:
                    slots["subj"] = list(self.of(far, depth + 1).get("subj", []))
                else:
                    slots["subj"] = other.get("subj", [])
            if not slots["obj"] and passive:
                slots["obj"] = other.get("obj", [])
        elif d in ("xcomp", "ccomp", "advcl") and tree.upos[head] in ("VERB", "AUX", "ADJ"):
            if _has(tree, i, "csubj") or (d == "ccomp" and _has(tree, i, "nsubj")):
                return
            if d == "ccomp" and tree.deps[head] == "acl:relcl" and any(tree.lower[c] in _RELATIVE for c in tree.children[head]):
                slots[logical] = [tree.heads[head]]  # "an official whom it says *killed* …"
                return
            other = self.of(head, depth + 1)
            mark = _mark(tree, i)
            if d == "advcl" and not mark and tree.xpos[i] in ("VBG", "VBN"):
                absolute = clauses.absolute(tree, i)
                if absolute is not None:
                    slots[logical] = [absolute]
                    return
            if (far := clauses.main_clause(tree, i)) is not None:
                slots[logical] = slots[logical] or list(self.of(far, depth + 1).get("subj", []))
                return
            if clauses.result(tree, i, self._outcomes) and not passive and self.voice.passive(head):
                slots["subj"] = list(other.get("subj", []))  # "the boat was hit by a drone, *killing* three"
                return
            if clauses.anybody(tree, i, mark, self._comparing, self._ruling):
                return
            objects = other.get("obj", []) or other.get("iobj", [])
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
            elif self.voice.passive(head) and not (d == "advcl" and mark == "by"):
                controller = other.get("obj", [])
            else:
                controller = other.get("subj", [])
            slots[logical] = slots[logical] or list(controller)
        elif d in ("obl", "nmod", "obj", "nsubj", "acl", "advcl") and tree.upos[head] in ("NOUN", "PROPN"):
            slots[logical] = slots[logical] or self._agent(head, depth + 1)

    def _author(self, noun: int, depth: int) -> list[int]:
        """Who speaks in a paper: its possessor, or who issues it ("*Oslo* issued a statement condemning Chile")."""
        tree = self.tree
        verb = tree.heads[noun]
        if tree.lemmas[noun].lower() not in self._papers:
            return []
        whose = [c for c in tree.children[noun] if tree.deps[c] == "nmod:poss"]
        issued = tree.deps[noun] in ("obj", "nsubj:pass") and tree.lemmas[verb] in self._issuing
        told = tree.deps[noun] == "obl" and tree.case(noun) == "in" and tree.upos[verb] == "VERB"
        if whose or not (issued or told):
            return whose
        return self.of(verb, depth + 1).get("subj", [])

    def _gap(self, i: int, slots: Slots, passive: bool) -> str | None:
        """Which slot of a relative clause its antecedent fills; None where a relative word already stands for it."""
        tree = self.tree
        noun = tree.heads[i]
        if noun in slots["subj"] or noun in slots["obj"]:
            return None
        for c in tree.below(i):
            if tree.lower[c] in _RELATIVE and tree.deps[c] in ("nsubj", "obj", "nsubj:pass", "obl", "nmod:poss", "nmod"):
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
        slots = self.of(noun, depth)
        verb, d = tree.heads[noun], tree.deps[noun]
        found = slots.get("subj") or slots.get("poss") or slots.get("by")
        if not found and d == "appos" and clauses.singled_out(tree, noun):  # "Chad, the latest *country* to leave"
            return [verb]
        called = d in ("xcomp", "obj") and tree.lemmas[verb] in self._becoming
        means = tree.case(noun) == "as" and tree.lemmas[noun] in self._means and not self.voice.passive(verb)
        if not found and tree.upos[verb] == "VERB" and (called or means):  # "used the day as a *chance* to condemn Chad"
            return self.of(verb, depth + 1).get("subj", [])
        found = found or slots.get("mod")
        if not found and d == "obj" and tree.lemmas[verb] in self._proposing and not tree.passive(verb):
            return self.of(verb, depth + 1).get("subj", [])
        if not found and d in ("obl", "obj") and noun < verb and tree.case(noun) == "in":  # "in a bid to"
            return self.of(verb, depth + 1).get("subj", [])
        return found or []

    # ------------------------------------------------------------------ nouns
    def _noun(self, i: int, slots: Slots, depth: int) -> None:
        tree = self.tree
        deps = tree.deps
        for c in tree.children[i]:
            d = deps[c]
            if d == "nmod:poss":
                slots.setdefault("poss", []).append(c)
            elif d == "case" or d == "det":
                slots.setdefault(d, []).append(c)
            elif d == "nsubj" or d == "csubj" or (d == "advcl" and _has(tree, i, "cop")):
                whose = tree.lower[c] in _RELATIVE and deps[i] == "acl:relcl"  # "leaders *who* are on the front lines"
                slots.setdefault("subj", []).append(tree.heads[i] if whose else c)
            elif d == "nmod" or d == "obl" or d == "nmod:desc":
                case = clauses.preposition(tree, i, c)
                of_head = case == "on" and tree.case(i) == "of" and tree.lemmas[tree.heads[i]] in self._others_own
                if case and not of_head:
                    slots.setdefault(case, []).append(c)
            elif d == "acl" or d == "ccomp" or d == "xcomp":
                mark = _mark(tree, c)
                if tree.xpos[c] == "VBG" and tree.lemmas[c] not in self._verbs:  # "a pledge of unwavering support": no verb
                    for g in tree.children[c]:
                        if deps[g] == "obj" and (mark == "of" or tree.case(g)):
                            slots.setdefault(tree.case(g) or mark, []).append(g)
                elif mark in ("to", "that", "of") or tree.xpos[c] == "VB":
                    slots.setdefault("comp", []).append(c)
                elif tree.xpos[c] == "VBN":
                    slots.setdefault("done", []).append(c)
                    for g in tree.children[c]:
                        told = tree.case(g) in ("to", "on") and tree.lemmas[c] in self._attributing  # "raids blamed *on Chad*"
                        if deps[g].startswith("obl") and (tree.case(g) == "by" or told):
                            slots.setdefault("by", []).append(g)
        clauses.attach(tree, i, slots, self._others_own)
        head = tree.heads[i]
        if head == i and not any(deps[c] in ("cop", "nsubj", "nsubj:outer") for c in tree.children[i]):
            slots["alone"] = [i]
        if tree.deps[i] in ("nmod", "obl") and tree.lemmas[head] in self._facing and tree.case(i) in ("against", "to"):
            slots["faced"] = [c for c in tree.children[head] if deps[c] == "nmod:poss"]
        elif depth <= _DEPTH and (faced := self._resisting(i, depth)):
            slots["faced"] = faced
        if deps[i] == "nmod" and tree.case(i) == "of" and tree.lemmas[head] in self._courses and depth <= _DEPTH:
            around = self.of(head, depth + 1)
            doers = around.get("poss") or around.get("subj")  # "its *war* of aggression" is its aggression
            if doers and "poss" not in slots:
                slots["poss"] = list(doers)
        mods = self.modifiers(i)
        if mods:
            slots["mod"] = mods
        verb = self.light.verb_of(i)
        if verb is None and (goers := self.light.goers(i)):
            slots.setdefault("subj", goers)
        if verb is not None and depth <= _DEPTH:
            around = self.of(verb, depth + 1)
            if tree.lemmas[verb] in self.light.verbs:
                slots["lv"] = [verb]
            subj = around.get("subj") or (around.get("obj", []) if tree.deps[i] == "obl" else [])
            gained = tree.lemmas[verb] in self._reverse  # who "faces" it does not do it, nor was held who "secured a release"
            if i not in subj and "subj" not in slots and not (gained and tree.lemmas[i] in self._freeing):
                slots.setdefault("of" if gained else "subj", list(subj))
            apart = tree.deps[i] == "obl" and tree.lemmas[i] in self.light.talks  # what was said on a visit is not the visit's
            for name, tokens in around.items():
                if apart and (name != "with" or "with" in slots or tree.lemmas[i] in self.light.visits):
                    continue
                if name not in ("subj", "obj", "comp", "xcomp", "prt", "mod") and i not in tokens:
                    slots[name] = slots.get(name, []) + tokens

    def _resisting(self, i: int, depth: int) -> list[int]:
        """Whom an act is against that a verb tells of as met or fought off: "*Chad* resists the invasion", "*it* defends itself
        from an attack", "arms *Chad* against the invaders' raids"."""
        tree = self.tree
        first = tree.first_conjunct(i)
        verb, d, case = tree.heads[first], tree.deps[first], tree.case(first)
        if tree.upos[verb] != "VERB" or tree.passive(verb):
            return []
        around = self._known.get(verb) or self.of(verb, depth + 1)
        shielded = [o for o in around.get("obj", ()) if tree.xpos[o] != "PRP" or not tree.lower[o].endswith(("self", "selves"))]
        if d == "obl" and case in ("against", "from") and tree.lemmas[verb] in self._shielding:
            return list(shielded if shielded and i not in shielded else around.get("subj", ()))
        met = tree.lemmas[verb] in self._resisted and (d == "obj" or (d == "obl" and case in ("against", "to")))
        return list(around.get("subj", ())) if met else []

    def modifiers(self, i: int) -> list[int]:
        """Compounds, adjectives and their like before a noun, and what is coordinated with them or hangs below them."""
        tree = self.tree
        out: list[int] = []
        for c in tree.children[i]:
            if c < i and tree.deps[c] in _MODIFIER and tree.deps[c] != "nmod:poss":
                if tree.lemmas[c] in self._brokering and tree.words[c - 1] in ("-", "–"):
                    continue  # "a UN-brokered deal" is not the UN's
                for j in tree.below(c):
                    led = tree.deps[j] == "obl:unmarked" and tree.words[j + 1] == "-"  # "*US*-led raids"
                    if tree.deps[j] in _MODIFIER or tree.deps[j] == "conj" or j == c or led:
                        out.append(j)
            elif c > i and tree.lemmas[i] in self._containers and tree.deps[c] == "nmod" and tree.case(c) == "of":
                out += self.modifiers(c)
        return sorted(set(out))

    # ------------------------------------------------------------------ adjectives
    def _adjective(self, i: int, slots: Slots, depth: int) -> None:
        tree = self.tree
        for c in tree.children[i]:
            d = tree.deps[c]
            if d in ("nsubj", "nsubj:outer", "nsubj:pass"):
                slots.setdefault("subj", []).append(c)
            elif d in ("xcomp", "ccomp", "advcl") and c > i:
                mark = _mark(tree, c)
                if d == "advcl" and mark not in ("to", "of", "for", "in", "on", ""):
                    continue
                slots.setdefault("comp", []).append(c)
                if mark and mark != "to":
                    slots.setdefault(mark, []).append(c)
                elif tree.case(c):
                    slots.setdefault(tree.case(c), []).append(c)
            elif d == "obl" or d == "nmod":
                case = tree.case(c)
                if case:
                    slots.setdefault(case, []).append(c)
        head = tree.heads[i]
        if "subj" not in slots and head != i and depth <= _DEPTH:
            if tree.deps[i] == "conj" or tree.deps[i] in ("xcomp", "advcl"):
                other = self.of(head, depth + 1)
                of_object = tree.deps[i] == "xcomp" or (tree.deps[i] == "advcl" and _mark(tree, i) == "as")
                slots["subj"] = list(other.get("obj") or other.get("subj", []) if of_object else other.get("subj", []))
            elif tree.deps[i].startswith("acl"):
                slots["subj"] = [head]
        if slots.get("subj") and tree.lower[slots["subj"][0]] in _RELATIVE and tree.deps[i] == "acl:relcl":
            slots["subj"] = [head]
