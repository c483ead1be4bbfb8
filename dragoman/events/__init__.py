"""Predicates into propositions: PLOVER event, mode, contexts, and who did it to whom with what."""

from dragoman.events.ontology import Ontology, ontologies
from dragoman.events.proposition import FACED, Proposition
from dragoman.events.reader import EventReader

__all__ = ["FACED", "EventReader", "Ontology", "Proposition", "ontologies"]
