"""Quantities: figures with their bounds, unit (UCUM, ISO 4217) and what they count."""

from dragoman.quantities.claims import claim_quantities
from dragoman.quantities.reader import QuantityReader
from dragoman.quantities.roles import Slots

__all__ = ["QuantityReader", "Slots", "claim_quantities"]
