"""A claim as a reader meets it: who, what, whom, when, who says so, in a few short strings.

Rows come in as plain JSON in the shape of ``docs/output.md``, because that is what a ledger, a file made by ``dragoman extract``
and a reading in memory all have in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dragoman.briefs.words import pronouns
from dragoman.records import Reading, to_json

Json = Mapping[str, Any]
UNNAMED = "unnamed source"
_ARTICLE = re.compile(r" (?:an?|the) ")


class Figure(NamedTuple):
    """A quantity: the report's words with what is counted, its bounds (None: open), unit and counted thing."""

    words: str
    low: float | None
    high: float | None
    unit: str
    item: str


@dataclass(frozen=True, slots=True)
class View:
    """One claim in words: `text` are its own, `evidence` its whole sentence.

    `day` is the ISO date on which the thing is said to happen and `day_end` the last it can mean ("" where the report gives
    none); `published` the report's own day. `who` and `whom` are names as shown, `who_keys` and `whom_keys` what they are told
    apart by (country codes, else actor ids, else names). `says` are the speakers, outermost first; empty where the report says
    it itself. `places` are where it happens, `origins` and `destinations` where things come from and go to.
    """

    id: str
    report: str
    outlet: str
    title: str
    url: str
    published: str
    sentence: int
    text: str
    evidence: str
    predicate: str
    lemma: str
    event: str
    mode: str
    status: str
    factuality: str
    day: str
    day_end: str
    when: str
    who: tuple[str, ...]
    whom: tuple[str, ...]
    who_keys: tuple[str, ...]
    whom_keys: tuple[str, ...]
    items: tuple[str, ...]
    figures: tuple[Figure, ...]
    places: tuple[str, ...]
    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    says: tuple[str, ...]
    cues: tuple[str, ...]
    confidence: float

    @property
    def order(self) -> str:
        """The day to sort by: of the event, else of the report."""
        return self.day or self.published


def from_line(claim: Json, line: Json) -> View:
    """One claim of a line that ``dragoman extract`` printed."""
    report = line["report"]
    chain = [line["attributions"][i] for i in claim["attribution"]]
    says = [speaker(a["speaker"], words(a["source"], report, a)) for a in chain]
    start, end = passage(claim, line)
    evidence = report[claim.get("field", "text")][start:end]
    return from_parts(claim, report, says, [words(a["cue"], report, a) for a in chain], evidence)


def passage(claim: Json, line: Json) -> tuple[int, int]:
    """The range of a claim's sentence in its field; in a title the whole of it."""
    if claim.get("field") == "title":
        return 0, len(line["report"]["title"])
    sentences = line["sentences"]
    start, end = sentences[claim["sentence"] - 1] if claim["sentence"] <= len(sentences) else claim["span"]
    return start, end


def from_parts(claim: Json, report: Json, says: Iterable[str], cues: Iterable[str], evidence: str) -> View:
    """One claim whose speakers and cues, outermost first, and whose sentence are known already."""
    time = claim.get("time") or {}
    day, day_end = _days(time)
    who, whom = _named(claim.get("actor")), _named(claim.get("recipient"))
    return View(
        id=claim["id"],
        report=str(report["id"]),
        outlet=report.get("outlet") or "",
        title=report.get("title") or "",
        url=report.get("url") or "",
        published=(report.get("published") or "")[:10],
        sentence=claim["sentence"],
        text=" ".join(claim["text"].split()).strip("-–—,;: "),
        evidence=" ".join(evidence.split()),
        predicate=claim["predicate"]["text"],
        lemma=claim["predicate"]["lemma"],
        event=claim.get("event") or "",
        mode=claim.get("mode") or "",
        status=claim["status"],
        factuality=claim["factuality"],
        day=day,
        day_end=day_end,
        when=time.get("text") or "",
        who=_unique(map(label, who)),
        whom=_unique(map(label, whom)),
        who_keys=_unique(k for a in who for k in keys(a)),
        whom_keys=_unique(k for a in whom for k in keys(a)),
        items=_unique(" ".join(i["text"].split()) for i in claim.get("items") or []),
        figures=tuple(dict.fromkeys(figure(q) for q in claim.get("quantities") or [] if not _counts_parties(q, claim))),
        places=_places(claim, "at", ""),
        origins=_places(claim, "from"),
        destinations=_places(claim, "to"),
        says=tuple(says),
        cues=tuple(cues),
        confidence=float(claim.get("confidence") or 0.0),
    )


