"""Picture sizes: one for each shape that the sheet offers, and what else may be asked for."""

from sora_reflex.core.errors import Invalid
from sora_reflex.models import Shape

SIZES: dict[Shape, tuple[int, int]] = {
    Shape.PORTRAIT: (704, 1280),
    Shape.LANDSCAPE: (1280, 704),
    Shape.SQUARE: (1024, 1024),
}
"""Shape -> (width, height) in pixels, as the engines have them."""

LEAST_SIDE, MOST_SIDE = 256, 2048
"""What every engine films; sides are even."""

MOST_PIXELS = 1920 * 1088
"""Full HD: more takes a worker longer than one clip may."""


def check(width: int, height: int) -> None:
    """Raise Invalid for a size that no engine films."""
    sides = (width, height)
    if any(side % 2 or not LEAST_SIDE <= side <= MOST_SIDE for side in sides) or width * height > MOST_PIXELS:
        raise Invalid(
            f"A clip's sides are even, {LEAST_SIDE} to {MOST_SIDE} pixels, and no more than 1920x1088 together.",
            field="size",
        )


def shape_of(width: int, height: int) -> Shape:
    if width == height:
        return Shape.SQUARE
    return Shape.PORTRAIT if width < height else Shape.LANDSCAPE
