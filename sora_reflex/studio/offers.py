"""What the create sheet may offer: the engines that film here, what each can, and how long a clip takes with it."""

from uuid import UUID

from sqlmodel import Session

from sora_reflex.core.settings import get_settings
from sora_reflex.models import Way
from sora_reflex.studio import choice, modes, pace, remixing
from sora_reflex.studio.line import say_wait
from sora_reflex.studio.modes import OF_WAY, Mode
from sora_reflex.studio.schemas import SECONDS, EngineView, OfferView
from sora_reflex.studio.styles import STYLES

USUAL_SECONDS = 10
"""Of the clip whose time is told, where an engine films as long a one."""

SOUNDS = {
    ("own", True): "sound and speech",
    ("own", False): "sound without speech",
    ("added", True): "sound and speech added, lips don't follow",
    ("added", False): "sound added",
}


def list_offers(
    session: Session, *, owner_id: UUID | None = None, way: Way = Way.PROMPT, parent: UUID | None = None
) -> list[OfferView]:
    """The engines that a person may choose from, the instance's own first; never none.

    With a clip to start from, those alone that can start from it, if there are any.
    """
    engines, own = modes.list_engines(session), get_settings().engine
    first = modes.named(engines, own) or [modes.unknown(own)]
    offered = [*first, *(one for one in engines if one.is_live and one not in first and _lengths(one))]
    if parent is not None and owner_id is not None:
        filmed_by = remixing.get_source(session, viewer_id=owner_id, id=parent, way=way).engine
        offered = [one for one in offered if can_start(one, way, filmed_by)] or offered
    book = pace.read_all(session)
    alone = {one.name for one in offered if [other.name for other in offered].count(one.name) == 1}
    # As the settings name it, so that any of their workers may film what nobody chose an engine for.
    return [
        _offer(one, own if one in first and one.name in alone else one.key, book, is_alone=one.name in alone)
        for one in offered
    ]


def can_start(engine: EngineView, way: Way, filmed_by: str) -> bool:
    """Whether an engine can make this of a clip that another one, or itself, has filmed."""
    return OF_WAY[way] in engine.modes and choice.takes_from(engine, way, filmed_by)


def list_able(session: Session) -> list[EngineView]:
    """The engines that clips may be taken up by: the instance's own and what runs beside it."""
    engines = modes.list_engines(session)
    first = modes.named(engines, get_settings().engine)
    return [one for one in engines if one.is_live or one in first]


def _lengths(engine: EngineView) -> list[int]:
    return [seconds for seconds in SECONDS if engine.traits.shortest <= seconds <= engine.traits.longest]


def _offer(engine: EngineView, key: str, book: pace.Book, *, is_alone: bool) -> OfferView:
    traits = engine.traits
    return OfferView(
        key=key,
        label=engine.label if is_alone else engine.full_label,
        note=_note(engine, book),
        modes=engine.modes,
        styles=list(STYLES.items()) if Mode.STYLE in engine.modes else [],
        lengths=_lengths(engine),
        shapes=list(traits.shapes),
        needs_picture=traits.needs_picture,
        has_strength=traits.has_strength,
    )


def _note(engine: EngineView, book: pace.Book) -> str:
    lengths = _lengths(engine)
    if not lengths:
        return f"up to {engine.traits.longest:g} s"
    seconds = USUAL_SECONDS if USUAL_SECONDS in lengths else lengths[-1]
    paces = pace.of(book, engine.name, engine.profile)
    said = f"{seconds} s in {say_wait(pace.whole_seconds(paces, seconds))}"
    if not pace.is_measured(book, engine.name, engine.profile):
        said += ", at a guess"
    sound = SOUNDS.get((engine.traits.sound, engine.traits.speaks), "")
    return " · ".join(filter(None, (f"up to {lengths[-1]} s", sound, said)))
