"""The steps from reports to readings over many cores: a pure map, in order, that survives its workers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from dragoman.records import ActorEntry, Reading, Rejection, Report
from dragoman.scale.light import import_spacy
from dragoman.scale.processes import Reader, map_reports

if TYPE_CHECKING:
    from dragoman.pipeline import Pipeline
    from dragoman.settings import Settings

__all__ = ["Reader", "load", "map_reports", "reader"]


def reader(
    settings: Settings, known: Sequence[ActorEntry] = (), *, ours: bool = False
) -> Callable[[Iterable[Report]], Iterator[Reading | Rejection]]:
    """The pipeline that settings ask for, over as many processes as they ask for, as `Ledger.ingest` takes it; `known` are
    actors that a user added, `ours` is as `load` has it.

    The language model is loaded when the first report comes, so a run that finds nothing new does not pay for it.
    """
    workers = settings.workers or os.cpu_count() or 1
    make = partial(load, settings, tuple(known), ours=ours or workers > 1)
    if workers > 1:
        return partial(map_reports, make_reader=make, workers=workers)
    loaded: list[Reader] = []

    def load_once() -> Reader:
        if not loaded:
            loaded.append(make())
        return loaded[0]

    return partial(map_reports, make_reader=load_once)


def load(settings: Settings, known: Sequence[ActorEntry] = (), *, ours: bool = False) -> Pipeline:
    """The pipeline that settings ask for, in this process.

    `ours`: nothing but Dragoman runs in this process, so that what only other models need can be left out (`scale.light`).
    Raises `ModelError`.
    """
    if ours and not settings.model:
        import_spacy()
    from dragoman.pipeline import Pipeline

    return Pipeline.load(settings, known)
