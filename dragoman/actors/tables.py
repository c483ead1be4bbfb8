"""The room's lexicons, read and put together once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from dragoman.actors.rows import (
    Affix,
    Ambiguous,
    Country,
    Courtesy,
    FormerState,
    GivenName,
    Host,
    Level,
    Modifier,
    Office,
    Organisation,
    OtherName,
    Parliament,
    Person,
    PlaceName,
    PlaceWord,
    Region,
    Role,
    Ruling,
    Seat,
    Sector,
    Ship,
    ShortName,
    System,
    Title,
    Trade,
    VerbUse,
    WordUse,
)
from dragoman.errors import LexiconError
from dragoman.lexicons import read_table
from dragoman.records import ActorEntry

_RULES = ("not_after", "not_before", "only_before", "not_with", "not_capitals", "not_initial", "exact", "listed")
_WHERE = ("before", "before several", "alone", "title")
_ARMS = ("fight", "ordering", "sending", "waged")
_DEEDS = ("demanding", "dwelling", "dying", "fetching", "flying", "having", "holding", "inaugurating", "meeting", "protesting")
_VERBS = (*_ARMS, *_DEEDS, "impersonal", "quitting")
_NUMBERS = {"two": 2, "three": 3}
_UNARMED = {"police": "COP", "civilian": "CVL"}
_OFFICERS = ("current", "elect", "envoy", "ranked", "statesman", "style", "delegation", "department", "deputy", "participant")
_PEOPLE = ("alien", "armed", "citizen", "knowing", "many", "spokenfor", "staff", "unjust", "untold")
_THINGS = ("any", "anybody", "form", "lawmaking", "munition", "own", "penalty", "treaty")
_NOUNS = ("body", "border", "facing", "faction", "firm", "intelligence", "organ", "realm", "subject", "supplied", "unlisted")
_BESIDE = ("doing", "martial", "unidentified", "worldwide", "abroad", "everywhere", "foreign", "nation", "settled")
_WORDS = (*_OFFICERS, *_PEOPLE, *_THINGS, *_NOUNS, *_BESIDE)
_SHOWS = ("place", "motion", "target")
_KINDS = ("person", "relative", "member", "body", "group", "force", "country", "document")
_STRENGTHS = ("strong", "normal", "weak", "add", "former")
NON_STATE = frozenset({"IGO", "NGO", "ISM", "IMG", "MNC"})  # PLOVER manual, table of non-state actor codes


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that the room knows, indexed as it is asked for."""

    countries: dict[str, Country]
    former: dict[str, FormerState]
    regions: tuple[Region, ...]
    seats: tuple[Seat, ...]
    hosts: dict[str, Host]  # by the town
    places: tuple[PlaceName, ...]
    organisations: dict[str, Organisation]
    persons: dict[str, Person]
    offices: dict[str, tuple[Office, ...]]  # by person, in order of time
    holders: dict[tuple[str, str], tuple[Office, ...]]  # by seat and description ("RUS", "president")
    titles: dict[str, Title]
    roles: dict[str, Role]
    modifiers: dict[str, Modifier]
    affixes: dict[tuple[str, str], bool]
    ambiguous: dict[str, tuple[Ambiguous, ...]]
    place_words: dict[str, frozenset[str]]
    sector_labels: dict[str, str]
    leader: dict[str, str]
    given_names: dict[str, str]
    courtesy: dict[str, str]
    short_names: dict[str, ShortName]
    other_names: tuple[OtherName, ...]
    impersonal: frozenset[str]  # verbs whose subject "it" is nobody
    demanding: frozenset[str]  # verbs whose clause tells what another is to do
    quitting: frozenset[str]  # verbs whose object is what one goes away from
    trades: dict[str, tuple[str, ...]]  # sectors by the ending of a noun
    ships: dict[str, str]  # countries by what stands before the name of a warship
    parliaments: dict[str, str]  # countries by words that news use of the lawmaking of one alone, in small letters
    levels: dict[str, Level]  # words by which a government tells its own ("federal")
    sending: frozenset[str]  # verbs whose object are the subject's own troops
    ordering: frozenset[str]  # verbs whose object is a sending of the subject's own troops
    fights: frozenset[str]  # nouns for what somebody fights
    having: frozenset[str]  # verbs whose object is an officer of the subject
    protesting: frozenset[str]  # what people do, not their state
    holding: frozenset[str]  # verbs whose subject protests where their object is a protest
    inaugurating: frozenset[str]  # words that tell that an office begins
    meeting: frozenset[str]  # words that tell that some meet or speak with each other
    dying: frozenset[str]  # words that tell of a death
    flying: frozenset[str]  # what fighters that are aircraft do, or have done to them
    waged: frozenset[str]  # what a military does ("a Chadian military *operation*")
    ruling: dict[str, tuple[Ruling, ...]]  # when an organisation governed, by its id
    dwelling: frozenset[str]  # verbs and nouns that tell where somebody lives
    fetching: frozenset[str]  # verbs that bring their object away from where it was
    penalties: frozenset[str]  # nouns of what somebody is threatened with
    alien: frozenset[str]  # nouns of what comes from another state than where it is spoken of
    munitions: frozenset[str]  # what arms fire, that nobody is
    foreign: frozenset[str]  # words before a noun for those who are nobody's own
    statesman: frozenset[str]  # words before "leaders" that govern
    treaties: frozenset[str]  # nouns for papers that are called by the town where they were signed
    settled: frozenset[str]  # participles that tell where somebody is
    own_bodies: frozenset[str]  # nouns of bodies that are a government's own in its own text
    abroad: frozenset[str]  # words after which a sentence speaks of somebody abroad
    everywhere: frozenset[str]  # nouns that do so behind "around"
    citizens: frozenset[str]  # nouns behind whose "of" the state stands
    lawmaking: frozenset[str]  # what is a parliament's
    unjust: frozenset[str]  # that whoever is held is no criminal
    many: frozenset[str]  # people told by their number ("dozens")
    untold: frozenset[str]  # nouns that mention nobody where nothing tells what they do ("stakeholders")
    anybody: frozenset[str]  # words before "organization" that do not tell what it does ("partner organizations")
    spoken_for: frozenset[str]  # what "our" before it makes those named before
    armed: frozenset[str]  # who of a state is of its forces
    forms: frozenset[str]  # what a firm is by law ("Inc.")
    envoys: frozenset[str]  # nouns for who speaks for the government of the state that sends him
    unarmed: dict[str, str]  # the sector of ranks in a report that tells of no soldiers
    styles: frozenset[str]  # what a dignitary is called by behind "His" or "Her"
    deputies: frozenset[str]  # words before a title of who stands in for another
    departments: frozenset[str]  # nouns behind whose "of" a field of government stands
    participants: frozenset[str]  # nouns for those who meet, whatever their titles
    delegations: frozenset[str]  # roles of those whom the government sends that publishes the text
    organs: frozenset[str]  # nouns of which two are those of two states ("both *armies*")
    supplied: frozenset[str]  # participles before arms that are only used
    factions: frozenset[str]  # words for a part of a parliament
    borders: frozenset[str]  # what lies between two states, whichever it is called after
    bodies: frozenset[str]  # nouns that any organisation can be called by
    firms: frozenset[str]  # nouns that any firm can be called by
    intelligence: frozenset[str]  # nouns that any body of intelligence can be called by
    realms: frozenset[str]  # what a state is by its constitution, before "of" and its name
    subjects: frozenset[str]  # what a treaty is about, between its town and its noun
    doing: frozenset[str]  # participles by which a noun tells what an organization does ("women-*led*")
    worldwide: frozenset[str]  # words for leaders and bodies of no one state
    martial: frozenset[str]  # words before what a military does
    unidentified: frozenset[str]  # how a word begins that tells that it is not known whose arms are
    unlisted: frozenset[str]  # nouns of whom no one is told by being named beside others
    facing: frozenset[str]  # nouns before which a capital is its government ("*Oslo's* ally")
    nations: frozenset[str]  # nouns for a state ("country")
    current: frozenset[str]  # words before an officer that tell that he is one now
    ranked: frozenset[str]  # words before an officer that tell no other office, with those
    knowing: frozenset[str]  # what is told of a source that nobody names
    staff: frozenset[str]  # groups who serve an official
    any_party: frozenset[str]  # words before "parties" that tell of no politics
    elected: frozenset[str]  # titles of who is to hold an office, which the register does not tell
    counted: dict[str, int]  # words for so many of whom was told ("trio")

    def label(self, sectors: Iterable[str]) -> str:
        return ", ".join(self.sector_labels[s] for s in sectors)


