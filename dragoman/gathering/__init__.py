"""How the reports of a ledger hang together: copies and stories kept up to date as reports arrive, and what rests on what."""

from dragoman.gathering.lineage import Lineages, Node, first_reports
from dragoman.gathering.sweep import LAYER, Gathering, Swept
from dragoman.gathering.taking import Taking

__all__ = ["LAYER", "Gathering", "Lineages", "Node", "Swept", "Taking", "first_reports"]
