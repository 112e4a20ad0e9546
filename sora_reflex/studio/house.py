"""What the house account makes of its own accord."""

import structlog
from sqlmodel import Session, col, select

from sora_reflex.accounts import service as accounts
from sora_reflex.accounts.schemas import Viewer
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Generation, User, Video
from sora_reflex.studio import service
from sora_reflex.studio.errors import EngineCannot
from sora_reflex.studio.schemas import SubmitGeneration
from sora_reflex.studio.starters import STARTERS, Starter

log = structlog.get_logger()


def seed(session: Session) -> int:
    """Ask for the starter clips if nobody has made anything here yet; gives how many are asked for.

    Each has a key of its own, so that two processes that start together ask once. They are posted when they are done.
    """
    wanted = STARTERS[: get_settings().starter_clips]
    if not wanted or _has_begun(session):
        return 0
    house = accounts.ensure_house(session)
    viewer = Viewer(id=house.id, handle=house.handle, display_name=house.display_name, role=house.role)
    return sum(_ask(session, viewer, starter) for starter in wanted)


def _ask(session: Session, viewer: Viewer, starter: Starter) -> bool:
    """Ask for one of them; False where the engine here can't film it, which is no reason not to start."""
    request = SubmitGeneration(
        request_key=starter.key,
        prompt=starter.prompt,
        seconds=starter.seconds,
        shape=starter.shape,
        seed=starter.seed,
    )
    try:
        service.submit(session, viewer=viewer, request=request)
    except EngineCannot as error:
        log.warning("house.not_filmed", starter=starter.key, why=error.message)
        return False
    return True


def _has_begun(session: Session) -> bool:
    """Whether the house has asked before, or somebody has made a clip here without it."""
    asked = select(Generation.id).join(User, col(User.id) == col(Generation.user_id)).where(col(User.is_house))
    return session.exec(asked).first() is not None or session.exec(select(Video.id)).first() is not None
