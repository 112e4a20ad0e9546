"""One number for the whole of a film: text, denoising, decoding and encoding, weighted by what they took before."""

import time
from collections.abc import Callable

from workers.engines.base import OnProgress

STAGE = "filming"
PHASES = ("text", "denoise", "decode")
"""The last one is decoding and encoding together: frames are decoded as the encoder takes them."""
GUESS = {"text": 0.05, "denoise": 0.75, "decode": 0.2}
"""Shares until a film was made here."""
WEIGHT_OF_NEW = 0.4
SMALLEST = 0.01


class Paces:
    """The shares of the phases, learnt film by film."""

    def __init__(self) -> None:
        self.shares = dict(GUESS)

    def learn(self, seconds: dict[str, float]) -> None:
        """Believe a little of what a whole film took."""
        total = sum(seconds.get(phase, 0.0) for phase in PHASES)
        if total <= 0:
            return
        new = {phase: max(SMALLEST, seconds.get(phase, 0.0) / total) for phase in PHASES}
        mixed = {phase: old + (new[phase] - old) * WEIGHT_OF_NEW for phase, old in self.shares.items()}
        self.shares = {phase: share / sum(mixed.values()) for phase, share in mixed.items()}


class Progress:
    """Counts one film. Every report may raise `Cancelled`, which goes up through the pipeline."""

    def __init__(self, on_progress: OnProgress, paces: Paces, now: Callable[[], float] = time.monotonic) -> None:
        self._report, self._paces, self._now = on_progress, paces, now
        self._shares = dict(paces.shares)
        self._phase, self._began, self.done = PHASES[0], now(), 0.0
        self.steps, self._stepped = 1, 0
        self.seconds: dict[str, float] = {}

    def to(self, phase: str, share: float = 0.0) -> None:
        """So much of a phase is done; an earlier phase, or less of this one, changes nothing."""
        if PHASES.index(phase) > PHASES.index(self._phase):
            self._end_phase()
            self._phase = phase
        before = sum(self._shares[earlier] for earlier in PHASES[: PHASES.index(phase)])
        self.done = max(self.done, min(1.0, before + self._shares[phase] * min(1.0, max(0.0, share))))
        self.beat()

    def beat(self) -> None:
        """Nothing new; a chance to hear that the film is not wanted any more."""
        self._report(STAGE, self.done)

    def step(self) -> None:
        """One more step of the schedule."""
        self._stepped += 1
        self.to("denoise", self._stepped / self.steps)

    def finish(self) -> None:
        """The film is whole: its phases count for the next one."""
        self._end_phase()
        self._paces.learn(self.seconds)

    def _end_phase(self) -> None:
        now = self._now()
        self.seconds[self._phase] = self.seconds.get(self._phase, 0.0) + now - self._began
        self._began = now
