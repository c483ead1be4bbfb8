"""Who does what a noun tells of, where only the clause around it says so.

A noun of violence or force often comes without its doer: who is punished or blamed for it did it ("sanctions on *Chad* over the
killing of nurses"), who struck first is struck back ("shelled *Chad* in retaliation for the raid"), who answers for it owns it
("*Chad* claimed responsibility for the raid").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.events.frames import Frame
    from dragoman.events.triggers import Triggers

_BLAMED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_PUNISHING = frozenset({"ACCUSE", "COERCE", "REQUEST", "SANCTION"})
_STRIKING_BACK = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION", "THREATEN"})
_TREATY = frozenset({"RETREAT", "SANCTION", "CONCEDE", "AGREE"})
_ABOUT = ("before", "after", "following", "ahead of")
_AT_COURT = ("in", "of")
_CLIMB = 4


class Doers:
    """Answers for one tree."""

    def __init__(self, at: Triggers) -> None:
        self.at, self.tree, self.classes = at, at.tree, at.lexicon.classes

    def of(self, i: int, frame: Frame, recipients: tuple[int, ...]) -> tuple[int, ...]:
        """Who does what the trigger `i` with this frame tells of, by the clause around it; empty where nothing tells."""
        if frame.event not in _BLAMED:
            return self._of_clause(i, frame, recipients) if self.tree.upos[i] == "NOUN" else ()
        if self.tree.upos[i] != "NOUN":
            found = self._plotter(i, frame) or (self._by_act(i) if frame.event == "ASSAULT" else ())
            return tuple(t for t in found if t not in recipients and not self.at.parties.same(t, recipients))
        found = self._accused(i) or self._disowning(i)
        found = found or self._owning(i) or self._punished(i, frame) or self._struck_back(i)
        same = self.at.parties.same
        none = any(self.tree.lower[c] == "no" for t in found for c in self.tree.children[t])  # "*no group* claimed it"
        return () if none or any(t in recipients or same(t, recipients) for t in found) else found

    def _by_act(self, verb: int) -> tuple[int, ...]:
        """Who carried out the act that a verb says killed or hit somebody: "*Chad* ordered a raid that killed four"."""
        tree = self.tree
        for act in self.at.slots(verb).get("subj", ()):
            frame = self.at.frame(act) if tree.upos[act] == "NOUN" else None
            if frame is not None and frame.event == "ASSAULT":
                return self.at.arguments.of(act, frame.actor, []) or self.of(act, frame, ())
        return ()

    def _plotter(self, verb: int, frame: Frame) -> tuple[int, ...]:
        """Who is punished for the plot, scheme or attempt to do it: "held two men over *a plot* to bomb the embassy"."""
        tree, noun = self.tree, self.tree.heads[verb]
        plot = tree.deps[verb] == "acl" and tree.xpos[verb] == "VB" and tree.lemmas[noun].lower() in self.classes["plotting"]
        return self._punished(noun, frame) if plot and not self._whose(noun) else ()

    def _of_clause(self, noun: int, frame: Frame, recipients: tuple[int, ...]) -> tuple[int, ...]:
        """Whose visit, talks, show or treaty it is that a clause tells of by the way: "*Roe* warned Chad during a Togo visit",
        "*Chad* flew bombers in a show of force"."""
        tree, first = self.tree, self.tree.first_conjunct(noun)
        of = tree.heads[first]
        if tree.case(first) == "of" and tree.lemmas[of].lower() in self.classes["shown"]:
            first = of  # "in a show of *support*"
        elif tree.case(first) == "of" and tree.lemmas[of].lower() in self.classes["span"]:
            first = of  # "for two days of *talks*"
        case = tree.case(first)
        if tree.deps[first] not in ("obl", "nmod", "appos", "advcl") or self._whose(first):
            return ()
        if tree.lemmas[first].lower() in self.classes["shown"]:
            told = case in ("in", "as") or tree.deps[first] == "appos"
        elif frame.mode == "visit":
            told = case in ("during", "on", "with", "for", "at", "from", "in") or (
                case in _ABOUT and bool(recipients) and not self._definite(first)
            )
        elif frame.event == "CONSULT":
            told = case == "for" or (case in ("during", "in", "at") and tree.deps[first] == "advcl")  # "*during* meeting with"
            told = told and any(self.at.parties.known(t) for t in recipients)
        else:
            told = frame.event == "AGREE" and bool(recipients) and case in ("in", "out of", "of", "from")
        if not told:
            return ()
        for verb in self._climbed(first):
            if frame.mode == "visit" and verb in self.at.parties.heads and self.at.parties.acts(verb):
                return (verb,) if case == "for" else ()  # "to host *Chad's president* for a visit"
            if tree.upos[verb] == "VERB":
                while tree.xpos[verb] == "VB" and tree.deps[verb] in ("acl", "advcl", "xcomp") and tree.heads[verb] < verb:
                    up = next((t for t in tree.above(verb) if tree.upos[t] == "VERB"), verb)
                    if up == verb:
                        break
                    verb = up  # "calls for unity to face Chad *during a visit*"
                return self._going(verb, case, frame, recipients)
        return ()

    def _accused(self, noun: int) -> tuple[int, ...]:
        """Who is accused of, or blamed for, what a noun tells of: "accused *Chad* of an attack on Togo"."""
        tree, first = self.tree, self.tree.first_conjunct(noun)
        verb = tree.heads[first]
        told = tree.upos[noun] == "NOUN" and tree.deps[first] == "obl" and tree.case(first) in ("for", "of")
        told = told or (
            tree.deps[first] in ("ccomp", "advcl", "acl") and "behind" in self._opening(first)
        )  # "of being behind a raid"
        if not told or tree.upos[verb] != "VERB" or self.at.event(verb) != "ACCUSE" or self.at.frame(verb) is None:
            return ()
        start = tree.subtree(first)[0]
        return tuple(t for t in self.at.parties.of(self.at.slots(verb).get("obj", []), own=True) if t < start)

    def _opening(self, noun: int) -> set[str]:
        return {self.tree.lower[c] for c in self.tree.children[noun] if c < noun and self.tree.deps[c] in ("case", "mark", "cop")}

    def _disowning(self, noun: int) -> tuple[int, ...]:
        """Who says that he had no part in what a noun tells of: "*Chad* denied any role in the raid"."""
        tree = self.tree
        part = tree.heads[tree.first_conjunct(noun)]
        if tree.upos[noun] != "NOUN" or tree.lemmas[part].lower() not in self.classes["partword"]:
            return ()
        verb = tree.heads[part]
        while tree.deps[verb] in ("xcomp", "ccomp") and tree.subject(verb) is None:
            verb = tree.heads[verb]  # "denied *having* any role"
        found = self.at.frame(verb)
        if found is None or found.event != "REJECT" or tree.upos[verb] != "VERB":
            return ()
        return self.at.parties.of(self.at.slots(verb).get("subj", []), own=True)

    def _owning(self, noun: int) -> tuple[int, ...]:
        """Who says that he did it, or answers for it: "*Chad* claimed (responsibility for) the raid", "is responsible for it"."""
        tree, first = self.tree, self.tree.first_conjunct(noun)
        head, d, case = tree.heads[first], tree.deps[first], tree.case(first)
        if case == "for" and tree.lemmas[head].lower() in self.classes["answering"]:
            if tree.upos[head] == "ADJ":  # "*Chad* is responsible for the raid"
                return self.at.parties.of(self.at.slots(head).get("subj", []), own=True)
            d, head = tree.deps[head], tree.heads[head]
        elif (
            d == "obl"
            and case == "for"
            and any(tree.deps[c] == "obj" and tree.lemmas[c].lower() in self.classes["answering"] for c in tree.children[head])
        ):
            d = "obj"
        if d not in ("obj", "obl") or tree.upos[head] != "VERB" or tree.lemmas[head] not in self.classes["owningup"]:
            return ()
        if tree.passive(head) or (d == "obl" and case != "to"):
            return ()
        return self.at.parties.of(self.at.slots(head).get("subj", []), own=True)

    def _punished(self, noun: int, frame: Frame) -> tuple[int, ...]:
        """Who is punished, pressed or charged for what a noun tells of: "sanctions on *Chad* over the killing of nurses"."""
        tree, first = self.tree, self.tree.first_conjunct(noun)
        case = tree.case(first)
        if tree.deps[first] not in ("obl", "nmod") or case not in ("over", "for", *_AT_COURT):
            return ()
        if tree.lemmas[noun].lower() in self.classes["melee"] | {"war"}:
            return ()
        for holder in self._climbed(first):
            told = self.at.frame(holder)
            if told is None or told.event not in _PUNISHING:
                continue
            court = tree.lemmas[holder].lower() in self.classes["courtword"]
            if (case in _AT_COURT and not court) or (case == "for" and (told.mode == frame.mode or told.event == "REQUEST")):
                return ()
            return self._liable(self._whom(holder))
        return ()

    def _struck_back(self, noun: int) -> tuple[int, ...]:
        """Who did what is paid back: "shelled *Chad* in retaliation for the raid"."""
        tree, first = self.tree, self.tree.first_conjunct(noun)
        back = tree.heads[first]
        if tree.case(first) not in ("for", "to", "over") or tree.lemmas[back].lower() not in self.classes["payback"]:
            return ()
        if tree.case(back) not in ("in", "as") or tree.deps[back] not in ("obl", "nmod"):
            return ()
        for holder in self._climbed(back):
            told = self.at.frame(holder)
            if told is not None and told.event in _STRIKING_BACK:
                found = self._whom(holder)
                scene = any(self.at.parties.merely_where(t) and tree.case(t) in ("in", "at", "near") for t in found)
                return () if scene else self._liable(found)  # "struck a base *in Chad*"
        return ()

    def _whose(self, noun: int) -> bool:
        """Whether a noun says by itself who does it."""
        tree, heads = self.tree, self.at.parties.heads
        return any(
            tree.deps[c] == "nmod:poss" or (tree.case(c) in ("by", "between", "of", "from") and c in heads)
            for c in tree.children[noun]
        ) or any(c in heads and not self.at.parties.destination(c) for c in self.at.slots(noun).get("mod", ()))

    def _definite(self, noun: int) -> bool:
        tree = self.tree
        article = any(tree.lower[c] in ("a", "an") for c in tree.children[noun])
        return not article

    def _going(self, verb: int, case: str, frame: Frame, recipients: tuple[int, ...]) -> tuple[int, ...]:
        """Who does by the way what the verb's clause tells of besides: its subject, or who is received or sent there."""
        tree, told = self.tree, self.at.frame(verb)
        moved = (told is not None and told.event == "CONSULT") or tree.lemmas[verb] in self.classes["motion"]
        if frame.event == "CONSULT" and frame.mode != "visit" and case == "for" and not moved:
            return ()  # "called *for talks* with Chad"
        if frame.event == "AGREE" and (told is None or told.event not in _TREATY):
            return ()
        slots = self.at.slots(verb)
        received = tree.passive(verb) or (told is not None and told.mode == "host")
        who = slots.get("obj", []) if received else slots.get("subj", [])
        found = self.at.parties.of(who, themselves=True)
        heads, same = self.at.parties.heads, self.at.parties.same
        if not all(t in heads for t in found) or any(t in recipients or same(t, recipients) for t in found):
            return ()
        return found

    def _climbed(self, first: int) -> list[int]:
        """What a phrase may hang from, from below: the nouns of the object before it, then the verb, with what it carries."""
        tree, out, t = self.tree, [], first
        for _ in range(_CLIMB):
            if tree.heads[t] == t or t < tree.heads[t]:
                break
            t = tree.heads[t]
            out.append(t)
            if tree.upos[t] == "VERB":
                noun = self.at.carried(t) if self.at.frame(t) is None else None
                out += [noun] if noun is not None else []
                break
            if tree.deps[t] not in ("obj", "obl", "nmod", "nsubj:pass", "conj"):
                break
        return out

    def _whom(self, holder: int) -> tuple[int, ...]:
        frame = self.at.frame(holder)
        if frame is None:
            return ()
        actors = self.at.arguments.of(holder, frame.actor, [])
        return tuple(t for t in self.at.arguments.of(holder, frame.recipient, [], other=actors) if t not in actors)

    def _liable(self, found: tuple[int, ...]) -> tuple[int, ...]:
        """Those who may have done it: one side, known, that is no firm and no place of many states."""
        heads = self.at.parties.heads
        if not found or not all(t in heads and self.at.parties.acts(t) for t in found):
            return ()
        sides = [a for t in found for a in heads[t].actors]
        if any("BUS" in a.sectors or "CVL" in a.sectors or "JRN" in a.sectors for a in sides):
            return ()
        return found
