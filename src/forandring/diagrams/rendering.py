"""Drawings → files: a few child processes draw side by side, each picture under a time limit, none twice."""

from __future__ import annotations

import hashlib
import os
import pickle
import queue
import subprocess
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from forandring.diagrams import children
from forandring.diagrams.advice import given_up
from forandring.diagrams.fonts import families_beside, fonts_folder, write_fontconfig
from forandring.diagrams.jobs import Done, Job
from forandring.diagrams.ladder import as_list, listed, passed
from forandring.diagrams.pages import PAGES, readable
from forandring.diagrams.paper import joined_pdf
from forandring.diagrams.picture import Picture
from forandring.diagrams.raster import dpi_of
from forandring.diagrams.record import Drawing
from forandring.diagrams.words import WORDS
from forandring.errors import ForandringError
from forandring.keeping import keep, kept
from forandring.texts import Message

__all__ = ["FORMATS", "Rendering", "presented", "rendered"]

FORMATS = ("svg", "png", "pdf", "dot", "mermaid", "drawio", "graphml", "pptx")
"""What a drawing can be written as; ``pptx`` gives a deck of one slide."""

_DPI = 144
"""Dots per inch of a PNG where nobody asks for others."""

_DRAWN = ("svg", "png", "pdf")
_FROM_SCENE = ("drawio", "graphml", "pptx")
# Above these numbers a step is not even tried: it would only use up the time. First boxes and strokes; then boxes and
# the columns that strokes pass, each of which Graphviz has to find a place in.
_HOPELESS = {"dot": 900, "dot-limited": 2500, "sfdp": 2500}
_ENTANGLED = {"dot": 6500, "dot-limited": 12_000}
_SHARE = {"dot": 0.5, "dot-limited": 0.6, "sfdp": 0.9}


@dataclass(frozen=True, slots=True)
class Rendering:
    """One drawing in one format.

    Attributes:
        step: ``placed`` (nothing to lay out), ``dot``, ``dot-limited``, ``sfdp``, ``table`` or ``text``.
        note: what was given up on the way down the ladder, in both languages; ``None`` where nothing was.
    """

    drawing: Drawing
    format: str
    content: bytes
    step: str
    note: Message | None = None


def rendered(
    drawings: Sequence[Drawing],
    formats: Sequence[str],
    *,
    time_limit: float = 20.0,
    jobs: int | None = None,
    cache: Path | None = None,
    dpi: int = _DPI,
    page: str = "",
    template: Path | None = None,
) -> list[Rendering]:
    """Return every drawing in every format, by drawing and then by format as given.

    Args:
        time_limit: seconds of processor time that one picture may take, over all steps of its ladder; three times as
            many by the clock.
        jobs: how many processes draw at once; as many as there are processors (at most 8) if not given.
        cache: folder that keeps what was drawn; what is found there is not drawn again.
        dpi: dots per inch of a PNG.
        page: ``A4`` or ``A3`` for a PDF of that size, "" for the picture's own. What cannot be read on one such page
            stands on several, as it does on slides, as far as the drawing has ``sheets``.
        template: a PowerPoint file whose layout the slides take.

    Raises:
        ForandringError: a format is unknown, or the engine cannot be started.
    """
    for name in formats:
        if name not in FORMATS:
            raise ForandringError(
                Message(
                    f"formatet »{name}« findes ikke; vælg blandt {', '.join(FORMATS)}",
                    f"there is no format “{name}”; choose from {', '.join(FORMATS)}",
                )
            )
    tasks = [_Task(drawing, tuple(formats), time_limit, cache, dpi, page, template) for drawing in drawings]
    _answer(tasks, jobs, cache)

    def on_sheets(rendering: Rendering) -> Rendering:
        drawing, as_list = rendering.drawing, rendering.step == "table"
        several = rendering.format == "pdf" and (as_list or _on_several(drawing, page))
        sheets = (
            (listed(drawing) if as_list else drawing.sheets) if several or rendering.format == "pptx" else ()
        )
        if not sheets:
            return rendering
        if rendering.format == "pptx":
            content = presented(sheets, template=template, time_limit=time_limit, jobs=jobs, cache=cache)
        else:
            pages = rendered(sheets, ["pdf"], time_limit=time_limit, jobs=jobs, cache=cache, page=page)
            content = joined_pdf([one.content for one in pages], drawing.title, drawing.language)
        return replace(rendering, content=content)

    return [on_sheets(rendering) for task in tasks for rendering in task.renderings()]


def _on_several(drawing: Drawing, page: str) -> bool:
    """Return whether a drawing that places its boxes itself cannot be read, or stand whole, on one page of paper."""
    picture = drawing.picture
    return page in PAGES and (drawing.shortened or not readable(picture.size, picture.theme.small_size, page))


