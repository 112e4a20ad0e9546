"""Beings of tales: dragons that breathe fire, phoenixes, ghosts, aliens and yetis."""

import math
from typing import Any

from workers.engines.animatic.art.creatures.parts import DARK, ball, blob, eye, fin, mouth
from workers.engines.animatic.art.creatures.registry import Act, creature
from workers.engines.animatic.art.creatures.reptiles import leg, stride
from workers.engines.animatic.art.draw import (
    ADD,
    XY,
    Colour,
    alpha,
    fill,
    glow,
    hexa,
    lerp,
    linear,
    lit,
    mix,
    oval,
    poly,
    radial,
    rgb,
    shade,
    smooth,
    soft,
    stroke,
    tube,
)  # fmt: skip

sin, cos, pi = math.sin, math.cos, math.pi
_HEAT = (rgb(255, 252, 226), rgb(255, 226, 110), rgb(255, 160, 48), rgb(232, 84, 34), rgb(120, 52, 46))


def flames(c: Any, at: XY, aim: float, reach: float, t: float, strength: float = 1.0) -> None:
    """A stream of fire from `at` toward `aim` (radians, y down), as long as `reach`."""
    dx, dy = cos(aim), sin(aim)
    glow(c, at[0] + dx * reach * 0.5, at[1] + dy * reach * 0.5, reach * 0.62, rgb(255, 140, 40), 150 * strength, ADD)
    puffs = sorted((((t * 1.7 + k * 0.6180339) % 1.0, k) for k in range(34)), reverse=True)
    for u, k in puffs:
        wide = u * reach * 0.2
        off = wide * sin(k * 2.4) + 3 * u * sin(t * 9 + k)
        x, y = at[0] + dx * u * reach - dy * off, at[1] + dy * u * reach + dx * off - 10 * u * u
        heat = u * 3.99
        i = int(heat)
        colour = mix(_HEAT[i], _HEAT[min(4, i + 1)], round(heat - i, 1))
        r = (2.4 + reach * 0.125 * u**0.8) * (0.8 + 0.2 * sin(k * 5.1))
        c.drawCircle(x, y, r * strength, fill(alpha(colour, (235 if u < 0.75 else 235 * (1 - u) / 0.25) * strength)))


def _bat_wing(c: Any, root: XY, flap: float, size: float, colour: Colour, skin: Colour) -> None:
    """A wing of four fingers; `flap` -1 is down, 1 is up."""
    a = lerp(0.5, -1.25, (flap + 1) / 2)
    x0, y0 = root
    elbow = (x0 - size * 0.22, y0 + size * 0.42 * sin(a))
    wrist = (elbow[0] - size * 0.1, elbow[1] + size * 0.36 * sin(a - 0.2))
    tips = []
    for k in range(4):
        b = a + 0.28 + k * 0.42 + 0.12 * flap
        tips.append((wrist[0] - size * (0.72 - 0.06 * k) * cos(b * 0.75), wrist[1] + size * (0.62 + 0.02 * k) * sin(b)))
    web = [wrist]
    for k, tip in enumerate(tips):
        web.append(tip)
        nxt = tips[k + 1] if k < 3 else (x0 - size * 0.34, y0 + size * 0.12)
        web.append(((tip[0] + nxt[0]) / 2 * 0.86 + wrist[0] * 0.14, (tip[1] + nxt[1]) / 2 * 0.86 + wrist[1] * 0.14))
    web += [(x0 - size * 0.34, y0 + size * 0.12), root, elbow]
    c.drawPath(poly(*web), linear((wrist[0], wrist[1]), tips[2], [lit(skin), skin, shade(skin)]))
    for tip in tips:
        c.drawPath(smooth([wrist, ((wrist[0] + tip[0]) / 2, (wrist[1] + tip[1]) / 2 - 2), tip], False),
                   stroke(shade(colour), size * 0.022))  # fmt: skip
    tube(c, [root, elbow, wrist], [size * 0.075, size * 0.05, size * 0.035], colour)


@creature("dragon", "wyvern", size=(184, 156), colour="#3FA05A", voice="deep", seat=(-12, 66), reach=46, stride=43,
          deeds=("dance", "cheer", "sing", "wave"))  # fmt: skip
