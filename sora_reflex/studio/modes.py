"""What engines can do, as the web process knows it: from what workers said of theirs, without loading any."""

import re
from collections.abc import Iterable
from enum import StrEnum

from redis.exceptions import RedisError
from sqlmodel import Session, col, select

from sora_reflex.core import clock
from sora_reflex.core.queues import Lane, Sign, list_workers
from sora_reflex.core.settings import get_settings
from sora_reflex.models import RenderEngine, Way
from sora_reflex.studio.errors import EngineCannot
from sora_reflex.studio.schemas import EngineView, OfferView, SubmitGeneration
from sora_reflex.studio.styles import STYLES


class Mode(StrEnum):
    """A way of asking for a film. The engines have the same list, since they know nothing of the app."""

    TEXT = "text"
    FIRST_IMAGE = "first_image"
    LAST_IMAGE = "last_image"
    REFERENCES = "references"
    STORYBOARD = "storyboard"
    STYLE = "style"
    REMIX = "remix"
    EXTEND = "extend"


ANIMATIC = EngineView(
    name="animatic",
    label="Animatic",
    modes=[Mode.TEXT, Mode.STORYBOARD, Mode.STYLE, Mode.REMIX, Mode.EXTEND],
)
"""It comes with the app, so that it is known before a worker has run."""

WORDS = {
    Mode.TEXT: "film from words",
    Mode.FIRST_IMAGE: "begin with a picture",
    Mode.LAST_IMAGE: "end with a picture",
    Mode.REFERENCES: "take pictures of who is in it",
    Mode.STORYBOARD: "film shot by shot",
    Mode.STYLE: "take a style by its name",
    Mode.REMIX: "remix a clip",
    Mode.EXTEND: "go on from a clip",
}

_OF_WAY = {Way.STORYBOARD: Mode.STORYBOARD, Way.REMIX: Mode.REMIX, Way.EXTEND: Mode.EXTEND}


def note(session: Session, *, name: str, profile: str, label: str, modes: Iterable[str]) -> None:
    """Write down what a worker's engine says it is."""
    known = RenderEngine(name=name, profile=profile, label=label, modes=sorted(modes), seen_at=clock.now())
    session.merge(known)
    session.flush()


def list_engines(session: Session) -> list[EngineView]:
    """Every engine that is known here, each of its profiles for itself, the newest first and the animatic last."""
    rows = session.exec(select(RenderEngine).order_by(col(RenderEngine.seen_at).desc())).all()
    known = [
        EngineView(name=row.name, profile=row.profile, label=row.label, modes=row.modes, seen_at=row.seen_at)
        for row in rows
    ]
    seen_at = next((one.seen_at for one in known if one.name == ANIMATIC.name), None)
    return [*(one for one in known if one.name != ANIMATIC.name), ANIMATIC.model_copy(update={"seen_at": seen_at})]


def get_engine(session: Session) -> EngineView:
    """The engine that films here; one that no worker has run yet can at least film from words."""
    name, profile = chosen()
    unknown = EngineView(name=name, profile=profile, label=name, modes=[Mode.TEXT])
    known = (one for one in list_engines(session) if one.name == name and profile in ("", one.profile))
    return next(known, unknown)


def get_best(session: Session) -> EngineView:
    """The engine that the settings call the best; else the largest profile that a worker films with right now.

    Profiles are named after the memory they want, so the largest number is the most that can be had here.
    """
    wanted = get_settings().best_engine
    if wanted:
        return find_engine(session, wanted) or EngineView(name=wanted, label=wanted, modes=[Mode.TEXT])
    filmed = {lane for sign in _workers() for lane in sign.lanes}
    default = get_engine(session)
    able = [one for one in list_engines(session) if Lane(one.name, one.profile) in filmed and one.name != ANIMATIC.name]
    return max(able, key=_largeness, default=default) if default.name == ANIMATIC.name or len(able) > 1 else default


def find_engine(session: Session, full_name: str) -> EngineView | None:
    """An engine, or one profile of it, by its full name; a name alone means any profile of that engine."""
    known = list_engines(session)
    exact = next((one for one in known if one.full_name == full_name), None)
    if exact is not None:
        return exact
    family = next((one for one in known if one.name == full_name), None)
    return family.model_copy(update={"profile": ""}) if family else None


def _largeness(engine: EngineView) -> int:
    return max(map(int, re.findall(r"\d+", engine.profile)), default=0)


def _workers() -> list[Sign]:
    """The workers that live; none while Redis is away."""
    try:
        return list_workers()
    except (RedisError, OSError):
        return []


def chosen() -> tuple[str, str]:
    """The engine of the settings, and the profile that is asked for; an empty one means any."""
    name, _, profile = get_settings().engine.partition(":")
    return name, profile


def get_offer(session: Session) -> OfferView:
    """What the create sheet may offer."""
    engine = get_engine(session)
    styles = list(STYLES.items()) if Mode.STYLE in engine.modes else []
    return OfferView(label=engine.label, modes=engine.modes, styles=styles)


def asked_for(request: SubmitGeneration) -> list[Mode]:
    """What an engine must be able to do for a request."""
    asked = {
        Mode.FIRST_IMAGE: request.first_image,
        Mode.LAST_IMAGE: request.last_image,
        Mode.STYLE: request.style,
    }
    return [mode for mode, given in asked.items() if given] + [_OF_WAY[way] for way in (request.way,) if way in _OF_WAY]


def check(session: Session, request: SubmitGeneration) -> EngineView:
    """The engine that will film a request; raises EngineCannot, naming one that could, where it can't."""
    engine = get_engine(session)
    missing = [mode for mode in asked_for(request) if mode not in engine.modes]
    if not missing:
        return engine
    wanted = WORDS[missing[0]]
    others = [one.full_label for one in list_engines(session) if set(missing) <= set(one.modes)]
    able = f"{others[0]} can, if it is chosen by whoever runs this instance" if others else "No engine here can"
    field = "picture" if missing[0] in (Mode.FIRST_IMAGE, Mode.LAST_IMAGE) else "prompt"
    raise EngineCannot(f"{engine.label} can't {wanted}. {able}.", field=field)
