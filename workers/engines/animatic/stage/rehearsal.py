"""A shot walked through before it is filmed: nobody who matters is cut by the frame or hidden."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import skia

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.model import Shot
from workers.engines.animatic.sets.base import HIGH
from workers.engines.animatic.stage import camera
from workers.engines.animatic.stage.actors import PersonActor
from workers.engines.animatic.stage.moment import Moment
from workers.engines.animatic.stage.placed import Placed
from workers.engines.animatic.stage.whereabouts import Cast, Whereabouts

SIDE = 132
"""Actors rehearse in a square of this many pixels."""
EYES = 0.36
"""The share of the frame's height at which the eyes are in a medium or close shot."""
EYE = 0.55
"""How far down the box of a head the eyes are."""
AWAY = {"jump", "bounce", "fall", "fly", "float", "rise", "climb", "swim", "throw"}
"""Who does that needs the air about it."""
MOMENTS = (0.03, 0.35, 0.65, 0.97)
EDGE = 0.02
"""The share of the frame that stays free at its edges."""
CARRIED = {"on", "riding", "in"}
LOOSE = frozenset({"beside", "chasing", "left of", "right of"})
"""Relations of those who may step aside all the same."""
LEAST_FIT = 0.66
"""Nobody is made smaller than this to fit: who goes farther than the frame is wide is seen to go."""

Directed = Callable[[Cast, float], Moment]


