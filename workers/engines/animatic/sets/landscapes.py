"""Open land: meadow, farm, mountain, desert, snowfield, volcano, sky."""

import math
from typing import Any

import skia

from workers.engines.animatic.art.built import BUILT
from workers.engines.animatic.art.draw import (
    ADD,
    LINEAR,
    alpha,
    fill,
    glow,
    hexa,
    linear,
    lit,
    mix,
    oval,
    poly,
    rect,
    rgb,
    shade,
    smooth,
    stroke,
)  # fmt: skip
from workers.engines.animatic.sets import brush as b
from workers.engines.animatic.sets.base import HIGH, MARGIN_X, Scene, scene


def drift(s: Scene, n: int, colour: int, size: float = 2.2, speed: float = 14, low: float = 1150) -> None:
    """Pollen, dust or embers in the air before the actors."""
    rng = s.rng(77)
    motes = [
        (rng.random() * s.wide, rng.random() * low, rng.random() * 6, rng.uniform(0.5, 1) * size) for _ in range(n)
    ]

    def paint(c: Any, t: float, _cam: float) -> None:
        for x, y, o, z in motes:
            a = 120 + 100 * math.sin(t * 2 + o)
            c.drawCircle(
                (x + math.sin(t * 0.5 + o) * 30 + t * speed) % s.wide,
                (y + math.cos(t * 0.4 + o) * 24 - t * 5) % low,
                z,
                fill(alpha(colour, a)),
            )

    s.front(paint)


def sun_glow(s: Scene, x: float = 0.7, y: float = 0.24, r: float = 420, strength: float = 0.5) -> None:
    """The sun or moon bleeds into the lens."""
    if s.tone.weather in ("rain", "storm", "snow", "fog"):
        return
    colour = s.tone.spec.shaft

    def paint(c: Any, t: float, cam: float) -> None:
        yy = 770 if s.tone.hour in ("dawn", "dusk") else y * HIGH
        k = strength * (0.4 if s.tone.hour == "night" else 0.3 if s.tone.hour == "day" else 0.7)
        glow(c, x * s.wide - cam * 0.05, yy, r * (1 + 0.02 * math.sin(t)), colour, 150 * k, ADD)

    s.shine(paint)


def _foreground_grass(s: Scene, colour: int) -> None:
    def paint(c: Any) -> None:
        rng = s.rng(99)
        for edge in (-1, 1):
            for _ in range(26):
                x = rng.uniform(-60, s.wide * 0.24) if edge < 0 else s.wide - rng.uniform(-60, s.wide * 0.24)
                reach = 1 - min(1.0, abs(x - (0 if edge < 0 else s.wide)) / (s.wide * 0.3))
                h = rng.uniform(80, 200) * (0.4 + reach)
                lean = rng.uniform(-30, 30)
                col = s.tone(mix(colour, shade(shade(colour)), rng.random()))
                c.drawPath(smooth([(x - 8, HIGH + 60), (x + lean * 0.4, HIGH + 20 - h * 0.5), (x + lean, HIGH + 30 - h),
                                   (x + 8, HIGH + 60)]), fill(col))  # fmt: skip

    s.near(paint, 6)


