"""What of making may reach a browser or the API, and what it takes in."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from sora_reflex.accounts.schemas import View
from sora_reflex.models import Shape, Visibility, Way

MAX_PROMPT = 2000
SECONDS = (5, 10, 15)
"""Lengths that the sheet offers."""

MOST_REFERENCES = 4
MOST_SECONDS = 20
"""The longest that may be asked for: it fills a worker for as long as people have patience."""


def turns_of(seconds: int) -> int:
    """What a clip of this length costs of the rolling quota: one turn, and one more for each 5 s beyond 10."""
    return 1 + max(0, -(-(seconds - 10) // 5))


class Shot(BaseModel):
    """One shot of a storyboard, from `start` to `end` in seconds of the clip."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    prompt: str
    start: float
    end: float


class SubmitGeneration(BaseModel):
    """What the create sheet sends. `request_key` is made when the sheet opens."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    request_key: str = Field(min_length=8, max_length=76)
    """A variation adds its number to it."""
    prompt: str
    seconds: int = 10
    shape: Shape = Shape.PORTRAIT
    seed: int | None = None
    style: str = ""
    variations: int = 1
    """How many clips of this, each with a seed of its own."""
    way: Way = Way.PROMPT
    parent: UUID | None = None
    """What to remix or to go on from: a clip of the viewer's own, or a post that they may remix.

    The prompt says what changes or what comes next.
    """
    shots: tuple[Shot, ...] = ()
    first_image: UUID | None = None
    last_image: UUID | None = None
    references: tuple[UUID, ...] = ()
    """Pictures of who or what is to appear."""
    strength: float | None = None
    """How far a remix may go from its parent, above 0 to 1; None leaves it to the engine."""
    sound: UUID | None = None
    """A post whose sound the clip is to have in place of its own."""
    engine: str = ""
    """Which engine is to film it, with its profile if one is wanted: "diffusers:24gb"; empty for the instance's."""
    size: tuple[int, int] | None = None
    """Width and height in pixels; None: as the shape has it. A remix or continuation is as large as its parent."""
    model: str = ""
    """What a program called its engine; empty for the app's own sheet."""


class Ways(BaseModel):
    """What of a sheet is no plain choice, as the browser packs it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    style: str = Field(default="", max_length=40)
    variations: int = 1
    way: Way = Way.PROMPT
    parent: UUID | None = None
    shots: tuple[Shot, ...] = ()
    first_image: UUID | None = None
    last_image: UUID | None = None
    references: tuple[UUID, ...] = Field(default=(), max_length=MOST_REFERENCES)
    strength: float | None = None
    sound: UUID | None = None
    engine: str = Field(default="", max_length=121)


class PublishPost(BaseModel):
    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    video_id: UUID
    caption: str = ""
    is_prompt_public: bool = True
    visibility: Visibility = Visibility.PUBLIC
    allows_remix: bool | None = None
    """Whether others may remix it; None: as its maker's settings say."""


class Traits(View):
    """Which films an engine makes, besides its modes. The engines have the same list, each entry explained there."""

    shortest: float = 1.0
    longest: float = 60.0
    shapes: tuple[str, ...] = tuple(Shape)
    sound: Literal["own", "added", ""] = "own"
    speaks: bool = True
    needs_picture: bool = False
    takes_any: tuple[str, ...] = ()
    has_strength: bool = False
    first_pace: float = 0.0


class EngineView(View):
    """An engine, or one profile of it, and what it can do."""

    name: str
    profile: str = ""
    label: str
    modes: list[str]
    traits: Traits = Traits()
    is_live: bool = True
    """Whether a worker runs it, as far as anybody knows."""
    seen_at: datetime | None = None
    """When a worker last loaded it; None when none has yet."""

    @property
    def full_label(self) -> str:
        return f"{self.label} ({self.profile})" if self.profile else self.label

    @property
    def key(self) -> str:
        """As requests, the settings and the API name it: "diffusers:24gb"."""
        return f"{self.name}:{self.profile}" if self.profile else self.name


class OfferView(View):
    """What the create sheet may offer of one engine; styles as (name, label)."""

    key: str = ""
    label: str = "Animatic"
    note: str = ""
    """What it is like: "up to 15 s · sound and speech · 10 s in about 10 s"."""
    modes: list[str] = []
    styles: list[tuple[str, str]] = []
    lengths: list[int] = list(SECONDS)
    shapes: list[str] = [shape.value for shape in Shape]
    needs_picture: bool = False
    has_strength: bool = False


