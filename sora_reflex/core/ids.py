"""Ids as they come from outside."""

from uuid import UUID

from sora_reflex.core.errors import NotFound


def parse(text: str) -> UUID:
    """Read an id; what is not one looks like what is not there."""
    try:
        return UUID(text)
    except (ValueError, AttributeError, TypeError) as error:
        raise NotFound("That is not here. It may have been deleted.") from error


def video_key(generation_id: UUID) -> str:
    """The id of a clip as `/v1/videos` and webhooks say it: of its generation, since it is known from the start."""
    return f"video_{generation_id.hex}"