def presented(
    drawings: Sequence[Drawing],
    *,
    template: Path | None = None,
    time_limit: float = 20.0,
    jobs: int | None = None,
    cache: Path | None = None,
) -> bytes:
    """Return one PowerPoint presentation with a slide for each drawing, or sheet of it, and its arrow table after it.

    Raises:
        ForandringError: python-pptx is missing, the template cannot be read, or the engine cannot be started.
    """
    from forandring.diagrams.slides import deck

    def drawn(sheets: Sequence[Drawing]) -> list[_Task]:
        tasks = [_Task(sheet, ("pptx",), time_limit, cache, 144, "", template) for sheet in sheets]
        _answer(tasks, jobs, cache)
        return tasks

    first = drawn([sheet for drawing in drawings for sheet in drawing.sheets or (drawing,)])
    tasks = [
        one for task in first for one in (drawn(listed(task.drawing)) if task.step == "table" else [task])
    ]
    return deck([(task.drawing, task.files["scene"]) for task in tasks], template)


class _Task:
    """One drawing on its way: what is wanted of it and what is there."""

    def __init__(
        self,
        drawing: Drawing,
        formats: tuple[str, ...],
        time_limit: float,
        cache: Path | None,
        dpi: int,
        page: str,
        template: Path | None,
    ) -> None:
        self.drawing, self.formats, self.time_limit = drawing, formats, time_limit
        self.cache, self.dpi, self.page, self.template = cache, dpi, page, template
        self.wanted = tuple(name for name in formats if name in _DRAWN)
        self.wanted += ("scene",) if any(name in _FROM_SCENE for name in formats) else ()
        self.files: dict[str, Any] = {}
        self.step = "text"
        key = repr((_drawn_by(), drawing.picture, dpi, page, os.environ.get("FORANDRING_ENGINE", "")))
        self.key = hashlib.sha256(key.encode("utf-8")).hexdigest()[:32] if cache else ""

    def answered_without_engine(self) -> bool:
        """Take what the cache has and return whether nothing is left to draw."""
        if self.cache is not None and self.wanted:
            for step in ("placed", "dot", "dot-limited", "sfdp", "table"):
                found = self._kept(step)
                if len(found) == len(self.wanted):
                    self.step, self.files = step, found
                    break
        return all(name in self.files for name in self.wanted)

    def _kept(self, step: str) -> dict[str, Any]:
        """Return what the cache has of a step, up to the first format that it lacks."""
        assert self.cache is not None
        found: dict[str, Any] = {}
        for name in self.wanted:
            content = kept(self.cache / f"{self.key}.{step}.{name}")
            if content is None:
                break
            found[name] = pickle.loads(content) if name == "scene" else content
        return found

    def keep(self, step: str, files: dict[str, Any]) -> None:
        """Take what was drawn, and put it into the cache."""
        self.step, self.files = step, files
        if self.cache is None:
            return
        for name, content in files.items():
            path = self.cache / f"{self.key}.{step}.{name}"
            keep(path, pickle.dumps(content) if name == "scene" else content)

    def steps(self) -> list[tuple[str, float]]:
        """Return the steps worth trying and the seconds each may take."""
        if self.drawing.picture.placed:
            return [("placed", self.time_limit)]
        picture = self.drawing.picture
        size, entangled = len(picture.boxes) + len(picture.strokes), len(picture.boxes) + passed(picture)
        left = self.time_limit
        found = []
        for step, share in _SHARE.items():
            if size <= _HOPELESS[step] and entangled <= _ENTANGLED.get(step, entangled):
                found.append((step, left * share))
                left -= left * share
        return [*found, ("table", max(left, 5.0))]

    def job(self, step: str) -> Job:
        """Return what the engine is asked at a step."""
        drawing = self.drawing
        note = given_up(drawing.picture, step)
        said = note.in_language(drawing.language) if note else ""
        return Job(self._picture(step), self.wanted, step, said, self.dpi, self.page)

    def _picture(self, step: str) -> Picture:
        """Return what is drawn at a step."""
        return as_list(self.drawing.picture) if step == "table" else self.drawing.picture

    def renderings(self) -> Iterable[Rendering]:
        """Yield what was wanted, in order."""
        note = given_up(self.drawing.picture, self.step)
        for name in self.formats:
            if name in _DRAWN:
                said = self._coarser(note) if name == "png" else note
                yield Rendering(self.drawing, name, self.files[name], self.step, said)
            else:
                step = self.step if name in _FROM_SCENE else "text"
                yield Rendering(
                    self.drawing, name, self._written(name), step, note if step != "text" else None
                )

    def _coarser(self, note: Message | None) -> Message | None:
        """Return a note, and after it that a PNG has fewer dots per inch than somebody asked for."""
        found = dpi_of(self.files["png"]) if self.dpi > _DPI else self.dpi
        if found >= self.dpi:
            return note
        said = [words.format(found=found, asked=self.dpi) for words in WORDS["coarser"]]
        return Message(*(" ".join(part) for part in zip(note, said, strict=True))) if note else Message(*said)

    def _written(self, name: str) -> bytes:
        from forandring.diagrams import exports

        if name == "pptx" and (self.step == "table" or self.drawing.sheets):
            return b""  # it is presented on as many slides as it takes
        drawing = (
            replace(self.drawing, picture=self._picture(self.step)) if name == "drawio" else self.drawing
        )
        return exports.written(drawing, name, self.files.get("scene"), self.template)


