"""Another UD-labelled spaCy pipeline in the model's place, named by a setting."""

from __future__ import annotations

from collections.abc import Iterable

import spacy
from spacy.language import Language as Nlp

from dragoman.errors import ModelError
from dragoman.language.trees import Tree


class OtherPipeline:
    """Reads with a spaCy pipeline whose parser gives UD v2 labels; attribution and factuality then rest on the trees alone."""

    def __init__(self, nlp: Nlp) -> None:
        self._nlp = nlp

    @classmethod
    def load(cls, name: str) -> OtherPipeline:
        """`name` is an installed pipeline or a folder. Raises `ModelError` where there is none, or where its parser's labels are
        not UD's."""
        try:
            nlp = spacy.load(name)
        except (OSError, ValueError) as e:
            raise ModelError(f"no language model {name!r}: {e}; give a folder or an installed spaCy pipeline") from e
        labels = {x for pipe in nlp.pipe_names for x in getattr(nlp.get_pipe(pipe), "labels", ())}
        if not {"nsubj", "obj", "obl"} <= labels:
            raise ModelError(f"the spaCy pipeline {name!r} gives no UD labels (nsubj, obj, obl): use one with UD v2 trees")
        return cls(nlp)

    def trees(self, texts: Iterable[str]) -> list[Tree]:
        """One `Tree` a text, in order."""
        return [Tree.from_doc(d) for d in self._nlp.pipe(texts)]
