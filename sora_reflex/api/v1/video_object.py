"""The `video` object: the thirteen keys that SDKs read, and ours."""

import math
from datetime import datetime
from typing import Literal

from sora_reflex.accounts.schemas import View
from sora_reflex.core import clock
from sora_reflex.core.ids import video_key
from sora_reflex.models import GenerationStatus, Way
from sora_reflex.studio.made import MadeView

LEAST_POLL_MS, MOST_POLL_MS = 1000, 10_000
POLLS = 10
"""Looks at a clip over the time that it takes: as fine as its progress bar wants, and few enough."""

Status = Literal["queued", "in_progress", "completed", "failed"]

STATUSES: dict[GenerationStatus, Status] = {
    GenerationStatus.QUEUED: "queued",
    GenerationStatus.IN_PROGRESS: "in_progress",
    GenerationStatus.COMPLETED: "completed",
    GenerationStatus.FAILED: "failed",
    GenerationStatus.REFUSED: "failed",
    GenerationStatus.CANCELLED: "failed",
}

REFUSED, CANCELLED = "moderation_blocked", "cancelled"


class VideoError(View):
    code: str
    message: str


class Verdict(View):
    """Why it was refused: the rule, and the words of it."""

    rule: str
    message: str


class VideoExtras(View):
    """What OpenAI's object has no place for."""

    engine: str
    engine_label: str
    title: str
    way: Way
    parent_id: str | None
    seed: int
    stage: str
    stage_label: str
    queue_position: int
    eta_seconds: int | None
    left_out: list[str]
    verdict: Verdict | None
    content_url: str | None
    """Where the film can be fetched without a key for an hour; None until it is there."""


class VideoAnswer(View):
    id: str
    object: Literal["video"] = "video"
    model: str
    status: Status
    progress: int
    created_at: int
    completed_at: int | None
    expires_at: int | None
    """None: a clip stays until it is deleted."""
    prompt: str | None
    size: str
    seconds: str
    remixed_from_video_id: str | None
    error: VideoError | None
    sora_reflex: VideoExtras


def answer(made: MadeView, *, content_url: str | None = None) -> VideoAnswer:
    is_done = made.status is GenerationStatus.COMPLETED
    parent = video_key(made.parent_id) if made.parent_id else None
    return VideoAnswer(
        id=video_key(made.id),
        model=made.model or made.engine,
        status=STATUSES[made.status],
        progress=made.shown.progress,
        created_at=int(made.created_at.timestamp()),
        completed_at=int(made.finished_at.timestamp()) if is_done and made.finished_at else None,
        expires_at=None,
        prompt=made.prompt,
        size=f"{made.width}x{made.height}",
        seconds=str(made.shown.seconds),
        remixed_from_video_id=parent if made.way is Way.REMIX else None,
        error=_error(made),
        sora_reflex=VideoExtras(
            engine=made.engine,
            engine_label=made.engine_label,
            title=made.shown.title,
            way=made.way,
            parent_id=parent,
            seed=made.seed,
            stage=made.shown.stage,
            stage_label=made.shown.stage_label,
            queue_position=made.shown.queue_position,
            eta_seconds=_eta_seconds(made),
            left_out=made.shown.left_out,
            verdict=Verdict(rule=made.shown.rule, message=made.shown.error_message) if made.shown.rule else None,
            content_url=content_url if is_done else None,
        ),
    )


def poll_after_ms(made: MadeView) -> int:
    """When looking again is worth it, in milliseconds."""
    eta = _eta_seconds(made)
    if eta is None:
        return LEAST_POLL_MS
    return min(MOST_POLL_MS, max(LEAST_POLL_MS, math.ceil(eta * 1000 / POLLS)))


def _eta_seconds(made: MadeView) -> int | None:
    if not made.shown.due_label:
        return None
    left = datetime.fromisoformat(made.shown.due_label) - clock.now()
    return max(0, math.ceil(left.total_seconds()))


def _error(made: MadeView) -> VideoError | None:
    if made.status is GenerationStatus.REFUSED:
        return VideoError(code=REFUSED, message=made.shown.error_message)
    if made.status is GenerationStatus.CANCELLED:
        return VideoError(code=CANCELLED, message=made.shown.error_message or "This clip was called off.")
    if made.status is GenerationStatus.FAILED:
        return VideoError(code=made.error_code or "failed", message=made.shown.error_message)
    return None
