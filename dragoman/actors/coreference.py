"""Words that stand for an actor named elsewhere in the report: pronouns, "the agency", "his counterpart", "both countries".

Nothing is resolved unless one antecedent stands out: the only one that fits, or the subject on which the clause depends. All
else stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container

from dragoman.actors import pronouns
from dragoman.actors.antecedents import ARMED, Antecedent, by_state, distinct, group
from dragoman.actors.phrases import Phrase
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree
from dragoman.records import Actor

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP"})
SOLDIERS = "any soldiers"  # what all troops can be called by: "3,000 soldiers" may be "the troops"
_ANY = frozenset({"a", "an", "any", "every", "some", "another", "no", "one"})
MANY = 7  # persons who are still told apart where a text speaks of all of them
BACK = 2  # how many sentences back an antecedent may stand


class Memory:
    """The antecedents so far, in the order of the text."""

    def __init__(self, tree: Tree, tables: Tables) -> None:
        self.tree = tree
        self.fights: Container[str] = tables.fights  # nouns for what somebody fights
        self.impersonal: Container[str] = tables.impersonal  # verbs whose "it" is nobody
        self.penalties: Container[str] = tables.penalties  # what somebody is threatened with
        self.demanding: Container[str] = tables.demanding  # verbs whose clause tells what another is to do
        self.items: list[Antecedent] = []
        self.titled: list[Antecedent] = []  # the officials whom the report's title names
        self.by_head: dict[int, Antecedent] = {}
        self._by_sent: dict[int, list[tuple[int, Antecedent]]] = {}  # with their places in `items`

    def add(self, a: Antecedent) -> None:
        self._by_sent.setdefault(a.sent, []).append((len(self.items), a))
        self.items.append(a)
        self.by_head[a.head] = a

    # ------------------------------------------------------------------ looking back
    def before(self, token: int, sort: str, sents: range | None = None) -> list[Antecedent]:
        """Antecedents of one sort that stand before a token in the given sentences (default: its own), latest first."""
        here = self.tree.sent_of[token]
        wanted = sents if sents is not None else range(here, here + 1)
        near = [x for s in wanted for x in self._by_sent.get(s, ()) if x[1].sort == sort and x[1].start < token]
        return [a for _, a in sorted(near, key=lambda x: -x[0])]

    def governing(self, token: int) -> Antecedent | bool | None:
        """The subject of the nearest clause above `token` that has one before it. False where that subject is no actor."""
        tree = self.tree
        own = tree.deps[token] != "nmod:poss"
        child = token
        for a in tree.above(token):
            if (
                tree.deps[child] == "acl"
                and tree.upos[a] in ("NOUN", "PROPN")
                and tree.heads[token] in (child, *tree.children[child])
            ):
                # "Pyongyang's preparations to expand its support": whose preparations they are
                whose = next((c for c in tree.children[a] if tree.deps[c] == "nmod:poss" and c < token), None)
                if whose is not None and whose in self.by_head:
                    return self.by_head[whose]
            s = tree.subject(a)
            child, below = a, child
            if (
                s is not None
                and tree.lower[s] in ("who", "which")
                and tree.deps[a] == "acl:relcl"
                and tree.heads[a] in self.by_head
                and not (own and _own_clause(tree, token, a))
            ):
                return self.by_head[tree.heads[a]]  # "*Chad*, which has closed its border"
            if s is None or s >= token or s == below or (tree.upos[s] == "PRON" and tree.lower[s] in ("who", "which", "that")):
                continue
            if own and _own_clause(tree, token, a):
                continue  # "He met him": the subject of a pronoun's own clause is somebody else
            return self.by_head.get(s) or False
        return None

    def pronoun(self, token: int) -> tuple[tuple[Actor, ...], str, Antecedent | None]:
        """What a pronoun stands for: its actors, why, and the antecedent; nothing where none stands out."""
        word = self.tree.lower[token]
        near = self._next_to(token)
        if near is not None:
            return self._coordinated(near) if word in THEY else near.actors, "right before it", near
        if word in HE or word in SHE:
            return self._person(token, "m" if word in HE else "f")
        if word in IT:
            return self._it(token)
        return self._they(token)

    def _next_to(self, token: int) -> Antecedent | None:
        """Whom a possessive right behind a name and a preposition means: "arms for *Russia* for *its* war", "used by *Russia* in
        *its* war"."""
        tree = self.tree
        near = tree.lower[token - 1] if token > 1 and tree.deps[token] == "nmod:poss" else ""
        if near == "and" and tree.lower[token] in IT:  # "supports *Chile* (and the government of *Chile*) and *its* people"
            first = self.by_head.get(tree.first_conjunct(tree.heads[token]))
            if first is None or first.sort not in ("state", "body") or len(first.actors) != 1 or first.head > token:
                return None
            return first if len(tree.conjuncts(first.head)) == 2 else None
        fights = tree.lemmas[tree.heads[token]] in self.fights  # "help *Russia* in *its* war"
        if near not in ("for", "over", "amid", "in") and not (fights and near in ("during", "since", "after", "despite")):
            return None
        before = token - 2
        if tree.words[before] == ")":  # "the Republic (*RX*) for its launch"
            before -= 1
        word = tree.lower[token]
        person = word in HE or word in SHE
        a = self.by_head.get(before)
        while person and (a is None or a.sort != "person") and tree.deps[before] in ("flat", "nmod", "appos"):
            before = tree.heads[before]  # "thanked President *Roe* of Uruguay for *his* support"
            a = self.by_head.get(before)
        held = ("obl:agent",) if near == "in" and not fights else ("obj", "obl", "nmod", "conj", "flat", "appos")
        if a is None or len(a.actors) != 1 or not tree.deps[a.head].startswith(held):
            return None
        if person:
            sex = "m" if word in HE else "f"
            thanked = tree.deps[a.head] == "obj" and near == "for"
            return a if a.sort == "person" and a.sex in ((sex, "") if thanked else (sex,)) else None
        return a if a.sort in ("state", "body") and (word in IT or a.sort == "state") else None

    def _person(self, token: int, sex: str) -> tuple[tuple[Actor, ...], str, Antecedent | None]:
        def fit(a: Antecedent) -> bool:
            return a.sort == "person" and a.sex in ("", sex) and len(a.actors) == 1

        here = self.tree.sent_of[token]
        barred = self._clause_mates(token)
        lead = self.governing(token)
        if isinstance(lead, Antecedent) and fit(lead):
            sure = {
                a.actors[0].id or a.head
                for a in self.before(token, "person")
                if a.sex == sex and a.head not in barred and not pronouns.in_clause_of(self.tree, a.head, lead.head)
            }
            if lead.sex == sex or not sure or (lead.actors[0].id or lead.head) in sure:
                return lead.actors, "the subject of the clause above", lead
            if len(sure) > 1:
                return (), "", None
        doubtful: tuple[tuple[Actor, ...], str, Antecedent | None] = ((), "", None)
        for back in range(min(BACK, here) + 1):
            near = self.before(token, "person", range(here - back, here - back + 1))
            some = [a for a in near if fit(a) and a.head not in barred and self._spoken_of(a, token)]
            sure_here = [a for a in some if a.sex == sex]
            some = sure_here or some
            ids = {a.actors[0].id or a.head for a in some}
            if len(ids) == 1:
                found = some[0].actors, "the only person that it can mean", some[0]
                if sure_here or back > 0 or len(some[0].actors[0].name.split()) > 1:
                    return doubtful if doubtful[0] and not sure_here else found
                doubtful = found
            elif ids:
                subjects = [a for a in some if a.subject]
                if len({a.actors[0].id or a.head for a in subjects}) == 1 and (
                    back > 0 or self.tree.deps[token].startswith("nsubj")
                ):
                    return (
                        subjects[0].actors,
                        "the subject of the sentence before" if back else "the subject before it",
                        subjects[0],
                    )
                break
        return doubtful

    def _spoken_of(self, a: Antecedent, token: int) -> bool:
        """Whether "he" can mean an antecedent that does not govern it: one without a name ("*a president*", "*the soldier*") has
        to be told of by whoever speaks there, and to be a certain one or do something."""
        who, tree = a.actors[0], self.tree
        if ":" in who.id or (who.id and who.id == who.id.lower()):
            return True
        labels = (tree.words[tree.sents[s][0] : tree.sents[s][0] + 5] for s in range(a.sent + 1, tree.sent_of[token] + 1))
        turned = any(w[0] == "Q" or (w[0].isupper() and ":" in w and len(w[0]) > 1) for w in labels)
        certain = a.subject or a.sent == tree.sent_of[token] or tree.lower[a.start] not in _ANY
        return certain and tree.kid(a.head, "cop") is None and not (turned and tree.words[a.head].islower())

    def _it(self, token: int) -> tuple[tuple[Actor, ...], str, Antecedent | None]:
        if self.tree.deps[token] == "nsubj" and self.tree.lemmas[self.tree.heads[token]] in self.impersonal:
            return (), "", None  # "it doesn't mean that"
        if pronouns.expletive(self.tree, token):
            return (), "", None  # "it was agreed (that) prices would rise"
        if self.tree.deps[token] == "expl" and self.tree.kid(self.tree.heads[token], "csubj", "nsubj", "ccomp") is not None:
            return (), "", None  # "it is clear that": without what it announces "it" was misread as this
        if self.tree.deps[token] in ("obj", "expl", "nsubj") and self.tree.upos[min(token + 1, len(self.tree) - 1)] == "ADJ":
            return (), "", None  # "makes it easier to travel"
        done = [self.by_head[t] for t in pronouns.done_to(self.tree, token, self.demanding) if t in self.by_head]
        some = [a for a in done if a.sort in ("state", "body") and len(a.actors) == 1]
        if len(some) == 1:
            return some[0].actors, "to whom the verb before is done", some[0]
        warned = [self.by_head[t] for t in pronouns.threatened(self.tree, token, self.penalties) if t in self.by_head]
        if len(warned) == 1 and warned[0].sort in ("state", "body"):
            return warned[0].actors, "whom the clause above threatens", warned[0]
        lead = self.governing(token)
        if isinstance(lead, Antecedent) and lead.sort in ("state", "body"):
            return lead.actors, "the subject of the clause above", lead
        if isinstance(lead, Antecedent) and self.tree.deps[token] == "nmod:poss" and lead.sort == "people":
            ruling = all("GOV" in a.sectors and len(a.country) == 1 and not a.code for a in lead.actors)
            if ruling and len(lead.actors) == 1:
                return lead.actors, "the state of the officials above", lead  # "*authorities* denied that its troops left"
        fought = self._fought(token)
        if fought is not None:
            return fought.actors, "the only state before it that can wage what it has", fought
        if lead is False:
            return (), "", None
        here = self.tree.sent_of[token]
        if lead is None and here > 0 and self.tree.deps[token] in ("nsubj", "nsubj:pass", "nmod:poss"):
            some = [
                a
                for a in self.before(token, "state", range(here - 1, here)) + self.before(token, "body", range(here - 1, here))
                if a.subject
            ]
            mine = self.before(token, "state") + self.before(token, "body")
            if not mine and len({a.actors[0].id or a.head for a in some}) == 1:
                return some[0].actors, "the subject of the sentence before", some[0]
        return (), "", None

    def _fought(self, token: int) -> Antecedent | None:
        """Whose a war or invasion is, where nothing that acts governs it: "firms left *Chad* in response to *its* invasion of
        Togo". The only state named before it in the sentence beside the one that suffers it."""
        tree, noun = self.tree, self.tree.heads[token]
        if tree.deps[token] != "nmod:poss" or tree.lemmas[noun] not in self.fights or tree.xpos[noun] != "NN":
            return None
        some = [a for a in self.before(token, "state") if a.acts and len(a.actors) == 1 and len(a.actors[0].country) == 1]
        return some[0] if len({a.actors[0].country for a in some}) == 1 else None

    def _they(self, token: int) -> tuple[tuple[Actor, ...], str, Antecedent | None]:
        tree = self.tree
        done = [self.by_head[t] for t in pronouns.done_to(tree, token, self.demanding) if t in self.by_head]
        many = [a for a in done if a.sort == "people" or len(self._coordinated(a)) > 1]
        if len(many) == 1:
            return self._coordinated(many[0]), "to whom the verb before is done", many[0]
        lead = self.governing(token)
        if isinstance(lead, Antecedent):
            both = self._coordinated(lead)
            if len(both) > 1:
                return both, "the subjects of the clause above", lead
            if lead.sort == "people":
                return lead.actors, "the subject of the clause above", lead
            doer = lead.sort == "body" and lead.subject and tree.deps[token] in ("nsubj", "nmod:poss")
            if doer and len(lead.actors) == 1 and not self.before(token, "people"):
                return lead.actors, "the body that is the subject of the clause above", lead  # "police said *they* …"
        elif lead is None:
            here = tree.sent_of[token]
            fronted = self.by_head.get(pronouns.fronted(tree, token))
            if fronted is not None and fronted.sort in ("people", "body") and len(fronted.actors) == 1:
                return fronted.actors, "the subject of the clause before", fronted  # "when *Hamas* seized the town, they …"
            content = self._content(token)
            if content is not None and here > 0:
                spoke = [a for a in self.items if a.sent == here - 1 and a.subject and self._content(a.head) is not None]
                if len(spoke) == 1 and spoke[0].sort in ("people", "body"):
                    return spoke[0].actors, "who spoke in the sentence before", spoke[0]
            for back in (0, 1):
                if here - back < 0:
                    break
                some = list(self.before(token, "people", range(here - back, here - back + 1)))
                if content is not None:  # nobody says of himself "… sends *soldiers*, they said"
                    some = [a for a in some if a.subject or content not in (a.head, *tree.above(a.head))]
                if len({a.actors[0].id or a.head for a in some}) == 1 and (some[0].subject or back == 0):
                    return some[0].actors, "the only people that it can mean", some[0]
                tops = [a for a in some if a.subject and tree.deps[tree.heads[tree.first_conjunct(a.head)]] == "root"]
                if back and len(tops) == 1:
                    return tops[0].actors, "the people that the sentence before is about", tops[0]
                leads = [a for a in self.items if a.subject and a.start < token and a.sent == here - back]
                groups = [g for a in leads if len(g := self._coordinated(a)) > 1]
                if len(groups) == 1 and not some:
                    return groups[0], "the subjects before it", leads[0]
                if some or groups:
                    break
                met = self._two(here - back) if back and tree.deps[token].startswith("nsubj") else ()
                if met:
                    return tuple(a.actors[0] for a in met), "the two persons of the sentence before", met[0]
        return (), "", None

    def _content(self, subject: int) -> int | None:
        """The clause that a subject tells with its verb, on either side of it: "*Oslo will send troops*, they said"."""
        tree, verb = self.tree, self.tree.heads[subject]
        if tree.deps[subject] != "nsubj":
            return None
        if tree.deps[verb] == "parataxis" and tree.heads[verb] < verb:
            return tree.heads[verb]
        return next((c for c in tree.children[verb] if tree.deps[c] == "ccomp"), None)

    def _two(self, sent: int) -> tuple[Antecedent, ...]:
        """The subject of a sentence and the one other person that it names ("X met Y."), nothing where there are more."""
        persons = {a.actors[0].id: a for a in reversed(self.items) if a.sort == "person" and a.sent == sent}
        acting = {k: a for k, a in persons.items() if self.tree.deps[a.head] != "nmod:poss"}  # "to advance *Roe's* plan"
        some = tuple(sorted((acting if len(acting) == 2 else persons).values(), key=lambda a: a.start))
        crowds = any(a.sort == "people" and a.sent == sent for a in self.items)
        named = all(a.actors[0].id for a in some)  # not "one person", whom the other has arrested
        heads = some[:1] if some and not OFFICIAL.isdisjoint(some[0].actors[0].sectors) else ()
        return (some if named else heads) if len(some) == 2 and some[0].subject and not crowds else ()

    def _coordinated(self, a: Antecedent) -> tuple[Actor, ...]:
        """An antecedent's actors together with those coordinated with it."""
        out: list[Actor] = []
        for j in self.tree.conjuncts(self.tree.first_conjunct(a.head)):
            b = self.by_head.get(j)
            if b is not None:
                out.extend(b.actors)
        return distinct(out or list(a.actors))

    def _clause_mates(self, token: int) -> set[int]:
        """What an object pronoun cannot mean: the other arguments of its clause, and whatever means the same as they do."""
        tree = self.tree
        if tree.deps[token] == "nmod:poss":
            return set()
        mates = {c for c in tree.children[tree.heads[token]] if c != token}
        ids = {x.id for c in mates if c in self.by_head for x in self.by_head[c].actors if x.id}
        return mates | {a.head for a in self.items if any(x.id in ids for x in a.actors)} if ids else mates

    # ------------------------------------------------------------------ definite descriptions
    def country(self, token: int) -> tuple[Actor, str] | None:
        """ "the country": the one state named before it in the sentence, else the subject of the sentence before."""
        here = self.tree.sent_of[token]
        for sents in (range(here, here + 1), range(here - 1, here), range(here - 2, here - 1)):
            some = [a for a in self.before(token, "state", sents) if len(a.actors) == 1 and a.actors[0].country]
            others = {a.actors[0].country for a in some if not a.acts}
            some = [a for a in some if a.acts] or some
            if others - {a.actors[0].country for a in some} and not any(a.subject for a in some):
                return None  # "Norway's runner pities *Togolese* players for the war in the country"
            if self.tree.deps[token] == "obj":  # "Chad condemned *the country*": another
                subject = self.tree.subject(self.tree.heads[token])
                done = self.by_head.get(subject) if subject is not None else None
                some = [a for a in some if done is None or done.actors[0].country != a.actors[0].country]
            ids = {a.actors[0].country for a in some}
            if len(ids) == 1:
                return some[0].actors[0], "the only country named before it"
            if len(ids) > 1:
                # in the clause of its own subject it would be "its": so it is the other one
                lead = self.governing(token)
                rest = [a for a in some if not (isinstance(lead, Antecedent) and a.actors[0].country == lead.actors[0].country)]
                if len({a.actors[0].country for a in rest}) == 1:
                    return rest[0].actors[0], "the only country before it beside its clause's subject"
                return None
        return None

    def called(self, phrase: Phrase, sorts: tuple[str, ...]) -> Antecedent | None:
        """The latest mention that the noun of a definite description can name: "the agency" after "the IAEA", "the troops" after
        "Russian troops"."""
        token = phrase.head
        here = self.tree.sent_of[token]
        noun = phrase.role.noun
        low = here - 8
        for a in reversed(self.items):
            if a.start < phrase.start and a.sent >= low and a.sort in sorts and noun in a.nouns and a.actors[0].id:
                return a
        if phrase.plural and phrase.sectors == ("MIL",):
            some = [a for a in self.items if a.start < phrase.start and a.sent >= low and SOLDIERS in a.nouns]
            if len({a.actors[0].id for a in some}) == 1 and some[0].actors[0].id:
                return some[-1]
        if phrase.plural and not ARMED.isdisjoint(phrase.sectors):  # "the rebels" after the one group that fights
            some = [a for a in self.items if a.start < phrase.start and a.sent >= low and group(a)]
            if len({a.actors[0].id for a in some}) == 1:
                return some[-1]
        return None

    def holders(self, noun: str, token: int, number: int = 0) -> tuple[Actor, ...]:
        """The persons named before a token whom a title calls by `noun`: "the ministers" after two of them. Of more than the
        `number` told those named most often, if that tells them apart, else nobody."""
        some = [a.actors[0] for a in self.items if a.sort == "person" and a.start < token and noun in a.nouns]
        every = distinct(some)
        if not number or len(every) <= number:
            return every if len(every) >= number else ()
        often = Counter(a.id for a in some)
        least = sorted((often[a.id] for a in every), reverse=True)[number - 1]  # those without an id count as one
        most = tuple(a for a in every if often[a.id] >= least)
        return most if len(most) == number else ()

    def several(self, token: int, head: int, people: bool, number: int) -> tuple[tuple[Actor, ...], str] | None:
        """ "both countries", "the two leaders": the last so many persons or states before `token`, if just so many come in
        question. Who does it to them is none of them."""
        sorts = ("person",) if people else ("state", "person")
        here = self.tree.sent_of[head]
        apart = self._doer(head)
        seen: list[Actor] = []
        told = None if people or number != 2 else self._earlier_pair(token)
        if told:
            return told, "named together before it"
        for back in range(min(BACK, here) + 1):
            sents = range(here - back, here - back + 1)
            # first the states themselves, then those for which persons stand, then those where things happen
            for sort, strict in [(s, strict) for strict in (True, False) for s in sorts]:
                near = [x for a in self.before(token, sort, sents) if a is not apart for x in a.actors if a.acts or not strict]
                seen += [
                    x
                    for x in near
                    if apart is None or (x.id != apart.actors[0].id if people else x.country != apart.actors[0].country)
                ]
                some = distinct(seen) if people else by_state(seen)
                if len(some) == number:
                    return tuple(reversed(some)), f"the last {number} named before it"
                if len(some) > number:
                    pair = self._pair(token, sort, sents, number)
                    return (pair, "named together before it") if pair else None
        return None

    def _doer(self, head: int) -> Antecedent | None:
        """The one who does what is done to `head`: the subject of the verb whose object it is, told by one actor."""
        tree, verb = self.tree, self.tree.heads[head]
        done = tree.deps[head] in ("obj", "iobj") or (
            tree.deps[head] == "obl" and tree.case(head) in ("to", "on", "upon", "against")
        )
        subject = tree.subject(verb) if done and tree.upos[verb] == "VERB" and not tree.passive(verb) else None
        doer = self.by_head.get(subject) if subject is not None else None
        one = doer is not None and len(doer.actors) == 1 and len(tree.conjuncts(subject if subject is not None else head)) == 1
        return doer if one else None

    def leaders(self, token: int, number: int, nouns: frozenset[str]) -> tuple[tuple[Actor, ...], str] | None:
        """ "the two leaders" of a report that has named so many persons, two or three where `number` is 0, whom titles call by
        one of `nouns`."""
        some = distinct([a.actors[0] for a in self.items if a.sort == "person" and a.start < token and nouns & a.nouns])
        some = tuple(a for a in some if a.id) if number and len(some) > number else some
        now = tuple(a for a in some if "ELI" not in a.sectors)  # those who were leaders once are only spoken of
        some = now if len(now) > 1 else some
        fits = len(some) == number if number else 1 < len(some) <= 3 or self._together(token, some)
        return (some, "the leaders named before it") if fits else None

    def _together(self, token: int, persons: tuple[Actor, ...]) -> bool:
        """Whether several persons, each of another state, are all named in the sentences right before."""
        low = self.tree.sent_of[token] - BACK
        near = {a.actors[0].id for a in self.items if a.sort == "person" and a.sent >= low and a.start < token}
        states = {a.country or (a.code,) for a in persons}
        return 1 < len(persons) <= MANY and len(states) == len(persons) and near.issuperset(a.id for a in persons)

    def of_title(self, number: int) -> tuple[tuple[Actor, ...], str] | None:
        """ "The two leaders" of a text that has not named them yet: the officials of its title, each of another state, where they
        are so many, several where `number` is 0."""
        fits = tuple(a.actors[0] for a in self.titled)
        apart = len({a.country or (a.code,) for a in fits}) == len(fits)
        told = len(fits) == number if number else 1 < len(fits) <= MANY
        return (fits, "those whom the title names") if apart and told else None

    def sides(self, token: int) -> tuple[tuple[Actor, ...], str] | None:
        """The states whose leaders "the leaders *of the two countries*" are, or "*the leaders*" under states that act together:
        "*Chad and Togo* warned that war is near as *the leaders* met"."""
        tree, here = self.tree, self.tree.sent_of[token]
        of = [c for c in tree.children[token] if tree.deps[c] == "nmod" and tree.case(c) == "of"]
        if any(tree.lower[g] in ("two", "both") and tree.xpos[c] == "NNS" for c in of for g in tree.children[c]):
            for low in (here, max(here - 1, 0)):
                some = by_state([x for a in self.before(token, "state", range(low, here + 1)) if a.acts for x in a.actors])
                if len(some) > 1:
                    return (tuple(reversed(some)), "the two states named before it") if len(some) == 2 else None
            return None
        *_, root = token, *tree.above(token)
        top = tree.subject(root) if not of else None
        a = self.by_head.get(top) if top is not None and top < token else None
        both = self._coordinated(a) if a is not None and a.sort == "state" else ()
        return (both, "the states that act together") if len(by_state(list(both))) > 1 else None

    def _earlier_pair(self, token: int) -> tuple[Actor, ...]:
        """The two states that a sentence before has named together, where two of this one are apart, each in a clause of its own
        ("Talks between *Chad and Togo* go on. It urged Togo to stop and said that Oslo would help *the two countries*")."""
        tree, here = self.tree, self.tree.sent_of[token]
        mine = [a for a in self.before(token, "state") if a.acts and len(a.actors) == 1]
        heads = {tree.heads[tree.first_conjunct(a.head)] for a in mine}
        if len(by_state([a.actors[0] for a in mine])) != 2 or len(heads) < 2 or any(tree.deps[a.head] == "conj" for a in mine):
            return ()
        if any(tree.deps[a.head].startswith(("nmod", "compound", "amod")) for a in mine):
            return ()
        for back in range(1, min(BACK, here) + 1):
            for a in self.before(token, "state", range(here - back, here - back + 1)):
                some = by_state(list(self._coordinated(a)))
                if len(some) == 2:
                    return some
        return ()

    def _pair(self, token: int, sort: str, sents: range, number: int) -> tuple[Actor, ...] | None:
        for a in self.before(token, sort, sents):
            first = self.tree.first_conjunct(a.head)
            b = self.by_head.get(first)
            if b is not None:
                some = self._coordinated(b)
                if len(some) == number:
                    return some
        return None


def _own_clause(tree: Tree, token: int, verb: int) -> bool:
    """Whether `token` is an argument of `verb` itself, or of one that shares its subject, not of a clause or noun below it."""
    h = tree.heads[token]
    if tree.deps[token] in ("obj", "iobj"):
        while h != verb and tree.deps[h] == "xcomp" and tree.kid(tree.heads[h], "obj", "iobj") is None:
            h = tree.heads[h]  # "Iran vowed to punish *it*"
    shared = tree.deps[h] == "conj" and tree.upos[h] == "VERB" and tree.kid(h, "nsubj", "nsubj:pass") is None
    return h == verb or (shared and tree.heads[h] == verb and not tree.deps[token].startswith("nsubj"))
