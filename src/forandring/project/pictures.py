"""Drawings → pictures that are drawn while others do something else."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from forandring import diagrams
from forandring.texts import Message

__all__ = ["Pictures"]


class _Batch(NamedTuple):
    """Drawings that are drawn together, and what comes of it."""

    drawings: tuple[diagrams.Drawing, ...]
    done: Future[list[diagrams.Rendering]]


class Pictures:
    """Pictures of drawings in some formats; whoever asks for one waits for it and for those drawn with it.

    The block it stands in ends no sooner than drawing does; one that is broken off waits for nothing.

    Args:
        formats: what each is drawn as.
        cache: folder that keeps pictures that need not be drawn again.
    """

    def __init__(self, formats: Sequence[str], cache: Path | None) -> None:
        self._formats, self._cache = formats, cache
        self._waiting: queue.SimpleQueue[_Batch | None] = queue.SimpleQueue()
        self._drawn: dict[int, tuple[Future[list[diagrams.Rendering]], int]] = {}
        # No pool of threads: Python would wait for one at its end, also after Ctrl-C.
        self._drawer = threading.Thread(target=self._draw_all, daemon=True)
        self._drawer.start()

    def __enter__(self) -> Pictures:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for what is being drawn; what waits its turn is not drawn, for nobody can ask for it any more."""
        with contextlib.suppress(queue.Empty):
            while (batch := self._waiting.get_nowait()) is not None:
                batch.done.cancel()
        self._waiting.put(None)
        if error is None:
            self._drawer.join()

    def __len__(self) -> int:
        """Return how many drawings there are."""
        return len(self._drawn)

    def draw(self, drawings: Iterable[diagrams.Drawing]) -> None:
        """Draw these when those before them are done; all of them are laid out side by side."""
        batch = _Batch(tuple(drawings), Future())
        self._waiting.put(batch)
        self._drawn |= {id(drawing): (batch.done, place) for place, drawing in enumerate(batch.drawings)}

    def _draw_all(self) -> None:
        while (batch := self._waiting.get()) is not None:
            try:
                batch.done.set_result(diagrams.rendered(batch.drawings, self._formats, cache=self._cache))
            except BaseException as problem:  # it belongs to whoever asks for the pictures
                batch.done.set_exception(problem)

    def of(self, drawing: diagrams.Drawing) -> Mapping[str, diagrams.Rendering]:
        """Return a drawing by format.

        Raises:
            ForandringError: it, or one that is drawn with it, cannot be drawn.
        """
        done, place = self._drawn[id(drawing)]
        first = place * len(self._formats)
        return dict(zip(self._formats, done.result()[first : first + len(self._formats)], strict=True))

    def notes(self) -> tuple[Message, ...]:
        """Return what was drawn in a simpler way than asked for, and why, and what is hard to see; waits for all."""
        batches = dict.fromkeys(done for done, _ in self._drawn.values())
        drawn = [rendering for done in batches for rendering in done.result()]
        hard = diagrams.doubts([rendering.drawing for rendering in drawn])
        return tuple(dict.fromkeys((*hard, *(r.note for r in drawn if r.note))))
