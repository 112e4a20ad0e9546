"""Stop-motion: puppets of felt and wool on a table top, moved by hand and filmed on threes."""

import numpy as np

from workers.engines.animatic.light.cv import cv2
from workers.engines.animatic.styles.base import Floats, Pixels, halved, noise, signed, style, swing

POSES = 3
"""How many takes of the wool there are: hands touch it between two pictures."""


def _hairs(rng: np.random.Generator, h: int, w: int) -> tuple[Floats, Floats]:
    """Matted fibres: their light and shade, and how far each pulls its colour along."""
    field = np.zeros((h, w), np.float32)
    for _ in range(w * h // 110):
        x, y = rng.uniform(0, w), rng.uniform(0, h)
        turn, bend, length = rng.uniform(0, 2 * np.pi), rng.normal(0, 0.5), rng.uniform(3.5, 9)
        u = np.linspace(0, 1, 5)
        along = turn + bend * u
        pts = np.stack([x + np.cos(along) * length * u, y + np.sin(along) * length * u], -1) * 16
        cv2.polylines(field, [pts.astype(np.int32)], False, float(rng.normal(0, 1)), 1, cv2.LINE_AA, 4)
    return swing(cv2.GaussianBlur(field, (0, 0), 0.5), 1.0), swing(noise(rng, h, w, 1.3, 1.0), 1.0)


@style(
    "stopmotion",
    words=("stop-motion", "stop motion", "felt puppets", "wool puppets", "knitted puppets", "needle felt"),
    names=("stop-motion film", "stop motion film", "puppet film", "puppet animation", "felt craft", "felted wool",
           "muppet", "muppets", "made of felt", "made of wool", "wes anderson stop motion"),
    vignette=0.55,
)  # fmt: skip
class StopMotion:
    """Fuzzy edges, matted fibres, a shallow depth of field and a lamp that is never quite the same."""

    hold = 3

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._size, self._seed = (width, height), seed
        w, h = width // 2, height // 2
        rng = np.random.default_rng(seed)
        gx, gy = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
        hairs, pull = _hairs(rng, h, w)
        lumps = swing(noise(rng, h, w, 9, 1.0), 0.8)
        self._maps, self._wool = [], []
        for take in range(POSES):
            # the fibres stay where they are; what a hand has touched lies a little differently
            touched = 0.35 * swing(noise(rng, h, w, 5, 1.0), 1.0) * (take > 0)
            x, y = gx + (hairs * 1.5 + lumps + touched), gy + (pull * 1.9 + lumps + touched)
            self._maps.append(cv2.convertMaps(x.astype(np.float32), y.astype(np.float32), cv2.CV_16SC2))
            self._wool.append(signed(hairs * 7.5 + pull * 4.5 + touched * 5, 40))
        # in focus between the top fifth and the table's edge
        row = np.linspace(0, 1, height, dtype=np.float32)
        far = np.clip((0.26 - row) / 0.2, 0, 1) + np.clip((row - 0.86) / 0.14, 0, 1)
        self._blur = np.repeat((far * 255).astype(np.uint8)[:, None], width, 1)

    def _puffed(self, small: Pixels) -> Pixels:
        """Forms stuffed with wool: light from above left on every bulge, shade where they meet."""
        grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
        q = cv2.GaussianBlur(halved(grey), (0, 0), 2.0).astype(np.int16)
        relief = np.clip((q - np.roll(q, (3, 2), (0, 1))) * 0.8, -46, 40)
        crease = cv2.resize(relief.astype(np.int8).view(np.uint8) ^ 128, (grey.shape[1], grey.shape[0]))
        return cv2.merge([crease] * 3)  # type: ignore[no-any-return]

    def _fuzzy(self, small: Pixels, take: int) -> Pixels:
        """Every edge pulled into fibres, but less so where much is drawn in little room: a small face stays one."""
        fuzz = cv2.remap(small, *self._maps[take], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
        grey = halved(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY))
        busy = cv2.absdiff(grey, cv2.GaussianBlur(grey, (0, 0), 2.0))
        busy = cv2.GaussianBlur(cv2.resize(busy, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), (0, 0), 2.5)
        keep = cv2.resize(np.clip(busy.astype(np.int16) * 22 - 100, 0, 175).astype(np.uint8), small.shape[1::-1])
        keep = cv2.merge([keep] * 3)
        return cv2.add(  # type: ignore[no-any-return]
            cv2.multiply(fuzz, cv2.bitwise_not(keep), scale=1 / 255), cv2.multiply(small, keep, scale=1 / 255)
        )

    def apply(self, rgb: Pixels, i: int) -> Pixels:
        take = (i // self.hold) % POSES
        w, h = self._size
        small = cv2.medianBlur(halved(rgb), 5)
        bulge = self._puffed(small)
        small = cv2.addWeighted(small, 0.96, bulge, 1.0, -124)
        small = self._fuzzy(small, take)
        up, down = self._wool[take]
        small = cv2.subtract(cv2.add(small, up), down)
        lamp = 1.0 + 0.035 * float(np.random.default_rng((self._seed, i // self.hold)).uniform(-1, 1))
        small = cv2.convertScaleAbs(small, alpha=lamp)
        soft = cv2.GaussianBlur(halved(small), (0, 0), 2.6)
        out = cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR)
        top, low = round(h * 0.26), round(h * 0.86)
        wide = cv2.resize(soft, (w, h), interpolation=cv2.INTER_LINEAR)
        for part in (slice(0, top), slice(low, h)):
            k = cv2.merge([self._blur[part]] * 3)
            sharp = cv2.multiply(out[part], 255 - k, scale=1 / 255)
            out[part] = cv2.add(sharp, cv2.multiply(wide[part], k, scale=1 / 255))
        return out  # type: ignore[no-any-return]