@lru_cache(maxsize=1)
def _drawn_by() -> str:
    """Return what tells this program's drawing from another's: its version, and when and how its code was written.

    A picture that older code drew of the same things is none of ours, also where no version was counted up.
    """
    from forandring.version import VERSION

    files = sorted(Path(__file__).parent.rglob("*.py"))
    written = [(file.name, (about := file.stat()).st_size, about.st_mtime_ns) for file in files]
    return hashlib.sha256(repr((VERSION, written)).encode()).hexdigest()


def _answer(tasks: Sequence[_Task], jobs: int | None, cache: Path | None) -> None:
    """Answer all tasks: from the cache, or by drawing."""
    waiting = [task for task in tasks if not task.answered_without_engine()]
    if waiting:
        _draw_all(waiting, jobs or children.most(), cache)


def _draw_all(tasks: Sequence[_Task], jobs: int, cache: Path | None) -> None:
    """Draw all tasks, the largest first, in ``jobs`` processes."""
    ordered: queue.SimpleQueue[_Task] = queue.SimpleQueue()
    for task in sorted(tasks, key=lambda task: -len(task.drawing.picture.strokes)):
        ordered.put(task)
    letters = "".join({*"".join(repr(task.drawing.picture) for task in tasks)})
    faces = {face for task in tasks if (face := task.drawing.picture.theme.face) is not None}
    own = {name: content for face in faces for name, content in face.contents().items()}
    families = families_beside(letters)
    fonts = _configured(cache, families, own)
    families |= {face.digest for face in faces}
    failures: list[BaseException] = []
    threads = [
        threading.Thread(target=_work, args=(ordered, _Engine(fonts, families), failures), daemon=True)
        for _ in range(max(1, min(jobs, len(tasks))))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def _configured(cache: Path | None, families: frozenset[str], own: Mapping[str, bytes]) -> Path:
    """Return the fontconfig file, with the pictures that are kept or, where nothing can be written, apart from them."""
    try:
        return write_fontconfig(fonts_folder(cache), families, own)
    except OSError:
        if cache is None:
            raise
        return write_fontconfig(fonts_folder(None), families, own)


def _work(tasks: queue.SimpleQueue[_Task], engine: _Engine, failures: list[BaseException]) -> None:
    try:
        while not failures:
            _climb_down(tasks.get_nowait(), engine)
    except queue.Empty:
        engine.rest()
    except BaseException as error:
        failures.append(error)
    finally:
        engine.stop()


def _climb_down(task: _Task, engine: _Engine) -> None:
    """Draw a task by the first step that is done in time."""
    error = ""
    for step, seconds in task.steps():
        done = engine.asked(task.job(step)._replace(seconds=seconds), seconds)
        if done is not None and not done.error:
            task.keep(step, done.files)
            return
        error = done.error if done is not None else f"> {seconds:.0f} s"
        if done is not None and done.broken:
            break
    raise ForandringError(
        Message(
            f"diagrammet »{task.drawing.name}« kunne ikke tegnes ({error}); kør forandring doctor",
            f"the diagram “{task.drawing.name}” could not be drawn ({error}); run forandring doctor",
        )
    )


_PATIENCE = 3.0
"""How much longer than its processor time a picture may take by the clock, before it is held to hang."""


class _Engine:
    """One child process that draws, started when it is first asked and again after it was killed."""

    def __init__(self, fonts: Path, families: frozenset[str] = frozenset()) -> None:
        self._fonts, self._families = fonts, families
        self._child: subprocess.Popen[bytes] | None = None

    def asked(self, job: Job, seconds: float) -> Done | None:
        """Return the answer to a job, or ``None`` if it took too long or the child died of it."""
        child = self._child = self._child or children.child(self._families)
        assert child.stdin is not None
        assert child.stdout is not None
        watch = threading.Timer(seconds * _PATIENCE, child.kill)
        watch.start()
        try:
            pickle.dump(job._replace(fonts=str(self._fonts)), child.stdin)
            child.stdin.flush()
            answer = pickle.load(child.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.stop()
            return None
        finally:
            watch.cancel()
        return answer if isinstance(answer, Done) else None

    def rest(self) -> None:
        """Give the child back, which has nothing left to do."""
        done, self._child = self._child, None
        if done is not None:
            children.give_back(done, self._families)

    def stop(self) -> None:
        """End the child."""
        gone, self._child = self._child, None
        if gone is not None:
            children.end(gone)
