"""The animatic engine: films a plan as a small animated picture with speech, music and sound."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from workers.engines.animatic.memory import give_back
from workers.engines.animatic.model import Contact, Plan
from workers.engines.animatic.stage import contacts as feet
from workers.engines.animatic.stage import ring, timeline
from workers.engines.animatic.stage.film import Picture, paint
from workers.engines.base import Caption, EngineInfo, Film, Frame, Mode, OnProgress, RenderRequest


class AnimaticEngine:
    """Draws, speaks and plays a plan. One instance may film many plans, one after another."""

    info = EngineInfo(
        name="animatic",
        label="Animatic",
        digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
        stages=(("planning", 0.03), ("speaking", 0.2), ("painting", 0.07), ("mixing", 0.1), ("filming", 0.6)),
        modes=frozenset({Mode.TEXT, Mode.STORYBOARD, Mode.STYLE, Mode.REMIX, Mode.EXTEND}),
    )

    _ready = False

    def load(self) -> None:
        """Fetch what every film needs, so that the first one does not wait for it."""
        from workers.engines.animatic.art import emoji

        if self._ready:
            return
        emoji.exists("dog-face")
        self._ready = True

    def plan(self, request: RenderRequest) -> Plan:
        """Plan a prompt, a storyboard, a remix or a continuation; ValueError where the plan to go from is none."""
        from workers.engines.animatic.plan.extend import plan_extension
        from workers.engines.animatic.plan.planner import make_plan
        from workers.engines.animatic.plan.remix import plan_remix
        from workers.engines.animatic.plan.storyboard import plan_storyboard

        if request.shots:
            return plan_storyboard(request)
        if request.parent:
            return plan_remix(request)
        if request.extends:
            return plan_extension(request)
        return make_plan(request)

    def render(self, plan: Plan, on_progress: OnProgress) -> Film:
        """Film a plan. Sound is complete in the result; frames are drawn as they are read."""
        from workers.engines.animatic.sound.casting import cast
        from workers.engines.animatic.sound.mix import mix, plan_tune, play
        from workers.engines.animatic.sound.speech import speak

        self.load()
        on_progress("speaking", 0.0)
        # Sets need not know when their shots begin: they are painted while the lines that decide it are spoken. The
        # music is played while shots are rehearsed; this thread has ended before a process is forked.
        with ThreadPoolExecutor(1, thread_name_prefix="sound") as beside:
            saying = beside.submit(speak, plan.lines, cast(plan), plan_tune(plan))
            playing = beside.submit(play, plan)
            painted = paint(plan) if plan.lines else []
            spoken = saying.result()
            line = timeline.build(plan, spoken)
            on_progress("painting", 0.0)
            picture = Picture(line, painted)
            played = playing.result()
        give_back()  # before the fork: what is free in both processes would be held twice
        count = round(plan.seconds * plan.fps)
        on_progress("mixing", 0.0)
        frames: Any = ring.film(picture.frame, count, picture.width, picture.height, planes=True)
        try:  # a second process draws while this one mixes
            contacts: Sequence[Contact] = feet.contacts(picture)
            said = [replace(s, pan=picture.pan_of(s)) for s in line.spoken]
            audio = mix(line.plan, said, contacts, played=played)
            give_back()
        except BaseException:
            frames.close()
            raise
        return Film(
            width=plan.width, height=plan.height, fps=plan.fps, frame_count=count,
            frames=_reported(frames, count, on_progress), audio=audio, captions=_captions(line),
            left_out=plan.left_out, title=plan.title, layout="yuv420p", plan=timeline.filmed(line),
        )  # fmt: skip


def _reported(frames: Any, count: int, on_progress: OnProgress) -> Iterator[Frame]:
    """The frames, with word of each; a `Cancelled` from `on_progress` ends the helpers and goes on up."""
    try:
        for i, frame in enumerate(frames):
            on_progress("filming", (i + 1) / count)
            yield frame
    finally:
        frames.close()
        give_back()


def _captions(line: timeline.Timeline) -> tuple[Caption, ...]:
    words = {s.id: s.word for s in line.plan.subjects}
    return tuple(
        Caption(s.line.start, s.line.start + s.seconds, s.line.text, words.get(s.line.speaker, "")) for s in line.spoken
    )
