"""How the reports of a ledger hang together: copies and stories kept up to date as reports arrive, and what rests on what."""

from dragoman.gathering.sweep import LAYER, Gathering, Swept

__all__ = ["LAYER", "Gathering", "Swept"]
