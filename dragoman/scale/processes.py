"""Reports to readings over the cores of one machine.

Reports are cut into pieces by their words, the same way however many workers there are; each worker holds one reader and
reads one piece at a time; results come out in the order in which the reports went in. No more than a few pieces a worker are on
their way at any time, so a corpus of any size passes through.

A piece whose worker dies, hangs or raises is given out once more, each of its reports by itself, so that one bad report does
not take its neighbours with it. A report that fails alone too comes out as a `Rejection` with the reason.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Protocol

from dragoman.errors import ModelError
from dragoman.records import Reading, Rejection, Report

# A piece is closed at so many words or reports.
WORDS = 4_000
REPORTS = 64
# Pieces on their way for each worker: the one it reads, and results that wait for an earlier piece.
AHEAD = 4

Result = Reading | Rejection


class Reader(Protocol):
    """What a worker holds: `Pipeline`, or anything that gives one reading for each report, in order."""

    def read(self, reports: Iterable[Report], /) -> Iterable[Result]: ...


def map_reports(
    reports: Iterable[Report],
    make_reader: Callable[[], Reader],
    workers: int = 1,
    *,
    words: int = WORDS,
    patience: float = 600.0,
) -> Iterator[Result]:
    """A reading for every report, in order; a `Rejection` for one that could not be read.

    With one worker everything happens in this process, and nothing is loaded before the first report comes. With more,
    `make_reader` is called once in each of as many new processes (it has to be picklable: a function of a module, or a
    `functools.partial` of one). `patience` is how many seconds a piece may take before its worker is held to hang. The results
    do not depend on `workers`. Closing the iterator ends the processes. Raises `ModelError` where a worker cannot make its
    reader.
    """
    pieces = cut(reports, words)
    if workers <= 1:
        reader: Reader | None = None
        for piece in pieces:
            reader = reader or make_reader()
            yield from _read_here(reader, piece)
        return
    pool = _Pool(make_reader, workers, patience)
    try:
        yield from pool.run(pieces)
    finally:
        pool.close()


def cut(reports: Iterable[Report], words: int = WORDS) -> Iterator[tuple[Report, ...]]:
    """Consecutive reports in pieces of about so many words; a longer report is a piece by itself."""
    piece: list[Report] = []
    size = 0
    for report in reports:
        length = report.text.count(" ") + 1
        if piece and (size + length > words or len(piece) >= REPORTS):
            yield tuple(piece)
            piece, size = [], 0
        piece.append(report)
        size += length
    if piece:
        yield tuple(piece)


def rejection(report: Report, reason: str) -> Rejection:
    """What a report that could not be read leaves in the ledger."""
    return Rejection(report.source or report.id, reason, report.text[:200])


def _read_here(reader: Reader, piece: tuple[Report, ...]) -> Iterator[Result]:
    try:
        yield from _whole(reader, piece)
        return
    except Exception as e:
        if len(piece) == 1:
            yield rejection(piece[0], _said(e))
            return
    for report in piece:
        yield from _read_here(reader, (report,))


def _whole(reader: Reader, piece: tuple[Report, ...]) -> list[Result]:
    results = list(reader.read(piece))
    if len(results) != len(piece):
        raise ValueError(f"{len(results)} readings of {len(piece)} reports")
    return results


def _said(error: Exception) -> str:
    return f"could not be read: {type(error).__name__}: {error}"


def _work(make_reader: Callable[[], Reader], channel: Connection) -> None:
    """A worker's life: says that it is ready, or why not; then pieces in, results or a reason out, until the channel closes."""
    try:
        try:
            reader = make_reader()
        except Exception as e:
            channel.send(f"{type(e).__name__}: {e}")
            return
        channel.send(None)
        while True:
            piece = channel.recv()
            try:
                answer: list[Result] | str = _whole(reader, piece)
            except Exception as e:
                answer = _said(e)
            channel.send(answer)
    except (EOFError, BrokenPipeError, ConnectionResetError, KeyboardInterrupt):
        return


