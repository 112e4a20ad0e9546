"""Things as actors: drawings of the emoji set, things built by code, words on a sign."""

import math
from typing import Any

from workers.engines.animatic.art import emoji, lettering
from workers.engines.animatic.art.built import BUILT, Cue
from workers.engines.animatic.art.draw import MIPPED, clamp, fill, glow, hexa, radial, rgb, star_path
from workers.engines.animatic.art.warp import Warped
from workers.engines.animatic.model import Subject
from workers.engines.animatic.stage.measures import LEFT_FACING, SIZES, WALKERS
from workers.engines.animatic.stage.moment import Moment

GLOWING: dict[str, tuple[float, str]] = {
    "fire": (1.3, "#FF9A3C"), "jack-o-lantern": (1.2, "#FFA03A"), "candle": (1.4, "#FFB45A"), "sun": (1.5, "#FFD36A"),
    "full-moon": (1.1, "#CFDCFF"), "crescent-moon": (1.1, "#CFDCFF"), "star": (1.0, "#FFE9A0"),
    "light-bulb": (1.5, "#FFE2A0"), "glowing-star": (1.2, "#FFE9A0"), "comet": (1.1, "#FFC46A"),
    "diya-lamp": (1.4, "#FFB45A"),
}  # fmt: skip
"""Drawings that shine by themselves: how far, in their own heights, and in which colour."""


class DrawnActor:
    """A thing or animal shown by a drawing of the emoji set, moved by a mesh or as a whole."""

    def __init__(self, subject: Subject, colour: str, px: int) -> None:
        self.name = subject.art if emoji.exists(subject.art) else _any_name(subject)
        self.colour, self.px = colour, px
        x0, y0, x1, y1 = emoji.bounds(self.name)
        self.box = (x0, y0, x1, y1)
        self.unit = SIZES.get(self.name, 36.0) / max(x1 - x0, y1 - y0)
        self.width, self.height = (x1 - x0) * self.unit, (y1 - y0) * self.unit
        self.floats = self.name in ("balloon", "kite", "butterfly", "honeybee", "cloud", "full-moon", "sun", "star",
                                    "ringed-planet", "rainbow", "comet", "shooting-star", "airplane", "helicopter",
                                    "satellite", "jellyfish", "small-airplane", "parachute", "sparkles", "fireworks",
                                    "ghost", "bubbles")  # fmt: skip
        reach = max(self.width, self.height)
        leaps = any(beat.verb == "jump" for beat in subject.beats)
        self.room = (reach * 0.85, reach * (2.1 if leaps else 1.35), reach * 0.4)
        self.fish = subject.kind == "fish"
        glowing = GLOWING.get(self.name)
        self.shines = (self.height / 2, self.height * glowing[0], glowing[1]) if glowing else None
        self.warp: Warped | None = None
        if self.fish or self.name in WALKERS or self.name in ("butterfly",):
            self.warp = Warped(self.name, min(px, 400), colour)

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        flip = (-1 if self.name in LEFT_FACING else 1) * m.facing
        x0, y0, x1, y1 = self.box
        k = self.unit * scale
        grow = clamp(m.into / 2.5, 0.15, 1.0) if m.verb == "grow" else 1.0
        c.save()
        if m.verb == "glow" or self.name in ("fire", "sun", "star", "sparkles"):
            glow(
                c,
                0,
                -self.height * scale * 0.5,
                self.height * scale * (0.9 + 0.06 * math.sin(m.t * 4)),
                rgb(255, 226, 140),
                150,
            )
        self._sway(c, m, scale)
        if self.name == "broom" and m.verb in ("drive", "fly", "float", "ride"):
            c.translate(0, -self.height * scale * 0.5)
            c.rotate(48 * m.facing)
            c.translate(0, self.height * scale * 0.5)
        c.scale(flip * grow * (1 + m.squash * 0.6) * m_width(m), grow * (1 - m.squash))
        c.scale(k, k)
        if self.warp is not None:
            c.scale(1 / self.warp.px, 1 / self.warp.px)
            c.translate(-(x0 + x1) / 2 * self.warp.px, -y1 * self.warp.px)
            self.warp.draw(c, self._bend(self.warp, m))
        else:
            c.scale(1 / self.px, 1 / self.px)
            c.drawImage(emoji.drawing(self.name, self.px, self.colour), -(x0 + x1) / 2 * self.px, -y1 * self.px, MIPPED)
        c.restore()
        if m.verb == "explode":
            _burst(c, m.into, self.height * scale)

    def _bend(self, warp: Warped, m: Moment) -> Any:
        if self.fish:
            return warp.swim(m.t * 1.5, 0.07)
        if self.name == "butterfly":
            return warp.flap(m.t * 4)
        if m.verb in ("walk", "run", "chase"):
            return warp.gait(m.phase * 1.1)
        return warp.squash(0.02 * math.sin(m.t * 2.2), 0.02 * math.sin(m.t * 1.3))

    def _sway(self, c: Any, m: Moment, scale: float) -> None:
        if self.name == "balloon":
            c.rotate(5 * math.sin(m.t * 1.3))
        if m.verb in ("dance", "play", "cheer", "talk", "sing") or m.speaking:
            c.rotate(6 * math.sin(m.t * 5))
            c.translate(0, -self.height * scale * 0.08 * abs(math.sin(m.t * 5)))
        if m.verb == "jump" and not m.airborne:
            c.translate(0, -self.height * scale * 0.6 * abs(math.sin(m.into * 3.6)))
        if m.pitch or m.spin:
            middle = self.height * scale / 2
            c.translate(0, -middle)
            c.rotate(m.pitch + m.spin)
            c.translate(0, middle)
        if m.verb == "swim" and self.name in ("octopus", "jellyfish", "squid"):
            p = 0.08 * math.sin(m.t * 4)
            c.scale(1 - p, 1 + p)


