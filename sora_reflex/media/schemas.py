"""What the media route needs to know of a file."""

from sora_reflex.accounts.schemas import View


class StoredFile(View):
    """A file that somebody may have: its place in the store, its length in bytes and its media type."""

    name: str
    """As the store knows it: `videos/<id>/<kind>-<hash>.<ext>`."""
    bytes: int
    type: str
    is_public: bool
    """Whether everybody may have it, so that shared caches may keep it."""