@dataclass(slots=True)
class _Task:
    """Consecutive reports of a piece: which piece, the place of the first in it, and whether this is their second chance."""

    piece: int
    first: int
    reports: tuple[Report, ...]
    again: bool = False


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    channel: Connection
    task: _Task | None = None
    ready: bool = False
    since: float = 0.0


class _Pool:
    """Workers, the pieces that wait for one, and the results that wait for an earlier piece."""

    def __init__(self, make_reader: Callable[[], Reader], size: int, patience: float) -> None:
        self._make_reader = make_reader
        self._size = size
        self._patience = patience
        self._workers: list[_Worker] = []
        self._waiting: deque[_Task] = deque()
        self._results: dict[int, list[Result | None]] = {}
        self._false_starts = 0

    def run(self, pieces: Iterator[tuple[Report, ...]]) -> Iterator[Result]:
        given = out = 0
        more = True
        while True:
            while more and given - out < self._size * AHEAD:
                piece = next(pieces, None)
                if piece is None:
                    more = False
                    break
                self._results[given] = [None] * len(piece)
                self._waiting.append(_Task(given, 0, piece))
                given += 1
            self._hand_out()
            done = [r for r in self._results.get(out, ()) if r is not None]
            if out < given and len(done) == len(self._results[out]):
                del self._results[out]
                out += 1
                yield from done
                self._collect(0)
            elif not more and out == given:
                return
            else:
                self._collect(1.0)

    def close(self) -> None:
        for worker in self._workers:
            worker.channel.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def _hand_out(self) -> None:
        idle = [w for w in self._workers if w.task is None]
        while self._waiting:
            if not idle and len(self._workers) < self._size:
                idle.append(self._hire())
            if not idle:
                return
            worker, task = idle.pop(), self._waiting.popleft()
            worker.task, worker.since = task, time.monotonic()
            try:
                worker.channel.send(task.reports)
            except (BrokenPipeError, ConnectionResetError):
                self._lose(worker)

    def _hire(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(self._make_reader, theirs), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _collect(self, seconds: float) -> None:
        """Take what the workers have done, waiting for it at most so long; look for those that died or hang."""
        busy = {w.channel: w for w in self._workers if w.task is not None}
        heard = set(wait(list(busy), seconds))
        for channel, worker in busy.items():
            if channel not in heard:
                if time.monotonic() - worker.since > self._patience:
                    self._lose(worker, f"reading it took longer than {self._patience:g} seconds, twice")
                continue
            try:
                answer = channel.recv()
            except (EOFError, OSError):
                self._lose(worker)
                continue
            self._take(worker, answer)

    def _take(self, worker: _Worker, answer: list[Result] | str | None) -> None:
        if not worker.ready:
            if answer is not None:
                raise ModelError(f"a worker could not start: {answer}")
            worker.ready, worker.since = True, time.monotonic()
            self._false_starts = 0
            return
        task, worker.task = worker.task, None
        if task is None:
            return
        if isinstance(answer, list):
            self._results[task.piece][task.first : task.first + len(answer)] = answer
        elif len(task.reports) == 1:
            self._give_up(task, str(answer))
        else:
            self._again(task)

    def _lose(self, worker: _Worker, reason: str = "") -> None:
        """End a worker that died or hangs, and see to what it was reading."""
        worker.channel.close()
        worker.process.kill()
        worker.process.join()
        self._workers.remove(worker)
        task = worker.task
        if task is None:
            return
        if not worker.ready and not reason:
            self._false_starts += 1
            if self._false_starts > 2 * self._size:
                raise ModelError(f"workers end before they are ready, with code {worker.process.exitcode}")
            self._waiting.appendleft(task)
        elif task.again:
            self._give_up(task, reason or f"the process that read it ended with code {worker.process.exitcode}, twice")
        else:
            self._again(task)

    def _again(self, task: _Task) -> None:
        alone = [_Task(task.piece, task.first + i, (report,), True) for i, report in enumerate(task.reports)]
        self._waiting.extendleft(reversed(alone))

    def _give_up(self, task: _Task, reason: str) -> None:
        self._results[task.piece][task.first] = rejection(task.reports[0], reason)
