"""Status, certainty and polarity of a proposition, from the point of view of its innermost source."""

from dragoman.factuality.reader import FactualityReader, Judgement

__all__ = ["FactualityReader", "Judgement"]
