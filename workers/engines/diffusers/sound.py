"""Sound for a silent model: the animatic engine's sound department plays and speaks the same prompt's plan."""

from workers.engines.base import FPS, LONGEST_PROMPT, Audio, Caption, RenderRequest
from workers.engines.diffusers.plan import DiffusersPlan

SAID = "The model films without sound: what is heard was composed and spoken afterwards, and lips do not follow it."


def department(plan: DiffusersPlan) -> tuple[Audio, tuple[Caption, ...]]:
    """Speech, sounds and music for a film, exactly as long as it is, and its subtitles."""
    from workers.engines.animatic.plan.planner import make_plan
    from workers.engines.animatic.sound.casting import cast
    from workers.engines.animatic.sound.mix import mix, plan_tune
    from workers.engines.animatic.sound.speech import speak
    from workers.engines.animatic.stage import timeline

    seconds = max(1.0, plan.frame_count / plan.fps)
    drawn = make_plan(RenderRequest(prompt=plan.told[:LONGEST_PROMPT], seconds=seconds, fps=FPS, seed=plan.seed))
    spoken = speak(drawn.lines, cast(drawn), plan_tune(drawn)) if drawn.lines else []
    line = timeline.build(drawn, spoken)
    words = {subject.id: subject.word for subject in line.plan.subjects}
    captions = tuple(
        Caption(s.line.start, s.line.start + s.seconds, s.line.text, words.get(s.line.speaker, "")) for s in line.spoken
    )
    return mix(line.plan, line.spoken, ()), captions
