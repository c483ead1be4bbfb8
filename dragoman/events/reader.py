"""From a tree to its propositions: every verb, every noun that tells of something happening, with event, parties and things.

The way: (1) each trigger gets the frame whose tests hold; (2) a verb that merely carries a noun ("held talks", "imposed a ban") and the
noun become one proposition; (3) what is only promised, demanded, refused or threatened is no event of its own (it keeps its
predicate, with event None); (4) a cooperative act in the future is AGREE, a hostile one THREATEN, a refused one REJECT, and what
others "must" do a REQUEST, as the PLOVER manual has it; (5) arguments are read from the slots that the frame names.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.events.frames import COOPERATIVE, HOSTILE, POS, SPEECH_ACTS, Frame, Lexicon, Role, Test
from dragoman.events.parties import Mentions, Parties
from dragoman.events.slots import Around, Slots
from dragoman.language.trees import Tree


_QUALITIES = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Events that a participle before a noun tells of ("the *seized* tanker"); of others it tells how the noun is ("*agreed* limits")."""

_FUNCTION = frozenset({"case", "mark", "fixed", "cc", "aux", "aux:pass", "cop", "flat", "goeswith"})
_CORE = frozenset({"subj", "obj", "iobj", "comp", "xcomp", "prt", "mod", "lv", "head", "poss"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """One predicate with its arguments.

    `predicate` is its head token, `[start, end)` the token range to show (a light verb with its noun where they are near).
    `actors` and `recipients` are head tokens of nominals, `items` token ranges, `obliques` the head tokens of what is left. `event`
    is None where no category fits or where the predicate is only spoken of; `base` is then the event that it would be.
    """

    predicate: int
    start: int
    end: int
    lemma: str
    event: str | None
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    items: tuple[tuple[int, int], ...]
    obliques: tuple[int, ...]
    why: tuple[str, ...]
    base: str | None = None


class EventReader:
    """Holds the lexicon; `read` is a pure function of the tree and its mentions."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @classmethod
    def load(cls, own: Path | None = None) -> EventReader:
        """`own` is a user's file of frames, tried before the package's (columns as in ``events_frames.tsv``)."""
        return cls(Lexicon.load(own))

    def read(self, tree: Tree, mentions: Mentions | None = None) -> list[Proposition]:
        """The propositions of a tree in the order of the text. Without `mentions` names and people count as actors."""
        return _Reading(self.lexicon, tree, mentions).run()


class _Reading:
    def __init__(self, lexicon: Lexicon, tree: Tree, mentions: Mentions | None) -> None:
        self.lexicon = lexicon
        self.tree = tree
        self.around = Around(tree, lexicon.classes)
        self.parties = Parties(tree, mentions, lexicon.classes["people"])
        self.frames: dict[int, Frame | None] = {}
        self.named = {t for n in tree.names for t in range(n.start, n.end)}

    # ------------------------------------------------------------------ the whole
    def run(self) -> list[Proposition]:
        tree, lexicon = self.tree, self.lexicon
        verbs: list[int] = []
        nouns: list[int] = []
        for i, upos in enumerate(tree.upos):
            if upos == "VERB":
                d = tree.deps[i]
                if d not in _FUNCTION and (d != "amod" or self._lookup(i, "v")):
                    verbs.append(i)
            elif upos == "NOUN":
                if (self._lookup(i, "n") or tree.lemmas[i].lower() in lexicon.nouns) and self._stands(i):
                    nouns.append(i)
            elif upos == "ADJ":
                lemma = tree.lemmas[i].lower()
                if lemma in lexicon.frames["a"] or any(tree.deps[c] == "cop" for c in tree.children[i]):
                    verbs.append(i)
        carried: dict[int, int] = {}  # verb -> the noun that it carries
        absorbed: set[int] = set()
        for v in verbs:
            noun = self._carried(v)
            if noun is not None:
                absorbed.update(tree.conjuncts(noun)[:1])
                if self.frame(v) is None:
                    carried[v] = noun
        spoken = self._spoken_of(verbs, nouns, absorbed)
        out: list[Proposition] = []
        for i in sorted([*verbs, *(n for n in nouns if n not in absorbed)]):
            made = self._proposition(i, carried.get(i), spoken)
            if made is not None:
                out.append(made)
        return self._protests(out)

    def _protests(self, found: list[Proposition]) -> list[Proposition]:
        """A demand or complaint that is the purpose of a protest is part of it: whom it is directed at is whom the protest is."""
        by_head = {p.predicate: n for n, p in enumerate(found)}
        for n, p in enumerate(found):
            if p.event not in ("REQUEST", "ACCUSE") or self.tree.deps[p.predicate] not in ("advcl", "xcomp", "acl"):
                continue
            m = by_head.get(self.tree.heads[p.predicate])
            if m is None or found[m].event != "PROTEST":
                continue
            if not found[m].recipients:
                taken = tuple(t for t in p.recipients if t not in found[m].actors)
                found[m] = dataclasses.replace(found[m], recipients=taken)
            found[n] = dataclasses.replace(p, event=None, mode=None, why=(*p.why, "part of the protest"))
        return found

    def _stands(self, i: int) -> bool:
        """Whether a noun speaks for itself: not as the first part of a compound, unless that is a mere container ("aid package")."""
        tree = self.tree
        if tree.deps[i] != "compound":
            return True
        return tree.lemmas[tree.heads[i]].lower() in self.lexicon.classes["container"] and self.frame(tree.heads[i]) is None

    # ------------------------------------------------------------------ frames
    def _lookup(self, i: int, pos: str) -> Sequence[Frame]:
        rows = self.lexicon.frames[pos].get(self.tree.lemmas[i].lower())
        if rows is None:
            lemma = self.lexicon.forms[pos].get(self.tree.lower[i])
            rows = self.lexicon.frames[pos].get(lemma) if lemma else None
        return rows or ()

    def frame(self, i: int) -> Frame | None:
        """The frame of the trigger at token `i`, None where it has none."""
        if i in self.frames:
            return self.frames[i]
        self.frames[i] = None  # while its tests run, a trigger is no help to itself
        pos = POS.get(self.tree.upos[i], "")
        if pos == "n" and i in self.named:
            return None
        rows = self._lookup(i, pos) if pos else ()
        if not rows and pos == "a" and self.tree.xpos[i] in ("VBN", "VBD"):
            rows = self._lookup(i, "v")
        modifier = self.tree.deps[i] == "amod"
        if modifier and i and self.tree.words[i - 1] in ("-", "–"):
            return None  # "Iran-backed": a quality, not an event
        for row in rows:
            if modifier and row.event not in _QUALITIES:
                continue
            if all(self._holds(i, t) for t in row.tests):
                self.frames[i] = row
                return row
        return None

    def event(self, i: int) -> str | None:
        """The event of a trigger before anything is said about its being real; that of the noun it carries for a light verb."""
        found = self.frame(i)
        if found is None and self.tree.upos[i] == "VERB":
            noun = self._carried(i)
            found = self.frame(noun) if noun is not None else None
        return found.event if found else None

    def slots(self, i: int) -> Slots:
        return self.around.of(i)

    def _holds(self, i: int, test: Test) -> bool:
        tokens = self._path(i, test.path)
        if test.kind == "none":
            return not tokens
        if not tokens:
            return False
        if test.kind == "any":
            return True
        if test.kind == "@several":
            return len(self.parties.of(tokens)) > 1
        return any(self._passes(t, test) for t in tokens)

    def _passes(self, t: int, test: Test) -> bool:
        kind = test.kind
        if kind == "class":
            lemma, lower = self.tree.lemmas[t].lower(), self.tree.lower[t]
            if lemma in test.words or lower in test.words or lower[-1:] == "s" and (lower[:-1] in test.words or lower[:-3] + "y" in test.words):
                return True
            return any(self._passes(u, test) for u in self._contents(t, lemma))
        if kind == "event":
            return self.event(t) in test.words
        if kind == "@named":
            return self.tree.upos[t] in ("PROPN", "PRON") or self.tree.lemmas[t].lower() in test.words
        return self.parties.acts(t)

    def _contents(self, t: int, lemma: str) -> list[int]:
        """What a container holds ("a shipment of *ventilators*", "military aid *package*"), and what is coordinated with it."""
        tree = self.tree
        out = [c for c in tree.children[t] if tree.deps[c] == "conj"]
        if lemma in self.lexicon.classes["container"] or tree.upos[t] in ("NUM", "SYM") or tree.upos[t] == "PRON":
            for c in tree.children[t]:
                if tree.deps[c] in ("compound", "nmod:unmarked") or tree.deps[c] == "nmod" and tree.case(c) in ("of", "in", "for"):
                    out.append(c)
        return out

    def _path(self, i: int, path: tuple[str, ...]) -> list[int]:
        tokens = [i]
        for slot in path:
            if len(tokens) == 1:
                tokens = self._slot(tokens[0], slot)
            else:
                tokens = [u for t in tokens for u in self._slot(t, slot)]
            if not tokens:
                return []
        return tokens

    def _slot(self, i: int, slot: str) -> list[int]:
        if slot == "head":
            return [self.tree.heads[i]] if self.tree.deps[i] == "amod" else []
        if slot == "speaker":
            return list(self._speaker(i)[1])
        if slot == "recipient":
            frame = self.frame(i)
            return list(self._role(i, frame.recipient, [])) if frame is not None else []
        slots = self.slots(i)
        found = slots.get(slot)
        if found is None and slot not in _CORE and self.tree.upos[i] == "VERB":
            found = [u for o in slots["obj"] if self.tree.upos[o] == "NOUN" for u in self.slots(o).get(slot, ())]
        return found or []

    # ------------------------------------------------------------------ what belongs together
    def _carried(self, v: int) -> int | None:
        """The event noun that is part of what the verb says: its object that the verb's frame asks for, or that a light verb carries."""
        if self.tree.upos[v] != "VERB":
            return None
        slots = self.slots(v)
        frame = self.frame(v)
        if frame is not None:
            for test in frame.tests:
                if test.kind in ("class", "event") and test.path[0] in ("obj", "on", "in", "for", "of", "to", "from", "with"):
                    for t in self._path(v, test.path[:1]):
                        if self.tree.upos[t] == "NOUN" and len(test.path) == 1 and self._passes(t, test):
                            return t
            return None
        lemma = self.tree.lemmas[v]
        classes = self.lexicon.classes
        if lemma in classes["lightverb"] or lemma in classes["aspect"] or lemma in classes["reverselight"]:
            for t in slots.get("obj", []):
                if self.tree.upos[t] == "NOUN" and t not in self.named and self.frame(t) is not None and self.tree.heads[t] == v:
                    return t
        if lemma in ("engage", "participate", "go", "take", "enter", "come"):
            for name in ("in", "on", "into", "under"):
                for t in slots.get(name, []):
                    if self.tree.upos[t] == "NOUN" and self.frame(t) is not None:
                        return t
        return None

    def _spoken_of(self, verbs: list[int], nouns: list[int], absorbed: set[int]) -> dict[int, str]:
        """Token -> the trigger by which it is promised, demanded, refused or threatened."""
        tree = self.tree
        out: dict[int, str] = {}
        for i in [*verbs, *nouns]:
            frame = self.frame(i)
            if frame is None or frame.event not in SPEECH_ACTS or tree.deps[i] == "amod":
                continue
            slots = self.slots(i)
            tokens = list(slots.get("comp", []))
            if tree.upos[i] != "NOUN":
                tokens += [t for name in ("obj", "to", "for", "on", "upon", "with") for t in slots.get(name, []) if tree.upos[t] == "NOUN"]
            elif frame.event != "AGREE":
                tokens += [t for name in ("of", "for", "to") for t in slots.get(name, []) if tree.upos[t] == "NOUN"]
            seen: set[int] = set()
            while tokens:
                t = tokens.pop()
                if t in seen or t == i:
                    continue
                seen.add(t)
                out.setdefault(t, frame.lemma)
                for c in tree.children[t]:
                    if tree.deps[c] in ("xcomp", "conj", "ccomp") or tree.deps[c] == "obj" and tree.upos[t] == "VERB":
                        tokens.append(c)
                    elif tree.deps[c] in ("nmod", "acl", "obl") and tree.upos[t] == "NOUN" and tree.upos[c] in ("NOUN", "VERB"):
                        if tree.case(c) in ("to", "for", "of", "") and c > t:
                            tokens.append(c)
        return out

    # ------------------------------------------------------------------ one proposition
    def _proposition(self, i: int, noun: int | None, spoken: dict[int, str]) -> Proposition | None:
        tree = self.tree
        frame = self.frame(i)
        why: list[str] = []
        trigger = i
        reverse = False
        if frame is None and noun is not None:
            frame, trigger = self.frame(noun), noun
            reverse = tree.lemmas[i] in self.lexicon.classes["reverselight"]
        actors: tuple[int, ...]
        recipients: tuple[int, ...]
        if frame is None:
            if tree.upos[i] == "ADJ" and tree.deps[i] == "amod":
                return None
            event = mode = None
            contexts: tuple[str, ...] = ()
            slots = self.slots(i)
            actors = self.parties.of(slots.get("subj") or slots.get("poss") or slots.get("by") or [])
            recipients = tuple(t for t in self.parties.of(slots.get("obj", [])) if t not in actors) if tree.upos[i] == "VERB" else ()
            items = ()
            why.append("no frame")
        else:
            event, mode, contexts = frame.event, frame.mode, frame.contexts
            why.append(f"frame {frame.name}")
            if reverse:
                actors = self._role(trigger, frame.actor, why, skip="subj")
                recipients = self.parties.of(self.slots(i).get("subj", []))
            else:
                actors = self._role(trigger, frame.actor, why)
                recipients = self._role(trigger, frame.recipient, why, other=actors)
            actors = tuple(dict.fromkeys((*actors, *self.parties.of(self.parties.together(i)))))
            recipients = tuple(t for t in recipients if t not in actors)
            items = self._items(trigger, frame.item)
            contexts = self._contexts(trigger, contexts)
        base = event
        if frame is not None and trigger == i and tree.upos[i] == "NOUN" and not actors and not recipients and not frame.specific:
            why.append("nobody takes part")
            event = mode = None
        elif event is None:
            asked = self._obligation(i)
            if asked is not None:
                event, actors, recipients = "REQUEST", asked, actors or recipients
                why.append("what others must do is requested")
        if event is not None and frame is not None:
            by = spoken.get(i) or (spoken.get(trigger) if trigger != i else None)
            if by is not None:
                why.append(f"only spoken of, by {by!r}")
                event, mode = None, None
            else:
                changed = self._modality(i, event)
                if changed is not None:
                    event, reason, speaker = changed
                    mode = None
                    why.append(reason)
                    if speaker is not None:
                        recipients, actors = actors, speaker
        start, end = self._range(i, trigger)
        used = {*actors, *recipients}
        obliques = tuple(
            c for c in dict.fromkeys((*tree.children[i], *tree.children[trigger])) if tree.deps[c].startswith(("obl", "nmod")) and c not in used
        )
        lemma = tree.lemmas[i] if trigger == i else f"{tree.lemmas[i]} {tree.lemmas[trigger]}"
        return Proposition(i, start, end, lemma, event, mode, contexts, actors, recipients, items, obliques, tuple(why), base)

    def _role(self, i: int, role: Role, why: list[str], skip: str = "", other: tuple[int, ...] | None = None) -> tuple[int, ...]:
        """The parties in a role. With `other` (the parties of the other role), who acts is not also acted on, and where nobody
        is found what stands there is kept as it is worded."""
        worded: tuple[int, ...] = ()
        for paths, guess in zip(role.alternatives, role.guess, strict=True):
            tokens: list[int] = []
            for path in paths:
                if path[0] in ("mod-who", "mod-where"):
                    where = path[0] == "mod-where"
                    tokens += [t for t in self._slot(i, "mod") if self.parties.acts(t) and self.parties.place(t) == where]
                elif path == ("mod",):
                    tokens += [t for t in self._slot(i, "mod") if t in self.parties.heads or self.parties.blind and self.parties.acts(t)]
                elif path[-1] == "mod":
                    tokens += [t for t in self._path(i, path) if self.parties.acts(t)]
                elif path[0] != skip:
                    tokens += self._path(i, path)
            tokens = [t for t in tokens if t != i]
            found = self.parties.of(tokens)
            if other is not None:
                found = tuple(t for t in found if t not in other and not self.parties.same(t, other))
                worded = worded or tuple(t for t in tokens if self.tree.upos[t] in ("NOUN", "PROPN") and t not in other)
            if found:
                if guess:
                    why.append("actor from the place")
                return found
        return worded

    def _items(self, i: int, role: Role) -> tuple[tuple[int, int], ...]:
        tree = self.tree
        out: list[tuple[int, int]] = []
        for paths in role.alternatives:
            tokens = [t for path in paths for t in self._path(i, path) if tree.upos[t] not in ("PRON", "VERB")]
            for t in tokens:
                for u in tree.conjuncts(t):
                    if u not in self.parties.heads and tree.upos[u] in ("NOUN", "PROPN", "NUM", "SYM"):
                        out.append(tree.phrase(u))
            if out:
                break
        for c in tree.children[i]:
            if tree.deps[c] in ("nmod", "obl") and tree.case(c) == "including":
                out += [tree.phrase(u) for u in tree.conjuncts(c)]
        return tuple(dict.fromkeys(out))

    def _contexts(self, i: int, given: tuple[str, ...]) -> tuple[str, ...]:
        slots = self.slots(i)
        words = [i, *slots.get("mod", []), *slots.get("obj", []), *slots.get("of", [])]
        more = (self.lexicon.context.get(self.tree.lemmas[t].lower()) for t in words)
        return tuple(dict.fromkeys((*given, *(c for c in more if c))))

    def _range(self, i: int, trigger: int) -> tuple[int, int]:
        tree = self.tree
        if trigger != i and abs(trigger - i) <= 4:
            return min(i, trigger), max(i, trigger) + 1
        end = i + 1
        for c in tree.children[i]:
            if tree.deps[c] == "compound:prt" and c == end:
                end = c + 1
        if tree.upos[i] == "ADJ":
            for c in tree.children[i]:
                if tree.deps[c] == "cop" and i - 3 <= c < i:
                    return c, end
        return i, end

    # ------------------------------------------------------------------ said of the future
    def _auxiliaries(self, i: int) -> list[int]:
        """The auxiliaries that govern `i`: its own, those of what it is coordinated with, of the verb that it completes."""
        tree = self.tree
        for _ in range(4):
            own = [c for c in tree.children[i] if tree.deps[c] in ("aux", "aux:pass")]
            if own or tree.heads[i] == i:
                return own
            head, d = tree.heads[i], tree.deps[i]
            if d == "conj" and tree.xpos[i] in ("VB", "VBN") and not any(tree.deps[c].startswith("nsubj") for c in tree.children[i]):
                i = head
            elif d == "xcomp" and tree.lemmas[head] in self.lexicon.classes["aspect"]:
                i = head
            else:
                return []
        return []

    def _obligation(self, i: int) -> tuple[int, ...] | None:
        """Who says that the subject of `i` must do it; None where nobody but the subject says so."""
        tree, classes = self.tree, self.lexicon.classes
        aux = self._auxiliaries(i)
        must = any(tree.lower[c] in classes["obliging"] for c in aux)
        if not must and tree.deps[i] == "xcomp" and tree.lemmas[tree.heads[i]] in ("have", "need") and tree.upos[tree.heads[i]] == "VERB":
            must = self.slots(i).get("obj") != self.slots(tree.heads[i]).get("obj")
        if not must or any(tree.lower[c] in classes["negation"] for c in tree.children[i] if tree.deps[c] == "advmod"):
            return None
        says, speaker = self._speaker(i)
        slots = self.slots(i)
        subject = self.parties.of(slots.get("subj") or slots.get("obj") or [])
        if not says or not speaker or not subject or set(speaker) & set(subject) or self.parties.same(subject[0], speaker):
            return None
        return speaker

    def _modality(self, i: int, event: str) -> tuple[str, str, tuple[int, ...] | None] | None:
        """What a future, a refusal or an obligation makes of an event: (event, why, speaker where the roles change)."""
        tree, classes = self.tree, self.lexicon.classes
        aux = {tree.lower[c] for c in self._auxiliaries(i)}
        negated = any(tree.deps[c] == "advmod" and tree.lower[c] in classes["negation"] for c in tree.children[i])
        if not aux & classes["future"]:
            if event not in ("REQUEST", "ACCUSE"):
                speaker = self._obligation(i)
                if speaker is not None:
                    return "REQUEST", "what others must do is requested", speaker
            if negated and event == "CONCEDE":
                return "REJECT", "not conceded", None
            return None
        says, speaker = self._speaker(i)
        if aux & {"would", "'d"} and (not says or "have" in aux):
            return None
        if not self._own(i, says, speaker):
            return None
        if event in COOPERATIVE and event != "AGREE":
            return ("REJECT", f"{event} refused for the future", None) if negated else ("AGREE", f"{event} in the future", None)
        if event in HOSTILE - {"THREATEN", "REJECT", "REQUEST", "ACCUSE", "MOBILIZE"} and not negated:
            return "THREATEN", f"{event} in the future", None
        return None

    def _speaker(self, i: int) -> tuple[bool, tuple[int, ...]]:
        """Whether the clause of `i` is said by somebody, and by whom."""
        tree = self.tree
        clause = tree.first_conjunct(i)
        while tree.deps[clause] in ("xcomp",) and tree.heads[clause] != clause:
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

    def _own(self, i: int, says: bool, speaker: tuple[int, ...]) -> bool:
        """Whether the one who speaks of the future may speak for the one who acts in it: others only predict."""
        if not says or not speaker:
            return True
        subject = self.parties.of(self.slots(i).get("subj", []))
        mine, theirs = self._countries(subject), self._countries(speaker)
        return not mine or not theirs or bool(mine & theirs)

    def _countries(self, tokens: Sequence[int]) -> set[str]:
        out: set[str] = set()
        for t in tokens:
            mention = self.parties.heads.get(t)
            for actor in getattr(mention, "actors", ()):
                out.update(actor.country or (actor.code,))
        out.discard("")
        return out