def from_row(row: Json) -> View:
    """One claim as a ledger gives it: with its report's id, outlet, title, url and day, and its chain of `sources`."""
    report = {"id": row["report"], **{k: row[k] for k in ("outlet", "title", "url", "published")}}
    says = [speaker(s["speaker"], s["source"]) for s in row["sources"]]
    return from_parts(row, report, says, [s["cue"] for s in row["sources"]], row["sentence_text"])


def of_reading(reading: Reading | Json) -> list[View]:
    """Every claim of one reading (or of one line that ``dragoman extract`` printed), in the order of the text."""
    line = to_json(reading) if isinstance(reading, Reading) else reading
    return [from_line(c, line) for c in line["claims"]]


def label(actor: Json) -> str:
    """What to call an actor: its name where it is known, else the report's words."""
    return str(actor.get("name") or " ".join(actor["text"].split()))


def keys(actor: Json) -> list[str]:
    """What an actor is told apart by: its countries, else its non-state code and id, else its words in lower case."""
    country = actor.get("country") or []
    countries = [country] if isinstance(country, str) else list(country)
    return countries or [actor.get("id") or label(actor).lower()]


def speaker(actor: Json | None, source: str) -> str:
    """Who speaks: the actor where it is known, else the source's words, unless these name nobody."""
    said = label(actor) if actor else " ".join(source.split()).rstrip(" ,–—")
    return UNNAMED if not said or said.lower() in pronouns() else said


def words(spans: Sequence[Sequence[int]], report: Json, record: Json) -> str:
    """The text under `spans` in the field that `record` was read from."""
    text = report[record.get("field", "text")]
    return " … ".join(" ".join(text[s:e].split()) for s, e in spans)


def figure(quantity: Json) -> Figure:
    """A quantity in the report's words, with what is counted where the words leave it out."""
    said = " ".join(quantity["text"].split())
    item, unit = quantity.get("item") or "", quantity.get("unit") or ""
    if item and item.lower() not in said.lower():
        said = f"{said} {item}" if unit in ("1", "") else f"{said} of {item}"
    return Figure(said, quantity.get("low"), quantity.get("high"), unit, item)


def parties(view: View, arrow: str = "→") -> str:
    """Who → whom, or whichever is known; "" where neither is."""
    left, right = " and ".join(view.who), " and ".join(view.whom)
    if right:
        return f"{left or '?'} {arrow} {right}"
    return left


def substance(view: View) -> bool:
    """Whether there is more to tell than a verb: a category, things or figures, or both sides."""
    return bool(view.event or matter(view) or (view.who and view.whom))


def matter(view: View) -> str:
    """Figures and items, in the report's words, each once, less those that the parties' names say already."""
    named = {*view.who, *view.whom}
    said = [f.words for f in view.figures if f.words not in named] + [i for i in view.items if i not in named]
    bare = [_ARTICLE.sub(" ", f" {s.lower()} ") for s in said]
    return "; ".join(s for n, s in enumerate(said) if not any(_says_more(m, n, bare) for m in range(len(bare)) if m != n))


def _says_more(m: int, n: int, bare: Sequence[str]) -> bool:
    """Whether the `m`th says all that the `n`th does; of two that say the same the first counts."""
    return bare[n] in bare[m] and (bare[n] != bare[m] or m < n)


def _counts_parties(quantity: Json, claim: Json) -> bool:
    """Whether a quantity only counts parties that are all named: "the two sides", where both are known."""
    start, end = quantity["span"]
    for role in ("actor", "recipient"):
        spans = [tuple(a["span"]) for a in claim.get(role) or []]
        if any(s <= start and end <= e and spans.count((s, e)) > 1 for s, e in spans):
            return True
    return False


def _days(time: Json) -> tuple[str, str]:
    """First and last day, only where both are known: an open end dates nothing."""
    first, last = time.get("earliest") or "", time.get("latest") or ""
    return (first[:10], last[:10]) if first and last else ("", "")


def _named(actors: Iterable[Json] | None) -> list[Json]:
    """Less those of whom the report gives a pronoun only, and nobody knows more."""
    return [a for a in actors or () if a.get("country") or a.get("id") or label(a).lower() not in pronouns()]


def _places(claim: Json, *roles: str) -> tuple[str, ...]:
    found = (p for p in claim.get("places") or [] if (p.get("role") or "") in roles)
    return _unique(p.get("name") or p["text"] for p in found)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))
