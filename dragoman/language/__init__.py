"""Tokens, tags, trees and names: the model's runtime, and the patterns over trees that all rooms share."""

from dragoman.language.trees import Linked, TokenName, Tree

__all__ = ["Language", "Linked", "TokenName", "Tree"]


def __getattr__(name: str) -> object:
    # The runtime loads onnxruntime; whoever wants trees only should not wait for it.
    if name == "Language":
        from dragoman.language.runtime import Language

        return Language
    raise AttributeError(name)
