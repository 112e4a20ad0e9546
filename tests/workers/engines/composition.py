"""Measures composition by what is drawn: every actor of a shot alone, through the lens, at an eighth of the size."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt
import skia

from workers.engines.animatic.model import Plan
from workers.engines.animatic.sets.base import ACTOR_DEPTH
from workers.engines.animatic.stage.actors import PersonActor
from workers.engines.animatic.stage.camera import Lens, keystone
from workers.engines.animatic.stage.placed import Placed
from workers.engines.animatic.stage.poses import Shown
from workers.engines.animatic.stage.shot import ShotFilm
from workers.engines.animatic.stage.timeline import Timeline
from workers.engines.animatic.stage.whereabouts import Cast

SMALL = 8
SOLID = 215
"""Shadows, foam and mirror images let more through than this."""
Mask = npt.NDArray[np.bool_]


@dataclass(slots=True)
class Seen:
    """One moment of a shot: who is where in the frame, back to front."""

    shot: ShotFilm
    t: float
    masks: list[tuple[Placed, Mask, int]]
    """Actor, where it is solid in the frame, and of how many pixels it would be solid in an endless frame."""
    head: float
    """The share of the hero's head that is in the frame; 1.0 for whoever is no person."""
    box: Mask
    """The box about the hero's head, within the frame."""
    eyes: float
    """How far down the frame the hero's eyes are, as a share of it; 0.0 for whoever is no person."""

    @property
    def hero(self) -> tuple[Placed, Mask, int]:
        return next(m for m in self.masks if m[0].hero)

    def share(self) -> float:
        """Of the hero, how much is in the frame."""
        _, mask, whole = self.hero
        return float(mask.sum()) / max(1, whole)

    def covered(self, by: Placed) -> float:
        """Of what the frame holds of the hero, how much lies behind somebody drawn after it."""
        order = [p for p, _, _ in self.masks]
        hero, mask, _ = self.hero
        if order.index(by) < order.index(hero):
            return 0.0
        other = next(m for p, m, _ in self.masks if p is by)
        return float((mask & other).sum()) / max(1, int(mask.sum()))

    def face_behind(self, by: Placed) -> float:
        """Of the box about the hero's head, how much somebody covers."""
        other = next(m for p, m, _ in self.masks if p is by)
        return float((self.box & other).sum()) / max(1, int(self.box.sum()))

    def visible(self, who: Placed) -> float:
        """Of somebody, how much is in the frame and not behind others."""
        at = next(n for n, m in enumerate(self.masks) if m[0] is who)
        mask, whole = self.masks[at][1].copy(), self.masks[at][2]
        for _, other, _ in self.masks[at + 1 :]:
            mask &= ~other
        return float(mask.sum()) / max(1, whole)


def looked_at(plan: Plan, moments: tuple[float, ...] = (0.08, 0.5, 0.94)) -> Iterator[Seen]:
    """Every shot of a plan at shares of its length; a whip pan from when it has stopped."""
    small = replace(plan, width=plan.width // SMALL // 2 * 2, height=plan.height // SMALL // 2 * 2)
    before = None
    for shot in small.shots:
        film = before = ShotFilm(Timeline(small, ()), shot, before)
        if not any(p.hero for p in film.placed):
            continue
        for u in moments:
            if shot.camera.name == "whip_pan":
                u = max(u, 0.45 / max(0.5, shot.end - shot.start))
            yield _seen(film, shot.start + u * (shot.end - shot.start))


def _seen(film: ShotFilm, t: float) -> Seen:
    lens = film.camera(t)
    masks, head, box, eyes = [], 1.0, np.zeros((1, 1), np.bool_), 0.0
    wide, high = film.plan.width, film.plan.height
    for cast in film.cast:
        solid = _alone(film, cast, lens, t)
        masks.append((cast.placed, solid[high : 2 * high, wide : 2 * wide], int(solid.sum())))
        if cast.placed.hero and isinstance(cast.placed.actor, PersonActor) and not cast.placed.lying:
            head, box, eyes = _head(solid, cast, film, lens, t)
    return Seen(film, t, masks, head, box, eyes)


def _alone(film: ShotFilm, cast: Cast, lens: Lens, t: float) -> Mask:
    """Where an actor is solid, in a frame three times as wide and high about the real one."""
    wide, high = film.plan.width, film.plan.height
    pixels = np.zeros((3 * high, 3 * wide, 4), np.uint8)
    info = skia.ImageInfo.Make(3 * wide, 3 * high, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    surface = skia.Surface.MakeRasterDirect(info, pixels, 12 * wide)
    canvas = surface.getCanvas()
    canvas.translate(wide, high)
    film.setting.ready(t)
    moment = film._moment(cast, t, lens)
    film.drawing.actor(canvas, cast, moment, Shown(moment, lens, 0.0), t, lens)
    cast.posed = None
    there, back = (
        np.array([[1, 0, wide], [0, 1, high], [0, 0, 1.0]]),
        np.array([[1, 0, -wide], [0, 1, -high], [0, 0, 1.0]]),
    )
    return cv2.warpPerspective(pixels[..., 3].copy(), there @ _flat(film, lens) @ back, (3 * wide, 3 * high)) > SOLID


def _head(solid: Mask, cast: Cast, film: ShotFilm, lens: Lens, t: float) -> tuple[float, Mask, float]:
    """Of a person's head as it was last drawn, how much is in the frame; and how far down the frame its eyes are."""
    wide, high = film.plan.width, film.plan.height
    actor, moment = cast.placed.actor, film._moment(cast, t, lens)
    assert isinstance(actor, PersonActor)
    x, y, grown = film.places.where(cast, t, moment)
    size = cast.placed.scale * grown
    dx, dy, r = (v * size for v in actor.head_at(moment))
    sx, sy = lens.seen(x + dx, y - film.places.lift_of(cast, t) * grown + dy, ACTOR_DEPTH, film.scene.wide)
    at = _flat(film, lens) @ np.array([sx * film.k, sy * film.k, 1.0])
    cx, cy = at[0] / at[2] + wide, at[1] / at[2] + high
    r *= film.k * lens.scale(ACTOR_DEPTH) * lens.zoom
    box = np.zeros_like(solid)
    box[max(0, round(cy - r)) : max(0, round(cy + r)), max(0, round(cx - r)) : max(0, round(cx + r))] = True
    whole = solid & box
    inside = whole[high : 2 * high, wide : 2 * wide]
    within = box[high : 2 * high, wide : 2 * wide]
    return float(inside.sum()) / max(1, int(whole.sum())), within, float(cy - high) / high


def _flat(film: ShotFilm, lens: Lens) -> npt.NDArray[np.float64]:
    """The warp of the whole picture by the lens."""
    wide, high = film.plan.width, film.plan.height
    turned = cv2.getRotationMatrix2D((wide * lens.aim[0], high * lens.aim[1]), lens.roll, lens.zoom)
    flat = np.vstack([turned, [0, 0, 1]])
    return flat @ keystone(wide, high, lens.keystone) if lens.keystone else flat