@cache
def load_tables() -> Tables:
    """All tables of the room, checked against one another. Raises `LexiconError`."""
    sectors = {r.code: r.label for r in read_table("actors_sectors", Sector, key=("code",))}
    known = {"sectors": frozenset(sectors)}
    code = {"code": NON_STATE}
    countries = {r.code: r for r in read_table("actors_countries", Country, key=("code",))}
    iso = {"country": frozenset(countries)}
    former = {
        r.code: r for r in read_table("actors_former", FormerState, key=("code",), codes={"successor": frozenset(countries)})
    }
    organisations = {
        r.id: r for r in read_table("actors_organisations", Organisation, key=("id",), codes={**known, **code, **iso})
    }
    titles = {r.office: r for r in read_table("actors_titles", Title, key=("office",), codes=known)}
    persons = {r.id: r for r in read_table("actors_persons", Person, key=("id",), codes={"sex": frozenset("mf")})}
    offices = read_table(
        "actors_offices",
        Office,
        key=("person", "start", "seat", "office"),
        codes={
            "person": frozenset(persons),
            "seat": frozenset(countries) | frozenset(former) | frozenset(organisations),
            "office": frozenset(titles),
        },
    )
    by_person: dict[str, list[Office]] = {}
    holders: dict[tuple[str, str], list[Office]] = {}
    for o in offices:
        for day in (o.start, o.end):
            if day and not _DAY.fullmatch(day):
                raise LexiconError(f"actors_offices.tsv: {o.person}: {day!r} is no ISO date")
        by_person.setdefault(o.person, []).append(o)
        for described in titles[o.office].described:
            holders.setdefault((o.seat, described), []).append(o)
    missing = frozenset(persons) - frozenset(by_person)
    if missing:
        raise LexiconError(f"actors_persons.tsv: no office for {min(missing)!r}")
    ambiguous: dict[str, list[Ambiguous]] = {}
    for a in read_table("actors_ambiguous", Ambiguous, key=("name", "rule"), codes={"rule": _RULES}):
        ambiguous.setdefault(a.name, []).append(a)
    ruling = read_table("actors_ruling", Ruling, key=("organisation", "start"), codes={"organisation": frozenset(organisations)})
    beside = read_table("actors_words", WordUse, key=("word", "use"), codes={"use": {*_WORDS, *_UNARMED, *_NUMBERS}})
    said = {use: frozenset(r.word for r in beside if r.use == use) for use in _WORDS}
    uses = read_table("actors_verbs", VerbUse, key=("verb", "use"), codes={"use": _VERBS})
    verbs = {use: frozenset(r.verb for r in uses if r.use == use) for use in _VERBS}
    words: dict[str, set[str]] = {}
    for w in read_table("actors_place_words", PlaceWord, key=("word", "shows"), codes={"shows": _SHOWS}):
        words.setdefault(w.word, set()).add(w.shows)
    return Tables(
        countries=countries,
        former=former,
        regions=tuple(read_table("actors_regions", Region, key=("id",), codes={"countries": frozenset(countries)})),
        hosts={r.name: r for r in read_table("actors_hosts", Host, key=("name",), codes=iso)},
        seats=tuple(read_table("actors_seats", Seat, key=("name",), codes={**known, **iso})),
        places=tuple(read_table("actors_places", PlaceName, key=("name",), codes=iso)),
        organisations=organisations,
        persons=persons,
        offices={k: tuple(v) for k, v in by_person.items()},
        holders={k: tuple(v) for k, v in holders.items()},
        titles=titles,
        roles={
            r.noun: r for r in read_table("actors_roles", Role, key=("noun",), codes={**known, **code, **iso, "kind": _KINDS})
        },
        modifiers={
            r.word: r
            for r in read_table("actors_modifiers", Modifier, key=("word",), codes={**known, **code, "strength": _STRENGTHS})
        },
        affixes={
            (r.affix, r.side): r.origin
            for r in read_table("actors_affixes", Affix, key=("affix",), codes={"side": ("before", "after")})
        },
        ambiguous={k: tuple(v) for k, v in ambiguous.items()},
        place_words={k: frozenset(v) for k, v in words.items()},
        sector_labels=sectors,
        given_names={
            r.name.lower(): r.sex for r in read_table("actors_given_names", GivenName, key=("name",), codes={"sex": ("f", "m")})
        },
        short_names={
            r.name: r
            for r in read_table("actors_short_names", ShortName, key=("name",), codes={**iso, "given": frozenset(countries)})
        },
        other_names=tuple(read_table("actors_other_names", OtherName, key=("name",))),
        courtesy={r.word: r.sex for r in read_table("actors_courtesy", Courtesy, key=("word",), codes={"sex": ("f", "m")})},
        trades={r.ending: r.sectors for r in read_table("actors_trades", Trade, key=("ending",), codes=known)},
        ships={r.prefix: r.country for r in read_table("actors_ships", Ship, key=("prefix",), codes=iso)},
        parliaments={r.words: r.country for r in read_table("actors_parliaments", Parliament, key=("words",), codes=iso)},
        levels={
            r.word: r
            for r in read_table("actors_levels", Level, key=("word",), codes={"where": _WHERE, "without": frozenset(countries)})
        },
        impersonal=verbs["impersonal"],
        demanding=verbs["demanding"],
        quitting=verbs["quitting"],
        sending=verbs["sending"],
        ordering=verbs["ordering"],
        fights=verbs["fight"],
        having=verbs["having"],
        protesting=verbs["protesting"],
        holding=verbs["holding"],
        inaugurating=verbs["inaugurating"],
        meeting=verbs["meeting"],
        dying=verbs["dying"],
        flying=verbs["flying"],
        waged=verbs["waged"],
        ruling={o: tuple(r for r in ruling if r.organisation == o) for o in {r.organisation for r in ruling}},
        dwelling=verbs["dwelling"],
        fetching=verbs["fetching"],
        alien=said["alien"],
        penalties=said["penalty"],
        munitions=said["munition"],
        foreign=said["foreign"],
        statesman=said["statesman"],
        treaties=said["treaty"],
        settled=said["settled"],
        own_bodies=said["own"],
        abroad=said["abroad"],
        everywhere=said["everywhere"],
        citizens=said["citizen"],
        lawmaking=said["lawmaking"],
        unjust=said["unjust"],
        many=said["many"],
        untold=said["untold"],
        anybody=said["anybody"],
        spoken_for=said["spokenfor"],
        armed=said["armed"],
        forms=said["form"],
        envoys=said["envoy"],
        styles=said["style"],
        deputies=said["deputy"],
        departments=said["department"],
        participants=said["participant"],
        delegations=said["delegation"],
        organs=said["organ"],
        supplied=said["supplied"],
        factions=said["faction"],
        borders=said["border"],
        bodies=said["body"],
        firms=said["firm"],
        intelligence=said["intelligence"],
        realms=said["realm"],
        subjects=said["subject"],
        doing=said["doing"],
        worldwide=said["worldwide"],
        martial=said["martial"],
        unidentified=said["unidentified"],
        unlisted=said["unlisted"],
        facing=said["facing"],
        nations=said["nation"],
        current=said["current"],
        ranked=said["current"] | said["ranked"],
        knowing=said["knowing"],
        staff=said["staff"],
        any_party=said["any"],
        elected=said["elect"],
        unarmed={r.word: _UNARMED[r.use] for r in beside if r.use in _UNARMED},
        counted={r.word: _NUMBERS[r.use] for r in beside if r.use in _NUMBERS},
        leader={r.country: r.office for r in read_table("actors_systems", System, key=("country",), codes=iso)},
    )