def dragon(c: Any, act: Act, colour: Colour) -> None:
    flying = act.aloft
    skin = mix(colour, hexa("#F2A34A"), 0.5)
    belly = mix(colour, rgb(250, 232, 170), 0.68)
    flap = sin(act.t * (5.6 if flying else 1.7)) * (1.0 if flying else 0.28) + (0.0 if flying else 0.55)
    bob = -flap * 5 if flying else sin(act.t * 1.7) * 1.2
    c.save()
    c.translate(-8, bob - (12 if flying else 0))
    _bat_wing(c, (4, -62), flap * 0.9, 92, shade(colour), shade(skin))
    tail = [(-24.0, -36.0)]
    for k in range(7):
        tail.append((-24 - (k + 1) * 8.6, -36 + (k * 3.9 if not flying else k * 1.4) + 6 * sin(act.t * 2.2 - k * 0.7)))
    if not flying:
        tail = [(x, min(y, -3.0)) for x, y in tail]
    for k, x in enumerate((22.0, -20.0)):
        foot = stride(act, 0.5 * k, x, 13, 9) if not flying else (x - 14, -14.0)
        leg(
            c,
            (x, -30),
            (foot[0], foot[1] - 4 - (0 if flying else bob)),
            17,
            (9, 6, 4.4),
            shade(colour),
            act,
            -1 if k == 0 else 1,
        )
    tube(c, tail, [14, 11.6, 9.4, 7.4, 5.6, 4, 2.8, 1.6], colour, act.light)
    x, y = tail[-1]
    c.drawPath(poly((x + 4, y - 1), (x - 6, y - 10), (x - 13, y + 1), (x - 4, y + 8)), fill(skin))
    blob(
        c, [(-34, -32), (-28, -54), (-4, -64), (22, -64), (34, -50), (26, -30), (2, -20), (-24, -20)], colour, act.light
    )
    c.drawPath(smooth([(32, -52), (27, -32), (4, -21), (-18, -21), (4, -30), (20, -42)]), soft(belly, 1.4))
    sway = sin(act.t * 1.4) * 2.5
    neck = [(24, -54), (38, -64), (42 + sway * 0.4, -82), (40 + sway, -100), (50 + sway, -112)]
    tube(c, neck, [15, 11.4, 9.4, 8.6, 8.4], colour, act.light)
    for k in range(9):
        px, py = (neck[4 - k] if k < 4 else tail[k - 3]) if k != 4 else (-2, -63)
        s = 6.4 - 0.4 * abs(k - 3)
        off = -9.5 if k < 4 else -8 + k * 0.4
        ox = -8 if k < 4 else 0
        c.drawPath(poly((px + ox - s * 0.7, py + off * 0.3 + 1), (px + ox - s * 0.9, py + off - s * 0.3),
                        (px + ox + s * 0.5, py + off * 0.5)), fill(skin))  # fmt: skip
    for k, x in enumerate((26, -16)):
        foot = stride(act, 0.5 - 0.5 * k, x - 2, 13, 9) if not flying else (x - 12, -10.0)
        leg(
            c,
            (x, -28),
            (foot[0], foot[1] - 4 - (0 if flying else bob)),
            17,
            (10.5, 6.6, 4.8),
            colour,
            act,
            -1 if k == 0 else 1,
        )
    _dragon_head(c, act, colour, skin, (52 + sway, -114))
    _bat_wing(c, (-2, -60), flap, 100, colour, skin)
    c.restore()


