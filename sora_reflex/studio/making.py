"""What else than words a clip is made from: an earlier clip, pictures, shots."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from sora_reflex.core.errors import Invalid
from sora_reflex.models import Generation, Way
from sora_reflex.studio import choice, pictures, remixing, sizes, sounds, words
from sora_reflex.studio.schemas import MAX_PROMPT, MOST_REFERENCES, SubmitGeneration

MOST_VARIATIONS = 4
MOST_SHOTS, SHORTEST_SHOT, SLACK = 24, 0.5, 0.02
"""Of a storyboard, in seconds: what every engine takes."""

OLDEST = 20
"""Generations back: no chain of remixes is longer than somebody's patience."""


def read(session: Session, *, owner_id: UUID, request: SubmitGeneration) -> dict[str, Any]:
    """What the rows of a request say besides the prompt, the engine that will film it among that.

    Raises Invalid for what does not fit together, NotFound and Forbidden for a clip that is not theirs to start from,
    EngineCannot.
    """
    if not 1 <= request.variations <= MOST_VARIATIONS:
        raise Invalid(f"Ask for one to {MOST_VARIATIONS} variations at once.", field="variations")
    if len(request.references) > MOST_REFERENCES:
        raise Invalid(f"Give at most {MOST_REFERENCES} pictures of who is in it.", field="picture")
    if request.strength is not None and not (0 < request.strength <= 1 and request.way is Way.REMIX):
        raise Invalid("A remix may go from just above 0 to 1, and nothing else has a strength.", field="strength")
    parent = None
    if request.way in remixing.FROM_EARLIER:
        parent = remixing.get_source(session, viewer_id=owner_id, id=request.parent, way=request.way)
    elif request.parent is not None:
        raise Invalid("Say whether this clip is to be remixed or to go on.", field="prompt")
    chosen = choice.choose(session, request, parent)
    for id in (request.first_image, request.last_image, *request.references):
        pictures.check_own(session, owner_id, id)
    return {
        "engine": chosen.engine.name,
        "profile": chosen.profile,
        "way": request.way,
        "parent_id": parent.id if parent else None,
        "strength": request.strength,
        "sound_id": sounds.get_sound(session, viewer_id=owner_id, id=request.sound) if request.sound else None,
        "first_image_id": request.first_image,
        "last_image_id": request.last_image,
        "shots": _checked_shots(request),
        **_picture(request, parent),
    }


def screened_text(session: Session, generation: Generation) -> str:
    """All that a generation shows, in words, the newest first: an instruction is judged with what it changes."""
    return text_with_parents(session, generation.prompt, generation.shots, generation.parent_id)


def text_with_parents(session: Session, prompt: str, shots: list[dict[str, Any]], parent_id: UUID | None) -> str:
    """The same of what is only typed yet."""
    said = [prompt, *(shot["prompt"] for shot in shots)]
    for _ in range(OLDEST):
        parent = session.get(Generation, parent_id) if parent_id else None
        if parent is None:
            break
        said += [parent.prompt, *(shot["prompt"] for shot in parent.shots)]
        parent_id = parent.parent_id
    # What is new is judged whole; of what was judged before, as much as the checks read at once.
    return "\n".join(filter(None, said))[: max(len(prompt), MAX_PROMPT)]


def _picture(request: SubmitGeneration, parent: Generation | None) -> dict[str, Any]:
    """Its shape and size, those of its parent if it has one; raises Invalid for a size that nobody films."""
    if parent is not None:
        return {"shape": parent.shape, "width": parent.width, "height": parent.height}
    width, height = request.size or sizes.SIZES[request.shape]
    sizes.check(width, height)
    return {"shape": sizes.shape_of(width, height), "width": width, "height": height}


def _checked_shots(request: SubmitGeneration) -> list[dict[str, Any]]:
    """The shots as they are kept; raises Invalid where they leave a gap, overlap or say nothing."""
    if (request.way is Way.STORYBOARD) != bool(request.shots):
        raise Invalid("A storyboard needs shots, and shots need a storyboard.", field="shots")
    if len(request.shots) > MOST_SHOTS:
        raise Invalid(f"A storyboard holds at most {MOST_SHOTS} shots.", field="shots")
    at, kept = 0.0, list[dict[str, Any]]()
    for number, shot in enumerate(request.shots, 1):
        prompt = words.clean_prompt(shot.prompt)
        if not prompt:
            raise Invalid(f"Say what shot {number} shows.", field="shots")
        if abs(shot.start - at) > SLACK or shot.end - shot.start < SHORTEST_SHOT - SLACK:
            raise Invalid(f"Shot {number} must begin where the one before ends, and last half a second.", field="shots")
        at = shot.end
        kept.append({"prompt": prompt, "start": shot.start, "end": shot.end})
    if kept and abs(at - request.seconds) > SLACK:
        raise Invalid(f"The last shot must end with the clip, at {request.seconds} s.", field="shots")
    if sum(len(shot["prompt"]) for shot in kept) + len(request.prompt) > MAX_PROMPT:
        raise Invalid(f"All shots together may have {MAX_PROMPT:,} characters.", field="shots")
    return kept
