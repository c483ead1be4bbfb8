"""Clauses around "X said" that the parser hangs from the wrong verb.

Who says a thing, and who does what is told behind it, are two: "A raid killed nine, Lima said, *vowing* revenge" (Lima vows),
"Lima has paid, bankers said, *and has sent* guns" (Lima has), "Lima said that jets had crossed the border after a shoot-out,
*and urged* Oslo to stop them" (Lima urges). A relative pronoun before "said" is the subject of a clause without one ("a jet
*that* it said had crossed").
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.sound import Bounds, soundly
from dragoman.language.telling import telling

_SUBJECTS = ("nsubj", "csubj", "expl")
_RELATIVES = frozenset({"that", "which", "who"})
_OBJECTS = frozenset({"which", "whom", "who"})
_INSIDE = frozenset({"conj", "acl:relcl", "advcl", "nmod", "obl", "obj"})
_REACH = 4
"""Words at most between a comma and the verb that it sets off: "and", auxiliaries, adverbs."""


def mend_told(
    heads: list[int],
    deps: list[str],
    upos: Sequence[str],
    words: Sequence[str],
    lemmas: Sequence[str],
    bounds: Bounds | None = None,
) -> None:
    """Changes `heads` (−1 for a root) and `deps` in place, as `mend` does."""
    said = _Said(heads, deps, upos, words, lemmas)
    for rule in (
        said.relatives,
        said.told_of,
        said.behind_a_name,
        said.participles,
        said.interposed,
        said.resumed,
        said.aside,
        said.joined,
    ):
        soundly(heads, deps, bounds or [(0, len(heads))], rule)


class _Said:
    def __init__(
        self, heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str], lemmas: Sequence[str]
    ) -> None:
        self.heads, self.deps, self.upos, self.words, self.lemmas = heads, deps, upos, words, lemmas
        words_of = telling()
        self.accusing = words_of["accusing"]
        self.verbs, self.things, self.saying = words_of["verb"], words_of["thing"], words_of["saying"]

    def relatives(self) -> None:
        """ "A jet *that* it said had crossed the border": the pronoun is who crossed, where nobody else is."""
        for i, dep in enumerate(self.deps):
            verb = self.heads[i]
            if dep != "obj" or verb <= i or self.words[i].lower() not in _RELATIVES or self.deps[verb] not in ("ccomp", "xcomp"):
                continue
            said = self.heads[verb]
            if not i < said < verb or self.deps[said] != "acl:relcl" or self._subject(verb) >= 0:
                continue
            if any(self.deps[c].startswith("aux") for c in self._below(verb)) or verb == said + 1:
                self.deps[i], self.deps[verb] = "nsubj", "ccomp"

    def told_of(self) -> None:
        """ "Chad, *which* it accuses of lying", "*whose chief* it accuses of bias": who is accused is no subject beside "it"."""
        for verb, dep in enumerate(self.deps):
            if dep != "acl:relcl" or self.words[verb].lower() not in self.accusing:
                continue
            below = [c for c in self._below(verb) if self.deps[c].startswith(_SUBJECTS) and c < verb]
            if len(below) == 2 and self.heads[below[0]] == verb:
                self.deps[below[0]] = "obj"
                continue
            first = next((i for i in range(self.heads[verb] + 1, verb) if self.words[i].lower() in _OBJECTS), -1)
            clause = self.heads[first] if first >= 0 else -1
            if len(below) == 1 and clause > verb and self.heads[clause] == verb and self.deps[first].startswith(_SUBJECTS):
                self.heads[first], self.deps[first], self.deps[clause] = verb, "obj", "advcl"

    def behind_a_name(self) -> None:
        """Who says it in "…, *which said* …", or is accused in "…, *which it accuses* …", is the name right before the comma,
        not a thing by which it stands nor all that is told: "raids on nine sites in *Chad*, which said …"."""
        for verb, dep in enumerate(self.deps):
            noun = self.heads[verb]
            which = next((c for c in self._below(verb) if self.words[c].lower() == "which" and c < verb), -1)
            if dep not in ("acl:relcl", "advcl:relcl") or which < 2 or self.words[which - 1] != ",":
                continue
            whole = dep == "advcl:relcl"
            says = self.deps[which] == "nsubj" and self.lemmas[verb] in (self.saying if whole else self.verbs | self.saying)
            accused = whole and self.deps[which] == "obj" and self.words[verb].lower() in self.accusing
            name = which - 2
            if not (says or accused) or self.upos[name] != "PROPN" or not (whole or (noun < name and self.upos[noun] == "NOUN")):
                continue
            while self.deps[name] in ("flat", "compound") and noun < self.heads[name] < which:
                name = self.heads[name]
            self.heads[verb], self.deps[verb] = name, "acl:relcl"

    def participles(self) -> None:
        """ "…, Lima said, *vowing* revenge": by words, so by who said it; and "the talks failed after Lima left,
        *accusing* …"."""
        for verb, dep in enumerate(self.deps):
            above = self.heads[verb]
            telling = self.words[verb].endswith("ing") and self.lemmas[verb] in self.verbs
            if dep != "advcl" or not telling or not 0 <= above < verb or not self._set_off(verb) or self._subject(verb) >= 0:
                continue
            said = self._interposed(above, verb)
            if said >= 0:
                self.heads[verb] = said
            elif self._thing(above):
                nearer = [c for c in self._below(above) if above < c < verb and self.deps[c] == "advcl" and self._subject(c) >= 0]
                if nearer:
                    self.heads[verb] = nearer[-1]

    def interposed(self) -> None:
        """ "Lima has paid, bankers said, *and has sent* guns": Lima has. What is done by words is left to who said the rest, and
        given to him where what stands before has no tongue."""
        for verb, dep in enumerate(self.deps):
            above = self.heads[verb]
            if dep != "conj" or self.upos[verb] != "VERB" or not 0 <= above < verb or self._subject(verb) >= 0:
                continue
            if not self._set_off(verb) or not self._and(verb):
                continue
            by_words = self.lemmas[verb] in self.verbs
            told = self._told(above)
            if told >= 0 and not (by_words and not self._shared(told, verb)) and self._subject(told) >= 0:
                self.heads[verb] = told
            elif told < 0 and by_words and self._thing(above):
                said = self._interposed(above, verb)
                if said >= 0:
                    self.heads[verb] = said

    def resumed(self) -> None:
        """ "Lima said that jets had crossed after a raid, *and urged* Oslo …": behind a comma, by words, without an
        auxiliary."""
        for verb, dep in enumerate(self.deps):
            if dep != "conj" or self.upos[verb] != "VERB" or self.lemmas[verb] not in self.verbs or self._subject(verb) >= 0:
                continue
            finite = not any(self.deps[c].startswith("aux") or self.deps[c] == "mark" for c in self._below(verb))
            if not finite or not self._set_off(verb) or not self._and(verb) or self.words[verb].endswith("ing"):
                continue
            clause = self.heads[verb]
            while clause >= 0 and self.deps[clause] in _INSIDE and self.heads[clause] < clause:
                clause = self.heads[clause]
            said = self.heads[clause] if clause >= 0 else -1
            if said < 0 or self.deps[clause] != "ccomp" or not said < clause < verb or self.lemmas[said] not in self.saying:
                continue
            if 0 <= self._subject(said) < said:
                self.heads[verb] = said

    def aside(self) -> None:
        """ "Lima left the pact, saying Oslo had failed it, *and bombed* a port": Lima did, as Oslo's deed is told
        with "had"."""
        for verb, dep in enumerate(self.deps):
            clause = self.heads[verb]
            says = self.heads[clause] if clause >= 0 else -1
            if dep != "conj" or says < 0 or self.deps[clause] != "ccomp" or self.deps[says] != "advcl":
                continue
            told = self.heads[says]
            plain = not any(self.deps[c].startswith("aux") or self.deps[c] == "mark" for c in self._below(verb))
            shifted = any(self.deps[c] == "aux" for c in self._below(clause))
            if not plain or not shifted or not self.words[says].endswith("ing") or not 0 <= told < says < clause < verb:
                continue
            if self._subject(verb) < 0 and self._set_off(says) and self._set_off(verb) and self._and(verb):
                self.heads[verb] = told

    def joined(self) -> None:
        """ "Lima took the town, its last, *and witnesses* accused it": the noun right before a verb without a subject is its
        subject, and not another thing that Lima took."""
        for verb, dep in enumerate(self.deps):
            noun = verb - 1
            if dep != "conj" or self.upos[verb] != "VERB" or noun < 1 or self.deps[noun] != "conj" or self._subject(verb) >= 0:
                continue
            join = next((c for c in self._below(noun) if self.deps[c] == "cc"), -1)
            if join < 1 or self.words[join - 1] != "," or not 0 <= self.heads[verb] < self.heads[noun] < join:
                continue
            if self.words[verb].endswith("ing") or any(self.deps[c] == "cc" for c in self._below(verb)):
                continue
            self.heads[noun], self.deps[noun], self.heads[join] = verb, "nsubj", verb

    # ------------------------------------------------------------------ looking
    def _below(self, i: int) -> list[int]:
        return [c for c, h in enumerate(self.heads) if h == i]

    def _subject(self, verb: int) -> int:
        return next((c for c in self._below(verb) if self.deps[c].startswith(_SUBJECTS)), -1)

    def _set_off(self, verb: int) -> bool:
        """Whether a comma stands before a verb, with little between."""
        for i in range(verb - 1, max(verb - 1 - _REACH, -1), -1):
            if self.words[i] == ",":
                return True
            if self.upos[i] not in ("AUX", "ADV", "CCONJ", "PART"):
                return False
        return False

    def _and(self, verb: int) -> bool:
        return any(self.deps[c] == "cc" and self.words[c].lower() in ("and", "but") for c in self._below(verb) if c < verb)

    def _interposed(self, told: int, verb: int) -> int:
        """The verb of saying between what is told before it and a verb behind it: "*told*, he *said*, *verb*"."""
        beside = [c for c in self._below(told) if told < c < verb and self.deps[c] == "parataxis"]
        above = self.heads[told]
        if self.deps[told] == "ccomp" and told < above < verb:
            beside.append(above)
        return next((s for s in beside if self._told(s) == told), -1)

    def _told(self, said: int) -> int:
        """What is told before a verb of saying, or −1: "*told*, he said"."""
        if self.upos[said] != "VERB" or self._subject(said) < 0:
            return -1
        told = next((c for c in self._below(said) if c < said and self.deps[c] == "ccomp"), -1)
        if told < 0 and self.deps[said] == "parataxis" and 0 <= self.heads[said] < said:
            told = self.heads[said]
        if told < 0 or self.upos[told] != "VERB" or self.lemmas[said] not in self.saying:
            return -1
        return told

    def _thing(self, verb: int) -> bool:
        """Whether the subject of a verb can say nothing, or it has something done to it."""
        subject = self._subject(verb)
        if subject < 0:
            return False
        return self.deps[subject] == "nsubj:pass" or (self.upos[subject] == "NOUN" and self.lemmas[subject] in self.things)

    def _shared(self, told: int, verb: int) -> bool:
        """Whether two verbs stand in the same form by their auxiliaries ("*has* paid …, and *has* warned")."""
        forms = [{self.words[c].lower() for c in self._below(v) if self.deps[c] == "aux"} for v in (told, verb)]
        return bool(forms[0]) and forms[0] == forms[1]
