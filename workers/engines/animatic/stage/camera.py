"""The lens: what every camera move does to each depth of the stage, at any time of a shot."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from workers.engines.animatic.art.draw import ease, lerp
from workers.engines.animatic.model import Shot
from workers.engines.animatic.sets.base import ACTOR_DEPTH, BACK_DEPTH, HIGH, View

ZOOMS = {"wide": 1.0, "full": 1.0, "medium": 1.32, "close": 1.62}
"""How far the painted set is enlarged by framing: the lens is longer where the subject is larger."""
SOFT = {"wide": 0.0, "full": 1.6, "medium": 6.0, "close": 11.0}
"""How far what lies behind the actors is out of focus by framing, in stage units."""
DUTCH = 7.0
"""Degrees that a dutch angle leans."""


@dataclass(frozen=True, slots=True)
class Lens:
    """Where the camera is and how it looks, in stage units and degrees.

    Attributes:
        x: How far it has slid to the right: near things move most.
        y: How far it has sunk: near things move most.
        pan_x: How far it has turned to the right: everything moves alike.
        pan_y: How far it has turned down.
        swing: How far it has gone around the actors: what is behind them moves against what is before them.
        push: How much nearer it has come to the actors: they grow by this share, what is far away hardly.
        zoom: How long the lens is: everything grows alike.
        roll: Degrees that the picture leans.
        keystone: How much wider the foot of the picture is than its head: seen from below; negative from above.
        turn: Degrees by which people seem turned, seen from where the camera has gone.
        rack: From 0, focus where the shot begins, to 1, focus where it ends.
        smear: Stage units that the picture moves sideways while one frame is exposed.
        trail: How far it has followed somebody, as `x`.
        aim: The point, in shares of the frame, that `zoom` and `roll` keep.
    """

    x: float = 0.0
    y: float = 0.0
    pan_x: float = 0.0
    pan_y: float = 0.0
    swing: float = 0.0
    push: float = 0.0
    zoom: float = 1.0
    roll: float = 0.0
    keystone: float = 0.0
    turn: float = 0.0
    rack: float = 0.0
    smear: float = 0.0
    trail: float = 0.0
    aim: tuple[float, float] = (0.5, 0.54)

    @property
    def along(self) -> float:
        """How far it has gone sideways in all."""
        return self.x + self.trail

    def scale(self, depth: float) -> float:
        """How much larger than painted things are at a depth."""
        return 1 + self.push * depth / ACTOR_DEPTH

    def at(self, depth: float) -> tuple[float, float, float]:
        """How things at a depth are enlarged about the vanishing point, and how far they then move left and up."""
        dx = self.along * depth + self.swing * (depth - ACTOR_DEPTH) + self.pan_x
        return self.scale(depth), dx, self.y * depth + self.pan_y

    def seen(self, x: float, y: float, depth: float, wide: float) -> tuple[float, float]:
        """Where a point of the stage at a depth appears before zoom and roll; who is followed does not move."""
        s, dx, dy = self.at(depth)
        vx, vy = vanishing(wide)
        return vx + (x - vx) * s - dx + self.trail * depth, vy + (y - vy) * s - dy


_Mover = Callable[[float, float, float], Lens]
"""Strength, share of the shot, seconds -> the lens."""


def vanishing(wide: float) -> tuple[float, float]:
    """The point of the stage that a camera moving forward keeps."""
    return wide * 0.5, HIGH * 0.5


def standing_depth(y: float, ground: float, floor: float) -> float:
    """The depth of who stands at `y`: less toward the back of the ground."""
    share = (y - floor) / max(60.0, ground - floor)
    return lerp(BACK_DEPTH, ACTOR_DEPTH, max(0.0, min(1.25, share)))


def lens(name: str, strength: float, u: float, t: float) -> Lens:
    """The lens at share `u` of a shot, `t` seconds into it. Nothing it does uncovers the edges of the plates."""
    u = max(0.0, min(1.0, u))
    k = 0.5 + strength
    move = _MOVES.get(name, _drift)
    return move(k, u, t)


def settled(move: Lens, k: float) -> Lens:
    """A lens a share `k` of the way to a quiet frame."""
    still = Lens(zoom=1.03 if move.zoom > 1.07 else move.zoom + 0.07, trail=move.trail, rack=move.rack, aim=move.aim)
    parts = ("x", "y", "pan_x", "pan_y", "swing", "push", "zoom", "roll", "keystone", "turn", "smear")
    rest: dict[str, Any] = {name: lerp(getattr(move, name), getattr(still, name), k) for name in parts}
    return replace(move, **rest)


def _breath(t: float) -> tuple[float, float]:
    return math.sin(t * 0.8) * 2.0, math.sin(t * 1.1) * 1.4


def _still(_k: float, _u: float, _t: float) -> Lens:
    return Lens()


def _drift(_k: float, u: float, t: float) -> Lens:
    x, y = _breath(t)
    return Lens(x, y, zoom=lerp(1.0, 1.06, ease(u)))


def _dolly(k: float, u: float, t: float) -> Lens:
    x, y = _breath(t)
    return Lens(lerp(-16, 14, ease(u)) * k + x, y, push=lerp(0.0, 0.27 * k, ease(u)))


def _pull(k: float, u: float, t: float) -> Lens:
    x, y = _breath(t)
    return Lens(lerp(12, -10, ease(u)) * k + x, y, push=lerp(0.34 * k, 0.0, ease(u)))


def _zoom_in(k: float, u: float, t: float) -> Lens:
    return Lens(_breath(t)[0], zoom=lerp(1.0, 1 + 0.2 * k * k, ease(u)))


def _zoom_out(k: float, u: float, t: float) -> Lens:
    return Lens(_breath(t)[0], zoom=lerp(1 + 0.24 * k * k, 1.0, ease(u)))


def _push_in(k: float, u: float, t: float) -> Lens:
    """Toward the face, slowly and then surely."""
    return Lens(_breath(t)[0], push=0.1 * k * u * u, zoom=1 + 0.22 * k * ease(u))


def _dolly_zoom(k: float, u: float, t: float) -> Lens:
    """Nearer with a lens as much shorter: the actors keep their size while the world behind them falls away."""
    most = 0.44 * k
    push = lerp(0.0, most, ease(u))
    return Lens(_breath(t)[0] * 0.5, push=push, zoom=(1 + most) / (1 + push))


def _pan(side: int) -> _Mover:
    def move(k: float, u: float, t: float) -> Lens:
        way = side * lerp(-1, 1, ease(u)) * k
        return Lens(22 * way, _breath(t)[1], pan_x=66 * way, zoom=1.02)

    return move


def _tilt(side: int) -> _Mover:
    def move(k: float, u: float, t: float) -> Lens:
        way = side * lerp(-1, 1, ease(u)) * min(k, 1.2)
        return Lens(_breath(t)[0], 12 * way, pan_y=52 * way, zoom=1.03)

    return move


def _orbit(k: float, u: float, t: float) -> Lens:
    way = math.sin(lerp(-1.25, 1.25, u)) * min(k, 1.3)
    return Lens(y=_breath(t)[1], swing=150 * way, zoom=1.02 + 0.04 * math.sin(u * math.pi), turn=-30 * way)


def _crane(side: int) -> _Mover:
    def move(k: float, u: float, t: float) -> Lens:
        # mostly below its middle: from too high one would look behind the nearest plate
        way = (lerp(1, -0.35, ease(u)) if side > 0 else lerp(-0.35, 1, ease(u))) * min(k, 1.2)
        return Lens(_breath(t)[0], 104 * way, pan_y=-34 * way, zoom=lerp(1.1, 1.02, ease(u)))

    return move


def _handheld(k: float, _u: float, t: float) -> Lens:
    x = math.sin(t * 2.3) * 7 + math.sin(t * 5.1 + 1) * 3.5
    y = math.sin(t * 2.9 + 2) * 6 + math.sin(t * 6.3) * 2.6
    roll = (math.sin(t * 1.7) * 0.7 + math.sin(t * 4.1) * 0.25) * k
    return Lens(x * 0.5 * k, y * 0.5 * k, x * 0.7 * k, y * 0.7 * k, zoom=1.05, roll=roll)


def _drone(k: float, u: float, t: float) -> Lens:
    sway = math.sin(t * 0.9) * 6
    return Lens(
        lerp(-70, 70, u) * k + sway, lerp(70, -26, ease(u)) * k, pan_y=lerp(-16, 14, ease(u)) * k,
        push=lerp(0.0, 0.16, u) * k, zoom=1.06, roll=lerp(-1.6, 0.8, ease(u)) * k,
    )  # fmt: skip


def _follow(_k: float, u: float, t: float) -> Lens:
    x, y = _breath(t)
    return Lens(x * 1.6, y * 1.4, zoom=lerp(1.01, 1.05, ease(u)))


WHIP_SECONDS = 0.4


def _whip(k: float, u: float, t: float) -> Lens:
    """Swings in from the side, faster than the shutter, and stops on the subject."""
    left = max(0.0, 1 - t / WHIP_SECONDS)
    away = 900 * left**3 * k
    speed = 2700 * left * left / WHIP_SECONDS * k / 48  # half of a frame's time is exposed
    return Lens(_breath(t)[0] * min(1.0, t), pan_x=-away, zoom=lerp(1.0, 1.05, ease(u)), smear=speed)


def _rack(_k: float, u: float, t: float) -> Lens:
    return Lens(_breath(t)[0] * 1.4, push=0.03 * u, rack=ease((u - 0.38) / 0.24))


_MOVES = {
    "still": _still, "dolly": _dolly, "pull": _pull, "zoom_in": _zoom_in, "zoom_out": _zoom_out, "push_in": _push_in,
    "dolly_zoom": _dolly_zoom, "pan_left": _pan(-1), "pan_right": _pan(1), "tilt_up": _tilt(-1), "tilt_down": _tilt(1),
    "orbit": _orbit, "crane": _crane(1), "crane_down": _crane(-1), "handheld": _handheld, "drone": _drone,
    "follow": _follow, "whip_pan": _whip, "rack_focus": _rack,
}  # fmt: skip


def angled(move: Lens, angle: str, wide: float) -> Lens:
    """A move seen from below, from above or with the head to one side; zoomed until no corner is uncovered."""
    if angle == "dutch":
        move = replace(move, roll=move.roll + DUTCH)
    elif angle in ("low", "high"):
        move = replace(move, keystone=0.13 if angle == "low" else -0.13)
    lean = math.radians(abs(move.roll))
    shape = max(wide / HIGH, HIGH / wide)
    cover = math.cos(lean) + math.sin(lean) * shape
    off = 1 + 2 * max(abs(move.aim[0] - 0.5), abs(move.aim[1] - 0.5)) * (cover - 1)
    return replace(move, zoom=max(move.zoom, 1 + (cover - 1) * off))


def keystone(width: int, height: int, amount: float) -> npt.NDArray[np.float64]:
    """The warp of a frame whose foot, or head where `amount` is negative, is enlarged by that share."""
    reach = amount * width / 2
    foot, head = max(0.0, reach), max(0.0, -reach)
    corners = ((0, 0), (width, 0), (width, height), (0, height))
    moved = ((-head, 0), (width + head, 0), (width + foot, height), (-foot, height))
    rows = []
    for (x, y), (p, q) in zip(corners, moved, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -p * x, -p * y], [0, 0, 0, x, y, 1, -q * x, -q * y]]
    solved = np.linalg.solve(np.array(rows, np.float64), np.array(moved, np.float64).ravel())
    return np.append(solved, 1.0).reshape(3, 3)


def view_of(width: int, height: int, shot: Shot) -> View:
    """The part of the painted set that a shot sees: from below the horizon sinks, from above it rises."""
    zoom = ZOOMS.get(shot.framing, 1.0)
    if shot.angle == "low":
        return View(width, height, zoom * 1.12, (0.5, 0.12 if zoom == 1 else 0.46))
    if shot.angle == "high":
        return View(width, height, zoom * 1.24, (0.5, 1.0 if zoom == 1 else 0.86))
    return View(width, height, zoom, (0.5, 0.62))


def through(shot: Shot, wide: float) -> list[Lens]:
    """The lens at several moments of a shot, once it has come to its subject."""
    length = shot.end - shot.start
    begin = min(0.4, WHIP_SECONDS / max(0.5, length)) if shot.camera.name == "whip_pan" else 0.0
    shares = [begin + (1 - begin) * n / 6 for n in range(7)]
    moves = [lens(shot.camera.name, shot.camera.strength, u, u * length) for u in shares]
    return [angled(move, shot.angle, wide) for move in moves]


def safe_box(moves: list[Lens], wide: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what every one of these lenses sees of the actors' plane, in stage units."""
    left, top, right, bottom = 0.0, 0.0, wide, HIGH
    for move in moves:
        corners = [_unseen(move, x, y, wide) for x, y in ((0, 0), (wide, 0), (0, HIGH), (wide, HIGH))]
        left, right = max(left, corners[0][0], corners[2][0]), min(right, corners[1][0], corners[3][0])
        top, bottom = max(top, corners[0][1], corners[1][1]), min(bottom, corners[2][1], corners[3][1])
    if right - left < wide * 0.3:
        left, right = wide * 0.2, wide * 0.8
    return left, top, right, bottom


def _unseen(move: Lens, x: float, y: float, wide: float) -> tuple[float, float]:
    """The point of the actors' plane that appears at a point of the frame."""
    ax, ay = move.aim[0] * wide, move.aim[1] * HIGH
    a = math.radians(move.roll)
    dx, dy = (x - ax) / move.zoom, (y - ay) / move.zoom
    px, py = ax + dx * math.cos(a) - dy * math.sin(a), ay + dx * math.sin(a) + dy * math.cos(a)
    narrow = 1 / (1 + abs(move.keystone) * (py / HIGH if move.keystone > 0 else 1 - py / HIGH))
    px = wide / 2 + (px - wide / 2) * narrow
    s, sx, sy = replace(move, trail=0.0).at(ACTOR_DEPTH)
    vx, vy = vanishing(wide)
    return vx + (px + sx - vx) / s, vy + (py + sy - vy) / s