@dataclass(frozen=True, slots=True)
class Box:
    """What an actor covers, in stage units."""

    left: float
    top: float
    right: float
    bottom: float

    def joined(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left), min(self.top, other.top),
            max(self.right, other.right), max(self.bottom, other.bottom),
        )  # fmt: skip

    def overlap(self, other: "Box") -> float:
        """The share of this box that the other covers."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, wide) * max(0.0, high) / max(1.0, (self.right - self.left) * (self.bottom - self.top))


class Rehearsal:
    """Measures a cast where it will be and moves it until the frame holds what it should."""

    def __init__(self, shot: Shot, places: Whereabouts, directed: Directed, aim: tuple[float, float]) -> None:
        self.shot, self.places, self.directed = shot, places, directed
        wide = places.scene.wide
        moves = [replace(move, aim=aim) for move in camera.through(shot, wide)]
        left, top, right, bottom = camera.safe_box(moves, wide)
        edge = EDGE * min(right - left, bottom - top)
        self.frame = Box(left + edge, top + edge, right - edge, bottom - edge)

    def run(self) -> None:
        """Bring the hero into the frame, then whoever hides it out of its way."""
        hero = next((c for c in self.places.cast if c.placed.hero), None)
        if hero is None:
            return
        for _ in range(2):
            if not self._fit(hero):
                break
        self._level(hero)
        self._clear(hero)

    def times(self) -> list[float]:
        return [self.shot.start + u * (self.shot.end - self.shot.start) for u in MOMENTS]

    def _fit(self, hero: Cast) -> bool:
        """Move, and if need be shrink, the hero and all that goes with it; whether anything was done."""
        p, frame = hero.placed, self.frame
        face = self._faced(p)
        boxes = [self.box(hero, t, face) for t in self.times()]
        need = boxes[0]
        for one in boxes[1:]:
            need = need.joined(one)
        wide, high = max(b.right - b.left for b in boxes), max(b.bottom - b.top for b in boxes)
        # a path longer than the frame is left alone: only the figure itself must fit into it
        span = need.right - need.left if need.right - need.left < 1.4 * (frame.right - frame.left) else wide
        tall = need.bottom - need.top if need.bottom - need.top < 1.4 * (frame.bottom - frame.top) else high
        k = min(1.0, (frame.right - frame.left) / max(1.0, span), (frame.bottom - frame.top) / max(1.0, tall))
        k = max(k, LEAST_FIT)
        group = self._group(p)
        if k < 0.995:
            # a face keeps its height in the frame, a whole figure its ground
            pivot_x, pivot_y = p.x, need.top if face else p.y
            for q in group:
                q.scale *= k
                q.lift *= k
                q.x, q.y = pivot_x + (q.x - pivot_x) * k, pivot_y + (q.y - pivot_y) * k
            need = Box(*(pivot_x + (v - pivot_x) * k if n % 2 == 0 else pivot_y + (v - pivot_y) * k
                         for n, v in enumerate((need.left, need.top, need.right, need.bottom))))  # fmt: skip
        dx = _into(need.left, need.right, frame.left, frame.right) if span < frame.right * 1.4 else 0.0
        dy = _into(need.top, need.bottom, frame.top, frame.bottom)
        for q in group:
            q.x += dx
            q.y += dy
        return bool(k < 0.995 or abs(dx) > 2 or abs(dy) > 2)

    def _faced(self, p: Placed) -> bool:
        """Whether it is a face that the frame holds, and of the body what there is room for."""
        return self.shot.framing in ("medium", "close") and isinstance(p.actor, PersonActor) and not p.lying

    def _level(self, hero: Cast) -> None:
        """Eyes a third from the top where a face is shown; feet that then would show stand on the ground."""
        p, scene = hero.placed, self.places.scene
        if not self._faced(p) or scene.medium != "ground" or self.shot.angle == "over":
            return
        if p.rides is not None or p.inside is not None or p.lift or p.journey.verbs & AWAY:
            return
        heads = [self.box(hero, t, True) for t in self.times()]
        eyes = sorted(b.top + EYE * (b.bottom - b.top) for b in heads)[len(heads) // 2]
        above = max(eyes - b.top for b in heads)
        wide = max(b.right for b in heads) - min(b.left for b in heads)
        want = max(EYES * HIGH, self.frame.top + above)
        group = self._group(p)
        k, foot = 1.0, p.y + want - eyes
        if foot < HIGH * 1.02:
            apart = len(group) == 1 and len(self.places.cast) > 2
            stands = HIGH * 1.03 if apart else scene.ground  # one of many comes before them, nearer to the lens
            k = min((stands - want) / max(1.0, p.y - eyes), 0.92 * (self.frame.right - self.frame.left) / wide)
            k = max(1.0, min(2.4 if apart else 1.5, k))
            foot = want + (p.y - eyes) * k
            if apart and k > 1.3:
                p.order = max(c.placed.order for c in self.places.cast) + 1
            if foot < HIGH * 1.02:
                foot = max(scene.ground, foot)
        for q in group:
            q.scale *= k
            q.x, q.y = p.x + (q.x - p.x) * k, foot + (q.y - p.y) * k if q is not p else q.y
        p.y = foot
        shifted = _into(p.x + (min(b.left for b in heads) - p.x) * k, p.x + (max(b.right for b in heads) - p.x) * k,
                        self.frame.left, self.frame.right)  # fmt: skip
        for q in group:
            q.x += shifted

    def _group(self, p: Placed, near: frozenset[str] = frozenset()) -> list[Placed]:
        """Those who keep their distance to an actor: on it, in it, under it; all but `near` relations count."""
        everybody = [c.placed for c in self.places.cast]
        tied = [q for q in everybody if q is p or q is p.rides or q is p.inside or q.rides is p or q.inside is p
                or q is p.partner or q.partner is p or _beside(p, q, near) or _beside(q, p, near)]  # fmt: skip
        if p.rides is not None:
            tied += [q for q in everybody if q.rides is p.rides and q not in tied]
        return tied

    def _clear(self, hero: Cast) -> None:
        """Strangers who would cover the hero step aside, or behind it, with all that goes with them."""
        tied = self._group(hero.placed, LOOSE)
        middle = self.times()[1]
        mine = self.box(hero, middle, False)
        done = {id(q) for q in tied}
        for other in self.places.cast:
            if id(other.placed) in done or other.placed.turned:
                continue
            unit = self._group(other.placed, LOOSE)
            done |= {id(q) for q in unit}
            if any(q in tied for q in unit):
                continue
            theirs = self._joined(unit, middle)
            before = max(q.order for q in unit) >= hero.placed.order
            if before and mine.overlap(theirs) > 0.06 or not before and theirs.overlap(mine) > 0.5:
                self._aside(unit, theirs, mine)
            now = self._joined(unit, middle)
            back = max(q.order for q in unit) - min(q.order for q in tied) + 1
            front = max(q.order for q in tied) - min(q.order for q in unit) + 1
            if before and mine.overlap(now) > 0.06:
                _reorder(unit, -back)
            elif not before and now.overlap(mine) > 0.6 and mine.overlap(now) < 0.1:
                _reorder(unit, front)

    def _joined(self, unit: list[Placed], t: float) -> Box:
        boxes = [self.box(c, t, False) for c in self.places.cast if c.placed in unit]
        whole = boxes[0]
        for one in boxes[1:]:
            whole = whole.joined(one)
        return whole

    def _aside(self, unit: list[Placed], theirs: Box, mine: Box) -> None:
        """To the nearer side of the hero, as far as the frame has room."""
        wide = theirs.right - theirs.left
        left, right = mine.left - self.frame.left, self.frame.right - mine.right
        go_left = theirs.left + theirs.right < mine.left + mine.right
        if (left if go_left else right) < wide * 0.45:
            go_left = left > right
        want = mine.left - wide * 0.5 if go_left else mine.right + wide * 0.5
        low, high = self.frame.left + wide * 0.4, self.frame.right - wide * 0.4
        dx = max(low, min(high, want)) - (theirs.left + theirs.right) / 2
        for q in unit:
            q.x += dx

    def box(self, cast: Cast, t: float, face: bool) -> Box:
        """What an actor covers of the stage at a moment; of a person the head alone if `face`."""
        p = cast.placed
        m = self.directed(cast, t)
        x, y, grown = self.places.where(cast, t, m)
        left, top, right, bottom = _extent(cast, m, face)
        k = p.scale * grown
        up = self.places.lift_of(cast, t) * grown
        return Box(x + left * k, y - up + top * k, x + right * k, y - up + bottom * k)


def _reorder(unit: list[Placed], by: float) -> None:
    for q in unit:
        q.order += by


def _beside(p: Placed, q: Placed, near: frozenset[str]) -> bool:
    """Whether somebody keeps to a thing or a person that nobody sits on or in."""
    return any(other == q.subject.id and name not in CARRIED | near for name, other in p.subject.relations)


def _into(low: float, high: float, least: float, most: float) -> float:
    """How far a span must be moved to lie within another; one that cannot fit is put in its middle."""
    if high - low > most - least:
        return (least + most - low - high) / 2
    return max(0.0, least - low) - max(0.0, high - most)


def _extent(cast: Cast, m: Moment, face: bool) -> tuple[float, float, float, float]:
    """Left, top, right and bottom about the ground point, in figure units, of what is drawn at a moment."""
    actor = cast.placed.actor
    half, above, below = actor.room
    k = SIDE / max(2 * half, above + below)
    pixels = np.zeros((SIDE, SIDE, 4), np.uint8)
    info = skia.ImageInfo.Make(SIDE, SIDE, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    canvas = skia.Surface.MakeRasterDirect(info, pixels, SIDE * 4).getCanvas()
    canvas.translate(SIDE / 2, above * k)
    actor.draw(canvas, m, k)
    alpha = cv2.compare(cv2.extractChannel(pixels, 3), 128, cv2.CMP_GT)
    x, y, w, h = cv2.boundingRect(alpha)
    if not w:
        return -actor.width / 2, -actor.height, actor.width / 2, 0.0
    if face and isinstance(actor, PersonActor):
        hx, hy, r = actor.head_at(m)  # without what the hands do around it
        return hx - r * 1.15, hy - r * 1.5, hx + r * 1.15, hy + r * 1.1
    return (x - SIDE / 2) / k, y / k - above, (x + w - SIDE / 2) / k, (y + h) / k - above
