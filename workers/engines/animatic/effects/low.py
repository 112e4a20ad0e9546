"""What lives near the ground: small lights, mist, spray and steam."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.draw import LINEAR, alpha, fill, glow, hexa, mix, oval, radial, rect, smooth, stroke
from workers.engines.animatic.effects.base import effect, pick
from workers.engines.animatic.sets.base import HIGH, Scene


@effect("fireflies", words=("fireflies", "glow-? ?worms", "lightning bugs"), hour="night")
def fireflies(s: Scene) -> None:
    rng = s.rng(321)
    flies = [(rng.random(), rng.uniform(520, 1200), rng.random() * 6, rng.uniform(0.6, 1.2)) for _ in range(34)]
    hue = hexa("#E8FF7A")

    def place(x: float, y: float, o: float, v: float, t: float) -> tuple[float, float, float]:
        on = max(0.0, math.sin(t * 1.6 * v + o * 2))
        return x * s.wide + math.sin(t * 0.7 * v + o) * 60, y + math.cos(t * 0.9 * v + o * 1.7) * 42, on

    def specks(c: Any, t: float, _cam: float) -> None:
        for x, y, o, v in flies:
            fx, fy, on = place(x, y, o, v, t)
            c.drawCircle(fx, fy, 3.2, fill(alpha(hue, 70 + 185 * on)))

    def shine(c: Any, t: float, _cam: float) -> None:
        for x, y, o, v in flies:
            fx, fy, on = place(x, y, o, v, t)
            glow(c, fx, fy, 44, hue, 190 * on)

    s.front(specks)
    s.shine(shine)


@effect("butterflies", words=("(?:swarm|cloud|hundreds|dozens) of butterflies",))
def butterflies(s: Scene) -> None:
    rng = s.rng(322)
    tints = ("#F59E3D", "#5AA9F5", "#F277A8", "#F4CB3C")
    wings = [(rng.random(), rng.uniform(420, 1120), rng.random() * 6, rng.uniform(0.7, 1.3)) for _ in range(12)]

    def flutter(c: Any, t: float, _cam: float) -> None:
        for i, (x, y, o, z) in enumerate(wings):
            c.save()
            c.translate((x * s.wide + math.sin(t * 0.8 + o) * 110 + t * 18) % (s.wide + 60) - 30,
                        y + math.sin(t * 1.9 + o) * 46)  # fmt: skip
            c.scale(z * (0.25 + 0.75 * abs(math.sin(t * 9 + o))), z)
            hue = s.tone(hexa(pick(tints, i)))
            for side in (-1, 1):
                c.drawOval(oval(side * 11, -6, 11, 9), fill(hue))
                c.drawOval(oval(side * 8, 7, 7, 6), fill(hue))
            c.drawLine(0, -10, 0, 10, stroke(hexa("#2B2832"), 3))
            c.restore()

    s.front(flutter)


@effect("mist", words=("(?:morning |low |thin )?mist", "ground fog", "misty"))
def mist(s: Scene) -> None:
    """A low bank over water or meadow; `weather.fog` is what hides the distance."""
    surface = skia.Surface(256, 64)
    canvas = surface.getCanvas()
    canvas.translate(128, 32)
    canvas.scale(1, 0.25)
    pale = alpha(mix(s.tone.haze, 0xFFFFFFFF, 0.55), 215)
    canvas.drawCircle(0, 0, 128, radial((0, 0), 128, [pale, alpha(pale, 80), alpha(pale, 0)], [0, 0.55, 1]))
    bank = surface.makeImageSnapshot()
    rng = s.rng(323)
    banks = [(rng.random(), rng.uniform(s.floor - 170, s.floor + 60), rng.uniform(1.6, 3.2)) for _ in range(11)]

    def roll(c: Any, t: float, _cam: float) -> None:
        for x, y, k in banks:
            w, h = 300 * k, 62 * k
            at = (x * (s.wide + w) + t * 12 * k) % (s.wide + w) - w
            c.drawImageRect(bank, rect(at, y - h / 2, w, h), LINEAR, skia.Paint(Alphaf=0.62))

    s.live(roll)


@effect(
    "spray",
    words=(
        "(?:crashing|breaking|huge|giant|stormy) waves",
        r"waves (?:are )?(?:crash|break|pound|batter|smash|hit|beat|lash)\w*"
        r"(?: (?:up |down )?(?:on|onto|against|over|into|at)(?: the| its| some)?(?: \w+)? "
        r"(?:rocks?|cliffs?|boulders?)\b)?",
        "(?:sea )?spray",
        "(?:stormy|rough|raging|choppy) (?:seas?|ocean)",
    ),
)
def spray(s: Scene) -> None:
    """Waves that break: a wall of foam climbs at the water's edge, bursts and falls back."""
    rng = s.rng(324)
    spots = [(k / 4 + rng.uniform(-0.08, 0.08), rng.random() * 3) for k in range(5)]
    drops = [(rng.uniform(-1, 1), rng.uniform(0.4, 1), rng.uniform(2, 6)) for _ in range(26)]
    foam = s.tone(hexa("#F2FAFF"))

    puffs = [(rng.uniform(-1, 1), rng.random(), rng.uniform(26, 60)) for _ in range(16)]
    shade = mix(foam, s.tone(hexa("#9CC4DA")), 0.55)

    def crash(c: Any, t: float, _cam: float) -> None:
        for x, o in spots:
            u = ((t + o) % 3.0) / 3.0
            if u > 0.7:
                continue
            v, cx, base = u / 0.7, x * s.wide, s.floor + 26
            burst = math.sin(math.pi * min(1.0, v * 1.1))
            for dx, up, r in puffs:
                # a heap of foam, highest in the middle, that spreads as it falls back
                px, py = cx + dx * (90 + 90 * v), base - 200 * burst * up * (1 - 0.7 * abs(dx))
                size = r * (0.5 + 0.5 * burst)
                c.drawCircle(px, py, size, fill(alpha(mix(shade, foam, up), 120 * (1 - v))))
            for dx, up, r in drops:
                py = base - 300 * burst * up + 200 * v * v
                c.drawCircle(cx + dx * (40 + 190 * v), py, r, fill(alpha(foam, 230 * (1 - v))))

    s.live(crash)


