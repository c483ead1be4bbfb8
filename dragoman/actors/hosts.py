"""Towns that speak for an organisation that has its seat there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Host:
    """A town, the organisation (by id) and the state."""

    name: str
    organisation: str
    country: str
