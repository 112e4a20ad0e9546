"""Where the phone's interface lies over a clip, in the clip's own pixels."""

from dataclasses import dataclass

SCREEN_WIDTH = 390.0
FILM_HEIGHT = 844.0 - 84.0
"""On a phone of 390 x 844 the clip fills the screen down to the horizon, 84 px above the lower edge."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


REGIONS: dict[str, Box] = {
    "top": Box(0, 0, SCREEN_WIDTH, 150),
    "bottom": Box(0, FILM_HEIGHT - 420, SCREEN_WIDTH, FILM_HEIGHT),
    "rail": Box(SCREEN_WIDTH - 104, FILM_HEIGHT - 420, SCREEN_WIDTH, FILM_HEIGHT),
    "subtitles": Box(24, 540, SCREEN_WIDTH - 72, 620),
}
"""What text stands on: name -> place on the phone's screen."""

PHONE_SAFE = Box(16, 112, SCREEN_WIDTH - 80, 528)
"""Below the tabs, above the subtitles, left of the rail of actions."""

CONTAINED_SAFE = (0.05, 0.09, 0.80, 0.72)
"""Shares of a picture that is shown whole: inside the rail's column and above subtitles in its lower quarter."""

COVERED_UP_TO = 0.7
"""Width over height up to which a phone fills its screen with the clip and crops; wider ones are shown whole."""


def on_clip(box: Box, width: int, height: int) -> Box:
    """Take a place on the phone's screen to the pixels of a clip that covers it, cut to the clip."""
    scale = max(SCREEN_WIDTH / width, FILM_HEIGHT / height)
    left = (width - SCREEN_WIDTH / scale) / 2
    top = (height - FILM_HEIGHT / scale) / 2
    return Box(
        min(max(box.left / scale + left, 0.0), width),
        min(max(box.top / scale + top, 0.0), height),
        min(max(box.right / scale + left, 0.0), width),
        min(max(box.bottom / scale + top, 0.0), height),
    )


def mark_zone(width: int, height: int) -> Box:
    """Where the visible mark may go."""
    if width / height <= COVERED_UP_TO:
        return on_clip(PHONE_SAFE, width, height)
    left, top, right, bottom = CONTAINED_SAFE
    return Box(left * width, top * height, right * width, bottom * height)


def unit(width: int, height: int) -> float:
    """Clip pixels to one pixel of the interface: by the width for upright clips, by both sides for wide ones."""
    return min(width, (width + height) / 2) / SCREEN_WIDTH
