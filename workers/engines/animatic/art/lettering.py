"""Words in the picture: a painted board on two posts, its letters as large as they fit."""

from typing import Any

import skia

from workers.engines.animatic.art.draw import fill, hexa, linear, lit, rect, shade, stroke

WIDTH, HEIGHT = 128.0, 104.0
BOARD = 62.0
TYPEFACE = skia.Typeface("DejaVu Sans", skia.FontStyle.Bold())


def _lines(text: str) -> list[str]:
    """At most three lines of about equal length."""
    words = text.split() or [""]
    count = 1 if len(text) <= 12 or len(words) == 1 else 2 if len(text) <= 30 or len(words) == 2 else 3
    goal, out = len(text) / count, [""]
    for word in words:
        if out[-1] and len(out[-1]) + len(word) / 2 > goal and len(out) < count:
            out.append("")
        out[-1] = f"{out[-1]} {word}".strip()
    return out


def draw_sign(c: Any, text: str, board: str = "#F6E7C8", ink: str = "#4A2E22") -> None:
    """Stands on the origin, in figure units."""
    wood, face = hexa("#8A5B3A"), hexa(board)
    for x in (-46, 46):
        c.drawRoundRect(rect(x - 4, -46, 8, 46), 2, 2, linear((x - 4, 0), (x + 4, 0), [lit(wood), shade(wood)]))
    top = -HEIGHT
    c.drawRoundRect(rect(-WIDTH / 2, top, WIDTH, BOARD), 6, 6, fill(shade(wood)))
    inner = rect(-WIDTH / 2 + 4, top + 4, WIDTH - 8, BOARD - 8)
    c.drawRoundRect(inner, 4, 4, linear((0, top), (0, top + BOARD), [lit(face), face, shade(face)], [0, 0.5, 1]))
    c.drawRoundRect(inner.makeInset(3, 3), 3, 3, stroke(hexa(ink), 0.8))
    lines = _lines(text)
    size = min((BOARD - 18) / len(lines) * 0.92, 30.0)
    font = skia.Font(TYPEFACE, size)
    widest = max(font.measureText(line) for line in lines) or 1.0
    if widest > WIDTH - 22:
        font.setSize(size * (WIDTH - 22) / widest)
    step = font.getSize() * 1.16
    y = top + BOARD / 2 - step * (len(lines) - 1) / 2 + font.getSize() * 0.36
    for line in lines:
        c.drawString(line, -font.measureText(line) / 2, y, font, fill(hexa(ink)))
        y += step
