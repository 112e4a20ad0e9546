"""The contact sheet: every set, style, action and camera move on one page that needs no other file."""

import base64
import html
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workers.engines.animatic import catalogue
from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.model import Beat, Move, Plan, Shot, Subject
from workers.engines.animatic.stage.film import Picture
from workers.engines.animatic.stage.timeline import Timeline

Pixels = npt.NDArray[np.uint8]
OnPicture = Callable[[str], None]
Stills = Iterator[tuple[str, Sequence[Pixels]]]
SIZE = (180, 320)
SECONDS = 4.0
ONE, THREE = (1.6,), (0.2, 2.0, 3.8)
"""Moments, in seconds, at which a film is looked at."""

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>What the animatic can show</title>
<style>
body {{ margin: 2rem; background: #14121b; color: #ece8f4; font: 15px/1.5 system-ui, sans-serif }}
section {{ display: flex; flex-wrap: wrap; gap: 1rem }}
h2 {{ margin: 2.5rem 0 1rem }} h2 small {{ color: #9a93ab; font-weight: 400 }}
figure {{ margin: 0 }} figcaption {{ padding: .25rem 0 }}
img {{ height: 240px; border-radius: 8px; margin-right: 4px; vertical-align: top }}
</style>
<h1>What the animatic can show</h1>
{sections}
</html>
"""


def write(path: Path, on_picture: OnPicture, sets: Sequence[str] = catalogue.SETS) -> None:
    """Draw the sheet into one HTML file; `on_picture` hears the name of each thing drawn."""
    parts = [
        _section("Sets", "by day and by night", _sets(sets), on_picture),
        _section("Styles", "", _styles(), on_picture),
        _section("Actions", "", _actions(), on_picture),
        _section("Camera", "beginning, middle and end", _moves(), on_picture),
    ]
    path.write_text(_PAGE.format(sections="\n".join(parts)), "utf-8")


def _section(title: str, note: str, stills: Stills, on_picture: OnPicture) -> str:
    figures = []
    for name, pictures in stills:
        on_picture(name)
        label = html.escape(name.replace("_", " ") or "plain")
        images = "".join(f'<img alt="{label}" src="{_data(picture)}">' for picture in pictures)
        figures.append(f"<figure>{images}<figcaption>{label}</figcaption></figure>")
    return f"<h2>{title} <small>{len(figures)} {note}</small></h2>\n<section>{''.join(figures)}</section>"


def _data(picture: Pixels) -> str:
    _, packed = cv2.imencode(".webp", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_WEBP_QUALITY, 82])
    return "data:image/webp;base64," + base64.b64encode(packed.tobytes()).decode()


def _filmed(shot: Shot, times: Sequence[float], verb: str = "idle", style: str = "") -> list[Pixels]:
    look = {"fem": 1.0, "top": "coat", "top_color": catalogue.COLOURS["amber"], "hair": "bob"}
    hero = Subject("woman", "woman", "person", look=look, beats=(Beat(verb, 0.0, SECONDS),))
    picture = Picture(Timeline(Plan("", 7, *SIZE, 24, SECONDS, (shot,), (hero,), style=style), ()))
    stills = []
    for time in times:
        still = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
        picture.frame(round(time * 24), still)
        stills.append(still)
    return stills


def _shot(place: str, hour: str = "day", camera: str = "still", strength: float = 0.8, framing: str = "full") -> Shot:
    move = Move(camera, strength)
    return Shot(0.0, SECONDS, place, hour, framing=framing, hero="woman", camera=move, subjects=("woman",))


def _sets(names: Sequence[str]) -> Stills:
    for name in names:
        yield name, [_filmed(_shot(name, hour, framing="wide"), ONE)[0] for hour in ("day", "night")]


def _styles() -> Stills:
    for name in catalogue.STYLES:
        yield name, _filmed(_shot("street", "dusk"), ONE, "wave", name)


def _actions() -> Stills:
    for name in catalogue.ACTIONS:
        yield name, _filmed(_shot("meadow"), ONE, name)


def _moves() -> Stills:
    for name in catalogue.CAMERA:
        verb = "walk" if name == "follow" else "wave"
        yield name, _filmed(_shot("village", camera=name, strength=1.0), THREE, verb)
