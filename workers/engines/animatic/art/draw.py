"""Small drawing helpers over skia: colours, paints, smooth paths and soft tubes."""

import colorsys
import functools
import math
from collections.abc import Sequence
from typing import Any

import skia

Colour = int
"""0xAARRGGBB, as skia takes it."""
XY = tuple[float, float]
XYZ = tuple[float, float, float]

LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
MIPPED = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
ADD = skia.BlendMode.kPlus
SCREEN = skia.BlendMode.kScreen
WHITE = 0xFFFFFFFF


def rgb(r: float, g: float, b: float, a: float = 255) -> Colour:
    return (int(a) << 24) | (int(r) << 16) | (int(g) << 8) | int(b)


@functools.lru_cache(4096)
def hexa(text: str, a: float = 255) -> Colour:
    """A colour from "#RRGGBB"."""
    t = text.lstrip("#")
    return rgb(int(t[0:2], 16), int(t[2:4], 16), int(t[4:6], 16), a)


def channels(c: Colour) -> tuple[int, int, int]:
    return (c >> 16) & 255, (c >> 8) & 255, c & 255


@functools.lru_cache(16384)
def mix(a: Colour, b: Colour, t: float) -> Colour:
    pa = ((a >> 24) & 255, *channels(a))
    pb = ((b >> 24) & 255, *channels(b))
    m = [x + (y - x) * t for x, y in zip(pa, pb, strict=True)]
    return rgb(m[1], m[2], m[3], m[0])


def alpha(c: Colour, a: float) -> Colour:
    return (int(max(0.0, min(255.0, a))) << 24) | (c & 0xFFFFFF)


@functools.lru_cache(8192)
def shift(c: Colour, light: float = 0, saturation: float = 0, hue: float = 0) -> Colour:
    """Move a colour in hue, lightness and saturation."""
    r, g, b = channels(c)
    h, lum, s = colorsys.rgb_to_hls(r / 255, g / 255, b / 255)
    red, green, blue = colorsys.hls_to_rgb((h + hue) % 1, min(1, max(0, lum + light)), min(1, max(0, s + saturation)))
    return rgb(red * 255, green * 255, blue * 255, (c >> 24) & 255)


def lit(c: Colour) -> Colour:
    """Toward the light: lighter and slightly warmer."""
    return shift(c, 0.085, 0.02, 0.012)


def shade(c: Colour) -> Colour:
    """Toward the shade: darker and cooler."""
    return shift(c, -0.12, 0.04, -0.025)


def fill(c: Colour, **more: Any) -> Any:
    return skia.Paint(AntiAlias=True, Color=c, **more)


def stroke(c: Colour, width: float, **more: Any) -> Any:
    return skia.Paint(
        AntiAlias=True,
        Color=c,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
        **more,
    )


def linear(p0: XY, p1: XY, colours: Sequence[Colour], stops: Sequence[float] | None = None, **more: Any) -> Any:
    shader = skia.GradientShader.MakeLinear([p0, p1], list(colours), list(stops) if stops else None)
    return skia.Paint(AntiAlias=True, Dither=True, Shader=shader, **more)


def radial(at: XY, r: float, colours: Sequence[Colour], stops: Sequence[float] | None = None, **more: Any) -> Any:
    shader = skia.GradientShader.MakeRadial(at, r, list(colours), list(stops) if stops else None)
    return skia.Paint(AntiAlias=True, Dither=True, Shader=shader, **more)


def soft(c: Colour, sigma: float, **more: Any) -> Any:
    """A blurred fill: for shadows and blushes, small areas only."""
    return skia.Paint(AntiAlias=True, Color=c, MaskFilter=blur(sigma), **more)


