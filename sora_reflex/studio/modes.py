"""What engines can do, as the web process knows it: from what workers said of theirs, without loading any."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from redis.exceptions import RedisError
from sqlmodel import Session, col, select

from sora_reflex.core import clock, queues
from sora_reflex.core.queues import Lane
from sora_reflex.core.settings import get_settings
from sora_reflex.models import RenderEngine, Way
from sora_reflex.studio.schemas import EngineView, Traits


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

OF_WAY = {Way.STORYBOARD: Mode.STORYBOARD, Way.REMIX: Mode.REMIX, Way.EXTEND: Mode.EXTEND}


def note(
    session: Session,
    *,
    name: str,
    profile: str,
    label: str,
    modes: Iterable[str],
    traits: Mapping[str, Any] | None = None,
) -> None:
    """Write down what a worker's engine says it is."""
    kept = Traits.model_validate(traits or {}).model_dump(mode="json")
    known = RenderEngine(name=name, profile=profile, label=label, modes=sorted(modes), traits=kept, seen_at=clock.now())
    session.merge(known)
    session.flush()


def list_engines(session: Session) -> list[EngineView]:
    """Every engine that is known here, each of its profiles for itself, the newest first and the animatic last."""
    rows = session.exec(select(RenderEngine).order_by(col(RenderEngine.seen_at).desc())).all()
    lanes = _live_lanes()

    def view(row: RenderEngine) -> EngineView:
        is_live = lanes is None or Lane(row.name, row.profile) in lanes
        traits = Traits.model_validate(row.traits)
        return EngineView(
            name=row.name, profile=row.profile, label=row.label, modes=row.modes, traits=traits, is_live=is_live,
            seen_at=row.seen_at,
        )  # fmt: skip

    drawn = next((row for row in rows if row.name == ANIMATIC.name), None)
    is_live = lanes is None or Lane(ANIMATIC.name) in lanes
    own = ANIMATIC.model_copy(update={"is_live": is_live, "seen_at": drawn.seen_at if drawn else None})
    return [*(view(row) for row in rows if row.name != ANIMATIC.name), own]


def _live_lanes() -> frozenset[Lane] | None:
    """What living workers film; None while Redis is away, and then nobody knows."""
    try:
        return frozenset(lane for sign in queues.list_workers() for lane in sign.lanes)
    except (RedisError, OSError):
        return None


def named(engines: Iterable[EngineView], key: str) -> list[EngineView]:
    """Those that a name means, as "diffusers" or "diffusers:24gb"; what runs goes before what doesn't."""
    name, _, profile = key.partition(":")
    found = [one for one in engines if one.name == name and profile in ("", one.profile)]
    return [one for one in found if one.is_live] or found


def get_engine(session: Session, key: str = "") -> EngineView:
    """The engine of this name, or the one that films here; what no worker has run can at least film from words."""
    key = key or get_settings().engine
    return (named(list_engines(session), key) or [unknown(key)])[0]


def get_best(session: Session) -> EngineView:
    """The engine that the settings call the best; else the largest profile that a worker films with right now.

    Profiles are named after the memory they want, so the largest number is the most that can be had here.
    """
    wanted = get_settings().best_engine
    if wanted:
        return find_engine(session, wanted) or unknown(wanted)
    default, is_known = get_engine(session), _live_lanes() is not None
    able = [one for one in list_engines(session) if is_known and one.is_live and one.name != ANIMATIC.name]
    return max(able, key=_largeness, default=default) if default.name == ANIMATIC.name or len(able) > 1 else default


def find_engine(session: Session, key: str) -> EngineView | None:
    """An engine, or one profile of it, by its full name; a name alone means any profile of that engine."""
    known = list_engines(session)
    exact = next((one for one in known if one.key == key), None)
    if exact is not None:
        return exact
    family = next((one for one in known if one.name == key), None)
    return family.model_copy(update={"profile": ""}) if family else None


def _largeness(engine: EngineView) -> int:
    return max(map(int, re.findall(r"\d+", engine.profile)), default=0)


def unknown(key: str) -> EngineView:
    """What may be believed of an engine that no worker has run yet."""
    name, _, profile = key.partition(":")
    return EngineView(name=name, profile=profile, label=name, modes=[Mode.TEXT])
