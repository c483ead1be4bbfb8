"""Predicates into propositions: PLOVER event, mode, contexts, and who did it to whom with what."""

from dragoman.events.reader import EventReader, Proposition

__all__ = ["EventReader", "Proposition"]