def soft_oval(c: Any, x: float, y: float, rx: float, ry: float, colour: Colour, sigma: float) -> None:
    """An ellipse as if it were blurred, in a third of the time: its edge is a gradient."""
    wide, high = rx + 1.7 * sigma, ry + 1.7 * sigma
    inner, outer = math.sqrt(rx * ry), math.sqrt(wide * high)
    full = ((colour >> 24) & 255) * (1 - math.exp(-ry * ry / (sigma * sigma)))
    steps = [max(0.0, inner + k * sigma) / outer for k in (-1.2, -0.5, 0.0, 0.5, 1.1)]
    tints = [alpha(colour, full * share) for share in (0.95, 0.72, 0.5, 0.28, 0.09, 0.0)]
    c.save()
    c.translate(x, y)
    c.scale(wide, high)
    c.drawCircle(0, 0, 1, radial((0, 0), 1, tints, [*steps, 1.0]))
    c.restore()


@functools.lru_cache(256)
def blur(sigma: float) -> Any:
    return skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, sigma)


def rect(x: float, y: float, w: float, h: float) -> Any:
    return skia.Rect.MakeXYWH(x, y, w, h)


def oval(x: float, y: float, rx: float, ry: float) -> Any:
    """The rectangle around an ellipse, for drawOval."""
    return skia.Rect(x - rx, y - ry, x + rx, y + ry)


def poly(*points: XY) -> Any:
    path = skia.Path()
    path.addPoly([skia.Point(*p) for p in points], True)
    return path


def smooth(points: Sequence[XY], closed: bool = True) -> Any:
    """A Catmull-Rom curve through the points."""
    path = skia.Path()
    first, last = points[0], points[-1]
    around = [last, *points, first, points[1 % len(points)]] if closed else [first, *points, last]
    path.moveTo(*first)
    curve = path.cubicTo
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(around, around[1:], around[2:], around[3:], strict=False):
        curve(bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy)
    if closed:
        path.close()
    return path


def capsule(x0: float, y0: float, r0: float, x1: float, y1: float, r1: float) -> Any:
    """The outline of two circles and the strip between them."""
    path = skia.Path()
    d = math.hypot(x1 - x0, y1 - y0)
    if d < 1e-3 or d <= abs(r0 - r1):
        path.addCircle(x0, y0, max(r0, r1))
        return path
    a = math.atan2(y1 - y0, x1 - x0)
    b = math.acos((r0 - r1) / d)
    deg = 180 / math.pi
    path.arcTo(skia.Rect(x0 - r0, y0 - r0, x0 + r0, y0 + r0), (a + b) * deg, (2 * math.pi - 2 * b) * deg, True)
    path.arcTo(skia.Rect(x1 - r1, y1 - r1, x1 + r1, y1 + r1), (a - b) * deg, 2 * b * deg, False)
    path.close()
    return path


def star_path(x: float, y: float, r: float, points: int = 5, inner: float = 0.5, narrow: float = 1.0) -> Any:
    out = []
    for i in range(points * 2):
        a = -math.pi / 2 + i * math.pi / points
        q = r if i % 2 == 0 else r * inner
        out.append((x + q * math.cos(a) * narrow, y + q * math.sin(a)))
    return poly(*out)


def glow(c: Any, x: float, y: float, r: float, colour: Colour, a: float = 255, mode: Any = SCREEN) -> None:
    """A soft round light."""
    paint = radial((x, y), r, [alpha(colour, a), alpha(colour, a * 0.34), alpha(colour, 0)], [0, 0.35, 1])
    paint.setBlendMode(mode)
    c.drawCircle(x, y, r, paint)


