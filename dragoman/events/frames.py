"""The lexicon of events: a frame says what a trigger means in which company, and where its arguments stand.

A row of ``events_frames.tsv`` is one meaning of one trigger; a row without an event says that it has none in that company ("the
*earthquake* killed"). Its `when` lists tests that must all hold; among the rows whose
tests hold, the one that asks for most wins (a word for more than a class, a class for more than an actor), the earlier in
the file among equals. A test reads ``slot:value``:

=============  =====================================================================================
``slot:any``   the slot holds something; a bare ``slot`` says the same, ``-slot`` that it is empty
``slot:word``  the slot holds this lemma
``slot:@arms`` the slot holds a word of this class of ``events_classes.tsv``; ``@actor``: anything that can act,
``@several``: two of them,
               ``@named``: a name or an office, ``@state``: a state, its government or forces
``slot:AID``   the slot holds a trigger of this event; ``COOP`` and ``HOSTILE`` are the two halves of the categories
=============  =====================================================================================

A row whose lemma is ``@stopping`` holds for every verb of that family in ``events_families.tsv``, idioms among them: `when`
there says what else must stand by the verb ("put *on hold*"), `obj` which of its slots is the family's object ("pull the plug
*on*"). A verb's own rows come before those of its families.

Slots are named in `dragoman.events.slots`. Categories, modes and contexts are those of the PLOVER manual (Open Event Data
Alliance, 2021 names); ``events_plover.tsv`` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dragoman.errors import LexiconError
from dragoman.lexicons import read_table

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
HOSTILE = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
EVENTS = COOPERATIVE | HOSTILE
SPEECH_ACTS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
"""Categories whose complement is only spoken of: what is promised, asked for, refused or threatened has not happened by that."""

_WEIGHT = {"class": 2.0, "event": 1.8, "@several": 1.8, "@named": 1.2, "@state": 1.1, "@actor": 1.0, "any": 0.9, "none": 0.5}

POS = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}


@dataclass(slots=True)  # thousands are made at every start; a frozen one takes twice as long
class _Row:
    lemma: str
    pos: str
    when: tuple[str, ...]
    event: str | None
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    item: tuple[str, ...]


@dataclass(slots=True)  # thousands are made at every start; a frozen one takes twice as long
class _Member:
    lemma: str
    pos: str
    family: str
    when: tuple[str, ...]
    obj: str


@dataclass(slots=True)  # thousands are made at every start; a frozen one takes twice as long
class _Word:
    name: str
    word: str


@dataclass(frozen=True, slots=True)
class _Code:
    column: str
    code: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Test:
    """One test of a frame: a path of slots, the kind of test, and the words or events that pass."""

    path: tuple[str, ...]
    kind: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Role:
    """Where an argument may stand: alternatives in order, each a tuple of slot paths that are joined. `guess` marks the
    alternatives that infer an actor from a place."""

    alternatives: tuple[tuple[tuple[str, ...], ...], ...]
    guess: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One meaning of a trigger. `name` is how the lexicon's row is quoted in `why`; `own`: it is a user's."""

    name: str
    lemma: str
    pos: str
    tests: tuple[Test, ...]
    event: str | None
    mode: str | None
    contexts: tuple[str, ...]
    actor: Role
    recipient: Role
    item: Role
    own: bool = False

    @property
    def specific(self) -> bool:
        """Whether the frame asks for company that tells of the event even where nobody is named: of aid ("military aid"), of
        troops, arms or captives that are moved ("jets were scrambled"), of a truce that begins or ends, of a crowd that
        protests ("thousands marched")."""
        moved = self.event in ("MOBILIZE", "RETREAT") and any(t.path == ("obj",) and t.kind == "class" for t in self.tests)
        moved = moved or (self.event == "PROTEST" and any(t.path == ("subj",) and t.kind == "class" for t in self.tests))
        moved = moved or (self.mode == "ceasefire" and any(t.path == ("subj",) and t.kind == "class" for t in self.tests))
        return bool(self.tests) and (moved or (self.event == "AID" and self.contexts != ("economic",)))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`frames` by part of speech ("v", "n", "a") and lemma, the frames with the most tests first; `forms`, the lemma of a
    trigger's regular forms, for words whose lemma the model missed; `classes` by name; `nouns` that tell of something happening
    though no category fits; `context` that a word in an argument gives; `sense`, the weights of the signs in `events.sense`;
    `domains`, what a report with this word may be about."""

    frames: Mapping[str, Mapping[str, tuple[Frame, ...]]]
    forms: Mapping[str, Mapping[str, str]]
    classes: Mapping[str, frozenset[str]]
    nouns: frozenset[str]
    context: Mapping[str, str]
    sense: Mapping[str, float]
    domains: Mapping[str, str]

    @classmethod
    def load(cls, own: Path | None = None) -> Lexicon:
        """The lexicon of this package; the rows of the user's `own` file (same columns) are tried before it.

        Raises `LexiconError` for a row that is malformed, asks for an unknown class or event, or carries an unknown code.
        """
        words: dict[str, set[str]] = {}
        for w in read_table("events_classes", _Word, key=("name", "word")):
            words.setdefault(w.name, set()).add(w.word)
        classes = {k: frozenset(v) for k, v in words.items()}
        codes = plover_codes()
        allowed = {"pos": "vna", "event": EVENTS, "mode": {m.split(":")[1] for m in codes["mode"]}, "contexts": codes["context"]}
        key = ("lemma", "pos", "when")
        table: list[tuple[Path | None, _Row]] = [(own, r) for r in read_table(own, _Row, key=key, codes=allowed)] if own else []
        table += [(None, r) for r in read_table("events_frames", _Row, key=key, codes=allowed)]
        members: dict[str, list[_Member]] = {}
        for m in read_table("events_families", _Member, key=("lemma", "pos", "family", "when", "obj"), codes={"pos": "v"}):
            members.setdefault("@" + m.family, []).append(m)
        tests = _Tests(classes)
        families: dict[str, list[tuple[_Row, bool]]] = {family: [] for family in members}
        frames = {pos: _Rows(tests, families if pos == "v" else {}) for pos in POS.values()}
        for path, row in table:
            source = path.name if path is not None else "events_frames"
            if row.mode and f"{row.event}:{row.mode}" not in codes["mode"]:
                raise LexiconError(f"{source}: {row.lemma}: {row.event} has no mode {row.mode!r}")
            tests.check(source, row)
            if row.lemma[0] != "@":
                frames[row.pos].add(row.lemma, row, path is not None)
            elif row.lemma in families and row.pos == "v":
                families[row.lemma].append((row, path is not None))
            else:
                raise LexiconError(f"{source}: there is no family {row.lemma!r} of verbs (events_families.tsv lists them)")
        for family in members.values():
            for m in family:
                frames["v"].join(m)
        nouns = frozenset(w.word for w in read_table("events_nouns", _Noun, key=("word",)))
        context = {
            w.word: w.context for w in read_table("events_contexts", _Context, key=("word",), codes={"context": codes["context"]})
        }
        forms = {
            "v": {form: lemma for lemma in frames["v"] for form in _verb_forms(lemma)},
            "n": {lemma + "s": lemma for lemma in frames["n"]},
            "a": {},
        }
        sense = {w.sign: w.weight for w in read_table("events_sense", _Weight, key=("sign",))}
        domains = {w.word: w.domain for w in read_table("events_domains", _Domain, key=("word",))}
        return cls(frames, forms, classes, nouns, context, sense, domains)


@dataclass(frozen=True, slots=True)
class _Noun:
    word: str


@dataclass(frozen=True, slots=True)
class _Context:
    word: str
    context: str


@dataclass(frozen=True, slots=True)
class _Domain:
    word: str
    domain: str


@dataclass(frozen=True, slots=True)
class _Weight:
    sign: str
    weight: float


@cache
def plover_codes() -> Mapping[str, frozenset[str]]:
    """PLOVER's modes (as ``EVENT:mode``) and contexts, by "mode" and "context"."""
    rows = read_table("events_plover", _Code, key=("column", "code"))
    return {column: frozenset(r.code for r in rows if r.column == column) for column in ("mode", "context")}