class BuiltActor:
    """A thing or vehicle drawn by code."""

    def __init__(self, name: str, colour: str) -> None:
        self.art = BUILT[name]
        self.name = name
        self.colour = hexa(colour or self.art.colour)
        self.width, self.height, self.floats = self.art.width, self.art.height, self.art.floats
        pad = 90 if name == "lighthouse" else self.art.reach
        self.room = (self.width / 2 + pad, self.height + max(26.0, pad * 0.6), self.art.below)
        self.seat = self.art.seat
        self.shines = self.art.light

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        c.save()
        c.scale(scale * m.facing, scale)
        if m.verb in ("dance", "play", "cheer"):
            c.rotate(4 * math.sin(m.t * 5))
        c.rotate(m.pitch * m.facing)
        if m.spin:
            c.translate(0, -self.height / 2)
            c.rotate(m.spin * m.facing)
            c.translate(0, self.height / 2)
        c.scale(1 + m.squash * 0.5, 1 - m.squash)
        if m.verb == "explode" and m.into > 0.6:
            _burst(c, m.into - 0.6, self.height)
        else:
            self.art.show(c, Cue(m.t, m.verb, m.into, m.rolled), self.colour)
        c.restore()


class SignActor:
    """Words that are to be read."""

    floats = False

    def __init__(self, subject: Subject) -> None:
        self.text = subject.word
        self.width, self.height = lettering.WIDTH, lettering.HEIGHT
        self.room = (self.width * 0.6, self.height * 1.1, 8.0)

    def draw(self, c: Any, m: Moment, scale: float) -> None:
        c.save()
        c.scale(scale, scale)
        c.rotate(0.5 * math.sin(m.t * 1.1))
        lettering.draw_sign(c, self.text)
        c.restore()


def m_width(m: Moment) -> float:
    """Spinning about the upright axis, seen as a change of width."""
    return math.cos(m.into * 5) if m.verb == "spin" else 1.0


def _burst(c: Any, into: float, size: float) -> None:
    """An explosion: a flash, a ring and sparks that fly and fall."""
    u = clamp(into / 1.6)
    y = -size * 0.5
    c.drawCircle(
        0,
        y,
        size * (0.4 + u * 1.1),
        radial(
            (0, y),
            size * (0.4 + u * 1.1) + 1,
            [rgb(255, 250, 220, 255 * (1 - u)), rgb(255, 170, 60, 200 * (1 - u)), rgb(220, 60, 40, 0)],
            [0, 0.5, 1],
        ),
    )
    for k in range(26):
        a = k * 2.399
        r = size * (0.3 + 1.0 * u) * (0.6 + 0.4 * math.sin(k * 7.1))
        x, yy = math.cos(a) * r, y + math.sin(a) * r + size * 0.6 * u * u
        c.drawPath(
            star_path(x, yy, size * 0.06 * (1 - u) + 0.4, 4, 0.4), fill(rgb(255, 220 - 60 * u, 120, 255 * (1 - u)))
        )


def _any_name(subject: Subject) -> str:
    """A drawing for a subject whose art is unknown: by its word, else a sparkle that says something is there."""
    for name in (subject.word.lower().replace(" ", "-"), subject.word.lower().split(" ")[-1]):
        if emoji.exists(name):
            return name
    return "sparkles"
