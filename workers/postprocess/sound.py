"""A film's sound as AAC: mastered, encoded, decoded again and measured, until what a listener gets is right."""

import io
import math
from dataclasses import dataclass

import av
import numpy as np

from workers.engines import loudness
from workers.engines.base import SAMPLE_RATE, Audio

BIT_RATE = 192_000
"""A fifth more than the slow search for codes would need to sound as good, which takes three times as long."""

ATTEMPTS = 4
_CHUNK = 1024


@dataclass(frozen=True, slots=True)
class EncodedSound:
    """AAC in an MP4 of its own, ready to be copied beside a picture, and how loud it is once decoded."""

    container: bytes
    lufs: float | None
    """None for silence."""
    true_peak: float | None


def fitted(audio: Audio, samples: int) -> Audio:
    """The sound at exactly the film's length; what is missing is silence."""
    if audio.size == 0:
        return np.zeros((2, samples), np.float32)
    if audio.ndim != 2 or audio.shape[0] != 2:
        raise ValueError(f"a film's audio must be shaped (2, samples), not {audio.shape}")
    if not np.isfinite(audio).all():
        raise ValueError("a film's audio holds values that are not numbers")
    cut = np.asarray(audio[:, :samples], np.float32)
    return np.pad(cut, ((0, 0), (0, samples - cut.shape[1])))


def encode(audio: Audio) -> EncodedSound:
    """Encode at the usual loudness, and correct by what comes out: AAC cuts the treble and adds overshoot."""
    master = loudness.Master(audio)
    if master.silent:
        return EncodedSound(_to_aac(audio), None, None)
    # Most sounds come out of the encoder less than this much higher than they went in.
    target, ceiling = loudness.TARGET_LUFS, loudness.CEILING_DBTP - 0.6
    best: EncodedSound | None = None
    best_off = math.inf
    for _ in range(ATTEMPTS):
        container = _to_aac(master.at(target, ceiling))
        heard = decode(container)
        level, peak = loudness.lufs(heard), loudness.true_peak(heard)
        if level < loudness.SILENCE_LUFS:
            # All of it lay above what the encoder keeps.
            return EncodedSound(container, None, None)
        off = loudness.TARGET_LUFS - level
        if peak <= loudness.CEILING_DBTP:
            gained = abs(best_off) - abs(off)
            if gained > 0:
                best, best_off = EncodedSound(container, level, peak), off
            # A few claps in silence cannot be made louder; another try would only squash them.
            if abs(off) < 0.3 or gained < 0.3:
                break
        ceiling -= max(0.0, peak - loudness.CEILING_DBTP + 0.1)
        target += off
    # The last resort is quieter than wished, never clipped.
    return best or EncodedSound(container, level, peak)


def _to_aac(audio: Audio) -> bytes:
    target = io.BytesIO()
    with av.open(target, "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=SAMPLE_RATE, layout="stereo", options={"aac_coder": "fast"})
        stream.bit_rate = BIT_RATE
        for at in range(0, audio.shape[1], _CHUNK):
            block = np.ascontiguousarray(audio[:, at : at + _CHUNK])
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            frame.sample_rate = SAMPLE_RATE
            frame.pts = at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()


def decode(source: bytes) -> Audio:
    """What a player hears."""
    with av.open(io.BytesIO(source), "r") as container:
        blocks = [frame.to_ndarray() for frame in container.decode(audio=0)]
    heard: Audio = np.concatenate(blocks, axis=1)
    return heard