@scene("meadow")
def meadow(s: Scene) -> None:
    t, grass = s.tone, hexa(b.GRASS[s.tone.season])
    s.ground, s.floor, s.surface, s.ambience = 1120, 930, "grass", ("birds", "wind")

    def far(c: Any) -> None:
        b.sky(s, c)
        b.ridge(s, c, 900, 150, 190, t(hexa("#7FA9C9"), 0.9), t(hexa("#8FB9A9"), 0.8), 1)

    def hills(c: Any) -> None:
        b.ridge(s, c, 920, 90, 240, t(lit(grass), 0.55), t(grass, 0.4), 2)
        rng = s.rng(3)
        for _ in range(int(9 * s.wide / 704)):
            b.tree(
                c,
                rng.uniform(0, s.wide),
                rng.uniform(890, 940),
                rng.uniform(80, 130),
                t(b.leaf_colour(t, rng), 0.45),
                t(hexa("#6B4A34"), 0.4),
                rng,
            )
        b.haze_band(s, c, 930, 70, 90)

    def near(c: Any) -> None:
        b.ground(s, c, 960, (t(lit(grass), 0.2), t(grass, 0.05), t(shade(shade(grass)))))
        rng = s.rng(4)
        for x in (-0.04, 1.05):
            b.tree(c, x * s.wide, 1040, rng.uniform(420, 500), t(b.leaf_colour(t, rng)), t(hexa("#6B4A34")), rng)
        b.tufts(s, c, 980, 1300, 130, t(shade(grass)))
        if t.season in ("spring", "summer") and t.weather != "snow":
            b.flowers(s, c, 990, 1290, 60, ("#F2545B", "#FFD23F", "#FFFFFF", "#B79CED", "#F79AC0"))

    s.plate(0.12, far)
    s.plate(0.35, hills)
    s.plate(0.6, near)
    _foreground_grass(s, shade(grass))
    sun_glow(s)
    drift(s, 34, t.spec.shaft)


@scene("farm")
def farm(s: Scene) -> None:
    t = s.tone
    s.ground, s.floor, s.surface, s.ambience = 1130, 940, "earth", ("birds", "wind")
    field, wheat = hexa("#C9B24A"), hexa("#E8C65A")

    def far(c: Any) -> None:
        b.sky(s, c, (0.25, 0.2))
        b.ridge(s, c, 880, 90, 260, t(hexa("#8FB97A"), 0.75), t(hexa("#9CC07A"), 0.6), 1)

    def mid(c: Any) -> None:
        c.drawRect(
            rect(-MARGIN_X, 890, s.wide + 2 * MARGIN_X, 400),
            linear((0, 890), (0, 1010), [t(wheat, 0.4), t(field, 0.2)]),
        )
        for k in range(-14, 22):
            c.drawPath(
                poly(
                    (s.wide / 2 + k * 36, 890),
                    (s.wide / 2 + k * 36 + 12, 890),
                    (s.wide / 2 + k * 120 + 50, 1100),
                    (s.wide / 2 + k * 120, 1100),
                ),
                fill(alpha(t(shade(field), 0.2), 120)),
            )
        _barn(s, c, s.wide * 0.72, 960)
        mill = BUILT["windmill"]
        c.save()
        c.translate(s.wide * 0.16, 930)
        c.scale(1.35, 1.35)
        mill.draw(c, 0.8, 0, t(hexa("#F2E8D8"), 0.35))
        c.restore()
        b.haze_band(s, c, 900, 60, 80)

    def near(c: Any) -> None:
        b.ground(s, c, 1020, (t(hexa("#C79A64")), t(hexa("#A97B4C")), t(hexa("#6E4A34"))), 8)
        ink = t(hexa("#8A5B3A"))
        for x in range(int(-MARGIN_X), int(s.wide + MARGIN_X), 96):
            c.drawRoundRect(rect(x, 940, 15, 110), 5, 5, linear((x, 0), (x + 15, 0), [lit(ink), shade(ink)]))
        for y in (965, 1005):
            c.drawRect(
                rect(-MARGIN_X, y, s.wide + 2 * MARGIN_X, 11), linear((0, y), (0, y + 11), [lit(ink), shade(ink)])
            )
        b.tufts(s, c, 1050, 1290, 80, t(hexa("#8FA24A")))

    s.plate(0.12, far)
    s.plate(0.38, mid)
    s.plate(0.6, near)
    _foreground_grass(s, hexa("#A98E3A"))
    sun_glow(s, 0.25, 0.2)
    drift(s, 26, hexa("#FFE9A8"))


