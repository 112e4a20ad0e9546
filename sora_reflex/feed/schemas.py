"""What a person who watches may see."""

from sora_reflex.accounts.schemas import Person, View
from sora_reflex.social.schemas import Relation


class VideoCard(View):
    """A post in the feed. Times are ISO in UTC; addresses are paths on this server."""

    id: str
    maker: Person
    caption: str
    prompt: str
    """Empty when its maker keeps it private."""
    title: str
    created_at: str
    engine_label: str
    film_url: str
    poster_url: str
    thumbnail_url: str
    captions_url: str
    sprites_url: str
    width: int
    height: int
    seconds: float
    color: str
    """The poster's average colour as #rrggbb: shown before anything has loaded."""
    scrim_top: int
    """Percent of black that white text over the top needs."""
    scrim_bottom: int
    like_count: int
    comment_count: int = 0
    is_liked: bool
    is_following: bool
    is_mine: bool
    is_pinned: bool = False
    """On its maker's page, before the others."""
    is_hidden: bool = False
    """By those who keep order; its maker and they alone see it."""
    hidden_why: str = ""
    visibility: str
    is_prompt_public: bool = True
    left_out: list[str]
    allows_remix: bool = True
    remix_count: int = 0
    remix_refusal: str = ""
    """Why the viewer may not remix it; empty if they may."""
    remix_label: str = ""
    """ "Remix of @juno"; empty for a clip that was made from none."""
    repost_count: int = 0
    is_reposted: bool = False
    """By the viewer."""
    can_repost: bool = False
    reposted_by: str = ""
    """Handle of whoever's repost brought it into this feed; empty where it is there for its maker."""
    repost_line: str = ""
    sound: str = ""
    """The post whose sound it is, its own or another one; empty for a silent clip, and where that post is not shown."""
    sound_label: str = ""
    """ "Sound of @juno"; empty for a clip with a sound of its own."""
    sound_refusal: str = ""
    """Why the viewer may not use that sound; empty if they may."""
    style: str = ""
    style_label: str = ""
    """Empty where it is not one that the sheet offers."""


class FaceView(View):
    """The picture that somebody now shows; `url` is a path on this server."""

    url: str


class OwnProfile(View):
    """What one may change of one's own profile, as it is."""

    display_name: str = ""
    bio: str = ""
    pronouns: str = ""
    links: list[str] = []
    picture: str = ""


class ProfileHeader(View):
    person: Person
    bio: str = ""
    pronouns: str = ""
    links: list[str] = []
    """Whole https addresses."""
    posts: int = 0
    followers: int = 0
    following: int = 0
    likes: int = 0
    """Of all their clips that are there."""
    remixed: int = 0
    """How many clips of others, of those that the viewer may meet, remix one of theirs."""
    relation: Relation = Relation()
    is_me: bool = False
    is_private: bool = False
    is_closed: bool = False
    """Private, and the viewer does not follow: neither clips nor lists are shown."""
    has_likes_tab: bool = False
    requests: int = 0
    """Who waits to follow; on one's own page."""
    joined_at: str = ""
    is_suspended: bool = False
    """Only those who keep order meet them."""
    suspended_why: str = ""


class Tile(View):
    """A post in a grid."""

    id: str
    thumbnail_url: str
    preview_url: str = ""
    """A small silent film for a pointer that rests on the tile; empty when there is none."""
    title: str
    like_count: int
    color: str
    seconds: float
    visibility: str
    is_pinned: bool = False
    """Put before the others by its maker."""
    is_hidden: bool = False
