"""What the media route needs to know of a file."""

from pathlib import Path

from sora_reflex.accounts.schemas import View


class StoredFile(View):
    """A file that somebody may have: its place in the store and on this machine, its length and its media type."""

    name: str
    """As the store knows it: `videos/<id>/<kind>-<hash>.<ext>`."""
    path: Path
    bytes: int
    type: str
