"""A generation as its maker sees it."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from sora_reflex.core import clock
from sora_reflex.media.urls import media_url
from sora_reflex.models import Generation, GenerationStatus, Verdict, Video
from sora_reflex.studio import pace, words
from sora_reflex.studio.forecast import Hold, Place
from sora_reflex.studio.line import say_wait
from sora_reflex.studio.schemas import GenerationView, StageView


@dataclass(frozen=True, slots=True)
class Around:
    """What a view needs besides the rows: places by generation, clips and refusals by generation, known paces."""

    places: dict[UUID, Place]
    videos: dict[UUID, Video]
    refusals: dict[UUID, Verdict]
    paces: pace.Book
    stills: dict[UUID, str] = field(default_factory=dict)
    """Addresses of the stills of what is open."""


def generation_view(generation: Generation, around: Around) -> GenerationView:
    is_open = generation.status.is_open
    place = around.places.get(generation.id) if is_open else None
    position = place.position if place else 0
    video = around.videos.get(generation.id)
    verdict = around.refusals.get(generation.id)
    is_stopping = generation.cancel_asked_at is not None
    hold = place.hold if place else Hold.NONE
    wait = place.wait_seconds if place and not is_stopping and not hold else None
    return GenerationView(
        id=str(generation.id),
        prompt=generation.prompt,
        title=words.title_of(generation),
        status=generation.status,
        stage=generation.stage,
        stage_label=words.stage_label(generation, position, hold),
        stages=_stages(generation, pace.of(around.paces, generation.engine, generation.profile)),
        progress=generation.progress,
        queue_position=position,
        eta_label="" if wait is None else say_wait(wait),
        sent_label=generation.created_at.isoformat(),
        due_label="" if wait is None else (clock.now() + timedelta(seconds=wait)).isoformat(),
        seconds=generation.seconds,
        shape=generation.shape,
        turns=generation.turns,
        rule=verdict.rule if verdict else "",
        error_message=verdict.message if verdict else generation.error_message,
        video_id=str(video.id) if video else "",
        poster_url=media_url(video, "poster") if video else "",
        still_url=around.stills.get(generation.id, ""),
        left_out=generation.left_out,
        is_open=is_open,
        is_looked_at=words.is_looked_at(generation),
    )


def _stages(generation: Generation, paces: pace.Paces) -> list[StageView]:
    shares = pace.shares(paces)
    current = pace.STAGES.index(generation.stage) if generation.stage in pace.STAGES else len(pace.STAGES)
    if generation.status is GenerationStatus.COMPLETED:
        current = len(pace.STAGES)
    states = ("done", "now", "next")
    return [
        StageView(
            name=words.STAGE_LABELS[stage],
            share=shares[stage],
            state=states[0 if index < current else 1 if index == current else 2],
        )
        for index, stage in enumerate(pace.STAGES)
    ]
