"""Model names of `/v1`: those that OpenAI's callers know, and the engines of this instance under their own."""

import re

from sqlmodel import Session

from sora_reflex.api.v1.errors import WireError
from sora_reflex.api.v1.schemas import ModelAnswer, ModelExtras
from sora_reflex.studio import modes
from sora_reflex.studio.schemas import EngineView

DEFAULT, BEST = "sora-2", "sora-2-pro"

_DATED = re.compile(r"(sora-2(?:-pro)?)-\d{4}-\d{2}-\d{2}")
"""A snapshot of a model: here it means the model."""

SIZES = (
    "720x1280",
    "1280x720",
    "1024x1792",
    "1792x1024",
    "1080x1920",
    "1920x1080",
    "1024x1024",
    "704x1280",
    "1280x704",
)
MOST_SECONDS = 20


def list_models(session: Session) -> list[ModelAnswer]:
    """The two that callers know, then every engine and profile under its full name."""
    own = {one.key: one for one in modes.list_engines(session)}
    named = {DEFAULT: modes.get_engine(session), BEST: modes.get_best(session)} | own
    return [answer(id, engine) for id, engine in named.items()]


def get_model(session: Session, name: str) -> EngineView:
    """The engine that a model name means. Raises WireError for one that means none."""
    dated = _DATED.fullmatch(name)
    plain = dated[1] if dated else name
    if plain == DEFAULT:
        return modes.get_engine(session)
    if plain == BEST:
        return modes.get_best(session)
    found = modes.find_engine(session, name)
    if found is None:
        known = ", ".join(one.id for one in list_models(session))
        message = f"The model '{name[:80]}' does not exist here. There are: {known}."
        raise WireError(message, status=404, param="model", code="model_not_found")
    return found


def engine_of(session: Session, name: str) -> str:
    """The engine that a model name means, as a request names it; empty for the instance's. Raises WireError."""
    dated = _DATED.fullmatch(name)
    if (dated[1] if dated else name) == DEFAULT:
        return ""
    return get_model(session, name).key


def answer(id: str, engine: EngineView) -> ModelAnswer:
    return ModelAnswer(
        id=id,
        created=int(engine.seen_at.timestamp()) if engine.seen_at else 0,
        owned_by="sora-reflex",
        sora_reflex=ModelExtras(
            engine=engine.name,
            profile=engine.profile,
            label=engine.label,
            modes=engine.modes,
            sizes=list(SIZES),
            most_seconds=MOST_SECONDS,
        ),
    )