def extended(tables: Tables, entries: Iterable[ActorEntry]) -> Tables:
    """The tables with the persons and organisations that a user added; those that are there already get the names and offices.

    An office that the lexicon does not know has the entry's sectors. A bare surname never means an added person by itself.
    """
    persons, organisations, titles = dict(tables.persons), dict(tables.organisations), dict(tables.titles)
    offices, holders = dict(tables.offices), dict(tables.holders)
    for e in entries:
        if e.act != "added" or not e.name or e.kind not in ("person", "organisation"):
            continue
        names = tuple(n for n in dict.fromkeys((e.name, *e.names)) if len(n) > 1)
        if e.kind == "organisation":
            org = organisations.get(e.id) or Organisation(e.id, e.name, (), e.country, "" if e.country else e.code, e.sectors, "")
            more = tuple(n for n in names if n not in (org.name, *org.names))
            organisations[e.id] = replace(org, names=(*org.names, *more))
            continue
        person = persons.get(e.id) or Person(e.id, e.name, (), (), e.sex if e.sex in ("m", "f") else "")
        more = tuple(n for n in names if n not in (person.name, *person.names))
        persons[e.id] = replace(person, names=(*person.names, *more))
        seat = e.seat or (e.country[0] if e.country else "")
        told = e.office if e.office in titles else ""
        if not told and (e.office or e.sectors):
            told = f"{e.office or 'actor'}:{'|'.join(e.sectors)}"
            titles.setdefault(told, Title(told, e.sectors, (), e.office.replace("-", " ") or "added by the user"))
        if seat and told:
            held = Office(e.id, e.start, seat, told, e.end, e.source)
            offices[e.id] = tuple(sorted((*offices.get(e.id, ()), held), key=lambda o: (o.start, o.seat, o.office)))
            for described in titles[told].described:
                holders[seat, described] = (*holders.get((seat, described), ()), held)
        elif e.id not in offices:
            del persons[e.id]  # nothing is said of him: he is a name like any other
    return replace(tables, persons=persons, organisations=organisations, titles=titles, offices=offices, holders=holders)


def slug(name: str) -> str:
    """A name as an id: lower-case ASCII letters and digits, joined by hyphens ("Volker Türk": ``volker-turk``)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub("-", plain.replace("'", "")).strip("-") or _BREAK.sub("-", name.lower()).strip("-")


_OTHER = re.compile(r"[^a-z0-9]+")
_BREAK = re.compile(r"[\W_]+")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
