"""What many creatures share: eyes, mouths, shaded bodies, and waves along a spine."""

import math
from collections.abc import Sequence
from typing import Any

from workers.engines.animatic.art.creatures.registry import Act
from workers.engines.animatic.art.draw import (
    XY,
    Colour,
    alpha,
    fill,
    linear,
    lit,
    oval,
    radial,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip

DARK = rgb(34, 26, 36)
LID = {"asleep": 1.0, "sleepy": 0.55, "angry": 0.3, "smug": 0.3}


def eye(c: Any, at: XY, r: float, act: Act, skin: Colour, iris: Colour = DARK, look: float = 0.25) -> None:
    """A round eye with a lid that blinks; `look` is how far the pupil turns forward."""
    x, y = at
    shut = max(act.face.blink, LID.get(act.face.emotion, 0.0), 1.0 if act.verb == "sleep" else 0.0)
    if shut > 0.85:
        c.drawPath(smooth([(x - r, y), (x, y + r * 0.5), (x + r, y)], False), stroke(DARK, r * 0.34))
        return
    c.drawCircle(x, y, r, fill(rgb(255, 255, 255)))
    gaze = act.face.gaze
    px, py = x + r * (look + 0.2 * gaze[0]), y + r * 0.18 * gaze[1]
    if iris != DARK:
        c.drawCircle(px, py, r * 0.72, fill(iris))
    c.drawCircle(px, py, r * (0.46 if iris != DARK else 0.6), fill(DARK))
    c.drawCircle(px - r * 0.22, py - r * 0.28, r * 0.24, fill(rgb(255, 255, 255)))
    if shut > 0.1:
        c.save()
        c.clipRect(_above(x, y, r, shut))
        c.drawCircle(x, y, r * 1.06, fill(shade(skin)))
        c.restore()


def _above(x: float, y: float, r: float, shut: float) -> Any:
    return oval(x, y - r * 1.1 + r * shut, r * 1.2, r * 1.1)


def mouth(c: Any, at: XY, width: float, act: Act, colour: Colour, smile: float = 0.5) -> None:
    """A line that smiles, or an open mouth with a tongue when it speaks."""
    x, y = at
    opened = act.opened
    if act.face.emotion in ("sad", "angry", "afraid", "crying"):
        smile = -smile * 0.7
    if opened < 0.08:
        c.drawPath(
            smooth([(x - width / 2, y - smile * width * 0.16), (x, y + smile * width * 0.2),
                    (x + width / 2, y - smile * width * 0.16)], False),
            stroke(alpha(shade(shade(colour)), 230), max(0.7, width * 0.09)),
        )  # fmt: skip
        return
    wide = width * (0.62 + 0.3 * act.face.viseme[0])
    high = width * (0.14 + 0.62 * opened)
    path = smooth([(x - wide / 2, y), (x, y - high * 0.12), (x + wide / 2, y), (x, y + high)])
    c.drawPath(path, fill(rgb(96, 24, 40)))
    c.save()
    c.clipPath(path, True)
    c.drawOval(oval(x, y + high, wide * 0.4, high * 0.5), fill(rgb(232, 104, 116)))
    c.restore()


def blob(c: Any, points: Sequence[XY], colour: Colour, light: XY) -> Any:
    """A closed smooth body lit from the light's side; returns its path."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    w, h = max(xs) - min(xs), max(ys) - min(ys)
    mx, my = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    path = smooth(points)
    at = (mx + light[0] * w * 0.3, my - light[1] * h * 0.5)
    c.drawPath(path, radial(at, max(w, h) * 0.85 + 0.1, [lit(lit(colour)), colour, shade(colour)], [0, 0.5, 1]))
    return path


def ball(c: Any, at: XY, r: float, colour: Colour, light: XY, flat: float = 1.0) -> None:
    x, y = at
    c.drawOval(
        oval(x, y, r, r * flat),
        radial((x + light[0] * r * 0.5, y - light[1] * r * 0.6 * flat), r * 1.7,
               [lit(lit(colour)), colour, shade(colour)], [0, 0.5, 1]),
    )  # fmt: skip


def fin(c: Any, points: Sequence[XY], colour: Colour, rays: int = 4) -> None:
    """A thin fin whose first and last points are its root."""
    ys = [p[1] for p in points]
    c.drawPath(smooth(points), linear((0, min(ys)), (0, max(ys)), [lit(colour), shade(colour)]))
    (x0, y0), (x1, y1) = points[0], points[-1]
    tip = points[len(points) // 2]
    for k in range(rays):
        u = (k + 1) / (rays + 1)
        x, y = x0 + (x1 - x0) * u, y0 + (y1 - y0) * u
        c.drawLine(x, y, x + (tip[0] - x) * 0.7, y + (tip[1] - y) * 0.7, stroke(alpha(shade(colour), 120), 0.7))


def spine(
    act: Act, start: XY, step: float, count: int, heading: float, bend: float, speed: float, wave: float
) -> list[XY]:
    """Points of a tail or neck: `heading` and `bend` per joint in radians, with a wave running along it."""
    x, y = start
    out = [start]
    a = heading
    for k in range(count):
        a += bend + wave * math.sin(act.t * speed - k * 0.9)
        x, y = x + math.cos(a) * step, y - math.sin(a) * step
        out.append((x, y))
    return out


def glint(c: Any, at: XY, r: float, strength: float = 150) -> None:
    c.drawOval(oval(at[0], at[1], r, r * 0.55), fill(rgb(255, 255, 255, strength)))
