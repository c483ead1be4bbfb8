"""Predicates into propositions: PLOVER event, mode, contexts, and who did it to whom with what."""

from dragoman.events.ontology import Ontology, ontologies
from dragoman.events.proposition import Proposition
from dragoman.events.reader import EventReader

__all__ = ["EventReader", "Ontology", "Proposition", "ontologies"]
