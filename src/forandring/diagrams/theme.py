"""How diagrams look, as data: colours, sizes and a logo from a TOML file."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from forandring.diagrams.faces import NAME, Face, face_found, face_of
from forandring.diagrams.fonts import FAMILY
from forandring.diagrams.forms import FORMS, KINDS_OF_BOX
from forandring.diagrams.logo import carried, size_of
from forandring.errors import ForandringError
from forandring.texts import Message

__all__ = ["THEMES", "Theme", "read_theme", "theme_named"]

THEMES = ("standard", "print", "contrast")
"""Names of the themes that ship."""

_FOUND = ("seal", "face")
"""What a theme's file does not say, and its reader finds."""

_NAMES = {
    "states": ("green", "yellow", "red", "grey"),
    "evidence": ("Research", "Practice", "Hypothesis", "Mixed", "Against"),
}
"""Table of a theme's file → what it names the colours of."""

Pairs = tuple[tuple[str, ...], ...]
"""Pairs of colours, each behind its name where it has one."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as ``#rrggbb``, sizes in points.

    Attributes:
        palette: (stroke, fill) for the focus areas, told apart by colour-blind readers.
        states: name of a status colour → (stroke, fill).
        evidence: kind of evidence → (colour of arrows and outlines, fill of bars).
        shapes: kind of box → name of its form in ``FORMS``, where it is not the usual one.
        label_size, small_size, title_size: of type.
        font: family; the shipped one stands for it where it is not found.
        font_files: a theme's own font: the names of two files beside the theme, regular and bold, or of one.
        seal: a digest of the logo, so that a picture with another is another.
        face: the font as it was found, ``None`` for the shipped one.
        logo: a PNG, named in the theme file by its name beside it, "" for none; stands in the corner.
    """

    name: str = "standard"
    paper: str = "#FFFFFF"
    ink: str = "#1B1F24"
    quiet: str = "#57606A"
    grey: str = "#6E7781"
    band: str = "#EEF1F4"
    plain_stroke: str = "#3D4650"
    plain_fill: str = "#F6F8FA"
    goal_stroke: str = "#1B1F24"
    goal_fill: str = "#FFF8DB"
    ghost: str = "#A40E26"
    ghost_fill: str = "#FFF5F5"
    negative: str = "#B00020"
    loop: str = "#6F42A8"
    palette: tuple[tuple[str, str], ...] = ()
    states: tuple[tuple[str, str, str], ...] = ()
    evidence: tuple[tuple[str, str, str], ...] = ()
    shapes: tuple[tuple[str, str], ...] = ()
    label_size: float = 12.2
    small_size: float = 11.8
    title_size: float = 20.0
    font: str = FAMILY
    font_files: tuple[str, ...] = ()
    logo: str = ""
    seal: str = ""
    face: Face | None = None

    def files(self) -> tuple[str, ...]:
        """Return the paths of the files that the theme's look is made of beside its own."""
        named = (self.logo, *((self.face.regular, self.face.bold) if self.face else ()))
        return tuple(path for path in named if path)

    @property
    def carried_logo(self) -> str:
        """The logo as a link that holds it, "" for none."""
        return carried(self.logo) if self.logo else ""

    @property
    def family(self) -> str:
        """The family that pictures are set in."""
        return self.face.family if self.face else FAMILY

    def area(self, place: int | None) -> tuple[str, str]:
        """Return stroke and fill of the focus area at ``place``; the palette begins anew when it is used up."""
        if place is None or not self.palette:
            return self.plain_stroke, self.plain_fill
        return self.palette[place % len(self.palette)]

    def form(self, shape: str) -> str:
        """Return the kind of box whose outline a kind of box has: its own, unless the theme says otherwise."""
        return next((FORMS[form] for kind, form in self.shapes if kind == shape), shape)

    def box_colours(self, shape: str, colour: int | None) -> tuple[str, str]:
        """Return stroke and fill of a box: its shape's own where it has any, else its focus area's."""
        own = {
            "goal": (self.goal_stroke, self.goal_fill),
            "beacon": (self.goal_stroke, self.goal_fill),
            "target": (self.goal_stroke, self.goal_fill),
            "ghost": (self.ghost, self.ghost_fill),
            "accepted": (self.grey, self.paper),
        }
        return own.get(shape) or self.area(colour)

    def state(self, colour: str) -> tuple[str, str]:
        """Return stroke and fill of a status colour."""
        return next(
            ((stroke, fill) for name, stroke, fill in self.states if name == colour), (self.grey, self.paper)
        )

    def tone(self, tone: str | int) -> str:
        """Return the colour that a stroke's tone means."""
        if isinstance(tone, int):
            return self.area(tone)[0]
        if tone in ("added", "changed", "gone"):
            return self.ghost if tone == "gone" else self.state("green" if tone == "added" else "yellow")[0]
        known = self.bar(tone)
        return known[0] if known else str(getattr(self, tone))

    def bar(self, kind: str) -> tuple[str, str] | None:
        """Return stroke and fill of a bar of a kind of evidence, ``None`` if it is no such kind."""
        return next(((stroke, fill) for name, stroke, fill in self.evidence if name == kind), None)


