"""What animals wear and stay animals: hats and glasses on any head, and what a subject's look says of it."""

from typing import Any

from workers.engines.animatic.art.draw import fill, oval, rgb, stroke
from workers.engines.animatic.art.neckwear import Wear
from workers.engines.animatic.art.person.hats import draw_hat
from workers.engines.animatic.art.person.look import Look

_HATS = {"chef": "toque"}
_HAT_COLOURS = {"tophat": "#2B2832", "crown": "#E3B341", "santa": "#D6453D", "straw": "#E8C46A", "cowboy": "#8A5A33",
                "wizard": "#4A3F9E", "chef": "#FFFFFF", "party": "#D43D9B", "pirate": "#2B2832"}  # fmt: skip


def wear_for(look: dict[str, Any]) -> Wear:
    """Read what a subject's look says it wears."""
    hat = str(look.get("hat", ""))
    glasses = look.get("glasses", "")
    return Wear(
        scarf=str(look.get("scarf", "")),
        bowtie=str(look.get("bowtie", "")),
        hat=_HATS.get(hat, hat),
        hat_color=str(look.get("hat_color", "") or _HAT_COLOURS.get(hat, "#D6453D")),
        glasses="sun" if glasses == "sun" else "plain" if glasses else "",
    )


def draw_headwear(c: Any, wear: Wear, size: float, eyes: tuple[float, float], top: float = -0.5) -> None:
    """Hat and glasses on a head of `size` whose centre is the origin; `eyes` and `top` are shares of the size."""
    if wear.glasses:
        _glasses(c, wear.glasses == "sun", size, eyes)
    if wear.hat:
        radius = 18.2
        k = size * 0.4 / radius
        c.save()
        c.translate(0, (top + 0.4) * size)
        c.scale(k, k)
        draw_hat(c, Look(hat=wear.hat, hat_color=wear.hat_color), radius, 0.0)
        c.restore()


def _glasses(c: Any, dark: bool, size: float, eyes: tuple[float, float]) -> None:
    ex, ey = eyes[0] * size, eyes[1] * size
    ink = rgb(36, 30, 44)
    w, h = max(size * 0.12, ex * 0.72), size * 0.115
    for k in (-1, 1):
        lens = oval(k * ex, ey, w, h)
        c.drawRoundRect(lens, w * 0.6, h * 0.8, fill(rgb(24, 22, 34, 235) if dark else rgb(200, 232, 255, 70)))
        c.drawRoundRect(lens, w * 0.6, h * 0.8, stroke(ink, size * 0.032))
        if dark:
            c.drawLine(k * ex - w * 0.4, ey + h * 0.3, k * ex + w * 0.1, ey - h * 0.5,
                       stroke(rgb(255, 255, 255, 90), size * 0.03))  # fmt: skip
    c.drawLine(-ex + w, ey - h * 0.2, ex - w, ey - h * 0.2, stroke(ink, size * 0.032))