def _dragon_head(c: Any, act: Act, colour: Colour, skin: Colour, at: XY) -> None:
    blaze = act.item == "fire" and not act.opened > 0.1 and act.t % 3.2 < 2.3
    jaw = max(act.opened, 0.8 if blaze else 0.0)
    c.save()
    c.translate(*at)
    c.rotate((10 if blaze else -4) + sin(act.t * 1.2) * 2)
    for s in (1, 0):
        c.drawPath(smooth([(-4 + s * 4, -10), (-14 + s * 4, -20), (-26 + s * 5, -25), (-12 + s * 4, -12)]),
                   fill(shade(hexa("#F1E3C4")) if s else hexa("#F1E3C4")))  # fmt: skip
    c.drawPath(
        smooth([(-2, 4), (14, 6 + 4 * jaw), (31, 4 + 11 * jaw), (28, 9 + 11 * jaw), (10, 11 + 5 * jaw), (-4, 10)]),
        linear((0, 0), (0, 20), [colour, shade(colour)]),
    )
    if jaw > 0.08:
        c.drawPath(smooth([(2, 3), (14, 6 + 4 * jaw), (29, 4 + 11 * jaw), (32, 0), (12, 0)]), fill(rgb(120, 30, 40)))
    if blaze:
        grown = min(1.0, act.t % 3.2 / 0.4, (2.3 - act.t % 3.2) / 0.25 + 0.2)
        flames(c, (29, 4), 0.06 + 0.05 * sin(act.t * 2.1), 104 * grown, act.t)
    for k in range(3):
        x = 18 + k * 5.4
        c.drawPath(poly((x - 1.6, 1.5), (x + 1.6, 1.5), (x, 6)), fill(rgb(252, 250, 240)))
    blob(
        c, [(-12, 4), (-12, -9), (-2, -15), (10, -11), (20, -8), (31, -8), (35, -1), (28, 3), (8, 4)], colour, act.light
    )
    c.drawOval(oval(31, -5, 1.9, 1.4), fill(shade(shade(colour))))
    fin(c, [(-10, -4), (-20, -8), (-22, 2), (-10, 6)], skin, 3)
    eye(c, (6, -7), 4.2, act, colour, hexa("#F2C030"), 0.3)
    c.drawLine(0.5, -12.6, 11, -10.6, stroke(shade(shade(colour)), 1.8))
    c.restore()


@creature("phoenix", "firebird", size=(150, 96), colour="#F2612C", home="air", voice="high", seat=(0, 44), reach=44)
def phoenix(c: Any, act: Act, colour: Colour) -> None:
    flap = sin(act.t * 4.2)
    gold = hexa("#FFD23F")
    c.save()
    c.translate(6, -44 - flap * 5)
    glow(c, 0, 0, 82, rgb(255, 150, 50), 120, ADD)
    for k in range(5):
        pts = [(-14.0, 2.0)]
        for j in range(5):
            pts.append((-14 - (j + 1) * 13, 2 + (k - 2) * (2.4 * (j + 1)) + 4 * sin(act.t * 3 - j * 0.8 + k)))
        c.drawPath(smooth(pts, False), stroke(mix(colour, gold, 0.2 * k), 4.6 - 0.4 * k))
        c.drawCircle(*pts[-1], 3.6, fill(gold))
    for far in (1, 0):
        c.save()
        c.translate(4 - far * 5, -6)
        for k in range(8):
            a = -0.15 - 0.95 * flap - 0.14 * k * (1 - 0.4 * flap)
            long = 62 - k * 4.6
            tip = (-8 - cos(a) * long * 0.55, sin(a) * long)
            col = mix(mix(colour, gold, k / 8), shade(colour), 0.35 * far)
            c.drawPath(
                smooth(
                    [
                        (4 - k * 1.6, -3),
                        ((tip[0]) * 0.5 + 4, tip[1] * 0.5 - 5),
                        tip,
                        (tip[0] * 0.5 - 5, tip[1] * 0.5 + 4),
                    ]
                ),
                fill(col),
            )
        c.restore()
        if far:
            blob(c, [(-20, 3), (-8, -9), (10, -11), (24, -18), (33, -16), (32, -6), (20, 3), (4, 10), (-12, 9)], colour,
                 act.light)  # fmt: skip
            c.drawOval(oval(8, 5, 12, 5), soft(alpha(gold, 220), 2))
    for k in range(3):
        c.drawPath(
            smooth([(26, -20), (20 - k * 4, -32 + k * 3 + sin(act.t * 4 + k)), (17 - k * 5, -34 + k * 4)], False),
            stroke(gold, 2),
        )
    o = act.opened * 3
    c.drawPath(smooth([(32, -15), (42, -11 - o * 0.3), (32, -10)]), fill(hexa("#FFB01F")))
    c.drawPath(smooth([(32, -11), (40, -9 + o), (31, -7)]), fill(hexa("#D9861A")))
    eye(c, (28, -14), 2.6, act, colour)
    for k in range(9):
        u = (act.t * 0.7 + k * 0.37) % 1
        c.drawCircle(-30 - 60 * u + 6 * sin(k * 3), 12 * sin(k * 2.1) + 18 * u, 1.8 * (1 - u) + 0.3,
                     fill(alpha(gold, 220 * (1 - u))))  # fmt: skip
    c.restore()


@creature("ghost", "spirit", "phantom", size=(62, 92), colour="#F4F4FA", home="air", voice="deep", reach=22,
          deeds=("dance", "cheer", "sing", "wave"))  # fmt: skip
