"""Who says so: source, cue and content of everything that a report attributes to somebody."""

from dragoman.attribution.reader import AttributionReader, Found

__all__ = ["AttributionReader", "Found"]
