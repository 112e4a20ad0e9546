"""The contact sheet: everything the animatic can show, on one page that needs no other file."""

import base64
import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workers.engines.animatic import catalogue
from workers.engines.animatic.art.built import BUILT, Built
from workers.engines.animatic.art.creatures import CREATURES, Creature
from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.model import Beat, Move, Plan, Shot, Subject
from workers.engines.animatic.sets import SETS
from workers.engines.animatic.sound.voices import VOICES
from workers.engines.animatic.stage.film import Picture
from workers.engines.animatic.stage.timeline import Timeline

Pixels = npt.NDArray[np.uint8]
OnPicture = Callable[[str], None]
Stills = Iterator[tuple[str, Sequence[Pixels]]]
TALL, LARGE, SQUARE = (180, 320), (540, 960), (144, 144)
SECONDS = 4.0
ONE, THREE = (1.6,), (0.2, 2.0, 3.8)
"""Moments, in seconds, at which a film is looked at."""
OTHERWISE = (
    ("night", "clear", "summer"), ("dusk", "clear", "autumn"), ("day", "rain", "summer"), ("night", "storm", "summer"),
    ("day", "snow", "winter"), ("dawn", "fog", "autumn"), ("day", "wind", "spring"),
)  # fmt: skip
"""The second still of every set in turn: another hour, weather and season."""

