"""Which engine films a request: the one that was asked for, if it can; else a refusal that names one that can."""

from typing import NamedTuple

from sqlmodel import Session

from sora_reflex.core.settings import get_settings
from sora_reflex.models import Generation, Shape, Way
from sora_reflex.studio import modes
from sora_reflex.studio.errors import EngineCannot
from sora_reflex.studio.modes import OF_WAY, WORDS, Mode
from sora_reflex.studio.schemas import EngineView, SubmitGeneration
from sora_reflex.studio.sizes import shape_of


class Choice(NamedTuple):
    """An engine, and which of its profiles is to film; an empty one means any that a worker runs."""

    engine: EngineView
    profile: str


class Reason(NamedTuple):
    """Why an engine can't film something, to be said after its name; and the field that it is about."""

    words: str
    field: str


def asked_for(request: SubmitGeneration) -> list[Mode]:
    """What an engine must be able to do for a request."""
    asked = {
        Mode.FIRST_IMAGE: request.first_image,
        Mode.LAST_IMAGE: request.last_image,
        Mode.REFERENCES: request.references,
        Mode.STYLE: request.style,
    }
    return [mode for mode, given in asked.items() if given] + [OF_WAY[way] for way in (request.way,) if way in OF_WAY]


def choose(session: Session, request: SubmitGeneration, parent: Generation | None = None) -> Choice:
    """Who films a request; `parent` made what it starts from.

    Where a name means several profiles, it is left open which of them films, unless only some of them can.

    Raises:
        EngineCannot: Nobody who was asked for can, or no worker runs them.
    """
    engines, own = modes.list_engines(session), get_settings().engine
    key = request.engine or own
    asked = modes.named(engines, key)
    if not asked and key != own:
        raise EngineCannot(f"There is no engine called {key} here. Choose another one.", field="engine")
    asked = asked or [modes.unknown(key)]
    if key != own and not asked[0].is_live:
        message = f"No worker runs {asked[0].full_label} at the moment. Choose another engine."
        raise EngineCannot(message, field="engine")
    able = [one for one in asked if why_not(one, request, parent) is None]
    if not able:
        raise _refusal(asked[0], engines, request, parent)
    profile = key.partition(":")[2]
    return Choice(able[0], profile or ("" if len(able) == len(asked) else able[0].profile))


def why_not(engine: EngineView, request: SubmitGeneration, parent: Generation | None) -> Reason | None:
    """Why an engine can't film a request; None if it can."""
    traits = engine.traits
    missing = [mode for mode in asked_for(request) if mode not in engine.modes]
    if missing:
        is_picture = missing[0] in (Mode.FIRST_IMAGE, Mode.LAST_IMAGE, Mode.REFERENCES)
        return Reason(f"can't {WORDS[missing[0]]}", "picture" if is_picture else "prompt")
    if parent is not None and not takes_from(engine, request.way, parent.engine):
        return Reason(f"can't {WORDS[OF_WAY[request.way]]} that another engine filmed", "prompt")
    if traits.needs_picture and request.first_image is None and request.way is not Way.EXTEND:
        return Reason("needs a picture to begin with", "picture")
    shape = _shape(request, parent)
    if shape not in traits.shapes:
        return Reason(f"can't film {shape.value} clips", "shape")
    if request.seconds > traits.longest:
        return Reason(f"films at most {traits.longest:g} seconds", "seconds")
    if request.seconds < traits.shortest:
        return Reason(f"films {traits.shortest:g} seconds at least", "seconds")
    if request.strength is not None and not traits.has_strength:
        return Reason("can't be told how far a remix may go", "strength")
    return None


def _shape(request: SubmitGeneration, parent: Generation | None) -> Shape:
    if parent is not None:
        return parent.shape
    return shape_of(*request.size) if request.size else request.shape


def takes_from(engine: EngineView, way: Way, filmed_by: str) -> bool:
    """Whether an engine can remix, or go on from, what another one has filmed: by its picture, else only its own."""
    return engine.name == filmed_by or OF_WAY[way] in engine.traits.takes_any


def _refusal(
    engine: EngineView, engines: list[EngineView], request: SubmitGeneration, parent: Generation | None
) -> EngineCannot:
    """A refusal with the nearest engine that can: what runs goes first, then what is of the same kind."""
    reason = why_not(engine, request, parent)
    assert reason is not None
    able = [one for one in engines if one != engine and why_not(one, request, parent) is None]
    other = min(able, key=lambda one: (not one.is_live, one.name != engine.name), default=None)
    if other is None:
        end = "No engine here can."
    elif other.is_live:
        end = f"{other.full_label} can: choose it as the engine."
    else:
        end = f"{other.full_label} can, but no worker runs it at the moment."
    return EngineCannot(f"{engine.label} {reason.words}. {end}", field=reason.field)
