"""Puts the layers together: one proposition, and everything said about it."""

from dragoman.claims.making import Layers, attribution_chain, claim_id, claims, merge_title, shifted

__all__ = ["Layers", "attribution_chain", "claim_id", "claims", "merge_title", "shifted"]