_PAGE = (Path(__file__).parent / "sheet.html").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of the sheet, and what is drawn under it."""

    title: str
    note: str
    stills: Callable[[Sequence[str]], Stills]
    names: Sequence[str]


def parts() -> dict[str, Part]:
    """Every part of the sheet by name, with what is registered now."""
    animals = (*catalogue.QUADRUPEDS, *catalogue.BIRDS, *catalogue.FISH, *_once(CREATURES))
    return {
        "sets": Part("Sets", "by day, and in another hour, weather or season", _sets, tuple(SETS)),
        "styles": Part("Styles", "a close view and a wide one", _styles, catalogue.STYLES),
        "actions": Part("Actions", "by somebody who happens to be there", _actions, catalogue.ACTIONS),
        "camera": Part("Camera", "beginning, middle and end", _moves, catalogue.CAMERA),
        "animals": Part("Animals and beings", "", _animals, tuple(dict.fromkeys(animals))),
        "things": Part("Things drawn by code", "besides some 1,300 drawings of the emoji set", _things, _once(BUILT)),
    }


def _once(drawn: Mapping[str, Creature] | Mapping[str, Built]) -> tuple[str, ...]:
    """Of the names that share a drawing, the first."""
    first = {entry.draw: name for name, entry in [*drawn.items()][::-1]}
    return tuple(reversed(first.values()))


def write(path: Path, on_picture: OnPicture, only: Mapping[str, Sequence[str]] | None = None) -> None:
    """Draw the sheet into one HTML file; `on_picture` hears the name of each thing drawn.

    Args:
        path: The file.
        on_picture: Called after each figure.
        only: The parts wanted, with the names wanted of each (all if there are none); None is everything.
    """
    known = parts()
    chosen = only if only is not None else dict.fromkeys(known, ())
    sections = [_section(key, known[key], names or known[key].names, on_picture) for key, names in chosen.items()]
    links = " ".join(f'<a href="#{key}">{html.escape(known[key].title)}</a>' for key in chosen)
    if only is None:
        sections.append(_voices())
        links += ' <a href="#voices">Voices</a>'
    page = _PAGE.replace("{links}", links).replace("{sections}", "\n".join(sections))
    path.write_text(page, "utf-8")


def _section(key: str, part: Part, names: Sequence[str], on_picture: OnPicture) -> str:
    figures = []
    for name, pictures in part.stills(names):
        on_picture(name)
        label = html.escape(name.replace("_", " ") or "plain")
        images = "".join(f'<img loading="lazy" alt="{label}" src="{_data(picture)}">' for picture in pictures)
        figures.append(f"<figure>{images}<figcaption>{label}</figcaption></figure>")
    note = f"{len(figures)} {part.note}".strip()
    return (
        f'<h2 id="{key}">{html.escape(part.title)} <small>{html.escape(note)}</small></h2>\n'
        f'<section class="{key}">{"".join(figures)}</section>'
    )


def _voices() -> str:
    names = "".join(f"<li>{html.escape(name.replace('_', ' '))}</li>" for name in VOICES)
    return f'<h2 id="voices">Voices <small>{len(VOICES)}, to be heard in films</small></h2>\n<ul>{names}</ul>'


def _data(picture: Pixels) -> str:
    _, packed = cv2.imencode(".webp", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_WEBP_QUALITY, 80])
    return "data:image/webp;base64," + base64.b64encode(packed.tobytes()).decode()


def _filmed(
    shot: Shot, cast: Sequence[Subject], times: Sequence[float], style: str = "", size: tuple[int, int] = TALL
) -> list[Pixels]:
    picture = Picture(Timeline(Plan("", 7, *size, 24, SECONDS, (shot,), tuple(cast), style=style), ()))
    stills = []
    for time in times:
        still = np.zeros((size[1], size[0], 3), np.uint8)
        picture.rgb(round(time * 24), still)
        stills.append(still)
    return stills


def _somebody(verb: str = "idle") -> Subject:
    look = {"fem": 1.0, "top": "coat", "top_color": catalogue.COLOURS["amber"], "hair": "bob"}
    return Subject("woman", "woman", "person", look=look, beats=(Beat(verb, 0.0, SECONDS),))


def _shot(
    place: str, light: tuple[str, str, str] = ("day", "clear", "summer"), framing: str = "full", hero: str = "woman",
    cast: tuple[str, ...] = ("woman",), camera: Move = Move("still", 0.0),  # noqa: B008 - a frozen value
) -> Shot:  # fmt: skip
    hour, weather, season = light
    return Shot(0.0, SECONDS, place, hour, season, weather, framing, hero, camera, cast)


def _sets(names: Sequence[str]) -> Stills:
    for i, name in enumerate(names):
        other = OTHERWISE[0] if SETS[name].indoor else OTHERWISE[i % len(OTHERWISE)]
        lights = (("day", "clear", "summer"), other)
        yield name, [_filmed(_shot(name, light, "wide"), [_somebody()], ONE)[0] for light in lights]


def _styles(names: Sequence[str]) -> Stills:
    dog = Subject("dog", "dog", "quadruped", "dog", beats=(Beat("run", 0.0, SECONDS),))
    near = _shot("cafe", framing="medium")
    far = _shot("meadow", ("dusk", "clear", "autumn"), hero="dog", cast=("dog",))
    for name in names:
        # drawn at the size of a film and then shrunk: brush strokes and paper have a size of their own
        large = [_filmed(*scene, ONE, name, LARGE)[0] for scene in ((near, [_somebody("laugh")]), (far, [dog]))]
        yield name, [cv2.resize(still, TALL, interpolation=cv2.INTER_AREA) for still in large]


def _actions(names: Sequence[str]) -> Stills:
    for name in names:
        yield name, _filmed(_shot("meadow"), [_somebody(name)], ONE)


def _moves(names: Sequence[str]) -> Stills:
    for name in names:
        verb = "walk" if name == "follow" else "wave"
        yield name, _filmed(_shot("village", camera=Move(name, 1.0)), [_somebody(verb)], THREE)


def _animals(names: Sequence[str]) -> Stills:
    for name in names:
        kind = "bird" if name in catalogue.BIRDS else "fish" if name in catalogue.FISH else "quadruped"
        if name in CREATURES:
            kind = "creature"
        yield name, _alone(Subject(name, name, kind, name, beats=(Beat("walk", 0.0, SECONDS),)))


def _things(names: Sequence[str]) -> Stills:
    for name in names:
        yield name, _alone(Subject(name, name, "prop", name, beats=(Beat("idle", 0.0, SECONDS),)))


def _alone(subject: Subject) -> list[Pixels]:
    shot = _shot("abstract", ("day", "cloudy", "summer"), hero=subject.id, cast=(subject.id,))
    return _filmed(shot, [subject], ONE, size=SQUARE)
