"""Predicates into propositions: PLOVER event, mode, contexts, and who did it to whom with what."""

from dragoman.events.proposition import Proposition
from dragoman.events.reader import EventReader

__all__ = ["EventReader", "Proposition"]