def lerp(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def clamp(x: float, low: float = 0.0, high: float = 1.0) -> float:
    return low if x < low else high if x > high else x


def ease(t: float) -> float:
    t = clamp(t)
    return t * t * (3 - 2 * t)


def bell(t: float, start: float, end: float, ramp: float = 0.3) -> float:
    """0 outside start..end, 1 inside, eased over `ramp` at both ends."""
    return ease((t - start) / ramp + 0.5) * ease((end - t) / ramp + 0.5)


def _knee(points: Sequence[XY], radii: Sequence[float]) -> tuple[list[XY], list[float]]:
    """Two straight bones with a rounded joint."""
    (ax, ay), (bx, by), (cx, cy) = points
    r0, r1, r2 = radii
    m1 = (lerp(ax, bx, 0.62), lerp(ay, by, 0.62))
    m2 = (lerp(bx, cx, 0.38), lerp(by, cy, 0.38))
    out: list[XY] = [(ax, ay), (lerp(ax, bx, 0.3), lerp(ay, by, 0.3)), m1]
    for k in (1, 2, 3):
        t = k / 4
        out.append(
            (
                (1 - t) ** 2 * m1[0] + 2 * t * (1 - t) * bx + t * t * m2[0],
                (1 - t) ** 2 * m1[1] + 2 * t * (1 - t) * by + t * t * m2[1],
            )
        )
    out += [m2, (lerp(bx, cx, 0.7), lerp(by, cy, 0.7)), (cx, cy)]
    return out, [
        r0, lerp(r0, r1, 0.3), lerp(r0, r1, 0.62), lerp(r0, r1, 0.8), r1,
        lerp(r1, r2, 0.2), lerp(r1, r2, 0.38), lerp(r1, r2, 0.7), r2,
    ]  # fmt: skip


def tube(
    c: Any, points: Sequence[XY], radii: Sequence[float], colour: Colour, light: XY = (-0.55, 0.8), dark: float = 0.0
) -> None:
    """A tapered soft tube through the points, lit across its length; three points are a limb with a joint."""
    if len(points) == 3:
        pts, rads = _knee(points, radii)
    else:
        pts, rads = list(points), list(radii)
    left: list[XY] = []
    right: list[XY] = []
    before, after = [pts[0], *pts[:-1]], [*pts[1:], pts[-1]]
    for (x, y), r, (x0, y0), (x1, y1) in zip(pts, rads, before, after, strict=True):
        dx, dy = x1 - x0, y1 - y0
        q = math.hypot(dx, dy) or 1
        nx, ny = -dy / q * r, dx / q * r
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    if dark:
        colour = mix(colour, shade(shade(colour)), dark)
    paint = _across(pts, rads, colour, light)
    c.drawPath(poly(*left, *right[::-1]), paint)
    c.drawCircle(*pts[0], rads[0], paint)
    c.drawCircle(*pts[-1], rads[-1], paint)


def _across(pts: Sequence[XY], rads: Sequence[float], colour: Colour, light: XY) -> Any:
    """One gradient across the overall direction, bright toward the light."""
    dx, dy = pts[-1][0] - pts[0][0], pts[-1][1] - pts[0][1]
    q, r, n = math.hypot(dx, dy), max(rads), len(pts)
    if q < r * 1.2:
        lx, ly = light[0], -light[1]
    else:
        lx, ly = -dy / q, dx / q
        if lx * light[0] - ly * light[1] < 0:
            lx, ly = -lx, -ly
    mx, my = sum(p[0] for p in pts) / n, sum(p[1] for p in pts) / n
    spread = max(r, max(abs((p[0] - mx) * lx + (p[1] - my) * ly) for p in pts) + min(rads) * 0.9)
    return linear(
        (mx + lx * spread, my + ly * spread), (mx - lx * spread, my - ly * spread),
        [lit(colour), colour, colour, shade(colour)], [0, 0.32, 0.55, 1],
    )  # fmt: skip


def two_bones(root: XYZ, target: XYZ, upper: float, lower: float, pole: XYZ) -> tuple[XYZ, XYZ]:
    """Two-bone inverse kinematics in 3-D: the joint and the reachable end."""
    d = [target[i] - root[i] for i in range(3)]
    length = math.sqrt(sum(x * x for x in d)) or 1e-6
    reach = (upper + lower) * 0.998
    if length > reach:
        target = (root[0] + d[0] * reach / length, root[1] + d[1] * reach / length, root[2] + d[2] * reach / length)
        d = [target[i] - root[i] for i in range(3)]
        length = reach
    u = [x / length for x in d]
    x = (upper * upper - lower * lower + length * length) / (2 * length)
    h = math.sqrt(max(0.0, upper * upper - x * x))
    k = sum(pole[i] * u[i] for i in range(3))
    p = [pole[i] - k * u[i] for i in range(3)]
    n = math.sqrt(sum(q * q for q in p)) or 1e-6
    joint = (root[0] + u[0] * x + p[0] / n * h, root[1] + u[1] * x + p[1] / n * h, root[2] + u[2] * x + p[2] / n * h)
    return joint, target
