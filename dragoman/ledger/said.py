"""What users said of actors, applied when the ledger is asked: merges, splits, additions and corrections.

Rows are never rewritten. A claim shows its actors under the id that they were merged into and with the values that stand; a
filter for an actor finds whatever was merged with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dragoman.ledger.filters import ClaimFilter
from dragoman.ledger.judgements import Verdicts
from dragoman.records import ActorEntry


@dataclass(frozen=True, slots=True)
class Said:
    """`into`: for each merged id the one that stands for all; `entries`: the users' entries by id, the latest last."""

    into: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, tuple[ActorEntry, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.into or self.entries)

    def actor(self, a: dict[str, Any] | None) -> dict[str, Any] | None:
        """An actor as `to_json` writes it, as users have it."""
        if not a or not a.get("id"):
            return a
        name = self.into.get(a["id"], a["id"])
        if name not in self.entries and name == a["id"]:
            return a
        out = {**a, "id": name}
        for e in self.entries.get(name, ()):
            if e.name:
                out["name"] = e.name
            if e.country:
                out["country"], out["code"] = e.country[0] if len(e.country) == 1 else list(e.country), ""
            if e.code and not out["country"]:
                out["code"] = e.code
            if e.sectors:
                out["sectors"] = list(e.sectors)
        if out != a:
            out["how"] = f"{a.get('how') or a['id']}; as the user has it"
        return out

    def claim(self, c: dict[str, Any]) -> dict[str, Any]:
        """A claim as the ledger gives it, with its actors, recipients and speakers as users have them."""
        if not self:
            return c
        for key in ("actor", "recipient"):
            c[key] = [self.actor(a) for a in c[key]]
        c["sources"] = [{**s, "speaker": self.actor(s["speaker"])} for s in c["sources"]]
        return c

    def chosen(self, f: ClaimFilter) -> ClaimFilter:
        """A filter that also finds what was merged with the actors that it asks for, and who was corrected to its countries."""
        if not self:
            return f
        return replace(f, actor=self._more(f.actor), recipient=self._more(f.recipient), source=self._more(f.source))

    def _more(self, values: Sequence[str]) -> tuple[str, ...]:
        out = dict.fromkeys(values)
        for v in values:
            whole = self.into.get(v, v)
            out.update(dict.fromkeys(name for name, into in self.into.items() if into == whole))
            if whole != v:
                out[whole] = None
            for name, entries in self.entries.items():
                if any(v.upper() in (*e.country, *e.sectors) or v.casefold() == e.name.casefold() for e in entries):
                    out[name] = None
        return tuple(out)


def said(entries: Iterable[ActorEntry], verdicts: Verdicts) -> Said:
    """What stands of users' entries (in the order in which they were made) and of the judgements on actors."""
    by_id: dict[str, list[ActorEntry]] = {}
    for e in entries:
        by_id.setdefault(e.id, []).append(e)
    return Said(merged(verdicts), {k: tuple(v) for k, v in by_id.items()})


def merged(verdicts: Verdicts) -> dict[str, str]:
    """For each id that was merged with others, the id that stands for all: the one named first in the first merge of the group.

    A pair that is judged apart is not joined through others either: of merges that would do so the earlier ones count.
    """
    apart = set(verdicts.apart())
    groups: dict[str, list[str]] = {}
    words = sorted((j for j in verdicts.standing.values() if j.same), key=lambda j: (j.decided, j.a, j.b))
    for j in words:
        one, other = groups.get(j.a, [j.a]), groups.get(j.b, [j.b])
        if one is other or any((min(x, y), max(x, y)) in apart for x in one for y in other):
            continue
        group = [*one, *other]
        groups.update(dict.fromkeys(group, group))
    return {name: group[0] for name, group in groups.items() if group[0] != name}
