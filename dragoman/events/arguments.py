"""Who takes part in what a trigger tells of: the parties in the slots that its frame names for a role.

What stands in a slot is not always a party to the act: a state that only tells where it is, a firm of which a ban is, whoever
suffers what somebody else is blamed for. `Bystanders` says the same of recipients.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.events.bystanders import Bystanders
from dragoman.events.frames import Frame, Role
from dragoman.events.proposition import FACED

if TYPE_CHECKING:
    from dragoman.events.triggers import Triggers

_TARGETS = frozenset({"obj", "of", "on", "against", "into", "head"})
"""Slots whose nominal is what an act is done to even where it is nobody ("condemned the *shooting*")."""


class Arguments:
    """Answers for one tree."""

    def __init__(self, at: Triggers) -> None:
        self.at, self.tree, self.parties, self.classes = at, at.tree, at.parties, at.lexicon.classes
        self._bystanders = Bystanders(at)

    def of(self, i: int, role: Role, why: list[str], skip: str = "", other: tuple[int, ...] | None = None) -> tuple[int, ...]:
        """The parties in a role. With `other` (the parties of the other role), who acts is not also acted on, and where nobody
        is found what stands there is kept as it is worded."""
        worded: tuple[int, ...] = ()
        frame = self.at.frame(i)
        suffers = frame is not None and any(("poss",) in paths for paths in frame.recipient.alternatives)
        under = self._under(i, frame)  # "the town is *under shelling*"
        skip = "subj" if under and other is None else skip
        for paths, guess in zip(role.alternatives, role.guess, strict=True):
            tokens: list[int] = []
            for path in paths:
                if path[0] in ("mod-who", "mod-where"):
                    where = path[0] == "mod-where"
                    tokens += [t for t in self.at.slot(i, "mod") if self.parties.acts(t) and self.parties.destination(t) == where]
                elif path[0] in ("mod-adj", "mod-name"):
                    whole = path[0] == "mod-name"
                    given = bool(self.parties.of([*self.at.slot(i, "to"), *self.at.slot(i, "for")]))  # "*Japan* aid to Kenya"
                    mods = [t for t in self.at.slot(i, "mod") if self.parties.modifying(t)] if not self._targets(i) else []
                    tokens += [t for t in mods if (self.parties.named_in_full(t) and not given) == whole]
                elif path[0] == "mod-anti":
                    tokens += [t for t in self.at.slot(i, "mod") if t > 1 and self.tree.lower[t - 2 : t] == ["anti", "-"]]
                elif path == ("mod",):
                    mods = [t for t in self.at.slot(i, "mod") if self.parties.modifying(t)] if not self._targets(i) else []
                    accused = self.tree.lemmas[i] in self.classes["alleging"]  # "the *Roe* allegations" are against him
                    whose = suffers or accused or self.at.slot(i, "poss")  # "the host's *Twitter* criticism"
                    if frame is not None and frame.event == "ASSAULT":
                        mods = [t for t in mods if not self.parties.peaceful(t)]  # "the *hospital* attack"
                    if other is None and self._fought_there(i, mods):
                        mods = []
                    tokens += [
                        t for t in mods if not (whose and self.parties.private(t)) or (suffers and self._over_another(i, t))
                    ]
                elif path == ("poss",) and suffers and other is not None:  # "the *Roe* indictment" is Roe's
                    tokens += self.at.slot(i, "poss")
                    tokens += [t for t in self.at.slot(i, "mod") if self.parties.private(t) and not self._over_another(i, t)]
                elif path[-1] == "mod":
                    before = [t for t in self.at.path(i, path) if self.parties.acts(t)]
                    bodies = [t for t in before if not self.parties.merely_where(t)]  # "the *Hiroshima* G7 summit"
                    met = frame is not None and frame.event == "CONSULT"
                    tokens += [self.parties.lifted(t) for t in (met and bodies) or before]
                elif path[0] != skip:  # "refused to give *Chad* jets"
                    tokens += (self.at.path(i, ("comp", "iobj")) if path == ("comp", "obj") else []) or self.at.path(i, path)
            within = paths[0][0] == "comp" and paths[0][-1] != "subj" and other is not None  # "agreed to protect *civilians*"
            asked = frame is not None and frame.event == "REQUEST" and paths[0][-1] == "of" and other is not None
            tokens = [t for t in tokens if t != i and not ((within or asked) and self._crowd(t))]  # "the release of *nurses*"
            given = frame is not None and frame.event in ("AID", "COOPERATE")
            if given and other is not None and paths[-1][-1] == "for":  # "arms for the *invasion* of Chad" are not for Chad
                tokens = [t for t in tokens if self.at.event(t) != "ASSAULT"]
            accused = frame is not None and frame.event == "ACCUSE" and bool(tokens)  # not whom the attack was on
            accused = accused and all(self.at.event(t) == "ASSAULT" for t in tokens)
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
            return tuple(t for t in self.parties.of(self.at.slot(i, "subj")) if t not in other) or worded
        if other is not None and (firms := tuple(t for t in self._targets(i) if t not in other)):
            return firms
        return worded

    def _worded(self, paths: Sequence[tuple[str, ...]], tokens: Sequence[int], other: tuple[int, ...]) -> tuple[int, ...]:
        if not any(path[-1] in _TARGETS for path in paths):
            return ()
        time = self.classes["time"]
        return tuple(
            t
            for t in tokens
            if self.tree.upos[t] in ("NOUN", "PROPN", "NUM") and t not in other and self.tree.lemmas[t].lower() not in time
        )

    def _targets(self, i: int) -> list[int]:
        """The firms and persons named before what is imposed on somebody ("a *Huawei* restriction"), where no more is told."""
        aimed = self.classes["targeted"] | self.classes["aimed"]
        if self.tree.lemmas[i].lower() not in aimed or any(self.at.slot(i, name) for name in ("on", "against", "into", "of")):
            return []
        return [t for t in self.at.slot(i, "mod") if self.parties.modifying(t) and self.parties.private(t)]

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
            behind = [u for name in ("with", "to", "against", "towards", "on") for u in self.at.slot(t, name) if u > t]
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
            frame = self.at.frame(u) if self.tree.upos[u] == "NOUN" else None
            of = frame is not None and (("of",),) in frame.recipient.alternatives
            if of and frame is not None and frame.event in ("ASSAULT", "COERCE"):
                out.update(self.parties.of(self.at.slot(u, "of")))
            if of and frame is not None and (("mod",),) in frame.recipient.alternatives:  # "the *Armenian* genocide"
                out.update(t for t in self.at.slot(u, "mod") if self.parties.acts(t))
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
        if self.tree.lemmas[i].lower() in self.classes["melee"]:
            return not any(self.at.slot(i, name) for name in ("with", "between", "against", "on"))
        if self.tree.lemmas[i].lower() in self.classes["targeted"]:
            return not any(self.at.slot(i, name) for name in ("on", "against"))  # "*Chad* chip restrictions" are on Chad
        if self.at.event(i) != "ASSAULT" or not self.tree.deps[i].startswith(("obl", "nmod")):
            return False
        verb = next((t for t in self.tree.above(i) if self.tree.upos[t] == "VERB"), None)
        if verb is None or self.at.event(verb) != "ASSAULT":
            return False
        return any(self.parties.state(t) and not self.parties.same(t, mods) for t in self.at.slot(verb, "subj"))

    def _met_in(self, t: int) -> bool:
        """Whether a capital only tells where a meeting is."""
        head, talks = self.tree.heads[t], self.classes["talk"] | self.classes["gathering"]
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
            if u in places and self.at.event(u) is not None:
                return False
        mention = self.parties.heads.get(t)
        if mention is None and not self.parties.blind:
            return False  # "held *in other countries*"
        return u in places and (mention is None or all(a.country and "CVL" not in a.sectors for a in mention.actors))

    def _crowd(self, t: int) -> bool:
        """Whether a token mentions people of whom no more is known, or counts them ("the number of *nurses*")."""
        counted = [c for c in self.tree.children[t] if self.tree.deps[c] == "nmod" and self.tree.case(c) == "of"]
        some = t not in self.parties.heads and self.tree.lemmas[t].lower() in self.classes["container"]
        return self.parties.crowd(t) or (some and bool(counted) and all(map(self.parties.crowd, counted)))
