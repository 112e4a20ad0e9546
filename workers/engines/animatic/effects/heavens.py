"""What is seen in the sky: lights, fire, colours and whoever flies there."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import ADD, alpha, fill, glow, hexa, lerp, linear, oval, rect, smooth, stroke
from workers.engines.animatic.effects.base import MOVES, effect, pick
from workers.engines.animatic.sets.base import Scene

_BURSTS = ("#FF5D73", "#FFD166", "#6EE7B7", "#7CC6FF", "#C79BFF", "#FFF3D6")


@effect("aurora", words=(r"aurora(?: borealis)?", "(?:northern|polar|southern) lights?"), hour="night")
def aurora(s: Scene) -> None:
    """Curtains of light that fold slowly, brightest at their lower hem."""
    hues = (hexa("#52F2A5"), hexa("#37D6C8"), hexa("#9B6BFF"))
    strips = 40

    def curtain(c: Any, t: float, _cam: float) -> None:
        for k, hue in enumerate(hues):
            base = 330 + 110 * k
            for i in range(strips):
                u = i / strips
                fold = math.sin(u * 7 + t * 0.35 + k * 2.1) * 70 + math.sin(u * 17 - t * 0.6 + k) * 18
                shine = 0.45 + 0.55 * math.sin(u * 9 - t * 0.8 + k * 1.7) ** 2
                x = u * (s.wide + 120) - 60
                low, high = base + fold, base + fold - 250 - 80 * shine
                band = [alpha(hue, 0), alpha(hue, 50 * shine), alpha(hue, 0)]
                paint = linear((x, high), (x, low + 26), band, [0, 0.86, 1], BlendMode=ADD)
                c.drawRect(rect(x, high, 2.0 * (s.wide + 120) / strips, low - high + 26), paint)

    s.shine(curtain, 0.05)


@effect("rainbow", words=("rainbows?(?! (?:flag|coloured|colored|hair|wig|trout))",), hour="day")
def rainbow(s: Scene) -> None:
    bands = ("#FF5A5A", "#FFA24C", "#FFE45C", "#6FDB7C", "#5AB4FF", "#8A7CFF")

    def arch(c: Any, _t: float, _cam: float) -> None:
        for k, code in enumerate(bands):
            r = s.wide * 0.62 - k * 15
            c.drawArc(oval(s.wide * 0.52, s.floor + 30, r, r * 1.02), 180, 180, False,
                      stroke(hexa(code, 82), 16))  # fmt: skip

    s.live(arch, 0.05, first=True)


@effect("shooting_stars", words=("(?:shooting|falling) stars?",), hour="night")
def shooting_stars(s: Scene) -> None:
    rng = s.rng(311)
    starts = [(rng.uniform(0.2, 1.1), rng.uniform(40, 380), rng.uniform(1.9, 3.4)) for _ in range(5)]

    def streak(c: Any, t: float, _cam: float) -> None:
        for k, (x, y, every) in enumerate(starts):
            u = ((t + k * 0.77) % every) / 0.7
            if u >= 1:
                continue
            hx, hy = x * s.wide - 360 * u, y + 190 * u
            fade = math.sin(math.pi * u)
            tail = linear((hx, hy), (hx + 150, hy - 80), [alpha(0xFFFFFFFF, 240 * fade), alpha(0xFFFFFFFF, 0)])
            tail.setStyle(skia.Paint.kStroke_Style)
            tail.setStrokeWidth(3.2)
            c.drawLine(hx, hy, hx + 150, hy - 80, tail)
            c.drawCircle(hx, hy, 3.6, fill(alpha(0xFFFFFFFF, 255 * fade)))

    s.live(streak, 0.05, first=True)


@effect("fireworks", words=("fireworks?(?: display| show)?",), hour="night")
def fireworks(s: Scene) -> None:
    """A rocket climbs, bursts into a sphere that gravity bends down, and fades."""
    rng = s.rng(312)
    shells = [(rng.uniform(0.14, 0.86), rng.uniform(170, 470), k * 0.62 + rng.random() * 0.3, rng.randrange(6))
              for k in range(5)]  # fmt: skip
    every, climb = 3.1, 0.8

    def burst(c: Any, t: float, _cam: float) -> None:
        for x, y, start, hue in shells:
            u = (t - start) % every
            colour = hexa(pick(_BURSTS, hue + int((t - start) // every)))
            if u < climb:
                at = 900 - (900 - y) * math.sin(u / climb * math.pi / 2)
                c.drawLine(x * s.wide, at, x * s.wide, at + 46, stroke(alpha(hexa("#FFE7B0"), 200), 3))
                continue
            v = u - climb
            fade = max(0.0, 1 - v / 1.7)
            reach = 165 * (1 - math.exp(-3.2 * v))
            for i in range(34):
                a, ring = i * math.tau / 17, 1.0 if i < 17 else 0.58
                px = x * s.wide + math.cos(a) * reach * ring
                py = y + math.sin(a) * reach * ring + 46 * v * v
                tail = stroke(alpha(colour, 200 * fade), 3.4 * fade + 0.8)
                c.drawLine(lerp(px, x * s.wide, 0.22), lerp(py, y, 0.22), px, py, tail)
                c.drawCircle(px, py, 5.0 * fade + 0.8, fill(alpha(colour, 255 * fade)))

    def shine(c: Any, t: float, _cam: float) -> None:
        for x, y, start, hue in shells:
            v = (t - start) % every - climb
            if 0 <= v < 1.2:
                colour = hexa(pick(_BURSTS, hue + int((t - start) // every)))
                glow(c, x * s.wide, y, 330, colour, 190 * (1 - v / 1.2) ** 2)

    s.live(burst, 0.05, first=True)
    s.shine(shine, 0.05)


@effect(
    "sky_lanterns", words=(r"(?:sky|floating|flying) lanterns", "lanterns (?:rise|float|fly|drift)\\w*"), hour="night"
)
def sky_lanterns(s: Scene) -> None:
    rng = s.rng(313)
    lamps = sorted((rng.uniform(0.25, 1.0), rng.random(), rng.random(), rng.random() * 6) for _ in range(24))

    def place(x: float, y: float, z: float, o: float, t: float) -> tuple[float, float]:
        return x * s.wide + math.sin(t * 0.5 + o) * 26, 1010 - ((y + t * 0.028 * z) % 1) * 1080

    def rise(c: Any, t: float, _cam: float) -> None:
        for z, x, y, o in lamps:
            cx, cy = place(x, y, z, o, t)
            w, h = 21 * z, 30 * z
            body = linear((cx, cy - h), (cx, cy + h), [hexa("#F08A2C"), hexa("#FFD58A")])
            c.drawPath(smooth([(cx - w * 0.7, cy + h), (cx - w, cy - h * 0.3), (cx, cy - h), (cx + w, cy - h * 0.3),
                               (cx + w * 0.7, cy + h)]), body)  # fmt: skip

    def shine(c: Any, t: float, _cam: float) -> None:
        for z, x, y, o in lamps:
            cx, cy = place(x, y, z, o, t)
            glow(c, cx, cy, 90 * z, hexa("#FFB454"), 120 + 26 * math.sin(t * 6 + o))

    s.live(rise)
    s.shine(shine, 0.05)


@effect("flock", words=("(?:distant|migrating) birds", "birds in the (?:sky|distance)"))
def flock(s: Scene) -> None:
    """Small birds far away, in a loose wedge."""
    rng = s.rng(314)
    birds = [(k % 5 * 34 + rng.uniform(-9, 9), (k % 5) * 20 * (-1) ** k + rng.uniform(-8, 8), rng.random() * 6)
             for k in range(13)]  # fmt: skip
    ink = s.tone(hexa("#3A4052"), 0.35)

    def fly(c: Any, t: float, _cam: float) -> None:
        x0 = (t * 62 + 460) % (s.wide + 420) - 210
        for dx, dy, o in birds:
            x, y = x0 - dx * 1.3, 300 + dy * 1.6 + math.sin(t + o) * 6
            lift = math.sin(t * 7 + o) * 7
            c.drawPath(smooth([(x - 13, y - lift), (x - 5, y - 3), (x, y + 2), (x + 5, y - 3), (x + 13, y - lift)],
                              False), stroke(ink, 3.4))  # fmt: skip

    s.live(fly, 0.05, first=True)


@effect("racing_clouds", words=(rf"clouds (?:are )?{MOVES}", "(?:racing|rolling|passing|rushing|fast) clouds"))
def racing_clouds(s: Scene) -> None:
    """Clouds in a hurry, in three depths."""
    rng = s.rng(315)
    puffs = [(rng.random(), rng.uniform(60, 480), rng.uniform(0.5, 1.25)) for _ in range(9)]
    surface = skia.Surface(260, 120)
    c0 = surface.getCanvas()
    tint = s.tone(hexa("#FFFFFF"), 0.1)
    for x, y, r in ((60, 76, 40), (110, 56, 52), (165, 62, 46), (205, 80, 34), (130, 84, 44)):
        c0.drawCircle(x, y, r, skia.Paint(AntiAlias=True, Color=alpha(tint, 150),
                                          MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 9)))  # fmt: skip
    cloud = surface.makeImageSnapshot()

    def race(c: Any, t: float, _cam: float) -> None:
        for x, y, z in puffs:
            w, h = 420 * z, 190 * z
            at = (x * (s.wide + w) + t * 210 * z) % (s.wide + w) - w
            c.drawImageRect(cloud, rect(at, y - h / 2, w, h), skia.SamplingOptions(skia.FilterMode.kLinear))

    s.live(race, 0.05, first=True)
