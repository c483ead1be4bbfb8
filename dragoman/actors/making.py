"""Actors as records: ids and names that are the same wherever the same actor is met (see docs/actors.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.names import Hit
from dragoman.actors.owners import Owner
from dragoman.actors.register import Entity
from dragoman.actors.rows import Country, FormerState, Host, Region
from dragoman.actors.tables import Tables
from dragoman.records import Actor, Span

_AT_HOME = {"NGO": ("SOC",), "MNC": ("BUS",)}  # what a kind of actor that has no country is where it has one


class Maker:
    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def country(self, code: str) -> Owner:
        """A country as the owner of what is composed with it."""
        return Owner(code, self.tables.countries[code].name, (code,))

    def whole(self, ref: object, span: Span, text: str, how: str) -> Actor:
        assert isinstance(ref, (Country, FormerState, Region))
        if isinstance(ref, FormerState):
            return Actor(
                span, text, ref.code, ref.name, ref.successor, how=f"{how}, a former state, continued by {ref.successor[0]}"
            )
        if isinstance(ref, Region):
            return Actor(span, text, ref.id, ref.name, ref.countries, how=f"{how}: region")
        return Actor(span, text, ref.code, ref.name, (ref.code,), how=how)

    def states(self, ref: object, actor: Actor) -> tuple[Actor, ...]:
        """One actor, or one for each member where a name stands for a closed group of states ("the two Koreas")."""
        if isinstance(ref, Region) and len(ref.countries) > 1:
            return tuple(
                Actor(actor.span, actor.text, c, self.tables.countries[c].name, (c,), how=f"member of {ref.name}")
                for c in ref.countries
            )
        return (actor,)

    def state(self, code: str, span: Span, text: str, how: str) -> Actor:
        former = self.tables.former.get(code)
        if former is not None:
            return Actor(span, text, code, former.name, former.successor, how=how)
        return Actor(span, text, code, self.tables.countries[code].name, (code,), how=how)

    def organ(self, code: str, sectors: tuple[str, ...], span: Span, text: str, how: str) -> Actor:
        whole = self.state(code, span, text, how)
        if not sectors:
            return whole
        return replace(
            whole, id=" ".join((whole.id, *sectors)), name=f"{whole.name} ({self.tables.label(sectors)})", sectors=sectors
        )

    def host(self, host: Host, hits: Sequence[Hit], span: Span, text: str) -> Actor:
        """Who speaks by the name of a town where an organisation has its seat: that, or the state's government where the report
        names the state."""
        state = self.tables.countries[host.country]
        if any(e.ref is state for h in hits for e in h.entries[:1]):
            return self.organ(host.country, ("GOV",), span, text, f"{text} stands for it")
        o = self.tables.organisations[host.organisation]
        return Actor(span, text, o.id, o.name, o.country, o.code, o.sectors, f"{text} stands for it")

    def of(self, owner: Owner | None, sectors: tuple[str, ...], code: str, span: Span, text: str, how: str) -> Actor:
        if owner is None:
            return Actor(span, text, "", text, (), code, sectors, how)
        if owner.country and not owner.code and not sectors:
            sectors = _AT_HOME.get(code, ())  # "a Chilean charity" is of Chile's civil society
        if not sectors and owner.country and owner.sectors:
            sectors = owner.sectors
        if owner.id in self.tables.organisations and set(sectors) <= set(owner.sectors):
            # "Hamas militants", "the Wagner group": the organisation itself
            return Actor(span, text, owner.id, owner.name, owner.country, owner.code, owner.sectors, how)
        key = " ".join((owner.id, *sectors)) if sectors and owner.id else ""
        name = f"{owner.name} ({self.tables.label(sectors)})" if sectors else text
        return Actor(span, text, key, name, owner.country, owner.code or ("" if owner.country else code), sectors, how)

    def behind(self, e: Entity) -> Owner:
        """The state or organisation for which a person stands ("the Bush administration": the United States)."""
        org = self.tables.organisations.get(e.seat)
        if org is not None and {"PRM", "REB"} & {*org.sectors} & {*e.sectors}:  # the forces of who leads a group are its own
            return Owner(org.id, org.name, org.country, org.code, org.sectors)
        if len(e.country) == 1:
            return self.country(e.country[0])
        return Owner(e.seat or e.id, org.name if org else e.name, e.country, e.code)

    def serving(self, e: Entity, sectors: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Owner, ...]]:
        """What somebody is who serves a person with `sectors`, and whose: an aide to who leads rebels is no official."""
        owners = (self.behind(e),) if e.country or e.code else ()
        return (e.sectors if sectors == ("GOV",) and e.sectors else sectors), owners