def _barn(s: Scene, c: Any, x: float, base: float) -> None:
    t = s.tone
    red, white = t(hexa("#B8392E"), 0.25), t(hexa("#F6F0E6"), 0.25)
    c.drawPath(poly((x - 110, base), (x - 110, base - 130), (x - 76, base - 196), (x, base - 232), (x + 76, base - 196),
                    (x + 110, base - 130), (x + 110, base)),
               linear((x - 110, 0), (x + 110, 0), [lit(red), red, shade(red)]))  # fmt: skip
    c.drawPath(smooth([(x - 122, base - 126), (x - 82, base - 200), (x, base - 240), (x + 82, base - 200),
                       (x + 122, base - 126)], False), stroke(t(hexa("#5A4A4A"), 0.25), 14))  # fmt: skip
    c.drawRect(rect(x - 46, base - 100, 92, 100), fill(white))
    c.drawRect(rect(x - 40, base - 94, 80, 94), fill(shade(red)))
    c.drawLine(x - 40, base - 94, x + 40, base, stroke(white, 7))
    c.drawLine(x + 40, base - 94, x - 40, base, stroke(white, 7))
    c.drawRoundRect(rect(x - 18, base - 178, 36, 40), 18, 18, fill(hexa("#FFD98A") if t.night > 0.3 else white))


@scene("mountain")
def mountain(s: Scene) -> None:
    t = s.tone
    s.ground, s.floor, s.surface, s.ambience = 1120, 960, "stone", ("wind",)

    def far(c: Any) -> None:
        b.sky(s, c, (0.3, 0.2), clouds=2)
        b.ridge(s, c, 800, 420, 230, t(hexa("#6E86B8"), 0.7), t(hexa("#8FA6CC"), 0.7), 1, "peaks", True)
        b.haze_band(s, c, 830, 140, 190)

    def mid(c: Any) -> None:
        b.ridge(s, c, 930, 260, 190, t(hexa("#4F6A94"), 0.4), t(hexa("#6B86A4"), 0.4), 2, "peaks", True)
        b.haze_band(s, c, 960, 90, 150)
        rng = s.rng(5)
        for _ in range(int(26 * s.wide / 704)):
            b.pine(
                c, rng.uniform(-60, s.wide + 60), rng.uniform(960, 1010), rng.uniform(90, 170), t(hexa("#3F7064"), 0.35)
            )

    def near(c: Any) -> None:
        stone = hexa("#8A8F86")
        b.ground(s, c, 1020, (t(hexa("#8FAE6B")), t(hexa("#6E8F5B")), t(hexa("#3F5A4A"))), 22)
        rng = s.rng(6)
        for x, y, r in ((0.06, 1090, 70), (0.93, 1070, 90), (0.8, 1190, 50), (0.2, 1230, 60), (1.02, 1260, 110)):
            b.rock(c, x * s.wide, y, r, t(stone), rng)
        b.tufts(s, c, 1040, 1290, 70, t(hexa("#6E8F4A")))
        for x in (-0.03, 1.03):
            b.pine(c, x * s.wide, 1100, 460, t(hexa("#2F5F54")))

    s.plate(0.1, far)
    s.plate(0.32, mid)
    s.plate(0.6, near)
    sun_glow(s, 0.3, 0.2)
    drift(s, 18, t.spec.shaft)


