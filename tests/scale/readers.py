"""Readers that do as a report's text tells them; in a module of their own, so that a worker can import them."""

import os
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import made_up

from dragoman.records import Reading, Report, Span


class Plain:
    """One sentence a report."""

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for r in reports:
            obey(r.text)
            yield Reading(r, sentences=(Span(0, len(r.text)),))


def obey(text: str) -> None:
    order, _, rest = text.partition(" ")
    if order == "DIE":
        os.kill(os.getpid(), signal.SIGKILL)
    elif order == "RAISE":
        raise RuntimeError(rest)
    elif order == "HANG":
        time.sleep(600)
    elif order == "DIE-ONCE" and not Path(rest).exists():
        Path(rest).touch()
        os.kill(os.getpid(), signal.SIGKILL)


class Careless(Plain):
    """Loses the last report of every piece that has several."""

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        done = list(super().read(reports))
        yield from done if len(done) == 1 else done[:-1]


class MadeUp:
    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        return made_up.read(reports)


def no_model() -> Plain:
    raise FileNotFoundError("model.onnx is not there")


def dies_at_birth() -> Plain:
    os.kill(os.getpid(), signal.SIGKILL)
    return Plain()


class Either:
    """Made-up reports as they are; others as they tell."""

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for r in reports:
            yield from made_up.read([r]) if r.source.startswith("made:") else Plain().read([r])
