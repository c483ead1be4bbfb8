"""Which frame a trigger has, and what its slots and tests come to in one tree."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.events import clauses
from dragoman.events.arguments import Arguments
from dragoman.events.frames import POS, Frame, Lexicon, Test
from dragoman.events.left_out import Slots
from dragoman.events.parties import Mentions, Parties
from dragoman.events.slots import Around
from dragoman.language.trees import Tree

QUALITIES = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Events that a participle before a noun tells of ("the *seized* tanker"); of others it tells how the noun is ("*agreed*
limits")."""

FUNCTION = frozenset({"case", "mark", "fixed", "cc", "aux", "aux:pass", "cop", "flat", "goeswith"})
"""Relations of words that only serve others."""

_CORE = frozenset({"subj", "obj", "iobj", "comp", "xcomp", "prt", "mod", "lv", "head", "poss", "det"})


class Triggers:
    """Answers for one tree; everything is worked out when first asked for."""

    def __init__(self, lexicon: Lexicon, tree: Tree, mentions: Mentions | None) -> None:
        self.lexicon = lexicon
        self.tree = tree
        self.parties = Parties(tree, mentions, lexicon.classes, lexicon.frames["n"])
        self._around = Around(tree, lexicon.classes, lexicon.frames["v"])
        self.arguments = Arguments(self)
        self._frames: dict[int, Frame | None] = {}
        self._press = lexicon.classes["press"]
        self._named = {t for n in tree.names for t in range(n.start, n.end)}

    def lookup(self, i: int, pos: str) -> Sequence[Frame]:
        rows = self.lexicon.frames[pos].get(self.tree.lemmas[i].lower())
        if rows is None:
            lemma = self.lexicon.forms[pos].get(self.tree.lower[i])
            rows = self.lexicon.frames[pos].get(lemma) if lemma else None
        if rows is None and pos == "n":
            rows = self.lexicon.frames[pos].get(clauses.hyphened(self.tree, i))
        return rows or ()

    def tells(self, i: int) -> bool:
        """Whether a noun may tell of something happening: of those that do so only alone ("Last *troops* out"), where they do."""
        rows = self.lookup(i, "n")
        apart = all(any(t.path in (("alone",), ("case",)) for t in row.tests) for row in rows)
        return bool(rows) and (not apart or self.frame(i) is not None)

    def frame(self, i: int) -> Frame | None:
        """The frame of the trigger at token `i`, None where it has none."""
        if i in self._frames:
            return self._frames[i]
        self._frames[i] = None  # while its tests run, a trigger is no help to itself
        pos = POS.get(self.tree.upos[i], "")
        if pos == "n" and i in self._named:
            return None
        rows = self.lookup(i, pos) if pos else ()
        if not rows and pos == "a" and self.tree.xpos[i] in ("VBN", "VBD"):
            rows = self.lookup(i, "v")
        if i > 1 and self.tree.words[i - 1] == "-" and self.tree.lower[i - 2] in ("self", "of"):
            return None  # "to self-deport": nobody else does it; "a tug-of-war"
        modifier = self.tree.deps[i] == "amod"
        if modifier and i and self.tree.words[i - 1] in ("-", "–"):
            return None  # "Iran-backed": a quality, not an event
        held: dict[int, bool] = {}  # rows share their tests, and tests their paths
        stand: dict[tuple[str, ...], list[int]] = {}
        for row in rows:
            if modifier and row.event not in QUALITIES:
                continue
            for t in row.tests:
                if id(t) not in held:
                    if t.path not in stand:
                        stand[t.path] = self.path(i, t.path)
                    held[id(t)] = self._hold(stand[t.path], t)
                if not held[id(t)]:
                    break
            else:
                self._frames[i] = row
                return row
        return None

    def event(self, i: int) -> str | None:
        """The event of a trigger before anything is said about its being real; that of the noun it carries for a light verb."""
        found = self.frame(i)
        if found is None and self.tree.upos[i] == "VERB":
            noun = self.carried(i)
            found = self.frame(noun) if noun is not None else None
        return found.event if found else None

    def slots(self, i: int) -> Slots:
        return self._around.of(i)

    def holds(self, i: int, test: Test) -> bool:
        """Whether one test of a frame holds for the trigger at token `i`."""
        return self._hold(self.path(i, test.path), test)

    def _hold(self, tokens: Sequence[int], test: Test) -> bool:
        if test.kind == "none":
            return not tokens
        if not tokens:
            return False
        if test.kind == "any":
            return True
        if test.kind == "@several":
            some = self.parties.of(tokens)  # "the two armies" are two in one word
            return len(some) > 1 or any(len(self.parties.heads[t].actors) > 1 for t in some if t in self.parties.heads)
        return any(self._passes(t, test) for t in tokens)

    def _passes(self, t: int, test: Test) -> bool:
        kind = test.kind
        if kind == "class":
            lemma, lower = self.tree.lemmas[t].lower(), self.tree.lower[t]
            if test.words is self._press and self.parties.no_press(t):
                return False  # "the *Relief and Works Agency*"
            if (
                lemma in test.words
                or lower in test.words
                or (lower[-1:] == "s" and (lower[:-1] in test.words or lower[:-3] + "y" in test.words))
            ):
                return True
            return any(self._passes(u, test) for u in self._contents(t, lemma))
        if kind == "event":
            return self.event(t) in test.words
        if kind == "@state":
            return self.parties.state(t)
        if kind == "@named":
            return self.tree.upos[t] in ("PROPN", "PRON") or self.tree.lemmas[t].lower() in test.words
        titled = self.tree.lemmas[t].lower() in self.lexicon.classes["paper"]  # "released the National *Strategy*"
        dated = self.tree.lemmas[t].lower() in self.lexicon.classes["time"]  # "called off its search on *Tuesday*"
        return self.parties.acts(t) or (self.tree.upos[t] == "PROPN" and not titled and not dated)

    def _contents(self, t: int, lemma: str) -> list[int]:
        """What a container holds ("a shipment of *ventilators*", "military aid *package*"), and what is coordinated with it."""
        tree = self.tree
        out = [c for c in tree.children[t] if tree.deps[c] == "conj"]
        part = tree.upos[t] in ("NUM", "SYM", "PRON", "ADJ", "DET")  # "*most* of the sanctions", "the *last* of its troops"
        if part or lemma in self.lexicon.classes["container"] or lemma in self.lexicon.classes["span"]:
            for c in tree.children[t]:
                if tree.deps[c] in ("compound", "nmod:unmarked") or (
                    tree.deps[c] in ("nmod", "obl") and tree.case(c) in ("of", "in", "for")
                ):
                    out.append(c)
        return out

    def path(self, i: int, path: tuple[str, ...]) -> list[int]:
        tokens = [i]
        for slot in path:
            if len(tokens) == 1:
                tokens = self.slot(tokens[0], slot)
            else:
                tokens = [u for t in tokens for u in self.slot(t, slot)]
            if not tokens:
                return self._behind_object(i, path)
        return tokens

    def _behind_object(self, i: int, path: tuple[str, ...]) -> list[int]:
        """What an object's preposition governs where the tree hangs it from the verb ("refused *a request* from *Oslo*")."""
        if len(path) != 2 or path[0] != "obj" or path[1] in _CORE or self.tree.upos[i] != "VERB":
            return []
        slots = self.slots(i)
        last = max(slots["obj"], default=len(self.tree))
        found = [t for t in slots.get(path[1], ()) if t > last and self.tree.upos[t] != "VERB"]
        return found or self._of_parts(slots["obj"], path[1])

    def slot(self, i: int, slot: str) -> list[int]:
        if slot == "sentence":
            start, end = self.tree.sents[self.tree.sent_of[i]]
            return [t for t in range(start, end) if t != i and self.tree.upos[t] in POS]
        if slot == "head":
            return [self.tree.heads[i]] if self.tree.deps[i] == "amod" else []
        if slot == "speaker":
            return list(self.speaker(i)[1])
        if slot == "recipient":
            frame = self.frame(i)
            return list(self.arguments.of(i, frame.recipient, [])) if frame is not None else []
        slots = self.slots(i)
        found = slots.get(slot)
        if slot == "obj" and not found and self.tree.upos[i] == "VERB":
            return slots.get("iobj", [])  # "asked *Oslo* for help": one object is an object, whatever the tree calls it
        if found is None and slot not in _CORE and self.tree.upos[i] == "VERB":
            nouns = [o for o in slots["obj"] if self.tree.upos[o] == "NOUN"]
            found = [u for o in nouns for u in self.slots(o).get(slot, ())] or self._of_parts(nouns, slot)
        return found or []

    def _of_parts(self, objects: list[int], slot: str) -> list[int]:
        """What stands in a slot of what objects are parts of: "two days of games *around Chad*"."""
        parts = [u for o in objects for u in self._contents(o, self.tree.lemmas[o].lower()) if self.tree.case(u) == "of"]
        return [t for u in parts if slot != "of" for t in self.slots(u).get(slot, ())]

    # ------------------------------------------------------------------ what belongs together
    def stands(self, i: int) -> bool:
        """Whether a noun speaks for itself: not as the first part of a compound, unless that is a mere container ("aid
        package")."""
        tree = self.tree
        if tree.deps[i] in FUNCTION:
            return False
        if tree.deps[i] != "compound":
            return True
        return tree.lemmas[tree.heads[i]].lower() in self.lexicon.classes["container"] and self.frame(tree.heads[i]) is None

    def carried(self, v: int) -> int | None:
        """The event noun that is part of what the verb says: its object that the verb's frame asks for, or that a light
        verb carries."""
        if self.tree.upos[v] != "VERB":
            return None
        slots = self.slots(v)
        frame = self.frame(v)
        if frame is not None:
            for test in frame.tests:
                if test.kind == "event" and test.path[0] == "in":
                    continue  # "killed in Israeli strikes" tells of two
                if test.kind in ("class", "event") and test.path[0] in ("obj", "on", "in", "for", "of", "to", "from", "with"):
                    for t in self.path(v, test.path[:1]):
                        if self.tree.upos[t] == "NOUN" and len(test.path) == 1 and self._passes(t, test):
                            return t
            return None
        lemma = self.tree.lemmas[v]
        classes = self.lexicon.classes
        if lemma in classes["lightverb"] or lemma in classes["aspect"] or lemma in classes["reverselight"]:
            for t in slots.get("obj", []):
                if self.tree.upos[t] == "NOUN" and t not in self._named and self.frame(t) is not None and self.tree.heads[t] == v:
                    return None if clauses.suffered(self.tree, v, t) else t
        if lemma in classes["entering"]:
            for name in ("in", "on", "into", "under"):
                for t in slots.get(name, []):
                    if self.tree.upos[t] == "NOUN" and t > v and self.frame(t) is not None:
                        return t  # not "*in consultation* with Chad, we take steps"
        return None

    def held(self, v: int) -> list[int]:
        """Event nouns inside what a verb's frame takes for its object, of the same event ("announced a military *aid* package",
        "gave millions in *aid*"), or in which it says that one has a part ("took part in the *raid*")."""
        frame = self.frame(v)
        if frame is None or self.tree.upos[v] != "VERB":
            return []
        tests = [t for t in frame.tests if t.path == ("obj",) and t.kind in ("class", "event")]
        inside = [u for o in self.path(v, ("obj",)) for u in self._contents(o, self.tree.lemmas[o].lower())]
        same = [u for u in inside if self.tree.upos[u] == "NOUN" and self.tree.deps[u] != "conj" and self.event(u) == frame.event]
        part = any(t.words == self.lexicon.classes["hand"] for t in tests)
        parts = [t for t in frame.tests if part and t.path == ("in",) and t.kind == "event"]
        shared = [u for test in parts for u in self.path(v, ("in",)) if self._passes(u, test)]
        under = [t for t in frame.tests if t.path == ("under",) and t.kind in ("class", "event")]  # "came under *attack*"
        shared += [u for t in under for u in self.slot(v, "under") if self._passes(u, t) and self.event(u) == frame.event]
        if any(t.path == ("subj",) and t.words == self.lexicon.classes["protestact"] for t in frame.tests):
            bare = [u for u in self.slots(v)["subj"] if not {"mod", "poss", "against", "over"} & self.slots(u).keys()]
            shared += [u for u in bare if self.tree.upos[u] == "NOUN"]  # "*protests* erupted in Lima"
        kept = [t for t in frame.tests if t.path == ("xcomp",) and t.kind in ("class", "event")]  # "keeps the border *closed*"
        shared += [u for t in kept for u in self.slot(v, "xcomp") if self._passes(u, t) and self.event(u) == frame.event]
        return [*(u for u in same if any(self._passes(u, test) for test in tests)), *shared, *self._measured(v, frame.event)]

    def _measured(self, v: int, event: str | None) -> list[int]:
        """Event nouns of which a verb of the same event tells how much: "began three days of *drills*", "sends $5m in *aid*"."""
        tree, classes = self.tree, self.lexicon.classes
        amounts = [
            o
            for o in self.slots(v)["obj"]
            if tree.upos[o] in ("NUM", "SYM") or tree.lemmas[o].lower() in classes["span"] | classes["container"]
        ]
        money = any(tree.upos[o] == "SYM" for o in amounts) and event == "AID"
        cases = ("of", "in") if money else ("of",)  # "killed 12 *in strikes*" tells of two
        below = [c for o in amounts for c in tree.kids(o, "nmod") if tree.case(c) in cases]
        below += [c for c in tree.kids(v, "obl") if money and tree.case(c) == "in" and c > max(amounts)]
        nouns = [u for c in below for u in tree.conjuncts(c) if tree.upos[u] == "NOUN" and self.event(u) == event]
        return [u for u in nouns if event and not self.slots(u).get("by") and not self.slots(u).get("poss")]

    def contained(self, n: int) -> list[int]:
        """Event nouns that a noun's frame asks for behind "of": part of what it says ("a pledge *of support*")."""
        frame = self.frame(n)
        if frame is None:
            return []
        tests = [t for t in frame.tests if t.path == ("of",) and t.kind in ("class", "event")]
        return [t for test in tests for t in self.slot(n, "of") if self._passes(t, test)]

    def speaker(self, i: int) -> tuple[bool, tuple[int, ...]]:
        """Whether the clause of `i` is said by somebody, and by whom."""
        tree = self.tree
        clause = tree.first_conjunct(i)
        while tree.deps[clause] == "xcomp" and tree.heads[clause] != clause:
            clause = tree.heads[clause]
        head = tree.heads[clause]
        cue: int | None = None
        if tree.deps[clause] in ("ccomp", "parataxis") and tree.lemmas[head] in self.lexicon.classes["say"]:
            cue = head
        else:
            for c in tree.children[clause]:
                if tree.deps[c] in ("parataxis", "ccomp") and tree.lemmas[c] in self.lexicon.classes["say"]:
                    cue = c
        if cue is None:
            return False, ()
        return True, self.parties.of(self.slots(cue).get("subj", []))