@scene("desert")
def desert(s: Scene) -> None:
    t, sand = s.tone, hexa("#EDB868")
    s.ground, s.floor, s.surface, s.ambience = 1130, 950, "sand", ("wind",)

    def far(c: Any) -> None:
        b.sky(s, c, (0.66, 0.2), clouds=1)
        b.ridge(s, c, 900, 190, 70, t(hexa("#C97A52"), 0.6), t(hexa("#E0A070"), 0.5), 2, "mesa")
        b.haze_band(s, c, 890, 80, 110)

    def dunes(c: Any) -> None:
        for k, (y, amp, d) in enumerate(((940, 70, 0.4), (1000, 60, 0.2))):
            rng = s.rng(10 + k)
            path = b.outline(s, y, amp, 300, rng)
            c.drawPath(
                path, linear((0, y - amp), (s.wide * 0.3, y + 200), [t(lit(sand), d), t(sand, d), t(shade(sand), d)])
            )

    def near(c: Any) -> None:
        path = b.ground(s, c, 1050, (t(lit(sand)), t(sand), t(shade(shade(sand)))), 24)
        c.save()
        c.clipPath(path, True)
        for k in range(16):
            y = 1070 + k * 15
            c.drawPath(smooth([(x, y + math.sin(x * 0.02 + k) * 5) for x in range(-160, int(s.wide) + 200, 60)], False),
                       stroke(alpha(t(shade(sand)), 80), 1.6))  # fmt: skip
        c.restore()
        for x, y, h in ((0.1, 1085, 190), (0.92, 1070, 240)):
            _cactus(s, c, x * s.wide, y, h)
        rng = s.rng(12)
        for x, y, r in ((0.8, 1190, 34), (0.16, 1200, 26)):
            b.rock(c, x * s.wide, y, r, t(hexa("#B5714A")), rng)

    s.plate(0.1, far)
    s.plate(0.35, dunes)
    s.plate(0.6, near)
    sun_glow(s, 0.66, 0.2, 520, 0.7)
    _blowing(s, hexa("#FFE2AE"), 40)


def _cactus(s: Scene, c: Any, x: float, base: float, h: float) -> None:
    green = s.tone(hexa("#4E9B62"))
    for pts, w in (([(x, base), (x, base - h)], h * 0.15), ([(x, base - h * 0.4), (x - h * 0.2, base - h * 0.42),
                    (x - h * 0.22, base - h * 0.66)], h * 0.1), ([(x, base - h * 0.3), (x + h * 0.2, base - h * 0.33),
                    (x + h * 0.21, base - h * 0.56)], h * 0.1)):  # fmt: skip
        c.drawPath(smooth(pts, False), stroke(green, w))
        c.drawPath(smooth([(px - w * 0.2, py) for px, py in pts], False), stroke(alpha(lit(lit(green)), 150), w * 0.24))


def _blowing(s: Scene, colour: int, n: int) -> None:
    rng = s.rng(55)
    grains = [(rng.random() * s.wide, rng.uniform(900, 1270), rng.random() * 6, rng.uniform(0.3, 1)) for _ in range(n)]

    def paint(c: Any, t: float, _cam: float) -> None:
        for x, y, o, z in grains:
            c.drawOval(rect((x + t * 120 * z) % (s.wide + 80) - 60, y + math.sin(t + o) * 10, 26 * z, 3 * z),
                       fill(alpha(colour, 70)))  # fmt: skip

    s.front(paint)


@scene("snowfield")
def snowfield(s: Scene) -> None:
    t = s.tone
    s.tone.season = "winter"
    s.ground, s.floor, s.surface, s.ambience = 1120, 940, "snow", ("wind",)
    white, blue = hexa("#F4F9FF"), hexa("#BCD2EC")

    def far(c: Any) -> None:
        b.sky(s, c, (0.72, 0.26), clouds=2)
        if t.hour == "night":
            _aurora(s, c)
        b.ridge(s, c, 880, 240, 210, t(hexa("#9DB6DC"), 0.7), t(hexa("#C6D8EE"), 0.6), 1, "peaks", True)
        b.haze_band(s, c, 890, 90, 140)

    def mid(c: Any) -> None:
        b.ridge(s, c, 950, 70, 260, t(white, 0.3), t(blue, 0.2), 2)
        rng = s.rng(3)
        for _ in range(int(16 * s.wide / 704)):
            x = rng.uniform(-40, s.wide + 40)
            b.pine(c, x, rng.uniform(930, 985), rng.uniform(100, 200), t(hexa("#4F7F86"), 0.35), t(white, 0.25))

    def near(c: Any) -> None:
        path = b.ground(s, c, 1020, (t(white), t(hexa("#E3EEFA")), t(hexa("#A9C2E2"))), 20)
        c.save()
        c.clipPath(path, True)
        for k in range(6):
            y = 1050 + k * 40
            c.drawOval(oval(s.wide * (0.2 + 0.15 * k % 0.9), y, 190, 13), fill(alpha(t(blue), 70)))
        c.restore()
        for x, h in ((-0.02, 520), (1.03, 470), (0.9, 300)):
            b.pine(c, x * s.wide, 1080, h, t(hexa("#3F7078")), t(white))

    s.plate(0.1, far)
    s.plate(0.35, mid)
    s.plate(0.6, near)
    sun_glow(s, 0.72, 0.26, 380, 0.4)
    drift(s, 40, rgb(255, 255, 255), 2.6, -10)


