"""What making says to people: the names of stages and states, titles, and what is amiss."""

import unicodedata

from sora_reflex.models import Generation, GenerationStatus, Stage
from sora_reflex.studio.forecast import Hold

STAGE_LABELS = {
    Stage.SCREENING: "Reading",
    Stage.PLANNING: "Planning",
    Stage.FILMING: "Filming",
    Stage.FINISHING: "Finishing",
    Stage.CHECKING: "Looking",
    Stage.SIGNING: "Signing",
}

ENDED_LABELS = {
    GenerationStatus.COMPLETED: "Ready",
    GenerationStatus.FAILED: "Did not work",
    GenerationStatus.REFUSED: "Not filmed",
    GenerationStatus.CANCELLED: "Called off",
}

NO_REDIS = "The queue is away. What you send is kept and starts as soon as it is back."
NO_WORKER = "Nobody is filming right now. What you send is kept and starts as soon as a worker is back."

COST_NOTHING = "It cost you nothing."

NO_COLOR = "#151211"
"""The page's own dark, for a clip whose colour is not known."""

TITLE_CHARACTERS = 60


HOLD_LABELS = {
    Hold.PAUSED: "Waiting, filming is paused",
    Hold.NO_WORKER: "Waiting for a machine that films this",
}


def stage_label(generation: Generation, position: int, hold: Hold = Hold.NONE) -> str:
    """What happens now, in words: "Waiting, 2 before you", "Filming"."""
    if not generation.status.is_open:
        return ENDED_LABELS[generation.status]
    if generation.cancel_asked_at is not None:
        return "Stopping"
    if generation.status is GenerationStatus.IN_PROGRESS:
        return STAGE_LABELS[generation.stage]
    if is_looked_at(generation):
        return "Have a look first"
    if generation.screened_at is None:
        return STAGE_LABELS[Stage.SCREENING]
    if hold:
        return HOLD_LABELS[hold]
    return "Waiting, you are next" if position <= 1 else f"Waiting, {position - 1} before you"


def is_looked_at(generation: Generation) -> bool:
    """Whether it waits with its preview to be looked at, before it stands in the line."""
    is_waiting = generation.held_until is not None and generation.screened_at is None
    return is_waiting and generation.status is GenerationStatus.QUEUED


def title_of(generation: Generation) -> str:
    """What the engine called the clip, else how its prompt begins."""
    if generation.title:
        return generation.title
    first = " ".join(generation.prompt.split()) or _of_way(generation)
    if len(first) <= TITLE_CHARACTERS:
        return first
    return first[:TITLE_CHARACTERS].rsplit(" ", 1)[0] + "…"


def _of_way(generation: Generation) -> str:
    """What stands for a prompt where there may be none."""
    if generation.shots:
        return str(generation.shots[0]["prompt"])
    return "What happens next"


LEFT_OUT_CHARACTERS = 80


def short(said: str) -> str:
    """What was left out, in one line."""
    said = " ".join(said.split())
    return said if len(said) <= LEFT_OUT_CHARACTERS else said[: LEFT_OUT_CHARACTERS - 1] + "…"


def clean_prompt(typed: str) -> str:
    """A prompt as it is kept and filmed: without control characters and outer blanks."""
    return "".join(c for c in typed if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()
