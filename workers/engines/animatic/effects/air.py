"""What light and wind do to the air and the sky: sunbeams, dust in them, a sky full of stars, a blizzard."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import ADD, alpha, fill, hexa, linear, mix, poly, radial, rgb, stroke
from workers.engines.animatic.art.emoji import pixels
from workers.engines.animatic.effects.base import effect
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, MARGIN_Y, Paint, Scene

_BEAM = "(?:sun ?beams?|sun ?rays?|sun ?shafts?|moon ?beams?|god ?rays?|light (?:rays|beams|shafts))"
_OF_LIGHT = "(?:shafts?|rays?|beams?) of (?:[a-z]+ )?(?:sun ?light|light|sun|moon ?light|sunshine)"
_PAST = (
    r"(?: (?:through|between|among|over) (?:the |its )?(?:\w+ )?"
    r"(?:leaves|trees|branches|canopy|clouds|dust|blinds))?"
)
_STREAMS = r"(?:sun|moon)?light (?:is |are )?(?:stream|filter|shin|pour|com|fall|break|slic|slant)\w*"


@effect(
    "sunbeams",
    words=(_BEAM + _PAST, _OF_LIGHT + _PAST, _STREAMS + _PAST, "dappled (?:sun)?light", "volumetric light"),
    outdoors=False,
)
def sunbeams(s: Scene) -> None:
    """Shafts that fall from above the frame, each brightening and fading by itself."""
    rng = s.rng(331)
    hue = s.tone.spec.shaft
    left = s.light[0] < 0
    beams = [(rng.uniform(-0.15, 0.85), rng.uniform(50, 150), rng.uniform(0.15, 0.4), rng.random() * 6)
             for _ in range(6)]  # fmt: skip
    strength = 74 if s.sheltered else 54

    def fall(c: Any, t: float, _cam: float) -> None:
        for x, w, o, p in beams:
            shine = strength * (0.55 + 0.45 * math.sin(t * 0.5 + p))
            lean = (1 if left else -1) * (360 + 200 * o)
            at = x * s.wide if left else s.wide - x * s.wide
            paint = linear((at, -60), (at + lean, s.floor + 180), [alpha(hue, shine), alpha(hue, 0)], BlendMode=ADD)
            low = s.floor + 180
            c.drawPath(poly((at, -60), (at + w, -60), (at + w * 2.4 + lean, low), (at - w * 0.6 + lean, low)), paint)

    s.shine(fall, 0.2)


@effect(
    "dust",
    words=("dust (?:motes|is moting|particles|specks)", "(?:floating|swirling|drifting|dancing|golden) dust",
           "dust (?:is )?(?:in the|float|drift|danc|swirl|hang)\\w*", "dusty (?:air|light|sunlight)", "pollen"),
    outdoors=False,
)  # fmt: skip
def dust(s: Scene) -> None:
    """Specks that hang in the light and hardly sink."""
    rng = s.rng(332)
    specks = [(rng.random(), rng.random(), rng.uniform(1.2, 3.4), rng.random() * 6) for _ in range(64)]
    hue = mix(s.tone.spec.shaft, rgb(255, 255, 255), 0.3)

    def hang(c: Any, t: float, _cam: float) -> None:
        for x, y, r, o in specks:
            px = (x * s.wide + 34 * math.sin(t * 0.35 + o) + 9 * t) % s.wide
            py = (y * 1180 + 26 * math.sin(t * 0.5 + o * 2) + 7 * t) % 1180
            on = 0.5 + 0.5 * math.sin(t * 0.9 + o * 3)
            c.drawCircle(px, py, r, fill(alpha(hue, 50 + 170 * on)))

    s.front(hang)


def upon_sky(s: Scene, paint: Paint) -> None:
    """Paint over the farthest plate, once and for all: no frame costs more for it."""
    plate, k = s.plates[0], s.view.k
    surface = skia.Surface(plate.image.width(), plate.image.height())
    c = surface.getCanvas()
    c.drawImage(plate.image, 0, 0)
    c.translate(MARGIN_X * k, MARGIN_Y * k)
    s.view.enter(c)
    paint(c)
    plate.image = surface.makeImageSnapshot()


def _lit(s: Scene) -> float:
    """How bright the upper third of the farthest plate is, of 255."""
    if not s.plates:
        return 0.0
    image = pixels(s.plates[0].image)
    return float(image[: image.shape[0] // 3 : 8, ::8, :3].mean())


@effect(
    "milky_way",
    words=("milky way", "(?:sky|heavens?) (?:is )?(?:full|filled) (?:of|with) stars",
           "(?:bright|brilliant|countless) stars",
           "(?:starry|star-filled|starlit|star-lit) (?:night|sky|skies|heavens?)", "(?:million|thousand)s? stars",
           "galaxy (?:above|overhead|in the sky)", "(?:under|beneath) (?:the |a )?(?:stars|starry|night sky|milky)",
           "stars (?:over|above|across|rotat|wheel|spin|turn)\\w*", "lapse of (?:the )?stars",
        "stargaz\\w+"),
    hour="night",
)  # fmt: skip
def milky_way(s: Scene) -> None:
    """A band of light across the night, thick with stars."""
    if s.tone.hour != "night" or s.medium == "space" or _lit(s) > 66:
        return  # among trees that stand before a light there is no dark sky to show stars in
    rng = s.rng(333)

    def band(c: Any) -> None:
        for _ in range(170):
            u = rng.random()
            x, y = -120 + u * (s.wide + 240), 720 - 700 * u + rng.gauss(0, 54)
            r = rng.uniform(50, 130)
            hue = rng.choice(("#7C8CFF", "#B79BFF", "#6FC4FF", "#FFB6D9", "#E8E4FF"))
            c.drawCircle(x, y, r, radial((x, y), r, [hexa(hue, 13), hexa(hue, 0)], BlendMode=ADD))
        for k in range(520):
            u, spread = rng.random(), 60 if k % 3 else 300
            x, y = -120 + u * (s.wide + 240), 720 - 700 * u + rng.gauss(0, spread)
            if y < 800:
                r = rng.choice((0.8, 1.0, 1.3, 1.8, 2.6))
                c.drawCircle(x, y, r, fill(rgb(255, 255, 255, rng.uniform(90, 250) * min(1.0, (800 - y) / 260))))

    if s.plates:
        upon_sky(s, band)
    lights = [(rng.random(), rng.uniform(20, 640), rng.uniform(1.5, 3.6), rng.random() * 6) for _ in range(26)]

    def twinkle(c: Any, t: float, _cam: float) -> None:
        for x, y, r, o in lights:
            on = 0.5 + 0.5 * math.sin(t * (1.2 + r * 0.4) + o)
            c.drawCircle(x * s.wide, y, 5 * r, fill(rgb(226, 234, 255, 70 * on)))

    s.shine(twinkle, 0.02)


@effect(
    "blizzard", words=("blizzards?", "snow ?storms?", "white-?out", "heavy snow(?:fall)?", "snowing (?:hard|heavily)")
)
def blizzard(s: Scene) -> None:
    """Snow that the wind drives nearly level, in gusts, and the white that it makes of the distance."""
    if s.medium in ("under", "space"):
        return
    rng = s.rng(334)
    n = round(230 * max(1.0, s.wide / 704))
    flakes = [(rng.random(), rng.random(), rng.uniform(0.5, 1.0)) for _ in range(n)]
    white = s.tone(hexa("#F4F8FF"))
    paints = [stroke(alpha(white, a), w) for a, w in ((130, 2.4), (190, 4.2))]
    for paint in paints:
        paint.setStrokeCap(skia.Paint.kRound_Cap)

    def drive(c: Any, t: float, _cam: float) -> None:
        gust = 1 + 0.25 * math.sin(t * 0.7)
        span = s.wide + 240
        lines: tuple[list[Any], list[Any]] = ([], [])
        for x, y, z in flakes:
            px = (x * span - t * 760 * z) % span - 120 + 60 * math.sin(t * 0.7)
            py = (y * 1420 + t * 330 * z) % 1420 - 60
            lines[z > 0.78].extend((skia.Point(px, py), skia.Point(px + 26 * z * gust, py - 11 * z)))
        for points, paint in zip(lines, paints, strict=True):
            c.drawPoints(skia.Canvas.kLines_PointMode, points, paint)

    def veil(c: Any, _t: float, _cam: float) -> None:
        pale = mix(s.tone.haze, white, 0.5)
        c.drawRect(skia.Rect(-MARGIN_X, -MARGIN_Y, s.wide + MARGIN_X, HIGH),
                   linear((0, 200), (0, s.floor), [alpha(pale, 40), alpha(pale, 105)]))  # fmt: skip

    s.live(veil, 0.0)
    s.front(drive)