def _aurora(s: Scene, c: Any) -> None:
    for k, col in enumerate(("#3DFFB0", "#6FA8FF", "#B06FFF")):
        pts = [(x, 210 + k * 66 + math.sin(x * 0.006 + k * 1.4) * 66) for x in range(-160, int(s.wide) + 200, 60)]
        path = smooth([*pts, *[(x, y + 210) for x, y in reversed(pts)]])
        c.drawPath(path, linear((0, 150 + k * 66), (0, 470 + k * 66), [alpha(hexa(col), 0), alpha(hexa(col), 120),
                                                                      alpha(hexa(col), 0)], None,
                                MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 22)))  # fmt: skip


@scene("volcano")
def volcano(s: Scene) -> None:
    t = s.tone
    s.ground, s.floor, s.surface, s.ambience = 1130, 960, "stone", ("fire", "wind")
    s.rim = (rgb(255, 150, 70, 240), rgb(255, 90, 60, 150))
    s.ambient = (rgb(255, 90, 40, 44), rgb(30, 6, 20, 120))
    lava = hexa("#FF6A1F")
    vx = s.wide * 0.55

    def far(c: Any) -> None:
        dusk = [hexa("#1C0E2E"), hexa("#4A1836"), hexa("#9A2F34"), hexa("#F2713A")]
        c.drawPaint(linear((0, -80), (0, 960), [mix(a, x, 0.25) for a, x in zip(dusk, t.sky, strict=True)]))
        for k in range(9):
            b.cloud(c, vx + (k % 3 - 1) * 90 - k * 20, 300 - k * 44, 0.9 + k * 0.12, hexa("#5A3A44"), hexa("#2A1626"))
        glow(c, vx, 360, 420, lava, 230)
        c.drawPath(
            poly((vx - 460, 1000), (vx - 250, 760), (vx - 92, 420), (vx + 92, 420), (vx + 240, 740), (vx + 470, 1000)),
            linear((vx - 300, 0), (vx + 300, 0), [hexa("#5A3540"), hexa("#3A2230"), hexa("#22121E")]),
        )
        c.drawOval(oval(vx, 422, 92, 16), fill(hexa("#FFD36B")))
        for d, w in ((-40, 26), (16, 34), (60, 18)):
            c.drawPath(
                smooth(
                    [
                        (vx + d - w * 0.5, 420),
                        (vx + d * 1.6 - w * 0.4, 580),
                        (vx + d * 2.6, 760),
                        (vx + d * 2.2, 960),
                        (vx + d * 2.2 + w, 960),
                        (vx + d * 2.9, 740),
                        (vx + d * 1.6 + w * 0.4, 560),
                        (vx + d + w * 0.5, 420),
                    ]
                ),
                linear((0, 420), (0, 960), [hexa("#FFE08A"), lava, hexa("#C62F1F")]),
            )

    def near(c: Any) -> None:
        rock = hexa("#4A303A")
        b.ground(s, c, 1010, (hexa("#6B3A3A"), hexa("#3A2430"), hexa("#180C18")), 26)
        rng = s.rng(4)
        for _ in range(12):
            x, y = rng.uniform(0, s.wide), rng.uniform(1040, 1270)
            w = (y - 980) * 0.5
            crack = smooth([(x, y), (x + w * 0.4, y + 5), (x + w * 0.8, y - 3), (x + w * 1.4, y + 6)], False)
            c.drawPath(crack, stroke(alpha(lava, 90), 12))
            c.drawPath(crack, stroke(hexa("#FFC04A"), 3.5))
        for x, y, r in ((0.03, 1080, 90), (0.97, 1060, 110), (0.86, 1220, 70), (0.1, 1250, 80)):
            b.rock(c, x * s.wide, y, r, rock, rng)

    s.plate(0.14, far)
    s.plate(0.6, near)
    rng = s.rng(8)
    sparks = [(rng.uniform(-1, 1), rng.uniform(0.6, 1.2), rng.random()) for _ in range(44)]

    def erupt(c: Any, time: float, cam: float) -> None:
        for d, v, o in sparks:
            u = (time * 0.55 * v + o) % 1
            x, y = vx - cam * 0.14 + d * 260 * u, 420 - 430 * v * u + 620 * u * u
            c.drawCircle(x, y, 5 * (1 - u) + 1.5, fill(mix(hexa("#FFE9A0"), hexa("#E5381F"), u)))

    s.live(erupt)
    s.shine(lambda c, time, cam: glow(c, vx - cam * 0.14, 400, 300 + 20 * math.sin(time * 5), lava, 190, ADD))
    drift(s, 40, hexa("#FFB04A"), 2.4, -20)


