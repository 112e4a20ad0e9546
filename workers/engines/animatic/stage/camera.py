"""Camera moves: how far the lens slides over the stage, how close it is and how it is tilted, at any time of a shot."""

import math
from dataclasses import dataclass

from workers.engines.animatic.art.draw import ease, lerp


@dataclass(frozen=True, slots=True)
class Lens:
    """`x`, `y` slide the stage in stage units (near things move most); `zoom` and `roll` act on the whole frame."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    roll: float = 0.0


def lens(name: str, strength: float, u: float, t: float) -> Lens:
    """The lens at share `u` of a shot, `t` seconds into it. Zoom never falls below what hides the frame's edges."""
    k = 0.5 + strength
    e = ease(u)
    breath_x, breath_y = math.sin(t * 0.8) * 2.0, math.sin(t * 1.1) * 1.4
    if name == "still":
        return Lens(breath_x * 0.5, breath_y * 0.5, 1.005)
    if name == "dolly":
        return Lens(lerp(-16, 14, e) * k + breath_x, breath_y, lerp(1.0, 1 + 0.13 * k, e))
    if name == "pull":
        return Lens(lerp(12, -10, e) * k + breath_x, breath_y, lerp(1 + 0.16 * k, 1.0, e))
    if name in ("pan_left", "pan_right"):
        side = -1 if name == "pan_left" else 1
        return Lens(side * lerp(-78, 78, e) * k, breath_y, 1.02)
    if name in ("tilt_up", "tilt_down"):
        side = -1 if name == "tilt_up" else 1
        return Lens(breath_x, side * lerp(-46, 40, e) * k, 1.05)
    if name == "orbit":
        return Lens(math.sin(lerp(-1.25, 1.25, u)) * 110 * k, breath_y, 1.03 + 0.05 * math.sin(u * math.pi) * k)
    if name == "crane":
        return Lens(lerp(-20, 20, e), lerp(-60, 16, e) * k, lerp(1.1, 1.02, e))
    if name == "handheld":
        x = math.sin(t * 2.3) * 7 + math.sin(t * 5.1 + 1) * 3.5
        y = math.sin(t * 2.9 + 2) * 6 + math.sin(t * 6.3) * 2.6
        return Lens(x * k, y * k, 1.06, (math.sin(t * 1.7) * 0.7 + math.sin(t * 4.1) * 0.25) * k)
    if name == "drone":
        return Lens(lerp(-60, 60, u) * k, lerp(40, -30, e) * k, lerp(1.18, 1.03, e), lerp(-1.6, 0.8, e) * k)
    if name == "follow":
        return Lens(breath_x * 1.6, breath_y * 1.4, lerp(1.01, 1.05, e))
    return Lens(breath_x, breath_y, lerp(1.0, 1.06, e))
