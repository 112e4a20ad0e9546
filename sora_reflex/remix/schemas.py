"""What of a family of clips, and of a sound, may reach a browser."""

from sora_reflex.accounts.schemas import View
from sora_reflex.feed.schemas import VideoCard


class Kin(View):
    """One clip of a family, or the gap where one was."""

    id: str = ""
    """Of its post; empty for a gap."""
    parent: int
    """Its place in the list; -1 for the one that the family began with."""
    handle: str = ""
    title: str
    """Of a gap: what is known of it."""
    thumbnail: str = ""
    color: str = ""


class Family(View):
    """All clips that came of one, as far as somebody may know of them; the first in the list is where it began."""

    kin: list[Kin]
    chosen: int
    """The place of the clip that was asked for."""
    clips: int
    generations: int
    makers: int
    is_cut: bool = False
    """Whether there are more than are listed."""


class SoundHeader(View):
    """The sound of a clip, and how many clips that the viewer may meet have it from there."""

    card: VideoCard
    uses: int = 0
