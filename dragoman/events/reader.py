"""From a tree to its propositions: every verb, every noun that tells of something happening, with event, parties and things.

The way: (1) each trigger gets the frame whose tests hold; (2) a verb that merely carries a noun ("held talks", "imposed a
ban") and the noun become one proposition; (3) what nobody does, or only speaks of, is no event (`vetoes`); (4) what is only
promised, demanded, refused or threatened is no event of its own (it keeps its predicate, with event None); (5) a cooperative act
in the future is AGREE, a hostile one THREATEN, a refused one REJECT, and what others "must" do a REQUEST, as the PLOVER manual
has it; (6) arguments are read from the slots that the frame names.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from dragoman.events import clauses, own_side
from dragoman.events.anaphora import passed_on
from dragoman.events.doers import Doers
from dragoman.events.frames import SPEECH_ACTS, Lexicon, Role
from dragoman.events.modality import modality, obligation
from dragoman.events.parties import Mentions
from dragoman.events.proposition import Proposition
from dragoman.events.sense import Sense
from dragoman.events.triggers import FUNCTION, Triggers
from dragoman.events.vetoes import Vetoes
from dragoman.language.trees import Tree

_COPULA_REACH = 8
"""Words between a copula and its noun beyond which the noun alone is the predicate."""

_DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REQUEST", "THREATEN", "AID"})
_PHRASES = frozenset({"nmod", "acl", "obl"})
_ABROAD = frozenset({"ACCUSE", "AID", "CONSULT", "COOPERATE", "REJECT", "SUPPORT"})
"""What no government does to its own state as a whole; that it may well defend, though not beside another."""


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

    def unweighed(self, tree: Tree, mentions: Mentions) -> list[tuple[Proposition, list[str]]]:
        """The propositions with an event as they are before their sense is weighed, each with the signs that it shows: what
        `training/events_sense.py` learns from."""
        reading = _Reading(self.lexicon, tree, mentions, weigh=False)
        return [(p, reading.shown[p.predicate]) for p in reading.run() if p.event and p.predicate in reading.shown]


class _Reading:
    def __init__(self, lexicon: Lexicon, tree: Tree, mentions: Mentions | None, weigh: bool = True) -> None:
        self.lexicon = lexicon
        self.tree = tree
        self.at = Triggers(lexicon, tree, mentions)
        self.vetoes = Vetoes(self.at)
        self.doers = Doers(self.at)
        self.sense = Sense(self.at)
        self.weigh = weigh
        self.shown: dict[int, list[str]] = {}

    # ------------------------------------------------------------------ the whole
    def run(self) -> list[Proposition]:
        tree, lexicon = self.tree, self.lexicon
        verbs: list[int] = []
        nouns: list[int] = []
        copular = {
            tree.heads[i]
            for i, d in enumerate(tree.deps)
            if d == "cop" or (d == "aux:pass" and tree.upos[tree.heads[i]] == "ADJ")  # "was involved"
        }
        for i, upos in enumerate(tree.upos):
            if upos == "VERB":
                d = tree.deps[i]
                if d not in FUNCTION and (d != "amod" or self.at.lookup(i, "v")) and not tree.kid(i, "fixed"):
                    verbs.append(i)
            elif upos == "NOUN":
                told = self.at.tells(i) or tree.lemmas[i].lower() in lexicon.nouns or clauses.hyphened(tree, i) in lexicon.nouns
                if (told and self.at.stands(i)) or i in copular:
                    nouns.append(i)
            elif upos == "ADJ":
                lemma = tree.lemmas[i].lower()
                h = tree.heads[i]  # "smaller and lighter"
                also = tree.deps[i] == "conj" and h in copular and tree.upos[h] == "ADJ"
                if lemma in lexicon.frames["a"] or i in copular or also:
                    verbs.append(i)
            elif upos == "AUX" and self._elliptic(i):
                verbs.append(i)
            elif i in copular:
                nouns.append(i)
        carried: dict[int, int] = {}  # verb -> the noun that it carries
        absorbed: set[int] = set()
        for v in verbs:
            noun = self.at.carried(v)
            if noun is not None:
                absorbed.update(tree.conjuncts(noun)[:1])
                carried[v] = noun
        for v in verbs:
            absorbed.update(self.at.held(v))
        for n in nouns:
            absorbed.update(self.at.contained(n))
        spoken = self._spoken_of(verbs, nouns, absorbed)
        out: list[Proposition] = []
        for i in sorted(t for t in (*verbs, *nouns) if t not in absorbed):
            made = self._proposition(i, carried.get(i), spoken)
            if made is not None:
                out.append(made)
        subjects = {p.predicate: self.at.slots(p.predicate).get("subj", []) for p in out}
        return passed_on(lexicon, tree, self._handed_over(self._protests(out)), subjects, self.at.parties.same, spoken)

    def _elliptic(self, i: int) -> bool:
        """Whether an auxiliary stands for a predicate that is left out ("Norway signed, Chile *did* not")."""
        tree = self.tree
        if tree.deps[i] in FUNCTION or tree.lemmas[i] == "be":
            return False
        return any(tree.deps[c].startswith("nsubj") for c in tree.children[i])

    def _handed_over(self, found: list[Proposition]) -> list[Proposition]:
        """A noun that is an item of another event tells of no event itself ("support, including *troop rotations*")."""
        ranges = [r for p in found if p.event for r in p.items]
        for n, p in enumerate(found):
            if p.event and self.tree.upos[p.predicate] == "NOUN" and any(e - 1 == p.predicate for _, e in ranges):
                found[n] = dataclasses.replace(p, event=None, mode=None, why=(*p.why, "an item of another event"))
        return found

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

    def _spoken_of(self, verbs: list[int], nouns: list[int], absorbed: set[int]) -> dict[int, str]:
        """Token -> the trigger by which it is promised, demanded, refused or threatened."""
        tree = self.tree
        out: dict[int, str] = {}
        for i in [*verbs, *nouns]:
            frame = self.at.frame(i)
            if frame is None or frame.event not in SPEECH_ACTS or tree.deps[i] == "amod":
                continue
            slots = self.at.slots(i)
            tokens = list(slots.get("comp", []))
            if tree.upos[i] != "NOUN":
                tokens += [
                    t
                    for name in ("obj", "to", "for", "on", "upon", "with")
                    for t in slots.get(name, [])
                    if tree.upos[t] == "NOUN"
                ]
            elif frame.event != "AGREE":
                tokens += [t for name in ("of", "for", "to") for t in slots.get(name, []) if tree.upos[t] == "NOUN"]
            seen: set[int] = set()
            direct = set(tokens)
            while tokens:
                t = tokens.pop()
                if t in seen or t == i:
                    continue
                seen.add(t)
                if tree.lemmas[t].lower() in self.lexicon.classes["partword"]:
                    continue  # "disclaims responsibility for *the raid*": that was one
                if t not in direct and self._told(t):
                    continue
                out.setdefault(t, frame.lemma)
                for c in tree.children[t]:
                    if tree.deps[c] in ("xcomp", "conj", "ccomp") or (tree.deps[c] == "obj" and tree.upos[t] == "VERB"):
                        tokens.append(c)
                    elif any(tree.deps[k].startswith("nsubj") for k in tree.children[c]):
                        continue  # "agreed to a pause under which *they* are to free 50": told for itself
                    elif c > t and tree.upos[t] == "NOUN" and tree.upos[c] in ("NOUN", "VERB") and tree.deps[c] in _PHRASES:
                        tokens += [c] if tree.case(c) in ("to", "for", "of", "") else []
        return out

    def _told(self, t: int) -> bool:
        """Whether a noun of violence inside what is only spoken of is somebody's, or that which is known: "calls for an end to
        *Chad's war*", "refused to condemn *the raid*"."""
        tree = self.tree
        if tree.upos[t] != "NOUN" or tree.deps[t] in ("ccomp", "xcomp") or self.at.event(t) != "ASSAULT":
            return False
        slots = self.at.slots(t)
        articles = {tree.lower[c] for c in slots.get("det", ())}
        whose = [*slots.get("poss", ()), *slots.get("mod", ())]
        if tree.deps[t] == "nmod":  # "the release of a report on the killing *of Roe*"
            whose += [m for m in slots.get("of", ()) if tree.upos[m] == "PROPN"]
        named = any(self.at.parties.acts(m) for m in whose)
        return (named and articles.isdisjoint(("a", "an", "any", "no"))) or not articles.isdisjoint(
            ("the", "this", "these", "those")
        )

    # ------------------------------------------------------------------ one proposition
    def _proposition(self, i: int, noun: int | None, spoken: dict[int, str]) -> Proposition | None:
        tree = self.tree
        frame = self.at.frame(i)
        why: list[str] = []
        trigger = i
        reverse = False
        if frame is None and noun is not None:
            frame, trigger = self.at.frame(noun), noun
            reverse = tree.lemmas[i] in self.lexicon.classes["reverselight"]
            reverse = reverse and tree.lemmas[noun].lower() not in self.lexicon.classes["freeingnoun"]  # "secured his return"
            if tree.lemmas[i] == "get" and not {"into", "to", "prt"}.isdisjoint((*self.at.slots(i), *self.at.slots(noun))):
                reverse = False  # "to get aid into Chad" is not to be helped
        actors: tuple[int, ...]
        recipients: tuple[int, ...]
        if frame is None:
            if tree.upos[i] == "ADJ" and tree.deps[i] == "amod":
                return None
            event = mode = None
            contexts: tuple[str, ...] = ()
            slots = self.at.slots(i)
            actors = self.at.parties.of(slots.get("subj") or slots.get("poss") or slots.get("by") or [], themselves=True)
            raised = "comp" in slots and tree.lemmas[i] not in self.lexicon.classes["objcontrol"]  # "confirms *Xi* to visit"
            objects = slots.get("obj", []) if tree.upos[i] == "VERB" and not raised else []
            recipients = tuple(t for t in self.at.parties.of(objects, themselves=True) if t not in actors)
            items: tuple[tuple[int, int], ...] = ()
            why.append("no frame")
        else:
            event, mode, contexts = frame.event, frame.mode, frame.contexts
            why.append(f"frame {frame.name}")
            if reverse:
                actors = self.at.arguments.of(trigger, frame.actor, why, skip="subj")
                recipients = self.at.parties.of(self.at.slots(i).get("subj", []))
            elif trigger != i and tree.lemmas[i] in self.lexicon.classes["joining"]:  # "join *Chad's* war"
                actors = self.at.parties.of(self.at.slots(i).get("subj", []))
                recipients = self.at.arguments.of(trigger, frame.recipient, why, other=actors)
            else:
                actors = self.at.arguments.of(trigger, frame.actor, why)
                if clauses.upon_itself(tree, self.at.parties, i, self.at.slots(i).get("obj", []), actors):
                    actors = clauses.nearest_subject(tree, self.at.parties, i, actors)
                    why.append("nobody does it to himself")
                recipients = self.at.arguments.of(trigger, frame.recipient, why, other=actors)
            if not actors and (actors := self.doers.of(trigger, frame, recipients)):
                recipients = tuple(t for t in recipients if t not in actors)
            if event == "ASSAULT" and not recipients and (verb := self._struck_by(trigger)) is not None:
                recipients = tuple(
                    t for t in self.at.arguments.of(verb, self._patient(verb), why, other=actors) if t not in actors
                )
            talks = [o for o in self.at.slots(i).get("obj", []) if tree.lemmas[o] in self.lexicon.classes["talk"]]
            beside = self.at.parties.together(i, [*self.at.slots(i).get("subj", []), *talks])
            held = event == "CONSULT" and mode != "visit" and bool(talks)  # "chaired a meeting with judges, *alongside victims*"
            suffering = [
                c
                for c in beside
                if (event in _DONE_TO or (held and self.at.parties.unnamed(c))) and any(i < t < c for t in recipients)
            ]
            actors = tuple(dict.fromkeys((*actors, *self.at.parties.of([c for c in beside if c not in suffering]))))
            suffering += self.at.parties.together(-1, recipients)
            recipients = tuple(dict.fromkeys((*recipients, *self.at.parties.of(suffering))))
            recipients = tuple(t for t in recipients if t not in actors and not self.at.parties.their_own(t, actors))
            if mode == "visit" and own_side.forces(self.at, actors) and frame.lemma not in self.lexicon.classes["visitword"]:
                event, mode, contexts = "MOBILIZE", "troops", ("military",)
                why.append("soldiers are moved, they visit nobody")
            if mode == "visit" and (
                own_side.at_home(self.at, actors, recipients) or own_side.shown_around(self.at, trigger, actors)
            ):
                actors = ()
                why.append("nobody visits his own country")
            items = self._items(trigger, frame.item)
            if tree.upos[trigger] == "NOUN":  # "the deployment of *troops*": whoever they are, they are sent
                moved = {t for start, end in items for t in range(start, end)}
                actors = tuple(t for t in actors if t not in moved or self.at.parties.known(t))
            contexts = self._contexts(trigger, contexts)
            if event == "THREATEN" and self._renounced(trigger):
                event, mode = "AGREE", None
                why.append("what is promised is not to do it")
        base = event
        veto = "" if frame is None else self.vetoes.veto(i, frame, event, mode, actors, recipients)
        if veto:
            why.append(veto)
            event = mode = None
        elif event is None:
            asked = obligation(self.at, i)
            if asked is not None:
                event, actors, recipients = "REQUEST", asked, actors or recipients
                why.append("what others must do is requested")
        if event is not None and frame is not None:
            by = spoken.get(i) or (spoken.get(trigger) if trigger != i else None)
            if by is not None:
                why.append(f"only spoken of, by {by!r}")
                event, mode = None, None
            else:
                apart = "actor from the place" in why or any(t.path == ("in",) for t in frame.tests)  # "killed in Chad's raid"
                changed = modality(self.at, i, event, bool(actors) and not apart)
                if changed is not None:
                    event, reason, speaker = changed
                    mode = None
                    why.append(reason)
                    if speaker is not None:
                        recipients, actors = actors, speaker
        sense: float | None = None
        if event is not None and not self.at.parties.blind and not (frame is not None and frame.own):
            self.shown[i] = self.sense.signs(i, trigger, event, mode, actors, recipients)
            sense = self.sense.score(self.shown[i])
            if self.weigh and sense < 0:
                why.append(f"{event} not in its own sense ({sense:.1f})")
                event = mode = None
        if event is None and base is not None and i not in spoken and trigger not in spoken:
            actors, recipients = self._themselves(i, actors), self._themselves(i, recipients)
        if event == "SANCTION":
            recipients = own_side.envoys_of_others(self.at, i, actors, recipients)
        if event == "AGREE" and len(actors) > 1:
            recipients = tuple(t for t in recipients if not own_side.venue(self.at, t))
        if event in ("AGREE", "MOBILIZE"):  # nor sends troops against it
            recipients = own_side.abroad(self.at, actors, recipients)
        elif event in _ABROAD and mode not in ("visit", "host"):
            recipients = own_side.of_others(self.at, actors, recipients, event == "SUPPORT")
        if event in ("AGREE", "MOBILIZE", "REJECT", "THREATEN"):
            recipients = own_side.without_own_forces(self.at, actors, recipients)
        start, end = self._range(i, noun if noun is not None and tree.heads[noun] == i else trigger)
        used = {*actors, *recipients}
        obliques = tuple(
            c
            for c in dict.fromkeys((*tree.children[i], *tree.children[trigger]))
            if tree.deps[c].startswith(("obl", "nmod")) and c not in used
        )
        lemma = tree.lemmas[i] if trigger == i else f"{tree.lemmas[i]} {tree.lemmas[trigger]}"
        return Proposition(
            i, start, end, lemma, event, mode, contexts, actors, recipients, items, obliques, tuple(why), base, sense
        )

    def _renounced(self, i: int) -> bool:
        """Whether somebody promises not to do what would be a threat: "vowed *not to attack*"."""
        tree = self.tree
        if tree.upos[i] != "VERB" or tree.lemmas[i] not in self.lexicon.classes["undertaking"] - {"threaten", "refuse"}:
            return False
        ahead = self.at.slots(i).get("comp", [])
        nots = [c for t in ahead[:1] for c in tree.children[t] if c < t and tree.lower[c] in ("not", "never")]
        return bool(nots) and len(ahead) == 1 and tree.deps[ahead[0]] == "xcomp" and self.at.event(ahead[0]) is not None

    def _struck_by(self, noun: int) -> int | None:
        """The verb by which a strike is said to hit somebody: "the *airstrikes* killed three of them"."""
        tree, verb = self.tree, self.tree.heads[noun]
        hits = tree.upos[noun] == "NOUN" and tree.deps[noun] == "nsubj" and tree.upos[verb] == "VERB"
        return verb if hits and self.at.event(verb) == "ASSAULT" and not tree.passive(verb) else None

    def _patient(self, i: int) -> Role:
        frame = self.at.frame(i)
        return frame.recipient if frame is not None else Role((), ())

    def _themselves(self, i: int, found: tuple[int, ...]) -> tuple[int, ...]:
        """Those of the parties that stand in a slot themselves, or in a coordination there: where there is no event after all,
        who is only named inside of what stands there ("supports *American* jobs") takes no part."""
        slots = self.at.slots(i)
        heads = {u for tokens in slots.values() for t in tokens for u in self.tree.conjuncts(t)}
        heads |= {u for tokens in slots.values() for t in tokens for u in self.at.parties.of([t], themselves=True)}
        return tuple(t for t in found if t in heads)

    def _items(self, i: int, role: Role) -> tuple[tuple[int, int], ...]:
        tree = self.tree
        out: list[tuple[int, int]] = []
        for paths in role.alternatives:
            tokens = [t for path in paths for t in self.at.path(i, path) if tree.upos[t] not in ("PRON", "VERB")]
            for t in tokens:
                for u in tree.conjuncts(t):
                    if not self.at.parties.known(u) and tree.upos[u] in ("NOUN", "PROPN", "NUM", "SYM"):
                        start, end = tree.phrase(u)
                        while start < u and start in self.at.slots(i).get("iobj", ()):
                            start += 1
                        out.append((start, end))
            if out:
                break
        around = [i, *(t for tokens in self.at.slots(i).values() for t in tokens)] if role.alternatives else [i]
        for t in dict.fromkeys(around):
            for c in tree.children[t]:
                if tree.deps[c] in ("nmod", "obl") and tree.case(c) == "including":
                    out += [tree.phrase(u) for u in tree.conjuncts(c) if not self.at.parties.known(u)]
        return tuple(dict.fromkeys(out))

    def _contexts(self, i: int, given: tuple[str, ...]) -> tuple[str, ...]:
        slots = self.at.slots(i)
        words = [i, *slots.get("mod", []), *slots.get("obj", []), *slots.get("of", [])]
        more = (self.lexicon.context.get(self.tree.lemmas[t].lower()) for t in words)
        return tuple(dict.fromkeys((*given, *(c for c in more if c))))

    def _range(self, i: int, trigger: int) -> tuple[int, int]:
        tree = self.tree
        if trigger != i and abs(trigger - i) <= 6:
            return min(i, trigger), max(i, trigger) + 1
        end = i + 1
        for c in tree.children[i]:
            if tree.deps[c] == "compound:prt" and c == end:
                end = c + 1
            complement = tree.deps[c] == "xcomp" and tree.upos[c] == "ADJ" and c - i <= 2  # "remains high"
            if complement or (c == end and self._idiom(i, c)):
                end = c + 1
        if tree.upos[i] != "VERB":
            for c in tree.children[i]:
                if tree.deps[c] == "cop" and c < i:
                    return (c if i - c <= _COPULA_REACH else i), end
            if clauses.hyphened(tree, i):
                return i - 2, end
        return i, end

    def _idiom(self, v: int, noun: int) -> bool:
        """ "took place", "gave birth": a set phrase is one predicate."""
        tree = self.tree
        set_noun = tree.deps[noun] == "obj" and tree.lower[noun] in self.lexicon.classes["setnoun"]
        return set_noun and tree.upos[v] == "VERB" and not any(c < noun for c in tree.children[noun])