class UploadView(View):
    """A picture that its owner may make a clip from."""

    id: str
    url: str
    width: int
    height: int


class StillView(View):
    """A scene as it is planned: its still, what was understood and what is left out; or why there is none."""

    key: str = ""
    url: str = ""
    """Empty when there is no still."""
    gist: list[str] = []
    """Who, where, when: "A chef and a girl", "kitchen", "night"."""
    left_out: list[str] = []
    refusal: str = ""
    """Which rule it would be refused by, and what would pass; empty when it may be filmed."""


class StageView(View):
    """A step of a generation: its name, its share of the whole in percent, and whether it is done or under way."""

    name: str
    share: int
    state: str
    """done, now or next."""


class GenerationView(View):
    id: str
    prompt: str
    title: str
    status: str
    stage: str
    stage_label: str
    """What happens now, in words: "Waiting, 2 before you", "Filming"."""
    stages: list[StageView]
    progress: int
    queue_position: int
    """0 when it runs; 1 is next."""
    eta_label: str
    """ "about 20 s", or empty when it is not known."""
    sent_label: str
    """Local wall time is the browser's matter: an ISO time in UTC."""
    due_label: str
    """ISO time in UTC when it should be done, or empty."""
    seconds: int
    shape: str
    turns: int
    rule: str
    error_message: str
    video_id: str
    poster_url: str
    still_url: str
    """A frame of what is planned, while it is filmed; empty when there is none."""
    left_out: list[str]
    is_open: bool
    is_looked_at: bool
    """Whether it waits for its maker to look at the preview, before a slow engine is asked."""


class QuotaView(View):
    limit: int
    used: int
    left: int
    next_at: str
    """ISO time in UTC when the next turn comes back, or empty when none is spent."""


class TakeView(View):
    """One of several clips of the same request."""

    id: str
    thumbnail_url: str
    is_new: bool
    is_posted: bool
    is_current: bool


class DraftView(View):
    """A finished clip as its maker sees it, posted or not."""

    id: str
    title: str
    prompt: str
    poster_url: str
    thumbnail_url: str
    film_url: str
    captions_url: str
    seconds: float
    width: int
    height: int
    engine_label: str
    created_at: str
    color: str
    is_new: bool
    post_id: str
    """Empty while it is a draft."""
    left_out: list[str]
    is_animatic: bool
    shape: str
    can_remix: bool
    """Whether an engine that films here can take it up again."""
    can_extend: bool
    parent_label: str
    """ "Remix of" or "Goes on from", or empty."""
    parent_title: str
    parent_url: str
    """Empty when the parent was deleted."""
    sound_label: str = ""
    """ "Sound of @juno"; empty for a clip with a sound of its own."""
    sound_url: str = ""
    """Empty when the clip that it came with is not the viewer's to open."""
    takes: list[TakeView]
    """All clips of the same request, in the order of their making, this one among them; none if it is the only one."""


class PipelineHealth(View):
    """Whether clips can be made right now; `message` says for a person what is amiss, or is empty."""

    has_redis: bool
    render_workers: int
    default_workers: int
    message: str


class QueuedView(View):
    """A generation in the operators' list; its prompt is its maker's own and not in it."""

    id: str
    handle: str
    what: str
    """ "10 s · animatic"."""
    stage_label: str
    progress: int
    worker: str
    wait_label: str
    """Until it should be done; empty when that is not known."""
    sent_at: str
    due_at: str
    """ISO times in UTC; the second may be empty."""


class WorkerView(View):
    name: str
    device: str
    host: str
    films: str
    """Engines and profiles, as "animatic"."""
    for_handle: str
    """Whose clip it films now; empty when it is idle."""


class LimitView(View):
    name: str
    group: str
    label: str
    value: int
    least: int
    most: int
    is_set: bool
    """Whether an operator set it, as against the settings."""


class DeskView(View):
    """The queue as operators see it."""

    headline: str = ""
    lead: str = ""
    is_paused: bool = False
    running: list[QueuedView] = []
    waiting: list[QueuedView] = []
    more: int = 0
    """How many more wait than are listed."""
    workers: list[WorkerView] = []
    limits: list[LimitView] = []
