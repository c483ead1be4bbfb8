"""Who says so: source, cue and content of everything that a report attributes to somebody, and what the report rests on.

reader = AttributionReader.load()
founds = reader.read(tree, mentions, outlet)
edges = lineage(tree, founds, mentions, outlet)
"""

from dragoman.attribution.first_person import author, first_persons, partners
from dragoman.attribution.holding import Holding
from dragoman.attribution.lineage import lineage
from dragoman.attribution.reader import AttributionReader, Found, Speakers

__all__ = ["AttributionReader", "Found", "Holding", "Speakers", "author", "first_persons", "lineage", "partners"]
