"""The sign of life of one attempt: a thread that writes progress and hears whether to go on."""

import faulthandler
import sys
import threading
import time
from enum import Enum
from functools import cached_property
from types import TracebackType

import structlog
from sqlalchemy.exc import SQLAlchemyError

from sora_reflex.core import db
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Stage
from sora_reflex.studio import lifecycle, pace
from sora_reflex.studio.claims import Claim
from workers import exits
from workers.engines.base import Cancelled, Interrupted

log = structlog.get_logger()

TICK_SECONDS = 1.0
"""Progress is written at most so often: a person sees it move, and the database has room for others."""

BEAT_SECONDS = 5.0
"""A sign of life without progress comes so often, or three times in the time after which a worker counts as lost."""

BELIEVED = 0.8
"""Of a stage that was not reported: the rest waits for its end, so that progress never runs ahead of the work."""

GRACE_SECONDS = 30.0
"""Past its limit, an attempt may still end by itself."""

STOPPING = threading.Event()
"""Set when this process was asked to end: what runs is given back to the queue."""


class Halt(Enum):
    """Why an attempt must not go on."""

    CANCELLED = "cancelled"
    LOST = "lost"
    STOPPING = "stopping"


class Pulse:
    """Runs beside an attempt; `report` is the engine's `on_progress` and raises Cancelled when it must not go on."""

    def __init__(self, claim: Claim, profile: str = "") -> None:
        """`profile` is the engine's that films it: paces are learnt for each."""
        self.halt: Halt | None = None
        self._claim, self._profile = claim, profile
        self._at, self._percent = (Stage.PLANNING, 0.0), 0
        self._began: dict[Stage, float] = {Stage.PLANNING: time.monotonic()}
        self._beat_seconds = min(BEAT_SECONDS, get_settings().lost_after_seconds / 3)
        self._stall_seconds = float(get_settings().stall_seconds)
        self._moved_at = self._since = time.monotonic()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat_until_over, name="pulse", daemon=True)

    def __enter__(self) -> "Pulse":
        self._arm()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
        faulthandler.cancel_dump_traceback_later()

    def report(self, stage: str, done: float) -> None:
        """Take note of progress; a stage or a share that lies behind is passed over."""
        self._moved_at = time.monotonic()
        self.check()
        reported = next((known for known in pace.STAGES if known == stage), None)
        if reported is None or pace.STAGES.index(reported) < pace.STAGES.index(self._at[0]):
            return
        self._began.setdefault(reported, time.monotonic())
        self._at = reported, done

    def check(self) -> None:
        """Raise Cancelled when the attempt must not go on, as Interrupted when another one does."""
        if self.halt is None and STOPPING.is_set():
            self.halt = Halt.STOPPING
        if self.halt is Halt.CANCELLED:
            raise Cancelled
        if self.halt is not None:
            raise Interrupted

    def stage_seconds(self) -> dict[Stage, float]:
        """How long each stage took until now."""
        began = sorted(self._began.items(), key=lambda item: item[1])
        ends = [at for _, at in began[1:]] + [time.monotonic()]
        return {stage: end - at for (stage, at), end in zip(began, ends, strict=True)}

    @cached_property
    def _paces(self) -> pace.Paces:
        """Read when they are first needed: nobody waits for them before filming begins."""
        with db.reading() as session:
            return pace.read(session, self._claim.engine, self._profile)

    def _now_at(self) -> tuple[Stage, int]:
        """The stage under way and percent of the whole, which never goes back.

        As reported, or as far as the stage should be by its learnt pace: some say nothing until they end.
        """
        stage, done = self._at
        expected = self._paces[stage] * self._claim.seconds
        elapsed = time.monotonic() - self._began[stage]
        believed = min(BELIEVED, elapsed / max(expected, 0.001) * BELIEVED)
        self._percent = max(self._percent, pace.percent(self._paces, stage, max(done, believed)))
        return stage, self._percent

    def _beat_until_over(self) -> None:
        written, beaten_at = (Stage.SCREENING, -1), 0.0
        while not self._over.wait(TICK_SECONDS):
            self._watch()
            try:
                now, wanted = time.monotonic(), self._now_at()
                if wanted == written and now - beaten_at < self._beat_seconds:
                    continue
                with db.unit_of_work() as session:
                    heard = lifecycle.beat(session, self._claim, stage=wanted[0], percent=wanted[1])
            except SQLAlchemyError as error:
                log.warning("render.no_beat", generation=str(self._claim.generation_id), reason=str(error))
                continue
            written, beaten_at = wanted, now
            if not heard.is_mine:
                self.halt = Halt.LOST
            elif heard.is_cancelled:
                self.halt = Halt.CANCELLED

    def _watch(self) -> None:
        """End this process when its main thread does not move on, so that another takes its place.

        RQ's own timeout is a signal, which a long native call never hears. A native call that even keeps this thread
        from running is ended by a timer that needs no interpreter; the sweep then finds what it held.
        """
        self._arm()
        now = time.monotonic()
        if now - self._moved_at > self._stall_seconds:
            exits.leave(self._claim, exits.HUNG, "Filming stood still and was stopped")
        if now - self._since > get_settings().render_timeout_seconds + GRACE_SECONDS:
            exits.leave(self._claim, exits.HUNG, "Filming took too long and could not be stopped")

    def _arm(self) -> None:
        faulthandler.dump_traceback_later(self._stall_seconds + GRACE_SECONDS, file=sys.__stderr__ or 2, exit=True)