def ghost(c: Any, act: Act, colour: Colour) -> None:
    c.save()
    c.translate(0, -6 + sin(act.t * 2) * 3)
    glow(c, 0, -46, 62, rgb(200, 220, 255), 70)
    lean = 6 if act.moving else 0
    hem = []
    for k in range(9):
        x = -26 + k * 6.5
        hem.append((x - lean, -6 + (5 if k % 2 else -3) + 2.4 * sin(act.t * 4 + k)))
    sheet = smooth([(26, -34), (23, -66), (10, -84), (-8, -85), (-22, -68), (-27, -36), *hem])
    c.drawPath(
        sheet, linear((0, -88), (0, 0), [alpha(lit(colour), 245), alpha(colour, 232), alpha(shade(colour), 150)])
    )
    wave = act.verb in ("wave", "dance", "cheer", "talk")
    for s in (-1, 1):
        lift = (sin(act.t * 6 + s) * 8 + 8) if wave else 2 * sin(act.t * 2 + s)
        c.drawPath(smooth([(s * 22, -50), (s * 33, -50 - lift), (s * 34, -43 - lift), (s * 21, -38)]),
                   fill(alpha(mix(colour, rgb(206, 216, 240), 0.35), 245)))  # fmt: skip
    c.drawOval(oval(-8, -72, 7, 5), fill(rgb(255, 255, 255, 170)))
    for s in (-1, 1):
        x = s * 8 + 3
        if max(act.face.blink, 1.0 if act.verb == "sleep" else 0.0) > 0.8:
            c.drawLine(x - 4, -60, x + 4, -60, stroke(DARK, 2))
        else:
            c.drawOval(oval(x, -60, 4.6, 6.4), fill(DARK))
            c.drawCircle(x - 1.2, -62.6, 1.7, fill(rgb(255, 255, 255)))
        c.drawOval(oval(s * 14 + 2, -51, 3.6, 2.2), soft(rgb(250, 150, 170, 140), 1))
    if act.opened > 0.08:
        mouth(c, (3, -50), 11, act, colour)
    else:
        c.drawOval(oval(3, -48, 3.4, 4.2), fill(rgb(70, 40, 60)))
    c.restore()


@creature("yeti", "bigfoot", "sasquatch", "monster", "abominable snowman", size=(92, 116), colour="#E9F0F8",
          voice="deep", seat=(0, 96), reach=14, stride=43, deeds=("dance", "cheer", "sing", "wave"))  # fmt: skip
def yeti(c: Any, act: Act, colour: Colour) -> None:
    sway = sin(2 * pi * act.phase) * 4 if act.moving else sin(act.t * 1.5) * 1.2
    face = hexa("#8FB4D6") if colour == hexa("#E9F0F8") else mix(colour, rgb(250, 220, 190), 0.6)
    up = act.verb in ("cheer", "dance", "wave", "jump", "laugh")
    for k, s in enumerate((-1, 1)):
        foot = stride(act, 0.5 * k, s * 13, 13, 9)
        tube(c, [(s * 14, -34), (s * 14 + (foot[0] - s * 13) * 0.5, -18), (foot[0], foot[1] - 6)], [16, 13, 9],
             shade(colour) if s < 0 else colour, act.light)  # fmt: skip
        c.drawOval(oval(foot[0] + 5, foot[1] - 4, 13, 5), fill(face))
    c.save()
    c.rotate(sway * 0.5)
    for s in (-1, 1):
        swing = sin(2 * pi * act.phase + s) * 12 if act.moving else 3 * sin(act.t * 1.7 + s)
        hand = (s * 47 + swing * 0.4, -30 + abs(swing) * 0.3)
        if up and (s > 0 or act.verb != "wave"):
            hand = (s * (46 + 5 * sin(act.t * 7 + s)), -108 + 6 * sin(act.t * 7 + s))
        tube(
            c,
            [(s * 27, -78), (s * 44, -62 if not up else -84), hand],
            [14, 12, 9],
            shade(colour) if s < 0 else colour,
            act.light,
        )
        ball(c, hand, 8, face, act.light)
    pts = []
    for k in range(26):
        a = -pi / 2 + k / 26 * 2 * pi
        rx, ry = (36, 44) if sin(a) > 0 else (31, 50)
        j = 1.0 + (0.07 if k % 2 else -0.02)
        pts.append((cos(a) * rx * j, -64 + sin(a) * ry * j))
    blob(c, pts, colour, act.light)
    for k in range(10):
        x, y = -22 + (k * 13) % 46, -50 + (k * 7) % 26
        c.drawPath(smooth([(x, y), (x + 2, y + 5), (x + 5, y + 6)], False), stroke(alpha(shade(colour), 170), 1.6))
    c.drawPath(
        smooth([(-18, -84), (-10, -98), (2, -94), (14, -98), (21, -84), (17, -68), (2, -62), (-14, -68)]), fill(face)
    )
    for s in (-1, 1):
        eye(c, (s * 7.6 + 2, -84), 5, act, face, look=0.15)
        c.drawLine(s * 4 + 2, -92, s * 12 + 2, -93, stroke(shade(colour), 3))
    c.drawOval(oval(2, -77, 4, 2.6), fill(DARK))
    mouth(c, (2, -71), 14, act, face, 0.8)
    if act.opened < 0.1:
        for s in (-1, 1):
            c.drawPath(poly((s * 4, -70), (s * 4 + 3, -70), (s * 4 + 1.5, -74)), fill(rgb(255, 255, 255)))
    c.restore()


