"""The outlet as an actor: a government that publishes what it says itself ("The White House", "Kremlin")."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.making import Maker
from dragoman.actors.register import Register
from dragoman.records import Actor, Span


@dataclass(frozen=True, slots=True)
class House:
    """The government behind an outlet, and who led it on the day (None where the register does not know)."""

    government: Actor
    head: Actor | None


def house_of(outlet: str, day: str, make: Maker, register: Register) -> House | None:
    """The house that `outlet` names, None where it names no seat of a government. `day`: ISO date, may be empty."""
    name = outlet.lower().removeprefix("the ").strip()
    seat = next((s for s in make.tables.seats if name and s.name.lower() == name), None)
    if seat is None:
        return None
    nowhere = Span(0, 0)
    person = register.holder(seat.country, "leader", day)
    head = register.entity(person, day, 0).actor(nowhere, "") if person is not None else None
    return House(make.organ(seat.country, seat.sectors, nowhere, "", f"the outlet is {seat.name}"), head)