@lru_cache(maxsize=8)
def theme_named(name: str) -> Theme:
    """Return a theme that ships, or that of a file whose name ends in ``.toml``.

    Raises:
        ForandringError: there is none of that name, or the file cannot be read as a theme.
    """
    # Imported only where a theme is read: a process that draws is given its theme, and starts sooner.
    import tomllib
    from importlib import resources

    if name.endswith(".toml"):
        return read_theme(Path(name))
    if name not in THEMES:
        raise ForandringError(
            Message(
                f"temaet »{name}« findes ikke; vælg {', '.join(THEMES)} eller en fil, der ender på .toml",
                f"there is no theme “{name}”; choose {', '.join(THEMES)} or a file that ends in .toml",
            )
        )
    text = resources.files("forandring.diagrams").joinpath("themes", f"{name}.toml").read_text("utf-8")
    return _theme(tomllib.loads(text), f"{name}.toml", Theme())


def read_theme(path: Path) -> Theme:
    """Return the theme of a TOML file; what it leaves out is as in the theme it is ``based_on``, else standard.

    Raises:
        ForandringError: the file cannot be read, or a key or a value in it is not one of a theme.
    """
    import tomllib

    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ForandringError(
            Message(f"{path}: temaet kan ikke læses ({error})", f"{path}: the theme cannot be read ({error})")
        ) from error
    theme = _theme(said, str(path), theme_named(_base(said, str(path))))
    theme = _with_face(theme, path)
    if not theme.logo:
        return theme
    logo = path.parent / theme.logo
    if not logo.is_file():
        raise _refusal(str(path), "logo", f"{theme.logo} findes ikke", f"{theme.logo} does not exist")
    try:
        size_of(str(logo))
    except ValueError as error:
        raise _refusal(str(path), "logo", f"{theme.logo} er ingen PNG", f"{theme.logo} is no PNG") from error
    return replace(theme, logo=str(logo), seal=hashlib.sha256(logo.read_bytes()).hexdigest()[:16])


def _with_face(theme: Theme, path: Path) -> Theme:
    """Return the theme with its own font, if it names one that is there."""
    if not theme.font_files:
        return theme if theme.font == FAMILY else replace(theme, face=face_found(theme.font))
    files = [path.parent / name for name in theme.font_files]
    for file in files:
        if not file.is_file():
            raise _refusal(str(path), "font_files", f"{file.name} findes ikke", f"{file.name} does not exist")
    try:
        face = face_of(files[0], files[-1])
    except ValueError as error:
        raise _refusal(
            str(path),
            "font_files",
            "skal være skrifttyper af én vægt, der kan læses, og med et navn af bogstaver og tal",
            "must be fonts of one weight that can be read, with a name of letters and digits",
        ) from error
    return replace(theme, font=face.family, face=face)


def _base(said: dict[str, Any], where: str) -> str:
    name = str(said.pop("based_on", "standard"))
    if name not in THEMES:
        raise _refusal(where, "based_on", f"skal være {', '.join(THEMES)}", f"must be {', '.join(THEMES)}")
    return name