@effect("smoke", words=("(?:thick |black |grey |gray |dark |huge )*smoke(?= |,|\\.|$)", "smoky"))
def smoke(s: Scene) -> None:
    """Dark puffs that lean with the wind, behind the actors."""
    rng = s.rng(327)
    puffs = [(rng.uniform(-0.1, 1.0), rng.random(), rng.uniform(70, 150)) for _ in range(11)]
    grey = s.tone(hexa("#5B5862"), 0.2)

    def rise(c: Any, t: float, _cam: float) -> None:
        for x, o, r in puffs:
            u = (t * 0.09 + o) % 1
            cx, cy = x * s.wide + 210 * u + math.sin(u * 6 + o * 6) * 24, s.floor + 60 - 900 * u
            size = r * (0.5 + 1.2 * u)
            veil = [alpha(grey, 120 * math.sin(math.pi * u)), alpha(grey, 0)]
            c.drawCircle(cx, cy, size, radial((cx, cy), size, veil))

    s.live(rise)


@effect("steam", words=("steam(?! (?:train|engine|locomotive|boat|ship|punk))", "vapou?r", "steaming"), outdoors=False)
def steam(s: Scene) -> None:
    rng = s.rng(325)
    puffs = [(rng.uniform(0.1, 0.9), rng.random(), rng.uniform(40, 90)) for _ in range(9)]

    def rise(c: Any, t: float, _cam: float) -> None:
        for x, o, r in puffs:
            u = (t * 0.12 + o) % 1
            cx, cy = x * s.wide + math.sin(u * 5 + o * 6) * 40, HIGH - 40 - 760 * u
            size = r * (0.6 + 1.1 * u)
            veil = [alpha(0xFFFFFFFF, 54 * math.sin(math.pi * u)), alpha(0xFFFFFFFF, 0)]
            c.drawCircle(cx, cy, size, radial((cx, cy), size, veil))

    s.front(rise)


@effect("paper_lanterns", words=("(?:paper |red |hanging |glowing |colou?rful )*lanterns(?! (?:rise|float|fly|drift))",
                                 "(?:fairy|string) lights", "festoons?"), hour="night", outdoors=False)  # fmt: skip
def paper_lanterns(s: Scene) -> None:
    """Lanterns on two cords overhead, swinging a little."""
    rng = s.rng(326)
    tints = ("#F2A93B", "#E4572E", "#F4CB3C", "#F277A8")
    rows = [(150.0, 92.0, 1.0), (285.0, 64.0, 0.78)]
    lamps = [(k, u / 6 + rng.uniform(-0.02, 0.02), rng.random() * 6) for k in range(2) for u in range(7)]

    def place(k: int, u: float, o: float, t: float) -> tuple[float, float, float]:
        y, sag, z = rows[k]
        return u * s.wide + math.sin(t * 1.1 + o) * 5, y + sag * 4 * u * (1 - u) + 30 * z, z

    def hang(c: Any, t: float, _cam: float) -> None:
        for y, sag, _z in rows:
            cord = [(u / 8 * s.wide, y + sag * 4 * u / 8 * (1 - u / 8)) for u in range(9)]
            c.drawPath(smooth(cord, False), stroke(s.tone(hexa("#2B2832")), 2.4))
        for i, (k, u, o) in enumerate(lamps):
            x, y, z = place(k, u, o, t)
            hue = hexa(pick(tints, i))
            c.drawOval(oval(x, y, 27 * z, 33 * z), fill(hue))
            for rib in (-0.5, 0.0, 0.5):
                c.drawOval(oval(x, y, abs(rib) * 27 * z + 2, 33 * z), stroke(alpha(0xFF7A2E10, 70), 1.6))
            c.drawRect(rect(x - 9 * z, y - 37 * z, 18 * z, 6 * z), fill(hexa("#5B3620")))

    def shine(c: Any, t: float, _cam: float) -> None:
        for i, (k, u, o) in enumerate(lamps):
            x, y, z = place(k, u, o, t)
            glow(c, x, y, 110 * z, hexa(pick(tints, i)), 90 + 60 * s.tone.night)

    s.live(hang)
    s.shine(shine)
