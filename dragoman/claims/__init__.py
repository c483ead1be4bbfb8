"""Puts the layers together: one proposition, and everything said about it."""

from dragoman.claims.making import Layers, attribution_chain, claim_id, claims, merge_title, shifted
from dragoman.claims.trust import weighed
from dragoman.claims.whereof import Whereof

__all__ = ["Layers", "Whereof", "attribution_chain", "claim_id", "claims", "merge_title", "shifted", "weighed"]