@scene("sky")
def high_sky(s: Scene) -> None:
    t = s.tone
    s.ground, s.floor, s.medium, s.surface, s.ambience, s.wet = 840, 500, "air", "air", ("wind",), False

    def far(c: Any) -> None:
        b.sky(s, c, (0.7, 0.2), 1280, clouds=2)
        b.haze_band(s, c, 1200, 300, 160)

    tint = mix(t.sky[3], rgb(255, 255, 255), 0.6 if t.hour == "day" else 0.2)
    under = mix(tint, t.sky[1], 0.4)

    def mid(c: Any) -> None:
        rng = s.rng(4)
        for _ in range(int(7 * s.wide / 704)):
            b.cloud(
                c, rng.uniform(0, s.wide), rng.uniform(560, 1050), rng.uniform(0.5, 1.0), mix(tint, under, 0.25), under
            )

    def floor(c: Any) -> None:
        rng = s.rng(5)
        for _ in range(int(16 * s.wide / 704)):
            b.cloud(c, rng.uniform(-60, s.wide + 60), rng.uniform(1130, 1290), rng.uniform(0.9, 1.6), tint, under)

    def near(c: Any) -> None:
        b.cloud(c, -10, 1180, 1.6, tint, under)
        b.cloud(c, s.wide + 20, 1240, 1.7, tint, under)

    s.plate(0.08, far)
    s.plate(0.3, mid)
    s.plate(0.5, floor)
    s.near(near, 10, 1.5)
    puff = _puff(tint, under)
    rng = s.rng(6)
    passing = [(rng.random(), rng.uniform(120, 1100), rng.uniform(0.5, 1.0), rng.uniform(40, 120)) for _ in range(5)]

    def drifting(c: Any, time: float, cam: float) -> None:
        for o, y, k, v in passing:
            x = s.wide + 260 - ((o * (s.wide + 620) + v * time) % (s.wide + 620)) - cam * 0.4
            c.drawImageRect(puff, skia.Rect.MakeXYWH(x, y, 320 * k, 150 * k), LINEAR, skia.Paint(Alphaf=0.75))

    s.live(drifting)
    sun_glow(s, 0.7, 0.2, 520, 0.7)


def _puff(tint: int, under: int) -> Any:
    surface = skia.Surface(320, 150)
    b.cloud(surface.getCanvas(), 150, 84, 1.0, alpha(tint, 235), alpha(under, 200))
    return surface.makeImageSnapshot()


__all__ = ["desert", "drift", "farm", "high_sky", "meadow", "mountain", "snowfield", "sun_glow", "volcano"]
