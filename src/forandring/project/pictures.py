"""Drawings → pictures that are drawn while others do something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from forandring import diagrams
from forandring.texts import Message

__all__ = ["Pictures"]


class Pictures:
    """Pictures of drawings in some formats; whoever asks for one waits for it and for those drawn with it.

    The block it stands in ends no sooner than drawing does.

    Args:
        formats: what each is drawn as.
        cache: folder that keeps pictures that need not be drawn again.
    """

    def __init__(self, formats: Sequence[str], cache: Path | None) -> None:
        self._formats, self._cache = formats, cache
        self._drawer = ThreadPoolExecutor(1)
        self._drawn: dict[int, tuple[Future[list[diagrams.Rendering]], int]] = {}

    def __enter__(self) -> Pictures:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for what is being drawn; what waits its turn is not drawn, for nobody can ask for it any more."""
        self._drawer.shutdown(cancel_futures=True)

    def __len__(self) -> int:
        """Return how many drawings there are."""
        return len(self._drawn)

    def draw(self, drawings: Iterable[diagrams.Drawing]) -> None:
        """Draw these when those before them are done; all of them are laid out side by side."""
        batch = list(drawings)
        done = self._drawer.submit(diagrams.rendered, batch, self._formats, cache=self._cache)
        self._drawn |= {id(drawing): (done, place) for place, drawing in enumerate(batch)}

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
