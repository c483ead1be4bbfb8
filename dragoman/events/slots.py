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
Missing subjects are found as grammar finds them (`left_out`).
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from dragoman.events import clauses, misread
from dragoman.events.clauses import has as _has
from dragoman.events.clauses import mark as _mark
from dragoman.events.left_out import DEPTH, RELATIVE, LeftOut, Slots
from dragoman.events.light import LightVerbs
from dragoman.events.voice import Voice
from dragoman.language.trees import Tree

_MODIFIER = frozenset({"compound", "amod", "nmod:unmarked", "nmod:npmod", "nmod:poss", "flat", "nummod", "obl:npmod", "dep"})

_THERE = ("in", "at", "across", "near", "outside", "against", "between")


class Around:
    """The slots of every token of one tree, worked out when first asked for."""

    def __init__(self, tree: Tree, classes: Mapping[str, frozenset[str]], verbs: Container[str]) -> None:
        self.tree = tree
        self._verbs = verbs
        self._known: dict[int, Slots] = {}
        self._facing, self._resisted, self._shielding = classes["facing"], classes["resisting"], classes["shielding"]
        self._attributing, self._telling, self._ending = classes["attributing"], classes["telling"], classes["ending"]
        self._firing, self._reverse, self._undertaking = classes["firing"], classes["reverselight"], classes["undertaking"]
        self._giving, self._handing, self._freeing = classes["giving"], classes["handing"], classes["freeingnoun"]
        self._containers, self._particles, self._brokering = classes["container"], classes["particle"], classes["brokering"]
        self._others_own = classes["blaming"] | classes["bearing"]  # what follows may be theirs: "the effect of war *on trade*"
        self._courses, self._calling = classes["course"], classes["calling"]
        self._control, self._lasting = classes["objcontrol"], classes["lasting"]
        self._made, self._times, self._happens = classes["made"], classes["time"], classes["happening"]
        self.voice = Voice(tree, classes)
        self.light = LightVerbs(tree, classes)
        self._left_out = LeftOut(tree, classes, self.voice, self.of)

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
            elif d in ("xcomp", "ccomp") and (what := misread.judged(tree, i, c, self._calling)) is not None:
                obj.append(what)
                slots.setdefault("xcomp", []).append(c)
                if tree.case(c) == "as":
                    slots.setdefault("as", []).append(c)
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
        if passive and not subj:
            subj = misread.shared_agent(tree, i, slots)
        if passive:  # "held *hostage*", "taken prisoner": what they are made
            made = [o for o in obj if lower[o] in self._made and deps[o] == "obj" and not tree.kid(o, "det")]
            obj = [o for o in obj if o not in made]
            if made:
                slots.setdefault("xcomp", []).extend(made)
        if passive and len(obj) > 1 and "iobj" not in slots:  # "Kyiv was given tanks": the subject is the receiver
            slots["iobj"] = obj[:1]
            obj = obj[1:]
        if whom := misread.outside(tree, i, self._control):  # "suspects *Chad* of having armed Togo"
            subj, obj = [whom], [o for o in obj if o != whom]
        obj += [o for c in tree.kids(i, "ccomp", "xcomp", "advcl") if (o := misread.outside(tree, c, self._control)) and not obj]
        if name := misread.name_given(tree, i, obj, self._calling):
            slots.setdefault("xcomp", []).append(name)
            obj = [o for o in obj if o != name]
        if (subj and lower[subj[0]] in RELATIVE) or (obj and lower[obj[0]] in RELATIVE):
            subj, obj = self._left_out.relatives(i, subj, obj)
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
        self._left_out.fill(i, slots, passive, depth)
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
        if len(slots["subj"]) == 1 and depth <= DEPTH:  # "signed an order that bans imports": whose order it is
            slots["subj"] = self._left_out.author(slots["subj"][0], depth) or slots["subj"]
        if slots["obj"]:
            slots["mod"] = [m for o in slots["obj"] for m in self.modifiers(o)]

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
                whose = tree.lower[c] in RELATIVE and deps[i] == "acl:relcl"  # "leaders *who* are on the front lines"
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
        elif depth <= DEPTH and (faced := self._resisting(i, depth)):
            slots["faced"] = faced
        if deps[i] == "nmod" and tree.case(i) == "of" and tree.lemmas[head] in self._lasting and depth <= DEPTH:
            for name, tokens in self.of(head, depth + 1).items():  # "weeks of *protests* in Lima"
                if name in _THERE and name not in slots and min(tokens) > i:
                    slots[name] = list(tokens)
        if deps[i] == "nmod" and tree.case(i) == "of" and tree.lemmas[head] in self._courses and depth <= DEPTH:
            around = self.of(head, depth + 1)
            doers = around.get("poss") or around.get("subj")  # "its *war* of aggression" is its aggression
            if doers and "poss" not in slots:
                slots["poss"] = list(doers)
        mods = self.modifiers(i)
        if mods:
            slots["mod"] = mods
        self._happening(i, slots, depth)
        verb = self.light.verb_of(i)
        if verb is None and (goers := self.light.goers(i)):
            slots.setdefault("subj", goers)
        if verb is not None and depth <= DEPTH:
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

    def _happening(self, i: int, slots: Slots, depth: int) -> None:
        """Where and between whom there is what a noun tells of, where the verb only says that it is: "clashes broke out *in
        Lima*"."""
        tree, verb = self.tree, self.tree.heads[i]
        if tree.deps[i] != "nsubj" or tree.upos[verb] != "VERB" or tree.lemmas[verb] not in self._happens or depth > DEPTH:
            return
        around = self.of(verb, depth + 1)
        objects = around.get("obj", [])
        if objects and tree.lemmas[objects[0]] != "place":
            return
        for name in _THERE:
            found = [*around.get(name, ()), *(t for o in objects for t in self.of(o, depth + 1).get(name, ()))]
            if found:
                slots[name] = [*slots.get(name, ()), *found]

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
        if "subj" not in slots and head != i and depth <= DEPTH:
            if tree.deps[i] == "conj" or tree.deps[i] in ("xcomp", "advcl"):
                other = self.of(head, depth + 1)
                of_object = tree.deps[i] == "xcomp" or (tree.deps[i] == "advcl" and _mark(tree, i) == "as")
                slots["subj"] = list(other.get("obj") or other.get("subj", []) if of_object else other.get("subj", []))
            elif tree.deps[i].startswith("acl"):
                slots["subj"] = [head]
        if slots.get("subj") and tree.lower[slots["subj"][0]] in RELATIVE and tree.deps[i] == "acl:relcl":
            slots["subj"] = [head]