@creature("alien", "martian", "extraterrestrial", size=(54, 96), colour="#7CC96A", voice="high", reach=18, stride=40,
          deeds=("dance", "cheer", "sing", "wave"))  # fmt: skip
def alien(c: Any, act: Act, colour: Colour) -> None:
    sway = sin(2 * pi * act.phase) * 3 if act.moving else sin(act.t * 1.8) * 1.4
    suit = hexa("#7A6BD1")
    for k, s in enumerate((-1, 1)):
        foot = stride(act, 0.5 * k, s * 6, 12, 8)
        tube(c, [(s * 5, -32), (s * 6 + (foot[0] - s * 6) * 0.6, -17), (foot[0], foot[1] - 3)], [5.4, 4.4, 3.8],
             shade(suit) if s < 0 else suit, act.light)  # fmt: skip
        c.drawOval(oval(foot[0] + 3, foot[1] - 2.4, 7, 3), fill(rgb(70, 62, 110)))
    c.save()
    c.rotate(sway)
    up = act.verb in ("cheer", "dance", "wave")
    for s in (-1, 1):
        swing = sin(2 * pi * act.phase + (s + 1) * pi / 2) * 10 if act.moving else 0.0
        hand = (s * 17 + swing, -28.0)
        if up and (s > 0 or act.verb != "wave"):
            hand = (s * (21 + 4 * sin(act.t * 7)), -66 + 4 * sin(act.t * 7 + s))
        tube(c, [(s * 9, -49), (s * 17, -40 if not up else -50), hand], [4.2, 3.4, 2.8], suit, act.light)
        for j in (-1, 0, 1):
            c.drawLine(*hand, hand[0] + j * 2.6, hand[1] + (4 if not up else -4), stroke(colour, 2))
    blob(c, [(-10, -50), (0, -54), (10, -50), (11, -34), (0, -28), (-11, -34)], suit, act.light)
    c.drawCircle(0, -43, 4, fill(hexa("#FFD23F")))
    for s in (-1, 1):
        tip = (s * 12, -104 + 2 * sin(act.t * 3 + s))
        c.drawPath(smooth([(s * 5, -88), (s * 7, -97), tip], False), stroke(colour, 1.8))
        ball(c, tip, 3, lit(colour), act.light)
    blob(
        c, [(0, -92), (17, -86), (22, -72), (13, -58), (0, -51), (-13, -58), (-22, -72), (-17, -86)], colour, act.light
    )
    shut = max(act.face.blink, 1.0 if act.verb == "sleep" else 0.0) > 0.8
    for s in (-1, 1):
        c.save()
        c.translate(s * 9 + 1, -71)
        c.rotate(s * -26)
        if shut:
            c.drawLine(-5, 0, 5, 0, stroke(DARK, 2))
        else:
            c.drawOval(oval(0, 0, 5.6, 8), radial((-2, -3), 10, [rgb(90, 80, 120), rgb(30, 24, 46)]))
            c.drawOval(oval(-1.6, -3, 1.8, 2.4), fill(rgb(255, 255, 255, 235)))
        c.restore()
    mouth(c, (1, -58), 8, act, colour, 0.8)
    c.restore()