def _theme(said: dict[str, Any], where: str, base: Theme) -> Theme:
    known = {entry.name: entry for entry in fields(Theme) if entry.name not in _FOUND}
    values: dict[str, Any] = {}
    for key, value in said.items():
        if key not in known:
            names = ", ".join(known)
            raise _refusal(
                where,
                key,
                f"er ingen nøgle i et tema; vælg blandt based_on, {names}",
                f"is no key of a theme; choose from based_on, {names}",
            )
        values[key] = _value(key, value, getattr(base, key), where)
    return replace(base, **values)


def _value(key: str, value: Any, example: Any, where: str) -> Any:
    if key in ("palette", "states", "evidence"):
        return _colours(key, value, example, where)
    if key == "shapes":
        return _shapes(value, where)
    if key == "font_files":
        return _font_files(value, where)
    if isinstance(example, float):
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 4 <= value <= 72:
            raise _refusal(where, key, "skal være 4 til 72 punkter", "must be 4 to 72 points")
        return float(value)
    if not isinstance(value, str):
        raise _refusal(where, key, "skal være tekst", "must be text")
    if key == "font" and not NAME.fullmatch(value):
        raise _refusal(where, key, "skal være en skrifttypes navn", "must be the name of a font family")
    if key == "logo" and value and not re.fullmatch(r"[\w. -]+\.png", value):
        raise _refusal(
            where, key, "skal være en .png-fil ved siden af temaet", "must be a .png beside the theme"
        )
    if key not in ("name", "font", "logo"):
        _check_colour(key, value, where)
    return value


def _colours(key: str, value: Any, base: Pairs, where: str) -> Pairs:
    """Return a palette, or a table of names: what it leaves out is as in the theme that it is based on."""
    pairs = value if key == "palette" else list(value.values()) if isinstance(value, dict) else None
    if key == "evidence" and pairs is not None:
        pairs = [[pair, pair] if isinstance(pair, str) else pair for pair in pairs]
    if not isinstance(pairs, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise _refusal(where, key, "skal være par af farver", "must be pairs of colours")
    for colour in (colour for pair in pairs for colour in pair):
        _check_colour(key, colour, where)
    if key == "palette":
        return tuple((stroke, fill) for stroke, fill in pairs)
    for name in value:
        if name not in _NAMES[key]:
            known = ", ".join(_NAMES[key])
            raise _refusal(
                where,
                f"{key}.{name}",
                f"findes ikke; vælg blandt {known}",
                f"is not known; choose from {known}",
            )
    named = {name: tuple(pair) for name, *pair in base} | dict(zip(value, map(tuple, pairs), strict=True))
    return tuple((name, *pair) for name, pair in named.items())


def _font_files(value: Any, where: str) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value
    if (
        not isinstance(names, list)
        or not 1 <= len(names) <= 2
        or not all(
            isinstance(name, str) and re.fullmatch(r"[\w. -]+\.(ttf|otf)", name, re.I) for name in names
        )
    ):
        raise _refusal(
            where,
            "font_files",
            "skal være en eller to .ttf- eller .otf-filer ved siden af temaet: normal og fed",
            "must be one or two .ttf or .otf files beside the theme: regular and bold",
        )
    return tuple(names)


def _shapes(value: Any, where: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise _refusal(where, "shapes", "skal være en tabel: [shapes]", "must be a table: [shapes]")
    for kind, form in value.items():
        if kind not in KINDS_OF_BOX:
            known = ", ".join(KINDS_OF_BOX)
            raise _refusal(
                where,
                f"shapes.{kind}",
                f"er ingen slags kasse; vælg blandt {known}",
                f"is no kind of box; choose from {known}",
            )
        if not isinstance(form, str) or form not in FORMS:
            known = ", ".join(FORMS)
            raise _refusal(where, f"shapes.{kind}", f"skal være en af {known}", f"must be one of {known}")
    return tuple(value.items())


def _check_colour(key: str, value: Any, where: str) -> None:
    if not isinstance(value, str) or not _COLOUR.match(value):
        raise _refusal(where, key, "skal være en farve som #0072B2", "must be a colour like #0072B2")


def _refusal(where: str, key: str, danish: str, english: str) -> ForandringError:
    return ForandringError(Message(f"{where}: {key} {danish}", f"{where}: {key} {english}"))
