"""Which frame a trigger has, and what its slots, tests and roles come to in one tree."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.events import clauses
from dragoman.events.bystanders import Bystanders
from dragoman.events.frames import POS, Frame, Lexicon, Role, Test
from dragoman.events.parties import Mentions, Parties
from dragoman.events.proposition import FACED
from dragoman.events.slots import Around, Slots
from dragoman.language.trees import Tree

QUALITIES = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Events that a participle before a noun tells of ("the *seized* tanker"); of others it tells how the noun is ("*agreed*
limits")."""

FUNCTION = frozenset({"case", "mark", "fixed", "cc", "aux", "aux:pass", "cop", "flat", "goeswith"})
"""Relations of words that only serve others."""

_TARGETS = frozenset({"obj", "of", "on", "against", "into", "head"})
"""Slots whose nominal is what an act is done to even where it is nobody ("condemned the *shooting*")."""

_CORE = frozenset({"subj", "obj", "iobj", "comp", "xcomp", "prt", "mod", "lv", "head", "poss", "det"})


class Triggers:
    """Answers for one tree; everything is worked out when first asked for."""

    def __init__(self, lexicon: Lexicon, tree: Tree, mentions: Mentions | None) -> None:
        self.lexicon = lexicon
        self.tree = tree
        self.parties = Parties(tree, mentions, lexicon.classes, lexicon.frames["n"])
        self._around = Around(tree, lexicon.classes, lexicon.frames["v"])
        self._bystanders = Bystanders(self)
        self._frames: dict[int, Frame | None] = {}
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
            return list(self.role(i, frame.recipient, [])) if frame is not None else []
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
        if lemma in ("engage", "participate", "go", "take", "enter", "come"):
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
        return [*(u for u in same if any(self._passes(u, test) for test in tests)), *shared]

    def contained(self, n: int) -> list[int]:
        """Event nouns that a noun's frame asks for behind "of": part of what it says ("a pledge *of support*")."""
        frame = self.frame(n)
        if frame is None:
            return []
        tests = [t for t in frame.tests if t.path == ("of",) and t.kind in ("class", "event")]
        return [t for test in tests for t in self.slot(n, "of") if self._passes(t, test)]

    def _worded(self, paths: Sequence[tuple[str, ...]], tokens: Sequence[int], other: tuple[int, ...]) -> tuple[int, ...]:
        if not any(path[-1] in _TARGETS for path in paths):
            return ()
        time = self.lexicon.classes["time"]
        return tuple(
            t
            for t in tokens
            if self.tree.upos[t] in ("NOUN", "PROPN", "NUM") and t not in other and self.tree.lemmas[t].lower() not in time
        )

    def role(self, i: int, role: Role, why: list[str], skip: str = "", other: tuple[int, ...] | None = None) -> tuple[int, ...]:
        """The parties in a role. With `other` (the parties of the other role), who acts is not also acted on, and where nobody
        is found what stands there is kept as it is worded."""
        worded: tuple[int, ...] = ()
        frame = self.frame(i)
        suffers = frame is not None and any(("poss",) in paths for paths in frame.recipient.alternatives)
        under = self._under(i, frame)  # "the town is *under shelling*"
        skip = "subj" if under and other is None else skip
        for paths, guess in zip(role.alternatives, role.guess, strict=True):
            tokens: list[int] = []
            for path in paths:
                if path[0] in ("mod-who", "mod-where"):
                    where = path[0] == "mod-where"
                    tokens += [t for t in self.slot(i, "mod") if self.parties.acts(t) and self.parties.destination(t) == where]
                elif path[0] in ("mod-adj", "mod-name"):
                    whole = path[0] == "mod-name"
                    given = bool(self.parties.of([*self.slot(i, "to"), *self.slot(i, "for")]))  # "*Japan* aid to Kenya"
                    mods = [t for t in self.slot(i, "mod") if self.parties.modifying(t)] if not self._targets(i) else []
                    tokens += [t for t in mods if (self.parties.named_in_full(t) and not given) == whole]
                elif path[0] == "mod-anti":
                    tokens += [t for t in self.slot(i, "mod") if t > 1 and self.tree.lower[t - 2 : t] == ["anti", "-"]]
                elif path == ("mod",):
                    mods = [t for t in self.slot(i, "mod") if self.parties.modifying(t)] if not self._targets(i) else []
                    accused = self.tree.lemmas[i] in self.lexicon.classes["alleging"]  # "the *Roe* allegations" are against him
                    whose = suffers or accused or self.slot(i, "poss")  # "the host's *Twitter* criticism"
                    if frame is not None and frame.event == "ASSAULT":
                        mods = [t for t in mods if not self.parties.peaceful(t)]  # "the *hospital* attack"
                    if other is None and self._fought_there(i, mods):
                        mods = []
                    tokens += [
                        t for t in mods if not (whose and self.parties.private(t)) or (suffers and self._over_another(i, t))
                    ]
                elif path == ("poss",) and suffers and other is not None:  # "the *Roe* indictment" is Roe's
                    tokens += self.slot(i, "poss")
                    tokens += [t for t in self.slot(i, "mod") if self.parties.private(t) and not self._over_another(i, t)]
                elif path[-1] == "mod":
                    tokens += [self.parties.lifted(t) for t in self.path(i, path) if self.parties.acts(t)]
                elif path[0] != skip:  # "refused to give *Chad* jets"
                    tokens += (self.path(i, ("comp", "iobj")) if path == ("comp", "obj") else []) or self.path(i, path)
            within = paths[0][0] == "comp" and paths[0][-1] != "subj" and other is not None  # "agreed to protect *civilians*"
            asked = frame is not None and frame.event == "REQUEST" and paths[0][-1] == "of" and other is not None
            tokens = [t for t in tokens if t != i and not ((within or asked) and self._crowd(t))]  # "the release of *nurses*"
            given = frame is not None and frame.event in ("AID", "COOPERATE")
            if given and other is not None and paths[-1][-1] == "for":  # "arms for the *invasion* of Chad" are not for Chad
                tokens = [t for t in tokens if self.event(t) != "ASSAULT"]
            accused = frame is not None and frame.event == "ACCUSE" and bool(tokens)  # not whom the attack was on
            accused = accused and all(self.event(t) == "ASSAULT" for t in tokens)
            own = frame is not None and frame.event == "ACCUSE" and other is not None
            found = self.parties.of(tokens, acting=accused if other is not None else not guess, own=own, clause=i)
            if other is None:
                owns = frame is not None and frame.event == "COERCE" and paths[0] == ("poss",)  # "*Texas's* ban"
                scene = () if owns else tuple(t for t in found if self.parties.merely_where(t))
                found = tuple(t for t in found if (self.tree.upos[t] != "PRON" if guess else t not in scene))
            else:
                found = tuple(t for t in found if t not in other and not self.parties.same(t, other))
                if frame is not None and frame.event == "AGREE":  # "pledged closer ties in a *Beijing* meeting"
                    found = tuple(t for t in found if not self._met_in(t))
                worded = worded or self._worded(paths, tokens, other)
            if other is not None and frame is not None and (own or frame.mode == "ban"):
                spared = self._suffering(tokens) if own else self._protected(tokens)
                found = tuple(t for t in found if t not in spared) or (self._in_course_of(tokens) if own and spared else ())
            if other is not None and frame is not None:
                astray = self._bystanders.of(i, frame, paths, tokens, (*found, *worded), other)
                found, worded = (tuple(t for t in some if t not in astray) for some in (found, worded))
            if guess:
                found = tuple(t for t in found if self._located(t, tokens))
            if found and other is not None and paths == (("in",),) and not guess:
                found = tuple(t for t in found if self.tree.deps[self.tree.heads[t]] != "acl")  # "in a raid backed by *Togo*"
            moved = frame is not None and frame.event == "MOBILIZE" and paths == (("to",),)  # "to *its* border with Togo": home
            if not found and other and not moved:
                found = self._beyond_own(tokens, other)
            if found:
                if guess:
                    why.append("actor from the place")
                if other is not None and paths == (("faced",),):
                    why.append(FACED)
                return found
        if under and other is not None:
            return tuple(t for t in self.parties.of(self.slot(i, "subj")) if t not in other) or worded
        if other is not None and (firms := tuple(t for t in self._targets(i) if t not in other)):
            return firms
        return worded

    def _targets(self, i: int) -> list[int]:
        """The firms and persons named before what is imposed on somebody ("a *Huawei* restriction"), where no more is told."""
        aimed = self.lexicon.classes["targeted"] | self.lexicon.classes["aimed"]
        if self.tree.lemmas[i].lower() not in aimed or any(self.slot(i, name) for name in ("on", "against", "into", "of")):
            return []
        return [t for t in self.slot(i, "mod") if self.parties.modifying(t) and self.parties.private(t)]

    def _under(self, i: int, frame: Frame | None) -> bool:
        """Whether somebody is said to be under what a noun tells of, and its frame does not say so itself."""
        told = frame is not None and any(t.path == ("case",) for t in frame.tests)
        violent = frame is not None and frame.event in ("ASSAULT", "COERCE")
        kids = self.tree.children[i]
        below = any(self.tree.lower[c] == "under" and self.tree.deps[c] in ("case", "mark") for c in kids)
        return violent and not told and below and any(self.tree.lemmas[c] == "be" for c in kids if c < i)

    def _beyond_own(self, tokens: Sequence[int], other: tuple[int, ...]) -> tuple[int, ...]:
        """Whom a thing of the actor's own is with or for: "reneged on *its* deal with *Togo*"."""
        for t in tokens:
            owners = [c for c in self.tree.children[t] if self.tree.xpos[c] == "PRP$"]
            if not owners or not all(self.parties.same(c, other) for c in owners):
                continue
            behind = [u for name in ("with", "to", "against", "towards", "on") for u in self.slot(t, name) if u > t]
            found = tuple(u for u in self.parties.of(behind) if u not in other and not self.parties.same(u, other))
            if found:
                return found
        return ()

    def _over_another(self, i: int, t: int) -> bool:
        """Whether a person before a noun is not whom it is about, which stands between them ("the *Roe* music ban")."""
        tree = self.tree
        person = any(n.type == "PER" and n.start <= t < n.end for n in tree.names)
        return person and any(t < c < i and tree.deps[c] == "compound" and tree.upos[c] == "NOUN" for c in tree.children[i])

    def _suffering(self, tokens: Sequence[int]) -> set[int]:
        """Who suffers what is condemned beside somebody else: "condemned Chad's raid and the killing *of nurses*"."""
        out: set[int] = set()
        nouns = [t if self.tree.case(t) != "of" else self.tree.heads[t] for t in tokens]
        for u in (u for t in nouns for u in self.tree.conjuncts(t)):
            frame = self.frame(u) if self.tree.upos[u] == "NOUN" else None
            of = frame is not None and (("of",),) in frame.recipient.alternatives
            if of and frame is not None and frame.event in ("ASSAULT", "COERCE"):
                out.update(self.parties.of(self.slot(u, "of")))
            if of and frame is not None and (("mod",),) in frame.recipient.alternatives:  # "the *Armenian* genocide"
                out.update(t for t in self.slot(u, "mod") if self.parties.acts(t))
        return out

    def _in_course_of(self, tokens: Sequence[int]) -> tuple[int, ...]:
        """Who acts where what is condemned was done: "condemned the killing of nurses *in Chad's raid*"."""
        below = [c for t in tokens for u in self.tree.conjuncts(t) for c in self.tree.kids(u, "nmod")]
        return tuple(
            v
            for c in below
            if self.tree.case(c) in ("in", "during") and not self.parties.acts(c)
            for v in self.parties.inside(c, acting=True)
        )

    def _protected(self, tokens: Sequence[int]) -> set[int]:
        """Whom a ban protects: "bans violence *against women*"."""
        tree = self.tree
        inside = {c for t in tokens for c in tree.below(t) if tree.case(c) == "against" and c not in tokens}
        return {u for c in inside for u in tree.below(c) if not self.parties.state(u)}

    def _fought_there(self, i: int, mods: Sequence[int]) -> bool:
        """Whether the one state before a noun is only where there is fighting or unrest ("the *Chad* ceasefire"), or where
        another is said to strike ("Togo killed three in *Chad* air strikes")."""
        if len(mods) != 1 or not self.parties.named_in_full(mods[0]):
            return False
        if self.tree.lemmas[i].lower() in self.lexicon.classes["melee"]:
            return not any(self.slot(i, name) for name in ("with", "between", "against", "on"))
        if self.tree.lemmas[i].lower() in self.lexicon.classes["targeted"]:
            return not any(self.slot(i, name) for name in ("on", "against"))  # "*Chad* chip restrictions" are on Chad
        if self.event(i) != "ASSAULT" or not self.tree.deps[i].startswith(("obl", "nmod")):
            return False
        verb = next((t for t in self.tree.above(i) if self.tree.upos[t] == "VERB"), None)
        if verb is None or self.event(verb) != "ASSAULT":
            return False
        return any(self.parties.state(t) and not self.parties.same(t, mods) for t in self.slot(verb, "subj"))

    def _met_in(self, t: int) -> bool:
        """Whether a capital only tells where a meeting is."""
        head, talks = self.tree.heads[t], self.lexicon.classes["talk"] | {"meeting", "summit"}
        before = self.tree.deps[t] == "compound" and self.tree.lemmas[head] in talks
        return before and self.tree.case(head) == "in" and self.parties.merely_where(t)

    def _located(self, t: int, places: Sequence[int]) -> bool:
        """Whether a party that only a place tells is a state, named there itself or by what stands at it ("in *Chad*", "in
        *Chadian* camps"): not who owns a house, nor whom an attack or a search told of behind "in" is of."""
        tree = self.tree
        u = t
        while u not in places and tree.deps[u] in ("amod", "compound", "conj", "nmod", "nmod:poss", "nmod:desc", "flat"):
            if tree.deps[u] == "nmod" and tree.case(u) not in ("in", "at"):
                return False
            u = tree.heads[u]
            if u in places and self.event(u) is not None:
                return False
        mention = self.parties.heads.get(t)
        if mention is None and not self.parties.blind:
            return False  # "held *in other countries*"
        return u in places and (mention is None or all(a.country and "CVL" not in a.sectors for a in mention.actors))

    def _crowd(self, t: int) -> bool:
        """Whether a token mentions people of whom no more is known, or counts them ("the number of *nurses*")."""
        counted = [c for c in self.tree.children[t] if self.tree.deps[c] == "nmod" and self.tree.case(c) == "of"]
        some = t not in self.parties.heads and self.tree.lemmas[t].lower() in self.lexicon.classes["container"]
        return self.parties.crowd(t) or (some and bool(counted) and all(map(self.parties.crowd, counted)))

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
