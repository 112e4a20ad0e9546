"""Speaks phonemes with the resident speech model, and says when each of them sounds."""

import os
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from workers.engines.animatic.memory import give_back
from workers.engines.animatic.model import Mark
from workers.engines.animatic.sound import phonemes
from workers.models import store

Samples = npt.NDArray[np.float32]

RATE = 24_000
"""The model's sample rate in hertz."""

_SAMPLES_PER_FRAME = 600
_AHEAD = 0.04
"""Seconds by which the sound runs ahead of the model's own lengths: where voiced sounds and voicing agree best, found
on 18 recordings of six timbres at three speeds."""
_STRESS = frozenset("ˈˌ")
_LENGTHENS = frozenset("ːˑʰʲ̃")
_REVISION = 4  # of how the model is rewritten
_GAP_SECONDS = 0.14  # between pieces that were too long to be read at once
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Recording:
    """Audio at `RATE`, mono, and its phonemes; pauses are marks of a blank."""

    audio: Samples
    marks: tuple[Mark, ...]


def _has_vnni() -> bool:
    """Whether this processor multiplies signed by unsigned bytes without saturating."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return "avx512_vnni" in flags or "avx_vnni" in flags


def _in_rows(model: Path) -> Path:
    """The model as `kokoro_graph` rewrites it, beside the model itself; made once."""
    is_signed = _has_vnni()
    rewritten = model.with_name(f"{model.stem}_rows{_REVISION}{'s' if is_signed else 'u'}.onnx")
    if not rewritten.is_file() or rewritten.stat().st_mtime_ns < model.stat().st_mtime_ns:
        # The graph library takes memory that only this one moment needs.
        from workers.engines.animatic.sound.kokoro_graph import rewrite

        rewrite(model, rewritten, is_signed=is_signed)
    return rewritten


@cache
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(2, os.cpu_count() or 1)
    options.log_severity_level = 3
    # Idle threads would otherwise spin and take the second core from the picture.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    model = _in_rows(store.path("kokoro"))
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    give_back()
    return session


@cache
def _once() -> onnxruntime.RunOptions:
    """Memory for a line goes back once it is spoken: lines differ in length, and pictures need it next."""
    options = onnxruntime.RunOptions()
    options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    return options


@cache
def _timbre(base: str) -> Samples:
    return np.fromfile(store.path("kokoro-voices") / f"{base}.bin", np.float32).reshape(-1, 1, 256)


def warm() -> None:
    """Load the model ahead of the first line; idempotent, and safe to call from a thread of its own."""
    phonemes.phonemes("Hello.")
    with _lock:
        _session()


def record(known: str, base: str, speed: float) -> Recording:
    """Speak phonemes.

    Args:
        known: As `phonemes.phonemes` gives them.
        base: Name of a timbre.
        speed: Factor on the pace.

    Returns:
        The voice and the time of every phoneme.
    """
    audio: list[Samples] = []
    marks: list[Mark] = []
    offset = 0.0
    for piece in phonemes.pieces(known):
        if audio:
            gap = np.zeros(int(_GAP_SECONDS * RATE), np.float32)
            marks.append(Mark(" ", offset, offset + _GAP_SECONDS))
            audio.append(gap)
            offset += _GAP_SECONDS
        voice, lengths = _run(piece, base, speed)
        marks.extend(_marks(piece, lengths, offset))
        audio.append(voice)
        offset += len(voice) / RATE
    return Recording(np.concatenate(audio), tuple(marks))


def _run(piece: str, base: str, speed: float) -> tuple[Samples, npt.NDArray[np.int64]]:
    ids = phonemes.tokens(piece)
    timbre = _timbre(base)
    feed: dict[str, Any] = {
        "tokens": np.array([[0, *ids, 0]], np.int64),
        "style": timbre[min(len(ids), len(timbre) - 1)],
        "speed": np.array([speed], np.float32),
    }
    with _lock:
        session = _session()
    audio, logits = session.run(None, feed, _once())
    # The model takes as many frames for a token as the sum of its duration bins, divided by the speed, rounds to.
    lengths = np.maximum(1, np.round((1 / (1 + np.exp(-logits))).sum(-1).ravel() / speed)).astype(np.int64)
    return np.asarray(audio, np.float32).ravel(), lengths


def _marks(piece: str, lengths: npt.NDArray[np.int64], offset: float) -> list[Mark]:
    """Put the time of stress and length signs to the sounds they belong to, and join blanks and punctuation."""
    ends = np.maximum(offset, offset - _AHEAD + np.cumsum(lengths) * _SAMPLES_PER_FRAME / RATE)
    marks: list[Mark] = []
    carried: float | None = None
    for index, character in enumerate(piece):
        start, end = float(ends[index]), float(ends[index + 1])
        if character in _STRESS:
            carried = start if carried is None else carried
        elif character in _LENGTHENS and marks:
            marks[-1] = Mark(marks[-1].phoneme, marks[-1].start, end)
        elif not character.isalpha() and marks and marks[-1].phoneme == " ":
            marks[-1] = Mark(" ", marks[-1].start, end)
        else:
            begin = start if carried is None else carried
            marks.append(Mark(character if character.isalpha() else " ", begin, end))
            carried = None
    return marks