def _verb_forms(lemma: str) -> list[str]:
    """The regular forms of a verb ("supply": supplies, supplied, supplying)."""
    if lemma.endswith("e"):
        return [lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    double = lemma + lemma[-1]
    s = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return [lemma + s, lemma + "ed", lemma + "ing", double + "ed", double + "ing"]


def _order(frame: Frame) -> tuple[bool, float]:
    """By which the frames of a trigger are tried: a user's first, then those that ask for most."""
    return not frame.own, -sum(_WEIGHT[t.kind] - 0.001 * len(t.words) for t in frame.tests)


class _Tests:
    """The tests of all rows by their text, each made once; `classes` are the lexicon's."""

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self._classes = classes
        self._made: dict[str, Test] = {}

    def check(self, source: str, row: _Row) -> None:
        """Raises `LexiconError` where a test of the row names a class or an event that does not exist."""
        for text in row.when:
            if text not in self._made:
                self._made[text] = _test(source, row.lemma, text, self._classes)

    def of(self, text: str) -> Test:
        made = self._made.get(text)
        if made is None:
            self._made[text] = made = _test("events_families", text, text, self._classes)
        return made


class _Rows(Mapping[str, tuple[Frame, ...]]):
    """The frames of one part of speech by lemma, those that ask for most first; made when first asked for."""

    def __init__(self, tests: _Tests, families: Mapping[str, Sequence[tuple[_Row, bool]]]) -> None:
        self._tests = tests
        self._families = families
        self._rows: dict[str, list[tuple[_Row, bool]]] = {}
        self._joined: dict[str, list[_Member]] = {}
        self._made: dict[str, tuple[Frame, ...]] = {}

    def add(self, lemma: str, row: _Row, own: bool) -> None:
        self._rows.setdefault(lemma, []).append((row, own))

    def join(self, member: _Member) -> None:
        """A verb has the rows of the family too, behind its own."""
        self._rows.setdefault(member.lemma, [])
        self._joined.setdefault(member.lemma, []).append(member)

    def __getitem__(self, lemma: str) -> tuple[Frame, ...]:
        made = self._made.get(lemma)
        if made is None:
            found = [self._frame(row, own, None) for row, own in self._rows[lemma]]
            for m in self._joined.get(lemma, ()):
                found += [self._frame(row, own, m) for row, own in self._families["@" + m.family]]
            self._made[lemma] = made = tuple(sorted(found, key=_order))
        return made

    def __contains__(self, lemma: object) -> bool:
        return lemma in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def _frame(self, row: _Row, own: bool, member: _Member | None) -> Frame:
        if member is None:
            return self._made_of(row, row.lemma, row.when, own)
        when = tuple(_shifted(t, member.obj) for t in row.when) + member.when
        shifted = replace(
            row,
            actor=_shifted_role(row.actor, member.obj),
            recipient=_shifted_role(row.recipient, member.obj),
            item=_shifted_role(row.item, member.obj),
        )
        return self._made_of(shifted, member.lemma, when, own)

    def _made_of(self, row: _Row, lemma: str, when: tuple[str, ...], own: bool) -> Frame:
        name = f"{lemma}/{row.pos}" + (f" [{' '.join(when)}]" if when else "")
        tests = tuple(self._tests.of(t) for t in when)
        roles = (_role(row.actor), _role(row.recipient), _role(row.item))
        return Frame(name, lemma, row.pos, tests, row.event, row.mode, row.contexts, *roles, own)


def _shifted_role(alternatives: tuple[str, ...], obj: str) -> tuple[str, ...]:
    return tuple("+".join(_shifted(p, obj) for p in a.split("+")) for a in alternatives)


def _shifted(path: str, obj: str) -> str:
    """A test or a slot of a family for a verb whose slot `obj` is what the family calls the object."""
    if not obj:
        return path
    if path == "obj" or path[:4] in ("obj:", "obj.", "obj?"):
        return obj + path[3:]
    return f"{obj}.{path}" if path == "mod" or path[:4] == "mod:" else path


def _test(source: str, lemma: str, text: str, classes: Mapping[str, frozenset[str]]) -> Test:
    slot, _, value = text.partition(":")
    path = tuple(slot.lstrip("-").split("."))
    if slot.startswith("-"):
        return Test(path, "none", frozenset())
    if value in ("", "any"):
        return Test(path, "any", frozenset())
    if value in ("@actor", "@several", "@named", "@state"):
        return Test(path, value, classes["official"])
    if value.startswith("@"):
        if value[1:] not in classes:
            raise LexiconError(f"{source}: {lemma}: there is no class {value!r} (events_classes.tsv lists them)")
        return Test(path, "class", classes[value[1:]])
    if value.isupper() and len(value) > 2:
        group = {"COOP": COOPERATIVE, "HOSTILE": HOSTILE}.get(value, frozenset({value}))
        if not group <= EVENTS:
            raise LexiconError(f"{source}: {lemma}: {value!r} is no event, nor COOP or HOSTILE")
        return Test(path, "event", group)
    return Test(path, "class", frozenset({value}))


@cache
def _role(alternatives: tuple[str, ...]) -> Role:
    guess = tuple(a.endswith("?") for a in alternatives)
    return Role(tuple(tuple(tuple(p.split(".")) for p in a.rstrip("?").split("+")) for a in alternatives), guess)
